"""The organisation as it is kept: imported whole from a file, and people's absences."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from service.cases import journal
from service.rules import ids, organisation_file
from service.rules.actor import SYSTEM, Actor
from service.rules.errors import Conflict, Invalid, NotFound
from service.rules.organisation import Absence, Organisation, Period, Post, Unit
from service.rules.roles import PERMISSIONS, Act, Role
from service.store.tables import AbsenceRow, PostRow, UnitRow, User

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from service.store.work import Tx

_MOST_SUBSTITUTES = 10
_OUTSIDE = (Role.MERCHANT.value, Role.PLATFORM.value)


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """An absence, people by their login names."""

    id: str
    login: str
    first_on: date
    last_on: date
    substitutes: tuple[str, ...]


def load(tx: Tx) -> Organisation:
    """Everything that is kept."""
    units = tx.session.scalars(select(UnitRow).order_by(UnitRow.code, UnitRow.valid_from))
    posts = tx.session.scalars(
        select(PostRow).order_by(PostRow.unit, PostRow.manages.desc(), PostRow.valid_from)
    )
    absences = tx.session.scalars(select(AbsenceRow).order_by(AbsenceRow.created_at))
    return Organisation(
        tuple(
            Unit(row.code, row.parent, row.name, Period(row.valid_from, row.valid_until))
            for row in units
        ),
        tuple(
            Post(row.user_id, row.unit, row.manages, Period(row.valid_from, row.valid_until))
            for row in posts
        ),
        tuple(
            Absence(row.user_id, Period(row.first_on, row.last_on), tuple(row.substitutes))
            for row in absences
        ),
    )


def import_file(tx: Tx, text: str, *, by: Actor = SYSTEM, seen: str | None = None) -> Organisation:
    """Put the organisation of a file in the place of the one that is kept, all or nothing.

    `seen` is the `digest` of what the file was made from. Raises `OrganisationInvalid`, which names
    rows and columns, and `Conflict` where somebody changed the organisation since.
    """
    # Two who change it at once do so one after the other.
    tx.session.scalars(select(UnitRow).with_for_update()).all()
    if seen is not None and seen != digest(export(tx)):
        raise Conflict
    found = organisation_file.read(text, {login: user for user, login in logins(tx).items()})
    tx.session.execute(delete(PostRow))
    tx.session.execute(delete(UnitRow))
    tx.session.add_all(
        UnitRow(
            code=unit.code,
            valid_from=unit.period.first,
            valid_until=unit.period.last,
            parent=unit.parent,
            name=unit.name,
        )
        for unit in found.units
    )
    tx.session.add_all(
        PostRow(
            user_id=post.person,
            unit=post.unit,
            manages=post.manages,
            valid_from=post.period.first,
            valid_until=post.period.last,
        )
        for post in found.posts
    )
    tx.session.flush()
    journal.record(
        tx,
        by,
        "organisation.imported",
        "organisation",
        units=len(found.units),
        posts=len(found.posts),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    return found


def digest(text: str) -> str:
    """What tells the organisation of this file from any other."""
    return hashlib.sha256(text.encode()).hexdigest()


def export(tx: Tx) -> str:
    """What is kept, as a file to edit and import again."""
    return organisation_file.write(load(tx), logins(tx))


def add_absence(
    tx: Tx,
    login: str,
    first_on: date,
    last_on: date,
    substitutes: Sequence[str] = (),
    *,
    by: Actor = SYSTEM,
) -> AbsenceView:
    """Write down that a person is away, last day within. Raises `NotFound`, `Invalid`."""
    user = _user(tx, login)
    others = [_user(tx, one).id for one in dict.fromkeys(substitutes)]
    if last_on < first_on:
        raise Invalid(
            field="until", rule_zh="早于起始日", rule_en="must not come before the first day"
        )
    if user.id in others or len(others) > _MOST_SUBSTITUTES:
        raise Invalid(
            field="substitute",
            rule_zh=f"最多 {_MOST_SUBSTITUTES} 人，且不能是本人",
            rule_en=f"at most {_MOST_SUBSTITUTES} people, and not the person",
        )
    overlapping = select(AbsenceRow.id).where(
        AbsenceRow.user_id == user.id,
        AbsenceRow.first_on <= last_on,
        AbsenceRow.last_on >= first_on,
    )
    if tx.session.scalar(overlapping.limit(1)) is not None:
        raise Invalid(
            field="from",
            rule_zh="与此人的另一次缺勤重叠",
            rule_en="overlaps another absence of this person",
        )
    row = AbsenceRow(
        id=ids.new_id(ids.ABSENCE),
        user_id=user.id,
        first_on=first_on,
        last_on=last_on,
        substitutes=others,
        created_by=by.id,
        created_at=tx.now,
    )
    tx.session.add(row)
    journal.record(
        tx,
        by,
        "absence.added",
        row.id,
        user=user.id,
        first=first_on.isoformat(),
        last=last_on.isoformat(),
    )
    return AbsenceView(row.id, login, first_on, last_on, tuple(dict.fromkeys(substitutes)))


def remove_absence(tx: Tx, absence_id: str, *, by: Actor = SYSTEM) -> None:
    """Take an absence back, from this moment. Raises `NotFound`."""
    known = ids.is_id(absence_id, ids.ABSENCE)
    row = tx.session.get(AbsenceRow, absence_id) if known else None
    if row is None:
        raise NotFound
    tx.session.delete(row)
    journal.record(tx, by, "absence.removed", row.id, user=row.user_id)


def list_absences(tx: Tx, *, since: date) -> tuple[AbsenceView, ...]:
    """Absences that last until `since` or longer, by their first day."""
    names = logins(tx)
    query = select(AbsenceRow).where(AbsenceRow.last_on >= since)
    return tuple(
        AbsenceView(
            row.id,
            names[row.user_id],
            row.first_on,
            row.last_on,
            tuple(names[one] for one in row.substitutes),
        )
        for row in tx.session.scalars(query.order_by(AbsenceRow.first_on, AbsenceRow.id))
    )


def judges(tx: Tx, *, approvers: bool = False) -> frozenset[str]:
    """Ids of all who may decide now, or only of those who may check another's decision."""
    act = Act.CHECK_OTHERS if approvers else Act.OVERRIDE
    roles = sorted(role.value for role, acts in PERMISSIONS.items() if act in acts)
    query = select(User.id).where(User.role.in_(roles), User.disabled_at.is_(None))
    return frozenset(tx.session.scalars(query))


def logins(tx: Tx) -> dict[str, str]:
    """Login names of staff by id."""
    return {user.id: user.login for user in staff(tx)}


def staff(tx: Tx) -> Sequence[User]:
    """Everybody but merchants, of whom there may be very many, by login name."""
    query = select(User).where(User.role.not_in(_OUTSIDE)).order_by(User.login)
    return tx.once("staff", "", lambda: tx.session.scalars(query).all())


def _user(tx: Tx, login: str) -> User:
    user = tx.session.scalar(select(User).where(User.login == login))
    if user is None:
        raise NotFound
    return user
