"""Passports, and whatever else bears a machine-readable zone of ICAO Doc 9303: visas, cards.

The zone says who it is about; what is printed beside it is read by its labels, in the languages of
many states, and stands in where the zone is cut off or illegible. Days of issue and names in
Chinese are printed alone. What zone and print say of the same thing is kept apart (`printed_…`), so
that a contradiction can be seen.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import data_page, rows_of, unlabelled
from verifiers.layout.machine_zone import mrz_field, zone_fields, zone_of
from verifiers.layout.values import unread
from verifiers.model import Field, Kind
from verifiers.numbers.states import STATES
from verifiers.read import Script
from verifiers.text.travel_days import may_be_a_century_older

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Passage
    from verifiers.layout.machine_zone import FoundZone
    from verifiers.read import Sheet

_STATE = "|".join(code.ljust(3, "<").replace("O", "[O0]") for code in sorted(STATES))
_ROWS = {
    rf"^[PV][A-Z<](?:{_STATE})[A-Z0-9<]*<<[A-Z0-9<]*$": 0.9,
    r"^(?=.*[0-9<])(?:I[A-Z<]|A[A-Z<])[A-Z0<]{3}[A-Z0-9<]{23,31}$": 0.7,
    r"^[A-Z0-9<]{9}\d[A-Z0<]{3}\d{6}\d[MFX<]\d{6}\d[A-Z0-9<]{2,}$": 0.85,
    r"^\d{6,7}[MFX<]\d{6,7}(?!CHN|HKG|MAC|TWN)[A-Z<]{3}[A-Z0-9<]{6,12}$": 0.8,
    r"^[A-Z]+(?:<[A-Z]+)*<<[A-Z<]+<<$": 0.4,
}
"""Rows of zones that are no travel permit of China's."""
_PASSPORT = r"(?i)pass(?:port|eport|aporto)(?!n)|reisepass(?!-)|paspoort|paszport|pasaport"
_MARKS = _ROWS | {
    r"^.{0,24}护照(?!号)": 0.75,
    _PASSPORT: 0.7,
    r"(?i)护照号|(?:passport|passeport|pass-|pasaporte|passaporto).{0,2}(?:no|nr|n)[.°º]?": 0.6,
    r"(?i)given.?names?|pr[ée]noms?|vornamen?|surname|apellidos|cognome": 0.5,
    r"(?i)nationality|nationalit[ée]|staatsangeh|nacionalidad|cittadinanza": 0.4,
    r"(?i)date.?of.?expir|有效期至": 0.3,
    r"(?i)place.?of.?birth|出生地点": 0.3,
    r"国家码|(?i:countrycode)": 0.5,
}  # fmt: skip
_OTHER = re.compile(
    r"通行证|居住证|永久居留|居民身份证|公证|证明书?$|结婚|离婚|申请表|判决|营业执照|户口|往来",
    re.MULTILINE,
)
_CARD = re.compile(
    r"driv(?:er.?s?|ing)licen[cs]e|f[üu]hrerschein|permisdeconduire|permisodecond|patentediguida|"
    r"rijbewijs|prawojazdy|cartade?condu[çc]|k[öo]rkort|f[øo]rerkort|ajokortti|juhiluba|"
    r"identi(?:ty|fication)card|carte(?:nationale)?d.?identit|personalausweis|kimlikkart|"
    r"documentonacionaldeid|cartad.?identit|identiteitskaart|dow[óo]dosobist|isikutunnistus|"
    r"cart[ãa]odecidad|c[ée]duladeidentidad|ob[čc]ansk[ýy]pr[ůu]kaz|henkil[öo]kortti|"
    r"residen(?:ce|t)permit|(?:carte|titre)des[ée]jour|aufenthaltstitel|permessodisogg|verblijfs",
    re.IGNORECASE,
)
"""Titles of other states' cards. They bear a passport's labels, and are its like only by a zone."""
_STROKES = frozenset("/•|<")
"""What stands between a label's languages, and in no sentence."""
_SENTENCE = 30
"""Small letters of a row that is a sentence of a letter."""
_WITHOUT_ZONE = 0.85
"""A page without a zone may be half of a page with one: it is no whole paper of its own."""
_LONGEST, _PUNCTUATION = 1500, 8
"""Characters, and Chinese commas and stops: a page of a passport has many labels but no prose."""

