"""Annotated pages: boxes where values stand, everything said, whole files, stable names."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from service.cli.annotated import Folder, letters, sheet
from service.cli.annotated.files import name_of
from service.cli.annotated.margin import WIDTH
from service.cli.annotated.words import SURE, Standing, absent, shown
from service.cli.refusal import Refusal
from verifiers.model import Box, Document, Field, Finding, Kind, Page, Quality, Strength, Text

if TYPE_CHECKING:
    from pathlib import Path

SAID = Text("看不清楚。", "It cannot be read.")


def box(left: float, top: float, right: float, bottom: float) -> Box:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def page(number: int = 1) -> Page:
    return Page(number, 1600, 1000, 0, Quality(1.0, 0.0, 0.5, 1.0))


def jpeg(width: int = 1600, height: int = 1000) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(file, "JPEG")
    return file.getvalue()


NUMBER = Field(
    name="id_number",
    value="11010519491231002X",
    confidence=0.999,
    box=box(0.25, 0.5, 0.75, 0.6),
    agreed=True,
)


def document(*fields: Field, findings: tuple[Finding, ...] = (), pages: int = 1) -> Document:
    return Document(
        id="a/b.jpg",
        sha256="0" * 64,
        kind=Kind.ID_CARD_PORTRAIT,
        kind_confidence=0.97,
        pages=tuple(page(number) for number in range(1, pages + 1)),
        fields=fields,
        findings=findings,
    )


def finding(**more: object) -> Finding:
    return replace(
        Finding(code="ID_EXPIRED", strength=Strength.HARD, message=SAID, fix=SAID),
        **more,  # type: ignore[arg-type]
    )


def drawn(of: Document, number: int = 1, language: str = "zh") -> np.ndarray:
    picture = sheet.compose(of, number, jpeg(), language)  # type: ignore[arg-type]
    return np.asarray(picture).astype(int)


def colour_at(pixels: np.ndarray, x: int, y: int, colour: tuple[int, int, int]) -> bool:
    near = pixels[y - 6 : y + 7, x - 6 : x + 7].reshape(-1, 3)
    return bool((np.abs(near - colour).max(axis=1) < 40).any())


def test_a_box_is_drawn_where_the_value_stands_in_the_colour_of_its_standing() -> None:
    pixels = drawn(document(NUMBER))
    green = Standing.AGREED.colour
    for x, y in ((400, 550), (1200, 550), (800, 500), (800, 600)):
        assert colour_at(pixels, x, y, green)
    assert not colour_at(pixels, 800, 250, green)
    assert pixels.shape == (1000, 1600 + WIDTH, 3)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"agreed": True}, Standing.AGREED),
        ({"agreed": None, "confidence": SURE}, Standing.SURE),
        ({"agreed": None, "confidence": 0.9}, Standing.DOUBTFUL),
        ({"agreed": False}, Standing.UNREAD),
        ({"agreed": None, "value": None}, Standing.UNREAD),
    ],
)
def test_standing(change: dict[str, object], expected: Standing) -> None:
    field = replace(NUMBER, **change)  # type: ignore[arg-type]
    assert [one.standing for one in shown(document(field), "en")] == [expected]


def test_a_term_without_end_is_not_a_value_that_could_not_be_read() -> None:
    until = Field(name="valid_until", value=None, raw="长期")
    endless = Field(name="long_term", value=True, confidence=1.0)
    first, _ = shown(document(until, endless), "en")
    assert (first.standing, first.lines) == (Standing.SURE, ("without end",))


def test_a_field_of_which_nothing_was_seen_is_only_named() -> None:
    nothing = Field(name="address", value=None)
    assert [one.field.name for one in shown(document(nothing, NUMBER), "en")] == ["id_number"]
    assert absent(document(nothing, NUMBER), "en") == "address"


def test_a_finding_leaves_the_box_of_its_field_visible() -> None:
    pixels = drawn(document(NUMBER, findings=(finding(box=NUMBER.box),)))
    assert colour_at(pixels, 800, 600, Standing.AGREED.colour)


def test_a_finding_with_a_box_is_framed_and_one_without_stands_in_the_margin() -> None:
    plain = drawn(document())
    framed = drawn(document(findings=(finding(box=box(0.2, 0.2, 0.4, 0.4)),)))
    beside = drawn(document(findings=(finding(),)))
    assert (framed[:, :1600] != plain[:, :1600]).any()
    assert (beside[:, :1600] == plain[:, :1600]).all()
    assert (beside[:, 1600:] != plain[:, 1600:]).any()


def test_each_page_shows_its_own_fields_and_the_first_what_has_no_page() -> None:
    second = replace(NUMBER, page=2)
    whole = document(second, findings=(finding(),), pages=2)
    assert not colour_at(drawn(whole, 1), 400, 550, Standing.AGREED.colour)
    assert colour_at(drawn(whole, 2), 400, 550, Standing.AGREED.colour)
    assert (drawn(whole, 1)[:, 1600:] != drawn(document(pages=2), 1)[:, 1600:]).any()


def test_a_further_paper_of_the_file_is_shown_too() -> None:
    whole = replace(document(), papers=(document(NUMBER),))
    assert colour_at(drawn(whole), 400, 550, Standing.AGREED.colour)


def test_the_language_changes_the_words() -> None:
    assert drawn(document(NUMBER), language="zh").shape[1] == 1600 + WIDTH
    zh, en = (drawn(document(NUMBER), language=one) for one in ("zh", "en"))
    assert zh.shape != en.shape or (zh != en).any()


boxes = st.tuples(*[st.tuples(st.floats(-0.2, 1.2), st.floats(-0.2, 1.2))] * 4)


@given(
    places=st.lists(boxes, max_size=12),
    value=st.none() | st.text(max_size=200),
    width=st.integers(1, 900),
    height=st.integers(1, 900),
)
@settings(deadline=None, max_examples=25)
def test_any_boxes_and_any_text_can_be_drawn(
    places: list[Box], value: str | None, width: int, height: int
) -> None:
    fields = [replace(NUMBER, box=place, value=value) for place in places]
    found = finding(box=places[0] if places else None, message=Text(value or "", value or ""))
    picture = sheet.compose(document(*fields, findings=(found,)), 1, jpeg(width, height), "zh")
    assert picture.width > WIDTH


@given(text=st.text(max_size=120), room=st.integers(30, 400))
def test_wrapping_loses_nothing_but_white(text: str, room: int) -> None:
    wrapped = letters.lines(text, 20, room)
    assert "".join("".join(wrapped).split()) == "".join(text.split())


def test_a_line_is_broken_between_chinese_characters_and_not_before_a_full_stop() -> None:
    wrapped = letters.lines("材料写明了登记人的死亡日期。", 20, 20 * 4)
    assert len(wrapped) > 2
    assert not any(line.startswith("。") for line in wrapped)


def test_chinese_characters_really_show() -> None:
    """Each of these has a shape of its own, so none is the box of a missing character."""
    shapes = {bytes(letters.font(30).getmask(letter)) for letter in "过户样本登记人"}
    assert letters.file() is not None
    assert len(shapes) == 7


def test_without_such_a_font_pictures_are_drawn_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(letters, "FOLDERS", (str(tmp_path),))
    letters.file.cache_clear()
    letters.font.cache_clear()
    try:
        Folder(tmp_path / "out", "zh").write(document(NUMBER), [jpeg()])
    finally:
        letters.file.cache_clear()
        letters.font.cache_clear()
    assert "apt-get install fonts-wqy-microhei" in capsys.readouterr().err
    assert len(list((tmp_path / "out").iterdir())) == 1


class TestFiles:
    def test_each_page_is_a_whole_picture_and_nothing_else_is_left(self, tmp_path: Path) -> None:
        folder = Folder(tmp_path / "deep" / "out", "en")
        folder.write(document(NUMBER, pages=2), [jpeg(), jpeg()])
        written = sorted((tmp_path / "deep" / "out").iterdir())
        assert [path.name for path in written] == [name_of("a/b.jpg", 1), name_of("a/b.jpg", 2)]
        assert all(Image.open(path).format == "JPEG" for path in written)

    def test_names_tell_the_file_and_never_meet(self) -> None:
        names = {name_of(path, 1) for path in ("a/b.jpg", "c/b.jpg", "a/b.pdf", "a_b.jpg")}
        assert len(names) == 4
        assert all(name.startswith(("b.jpg-", "b.pdf-", "a_b.jpg-")) for name in names)
        assert name_of("a/b.jpg", 1) == name_of("a/b.jpg", 1)

    @pytest.mark.parametrize("odd", ["../../etc/passwd", "身份证 (1).jpg", "x" * 300, "\n", ".."])
    def test_any_name_makes_a_name(self, odd: str) -> None:
        name = name_of(odd, 1)
        assert "/" not in name
        assert len(name.encode()) < 220

    def test_a_picture_that_cannot_be_put_there_is_told_and_leaves_nothing(
        self, tmp_path: Path
    ) -> None:
        folder = Folder(tmp_path, "en")
        (tmp_path / name_of("a/b.jpg", 1)).mkdir()
        with pytest.raises(Refusal):
            folder.write(document(), [jpeg()])
        assert [path.name for path in tmp_path.iterdir()] == [name_of("a/b.jpg", 1)]

    def test_a_folder_that_cannot_be_made_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(Refusal):
            Folder(tmp_path / "file" / "out", "en")
