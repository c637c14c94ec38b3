"""Can this identity number exist?

The grammar is that of GB 11643 (domain.md A.1). Only a number that is certain, read alike by two
readers or typed in, can be found impossible. One that is not certain was misread, which
FIELD_UNREADABLE says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.card_validity import FIRST_GENERATION
from verifiers.dossier.people import CARDS, is_sure, mentions, number_fault
from verifiers.kinds import name_of
from verifiers.model import Kind, Strength, Text
from verifiers.numbers.resident_id import Fault, compact

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding

_CODES = {
    Fault.FORM: "ID_NUMBER_FORM",
    Fault.CHECK_CHARACTER: "ID_CHECKSUM",
    Fault.PROVINCE: "ID_PROVINCE",
    Fault.DAY: "ID_CALENDAR_DAY",
}
_WHY = {
    Fault.FORM: Text("不是18位身份证号码", "does not have the 18 characters of an identity number"),
    Fault.CHECK_CHARACTER: Text(
        "与其校验码（最后一位）不符", "does not agree with its last character, the check digit"
    ),
    Fault.PROVINCE: Text(
        "的前两位不是任何省级地区的代码", "does not begin with the code of any province"
    ),
    Fault.DAY: Text(
        "中的出生日期在日历上不存在", "holds a day of birth that is not in the calendar"
    ),
}
_NEW_FORM = 18


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    for mention in mentions(document):
        place = mention.place("id_number")
        if mention.id_number is None or not is_sure(document, place):
            continue
        fault = number_fault(document.kind, mention.id_number)
        card = document.kind in CARDS
        citizen = card and document.kind is not Kind.FOREIGN_PERMANENT_RESIDENT_ID
        # Fifteen digits are what a card of the first generation holds; that it is one is said.
        citizen = citizen and document.text("card_type") != FIRST_GENERATION
        if fault is None and citizen and len(compact(mention.id_number)) != _NEW_FORM:
            fault = Fault.FORM
        if fault is not None:
            yield finding(
                _CODES[fault],
                _strength(mention.id_number, fault, card=card),
                _message(document, mention.id_number, fault),
                _FIX,
                document=document,
                field=place,
            )


def _strength(number: str, fault: Fault, *, card: bool) -> Strength:
    if fault is Fault.FORM and not card:
        # Other papers may hold a number of any office, which only looks unusual here.
        return Strength.SOFT
    # The grammar of foreigners' older numbers is known from published cards, not from its standard.
    lettered = compact(number)[:1].isalpha()
    return Strength.STRONG if lettered else Strength.HARD


def _message(document: Document, number: str, fault: Fault) -> Text:
    paper, why, tail = name_of(document), _WHY[fault], compact(number)[-4:]
    return Text(
        f"{paper.zh}上尾号为{tail}的号码{why.zh}。",
        f"On the {paper.en}, the number ending in {tail} {why.en}.",
    )


_FIX = Text(
    "请核对原件；若原件就是这样，请向发证机关更正后重新上传。",
    "Compare it with the original; if it is printed so, have the issuer correct it and upload it "
    "again.",
)

CHECK = Check(
    titles={
        "ID_NUMBER_FORM": Text("身份证号码位数不对", "Identity number of the wrong length"),
        "ID_CHECKSUM": Text("身份证号码校验不符", "Identity number fails its check digit"),
        "ID_PROVINCE": Text("身份证号码地区不存在", "Identity number of no province"),
        "ID_CALENDAR_DAY": Text("身份证号码日期不存在", "Identity number with an impossible day"),
    },
    document=_document,
)
