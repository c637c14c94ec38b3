"""What stands around the testimony: number, matter, office, notary, day of issue."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from verifiers.layout.foot import lone_day
from verifiers.layout.passage import Passage
from verifiers.layout.values import BY_GRAMMAR, read, read_day, unread
from verifiers.text.dates import find_days
from verifiers.text.lookalikes import DIGIT_LIKE
from verifiers.text.names import is_likely_name
from verifiers.text.places import begins_like_a_place
from verifiers.text.surnames import length_of_surname

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Span
    from verifiers.model import Field

_HAN = "\u4e00-\u9fff"
_NUMBER = re.compile(
    rf"(?:[(|]?(?P<year>(?:19|20)[{DIGIT_LIKE}]{{2}})[)|]?|[(](?P<short>[89]\d)[)])年?"
    rf"(?P<body>[{_HAN}]{{1,14}}?(?:公?证)?[{_HAN}]{{0,6}}?)(?:字?第|字)"
    rf"(?P<serial>[{DIGIT_LIKE}]{{1,7}}(?:-\d{{1,3}})?)号(?P<sub>(?:之|-)[一二三四五六七八九十\d]{{1,2}})?"
)
_OFFICE = re.compile(
    rf"(?:^|(?<=[)。]))(?P<office>中[{_HAN}]{{3,7}}国[{_HAN}]{{2,28}}?公证处|[{_HAN}]{{3,28}}公证处"
    rf"|中华人民共和国驻[{_HAN}]{{2,14}}(?:领事馆|大使馆))"
    r"(?=$|公?证员|\((?:盖|公|印|章|签))"
)
_COUNTRY = "中华人民共和国"
_MENTIONED = re.compile(r"^(?:向|到|由|经|在|与|及|本|我|该|根据|持)")
_DEBRIS = rf"[^{_HAN}\w(]{{0,3}}"
"""What a seal leaves between words: no character, letter or digit."""
_SPECK = rf"[^{_HAN}\w(,。;]?"
"""What a seal leaves between two characters of a word."""
_NOTARY = re.compile(
    rf"(?:^|[^本我位名各]|公证处)公{_SPECK}证{_SPECK}员{_DEBRIS}(?:\(?签(?:名|字)?章?\)?)?{_DEBRIS}(?P<name>[{_HAN}·]{{2,8}})?$"
)
_HALF_LABEL = re.compile(rf"(?:[{_HAN}]?证员|公[{_HAN}]?员|公证[员贝负]?|[公证员])?{_DEBRIS}")
"""No more than a part of 公证员, one character of it perhaps misread."""
_LABEL_MOST, _FOUR = 6, 4
_SENTENCE = re.compile(rf"(?:[{_HAN}][^{_HAN}]*){{12}}")
"""More characters beside a day than a seal leaves, or those who sign have in their titles."""
_REACH = 7
"""Rows below the notary's in which the day of issue stands."""


def certificate_number(rows: Sequence[Passage]) -> Field:
    """The number in the form of ``notarial_number.compact``: (2019)厦鹭证内字第001234号."""
    for row in rows:
        match = _NUMBER.search(row.text)
        if match is None:
            continue
        whole = match[0].startswith("(") and ")" in match[0]
        rest = match[0][match.start("body") - match.start() :]
        # A square bracket may be read as a bar, which is no digit of the year.
        plain = not re.search("[A-Za-z|×*]", (match["year"] or match["short"]) + rest)
        value = match[0] if whole else f"({match['year']}){rest}"
        return read("certificate_number", value if plain else None, row.span(*match.span()))
    return unread("certificate_number")


def office(rows: Sequence[Passage]) -> Field:
    """The office that signs at the foot, over one row or two; never one mentioned above.

    Abroad that is an embassy or a consulate (公证法 Art 45).
    """
    best: Field | None = None
    for index, row in enumerate(rows):
        joined = row
        before = rows[index - 1].text if index else ""
        if "公证处" in row.text and before.startswith(_COUNTRY[:3]) and "公证处" not in before:
            joined = Passage.joined([(rows[index - 1], ""), (row, "")])
        match = _OFFICE.search(joined.text)
        for line in row.lines if match is None and len(row.lines) > 1 else ():
            # Another paper lies beside this one, and its text is in the row.
            alone = Passage.row([line]).solid()
            match = match or _OFFICE.search(alone.text)
            joined = alone if match and match.string == alone.text else joined
        if match is None or _MENTIONED.match(match["office"]):
            continue
        field = _office(match["office"], joined.span(*match.span("office")))
        if field.value is not None and (best is None or str(field.value).startswith(_COUNTRY)):
            best = field
    return best or unread("office")


