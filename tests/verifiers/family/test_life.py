"""What people did and when they died: what counts, and what is void."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.verifiers.family.told import (
    certificate,
    gone_before,
    heirs,
    kin,
)
from tests.verifiers.papers import (
    DAUGHTER,
    HUSBAND,
    MOTHER,
    SON,
    death_certificate,
    deed,
    evidence,
    paper,
    transfer,
)
from verifiers.family.closure import closure_of
from verifiers.family.life import is_minor
from verifiers.family.naming import REGISTRANT
from verifiers.family.succession import Outcome
from verifiers.model import Document, Kind, Relative


class TestLives:
    CHILD = kin(DAUGHTER, "child", MOTHER)

    def heir(self, *said: dict[str, Any], asked: Any = None, **more: Any) -> Outcome:
        case = evidence(death_certificate(), certificate(self.CHILD, *said, **more), asked=asked)
        return heirs(case)[DAUGHTER]

    def declared(self, *, alive: bool | None) -> Any:
        return transfer(Relative(name=DAUGHTER, relation="child", alive=alive))

    def waiver(self, day: date | None = date(2019, 4, 18)) -> dict[str, Any]:
        said = {"type": "waiver", "person": DAUGHTER, "of": MOTHER}
        return said | ({"date": day} if day else {})

    def test_declared_dead_counts_where_no_paper_speaks(self) -> None:
        gone = self.declared(alive=False)
        assert self.heir(asked=gone) is Outcome.PREDECEASED
        assert self.heir(self.waiver(), asked=gone) is Outcome.WAIVED
        later = {"type": "death", "person": DAUGHTER, "date": date(2018, 1, 1)}
        assert self.heir(later, asked=gone) is Outcome.LATER_DECEASED

    def test_said_to_live_and_shown_dead_is_open(self) -> None:
        gone = gone_before(DAUGHTER)
        assert self.heir(gone) is Outcome.PREDECEASED
        assert self.heir(gone, asked=self.declared(alive=True)) is Outcome.OPEN
        assert self.heir(asked=self.declared(alive=True)) is Outcome.OPEN

    def test_a_waiver_before_the_death_is_void(self) -> None:
        assert self.heir(self.waiver(date(2016, 8, 10))) is Outcome.OPEN
        assert self.heir(self.waiver(date(2016, 8, 11))) is Outcome.WAIVED
        assert self.heir(self.waiver(None)) is Outcome.WAIVED

    def test_so_is_a_minor_s(self) -> None:
        young = [{"name": DAUGHTER, "birth_date": date(2001, 4, 19)}]
        grown = [{"name": DAUGHTER, "birth_date": date(2001, 4, 18)}]
        assert self.heir(self.waiver(), parties=young) is Outcome.OPEN
        assert self.heir(self.waiver(), parties=grown) is Outcome.WAIVED
        issued = {"issue_date": date(2019, 4, 18)}
        assert self.heir(self.waiver(None), parties=young, **issued) is Outcome.OPEN
        agreed = {"type": "agreement", "parties": [SON, DAUGHTER], "what": "店铺“鹭岛女装”归陈建国"}
        assert self.heir(agreed, parties=young, **issued) is Outcome.OPEN
        assert self.heir(agreed, parties=grown, **issued) is Outcome.JOINED
        takes = {"type": "inherits", "person": DAUGHTER, "from": MOTHER}
        assert self.heir(takes, parties=young, **issued) is Outcome.INHERITS

    def revoked(self, day: date, **changes: Any) -> Document:
        said = {"type": "revocation", "person": DAUGHTER, "of": MOTHER}
        given = {"matter": "declaration", "issue_date": day, "statements": [said], **changes}
        return paper(Kind.NOTARIAL_CERTIFICATE, id_="revocation", **given)

    def after(self, revocation: Document, *more: Document) -> Outcome:
        waived = certificate(self.CHILD, self.waiver())
        return heirs(evidence(death_certificate(), waived, revocation, *more))[DAUGHTER]

    def test_a_waiver_taken_back_before_the_division_is_open_until_a_court_decides(self) -> None:
        back = self.revoked(date(2019, 5, 1))
        assert self.after(back) is Outcome.OPEN
        assert self.after(back, deed(issue_date=date(2019, 5, 2))) is Outcome.OPEN
        said = [{"type": "waiver", "person": DAUGHTER, "of": MOTHER}]
        ruled = paper(Kind.COURT_DOCUMENT, document_type="民事判决书", statements=said)
        assert self.after(back, ruled) is Outcome.WAIVED

    def test_one_taken_back_after_the_division_stays_a_waiver(self) -> None:
        assert self.after(self.revoked(date(2019, 5, 21)), deed()) is Outcome.WAIVED
        allowed = [{"type": "revocation", "person": DAUGHTER, "of": MOTHER}]
        court = paper(Kind.COURT_DOCUMENT, issue_date=date(2019, 9, 1), statements=allowed)
        assert self.after(court, deed()) is Outcome.OPEN

    def test_who_waives_again_after_taking_it_back_has_waived(self) -> None:
        assert self.after(self.revoked(date(2019, 4, 17))) is Outcome.WAIVED
        assert self.after(self.revoked(date(2019, 4, 18))) is Outcome.OPEN
        other = [{"type": "revocation", "person": DAUGHTER, "of": HUSBAND}]
        assert self.after(self.revoked(date(2019, 5, 1), statements=other)) is Outcome.WAIVED

    def test_of_several_acts_the_gravest_counts(self) -> None:
        lost = {"type": "disqualified", "person": DAUGHTER, "from": MOTHER}
        agreed = {"type": "agreement", "parties": [SON, DAUGHTER], "what": "店铺“鹭岛女装”归陈建国"}
        takes = {"type": "inherits", "person": DAUGHTER, "from": MOTHER}
        assert self.heir(lost, self.waiver()) is Outcome.DISQUALIFIED
        assert self.heir(agreed, takes) is Outcome.JOINED
        assert self.heir(self.waiver(), takes) is Outcome.WAIVED

    def test_an_agreement_before_the_death_divides_nothing(self) -> None:
        agreed = [
            {"type": "agreement", "parties": [SON, DAUGHTER], "what": "店铺“鹭岛女装”归陈建国"}
        ]
        for day, outcome in ((10, Outcome.OPEN), (11, Outcome.JOINED)):
            given = {"matter": "agreement", "issue_date": date(2016, 8, day), "statements": agreed}
            signed = paper(Kind.NOTARIAL_CERTIFICATE, id_="agreement", **given)
            case = evidence(death_certificate(), certificate(self.CHILD), signed)
            assert heirs(case)[DAUGHTER] is outcome

    def test_an_agreement_on_other_assets_says_nothing_of_the_shop(self) -> None:
        signed = {"type": "agreement", "parties": [SON, DAUGHTER]}
        assert self.heir(signed | {"what": "存款归陈丽华"}) is Outcome.OPEN
        assert self.heir(signed | {"what": "遗产中的房屋归陈丽华"}) is Outcome.OPEN
        assert self.heir(signed | {"what": "林秀英的全部遗产归陈建国"}) is Outcome.JOINED

    def test_what_is_waived_of_another_estate_is_not_waived_here(self) -> None:
        other = {"type": "waiver", "person": DAUGHTER, "of": "王五", "date": date(2019, 4, 18)}
        assert self.heir(other) is Outcome.OPEN

    def test_a_day_of_death_that_is_only_declared_voids_no_waiver(self) -> None:
        asked = transfer(registrant={"death_date": date(2020, 1, 1)})
        case = evidence(certificate(self.CHILD, self.waiver()), asked=asked)
        assert heirs(case)[DAUGHTER] is Outcome.WAIVED

    def test_a_waiver_without_a_day_is_nobody_s_in_particular(self) -> None:
        young = [{"name": DAUGHTER, "birth_date": date(2015, 4, 19)}]
        assert self.heir(self.waiver(None), parties=young) is Outcome.WAIVED

    def test_a_death_told_with_and_without_its_day_has_the_day(self) -> None:
        said = (
            {"type": "death", "person": DAUGHTER},
            {"type": "death", "person": DAUGHTER, "date": date(2010, 1, 1)},
        )
        assert self.heir(*said) is Outcome.PREDECEASED
        undated = certificate({"type": "death", "person": MOTHER}, id_="undated")
        early = certificate(self.CHILD, self.waiver(date(2016, 8, 10)))
        case = evidence(death_certificate(), undated, early)
        assert heirs(case)[DAUGHTER] is Outcome.OPEN

    def test_of_several_days_of_death_a_waiver_must_precede_them_all_to_be_void(self) -> None:
        later = death_certificate(id_="later", death_date=date(2017, 1, 1), issue_date="")
        between = certificate(self.CHILD, self.waiver(date(2016, 12, 1)))
        assert heirs(evidence(death_certificate(), later, between))[DAUGHTER] is Outcome.WAIVED

    def test_a_share_is_waived_after_the_death_of_whoever_left_it(self) -> None:
        said = (
            kin(HUSBAND, "spouse", MOTHER),
            {"type": "death", "person": HUSBAND, "date": date(2018, 1, 1)},
            kin(DAUGHTER, "child", HUSBAND),
        )
        for year, outcome in ((2017, Outcome.OPEN), (2019, Outcome.WAIVED)):
            waived = {"type": "waiver", "person": DAUGHTER, "of": HUSBAND,
                      "date": date(year, 1, 1)}  # fmt: skip
            found = closure_of(evidence(death_certificate(), certificate(*said, waived)))
            (daughter,) = [one for one in found.heirs if one.name == DAUGHTER]
            assert [one.outcome for one in daughter.shares if one.of != REGISTRANT] == [outcome]

    def test_only_acts_in_papers_that_count_settle_anything(self) -> None:
        case = evidence(death_certificate(), certificate(self.CHILD, self.waiver()))
        for counts, outcome in (((), Outcome.OPEN), (("kinship",), Outcome.WAIVED)):
            found = closure_of(case, counts=counts).heirs
            assert [one.outcome for one in found] == [outcome]


def test_minority_ends_on_the_eighteenth_birthday() -> None:
    parties = [{"name": DAUGHTER, "birth_date": date(2001, 4, 18)}]
    case = evidence(certificate(kin(DAUGHTER, "child", MOTHER), parties=parties))
    (heir,) = closure_of(case).heirs
    assert is_minor(heir.member, date(2019, 4, 17))
    assert not is_minor(heir.member, date(2019, 4, 18))
    (unknown,) = closure_of(evidence(certificate(kin(DAUGHTER, "child", MOTHER)))).heirs
    assert not is_minor(unknown.member, date(2002, 1, 1))
