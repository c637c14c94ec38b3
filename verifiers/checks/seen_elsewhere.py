"""What other transfers say about a paper of this one. The caller knows them and puts it in.

The words speak of the merchant's own paper alone: never of another person, shop or transfer.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.kinds import name_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from verifiers.model import Document, Finding


class Seen(StrEnum):
    """What may be known from beyond a transfer; the values are finding codes."""

    DEED_NUMBER = "DUP_DEED_NO"
    DEED_ORDER = "DEED_NO_ORDER"
    NAME = "ID_NAME_ELSEWHERE"
    FILE = "FILE_SEEN_ELSEWHERE"
    PICTURE = "PICTURE_SEEN_ELSEWHERE"


_TITLES = {
    Seen.DEED_NUMBER: Text("公证书编号已用于其他内容", "Number used with other content"),
    Seen.DEED_ORDER: Text("公证书编号与日期顺序不符", "Number and day out of order"),
    Seen.NAME: Text("号码曾以其他姓名出现", "Number known under another name"),
    Seen.FILE: Text("同一文件已用于其他申请", "File used in another request"),
    Seen.PICTURE: Text("图片需要人工核对", "Picture to be looked at"),
}
_FIELDS = {
    Seen.DEED_NUMBER: "certificate_number",
    Seen.DEED_ORDER: "certificate_number",
    Seen.NAME: "id_number",
}
_OFFICE = Text(
    "请出示原件，或请出具的公证处书面确认编号和内容。",
    "Bring the original, or ask the notary's office that issued it to confirm number and content "
    "in writing.",
)
_ORIGINAL = Text("请出示原件，由审核人员核对。", "Bring the original; a reviewer will compare it.")


def seen(what: Seen, document: Document, strength: Strength) -> Finding:
    """The finding that this was seen about the document in other transfers."""
    paper = name_of(document)
    messages = {
        Seen.DEED_NUMBER: Text(
            f"{paper.zh}的编号在其他申请中用于不同的内容。",
            f"The number of the {paper.en} was used with other content.",
        ),
        Seen.DEED_ORDER: Text(
            f"{paper.zh}的编号与出具日期，和同一公证处同年的其他编号顺序不符。",
            f"Number and day of the {paper.en} do not fit the order of its office's numbers in "
            "that year.",
        ),
        Seen.NAME: Text(
            f"{paper.zh}上的身份证号码曾以另一个姓名出现。",
            f"The identity number on the {paper.en} was seen with another name.",
        ),
        Seen.FILE: Text(
            f"这份{paper.zh}的文件曾用于与本次无关的申请。",
            f"This file of the {paper.en} was used in a request that has nothing to do with yours.",
        ),
        Seen.PICTURE: Text(
            f"{paper.zh}的图片需要人工核对。", f"The picture of the {paper.en} needs a look."
        ),
    }
    fix = _OFFICE if what in {Seen.DEED_NUMBER, Seen.DEED_ORDER} else _ORIGINAL
    made = finding(
        what.value, strength, messages[what], fix, document=document, field=_FIELDS.get(what)
    )
    # Pictures are likened by a pixel detector, of which merchants read one public reason alone.
    return replace(made, forensic=what is Seen.PICTURE)


CHECK = Check(titles={what.value: title for what, title in _TITLES.items()})
