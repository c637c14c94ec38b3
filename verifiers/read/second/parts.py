"""Numbers and days inside a list of people: fields of their own while they are read twice.

Beside the list, a kind gives each of them as a field named ``parties.0.id_number`` or
``parties.0.birth_date``, critical as ``parties.id_number``. A passport's number in its
place, which has another grammar, is ``parties.0.permit_number``. `put_back` takes what both readers
made of it into the list again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.model import Party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field

_PART = re.compile(r"(?P<whole>\w+)\.(?P<row>\d+)\.(?P<attribute>\w+)")


def part(whole: str, row: int, field: Field) -> Field:
    """The field as the part that it is of one row of a list."""
    return replace(field, name=f"{whole}.{row}.{field.name}")


def key(name: str) -> str:
    """What a field is called among the critical ones, whichever row it is of."""
    return _PART.sub(r"\g<whole>.\g<attribute>", name)


def put_back(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields without parts, each part's value in its row, and whether the readers agreed."""
    parts: dict[str, list[tuple[int, str, Field]]] = {}
    whole: list[Field] = []
    for field in fields:
        match = _PART.fullmatch(field.name)
        if match is None:
            whole.append(field)
        else:
            found = (int(match["row"]), match["attribute"], field)
            parts.setdefault(match["whole"], []).append(found)
    return tuple(_whole(field, parts.get(field.name, [])) for field in whole)


def _whole(field: Field, parts: Sequence[tuple[int, str, Field]]) -> Field:
    unnamed = [one for _, attribute, one in parts if attribute == "name" and one.value is None]
    if unnamed:
        # Without a name nobody knows whom the rest is about.
        return replace(field.disputed(), readers=unnamed[0].readers)
    if not parts or not isinstance(field.value, tuple):
        return field
    rows = [row for row in field.value if isinstance(row, Party)]
    for row, attribute, part in parts:
        value = part.value if isinstance(part.value, str) else None
        if attribute in ("id_number", "permit_number"):
            rows[row] = replace(rows[row], id_number=value)
        elif attribute == "birth_date":
            rows[row] = replace(rows[row], birth_date=value)
        elif value is not None:
            rows[row] = replace(rows[row], name=value)
    parts = [one for one in parts if one[1] != "name"]
    asked = [part for _, _, part in parts if part.agreed is not None]
    if not asked:
        return replace(field, value=tuple(rows))
    answers = [dict(part.readers) for part in asked]
    names = dict.fromkeys(name for one in answers for name in one)
    return replace(
        field,
        value=tuple(rows),
        agreed=all(part.agreed for part in asked),
        confidence=min([field.confidence, *(one.confidence for one in asked if one.value)]),
        readers=tuple((name, "、".join(one.get(name, "") for one in answers)) for name in names),
    )
