"""The days that a request declares: none is still to come, and nobody dies before they are born."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.rules.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Transfer


def require_past(claim: Transfer, today: date) -> None:
    """Raise `Invalid`, naming the first day that cannot be, if there is one."""
    for field, day in _days(claim):
        if day is not None and day > today:
            raise Invalid(
                field=field,
                rule_zh=f"日期不能晚于今天（{today}），请核对后重新填写",
                rule_en=f"the day must not be after today ({today}); check it and enter it again",
            )
    for role, person in (("registrant", claim.registrant), ("transferee", claim.transferee)):
        if person.birth_date and person.death_date and person.death_date < person.birth_date:
            raise Invalid(
                field=f"{role}.death_date",
                rule_zh="去世日期不能早于出生日期，请核对这两个日期",
                rule_en="nobody dies before they are born; check both days",
            )


def _days(claim: Transfer) -> Iterator[tuple[str, date | None]]:
    for role, person in (("registrant", claim.registrant), ("transferee", claim.transferee)):
        yield f"{role}.birth_date", person.birth_date
        yield f"{role}.death_date", person.death_date
    for place, relative in enumerate(claim.relatives):
        yield f"relatives.{place}.birth_date", relative.birth_date
