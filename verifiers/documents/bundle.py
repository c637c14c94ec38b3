"""Which pages of a file belong to one paper.

A page of no known kind goes with the paper before it, unless it bears the title of a paper that
people write themselves (协议书, 委托书), or the next paper says by its title that it is bound
before it (在前面的《声明书》上签名). A page of the kind of the paper before it is its continuation,
unless it begins a paper of its own: two deeds in one file are two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from verifiers.documents.catalogue import catalogue, recognise, text_of
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.read import Sheet

SMALL = frozenset(
    {
        Kind.ID_CARD_PORTRAIT,
        Kind.ID_CARD_EMBLEM,
        Kind.RESIDENCE_PERMIT,
        Kind.FOREIGN_PERMANENT_RESIDENT_ID,
        Kind.MAINLAND_TRAVEL_PERMIT,
        Kind.HOUSEHOLD_REGISTER_HEAD,
        Kind.HOUSEHOLD_REGISTER_MEMBER,
        Kind.MARRIAGE_CERTIFICATE,
        Kind.DIVORCE_CERTIFICATE,
    }
)
"""Papers so small that several are put on one sheet. A passport is none of them: its zone alone and
its page alone are recognised as well as both together."""
WHOLE = 0.9
"""How well a page is recognised that is a paper by itself."""
TITLE_ROWS = 4
"""Rows from the top of a page among which its title stands."""

ALIKE = 0.75
"""How far the title on a page and the one that is quoted agree: 协议书 and 财产协议书 do."""


@dataclass(slots=True)
class _Group:
    """The pages of one paper so far."""

    kind: Kind
    pages: list[Sheet]
    loose: int = 0
    """How many of the last pages are of no known kind."""
    begun: bool = False
    """Whether a page with the paper's beginning is among them."""


def grouped(parts: Sequence[Sheet]) -> list[list[Sheet]]:
    """The pages of each paper, in reading order."""
    groups: list[_Group] = []
    for part in parts:
        found = recognise([part])
        begins = _begins(part, found.kind, found.confidence)
        last = groups[-1] if groups else None
        if last is not None and found.kind is Kind.OTHER and not (begins and not _attaches(last)):
            last.pages.append(part)
            last.loose += 1
            continue
        bound = _bound(last, part, found.kind) if last is not None else []
        if last is not None and not bound and _goes_on(last, found.kind, begins=begins):
            last.kind, last.loose = found.kind, 0
            last.pages.append(part)
            last.begun |= begins
            continue
        loose = int(found.kind is Kind.OTHER)
        groups.append(_Group(found.kind, [*bound, part], loose, begins))
    return [group.pages for group in groups if group.pages]


def _begins(part: Sheet, kind: Kind, confidence: float) -> bool:
    """Whether a page has what only the first page of its paper has."""
    known = catalogue().get(kind)
    if known is None:
        return False
    if known.begins is None:
        return confidence >= WHOLE
    return re.search(known.begins, text_of([part]), re.MULTILINE) is not None


def _goes_on(last: _Group, kind: Kind, *, begins: bool) -> bool:
    """Whether a page of that kind continues the paper before it."""
    if last.kind is Kind.OTHER and kind is not Kind.OTHER:
        return not last.begun
    return kind is last.kind and kind not in SMALL and not (begins and last.begun)


def _attaches(last: _Group) -> bool:
    """Whether the paper says that what follows is bound behind it."""
    known = catalogue().get(last.kind)
    said = known.attaches if known else None
    text = text_of(last.pages).replace("\n", "")
    return said is not None and re.search(said, text) is not None


def _bound(last: _Group, part: Sheet, kind: Kind) -> list[Sheet]:
    """The pages at the end of `last` that this one says are bound before it; taken from there."""
    known = catalogue().get(kind)
    if known is None or known.binds is None or not last.loose:
        return []
    # What it says may be broken over two lines.
    titles = re.findall(known.binds, text_of([part]).replace("\n", ""))
    for place in range(len(last.pages) - last.loose, len(last.pages)):
        rows = text_of([last.pages[place]]).split("\n")[:TITLE_ROWS]
        if any(_is_title(row, title) for row in rows for title in titles):
            taken = last.pages[place:]
            del last.pages[place:]
            last.loose -= len(taken)
            return taken
    return []


def _is_title(row: str, quoted: str) -> bool:
    """Whether a row is the title that a paper quotes; a character of either may be misread."""
    return not quoted or SequenceMatcher(None, row, quoted, autojunk=False).ratio() >= ALIKE
