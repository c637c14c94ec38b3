"""What stands around a court's reasons: number, court, type, and the days that bind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.documents.court_document.operative import ACCIDENT
from verifiers.layout.foot import lone_day
from verifiers.layout.passage import Passage
from verifiers.layout.values import BY_GRAMMAR, by_grammar, read, read_day, unread
from verifiers.numbers import case_number as numbers
from verifiers.text.dates import find_days
from verifiers.text.lookalikes import DIGIT_LIKE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field

_HAN = "\u4e00-\u9fff"
_PAPER = (
    r"(?:民事|刑事|行政|执行|家事|刑事附带民事|国家赔偿)?"
    r"(?:判决书|裁定书|调解书|决定书|通知书|支付令)"
)
_IN_FORCE = (
    rf"(?:{_PAPER}|法律文书|裁判文书|裁判|判决|文书)?"
    r"(?:发生法律效力|生效|效力)(?:的)?证明书?|离婚证明书?"
)
_TYPE = rf"(?:{_IN_FORCE}|{_PAPER})"
TITLE_ROW = rf"^(?:[{_HAN}]{{2,26}}法院)?{_TYPE}(?:\([^()]{{1,12}}\))?$"
"""A row that holds the paper's title, alone or after the court's name."""
_TITLE = re.compile(rf"^(?:[{_HAN}]{{2,26}}法院)?(?P<type>{_TYPE})(?:\([^()]{{1,12}}\)|.)?$")
_COURT = re.compile(
    rf"^(?P<court>[{_HAN}]{{2,30}}?(?:人民法院|海事法院|互联网法院|知识产权法院|金融法院|运输(?:中级|基层)?法院)"
    rf"(?:[{_HAN}]{{2,10}}(?:分院|法庭))?)(?:{_TYPE})?$"
)
_CUT = re.compile(rf"^[{_HAN}]{{2,20}}(?:省|市|区|县|州|盟|旗|自治区)$")
NUMBER = re.compile(
    rf"\((?P<year>(?:19|20)[{DIGIT_LIKE}]{{2}})\){{1,2}}"
    rf"(?P<body>[{_HAN}](?:[{_HAN}{DIGIT_LIKE}]|\([{_HAN}]{{1,4}}\)){{1,15}}?)"
    rf"(?P<serial>[{DIGIT_LIKE}]{{1,8}})(?P<end>号(?:之[一二三四五六七八九十]{{1,3}}|-\d{{1,2}})?|(?:之[一二三四五六七八九十]{{1,3}}|-\d{{1,2}})号)"
)
"""A case number as it is printed, its digits perhaps misread."""
_JUDGES = re.compile(r"审判长|审判员|陪审员|执行员|^院长|审判庭|独任")
_CLERKS = re.compile(r"书记员|法官助理")
_IN_FORCE_ON = re.compile(r"(?:起|起即|即|已|正式)*(?:发生法律效力|产生法律效力|生效|具有法律效力)")
_FORCE_DAY_AFTER = re.compile(r"生效(?:日期|时间)(?:为|是)?[::]?$")


def case_number(rows: Sequence[Passage], text: Passage) -> Field:
    """The number that has a row to itself, or else the first one that the text mentions."""
    for row in rows:
        match = NUMBER.search(row.text)
        if match and match.end() - match.start() >= len(row.text) - 1:
            # Behind 之 a numeral was not read: the number of another paper is left.
            cut = row.text.endswith("之")
            return unread("case_number") if cut else _number(row, match, trust=1.0)
    match = NUMBER.search(text.text)
    return _number(text, match, trust=BY_GRAMMAR) if match else unread("case_number")


def _number(row: Passage, match: re.Match[str], *, trust: float) -> Field:
    # A wide bracket may be read as two.
    printed = match[0].replace("))", ")")
    # Digits are taken as they were read: nothing proves what a letter among them should be.
    plain = not re.search(r"[A-Za-z|×*]", printed)
    value = printed if plain and numbers.is_valid(printed) else None
    return read("case_number", value, row.span(*match.span()), trust=trust)


def court(rows: Sequence[Passage]) -> Field:
    """The court in the title, over one row or two; else the one that signs at the foot."""
    for index, row in enumerate(rows):
        joined = row
        if index and _CUT.match(rows[index - 1].text) and not _CUT.match(row.text):
            joined = Passage.joined([(rows[index - 1], ""), (row, "")])
        for candidate in (joined, row):
            match = _COURT.match(candidate.text)
            if match:
                return read("court", match["court"], candidate.span(*match.span("court")))
    return unread("court")


def document_type(rows: Sequence[Passage]) -> Field:
    """What the title says the paper is, over one row or two."""
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        pair = Passage.joined([(row, ""), (following, "")]) if following is not None else row
        for candidate in (pair, row):
            match = _TITLE.match(candidate.text)
            if match:
                return read("document_type", match["type"], candidate.span(*match.span("type")))
    return unread("document_type")


def issue_date(rows: Sequence[Passage]) -> Field:
    """The day below the judges and above the clerk; else the last day that has a row to itself."""
    judges = [index for index, row in enumerate(rows) if _JUDGES.search(row.text[:12])]
    clerks = [index for index, row in enumerate(rows) if _CLERKS.search(row.text[:12])]
    if judges:
        stop = next((index for index in clerks if index > judges[-1]), judges[-1] + 8)
        for row in rows[judges[-1] + 1 : stop + 1]:
            # Beside the day 本件与原本核对无异 is stamped, and may be misread.
            last = Passage.row(row.lines[-1:])
            field = lone_day("issue_date", row) or lone_day("issue_date", last)
            if field is not None:
                return field
        return unread("issue_date")
    alone = [field for row in rows if (field := lone_day("issue_date", row)) is not None]
    return alone[-1] if alone else unread("issue_date")


def effective_date(text: Passage) -> Field:
    """The day on which the paper says that a judgment came into force."""
    for day in find_days(text.text):
        before, after = text.text[max(0, day.start - 8) : day.start], text.text[day.end :]
        if _IN_FORCE_ON.match(after) or _FORCE_DAY_AFTER.search(before):
            return read_day("effective_date", text, day)
    return unread("effective_date")


def death_date(text: Passage, declared: tuple[int, int] | None, issued: Field) -> Field:
    """The day of a declared death: the one that the judgment names, or else its own.

    The day on which the judgment is given counts as the day of death (Civil Code, article 48),
    but for accidents, where it is the accident's: that one is taken only where it is named.
    """
    if declared is None:
        return unread("death_date")
    for day in find_days(text.text[: declared[1]]):
        if day.start >= declared[0]:
            return read_day("death_date", text, day)
    if issued.value is None or ACCIDENT.search(text.text):
        return unread("death_date")
    return by_grammar(replace(issued, name="death_date"))
