"""Can people be as old as the papers say? The oldest person on record reached 122 (domain.md D.3).

Household registers are known to hold wrong years of birth, so that only an age beyond every record
is impossible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.dossier.people import DeathDay, age_on, deaths, is_sure, mentions, shows
from verifiers.family.closure import closure_of
from verifiers.family.naming import TRANSFEREE
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.dossier.people import Mention
    from verifiers.family.kin import Member
    from verifiers.model import Evidence, Finding

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

    for heir in closure_of(evidence).heirs:
        if heir.member.key != TRANSFEREE:
            yield from _acting(heir.member)


def _acting(member: Member) -> Iterator[Finding]:
    """Whoever waives or signs is alive, however old the papers make them."""
    for act in member.acts:
        document = act.source.document
        if document is None or act.day is None or member.born is None:
            continue
        age = age_on(member.born, act.day)
        if age <= _RARE:
            continue
        code = "AGE_IMPOSSIBLE" if age > _RECORD else "AGE_UNUSUAL"
        sure = is_sure(document, act.source.field)
        yield finding(
            code,
            hard_if(sure) if age > _RECORD else _unusual(age),
            Text(
                f"按材料上的出生日期，{member.name}在{act.day}办理此事时已有{age}岁。",
                f"By the date of birth in the papers, {member.name} was {age} years old when they "
                f"acted on {act.day}.",
            ),
            _FIX,
            document=document,
            field=act.source.field,
            others=[one.source.document for one in member.births if one.source.document],
            people=[member.name],
        )


def _unusual(age: int) -> Strength:
    return Strength.STRONG if age > _OLDEST_LIVING else Strength.SOFT


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
        code, strength = "AGE_UNUSUAL", _unusual(age)
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
