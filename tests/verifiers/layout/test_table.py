"""To which label a piece of a table belongs whose print strays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.written import cell, page
from verifiers.layout import fields, lines_of
from verifiers.layout.table import table_of

if TYPE_CHECKING:
    from verifiers.layout.table import Table
    from verifiers.model import Region

LABELS = {name: re.compile(name) for name in ("出生地点", "死亡地点", "家庭住址")}
ADDRESS = "福建省厦门市思明区虎园路18号3幢502室"


def _table(*regions: Region) -> Table:
    return table_of([lines_of(page(regions))], LABELS)


def _value(table: Table, name: str) -> str | None:
    found = [one.cell() for one in table.of(name)]
    return found[0].solid().text if found and found[0] is not None else None


def test_a_label_in_between_takes_the_value_though_another_is_nearer_in_height() -> None:
    table = _table(
        cell("出生地点", 80, 100), cell("死亡地点", 300, 112), cell("厦门市思明区", 450, 101)
    )
    assert _value(table, "死亡地点") == "厦门市思明区"
    assert _value(table, "出生地点") is None


def test_of_two_labels_as_near_in_height_the_nearer_along_the_row_has_the_value() -> None:
    table = _table(
        cell("出生地点", 80, 90), cell("死亡地点", 130, 110), cell("厦门市思明区", 450, 100)
    )
    assert _value(table, "死亡地点") == "厦门市思明区"


@pytest.mark.parametrize(("confidence", "value"), [(0.5, None), (0.95, "厦门区")])
def test_two_lines_that_were_read_as_one_are_no_value(confidence: float, value: str | None) -> None:
    table = _table(
        cell("出生地点", 80, 100),
        cell("死亡地点", 80, 200),
        cell("家庭住址", 80, 300),
        cell("厦门区", 300, 100, pitch=40, confidence=confidence),
    )
    assert _value(table, "出生地点") == value


@pytest.mark.parametrize("read", [f"现在住在何处:{ADDRESS}", f"{ADDRESS}仅供店铺过户使用", ADDRESS])
def test_what_is_left_of_a_label_or_stamped_behind_is_no_part_of_an_address(read: str) -> None:
    table = _table(cell("家庭住址", 80, 100), cell(read, 200, 100))
    assert fields.address_of("address", table.of("家庭住址")).value == ADDRESS
