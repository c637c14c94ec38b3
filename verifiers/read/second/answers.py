"""Two answers to one line: in which form they are compared, and what a grammar says of each."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cn2an import an2cn

from verifiers.numbers import marriage_number, permanent_resident, resident_id, uscc
from verifiers.read.engine import Alphabet, Script
from verifiers.read.second.numerals import OTHER, UNSURE
from verifiers.text.dates import ZEROS, to_iso
from verifiers.text.lookalikes import as_digits
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field

_SOLID_DAY = 8
_WHOLE_DAY = re.compile(
    "[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[^年月日]{1,3}日"
    r"|[12]\d{3}年\d{1,2}月\d{1,2}日"
)
"""Whatever stands beside it, it is no part of the day: neither its year nor 日 can go on."""
_NOT_OF_A_DAY = re.compile(f"[^{ZEROS}一二三四五六七八九十廿年月日]")
"""What a stamp leaves between the numerals is no part of any day."""
_COUNTED = tuple(
    re.compile(rf"{before}[0〇零]?([\d一二三四五六七八九十]+){label}")
    for before, label in ("年月", "月日")
)
"""The numerals of a month and those of a day, without a zero before them."""
_COUNTED_OR_NOT = tuple(
    re.compile(rf"{before}([{re.escape(UNSURE)}一二三四五六七八九十]+){label}")
    for before, label in ("年月", "月日")
)
_LABELS = frozenset("年月日")
_TWICE_ZERO = re.compile("[OＯ○◯0]〇|〇[OＯ○◯0]")
"""Tesseract often sees one zero as two: its look-alike, and itself."""
_OF_MARRIAGES = "BJL"
_CHECKED = 18
"""Characters of the numbers that end with a check character; an older one of fifteen has none."""
_EDGE = f"[^\\d{re.escape(UNSURE)}]"
"""What certainly is no digit."""
_NO_DIGIT = re.compile(r"[^0-9X]")


def compared(field: Field, script: Script, answer: str, alphabet: Alphabet) -> tuple[str, str]:
    """Both answers in the form in which they are compared; they may be no valid values."""
    value, answer = str(field.value), compact(answer).upper()
    match script:
        case Script.ID_NUMBER | Script.DIGITS:
            return value, _NO_DIGIT.sub("", answer)
        case Script.PERMANENT_RESIDENT:
            return re.sub(r"^[A-Z]{3}", "", value), _NO_DIGIT.sub("", answer)
        case Script.MIXED | Script.MRZ:
            # Printed among words, as 12 AUG 1974 is: its digits are what can be compared.
            printed = compact(field.raw) if script is Script.MRZ else value
            first, second = re.sub(r"\D", "", printed), re.sub(r"\D", "", answer)
            if alphabet is Alphabet.LETTERED:
                second = _without_letters(second, printed, first)
            return first, second
        case Script.DATE if alphabet is Alphabet.DIGITS:
            # Digits in their order: the room between day and month is not the second reader's.
            first = re.sub(r"\D", "", as_digits(compact(field.raw)))
            return first, re.sub(r"\D", "", answer)
        case Script.DATE:
            answer = _TWICE_ZERO.sub("〇", answer)
            legible = to_iso(_NOT_OF_A_DAY.sub("", answer).removesuffix("日") + "日")
            return value, to_iso(answer) or (value if legible == value else answer)
        case Script.USCC | Script.CHINESE:
            code = script is Script.USCC
            return compact(value), uscc.spelt_by(answer) if code else answer


def _without_letters(answer: str, printed: str, digits: str) -> str:
    """The digits without those that the letters before a marriage's number were taken for.

    Its digits are as many as its grammar says, so that one more in front is no digit of it.
    """
    if not marriage_number.is_valid(printed):
        return answer
    more = len(answer) - len(digits)
    letters = len(printed) - len(printed.lstrip(_OF_MARRIAGES))
    return answer[more:] if 0 < more <= letters else answer


def proves(script: Script, answer: str) -> bool:
    """Whether a closed grammar accepts the answer: chance would hardly pass."""
    match script:
        case Script.ID_NUMBER:
            return resident_id.is_valid(answer)
        case Script.PERMANENT_RESIDENT:
            return permanent_resident.is_valid(answer)
        case Script.USCC:
            return uscc.is_valid(answer)
        case Script.DATE:
            return to_iso(answer) == answer
        case _:
            return False


def proves_against(script: Script, first: str, second: str) -> bool:
    """Whether a check digit proves the first of two answers that differ in a single character.

    No number with one wrong character passes it (GB 11643 counts modulo 11, GB 32100 modulo 31), so
    that the first could be wrong only in a second character that both took for the same.
    """
    checked = script in (Script.ID_NUMBER, Script.USCC) and len(first) == _CHECKED
    return checked and _is_one_apart(first, second) and proves(script, first)


def _is_one_apart(first: str, second: str) -> bool:
    """Whether one character of the first was taken for another, or not seen."""
    alike = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if alike is None:
        return len(second) == len(first) - 1
    return first[alike + 1 :] in (second[alike + 1 :], second[alike:])


def is_possible(script: Script, first: str, second: str) -> bool:
    """Whether the second answer, as it is compared, could be the truth."""
    if script is Script.ID_NUMBER:
        return resident_id.is_valid(second)
    if script is Script.USCC:
        return uscc.is_valid(second)
    if script is Script.PERMANENT_RESIDENT:
        # Without its letters a number of the older form cannot be tested: its length must do.
        return len(second) == len(first)
    if not first.isdecimal():
        return to_iso(second) is not None
    # Digits were lost, or labels taken for digits: that is no other day. Fewer than eight may be
    # one, for the room between day and month is lost.
    return len(second) == len(first) and (len(second) < _SOLID_DAY or to_iso(second) is not None)


def spells(field: Field, script: Script, letters: str) -> bool:
    """Whether the network of numerals read the same value, sure of every character that counts."""
    if script is Script.MIXED:
        return bool(_with_gaps(str(field.value)).fullmatch(letters))
    whole = _WHOLE_DAY.search(letters) if script is Script.DATE else None
    letters = whole[0] if whole else letters
    if UNSURE in letters:
        return False
    if script is Script.MRZ:
        return re.findall(r"\d+", compact(field.raw)) == re.findall(r"\d+", letters)
    # The edge of what stands beside a value may be seen; within one, nothing else may.
    solid = letters.strip(OTHER)
    if script is Script.DATE and re.fullmatch(r"[\d.-]+", solid):
        # Of eight digits each has its place, whichever of the points between them were seen.
        solid = re.sub(r"[.-]", "", solid) if len(re.findall(r"\d", solid)) == _SOLID_DAY else solid
    first, third = compared(field, script, solid, Alphabet.CHINESE)
    return OTHER not in solid and first == third


def denies(field: Field, script: Script, letters: str) -> bool:
    """Whether the network of numerals read another day, sure of every character and of as many."""
    solid = letters.strip(OTHER)
    if script is not Script.DATE or UNSURE in solid or len(solid) != len(compact(field.raw)):
        return False
    return to_iso(solid) not in (None, field.value)


def together(field: Field, seen: Sequence[str]) -> str | None:
    """The day as the network of numerals spells it in all its looks together, or `None`.

    A look counts whose named characters stand in the day in their order, with as many between them
    as it could not name, or fewer. Each numeral must be named by one of them, and none may name
    another in its place. Labels stand where a day's grammar wants them, whoever makes them out.
    """
    told = with_one_zero(compact(field.raw))
    if not _WHOLE_DAY.fullmatch(told):
        return None
    named: set[int] = set()
    for look in map(with_one_zero, seen):
        places = _places(look, told)
        if places is None and _places(look, told, other=True) is not None:
            return None
        named.update(places or ())
    lost = [one for place, one in enumerate(told) if place not in named and one not in _LABELS]
    return None if lost or not named else told


def _places(look: str, told: str, *, other: bool = False) -> list[int] | None:
    """Where in the day the characters stand that a look names, or whichever `other` ones."""
    shape = ""
    for part in re.finditer(f"[{UNSURE}{OTHER}]+|.", look):
        if set(part[0]) <= {UNSURE, OTHER}:
            least = 0 if part.start() == 0 or part.end() == len(look) else 1
            shape += f".{{{least},{len(part[0])}}}"
        else:
            shape += "(.)" if other else f"({re.escape(part[0])})"
    match = re.fullmatch(shape, told)
    return None if match is None else [match.start(one + 1) for one in range(match.re.groups)]


def with_one_zero(day: str) -> str:
    """A day with each of its zeros, of which there are seven, written alike."""
    return re.sub(f"[{ZEROS}]", "〇", day)


def sees_more(field: Field, script: Script, letters: str) -> bool:
    """Whether the network of numerals names a month or a day of more numerals: 十一月, not 十月.

    It may miss a thin stroke, but hardly sees a whole numeral where none is: also one that it does
    not name, where a numeral may stand.
    """
    if script is not Script.DATE:
        return False
    seen, told = _in_full(letters), _in_full(compact(field.raw))
    named = (
        len(more[1]) > len(known[1])
        for part in _COUNTED
        if (more := part.search(seen)) is not None and (known := part.search(told)) is not None
    )
    return any(named) or any(
        more[1] in _more(known[1], most)
        for (part, most) in zip(_COUNTED_OR_NOT, (12, 31), strict=True)
        if (more := part.search(seen)) is not None and (known := part.search(told)) is not None
    )


@lru_cache(maxsize=64)
def _more(numerals: str, most: int) -> frozenset[str]:
    """The months or days up to `most` that hold one numeral more than these, that one not named."""
    longer = [one for one in map(an2cn, range(1, most + 1)) if len(one) == len(numerals) + 1]
    places = range(len(numerals) + 1)
    unnamed = {numerals[:place] + UNSURE + numerals[place:]: place for place in places}
    return frozenset(
        shape
        for shape, place in unnamed.items()
        if any(one[:place] + one[place + 1 :] == numerals for one in longer)
    )


def sees_its_end_cut(field: Field, script: Script, letters: str) -> bool:
    """Whether the network of numerals, sure of all it sees, sees a day in digits without its last.

    What hides a half of a digit leaves what others take for another digit.
    """
    if script is not Script.DATE or {UNSURE, OTHER} & set(letters):
        return False
    seen, told = (re.sub(r"[.-]", "", one) for one in (letters, compact(field.raw)))
    return len(told) == _SOLID_DAY and told.isdecimal() and seen == told[:-1]


def _in_full(day: str) -> str:
    """Tens written as others write them."""
    return day.replace("廿", "二十").replace("卅", "三十")


def _with_gaps(number: str) -> re.Pattern[str]:
    """What the network may read of a number: all of its digits, and between them what it likes.

    Of words it knows few, and may take parts of one for digits: but next to a digit stands none.
    """
    shape = ""
    letters = len(number) - len(number.lstrip(_OF_MARRIAGES))
    for run in re.findall(r"\d+|\D+", number[letters:]):
        shape += run if run.isdecimal() else rf"(?:\D?|\D.{{0,{2 * len(run)}}}\D)"
    if letters and marriage_number.is_valid(number):
        return re.compile(rf".{{0,{letters}}}{_EDGE}?{shape}{_EDGE}{{0,2}}")
    return re.compile(rf"{_EDGE}?{shape}{_EDGE}{{0,2}}")
