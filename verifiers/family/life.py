"""What people did and when they died, as the law takes it: what counts, and what is void.

A waiver or an agreement before the death settles nothing, for nobody inherits yet (civil code 1121,
1124); neither does an agreement on other assets alone, what somebody under 18 gives up (35), or a
waiver that was taken back before the estate was divided, until a court has decided on it
(法释〔2020〕23, 36). A paper's word on a death goes before the merchant's, and who is said to live
as well is in doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier.card_validity import later
from verifiers.family.naming import REGISTRANT, TRANSFEREE
from verifiers.family.order import Death
from verifiers.family.succession import Outcome
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from verifiers.family.claims import Acted, Revoked
    from verifiers.family.kin import Family, Member
    from verifiers.family.order import Key
    from verifiers.model import Document

OF_AGE = 18
"""Years (civil code 17)."""
_PREVAILS = (
    Outcome.DISQUALIFIED,
    Outcome.JOINED,
    Outcome.WAIVED,
    Outcome.INHERITS,
)
"""Which of several acts of one person counts: the one that leaves them least."""
_GIVING_UP = frozenset({Outcome.WAIVED, Outcome.JOINED})


def deaths_in(family: Family) -> dict[Key, Death]:
    """What is known of every death; of the registrant's at least that it is claimed."""
    known = {key: death for key, member in family.people.items() if (death := _death(member))}
    return {REGISTRANT: Death(), **known}


def _death(member: Member) -> Death | None:
    if not member.deaths:
        return None
    if member.alive:
        return Death()
    if not member.acts and not any(one.source.document for one in member.deaths):
        return Death(before=frozenset({REGISTRANT}))
    return Death(
        days=frozenset(one.day for one in member.deaths if one.day),
        before=frozenset(one.before for one in member.deaths if one.before),
    )


def heard_in(family: Family, counts: Collection[str] | None) -> dict[tuple[Key, Key], Outcome]:
    """What everybody said of each estate; the transferee, who asks for it, inherits.

    Only acts in the documents `counts` count, or in all where it is `None`.
    """
    heard = {(TRANSFEREE, REGISTRANT): Outcome.INHERITS}
    for member in family.people.values():
        for act in member.acts:
            counted = counts is None or act.source.id in counts
            if counted and not is_void(act, member, family):
                place = (member.key, act.of or REGISTRANT)
                heard[place] = min(heard.get(place, act.act), act.act, key=_PREVAILS.index)
    return heard


def is_void(act: Acted, member: Member, family: Family) -> bool:
    """Whether an act settles nothing."""
    return (
        not act.covers
        or is_anothers(act, member)
        or is_too_early(act, family)
        or is_minors(act, member)
        or bool(taken_back(act, member))
    )


def taken_back(act: Acted, member: Member) -> list[Revoked]:
    """By what somebody took their waiver back; what a court says after that it still is, holds."""
    if act.act is not Outcome.WAIVED or _is_courts(act.source.document):
        return []
    return [
        one
        for one in member.revoked
        if one.of == act.of and not (act.day and one.day and one.day < act.day)
    ]


def is_too_early(act: Acted, family: Family) -> bool:
    """Whether somebody waived, or agreed, while the owner of the estate still lived."""
    owner = family.people.get(act.of or REGISTRANT)
    days = [one.day for one in owner.deaths if one.day] if owner else []
    return act.act in _GIVING_UP and bool(act.day and days and act.day < min(days))


def is_anothers(act: Acted, member: Member) -> bool:
    """Whether somebody else gave up for them, whom a court had declared missing by then (43)."""
    if act.act not in _GIVING_UP or _is_courts(act.source.document):
        return False
    return any(not (act.day and one.day and act.day < one.day) for one in member.missing)


def is_minors(act: Acted, member: Member) -> bool:
    """Whether somebody under 18 waived, or agreed otherwise than before a court."""
    document = act.source.document
    settled = act.act is Outcome.JOINED and _is_courts(document)
    if act.act not in _GIVING_UP or settled or member.born is None:
        return False
    day = act.day or (document.day("issue_date") if document else None)
    return day is not None and day < later(member.born, OF_AGE)


def _is_courts(document: Document | None) -> bool:
    return document is not None and document.kind is Kind.COURT_DOCUMENT


def is_minor(member: Member, day: date) -> bool:
    """Whether somebody is under 18 on that day."""
    return member.born is not None and day < later(member.born, OF_AGE)
