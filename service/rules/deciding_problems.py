"""What is refused when people decide: rows of `problems` on overrides, approvals, appeals."""

from __future__ import annotations

from service.rules.problem import row

DECIDING = (
    row(
        "same-person",
        403,
        ("须由不同的人办理", "This takes different people"),
        (
            "您已参与此申请，或您的另一账号已参与。申请、担保和复核须由不同的人完成。",
            (
                "You, or another account of yours, have a part in this already. Asking, vouching "
                "and approving take different people."
            ),
        ),
    ),
    row(
        "account-handed-over",
        403,
        ("密码刚由他人发放", "The password was handed over lately"),
        (
            "其中一个账号的密码不久前由另一账号的人发放，{until} 之前两者只算一人。请由他人办理。",
            (
                "The password of one of the two accounts was handed over by the other one's "
                "owner not long ago, so they count as one person until {until}. Please leave it "
                "to somebody else."
            ),
        ),
    ),
    row(
        "person-required",
        403,
        ("须由本人登录办理", "Only a person can do this"),
        (
            "程序密钥不能代人负责：担保、复核、申请特批和不通过，须由本人登录办理。",
            (
                "A key cannot answer for a person. Vouching, approving, and asking for a "
                "special approval or a rejection need somebody who signs in."
            ),
        ),
    ),
    row(
        "beyond-authority",
        403,
        ("超出您的权限", "Beyond your authority"),
        (
            "您不能直接批准：{beyond}。可以指定一位担保人（guarantor_id），申请特批。",
            (
                "You may not approve this at once: {beyond}. Name a guarantor "
                "(`guarantor_id`) to ask for a special approval."
            ),
        ),
    ),
    row(
        "beyond-everyone",
        403,
        ("任何人都不能批准", "Nobody may approve this"),
        (
            "按现行规则，特批也不能免除：{beyond}。请要求商家补充材料。",
            (
                "By the policy in force not even a special approval covers this: {beyond}. "
                "Please ask for evidence."
            ),
        ),
    ),
    row(
        "not-the-guarantor",
        403,
        ("您不是指定的担保人", "You are not the named guarantor"),
        (
            "只有申请中指定的担保人可以担保。如须换人，请申请人撤回后重新指定。",
            (
                "Only the guarantor whom the request names can vouch for it. To name another, "
                "whoever asked takes the request back and asks anew."
            ),
        ),
    ),
    row(
        "sign-in-again",
        403,
        ("请重新登录", "Please sign in again"),
        (
            (
                "密码或验证码不对，或登录已过时。"
                "担保须由本人当场重新登录：用密码和验证码，或在身份提供方。"
            ),
            (
                "The password or code is wrong, or the sign-in is too old. To vouch, sign in "
                "again here or at your identity provider."
            ),
        ),
    ),
    row(
        "part-lost",
        409,
        ("有人已不能参与", "Somebody no longer has a part in this"),
        (
            "申请人或担保人已停用，或现在与该商家有关，此申请不再有效。请重新申请。",
            (
                "Whoever asked for it or vouches for it was disabled, or has to do with the "
                "merchant now. Please ask anew."
            ),
        ),
    ),
    row(
        "override-open",
        409,
        ("已有待处理的申请", "Another request is open"),
        (
            "此过户已有一项等待担保或复核的申请。请先处理或撤回它。",
            (
                "A request for this transfer waits for its guarantor or approver. Settle or "
                "withdraw it first."
            ),
        ),
    ),
    row(
        "override-closed",
        409,
        ("申请已结束", "The request is closed"),
        (
            "此申请已生效、被拒绝或已撤回，不能再更改。如仍需要，请重新提出。",
            (
                "This request took effect, was refused or was withdrawn, and takes no more "
                "changes. Ask again if it is still needed."
            ),
        ),
    ),
    row(
        "override-expired",
        409,
        ("申请已过期", "The request has expired"),
        (
            "此申请未在期限内完成。如仍需要，请重新提出。",
            "Nobody completed this request in time. Ask again if it is still needed.",
        ),
    ),
    row(
        "guarantor-ceiling",
        409,
        ("担保已达上限", "The guarantor has reached the ceiling"),
        (
            "此担保人已达上限（同时 {outstanding} 项，{days} 天内 {accepted} 项）。请另选担保人。",
            (
                "This guarantor vouches for as much as the policy allows: {outstanding} at a "
                "time, {accepted} within {days} days. Please name another."
            ),
        ),
    ),
    row(
        "appeal-open",
        409,
        ("已有申诉在处理", "An appeal is open"),
        (
            "您的申诉正在处理，有结果后会显示在这里。",
            "Your appeal is being looked at; its answer will stand here.",
        ),
    ),
    row(
        "appeals-used-up",
        409,
        ("申诉次数已用完", "No further appeal"),
        (
            "此过户已申诉 {most} 次，结果不再更改。如有新的材料，请新建过户。",
            (
                "This transfer was appealed {most} times and its outcome stands. With new "
                "papers, start a new transfer."
            ),
        ),
    ),
    row(
        "guarantor-not-eligible",
        422,
        ("担保人不符合条件", "This person cannot be the guarantor"),
        (
            (
                "担保人须是在岗的审核员或复核员，不是申请人本人，与商家无关，也未参与过此过户的决定。"
                "请另选一位。"
            ),
            (
                "A guarantor is an active reviewer or approver, not the requester, not tied "
                "to the merchant, and had no part in an earlier decision. Please name another."
            ),
        ),
    ),
    row(
        "guarantor-not-needed",
        422,
        ("无需担保人", "No guarantor is needed"),
        (
            "只有批准才需要担保人；不通过由另一位复核员复核。请去掉担保人（guarantor_id）。",
            (
                "Only an approval is vouched for; a rejection is checked by another approver. "
                "Please leave the guarantor (`guarantor_id`) out."
            ),
        ),
    ),
    row(
        "rule-required",
        422,
        ("须写明依据的规则", "The rule must be stated"),
        (
            "不通过须在 grounds 中写明依据，可用的有：{allowed}。评分和图像检测不能单独作为依据。",
            (
                "A rejection names in `grounds` what it rests on; this assessment offers: "
                "{allowed}. A score or a picture detector is no ground."
            ),
        ),
    ),
)
