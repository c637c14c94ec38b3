"""What is printed on the data page of a passport, by its labels in the languages of many states.

Doc 9303-4 asks for labels in English, French or Spanish beside the state's own language, so that
one label often is a chain of words with strokes between them. A value stands below its label, or
beside it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from verifiers.layout import printed_names, unlabelled
from verifiers.layout.bilingual_card import candidates, name_fields
from verifiers.layout.printed_names import is_line, may_be_label
from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.numbers.states import is_state
from verifiers.text import names
from verifiers.text.normalise import compact
from verifiers.text.travel_days import find_day, may_be_a_century_older

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.layout.cells import Cell
    from verifiers.layout.passage import Passage
    from verifiers.model import Field


_LETTER = r"[^\W\d_]"


def _chain(words: str) -> re.Pattern[str]:
    """A label of one or more of the `words`, each perhaps numbered, with strokes between them.

    One word before the first stroke may be of a language that is not known here.
    """
    number = r"(?:\(?\d{1,2}[.)])"
    foreign = rf"(?:(?<![^\W_]){number}?{_LETTER}(?:{_LETTER}|['’.\-])+/)?"
    return re.compile(rf"(?i){foreign}(?:(?<![A-Za-z]){number}?(?:{words}){number}?[/.,:;•\s]*)+")


_LABELS = {
    "passport_number": _chain(
        r"护照号码?|护照号|passport\s?(?:no|number|n[°ºo]|#)|passeport\s?n[°ºo]?|n[°ºo]dupasseport|"
        r"(?:reise)?pass-?\s?nr|pasaporte\s?n[°ºo]?|passaporto\s?n[°ºo]?|paspoort\s?(?:nr|no)|"
        r"document\s?(?:no|number)|no\.?ofpassport|passno"
    ),
    "surname": _chain(
        r"姓(?!名)|surnames?|nom(?![a-z])|apellidos?|cognome|familienname|family\s?name|"
        r"last\s?name|naam|achternaam|nazwisko|soyadı?|efternamn|sukunimi|apelidos?"
    ),
    "given_names": _chain(
        r"名(?!称)|given\s?names?|pr[ée]noms?|vornamen?|nombres?|nome|first\s?names?|voornamen?|"
        r"imiona|adı?(?![a-z])|f[öo]rnamn|etunimet|fornavn"
    ),
    "name": _chain(
        r"(?:姓名|名字|name(?!s)|nameinfull)(?:[/.]?name)?(?:\(surname,?givennames?\))?"
    ),
    "sex": _chain(r"性别|sex[eo]?|geschlecht|sesso|genre|gender|geslacht|p[lł]e[cć]|cinsiyeti?"),
    "nationality": _chain(
        r"国籍|nationality|nationalit[éeà]|staatsangeh[öo]rigkeit|nacionalidade?|cittadinanza|"
        r"nationaliteit|obywatelstwo|uyru[gğ]u"
    ),
    "birth_date": _chain(
        r"出生日期|date\s?of\s?birth|date\s?de\s?naissance|geburts(?:datum|tag)|"
        r"fecha\s?de\s?nacimiento|data\s?di\s?nascita|data\s?de\s?nascimento|geboortedatum|"
        r"data\s?urodzenia|do[gğ]um\s?tarihi|born"
    ),
    "issue_date": _chain(
        r"签发日期|date\s?of\s?issue|date\s?de\s?d[ée]livrance|ausstellungsdatum|issued\s?on|"
        r"(?:fecha|data)\s?de\s?(?:expedici[óo]n|emisi[óo]n|emiss[ãa]o)|"
        r"data\s?di\s?(?:rilascio|emissione)|datum\s?van\s?afgifte|data\s?wydania|"
        r"d[üu]zenleme\s?tarihi"
    ),
    "expiry_date": _chain(
        r"有效期至|有效日期|date\s?of\s?expir(?:y|ation)|date\s?d.?expiration|g[üu]ltig\s?bis|"
        r"(?:fecha|data)\s?de\s?(?:caducidad|vencimiento|validade)|data\s?di\s?scadenza|"
        r"valid\s?until|expires(?:\s?on)?|geldig\s?tot|data\s?wa[żz]no[śs]ci|son\s?ge[çc]erlilik"
    ),
    "document_code": _chain(r"类型|type|typ|tipo|soort"),
    "issuing_state": _chain(r"国家码|country\s?code|code\s?of\s?issuing\s?state|code\s?du\s?pays"),
    "": _chain(
        r"出生地点?|place\s?of\s?birth|lieu\s?de\s?naissance|geburtsort|lugar\s?de\s?nacimiento|"
        r"luogo\s?di\s?nascita|签发地点|place\s?of\s?issue|签发机关|(?:issuing\s?)?authority|"
        r"autorit[éày]|autoridade?|beh[öo]rde|持照人签名|(?:bearer.?s|holder.?s)\s?signature|"
        r"signature"
    ),
}
_NUMBER = re.compile(r"[A-Z0-9]{6,12}")
_NO_LETTER = re.compile("[2-9]")
"""Figures that no letter of a label is misread as."""
_LAST_EXPIRY = date(2070, 1, 1)
"""A year of two digits is before it: there were no passports with a zone before 1980."""
_LATIN_SEX = {"M": "male", "H": "male", "F": "female", "W": "female", "男": "male", "女": "female"}
_NATIONALITY = (
    r"(?<![A-Z])[A-Z]{3}(?![A-Z])|中国|CHINESE|(?<!(?i:REPUBLICOF))CHINA|(?<=S)REPUBLICOFCHINA"
)
_LAND = {"中国": "CHN", "CHINESE": "CHN", "CHINA": "CHN"}


def fields(rows: Sequence[Passage], *, before: date | None = None) -> dict[str, Field]:
    """The printed fields, by name; those that were not found have no value.

    `before` is the day of expiry where the zone tells it, to tell the century of two digits.
    """
    whole, surname, given = name_fields(rows, _LABELS)
    days = unlabelled.days_in_order(rows, _days(rows, before))
    born, by = _first_day(days["birth_date"]), before or _first_day(days["expiry_date"])
    in_full = find_day(compact(days["birth_date"].raw)) is not None
    if born and by and not in_full and may_be_a_century_older(born, by):
        days["birth_date"] = unread("birth_date")
    return {
        "passport_number": _number(rows),
        "surname": printed_names.words(rows, _LABELS, "surname") or surname,
        "given_names": printed_names.words(rows, _LABELS, "given_names") or given,
        "name": _chinese_name(rows, whole),
        "sex": _sex(rows),
        "nationality": _nationality(rows),
        "document_code": _pattern(rows, "document_code", r"[PV][A-Z]?"),
        "issuing_state": _state(rows),
        **days,
    }


def _cells(rows: Sequence[Passage], name: str) -> Iterator[Cell]:
    """What stands beside the label, then what stands below it as far as what may be the next one.

    Labels are small, and some are read so badly that nobody knows them: what stands below such a
    line is its value, and none of the label above it.
    """
    for cell in candidates(rows, _LABELS, name):
        yield cell
        if may_be_label(cell):
            return


def _number(rows: Sequence[Passage]) -> Field:
    for cell in _cells(rows, "passport_number"):
        solid = cell.solid()
        match = _NUMBER.search(solid.text)
        if match is None:
            continue
        alone = is_line(cell) and match[0] == solid.text
        figures = sum(map(str.isdecimal, match[0]))
        if figures >= len(match[0]) / 3 or (alone and len(_NO_LETTER.findall(match[0])) > 1):
            return read("passport_number", match[0], solid.span(*match.span()))
    return unread("passport_number")


def _days(rows: Sequence[Passage], before: date | None) -> dict[str, Field]:
    """The three days of a page: nobody gets a passport before birth, or after its expiry."""
    expiry = _day(rows, "expiry_date", _LAST_EXPIRY)
    until = before or _first_day(expiry)
    issue = _day(rows, "issue_date", until or _LAST_EXPIRY)
    birth = _day(rows, "birth_date", _first_day(issue) or until)
    return {"birth_date": birth, "issue_date": issue, "expiry_date": expiry}


def _first_day(field: Field) -> date | None:
    return date.fromisoformat(field.value) if isinstance(field.value, str) else None


def _day(rows: Sequence[Passage], name: str, before: date | None) -> Field:
    for cell in _cells(rows, name):
        solid = cell.solid()
        found = find_day(solid.text, before=before)
        if found:
            return read(name, found.day.isoformat(), solid.span(found.start, found.end))
    return unread(name)


def _chinese_name(rows: Sequence[Passage], whole: Field) -> Field:
    """A name in Chinese characters: below 姓名, or in two parts after 姓 and 名."""
    if isinstance(whole.value, str) and names.is_name(whole.value):
        return whole
    parts = []
    for label in ("surname", "given_names"):
        for cell in _cells(rows, label):
            solid = cell.solid()
            match = re.match(rf"[{names.HAN}]{{1,4}}", solid.text)
            if match:
                parts.append((match[0], solid.span(*match.span())))
                break
    value = "".join(text for text, _ in parts)
    if len(parts) == 2 and names.is_name(value):  # noqa: PLR2004
        return read("name", value, parts[1][1], trust=BY_GRAMMAR)
    return unread("name")


def _sex(rows: Sequence[Passage]) -> Field:
    for cell in _cells(rows, "sex"):
        said = re.findall(r"(?<![A-Za-z])[MFHW](?![A-Za-z])|[男女]", cell.text)
        sexes = {_LATIN_SEX[one] for one in said}
        if len(sexes) == 1:
            return read("sex", sexes.pop(), cell.passage.span(cell.start, cell.end))
    return unread("sex")


def _nationality(rows: Sequence[Passage]) -> Field:
    for cell in _cells(rows, "nationality"):
        solid = cell.solid()
        for match in re.finditer(_NATIONALITY, solid.text):
            code = _LAND.get(match[0], match[0])
            if is_state(code):
                return read("nationality", code, solid.span(*match.span()))
    return unread("nationality")


def _state(rows: Sequence[Passage]) -> Field:
    found = _pattern(rows, "issuing_state", r"(?<![A-Z])[A-Z]{3}(?![A-Z])")
    return found if isinstance(found.value, str) and is_state(found.value) else unread(found.name)


def _pattern(rows: Sequence[Passage], name: str, pattern: str) -> Field:
    for cell in _cells(rows, name):
        solid = cell.solid()
        match = re.match(pattern, solid.text)
        if match:
            return read(name, match[0], solid.span(*match.span()))
    return unread(name)
