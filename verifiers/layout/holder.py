"""Whom a card of the identity-card family is for: name, sex, birth, address and number.

Identity cards, temporary ones and residence permits print their holder alike. Rows are found by
their labels, wherever they stand: bilingual cards have them lower and closer. A label that was not
read is made up for by the grammar of its value, with less trust. The number is never used to fill
in sex or birth date: a card that contradicts itself must stay readable as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.layout import address_lines
from verifiers.layout.labels import beside, labelled, spaced, strip, until_gap
from verifiers.layout.passage import GAP, JOIN, Passage
from verifiers.layout.values import BY_GRAMMAR, read, read_day, unread
from verifiers.numbers import resident_id
from verifiers.text import ethnic_groups, names
from verifiers.text.dates import find_days, find_term
from verifiers.text.lookalikes import DIGIT_LIKE, repair_digits
from verifiers.text.places import looks_like_address

if TYPE_CHECKING:
    from verifiers.model import Field

Rows = tuple[Passage, ...]
_APART = f"[{JOIN}{GAP}]"
"""What parts a label from its value where each is a line of its own."""

_LABELS = {
    "name": re.compile(
        rf"(?<![{names.HAN}])(?:{spaced('姓名|姓各|姓多|性名|娃名|姓召|姓久')})"
        rf"|^姓[{names.HAN}](?={_APART})"
    ),
    "sex": re.compile(spaced("性别|性別|姓别|性刖")),
    "ethnicity": re.compile(rf"{spaced('民族|民旅|民放|民簇')}|(?<=[男女]{_APART})民[{names.HAN}]"),
    "birth_date": re.compile(spaced("出生日期|出生|岀生")),
    "address": re.compile(rf"{spaced('住址|往址|佳址|住扯|住地')}|^[{names.HAN}]址(?={_APART})"),
    "id_number": re.compile(spaced("公民身份号码|公民身份号|民身份号码|身份号码|公民身份")),
}
_NUMBER = re.compile(rf"(?<![\dA-Za-z])[1-9I|l][{DIGIT_LIKE}]{{16}}[{DIGIT_LIKE}](?![\dA-Za-z])")
_OLD_NUMBER = re.compile(r"(?<!\d)[1-6]\d{14}(?!\d)")
"""Fifteen digits, on cards of the first generation."""
_BARE = re.compile(
    rf"([男女])(?:{_APART}*(?!民)[{names.HAN}]{{2}}{_APART})?{_APART}*"
    rf"({'|'.join(sorted(ethnic_groups.ETHNIC_GROUPS))})$"
)
"""Sex and ethnic group, of whose pale labels a copy kept nothing that can be read."""
_AFTER = re.compile(r"签发|有效期|编号")
"""What stands under the address on cards of the first generation and on temporary ones."""
_CHINESE = re.compile(rf"[{names.HAN}·]{{2,}}")
_LEAST_DIGITS = 14
"""Of eighteen characters that are to be a number, so many must have been read as digits."""


def is_shown(rows: Rows) -> bool:
    """Whether these rows are the holder's side: any of its labels, or a number, says so."""
    telling = {"name", "sex", "address", "id_number"}
    return any(
        _NUMBER.search(row.solid().text)
        or any(hit.name in telling for hit in labelled(row, _LABELS))
        for row in rows
    )


def _beside(rows: Rows, name: str) -> tuple[int, int, int] | None:
    """The row of a label, and where the value beside it begins and ends."""
    return next(beside(rows, _LABELS, name), None)


def _bare(rows: Rows) -> tuple[int, re.Match[str]] | None:
    """The row that holds a sex and an ethnic group, and nothing else."""
    for index, row in enumerate(rows):
        match = _BARE.match(row.text)
        if match:
            return index, match
    return None


def name(rows: Rows) -> Field:
    """The name beside its label, or one that stands alone above sex and ethnic group."""
    at = _beside(rows, "name")
    if at is not None:
        index, start, end = at
        row = rows[index]
        value = names.normalise(row.text[start:end])
        whole = _long_name(rows, index, row.part(start, end))
        if whole is not None:
            return whole
        if names.is_name(value):
            return read("name", value, row.span(start, end))
        alone = _CHINESE.findall(row.text[start:end])
        if len(alone) == 1 and names.is_name(names.normalise(alone[0])):
            # Beside it stands the same name in the script of a bilingual card.
            start += row.text[start:end].index(alone[0])
            span = row.span(start, start + len(alone[0]))
            return read("name", names.normalise(alone[0]), span, trust=BY_GRAMMAR)
    return _unlabelled_name(rows)


def _long_name(rows: Rows, index: int, first: Passage) -> Field | None:
    """A name with middle dots that goes on in the next line, where it began."""
    following = rows[index + 1] if index + 1 < len(rows) else None
    edge = first.left_of(0)
    if following is None or edge is None or labelled(following, _LABELS):
        return None
    line = following.lines[0]
    whole = Passage.joined([(first.solid(), ""), (Passage.row([line]), "")])
    value = names.normalise(whole.text)
    goes_on = abs(line.left - edge) < line.pitch and re.fullmatch(rf"[{names.HAN}·]+", line.text)
    if not goes_on or "·" not in value or not names.is_name(value):
        return None
    return read("name", value, whole.span(0, len(whole.text)))


