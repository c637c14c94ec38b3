"""Papers from outside the mainland count once their origin is confirmed; else that is asked for."""

from datetime import date
from typing import Any

import pytest

from tests.verifiers.papers import evidence, paper, papers, transfer
from verifiers.assess import assess
from verifiers.dossier.court import in_force
from verifiers.evidence.elsewhere import counts
from verifiers.model import Assessment, Document, Kind, Recommendation
from verifiers.policies.policy import load_policy
from verifiers.text.issuers import Place

POLICY = load_policy()
TORONTO = "Notary Public, Toronto, Ontario, Canada"
HONG_KONG = "中国委托公证人（香港）律师"
CODE = "ORIGIN_NOT_CONFIRMED"


def waiver(office: str = TORONTO, **fields: Any) -> Document:
    """A waiver that was signed elsewhere."""
    return paper(
        Kind.NOTARIAL_CERTIFICATE,
        matter="inheritance_waiver",
        office=office,
        issue_date=date(2019, 4, 1),
        **fields,
    )


def sheet(title: str, number: int = 1) -> Document:
    """A sheet that comes beside a paper."""
    return paper(Kind.OTHER, id_=f"sheet-{number}", title=title)


def relied_on(document: Document, *others: Document, as_of: date = date(2026, 11, 23)) -> bool:
    return counts(document, evidence(document, *others, as_of=as_of), POLICY.origins)


@pytest.mark.parametrize(
    ("office", "title"),
    [
        (TORONTO, "APOSTILLE (Convention de La Haye du 5 octobre 1961)"),
        (TORONTO, "附加证明书"),
        (TORONTO, "领事认证书"),
        (HONG_KONG, "中国法律服务（香港）有限公司转递专用章"),
        ("澳门海岛公证署", "中国法律服务（澳门）公司加章"),
        ("台湾台北地方法院公证处", "公证书副本核验证明"),
    ],
)
def test_each_place_has_its_own_way(office: str, title: str) -> None:
    assert not relied_on(waiver(office))
    assert relied_on(waiver(office), sheet(title))


@pytest.mark.parametrize(
    ("office", "title"),
    [(TORONTO, "转递专用章"), (HONG_KONG, "Apostille"), ("台湾台北公证人", "附加证明书")],
)
def test_the_way_of_one_place_does_not_serve_another(office: str, title: str) -> None:
    assert not relied_on(waiver(office), sheet(title))


def test_a_mark_on_the_paper_itself_confirms_it() -> None:
    assert relied_on(waiver(f"{TORONTO} (Apostille No. 123)"))


@pytest.mark.parametrize(("other", "needed"), [(TORONTO, 1), ("Notary Public, Sydney", 2)])
def test_a_sheet_confirms_all_that_one_notary_made_and_no_other(other: str, needed: int) -> None:
    papers_ = waiver(), paper(Kind.NOTARIAL_CERTIFICATE, id_="second", office=other)
    sheets = [sheet("Apostille", number) for number in range(needed)]
    assert relied_on(*papers_, *sheets)
    assert not relied_on(*papers_, *sheets[1:])


def test_an_apostille_counts_since_the_convention_is_in_force_and_legalisation_always() -> None:
    before = date(2023, 11, 6)
    assert not relied_on(waiver(), sheet("Apostille"), as_of=before)
    assert relied_on(waiver(), sheet("Apostille"), as_of=date(2023, 11, 7))
    assert relied_on(waiver(), sheet("领事认证"), as_of=before)


def test_offices_of_the_mainland_and_places_without_a_rule_need_nothing() -> None:
    consul = waiver("中华人民共和国驻多伦多总领事馆")
    assert relied_on(consul)
    assert counts(waiver(HONG_KONG), evidence(waiver(HONG_KONG)), {Place.TAIWAN: ()})


def judged(*documents: Document) -> Assessment:
    return assess(evidence(*documents), POLICY)


def test_a_paper_that_no_fact_needs_is_not_asked_about() -> None:
    whole = judged(*papers(), waiver())
    assert whole.recommendation is Recommendation.APPROVE
    assert CODE not in [one.code for one in whole.reasons]


def decree(**fields: Any) -> Document:
    return paper(
        Kind.COURT_DOCUMENT,
        id_="decree",
        court="Superior Court of California",
        document_type="Judgment",
        parties=[{"name": "林秀英"}, {"name": "陈建国"}],
        **fields,
    )


def ruling(what: str, *people: str) -> Document:
    return paper(
        Kind.COURT_DOCUMENT,
        id_="ruling",
        court="福建省厦门市中级人民法院",
        document_type="民事裁定书",
        issue_date=date(2026, 1, 2),
        parties=[{"name": name} for name in people],
        statements=[{"type": "agreement", "what": what}],
    )


def test_a_decision_of_a_court_elsewhere_is_in_force_once_it_is_recognised() -> None:
    known = ruling("承认该判决的法律效力", "林秀英", "陈建国")
    asked = transfer()
    assert in_force(decree(), evidence(decree(), known, asked=asked)) == ("decree", "ruling")


@pytest.mark.parametrize(
    "other",
    [
        ruling("不予承认该判决", "林秀英", "陈建国"),
        ruling("承认该判决的法律效力", "林秀英", "别人"),
    ],
)
def test_a_refusal_or_a_ruling_between_others_recognises_nothing(other: Document) -> None:
    assert in_force(decree(), evidence(decree(), other)) == ()
    assert not relied_on(decree(), other)
