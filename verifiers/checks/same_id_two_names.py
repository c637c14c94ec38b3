"""Does one identity number carry different names in different papers?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.kinds import name_of
from verifiers.model import Strength, Text
from verifiers.people import Mention, mentions
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    by_number: dict[str, list[Mention]] = defaultdict(list)
    for document in sorted(evidence.documents, key=lambda one: one.id):
        for mention in mentions(document):
            if mention.number and mention.name:
                by_number[mention.number].append(mention)
    for number, group in sorted(by_number.items()):
        first = group[0]
        odd = [one for one in group[1:] if not names.same(one.name or "", first.name or "")]
        # Both papers are named: which of them is right cannot be told from here.
        for mention in (first, *odd) if odd else ():
            other = odd[0] if mention is first else first
            yield _finding(mention, other, number[-4:])


def _finding(mention: Mention, other: Mention, tail: str) -> Finding:
    here, there = name_of(mention.document), name_of(other.document)
    return finding(
        "SAME_ID_TWO_NAMES",
        Strength.STRONG,
        Text(
            f"尾号{tail}的身份证号码，在{here.zh}上的姓名是{mention.name}，"
            f"在{there.zh}上是{other.name}。",
            f"The identity number ending in {tail} belongs to {mention.name} on the {here.en} and "
            f"to {other.name} on the {there.en}.",
        ),
        Text(
            "请核对两份原件；如曾改名，请上传载明曾用名的户口簿页。",
            "Compare both originals; after a change of name, add the register page with the "
            "former name.",
        ),
        document=mention.document,
        field=mention.place("name"),
    )


CHECK = Check(
    titles={"SAME_ID_TWO_NAMES": Text("同一号码对应两个姓名", "One number under two names")},
    transfer=_transfer,
)
