"""Which papers establish which fact of an inheritance, and that nobody is asked again."""

from dataclasses import replace
from datetime import date

from tests.verifiers.papers import (
    DAUGHTER,
    HUSBAND,
    MOTHER,
    MOTHERS_ID,
    SON,
    death_certificate,
    deed,
    emblem,
    evidence,
    number,
    paper,
    parties,
    portrait,
    statements,
    transfer,
)
from verifiers.assess import assess
from verifiers.model import Document, Fact, FactState, Kind, Recommendation, Relative, Transfer
from verifiers.policies.policy import load_policy

ESTABLISHED, MISSING = FactState.ESTABLISHED, FactState.MISSING


def fact(name: str, *documents: Document, asked: Transfer | None = None) -> Fact:
    given = documents or (paper(Kind.OTHER),)
    result = assess(evidence(*given, asked=asked), load_policy())
    return next(one for one in result.facts if one.name == name)


def state(name: str, *documents: Document, asked: Transfer | None = None) -> FactState:
    return fact(name, *documents, asked=asked).state


def test_without_documents_everything_is_asked_for_at_once_but_parents_of_the_old() -> None:
    case = evidence(paper(Kind.OTHER))
    result = assess(replace(case, documents=()), load_policy())
    assert [one.name for one in result.requirements] == [
        "registrant_identity",
        "registrant_is_dead",
        "transferee_identity",
        "transferee_card_in_force",
        "transferee_is_heir",
        "heirs_are_complete",
        "other_heirs_agree",
        "no_contrary_will",
    ]
    assert result.recommendation is Recommendation.NEEDS_EVIDENCE


def test_one_certificate_of_inheritance_proves_the_lot() -> None:
    """Evidence equivalence: no further proof of death, kinship, waiver or will is asked for."""
    result = assess(evidence(portrait(), emblem(), deed()), load_policy())
    assert result.requirements == ()
    assert result.recommendation is Recommendation.APPROVE


class TestRegistrantIdentity:
    NAME = "registrant_identity"

    def test_name_and_number_are_needed(self) -> None:
        assert state(self.NAME, death_certificate()) is ESTABLISHED
        assert state(self.NAME, death_certificate(id_number=None)) is MISSING
        assert state(self.NAME, death_certificate(name="王五")) is FactState.CONTRADICTED

    def test_the_old_form_of_the_number_will_do(self) -> None:
        old = deed(parties=parties(id_number="350203240506002"))
        assert state(self.NAME, old) is ESTABLISHED

    def test_who_has_no_number_is_known_by_the_birth(self) -> None:
        asked = transfer(registrant={"id_number": None, "birth_date": date(1924, 5, 6)})
        assert state(self.NAME, death_certificate(id_number=None), asked=asked) is ESTABLISHED
        other = transfer(registrant={"id_number": None, "birth_date": date(1925, 5, 6)})
        assert state(self.NAME, death_certificate(id_number=None), asked=other) is MISSING

    def test_another_person_of_that_name_contradicts(self) -> None:
        other = death_certificate(id_number=number(date(1924, 5, 6), sequence=4))
        found = fact(self.NAME, other, deed())
        assert found.state is FactState.CONTRADICTED
        assert found.by == ("death_certificate", "notarial_certificate")
        assert state("transferee_identity", portrait(), other, deed()) is ESTABLISHED


class TestRegistrantIsDead:
    NAME = "registrant_is_dead"

    def test_four_proofs_are_equal(self) -> None:
        cancelled = paper(
            Kind.HOUSEHOLD_CANCELLATION, name=MOTHER, id_number=MOTHERS_ID,
            death_date=date(2016, 8, 11),
        )  # fmt: skip
        said = [{"type": "death", "person": MOTHER, "date": date(2016, 8, 11)}]
        notarial = paper(Kind.NOTARIAL_CERTIFICATE, matter="death", statements=said)
        for proof in (death_certificate(), cancelled, notarial, deed()):
            assert state(self.NAME, proof) is ESTABLISHED

    def test_a_cancelled_page_of_the_register_that_names_the_day_is_one(self) -> None:
        page = {"name": MOTHER, "id_number": MOTHERS_ID, "relation_to_head": "户主"}
        day = date(2016, 8, 11)
        register = Kind.HOUSEHOLD_REGISTER_MEMBER
        for note in (True, "死亡注销"):
            stamped = paper(register, cancelled=note, death_date=day, **page)
            assert state(self.NAME, stamped) is ESTABLISHED
        assert state(self.NAME, paper(register, cancelled=True, **page)) is MISSING
        assert state(self.NAME, paper(register, cancelled=False, death_date=day, **page)) is MISSING

    def test_the_day_must_be_named(self) -> None:
        assert state(self.NAME, death_certificate(death_date=None)) is MISSING
        assert state(self.NAME, deed(statements=statements(death={"date": ""}))) is MISSING

    def test_a_namesake_born_on_another_day_is_another_person(self) -> None:
        namesake = death_certificate(id_number=None, birth_date=date(1934, 5, 6))
        assert state(self.NAME, namesake) is MISSING
        same = death_certificate(id_number=None)
        assert state(self.NAME, same) is ESTABLISHED

    def test_another_persons_death_is_no_proof(self) -> None:
        other = death_certificate(name="王五", id_number=number(date(1930, 1, 1)))
        assert state(self.NAME, other) is MISSING

    def test_a_day_after_the_assessment_is_no_proof(self) -> None:
        future = death_certificate(death_date=date(2027, 1, 1), issue_date=None)
        assert state(self.NAME, future) is MISSING


