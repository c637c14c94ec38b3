"""Every refusal of the service in one table: a stable slug, an HTTP status, words in two languages.

Details name limits and rules in braces, filled in by the error that is raised; they never hold
what the caller sent.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from service.rules.deciding_problems import DECIDING
from service.rules.problem import Extra, Problem, row

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PROBLEMS", "Extra", "Problem"]

_ROWS = (
    row(
        "unauthenticated",
        401,
        ("请先登录", "Please sign in"),
        (
            "凭证缺失、有误、已过期或已被撤销。请重新登录，或检查密钥是否完整。",
            (
                "The credentials are missing, wrong, expired or revoked. "
                "Sign in again, or check that the key is complete."
            ),
        ),
    ),
    row(
        "code-wrong",
        401,
        ("验证码不对", "The code is not right"),
        (
            (
                "请输入验证器此刻显示的六位数字；每个验证码只能使用一次。"
                "如一直不对，请把手机的时间设为自动校准。"
            ),
            (
                "Enter the six digits that your authenticator shows now; each code works once. "
                "If it never fits, let the phone set its clock by itself."
            ),
        ),
    ),
    row(
        "role-not-mapped",
        403,
        ("您的单位账号没有权限", "Your account has no part here"),
        (
            "登录成功，但您的账号不在任何可使用本系统的组中。请联系管理员。",
            (
                "You signed in, but your account is in no group that may use this service. "
                "Please ask the administrator."
            ),
        ),
    ),
    row(
        "account-doubted",
        403,
        ("请管理员先确认您的账号", "An administrator has to look at your account first"),
        (
            (
                "单位账号登录成功，但此邮箱已由这里的另一个账号确认。"
                "请联系管理员，由其说明两个账号是否属于同一人，然后再登录。"
            ),
            (
                "You signed in, but another account here has confirmed this mail address. Please "
                "ask the administrator to say whether both are yours, then sign in again."
            ),
        ),
    ),
    row(
        "forbidden",
        403,
        ("没有权限", "Not allowed"),
        (
            "您的角色不能进行此操作。如确需办理，请换用有权限的账号，或联系管理员。",
            ("Your role may not do this. Use an account that may, or ask the administrator."),
        ),
    ),
    row(
        "own-case",
        403,
        ("不能处理与自己有关的过户", "This is your own case"),
        (
            "您与此过户有关：您属于该商家，或曾为其办理。请交由其他审核员处理。",
            (
                "You are tied to this transfer: you belong to its merchant, or acted for it. "
                "Please leave it to another reviewer."
            ),
        ),
    ),
    row(
        "already-decided",
        403,
        ("请由其他人处理", "Somebody else has to judge this"),
        (
            "您已对此过户作出决定或提出请求，须由未参与的同事处理。",
            (
                "You decided this transfer or asked for its decision; "
                "a colleague who did not has to judge it."
            ),
        ),
    ),
    row(
        "departure-unexplained",
        422,
        ("与类似案件不同", "Unlike other cases"),
        (
            (
                "相近的 {total} 件案件中，明显多数的结果是 {majority}。"
                "请写明本案为何不同（departure）；此决定还须一名复核员同意。"
            ),
            (
                "Of {total} near cases clearly most ended with {majority}. Say why this one "
                "differs (`departure`); an approver has to agree, too."
            ),
        ),
    ),
    row(
        "task-taken",
        409,
        ("已有人在处理", "Somebody else has this task"),
        (
            "此任务已由同事领取或指派给他人。请另选一项，或等其放回。",
            (
                "A colleague has taken this task, or it is assigned to one. "
                "Take another one, or wait until it is given back."
            ),
        ),
    ),
    row(
        "not-found",
        404,
        ("找不到", "Not found"),
        (
            "没有此编号的内容，或不属于您的账号。请检查链接或编号是否完整，账号是否正确。",
            (
                "Nothing with this id exists for you. Check that the link or id is whole, and "
                "that you signed in with the right account."
            ),
        ),
    ),
    row(
        "transfer-closed",
        409,
        ("过户已结束", "The transfer is closed"),
        (
            "此过户已有最终结果，不能再更改。如未通过，可以在过户页面申诉；如需再次办理，请新建过户。",
            (
                "This transfer has its final outcome and takes no more changes. If it was not "
                "approved you can appeal on its page; to try again, start a new transfer."
            ),
        ),
    ),
    row(
        "wrong-state",
        409,
        ("当前状态不能进行此操作", "Not possible in this state"),
        (
            "过户目前的状态不允许此操作。请刷新后查看最新状态。",
            "The transfer's present state does not allow this. Reload to see where it stands.",
        ),
    ),
    row(
        "evidence-changed",
        409,
        ("材料已变更", "The evidence has changed"),
        (
            "您查看之后材料或评估已更新。请重新查看最新评估后再决定。",
            (
                "The evidence or its assessment changed after you looked. "
                "Please look at the latest assessment and decide again."
            ),
        ),
    ),
    row(
        "nothing-assessed",
        409,
        ("尚未评估", "Not assessed yet"),
        (
            "此过户尚无评估结果，暂时不能决定。请等材料读完并评估后再来。",
            (
                "This transfer has no assessment yet, so there is nothing to decide on. Come back "
                "once its papers are read and assessed."
            ),
        ),
    ),
    row(
        "file-too-large",
        413,
        ("文件过大", "The file is too large"),
        (
            "每个文件不得超过 {mebibytes} MiB。请压缩图片，或将文件分开上传。",
            (
                "A file may be at most {mebibytes} MiB. "
                "Please use a smaller picture or upload in parts."
            ),
        ),
    ),
    row(
        "file-empty",
        422,
        ("文件为空", "The file is empty"),
        (
            "文件没有内容。请重新选择文件上传。",
            "The file holds nothing. Please choose the file again.",
        ),
    ),
    row(
        "too-many-documents",
        422,
        ("文件过多", "Too many documents"),
        (
            (
                "一次过户最多 {limit} 个文件，已经传满。请先提交已有的材料；"
                "如仍不够，请新建过户，把同一份材料的各页合成一个 PDF。"
            ),
            (
                "A transfer may hold at most {limit} documents, and this one is full. Submit what "
                "is here; if that is not enough, start a new transfer and put the pages of each "
                "paper into one PDF."
            ),
        ),
    ),
    row(
        "invalid-request",
        422,
        ("内容有误", "The request is not valid"),
        (
            "“{field}”不符合要求：{rule_zh}",
            "“{field}” is not valid: {rule_en}",
        ),
    ),
    row(
        "too-many-endpoints",
        422,
        ("接收地址过多", "Too many endpoints"),
        (
            "最多登记 {limit} 个接收地址。请先删除不用的。",
            "At most {limit} endpoints can be registered. Remove one that is not used.",
        ),
    ),
    row(
        "merchant-required",
        422,
        ("缺少商家编号", "The merchant is not named"),
        (
            "代商家办理时，请在 merchant_ref 中写明商家编号。",
            "When acting for a merchant, name it in `merchant_ref`.",
        ),
    ),
    row(
        "reason-code-unknown",
        422,
        ("理由类别未知", "Unknown reason code"),
        ("请从下列理由类别中选择：{allowed}。", "Please use one of these reason codes: {allowed}."),
    ),
    row(
        "statement-required",
        422,
        ("请写明理由", "A statement is required"),
        (
            "请用文字说明理由，{minimum} 至 {maximum} 字。",
            "Please state the reason in words, {minimum} to {maximum} characters.",
        ),
    ),
    row(
        "waiver-unknown",
        422,
        ("不能免除此事实", "This fact cannot be waived"),
        (
            "只能免除此次评估中的事实，且仅限批准时。",
            "Only facts of this assessment can be waived, and only when approving.",
        ),
    ),
    row(
        "idempotency-key-reused",
        422,
        ("幂等键已被使用", "The idempotency key was used before"),
        (
            "同一 Idempotency-Key 曾用于内容不同的请求。请为新请求换用新的键。",
            "This Idempotency-Key came with a different request before. Use a new key.",
        ),
    ),
    row(
        "idempotency-key-invalid",
        400,
        ("幂等键有误", "The idempotency key is not valid"),
        (
            "Idempotency-Key 应为 1 至 {limit} 个可见的 ASCII 字符。",
            "An Idempotency-Key holds 1 to {limit} visible ASCII characters.",
        ),
    ),
    row(
        "idempotency-in-progress",
        409,
        ("请求仍在处理", "The first request is still running"),
        (
            "使用同一 Idempotency-Key 的请求仍在处理。请稍后重试。",
            "A request with this Idempotency-Key is still running. Try again shortly.",
        ),
    ),
    row(
        "login-taken",
        409,
        ("登录名已存在", "The login name is taken"),
        ("请换用其他登录名。", "Please choose another login name."),
    ),
    row(
        "last-administrator",
        409,
        ("不能停用最后一位管理员", "This is the last administrator"),
        (
            "停用后将无人可以管理人员。请先添加另一位管理员。",
            "Nobody would be left to manage people. Add another administrator first.",
        ),
    ),
    row(
        "erased",
        410,
        ("资料已按期删除", "Erased after its retention"),
        (
            (
                "此过户的结果为“{outcome}”；资料已于 {erased_on} 按保存期限删除。"
                "如需再次办理，请新建过户。"
            ),
            (
                "The outcome of this transfer was “{outcome}”; its papers were erased on "
                "{erased_on}, as planned. If you need another one, start a new transfer."
            ),
        ),
    ),
    row(
        "policy-not-tried",
        409,
        ("规则尚未试算", "The policy was not tried"),
        (
            "请先对以往过户试算：在页面上提交草稿，或用 guohu policy simulate。",
            "Try it on past transfers first: send it as a draft, or use guohu policy simulate.",
        ),
    ),
    row(
        "policy-same-person",
        409,
        ("须由另一人确认", "Another person must confirm"),
        (
            "启用规则须由另一人以相同的文件、日期和范围确认。",
            "Another person must confirm it, with the same file, day and scope.",
        ),
    ),
    row(
        "policy-day-passed",
        422,
        ("日期已过", "The day has passed"),
        (
            "规则不能从过去的日期起启用。请选择今天或以后的日期。",
            "A policy cannot come into force in the past. Choose today or a later day.",
        ),
    ),
    row(
        "too-many-attempts",
        429,
        ("尝试次数过多", "Too many attempts"),
        ("请等几分钟再试。", "Please wait a few minutes and try again."),
    ),
    row(
        "integrity-broken",
        500,
        ("数据完整性受损", "Stored data failed its integrity check"),
        (
            "存储的内容与其校验不符，已停止读取。请联系管理员。",
            (
                "What is stored does not match its seal, so it was not read. "
                "Please tell the administrator."
            ),
        ),
    ),
    row(
        "unavailable",
        503,
        ("暂时不可用", "Not available right now"),
        (
            "存储暂时不可用，您的操作没有生效。请稍后重试。",
            "The store is not available, and nothing was changed. Please try again shortly.",
        ),
    ),
)

PROBLEMS: Mapping[str, Problem] = MappingProxyType({one.type: one for one in (*_ROWS, *DECIDING)})
"""Every refusal of the service by its slug."""
