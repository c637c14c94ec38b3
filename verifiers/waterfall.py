"""The score as a picture for people: from the base, over everything that adds, to the risk score.

The axis is linear in log-odds, which add up, and labelled in the risk score that they mean: a bar's
length is its weight wherever it stands. SVG 1.1 with presentation attributes only, no script and
no style, so that it shows under the strictest content security policy and prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from verifiers.model import Band, Text
from verifiers.score import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from verifiers.model import Assessment
    from verifiers.wording import Language

_WIDTH, _LEFT, _RIGHT = 860, 340, 100
_HEAD, _ROW, _FOOT = 66, 34, 40
_TICKS = (1, 3, 10, 30, 50, 70, 90, 97, 99)
"""Risk scores at which the axis is labelled, as far as it reaches."""
_APART = 24.0
"""Least distance between labels of the axis."""
_LETTERS = 44
"""Half-width letters of a name that fit before the bars."""
_INK, _SOFT, _LINE, _UP = "#1d2b28", "#5c6b67", "#cfd8d5", "#b3402e"
_SUMS = {Band.LOW: "#0a6a5b", Band.MEDIUM: "#8a5a00", Band.HIGH: "#8f2416"}
_OPENING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
    'height="{height}" role="img" lang="{language}" font-size="14" '
    "font-family=\"system-ui, 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif\">"
)

_TITLE = Text("风险评分 {score} 的由来", "How the risk score of {score} came about")
_CAPTION = Text(
    "条形长度为对数几率，可以相加；横轴标出对应的风险评分。",
    "Bars are log-odds, which add up; the axis shows the risk score they mean.",
)
_NAMES = {
    BASE: Text("起点（尚未查看任何材料）", "Starting point, before any paper is seen"),
}
_TOTAL = Text("风险评分", "Risk score")


@dataclass(frozen=True, slots=True)
class _Bar:
    """One row: from where to where in log-odds."""

    name: str
    code: str
    begin: float
    end: float


def waterfall_svg(assessment: Assessment, language: Language) -> str:
    """The picture as SVG text, in one language."""
    bars = tuple(_bars(assessment, language))
    total = bars[-1].end
    low = min(bars[0].end, 0.0) - 1.5
    high = max(total, _log_odds(_TICKS[4])) + 0.5
    height = _HEAD + _ROW * (len(bars) + 1) + _FOOT

    def x(log_odds: float) -> float:
        return round(_LEFT + (log_odds - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT), 1)

    title = _say(_TITLE, language).format(score=assessment.risk_score)
    bottom = _HEAD + _ROW * (len(bars) + 1) + 6
    lines = [
        _OPENING.format(width=_WIDTH, height=height, language=language),
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(20, 28, title, size=18, bold=True),
        _text(20, 50, _say(_CAPTION, language), size=12, fill=_SOFT),
        *_axis(low, high, bottom, x),
    ]
    for place, bar in enumerate(bars):
        lines += _row(bar, _HEAD + _ROW * place, x, first=place == 0, start=x(low))
    top = _HEAD + _ROW * len(bars)
    name, colour = _say(_TOTAL, language), _SUMS[assessment.band]
    lines += [
        _text(20, top + 22, name, bold=True),
        _box(x(low), top + 7, x(total), colour),
        _text(x(total) + 8, top + 22, f"{assessment.risk_score} / 100", fill=colour, bold=True),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _axis(low: float, high: float, bottom: int, x: Callable[[float], float]) -> Iterator[str]:
    """Threads at known risk scores; where two would stand too close, the first."""
    last = -_APART
    for tick in _TICKS:
        at = x(_log_odds(tick))
        if low < _log_odds(tick) < high and at - last >= _APART:
            last = at
            yield _thread(at, _HEAD, bottom, dashed=False)
            yield _text(at, bottom + 18, str(tick), size=12, fill=_SOFT, anchor="middle")


def _bars(assessment: Assessment, language: Language) -> Iterator[_Bar]:
    names = {one.code: one.title for one in assessment.reasons} | _NAMES
    reached = 0.0
    for one in assessment.breakdown:
        begin = 0.0 if one.code == BASE else reached
        reached = begin + one.log_odds
        name = _say(names[one.code], language) if one.code in names else one.code
        yield _Bar(name, one.code, begin, reached)


def _row(
    bar: _Bar, top: int, x: Callable[[float], float], *, first: bool, start: float
) -> list[str]:
    """A bar with its name and weight, and the thread to the row below."""
    begin, end = (start if first else x(bar.begin)), x(bar.end)
    return [
        _text(20, top + 16, _short(bar.name)),
        _text(20, top + 30, bar.code, size=10, fill=_SOFT),
        _box(begin, top + 7, end, _SOFT if first else _UP),
        _text(end + 8, top + 22, f"{bar.end - bar.begin:+.2f}", size=12, fill=_INK),
        _thread(end, top + 27, top + _ROW + 7, dashed=True),
    ]


def _log_odds(risk_score: int) -> float:
    return log(risk_score / (100 - risk_score))


def _short(name: str) -> str:
    """The name as far as it fits; a full-width letter takes the room of two."""
    room = _LETTERS
    for place, letter in enumerate(name):
        room -= 2 if east_asian_width(letter) in "WF" else 1
        if room < 0:
            return name[: place - 1] + "…"
    return name


def _say(text: Text, language: Language) -> str:
    return text.zh if language == "zh" else text.en


def _text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 14,
    fill: str = _INK,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{round(x, 1)}" y="{y}" font-size="{size}" fill="{fill}" '
        f'text-anchor="{anchor}"{weight}>{escape(words)}</text>'
    )


def _box(begin: float, top: float, end: float, fill: str) -> str:
    return (
        f'<rect x="{begin}" y="{top}" width="{round(max(end - begin, 1), 1)}" height="20" '
        f'rx="2" fill="{fill}"/>'
    )


def _thread(x: float, top: float, bottom: float, *, dashed: bool) -> str:
    """An upright line."""
    dashes = ' stroke-dasharray="2 2"' if dashed else ""
    return f'<line x1="{x}" y1="{top}" x2="{x}" y2="{bottom}" stroke="{_LINE}"{dashes}/>'
