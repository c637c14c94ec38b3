"""Letters through a real SMTP server on this machine."""

from __future__ import annotations

import email
import re
import socket
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select, update

from service.cases import journal, people, transfers
from service.cases.telling import confirming, letters, preferences
from service.cases.telling.preferences import Preference
from service.rules.actor import SYSTEM, Actor, ActorKind
from service.rules.errors import Invalid
from service.rules.letters import Mode
from service.rules.roles import Role
from service.settings import Settings, SettingsInvalid
from service.store.database import Store
from service.store.doorbell import Silent
from service.store.tables import LetterRow, MailPreference
from tasks import mailing
from tests import homes
from tests.service.world import CLAIM, LONG_AGO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSWORD = "a long enough password"


class Postbox:
    """What a mail server was handed; `refuse` makes it busy."""

    def __init__(self) -> None:
        self.came: list[EmailMessage] = []
        self.refuse = False

    async def handle_DATA(  # noqa: N802 -- aiosmtpd calls it so
        self, server: object, session: object, envelope: object
    ) -> str:
        del server, session
        if self.refuse:
            return "451 try again"
        content = envelope.original_content  # type: ignore[attr-defined]
        message = email.message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        self.came.append(message)
        return "250 taken"


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, int]]:
    box = Postbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


@pytest.fixture
def store(tmp_path: Path, postbox: tuple[Postbox, int]) -> Iterator[Store]:
    settings = Settings.load(
        home=homes.migrated(tmp_path),
        smtp_url=f"smtp+plain://127.0.0.1:{postbox[1]}",
        mail_from="guohu@shop.example",
        public_url="https://guohu.example",
    )
    store = Store(settings, Silent())
    letters.make_out(store)
    yield store
    store.close()


def somebody(store: Store, login: str, role: Role, mode: Mode, language: str = "en") -> Actor:
    merchant_ref = "m-1" if role is Role.MERCHANT else None
    with store.transaction() as tx:
        user = people.add_user(
            tx, login=login, password=PASSWORD, role=role, merchant_ref=merchant_ref
        )
        actor = Actor(id=user.id, role=role, kind=ActorKind.USER, merchant_ref=merchant_ref)
        preferences.choose(tx, actor, Preference(f"{login}@shop.example", mode, language))
    confirmed(store, actor)
    return actor


def confirmed(store: Store, actor: Actor) -> None:
    """They opened the link that was sent to their address."""
    asked = confirming.take(store)
    assert asked is not None
    with store.transaction() as tx:
        confirming.confirm(tx, actor, asked.token)


def opened(store: Store, actor: Actor) -> str:
    with store.transaction() as tx:
        return transfers.open_transfer(tx, actor, CLAIM).id


def happens(store: Store, act: str, transfer_id: str, **details: str) -> None:
    with store.transaction() as tx:
        journal.record(tx, SYSTEM, act, transfer_id, transfer_id=transfer_id, **details)


def tell(store: Store) -> None:
    letters.make_out(store)
    mailing.send_due(store)


def test_a_merchant_is_told_the_outcome_in_their_language(
    store: Store, postbox: tuple[Postbox, int]
) -> None:
    merchant = somebody(store, "li", Role.MERCHANT, Mode.AT_ONCE, "zh")
    transfer_id = opened(store, merchant)
    happens(store, "transfer.moved", transfer_id, before="checking", after="needs_evidence")
    tell(store)
    tell(store)
    [message] = postbox[0].came
    assert (message["To"], message["From"]) == ("li@shop.example", "guohu@shop.example")
    words = message.get_content()
    assert f"过户 {transfer_id} 还需要您补充材料" in words
    assert f"https://guohu.example/transfers/{transfer_id}" in words
    for secret in (CLAIM.registrant.name, CLAIM.transferee.name, CLAIM.shop.name):
        assert secret not in words


