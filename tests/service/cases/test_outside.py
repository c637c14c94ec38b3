"""What transfers say about each other's papers, on both databases. All people are made up."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from secrets import token_bytes
from typing import Any

import cv2
import numpy as np
import pytest

from service.cases import assessing, outside, purging, reading, recognising, traces
from service.store.tables import AssessmentRow, TraceRow
from tests.service.world import World
from tests.verifiers.papers import (
    MOTHER,
    SON,
    SONS_ID,
    as_read,
    deed,
    number,
    paper,
    portrait,
    with_field,
)
from verifiers.model import Document, Kind, Page, Person, Quality, Shop, Strength
from verifiers.policies.policy import load_policy

SHEET = Page(1, 800, 1100, 0, Quality(sharpness=1.0, glare=0.0, exposure=0.5, completeness=1.0))
OTHERS = [
    {"name": "方样本", "role": "applicant", "id_number": number(date(1970, 1, 1), sequence=3)},
    {"name": "袁样本", "role": "decedent", "id_number": number(date(1940, 1, 1))},
]
Said = list[tuple[str, Strength, tuple[str, ...]]]


@pytest.fixture
def world(store: Any) -> World:
    """A desk before the verifiers themselves, without a judge in their place."""
    return World(store)


def stranger(world: World) -> World:
    """The same desk before a merchant with another shop of other people."""
    claim = replace(
        world.claim,
        shop=Shop("样本小店", "sample_1"),
        registrant=Person(name="袁样本", id_number=number(date(1940, 1, 1))),
        transferee=Person(name="方样本", id_number=number(date(1970, 1, 1), sequence=3)),
    )
    return replace(world, claim=claim)


def send(
    world: World,
    transfer_id: str,
    document: Document,
    *,
    content: bytes | None = None,
    picture: bytes = b"\xff\xd8\xff no picture",
) -> str:
    """Upload a file and have it read as this document."""
    name = world.upload(transfer_id, content or b"\xff\xd8\xff" + token_bytes(8))
    held = reading.claim(world.store, name)
    assert held is not None
    assert reading.finish(world.store, held, replace(document, pages=(SHEET,)), [picture])
    assessing.assess_transfer(world.store, transfer_id)
    return name


def told(world: World, transfer_id: str) -> Said:
    """What the latest assessment was told from outside."""
    with world.store.reading() as tx:
        row = tx.session.query(AssessmentRow).filter_by(transfer_id=transfer_id)
        latest = row.order_by(AssessmentRow.number.desc()).first()
        assert latest is not None
        found = outside.elsewhere(tx, latest)
    return [(one.finding.code, one.finding.strength, one.transfers) for one in found]


def started(world: World, document: Document, **how: Any) -> str:
    transfer_id = world.open()
    send(world, transfer_id, document, **how)
    return transfer_id


class TestDeedNumbers:
    def test_one_number_with_other_content_stops_the_second(self, world: World) -> None:
        first = started(world, deed())
        second = started(stranger(world), deed(parties=OTHERS, statements=[]))
        assert told(world, first) == []
        assert told(world, second) == [("DUP_DEED_NO", Strength.HARD, (first,))]
        view = world.get(second)
        assert view.assessment is not None
        assert view.assessment.assessment.recommendation.value == "reject"

    def test_another_day_under_one_number_is_other_content(self, world: World) -> None:
        first = started(world, deed())
        second = started(world, deed(issue_date=date(2019, 6, 20)))
        assert ("DUP_DEED_NO", Strength.HARD, (first,)) in told(world, second)

    @pytest.mark.parametrize(
        "changes",
        [
            {},
            {"certificate_number": "(2019)厦鹭证内字第003350号"},
            {"certificate_number": "〔2019〕 厦鹭证内字第 3350 号"},
            {"parties": [{"name": SON, "role": "applicant"}]},
            {"parties": []},
            {"issue_date": None},
        ],
    )
    def test_copies_of_one_certificate_raise_no_alarm(
        self, world: World, changes: dict[str, Any]
    ) -> None:
        """正本 and 副本, a page alone, a copy that could not be read whole; twice in a transfer."""
        started(world, deed())
        again = started(world, deed(**changes))
        send(world, again, deed(**changes))
        assert told(world, again) == []

    def test_what_one_reader_read_alone_is_not_proven(self, world: World) -> None:
        first = started(world, deed())
        second = started(stranger(world), as_read(deed(parties=OTHERS, statements=[])))
        assert told(world, second) == [("DUP_DEED_NO", Strength.STRONG, (first,))]

    def test_sub_numbers_are_numbers_of_their_own(self, world: World) -> None:
        started(world, deed(certificate_number="（2019）厦鹭证内字第3350-1号"))
        second = deed(certificate_number="（2019）厦鹭证内字第3350-2号", parties=OTHERS)
        assert told(world, started(stranger(world), second)) == []

    def test_a_request_withdrawn_and_made_again_raises_no_alarm(self, world: World) -> None:
        started(world, deed(), content=b"\xff\xd8\xff the same file")
        world.set("transfers", status="withdrawn")
        again = started(world, deed(), content=b"\xff\xd8\xff the same file")
        assert told(world, again) == []


class TestDeedOrder:
    @pytest.mark.parametrize(
        ("serial", "issued", "fires"),
        [
            ("3351", date(2019, 1, 20), True),
            ("3349", date(2019, 8, 20), True),
            ("3351", date(2019, 4, 20), False),
            ("3349", date(2019, 5, 1), False),
            ("9999", date(2019, 12, 1), False),
        ],
    )
    def test_serials_run_with_the_days(
        self, world: World, serial: str, issued: date, fires: bool
    ) -> None:
        first = started(world, deed())
        other = deed(
            certificate_number=f"（2019）厦鹭证内字第{serial}号",
            issue_date=issued, parties=OTHERS, statements=[],
        )  # fmt: skip
        expected = [("DEED_NO_ORDER", Strength.STRONG, (first,))] if fires else []
        assert told(world, started(stranger(world), other)) == expected

    def test_another_class_or_year_or_office_has_an_order_of_its_own(self, world: World) -> None:
        started(world, deed())
        for text in (
            "（2019）厦鹭证外字第3351号",
            "（2018）厦鹭证内字第3351号",
            "（2019）厦证内字第3351号",
        ):
            other = deed(certificate_number=text, issue_date=date(2018, 1, 20), parties=OTHERS)
            assert told(world, started(stranger(world), other)) == []


class TestNames:
    def test_one_identity_number_under_two_names(self, world: World) -> None:
        first = started(world, portrait())
        second = started(stranger(world), portrait(name="陈阿土"))
        assert told(world, second) == [("ID_NAME_ELSEWHERE", Strength.STRONG, (first,))]

    def test_the_same_name_however_written_and_the_old_number(self, world: World) -> None:
        started(world, portrait())
        again = started(world, portrait(name="陳 建國", id_number="350203620307221"))
        assert told(world, again) == []

    def test_a_register_that_tells_of_the_former_name_explains_it(self, world: World) -> None:
        started(world, portrait(name="陈阿土"))
        second = stranger(world).open()
        send(world, second, portrait())
        assert [one[0] for one in told(world, second)] == ["ID_NAME_ELSEWHERE"]
        send(world, second, register())
        assert told(world, second) == []

    def test_what_may_be_misread_accuses_nobody(self, world: World) -> None:
        started(world, portrait())
        blurred = with_field(portrait(name="陈阿土"), "name", readers=(), confidence=0.7)
        assert told(world, started(stranger(world), blurred)) == []


def register() -> Document:
    """A page that says what he was called before."""
    fields = {"name": SON, "former_name": "陈阿土", "id_number": SONS_ID}
    return paper(Kind.HOUSEHOLD_REGISTER_MEMBER, **fields)


class TestPictures:
    FILE = b"\xff\xd8\xff one file"

    def test_one_file_for_people_who_have_nothing_in_common(self, world: World) -> None:
        plain = deed(certificate_number=None, statements=[])
        first = started(world, plain, content=self.FILE)
        second = started(stranger(world), plain, content=self.FILE)
        assert told(world, second) == [("FILE_SEEN_ELSEWHERE", Strength.STRONG, (first,))]

    def test_a_card_may_be_that_of_an_agent_of_many(self, world: World) -> None:
        started(world, portrait(name=None, id_number=None), content=self.FILE)
        second = started(stranger(world), portrait(name=None, id_number=None), content=self.FILE)
        assert [one[1] for one in told(world, second)] == [Strength.SOFT]

    @pytest.mark.parametrize("shared", ["shop", "registrant", "transferee"])
    def test_one_file_for_the_same_shop_or_people_is_no_news(
        self, world: World, shared: str
    ) -> None:
        """A decedent may own two shops, and a request may be made again."""
        plain = deed(certificate_number=None, statements=[])
        started(world, plain, content=self.FILE)
        other = stranger(world)
        claim = replace(other.claim, **{shared: getattr(world.claim, shared)})
        assert told(world, started(replace(other, claim=claim), plain, content=self.FILE)) == []

    def test_the_same_picture_in_another_file_is_for_a_person_to_see(self, world: World) -> None:
        plain = deed(certificate_number=None, statements=[])
        picture = drawing(seed=1)
        first = started(world, plain, picture=encoded(picture, 95))
        small = cv2.resize(picture, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
        second = started(stranger(world), plain, picture=encoded(small, 60))
        assert told(world, second) == [("PICTURE_SEEN_ELSEWHERE", Strength.STRONG, (first,))]
        view = world.get(second)
        assert view.assessment is not None
        reasons = {one.code: one for one in view.assessment.assessment.reasons}
        assert reasons["PICTURE_SEEN_ELSEWHERE"].forensic
        third = started(stranger(world), plain, picture=encoded(drawing(seed=2), 95))
        assert told(world, third) == []


def drawing(seed: int) -> Any:
    """A page of lines of text-like bars."""
    rolls = np.random.default_rng(seed)
    page = np.full((1100, 800, 3), 245, np.uint8)
    for row in range(60, 1040, 40):
        for column in range(60, 740, 34):
            if rolls.random() < 0.6:
                page[row : row + 22, column : column + 26] = rolls.integers(20, 120)
    return page


def encoded(picture: Any, quality: int) -> bytes:
    done, content = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, quality))
    assert done
    return content.tobytes()


class TestTheIndex:
    def test_it_holds_no_value_in_clear(self, world: World) -> None:
        started(world, deed())
        started(world, portrait())
        rows = world.rows("traces")
        assert {one.sort for one in rows} == {"who", "file", "deed", "series", "number"}
        kept = json.dumps([[one.digest, one.details] for one in rows], ensure_ascii=False)
        for value in (MOTHER, SON, "350203", "厦鹭", "ludao", "鹭岛"):
            assert value not in kept
            assert value.encode("unicode_escape").decode() not in kept

    def test_another_key_knows_nothing_of_it(self, world: World) -> None:
        started(world, deed())
        world.store.trace_key = b"k" * 32
        assert told(world, started(stranger(world), deed(parties=OTHERS, statements=[]))) == []

    def test_reading_a_document_again_replaces_its_traces(self, world: World) -> None:
        transfer_id = started(world, deed())
        before = len(world.rows("traces"))
        with world.store.transaction() as tx:
            document = tx.session.query(TraceRow).filter(TraceRow.document_id.is_not(None)).first()
            assert document is not None
            assert document.document_id is not None
            traces.note(tx, transfer_id, replace(deed(), id=document.document_id))
        assert len(world.rows("traces")) == before

    def test_erasing_a_transfer_takes_its_traces_away(self, world: World) -> None:
        first = started(world, deed())
        world.set("transfers", status="withdrawn")
        kept = started(world, portrait())
        assert purging.erase(world.store, first)
        assert {one.transfer_id for one in world.rows("traces")} == {kept}
        assert told(world, started(stranger(world), deed(parties=OTHERS, statements=[]))) == []

    def test_of_two_at_once_at_least_one_sees_the_other(self, world: World) -> None:
        """Traces are committed before anybody looks, so that no two can miss each other."""
        homes = [world.open(), stranger(world).open()]
        papers = [deed(), deed(parties=OTHERS, statements=[])]
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda pair: send(world, *pair), zip(homes, papers, strict=True)))
        seen = [told(world, one) for one in homes]
        assert any(seen)
        assert {one[0] for found in seen for one in found} == {"DUP_DEED_NO"}

    def test_the_order_in_which_papers_came_changes_nothing(self, world: World) -> None:
        first = started(world, deed())
        one = stranger(world).open()
        send(world, one, deed(parties=OTHERS, statements=[]))
        send(world, one, portrait(name="陈阿土"))
        two = stranger(world).open()
        send(world, two, portrait(name="陈阿土"))
        send(world, two, deed(parties=OTHERS, statements=[]))
        assert ("DUP_DEED_NO", Strength.HARD, (first,)) in told(world, one)
        assert [said[:2] for said in told(world, one)] == [said[:2] for said in told(world, two)]


def test_every_code_of_the_index_has_its_weight() -> None:
    codes = {one.value for one in recognising.Seen}
    assert codes <= load_policy().codes
