"""Who may do what: one table. Whose things they may do it to is decided in `rules.actor`."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Role(StrEnum):
    """The part that a person or a program plays."""

    MERCHANT = "merchant"
    """Opens transfers of one merchant and uploads for them."""
    PLATFORM = "platform"
    """The shop platform's own service, acting for its merchants."""
    REVIEWER = "reviewer"
    APPROVER = "approver"
    """A reviewer who may check another's."""
    ADMINISTRATOR = "administrator"
    """Manages people and reads the journal; decides nothing and sees no papers."""
    LINK = "link"
    """Whoever holds an upload link: may add papers to one transfer, and never sees them again."""
    SYSTEM = "system"
    """The service itself: workers and the sweeper. No one can sign in as it."""


class Act(StrEnum):
    """What can be done."""

    OPEN = "open"
    VIEW = "view"
    LIST = "list"
    UPLOAD = "upload"
    SUBMIT = "submit"
    READ_PAPER = "read_paper"
    """See the original or a page's picture of an identity paper."""
    SHARE_LINK = "share_link"
    APPEAL = "appeal"
    WITHDRAW = "withdraw"
    OVERRIDE = "override"
    GUARANTEE = "guarantee"
    """Vouch for a special approval, where named."""
    CHECK_OTHERS = "check_others"
    """Give or refuse what another person asked for."""
    SEE_WEIGHTS = "see_weights"
    """See breakdown, weights, shadow findings and detectors."""
    MANAGE_POLICY = "manage_policy"
    """Prepare or confirm which policy judges."""
    SEE_RULES = "see_rules"
    """See how each rule fares over all transfers."""
    READ_JOURNAL = "read_journal"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_WEBHOOKS = "manage_webhooks"


_OWNER = frozenset(
    {
        Act.OPEN,
        Act.VIEW,
        Act.LIST,
        Act.UPLOAD,
        Act.SUBMIT,
        Act.READ_PAPER,
        Act.SHARE_LINK,
        Act.APPEAL,
        Act.WITHDRAW,
    }
)
_REVIEWER = frozenset(
    {
        Act.VIEW,
        Act.LIST,
        Act.READ_PAPER,
        Act.OVERRIDE,
        Act.GUARANTEE,
        Act.SEE_WEIGHTS,
        Act.SEE_RULES,
    }
)

PERMISSIONS: Mapping[Role, frozenset[Act]] = MappingProxyType(
    {
        Role.MERCHANT: _OWNER,
        Role.PLATFORM: _OWNER | {Act.READ_JOURNAL, Act.MANAGE_WEBHOOKS},
        Role.REVIEWER: _REVIEWER,
        Role.APPROVER: _REVIEWER | {Act.CHECK_OTHERS, Act.MANAGE_POLICY},
        Role.ADMINISTRATOR: frozenset(
            {
                Act.SEE_RULES,
                Act.MANAGE_POLICY,
                Act.READ_JOURNAL,
                Act.MANAGE_PEOPLE,
                Act.MANAGE_WEBHOOKS,
            }
        ),
        Role.LINK: frozenset({Act.VIEW, Act.UPLOAD, Act.SUBMIT}),
        Role.SYSTEM: frozenset(),
    }
)

SIGN_IN_ROLES = (
    Role.MERCHANT,
    Role.REVIEWER,
    Role.APPROVER,
    Role.ADMINISTRATOR,
    Role.PLATFORM,
)
"""Roles that a user or a key may have."""
