"""The guard against evidence that cannot exist."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.verifiers.papers import (
    MOTHER,
    SON,
    death_certificate,
    deed,
    evidence,
    number,
    parties,
    statements,
    transfer,
)
from verifiers.assess import assess
from verifiers.model import (
    Assessment,
    Document,
    Fact,
    FactState,
    Kind,
    Recommendation,
    Relative,
)
from verifiers.policies.policy import load_policy

FATHER_NAME, MOTHER_NAME = "林阿土", "黄招娣"
DEATH_CERTIFICATES = {"death_certificate", "household_cancellation", "notarial_certificate:death"}
AFTER_2003 = st.dates(date(2003, 1, 1), date(2040, 12, 31))
IN_1924 = st.dates(date(1924, 1, 1), date(1924, 12, 31))


def judged(
    born: date,
    died: date | None,
    *relatives: Relative,
    documents: tuple[Document, ...] = (),
    as_of: date = date(2041, 1, 1),
) -> Assessment:
    mothers = number(born)
    given_papers = documents or (
        (death_certificate(birth_date=born, id_number=mothers, death_date=died, issue_date=died),)
        if died
        else (death_certificate(name="别人", birth_date=None, id_number=None, death_date=None),)
    )
    asked = transfer(*relatives, registrant={"id_number": mothers})
    return assess(evidence(*given_papers, asked=asked, as_of=as_of), load_policy())


def parents(result: Assessment) -> Fact:
    return next(fact for fact in result.facts if fact.name == "parents_of_registrant")


def parent(name: str, *, alive: bool | None) -> Relative:
    return Relative(name=name, relation="parent", alive=alive)


def certificate(born: date, died: date, *more: dict[str, object]) -> tuple[Document, ...]:
    said = statements("waiver", "kinship", death={"date": died}, more=more)
    issued = died + timedelta(days=300)
    return (
        deed(
            parties=parties(id_number=number(born)),
            statements=said,
            issue_date=issued,
            certificate_number=f"（{issued.year}）厦鹭证内字第3350号",
        ),
    )


@given(born=IN_1924, died=AFTER_2003, known=st.booleans())
def test_born_in_1924_nobody_looks_for_the_death_certificates_of_parents(
    born: date, died: date, *, known: bool
) -> None:
    fact = parents(judged(born, died if known else None, as_of=died))
    assert fact.state in {FactState.PRESUMED, FactState.MISSING}
    assert not DEATH_CERTIFICATES.intersection(fact.accepts)
    assert fact.accepts[0] == "declaration"


@given(IN_1924, st.dates(date(2013, 1, 1), date(2040, 12, 31)))
def test_born_in_1924_nothing_at_all_is_asked_of_whoever_died_lately(
    born: date, died: date
) -> None:
    fact = parents(judged(born, died))
    assert fact.state is FactState.PRESUMED
    assert fact.probability is not None
    assert fact.probability <= 0.01


@given(st.dates(date(1990, 1, 1), date(1990, 12, 31)), st.dates(date(2005, 1, 1), date(2040, 1, 1)))
def test_born_in_1990_nobody_is_waved_through(born: date, died: date) -> None:
    fact = parents(judged(born, died))
    assert fact.state is FactState.MISSING
    assert "death_certificate" in fact.accepts


@given(st.dates(date(1900, 1, 1), date(2010, 12, 31)), st.dates(date(2011, 1, 1), date(2040, 1, 1)))
def test_what_is_asked_follows_from_the_chance_alone(born: date, died: date) -> None:
    fact = parents(judged(born, died))
    chance = fact.probability
    assert chance is not None
    if chance <= 0.01:
        assert fact.state is FactState.PRESUMED
    elif chance <= 0.2:
        assert fact.state is FactState.MISSING
        assert not DEATH_CERTIFICATES.intersection(fact.accepts)
    else:
        assert fact.state is FactState.MISSING
        assert DEATH_CERTIFICATES.intersection(fact.accepts)
    # Whatever is asked, somebody can always state it before a notary.
    assert any(key.startswith("notarial_certificate:") for key in fact.accepts)


def test_the_reason_tells_the_year_the_least_age_and_the_chance() -> None:
    fact = parents(judged(date(1924, 5, 6), date(2016, 8, 11)))
    for said in (fact.why.zh, fact.why.en):
        assert "1924" in said
        assert "107" in said
        assert "0.02" in said
    assert fact.people == ("父", "母")


def test_without_a_day_of_death_the_day_of_the_assessment_counts() -> None:
    young = parents(judged(date(1924, 5, 6), None, as_of=date(1990, 1, 1)))
    old = parents(judged(date(1924, 5, 6), None, as_of=date(2026, 1, 1)))
    assert (young.state, old.state) == (FactState.MISSING, FactState.PRESUMED)


def test_an_unknown_birth_asks_for_a_statement_and_for_no_certificate() -> None:
    asked = transfer(registrant={"id_number": None})
    case = evidence(death_certificate(id_number=None, birth_date=None), asked=asked)
    fact = parents(assess(case, load_policy()))
    assert (fact.state, fact.probability) == (FactState.MISSING, None)
    assert not DEATH_CERTIFICATES.intersection(fact.accepts)


def test_of_several_days_of_death_the_earliest_counts() -> None:
    """The earlier the death, the likelier a parent was alive: the bound must not be too low."""
    born, died = date(1924, 5, 6), date(2016, 8, 11)
    certificate_ = death_certificate(birth_date=born, id_number=number(born), death_date=died)
    asked = transfer(registrant={"id_number": number(born), "death_date": date(2004, 1, 1)})
    early = parents(assess(evidence(certificate_, asked=asked), load_policy()))
    late = parents(judged(born, died))
    assert early.probability is not None
    assert late.probability is not None
    assert early.probability > 0.05 > late.probability


def test_where_one_parent_is_settled_the_chance_is_that_of_the_other_alone() -> None:
    one = [
        {"type": "kinship", "person": FATHER_NAME, "relation": "parent", "to": MOTHER},
        {"type": "predeceased", "person": FATHER_NAME, "before": MOTHER},
    ]
    both = parents(judged(*MIDDLE, documents=certificate(*MIDDLE)))
    other = parents(judged(*MIDDLE, documents=certificate(*MIDDLE, *one)))
    assert both.probability is not None
    assert other.probability is not None
    assert other.probability < both.probability


MIDDLE = date(1935, 1, 1), date(2016, 1, 1)
"""A registrant whose parents would be 96: a statement is needed, and enough."""


class TestStatements:
    def test_between_the_thresholds_a_statement_is_asked_for(self) -> None:
        fact = parents(judged(*MIDDLE))
        assert fact.state is FactState.MISSING
        assert fact.accepts[0] == "declaration"

    def test_declared_dead_they_are_presumed_and_a_person_looks(self) -> None:
        both = (parent(FATHER_NAME, alive=False), parent(MOTHER_NAME, alive=False))
        result = judged(*MIDDLE, *both)
        assert parents(result).state is FactState.PRESUMED
        assert parents(result).people == (FATHER_NAME, MOTHER_NAME)
        assert "PARENTS_DECLARED" in {one.code for one in result.reasons}
        assert result.recommendation is Recommendation.REVIEW

    def test_one_of_two_declared_is_not_enough(self) -> None:
        fact = parents(judged(*MIDDLE, parent(FATHER_NAME, alive=False)))
        assert fact.state is FactState.MISSING

    def test_a_certificate_naming_the_only_heir_is_such_a_statement(self) -> None:
        alone = {"type": "sole_heir", "person": SON, "from": MOTHER}
        documents = certificate(*MIDDLE, alone)
        fact = parents(judged(*MIDDLE, documents=documents))
        assert (fact.state, fact.by) == (FactState.ESTABLISHED, ("notarial_certificate",))

    def test_where_parents_may_well_live_the_certificate_must_speak_of_them(self) -> None:
        born, died = date(1990, 1, 1), date(2019, 1, 1)
        alone = {"type": "sole_heir", "person": SON, "from": MOTHER}
        fact = parents(judged(born, died, documents=certificate(born, died, alone)))
        assert fact.state is FactState.MISSING

    def test_where_they_may_well_live_a_declaration_is_not_enough(self) -> None:
        both = (parent(FATHER_NAME, alive=False), parent(MOTHER_NAME, alive=False))
        assert parents(judged(date(1960, 1, 1), date(2016, 1, 1), *both)).state is FactState.MISSING


class TestPapersAndDeclarationsOverride:
    BORN, DIED = date(1990, 5, 6), date(2019, 1, 1)

    def settled(self, *gone: dict[str, object]) -> Fact:
        kin = [
            {"type": "kinship", "person": who, "relation": "parent", "to": MOTHER}
            for who in (FATHER_NAME, MOTHER_NAME)
        ]
        documents = certificate(self.BORN, self.DIED, *kin, *gone)
        return parents(judged(self.BORN, self.DIED, documents=documents))

    def test_both_shown_dead_before_are_established(self) -> None:
        fact = self.settled(
            {"type": "predeceased", "person": FATHER_NAME, "before": MOTHER},
            {"type": "death", "person": MOTHER_NAME, "date": date(2010, 1, 1)},
        )
        assert (fact.state, fact.by) == (FactState.ESTABLISHED, ("notarial_certificate",))

    def test_of_a_parent_who_died_on_the_same_day_a_person_is_asked(self) -> None:
        """The elder is presumed to have died first (civil code 1121), if it was one event."""
        gone = {"type": "predeceased", "person": FATHER_NAME, "before": MOTHER}
        kin = [
            {"type": "kinship", "person": who, "relation": "parent", "to": MOTHER}
            for who in (FATHER_NAME, MOTHER_NAME)
        ]
        same_day = {"type": "death", "person": MOTHER_NAME, "date": self.DIED}
        documents = certificate(self.BORN, self.DIED, *kin, gone, same_day)
        result = judged(self.BORN, self.DIED, documents=documents)
        assert (parents(result).state, parents(result).people) == (
            FactState.PRESUMED,
            (MOTHER_NAME,),
        )
        assert "DEATHS_ON_ONE_DAY" in {one.code for one in result.reasons}
        assert result.recommendation is Recommendation.REVIEW

    def test_kinship_told_from_the_childs_side_is_the_same(self) -> None:
        kin = [
            {"type": "kinship", "person": MOTHER, "relation": "child", "to": who}
            for who in (FATHER_NAME, MOTHER_NAME)
        ]
        gone = [
            {"type": "predeceased", "person": who, "before": MOTHER}
            for who in (FATHER_NAME, MOTHER_NAME)
        ]
        documents = certificate(self.BORN, self.DIED, *kin, *gone)
        fact = parents(judged(self.BORN, self.DIED, documents=documents))
        assert fact.state is FactState.ESTABLISHED

    def test_one_dead_and_one_who_waived_are_established(self) -> None:
        fact = self.settled(
            {"type": "predeceased", "person": FATHER_NAME, "before": MOTHER},
            {"type": "waiver", "person": MOTHER_NAME, "of": MOTHER, "date": date(2019, 5, 1)},
        )
        assert fact.state is FactState.ESTABLISHED

    def test_one_alone_leaves_the_other_open(self) -> None:
        fact = self.settled({"type": "predeceased", "person": FATHER_NAME, "before": MOTHER})
        assert (fact.state, fact.people) == (FactState.MISSING, (MOTHER_NAME,))

    def test_parents_without_names_are_two(self) -> None:
        fact = self.settled({"type": "predeceased", "person": "父母", "before": MOTHER})
        assert fact.state is FactState.ESTABLISHED

    def test_a_death_certificate_of_each_will_do(self) -> None:
        documents = tuple(
            death_certificate(
                id_=who, name=who, sex=None, birth_date=None, id_number=None,
                death_date=date(2010, 1, 1), issue_date=None,
            )
            for who in (FATHER_NAME, MOTHER_NAME)
        )  # fmt: skip
        relatives = (parent(FATHER_NAME, alive=False), parent(MOTHER_NAME, alive=False))
        own = death_certificate(
            birth_date=self.BORN, id_number=number(self.BORN), death_date=self.DIED,
            issue_date=self.DIED,
        )  # fmt: skip
        result = judged(self.BORN, self.DIED, *relatives, documents=(own, *documents))
        assert parents(result).state is FactState.ESTABLISHED
        assert parents(result).by == (MOTHER_NAME, FATHER_NAME) or set(parents(result).by) == {
            FATHER_NAME,
            MOTHER_NAME,
        }

    def test_a_parent_declared_alive_must_be_heard_however_old(self) -> None:
        fact = parents(judged(date(1924, 5, 6), date(2016, 8, 11), parent(FATHER_NAME, alive=True)))
        assert (fact.state, fact.people) == (FactState.MISSING, (FATHER_NAME,))
        # Nobody who would be 132 years old is asked to sign a waiver.
        assert fact.accepts == ("notarial_certificate:inheritance",)
        assert not DEATH_CERTIFICATES.intersection(fact.accepts)

    def test_declared_alive_and_shown_dead_contradict_each_other(self) -> None:
        gone = {"type": "predeceased", "person": FATHER_NAME, "before": MOTHER}
        kin = {"type": "kinship", "person": FATHER_NAME, "relation": "parent", "to": MOTHER}
        documents = certificate(self.BORN, self.DIED, kin, gone)
        result = judged(self.BORN, self.DIED, parent(FATHER_NAME, alive=True), documents=documents)
        assert parents(result).state is FactState.CONTRADICTED
        assert result.recommendation is Recommendation.REVIEW

    def test_a_parent_who_died_later_contradicts(self) -> None:
        kin = {"type": "kinship", "person": FATHER_NAME, "relation": "parent", "to": MOTHER}
        later = {"type": "death", "person": FATHER_NAME, "date": date(2019, 2, 1)}
        documents = certificate(self.BORN, self.DIED, kin, later)
        fact = parents(judged(self.BORN, self.DIED, documents=documents))
        assert fact.state is FactState.CONTRADICTED

    def test_the_transferee_who_is_a_parent_has_been_heard(self) -> None:
        kin = {"type": "kinship", "person": SON, "relation": "parent", "to": MOTHER}
        gone = {"type": "predeceased", "person": MOTHER_NAME, "before": MOTHER}
        other = {"type": "kinship", "person": MOTHER_NAME, "relation": "parent", "to": MOTHER}
        documents = certificate(self.BORN, self.DIED, kin, other, gone)
        fact = parents(judged(self.BORN, self.DIED, documents=documents))
        assert fact.state is FactState.ESTABLISHED


@pytest.mark.parametrize("key", sorted(DEATH_CERTIFICATES))
def test_kinds_that_ask_for_a_proof_of_death_exist(key: str) -> None:
    assert Kind(key.partition(":")[0])
