"""Sentences of the administrator's pages: the organisation, policies, the journal."""

from __future__ import annotations

from verifiers.model import Text

OFFICE: dict[str, Text] = {
    "office_lead": Text(
        "管理员不查看材料，也不作决定。人员、密钥、组织和规则在各自的页面上管理。",
        "An administrator sees no papers and decides nothing. People, keys, the organisation and "
        "policies have pages of their own.",
    ),
    "office_audit": Text(
        "在服务器上执行此命令，可检查日志是否被改动：",
        "Run this on the server to check that the journal was not altered:",
    ),
    "office_doubts": Text(
        "{count} 个账号无法登录，等您说明是否与另一账号属于同一人。",
        "{count} accounts cannot sign in until you say whether another one is the same person's.",
    ),
    "office_journal_none": Text("还没有记录。", "Nothing has happened yet."),
    "org": Text("组织", "Organisation"),
    "org_on": Text("哪一天", "On which day"),
    "org_show": Text("查看", "Show"),
    "org_none": Text(
        "这一天没有任何部门。请在下面填写，或导入文件。",
        "There are no units on that day. Fill in the table below, or import a file.",
    ),
    "org_manager": Text("负责人", "manager"),
    "org_away": Text("缺勤", "away"),
    "org_stands_in": Text("由 {names} 代理", "{names} stands in"),
    "org_edit": Text("修改", "Edit"),
    "org_edit_hint": Text(
        "不填登录名的一行是部门，填了的是此人在该部门的职位。日期含首尾两天；不填截止日表示一直有效。"
        "清空一行即删去。",
        "A row without a login name is a unit; with one, it is that person's post in the unit. "
        "Both days count; without a last day it goes on. Empty a row to remove it.",
    ),
    "org_large": Text(
        "行数太多，请下载文件修改后再导入。",
        "There are too many rows for a form: download the file, edit it, and import it.",
    ),
    "org_column_unit": Text("部门代码", "Unit"),
    "org_column_parent": Text("上级代码", "Parent"),
    "org_column_name": Text("名称", "Name"),
    "org_column_person": Text("登录名", "Login name"),
    "org_column_post": Text("职位", "Post"),
    "org_column_valid_from": Text("起始日", "From"),
    "org_column_valid_until": Text("截止日", "Until"),
    "org_kind_manager": Text("负责人", "manager"),
    "org_kind_member": Text("成员", "member"),
    "org_keep": Text("保存", "Save"),
    "org_file": Text("文件（CSV）", "As a file (CSV)"),
    "org_download": Text("下载现有组织", "Download the present organisation"),
    "org_import": Text("导入", "Import"),
    "org_import_hint": Text(
        "文件会整个替换现有组织；有任何错误则什么都不改。最多 {most} 行。",
        "The file replaces the whole organisation; where anything is wrong, nothing changes. At "
        "most {most} lines.",
    ),
    "org_kept": Text("组织已更新。", "The organisation is changed."),
    "org_changed_meanwhile": Text(
        "组织刚刚被别人修改，您的修改没有保存。请在新的内容上再改一次。",
        "Somebody else has just changed the organisation, and your changes were not saved. Please "
        "make them again.",
    ),
    "org_wrong": Text("没有保存，请先改正：", "Nothing was saved. Please mend first:"),
    "org_more_slips": Text("还有 {count} 处。", "There are {count} more."),
    "org_slip": Text("第 {row} 行，{column}：{rule}", "row {row}, {column}: {rule}"),
    "absences": Text("缺勤与代理", "Absences and substitutes"),
    "absences_none": Text("没有人缺勤。", "Nobody is away."),
    "absence_days": Text("{first} 至 {last}", "{first} to {last}"),
    "absence_nobody": Text("无人代理", "nobody stands in"),
    "absence_person": Text("谁", "Who"),
    "absence_from": Text("第一天", "First day"),
    "absence_until": Text("最后一天", "Last day"),
    "absence_substitute": Text("代理人", "Stands in"),
    "absence_second": Text("代理人也缺勤时", "If they are away too"),
    "absence_add": Text("登记缺勤", "Write the absence down"),
    "absence_added": Text("已登记。", "The absence is written down."),
    "absence_remove": Text("删除", "Remove"),
    "absence_removed": Text("已删除。", "The absence is removed."),
    # Policies.
    "policies": Text("审核规则的版本", "Policies"),
    "policies_lead": Text(
        "新规则先检查并在过往案件上试算，由一人准备、另一人确认后，从选定的日期起使用。",
        "A draft is checked and tried on past transfers. One person prepares it for a day, another "
        "confirms it; it judges from that day on.",
    ),
    "policies_none": Text(
        "还没有启用过其他版本；现在使用随程序附带的规则。",
        "No other policy was ever prepared; the one that ships judges.",
    ),
    "policies_activations": Text("启用", "Activations"),
    "drafts": Text("草稿", "Drafts"),
    "draft_add": Text("提交草稿", "Send a draft"),
    "draft_file": Text("规则文件（TOML）", "Policy file (TOML)"),
    "draft_text": Text("或粘贴内容", "or paste its text"),
    "draft_hint": Text(
        "下载现在使用的规则，修改后提交，记得改版本号。提交后自动检查和试算，不影响任何案件。",
        "Download the policy that judges now, edit it, and change its version. Once sent it is "
        "checked and tried by itself; it touches no transfer.",
    ),
    "draft_download": Text("下载现在使用的规则", "Download the present policy"),
    "draft_wrong": Text("没有提交：{why}", "Not taken: {why}"),
    "draft_day": Text("请选择生效日。", "Please choose the day from which it judges."),
    "draft_sent": Text("已提交，正在检查。", "The draft is sent and is being checked."),
    "draft_prepared": Text(
        "已准备，等待另一人在此页确认。", "It is prepared; another person confirms it on this page."
    ),
    "draft_again": Text("重新检查和试算", "Check and try it again"),
    "draft_tried": Text(
        "已对 {tried} 件过往案件试算，{changed} 件结果会变。",
        "Tried on {tried} past transfers; {changed} outcomes would change.",
    ),
    "draft_progress": Text("{done} / {total} 件", "{done} of {total} transfers"),
    "draft_transfer": Text("案件", "Transfer"),
    "draft_before": Text("原来", "Before"),
    "draft_after": Text("按草稿", "By the draft"),
    "draft_score": Text("风险分", "Score"),
    "draft_whose": Text("商家", "Merchant"),
    "draft_not_offered": Text("不再受理", "not offered"),
    "draft_changes": Text("会变的案件", "Outcomes that would change"),
    "draft_example": Text(
        "有人会被要求提供不可能取得的材料：{holder}，{born} 年出生{died}，办理“{scenario}”，须证明"
        "“{fact}”，而所接受的材料都无法取得。例如“{evidence}”：{obstacle}。",
        "Somebody would be asked for what they cannot obtain: a registrant ({holder}) born in "
        "{born}{died}, scenario “{scenario}”, has to show “{fact}”, and nothing that is accepted "
        "for it can be obtained. For instance “{evidence}”: {obstacle}.",
    ),
    "draft_died": Text("、{year} 年去世", " who died in {year}"),
    "draft_mend": Text(
        "请在这一项中增加此人能取得的材料，或改为推定：",
        "Let this entry accept something that such a person can obtain, or presume it:",
    ),
    "draft_from": Text("从哪一天起使用", "Judges from"),
    "draft_running": Text("也用于进行中的过户", "Running transfers, too"),
    "draft_prepare": Text("准备启用", "Prepare"),
    "policy_name": Text("版本", "Policy"),
    "policy_from": Text("生效日", "From"),
    "policy_tried": Text("结果会变 / 试算", "Would change / tried"),
    "policy_stands": Text("状态", "Stands"),
    "policy_running": Text("含进行中的过户", "running transfers too"),
    "policy_in_force": Text("{at} 已确认", "confirmed {at}"),
    "policy_waits": Text("等待另一人确认", "waits for another person"),
    "policy_confirm": Text("确认启用", "Confirm"),
    "policy_confirmed": Text("已确认，将从生效日起使用。", "Confirmed; it judges from its day on."),
}
