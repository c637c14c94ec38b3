"""Whether a paper names the shop, by its name or its account however spaced, and who gets it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.dossier.people import refers
from verifiers.prose.mentions import name_at
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Person, Shop, Statement

_GOES_TO = re.compile(
    r"(?:归|由|判归|给予?|转让给|转给|过户给|移交给?|赠与给?)(?=(?P<who>[^,。;\n]{1,40}))"
)
_ENDS = re.compile(r"[。;；\n]")
_ROLES = {
    "甲方": ("party_a",), "乙方": ("party_b",), "丙方": ("party_c",),
    "原告": ("plaintiff",), "被告": ("defendant",), "上诉人": ("appellant",),
    "被上诉人": ("appellee",), "申请人": ("applicant",), "被申请人": ("respondent",),
    "赠与人": ("donor",), "受赠人": ("donee",), "第三人": ("third_party",),
}  # fmt: skip
"""Words for the sides of a paper, and the roles of its parties that they mean."""
_SEXES = {"男方": "male", "女方": "female"}


def is_named(document: Document, shop: Shop) -> bool:
    """Whether any statement of the document is about this shop."""
    return any(True for _ in _about(document, shop))


def is_about(statement: Statement, shop: Shop) -> bool:
    """Whether the statement is about this shop."""
    return bool(_places(statement, shop))


def goes_past(document: Document, shop: Shop, person: Person) -> tuple[str, ...]:
    """Who gets the shop by this document, where that is said and this person is not among them."""
    getting = recipients(document, shop)
    if any(refers(document, name, person) for name in getting):
        return ()
    return tuple(sorted(getting))


def recipients(document: Document, shop: Shop) -> set[str]:
    """Everybody to whom the document gives this shop, as it names them."""
    return {name for one in _about(document, shop) for name in _recipients(document, one, shop)}


def _about(document: Document, shop: Shop) -> Iterator[Statement]:
    return (one for one in document.statements() if _places(one, shop))


def _places(statement: Statement, shop: Shop) -> list[int]:
    """Where in a statement the mention of the shop ends."""
    what = _plain(statement.what or "")
    found = (re.search(re.escape(_plain(name)), what) for name in (shop.name, shop.account) if name)
    return [match.end() for match in found if match]


def _recipients(document: Document, statement: Statement, shop: Shop) -> Iterator[str]:
    if statement.type == "inherits" and statement.person:
        yield statement.person
    elif statement.type == "gift" and statement.to:
        yield statement.to
    elif statement.type == "agreement":
        what = _plain(statement.what or "")
        for place in _places(statement, shop):
            clause = _ENDS.split(what[place:], maxsplit=1)[0]
            match = _GOES_TO.search(clause)
            if match:
                yield from _people(document, match["who"])


def _people(document: Document, words: str) -> Iterator[str]:
    """Whom the words begin with: parties by side, sex or name, or else somebody by their name."""
    for word in sorted(_ROLES, key=len, reverse=True):
        if words.startswith(word):
            rest = words.removeprefix(word)
            yield from (one.name for one in document.parties() if one.role in _ROLES[word])
            yield from _called(document, rest)
            return
    sex = next((_SEXES[word] for word in _SEXES if words.startswith(word)), None)
    if sex is not None:
        yield from (one.name for one in document.parties() if one.sex == sex)
        return
    called = tuple(_called(document, words))
    stranger = None if called else name_at(words, 0)
    yield from (stranger,) if stranger else called


def _called(document: Document, words: str) -> Iterator[str]:
    """The people of the document by whose names the words begin."""
    names = {one.name for one in document.parties()}
    names |= {name for one in document.statements() for name in one.parties}
    yield from (name for name in sorted(names) if words.startswith(_plain(name)))


def _plain(text: str) -> str:
    return compact(text).casefold()
