"""Do papers that name somebody without a number agree on birth and sex with those that do?

With a number the paper itself is held against it (ID_BIRTH_MISMATCH). Without one, the name is what
joins two papers, and a different birth makes them two people, or one of them wrong.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import Mention, mentions
from verifiers.kinds import name_of
from verifiers.model import Strength, Text
from verifiers.numbers import resident_id
from verifiers.text import names
from verifiers.wording import SEXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.model import Evidence, Finding

_CODES = {"birth_date": "BIRTH_DATE_CONFLICT", "sex": "SEX_CONFLICT"}
_FIX = Text(
    "请核对两份原件；写错的请出具单位更正，旧材料按农历填写的请一并说明。",
    "Compare both originals; have the issuer correct the wrong one, and say so where an old paper "
    "gives a day of the lunar calendar.",
)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    transfer = evidence.transfer
    chief = {names.key(one.name) for one in (transfer.registrant, transfer.transferee)}
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for document in sorted(evidence.documents, key=lambda one: one.id):
        for mention in mentions(document):
            if mention.name:
                by_name[names.key(mention.name)].append(mention)
    for key, group in sorted(by_name.items()):
        strength = Strength.STRONG if key in chief else Strength.SOFT
        for mention in group:
            if mention.number is None:
                # Of two papers without a number, the later in order is held against the earlier.
                here = mention.document.id
                others = [
                    one
                    for one in group
                    if one.document.id < here or (one.number and one.document.id != here)
                ]
                yield from _births(mention, others, strength)
                yield from _sexes(mention, others, strength)


def _births(mention: Mention, others: Sequence[Mention], strength: Strength) -> Iterator[Finding]:
    known = [one for one in others if one.born]
    if mention.birth_date and known and all(one.born != mention.birth_date for one in known):
        here, there = name_of(mention.document), name_of(known[0].document)
        message = Text(
            f"{mention.name}的出生日期，{here.zh}上是{mention.birth_date}，"
            f"{there.zh}上是{known[0].born}。",
            f"{mention.name} was born on {mention.birth_date} according to the {here.en}, on "
            f"{known[0].born} according to the {there.en}.",
        )
        yield _finding("birth_date", message, strength, mention, known[0])


def _sexes(mention: Mention, others: Sequence[Mention], strength: Strength) -> Iterator[Finding]:
    known = [one for one in others if _sex(one)]
    if mention.sex and known and all(_sex(one) != mention.sex for one in known):
        here, there = name_of(mention.document), name_of(known[0].document)
        mine, theirs = SEXES[mention.sex], SEXES[_sex(known[0]) or ""]
        message = Text(
            f"{mention.name}的性别，{here.zh}上是{mine.zh}，{there.zh}上是{theirs.zh}。",
            f"{mention.name} is {mine.en} according to the {here.en}, {theirs.en} according to the "
            f"{there.en}.",
        )
        yield _finding("sex", message, strength, mention, known[0])


def _sex(mention: Mention) -> str | None:
    return mention.sex or (resident_id.sex(mention.number) if mention.number else None)


def _finding(
    attribute: str, message: Text, strength: Strength, mention: Mention, other: Mention
) -> Finding:
    return finding(
        _CODES[attribute],
        strength,
        message,
        _FIX,
        document=mention.document,
        field=mention.place(attribute),
        others=[other.document],
        people=[mention.name],
    )


CHECK = Check(
    titles={
        "BIRTH_DATE_CONFLICT": Text("出生日期前后不一", "Papers give different days of birth"),
        "SEX_CONFLICT": Text("性别前后不一", "Papers give different sexes"),
    },
    transfer=_transfer,
)
