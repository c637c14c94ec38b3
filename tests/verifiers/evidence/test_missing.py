"""Whoever was declared missing is neither dead nor heard; whose declaration was revoked lives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.verifiers.papers import (
    DAUGHTER,
    MOTHER,
    death_certificate,
    evidence,
    paper,
    transfer,
)
from verifiers.assess import assess
from verifiers.dossier.people import deaths
from verifiers.family.closure import closure_of
from verifiers.family.naming import REGISTRANT
from verifiers.family.succession import Outcome
from verifiers.model import Document, Fact, FactState, Kind
from verifiers.policies.policy import load_policy

FATHER = "林阿土"
PROOFS_OF_DEATH = {"death_certificate", "household_cancellation", "notarial_certificate:death"}


def judgment(
    type_: str, person: str, day: date, *, kind: Kind = Kind.COURT_DOCUMENT, id_: str = "judgment"
) -> Document:
    head: dict[str, Any] = {}
    if kind is Kind.COURT_DOCUMENT:
        head = {"case_number": "（2020）闽0203民特8号", "document_type": "民事判决书"}
    said = [{"type": type_, "person": person, "date": day}]
    return paper(kind, id_=id_, issue_date=day, statements=said, **head)


def kin(person: str, relation: str, to: str) -> Document:
    said = [{"type": "kinship", "person": person, "relation": relation, "to": to}]
    return paper(Kind.NOTARIAL_CERTIFICATE, id_="kin", matter="kinship", statements=said)


def fact(wanted: str, *documents: Document, **registrant: Any) -> Fact:
    asked = transfer(registrant=registrant)
    answer = assess(evidence(*documents, asked=asked), load_policy(None))
    return next(one for one in answer.facts if one.name == wanted)


def outcome(*documents: Document) -> Outcome | None:
    child = kin(DAUGHTER, "child", MOTHER)
    heirs = closure_of(evidence(death_certificate(), child, *documents)).heirs
    return next((one.outcome for one in heirs if one.name == DAUGHTER), None)


def test_a_missing_registrant_is_declared_dead_by_a_judgment_or_not_at_all() -> None:
    asked = fact("registrant_is_dead", judgment("missing", MOTHER, date(2015, 1, 2)))
    assert asked.state is FactState.MISSING
    assert asked.accepts == ("court_document:judgment",)
    told = fact(
        "registrant_is_dead", judgment("missing", MOTHER, date(2015, 1, 2)), death_certificate()
    )
    assert told.state is FactState.ESTABLISHED


def test_a_private_paper_declares_nobody_missing() -> None:
    asked = fact(
        "registrant_is_dead", judgment("missing", MOTHER, date(2015, 1, 2), kind=Kind.OTHER)
    )
    assert "death_certificate" in asked.accepts


def test_of_a_missing_parent_no_proof_of_death_is_asked() -> None:
    died = death_certificate(
        name="林小梅", birth_date=date(1985, 5, 6), id_number=None, death_date=date(2020, 1, 2)
    )
    papers = (died, kin(FATHER, "parent", "林小梅"), judgment("missing", FATHER, date(2019, 1, 2)))
    of = {"name": "林小梅", "id_number": None, "birth_date": date(1985, 5, 6)}
    asked = fact("parents_of_registrant", *papers, **of)
    assert asked.state is FactState.MISSING
    assert asked.people == (FATHER,)
    assert set(asked.accepts) == {"notarial_certificate:inheritance", "court_document"}
    assert PROOFS_OF_DEATH & set(fact("parents_of_registrant", *papers[:2], **of).accepts)


def test_what_is_waived_in_the_name_of_somebody_missing_is_void() -> None:
    def waived(day: date) -> Document:
        said = {"type": "waiver", "person": DAUGHTER, "of": MOTHER, "date": day}
        return paper(
            Kind.NOTARIAL_CERTIFICATE, id_="waiver", matter="inheritance_waiver", statements=[said]
        )

    gone = judgment("missing", DAUGHTER, date(2018, 1, 2))
    assert outcome(gone, waived(date(2019, 4, 18))) is Outcome.OPEN
    assert outcome(gone, waived(date(2017, 4, 18))) is Outcome.WAIVED
    found = judgment("lives", DAUGHTER, date(2019, 1, 2), id_="found")
    assert outcome(gone, found, waived(date(2019, 4, 18))) is Outcome.WAIVED


def test_a_declared_death_that_was_revoked_is_none() -> None:
    dead = judgment("death", MOTHER, date(2016, 8, 11))
    lives = judgment("lives", MOTHER, date(2019, 1, 2), id_="revoked")
    case = evidence(dead, lives)
    registrant = case.transfer.registrant
    assert deaths(case, registrant) == ()
    assert closure_of(case).family.people[REGISTRANT].deaths == []
    private = judgment("lives", MOTHER, date(2019, 1, 2), kind=Kind.OTHER, id_="private")
    assert [one.day for one in deaths(evidence(dead, private), registrant)] == [date(2016, 8, 11)]


def test_whoever_died_after_a_declaration_was_revoked_is_dead() -> None:
    lives = judgment("lives", MOTHER, date(2012, 1, 2), id_="revoked")
    papers = (judgment("death", MOTHER, date(2010, 1, 2)), lives, death_certificate())
    told = fact("registrant_is_dead", *papers)
    assert told.state is FactState.ESTABLISHED


def test_an_heir_who_lives_after_all_must_be_heard() -> None:
    dead = judgment("death", DAUGHTER, date(2010, 1, 2))
    lives = judgment("lives", DAUGHTER, date(2012, 1, 2), id_="revoked")
    assert outcome(dead) is Outcome.PREDECEASED
    assert outcome(dead, lives) is Outcome.OPEN


def test_the_registrant_who_lives_is_asked_for_no_proof() -> None:
    papers = (
        judgment("death", MOTHER, date(2016, 8, 11)),
        judgment("lives", MOTHER, date(2019, 1, 2), id_="revoked"),
    )
    told = fact("registrant_is_dead", *papers)
    assert (told.state, told.accepts) == (FactState.CONTRADICTED, ())
    agreed = replace(transfer(), scenario="agreement")
    together = assess(evidence(*papers, asked=agreed), load_policy(None))
    assert "REGISTRANT_HAS_DIED" not in {one.code for one in together.reasons}


def test_nobody_agrees_for_a_registrant_who_is_missing_until_a_court_says_that_they_live() -> None:
    def agreed(*documents: Document) -> FactState:
        asked = replace(transfer(), scenario="agreement")
        answer = assess(evidence(*documents, asked=asked), load_policy(None))
        return next(one.state for one in answer.facts if one.name == "both_sides_agree")

    gone = judgment("missing", MOTHER, date(2020, 1, 2))
    back = judgment("lives", MOTHER, date(2024, 1, 2), id_="back")
    assert agreed(gone) is FactState.CONTRADICTED
    assert agreed(gone, back) is FactState.MISSING
