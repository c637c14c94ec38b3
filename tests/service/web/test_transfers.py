from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from tests.service.web.visitors import (
    CLAIM,
    Visitor,
    expired_card,
    id_card,
    picture,
    unreadable,
)
from verifiers.model import Field


def test_a_new_transfer_says_at_once_what_it_needs(merchant: Visitor) -> None:
    page = merchant.get(merchant.open_transfer())

    assert "What is still missing" in page.text
    assert "The registrant has died" in page.text
    assert "<strong>Death certificate</strong>" in page.text
    assert "One paper usually settles" in page.text


def test_a_merchant_chooses_why_the_shop_moves_and_reads_what_is_needed(merchant: Visitor) -> None:
    form = merchant.get("/transfers/new").text

    assert 'name="scenario" value="divorce"' in form
    assert "The two are divorced, and the shop goes to the transferee." in form
    assert "divorced by a court" in form
    assert "<strong>The division is agreed</strong> Notarised agreement" in form


@pytest.mark.parametrize(
    ("scenario", "asked"),
    [
        ("divorce", "<strong>Divorce certificate</strong>"),
        ("marriage", "<strong>Marriage certificate</strong>"),
        ("court_order", "<strong>Court mediation paper</strong>"),
        ("enterprise", "<strong>Business licence of a sole trader</strong>"),
    ],
)
def test_a_transfer_of_each_kind_asks_for_its_own_papers(
    merchant: Visitor, scenario: str, asked: str
) -> None:
    merchant.get("/transfers/new")
    opened = merchant.post("/transfers/new", {**CLAIM, "scenario": scenario})
    page = merchant.get(opened.headers["Location"])

    assert asked in page.text
    assert "has died" not in page.text


def test_the_form_comes_back_as_it_was_with_what_is_wrong(merchant: Visitor) -> None:
    merchant.get("/transfers/new")
    page = merchant.post("/transfers/new", {**CLAIM, "transferee_id": "350203196203072214"})

    assert page.status_code == 422
    assert 'id="transferee_id" value="350203196203072214"' in page.text
    assert "This is no valid ID number" in page.text
    assert 'value="鹭岛女装"' in page.text


def test_more_relatives_can_be_asked_for_without_losing_what_was_typed(merchant: Visitor) -> None:
    merchant.get("/transfers/new")
    page = merchant.post("/transfers/new", {**CLAIM, "rows": "3", "more": "1"})

    assert page.status_code == 200
    assert "relative_6_name" in page.text
    assert 'value="鹭岛女装"' in page.text


def test_the_platform_names_the_merchant_it_acts_for(visit: Any) -> None:
    platform = visit("platform")
    platform.get("/transfers/new")

    nameless = platform.post("/transfers/new", CLAIM)
    path = platform.open_transfer(merchant_ref="m-1")

    assert nameless.status_code == 422
    assert visit("merchant").get(path).status_code == 200


def test_anothers_transfer_does_not_exist(merchant: Visitor, visit: Any) -> None:
    path = merchant.open_transfer()
    rival = visit("rival")

    assert rival.get(path).status_code == 404
    assert rival.upload(path).status_code == 404
    assert rival.submit(path).status_code == 404
    assert rival.get("/transfers/tr_never_was").text.replace("tr_never_was", "") == rival.get(
        path
    ).text.replace(path.removeprefix("/transfers/"), "")


def test_several_files_are_taken_at_once_and_only_the_bad_one_is_refused(
    merchant: Visitor,
) -> None:
    path = merchant.open_transfer()

    sent = merchant.upload(
        path,
        (picture(), "好.jpg"),
        (b"no picture", "坏.txt"),
        (b"", "空.jpg"),
        (picture("red"), "b.jpg"),
    )
    page = merchant.get(sent.location)

    assert sent.status_code == 303
    assert "0 of 2 read" in page.text
    assert "坏.txt: Only JPEG, HEIC, PNG, WebP or TIFF" in page.text
    assert "空.jpg: The file holds nothing." in page.text


