"""The files of a written case: its typed documents drawn, and put together as people send them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PIL import Image

from tests.specimens import containers, damage, documents
from tests.specimens.people import invented_name
from tests.specimens.style import Style
from tests.specimens.typed import civil, drawn
from tests.specimens.typed.known import Known
from verifiers.model import Document, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from verifiers.transfer_file import TransferFile

_MEMBER = Kind.HOUSEHOLD_REGISTER_MEMBER
_CARDS = frozenset({Kind.ID_CARD_PORTRAIT, Kind.ID_CARD_EMBLEM})
_HEADS = frozenset({"户主"})
_SIDES = 2
_GAP = 90
"""Pixels of desk between two papers in one picture."""


class Arrangement(StrEnum):
    """How papers are put into files."""

    SEPARATE = "separate"
    """Each in a file of its own; the pages of a household register are one file."""
    SHUFFLED = "shuffled"
    """The same in another order."""
    ONE_PDF = "one_pdf"
    """All papers, page after page, in one PDF."""
    PAIRED = "paired"
    """Both sides of a card in one picture, one above the other; the rest as usual."""


@dataclass(frozen=True, slots=True)
class File:
    """One file, and the typed documents that it shows."""

    name: str
    content: bytes
    shows: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class _Sheaf:
    """Papers that belong together, and their pages."""

    shows: tuple[Document, ...]
    pages: tuple[Image.Image, ...]


def files(
    case: TransferFile, style: Style, arrangement: Arrangement, recipes: Sequence[str]
) -> tuple[File, ...]:
    """A case as pictures and PDFs; each sheaf is damaged by one of the recipes, rolled for it.

    A paper that several cases hold comes out as the same file in each of them.
    """
    sheaves = [_damaged(one, style, recipes) for one in _sheaves(case, style)]
    if arrangement is Arrangement.SHUFFLED:
        style.dice("order").shuffle(sheaves)
    if arrangement is Arrangement.PAIRED:
        sheaves = list(_paired(sheaves))
    if arrangement is Arrangement.ONE_PDF:
        shown = tuple(document for one in sheaves for document in one.shows)
        sheaves = [_Sheaf(shown, tuple(page for one in sheaves for page in one.pages))]
    return tuple(_file(one, place) for place, one in enumerate(sheaves, 1))


def transfer_of(case: Path, drawn: Sequence[File]) -> str:
    """The transfer of a case as TOML, its documents given by these files."""
    people = case.read_text(encoding="utf-8").split("[[documents]]", 1)[0]
    return people + "\n".join(f'[[documents]]\nfile = "{one.name}"\n' for one in drawn)


def _sheaves(case: TransferFile, style: Style) -> Iterator[_Sheaf]:
    typed = [one for one in case.documents if isinstance(one, Document)]
    known = Known.of(case.transfer, typed, style.seed)
    told: set[str] = set()
    for document in typed:
        if document.id in told:
            continue
        look = _look(document, style)
        if document.kind is not _MEMBER:
            yield _Sheaf((document,), drawn(document, known, look))
            continue
        household = _household(document, typed)
        told.update(one.id for one in household)
        yield _Sheaf(tuple(household), tuple(_register(household, known, look)))


def _look(document: Document, style: Style) -> Style:
    """How a paper looks hangs on what it says: in every case that holds it, it is the same."""
    return Style(style.dice(document.sha256).randrange(10**9), style.group)


def _household(document: Document, typed: Iterable[Document]) -> list[Document]:
    """The cards of one register: of one head, or of one number."""
    key = _key(document)
    return [one for one in typed if one.kind is _MEMBER and _key(one) == key]


def _key(document: Document) -> str:
    return document.text("head_name") or document.text("household_number") or ""


def _register(household: Sequence[Document], known: Known, style: Style) -> Iterator[Image.Image]:
    """The first page, which names the head and the number, and a card for each member."""
    first = household[0]
    heads = (one.text("name") for one in household if one.text("relation_to_head") in _HEADS)
    head = first.text("head_name") or next(heads, None)
    head = head or invented_name(f"head/{first.sha256}", sex="male")
    number = first.text("household_number") or f"{style.dice('register').randrange(10**9):09d}"
    yield from documents.draw(civil.head_page(head, number, known), style).pages
    for document in household:
        yield from drawn(document, known, style)


def _paired(sheaves: Sequence[_Sheaf]) -> Iterator[_Sheaf]:
    """Two neighbouring sides of cards become one picture."""
    waiting: _Sheaf | None = None
    for one in sheaves:
        kinds = {document.kind for document in (*(waiting.shows if waiting else ()), *one.shows)}
        single = waiting is not None and len((*waiting.pages, *one.pages)) == _SIDES
        if waiting is not None and single and kinds == _CARDS:
            yield _Sheaf((*waiting.shows, *one.shows), (_beside(*waiting.pages, *one.pages),))
            waiting = None
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        if one.shows[0].kind in _CARDS:
            waiting = one
        else:
            yield one
    if waiting is not None:
        yield waiting


def _beside(first: Image.Image, second: Image.Image) -> Image.Image:
    """One above the other on a sheet of paper."""
    width = max(first.width, second.width) + 2 * _GAP
    sheet = Image.new("RGB", (width, first.height + second.height + 3 * _GAP), (250, 250, 250))
    sheet.paste(first, (_GAP, _GAP))
    sheet.paste(second, (_GAP, first.height + 2 * _GAP))
    return sheet


def _damaged(sheaf: _Sheaf, style: Style, recipes: Sequence[str]) -> _Sheaf:
    look = _look(sheaf.shows[0], style)
    recipe = damage.RECIPES[look.dice("recipe").choice(recipes)]
    pages = tuple(
        damage.apply(page, recipe, f"{look.seed}/{number}")
        for number, page in enumerate(sheaf.pages)
    )
    return _Sheaf(sheaf.shows, pages)


def _file(sheaf: _Sheaf, place: int) -> File:
    name = f"{place:02d}_{sheaf.shows[0].kind}" if len(sheaf.shows) < 3 else f"{place:02d}_papers"
    if len(sheaf.pages) == 1:
        return File(f"{name}.jpg", containers.jpeg(sheaf.pages[0]), sheaf.shows)
    return File(f"{name}.pdf", containers.pdf(sheaf.pages), sheaf.shows)
