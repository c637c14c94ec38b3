"""Two certificates of one number: copies of one, or a contradiction."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.verifiers.papers import DAUGHTER, SON, as_read, deed, evidence
from verifiers.checks import check_transfer
from verifiers.dossier.deeds import Deed, contradiction, deed_of
from verifiers.model import Document, Strength

OTHERS = [{"name": "方样本", "role": "applicant", "id_number": "110101199003070011"}]


def of(**changes: object) -> Deed:
    found = deed_of(deed(**changes))
    assert found is not None
    return found


def test_a_number_has_one_form_and_a_place_in_its_series() -> None:
    one = of(certificate_number="〔2019〕 厦鹭证内字第 003350 号")
    assert one.number == of().number == "(2019)厦鹭证内字第3350号"
    assert (one.series, one.serial) == ("2019|厦鹭|内", 3350)
    assert of(certificate_number="（2019）厦鹭证内字第3350-1号").number != one.number


@pytest.mark.parametrize("number", [None, "厦门第1号"])
def test_without_a_number_of_the_usual_form_there_is_nothing_to_compare(number: str | None) -> None:
    assert deed_of(deed(certificate_number=number)) is None


@pytest.mark.parametrize(
    ("changes", "strength"),
    [
        ({}, None),
        ({"parties": OTHERS}, Strength.HARD),
        ({"issue_date": date(2019, 6, 1)}, Strength.HARD),
        ({"parties": [{"name": "方样本"}]}, Strength.STRONG),
        ({"parties": [{"name": DAUGHTER}, {"name": SON}]}, None),
        ({"parties": []}, None),
        ({"parties": OTHERS, "office": "中华人民共和国福建省厦门市鹭江湾公证处"}, Strength.HARD),
    ],
)
def test_what_makes_content_another(changes: dict[str, object], strength: Strength | None) -> None:
    assert contradiction(of(), of(**changes)) is strength


def test_two_offices_of_one_short_name_may_each_give_a_number_once() -> None:
    one = of(office="山东省菏泽市巨野县公证处")
    other = of(office="河北省邢台市巨鹿县公证处", parties=OTHERS)
    assert contradiction(one, other) is Strength.STRONG


def test_what_was_read_once_is_never_proven() -> None:
    read = deed_of(as_read(deed(parties=OTHERS)))
    assert read is not None
    assert contradiction(of(), read) is Strength.STRONG


DEEDS = st.builds(
    Deed,
    number=st.just("n"),
    series=st.just("s"),
    serial=st.just(1),
    issued=st.sampled_from([None, date(2019, 1, 1), date(2019, 1, 2)]),
    office=st.sampled_from([None, "a", "b"]),
    people=st.frozensets(st.sampled_from(["x", "y", "z"])),
    is_sure=st.booleans(),
    identifies=st.booleans(),
)


@given(DEEDS, DEEDS)
def test_contradiction_is_mutual_and_nothing_contradicts_itself(one: Deed, other: Deed) -> None:
    assert contradiction(one, other) is contradiction(other, one)
    assert contradiction(one, one) is None


@given(DEEDS, DEEDS, st.sampled_from(["issued", "office", "people"]))
def test_what_cannot_be_read_accuses_no_more(one: Deed, other: Deed, name: str) -> None:
    """A part that is missing never proves what its value did not."""
    rank = [None, Strength.STRONG, Strength.HARD]
    missing = replace(one, **{name: frozenset() if name == "people" else None})
    if name != "office":
        assert rank.index(contradiction(missing, other)) <= rank.index(contradiction(one, other))


class TestInOneTransfer:
    def said(self, *papers: Document) -> list[tuple[Strength, str | None, tuple[str, ...]]]:
        return [
            (one.strength, one.document_id, one.others)
            for one in check_transfer(evidence(*papers))
            if one.code == "DEED_NUMBER_TWICE"
        ]

    def test_two_certificates_of_one_number(self) -> None:
        other = deed(id_="waiver", matter="inheritance_waiver", parties=OTHERS)
        assert self.said(deed(), other) == [(Strength.HARD, "waiver", ("notarial_certificate",))]
        assert self.said(other, deed()) == self.said(deed(), other)

    def test_copies_of_one(self) -> None:
        assert self.said(deed(), deed(id_="copy"), deed(id_="page", parties=[])) == []
