"""What marriage and divorce certificates have in common: nearly all but a word and a letter.

Inside the red booklets since 2004 stand holder, day, number and remarks beside a photograph, and
both people with the same labels. Older papers of a town's government tell the same in a sentence
filled in by hand (domain.md A.5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import couple
from verifiers.numbers import marriage_number
from verifiers.read import Script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field, Kind
    from verifiers.read import Sheet

_BOTH = {
    r"持证人": 0.45,
    r"登记日期": 0.3,
    r"国籍[\s\S]*国籍": 0.45,
    r"身份证[\s\S]*身份证": 0.2,
    r"发给此证|予以登记|准予登记": 0.35,
    r"民政部监制|婚姻登记": 0.3,
    r"婚姻法": 0.2,
}
"""What both kinds show."""
_SPEAKS_OF_IT = re.compile(r"公证处|公证员|人民法院|协议书")
"""Papers that only speak of a marriage or divorce."""
_CRITICAL = {
    "certificate_number": Script.MIXED,
    "registration_date": Script.DATE,
    "parties.birth_date": Script.DATE,
    "parties.id_number": Script.ID_NUMBER,
    "parties.permit_number": Script.MIXED,
}


@dataclass(frozen=True, slots=True)
class Words:
    """How one of the two kinds speaks of itself."""

    letter: str
    """What its numbers since 2004 begin with."""
    act: str
    """What the two did, in the sentence of older papers."""

    @property
    def about(self) -> str:
        """The word before 证 and 登记."""
        return marriage_number.ABOUT[self.letter]

    @property
    def number(self) -> str:
        """A pattern for its number of today."""
        return rf"(?<![A-Z])B?{self.letter}\d{{6}}-?(?:19|20)\d{{2}}-?\d{{6}}"


MARRIAGE, DIVORCE = Words("J", "结为夫妻"), Words("L", "解除婚姻")


def kind_of(kind: Kind, own: Words, other: Words, role: str) -> DocumentKind:
    """The kind with these words, not those of the `other`; each of the two people has that role."""
    about, foreign = own.about, other.about
    marks = {
        rf"^[^,。;、]{{0,8}}{about}证(?:书)?(?:字号.{{0,30}})?[^,。;、]{{0,4}}$": 0.75,
        rf"{about}证字号": 0.6,
        rf"{own.number}(?!\d)": 0.8,
        rf"{about}申请|申请{about}|自愿{about}|{own.act}": 0.4,
        rf"关于{about}的规定|符合{about}|准予{about}": 0.4,
    }
    another = re.compile(
        rf"{foreign}证字号|{foreign}登记|{foreign}申请|^{foreign}证$|{other.number}", re.MULTILINE
    )

    def support(text: str) -> float:
        """What both kinds show does not tell which it is."""
        told, both = weigh(text, marks), weigh(text, _BOTH)
        if not told or another.search(text) or _SPEAKS_OF_IT.search(text):
            return 0.5 * told
        return 1 - (1 - told) * (1 - both)

    def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
        """Number, day, holder, both people, office: from labels, else from the sentence."""
        return couple.certificate(sheets, own.letter, role)

    return DocumentKind(kind=kind, support=support, extract=extract, critical=_CRITICAL)
