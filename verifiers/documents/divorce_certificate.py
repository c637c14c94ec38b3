"""Divorce certificates 离婚证: the red booklet since 2004, and older ones (domain.md A.5).

Inside stand holder, day, number and remarks beside the holder's photograph, and both people with
the same labels. Older ones of a town's government tell the same in a sentence filled in by hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import couple
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field
    from verifiers.read import Sheet

_MARKS = {
    r"^[^,。;、]{0,8}离婚证(?:书)?(?:字号.{0,30})?[^,。;、]{0,4}$": 0.75,
    r"离婚证字号": 0.6,
    r"(?<![A-Z])B?L\d{6}-?(?:19|20)\d{2}-?\d{6}(?!\d)": 0.8,
    r"离婚申请|申请离婚|自愿离婚|解除婚姻": 0.4,
    r"关于离婚的规定|符合离婚|准予离婚": 0.4,
}
_OTHER = re.compile(
    r"结婚证字号|结婚登记|结婚申请|^结婚证$|(?<![A-Z])B?J\d{6}-?(?:19|20)\d{2}-?\d{6}", re.MULTILINE
)


def support(text: str) -> float:
    """How well a text supports this kind; what both kinds show does not tell which it is."""
    own, both = weigh(text, _MARKS), weigh(text, couple.MARKS)
    if not own or _OTHER.search(text) or couple.SPEAKS_OF_IT.search(text):
        return 0.5 * own
    return 1 - (1 - own) * (1 - both)


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """Number, day, holder, both people, office: from labels, else from the sentence."""
    return couple.certificate(sheets, "L", "former_spouse")


KIND = DocumentKind(
    kind=Kind.DIVORCE_CERTIFICATE,
    support=support,
    extract=extract,
    critical=couple.CRITICAL,
)