def test_of_many_refused_files_some_are_named_and_the_others_counted(merchant: Visitor) -> None:
    path = merchant.open_transfer()

    sent = merchant.upload(path, *((b"no picture", f"{'长' * 200}{one}.txt") for one in range(99)))
    cookies = sent.headers.getlist("Set-Cookie")
    page = merchant.get(sent.location).text

    # Browsers drop a larger one, and with it all that it tells.
    assert max(len(one) for one in cookies) < 4096
    assert "9.txt: Only JPEG" in page
    assert "89 more files were not taken" in page


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (picture(), 204, ""),
        (b"no picture", 415, "Only JPEG"),
        (b"\xff\xd8\xff" + bytes(100_000), 413, "At most "),
    ],
)
def test_a_script_is_answered_by_status_and_one_line(
    merchant: Visitor, content: bytes, status: int, said: str
) -> None:
    answer = merchant.upload(merchant.open_transfer(), (content, "a.jpg"), script=True)

    assert answer.status_code == status
    assert answer.mimetype == "text/plain"
    assert answer.text.startswith(said)


def test_a_body_over_the_limit_is_refused_in_words(merchant: Visitor) -> None:
    path = merchant.open_transfer()

    page = merchant.upload(path, (bytes(400_000), "a.jpg"))

    assert page.status_code == 413
    assert "The file is too large" in page.text


def test_an_upload_without_a_file_asks_for_one(merchant: Visitor) -> None:
    path = merchant.open_transfer()
    merchant.post(f"{path}/documents")

    assert "Please choose a file first." in merchant.get(path).text


def test_what_was_read_is_shown_with_numbers_half_hidden(merchant: Visitor, read: Any) -> None:
    path = merchant.open_transfer()
    merchant.upload(path)
    read(merchant.documents(path)[0])

    text = merchant.get(path).text

    assert "Identity card, side with the portrait" in text
    assert "<div>陈建国</div>" in text
    assert "<div>7 Mar 1962</div>" in text
    assert "3502 •••• •••• 2213" in text
    assert "350203196203072213" not in text
    assert "could not be read" in text  # the address


def test_a_damaged_file_says_why_and_how_to_mend_it(merchant: Visitor, read: Any) -> None:
    path = merchant.open_transfer()
    merchant.upload(path)
    read(merchant.documents(path)[0], unreadable())

    text = merchant.get(path).text

    assert "The file is damaged." in text
    assert "Please take the photo again." in text


def test_parents_of_someone_born_in_1924_are_presumed_and_it_is_said_why(
    merchant: Visitor, read: Any
) -> None:
    path = merchant.open_transfer()
    merchant.upload(path)
    read(merchant.documents(path)[0])

    presumed = merchant.get(path).text.partition('id="presumed"')[2]

    assert "The registrant was born in 1924" in presumed
    assert "no proof is needed" in presumed


def test_the_waiting_page_is_drawn_anew_only_when_something_changed(
    merchant: Visitor, read: Any
) -> None:
    path = merchant.open_transfer()
    merchant.upload(path)
    before = _poll(merchant.get(path).text)

    unchanged = merchant.get(before)
    read(merchant.documents(path)[0])
    changed = merchant.get(before)

    assert (unchanged.status_code, unchanged.text) == (204, "")
    assert changed.status_code == 200
    assert changed.text.startswith('<div id="standing"')
    assert 'hx-trigger="guohu:changed"' in changed.text
    assert 'id="live" hx-swap-oob="innerHTML">All 1 papers are read' in changed.text


def test_the_whole_page_is_drawn_anew_when_the_transfer_moved(merchant: Visitor, read: Any) -> None:
    path = merchant.open_transfer()
    merchant.upload(path)
    document_id = merchant.documents(path)[0]
    merchant.submit(path)
    waiting = _poll(merchant.get(path).text)
    read(document_id)

    moved = merchant.get(waiting)

    assert (moved.status_code, moved.headers["HX-Refresh"]) == (204, "true")
    assert "more papers needed" in merchant.get(path).text


def test_nobody_is_asked_to_submit_before_there_is_a_paper(merchant: Visitor) -> None:
    path = merchant.open_transfer()
    assert "That is all I have</button>" not in merchant.get(path).text

    merchant.upload(path)

    assert "That is all I have</button>" in merchant.get(path).text


