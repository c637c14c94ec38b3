"""Papers that private people wrote themselves: agreements, gifts, powers of attorney, wills.

No office vouches for them, so that they are of the kind `other`: what they say is read, by their
title and numbered clauses, and a person looks at whoever signed. What bears no such title stays
unread.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind
from verifiers.layout import paragraphs_of, rows_of
from verifiers.layout.foot import lone_day
from verifiers.layout.values import read, unread
from verifiers.model import Kind, Statement
from verifiers.prose import acts, succession
from verifiers.prose.casting import cast_of, parties_of
from verifiers.prose.clauses import numbered
from verifiers.prose.deaths import deaths
from verifiers.prose.revocations import revocations
from verifiers.prose.roster import describe
from verifiers.prose.sentences import sentences_of
from verifiers.prose.vocabulary import ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.model import Field, Party
    from verifiers.prose.sentences import Cast
    from verifiers.read import Sheet

_TITLE = re.compile(
    r"^[\u4e00-\u9fff]{0,16}(?:协议书?|合同书?|委托书|授权书|遗嘱|声明书?|承诺书|赠与书|情况说明|(?<![兹此])证明书?)$"
)
_BEGINS = rf"\A(?:.*\n){{0,2}}{_TITLE.pattern.removeprefix('^')}"
_FIELDS = ("title", "parties", "statements", "issue_date")
_TITLE_ROWS = 4
"""Rows from the top among which the title stands."""
_ABOUT_SHOPS = re.compile(r"[网店]店|店铺|账号")
_LONGEST = 300


def support(_text: str) -> float:
    """None: a private paper is what is left where no office's is recognised."""
    return 0.0


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """Title, parties, statements and day; none of them where there is no such title."""
    rows = [row.solid() for sheet in sheets for row in rows_of(sheet)]
    title = next((row for row in rows[:_TITLE_ROWS] if _TITLE.match(row.text)), None)
    if title is None:
        return tuple(unread(name) for name in _FIELDS)
    text = paragraphs_of(sheets).solid()
    described = describe(text.text, 0, len(text.text))
    parties = parties_of(described)
    cast = cast_of(text.text, parties, described)
    said = tuple(dict.fromkeys(_statements(title.text, text.text, parties, cast)))
    whole = text.span(0, len(text.text))
    days = (lone_day("issue_date", row) for row in reversed(rows))
    return (
        read("title", title.text, title.span(0, len(title.text))),
        read("parties", parties, whole) if parties else unread("parties"),
        read("statements", said, whole) if said else unread("statements"),
        next((day for day in days if day is not None), unread("issue_date")),
    )


def _statements(
    title: str, text: str, parties: tuple[Party, ...], cast: Cast
) -> Iterator[Statement]:
    """What the paper says, by what its title calls it."""
    speaker = cast.sole("declarant", "donor", "principal", "testator", "applicant")
    sentences = sentences_of(text, cast, speaker=speaker)
    if "协议" in title or "合同" in title:
        yield from _agreed(text, parties)
    elif "遗嘱" in title:
        yield from (one for sentence in sentences for one in acts.legacies(sentence, cast))
    elif "委托" in title or "授权" in title:
        yield from (one for sentence in sentences for one in acts.entrustments(sentence, cast))
    elif "赠与" in title:
        yield from (one for sentence in sentences for one in acts.gifts(sentence, cast))
    else:
        for sentence in sentences:
            yield from (one for one in deaths(sentence, cast) if one.type == "predeceased")
            yield from succession.no_wills(sentence, cast)
            yield from succession.waivers(sentence, cast)
            yield from revocations(sentence, cast)


def _agreed(text: str, parties: tuple[Party, ...]) -> Iterator[Statement]:
    """Every numbered clause, or else what is said of shops, between all who sign for themselves."""
    names = tuple(one.name for one in parties if one.role not in ASIDE)
    sentences = (one for one in re.split("[。\n]", text) if _ABOUT_SHOPS.search(one))
    clauses = tuple(numbered(text)) or tuple(one[:_LONGEST] for one in sentences)
    if len(names) > 1:
        yield from (Statement(type="agreement", parties=names, what=one) for one in clauses)


KIND = DocumentKind(kind=Kind.OTHER, support=support, extract=extract, begins=_BEGINS, critical={})
