"""The journal for those who check it: verify it, sign where it stands, and export it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.opened import opened
from service.cli.refusal import Refusal

if TYPE_CHECKING:
    from service.store.database import Store


@click.group()
def audit() -> None:
    """Verify, sign and export the journal."""


@audit.command("verify")
@click.option("--head", metavar="SEQ:DIGEST", help="A head that was kept elsewhere.")
@click.option(
    "--heads",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Signed heads that were kept elsewhere, one a line.",
)
def verify(head: str | None, heads: Path | None) -> None:
    """Walk the whole chain; exit 0 where it holds, 1 where it breaks, naming the row.

    The line it prints ends with the head, SEQ:DIGEST. Kept outside of the database and given back
    by --head, it also shows whether rows were cut off the end. --heads does the same with what
    `guohu audit heads` prints, and checks its signatures.
    """
    from service.cases import journal

    with opened() as store, store.reading() as tx:
        known = {**_head(head), **_heads(store, heads)}
        verdict = journal.verify(tx, known)
    if not verdict.ok:
        click.echo(f"The journal is broken at row {verdict.broken_seq}: {verdict.reason}.")
        sys.exit(1)
    rows = "1 row" if verdict.rows == 1 else f"{verdict.rows} rows"
    click.echo(f"The journal holds: {rows}, head {verdict.rows}:{verdict.head}")


@audit.command("heads")
@click.option("--key", "as_key", is_flag=True, help="Print the key that they are signed by.")
def show_heads(*, as_key: bool) -> None:
    """Print the head of every day and of this moment, signed, for keeping elsewhere."""
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        PublicFormat,
    )

    from service.cases import heads

    with opened() as store, store.reading() as tx:
        if as_key:
            key = store.signing_key.public_key()
            text = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
            click.echo(text, nl=False)
            return
        for head in (*heads.kept(tx), heads.sign_present(tx)):
            click.echo(head.line())


@audit.command("export")
@click.option("--after", metavar="SEQ", type=click.IntRange(min=0), default=0, help="Later rows.")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Instead of here.")
def export(after: int, out: Path | None) -> None:
    """Write the journal for an auditor: one JSON row a line, and last the signed head.

    Rows hold ids, roles, acts and digests, and nothing personal.
    """
    from service.cases import heads, journal

    with opened() as store, store.reading() as tx:
        head = heads.sign_present(tx)
        try:
            file = out.open("x", encoding="utf-8") if out else sys.stdout
        except OSError as error:
            raise Refusal(f"{out}: {error.strerror}") from None
        for row in journal.rows(tx, after=after, until=head.seq):
            file.write(json.dumps(row, separators=(",", ":"), ensure_ascii=True) + "\n")
        file.write(head.line() + "\n")
        if out:
            file.close()


def _head(text: str | None) -> dict[int, str]:
    if text is None:
        return {}
    seq, _, digest = text.partition(":")
    if not seq.isdigit() or not digest:
        raise Refusal("--head: must be SEQ:DIGEST, as this command prints it")
    return {int(seq): digest}


def _heads(store: Store, file: Path | None) -> dict[int, str]:
    from service.rules import heads

    if file is None:
        return {}
    try:
        lines = file.read_text("utf-8").splitlines()
        return heads.parse(lines, store.signing_key.public_key())
    except OSError as error:
        raise Refusal(f"{file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise Refusal(f"{file}: not UTF-8 text") from None
    except heads.HeadInvalid as error:
        raise Refusal(f"{file}: {error}") from None
