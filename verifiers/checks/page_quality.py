"""Can the page be seen well? Each measure says how to take a better picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check
from verifiers.dossier.copies import superseded, unread
from verifiers.model import Finding, Kind, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from verifiers.model import Box, Document, Evidence, Flaw, Page, Quality

_MEASURES: tuple[tuple[str, Callable[[Quality], bool], Text, Text], ...] = (
    (
        "BLUR",
        lambda seen: seen.sharpness < 0.15,  # noqa: PLR2004
        Text("照片模糊。", "The picture is blurred."),
        Text("请拿稳手机、对焦后重拍。", "Hold the phone still, let it focus, and take it again."),
    ),
    (
        "REFLECTION",
        lambda seen: seen.glare > 0.08,  # noqa: PLR2004
        Text("照片上有反光。", "Light is reflected on the page."),
        Text(
            "请避开灯光、关闭闪光灯后重拍。", "Turn away from lamps, switch off the flash, retake."
        ),
    ),
    (
        "UNDER_EXPOSED",
        lambda seen: seen.exposure < 0.25,  # noqa: PLR2004
        Text("照片太暗。", "The picture is too dark."),
        Text("请在光线充足处重拍。", "Take it again in good light."),
    ),
    (
        "OVER_EXPOSED",
        lambda seen: seen.exposure > 0.75,  # noqa: PLR2004
        Text("照片太亮。", "The picture is too bright."),
        Text("请避开强光后重拍。", "Take it again away from strong light."),
    ),
    (
        "BORDER_INCOMPLETE",
        lambda seen: seen.completeness < 0.7,  # noqa: PLR2004
        Text("页面没有拍全。", "The page is cut off."),
        Text("请让整页都在画面内后重拍。", "Take it again with the whole page in the picture."),
    ),
)


_FLAWS: tuple[tuple[str, Text, Text], ...] = (
    (
        "TOO_SMALL",
        Text("画面中的文字太小。", "The letters are too small in the picture."),
        Text(
            "请靠近一些重拍，或上传原图而不是缩略图。",
            "Take it again from closer, or send the original picture and not a preview.",
        ),
    ),
    (
        "RESHOT_SCREEN",
        Text("这像是对着屏幕拍摄的照片。", "This seems to be a photo of a screen."),
        Text(
            "请直接拍摄纸质原件，或上传屏幕上的原文件。",
            "Photograph the paper itself, or send the file that the screen shows.",
        ),
    ),
    (
        "COPY_BW",
        Text("这是证件的黑白复印件。", "This is a black-and-white copy of the card."),
        Text("请拍摄证件原件。", "Photograph the original card."),
    ),
)
_ORIGINALS = frozenset(
    {
        Kind.ID_CARD_PORTRAIT,
        Kind.ID_CARD_EMBLEM,
        Kind.RESIDENCE_PERMIT,
        Kind.FOREIGN_PERMANENT_RESIDENT_ID,
        Kind.MAINLAND_TRAVEL_PERMIT,
        Kind.PASSPORT,
    }
)
"""Kinds whose holder has the original at hand; of other papers a copy is normal (domain.md F)."""
BESIDE = 0.08
"""Of the page: what is cut off at a side so far from all that was read is of another paper."""
_LOCAL = frozenset({"BLUR", "REFLECTION", "BORDER_INCOMPLETE"})
"""What counts in a part of the page, even where the page as a whole is good."""


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    for page in document.pages:
        codes = {flaw.code for flaw in page.flaws if _concerns(flaw, page, document)}
        for code, is_bad, message, fix in _MEASURES:
            if is_bad(page.quality) or (code in _LOCAL and code in codes):
                yield _finding(document, page, code, message, fix)
        for code, message, fix in _FLAWS:
            if code in codes and (code != "COPY_BW" or document.kind in _ORIGINALS):
                yield _finding(document, page, code, message, fix)


def _concerns(flaw: Flaw, page: Page, document: Document) -> bool:
    """Whether a flaw is one of this paper: text cut off at a side may be of a paper beside it.

    It is another's where everything relied on was read, far from that side.
    """
    if flaw.code != "BORDER_INCOMPLETE" or flaw.box is None or unread(document):
        return True
    boxes = [field.box for field in document.fields if field.box and field.page == page.number]
    return not boxes or min(_apart(box, flaw.box) for box in boxes) < BESIDE


def _apart(one: Box, other: Box) -> float:
    """How far two boxes are from each other, in widths or heights of the page."""
    gaps = []
    for axis in (0, 1):
        a, b = ([point[axis] for point in box] for box in (one, other))
        gaps.append(max(min(a) - max(b), min(b) - max(a)))
    return max(*gaps, 0.0)


def _finding(document: Document, page: Page, code: str, message: Text, fix: Text) -> Finding:
    return Finding(
        code=code,
        strength=Strength.SOFT,
        message=message,
        fix=fix,
        document_id=document.id,
        page=page.number,
        box=next((flaw.box for flaw in page.flaws if flaw.code == code), None),
    )


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for document in evidence.documents:
        if not superseded(document, evidence.documents):
            yield from _document(document, evidence.as_of)


CHECK = Check(
    titles={
        "BLUR": Text("照片模糊", "Blurred picture"),
        "REFLECTION": Text("照片反光", "Reflection"),
        "UNDER_EXPOSED": Text("照片太暗", "Picture too dark"),
        "OVER_EXPOSED": Text("照片太亮", "Picture too bright"),
        "BORDER_INCOMPLETE": Text("页面不完整", "Page cut off"),
        "TOO_SMALL": Text("文字太小", "Letters too small"),
        "RESHOT_SCREEN": Text("翻拍屏幕", "Photo of a screen"),
        "COPY_BW": Text("证件黑白复印件", "Black-and-white copy of a card"),
    },
    document=_document,
    transfer=_transfer,
)
