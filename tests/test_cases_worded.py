"""Written cases whose notaries and courts say in sentences what the documents type.

Only the sentences are tried here, on sheets that are read without a fault: what is understood, not
how letters are seen.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from tests import expected
from tests.specimens.style import Style
from tests.specimens.typed import court, deed
from tests.specimens.typed.known import Known
from tests.written import prose
from verifiers import documents
from verifiers.assess import assess
from verifiers.dossier.people import TYPED
from verifiers.model import Document, Evidence, Kind
from verifiers.notaries import load_registry
from verifiers.policies.policy import load_policy
from verifiers.render import assessment_json
from verifiers.transfer_file import load_transfer

OTHERWISE = {
    "father_died_later_half_brother_silent": "the half-brother's sex is printed, and not typed",
    "handwritten_will_carried_out_by_a_notary": "a gift is worded in wills alone",
    **dict.fromkeys(
        (
            "divorce_abroad_not_recognised",
            "divorce_abroad_recognised",
            "waiver_before_a_foreign_notary",
            "waiver_before_a_foreign_notary_with_apostille",
            "waiver_from_hong_kong_not_passed_on",
            "waiver_from_taiwan_compared",
            "waiver_legalised_by_the_embassy",
        ),
        "papers from elsewhere have a form of their own, which is not drawn",
    ),
}
"""Cases whose papers say less or more than what is typed, and why."""
CASES = [
    case for case in expected.cases(Path(__file__).parent / "cases") if case.stem not in OTHERWISE
]


def _lines(document: Document, known: Known, style: Style) -> list[str]:
    if document.kind is Kind.NOTARIAL_CERTIFICATE:
        told = deed.certificate(document, known, style)
        foot = (told.office, f"公证员 {told.notary}", told.printed_date)
        return [*told.annex, told.title, told.printed_number, *told.paragraphs, *foot]
    ruling = court.paper(document, known, style)
    head = (ruling.court, ruling.document_type, ruling.printed_number)
    foot = (*ruling.judges, ruling.court, ruling.printed_date)
    return [line for line in (*head, *ruling.paragraphs, *foot) if line]


def _understood(document: Document, known: Known, seed: int) -> Document:
    if document.kind not in {Kind.NOTARIAL_CERTIFICATE, Kind.COURT_DOCUMENT}:
        return document
    sheet = prose(_lines(document, known, Style(seed)))
    found = documents.catalogue()[document.kind].extract([sheet])
    sure = (replace(one, readers=((TYPED, one.raw),), confidence=1.0) for one in found)
    return replace(document, fields=tuple(sure))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_sentences_come_out_as_what_is_typed(case: Path) -> None:
    file = load_transfer(case)
    typed = [one for one in file.documents if isinstance(one, Document)]
    known = Known.of(file.transfer, typed, case.stem)
    evidence = Evidence(
        transfer=file.transfer,
        documents=tuple(
            expected.as_typed(_understood(one, known, seed=len(case.stem)), typed) for one in typed
        ),
        as_of=file.as_of,
        notaries=load_registry(None).registry,
    )
    answer = assessment_json(assess(evidence, load_policy(None)))
    assert list(expected.differences(answer, expected.of(case))) == []
