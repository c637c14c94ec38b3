"""Heirs in words for people: what somebody is to the registrant, and through whom."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from verifiers.family.naming import REGISTRANT
from verifiers.family.succession import Role
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verifiers.family.closure import Closure
    from verifiers.family.heir import Heir
    from verifiers.family.order import Key


def _sexed(male: Text, female: Text, unknown: Text) -> Mapping[str | None, Text]:
    return MappingProxyType({"male": male, "female": female, None: unknown})


_CHILD = _sexed(Text("儿子", "son"), Text("女儿", "daughter"), Text("子女", "child"))
"""Whoever steps in for somebody is told as that person's child."""
_ROLES: Mapping[Role, Mapping[str | None, Text]] = MappingProxyType(
    {
        Role.SPOUSE: _sexed(Text("丈夫", "husband"), Text("妻子", "wife"), Text("配偶", "spouse")),
        Role.PARENT: _sexed(Text("父亲", "father"), Text("母亲", "mother"), Text("父母", "parent")),
        Role.SIBLING: _sexed(
            Text("兄弟", "brother"), Text("姐妹", "sister"), Text("兄弟姐妹", "sibling")
        ),
        Role.GRANDPARENT: _sexed(
            Text("祖父或外祖父", "grandfather"),
            Text("祖母或外祖母", "grandmother"),
            Text("祖父母、外祖父母", "grandparent"),
        ),
        **dict.fromkeys((Role.CHILD, Role.DESCENDANT, Role.NEPHEW), _CHILD),
    }
)

_KIN = re.compile("[儿亲]")
"""What 儿子 and 母亲 lose where they become 继子 and 继母."""


def title_of(heir: Heir, closure: Closure) -> Text:
    """登记人的女儿; 已先去世的某人的儿子; 后于登记人去世的某人的妻子."""
    share = heir.share
    role = _ROLES[share.role][heir.member.sex]
    if heir.is_doubtful:
        role = Text(f"继{_KIN.sub('', role.zh)}", f"step-{role.en}")
    if share.instead is not None:
        name = name_of(share.instead, closure)
        return Text(f"已先去世的{name}的{role.zh}", f"{role.en} of {name}, who died before,")
    if share.of != REGISTRANT:
        name = name_of(share.of, closure)
        return Text(
            f"后于登记人去世的{name}的{role.zh}",
            f"{role.en} of {name}, who died after the registrant,",
        )
    return Text(f"登记人的{role.zh}", f"{role.en} of the registrant")


def name_of(key: Key, closure: Closure) -> str:
    """What to call somebody of the family."""
    return closure.family.people[key].name