def test_nothing_else_is_sent_before_the_address_is_confirmed(
    store: Store, postbox: tuple[Postbox, int]
) -> None:
    """By the link in a letter that was sent there, once, by the person themselves."""
    merchant = somebody(store, "li", Role.MERCHANT, Mode.AT_ONCE)
    stranger = somebody(store, "wu", Role.REVIEWER, Mode.AT_ONCE)
    with store.transaction() as tx:
        preferences.choose(tx, merchant, Preference("new@shop.example", Mode.AT_ONCE, "en"))
    transfer_id = opened(store, merchant)
    happens(store, "transfer.moved", transfer_id, before="checking", after="approved")
    tell(store)
    tell(store)
    [asked] = postbox[0].came
    assert asked["To"] == "new@shop.example"
    link = re.search(r"https://guohu.example(/account/mail/\S+token=(\w+))", asked.get_content())
    assert link
    for actor, token in ((stranger, link[2]), (merchant, link[2][:-1])):
        with pytest.raises(Invalid), store.transaction() as tx:
            confirming.confirm(tx, actor, token)
    with store.transaction() as tx:
        confirming.confirm(tx, merchant, link[2])
    with pytest.raises(Invalid), store.transaction() as tx:
        confirming.confirm(tx, merchant, link[2])
    happens(store, "transfer.moved", transfer_id, before="checking", after="needs_evidence")
    tell(store)
    assert [message["To"] for message in postbox[0].came] == ["new@shop.example"] * 2


def test_an_old_link_confirms_nothing(store: Store) -> None:
    merchant = somebody(store, "li", Role.MERCHANT, Mode.AT_ONCE)
    with store.transaction() as tx:
        preferences.choose(tx, merchant, Preference("new@shop.example", Mode.AT_ONCE, "en"))
    asked = confirming.take(store)
    assert asked is not None
    with store.engine.begin() as connection:
        connection.execute(update(MailPreference).values(confirm_until=LONG_AGO))
    with pytest.raises(Invalid), store.transaction() as tx:
        confirming.confirm(tx, merchant, asked.token)


def test_whom_a_task_is_given_is_told(store: Store, postbox: tuple[Postbox, int]) -> None:
    """In the words in which the queue notes it."""
    reviewer = somebody(store, "wang", Role.REVIEWER, Mode.AT_ONCE)
    transfer_id = opened(store, somebody(store, "li", Role.MERCHANT, Mode.AT_ONCE))
    happens(store, "task.assigned", transfer_id, assignee=reviewer.id)
    tell(store)
    assert [message["To"] for message in postbox[0].came] == ["wang@shop.example"]


def test_another_merchants_people_hear_nothing(store: Store, postbox: tuple[Postbox, int]) -> None:
    merchant = somebody(store, "li", Role.MERCHANT, Mode.AT_ONCE)
    transfer_id = opened(store, merchant)
    with store.transaction() as tx:
        user = people.add_user(
            tx, login="wu", password=PASSWORD, role=Role.MERCHANT, merchant_ref="m-2"
        )
        other = Actor(id=user.id, role=Role.MERCHANT, kind=ActorKind.USER, merchant_ref="m-2")
        preferences.choose(tx, other, Preference("wu@shop.example", Mode.AT_ONCE, "en"))
    confirmed(store, other)
    happens(store, "transfer.moved", transfer_id, before="checking", after="approved")
    tell(store)
    assert [message["To"] for message in postbox[0].came] == ["li@shop.example"]


def test_several_things_go_into_one_letter_a_day(
    store: Store, postbox: tuple[Postbox, int]
) -> None:
    merchant = somebody(store, "li", Role.MERCHANT, Mode.AT_ONCE)
    reviewer = somebody(store, "wang", Role.REVIEWER, Mode.DAILY)
    first, second = opened(store, merchant), opened(store, merchant)
    happens(store, "task.escalated", first, to=reviewer.id)
    happens(store, "task.noted", second, mentions=reviewer.id)
    tell(store)
    assert postbox[0].came == []
    with store.engine.begin() as connection:
        connection.execute(update(LetterRow).values(due_at=LONG_AGO))
    tell(store)
    [message] = postbox[0].came
    assert "2 message(s)" in message["Subject"]
    words = message.get_content()
    assert f"https://guohu.example/review/{first}" in words
    assert f"https://guohu.example/review/{second}" in words


