"""Are parents and children, and brothers and sisters, as far apart in age as they can be?

The bands are those of domain.md D.4, of women where the parent is one, else of men or, where the
sex is not known, the wider. Whoever some source calls adopted or step is not asked. Births that
differ between papers are taken at their mildest.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.dossier.people import is_sure
from verifiers.family.closure import closure_of
from verifiers.family.words import Nature
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from verifiers.family.claims import Source
    from verifiers.family.kin import Bond, Family, Member, Said
    from verifiers.model import Evidence, Finding

_IMPOSSIBLE, _UNHEARD, _UNUSUAL = Strength.HARD, Strength.STRONG, Strength.SOFT
_BANDS: dict[str | None, tuple[tuple[float, Strength | None], ...]] = {
    "female": (
        (12, _IMPOSSIBLE), (15, _UNHEARD), (18, _UNUSUAL), (46, None), (50, _UNUSUAL),
        (61, _UNHEARD), (999, _IMPOSSIBLE),
    ),
    "male": (
        (12, _IMPOSSIBLE), (16, _UNHEARD), (61, None), (76, _UNUSUAL), (81, _UNHEARD),
        (999, _IMPOSSIBLE),
    ),
    None: (
        (12, _IMPOSSIBLE), (15, _UNHEARD), (18, _UNUSUAL), (61, None), (76, _UNUSUAL),
        (81, _UNHEARD), (999, _IMPOSSIBLE),
    ),
}  # fmt: skip
"""Whole years of age of a parent at the birth, each band up to its first number."""
_RANK = (None, _UNUSUAL, _UNHEARD, _IMPOSSIBLE)
_POSTHUMOUS = timedelta(days=300)
_CARRIED = timedelta(days=243)
"""Eight months: no two births of one mother are nearer, but of twins."""
_TWINS = timedelta(days=2)
_YEAR = 365.2425
_FIX = Text(
    "请核对各份材料上的出生日期；如为收养或继子女关系，请补充写明该关系的材料。",
    "Compare the dates of birth on all papers; for an adoptive or step-relation, add a paper that "
    "says so.",
)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    family = closure_of(evidence).family
    for (above, below), bond in sorted(family.parents.items()):
        if bond.natures == {Nature.PLAIN}:
            parent, child = family.people[above], family.people[below]
            yield from _gap(bond, parent, child)
            yield from _after_death(bond, parent, child)
    yield from _siblings(family)


def _gap(bond: Bond, parent: Member, child: Member) -> Iterator[Finding]:
    births = [
        (_strength(parent.sex, (one.value - other.value).days / _YEAR), one, other)
        for one in child.births
        for other in parent.births
    ]
    if not births:
        return
    strength, born, before = min(births, key=lambda one: _RANK.index(one[0]))
    if strength is None:
        return
    years = round((born.value - before.value).days / _YEAR)
    sure = hard_if(_is_sure(born) and _is_sure(before))
    yield _noticed(
        "PARENT_CHILD_AGE_GAP",
        sure if strength is _IMPOSSIBLE else strength,
        Text(
            f"{parent.name}与{child.name}是父母子女，年龄却相差{years}岁。",
            f"{parent.name} and {child.name} are parent and child, but {years} years apart.",
        ),
        bond,
        [born.source, before.source],
        people=[child.name, parent.name],
    )


def _strength(sex: str | None, years: float) -> Strength | None:
    return next(strength for below, strength in _BANDS[sex] if years < below)


def _after_death(bond: Bond, parent: Member, child: Member) -> Iterator[Finding]:
    """A mother lives at the birth; a father died at most 300 days before."""
    days = [one for one in parent.deaths if one.day and one.source.document]
    last = max((one.day for one in days if one.day), default=None)
    born = min(child.births, key=lambda one: one.value, default=None)
    if last is None or born is None or parent.sex is None:
        return
    late = born.value - last > (timedelta(0) if parent.sex == "female" else _POSTHUMOUS)
    if not late:
        return
    sources = [one.source for one in days]
    sure = _is_sure(born) and all(
        is_sure(one.document, one.field) for one in sources if one.document
    )
    yield _noticed(
        "BIRTH_AFTER_PARENT_DEATH",
        hard_if(sure) if parent.sex == "female" else Strength.STRONG,
        Text(
            f"{child.name}生于{born.value}，而其父母{parent.name}于{last}已去世。",
            f"{child.name} was born on {born.value}, but {parent.name}, a parent, had died on "
            f"{last}.",
        ),
        bond,
        [born.source, *sources],
        people=[child.name, parent.name],
    )


def _siblings(family: Family) -> Iterator[Finding]:
    mothers = [key for key, member in family.people.items() if member.sex == "female"]
    for mother in sorted(mothers):
        bonds = [one for one in family.children_of(mother) if one.natures == {Nature.PLAIN}]
        for first, second in combinations(sorted(bonds, key=lambda one: one.other), 2):
            one, other = family.people[first.other], family.people[second.other]
            gaps = [(abs(a.value - b.value), a, b) for a in one.births for b in other.births]
            if not gaps or any(not _TWINS < gap < _CARRIED for gap, *_ in gaps):
                continue
            _, a, b = gaps[0]
            yield _noticed(
                "SIBLING_AGE_GAP",
                # Papers call step-children children too, so that it is not proved impossible.
                _UNHEARD,
                Text(
                    f"{one.name}与{other.name}为同一母亲所生，出生日期却相差不足八个月。",
                    f"{one.name} and {other.name} have one mother, but were born less than eight "
                    "months apart.",
                ),
                first,
                [*second.sources, a.source, b.source],
                people=[one.name, other.name],
            )


def _is_sure(said: Said[date]) -> bool:
    """Whether the day was typed in, declared, or read alike by two readers."""
    document = said.source.document
    return document is None or is_sure(document, said.source.field)


def _noticed(
    code: str,
    strength: Strength,
    message: Text,
    bond: Bond,
    sources: Iterable[Source],
    *,
    people: list[str],
) -> Finding:
    """The finding, where the kinship stands, with every paper that it rests on."""
    shown = next((one for one in bond.sources if one.document), None)
    return finding(
        code,
        strength,
        message,
        _FIX,
        document=shown.document if shown else None,
        field=shown.field if shown else None,
        others=[one.document for one in (*bond.sources, *sources) if one.document],
        people=people,
    )


CHECK = Check(
    titles={
        "PARENT_CHILD_AGE_GAP": Text("父母子女年龄差异常", "Unlikely ages of parent and child"),
        "BIRTH_AFTER_PARENT_DEATH": Text("出生晚于父母去世", "Birth after a parent's death"),
        "SIBLING_AGE_GAP": Text("兄弟姐妹出生日期过近", "Births of siblings too close"),
    },
    transfer=_transfer,
)
