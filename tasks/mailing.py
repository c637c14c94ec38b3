"""Sending letters through the operator's mail server (SMTP; TLS unless told otherwise)."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import structlog

from service.cases.telling import confirming, letters
from service.rules.letters import CONFIRM, CONFIRM_BODY, END, FOR_MERCHANTS, FOR_OWNERS, ONE, WORDS

if TYPE_CHECKING:
    from service.cases.telling.confirming import Confirmation
    from service.cases.telling.letters import Letter
    from service.rules.letters import Cause
    from service.settings import Settings
    from service.store.database import Store
    from verifiers.model import Text

SECONDS = 20.0
_AT_ONCE = 100
_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}

log = structlog.get_logger("mail")


def send_due(store: Store) -> None:
    """Send what is due, one letter after another, until one is not taken."""
    for _ in range(_AT_ONCE):
        asked = confirming.take(store)
        if asked is None:
            break
        taken = _send(store.settings, compose_confirmation(store.settings, asked))
        confirming.ended(store, asked, taken=taken)
        if not taken:
            return
    for _ in range(_AT_ONCE):
        letter = letters.take(store)
        if letter is None:
            return
        taken = _send(store.settings, compose(store.settings, letter))
        letters.ended(store, letter, sent=taken)
        if not taken:
            return


def _send(settings: Settings, message: EmailMessage) -> bool:
    """Whether the mail server took the message."""
    try:
        send(settings, message)
    except (OSError, smtplib.SMTPException) as error:
        # The server's words may repeat the address, so only its type is told.
        log.warning("letter_not_sent", error=type(error).__name__)
        return False
    return True


def compose(settings: Settings, letter: Letter) -> EmailMessage:
    """The letter as a message: one line and one address for each thing."""
    base, language = _base(settings), letter.language
    parts = [
        f"{_say(WORDS[cause], language).format(id=transfer_id)}\n"
        f"{base}/{_page(cause, transfer_id)}\n"
        for cause, transfer_id in letter.lines
    ]
    subject = _say(ONE, language).format(count=len(letter.lines))
    body = "\n".join([*parts, f"-- \n{_say(END, language)}\n"])
    return _message(settings, letter.address, subject, body)


def _page(cause: Cause, transfer_id: str) -> str:
    """Where a line leads to."""
    if cause in FOR_OWNERS:
        return "account"
    return f"{'transfers' if cause in FOR_MERCHANTS else 'review'}/{transfer_id}"


def compose_confirmation(settings: Settings, asked: Confirmation) -> EmailMessage:
    """The letter that asks whether an address is somebody's own."""
    link = f"{_base(settings)}/account/mail/confirmation?token={asked.token}"
    body = _say(CONFIRM_BODY, asked.language).format(link=link)
    return _message(settings, asked.address, _say(CONFIRM, asked.language), body)


def _base(settings: Settings) -> str:
    return (settings.public_url or f"http://{settings.host}:{settings.port}").rstrip("/")


def _say(text: Text, language: str) -> str:
    return text.zh if language == "zh" else text.en


def _message(settings: Settings, address: str, subject: str, body: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = settings.mail_from
    message["To"] = address
    message["Subject"] = subject
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=settings.mail_from.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message


def send(settings: Settings, message: EmailMessage) -> None:
    """Hand a message to the mail server. Raises `OSError`, `smtplib.SMTPException`."""
    address = settings.smtp_url.get_secret_value() if settings.smtp_url else ""
    parts = urlsplit(address)
    port = parts.port or _PORTS[parts.scheme]
    host, trust = parts.hostname or "", ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=trust)
    else:
        server = smtplib.SMTP(host, port, timeout=SECONDS)
    with server:
        if parts.scheme == "smtp":
            server.starttls(context=trust)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        server.send_message(message)
