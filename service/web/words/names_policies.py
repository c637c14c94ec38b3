"""How drafts of policies stand, and why evidence cannot be had. Keys are the code's own slugs."""

from __future__ import annotations

from types import MappingProxyType

from verifiers.model import Text

DRAFT_STATUSES = MappingProxyType(
    {
        "queued": Text("等待检查", "waits for a worker"),
        "checking": Text("正在检查", "being checked"),
        "trying": Text("正在试算", "being tried on past transfers"),
        "refused": Text("未通过检查", "refused"),
        "tried": Text("检查通过，已试算", "checked and tried"),
        "failed": Text("没有完成", "did not finish"),
    }
)
OBSTACLES = MappingProxyType(
    {
        "NOT_YET": Text("当时还没有这种材料", "the first was made later"),
        "NO_LONGER": Text("当时已不再出具", "none was made any more"),
        "NOBODY_DIED": Text("它证明死亡，而无人去世", "it records a death, and nobody died"),
        "DEAD_CANNOT_SIGN": Text("须由已去世的人签字", "somebody who has died would have to sign"),
        "TOO_OLD_TO_SIGN": Text(
            "须由早已超过可能年龄的人签字", "somebody past any plausible age would have to sign"
        ),
        "NOT_FOR_THEM": Text("不给这类人出具", "it is not made for such a person"),
        "NOT_THEIRS_TO_ASK": Text("当事人无权申请", "it is not theirs to ask for"),
    }
)
HOLDERS = MappingProxyType(
    {
        "resident": Text("持居民身份证的登记人", "a mainland resident"),
        "compatriot": Text("港澳台居民", "a resident of Hong Kong, Macao or Taiwan"),
        "foreigner": Text("外国人", "a foreigner"),
    }
)
