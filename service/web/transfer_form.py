"""The form that starts a transfer: what was typed, what is wrong with it, and what it declares."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from service.web.words import RELATIONS, SCENARIOS
from verifiers.model import Person, Relative, Shop, Transfer
from verifiers.numbers import resident_id, uscc

if TYPE_CHECKING:
    from collections.abc import Mapping

FEWEST_RELATIVES, MOST_RELATIVES = 3, 20
_LONGEST = 200
_LONGEST_NUMBER = 40
_ALIVE: Mapping[str, bool | None] = {"yes": True, "no": False, "": None}
_ROWS = re.compile(r"[0-9]{1,2}")
_RESIDENT = re.compile(r"[\dXx]{14,}")
"""What was meant as a resident's number, right or wrong; passports and permits have letters."""


@dataclass(slots=True)
class TransferForm:
    """One filling-in. `wrong` maps a field's name to the name of the sentence that says why."""

    typed: Mapping[str, str]
    rows: int = FEWEST_RELATIVES
    wrong: dict[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """What stands in the field, without outer blanks."""
        return self.typed.get(name, "").strip()

    def more_rows(self) -> None:
        """Offer more relatives."""
        self.rows = min(self.rows + FEWEST_RELATIVES, MOST_RELATIVES)

    def transfer(self) -> Transfer:
        """What it declares; only to be relied on while `wrong` is empty."""
        return Transfer(
            scenario=self._scenario(),
            shop=Shop(name=self._text("shop_name"), account=self._text("shop_account")),
            registrant=Person(
                name=self._text("registrant_name"),
                id_number=self._number("registrant_id"),
                birth_date=self._day("registrant_birth"),
                death_date=self._day("registrant_death"),
            ),
            transferee=Person(
                name=self._text("transferee_name"),
                id_number=self._number("transferee_id", required=True),
            ),
            relatives=tuple(
                relative for row in range(1, self.rows + 1) if (relative := self._relative(row))
            ),
        )

    def _scenario(self) -> str:
        scenario = self.value("scenario")
        if scenario not in SCENARIOS:
            self.wrong["scenario"] = "wrong_scenario"
        return scenario

    def _relative(self, row: int) -> Relative | None:
        names = {part: f"relative_{row}_{part}" for part in ("name", "relation", "id", "alive")}
        if not any(self.value(name) for name in names.values()):
            return None
        relation = self.value(names["relation"])
        if not self.value(names["name"]) or relation not in RELATIONS:
            self.wrong[names["name"]] = "wrong_relative"
        return Relative(
            name=self._text(names["name"], required=False),
            relation=relation,
            id_number=self._number(names["id"]),
            alive=_ALIVE.get(self.value(names["alive"])),
        )

    def longest(self, name: str) -> int:
        """The characters that a field may hold."""
        return _LONGEST_NUMBER if name.endswith("_id") else _LONGEST

    def _text(self, name: str, *, required: bool = True) -> str:
        text = self.value(name)
        if not text and required:
            self.wrong[name] = "wrong_required"
        elif len(text) > self.longest(name):
            self.wrong[name] = "wrong_long"
        elif not text.isprintable():
            self.wrong[name] = "wrong_character"
        return text

    def _number(self, name: str, *, required: bool = False) -> str | None:
        text = self._text(name, required=required)
        compact = resident_id.compact(text)
        if not _RESIDENT.fullmatch(compact) or uscc.is_valid(compact):
            return compact or None
        try:
            return resident_id.validate(compact)
        except resident_id.NotAResidentId:
            self.wrong[name] = "wrong_id"
            return compact

    def _day(self, name: str) -> date | None:
        text = self.value(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.wrong[name] = "wrong_day"
            return None


def read(typed: Mapping[str, str]) -> TransferForm:
    """The form as it was sent."""
    rows = typed.get("rows", "")
    count = int(rows) if _ROWS.fullmatch(rows) else FEWEST_RELATIVES
    return TransferForm(typed, min(max(count, FEWEST_RELATIVES), MOST_RELATIVES))
