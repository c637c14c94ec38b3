"""Whatever people do, in whatever order: no approval by fewer than three, no rejection by one.

A rule-based machine drives the real use cases on a real database. It keeps its own account of who
did what to which evidence, and holds every decision to it.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule
from sqlalchemy import select

from service.cases import assessing
from service.cases.people import persons
from service.rules.actor import Actor, ActorKind
from service.rules.errors import ServiceError
from service.rules.roles import Role
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent
from service.store.tables import DecisionRow, OverrideRow
from tests import homes
from tests.service.cases.office import Office
from tests.service.world import LONG_AGO, PAPER, Judge, World, reason
from verifiers.model import Recommendation, Strength

if TYPE_CHECKING:
    from collections.abc import Callable

GROUNDS = ("DEATH_DATE_CONFLICT", "NOISE_UNEVEN", "FIELD_UNREADABLE", "RISK_SCORE")
ASKS = ("special", "special", "special", "reject", "reject", "approve", "request_evidence")
ANSWERS = ("guarantee", "approve", "refuse", "withdraw")
PEOPLE = st.integers(0, 7)


class Deciding(RuleBasedStateMachine):
    """One transfer at a time; eight accounts, of which two are tied to the merchant or no people's.

    Two are one person's from the beginning, and two more are found out to be so.
    """

    overrides: Bundle[str] = Bundle("overrides")

    def __init__(self) -> None:
        super().__init__()
        self.ended = ExitStack()
        home = Path(self.ended.enter_context(tempfile.TemporaryDirectory()), "home")
        self.store = Store(Settings.load(home=homes.migrated(home)), Silent())
        judge = Judge(
            recommendation=Recommendation.REVIEW,
            missing=("heirs_are_complete",),
            reasons=(
                reason("DEATH_DATE_CONFLICT"),
                reason("FIELD_UNREADABLE"),
                reason("NOISE_UNEVEN", Strength.HARD, forensic=True),
            ),
        )
        self.ended.enter_context(mock.patch.object(assessing, "assess", judge))
        self.world = World(self.store)
        self.office = Office(self.world)
        self.people = [
            self.world.person("anna"),
            self.world.person("bela"),
            self.world.person("carl", Role.APPROVER),
            self.world.person("dora", Role.APPROVER),
            self.world.person("emil", Role.APPROVER),
            self.world.person("tied", Role.APPROVER, "m-1"),
            Actor(id="key_tool", role=Role.APPROVER, kind=ActorKind.KEY),
            self.world.person("bela2", Role.APPROVER),
        ]
        self.whose: dict[str, str] = {}
        """Account → person, of whoever has a second account."""
        self._join("bela", "bela2")
        self.papers = 0
        self.case = self.world.submitted()
        self.guaranteed: dict[str, tuple[str, int]] = {}
        """Override → who vouched, and how many papers there were."""
        self.asked: dict[str, tuple[str, int, tuple[str, ...]]] = {}
        """Override → who asked, how many papers there were, on which grounds."""
        self.approved: dict[str, tuple[str, int]] = {}
        self.known: dict[str, dict[str, str]] = {}
        """Override → whose accounts were known to be one person's when it took effect."""

    def teardown(self) -> None:
        self.store.close()
        self.ended.close()

    def attempt(self, act: Callable[..., Any], *given: Any, **more: Any) -> Any:
        """Do it; a refusal is an answer too."""
        try:
            return act(*given, **more)
        except ServiceError:
            return None

    # Few rules with many choices: Hypothesis leaves whole rules out of an example.

    @rule(
        target=overrides,
        what=st.sampled_from(ASKS),
        who=PEOPLE,
        guarantor=PEOPLE,
        grounds=st.sampled_from([GROUNDS[:1], GROUNDS[:1], GROUNDS[:2], GROUNDS[1:2], ()]),
    )
    def ask(self, what: str, who: int, guarantor: int, grounds: tuple[str, ...]) -> Any:
        actor, office = self.people[who], self.office
        if what == "special":
            made = self.attempt(office.ask, self.case, actor, self.people[guarantor])
        elif what == "reject":
            made = self.attempt(office.ask_to_reject, self.case, actor, grounds=grounds)
        else:
            made = self.attempt(office.decide, self.case, what, actor)
        if made is None:
            return multiple()
        self.asked[made.id] = (actor.id, self.papers, grounds if what == "reject" else ())
        if made.status == "effective":
            self._note_effect(made.id, actor)
        return made.id

    @rule(override=overrides, act=st.sampled_from(ANSWERS), who=PEOPLE)
    def answer(self, override: str, act: str, who: int) -> None:
        """Anybody tries anything with any override."""
        self._answer(override, act, self.people[who])

    @rule(who=PEOPLE)
    def go_on(self, who: int) -> None:
        """Whoever was named vouches and another approves: chance alone would rarely get so far."""
        waiting = self.world.get(self.case).waiting
        if waiting is not None:
            for person in self.people:
                if person.id == waiting.guarantor_id:
                    self._answer(waiting.id, "guarantee", person)
            self._answer(waiting.id, "approve", self.people[who])

    @rule(what=st.sampled_from(["paper", "submit", "appeal", "appeal", "late", "joined"]))
    def meanwhile(self, what: str) -> None:
        """What the merchant and time do; where the case is decided for good, another begins."""
        done = self.world.get(self.case).status in {"approved", "withdrawn"}
        if done:
            self.case, self.papers = self.world.submitted(), 0
        elif what == "paper":
            self.attempt(self._bring_another_paper)
        elif what == "joined":
            self._join("anna", "emil")
        elif what == "late":
            self.world.set("overrides", expires_at=LONG_AGO)
        else:
            self.attempt(self.world.submit if what == "submit" else self.office.appeal, self.case)

    def _answer(self, override: str, act: str, person: Actor) -> None:
        if not self.attempt(getattr(self.office, act), override, person):
            return
        if act == "guarantee":
            self.guaranteed[override] = (person.id, self.papers)
        if act == "approve":
            self._note_effect(override, person)

    def _note_effect(self, override: str, person: Actor) -> None:
        self.approved[override] = (person.id, self.papers)
        self.known[override] = dict(self.whose)

    def _join(self, login: str, other: str) -> None:
        with self.store.transaction() as tx:
            persons.join(tx, login, other, by=self.world.administrator, reason="asked in person")
        self.whose[f"usr_{other}"] = f"usr_{login}"

    def _bring_another_paper(self) -> None:
        document = self.world.upload(self.case, PAPER + bytes([self.papers]))
        self.papers += 1
        self.world.read(document)

    @invariant()
    def decisions_have_their_people(self) -> None:
        with self.store.reading() as tx:
            found = tx.session.execute(
                select(DecisionRow, OverrideRow).join(
                    OverrideRow, OverrideRow.id == DecisionRow.override_id
                )
            ).all()
        for decision, override in found:
            asked, seen, grounds = self.asked[override.id]
            approver, approved_with = self.approved[override.id]
            whose = self.known[override.id]
            people = {whose.get(one, one) for one in (asked, approver)}
            # What was decided is what was asked for, on the evidence that was seen then.
            assert seen == approved_with
            if decision.outcome == "reject":
                assert len(people) == 2
                assert grounds == ("DEATH_DATE_CONFLICT",)
            else:
                # A fact is open that nobody here may waive by themselves.
                assert decision.made_by == "special_approval"
                vouched, vouched_with = self.guaranteed[override.id]
                assert len(people | {whose.get(vouched, vouched)}) == 3
                assert vouched_with == seen
            assert not people & {"usr_tied", "key_tool"}

    @invariant()
    def outcomes_have_decisions(self) -> None:
        view = self.world.get(self.case)
        outcome = {"approved": "approve", "rejected": "reject"}.get(view.status)
        if outcome is not None:
            assert view.decision.outcome == outcome
            assert view.ground.status == "effective"
        assert sum(one.is_waiting for one in view.overrides) <= 1

    @invariant()
    def an_appeal_is_decided_by_others(self) -> None:
        with self.store.reading() as tx:
            rows = tx.session.scalars(
                select(OverrideRow)
                .join(DecisionRow, DecisionRow.override_id == OverrideRow.id)
                .where(OverrideRow.transfer_id == self.case)
                .order_by(DecisionRow.number)
            ).all()
        earlier: set[str] = set()
        for row in rows:
            parts = {one for one in (row.author_id, row.guarantor_id, row.approver_id) if one}
            whose = self.known[row.id]
            assert {whose.get(one, one) for one in parts}.isdisjoint(
                whose.get(one, one) for one in earlier
            )
            earlier |= parts


Deciding.TestCase.settings = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestDeciding = Deciding.TestCase
