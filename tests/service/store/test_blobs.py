"""Sealed files: whole or not there, named by ids, and orphans are swept."""

import errno
import os
from pathlib import Path

import pytest

from service.rules import ids
from service.rules.errors import IntegrityBroken, Unavailable
from service.store.blobs import ORIGINAL, Blobs, page_part, reading_of


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path)


def test_written_bytes_are_read(blobs: Blobs) -> None:
    document = ids.new_id(ids.DOCUMENT)
    blobs.write(document, ORIGINAL, b"sealed")
    assert blobs.read(document, ORIGINAL) == b"sealed"


def test_files_are_for_this_user_alone(blobs: Blobs) -> None:
    blobs.write(ids.new_id(ids.DOCUMENT), ORIGINAL, b"sealed")
    ((_, _, path),) = blobs.parts()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_missing_file_is_told(blobs: Blobs) -> None:
    with pytest.raises(IntegrityBroken):
        blobs.read(ids.new_id(ids.DOCUMENT), ORIGINAL)


@pytest.mark.parametrize("owner", ["../x", "a/b", "", "doc_1\x00"])
def test_only_ids_name_files(blobs: Blobs, owner: str) -> None:
    with pytest.raises(ValueError, match="named by ids"):
        blobs.write(owner, ORIGINAL, b"sealed")


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_full_disk_leaves_no_file(blobs: Blobs, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """Whichever step the disk refuses: unavailable, and nothing half-written stays."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    blobs.write(ids.new_id(ids.DOCUMENT), ORIGINAL, b"first")
    if call == "replace":
        monkeypatch.setattr(Path, "replace", refuse)
    else:
        monkeypatch.setattr(os, call, refuse)
    with pytest.raises(Unavailable):
        blobs.write(ids.new_id(ids.DOCUMENT), ORIGINAL, b"sealed")
    monkeypatch.undo()
    assert len(list(blobs.parts())) == 1


def test_sweep_removes_what_no_row_names(blobs: Blobs, tmp_path: Path) -> None:
    named, orphan = ids.new_id(ids.DOCUMENT), ids.new_id(ids.DOCUMENT)
    reading = ids.new_id(ids.READING)
    for document in (named, orphan):
        blobs.write(document, ORIGINAL, b"sealed")
        blobs.write(document, page_part(reading, 1), b"sealed")
    unfinished = tmp_path / named[-2:] / "0123.part"
    unfinished.write_bytes(b"half")
    assert blobs.sweep(lambda owner, _: owner == named, older_than_seconds=3600) == 0
    assert blobs.sweep(lambda owner, _: owner == named, older_than_seconds=-1) == 3
    assert {owner for owner, _, _ in blobs.parts()} == {named}


def test_parts_tell_their_reading() -> None:
    reading = ids.new_id(ids.READING)
    assert reading_of(page_part(reading, 12)) == reading
    assert reading_of(ORIGINAL) is None
