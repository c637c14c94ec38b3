"""What was read otherwise than a case types it: which field of which paper, and how."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bench.rows import comparable, pairs
from tests.specimens.typed.deed import IN_FORCE
from verifiers.model import Kind, Party, Statement
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from verifiers.model import Document, Field, Value

_PARENTS = ("父亲", "母亲")
_OF_HOUSEHOLD = frozenset({"head_name", "household_number"})
"""What a member's card is typed with, and the register's first page prints."""
_NUMERAL = re.compile("^[一二三四五六七八九十]+、")


def lines(shown: Iterable[Document], document: Document) -> Iterator[str]:
    """The typed values of the papers that a file shows which were read otherwise, in words."""
    waiting = list(document.each())
    for typed in shown:
        paper = max(waiting, key=partial(_likeness, typed), default=None)
        if paper is None or (paper.kind is not typed.kind and not _likeness(typed, paper)):
            yield f"{typed.id}: no such paper was read"
            continue
        for field in typed.fields:
            told = _register(document) if field.name in _OF_HOUSEHOLD else paper
            wanted, got = field.value, _found(told or paper, field)
            for said in _differences(wanted, got):
                yield f"{typed.id}.{field.name}: {said}"


def _register(document: Document) -> Document | None:
    """The first page of the register in a file."""
    pages = (one for one in document.each() if one.kind is Kind.HOUSEHOLD_REGISTER_HEAD)
    return next(pages, None)


def _found(paper: Document, typed: Field) -> Value:
    """What was read for a typed field; of people, no more than what is typed of them."""
    found = paper.field(typed.name)
    if typed.value == "long_term" and _is_long_term(paper):
        return typed.value
    if typed.name != "parties" or found is None or not isinstance(typed.value, tuple):
        return found.value if found is not None else None
    read = {one.name: one for one in paper.parties()}
    asked = [one for one in typed.value if isinstance(one, Party)]
    return tuple(_as_far(read[one.name], one) for one in asked if one.name in read)


def _as_far(party: Party, typed: Party) -> Party:
    told = {name: getattr(party, name) for name in ("sex", "birth_date", "id_number")}
    return replace(party, **{name: told[name] for name in told if getattr(typed, name)}, **{
        name: None for name in told if not getattr(typed, name)
    })  # fmt: skip


def _is_long_term(paper: Document) -> bool:
    """A card valid for ever types that as its last day, and is read with a field of its own."""
    found = paper.field("long_term")
    return found is not None and found.value is True


def _likeness(typed: Document, paper: Document) -> int:
    same = sum(
        one.value is not None and (found := paper.field(one.name)) is not None
        and _plain(found.value) == _plain(one.value)
        for one in typed.fields
    )  # fmt: skip
    return same + (paper.kind is typed.kind)


def _plain(value: Value) -> object:
    """A value without what papers show in many ways: brackets, order, roles, numerals."""
    if isinstance(value, str):
        return compact(value)
    if isinstance(value, tuple):
        return frozenset(_rows(value))
    return value


def _rows(value: Value) -> Iterator[Party | Statement]:
    """Rows as typed and read ones compare; both parents at once are two, who have no other name."""
    for one in value if isinstance(value, tuple) else ():
        if isinstance(one, Party):
            yield replace(one, role=None)
        elif one.type == "predeceased" and one.person == "父母":
            yield from (replace(one, person=parent) for parent in _PARENTS)
        elif not (one.type == "kinship" and one.person in _PARENTS) and one.what != IN_FORCE:
            what = one.what and _NUMERAL.sub("", compact(one.what))
            yield comparable(replace(one, what=what, word=None))


def _differences(wanted: Value, got: Value) -> Iterator[str]:
    """How what was read differs, in words; of a list, row by row."""
    if not isinstance(wanted, tuple) and not isinstance(got, tuple):
        if _plain(wanted) != _plain(got):
            yield f"{got} instead of {wanted}"
        return
    for pair in pairs(_rows(wanted), _rows(got)):
        if pair.is_missing:
            yield f"missing [{_told(pair.wanted)}]"
        elif pair.wanted is None:
            yield f"not on the paper [{_told(pair.read)}]"
        elif pair.wrong:
            yield f"wrong {', '.join(pair.wrong)} [{_told(pair.read)}], not [{_told(pair.wanted)}]"
        elif pair.unread:
            yield f"unread {', '.join(pair.unread)} [{_told(pair.wanted)}]"


def _told(row: object) -> str:
    names = [name for name in row.__dataclass_fields__ if getattr(row, name)]  # type: ignore[attr-defined]
    return " ".join(str(getattr(row, name)) for name in names)
