"""Whether the card of a member is cancelled, and the day of death beside it.

A card whose holder died or moved away carries a stamp 注销; the page of changes says why. A stamp
that may hide where nothing was seen leaves the question open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.layout import rows_of
from verifiers.layout.values import read, read_day, unread
from verifiers.model import Field
from verifiers.read.picture import frames
from verifiers.text.dates import find_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Passage
    from verifiers.model import Region
    from verifiers.read import Sheet

STAMP = re.compile(
    r"(?:死亡|迁出|迁移|户口|已|因死亡|该户|此户)?注销(?:户口)?|已?迁出|死亡注销|注销户口|销户"
)
"""What stamps on a card say."""
_NOTE = re.compile(r"注销户口|户口注销|注销其户口|死亡注销|已注销|销户|户口迁往|户口迁出")
_HINT = re.compile(r".?[注销迁].?")
"""What may be left of a stamp that lies over print: then nothing is certain."""
_CHARACTER, _DOUBTED = re.compile("[注销迁](?![来入往移自至到出册])"), 0.8
"""A stamp's character in a line of which the reader is in doubt; 迁入 and the like are written."""
_HIDES = frozenset({"REFLECTION", "BLUR", "BORDER_INCOMPLETE", "TOO_SMALL"})
"""Flaws of a picture in which a stamp may stand unseen: it may be anywhere on the card."""
_PRINTED = ("民族", "宗教信仰", "身高", "血型", "文化程度", "兵役状况", "服务处所", "职业")
"""Labels in the middle of every card, over which stamps are set."""
_OF_FORM = re.compile(r"何时|注销章|迁来")
_DIED = re.compile(r"[^。;,\d注销]{0,8}?(?<!因)(?:死亡|去世|逝世|病故|身故|亡故)(?!注销|销户)")
_DIED_ON = re.compile(r"(?:死亡|去世)(?:日期|时间)?(?:为|是|:|于)?$")
_STAMPED = frozenset({"id_number", "birth_date"})
"""Values in the middle of a card: one that was written and cannot be read may lie under a stamp."""
_WELL_READ = 6
"""Fields of a card that must be known before the absence of a stamp says anything."""


def cancelled(sheet: Sheet, card: Sequence[Field], text: Passage) -> Field:
    """Whether a stamp or a note says that the registration ended."""
    stamp = _stamp(sheet)
    if stamp is not None:
        return stamp
    note = _NOTE.search(text.text)
    if note is not None:
        return read("cancelled", value=True, span=text.span(*note.span()))
    known = [field.confidence for field in card if field.value is not None]
    hinted = any(map(_hints, (*_within(sheet), *sheet.regions)))
    hidden = any(flaw.code in _HIDES for flaw in sheet.page.flaws) or any(
        field.value is None and not field.blank for field in card if field.name in _STAMPED
    )
    few = len(known) < _WELL_READ
    if hinted or hidden or few or _swallows(sheet) or frames.leans(sheet.pixels):
        return unread("cancelled")
    return Field(name="cancelled", value=False, confidence=min(known), page=sheet.page.number)


def _hints(region: Region) -> bool:
    """Whether a line may be a stamp's, or hold a part of one that lies over it."""
    doubted = region.confidence < _DOUBTED and _CHARACTER.search(region.text)
    return bool(doubted or _HINT.fullmatch(region.text))


def _swallows(sheet: Sheet) -> bool:
    """Whether a stamp in black may lie over the card: a word that every card prints is missing.

    In colour a stamp is looked for by itself.
    """
    seen = "\n".join(row.solid().text for row in rows_of(sheet))
    return not all(word in seen for word in _PRINTED)


def _stamp(sheet: Sheet) -> Field | None:
    """The word of a stamp over the page, however it is turned: stamps are no lines of the form."""
    for region in (*_within(sheet), *sheet.regions):
        word = re.sub(r"\s", "", region.text)
        match = STAMP.search(word)
        if match is None or _OF_FORM.search(word):
            continue
        return Field(
            name="cancelled",
            value=True,
            raw=region.text,
            confidence=region.confidence,
            page=sheet.page.number,
            box=region.box,
        )
    return None


def _within(sheet: Sheet) -> list[Region]:
    """The stamps on this card: another on the same sheet has its own."""
    xs = [x for region in sheet.regions for x, _ in region.box]
    ys = [y for region in sheet.regions for _, y in region.box]
    return [
        stamp
        for stamp in sheet.stamps
        if min(xs) <= sum(x for x, _ in stamp.box) / 4 <= max(xs)
        and min(ys) <= sum(y for _, y in stamp.box) / 4 <= max(ys)
    ]


def death_date(text: Passage) -> Field:
    """The day of a death, where a note ties the day to the death and not to the cancellation."""
    for day in find_days(text.text):
        after, before = text.text[day.end :], text.text[: day.start]
        if _DIED.match(after) or (_DIED_ON.search(before) and not after.startswith("注销")):
            return read_day("death_date", text, day)
    return unread("death_date")
