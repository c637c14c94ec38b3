"""Heirs in words for people: what somebody is to the registrant, and through whom."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from verifiers.family.naming import REGISTRANT
from verifiers.family.succession import Role
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verifiers.family.closure import Closure, Heir
    from verifiers.family.order import Key

_ROLES: Mapping[Role, Text] = MappingProxyType(
    {
        Role.SPOUSE: Text("配偶", "spouse"),
        Role.CHILD: Text("子女", "child"),
        Role.PARENT: Text("父母", "parent"),
        Role.DESCENDANT: Text("子女", "child"),
        Role.SIBLING: Text("兄弟姐妹", "sibling"),
        Role.GRANDPARENT: Text("祖父母、外祖父母", "grandparent"),
        Role.NEPHEW: Text("子女", "child"),
    }
)


def title_of(heir: Heir, closure: Closure) -> Text:
    """登记人的子女; 已先去世的某人的子女; 后于登记人去世的某人的配偶."""
    share = heir.share
    role = _ROLES[share.role]
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
