"""Is the paper what whoever sent it says it is, and is it one that can be read here?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, opened
from verifiers.kinds import name_of, named
from verifiers.model import Kind, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding, Page

_SIDES = frozenset({Kind.ID_CARD_PORTRAIT, Kind.ID_CARD_EMBLEM})


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    if not opened([document]):
        return
    if document.kind is Kind.OTHER:
        if document.pages and all(_is_blank(page) for page in document.pages):
            yield finding("NO_DOCUMENT", Strength.SOFT, _BLANK, _RETAKE, document=document)
        elif document.named is not Kind.OTHER and not _is_private_paper(document):
            yield finding("KIND_NOT_RECOGNISED", Strength.SOFT, _UNKNOWN, _FIX, document=document)
    elif document.named not in {None, document.kind}:
        is_side = {document.kind, document.named} == _SIDES
        yield finding(
            "WRONG_SIDE" if is_side else "WRONG_DOC_TYPE",
            Strength.SOFT,
            _mistaken(document),
            _FIX,
            document=document,
        )


def _mistaken(document: Document) -> Text:
    seen, said = name_of(document), named(document.named or Kind.OTHER)
    return Text(
        f"这份材料按“{said.zh}”上传，但看起来是“{seen.zh}”。",
        f"This was sent as “{said.en}” but looks like “{seen.en}”.",
    )


def _is_private_paper(document: Document) -> bool:
    return bool(document.statements() or document.text("title"))


def _is_blank(page: Page) -> bool:
    return any(flaw.code == "NO_TEXT" for flaw in page.flaws)


_BLANK = Text("画面中没有看到任何证件或文件。", "No document can be seen in the picture.")
_RETAKE = Text(
    "请把证件或文件平放、占满画面后重拍。",
    "Lay the paper flat and take it again so that it fills the picture.",
)
_UNKNOWN = Text(
    "无法认出这是哪一种材料，因此没有采用其中的内容。",
    "What kind of paper this is could not be recognised, so nothing in it was used.",
)
_FIX = Text(
    "请检查是否选错了文件；如果没有，请重新拍摄整页，使标题清晰可见。",
    "See whether it is the right file; if so, photograph the whole page with a legible title.",
)

CHECK = Check(
    titles={
        "WRONG_DOC_TYPE": Text("材料种类不符", "Another kind of paper than said"),
        "WRONG_SIDE": Text("身份证正反面不符", "The other side of the card"),
        "NO_DOCUMENT": Text("画面中没有材料", "No document in the picture"),
        "KIND_NOT_RECOGNISED": Text("无法识别的材料", "Paper not recognised"),
    },
    document=_document,
)
