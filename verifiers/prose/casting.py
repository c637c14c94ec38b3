"""Who a paper is about: everybody it describes, once, and the cast of names for its sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.prose.mentions import names_in
from verifiers.prose.sentences import Cast
from verifiers.prose.vocabulary import ASIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Party
    from verifiers.prose.roster import Described

_ROLES_IN_TEXT = (
    ("decedent", "(?:被继承人|死者){}"),
    ("decedent", "{}(?:死亡后|去世后)?(?:的(?:上述)?遗产|遗留|遗产|生前(?:未|无|没有))"),
    ("party_a", r"{}\((?:[^()]{{0,80}},)?(?:以下)?(?:简称|称)?[“\"]?甲方"),
    ("party_b", r"{}\((?:[^()]{{0,80}},)?(?:以下)?(?:简称|称)?[“\"]?乙方"),
    ("applicant", "(?<![\u4e00-\u9fff])申请人{}"),
)
"""Who has a role that the head gives to nobody: the one person of whom the text speaks so."""


def parties_of(described: Sequence[Described]) -> tuple[Party, ...]:
    """Each person once: as first described, completed by what is told of them later.

    Whoever acts for one side and is a side, too, is told twice.
    """
    people: dict[tuple[str, bool], Party] = {}
    for one in described:
        party = one.party
        key = (party.name, party.role in ASIDE)
        if party.role is None and key not in people:
            key = (party.name, True)
        before = people.get(key)
        if before is None:
            people[party.name, party.role in ASIDE] = party
            continue
        people[key] = replace(
            before,
            role=before.role or party.role,
            sex=before.sex or party.sex,
            birth_date=before.birth_date or party.birth_date,
            id_number=before.id_number or party.id_number,
        )
    return tuple(people.values())


def cast_of(text: str, parties: Sequence[Party], described: Sequence[Described]) -> Cast:
    """All names of the text, and every role that each has anywhere in it."""
    names = names_in(text, tuple(party.name for party in parties))
    roles: dict[str, dict[str, None]] = {}
    for one in described:
        if one.party.role:
            roles.setdefault(one.party.role, {})[one.party.name] = None
    for role, pattern in _ROLES_IN_TEXT:
        if role not in roles:
            having = [name for name in names if re.search(pattern.format(re.escape(name)), text)]
            if len(having) == 1:
                roles[role] = dict.fromkeys(having)
    return Cast(
        names,
        {role: tuple(having) for role, having in roles.items()},
        {party.name: party for party in parties},
    )
