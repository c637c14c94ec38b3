"""Sentences where several people decide, and where a merchant objects: plain, and never hidden."""

from __future__ import annotations

from verifiers.model import Text

DECIDING: dict[str, Text] = {
    # What a reviewer may do by themselves, and what takes others.
    "requests": Text("待担保与复核", "Awaiting others"),
    "requests_lead": Text(
        "特批须由申请人、担保人、复核员三人完成；不通过须由两人完成。先到期的排在最前。",
        "A special approval takes three people: who asks, who vouches, who approves. A rejection "
        "takes two. What ends first comes first.",
    ),
    "requests_none": Text("没有等待担保或复核的申请。", "Nothing waits for somebody else."),
    "requests_yours": Text("等您处理", "waits for you"),
    "covers": Text(
        "通过即表示不再要求证明：{facts}。",
        "Approving means doing without proof of: {facts}.",
    ),
    "beyond_title": Text(
        "超出您的权限，须申请特批", "This is beyond your authority: ask for a special approval"
    ),
    "beyond_choose": Text(
        "没有决定：超出您的权限。请在“担保人”中选一位同事，再提交一次，即申请特批。",
        "Nothing was decided: this is beyond your authority. Choose a guarantor and send it again "
        "to ask for a special approval.",
    ),
    "beyond_missing": Text(
        "“{fact}”没有证明，您不能单独免除。",
        "“{fact}” is not shown, and you may not waive that by yourself.",
    ),
    "beyond_contradicted": Text(
        "“{fact}”有矛盾，您不能单独认定。",
        "“{fact}” is contradicted, and you may not settle that by yourself.",
    ),
    "beyond_score": Text(
        "风险评分 {score}，高于您的上限 {limit}。",
        "The risk score is {score}; yours reaches to {limit}.",
    ),
    "beyond_everyone_title": Text("任何人都不能批准", "Nobody may approve this"),
    "beyond_everyone_missing": Text(
        "“{fact}”不能免除，请要求商家补充材料。",
        "“{fact}” is never waived. Please ask the merchant for evidence.",
    ),
    "guarantor": Text("担保人", "Guarantor"),
    "guarantor_hint": Text(
        "指定一位同事以个人名义担保，之后再由另一位复核员批准。不指定则直接生效（须在您的权限内）。",
        "Name a colleague who vouches personally; another approver then approves. Without one your "
        "approval takes effect at once, where it is within your authority.",
    ),
    "guarantor_none": Text("不指定", "nobody"),
    "grounds": Text("不通过的依据", "What the rejection rests on"),
    "grounds_hint": Text(
        "须写明被违反的规则。评分和图像检测不能作为依据。不通过须由另一位复核员复核后生效。",
        "State the rule that is broken; a score or a picture detector is none. A rejection takes "
        "effect once another approver has approved it.",
    ),
    "grounds_none": Text(
        "此次评估没有可以作为不通过依据的规则。",
        "This assessment holds no rule that a rejection could rest on.",
    ),
    "requested": Text("申请已提交。", "Your request was sent."),
    # One request.
    "request_special": Text("特批申请", "Special approval"),
    "request_reject": Text("不通过申请", "Rejection"),
    "request_open": Text("查看申请", "See the request"),
    "request_waits_guarantor": Text(
        "等待 {name} 担保，{moment} 到期。", "Waits for {name} to vouch, until {moment}."
    ),
    "request_waits_approver": Text(
        "等待另一位复核员批准，{moment} 到期。",
        "Waits for another approver, until {moment}.",
    ),
    "request_ended": Text("申请已结束：{status}。", "This request has ended: {status}."),
    "request_case": Text("查看全部材料", "See the whole case"),
    "request_score": Text("机器评分 {score}，{advice}", "The machine: {score}, {advice}"),
    "request_facts": Text(
        "未证明或有矛盾、将不再追究的事实",
        "What is not shown, or contradicted, and would be waived",
    ),
    "request_no_facts": Text("没有未证明的事实。", "Every fact is shown."),
    "request_grounds": Text("依据", "It rests on"),
    "request_people": Text("参与人", "People"),
    "asked_by": Text("申请人", "Asked for by"),
    "vouched_by": Text("担保人", "Guarantor"),
    "vouched_at": Text("已于 {moment} 担保", "vouched on {moment}"),
    "approved_by": Text("复核员", "Approver"),
    "not_yet": Text("尚未", "not yet"),
    "refused_words": Text("拒绝的理由：{words}", "Why it was refused: {words}"),
    "digest": Text("所见材料的摘要", "Digest of what was seen"),
    "vouch_title": Text("以个人名义担保", "Vouch in person"),
    "vouch_text_shown": Text(
        "您担保：您看过全部材料，并确信店铺“{shop}”应由{registrant}过户给{transferee}。如日后证明有误，将追溯到"
        "您本人。",
        "You vouch that you have looked at all the papers and are convinced that the shop “{shop}” "
        "should pass from {registrant} to {transferee}. If that proves wrong, it is traced to you.",
    ),
    "vouch_text": Text(
        "您担保：您看过全部材料，并确信，虽然上面列出的事实没有证明或有矛盾，店铺“{shop}”仍应由{registrant}"
        "过户给{transferee}。如日后证明有误，将追溯到您本人。",
        "You vouch that you have looked at all the papers and are convinced that the shop “{shop}” "
        "should pass from {registrant} to {transferee}, although what is listed above is not "
        "shown or is contradicted. If that proves wrong, it is traced to you.",
    ),
    "vouch_elsewhere": Text(
        "担保须由本人当场证明身份。请先用单位账号重新登录；之后会回到这里，由您确认。",
        "Vouching needs yourself, here and now. First sign in again with your organisation's "
        "account; you then come back here to confirm.",
    ),
    "vouch_again": Text("用单位账号重新登录", "Sign in again with your organisation's account"),
    "vouch_returned": Text(
        "您刚刚重新登录。请在五分钟之内确认。",
        "You have just signed in again. Please confirm within five minutes.",
    ),
    "sign_in_again_failed": Text(
        "这次单位账号登录没有重新验证您本人，请再试一次。",
        "Signing in with your organisation's account did not ask you anew. Please try again.",
    ),
    "vouch_password": Text("请再次输入您的密码", "Your password, once more"),
    "vouch_password_hint": Text(
        "只有本人登录才能担保，程序密钥不能。", "Only a person can vouch; a key cannot."
    ),
    "vouch": Text("我担保", "I vouch for it"),
    "answer_barred": Text("您不能在此答复。", "This answer cannot be yours."),
    "approve_title": Text("复核", "Approve or refuse"),
    "approve_special": Text(
        "批准后过户立即通过。您须是第三人：不是申请人，也不是担保人。",
        "Your approval lets the transfer through at once. You are the third person: neither who "
        "asked nor who vouched.",
    ),
    "approve_reject": Text(
        "批准后过户即不通过，商家会看到上面的依据，并可以申诉。",
        "Your approval rejects the transfer. The merchant is told why, and can appeal.",
    ),
    "approve": Text("批准", "Approve"),
    "refuse": Text("拒绝", "Refuse"),
    "refuse_statement": Text("拒绝的理由（可不填）", "Why you refuse (optional)"),
    "unvouch": Text("撤回担保", "Take my guarantee back"),
    "unvouch_statement": Text(
        "撤回担保的理由（可不填）；撤回后申请即告结束",
        "Why you take your guarantee back (optional); it ends the request",
    ),
    "would_waive": Text("申请免除", "asks to waive"),
    "take_back": Text("撤回申请", "Take the request back"),
    "done_guarantee": Text(
        "您已担保。接下来由另一位复核员批准，您不用再做什么。",
        "You have vouched for it. Another approver decides now; you need do nothing more.",
    ),
    "done_approval": Text("已批准并生效。", "Approved; it is in effect."),
    "done_refusal": Text("您已拒绝。", "You have refused it."),
    "done_withdrawal": Text("申请已撤回。", "The request was taken back."),
    # An appeal, for those who look again.
    "appeal_case": Text("商家提出申诉（第 {number} 次）", "The merchant appeals (no. {number})"),
    "appeal_case_lead": Text(
        "申诉由未参与原决定的人处理，排在最前。",
        "Somebody who had no part in the decision looks again, before all else.",
    ),
    # The merchant's side.
    "rejected_because": Text("为什么未通过", "Why it was not approved"),
    "rejected_before": Text("之前未通过的原因", "Why it was not approved before"),
    "appeals": Text("申诉", "Appeal"),
    "appeal_lead_rejected": Text(
        "如果您认为决定有误，或已更正材料，请写明理由。提出申诉后，就可以上传更正后的材料；会由另一位审核员优先处理。",
        "If you think the outcome is wrong, or have mended a paper, say why. Once you have "
        "appealed you can upload the mended paper; somebody else looks again, before all others.",
    ),
    "appeal_lead_needs_evidence": Text(
        "如果要求的材料您无法取得，请说明原因。会由另一位审核员优先处理。",
        "If you cannot get what is asked for, say why. Somebody else looks at it, before all "
        "others.",
    ),
    "appeal_go": Text("有异议？可以申诉", "Do you disagree? You can appeal"),
    "appeal_statement": Text("您的理由", "Your reasons"),
    "appeal_send": Text("提出申诉", "Appeal"),
    "appeal_sent": Text("申诉已提交，将优先处理。", "Your appeal was sent and goes first."),
    "appeal_waits": Text(
        "您的申诉正由另一位审核员处理。可以继续补传材料。",
        "Somebody else is looking at your appeal. You can still add papers.",
    ),
    "withdraw": Text("撤回这次过户", "Withdraw this transfer"),
    "withdraw_lead": Text(
        "撤回后不能恢复，材料不会再被审核。需要时可以新建过户。",
        "This cannot be undone, and nobody looks at the papers any more. You can start a new "
        "transfer at any time.",
    ),
    "withdraw_send": Text("确认撤回", "Withdraw it"),
    "withdrawn_done": Text("过户已撤回。", "The transfer is withdrawn."),
    "decided_by_special_approval": Text(
        "由审核员特批，经担保和复核", "Decided by special approval"
    ),
}
