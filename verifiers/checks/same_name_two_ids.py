"""Does one name carry different identity numbers in different papers, 15 digits being upgraded?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import Mention, mentions, valid_number
from verifiers.kinds import name_of
from verifiers.model import Strength, Text
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    people = (evidence.transfer.registrant, evidence.transfer.transferee)
    declared = {valid_number(one.id_number) for one in people}
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for document in sorted(evidence.documents, key=lambda one: one.id):
        for mention in mentions(document):
            if mention.number and mention.name:
                by_name[names.key(mention.name)].append(mention)
    for _, group in sorted(by_name.items()):
        # The paper that agrees with the declaration is the measure; without one, the first.
        measure = next((one for one in group if one.number in declared), group[0])
        for mention in group:
            if mention.number != measure.number:
                yield _finding(mention, measure)


def _finding(mention: Mention, other: Mention) -> Finding:
    here, there = name_of(mention.document), name_of(other.document)
    mine, theirs = (one.number[-4:] if one.number else "" for one in (mention, other))
    return finding(
        "SAME_NAME_TWO_IDS",
        Strength.STRONG,
        Text(
            f"{mention.name}的身份证号码，在{here.zh}上尾号是{mine}，在{there.zh}上尾号是{theirs}。",
            f"The identity number of {mention.name} ends in {mine} on the {here.en} and in "
            f"{theirs} on the {there.en}.",
        ),
        Text(
            "请核对两份原件；如果是同名的两个人，请在申请中说明。",
            "Compare both originals; if these are two people of one name, say so in the request.",
        ),
        document=mention.document,
        field=mention.place("id_number"),
        others=[other.document],
        people=[mention.name],
    )


CHECK = Check(
    titles={"SAME_NAME_TWO_IDS": Text("同一姓名对应两个号码", "One name under two numbers")},
    transfer=_transfer,
)
