"""Were both people old enough to marry on the day of the registration?

The civil code asks 22 years of men and 20 of women (Art 1047), as the law of 1980 did; the law of
1950 asked 20 and 18, and so do autonomous areas that have lowered the age. A registry registers
nobody below the age of its place: only where the place is unknown, or may have lowered it, is an
age between the two no contradiction.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import age_on, mentions
from verifiers.kinds import name_of
from verifiers.model import Kind, Strength, Text
from verifiers.numbers import marriage_number
from verifiers.text.divisions.tables import is_autonomous

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Finding

_KINDS = frozenset({Kind.MARRIAGE_CERTIFICATE, Kind.DIVORCE_CERTIFICATE})
_USUAL = {"male": 22, "female": 20}
_LOWEST = {"male": 20, "female": 18}
_SINCE = date(1981, 1, 1)
"""When the marriage law of 1980 came into force."""


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    registered = document.day("registration_date")
    if document.kind not in _KINDS or registered is None:
        return
    usual = _USUAL if registered >= _SINCE else _LOWEST
    lowest = _USUAL if registered >= _SINCE and _is_elsewhere(document) else _LOWEST
    for mention in mentions(document):
        if mention.born is None or mention.sex not in usual:
            continue
        age = age_on(mention.born, registered)
        if age >= usual[mention.sex]:
            continue
        paper = name_of(document)
        yield finding(
            "MARRIAGE_AGE",
            Strength.STRONG if age < lowest[mention.sex] else Strength.SOFT,
            Text(
                f"按{paper.zh}，一方在登记日（{registered}）年仅{age}岁，未到法定婚龄{usual[mention.sex]}岁。",
                f"By the {paper.en}, one of the two was {age} on the day of the registration "
                f"({registered}); the law asks {usual[mention.sex]}.",
            ),
            Text(
                "请核对原件上的出生日期和登记日期。",
                "Compare the days of birth and of the registration with the original.",
            ),
            document=document,
            field="parties",
            people=(mention.name,),
        )


def _is_elsewhere(document: Document) -> bool:
    """Whether the number says that it was registered in no autonomous area."""
    number = document.text("certificate_number")
    if number is None or not marriage_number.is_valid(number):
        return False
    return is_autonomous(marriage_number.parse(number).region) is False


CHECK = Check(
    titles={"MARRIAGE_AGE": Text("未到法定婚龄", "Too young to marry")}, document=_document
)
