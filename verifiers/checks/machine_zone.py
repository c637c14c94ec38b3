"""Does the machine-readable zone hold together, does the page say the same, is it a passport?

Check digits are those of ICAO Doc 9303-3, 4.9. A zone that fails them as two voices read it was
printed wrong. What is printed beside it is read once only, so that a difference is looked at by a
person; characters that readers take for each other make no difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.dossier.people import is_sure
from verifiers.kinds import field_name
from verifiers.model import Kind, Strength, Text
from verifiers.numbers.mrz import Format, NotAZone, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding
    from verifiers.numbers.mrz import Zone

LEAST = 0.95
"""The confidence in what is printed below which a difference says nothing."""
_PAIRS = (
    ("passport_number", "printed_number"),
    ("birth_date", "printed_birth_date"),
    ("expiry_date", "printed_expiry_date"),
)
_ALIKE = str.maketrans("OQDIL", "00011", "<- ")
_ORIGINAL = Text(
    "请对照原件核对；如照片不清，请重新拍摄资料页，保证底部的字母数字行清晰完整。",
    "Please compare it with the original; if the photo is not clear, take the page again with the "
    "lines of letters and digits at its foot sharp and complete.",
)


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    zone = _zone(document)
    if zone is not None:
        yield from _check_digits(document, zone)
        yield from _kind(document, zone)
    yield from _printed(document, visa=zone is not None and zone.document_code.startswith("V"))


def _zone(document: Document) -> Zone | None:
    try:
        return parse((document.text("mrz") or "").split("\n"))
    except NotAZone:
        return None


def _check_digits(document: Document, zone: Zone) -> Iterator[Finding]:
    failing = [field_name(verdict.name) for verdict in zone.verdicts if not verdict.holds]
    if failing:
        yield finding(
            "MRZ_CHECKSUM",
            hard_if(is_sure(document, "mrz")),
            Text(
                f"机读码的校验位不符：{'、'.join(one.zh for one in failing)}。",
                "Check digits of the machine-readable zone do not hold: "
                f"{', '.join(one.en for one in failing)}.",
            ),
            _ORIGINAL,
            document=document,
            field="mrz",
        )


def _kind(document: Document, zone: Zone) -> Iterator[Finding]:
    passport = zone.format is Format.TD3 and zone.document_code.startswith("P")
    if document.kind is Kind.PASSPORT and not passport:
        visa = zone.document_code.startswith("V")
        yield finding(
            "NOT_A_PASSPORT",
            Strength.SOFT,
            Text(
                f"这是{'签证' if visa else '其他证件'}，不是护照。",
                f"This is {'a visa' if visa else 'another card'} and not a passport.",
            ),
            Text(
                "如需提交护照，请上传护照的资料页。",
                "If a passport is asked for, upload its page with the portrait.",
            ),
            document=document,
            field="document_code",
        )


def _printed(document: Document, *, visa: bool) -> Iterator[Finding]:
    # The number in a visa's zone is the passport's or its own, as its state likes (Doc 9303-7).
    for name, printed in _PAIRS[1:] if visa else _PAIRS:
        said, shown, field = document.text(name), document.text(printed), document.field(printed)
        if said is None or shown is None or field is None or field.confidence < LEAST:
            continue
        if said.translate(_ALIKE) != shown.translate(_ALIKE):
            what = field_name(name)
            yield finding(
                "MRZ_VIZ_MISMATCH",
                Strength.STRONG,
                Text(
                    f"资料页上印的“{what.zh}”与底部机读码不一致。",
                    f"The {what.en} printed on the page is not that of the zone at its foot.",
                ),
                _ORIGINAL,
                document=document,
                field=printed,
            )


CHECK = Check(
    titles={
        "MRZ_CHECKSUM": Text("机读码校验不符", "The machine-readable zone fails its check digits"),
        "MRZ_VIZ_MISMATCH": Text("资料页与机读码不一致", "Page and zone contradict each other"),
        "NOT_A_PASSPORT": Text("不是护照", "Not a passport"),
    },
    document=_document,
)
