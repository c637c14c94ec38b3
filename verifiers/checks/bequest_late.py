"""Was a bequest accepted only after sixty days (civil code 1124)? The evidence asks this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.model import Finding, Strength, Text

if TYPE_CHECKING:
    from datetime import date

    from verifiers.model import Document

CODE = "BEQUEST_LATE"


def accepted_late(document: Document, died: date, accepted: date) -> Finding:
    """The finding: only the day on which they came to know of the bequest can save it."""
    return finding(
        CODE,
        Strength.STRONG,
        Text(
            f"受让人于{accepted}表示接受遗赠，登记人于{died}去世，相隔超过60日；"
            "受遗赠人应当在知道受遗赠后60日内表示接受。",
            f"The transferee accepted the bequest on {accepted}, more than 60 days after the "
            f"registrant's death on {died}; it must be accepted within 60 days of knowing of it.",
        ),
        Text(
            "请上传能说明何时知道受遗赠的材料，或继承公证书、法院文书。",
            "Upload what shows when they came to know of it, or a certificate of inheritance or a "
            "court's paper.",
        ),
        document=document,
        field="statements",
    )


CHECK = Check(titles={CODE: Text("接受遗赠超过期限", "Bequest accepted late")})