def _office(printed: str, span: Span | None) -> Field:
    """The office as printed; 中华人民共和国 before it is put right, for it can be nothing else."""
    name = printed
    begins = re.match(rf"中[{_HAN}]{{3,7}}?国", printed)
    if begins:
        place = printed[begins.end() :]
        if _differences(begins[0], _COUNTRY) > 2:  # noqa: PLR2004 - of seven characters
            return unread("office")
        name = _COUNTRY + place
    elif printed.startswith(_COUNTRY[:2]):
        return unread("office")
    if not begins_like_a_place(name.removeprefix(_COUNTRY).removeprefix("驻")):
        return unread("office")
    return read("office", name, span, repaired=name != printed)


def _differences(one: str, other: str) -> int:
    """How many characters of `other` do not stand in `one` in their order, or are too many."""
    matching = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return max(len(one), len(other)) - sum(block.size for block in matching)


def notary(rows: Sequence[Passage]) -> Field:
    """The notary's name beside 公证员, or alone below it or below the office."""
    for index in range(len(rows) - 1, -1, -1):
        match = _NOTARY.search(rows[index].text)
        if match is None:
            continue
        if match["name"] and is_likely_name(match["name"]):
            if _is_too_long(match["name"]):
                return unread("notary")
            return read("notary", match["name"], rows[index].span(*match.span("name")))
        if match["name"] and len(match["name"]) == _FOUR and is_likely_name(match["name"][1:]):
            # Hardly any name has four characters: the first is what a seal left.
            span = rows[index].span(match.start("name") + 1, match.end("name"))
            return read("notary", match["name"][1:], span, trust=BY_GRAMMAR**2)
        for row in rows[index + 1 : index + 3]:
            if is_likely_name(row.text):
                return read("notary", row.text, row.span(0, len(row.text)), trust=BY_GRAMMAR)
    return _unlabelled_notary(rows)


def _is_too_long(name: str) -> bool:
    """Whether a name has four characters, though one of them is its surname.

    What a seal left of one character may be read as two.
    """
    return len(name) == _FOUR and length_of_surname(name) == 1


def _unlabelled_notary(rows: Sequence[Passage]) -> Field:
    """A name right below the office, where a seal left little of 公证员."""
    for above, row in pairwise(rows):
        if not _OFFICE.search(above.text):
            continue
        # Of 公证余珍艳 the longest beginning that may be the label leaves the name.
        for cut in range(min(_LABEL_MOST, len(row.text)), -1, -1):
            name = row.text[cut:]
            if _HALF_LABEL.fullmatch(row.text[:cut]) and is_likely_name(name):
                if _is_too_long(name):
                    continue
                span = row.span(cut, len(row.text))
                return read("notary", name, span, trust=BY_GRAMMAR**2)
    return unread("notary")


def issue_date(rows: Sequence[Passage]) -> Field:
    """The day below office and notary; else the last day that has a row to itself."""
    foot = _foot(rows)
    after = rows[foot + 1 : foot + 1 + _REACH] if foot is not None else ()
    for row in (*after, *([rows[foot]] if foot is not None else [])):
        field = _day(row)
        if field is not None:
            return field
    if foot is not None:
        return unread("issue_date")
    # Without a foot only a day after the number is the certificate's own: an annex has one too.
    numbered = next(
        (index for index, row in enumerate(rows) if _NUMBER.search(row.text)), len(rows)
    )
    alone = [field for row in rows[numbered:] if (field := lone_day("issue_date", row))]
    return alone[-1] if alone else unread("issue_date")


def _foot(rows: Sequence[Passage]) -> int | None:
    """The last row of office or notary."""
    for pattern in (_NOTARY, _OFFICE):
        places = [index for index, row in enumerate(rows) if pattern.search(row.text)]
        if places:
            return places[-1]
    return None


def _day(row: Passage) -> Field | None:
    """The day in a row at the foot; one in a sentence (于某日向本处申请) tells of an act."""
    days = find_days(row.text)
    if len(days) != 1:
        return None
    around = row.text[: days[0].start] + row.text[days[0].end :]
    told = _OFFICE.sub("", _NOTARY.sub("", around))
    return None if _SENTENCE.search(told) else read_day("issue_date", row, days[0])
