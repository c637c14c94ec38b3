"""Law 4: no checklist asks for evidence that this person cannot obtain.

The oracle knows by itself, apart from policy and guard, in which years which papers were made.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.verifiers.papers import TODAY, number, transfer
from verifiers.assess import assess
from verifiers.errors import PolicyInvalid
from verifiers.kinds import DECLARATION
from verifiers.model import Evidence, Fact, FactState, Relative, Transfer
from verifiers.policies.guard import BIRTHS, counterexample
from verifiers.policies.policy import SCENARIOS, load_policy, parse_policy

POLICY = load_policy()
SOURCE = POLICY.source.decode()
DEAD = "inheritance"
DEATHS = (2003, 2010, 2016, 2025)
ALONE = ("id_card_portrait", "id_card_emblem", "residence_permit", "mainland_travel_permit",
         "foreign_permanent_resident_id", "passport")  # fmt: skip
"""Papers that nobody can show but the one whom they are about."""
OF_THE_DEAD = {"death_certificate": 1992, "household_cancellation": 1958}
BOTH_SIGN = ("notarial_certificate:agreement", "notarial_certificate:gift", "other")

MAY_BE_DECLARED = {"no_contrary_will", "heirs_are_complete", "other_heirs_agree"}

FORM = 'dead = ["death_certificate"]'


def impossible(fact: Fact, key: str, claim: Transfer, died: int | None) -> str | None:
    """Why nobody could hand in this evidence for this fact, or `None`."""
    about_registrant = fact.name.startswith("registrant_")
    if died and about_registrant and key in ALONE:
        return "a card of the dead"
    if key in OF_THE_DEAD and about_registrant and (died is None or died < OF_THE_DEAD[key]):
        return "a death that nobody registered"
    if died and key in BOTH_SIGN and fact.name != "other_heirs_agree":
        return "a signature of the dead"
    relatives = {one.name: one for one in claim.relatives}
    named = [relatives[name] for name in fact.people if name in relatives]
    if key.endswith(":inheritance_waiver") and named and all(one.alive is False for one in named):
        return "a waiver by the dead"
    if key in OF_THE_DEAD and named and all(one.alive for one in named):
        return "a death certificate of the living"
    return None


def opened(
    scenario: str, born: int, died: int | None, relatives: tuple[Relative, ...]
) -> tuple[Transfer, tuple[Fact, ...]]:
    """What is asked of somebody who sent nothing yet."""
    day = date(died, 7, 1) if died else None
    mother = {"id_number": number(date(born, 7, 1)), "death_date": day}
    claim = replace(transfer(*relatives, registrant=mother), scenario=scenario)
    result = assess(Evidence(transfer=claim, documents=(), as_of=TODAY), POLICY)
    return claim, result.facts


def hold(scenario: str, born: int, died: int | None, relatives: tuple[Relative, ...]) -> None:
    claim, facts = opened(scenario, born, died, relatives)
    for fact in facts:
        if fact.state is not FactState.MISSING:
            continue
        assert fact.accepts, (scenario, born, died, fact.name)
        if DECLARATION in fact.accepts and fact.name != "parents_of_registrant":
            assert fact.name in MAY_BE_DECLARED
            assert len(fact.accepts) > 1, "a statement is never all that is left"
        for key in fact.accepts:
            why = impossible(fact, key, claim, died)
            assert why is None, (scenario, born, died, fact.name, key, why)


def deaths(scenario: str, born: int) -> tuple[int | None, ...]:
    if scenario != DEAD:
        return (None,) if 18 <= 2026 - born <= 110 else ()
    return tuple(year for year in DEATHS if 18 <= year - born <= 110)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nobody_born_from_1900_to_2010_is_asked_in_vain(scenario: str) -> None:
    """Every second year and every scenario; Hypothesis tries what lies between."""
    for born in range(BIRTHS.start, BIRTHS.stop, 2):
        for died in deaths(scenario, born):
            hold(scenario, born, died, ())


relatives = st.lists(
    st.builds(
        Relative,
        name=st.sampled_from(["王一", "王二", "王三"]),
        relation=st.sampled_from(["spouse", "child", "parent", "sibling"]),
        alive=st.sampled_from([True, False, None]),
    ),
    max_size=3,
    unique_by=lambda one: one.name,
).map(tuple)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(SCENARIOS),
    st.integers(BIRTHS.start, BIRTHS.stop - 1),
    st.integers(2003, 2026),
    relatives,
)
def test_whatever_family_is_declared_nobody_is_asked_in_vain(
    scenario: str, born: int, died: int, family: tuple[Relative, ...]
) -> None:
    if scenario == DEAD:
        if 18 <= died - born <= 110:
            hold(scenario, born, died, family)
    elif deaths(scenario, born):
        hold(scenario, born, None, family)


class TestPolicyEdits:
    """An edit that could ask for what cannot exist is found, with the person it would ask."""

    def found(self, *edits: tuple[str, str]) -> str | None:
        text = SOURCE
        for old, new in edits:
            assert old in text
            text = text.replace(old, new, 1)
        policy = parse_policy(text.encode())
        example = counterexample(policy, TODAY, births=range(1905, 2011, 15))
        return str(example) if example else None

    def test_the_default_policy_asks_nobody_in_vain(self) -> None:
        assert self.found() is None

    def test_only_the_form_of_2014_for_a_death_before(self) -> None:
        said = self.found(
            ('dead = ["death", "notarial_certificate:inheritance", "court_document"]', FORM),
            ("since = 1992-01-01", "since = 2014-01-01"),
        )
        assert said is not None
        assert "ways.succession.facts.registrant_is_dead: " in said
        assert "born in 1905 and died in 2003" in said
        assert said.endswith("death_certificate: the first was made later")

    def test_only_a_residents_card_for_a_foreigner(self) -> None:
        said = self.found(
            ('transferee_identity = ["identity"]', 'transferee_identity = ["id_card_portrait"]')
        )
        assert said is not None
        assert "id_card_portrait: it is not made for such a person" in said

    def test_an_agreement_signed_by_the_dead(self) -> None:
        way = "[scenarios.inheritance.ways.by_will.facts]\n"
        agreement = 'shop_is_named = ["notarial_certificate:agreement"]\n'
        said = self.found((way, way + agreement))
        assert said is not None
        assert "facts.shop_is_named: " in said
        assert "somebody who has died would have to sign it" in said

    def test_a_court_way_that_needs_the_other_sides_card(self) -> None:
        said = self.found(
            (
                'registrant_identity = ["court_document", "identity"]',
                'registrant_identity = ["id_card_portrait"]',
            )
        )
        assert said is not None
        assert "scenarios.court_order.ways.by_order.facts.registrant_identity: " in said
        assert "it is not theirs to ask for" in said

    def test_an_office_that_has_closed(self) -> None:
        said = self.found(
            ("since = 1982-08-09", "since = 1982-08-09\nuntil = 2015-09-30"),
        )
        assert said is not None
        assert "enterprise_identity: " in said
        assert "none was made any more" in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('records = "death"', 'records = "birth"', "evidence.death_certificate.records: "),
        ('held_by = "family"', 'held_by = "nobody"', "held_by: "),
        ('signed_by = ["subject"]', 'signed_by = ["notary"]', "signed_by"),
        ("scenarios.divorce", "scenarios.odd", "scenarios.odd: there is no such scenario"),
        (
            "missing = 2.4, contradicted = 2.6",
            "missing = 1.0, contradicted = 2.6",
            "scenarios.inheritance.ways: by_will weighs less than succession",
        ),
    ],
)
def test_each_mistake_in_the_tables_is_refused_by_its_key(old: str, new: str, said: str) -> None:
    assert old in SOURCE
    with pytest.raises(PolicyInvalid, match=said):
        parse_policy(SOURCE.replace(old, new).encode())