def _unlabelled_name(rows: Rows) -> Field:
    """A name that stands alone above the row of sex and ethnicity."""
    below = _beside(rows, "sex") or _bare(rows) or _beside(rows, "ethnicity")
    if below is None:
        return unread("name")
    for row in reversed(rows[max(0, below[0] - 2) : below[0]]):
        start, end = strip(row.text, 0, until_gap(row.text, 0, len(row.text)))
        match = re.match(r"[姓名 ]{1,2}(?=.{2})", row.text[start:end])
        start += match.end() if match and match[0].strip() else 0
        value = names.normalise(row.text[start:end])
        if names.is_likely_name(value):
            return read("name", value, row.span(start, end), trust=BY_GRAMMAR**2)
    return unread("name")


def sex(rows: Rows) -> Field:
    """男 or 女 as printed."""
    at = _beside(rows, "sex")
    if at is not None:
        index, start, end = at
        return _closed_sex(rows[index], start, end, trust=1.0)
    bare = _bare(rows)
    if bare is not None:
        return _closed_sex(rows[bare[0]], *bare[1].span(1), trust=BY_GRAMMAR)
    at = _beside(rows, "ethnicity")
    if at is not None:
        index = at[0]
        before = rows[index].text.find("民")
        return _closed_sex(rows[index], 0, before, trust=BY_GRAMMAR)
    return unread("sex")


def _closed_sex(row: Passage, start: int, end: int, *, trust: float) -> Field:
    hits = [match.start() for match in re.finditer("[男女]", row.text[start:end])]
    if len(hits) != 1:
        return unread("sex")
    place = start + hits[0]
    value = "male" if row.text[place] == "男" else "female"
    return read("sex", value, row.span(place, place + 1), trust=trust)


def ethnicity(rows: Rows) -> Field:
    """One of the 56 groups, a look-alike put right where only one can be meant."""
    bare = _bare(rows)
    if bare is not None:
        return read("ethnicity", bare[1][2], rows[bare[0]].span(*bare[1].span(2)), trust=BY_GRAMMAR)
    at = _beside(rows, "ethnicity")
    if at is None:
        return unread("ethnicity")
    index, start, end = at
    row = rows[index]
    value, repaired = ethnic_groups.snap(row.text[start:end])
    return read("ethnicity", value, row.span(start, end), repaired=repaired)


def birth_date(rows: Rows) -> Field:
    """The day beside its label, else the first day above address and number.

    Below them a day is what somebody wrote on the copy, and says when.
    """
    at = _beside(rows, "birth_date")
    for trust, candidates in ((1.0, [rows[at[0]]] if at else []), (BY_GRAMMAR, _head(rows))):
        for row in candidates:
            solid = row.solid()
            if trust != 1.0 and find_term(solid.text):
                continue
            for found in find_days(solid.text):
                return read_day("birth_date", solid, found, trust=trust)
    return unread("birth_date")


def _head(rows: Rows) -> Rows:
    """The rows above address and number, up to the first that holds either; else all."""
    for index, row in enumerate(rows):
        numbered = _NUMBER.search(row.solid().text)
        if numbered or any(hit.name in {"address", "id_number"} for hit in labelled(row, _LABELS)):
            return rows[: index + 1]
    return rows


def address(rows: Rows) -> Field:
    """The address, in one line or several, up to the number."""
    at = _beside(rows, "address")
    if at is None:
        return _unlabelled_address(rows)
    index, start, _ = at
    # An address may hold a label's word, as 民族大道 does: it goes on to the end of its row.
    end = until_gap(rows[index].text, start, len(rows[index].text))
    if looks_like_address(rows[index].text[end:]):
        # What stands between its two pieces was not read.
        return unread("address")
    return address_lines.read_from(rows[index + 1 :], rows[index].part(start, end), _ends_address)


def _unlabelled_address(rows: Rows) -> Field:
    """The rows between the birth date and the number, where they read like an address.

    A date of which parts were not read is the row below sex and ethnic group.
    """
    birth = next((i for i, row in enumerate(rows) if find_days(row.solid().text)), None)
    bare = _bare(rows)
    if bare is not None and (birth is None or birth > bare[0] + 1):
        birth = bare[0] + 1
    if birth is None or birth + 1 >= len(rows):
        return unread("address")
    first = rows[birth + 1]
    start = 2 if re.match(r"[住址]|.址|住.", first.text) else 0
    start, end = strip(first.text, start, until_gap(first.text, start, len(first.text)))
    if not looks_like_address(first.text[start:end]):
        return unread("address")
    return address_lines.read_from(
        rows[birth + 2 :], first.part(start, end), _ends_address, trust=BY_GRAMMAR
    )


def _ends_address(row: Passage) -> bool:
    text = row.solid().text
    return bool(
        _NUMBER.search(text)
        or _LABELS["id_number"].search(row.text)
        or _AFTER.search(text)
        or find_days(text)
    )


def id_number(rows: Rows) -> Field:
    """A number beside its label first, then one anywhere; of eighteen characters or of fifteen."""
    at = _beside(rows, "id_number")
    order = list(rows) if at is None else [rows[at[0]], *rows]
    for position, row in enumerate(order):
        solid = row.solid()
        for match in _NUMBER.finditer(solid.text):
            trust = 1.0 if at is not None and position == 0 else BY_GRAMMAR
            if sum(character.isdecimal() for character in match[0]) < _LEAST_DIGITS:
                continue
            repair = repair_digits(match[0], resident_id.is_valid)
            if repair is None:
                continue
            span = solid.span(*match.span())
            return read("id_number", repair.text, span, trust=trust, repaired=repair.repaired)
    for row in rows:
        solid = row.solid()
        old = _OLD_NUMBER.search(solid.text)
        if old and resident_id.is_valid(old[0]):
            return read("id_number", old[0], solid.span(*old.span()), trust=BY_GRAMMAR)
    return unread("id_number")
