"""Can the page be seen well? Each measure says how to take a better picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check
from verifiers.copies import superseded
from verifiers.model import Finding, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from verifiers.model import Document, Evidence, Quality

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


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    for page in document.pages:
        for code, is_bad, message, fix in _MEASURES:
            if is_bad(page.quality):
                yield Finding(
                    code=code,
                    strength=Strength.SOFT,
                    message=message,
                    fix=fix,
                    document_id=document.id,
                    page=page.number,
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
    },
    document=_document,
    transfer=_transfer,
)
