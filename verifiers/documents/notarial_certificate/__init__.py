"""Notarial certificates 公证书, element-style and fixed-form, of every matter (domain.md A.4).

The number is given in one form whatever is printed, that of ``numbers.notarial_number.compact``:
half-width brackets around the year, no spaces, ``(2019)厦鹭证内字第001234号``; leading zeros of the
serial stay as printed.
Role and relation words are listed in ``vocabulary``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.documents.notarial_certificate import head
from verifiers.documents.notarial_certificate.kin_table import relatives
from verifiers.documents.notarial_certificate.matter import matter
from verifiers.documents.notarial_certificate.testimony import read_testimony
from verifiers.documents.notarial_certificate.untold import untold
from verifiers.layout import paragraphs_of, rows_of
from verifiers.layout.values import read, unread
from verifiers.model import Kind
from verifiers.numbers import resident_id
from verifiers.read import Script
from verifiers.read.second.parts import part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.layout import Passage
    from verifiers.model import Field, Party, Value
    from verifiers.read import Sheet

_MARKS = {
    r"^[\u4e00-\u9fff]{0,12}公证书$": 0.75,
    r"公证处$": 0.45,
    r"公证员": 0.35,
    r"公证事项": 0.5,
    r"\d{4}[)]?.{1,14}字?第\d{1,7}号": 0.3,
    r"证.{0,6}字第\d+号": 0.4,
    r"兹证明": 0.3,
}


def support(text: str) -> float:
    """How well a text supports this kind: title, number, office and notary, and their phrases."""
    return weigh(text, _MARKS)


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """All fields of a certificate; `parties` and `statements` hold tuples, empty where none."""
    spaced = [row for sheet in sheets for row in rows_of(sheet)]
    rows = [row.solid() for row in spaced]
    text = paragraphs_of(sheets).solid()
    about = matter(rows, text)
    told = read_testimony(text.text, about.value if isinstance(about.value, str) else None)
    statements = dict.fromkeys((*told.statements, *relatives(spaced, told.parties)))
    return (
        head.certificate_number(rows),
        about,
        head.office(rows),
        head.notary(rows),
        head.issue_date(rows),
        _told("parties", told.parties, text, told.parties_at, repaired=told.repaired),
        *_doubtful_numbers(told.parties, text),
        _told("statements", tuple(statements), text, told.testimony_at)
        if statements
        else untold(text, told.testimony_at),
    )


def _told(
    name: str,
    value: Value,
    text: Passage,
    place: tuple[int, int] | None,
    *,
    repaired: bool = False,
) -> Field:
    if place is None or not value:
        return unread(name)
    return read(name, value, text.span(*place), repaired=repaired)


_LENGTHS = frozenset({15, 18})
"""Characters of an identity card's number; others are of passports and permits."""


def _doubtful_numbers(parties: Sequence[Party], text: Passage) -> Iterator[Field]:
    """Numbers of people that cannot exist or are of another day of birth, to be read a second time.

    The others are proven by their check character and that day; a second reading costs time.
    """
    for row, party in enumerate(parties):
        number = party.id_number
        if number is None or _proven(number, party.birth_date):
            continue
        place = text.text.find(number)
        if place >= 0:
            span = text.span(place, place + len(number))
            name = "id_number" if len(number) in _LENGTHS else "permit_number"
            yield part("parties", row, read(name, number, span))


def _proven(number: str, born: str | None) -> bool:
    fits = resident_id.is_valid(number)
    return fits and (born is None or resident_id.birth_date(number).isoformat() == born)


KIND = DocumentKind(
    kind=Kind.NOTARIAL_CERTIFICATE,
    support=support,
    extract=extract,
    begins=r"^.{0,12}公证书$[\s\S]{0,60}第\d{1,7}号",
    binds=r"前面(?:的?《([^《》]{2,20})》|的)",
    attaches=r"后附|附后|后面的",
    critical={
        "certificate_number": Script.MIXED,
        "issue_date": Script.DATE,
        "parties.id_number": Script.ID_NUMBER,
        "parties.permit_number": Script.MIXED,
    },
)
