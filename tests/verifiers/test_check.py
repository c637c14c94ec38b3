"""One document, from its bytes to its findings."""

from __future__ import annotations

import hashlib
import io
from datetime import date

import pytest
from PIL import Image

from tests.specimens import containers, damage
from tests.specimens.documents import draw
from tests.specimens.style import Style
from tests.specimens.truth import IdCardEmblem, IdCardPortrait
from verifiers.check import CheckedFile, check
from verifiers.errors import ReaderFailed
from verifiers.model import Kind, Strength
from verifiers.read import Line, Sheet, WarmReader
from verifiers.read.engine import Look

PORTRAIT = IdCardPortrait(
    name="陈建国",
    sex="male",
    ethnicity="汉",
    birth_date=date(1962, 3, 7),
    address="福建省厦门市思明区鹭江道128号302室",
    id_number="350203196203072213",
)
EMBLEM = IdCardEmblem(
    issuing_authority="厦门市公安局思明分局",
    valid_from=date(2010, 3, 1),
    valid_until=date(2030, 3, 1),
)


@pytest.fixture(scope="module")
def reader() -> WarmReader:
    return WarmReader.open()


@pytest.fixture(scope="module")
def portrait() -> Image.Image:
    return draw(PORTRAIT, Style(3)).pages[0]


def checked(reader: object, content: bytes, kind: Kind | None = None) -> CheckedFile:
    return check(content, name="a.jpg", kind=kind, as_of=date(2026, 11, 23), reader=reader)


def test_a_photographed_card_is_read_by_both_readers(
    reader: WarmReader, portrait: Image.Image
) -> None:
    content = containers.jpeg(damage.apply(portrait, damage.RECIPES["photo"], seed=2))
    answer = checked(reader, content)
    document = answer.document
    assert document.kind is Kind.ID_CARD_PORTRAIT
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    for name, value in PORTRAIT.fields().items():
        assert document.text(name) == value
    number = document.field("id_number")
    assert number is not None
    assert number.agreed is True
    assert dict(number.readers) == {
        "paddle": PORTRAIT.id_number,
        "tesseract": PORTRAIT.id_number,
    }
    assert document.findings == ()


def test_the_kept_page_is_the_picture_that_boxes_refer_to(
    reader: WarmReader, portrait: Image.Image
) -> None:
    answer = checked(reader, containers.jpeg(damage.turn(portrait, 90)))
    (page,) = answer.document.pages
    with Image.open(io.BytesIO(answer.pages[0])) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (page.width, page.height)
        assert not picture.getexif()
    assert page.rotation == 270


def test_every_page_of_a_pdf_is_kept(reader: WarmReader, portrait: Image.Image) -> None:
    emblem = draw(EMBLEM, Style(3)).pages[0]
    answer = checked(reader, containers.pdf([portrait, emblem]))
    assert [page.number for page in answer.document.pages] == [1, 2]
    assert len(answer.pages) == 2


def test_a_wrongly_named_kind_is_said(reader: WarmReader, portrait: Image.Image) -> None:
    answer = checked(reader, containers.png(portrait), Kind.DEATH_CERTIFICATE)
    assert answer.document.kind is Kind.ID_CARD_PORTRAIT
    assert [finding.code for finding in answer.document.findings] == ["WRONG_DOC_TYPE"]


def test_what_is_no_known_paper_is_other(reader: WarmReader) -> None:
    answer = checked(reader, containers.png(Image.new("RGB", (600, 400), "white")))
    assert answer.document.kind is Kind.OTHER
    assert [field.value for field in answer.document.fields if field.value] == []


def test_a_bad_file_is_a_document_with_one_hard_finding() -> None:
    answer = checked(_Nobody(), b"no picture at all", Kind.ID_CARD_PORTRAIT)
    assert answer.pages == ()
    assert answer.document.kind is Kind.OTHER
    assert answer.document.named is Kind.ID_CARD_PORTRAIT
    (finding,) = answer.document.findings
    assert finding.code == "FILE_TYPE_NOT_ACCEPTED"
    assert finding.strength is Strength.HARD
    assert finding.document_id == "a.jpg"


def test_a_failed_reader_goes_up(portrait: Image.Image) -> None:
    with pytest.raises(ReaderFailed):
        checked(_Nobody(), containers.png(portrait))


class _Nobody:
    """A reader that always fails."""

    def read(self, pictures: object) -> tuple[Sheet, ...]:
        raise ReaderFailed(f"nobody reads {type(pictures).__name__}")

    def beside_others(self, picture: object) -> tuple[Sheet, ...]:
        raise ReaderFailed(f"nobody reads {type(picture).__name__}")

    def with_stamps(self, sheet: Sheet) -> Sheet:
        raise ReaderFailed(f"nobody reads {type(sheet).__name__}")

    def second(self, lines: object) -> tuple[str, ...]:
        raise ReaderFailed(f"nobody reads {type(lines).__name__}")

    def versions(self) -> tuple[tuple[str, str], ...]:
        return ()


def test_the_same_bytes_give_the_same_document(reader: WarmReader, portrait: Image.Image) -> None:
    content = containers.jpeg(damage.apply(portrait, damage.RECIPES["photo"], seed=2))
    assert checked(reader, content) == checked(reader, content)


def test_tesseract_is_asked_for_all_lines_in_one_call(
    reader: WarmReader, portrait: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    second = reader.second

    def counted(lines: tuple[Line, ...]) -> tuple[str, ...]:
        started = sum(line.look is not Look.AGAIN for line in lines)
        calls.extend([started] if started else [])
        return second(lines)

    monkeypatch.setattr(reader, "second", counted)
    checked(reader, containers.png(portrait))
    assert calls == [2]
