"""Law 7: what is open only shrinks, unless something happened that is named as the cause."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from service.rules.reopening import WHY_REOPENED, Cause, Item, Outcome, opened

DOCUMENTS = st.frozensets(st.sampled_from(["doc_a", "doc_b", "doc_c"]))
ITEMS = st.builds(
    Item,
    code=st.sampled_from(["ID_EXPIRED", "BLUR", "registrant_is_dead"]),
    document_id=st.sampled_from([None, "doc_a", "doc_b"]),
    field=st.sampled_from([None, "name"]),
    rests_on=DOCUMENTS,
)
OUTCOMES = st.builds(
    Outcome,
    items=st.lists(ITEMS, max_size=5).map(tuple),
    documents=DOCUMENTS,
    policy=st.sampled_from(["p1", "p2"]),
    day=st.sampled_from(["2026-11-23", "2026-11-24"]),
    outside=st.sampled_from(["", "x"]),
    engine=st.sampled_from(["1", "2"]),
)


def keys(outcome: Outcome) -> set[tuple[str, str, str]]:
    return {one.key for one in outcome.items}


@given(OUTCOMES, OUTCOMES)
def test_all_that_was_not_named_is_listed_once_and_nothing_else(
    before: Outcome, now: Outcome
) -> None:
    found = [one.item.key for one in opened(before, now)]
    assert len(found) == len(set(found))
    assert set(found) == keys(now) - keys(before)


@given(OUTCOMES, st.lists(ITEMS, max_size=5))
def test_where_nothing_happened_nothing_opens_with_a_cause(
    before: Outcome, items: list[Item]
) -> None:
    """Judging is pure, so this cannot come to pass; if it did, nobody would be asked for it."""
    now = replace(before, items=tuple(items))
    assert {one.cause for one in opened(before, now)} <= {Cause.UNEXPLAINED}


@given(OUTCOMES, OUTCOMES)
def test_every_cause_did_happen(before: Outcome, now: Outcome) -> None:
    fresh = now.documents - before.documents
    happened = {
        Cause.NEW_EVIDENCE: bool(fresh),
        Cause.POLICY: before.policy != now.policy,
        Cause.DAY: before.day != now.day,
        Cause.OUTSIDE: before.outside != now.outside,
        Cause.ENGINE: before.engine != now.engine,
    }
    for one in opened(before, now):
        assert happened[one.cause] if one.cause in happened else not any(happened.values())
        assert set(one.documents) <= fresh


def test_the_new_document_that_an_item_rests_on_is_the_nearest_cause() -> None:
    before = Outcome(items=(), documents=frozenset(), policy="1", day="1", outside="", engine="1")
    item = Item("ID_EXPIRED", "doc_a", "valid_until", frozenset({"doc_a"}))
    now = replace(before, items=(item,), documents=frozenset({"doc_a", "doc_b"}), policy="2")
    (one,) = opened(before, now)
    assert (one.cause, one.documents) == (Cause.NEW_EVIDENCE, ("doc_a",))


def test_every_cause_is_told_in_both_languages() -> None:
    assert set(WHY_REOPENED) == set(Cause)
    assert all(one.zh and one.en for one in WHY_REOPENED.values())
