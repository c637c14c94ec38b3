"""Administration: people, keys and encryption."""

from __future__ import annotations

import sys

import click

from service.cli import options
from service.cli.opened import opened

_ROLES = ("merchant", "reviewer", "approver", "administrator", "platform")
_role = click.option("--role", required=True, type=click.Choice(_ROLES), help="What they may do.")
_merchant = click.option("--merchant", metavar="REF", help="The merchant they belong to.")


@click.group()
def users() -> None:
    """Add, list and disable the people who sign in."""


@users.command("add")
@click.argument("login")
@_role
@_merchant
def users_add(login: str, role: str, merchant: str | None) -> None:
    """Add a user. The password is asked for, or read from a pipe; it is never an argument."""
    from service.cases import people
    from service.rules.roles import Role

    password = options.password(twice=True)
    with opened() as store, store.transaction() as tx:
        user = people.add_user(
            tx, login=login, password=password, role=Role(role), merchant_ref=merchant
        )
    click.echo(f"{user.login} may sign in as {user.role.value}.")


@users.command("list")
def users_list() -> None:
    """List all users: login, role, merchant, state."""
    from service.cases import people

    with opened() as store, store.reading() as tx:
        for user in people.list_users(tx):
            state = "disabled" if user.disabled else "active"
            click.echo(f"{user.login}\t{user.role.value}\t{user.merchant_ref or '-'}\t{state}")


@users.command("disable")
@click.argument("login")
def users_disable(login: str) -> None:
    """Shut a user out at once, in every session."""
    from service.cases import people

    with opened() as store, store.transaction() as tx:
        people.disable_user(tx, login)
    click.echo(f"{login} is disabled, and every session of theirs has ended.")


@users.command("reset-second-factor")
@click.argument("login")
def users_reset_second_factor(login: str) -> None:
    """Let somebody who lost their phone sign in with the password alone, and enrol anew."""
    from service.cases.people import second_factor

    with opened() as store, store.transaction() as tx:
        second_factor.reset(tx, login)
    click.echo(f"{login} signs in with the password alone until they enrol again.")


_reason = click.option("--reason", required=True, help="How you know it; kept with the account.")


@users.command("link")
@click.argument("login")
@click.argument("other")
@_reason
def users_link(login: str, other: str, reason: str) -> None:
    """Say that two accounts are one person's: where two people are needed they count as one."""
    from service.cases.people import persons
    from service.rules.actor import SYSTEM

    with opened() as store, store.transaction() as tx:
        persons.join(tx, login, other, by=SYSTEM, reason=reason)
    click.echo(f"{login} and {other} are one person's.")


@users.command("unlink")
@click.argument("login")
@click.argument("other")
@_reason
def users_unlink(login: str, other: str, reason: str) -> None:
    """Say that two accounts are two people's, whatever was said or asked before."""
    from service.cases.people import persons
    from service.rules.actor import SYSTEM

    with opened() as store, store.transaction() as tx:
        persons.part(tx, login, other, by=SYSTEM, reason=reason)
    click.echo(f"{login} and {other} are two people's.")


@click.group()
def keys() -> None:
    """Add, list and revoke keys for programs."""


@keys.command("add")
@_role
@_merchant
@click.option("--label", default="", help="What the key is for.")
def keys_add(role: str, merchant: str | None, label: str) -> None:
    """Make a key and print it alone. It is shown this once and kept nowhere."""
    from service.cases import people
    from service.rules.roles import Role

    with opened() as store, store.transaction() as tx:
        key = people.add_key(tx, role=Role(role), merchant_ref=merchant, label=label)
    click.echo(key.text)


@keys.command("list")
def keys_list() -> None:
    """List all keys: id, role, merchant, state, last use, label."""
    from service.cases import people

    with opened() as store, store.reading() as tx:
        for key in people.list_keys(tx):
            state = "revoked" if key.revoked else "active"
            used = key.used_at.isoformat(timespec="minutes") if key.used_at else "never used"
            columns = (key.id, key.role.value, key.merchant_ref or "-", state, used, key.label)
            click.echo("\t".join(columns))


@keys.command("revoke")
@click.argument("key_id")
def keys_revoke(key_id: str) -> None:
    """End a key at once; KEY_ID is the eight characters that `keys list` shows."""
    from service.cases import people

    with opened() as store, store.transaction() as tx:
        key = people.revoke_key(tx, key_id)
    click.echo(f"The key {key.id} is revoked.")


@click.group()
def encryption() -> None:
    """Look after the key-encryption key."""


@encryption.command("rotate")
def encryption_rotate() -> None:
    """Make a new key-encryption key and wrap every data key with it; documents stay as they are.

    Safe while the service runs, and safe to stop: the next call goes on where this one ended.
    """
    from service.cases import rotating

    with opened() as store:
        if store.keys.in_file and rotating.behind(store) == 0:
            store.keys.turn()
        done = 0
        with click.progressbar(
            length=rotating.behind(store),
            label="Wrapping keys",
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        ) as bar:
            while some := rotating.rewrap_some(store):
                done += some
                bar.update(some)
        current, _ = store.keys.current()
        left = rotating.behind(store)
    click.echo(f"{done} data keys are now under key {current}; {left} remain under older keys.")
