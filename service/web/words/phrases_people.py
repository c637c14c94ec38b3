"""Sentences of the pages of people and of keys, and of the first sign-in of whoever was added."""

from __future__ import annotations

from verifiers.model import Text

PEOPLE: dict[str, Text] = {
    "people": Text("人员", "People"),
    "people_find": Text("登录名开头", "Login name begins with"),
    "people_find_hint": Text("不填只列出工作人员。", "Left empty, the staff are listed."),
    "people_search": Text("查找", "Find"),
    "people_none": Text("没有这样的用户。", "There is nobody like that."),
    "people_most": Text("只显示前 {count} 人。", "Only the first {count} are shown."),
    "person": Text("登录名", "Login name"),
    "person_role": Text("角色", "Role"),
    "person_merchant": Text("商家", "Merchant"),
    "person_seen": Text("最近登录", "Last signed in"),
    "person_never": Text("从未", "never"),
    "person_you": Text("您", "you"),
    "person_since": Text("加入时间", "Added"),
    "person_signs_in": Text("登录方式", "Signs in with"),
    "person_by_password": Text("密码", "a password"),
    "person_by_code": Text("密码和验证码", "a password and a code"),
    "person_by_provider": Text("单位账号", "the organisation's account"),
    "person_invited": Text(
        "尚未自设密码；临时密码有效至 {until}", "no own password yet; the first works until {until}"
    ),
    # Adding somebody.
    "person_add": Text("增加人员", "Add a person"),
    "person_add_hint": Text(
        "系统会生成一个临时密码，只显示一次；此人首次登录时须自设密码。",
        "A first password is made and shown once. On signing in with it, they choose their own.",
    ),
    "person_login_hint": Text(
        "2 至 80 个小写字母、数字或 . _ @ -", "2 to 80 lower-case letters, digits or . _ @ -"
    ),
    "person_merchant_hint": Text(
        "商家角色必填。工作人员若属于某商家也请填写：此人将不能审核该商家的过户。",
        "Needed for the role of merchant. Give it for staff who belong to a merchant, too: they "
        "will judge none of its transfers.",
    ),
    "person_added": Text("已增加 {login}", "{login} is added"),
    "person_hand_over": Text(
        "请把登录名和临时密码交给本人，不要用同一封信发送。离开此页后无法再次查看；"
        "有效至 {until}，首次登录时须自设密码。",
        "Give the login name and the first password to the person, not in one letter. It cannot "
        "be seen again once you leave this page. It works until {until}; on signing in they "
        "choose their own.",
    ),
    "person_first_password": Text("临时密码", "First password"),
    # What an administrator does for somebody.
    "person_password": Text("忘记密码", "Forgotten password"),
    "person_password_hint": Text(
        "生成新的临时密码；此人的所有登录随即结束，并会收到邮件通知。"
        "{days} 天内，此人与您只算一人：一方提出的申请，另一方不能担保、复核或确认。",
        "Makes a new first password. Every session of theirs ends, and they are told by e-mail. "
        "For {days} days the two of you count as one: neither vouches for, approves or confirms "
        "what the other asked for.",
    ),
    "person_password_make": Text("生成临时密码", "Make a first password"),
    "person_password_made": Text("{login} 的临时密码", "A first password for {login}"),
    "person_code": Text("手机丢失", "Lost phone"),
    "person_code_hint": Text(
        "此人将只用密码登录，直到重新开启两步验证。请先确认是本人。",
        "They sign in with the password alone until they turn the second factor on again. Make "
        "sure first that it is really them.",
    ),
    "person_code_reset": Text("重置两步验证", "Reset the second factor"),
    "person_code_done": Text(
        "{login} 的两步验证已重置。", "The second factor of {login} is reset."
    ),
    "person_is_disabled": Text("已停用", "disabled"),
    "person_disable": Text("停用", "Disable"),
    "person_disable_hint": Text(
        "立即生效：此人的所有登录和其发放的密钥都会失效，等候其担保或由其提出的特批也随之作废。",
        "Takes effect at once: every session of the person and every key that they made ends, and "
        "special approvals that they asked for or vouch for are void.",
    ),
    "person_disable_sure": Text("确认停用 {login}", "Yes, disable {login}"),
    "person_disabled": Text("{login} 已停用。", "{login} is disabled."),
    # Several accounts of one person.
    "same_person": Text("同一人的其他账号", "Other accounts of this person"),
    "same_person_lead": Text(
        "同一人的账号在审核、担保和复核中只算一人。",
        "Wherever two people are needed, accounts of one person count as one.",
    ),
    "same_person_none": Text("没有已知的其他账号。", "None is known."),
    "same_person_other": Text("另一账号的登录名", "Login name of the other account"),
    "same_person_join": Text("属于同一人", "It is the same person's"),
    "same_person_part": Text("不是同一人的", "Not the same person's"),
    "same_person_reason": Text("依据", "How you know"),
    "same_person_why": Text(
        "没有更改：请写明依据，例如“已向本人核实”，{minimum} 至 {maximum} 字。",
        "Nothing was changed: say how you know it, for instance “asked them in person”, in "
        "{minimum} to {maximum} characters.",
    ),
    "same_person_itself": Text(
        "没有更改：请填写另一个账号的登录名，而不是此人自己的。",
        "Nothing was changed: give the login name of another account, not this one again.",
    ),
    "same_person_unknown": Text(
        "没有更改：没有此登录名的用户，请核对后重新填写。",
        "Nothing was changed: nobody has this login name; please check it.",
    ),
    "same_person_said": Text("以前的说明", "What was said before"),
    "same_person_by_command": Text("命令行", "by command"),
    "same_person_parted": Text(
        "已说明 {login} 与 {other} 属于不同的人。", "{login} and {other} are two people's."
    ),
    "same_person_joined": Text(
        "已说明 {login} 与 {other} 属于同一人。", "{login} and {other} are one person's."
    ),
    "doubts": Text("等您说明", "Waiting for your word"),
    "doubts_lead": Text(
        "以下单位账号的邮箱与这里另一账号已确认的邮箱相同。请问清是否为同一人；说明之前，单位账号不能登录。",
        "Each of these organisation accounts has the same mail address as another account here "
        "has confirmed. Find out whether both are one person's; until you say so, the "
        "organisation account cannot sign in.",
    ),
    "doubt_pair": Text("{login} 与 {other}", "{login} and {other}"),
    "doubt_same": Text("同一人", "One person"),
    "doubt_different": Text("不是同一人", "Two people"),
    # Keys.
    "keys": Text("程序密钥", "Keys for programs"),
    "keys_short": Text("密钥", "Keys"),
    "keys_none": Text("还没有密钥。", "There are no keys."),
    "key": Text("密钥", "Key"),
    "key_used": Text("最近使用", "Last used"),
    "key_label": Text("用途", "What it is for"),
    "key_add": Text("发放密钥", "Make a key"),
    "key_add_hint": Text(
        "密钥只显示一次。您发放的密钥算作您本人：您能用它做的事，都算您做的。",
        "The key is shown once. What is done with a key that you make counts as done by you.",
    ),
    "key_merchant_hint": Text("商家角色必填。", "Needed for the role of merchant."),
    "key_added": Text("密钥已发放", "The key is made"),
    "key_copy": Text(
        "请现在复制并妥善保存。离开此页后无法再次查看。",
        "Copy it now and keep it safe. It cannot be seen again once you leave this page.",
    ),
    "key_is_revoked": Text("已撤销", "revoked"),
    "key_revoke": Text("撤销", "Revoke"),
    "key_revoke_sure": Text("确认撤销此密钥", "Yes, revoke this key"),
    "key_revoked": Text("密钥已撤销。", "The key is revoked."),
    # Choosing one's own password.
    "own_password": Text("设置您的密码", "Choose your password"),
    "own_password_lead": Text(
        "您用的是临时密码。请设置只有您知道的密码，然后继续。",
        "You signed in with a first password. Choose one that only you know, and go on.",
    ),
    "own_password_new": Text("新密码", "New password"),
    "own_password_hint": Text(
        "{shortest} 个字符以上；几个词连在一起最好记。",
        "{shortest} characters or more; several words in a row are easiest to remember.",
    ),
    "own_password_twice": Text("再输入一次", "The same again"),
    "password_change": Text("更改密码", "Change the password"),
    "password_change_hint": Text(
        "更改后，您在其他设备上的登录都会结束。", "Your sessions on other devices end with it."
    ),
    "password_old": Text("现在的密码", "Present password"),
    "password_not_proved": Text(
        "现在的密码或验证码不对，什么都没有更改。",
        "The present password or the code is not right. Nothing was changed.",
    ),
    "password_changed": Text("密码已更改。", "The password is changed."),
    "own_password_differ": Text(
        "两次输入的密码不一样，请重新输入。", "The two passwords differ. Please enter them again."
    ),
}
