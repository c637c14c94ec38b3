"""The administrator's pages of people and keys, and the first sign-in of whoever was added."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from service.cases import people
from service.cases.people import persons, second_factor
from service.store.tables import AccountDoubt, JournalRow

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from tests.service.web.visitors import Visitor

PEOPLE, KEYS = "/office/people", "/office/keys"
LIN = {"login": "Lin", "role": "reviewer", "merchant_ref": ""}
OWN = "words that only I know"
WHY = "asked them in person"


@pytest.fixture
def chief(visit: Any) -> Visitor:
    visitor = visit("administrator")
    visitor.get(PEOPLE)
    return visitor


def secret(answer: TestResponse) -> str:
    found = re.search(r'class="secret">([^<]+)<', answer.text)
    assert found is not None, answer.text
    return html.unescape(found[1])


def acts(store: Any) -> list[tuple[str, str]]:
    with store.reading() as tx:
        rows = tx.session.execute(
            select(JournalRow.act, JournalRow.actor_role).order_by(JournalRow.seq.desc()).limit(20)
        )
        return [tuple(row) for row in rows]


@pytest.mark.parametrize("path", [PEOPLE, KEYS, f"{PEOPLE}/reviewer"])
def test_only_administrators_see_them(visit: Any, path: str) -> None:
    for login in ("reviewer", "approver", "merchant", "platform"):
        assert visit(login).get(path).status_code == 403
    assert visit().get(path).status_code == 303


def test_somebody_is_added_and_chooses_a_password_at_the_first_sign_in(
    chief: Visitor, visit: Any, store: Any
) -> None:
    answer = chief.post(PEOPLE, LIN)
    assert answer.status_code == 201
    assert answer.headers["Cache-Control"] == "no-store"
    handed = secret(answer)
    assert handed not in chief.get(f"{PEOPLE}/lin").text
    assert ("user.added", "administrator") in acts(store)
    lin = visit()
    page = lin.sign_in("lin", handed, next="/review/all")
    assert "Choose your password" in page.text
    ticket = re.search(r'name="ticket" value="([^"]+)"', page.text)
    assert ticket is not None
    form = {"ticket": ticket[1], "next": "/review/all", "password": OWN, "again": OWN}
    assert "differ" in lin.post("/sign-in/password", form | {"again": "another"}).text
    short = dict.fromkeys(("password", "again"), "short")
    assert lin.post("/sign-in/password", form | short).status_code == 422
    assert lin.post("/sign-in/password", form).location == "/review/all"
    assert lin.get("/review").status_code == 200
    assert "too long" in lin.post("/sign-in/password", form).text
    assert visit().sign_in("lin", OWN).location == "/review"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"login": "Lin Fang"}, 422),
        ({"role": ""}, 422),
        ({"role": "merchant"}, 422),
        ({"login": "reviewer"}, 409),
    ],
)
def test_what_is_wrong_is_told_and_stays_in_the_form(
    chief: Visitor, given: dict[str, str], status: int
) -> None:
    answer = chief.post(PEOPLE, LIN | given)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert f'value="{(LIN | given)["login"]}"' in answer.text


def test_a_forgotten_password_and_a_lost_phone(chief: Visitor, visit: Any, store: Any) -> None:
    reviewer = visit("reviewer")
    with store.transaction() as tx:
        actor = people.authenticate_session(
            store, reviewer.client.get_cookie("guohu_session").value
        )
        second_factor.enrol(tx, actor)
    assert chief.post(f"{PEOPLE}/reviewer/second-factor").status_code == 303
    with store.reading() as tx:
        assert second_factor.pending(tx, actor) is None
    answer = chief.post(f"{PEOPLE}/reviewer/password")
    assert answer.status_code == 201
    assert "Choose your password" in visit().sign_in("reviewer", secret(answer)).text
    assert reviewer.get("/review").status_code == 303
    assert {"user.second_factor_reset", "user.password_handed"} <= {act for act, _ in acts(store)}


def test_a_disabled_person_is_out_at_once(chief: Visitor, visit: Any) -> None:
    reviewer = visit("reviewer")
    assert reviewer.get("/review").status_code == 200
    page = chief.get(PEOPLE).text
    assert "rival" not in page
    assert "rival" in chief.get(f"{PEOPLE}?login=riv").text
    assert "Yes, disable reviewer" in chief.get(f"{PEOPLE}/reviewer").text
    assert chief.post(f"{PEOPLE}/reviewer/disabling").status_code == 303
    assert "reviewer is disabled" in chief.get(f"{PEOPLE}/reviewer").text
    assert reviewer.get("/review").status_code == 303
    chief.post(f"{PEOPLE}/administrator/disabling")
    assert "Nobody would be left" in chief.get(PEOPLE).text
    assert chief.post(f"{PEOPLE}/nobody-here/disabling").status_code == 404
    assert chief.get(f"{PEOPLE}/nobody-here").status_code == 404


def test_two_accounts_are_said_to_be_one_persons_and_parted(chief: Visitor, store: Any) -> None:
    same = f"{PEOPLE}/reviewer/sameness"
    for other, told in (("reviewer", "another account"), ("nobody-here", "please check it")):
        answer = chief.post(same, {"other": other, "same": "yes", "reason": WHY})
        assert told in chief.get(answer.location).text
    chief.post(same, {"other": " Approver ", "same": "yes", "reason": WHY})
    assert "reviewer and approver are one person" in chief.get(f"{PEOPLE}/reviewer").text
    assert "Not the same person" in chief.get(f"{PEOPLE}/approver").text
    chief.post(same, {"other": "approver", "same": "no", "reason": WHY})
    assert "None is known" in chief.get(f"{PEOPLE}/reviewer").text
    chief.post(same, {"other": "nobody-here", "same": "yes", "reason": WHY})
    assert 'role="alert"' in chief.get(PEOPLE).text
    assert {"user.joined", "user.parted"} <= {act for act, _ in acts(store)}


def test_a_doubt_waits_on_the_page_until_it_is_answered(chief: Visitor, store: Any) -> None:
    with store.transaction() as tx:
        tx.session.add(_doubt(tx, "reviewer", "voucher"))
    assert "reviewer and voucher" in chief.get(PEOPLE).text
    assert "1 accounts cannot sign in" in chief.get("/office").text
    chief.post(f"{PEOPLE}/reviewer/sameness", {"other": "voucher", "same": "no", "reason": WHY})
    assert "Waiting for your word" not in chief.get(PEOPLE).text
    with store.reading() as tx:
        assert persons.doubts(tx) == ()


def test_a_key_is_made_shown_once_and_revoked(chief: Visitor, app: Any, store: Any) -> None:
    form = {"role": "reviewer", "merchant_ref": "", "label": "样本"}
    answer = chief.post(KEYS, form)
    assert answer.status_code == 201
    headers = {"Authorization": f"Bearer {secret(answer)}"}
    program = app.test_client()
    assert program.get("/v1/review-tasks", headers=headers).status_code == 200
    page = chief.get(KEYS).text
    assert "样本" in page
    assert secret(answer) not in page
    (key,) = re.findall(r"/office/keys/(\w+)/revocation", page)
    assert chief.post(f"{KEYS}/{key}/revocation").status_code == 303
    assert program.get("/v1/review-tasks", headers=headers).status_code == 401
    assert {("key.added", "administrator"), ("key.revoked", "administrator")} <= set(acts(store))
    assert chief.post(KEYS, form | {"role": "merchant"}).status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        PEOPLE,
        KEYS,
        f"{KEYS}/x/revocation",
        *(
            f"{PEOPLE}/reviewer/{one}"
            for one in ("disabling", "password", "second-factor", "sameness")
        ),
    ],
)
def test_no_other_site_sends_these_forms(chief: Visitor, path: str) -> None:
    chief.token = "forged"
    assert chief.post(path).status_code == 400


def _doubt(tx: Any, login: str, other: str) -> Any:
    ids = [people.get_user(tx, one).id for one in (login, other)]
    return AccountDoubt(user_id=ids[0], other_id=ids[1], raised_at=tx.now)
