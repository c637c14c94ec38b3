"""Letters of offices: whom they are about, what happened on which day, and who signed.

The text is that of `paragraphs_of`, solid, so that a sentence is whole over its lines. Values found
here have no label; their wording stands for it, so they are trusted a little less.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.layout.values import BY_GRAMMAR, read, read_day, unread
from verifiers.text import names
from verifiers.text.dates import find_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout.passage import Passage
    from verifiers.model import Field

_WHO = (
    r"(?:死者|逝者|亡者|亡人|患者|公民|"
    r"原?[我本]?所?(?:原|本)?辖区(?:常住)?(?:居民|人口)?|居民|该人|常住人口)?"
)
_HAN = names.HAN
_PERSON = re.compile(
    rf"(?:^|[\n,:。]|(?=兹|[死逝亡]者))(?:兹证明|兹有|证明|兹)?{_WHO}(?:姓名)?:?_*"
    rf"(?P<name>(?:(?!兹|证明|[死逝亡]者)[{_HAN}·]){{2,15}}?)_*"
    r"(?:同志|先生|女士|老人)?_*[,、(（;]_*(?:(?:(?:性别)?:?_*(?P<sex>[男女])_*(?:性)?|性别:?)_*[,、)）;。.]"
    r"|(?P<numbered>(?:公民|居民)?身份证?件?(?:号码?|编号)))"
)
_SHORT = 4
"""Characters of a name that only a number follows, at most: more may be a name with its role."""


def person_in(text: Passage, name: str = "name", sex: str = "sex") -> tuple[Field, Field]:
    """The name and sex of whom a sentence begins with, as in 兹证明林秀英，女，汉族.

    A number may stand in place of the sex: 林秀英（公民身份号码…）原系我辖区居民.

    Of an underlined blank between two words a reader may see nothing.
    """
    for match in _PERSON.finditer(text.text):
        too_long = match["numbered"] and len(match["name"]) > _SHORT and "·" not in match["name"]
        if names.is_name(match["name"]) and not names.is_of_forms(match["name"]) and not too_long:
            who = read(name, match["name"], text.span(*match.span("name")), trust=BY_GRAMMAR)
            if match["sex"] is None:
                return who, unread(sex)
            value = "male" if match["sex"] == "男" else "female"
            return who, read(sex, value, text.span(*match.span("sex")), trust=BY_GRAMMAR)
    return unread(name), unread(sex)


def day_with(
    name: str, text: Passage, *, after: re.Pattern[str], before: re.Pattern[str] | None = None
) -> Field:
    """The first day after which `after` matches, or before which `before` matches to its end."""
    for day in find_days(text.text):
        follows = after.match(text.text[day.end :])
        leads = before is not None and before.search(text.text[: day.start])
        if follows or leads:
            return read_day(name, text, day, trust=BY_GRAMMAR)
    return unread(name)


def office_in(name: str, rows: Sequence[Passage], pattern: re.Pattern[str]) -> Field:
    """The last office that a row names; in a row of running text it is only spoken of."""
    spoken: Field | None = None
    for row in reversed(rows):
        solid = row.solid()
        for match in pattern.finditer(solid.text):
            field = read(name, match[0], solid.span(*match.span()))
            if not re.search("[,。;]", solid.text):
                return field
            spoken = spoken or read(name, match[0], solid.span(*match.span()), trust=BY_GRAMMAR)
    return spoken or unread(name)
