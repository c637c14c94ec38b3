"""Whoever signs for somebody else is held against the guardian and the power that papers name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.verifiers.papers import evidence, paper, transfer
from verifiers.checks import check_transfer
from verifiers.model import Document, Evidence, Finding, Kind

CHILD = {"name": "陈小宝", "birth_date": "2014-02-01", "sex": "female"}


def found(code: str, known: Evidence) -> list[Finding]:
    return [one for one in check_transfer(known) if one.code == code]


def signed(*parties: dict[str, Any], matter: str = "agreement") -> Document:
    return paper(
        Kind.NOTARIAL_CERTIFICATE,
        matter=matter,
        issue_date=date(2024, 5, 5),
        parties=list(parties),
        statements=[{"type": "agreement", "parties": ["陈小宝", "陈建国"], "what": "店铺转让"}],
    )


def signer(name: str, sex: str = "male", role: str = "甲方的法定代理人") -> dict[str, Any]:
    return {"name": name, "sex": sex, "role": role}


def page(name: str, relation: str, sex: str) -> Document:
    return paper(
        Kind.HOUSEHOLD_REGISTER_MEMBER,
        id_=f"page-{name}",
        name=name,
        relation_to_head=relation,
        head_name="陈大山",
        sex=sex,
    )


FATHER = page("陈大山", "户主", "male")
MOTHER = page("陆小月", "妻", "female")
DAUGHTER = page("陈小宝", "女", "female")


def named(what: str, kind: Kind = Kind.COURT_DOCUMENT) -> Document:
    return paper(
        kind,
        id_="named",
        court="福建省厦门市思明区人民法院",
        statements=[{"type": "agreement", "what": what}],
    )


class TestGuardians:
    def differs(self, *documents: Document) -> list[tuple[str, ...]]:
        return [one.people for one in found("GUARDIAN_DIFFERS", evidence(*documents))]

    @pytest.mark.parametrize(
        "documents",
        [
            (signed(CHILD, signer("冯渊")),),
            (signed(CHILD, signer("陈大山")), FATHER, DAUGHTER),
            # A mother of whom no page was sent may well sign.
            (signed(CHILD, signer("陆小月", "female")), FATHER, DAUGHTER),
            (signed({**CHILD, "birth_date": "1990-02-01"}, signer("冯渊")), FATHER, DAUGHTER),
            (signed(CHILD, signer("冯渊")), named("指定冯渊为陈小宝的监护人"), FATHER, DAUGHTER),
            # Nobody waives for a child at all, which another check says.
            (signed(CHILD, signer("冯渊"), matter="inheritance_waiver"), FATHER, DAUGHTER),
            # A private paper names no guardian.
            (signed(CHILD, signer("冯渊")), named("指定别人为陈小宝的监护人", Kind.OTHER)),
        ],
    )
    def test_nothing_is_said_where_no_paper_speaks_against_it(
        self, documents: tuple[Document, ...]
    ) -> None:
        assert self.differs(*documents) == []

    @pytest.mark.parametrize(
        "documents",
        [
            (signed(CHILD, signer("冯渊")), FATHER, DAUGHTER),
            (signed(CHILD, signer("冯媛", "female")), FATHER, MOTHER, DAUGHTER),
            (signed(CHILD, signer("陈大山")), named("指定冯渊为陈小宝的监护人"), FATHER, DAUGHTER),
            (signed({"name": "霍去"}, signer("冯渊", role="财产代管人")),
             named("宣告霍去失踪，指定何小妹为其财产代管人")),
        ],
    )  # fmt: skip
    def test_another_guardian_than_papers_name_is_told(
        self, documents: tuple[Document, ...]
    ) -> None:
        (people,) = self.differs(*documents)
        assert len(people) > 1

    def test_a_typed_statement_names_a_guardian(self) -> None:
        certificate = paper(
            Kind.NOTARIAL_CERTIFICATE,
            id_="guardianship",
            statements=[{"type": "guardian", "person": "陈大山", "of": "陈小宝"}],
        )
        assert self.differs(signed(CHILD, signer("陈大山")), certificate) == []
        assert self.differs(signed(CHILD, signer("冯渊")), certificate) == [
            ("冯渊", "陈大山", "陈小宝")
        ]


class TestAgents:
    def dealing(self, *roles: str, power: str | None = None, scenario: str = "agreement") -> bool:
        deed = paper(
            Kind.NOTARIAL_CERTIFICATE,
            matter="agreement",
            parties=[{"name": "林秀英", "role": "甲方"},
                     *({"name": "陈建国", "role": role} for role in roles)],
            statements=[{"type": "agreement", "parties": ["林秀英", "陈建国"], "what": "店铺转让"}],
        )  # fmt: skip
        entrusted = paper(
            Kind.NOTARIAL_CERTIFICATE,
            id_="power",
            matter="entrustment",
            statements=[{"type": "entrusts", "person": "林秀英", "to": "陈建国", "what": power}]
            if power
            else [],
        )
        asked = replace(transfer(), scenario=scenario)
        return bool(found("AGENT_IS_OTHER_SIDE", evidence(deed, entrusted, asked=asked)))

    def test_a_transferee_who_signs_for_the_registrant_is_told(self) -> None:
        assert self.dealing("乙方", "甲方的委托代理人")
        assert self.dealing("乙方", "代理人", power="代为转让店铺")

    def test_it_will_do_where_the_registrant_agreed_to_it(self) -> None:
        assert not self.dealing("乙方", "代理人", power="代为把店铺转让给受托人本人")

    def test_sides_that_sign_for_themselves_are_none(self) -> None:
        assert not self.dealing("乙方")
        assert not self.dealing("代理人")
        assert not self.dealing("乙方", "代理人", scenario="inheritance")
