"""Sentences of the merchant's pages: short, warm, and always with what to do next."""

from __future__ import annotations

from verifiers.model import Text

TRANSFER: dict[str, Text] = {
    # The list.
    "transfers_none": Text(
        "您还没有过户申请。准备好双方的身份证明和公证书，就可以开始了。",
        "You have no transfers yet. With both sides' identity papers and the notarial certificate "
        "at hand, you can start.",
    ),
    "opened_on": Text("{day}建立", "started {day}"),
    "from_to": Text("{registrant} → {transferee}", "{registrant} → {transferee}"),
    # Starting one.
    "new_lead": Text(
        "先告诉我们是哪家店、从谁过到谁。材料在下一步上传。",
        "First tell us which shop it is, and from whom to whom. The papers come in the next step.",
    ),
    "merchant_ref": Text("商家编号", "Merchant reference"),
    "more_relatives": Text("再加几位亲属", "More relatives"),
    "scenario": Text("为什么过户", "Why the shop moves"),
    "scenario_needs": Text("需要哪些材料", "What is needed"),
    "scenario_needs_lead": Text(
        "每一项提供其中一种即可；下一步会按您填写的情况列出，办不到的不会要求。",
        "One kind for each line is enough. The next step lists what fits your case; nothing is "
        "asked for that cannot be obtained.",
    ),
    "or_others": Text("等", "or others"),
    "wrong_scenario": Text("请选择一种过户原因。", "Please choose why the shop moves."),
    "shop": Text("店铺", "The shop"),
    "shop_name": Text("店铺名称", "Shop name"),
    "shop_account": Text("店铺账号", "Shop account"),
    "registrant": Text("登记人（原店主）", "The registrant (present owner)"),
    "transferee": Text("受让人（新店主）", "The transferee (new owner)"),
    "person_name": Text("姓名", "Name"),
    "person_name_hint": Text(
        "与身份证或营业执照上完全一致", "Exactly as on the identity card or business licence"
    ),
    "person_id": Text("身份证号码", "ID number"),
    "person_id_hint": Text(
        "18 位，末位可能是 X；企业填统一社会信用代码",
        "18 characters, the last may be X; for a company its credit code",
    ),
    "person_id_optional": Text("不知道可以不填", "Leave it empty if you do not know it"),
    "person_birth": Text("出生日期", "Date of birth"),
    "person_birth_hint": Text("没有身份证号码时填写", "If no ID number is known"),
    "person_death": Text("去世日期", "Date of death"),
    "relatives": Text("其他亲属（可不填）", "Other relatives (optional)"),
    "relatives_hint": Text(
        "写上登记人的配偶、子女、父母，可以减少之后的询问。",
        "Naming the registrant's spouse, children and parents saves questions later.",
    ),
    "relative": Text("亲属 {number}", "Relative {number}"),
    "relation": Text("是登记人的", "Is the registrant's"),
    "relation_choose": Text("请选择", "Please choose"),
    "relative_alive": Text("是否在世", "Alive?"),
    "alive_yes": Text("在世", "yes"),
    "alive_no": Text("已去世", "no"),
    "alive_unknown": Text("不清楚", "not known"),
    "optional": Text("可不填", "optional"),
    "create": Text("下一步：上传材料", "Next: upload the papers"),
    "form_wrong": Text(
        "有几处需要修改，已在下面标出。", "Some entries need mending; they are marked below."
    ),
    "wrong_required": Text("请填写这一项。", "Please fill this in."),
    "wrong_long": Text(
        "太长了：最多 {most} 个字符。", "This is too long: at most {most} characters."
    ),
    "wrong_character": Text(
        "含有无法识别的字符，请重新输入。", "It holds characters that cannot be used; type it anew."
    ),
    "wrong_id": Text(
        "身份证号码不对：应为 18 位，日期和校验位都要符合。请对照证件逐位核对。",
        "This is no valid ID number: 18 characters with a true date and check digit. "
        "Please compare it with the card.",
    ),
    "wrong_day": Text(
        "请按 年-月-日 填写真实的日期，例如 1962-03-07。",
        "Please give a true date, year-month-day, such as 1962-03-07.",
    ),
    "wrong_relative": Text(
        "请同时填写姓名和与登记人的关系。", "Please give both the name and the relation."
    ),
    # Where the transfer stands, and what to do next.
    "stands_collecting": Text(
        "请上传材料。全部传完后，按下面的“材料已齐，提交”。",
        "Please upload your papers. When all are in, press “That is all I have” below.",
    ),
    "stands_checking": Text(
        "正在核对您的材料，一般几分钟内有结果。可以关闭此页，稍后再来。",
        "Your papers are being checked; this takes a few minutes. You may close this page and "
        "come back.",
    ),
    "stands_needs_evidence": Text(
        "还有几处需要补充，写在下面。补传之后再次提交即可，已传的不用重传。",
        "Something is still needed; it stands below. Upload it and submit again. What is here "
        "already need not be sent twice.",
    ),
    "stands_in_review": Text(
        "审核员正在查看您的材料，您不需要做什么。想起还有材料，仍可以上传。",
        "A reviewer is looking at your papers; you need do nothing. If you remember another "
        "paper, you can still upload it.",
    ),
    "answer_due": Text(
        "这一步应在 {at} 前处理。逾期会自动上报，您不用催办。",
        "This step is due by {at}. If it is late it is passed on by itself; you need not ask.",
    ),
    "stands_approved": Text(
        "过户已通过。审核到此结束，您不需要再提交任何材料。",
        "The transfer is approved. The review is over, and nothing more is needed from you.",
    ),
    "stands_rejected": Text(
        "过户未通过，原因写在下面。如有异议或已更正材料，可以申诉。",
        "The transfer was not approved; the reasons stand below. If you disagree, or have mended "
        "the papers, you can appeal.",
    ),
    "stands_withdrawn": Text("此过户已撤回。", "This transfer was withdrawn."),
    "decided_by_policy": Text("由系统按规则决定", "Decided by the rules"),
    "decided_by_reviewer": Text("由审核员决定", "Decided by a reviewer"),
    "decided_reason": Text("审核员的理由：{reason}", "The reviewer's ground: {reason}"),
    # Uploading.
    "upload": Text("上传材料", "Upload papers"),
    "upload_choose": Text("选择照片或文件", "Choose photos or files"),
    "upload_choose_hint": Text(
        "可以一次选多个。JPEG、HEIC、PNG、WebP、TIFF 或 PDF，每个最多 {megabytes} MB。",
        "Several at once is fine. JPEG, HEIC, PNG, WebP, TIFF or PDF, up to {megabytes} MB each.",
    ),
    "upload_browse": Text("选择…", "Choose…"),
    "upload_camera": Text("直接拍照", "Take a photo"),
    "upload_advice": Text(
        "把证件放平，四角都拍进去，避开反光。可以加“仅供店铺过户使用”的水印，但不要盖住字。",
        "Lay the paper flat with all four corners in view and no glare. A watermark “for shop "
        "transfer only” is welcome where it covers no text.",
    ),
    "upload_send": Text("上传", "Upload"),
    "upload_chosen": Text("已选 {count} 个文件：", "{count} chosen:"),
    "upload_sending": Text("正在上传", "sending"),
    "upload_sent": Text("已上传", "sent"),
    "upload_failed": Text(
        "没有传上去。请检查网络后再试。", "It did not arrive. Check the connection and try again."
    ),
    "upload_too_large": Text(
        "超过 {megabytes} MB，没有上传。请换用较小的图片，或分成几个文件。",
        "Over {megabytes} MB, not sent. Use a smaller picture, or several files.",
    ),
    "upload_more_refused": Text(
        "还有 {count} 个文件也没有收下。请检查文件类型和大小后再传。",
        "{count} more files were not taken either. Check their type and size, and send them again.",
    ),
    "upload_none": Text("请先选择文件。", "Please choose a file first."),
    "phone_link": Text("用手机上传", "Upload from a phone"),
    "phone_link_hint": Text(
        "在手机上打开下面的链接就可以上传，不用登录。链接只能用于这一次过户，{hours} 小时后失效；"
        "看不到已上传的内容。",
        "Open this link on a phone to upload without signing in. It works for this transfer only, "
        "ends after {hours} hours, and shows nothing of what was uploaded.",
    ),
    "phone_link_make": Text("生成链接", "Make a link"),
    "phone_link_label": Text("上传链接", "Upload link"),
    # The documents.
    "papers": Text("已上传的材料", "Your papers"),
    "papers_none": Text("还没有上传材料。", "Nothing was uploaded yet."),
    "papers_progress": Text("共 {all} 份，已读完 {done} 份", "{done} of {all} read"),
    "papers_done": Text("{all} 份材料都已读完", "All {all} papers are read"),
    "kind_unknown": Text("材料", "Paper"),
    "step_queued": Text("排队", "waiting"),
    "step_reading": Text("读取", "reading"),
    "step_checked": Text("完成", "done"),
    "read_from_it": Text("读到的内容", "What was read"),
    "not_readable": Text("没有读出来", "could not be read"),
    "yes": Text("是", "yes"),
    "no": Text("否", "no"),
    "long_term": Text("长期", "long-term"),
    "see_picture": Text("查看图片", "See the picture"),
    "found_in": Text("见：", "See: "),
    "on_page": Text("第 {page} 页", "page {page}"),
    "and": Text("、", ", "),
    "issued_by": Text("（由{who}出具）", " (from {who})"),
    "picture_of": Text("{kind}，第 {page} 页", "{kind}, page {page}"),
    "paper_other": Text(
        "没有认出这是哪种材料，审核员会查看。如果照片不清楚或不完整，请重新拍照上传。",
        "We did not recognise this paper; a reviewer will look at it. If the picture is unclear or "
        "cut off, please take and upload a new one.",
    ),
    "look_again": Text("刷新，查看进度", "Look again"),
    # What is missing, presumed, known.
    "missing": Text("还缺什么", "What is still missing"),
    "missing_none": Text("目前什么都不缺。", "Nothing is missing at present."),
    "missing_count": Text("还缺 {count} 项，看看是什么", "{count} things are missing: see which"),
    "covers_most": Text(
        "一份{paper}通常就能说明其中 {covered} 项（共 {all} 项）。",
        "One paper usually settles {covered} of these {all}: {paper}.",
    ),
    "easiest": Text("最省事的是：", "Easiest: "),
    "needed": Text("需要：", "Needed: "),
    "or_else": Text("或者：", "Or: "),
    "or": Text("；", "; "),
    "contradicted": Text("有矛盾", "contradicted"),
    "presumed": Text("不需要您证明的", "What you need not prove"),
    "presumed_lead": Text(
        "以下事实不用提交材料，原因如下。", "No paper is asked for these, and here is why."
    ),
    "known": Text("已经清楚的", "What is clear already"),
    "waived": Text("已免除", "waived"),
    "submit_title": Text("材料都传完了？", "Is that everything?"),
    "submit_lead": Text(
        "提交后开始核对。如果还缺什么，会一次全部告诉您，届时可以补传。",
        "After this the check begins. If anything is missing you are told all of it at once, and "
        "can add it.",
    ),
    "submit": Text("材料已齐，提交", "That is all I have"),
    "submit_again": Text("已补齐，再次提交", "Submit again"),
    "reopened": Text("本次新提出的事项", "Named for the first time"),
    "reasons": Text("原因，以及怎么办", "The reasons, and what to do"),
}
