"""Composes machine-readable zones from what they say, for specimens and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.numbers.mrz import LAYOUTS, Format, check_digit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def compose(
    form: Format,
    *,
    document_code: str,
    issuer: str,
    number: str,
    nationality: str,
    birth: date | str,
    expiry: date | None,
    sex: str,
    surname: Sequence[str],
    given_names: Sequence[str],
    optional: str = "",
    optional_2: str = "",
) -> tuple[str, ...]:
    """The lines of a zone that says this, with right check digits.

    `birth` may be six characters where a part of it is unknown. What is too long is cut off.
    """
    layout = next(one for one in LAYOUTS if one.format is form)
    names = "<".join(surname) + "<<" + "<".join(given_names)
    values = {
        "document_code": document_code,
        "issuer": issuer,
        "number": number,
        "nationality": nationality,
        "birth_date": birth if isinstance(birth, str) else f"{birth:%y%m%d}",
        "expiry_date": f"{expiry:%y%m%d}" if expiry else "<<<<<<",
        "sex": sex,
        "names": names,
        "surname": "<".join(surname),
        "given_names": "<".join(given_names),
        "optional": optional,
        "optional_2": optional_2,
        "office": "",
        "filler": "",
    }
    if form is Format.FRENCH:
        values |= {"document_code": "ID", "issuer": "FRA", "number": f"9806{number:0>8}"[:12]}
    if form is Format.RUSSIAN:
        values |= {"document_code": "PN", "issuer": "RUS"}
    rows = [["<"] * layout.width for _ in range(layout.lines)]
    for part in layout.parts:
        place = part.place
        if part.name in values:
            room = place.stop - place.start
            rows[place.line][place.start : place.stop] = values[part.name].ljust(room, "<")[:room]
    for check in layout.checks:
        covered = "".join("".join(rows[p.line][p.start : p.stop]) for p in check.over)
        rows[check.at.line][check.at.start] = check_digit(covered)
    return tuple("".join(row) for row in rows)
