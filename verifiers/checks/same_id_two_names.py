"""Does one identity number carry different names in different papers?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import Mention, mentions, one_name
from verifiers.kinds import name_of
from verifiers.model import Strength, Text
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    declared = {evidence.transfer.registrant.name, evidence.transfer.transferee.name}
    by_number: dict[str, list[Mention]] = defaultdict(list)
    for document in sorted(evidence.documents, key=lambda one: one.id):
        for mention in mentions(document):
            if mention.number and mention.name:
                by_number[mention.number].append(mention)
    for number, group in sorted(by_number.items()):
        # The paper that agrees with the declaration is the measure; without one, the first.
        measure = next((one for one in group if _is_among(one.name, declared)), group[0])
        for mention in group:
            if not one_name(mention, measure, group):
                yield _finding(mention, measure, number[-4:])


def _is_among(name: str | None, declared: set[str]) -> bool:
    return any(names.may_be_same(name or "", one) for one in declared)


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
        others=[other.document],
        people=[mention.name, other.name],
    )


CHECK = Check(
    titles={"SAME_ID_TWO_NAMES": Text("同一号码对应两个姓名", "One number under two names")},
    transfer=_transfer,
)
