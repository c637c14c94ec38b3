"""Are parent and child as far apart in age as parents and children are?

The usual gaps are those of domain.md D.4. Adopted and step-children may be called children too,
so that no gap is impossible by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.kin import CHILD, PARENT, relation_of
from verifiers.model import Strength, Text
from verifiers.people import mentions
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Evidence, Finding

_STRONG_BELOW, _SOFT_BELOW = 15, 18
_STRONG_ABOVE, _SOFT_ABOVE = 80, 60
"""Years. The upper bounds are those of fathers: papers seldom tell which parent is meant."""


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    births = _births(evidence)
    for document in evidence.documents:
        for one in document.statements():
            relation = relation_of(one.relation)
            if one.type != "kinship" or relation not in {CHILD, PARENT}:
                continue
            child, parent = (one.person, one.to) if relation == CHILD else (one.to, one.person)
            born, before = (births.get(names.normalise(who or "")) for who in (child, parent))
            strength = _strength(before, born)
            if strength is not None:
                years = _gap(before, born)
                yield finding(
                    "PARENT_CHILD_AGE_GAP",
                    strength,
                    Text(
                        f"{parent}与{child}是父母子女，年龄却相差{years}岁。",
                        f"{parent} and {child} are parent and child, but {years} years apart.",
                    ),
                    Text(
                        "请核对两人的出生日期；如为养父母或继父母，请补充说明材料。",
                        "Compare both dates of birth; for an adoptive or step-parent, add a paper "
                        "that says so.",
                    ),
                    document=document,
                    field="statements",
                    others=evidence.documents,
                    people=[child, parent],
                )


def _births(evidence: Evidence) -> dict[str, date]:
    return {
        names.normalise(mention.name): mention.born
        for document in sorted(evidence.documents, key=lambda one: one.id)
        for mention in mentions(document)
        if mention.name and mention.born
    }


def _gap(parent: date | None, child: date | None) -> int:
    return round((child - parent).days / 365.25) if parent and child else 0


def _strength(parent: date | None, child: date | None) -> Strength | None:
    if parent is None or child is None:
        return None
    years = (child - parent).days / 365.25
    if years < _STRONG_BELOW or years > _STRONG_ABOVE:
        return Strength.STRONG
    return Strength.SOFT if years < _SOFT_BELOW or years > _SOFT_ABOVE else None


CHECK = Check(
    titles={
        "PARENT_CHILD_AGE_GAP": Text("父母子女年龄差异常", "Unlikely ages of parent and child")
    },
    transfer=_transfer,
)