def test_a_closed_transfer_takes_no_more(merchant: Visitor, read: Any) -> None:
    """Withdrawn by its owner, it shows no form any more."""
    path = merchant.open_transfer()
    merchant.upload(path)
    read(merchant.documents(path)[0])
    merchant.submit(path)

    assert merchant.post(f"{path}/withdrawal").location == path
    page = merchant.get(path).text

    assert "This transfer was withdrawn." in page
    assert "data-upload" not in page
    assert f'action="{path}/withdrawal"' not in page
    assert merchant.upload(path).status_code == 409


def test_which_detector_fired_changes_nothing_that_a_merchant_reads(
    merchant: Visitor, read: Any
) -> None:
    """Law 5: two transfers that differ only in this give the same words."""
    pages = []
    for detector in ("BLUR", "REFLECTION"):
        path = merchant.open_transfer()
        merchant.upload(path)
        read(merchant.documents(path)[0], id_card(detector=detector))
        merchant.submit(path)
        pages.append(_without_ids(merchant.get(path).text))

    assert pages[0] == pages[1]
    assert "A reviewer needs to look at the picture" in pages[0]
    assert "BLUR" not in pages[0]


def test_a_detector_in_shadow_is_not_told_at_all(merchant: Visitor, read: Any) -> None:
    pages = []
    for detector in ("NOBODY_WEIGHS_THIS", None):
        path = merchant.open_transfer()
        merchant.upload(path)
        read(merchant.documents(path)[0], id_card(detector=detector) if detector else id_card())
        merchant.submit(path)
        pages.append(_without_ids(merchant.get(path).text))

    assert pages[0] == pages[1]


def test_a_reason_says_in_which_paper_and_the_picture_shows_where(
    merchant: Visitor, in_review: str
) -> None:
    paper = merchant.documents(in_review)[0]
    text = merchant.get(in_review).text

    assert f'See: </span><a href="#{paper}-checked">Identity card' in text
    assert re.search(r'<polygon class="outline" points="[\d, ]+"', text)
    assert 'href="#appeal"' not in text


def test_whoever_waits_for_a_person_reads_by_when(merchant: Visitor, in_review: str) -> None:
    assert "This step is due by" in merchant.get(in_review).text
    assert "This step is due by" not in merchant.get(merchant.open_transfer()).text


def test_a_merchant_sees_no_weights(merchant: Visitor, in_review: str) -> None:
    text = merchant.get(in_review).text

    assert "log-odds" not in text
    assert "ID_EXPIRED" not in text


def test_an_owner_sees_the_pictures_and_others_do_not(
    merchant: Visitor, in_review: str, visit: Any
) -> None:
    page = f"/documents/{merchant.documents(in_review)[0]}/pages/1"

    seen = merchant.get(page)

    assert (seen.status_code, seen.mimetype) == (200, "image/jpeg")
    assert "sandbox" in seen.headers["Content-Security-Policy"]
    assert visit("rival").get(page).status_code == 404
    assert visit("administrator").get(page).status_code == 403


def test_an_original_is_only_ever_saved(merchant: Visitor, in_review: str) -> None:
    saved = merchant.get(f"/documents/{merchant.documents(in_review)[0]}/original")

    assert saved.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert saved.data == picture("blue")


def _poll(text: str) -> str:
    found = re.search(r'hx-get="([^"]+)"', text)
    assert found is not None
    return found[1].replace("&amp;", "&")


def _without_ids(text: str) -> str:
    return re.sub(r"(tr|doc)_[0-9a-z]+|seen=\w+|value=\"[^\"]+\"|\d\d:\d\d", "", text)


def test_a_page_with_nothing_but_damaged_files_stops_waiting(merchant: Visitor, read: Any) -> None:
    path = merchant.open_transfer()
    merchant.upload(path)
    assert "every 2s" in merchant.get(path).text

    read(merchant.documents(path)[0], unreadable())

    assert "every 2s" not in merchant.get(path).text


def test_a_card_without_end_says_so_where_the_end_stands(merchant: Visitor, read: Any) -> None:
    card = expired_card()
    endless = (Field(name="valid_until", value=None), Field(name="long_term", value=True))
    path = merchant.open_transfer()
    merchant.upload(path)
    read(merchant.documents(path)[0], replace(card, fields=(*card.fields[:2], *endless)))

    text = merchant.get(path).text
    field = text.partition("<dt>Valid until</dt>")[2]

    assert field.lstrip().startswith("<dd><div>long-term</div>")
    assert "No end of validity" not in text
