"""Specimens are what the readers are judged by, so they are judged first."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageOps
from stdnum.cn import ric

from tests.specimens import (
    bad_files,
    containers,
    damage,
    dates,
    deeds,
    documents,
    families,
    fonts,
    inheritance,
    ink,
    people,
    samples,
    stories,
    text_pdf,
)
from tests.specimens.style import Group, Style
from verifiers.model import Kind


@pytest.mark.parametrize("kind", documents.KINDS)
def test_same_style_draws_same_picture(kind: Kind) -> None:
    first, second = documents.specimen(kind, Style(7)), documents.specimen(kind, Style(7))
    assert first.truth == second.truth
    assert [page.tobytes() for page in first.pages] == [page.tobytes() for page in second.pages]


@pytest.mark.parametrize("kind", documents.KINDS)
def test_another_seed_draws_another_document(kind: Kind) -> None:
    first, second = documents.specimen(kind, Style(7)), documents.specimen(kind, Style(8))
    assert first.truth != second.truth


@pytest.mark.parametrize("group", Group)
@pytest.mark.parametrize("kind", documents.KINDS)
def test_every_page_carries_the_mark(
    kind: Kind, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked: list[int] = []
    printed = ink.mark

    def counting(page: Image.Image, *arguments: object, **options: object) -> None:
        before = np.asarray(page).copy()
        printed(page, *arguments, **options)
        assert (np.asarray(page) != before).any()
        marked.append(id(page))

    monkeypatch.setattr(ink, "mark", counting)
    drawn = documents.specimen(kind, Style(3, group))
    assert len(set(marked)) == len(drawn.pages)


def test_groups_share_no_font_but_the_one_of_real_cards() -> None:
    families_of = [
        {family for listed in fonts.FAMILIES[group].values() for family in listed}
        for group in Group
    ]
    assert set.intersection(*families_of) == {"OCR B"}


@pytest.mark.parametrize("group", Group)
def test_every_group_has_fonts_for_rare_names(group: Group) -> None:
    text = people.RARE + dates.ZEROS + "〔〕·"
    for face in (fonts.Face.SANS, fonts.Face.SONG, fonts.Face.KAI):
        assert fonts.pick(Style(1, group).dice("test"), group, face, text).covers(text)


def test_a_text_that_no_font_draws_is_refused() -> None:
    with pytest.raises(fonts.NoFontError):
        fonts.pick(Style().dice("test"), Group.DEVELOPMENT, fonts.Face.SANS, "\U0010fffd")


def test_people_have_valid_numbers_that_fit_them() -> None:
    for seed in range(300):
        who = people.person(seed)
        assert who.id_number[17] == people.check_digit(who.id_number[:17])
        assert ric.calc_check_digit(who.id_number) == who.id_number[17]
        assert who.id_number[6:14] == f"{who.birth:%Y%m%d}"
        assert int(who.id_number[16]) % 2 == (who.sex == "male")
        assert who.id_number[:6] == who.place.code
        assert who.address.startswith(who.place.full)


def test_some_people_have_an_x_and_some_a_middle_dot() -> None:
    everyone = [people.person(seed) for seed in range(300)]
    assert any(who.id_number.endswith("X") for who in everyone)
    assert any("·" in who.name for who in everyone)
    assert {2, 3, 4} <= {len(who.name) for who in everyone}


def test_terms_of_cards_fit_the_age_at_issue() -> None:
    for seed in range(200):
        who = people.person(seed, born=(date(1940, 1, 1), date(2010, 12, 31)))
        card = documents.emblem_of(who, Style(seed))
        age = (card.valid_from - who.birth).days / 365.25
        if card.valid_until is None:
            assert age >= 45.9
        else:
            years = card.valid_until.year - card.valid_from.year
            assert years == (5 if age < 15.99 else 10 if age < 25.99 else 20)
            assert card.valid_until >= families.TODAY


def test_families_are_in_order_of_time() -> None:
    for seed in range(200):
        family = families.family(seed)
        assert family.registrant.birth < family.death < family.deed_day < families.TODAY
        assert all(family.death < given.day < family.deed_day for given in family.waivers)
        assert all(gone.died is None or gone.died < family.death for gone in family.gone)
        assert all(
            child.birth.year - family.registrant.birth.year >= 15 for child in family.children
        )


@pytest.mark.parametrize("matter", documents.DEEDS)
def test_deeds_print_every_value_they_claim(matter: str) -> None:
    for seed in range(20):
        family = families.family(seed)
        if matter == "inheritance_waiver" and not family.waivers:
            continue
        deed = documents.DEEDS[matter](family, Style(seed))
        text = "".join((*deed.annex, *deed.paragraphs))
        for party in deed.parties:
            assert party.name in text
            assert party.id_number is None or party.id_number in text
        for statement in deed.statements:
            assert statement.person in text
            day = statement.date and date.fromisoformat(statement.date)
            ways = day and [dates.arabic(day), *(dates.chinese(day, zero) for zero in dates.ZEROS)]
            assert not ways or any(way in text for way in ways)


def test_the_young_registrant_leaves_a_spouse_and_claims_dead_parents() -> None:
    family = families.young()
    deed = inheritance.certificate(family, Style(1), complete=True)
    said = {(statement.type, statement.person) for statement in deed.statements}
    assert family.registrant.birth.year == 1990
    assert ("inherits", family.transferee.name) in said
    assert {("predeceased", gone.name) for gone in family.gone} <= said


def test_chinese_days_are_written_as_offices_write_them() -> None:
    day = date(2019, 10, 20)
    assert dates.chinese(day) == "二〇一九年十月二十日"
    assert dates.chinese(day, "○") == "二○一九年十月二十日"
    assert dates.chinese(date(2005, 12, 21), "零", short_twenty=True) == "二零零五年十二月廿一日"


@pytest.mark.parametrize("name", damage.DAMAGES)
def test_damages_change_the_picture_and_keep_its_size_sane(name: str) -> None:
    card = documents.specimen(Kind.ID_CARD_PORTRAIT, Style(5)).pages[0]
    for strength in (0.2, 1.0):
        damaged = damage.apply(card, [(name, strength)], seed=1)
        assert damaged.mode == "RGB"
        assert 450 <= max(damaged.size) <= 4_000
        assert damaged.size != card.size or damaged.tobytes() != card.tobytes()


def test_same_seed_damages_alike() -> None:
    card = documents.specimen(Kind.ID_CARD_EMBLEM, Style(5)).pages[0]
    steps = damage.RECIPES["worse_photo"]
    first, second = damage.apply(card, steps, 3), damage.apply(card, steps, 3)
    assert first.tobytes() == second.tobytes()


def test_samples_are_the_same_every_time() -> None:
    first, second = list(samples.samples(3, seed=40)), list(samples.samples(3, seed=40))
    assert [made.name for made in first] == [made.name for made in second]
    assert [made.content for made in first] == [made.content for made in second]


@pytest.mark.parametrize("orientation", containers.ORIENTATIONS)
def test_orientation_is_undone_by_exif(orientation: int) -> None:
    card = documents.specimen(Kind.ID_CARD_PORTRAIT, Style(5)).pages[0]
    stored = Image.open(io.BytesIO(containers.jpeg(card, orientation=orientation)))
    upright = np.asarray(ImageOps.exif_transpose(stored).convert("RGB"), np.int16)
    assert np.abs(upright - np.asarray(card, np.int16)).mean() < 6


def test_containers_hold_the_picture() -> None:
    card = documents.specimen(Kind.ID_CARD_PORTRAIT, Style(5)).pages[0]
    for content, form in ((containers.png(card), "PNG"), (containers.webp(card), "WEBP")):
        opened = Image.open(io.BytesIO(content))
        assert (opened.format, opened.size) == (form, card.size)
    assert len(pypdfium2.PdfDocument(containers.pdf([card, card]))) == 2


def test_text_pdf_can_be_copied_out() -> None:
    deed = deeds.kinship(families.ludao(), Style(2))
    page = pypdfium2.PdfDocument(text_pdf.text_pdf(deed, Style(2)))[0]
    text = "".join(page.get_textpage().get_text_range().split())
    assert "".join(deed.printed_number.split()) in text
    assert deed.notary in text


@pytest.mark.parametrize("contradiction", stories.Contradiction)
def test_stories_contradict_themselves_as_told(contradiction: stories.Contradiction) -> None:
    family, style = families.ludao(), Style(4)
    good = stories.story(family, style)
    bad = stories.story(family, style, contradiction=contradiction)
    changed = [kind for kind in good.papers if good.papers[kind].truth != bad.papers[kind].truth]
    differs = stories.Contradiction.DEATH_DATES_DIFFER
    place = Kind.DEATH_CERTIFICATE if contradiction is differs else Kind.NOTARIAL_CERTIFICATE
    assert changed == [place]


def test_an_expired_card_is_expired() -> None:
    who = people.person("expired", born=(date(1985, 1, 1), date(1995, 1, 1)))
    card = documents.emblem_of(who, Style(1), expired=True)
    assert card.valid_until is not None
    assert card.valid_until < families.TODAY


def test_bad_files_are_what_they_claim() -> None:
    made = {name: make() for name, (make, _) in bad_files.REFUSED.items()}
    assert made["empty.jpg"] == b""
    assert len(made["big.jpg"]) == 30 * 1024 * 1024
    assert len(made["huge.png"]) < 100_000
    with pytest.raises(Image.DecompressionBombError):
        Image.open(io.BytesIO(made["lying.png"]))
    assert len(pypdfium2.PdfDocument(made["long.pdf"])) == 1_000
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(made["encrypted.pdf"])


@pytest.mark.parametrize("name", bad_files.UNUSUAL)
def test_unusual_files_open(name: str) -> None:
    content = bad_files.UNUSUAL[name]()
    if name.endswith(".pdf"):
        assert len(pypdfium2.PdfDocument(content)) == 1
    else:
        Image.open(io.BytesIO(content)).load()


@pytest.mark.parametrize("kind", [Kind.MAINLAND_TRAVEL_PERMIT, Kind.FOREIGN_PERMANENT_RESIDENT_ID])
def test_no_value_of_a_card_is_set_too_small_to_be_read(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands below the portrait has not only the room that the portrait leaves beside it."""
    sizes: list[float] = []
    write = ink.write

    def written(*args: Any, **more: Any) -> Any:
        sizes.append(args[4])
        return write(*args, **more)

    monkeypatch.setattr(ink, "write", written)
    for seed in range(16):
        documents.specimen(kind, Style(seed, Group.HELD_OUT))
    assert min(sizes) > 12
