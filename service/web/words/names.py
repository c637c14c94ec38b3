"""What things are called: kinds, facts, fields, states, reasons. Keys are the contract's slugs."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


def _table(**rows: tuple[str, str]) -> Mapping[str, Text]:
    return MappingProxyType({slug: Text(zh, en) for slug, (zh, en) in rows.items()})


SCENARIOS = _table(
    inheritance=("继承过户", "Inheritance"),
    divorce=("离婚过户", "Divorce"),
    marriage=("婚内过户", "Between spouses"),
    kinship=("近亲属过户", "Between close relatives"),
    agreement=("协议过户", "By agreement"),
    court_order=("司法过户", "By court order"),
    enterprise=("企业变更", "Change of enterprise"),
)

SCENARIO_HINTS = _table(
    inheritance=(
        "登记人已去世，由继承人接手店铺。",
        "The registrant has died, and an heir takes over the shop.",
    ),
    divorce=(
        "双方已离婚，店铺分给受让人。",
        "The two are divorced, and the shop goes to the transferee.",
    ),
    marriage=(
        "双方是夫妻，店铺从一方转到另一方。",
        "The two are married, and the shop passes from one to the other.",
    ),
    kinship=(
        "双方是父母子女、兄弟姐妹或祖孙等近亲属。",
        "Parent and child, siblings, or grandparent and grandchild.",
    ),
    agreement=("双方约定转让店铺。", "The two have agreed that the shop passes on."),
    court_order=("法院判决或调解店铺归受让人。", "A court gives the shop to the transferee."),
    enterprise=(
        "个体工商户变更经营者，或企业变更主体。",
        "A sole trader changes its operator, or one company hands over to another.",
    ),
)

FACT_STATES = _table(
    established=("已证明", "established"),
    presumed=("可推定", "presumed"),
    waived=("已免除", "waived"),
    missing=("尚缺", "missing"),
    contradicted=("有矛盾", "contradicted"),
)

FIELDS = _table(
    name=("姓名", "Name"),
    sex=("性别", "Sex"),
    ethnicity=("民族", "Ethnicity"),
    birth_date=("出生日期", "Born"),
    address=("住址", "Address"),
    id_number=("身份证号码", "ID number"),
    issuing_authority=("签发机关", "Issued by"),
    valid_from=("有效期自", "Valid from"),
    valid_until=("有效期至", "Valid until"),
    long_term=("长期有效", "No end of validity"),
    mrz=("机读码", "Machine-readable zone"),
    passport_number=("护照号码", "Passport number"),
    nationality=("国籍", "Nationality"),
    surname=("姓", "Surname"),
    given_names=("名", "Given names"),
    expiry_date=("有效期至", "Expires"),
    document_code=("证件类型代码", "Document code"),
    issuing_state=("签发国代码", "Issuing state"),
    printed_number=("资料页号码", "Number on the page"),
    printed_birth_date=("资料页出生日期", "Date of birth on the page"),
    printed_expiry_date=("资料页有效期至", "Expiry on the page"),
    certificate_number=("证书编号", "Certificate number"),
    matter=("公证事项", "Matter"),
    office=("公证处", "Notary office"),
    notary=("公证员", "Notary"),
    issue_date=("出具日期", "Issued on"),
    parties=("当事人", "People named"),
    statements=("证明内容", "What it states"),
    death_date=("死亡日期", "Died"),
    household_number=("户号", "Household number"),
    head_name=("户主", "Head of household"),
    relation_to_head=("与户主关系", "Relation to the head"),
    registration_date=("登记日期", "Registered on"),
    household_type=("户别", "Type of household"),
    former_name=("曾用名", "Former name"),
    birth_place=("出生地", "Place of birth"),
    native_place=("籍贯", "Native place"),
    marital_status=("婚姻状况", "Marital status"),
    cancelled=("注销", "Cancelled"),
    age=("年龄", "Age"),
    cremation_date=("火化日期", "Cremated on"),
    reason=("注销原因", "Reason of the cancellation"),
    holder=("持证人", "Holder"),
    uscc=("统一社会信用代码", "Unified social credit code"),
    company_name=("企业名称", "Company"),
    legal_representative=("法定代表人", "Legal representative"),
    licence_type=("类型", "Type"),
    established_on=("成立日期", "Established on"),
    registration_number=("注册号", "Registration number"),
    registered_capital=("注册资本", "Registered capital"),
    effective_date=("生效日期", "In force from"),
    case_number=("案号", "Case number"),
    court=("法院", "Court"),
    card_type=("证件类型", "Type of card"),
    permit_number=("通行证号码", "Travel permit number"),
    issue_count=("签发次数", "Number of issue"),
    document_type=("文书类型", "Type of document"),
)

TRANSFER_STATUSES = _table(
    collecting=("收集材料", "collecting papers"),
    checking=("核对中", "being checked"),
    needs_evidence=("待补充材料", "more papers needed"),
    in_review=("人工审核", "with a reviewer"),
    approved=("已通过", "approved"),
    rejected=("未通过", "not approved"),
    withdrawn=("已撤回", "withdrawn"),
)

DOCUMENT_STATUSES = _table(
    queued=("排队中", "waiting"),
    reading=("正在读取", "reading"),
    checked=("已读取", "read"),
    failed=("无法读取", "could not be read"),
)

STRENGTHS = _table(
    hard=("矛盾", "impossible"),
    strong=("重要", "important"),
    soft=("少见", "unusual"),
    info=("提示", "note"),
)

BANDS = _table(low=("低", "low"), medium=("中", "medium"), high=("高", "high"))

RECOMMENDATIONS = _table(
    approve=("建议通过", "approve"),
    needs_evidence=("建议补充材料", "ask for evidence"),
    review=("建议人工审核", "a person should look"),
    reject=("建议不通过", "reject"),
)

OUTCOMES = _table(
    approve=("通过", "Approve"),
    reject=("不通过", "Reject"),
    request_evidence=("要求补充材料", "Ask for more evidence"),
)

REASON_CODES = _table(
    evidence_sufficient=("证据充分", "The evidence is good"),
    evidence_cannot_exist=("证据客观上不可能存在", "The evidence cannot exist"),
    verified_with_issuer=("已向出具机构核实", "Verified with the issuer"),
    reading_error=("机器读取有误", "The machine misread"),
    policy_exception=("规则的例外", "An exception to the policy"),
    manifestly_unfair=("本案显失公平", "Manifestly unfair in this case"),
    evidence_missing=("证据不足", "Evidence is missing"),
    evidence_contradicted=("证据互相矛盾", "The evidence is contradicted"),
)

OVERRIDE_STATUSES = _table(
    effective=("已生效", "effective"),
    awaiting_guarantor=("等待担保人", "awaiting the guarantor"),
    awaiting_approval=("等待复核", "awaiting approval"),
    refused=("已拒绝", "refused"),
    withdrawn=("已撤回", "withdrawn"),
    voided=("材料变更，已作废", "voided by new evidence"),
    expired=("已过期", "expired"),
)

APPEAL_STATUSES = _table(
    open=("处理中", "being looked at"),
    upheld=("申诉成立", "upheld"),
    dismissed=("维持原决定", "the outcome stands"),
    answered=("已答复", "answered"),
    withdrawn=("已撤回", "withdrawn"),
)

STEPS = _table(
    review=("审核", "review"),
    appeal=("申诉", "appeal"),
    guarantor=("担保人签认", "the guarantor"),
    approval=("复核", "approval"),
)

ROLES = _table(
    merchant=("商家", "merchant"),
    platform=("平台", "platform"),
    reviewer=("审核员", "reviewer"),
    approver=("复核员", "approver"),
    administrator=("管理员", "administrator"),
    link=("上传链接", "upload link"),
    system=("系统", "the service"),
)

ACTS: Mapping[str, Text] = MappingProxyType(
    {
        "transfer.opened": Text("建立过户", "opened the transfer"),
        "transfer.submitted": Text("提交", "submitted"),
        "transfer.assessed": Text("评估", "assessed"),
        "transfer.moved": Text("改变状态", "moved on"),
        "transfer.reopened": Text("提出新的事项", "named something new"),
        "transfer.erased": Text("按期删除资料", "erased what is past its retention"),
        "assessment.replayed": Text("复算评估", "judged the assessment again"),
        "policy.drafted": Text("提交规则草稿", "sent a draft of a policy"),
        "policy.checked": Text("规则草稿检查通过", "a draft of a policy passed its checks"),
        "policy.refused": Text("规则草稿未通过检查", "a draft of a policy was refused"),
        "policy.simulated": Text("试算规则", "tried a policy"),
        "policy.prepared": Text("准备启用规则", "prepared a policy"),
        "policy.activated": Text("启用规则", "activated a policy"),
        "transfer.decided": Text("作出决定", "decided"),
        "transfer.overridden": Text("人工决定", "overruled"),
        "transfer.appealed": Text("提出申诉", "appealed"),
        "appeal.closed": Text("申诉已答复", "the appeal was answered"),
        "override.requested": Text("提出申请", "asked for it"),
        "override.guaranteed": Text("作出担保", "vouched for it"),
        "override.refused": Text("拒绝申请", "refused it"),
        "override.withdrawn": Text("撤回申请", "took the request back"),
        "override.voided": Text("申请作废", "voided: the evidence changed"),
        "override.expired": Text("申请过期", "expired"),
        "session.proof_failed": Text("重新输入密码有误", "gave a wrong password again"),
        "document.added": Text("上传材料", "uploaded a paper"),
        "transfer.withdrawn": Text("撤回", "withdrew"),
        "document.claimed": Text("开始读取", "began to read"),
        "document.finished": Text("读取完成", "finished reading"),
        "document.checked": Text("读取完成", "finished reading"),
        "document.failed": Text("读取失败", "failed to read"),
        "document.original_read": Text("查看原始文件", "opened the original"),
        "document.page_read": Text("查看图片", "looked at a page"),
        "task.opened": Text("开始等候处理", "began to wait"),
        "task.closed": Text("任务结束", "waits no more"),
        "task.claimed": Text("领取任务", "took the task"),
        "task.released": Text("放回任务", "gave the task back"),
        "task.assigned": Text("指派任务", "assigned the task"),
        "task.snoozed": Text("搁置任务", "put the task aside"),
        "task.warned": Text("提醒将到期", "warned of the deadline"),
        "task.escalated": Text("上报", "escalated"),
        "task.alarmed": Text("无人可上报", "found nobody to escalate to"),
        "task.noted": Text("添加备注", "added a note"),
        "user.mail_confirmed": Text("确认邮箱地址", "confirmed a mail address"),
        "session.proved": Text("重新证明身份", "proved anew who they are"),
        "task.merged": Text("并入另一任务", "linked the task to another"),
        "task.unmerged": Text("解除并入", "took the link to another task back"),
        "organisation.imported": Text("导入组织架构", "imported the organisation"),
        "absence.added": Text("登记缺勤", "wrote down an absence"),
        "absence.removed": Text("取消缺勤", "removed an absence"),
        "session.began": Text("登录", "signed in"),
        "session.ended": Text("退出", "signed out"),
        "user.added": Text("增加用户", "added a user"),
        "user.password_handed": Text("生成临时密码", "made a first password"),
        "user.password_chosen": Text("自设密码", "chose a password"),
        "user.second_factor_on": Text("开启两步验证", "turned the second factor on"),
        "user.second_factor_off": Text("关闭两步验证", "turned the second factor off"),
        "user.second_factor_reset": Text("重置两步验证", "reset a second factor"),
        "user.mail_on": Text("设置邮件通知", "asked for letters"),
        "user.mail_off": Text("取消邮件通知", "asked for no more letters"),
        "user.doubted": Text(
            "两个账号的邮箱相同，暂停登录", "held a sign-in: two accounts share a mail address"
        ),
        "user.joined": Text("说明两个账号属于同一人", "said that two accounts are one person's"),
        "user.parted": Text("说明两个账号属于不同的人", "said that two accounts are two people's"),
        "user.disabled": Text("停用用户", "disabled a user"),
        "user.role_changed": Text("更改角色", "changed a role"),
        "user.role_kept": Text("保留最后一位管理员", "kept the last administrator"),
        "key.added": Text("发放密钥", "issued a key"),
        "key.revoked": Text("撤销密钥", "revoked a key"),
    }
)
"""What the journal calls an act; one that is not here shows its slug."""
