"""Can people be as old as the papers say? The oldest person on record reached 122 (domain.md D.3).

Household registers are known to hold wrong years of birth, so that only an age beyond every record
is impossible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.model import Strength, Text
from verifiers.people import DeathDay, age_on, deaths, mentions, shows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Evidence, Finding
    from verifiers.people import Mention

_RECORD, _OLDEST_LIVING, _RARE = 122, 116, 105
_FIX = Text(
    "请核对出生日期；登记有误的，请由户籍机关出具更正证明。",
    "Compare the date of birth; where the register is wrong, ask the police for a correction.",
)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    transfer = evidence.transfer
    died = deaths(evidence, transfer.registrant)
    for document in evidence.documents:
        for mention in mentions(document):
            if shows(mention, transfer.registrant) and died:
                yield from _judge(mention, died[-1].day, "registrant", died[-1])
            elif shows(mention, transfer.transferee):
                yield from _judge(mention, evidence.as_of, "transferee", None)


def _judge(mention: Mention, day: date, role: str, death: DeathDay | None) -> Iterator[Finding]:
    if mention.born is None:
        return
    age = age_on(mention.born, day)
    if age <= _RARE:
        return
    who = {"registrant": "登记人", "transferee": "受让人"}[role]
    message = Text(
        f"按材料上的出生日期，{who}已有{age}岁。",
        f"By the date of birth in the paper, the {role} reached the age of {age}.",
    )
    field = mention.place("id_number" if mention.birth_date is None else "birth_date")
    number_or_day = mention.birth_date is None or mention.number is not None
    sure = number_or_day and (death is None or death.is_sure)
    if age > _RECORD:
        code, strength = "AGE_IMPOSSIBLE", hard_if(sure)
    else:
        code = "AGE_UNUSUAL"
        strength = Strength.STRONG if age > _OLDEST_LIVING else Strength.SOFT
    yield finding(
        code,
        strength,
        message,
        _FIX,
        document=mention.document,
        field=field,
        others=[death.document] if death else [],
    )


CHECK = Check(
    titles={
        "AGE_IMPOSSIBLE": Text("年龄超过人类最高纪录", "Older than anybody ever was"),
        "AGE_UNUSUAL": Text("年龄少见", "An unusual age"),
    },
    transfer=_transfer,
)
