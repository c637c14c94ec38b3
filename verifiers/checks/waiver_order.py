"""Was each waiver given after the death and before the estate was divided?

Civil code 1124. A waiver of what has not been inherited yet is void (解释一, 35).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.kin import INHERITANCE, WAIVER, certificates, names_transferee
from verifiers.kinds import name_of
from verifiers.model import Strength, Text
from verifiers.people import DeathDay, deaths, is_sure, refers, to_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Evidence, Finding


@dataclass(frozen=True, slots=True)
class _Waiver:
    """Somebody waived on some day; `field` is where the document says the day."""

    document: Document
    who: str
    day: date
    field: str


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    known = deaths(evidence, evidence.transfer.registrant)
    divided = [
        (day, deed)
        for deed in certificates(evidence, INHERITANCE)
        if names_transferee(deed, evidence) and (day := deed.day("issue_date"))
    ]
    last = max(divided, key=lambda one: (one[0], one[1].id), default=None)
    for document in evidence.documents:
        for waiver in _waivers(document, evidence):
            if known and waiver.day < known[0].day:
                yield _too_early(waiver, next((one for one in known if one.is_sure), known[0]))
            elif last is not None and waiver.day > last[0]:
                yield _too_late(waiver, *last)


def _waivers(document: Document, evidence: Evidence) -> Iterator[_Waiver]:
    issued = document.day("issue_date") if document.text("matter") == WAIVER else None
    for one in document.statements():
        if one.type != "waiver" or not refers(document, one.of, evidence.transfer.registrant):
            continue
        stated = to_day(one.date)
        if stated is not None:
            yield _Waiver(document, one.person or "", stated, "statements")
        elif issued is not None:
            yield _Waiver(document, one.person or "", issued, "issue_date")


def _too_early(waiver: _Waiver, death: DeathDay) -> Finding:
    paper = name_of(death.document)
    return finding(
        "WAIVER_BEFORE_DEATH",
        hard_if(death.is_sure and is_sure(waiver.document, waiver.field)),
        Text(
            f"{waiver.who}于{waiver.day}放弃继承，而{paper.zh}写明登记人于{death.day}才去世；"
            "去世之前的放弃无效。",
            f"{waiver.who} waived on {waiver.day}, but according to the {paper.en} the registrant "
            f"died only on {death.day}; a waiver before the death is void.",
        ),
        Text(
            "请核对日期；如确在去世前作出，请由其重新作出放弃声明并公证。",
            "Compare the days; if it was given before the death, it must be given and notarised "
            "again.",
        ),
        document=waiver.document,
        field=waiver.field,
        others=[death.document],
        people=[waiver.who],
    )


def _too_late(waiver: _Waiver, divided: date, deed: Document) -> Finding:
    return finding(
        "WAIVER_AFTER_PARTITION",
        Strength.STRONG,
        Text(
            f"{waiver.who}于{waiver.day}放弃继承，晚于继承公证书的出具日期{divided}。",
            f"{waiver.who} waived on {waiver.day}, after the certificate of inheritance of "
            f"{divided}.",
        ),
        Text(
            "请核对日期，必要时请公证处说明。",
            "Compare the days, and ask the notary's office if they are right.",
        ),
        document=waiver.document,
        field=waiver.field,
        others=[deed],
        people=[waiver.who],
    )


CHECK = Check(
    titles={
        "WAIVER_BEFORE_DEATH": Text("放弃继承早于死亡", "Waiver before the death"),
        "WAIVER_AFTER_PARTITION": Text("放弃继承晚于遗产处理", "Waiver after the division"),
    },
    transfer=_transfer,
)
