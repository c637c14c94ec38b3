"""Writes the specimen transfer that the service shows on its first start.

The pictures ship with the service, so that running it needs no fonts:
`python -m tests.specimens service/demonstration --demonstration`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.specimens import containers, damage, stories
from tests.specimens.style import Style
from verifiers.model import Kind

if TYPE_CHECKING:
    from pathlib import Path

_STYLE = Style(34)
"""One in which the certificate of inheritance fits on one page."""
_DAMAGE: dict[Kind, tuple[tuple[str, float], ...]] = {
    Kind.ID_CARD_PORTRAIT: (("desk", 0.4), ("shadow", 0.3)),
    Kind.ID_CARD_EMBLEM: (("desk", 0.5), ("shadow", 0.3)),
    Kind.NOTARIAL_CERTIFICATE: (("desk", 0.15), ("shadow", 0.3)),
    Kind.DEATH_CERTIFICATE: (("skew", 0.1), ("noise", 0.05)),
}
_LONGEST = 2000
_QUALITY = 78


def write(folder: Path) -> None:
    """Write the pictures and `transfer.toml`, replacing what is there."""
    folder.mkdir(parents=True, exist_ok=True)
    told = stories.ludao(_STYLE)
    for kind, paper in told.papers.items():
        picture = damage.apply(paper.pages[0], _DAMAGE[kind], _STYLE.seed)
        picture.thumbnail((_LONGEST, _LONGEST))
        (folder / f"{kind}.jpg").write_bytes(containers.jpeg(picture, quality=_QUALITY))
    text = _toml(told.request(), [(f"{kind}.jpg", str(kind)) for kind in told.papers])
    (folder / "transfer.toml").write_text(text, encoding="utf-8")


def _toml(request: dict[str, Any], files: list[tuple[str, str]]) -> str:
    parts = [
        "# A specimen (样本): invented people, drawn pictures.",
        f"scenario = {_value(request['scenario'])}",
    ]
    for name in ("shop", "registrant", "transferee"):
        parts += ["", f"[{name}]", *_rows(request[name])]
    for relative in request["relatives"]:
        parts += ["", "[[relatives]]", *_rows(relative)]
    for file, kind in files:
        parts += ["", "[[documents]]", *_rows({"file": file, "kind": kind})]
    return "\n".join([*parts, ""])


def _rows(table: dict[str, Any]) -> list[str]:
    return [f"{name} = {_value(value)}" for name, value in table.items()]


def _value(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'