def test_who_acted_is_not_told_of_it(store: Store, postbox: tuple[Postbox, int]) -> None:
    reviewer = somebody(store, "wang", Role.REVIEWER, Mode.AT_ONCE)
    transfer_id = opened(store, somebody(store, "li", Role.MERCHANT, Mode.AT_ONCE))
    with store.transaction() as tx:
        journal.record(
            tx, reviewer, "task.noted", "nte_1", transfer_id=transfer_id, mentions=reviewer.id
        )
    tell(store)
    assert postbox[0].came == []


def test_whoever_has_an_account_is_told_at_once_that_it_was_handed_over(
    store: Store, postbox: tuple[Postbox, int]
) -> None:
    """Though they asked for one letter a day: it may be theft."""
    reviewer = somebody(store, "wang", Role.REVIEWER, Mode.DAILY)
    with store.transaction() as tx:
        people.hand_over(tx, "wang", by=SYSTEM)
    tell(store)
    [message] = postbox[0].came
    assert message["To"] == "wang@shop.example"
    assert "made a new password for your account" in message.get_content()
    assert "https://guohu.example/account\r\n" in message.get_content()
    assert reviewer.id not in message.get_content()


def test_a_busy_server_gets_the_letter_again(store: Store, postbox: tuple[Postbox, int]) -> None:
    merchant = somebody(store, "li", Role.MERCHANT, Mode.AT_ONCE)
    happens(store, "transfer.moved", opened(store, merchant), before="checking", after="approved")
    postbox[0].refuse = True
    tell(store)
    with store.reading() as tx:
        row = tx.session.scalars(select(LetterRow)).one()
        assert (row.attempts, row.sent_at) == (1, None)
    postbox[0].refuse = False
    with store.engine.begin() as connection:
        connection.execute(update(LetterRow).values(due_at=LONG_AGO))
    tell(store)
    assert len(postbox[0].came) == 1


def test_who_wants_no_more_letters_gets_none(store: Store, postbox: tuple[Postbox, int]) -> None:
    merchant = somebody(store, "li", Role.MERCHANT, Mode.AT_ONCE)
    transfer_id = opened(store, merchant)
    happens(store, "transfer.moved", transfer_id, before="checking", after="approved")
    letters.make_out(store)
    with store.transaction() as tx:
        preferences.choose(tx, merchant, None)
    tell(store)
    assert postbox[0].came == []
    with store.reading() as tx:
        assert preferences.get(tx, merchant) is None


def test_who_was_disabled_meanwhile_gets_none(store: Store, postbox: tuple[Postbox, int]) -> None:
    merchant = somebody(store, "li", Role.MERCHANT, Mode.AT_ONCE)
    happens(store, "transfer.moved", opened(store, merchant), before="checking", after="approved")
    letters.make_out(store)
    with store.transaction() as tx:
        people.disable_user(tx, "li")
    tell(store)
    assert postbox[0].came == []


@pytest.mark.parametrize(
    "address", ["li", "li@", "@shop.example", "li@shop", "li@shop.example\nBcc: x@y.example"]
)
def test_what_is_no_address_is_refused(store: Store, address: str) -> None:
    merchant = somebody(store, "li", Role.MERCHANT, Mode.AT_ONCE)
    with pytest.raises(Invalid), store.transaction() as tx:
        preferences.choose(tx, merchant, Preference(address, Mode.AT_ONCE, "en"))


def test_the_address_is_kept_sealed(store: Store) -> None:
    somebody(store, "li", Role.MERCHANT, Mode.AT_ONCE)
    content = (store.settings.home_path / "guohu.sqlite3").read_bytes()
    assert b"li@shop.example" not in content


def test_a_server_that_is_no_mail_server_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid, match="GUOHU_SMTP_URL"):
        Settings.load(home=tmp_path, smtp_url="http://mail.example")
