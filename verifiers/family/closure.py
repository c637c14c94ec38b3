"""Heir closure: everybody who has, or had, a share in the registrant's estate; what became of it.

The spouse is always among them: half of what a couple owns is the spouse's before anything is
inherited (civil code 1153). Where sources contradict each other on who outlived whom, the share is
open; a waiver before the death, or of somebody under 18, settles nothing (1124, 35).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.card_validity import later
from verifiers.family import kinship
from verifiers.family.graph import family_of
from verifiers.family.naming import REGISTRANT, TRANSFEREE
from verifiers.family.order import Death
from verifiers.family.succession import Kindred, Outcome, Role, Share, succession
from verifiers.family.words import Nature
from verifiers.once import once

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from verifiers.family.claims import Acted, Source
    from verifiers.family.kin import Bond, Family, Member, Pair
    from verifiers.family.order import Key
    from verifiers.model import Document, Evidence

OF_AGE = 18
"""Years (civil code 17)."""
_GRAVEST = (
    Outcome.OPEN,
    Outcome.LATER_DECEASED,
    Outcome.REPRESENTED,
    Outcome.DISQUALIFIED,
    Outcome.JOINED,
    Outcome.WAIVED,
    Outcome.INHERITS,
    Outcome.PREDECEASED,
)
_OTHER_THAN_CHILD = {
    Role.SPOUSE: "spouses",
    Role.SIBLING: "siblings",
    Role.GRANDPARENT: "grandparents",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heir:
    """One person with every share that is, or was, theirs."""

    member: Member
    shares: tuple[Share, ...]
    """The registrant's own estate first."""
    sources: tuple[Source, ...]
    """Who says that they, and those through whom they inherit, belong to the family."""
    is_open: bool
    """Whether nothing settles one of their shares, or nothing is known of heirs of their own."""
    is_presumed: bool
    """No source says so; it follows from how both are related to a third."""
    is_doubtful: bool
    """A step-child or step-parent: an heir only where one raised the other (civil code 1127)."""

    @property
    def name(self) -> str:
        """What to call them."""
        return self.member.name

    @property
    def outcome(self) -> Outcome:
        """What became of them: that of their shares which leaves most to do."""
        return min((one.outcome for one in self.shares), key=_GRAVEST.index)

    @property
    def share(self) -> Share:
        """The gravest share: the one that is open, or else the first."""
        return min(self.shares, key=lambda one: _GRAVEST.index(one.outcome))

    @property
    def role(self) -> Role | None:
        """What they are to the registrant; `None` for heirs of an heir."""
        return next((one.role for one in self.shares if one.of == REGISTRANT), None)

    @property
    def is_spoken_of(self) -> bool:
        """Whether any paper says what they did, valid or not."""
        return bool(self.member.acts)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The papers that show them to be an heir."""
        found = {one.id: one.document for one in self.sources if one.document}
        return tuple(found[key] for key in sorted(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """The family, the ties that hold, and every heir by name."""

    family: Family
    parents: Mapping[Pair, Bond]
    kindred: Kindred
    heirs: tuple[Heir, ...]

    @property
    def open(self) -> tuple[Heir, ...]:
        """Whoever still must be heard, the registrant's own heirs first."""
        return tuple(one for one in self.heirs if one.is_open)

    def is_settled(self, heir: Heir) -> bool:
        """Whether nobody is left to be heard: not they, nor anybody of the estate they left."""
        return not heir.is_open and not any(
            one.of == heir.member.key and other.is_open
            for other in self.heirs
            for one in other.shares
        )

    def of(self, key: Key) -> Heir | None:
        """The heir of that key, or `None` where they have no share."""
        return next((one for one in self.heirs if one.member.key == key), None)


def closure_of(
    evidence: Evidence,
    *,
    counts: Collection[str] | None = None,
    presumed: Collection[Key] = (),
) -> Closure:
    """The closure of the registrant's estate.

    Only acts in the documents `counts` settle anything, or in all; `presumed` are people whom their
    age makes dead before the registrant. Raises nothing: contradictions leave shares open.
    """
    return (
        _whole(evidence)
        if counts is None and not presumed
        else _closure(evidence, counts, presumed)
    )


@once(kept=4)
def _whole(evidence: Evidence) -> Closure:
    """The closure that checks ask for."""
    return _closure(evidence, None, ())


def _closure(
    evidence: Evidence, counts: Collection[str] | None, presumed: Collection[Key]
) -> Closure:
    family = _graph(evidence)
    deaths = {**deaths_in(family), **dict.fromkeys(presumed, _BEFORE)}
    parents = kinship.parents_in_law(family)
    kinship.attach_loose(family, parents, deaths)
    kindred = Kindred(
        spouses=kinship.spouses(family),
        children=_by(parents, 0),
        parents=_by(parents, 1),
        siblings=kinship.siblings(family, parents),
        grandparents=kinship.grandparents(family, parents),
        deaths=deaths,
        heard=_heard(family, counts),
    )
    shares = succession(kindred, REGISTRANT)
    return Closure(
        family=family,
        parents=parents,
        kindred=kindred,
        heirs=tuple(_heirs(family, parents, shares)),
    )


_BEFORE = Death(before=frozenset({REGISTRANT}))


@once(kept=4)
def _graph(evidence: Evidence) -> Family:
    """Several checks and facts ask for the same graph, which nobody changes once it is made."""
    return family_of(evidence)


