"""Sentences around every page: signing in and out, the frame, what went wrong."""

from __future__ import annotations

from verifiers.model import Text

FRAME: dict[str, Text] = {
    "service": Text("过户", "Guohu"),
    "skip": Text("跳到正文", "Skip to the content"),
    "menu": Text("菜单", "Menu"),
    "my_transfers": Text("我的过户", "My transfers"),
    "new_transfer": Text("新建过户", "Start a transfer"),
    "queue": Text("待审核", "To review"),
    "all_transfers": Text("全部过户", "All transfers"),
    "office": Text("管理", "Administration"),
    "rules": Text("规则成效", "How the rules fare"),
    "rules_lead": Text(
        "经常被人推翻的规则排在最前；索要而始终未得到的材料、因此耽误的时间一并列出。",
        "Rules that people overturn often come first, with what they asked for in vain and how "
        "long they held transfers up.",
    ),
    "rules_rule": Text("规则", "Rule"),
    "rules_fired": Text("触发", "Spoke"),
    "rules_overturned": Text("被推翻", "Overturned"),
    "rules_upheld": Text("被维持", "Upheld"),
    "rules_asked": Text("要求补正", "Asked"),
    "rules_in_vain": Text("未得到", "In vain"),
    "rules_delay": Text("平均耽误（小时）", "Mean delay (hours)"),
    "rules_none": Text("还没有规则触发过。", "No rule has spoken yet."),
    "other_language": Text("English", "中文"),
    "sign_in": Text("登录", "Sign in"),
    "sign_out": Text("退出", "Sign out"),
    "sign_in_lead": Text(
        "上传过户材料、查看还缺什么，以及审核结果。",
        "Upload the papers of a shop transfer, see what is missing, and the outcome.",
    ),
    "login": Text("登录名", "Login name"),
    "password": Text("密码", "Password"),
    "sign_in_wrong": Text(
        "登录名或密码不对。请检查大小写后再试一次。",
        "That login name and password do not match. Check capital letters and try again.",
    ),
    "sign_in_slow": Text(
        "尝试次数过多。请等几分钟再登录。",
        "Too many attempts. Please wait a few minutes before you sign in again.",
    ),
    "sign_in_again": Text(
        "登录步骤已超时。请重新输入登录名和密码。",
        "The sign-in took too long. Please enter your login name and password again.",
    ),
    "sign_in_provider": Text("用单位账号登录", "Sign in with your organisation's account"),
    "sign_in_provider_failed": Text(
        "单位账号登录没有完成。请再试一次；仍不行请联系管理员。",
        "Signing in with your organisation did not work. Try again, or ask the administrator.",
    ),
    "code": Text("验证码", "Code"),
    "code_title": Text("输入验证码", "Enter the code"),
    "code_lead": Text(
        "请打开手机上的验证器，输入此刻显示的六位数字。",
        "Open the authenticator on your phone and enter the six digits that it shows now.",
    ),
    "continue": Text("继续", "Continue"),
    "account": Text("账号", "Account"),
    "factor": Text("两步验证", "Second factor"),
    "factor_off": Text(
        "目前只用密码登录。加上手机验证码后，别人知道密码也进不来。",
        "You sign in with a password alone. With a code from your phone, the password is not "
        "enough for anybody else.",
    ),
    "factor_on": Text(
        "已开启：登录时除密码外还需输入手机验证码。",
        "On: besides the password, signing in asks for a code from your phone.",
    ),
    "factor_off_elsewhere": Text(
        "您用单位账号登录。开启后，担保时除重新登录外还需输入手机验证码。",
        "You sign in with your organisation's account. Turned on, vouching asks for a code from "
        "your phone, too.",
    ),
    "factor_on_elsewhere": Text(
        "已开启：担保时除重新登录外还需输入手机验证码。",
        "On: vouching asks for a code from your phone, too.",
    ),
    "factor_begin": Text("开启两步验证", "Turn it on"),
    "factor_scan": Text(
        "用手机上的验证器扫描此图，或手工输入下面的密钥；然后输入它显示的六位数字。",
        "Scan this with an authenticator on your phone, or type in the key below it; then enter "
        "the six digits that it shows.",
    ),
    "factor_key": Text("密钥", "Key"),
    "factor_confirm": Text("确认开启", "Confirm"),
    "factor_end": Text("关闭两步验证", "Turn it off"),
    "factor_lost": Text(
        "手机丢失时，请管理员重置您的两步验证。",
        "If you lose your phone, ask the administrator to reset your second factor.",
    ),
    "factor_now_on": Text("两步验证已开启。", "The second factor is on."),
    "factor_now_off": Text("两步验证已关闭。", "The second factor is off."),
    "mail": Text("邮件通知", "Letters by e-mail"),
    "mail_lead": Text(
        "有结果或需要您处理时发邮件。信中只有过户编号和链接，不含个人信息。",
        "When there is an outcome, or something waits for you. A letter holds a transfer's id and "
        "a link and nothing personal.",
    ),
    "mail_none": Text("此服务没有设置邮件服务器。", "This service has no mail server."),
    "mail_address": Text("邮箱地址", "E-mail address"),
    "mail_when": Text("何时发送", "When"),
    "mail_never": Text("不发送", "Never"),
    "mail_at_once": Text("立即", "At once"),
    "mail_daily": Text("每天早上八点汇总", "Once a day, at eight in the morning"),
    "mail_keep": Text("保存", "Save"),
    "mail_kept": Text("邮件设置已保存。", "Your choice is kept."),
    "mail_language": Text("邮件语言", "Language"),
    "mail_unconfirmed": Text(
        "此邮箱尚未确认。请打开寄去的确认信中的链接；一天之内没有收到，可重新保存一次。",
        "This address is not confirmed yet: open the link in the letter that is sent there. If "
        "none comes, save once more.",
    ),
    "mail_confirm": Text("确认邮箱地址", "Confirm the e-mail address"),
    "mail_confirm_lead": Text(
        "确认后，通知将寄到收到此链接的邮箱。",
        "Once confirmed, letters go to the address that got this link.",
    ),
    "mail_confirmed": Text("邮箱地址已确认。", "The address is confirmed."),
    "signed_out": Text("您已安全退出。", "You are signed out."),
    "back_home": Text("返回首页", "Back to the start"),
    "none": Text("无", "none"),
    "next_page": Text("更早的", "Earlier ones"),
    "later_ones": Text("更晚的", "Later ones"),
    # What went wrong, where the service's own table of errors does not say it already.
    "error_400": Text("请求无法识别", "The request cannot be read"),
    "error_400_detail": Text(
        "请返回上一页，重新填写后再试。", "Please go back, fill the page in again and retry."
    ),
    "error_csrf": Text("页面已过期", "The page has grown old"),
    "error_csrf_detail": Text(
        "为了您的安全，这次操作没有执行。请返回上一页，刷新后再试。",
        "For your safety nothing was done. Please go back, reload the page and try again.",
    ),
    "error_404": Text("找不到这个页面", "This page was not found"),
    "error_404_detail": Text(
        "链接可能不完整、已过期，或不属于您的账号。请从首页重新打开。",
        "The link may be incomplete or out of date, or it belongs to another account. Please go "
        "on from the start.",
    ),
    "error_405": Text("此处不能这样操作", "This cannot be done here"),
    "error_405_detail": Text("请从页面上的按钮操作。", "Please use the buttons on the page."),
    "error_413": Text("文件太大", "The file is too large"),
    "error_413_detail": Text(
        "一次最多 {megabytes} MB。请用较小的文件，或分几次上传。",
        "At most {megabytes} MB can be sent at once. Use a smaller file, or send it in parts.",
    ),
    "error_403": Text("没有权限", "Not allowed"),
    "error_403_detail": Text(
        "您的账号不能查看或进行此操作。请换用有权限的账号，或联系管理员。",
        "Your account may not see or do this. Use one that may, or ask the administrator.",
    ),
    "error_415": Text("不支持这种文件", "This kind of file cannot be used"),
    "error_415_detail": Text(
        "只能上传 JPEG、HEIC、PNG、WebP、TIFF 图片或 PDF。请重新拍照，或导出为 PDF。",
        "Only JPEG, HEIC, PNG, WebP or TIFF pictures and PDF can be used. Take a new picture or "
        "export a PDF.",
    ),
    "error_429": Text("请求太频繁", "Too many requests"),
    "error_429_detail": Text("请等一分钟再试。", "Please wait a minute and try again."),
    "error_500": Text("服务出了问题", "Something went wrong on our side"),
    "error_500_detail": Text(
        "您的材料都在，没有丢失。请稍后再试；如果一直这样，请联系平台客服。",
        "Your papers are safe. Please try again later; if it stays so, tell the platform.",
    ),
    "link_old": Text("上传链接已失效", "The upload link no longer works"),
    "link_old_detail": Text(
        "链接会在几天后失效。请登录后在过户页面上取一个新的。",
        "Links end after a few days. Sign in and take a new one from the transfer's page.",
    ),
    "journal_when": Text("时间", "When"),
    "journal_who": Text("谁", "Who"),
    "journal_what": Text("做了什么", "What"),
}
