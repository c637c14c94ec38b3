"""Several people decide, each at their own desk; a merchant is refused, told why, and appeals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser.desk import PASSWORD, READING_MILLISECONDS

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "The hospital answered by letter."


def test_a_rejection_an_appeal_and_a_special_approval(desk: Any, contradicting: list[Path]) -> None:
    merchant = desk("merchant", language="zh-CN", phone=True)
    path = merchant.open_transfer()
    merchant.upload(*contradicting)
    merchant.says("4 份材料都已读完", within=READING_MILLISECONDS)
    merchant.page.get_by_role("button", name="材料已齐，提交").click()
    merchant.says("审核员正在查看您的材料", within=READING_MILLISECONDS)
    case = path.replace("/transfers/", "/review/")

    reviewer, approver = desk("reviewer"), desk("approver", language="zh-CN")
    _ask_to_reject(reviewer, case)
    _approve(approver)

    merchant.go(path)
    merchant.says("为什么未通过")
    merchant.says("死亡日期")
    assert not merchant.is_too_wide()
    merchant.page.get_by_label("您的理由").fill("医院写错了日期，已来信说明。")
    merchant.page.get_by_role("button", name="提出申诉").click()
    merchant.says("申诉已提交，将优先处理。")
    merchant.says("您的申诉正由另一位审核员处理。")
    assert not merchant.is_too_wide()

    second, voucher, other = desk("second"), desk("voucher", language="zh-CN"), desk("other")
    _ask_for_a_special_approval(second, case)
    _vouch(voucher)
    other.page.get_by_role("link", name="Awaiting others").click()
    other.page.get_by_role("link", name="鹭岛女装").first.click()
    other.says("You are the third person")
    other.page.get_by_role("button", name="Approve", exact=True).click()
    other.says("Approved; it is in effect.")

    merchant.go(path)
    merchant.says("过户已通过")
    merchant.says("由审核员特批，经担保和复核")


def _ask_to_reject(reviewer: Any, case: str) -> None:
    page = reviewer.page
    reviewer.go(case)
    page.get_by_label("Reject").check()
    # What belongs to another outcome steps aside.
    expect(page.locator("[name=guarantor_id]")).to_be_hidden()
    page.locator("[name=grounds][value=DEATH_DATE_CONFLICT]").check()
    page.locator("[name=reason_code]").select_option("evidence_contradicted")
    page.get_by_label("Statement").fill(WORDS)
    page.get_by_role("button", name="Decide").click()
    reviewer.says("Your request was sent.")
    reviewer.says("Waits for another approver")
    assert page.get_by_role("button", name="Decide").count() == 0


def _approve(approver: Any) -> None:
    page = approver.page
    page.get_by_role("link", name="待担保与复核").click()
    page.get_by_role("link", name="鹭岛女装").first.click()
    approver.says("批准后过户即不通过")
    approver.says(WORDS)
    page.get_by_role("button", name="批准", exact=True).click()
    approver.says("已批准并生效。")


def _ask_for_a_special_approval(second: Any, case: str) -> None:
    page = second.page
    second.go(case)
    second.says("The merchant appeals (no. 1)")
    page.get_by_label("Approve").check()
    expect(page.locator("[name=grounds]").first).to_be_hidden()
    second.says("Approving means doing without proof of")
    page.locator("[name=guarantor_id]").select_option(label="voucher")
    page.locator("[name=reason_code]").select_option("verified_with_issuer")
    page.get_by_label("Statement").fill(WORDS)
    page.get_by_role("button", name="Decide").click()
    second.says("Waits for voucher to vouch")


def _vouch(voucher: Any) -> None:
    page = voucher.page
    page.get_by_role("link", name="待担保与复核").click()
    voucher.says("等您处理")
    page.get_by_role("link", name="鹭岛女装").first.click()
    voucher.says("您担保：您看过全部材料")
    page.get_by_label("请再次输入您的密码").fill("not my password")
    page.get_by_role("button", name="我担保").click()
    voucher.says("担保须由本人当场重新登录")
    page.get_by_label("请再次输入您的密码").fill(PASSWORD)
    page.get_by_role("button", name="我担保").click()
    voucher.says("您已担保。")
    assert not voucher.is_too_wide()


def test_a_transfer_is_taken_back(desk: Any) -> None:
    merchant = desk("merchant", phone=True)
    merchant.open_transfer()
    merchant.page.get_by_text("Withdraw this transfer").click()
    merchant.page.get_by_role("button", name="Withdraw it").click()
    merchant.says("This transfer was withdrawn.")
    assert merchant.page.locator("form[data-upload]").count() == 0
