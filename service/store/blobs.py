"""Sealed files: one for each original and page picture, named by ids, written once.

A file is written beside its place, flushed to the disk and renamed, before the row that names it is
committed. A crash leaves at worst a file that no row names; `sweep` removes those.
"""

from __future__ import annotations

import os
import secrets
import time
from typing import TYPE_CHECKING

from service.rules.errors import IntegrityBroken, Unavailable
from service.rules.ids import READING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ORIGINAL = "original"
_TEMPORARY = ".part"


def page_part(reading_id: str, number: int) -> str:
    """The part's name of page `number` (from 1) as that reading saw it."""
    return f"{reading_id}.{number}"


class Blobs:
    """The folder of sealed files."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def write(self, owner_id: str, part: str, sealed: bytes) -> None:
        """Put `sealed` on the disk for good. Raises `Unavailable` where the disk refuses."""
        path = self._path(owner_id, part)
        try:
            _make_folder(path.parent)
            _write_whole(path, sealed)
        except OSError as error:
            raise Unavailable from error

    def read(self, owner_id: str, part: str) -> bytes:
        """The sealed bytes. Raises `IntegrityBroken` where the file is gone."""
        try:
            return self._path(owner_id, part).read_bytes()
        except FileNotFoundError:
            raise IntegrityBroken from None
        except OSError as error:
            raise Unavailable from error

    def remove(self, owner_id: str, part: str) -> None:
        """Take a file away that no row names; fine where it is gone already."""
        self._path(owner_id, part).unlink(missing_ok=True)

    def parts(self) -> Iterator[tuple[str, str, Path]]:
        """Every file as (owner id, part, path), unfinished ones with an empty owner."""
        for path in self._root.glob("*/*"):
            if path.name.endswith(_TEMPORARY):
                yield "", path.name, path
            else:
                owner_id, _, part = path.name.partition(".")
                yield owner_id, part, path

    def sweep(self, is_named: Callable[[str, str], bool], older_than_seconds: float) -> int:
        """Remove files that no row names and that are old enough; answers how many."""
        limit = time.time() - older_than_seconds
        removed = 0
        for owner_id, part, path in self.parts():
            try:
                if path.stat().st_mtime < limit and not (owner_id and is_named(owner_id, part)):
                    path.unlink()
                    removed += 1
            except FileNotFoundError:
                continue
        return removed

    def _path(self, owner_id: str, part: str) -> Path:
        # Ids are made by us, so this guards against a slip of ours, not against a caller.
        if not (
            owner_id.replace("_", "").isalnum() and part.replace("_", "").replace(".", "").isalnum()
        ):
            raise ValueError("a blob is named by ids")
        return self._root / owner_id[-2:] / f"{owner_id}.{part}"


def reading_of(part: str) -> str | None:
    """The reading that a page's part belongs to, or `None` for an original."""
    return part.partition(".")[0] if part.startswith(f"{READING}_") else None


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _flush_folder(folder.parent)


def _write_whole(path: Path, content: bytes) -> None:
    temporary = path.with_name(f"{secrets.token_hex(16)}{_TEMPORARY}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
