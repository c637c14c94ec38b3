"""One person under several spellings, numbers, births and sexes. All people are made up."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.verifiers.papers import (
    DAUGHTER,
    MOTHER,
    MOTHERS_ID,
    SON,
    SONS_ID,
    as_read,
    death_certificate,
    deed,
    emblem,
    evidence,
    number,
    paper,
    parties,
    portrait,
    transfer,
)
from verifiers.checks import check_transfer
from verifiers.model import Document, Evidence, Kind, Relative, Strength

BORN = date(1962, 3, 7)


def codes(case: Evidence, *among: str) -> list[str]:
    found = sorted({one.code for one in check_transfer(case)})
    return [code for code in found if not among or code in among]


def register(**fields: Any) -> Document:
    return paper(
        Kind.HOUSEHOLD_REGISTER_MEMBER,
        **{
            "name": SON,
            "relation_to_head": "子",
            "sex": "male",
            "birth_date": BORN,
            "id_number": SONS_ID,
            **fields,
        },
    )


def passport(**fields: Any) -> Document:
    return paper(
        Kind.PASSPORT,
        **{
            "surname": "CHEN",
            "given_names": "JIANGUO",
            "issuing_state": "CHN",
            "nationality": "CHN",
            "birth_date": BORN,
            "sex": "male",
            "issue_date": date(2018, 5, 1),
            "expiry_date": date(2028, 5, 1),
            **fields,
        },
    )


def full(*more: Document, **changes: Any) -> Evidence:
    return evidence(portrait(), emblem(), death_certificate(), deed(**changes), *more)


class TestNames:
    OLD = "陈阿土"

    def test_a_register_that_tells_of_the_former_name_explains_it(self) -> None:
        older = deed(parties=[{"name": self.OLD, "role": "applicant", "id_number": SONS_ID}])
        case = evidence(portrait(), emblem(), death_certificate(), older)
        assert "SAME_ID_TWO_NAMES" in codes(case)
        told = replace(case, documents=(*case.documents, register(former_name=self.OLD)))
        assert "SAME_ID_TWO_NAMES" not in codes(told)

    def test_another_former_name_explains_nothing(self) -> None:
        older = deed(parties=[{"name": "陈阿水", "role": "applicant", "id_number": SONS_ID}])
        case = evidence(portrait(), older, register(former_name=self.OLD))
        assert "SAME_ID_TWO_NAMES" in codes(case)

    def test_a_declaration_under_the_former_name_is_the_same_person(self) -> None:
        case = evidence(portrait(), register(former_name=self.OLD), asked=transfer(name=self.OLD))
        assert "TRANSFEREE_NAME_MISMATCH" not in codes(case)
        plain = evidence(portrait(), register(), asked=transfer(name=self.OLD))
        assert "TRANSFEREE_NAME_MISMATCH" in codes(plain)

    @pytest.mark.parametrize("name", ["陳建國", "陈 建国", "CHEN JIANGUO", "JIANGUO CHEN"])
    def test_other_spellings_of_the_name_are_the_same_name(self, name: str) -> None:
        card = paper(Kind.RESIDENCE_PERMIT, name=name, id_number=SONS_ID, birth_date=BORN)
        assert codes(full(card)) == []

    def test_letters_that_do_not_spell_the_name_are_another_name(self) -> None:
        card = paper(Kind.RESIDENCE_PERMIT, name="LIN JIANGUO", id_number=SONS_ID)
        assert codes(full(card)) == ["SAME_ID_TWO_NAMES"]

    def test_dots_of_a_minority_name_do_not_make_another_number_s_name(self) -> None:
        plain = paper(Kind.RESIDENCE_PERMIT, id_="a", name="阿迪力买买提", id_number=SONS_ID)
        dotted = paper(Kind.RESIDENCE_PERMIT, id_="b", name="阿迪力·买买提", id_number=SONS_ID)
        twice = replace(dotted, id="c", fields=paper(
            Kind.RESIDENCE_PERMIT, name="阿迪力•买买提", id_number=number(BORN, sequence=5)
        ).fields)  # fmt: skip
        asked = transfer(name="阿迪力·买买提")
        assert codes(evidence(plain, dotted, asked=asked)) == []
        assert codes(evidence(plain, dotted, twice, asked=asked)) == ["SAME_NAME_TWO_IDS"]

    def test_the_old_number_of_fifteen_digits_is_the_same_person_s(self) -> None:
        assert codes(full(parties=parties(id_number="350203240506002"))) == []


class TestPassports:
    def test_a_passport_in_pinyin_is_the_transferee_s(self) -> None:
        assert codes(full(passport())) == []

    def test_a_passport_of_nobody_here_is_noticed(self) -> None:
        assert codes(full(passport(surname="WANG"))) == ["HOLDER_UNKNOWN"]

    def test_the_same_letters_with_another_birth_are_another_person(self) -> None:
        other = passport(birth_date=date(1999, 1, 1))
        assert "HOLDER_UNKNOWN" not in codes(full(other))

    def test_the_two_names_of_one_passport_must_belong_together(self) -> None:
        said = check_transfer(full(passport(name=SON, surname="LIN")))
        (finding,) = (one for one in said if one.code == "LATIN_NAME_MISMATCH")
        assert (finding.strength, finding.field) == (Strength.STRONG, "surname")
        alone = check_transfer(full(as_read(passport(name=SON, surname="LIN"))))
        assert Strength.SOFT in {o.strength for o in alone if o.code == "LATIN_NAME_MISMATCH"}

    @pytest.mark.parametrize(
        "fields",
        [
            {"name": SON},
            {"name": "阿迪力·买买提", "surname": "ADIL", "given_names": "MEMET"},
            {"name": "陈大文", "surname": "CHAN", "given_names": "TAI MAN", "issuing_state": "HKG"},
            {"name": "陈大文", "surname": "CHAN", "passport_number": "K12345678"},
            {"name": None, "surname": "LIN"},
        ],
    )
    def test_what_pinyin_does_not_govern_is_not_compared(self, fields: dict[str, Any]) -> None:
        assert "LATIN_NAME_MISMATCH" not in codes(full(passport(**fields)))


class TestParticulars:
    def test_a_name_without_a_number_but_with_another_birth(self) -> None:
        unnumbered = parties(id_number="", birth_date=date(1924, 6, 5))
        said = check_transfer(full(parties=unnumbered))
        (finding,) = (one for one in said if one.code == "BIRTH_DATE_CONFLICT")
        assert finding.strength is Strength.STRONG
        assert finding.people == (MOTHER,)
        assert finding.others == ("death_certificate",)
        assert codes(full(parties=parties(id_number="", birth_date=date(1924, 5, 6)))) == []

    def test_a_name_without_a_number_but_of_another_sex(self) -> None:
        assert codes(full(parties=parties(id_number="", sex="male"))) == ["SEX_CONFLICT"]
        assert codes(full(parties=parties(id_number="", sex="female"))) == []

    def test_of_others_than_registrant_and_transferee_it_is_only_unusual(self) -> None:
        one = register(
            id_="a", name=DAUGHTER, id_number=None, birth_date=date(1960, 1, 1), sex="female"
        )
        other = replace(one, id="b", fields=register(
            name=DAUGHTER, id_number=None, birth_date=date(1961, 1, 1), sex="female"
        ).fields)  # fmt: skip
        said = [f for f in check_transfer(full(one, other)) if f.code == "BIRTH_DATE_CONFLICT"]
        assert [one.strength for one in said] == [Strength.SOFT]


class TestCards:
    def test_a_card_of_somebody_whom_nobody_names(self) -> None:
        stranger = portrait(name="方样本", id_number=number(date(1980, 1, 1), sequence=3),
                            birth_date=date(1980, 1, 1))  # fmt: skip
        case = full(replace(stranger, id="stranger"))
        assert codes(case) == ["HOLDER_UNKNOWN"]
        declared = transfer(Relative(name="方样本", relation="other"))
        assert codes(replace(case, transfer=declared)) == []

    def test_a_card_of_a_declared_relative_or_of_a_party_is_fine(self) -> None:
        card = portrait(name=DAUGHTER, sex="female", birth_date=date(1960, 1, 2),
                        id_number=number(date(1960, 1, 2)))  # fmt: skip
        assert codes(full(replace(card, id="daughter"))) == []

    @pytest.mark.parametrize(
        ("authority", "address", "differs"),
        [
            ("厦门市公安局思明分局", "福建省厦门市思明区虹桥路118号3幢502室", False),
            ("义乌市公安局", "浙江省义乌市江湾镇1号", False),
            ("北京市公安局海淀分局", "北京市海淀区样本路1号", False),
            ("会东县公安局", "四川省凉山彝族自治州会东县样本乡1号", False),
            ("杭州市公安局西湖分局", "福建省厦门市思明区虹桥路118号", True),
        ],
    )
    def test_issuer_and_address_are_written_in_one_act(
        self, authority: str, address: str, differs: bool
    ) -> None:
        case = evidence(
            portrait(address=address), emblem(issuing_authority=authority), death_certificate()
        )
        assert ("ISSUER_PLACE_MISMATCH" in codes(case)) is differs


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.data())
def test_the_order_of_papers_changes_nothing(random: Random, data: st.DataObject) -> None:
    """Law 8 for whatever compares papers: who is held against whom follows from ids alone."""
    names = st.sampled_from([SON, "陳建國", "CHEN JIANGUO", "陈阿土", "方样本"])
    numbers = st.sampled_from([SONS_ID, MOTHERS_ID, None])
    births = st.sampled_from([BORN, date(1962, 3, 8), None])
    documents = [
        register(
            id_=f"r{place}",
            name=data.draw(names),
            id_number=data.draw(numbers),
            birth_date=data.draw(births),
            former_name=data.draw(st.sampled_from([None, "陈阿土"])),
        )
        for place in range(data.draw(st.integers(2, 4)))
    ]
    shuffled = list(documents)
    random.shuffle(shuffled)
    said = [
        sorted(map(repr, check_transfer(evidence(portrait(), *some))))
        for some in (documents, shuffled)
    ]
    assert said[0] == said[1]
