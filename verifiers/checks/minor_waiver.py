"""Did somebody under 18 waive, or a guardian for somebody?

A guardian may not give away what a child inherits (civil code 35).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.family.closure import closure_of
from verifiers.family.life import is_minors
from verifiers.family.succession import Outcome
from verifiers.model import Strength, Text
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.family.claims import Acted
    from verifiers.family.kin import Member
    from verifiers.model import Document, Evidence, Finding

_FIX = Text(
    "请补充该继承人份额的处理依据，例如保留其份额的继承公证书或生效的法院文书。",
    "Add what settles that heir's share, for instance a certificate of inheritance that keeps it "
    "or an effective court document.",
)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for member in closure_of(evidence).family.people.values():
        for act in member.acts:
            document = act.source.document
            if act.act is not Outcome.WAIVED or document is None:
                continue
            if is_minors(act, member):
                yield _minor(member, act, document)
            elif _by_guardian(document, member):
                yield _guarded(member, document)


def _by_guardian(document: Document, member: Member) -> bool:
    """Whether a guardian appears in a declaration of waiver, other than as the one who waives."""
    return document.text("matter") == "inheritance_waiver" and any(
        party.role == "guardian" and not names.same(party.name, member.name)
        for party in document.parties()
    )


def _minor(member: Member, act: Acted, document: Document) -> Finding:
    young = [one.source.document for one in member.births if one.value == member.born]
    day = act.day or document.day("issue_date")
    return finding(
        "MINOR_WAIVER",
        Strength.STRONG,
        Text(
            f"{member.name}于{day}放弃继承时未满18周岁；监护人不能代为放弃。",
            f"{member.name} was under 18 when waiving on {day}; a guardian cannot waive for a "
            "child.",
        ),
        _FIX,
        document=document,
        field="statements",
        others=[one for one in young if one],
        people=[member.name],
    )


def _guarded(member: Member, document: Document) -> Finding:
    return finding(
        "MINOR_WAIVER",
        Strength.STRONG,
        Text(
            f"{member.name}的放弃继承声明由监护人代为作出；监护人不能处分被监护人的继承权。",
            f"A guardian waived for {member.name}; guardians cannot give away what their wards "
            "inherit.",
        ),
        _FIX,
        document=document,
        field="parties",
        people=[member.name],
    )


CHECK = Check(
    titles={"MINOR_WAIVER": Text("未成年人放弃继承", "A minor waived")}, transfer=_transfer
)