_OF_ZONE = {
    "document_code": "document_code",
    "issuing_state": "issuer",
    "passport_number": "number",
    "nationality": "nationality",
    "surname": "surname",
    "given_names": "given_names",
    "sex": "sex",
    "birth_date": "birth_date",
    "expiry_date": "expiry_date",
}
_COMPARED = {
    "printed_number": "passport_number",
    "printed_birth_date": "birth_date",
    "printed_expiry_date": "expiry_date",
}
"""What is printed of the same, kept beside it."""


def support(text: str) -> float:
    """How well a text supports this kind: rows of a zone, titles and labels."""
    weight = weigh(text, _MARKS)
    if not any(re.search(row, text, re.MULTILINE) for row in _ROWS):
        weight = min(weight, _WITHOUT_ZONE) / max(1, sum(map(_is_sentence, text.split("\n"))))
        if _CARD.search(text) and "护照" not in text and not re.search(_PASSPORT, text):
            weight *= 0.4
    prose = sum(text.count(mark) for mark in ",。、") > _PUNCTUATION
    return weight * 0.4 if _OTHER.search(text) or prose or len(text) > _LONGEST else weight


def _is_sentence(row: str) -> bool:
    return _STROKES.isdisjoint(row) and sum(map(str.islower, row)) >= _SENTENCE


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The fields of a document with a zone, or of a data page whose zone cannot be read."""
    found = zone_of(sheets)
    rows = tuple(row for sheet in sheets for row in rows_of(sheet))
    printed = data_page.fields(rows, before=found.zone.expiry_date if found else None)
    if found is not None:
        printed |= _unlabelled(found, rows, printed)
    known = _known(found, rows, printed)
    shown = (
        replace(printed[source], name=name) if found else unread(name)
        for name, source in _COMPARED.items()
    )
    return (
        mrz_field(found),
        *(known[name] for name in _OF_ZONE),
        printed["name"],
        printed["issue_date"],
        *shown,
    )


def _unlabelled(
    found: FoundZone, rows: Sequence[Passage], printed: dict[str, Field]
) -> dict[str, Field]:
    """What only the page prints, where its label was not read: the zone says what it is not."""
    zone, more = found.zone, {}
    if printed["issue_date"].value is None and zone.births and zone.expiry_date:
        more["issue_date"] = unlabelled.issue_day(rows, zone.births, zone.expiry_date)
    if zone.issuer == "CHN":
        name = unlabelled.chinese_name(rows, zone.surname, zone.given_names)
        more["name"] = printed["name"] if name.value is None else name
    return more


def _known(
    found: FoundZone | None, rows: Sequence[Passage], printed: dict[str, Field]
) -> dict[str, Field]:
    """Every field that a zone has, from the zone where there is one."""
    if found is None:
        return {name: printed.get(name) or unread(name) for name in _OF_ZONE}
    fields = {field.name: field for field in zone_fields(found, _OF_ZONE)}
    births, expiry = found.zone.births, found.zone.expiry_date
    born = unlabelled.birth_in_full(rows, births)
    if born is not None:
        fields["birth_date"] = replace(fields["birth_date"], value=born.isoformat())
    elif len(births) > 1 and (expiry is None or may_be_a_century_older(births[0], expiry)):
        told = fields["birth_date"]
        fields["birth_date"] = Field(name=told.name, value=None, raw=told.raw, page=told.page)
    return fields


KIND = DocumentKind(
    kind=Kind.PASSPORT,
    support=support,
    extract=extract,
    begins="|".join(_ROWS),
    critical={
        "mrz": Script.MRZ,
        "passport_number": Script.MRZ,
        "birth_date": Script.MRZ,
        "expiry_date": Script.MRZ,
        "nationality": Script.MRZ,
        "surname": Script.MRZ,
        "given_names": Script.MRZ,
    },
)
