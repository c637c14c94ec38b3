"""Sentences of the reviewer's pages: exact, and never in the way."""

from __future__ import annotations

from verifiers.model import Text

CASE: dict[str, Text] = {
    "queue_none": Text("目前没有待审核的过户。", "Nothing waits for review."),
    "column_shop": Text("店铺", "Shop"),
    "column_people": Text("登记人 → 受让人", "Registrant → transferee"),
    "column_score": Text("风险", "Risk"),
    "column_advice": Text("机器建议", "Machine's advice"),
    "column_waiting": Text("提交于", "Submitted"),
    "column_status": Text("状态", "Status"),
    "not_scored": Text("未评估", "not assessed"),
    "own_case": Text("与您有关，请交给同事", "your own case; leave it to a colleague"),
    "case_declared": Text("商家申报的内容", "What the merchant declared"),
    "case_alive": Text("在世", "alive"),
    "case_dead": Text("已去世", "dead"),
    "born": Text("生于 {day}", "born {day}"),
    "died": Text("卒于 {day}", "died {day}"),
    "pictures": Text("图片", "Pictures"),
    "page": Text("页", "page"),
    "zoom": Text("放大", "Zoom"),
    "turn": Text("旋转", "Turn"),
    "original": Text("原始文件", "Original file"),
    "field_hint": Text(
        "指向或按 Tab 键移到一项，图片上会标出它的位置。",
        "Point at a line, or move to it with Tab, to see where it stands on the picture.",
    ),
    "confidence": Text("可信度 {percent}%", "confidence {percent} %"),
    "on_paper": Text("读作：{text}", "read as: {text}"),
    "agreed": Text("两个读取器一致", "both readers agree"),
    "disagreed": Text("两个读取器不一致", "the readers disagree"),
    "one_reader": Text("只有一个读取器", "one reader only"),
    "repaired": Text("已按校验位更正形近字", "a look-alike was put right by the check digit"),
    "quality": Text(
        "清晰 {sharpness} · 反光 {glare} · 曝光 {exposure} · 完整 {completeness}",
        "sharpness {sharpness} · glare {glare} · exposure {exposure} · completeness {completeness}",
    ),
    "findings": Text("发现", "Findings"),
    "facts": Text("事实", "Facts"),
    "probability": Text("在世概率上限 {value}", "chance alive at most {value}"),
    "score": Text("风险评分", "Risk score"),
    "score_none": Text("尚未评估", "Not assessed yet"),
    "policy_line": Text(
        "规则 {name} {version} · 评估日 {day}", "policy {name} {version} · as of {day}"
    ),
    "waterfall_alt": Text("风险评分 {score} 的由来图", "How the risk score of {score} came about"),
    "waterfall_save": Text("下载此图", "Save the picture"),
    "counted_in": Text("已计入 {code}", "counted in {code}"),
    "breakdown": Text("评分由来（对数几率）", "Where the score comes from (log-odds)"),
    "breakdown_code": Text("项目", "Item"),
    "breakdown_weight": Text("增减", "Adds"),
    "breakdown_base": Text("起点", "Starting point"),
    "breakdown_sum": Text("合计", "Sum"),
    "shadow": Text("试运行的检查（不计分）", "Checks on trial (worth nothing yet)"),
    "reasons_case": Text("理由（商家看到的话）", "Reasons, in the merchant's words"),
    "elsewhere": Text("其他申请中的情况", "What other requests say"),
    "history": Text("评估记录", "Assessments"),
    "history_when": Text("时间", "When"),
    "history_policy": Text("规则", "Policy"),
    "decisions": Text("人工决定", "Overrides"),
    "journal": Text("日志", "Journal"),
    "override": Text("您的决定", "Your decision"),
    "override_lead": Text(
        "机器的评估会保留在旁边，不会被改写。您的决定和理由会记入日志。",
        "The machine's assessment stays beside yours, unaltered. Your decision and its reason go "
        "into the journal.",
    ),
    "override_outcome": Text("结果", "Outcome"),
    "override_reason": Text("理由类别", "Reason"),
    "override_statement": Text("理由说明", "Statement"),
    "override_statement_hint": Text(
        "写明您看到了什么、为什么这样决定，{minimum} 至 {maximum} 字。",
        "What you saw and why you decide so; {minimum} to {maximum} characters.",
    ),
    "override_choose": Text("请选择结果和理由类别。", "Please choose an outcome and a reason."),
    "override_seen": Text(
        "商家只看到理由类别，看不到这段说明。",
        "The merchant is told the reason, not this statement.",
    ),
    "override_send": Text("作出决定", "Decide"),
    "override_not_now": Text(
        "评估尚未覆盖全部材料，读完后才能决定。",
        "The assessment does not cover all papers yet; you can decide once they are read.",
    ),
    "override_final": Text("此过户已有最终结果。", "This transfer has its final outcome."),
    "override_done": Text("您的决定已记录。", "Your decision is recorded."),
    "changed_title": Text(
        "材料刚刚变了，什么都没有决定", "The evidence changed; nothing was decided"
    ),
    "changed_detail": Text(
        "您阅读期间有新材料或新评估。请看过最新情况再决定。您写的说明保留在下面，可以复制。",
        "While you were reading, new papers or a new assessment came in. Please look at the case "
        "as it is now. Your statement is kept below, ready to copy.",
    ),
    "changed_statement": Text("您写的说明", "Your statement"),
    "changed_look": Text("查看最新情况", "Look at the case now"),
}
