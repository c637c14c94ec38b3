"""Sentences of the queue and of a task: what waits, who has it, until when."""

from __future__ import annotations

from verifiers.model import Text

QUEUE: dict[str, Text] = {
    "task_lead": Text(
        "申诉最先，其次看期限、风险和等候时间；同一商家的案件轮流处理。",
        "Appeals come first, then the deadline, the risk and the time waited; merchants take "
        "turns.",
    ),
    "task_next": Text("领取下一件", "Take the next one"),
    "task_no_next": Text(
        "目前没有您可以领取的任务。", "There is nothing for you to take just now."
    ),
    "task_view_all": Text("全部", "All"),
    "task_view_mine": Text("我的", "Mine"),
    "task_view_snoozed": Text("已搁置", "Put aside"),
    "task_calls": Text("同事在备注中叫您", "Colleagues call you in a note"),
    "task": Text("任务", "Task"),
    "column_step": Text("等待", "Waits for"),
    "column_due": Text("期限", "Due"),
    "column_holder": Text("由谁处理", "With"),
    "task_hours_left": Text("还剩 {hours} 个工作小时", "{hours} working hours left"),
    "task_overdue": Text("已逾期", "overdue"),
    "task_warned": Text("将到期", "nearly due"),
    "task_alarm": Text("无人可上报", "nobody left to escalate to"),
    "task_assumed": Text(
        "该年节假日尚未公布，期限按周一至周五估算。",
        "The holidays of that year are not published yet: Monday to Friday are assumed.",
    ),
    "task_free": Text("待领取", "nobody yet"),
    "task_yours": Text("您，至 {until}", "you, until {until}"),
    "task_theirs": Text("{name}，至 {until}", "{name}, until {until}"),
    "task_assigned_you": Text("指派给您", "assigned to you"),
    "task_assigned": Text("指派给 {name}", "assigned to {name}"),
    "task_notes": Text("备注 {count} 条", "notes: {count}"),
    "task_twins": Text("疑似重复", "possible duplicate"),
    "task_claim": Text("领取", "Take"),
    "task_renew": Text("延长", "Keep longer"),
    "task_take_off": Text("收回给大家", "Take it off them"),
    "task_release": Text("放回", "Give back"),
    "task_snooze": Text("搁置", "Put aside"),
    "task_snooze_until": Text("直到", "Until"),
    "task_snooze_hours": Text("两小时后", "two hours from now"),
    "task_snooze_tomorrow": Text("明早九点", "tomorrow at nine"),
    "task_snooze_days": Text("三天后早上九点", "in three days at nine"),
    "task_snooze_week": Text("七天后早上九点", "in seven days at nine"),
    "task_snooze_reason": Text("原因", "Why"),
    "task_snooze_hint": Text(
        "搁置期间期限照常计算。", "The deadline runs on while the task is put aside."
    ),
    "task_snoozed": Text("搁置至 {until}：{reason}", "put aside until {until}: {reason}"),
    "task_escalate": Text("上报", "Escalate"),
    "task_escalate_hint": Text(
        "交给相关人员最近的共同上级；逾期时也会自动上报。",
        "It goes to the nearest common manager of those involved, as it does when it is overdue.",
    ),
    "task_escalate_why": Text("说明（可不填）", "Why (optional)"),
    "task_ask": Text("一键索取所缺材料", "Ask for all that is missing"),
    "task_ask_hint": Text(
        "用要求本身的文字请商家补充：{facts}",
        "Asks the merchant in the requirements' own words: {facts}",
    ),
    "task_merge": Text("并入此任务", "Link to that one"),
    "task_merge_hint": Text(
        "同一店铺、同一登记人还有另一项任务。并入后只保留一项等候，那一项办结后此项会重新等候。",
        "Another task is for the same shop of the same registrant. Linked, only one waits; this "
        "one waits again once that one is decided.",
    ),
    "task_merged": Text("已并入另一项任务。", "Linked to another task."),
    "task_unmerge": Text("解除并入", "Take the link back"),
    "task_unmerge_why": Text("原因", "Why"),
    "task_unmerge_hint": Text(
        "解除后此任务重新单独等候；原因写入备注。",
        "The task waits by itself again; the reason is kept as a note.",
    ),
    "task_assign": Text("指派", "Assign"),
    "task_assign_to": Text("交给", "Give it to"),
    "task_assign_hint": Text(
        "只列出可以处理此案的人。", "Only those who may take this case are listed."
    ),
    "task_assign_nobody": Text("不指派，谁都可以领取", "nobody: anybody may take it"),
    "note": Text("备注", "Notes"),
    "note_none": Text("还没有备注。", "No notes yet."),
    "note_add": Text("添加备注", "Add the note"),
    "note_text": Text("给同事的备注", "A note for colleagues"),
    "note_hint": Text(
        "商家看不到。写 @登录名 可以叫同事。",
        "Merchants never see it. Write @login to call a colleague.",
    ),
    "task_done_claim": Text("已领取。", "The task is yours."),
    "task_done_release": Text("已放回。", "The task is given back."),
    "task_done_snooze": Text("已搁置。", "The task is put aside."),
    "task_done_note": Text("备注已添加，没有提醒任何人。", "The note is added; it calls nobody."),
    "task_done_note_calls": Text(
        "备注已添加，已提醒 {names}。", "The note is added; it calls {names}."
    ),
    "task_done_escalate": Text("已上报。", "The task is passed on."),
    "task_done_merge": Text("已并入。", "The task is linked."),
    "task_done_unmerge": Text("已解除并入。", "The link is taken back."),
    "task_done_assign": Text("指派已更新。", "The task has its new holder."),
    "task_done_ask": Text("已请商家补充材料。", "The merchant is asked."),
    "alike": Text("类似案件", "Like cases"),
    "alike_none": Text("还没有已决定的类似案件。", "No like case has been decided yet."),
    "alike_majority": Text(
        "相近的 {total} 件中，明显多数的结果是：{outcome}。",
        "Of {total} near cases, clearly most ended with: {outcome}.",
    ),
    "alike_mixed": Text(
        "相近的 {total} 件中没有明显多数。",
        "Of {total} near cases, no outcome is clearly in the majority.",
    ),
    "alike_more": Text("更多类似案件", "More of them"),
    "alike_share": Text("相似度 {percent}%", "{percent} % alike"),
    "alike_equal": Text("事实和发现完全相同", "the same facts and findings"),
    "alike_differs": Text("不同之处：{what}", "Different: {what}"),
    "departure": Text("与类似案件不同的理由", "Why it is unlike other cases"),
    "departure_hint": Text(
        "类似案件明显多数的结果是“{outcome}”。若您作出其他决定，请写明本案为何不同，并须一名复核员同意。",
        "Clearly most like cases ended with: {outcome}. If you decide otherwise, say why this one "
        "differs; an approver has to agree.",
    ),
    "departure_told": Text("与类似案件不同：{words}", "Unlike other cases: {words}"),
    "request_departure": Text("与类似案件不同的决定", "A decision unlike other cases"),
    "by_policy": Text("按规则", "by policy"),
    "by_reviewer": Text("由审核员", "by a reviewer"),
    "by_special_approval": Text("特批", "by special approval"),
    "dispersion": Text("同案同判", "Like cases alike"),
    "dispersion_lead": Text(
        "各人和各部门的批准比例及 95% 区间。“偏离”指同样的案件，其他人明显多数给出另一结果。",
        "What each person and unit approves, with 95 % intervals. A departure is a decision "
        "against what the others clearly gave in the very same kind of case.",
    ),
    "dispersion_who": Text("审核员", "Person"),
    "dispersion_unit": Text("部门", "Unit"),
    "dispersion_decided": Text("决定", "Decided"),
    "dispersion_approved": Text("批准", "Approved"),
    "dispersion_comparable": Text("可比", "Comparable"),
    "dispersion_departed": Text("偏离", "Departed"),
    "dispersion_all": Text("合计", "All"),
    "dispersion_unusual": Text("与合计不同", "unlike the whole"),
    "dispersion_no_unit": Text("未归部门", "no unit"),
    "alarms": Text("无人可上报的任务", "Tasks that nobody is left for"),
    "alarms_lead": Text(
        "请复核员指派，或补充组织架构。",
        "Please have an approver assign them, or complete the organisation.",
    ),
}
