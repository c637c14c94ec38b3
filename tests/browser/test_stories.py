"""What a merchant and a reviewer do, from the first click to the outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser.desk import READING_MILLISECONDS
from tests.processes import wait_until
from tests.specimens import bad_files

if TYPE_CHECKING:
    from pathlib import Path


def test_a_merchant_brings_contradicting_papers_and_a_reviewer_decides(
    desk: Any, contradicting: list[Path]
) -> None:
    merchant = desk("merchant", language="zh-CN", phone=True)
    path = merchant.open_transfer()
    merchant.says("还缺什么")

    merchant.upload(*contradicting)
    sent = merchant.page.locator(".sending li")
    expect(sent).to_have_count(4)
    expect(sent.filter(has_text="已上传")).to_have_count(4)
    expect(merchant.page.locator(".way")).not_to_have_count(0)
    merchant.says("4 份材料都已读完", within=READING_MILLISECONDS)

    papers = merchant.page.locator("#papers")
    for words in ("身份证人像面", "身份证国徽面", "死亡证明", "陈建国", "3502 •••• •••• 2213"):
        expect(papers.get_by_text(words).first).to_be_visible()
    expect(papers).not_to_contain_text("350203196203072213")
    # She was born in 1924: nobody is sent to look for her parents' papers.
    expect(merchant.page.locator("#missing")).not_to_contain_text("登记人父母")
    assert not merchant.is_too_wide()

    merchant.page.get_by_role("button", name="材料已齐，提交").click()
    merchant.says("审核员正在查看您的材料", within=READING_MILLISECONDS)
    merchant.says("原因，以及怎么办")

    reviewer = desk("reviewer")
    reviewer.page.get_by_role("link", name="鹭岛女装").first.click()
    _look_at_the_picture(reviewer)
    _decide(reviewer)

    merchant.go(path)
    merchant.says("过户已通过")
    merchant.page.get_by_role("link", name="English").click()
    merchant.says("The transfer is approved.")
    assert not merchant.is_too_wide()


def _look_at_the_picture(reviewer: Any) -> None:
    """Pointing at what was read marks where it stands, by mouse and by keyboard."""
    page = reviewer.page
    field = page.locator(".reading", has_text="350203196203072213").first
    box = page.locator(f'polygon[data-mark="{field.get_attribute("data-mark")}"]')
    picture = page.locator(".leaf img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)  # noqa: FBT003
    assert picture.evaluate("picture => picture.naturalWidth") > 0
    field.hover()
    assert "on" in (box.get_attribute("class") or "").split()
    page.mouse.move(0, 0)
    page.locator(".reading a").first.focus()
    assert "on" not in (box.get_attribute("class") or "").split()
    page.keyboard.press("Tab")
    assert page.locator(".reading.on").count() == 1


def _decide(reviewer: Any) -> None:
    page = reviewer.page
    page.get_by_role("radio", name="Approve").check()
    page.locator("[name=reason_code]").select_option("verified_with_issuer")
    page.get_by_label("Statement").fill("The hospital confirmed the day of death.")
    page.get_by_role("button", name="Decide").click()
    reviewer.says("Your decision is recorded.")
    reviewer.says("This transfer has its final outcome.")


def test_a_phone_opens_a_link_and_a_damaged_file_is_told_why(desk: Any, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(bad_files.truncated_jpeg())
    merchant = desk("merchant")
    path = merchant.open_transfer()
    merchant.page.get_by_role("button", name="Make a link").click()
    link = merchant.page.get_by_label("Upload link").input_value()

    phone = desk(language="zh-CN", phone=True)
    phone.go(link)
    phone.upload(broken)
    phone.says("无法读取", within=READING_MILLISECONDS)
    assert not phone.is_too_wide()

    merchant.go(path)
    merchant.says("could not be read")


def test_everything_works_without_scripts(desk: Any, tmp_path: Path) -> None:
    text, broken = tmp_path / "notes.jpg", tmp_path / "broken.jpg"
    text.write_text("no picture at all")
    broken.write_bytes(bad_files.truncated_jpeg())
    merchant = desk("merchant", scripts=False)
    path = merchant.open_transfer()

    merchant.upload(text, broken)

    merchant.says("notes.jpg: Only JPEG, HEIC, PNG, WebP or TIFF")
    merchant.says("broken.jpg")
    merchant.page.get_by_role("button", name="That is all I have").click()
    merchant.page.wait_for_url(f"**{path}")
    wait_until(lambda: _reloaded(merchant, path).get_by_text("more papers needed").count() > 0)
    merchant.says("could not be read")


def _reloaded(merchant: Any, path: str) -> Any:
    """Nothing moves by itself without scripts."""
    merchant.go(path)
    return merchant.page


def test_a_decision_on_evidence_that_changed_is_not_taken(
    desk: Any, contradicting: list[Path], tmp_path: Path
) -> None:
    merchant, reviewer = desk("merchant"), desk("reviewer")
    path = merchant.open_transfer()
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(bad_files.truncated_jpeg())
    merchant.upload(broken)
    merchant.says("could not be read", within=READING_MILLISECONDS)
    merchant.page.get_by_role("button", name="That is all I have").click()
    merchant.says("more papers needed")
    reviewer.go(path.replace("/transfers/", "/review/"))
    statement = reviewer.page.get_by_label("Statement")
    statement.fill("写了很久的说明")

    merchant.upload(contradicting[0])
    merchant.says("What was read", within=READING_MILLISECONDS)
    reviewer.page.get_by_role("radio", name="Reject").check()
    reviewer.page.locator("[name=reason_code]").select_option("evidence_missing")
    reviewer.page.get_by_role("button", name="Decide").click()

    reviewer.says("The evidence changed; nothing was decided")
    expect(reviewer.page.get_by_label("Your statement")).to_have_value("写了很久的说明")
