"""Law 5 over everything that reaches a merchant: pages, JSON, webhooks and letters.

Every address that answers GET is asked, so that one that is added later is held to it as well.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from service.cases import people
from service.cases.telling import deliveries, endpoints, letters, preferences
from service.cases.telling.preferences import Preference
from service.rules.actor import Actor, ActorKind
from service.rules.letters import Mode
from service.rules.roles import Role
from service.store.tables import User
from tasks.mailing import compose
from tests.service.web.visitors import Visitor, expired_card, id_card, picture
from verifiers.checks import titles
from verifiers.evidence.facts import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.store.database import Store

DETECTORS = ("COPY_BW", "RESHOT_SCREEN")
_OWN = re.compile(
    r"(?:tr|doc|asm|rdg|evt|apl|key|usr|req|ses)_[0-9a-z]{26}|\d{4}-\d\d-\d\dT[\d:.]+Z?"
    r'|\d\d:\d\d|csrf_token" value="[^"]*"|&amp;seen=\w+|"seq": ?\d+|nonce-[\w+/=-]+'
)
"""Ids, moments and tokens, which differ between any two transfers."""
_WEIGHTS = ("log_odds", "log-odds", "counted_in", '"points"', '"breakdown"', '"shadow"')


def every_answer(app: Any, visitor: Visitor, key: str, ids: dict[str, str]) -> Iterator[str]:
    """What this merchant is answered at every address that may be read."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda one: one.rule):
        if "GET" not in (rule.methods or ()) or not rule.arguments <= ids.keys():
            continue
        path = rule.rule
        for name in rule.arguments:
            path = re.sub(rf"<(?:\w+:)?{name}>", ids[name], path)
        if path.startswith("/v1/"):
            answer = visitor.client.get(path, headers={"Authorization": f"Bearer {key}"})
        elif path.startswith(("/sign-out", "/static", "/metrics", "/openapi", "/docs")):
            continue
        else:
            answer = visitor.get(path)
        if answer.status_code == 200 and not answer.mimetype.startswith("image/"):
            yield f"{rule.rule}\n{answer.text}"


def decided(reviewer: Visitor, path: str) -> None:
    """A reviewer asks for evidence, in words that name nobody."""
    case = path.replace("/transfers/", "/review/")
    reviewer.post(
        f"{case}/overrides",
        {
            "assessment_id": reviewer.value_of(case, "assessment_id"),
            "outcome": "request_evidence",
            "reason_code": "evidence_missing",
            "statement": "请补充继承公证书",
        },
    )


@pytest.fixture
def told(app: Any, store: Store, visit: Any, read: Any) -> Any:
    """All that the merchant of one transfer is told, in which this detector fired."""
    with store.transaction() as tx:
        key = people.add_key(tx, role=Role.MERCHANT, merchant_ref="m-1").text
        platform = Actor(id="key_platform", role=Role.PLATFORM, kind=ActorKind.KEY)
        hook = endpoints.add_endpoint(tx, platform, url="https://shop.example/hook", events=()).id
        user = tx.session.query(User).filter_by(login="merchant").one()
        actor = Actor(id=user.id, role=Role.MERCHANT, kind=ActorKind.USER, merchant_ref="m-1")
        preferences.choose(tx, actor, Preference("a@shop.example", Mode.AT_ONCE, "zh"))
    letters.make_out(store)

    def tell(detector: str) -> str:
        merchant, reviewer = visit("merchant"), visit("reviewer")
        path = merchant.open_transfer()
        for colour, document in (("white", id_card(detector=detector)), ("blue", expired_card())):
            merchant.upload(path, (picture(colour), "证.jpg"))
            read(merchant.documents(path)[0], document)
        merchant.submit(path)
        decided(reviewer, path)
        transfer_id = path.rpartition("/")[2]
        answer = merchant.client.get(
            f"/v1/transfers/{transfer_id}", headers={"Authorization": f"Bearer {key}"}
        ).json
        ids = {
            "transfer_id": transfer_id,
            "assessment_id": answer["assessment"]["id"],
            "document_id": answer["documents"][0]["id"],
            "number": "1",
        }
        parts = list(every_answer(app, merchant, key, ids))
        assert any(part.startswith("/v1/transfers/<transfer_id>\n") for part in parts)
        assert any(part.startswith("/transfers/<transfer_id>\n") for part in parts)
        deliveries.make_out(store)
        while (message := deliveries.take(store, hook)) is not None:
            parts.append(json.dumps(message.body, ensure_ascii=False))
            deliveries.ended(store, message, "204")
        letters.make_out(store)
        while (letter := letters.take(store)) is not None:
            parts.append(compose(store.settings, letter).get_content())
            letters.ended(store, letter, sent=True)
        return "\n".join(parts)

    return tell


def test_nothing_that_reaches_a_merchant_tells_detectors_weights_or_people(
    told: Any, visit: Any, store: Store
) -> None:
    rival = visit("rival")
    rival.open_transfer(registrant_name="欧阳样本", registrant_id="", transferee_name="司马样本")

    everything = told(DETECTORS[0])

    assert not [one for one in (*DETECTORS, *_WEIGHTS) if one in everything]
    assert "欧阳样本" not in everything
    assert "司马样本" not in everything
    with store.reading() as tx:
        others = [one.id for one in tx.session.query(User) if one.login != "merchant"]
    assert not [one for one in others if one in everything]
    assert "PICTURE_TO_BE_REVIEWED" in everything


def test_no_answer_depends_on_which_detector_fired(told: Any) -> None:
    first, second = (_OWN.sub("…", told(one)) for one in DETECTORS)

    assert _same(first) == _same(second)


def _same(everything: str) -> list[str]:
    """The lines; lists of all transfers have one more the second time."""
    kept, skip = [], False
    for line in everything.splitlines():
        if line.startswith("/") and "<" not in line:
            skip = True
        elif line.startswith(("/", "{")):
            skip = line.startswith("{")
        if not skip:
            kept.append(line)
    return kept


def test_the_codes_of_detectors_are_known() -> None:
    """Else the tests above would look for what nobody can find."""
    assert set(DETECTORS) <= set(titles())
    assert not set(DETECTORS) & set(RULES)
