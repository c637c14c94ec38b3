"""Did an agent waive for an heir? Notaries take waivers from the heir in person only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.family.closure import closure_of
from verifiers.family.succession import Outcome
from verifiers.model import Strength, Text
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.family.kin import Member
    from verifiers.model import Document, Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for member in closure_of(evidence).family.people.values():
        waivers = {
            one.source.id: one.source.document
            for one in member.acts
            if one.act is Outcome.WAIVED and one.source.document
        }
        for document in waivers.values():
            if _has_agent(document, member):
                yield _finding(member, document, [])
            elif granted := _authorities(evidence, member):
                yield _finding(member, document, granted)


def _has_agent(document: Document, member: Member) -> bool:
    """Whether a declaration of waiver names an agent; other certificates have one for others."""
    return document.text("matter") == "inheritance_waiver" and any(
        party.role == "agent" and not names.same(party.name, member.name)
        for party in document.parties()
    )


def _authorities(evidence: Evidence, member: Member) -> list[Document]:
    """The powers of attorney by which they had somebody else waive."""
    return [
        document
        for document in evidence.documents
        for one in document.statements()
        if one.type == "entrusts"
        and names.same(one.person or "", member.name)
        and "放弃" in (one.what or "")
    ]


def _finding(member: Member, document: Document, others: list[Document]) -> Finding:
    return finding(
        "AGENT_WAIVER",
        Strength.SOFT,
        Text(
            f"{member.name}的放弃继承声明似由代理人作出；放弃继承应由本人作出。",
            f"An agent seems to have waived for {member.name}; a waiver must be given in person.",
        ),
        Text(
            f"请上传{member.name}本人在公证员面前作出的放弃继承权声明公证书。",
            f"Upload the notarised waiver that {member.name} gave before the notary in person.",
        ),
        document=document,
        field="statements",
        others=others,
        people=[member.name],
    )


CHECK = Check(
    titles={"AGENT_WAIVER": Text("放弃继承由他人代为作出", "A waiver given by an agent")},
    transfer=_transfer,
)
