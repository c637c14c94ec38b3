"""Draws the README's pictures from a running service: ``pictures.py URL MERCHANT REVIEWER``.

MERCHANT and REVIEWER are the passwords of the demonstration's people, as ``guohu up`` prints them.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"


def sign_in(page: Page, url: str, login: str, password: str) -> None:
    page.goto(f"{url}/sign-in")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", password)
    page.click("form[action*=sign-in] button[type=submit]")
    page.wait_for_load_state("networkidle")


def keep(page: Page, name: str, colours: int = 128) -> None:
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    shot.quantize(colours).save(FOLDER / f"{name}.png", optimize=True)


def main(url: str, merchant: str, reviewer: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for language, suffix in (("en", ""), ("zh-CN", "-zh")):
            desk = browser.new_page(locale=language, viewport={"width": 1280, "height": 860})
            sign_in(desk, url, "reviewer", reviewer)
            desk.goto(f"{url}/review/all")
            desk.locator("main a[href*='/review/tr_']").first.click()
            desk.wait_for_load_state("networkidle")
            keep(desk, f"reviewer{suffix}")
            desk.context.close()
            phone = browser.new_page(
                locale=language, viewport={"width": 390, "height": 844}, device_scale_factor=1.5
            )
            sign_in(phone, url, "merchant", merchant)
            phone.locator("main a[href*='/transfers/tr_']").first.click()
            phone.wait_for_load_state("networkidle")
            keep(phone, f"merchant{suffix}")
            phone.context.close()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:4])
