"""Did an heir take a waiver back?

Before the estate is divided a court decides whether that is recognised, afterwards it is not
(法释〔2020〕23, 36). A person looks at both: somebody does not agree any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import refers
from verifiers.dossier.revoked import division_before, revoked_on
from verifiers.family.closure import closure_of
from verifiers.family.life import taken_back
from verifiers.kinds import name_of
from verifiers.model import Kind, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.family.claims import Revoked
    from verifiers.model import Document, Evidence, Finding, Statement


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    closure = closure_of(evidence)
    for member in closure.family.people.values():
        back = [one for act in member.acts for one in taken_back(act, member)]
        # Whoever waived once more, agreed or inherits has been heard since.
        open_ = [one for one in back if (member.key, one.of) not in closure.kindred.heard]
        if open_:
            last = max(open_, key=lambda one: (one.source.id, str(one.day)))
            yield _in_time(member.name, last)
    for document in evidence.documents:
        for one in document.statements():
            if one.type == "revocation" and refers(document, one.of, evidence.transfer.registrant):
                deed = division_before(document, one, evidence)
                if deed is not None:
                    yield _too_late(document, one, deed)


def _in_time(who: str, revoked: Revoked) -> Finding:
    document = revoked.source.document
    assert document is not None  # noqa: S101 - papers alone tell of it
    on = Text(f"于{revoked.day}", f" on {revoked.day}") if revoked.day else Text("", "")
    recognised = document.kind is Kind.COURT_DOCUMENT
    message = Text(
        f"{who}{on.zh}撤回了放弃继承的声明。遗产处理前撤回的，是否承认由人民法院决定。",
        f"{who} took back the waiver{on.en}. Before the estate is divided, a court decides whether "
        "that is recognised.",
    )
    allowed = Text(
        f"法院文书准许{who}撤回放弃继承的声明，其份额尚未写明如何处理。",
        f"A court let {who} take back the waiver; what becomes of that share is not said yet.",
    )
    return finding(
        "WAIVER_REVOKED",
        Strength.STRONG,
        allowed if recognised else message,
        Text(
            f"请上传处理{who}份额的法院文书，或{who}此后重新作出并公证的放弃声明、参加签署的协议。",
            f"Upload the court document that settles the share of {who}, or a later notarised "
            f"waiver or agreement that {who} signed.",
        ),
        document=document,
        field=revoked.source.field,
        people=[who],
    )


def _too_late(document: Document, one: Statement, deed: Document) -> Finding:
    who, day, paper = one.person or "", revoked_on(document, one), name_of(deed)
    return finding(
        "WAIVER_REVOKED_LATE",
        Strength.STRONG,
        Text(
            f"{who}于{day}撤回放弃继承的声明，晚于{deed.day('issue_date')}的{paper.zh}；"
            "遗产处理后撤回的，不予承认。将由审核人员确认。",
            f"{who} took back the waiver on {day}, after the {paper.en} of "
            f"{deed.day('issue_date')}; once the estate is divided that is not recognised. A "
            "reviewer will confirm it.",
        ),
        Text(
            "您无需操作；如有相关诉讼，请上传法院文书。",
            "There is nothing for you to do; if there is a lawsuit, upload the court's papers.",
        ),
        document=document,
        field="statements",
        others=[deed],
        people=[who],
    )


CHECK = Check(
    titles={
        "WAIVER_REVOKED": Text("放弃继承的声明已撤回", "A waiver was taken back"),
        "WAIVER_REVOKED_LATE": Text("遗产处理后撤回放弃", "A waiver taken back after the division"),
    },
    transfer=_transfer,
)
