"""Is an agreement, or a will, known from a private paper alone that nobody has certified?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import refers
from verifiers.model import Kind, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Evidence, Finding

_CERTIFYING = frozenset({Kind.NOTARIAL_CERTIFICATE, Kind.COURT_DOCUMENT})


_NOTHING = Text(
    "您无需重新签署；如有公证书或法院调解书，上传后即可免去人工核实。",
    "You need not sign again. A notarised agreement or a court's mediation paper makes this step "
    "unnecessary.",
)
_NOTARISE = Text(
    "请到公证处办理遗产分割协议公证，或由其他继承人办理放弃继承公证。",
    "Have the agreement on the estate notarised, or the waivers of the other heirs.",
)
_OF_THE_DEAD = Text(
    "登记人已去世，不能再补办公证。请上传据此办理的继承公证书或法院文书，或由其他继承人办理放弃继承公证。",
    "The registrant has died, so it cannot be notarised any more. Upload a certificate of "
    "inheritance or a court's paper that carries it out, or the notarised waivers of the other "
    "heirs.",
)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    agreements = [one for one in evidence.documents if _states_agreement(one)]
    if any(one.kind in _CERTIFYING for one in agreements):
        return
    estate = evidence.transfer.scenario == "inheritance"
    for document in agreements:
        title = document.text("title")
        paper = Text(f"《{title}》", f"“{title}”") if title else Text("协议", "The agreement")
        yield finding(
            "AGREEMENT_NOT_NOTARISED",
            Strength.STRONG,
            _message(paper, estate=estate),
            _fix(document, evidence),
            document=document,
            field="statements",
        )


def _fix(document: Document, evidence: Evidence) -> Text:
    transfer = evidence.transfer
    if transfer.scenario != "inheritance":
        return _NOTHING
    signed = [name for one in document.statements() for name in (one.person, *one.parties) if name]
    dead = any(refers(document, name, transfer.registrant) for name in signed)
    return _OF_THE_DEAD if dead else _NOTARISE


def _message(paper: Text, *, estate: bool) -> Text:
    if estate:
        return Text(
            f"{paper.zh}未经公证；处理遗产需要公证书或法院文书。",
            f"{paper.en} is not notarised; an estate is settled before a notary or a court.",
        )
    return Text(
        f"{paper.zh}未经公证，签名将由审核人员核实。",
        f"{paper.en} is not notarised; a reviewer will verify the signatures.",
    )


def _states_agreement(document: Document) -> bool:
    return any(one.type in {"agreement", "gift"} for one in document.statements())


CHECK = Check(
    titles={"AGREEMENT_NOT_NOTARISED": Text("协议或遗嘱未经公证", "Not notarised")},
    transfer=_transfer,
)
