"""One heir: every share that is, or was, theirs, and the papers that show them to be one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.family.naming import REGISTRANT
from verifiers.family.succession import Outcome, Role, Share
from verifiers.family.words import Nature

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verifiers.family.claims import Source
    from verifiers.family.kin import Bond, Family, Member, Pair
    from verifiers.model import Document

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


def heirs_of(family: Family, parents: Mapping[Pair, Bond], shares: tuple[Share, ...]) -> list[Heir]:
    """Everybody with a share, the registrant's own heirs first.

    `parents` are the bonds of parent and child that hold, those presumed with the rest.
    """
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
        (
            one
            for one in shares
            # Who is represented, though by nobody left alive, is on the way all the same.
            if one.person == above and (one.heirs or one.of == share.of)
        ),
        None,
    )
    deaths = [one.source for one in family.people[above].deaths]
    return [*found, *deaths, *(_chain(family, parents, shares, via) if via else ())]
