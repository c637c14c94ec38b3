"""Which acts are told to which people by e-mail, and in which words.

A letter travels in the clear and is kept by others: it names a transfer by its id and nothing
else, and leads to a page where its reader signs in.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from service.rules.states import TransferStatus
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from service.rules.journal import Detail

CHINA = ZoneInfo("Asia/Shanghai")
DIGEST_AT = time(8)
"""When those who want one letter a day get it, in China."""


class Mode(StrEnum):
    """How somebody wants to be told."""

    AT_ONCE = "at_once"
    DAILY = "daily"


class Cause(StrEnum):
    """Why a letter is sent."""

    NEEDS_EVIDENCE = "needs_evidence"
    APPROVED = "approved"
    REJECTED = "rejected"
    ASSIGNED = "assigned"
    ESCALATED = "escalated"
    WARNED = "warned"
    MENTIONED = "mentioned"
    PASSWORD_HANDED = "password_handed"  # noqa: S105 -- a cause
    FACTOR_RESET = "factor_reset"


FOR_MERCHANTS = frozenset({Cause.NEEDS_EVIDENCE, Cause.APPROVED, Cause.REJECTED})
"""Told to the people of the merchant; the others to those whom the act names."""
FOR_OWNERS = frozenset({Cause.PASSWORD_HANDED, Cause.FACTOR_RESET})
"""Told at once to whoever has the account: what another person did to it, which may be theft."""

WORDS: Mapping[Cause, Text] = MappingProxyType(
    {
        Cause.NEEDS_EVIDENCE: Text(
            "过户 {id} 还需要您补充材料。打开下面的页面，可以看到缺什么、为什么、怎样补。",
            "Transfer {id} needs something from you. The page below says what is missing, why, "
            "and what would do.",
        ),
        Cause.APPROVED: Text("过户 {id} 已通过。", "Transfer {id} is approved."),
        Cause.REJECTED: Text(
            "过户 {id} 未通过。页面上写明了原因，以及如何申诉。",
            "Transfer {id} was refused. The page says which fact failed, and how to appeal.",
        ),
        Cause.ASSIGNED: Text(
            "过户 {id} 有一项任务交给了您。", "A task of transfer {id} was given to you."
        ),
        Cause.ESCALATED: Text(
            "过户 {id} 超过期限，已转给您处理。",
            "Transfer {id} is past its deadline and was passed on to you.",
        ),
        Cause.WARNED: Text(
            "过户 {id} 的处理期限快到了。", "The deadline of your task on transfer {id} is near."
        ),
        Cause.MENTIONED: Text(
            "有人在过户 {id} 的备注中提到了您。", "A note on transfer {id} calls for you."
        ),
        Cause.PASSWORD_HANDED: Text(
            "管理员为您的账号发放了新密码，原来的密码已不能使用，您的所有登录都已结束。"
            "如果不是您要求的，请立即告诉另一位管理员。",
            "An administrator made a new password for your account. Your own no longer works, and "
            "every session has ended. If you did not ask for it, tell another administrator now.",
        ),
        Cause.FACTOR_RESET: Text(
            "管理员重置了您账号的两步验证，现在只凭密码就能登录。"
            "如果不是您要求的，请立即告诉另一位管理员。",
            "An administrator reset the second factor of your account; the password alone signs in "
            "now. If you did not ask for it, tell another administrator now.",
        ),
    }
)
ONE = Text("过户：{count} 条消息", "Guohu: {count} message(s)")
"""The subject."""
END = Text(
    "您收到此信，是因为您在“账号”页选择了邮件通知；可在同一处更改。信中不含个人信息。",
    "You get this because you asked for e-mail on the page “Account”, where you can change it. "
    "It holds no personal data.",
)

CONFIRM = Text("过户：请确认邮箱地址", "Guohu: please confirm your e-mail address")
"""The subject of the letter that asks whether an address is somebody's own."""
CONFIRM_BODY = Text(
    "有人在过户服务的“账号”页填写了这个邮箱地址。如果是您，请在一天之内打开下面的链接并登录确认；"
    "如果不是，请不必理会，不会再有邮件寄来。\n\n{link}\n",
    "Somebody gave this e-mail address on their account of the transfer service. If it was you, "
    "open the link below within a day, sign in and confirm. If not, do nothing: no further letter "
    "comes.\n\n{link}\n",
)

_OUTCOMES = {
    TransferStatus.NEEDS_EVIDENCE.value: Cause.NEEDS_EVIDENCE,
    TransferStatus.APPROVED.value: Cause.APPROVED,
    TransferStatus.REJECTED.value: Cause.REJECTED,
}
_OWNERS = {
    "user.password_handed": Cause.PASSWORD_HANDED,
    "user.second_factor_reset": Cause.FACTOR_RESET,
}
"""Acts on an account, which is their subject."""
_CALLS = {
    "task.opened": (Cause.ASSIGNED, "assignee"),
    "task.assigned": (Cause.ASSIGNED, "assignee"),
    "task.escalated": (Cause.ESCALATED, "to"),
    "task.warned": (Cause.WARNED, "to"),
    "task.noted": (Cause.MENTIONED, "mentions"),
}
"""Acts that call people, and the detail that holds their ids."""


def told(
    act: str, subject_id: str, details: Mapping[str, Detail]
) -> tuple[Cause, frozenset[str]] | None:
    """Why an act is told and to whom; no ids: to the transfer's merchant. `None`: to nobody."""
    if act in _OWNERS:
        return _OWNERS[act], frozenset({subject_id})
    if "after" in details and act.startswith("transfer."):
        moved = details["after"] != details.get("before")
        cause = _OUTCOMES.get(str(details["after"])) if moved else None
        return (cause, frozenset()) if cause else None
    if act not in _CALLS:
        return None
    cause, detail = _CALLS[act]
    people = frozenset(str(details.get(detail) or "").split(",")) - {""}
    return (cause, people) if people else None


def due(mode: Mode, now: datetime) -> datetime:
    """When somebody who asked for `mode` is told of what happens now."""
    if mode is Mode.AT_ONCE:
        return now
    here = now.astimezone(CHINA)
    day = here.date() if here.time() < DIGEST_AT else here.date() + timedelta(days=1)
    return datetime.combine(day, DIGEST_AT, CHINA)
