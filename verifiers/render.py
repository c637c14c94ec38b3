"""Documents and assessments as the contract's JSON, for reviewers and for merchants.

Reviewers see all. A merchant sees every fact that failed and how to mend it, and never weights,
points, the breakdown, shadow findings or which forensic detector fired: whatever detectors fired,
they come to one public sentence, always the same and always last (law 5).
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Literal

from verifiers.evidence.words import fix_of, title_of
from verifiers.model import Party, Statement, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from verifiers.model import (
        Assessment,
        Box,
        Document,
        Fact,
        Field,
        Finding,
        Page,
        Reason,
        Value,
    )

Audience = Literal["merchant", "reviewer"]
Json = dict[str, Any]

PUBLIC_FORENSIC_CODE = "PICTURE_TO_BE_REVIEWED"
_PUBLIC_TITLE = Text("图片需要人工查看", "A picture needs a person's eye")
_PUBLIC_MESSAGE = Text(
    "有一份材料的图片需要审核人员查看。", "A reviewer needs to look at the picture of a paper."
)
_PUBLIC_FIX = Text(
    "您无需操作；也可以直接拍摄原件，上传未经编辑的照片。",
    "There is nothing you must do; an unedited photo of the original may help.",
)
GUOHU = "guohu"
"""The component of an engine that is this program; all others are readers."""


def document_json(
    document: Document,
    audience: Audience = "reviewer",
    *,
    shadow: Collection[str] = (),
) -> Json:
    """One document as ``guohu check --json`` prints it, boxes in pixels of their page.

    Merchants see nothing of findings whose codes are in `shadow`.
    """
    if audience == "merchant" and shadow:
        document = _without(document, shadow)
    answer = {"file": document.id, "sha256": document.sha256, **_paper(document, audience)}
    if document.papers:
        answer["papers"] = [_paper(paper, audience) for paper in document.papers]
    return answer


def _without(document: Document, shadow: Collection[str]) -> Document:
    return replace(
        document,
        findings=tuple(one for one in document.findings if one.code not in shadow),
        papers=tuple(_without(paper, shadow) for paper in document.papers),
    )


def _paper(document: Document, audience: Audience) -> Json:
    pages = {page.number: page for page in document.pages}
    return {
        "kind": document.kind.value,
        "kind_confidence": round(document.kind_confidence, 4),
        "pages": [_page(page) for page in document.pages],
        "fields": {field.name: _field(field, pages) for field in document.fields},
        "findings": findings_json(document.findings, pages, audience),
    }


def findings_json(
    findings: Iterable[Finding], pages: dict[int, Page], audience: Audience
) -> list[Json]:
    """Findings with their places; for merchants all forensic ones together are one."""
    listed = list(findings)
    hidden = audience == "merchant" and any(one.forensic for one in listed)
    shown = [one for one in listed if audience == "reviewer" or not one.forensic]
    rows = [_finding(one, pages) for one in shown]
    if hidden:
        rows.append(
            {
                "code": PUBLIC_FORENSIC_CODE,
                "strength": Strength.STRONG.value,
                "field": None,
                "page": None,
                "box": None,
                "message": _text(_PUBLIC_MESSAGE),
                "fix": _text(_PUBLIC_FIX),
            }
        )
    return rows


def assessment_json(
    assessment: Assessment,
    audience: Audience = "reviewer",
    *,
    id_: str | None = None,
    transfer_id: str | None = None,
    created_at: str | None = None,
) -> Json:
    """The assessment as the contract shows it. Who stores it puts in ids and the time."""
    stored = {"id": id_, "transfer_id": transfer_id, "created_at": created_at}
    common: Json = {name: value for name, value in stored.items() if value is not None}
    common |= {
        "as_of": assessment.as_of.isoformat(),
        "policy": asdict(assessment.policy),
        "risk_score": assessment.risk_score,
        "band": assessment.band.value,
        "recommendation": assessment.recommendation.value,
        "way": assessment.way,
        "facts": [fact_json(fact) for fact in assessment.facts],
        "requirements": [fact_json(fact) for fact in assessment.requirements],
        "reasons": _reasons(assessment.reasons, audience),
        "inputs": [{"document_id": id_, "sha256": digest} for id_, digest in assessment.inputs],
        "engine": _engine(assessment.engine),
    }
    if audience == "merchant":
        return common
    return common | {
        "breakdown": [asdict(one) for one in assessment.breakdown],
        "shadow": findings_json(assessment.shadow, {}, audience),
    }


def canonical(assessment: Assessment) -> bytes:
    """All of the assessment as the same bytes for the same inputs, policy and engine (law 8)."""
    plain = assessment_json(assessment, "reviewer")
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def fact_json(fact: Fact) -> Json:
    """One fact; `title` and `fix` beside what the contract lists, ready to be shown."""
    return {
        "fact": fact.name,
        "state": fact.state.value,
        "title": _text(title_of(fact)),
        "by": list(fact.by),
        "accepts": list(fact.accepts),
        "issuers": [_text(one) if one else None for one in fact.issuers],
        "people": list(fact.people),
        "why": _text(fact.why),
        "fix": _text(fix_of(fact)),
        "probability": fact.probability,
    }


def _reasons(reasons: Iterable[Reason], audience: Audience) -> list[Json]:
    listed = list(reasons)
    if audience == "reviewer":
        return [
            _reason(one) | {"points": one.points, "counted_in": one.counted_in} for one in listed
        ]
    rows = [_reason(one) for one in listed if not one.forensic]
    if any(one.forensic for one in listed):
        public = {"title": _PUBLIC_TITLE, "detail": _PUBLIC_MESSAGE, "fix": _PUBLIC_FIX}
        rows.append(
            {
                "code": PUBLIC_FORENSIC_CODE,
                "strength": Strength.STRONG.value,
                "document_id": None,
                "field": None,
                "page": None,
                "box": None,
                "documents": [],
                "merchant": {name: _text(words) for name, words in public.items()},
            }
        )
    return rows


def _reason(reason: Reason) -> Json:
    return {
        "code": reason.code,
        "strength": reason.strength.value,
        "document_id": reason.document_id,
        "field": reason.field,
        "page": reason.page,
        "box": _corners(reason.box, reason.page_size),
        "documents": list(dict.fromkeys((*filter(None, [reason.document_id]), *reason.others))),
        "merchant": {
            "title": _text(reason.title),
            "detail": _text(reason.detail),
            "fix": _text(reason.fix),
        },
    }


def _engine(engine: tuple[tuple[str, str], ...]) -> Json:
    readers = {name: version for name, version in engine if name != GUOHU}
    return {name: version for name, version in engine if name == GUOHU} | {"readers": readers}


def _page(page: Page) -> Json:
    """The page as a picture; its flaws are told by the findings they lead to."""
    told = asdict(page)
    del told["flaws"]
    return told


def _field(field: Field, pages: dict[int, Page]) -> Json:
    return {
        "value": _value(field.value),
        "raw": field.raw,
        "confidence": round(field.confidence, 4),
        "page": field.page,
        "box": _box(field.box, pages.get(field.page)),
        "readers": dict(field.readers),
        "agreed": field.agreed,
        "repaired": field.repaired,
    }


def _value(value: Value) -> Any:  # noqa: ANN401 - JSON
    return [_row(row) for row in value] if isinstance(value, tuple) else value


def _row(row: Party | Statement) -> Json:
    """A party with all its attributes; a statement with those it has, `from_` being ``from``."""
    if isinstance(row, Party):
        return asdict(row)
    said = {name.removesuffix("_"): given for name, given in asdict(row).items() if given}
    return {
        name: list(given) if isinstance(given, tuple) else given for name, given in said.items()
    }


def _finding(finding: Finding, pages: dict[int, Page]) -> Json:
    page = pages.get(finding.page) if finding.page is not None else None
    return {
        "code": finding.code,
        "strength": finding.strength.value,
        "field": finding.field,
        "page": finding.page,
        "box": _box(finding.box, page),
        "message": _text(finding.message),
        "fix": _text(finding.fix),
    }


def _box(box: Box | None, page: Page | None) -> list[list[int]] | None:
    return _corners(box, (page.width, page.height) if page else None)


def _corners(box: Box | None, size: tuple[int, int] | None) -> list[list[int]] | None:
    """The four corners in whole pixels of the page, or `None` where the place is not known."""
    if box is None or size is None:
        return None
    return [[round(x * size[0]), round(y * size[1])] for x, y in box]


def _text(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
