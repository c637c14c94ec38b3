"""Values that their own shape tells, where a label was not read.

Labels of two characters are set as wide as those of four, 名　　称: readers lose one of them
or both.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from verifiers.layout.passage import GAP, Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.layout import Line

_SHORT = ("uscc", "registration_number", "term", "established_on", "registered_capital",
          "legal_representative")  # fmt: skip
"""Values of one line: what stands below them belongs to a label that was not read."""
_HALF = "[名称类型住所场:]{0,2}"
_STAMPED = "[住所场:A-Z]{0,8}"
"""The same with letters of a stamp across it: an address begins with none."""
_ALONE = {
    "company_name": re.compile(
        rf"^{_HALF}(?P<value>[\u4e00-\u9fff()]{{2,36}}(?:公司|商行|经营部|店|厂|中心|合作社|工作室|企业|商号|社))$"
    ),
    "licence_type": re.compile(
        rf"^{_HALF}(?P<value>(?:有限责任公司|股份有限公司|个体工商户|个人独资企业|普通合伙企业|有限合伙企业|农民专业合作社)"
        r"(?:\([\u4e00-\u9fff、或]{2,24}\))?)$"
    ),
    "address": re.compile(
        rf"^{_STAMPED}(?P<value>[\u4e00-\u9fff]{{2,9}}?(?:省|市|自治区|区|县)[^,。;]{{3,60}}?(?:号|室|层|村|楼|栋|幢|组|铺|单元)[^,。;]{{0,12}})$"
    ),
}
"""Values of which the widely set label, 名　称, was read in half or not at all."""


def until_another(name: str, value: Passage) -> Passage:
    """The value without lines below it that are another's, whose label was not read."""
    kept: list[Line] = []
    for line in value.lines:
        others = (shape for other, shape in _ALONE.items() if other != name)
        foreign = line.text in "名称类型住所" or any(shape.match(line.text) for shape in others)
        if kept and name in _ALONE and foreign:
            return (
                value.first_line() if len(kept) == 1 else value.part(0, value.text.index(line.text))
            )
        kept.append(line)
    return value


def unlabelled(
    rows: Sequence[Passage],
    values: Mapping[str, Passage],
    labels: Mapping[str, re.Pattern[str]],
) -> dict[str, Passage]:
    """Values that their own shape tells, among the lines that belong to no label."""
    taken = {
        id(line)
        for name, value in values.items()
        for line in (value.lines[:1] if name in _SHORT else _own(value))
    }
    found: dict[str, Passage] = {}
    for index, row in enumerate(rows):
        for line in row.lines:
            alone = Passage.row([line])
            for name, shape in _ALONE.items():
                match = shape.match(alone.text)
                # What is left of a label before a value shows that it is no other's.
                free = match and (match.start("value") or id(line) not in taken)
                if match and free and name not in values and name not in found:
                    following = rows[index + 1].lines if index + 1 < len(rows) else ()
                    value = alone.part(match.start("value"), match.end("value"))
                    parts = [value]
                    more = [one for one in following if _goes_on(value, one, taken, labels)]
                    parts += [Passage.row(more[:1])] if more and name == "address" else []
                    found[name] = Passage.joined([(part, "") for part in parts])
    return found


def _own(value: Passage) -> list[Line]:
    """The lines of a value without those in the next column, which a gap parts from it."""
    own: list[Line] = []
    apart: list[Line] = []
    glyphs = (("", None, 0), *value.glyphs)
    for (before, _, _), (_, line, _) in pairwise(glyphs):
        if line is None or line in own or line in apart:
            continue
        # What stands level with that column, on its right, is of it as well.
        beyond = any(
            abs(line.middle - one.middle) < one.height / 2 and line.left > one.left for one in apart
        )
        (apart if before == GAP or beyond else own).append(line)
    return own


def _goes_on(
    value: Passage, other: Line, taken: set[int], labels: Mapping[str, re.Pattern[str]]
) -> bool:
    """Whether `other`, in the next row, belongs to no label and begins where the value does."""
    if any(pattern.match(other.text) for pattern in labels.values()):
        return False
    line, left = value.lines[0], value.left_of(0)
    close = other.middle - line.middle < 1.8 * line.height
    flush = left is not None and abs(other.left - left) < line.pitch
    return close and flush and id(other) not in taken