def deaths_in(family: Family) -> dict[Key, Death]:
    """What is known of every death; of the registrant's at least that it is claimed."""
    known = {key: death for key, member in family.people.items() if (death := _death(member))}
    return {REGISTRANT: Death(), **known}


def _death(member: Member) -> Death | None:
    """A paper's word goes before the merchant's; one who is said to live as well is in doubt."""
    printed = [one for one in member.deaths if one.source.document]
    told = printed or member.deaths
    if not told:
        return None
    if member.alive:
        return Death()
    if not printed and not member.acts and member.key != REGISTRANT:
        return Death(before=frozenset({REGISTRANT}))
    return Death(
        days=frozenset(one.day for one in told if one.day),
        before=frozenset(one.before for one in told if one.before),
    )


def _by(parents: Mapping[Pair, Bond], end: int) -> dict[Key, frozenset[Key]]:
    """Children by parent (0), or parents by child (1)."""
    found: dict[Key, set[Key]] = {}
    for pair in parents:
        found.setdefault(pair[end], set()).add(pair[1 - end])
    return {key: frozenset(others) for key, others in found.items()}


def _heard(family: Family, counts: Collection[str] | None) -> dict[tuple[Key, Key], Outcome]:
    heard = {(TRANSFEREE, REGISTRANT): Outcome.INHERITS}
    for member in family.people.values():
        for act in member.acts:
            counted = counts is None or act.source.id in counts
            if counted and not is_too_early(act, family) and not is_minors(act, member):
                place = (member.key, act.of or REGISTRANT)
                heard[place] = min(heard.get(place, act.act), act.act, key=_GRAVEST.index)
    return heard


def is_too_early(act: Acted, family: Family) -> bool:
    """Whether somebody waived while the owner of the estate still lived."""
    owner = family.people.get(act.of or REGISTRANT)
    days = [one.day for one in owner.deaths if one.day and one.source.document] if owner else []
    return act.act is Outcome.WAIVED and bool(act.day and days and act.day < min(days))


def is_minors(act: Acted, member: Member) -> bool:
    """Whether somebody under 18 waived."""
    if act.act is not Outcome.WAIVED or member.born is None:
        return False
    day = act.day or (act.source.document.day("issue_date") if act.source.document else None)
    return day is not None and day < later(member.born, OF_AGE)


def is_minor(member: Member, day: date) -> bool:
    """Whether somebody is under 18 on that day."""
    return member.born is not None and day < later(member.born, OF_AGE)


def _heirs(family: Family, parents: Mapping[Pair, Bond], shares: tuple[Share, ...]) -> list[Heir]:
    people = dict.fromkeys(one.person for one in shares if one.person != REGISTRANT)
    found = []
    for key in people:
        own = sorted((one for one in shares if one.person == key), key=_registrants_first)
        bonds = [bond for share in own if (bond := _bond(family, parents, share))]
        through = [one for share in own for one in _chain(family, parents, shares, share)]
        found.append(
            Heir(
                member=family.people[key],
                shares=tuple(own),
                sources=tuple(dict.fromkeys(through)),
                is_open=any(_is_open(family, parents, share) for share in own),
                is_presumed=bool(bonds) and all(bond.natures == _PRESUMED for bond in bonds),
                is_doubtful=bool(bonds) and all(bond.natures == _STEP for bond in bonds),
            )
        )
    return sorted(found, key=lambda one: (one.role is None, one.shares[0].role.value, one.name))


def _is_open(family: Family, parents: Mapping[Pair, Bond], share: Share) -> bool:
    """Of an heir who died later, their own family must have been looked at, not only presumed."""
    if share.outcome is not Outcome.LATER_DECEASED:
        return share.is_open
    dead, known = share.person, share.instead or share.of
    heard = any(act.of == dead for one in family.people.values() for act in one.acts)
    told = any(
        dead in pair and known not in pair and bond.natures != _PRESUMED
        for pair, bond in (*parents.items(), *family.spouses.items(), *family.siblings.items())
    )
    return not (share.heirs and (heard or told))


_PRESUMED = frozenset({Nature.PRESUMED})
_STEP = frozenset({Nature.STEP})


def _registrants_first(share: Share) -> bool:
    return share.of != REGISTRANT


def _bond(family: Family, parents: Mapping[Pair, Bond], share: Share) -> Bond | None:
    """The bond to the owner of the estate, or to whom they stand in for."""
    owner = share.instead or share.of
    if share.role in _OTHER_THAN_CHILD:
        ties: Mapping[Pair, Bond] = getattr(family, _OTHER_THAN_CHILD[share.role])
        a, b = sorted((owner, share.person))
        return ties.get((a, b)) or ties.get((b, a))
    if share.role is Role.PARENT:
        return parents.get((share.person, owner))
    return parents.get((owner, share.person))


def _chain(
    family: Family, parents: Mapping[Pair, Bond], shares: tuple[Share, ...], share: Share
) -> list[Source]:
    """Every source on which a share rests, down from the registrant."""
    bond = _bond(family, parents, share)
    found = list(bond.sources) if bond else []
    above = share.instead or share.of
    if above == REGISTRANT:
        return found
    via = next(
        (one for one in shares if one.person == above and one.heirs and one is not share), None
    )
    deaths = [one.source for one in family.people[above].deaths]
    return [*found, *deaths, *(_chain(family, parents, shares, via) if via else ())]
