"""Do the papers name registrant and transferee as the merchant declared them?

Where papers contradict each other, SAME_ID_TWO_NAMES and SAME_NAME_TWO_IDS say so; here the papers
agree, and it is the declaration that differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import Mention, mentions, valid_number
from verifiers.kinds import name_of
from verifiers.model import Strength, Text
from verifiers.numbers import permanent_resident, resident_id, uscc
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.model import Evidence, Finding, Person

_ROLES = (
    ("REGISTRANT", Text("登记人", "registrant")),
    ("TRANSFEREE", Text("受让人", "transferee")),
)
_SHORTEST_CHECKED = 12
"""Characters: numbers of residents and companies have 15 or 18, a few being lost at most."""
_FIX = Text(
    "请核对您填写的信息与原件，填错的请更正，材料有误的请更换。",
    "Compare what you declared with the original; correct the one or replace the other.",
)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    everybody = [
        mention
        for document in sorted(evidence.documents, key=lambda one: one.id)
        for mention in mentions(document)
    ]
    people = (evidence.transfer.registrant, evidence.transfer.transferee)
    for (code, role), person in zip(_ROLES, people, strict=True):
        yield from _declared_number(code, role, person)
        yield from _names(code, role, person, everybody)
        yield from _numbers(code, role, person, everybody)


def _declared_number(code: str, role: Text, person: Person) -> Iterator[Finding]:
    if person.id_number and not _can_exist(person.id_number):
        yield finding(
            f"{code}_NUMBER_INVALID",
            Strength.STRONG,
            Text(
                f"您填写的{role.zh}身份证号码不成立，可能有一位填错。",
                f"The identity number you declared for the {role.en} cannot exist; one character "
                "may be wrong.",
            ),
            Text("请对照身份证重新填写号码。", "Enter the number again as the card shows it."),
            field="id_number",
            people=[person.name],
        )


def _can_exist(number: str) -> bool:
    """Whether a number can exist: a resident's, a permit's, a company's, or one of a passport.

    Passports and travel permits have short numbers of many forms, which nothing proves wrong.
    """
    compact = resident_id.compact(number)
    return len(compact) < _SHORTEST_CHECKED or any(
        one.is_valid(compact) for one in (resident_id, permanent_resident, uscc)
    )


def _names(
    code: str, role: Text, person: Person, everybody: Sequence[Mention]
) -> Iterator[Finding]:
    number = valid_number(person.id_number)
    same = [one for one in everybody if number and one.number == number and one.name]
    called = [name for one in same for name in (one.name, one.former_name) if name]
    if len({names.key(one.name or "") for one in same}) != 1 or any(
        names.may_be_same(name, person.name) for name in called
    ):
        return
    paper = name_of(same[0].document)
    yield finding(
        f"{code}_NAME_MISMATCH",
        Strength.STRONG,
        Text(
            f"您填写的{role.zh}是{person.name}，而{paper.zh}上这个号码的姓名是{same[0].name}。",
            f"You declared {person.name} as {role.en}; on the {paper.en} this number belongs to "
            f"{same[0].name}.",
        ),
        _FIX,
        document=same[0].document,
        field=same[0].place("name"),
        others=[one.document for one in same],
        people=[person.name],
    )


def _numbers(
    code: str, role: Text, person: Person, everybody: Sequence[Mention]
) -> Iterator[Finding]:
    number = valid_number(person.id_number)
    same = [one for one in everybody if one.number and names.same(one.name or "", person.name)]
    shown = {one.number for one in same}
    if number is None or len(shown) != 1 or number in shown:
        return
    paper, tail = name_of(same[0].document), (same[0].number or "")[-4:]
    yield finding(
        f"{code}_NUMBER_MISMATCH",
        Strength.STRONG,
        Text(
            f"您填写的{role.zh}身份证号码尾号是{number[-4:]}，而{paper.zh}上的尾号是{tail}。",
            f"The number you declared for the {role.en} ends in {number[-4:]}; on the {paper.en} "
            f"it ends in {tail}.",
        ),
        _FIX,
        document=same[0].document,
        field=same[0].place("id_number"),
        others=[one.document for one in same],
        people=[person.name],
    )


def _titles() -> dict[str, Text]:
    titles = {}
    for code, role in _ROLES:
        titles[f"{code}_NUMBER_INVALID"] = Text(
            f"填写的{role.zh}号码有误", f"Declared number of the {role.en} cannot exist"
        )
        titles[f"{code}_NAME_MISMATCH"] = Text(
            f"{role.zh}姓名与材料不符", f"Name of the {role.en} differs from the papers"
        )
        titles[f"{code}_NUMBER_MISMATCH"] = Text(
            f"{role.zh}身份证号码与材料不符", f"Number of the {role.en} differs from the papers"
        )
    return titles


CHECK = Check(titles=_titles(), transfer=_transfer)
