"""One file, one question. Each offers one constant ``CHECK``, which is found by looking here.

A check speaks of a document alone, of a whole transfer, or of both; where it does both, its answer
for the transfer overrules the one for the document alone, because it knows more. Checks are run
again for every assessment, at its day: what a check says is never older than its code.
"""

from __future__ import annotations

import importlib
import logging
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from types import MappingProxyType, ModuleType

from verifiers.model import Document, Evidence, Finding, Strength, Text

_LOG = logging.getLogger(__name__)

OfDocument = Callable[[Document, date], Iterable[Finding]]
OfTransfer = Callable[[Evidence], Iterable[Finding]]

CHECK_FAILED = "CHECK_FAILED"
_TITLE_OF_FAILED = Text("有一项检查未能完成", "One check could not be finished")


class DuplicateCode(Exception):
    """Two files claim one finding code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question. `titles` holds every code it may answer with, and that code's short name.

    A check without functions only lends the codes of findings that are made elsewhere.
    """

    titles: Mapping[str, Text]
    document: OfDocument | None = None
    transfer: OfTransfer | None = None


@cache
def catalogue() -> tuple[Check, ...]:
    """Every check of this package, by file name; raises `DuplicateCode`."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return gather(importlib.import_module(f"{__name__}.{name}") for name in names)


def gather(modules: Iterable[ModuleType]) -> tuple[Check, ...]:
    """The checks that these modules offer; raises `DuplicateCode`."""
    checks: list[Check] = []
    taken = {CHECK_FAILED}
    for module in modules:
        check: Check = module.CHECK
        twice = taken.intersection(check.titles)
        if twice:
            raise DuplicateCode(f"{module.__name__}: {', '.join(sorted(twice))} is taken")
        taken.update(check.titles)
        checks.append(check)
    return tuple(checks)


@cache
def titles() -> Mapping[str, Text]:
    """Every code that findings may have, with its short name."""
    known = {CHECK_FAILED: _TITLE_OF_FAILED}
    for check in catalogue():
        known.update(check.titles)
    return MappingProxyType(known)


def check_document(document: Document, as_of: date) -> tuple[Finding, ...]:
    """All that the checks notice about one document by itself."""
    return tuple(
        finding
        for check in catalogue()
        if check.document is not None
        for finding in _of_document(check, document, as_of)
    )


def check_transfer(evidence: Evidence) -> tuple[Finding, ...]:
    """All that is noticed about a transfer and its documents, in no particular order.

    Findings that were stored with a document stay, unless they come from a check that is run
    again here.
    """
    checks = catalogue()
    rerun = {code for one in checks if one.document or one.transfer for code in one.titles}
    found = [
        _about(finding, document)
        for document in evidence.documents
        for finding in document.findings
        if finding.code not in rerun
    ]
    for check in checks:
        if check.transfer is not None:
            found += _guarded(check, partial(check.transfer, evidence))
        elif check.document is not None:
            for document in evidence.documents:
                found += _of_document(check, document, evidence.as_of)
    return (*found, *evidence.outside)


def _of_document(check: Check, document: Document, as_of: date) -> list[Finding]:
    run = check.document
    if run is None:
        return []
    found = _guarded(check, partial(run, document, as_of))
    return [_about(finding, document) for finding in found]


def _about(finding: Finding, document: Document) -> Finding:
    return finding if finding.document_id else replace(finding, document_id=document.id)


def _guarded(check: Check, run: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """What the check says; one that breaks says that it could not tell, which has its price."""
    try:
        return list(run())
    except Exception as broken:  # noqa: BLE001 - a check that errs must never count as innocent
        codes = ", ".join(sorted(check.titles))
        _LOG.error("check %s failed: %s", codes, type(broken).__name__)
        return [_failed()]


def _failed() -> Finding:
    return Finding(
        code=CHECK_FAILED,
        strength=Strength.STRONG,
        message=Text(
            "有一项自动检查未能完成，将由审核人员查看。",
            "One automatic check could not be finished; a reviewer will look at it.",
        ),
        fix=Text("您无需操作。", "There is nothing for you to do."),
    )


def finding(
    code: str,
    strength: Strength,
    message: Text,
    fix: Text,
    *,
    document: Document | None = None,
    field: str | None = None,
    others: Iterable[Document] = (),
    people: Iterable[str | None] = (),
) -> Finding:
    """A finding about a document's field, at the place where that field stands.

    `others` are the further documents it rests on, `people` those whom it concerns.
    """
    found = document.field(field) if document is not None and field is not None else None
    return Finding(
        code=code,
        strength=strength,
        message=message,
        fix=fix,
        document_id=document.id if document else None,
        field=field,
        page=found.page if found else None,
        box=found.box if found else None,
        others=tuple(sorted({one.id for one in others} - {document.id if document else ""})),
        people=tuple(sorted({name for name in people if name})),
    )


def hard_if(condition: bool) -> Strength:  # noqa: FBT001 - reads as it speaks
    """`hard` where the values are certain, else `strong`: a misreading proves nothing."""
    return Strength.HARD if condition else Strength.STRONG


def opened(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents of which anything could be read."""
    return tuple(document for document in documents if document.pages or document.fields)
