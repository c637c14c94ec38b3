"""Which files a command is given, and which of them no reader needs to see."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from service.cli.papers import Paper, Refused, gather, printable, take
from service.cli.refusal import Refusal
from verifiers.intake import Limits
from verifiers.model import Kind

JPEG = b"\xff\xd8\xff"


def laid_out(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(JPEG)


def names(papers: list[Paper], folder: Path) -> list[str]:
    return [paper.path.relative_to(folder).as_posix() for paper in papers]


def test_a_folder_is_all_its_files_sorted_without_hidden_ones(tmp_path: Path) -> None:
    laid_out(
        tmp_path,
        "b.jpg",
        "a/2.jpg",
        "a/1.jpg",
        "a/.thumbs/1.jpg",
        ".DS_Store",
        "c/d/Thumbs.db",
        "a b.txt",
    )
    found = names(gather([tmp_path], None), tmp_path)
    assert found == ["a/1.jpg", "a/2.jpg", "a b.txt", "b.jpg", "c/d/Thumbs.db"]


def test_files_stand_in_the_order_given_and_a_hidden_one_may_be_named(tmp_path: Path) -> None:
    laid_out(tmp_path, "b.jpg", ".a.jpg", "f/c.jpg")
    given = [tmp_path / "b.jpg", tmp_path / ".a.jpg", tmp_path / "f"]
    papers = gather(given, Kind.PASSPORT)
    assert names(papers, tmp_path) == ["b.jpg", ".a.jpg", "f/c.jpg"]
    assert {paper.kind for paper in papers} == {Kind.PASSPORT}


def test_answers_that_lie_in_the_folder_are_no_papers(tmp_path: Path) -> None:
    laid_out(tmp_path, "a.jpg", "out/a.jpg-1.jpg")
    assert names(gather([tmp_path], None, but=tmp_path / "out"), tmp_path) == ["a.jpg"]


def test_a_pipe_in_a_folder_is_left_out(tmp_path: Path) -> None:
    laid_out(tmp_path, "a.jpg")
    os.mkfifo(tmp_path / "pipe")
    assert names(gather([tmp_path], None), tmp_path) == ["a.jpg"]


def test_a_folder_inside_that_may_not_be_opened_is_told_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out(tmp_path, "a.jpg", "locked/b.jpg", "z/c.jpg")
    scandir = os.scandir

    def refusing(place: os.PathLike[str]) -> object:
        if Path(place).name == "locked":
            raise PermissionError(errno.EACCES, "Permission denied", os.fspath(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refusing)
    papers = gather([tmp_path], None)
    assert names(papers, tmp_path) == ["a.jpg", "locked", "z/c.jpg"]
    with pytest.raises(Refused) as caught:
        take(papers[1], Limits())
    assert "folder" in caught.value.problem.message.en
    with pytest.raises(Refusal, match="Permission denied"):
        gather([tmp_path / "locked"], None)


def test_what_is_not_there_and_an_empty_folder_are_mistakes(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="No such file"):
        gather([tmp_path / "nowhere.jpg"], None)
    with pytest.raises(Refusal, match="holds no file"):
        gather([tmp_path], None)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "FILE_EMPTY"), (b"text", "FILE_TYPE_NOT_ACCEPTED"), (JPEG * 100, "FILE_TOO_LARGE")],
)
def test_what_no_reader_needs_to_see_is_told_with_its_digest(
    content: bytes, code: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(content)
    with pytest.raises(Refused) as caught:
        take(Paper("a.jpg", file), Limits(max_bytes=50))
    assert caught.value.problem.code == code
    assert caught.value.sha256 == hashlib.sha256(content).hexdigest()


def test_a_file_that_is_gone_or_leads_nowhere_is_a_document_that_cannot_be_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "link.jpg").symlink_to(tmp_path / "nowhere")
    (paper,) = gather([tmp_path], None)
    with pytest.raises(Refused) as caught:
        take(paper, Limits())
    assert caught.value.problem.code == "FILE_UNREADABLE"


def test_any_name_can_be_printed() -> None:
    assert printable(Path(os.fsdecode(b"caf\xe9\x1b[2J.jpg"))) == "caf��[2J.jpg"
    assert printable(Path("身份证 1.jpg")) == "身份证 1.jpg"