class TestTransferee:
    def test_the_card_must_carry_name_and_number(self) -> None:
        name = "transferee_identity"
        assert state(name, portrait()) is ESTABLISHED
        assert state(name, portrait(id_number=None)) is MISSING
        assert state(name, deed()) is MISSING

    def test_the_side_with_the_emblem_shows_that_the_card_holds(self) -> None:
        name = "transferee_card_in_force"
        assert state(name, portrait()) is MISSING
        assert state(name, portrait(), emblem()) is ESTABLISHED
        assert state(name, portrait(), emblem(valid_until=None)) is MISSING
        last_day = emblem(valid_from=date(2006, 11, 23), valid_until=date(2026, 11, 23))
        assert state(name, portrait(), last_day) is ESTABLISHED
        tomorrow = emblem(valid_from=date(2026, 11, 24))
        assert state(name, portrait(), tomorrow) is MISSING
        expired = emblem(valid_from=date(2006, 6, 1), valid_until=date(2026, 6, 1))
        assert state(name, portrait(), expired) is FactState.CONTRADICTED

    def test_kinship_to_the_registrant_makes_an_heir(self) -> None:
        name = "transferee_is_heir"
        kin = {"type": "kinship", "person": SON, "relation": "child", "to": MOTHER}
        inverse = {"type": "kinship", "person": MOTHER, "relation": "mother", "to": SON}
        for said in (kin, inverse):
            shown = paper(Kind.NOTARIAL_CERTIFICATE, matter="kinship", statements=[said])
            assert state(name, shown) is ESTABLISHED
        cousin = kin | {"relation": "other"}
        shown = paper(Kind.NOTARIAL_CERTIFICATE, matter="kinship", statements=[cousin])
        assert state(name, shown) is MISSING

    def test_inheriting_from_somebody_else_does_not(self) -> None:
        other = deed(statements=statements(inherits={"from": "王五"}))
        assert state("transferee_is_heir", other) is MISSING
        assert state("heirs_are_complete", other) is MISSING

    def test_somebody_else_inheriting_does_not(self) -> None:
        other = deed(statements=statements(inherits={"person": DAUGHTER}))
        assert state("transferee_is_heir", other) is MISSING


class TestOtherHeirs:
    NAME = "other_heirs_agree"

    def test_who_waived_is_settled(self) -> None:
        assert state(self.NAME, deed()) is ESTABLISHED

    def test_who_did_not_is_named_and_a_waiver_asked_for(self) -> None:
        found = fact(self.NAME, deed(statements=statements("waiver")))
        assert (found.state, found.people) == (MISSING, (DAUGHTER,))
        assert "notarial_certificate:inheritance_waiver" in found.accepts

    def test_a_waiver_of_its_own_settles_it(self) -> None:
        said = [{"type": "waiver", "person": DAUGHTER, "of": MOTHER, "date": date(2019, 1, 1)}]
        waiver = paper(
            Kind.NOTARIAL_CERTIFICATE, id_="waiver", matter="inheritance_waiver", statements=said
        )
        found = fact(self.NAME, deed(statements=statements("waiver")), waiver)
        assert (found.state, found.by) == (ESTABLISHED, ("notarial_certificate", "waiver"))

    def test_a_declared_living_spouse_must_be_heard(self) -> None:
        asked = transfer(Relative(name=HUSBAND, relation="spouse", alive=True))
        assert fact(self.NAME, deed(), asked=asked).people == (HUSBAND,)

    def test_without_a_certificate_nobody_can_tell(self) -> None:
        assert state(self.NAME, death_certificate()) is MISSING

    def test_a_void_waiver_contradicts(self) -> None:
        early = deed(statements=statements(waiver={"date": date(2016, 8, 1)}))
        assert state(self.NAME, early) is FactState.CONTRADICTED


class TestWill:
    NAME = "no_contrary_will"

    def test_said_it_is_established_unsaid_presumed_else_missing(self) -> None:
        assert state(self.NAME, deed()) is ESTABLISHED
        assert state(self.NAME, deed(statements=statements("no_will"))) is FactState.PRESUMED
        assert state(self.NAME, deed(statements=statements("no_will", "inherits"))) is MISSING


def test_heirs_left_out_contradict_that_they_are_complete() -> None:
    assert state("heirs_are_complete", deed(statements=statements("waiver"))) is (
        FactState.CONTRADICTED
    )
