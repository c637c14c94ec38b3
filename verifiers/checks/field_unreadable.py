"""Could everything that this paper is relied on for be read for certain?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.copies import disputed, read_once, superseded, unread
from verifiers.kinds import OTHER_SIDE, RELIED_ON, field_name, name_of
from verifiers.model import Strength, Text
from verifiers.numbers import uscc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Evidence, Finding

_FIX = Text(
    "请在光线充足处正对原件，重新拍摄清晰完整的照片并上传。",
    "Take a sharp, complete photo again, straight from above and in good light, and upload it.",
)
_TURN = Text(
    "请把印有照片的一面也拍照上传；已经上传的，无需再操作。",
    "Upload the side with the portrait as well; if you already have, there is nothing more to do.",
)
_WHOLE = Text(
    "请移开手指、卡套等遮挡物，让整张证件都在画面内后重拍。",
    "Take fingers, covers and the like away, and take it again with the whole card in view.",
)
_WHOLE_DEED = Text(
    "请把整本公证书的每一页（包括装订在一起的文件）合成一个文件（例如PDF）后上传。",
    "Upload every page of the deed, with what is bound into it, as one file (a PDF, for instance).",
)
_COMPARE = Text(
    "请正对原件重拍一张清晰的照片；若原件上就是这样，请向登记机关查询更正后重新上传。",
    "Take a sharper photo, straight from above. If the original is printed so, ask the registering "
    "authority about it and upload the paper again.",
)
_CLEARER = Text(
    "您无需操作；更清晰的照片会有帮助。",
    "There is nothing you must do; a clearer photo would help.",
)


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    paper, lost = name_of(document), unread(document)
    if lost and _is_other_side(document):
        yield finding(
            "FIELD_UNREADABLE", Strength.SOFT, _turned(paper), _TURN, document=document,
            field=lost[0],
        )  # fmt: skip
        lost = ()
    for name in lost:
        bound = _missing_part(document, name)
        if bound is not None:
            yield finding(
                "FIELD_UNREADABLE", Strength.SOFT, bound, _WHOLE_DEED, document=document,
                field=name,
            )  # fmt: skip
            continue
        field = field_name(name)
        message = Text(
            f"{paper.zh}上的“{field.zh}”看不清。",
            f"The {field.en} on the {paper.en} cannot be read.",
        )
        yield finding(
            "FIELD_UNREADABLE", Strength.SOFT, message, _FIX, document=document, field=name
        )
        if _is_covered(document, name):
            yield finding(
                "OCCLUDED", Strength.SOFT, _covered(field, paper), _WHOLE, document=document,
                field=name,
            )  # fmt: skip
    for name in disputed(document):
        field = field_name(name)
        message = Text(
            f"{paper.zh}上的“{field.zh}”不够清楚，无法确定。",
            f"The {field.en} on the {paper.en} is not clear enough to be sure of it.",
        )
        fix = _FIX
        if _fails_its_check(document, name):
            message, fix = _doubtful(field, paper), _COMPARE
        yield finding(
            "FIELD_READERS_DISAGREE", Strength.SOFT, message, fix, document=document, field=name
        )
    for name in read_once(document):
        field = field_name(name)
        message = Text(
            f"{paper.zh}上的“{field.zh}”被印章或花纹遮挡，或不够清晰，已按较清楚的部分读取。",
            f"The {field.en} on the {paper.en} lies under a seal or is not quite clear; it was "
            "read as well as it could be.",
        )
        yield finding(
            "FIELD_READ_ONCE", Strength.SOFT, message, _CLEARER, document=document, field=name
        )


def _missing_part(document: Document, name: str) -> Text | None:
    """That a deed speaks of a paper bound into it which its file lacks; `None` where none does."""
    said = document.field(name) if name == "statements" else None
    if said is None or not said.raw:
        return None
    return Text(
        f"公证书证明的是“{said.raw}”，但文件里没有这一部分。",
        f"The deed certifies “{said.raw}”, and that part is not in the file.",
    )


def _fails_its_check(document: Document, name: str) -> bool:
    """Whether all who read it whole read one credit code, if not for certain, that cannot be."""
    found = document.field(name)
    if found is None or name != "uscc":
        return False
    seen = {uscc.spelt_by(answer) for _, answer in found.readers}
    codes = {code for code in seen if uscc.fault_of(code) is not uscc.Fault.FORM}
    return len(codes) == 1 and not any(uscc.is_valid(code) for code in codes)


def _doubtful(field: Text, paper: Text) -> Text:
    return Text(
        f"{paper.zh}上的“{field.zh}”，照片上看到的各位与最后一位校验码不符："
        "可能有一位没有拍清，也可能原件就是这样。",
        f"The {field.en} on the {paper.en}, as far as it can be seen, does not agree with its last "
        "character, the check character: one may be unclear, or it is printed so.",
    )


def _is_other_side(document: Document) -> bool:
    """Whether it is a card's side without the portrait: nothing is seen of the other but a name."""
    holder = (name for name in RELIED_ON[document.kind] if name != "name")
    here = (document.field(name) for name in OTHER_SIDE.get(document.kind, ()))
    there = (document.field(name) for name in holder)
    return any(one and one.value is not None for one in here) and not any(
        one and (one.raw or one.box is not None) for one in there
    )


def _turned(paper: Text) -> Text:
    return Text(
        f"这是{paper.zh}没有照片的一面，上面没有出生日期和证件号码等内容。",
        f"This is the side of the {paper.en} without the portrait: the date of birth and the "
        "number stand on the other.",
    )


def _is_covered(document: Document, name: str) -> bool:
    """Whether it is known where the value should stand, and nothing at all stands there."""
    found = document.field(name)
    return found is not None and found.box is not None and not found.raw


def _covered(field: Text, paper: Text) -> Text:
    return Text(
        f"{paper.zh}上“{field.zh}”的位置被遮挡，或没有拍到。",
        f"Where the {field.en} should be on the {paper.en}, something covers it.",
    )


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for document in evidence.documents:
        if not superseded(document, evidence.documents):
            yield from _document(document, evidence.as_of)


CHECK = Check(
    titles={
        "FIELD_UNREADABLE": Text("有内容看不清", "Something cannot be read"),
        "OCCLUDED": Text("有内容被遮挡", "Something is covered"),
        "FIELD_READERS_DISAGREE": Text("有内容无法确定", "Something cannot be read for certain"),
        "FIELD_READ_ONCE": Text("有内容不够清晰", "Something is not quite clear"),
    },
    document=_document,
    transfer=_transfer,
)
