"""An office whose people ask, vouch, approve and refuse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from service.cases import transfers
from service.cases.decisions import appeals, approving, overrides
from service.cases.people import Proof
from service.rules.roles import Role

if TYPE_CHECKING:
    from service.cases.views import AppealView, OverrideView, TransferView
    from service.rules.actor import Actor
    from tests.service.world import World

WORDS = "登记人生于一九二四年，其兄弟一九四九年后失去联系"


@dataclass
class Office:
    """Two reviewers and two approvers of one world, and what they do."""

    world: World

    @cached_property
    def asks(self) -> Actor:
        return self.world.person("asks")

    @cached_property
    def vouches(self) -> Actor:
        return self.world.person("vouches")

    @cached_property
    def approves(self) -> Actor:
        return self.world.person("approves", Role.APPROVER)

    @cached_property
    def checks(self) -> Actor:
        return self.world.person("checks", Role.APPROVER)

    def ask(
        self,
        transfer_id: str,
        actor: Actor | None = None,
        guarantor: Actor | None = None,
        **given: Any,
    ) -> OverrideView:
        """Ask for a special approval of the transfer as it stands."""
        wanted = {
            "outcome": "approve",
            "reason_code": "evidence_cannot_exist",
            "statement": WORDS,
            "assessment_id": given.pop("assessment_id", None) or self.seen(transfer_id),
            "guarantor_id": (guarantor or self.vouches).id,
            **given,
        }
        with self.world.store.transaction() as tx:
            return overrides.override(tx, actor or self.asks, transfer_id, **wanted)

    def ask_to_reject(
        self, transfer_id: str, actor: Actor | None = None, **given: Any
    ) -> OverrideView:
        wanted = {
            "outcome": "reject",
            "reason_code": "evidence_contradicted",
            "grounds": ["DEATH_DATE_CONFLICT"],
            "guarantor_id": None,
            **given,
        }
        return self.ask(transfer_id, actor, **wanted)

    def decide(self, transfer_id: str, outcome: str, actor: Actor | None = None) -> OverrideView:
        return self.ask(transfer_id, actor, outcome=outcome, guarantor_id=None)

    def guarantee(self, override_id: str, actor: Actor | None = None) -> OverrideView:
        """Vouch, having signed in again just now."""
        who = actor or self.vouches
        with self.world.store.transaction() as tx:
            return approving.guarantee(tx, who, override_id, Proof(who.id, tx.now))

    def approve(self, override_id: str, actor: Actor | None = None) -> OverrideView:
        with self.world.store.transaction() as tx:
            return approving.approve(tx, actor or self.approves, override_id)

    def refuse(
        self, override_id: str, actor: Actor | None = None, statement: str = ""
    ) -> OverrideView:
        with self.world.store.transaction() as tx:
            return approving.refuse(tx, actor or self.approves, override_id, statement)

    def withdraw(self, override_id: str, actor: Actor | None = None) -> OverrideView:
        with self.world.store.transaction() as tx:
            return approving.withdraw(tx, actor or self.asks, override_id)

    def reject(
        self, transfer_id: str, actor: Actor | None = None, approver: Actor | None = None
    ) -> OverrideView:
        """Ask for a rejection and give it."""
        return self.approve(self.ask_to_reject(transfer_id, actor).id, approver)

    def appeal(self, transfer_id: str, statement: str = "医院已更正死亡日期") -> AppealView:
        with self.world.store.transaction() as tx:
            return appeals.appeal(tx, self.world.merchant, transfer_id, statement=statement)

    def take_back(self, transfer_id: str) -> TransferView:
        with self.world.store.transaction() as tx:
            return transfers.withdraw(tx, self.world.merchant, transfer_id)

    def seen(self, transfer_id: str) -> str:
        """The latest assessment, as somebody would see it now."""
        latest = self.world.get(transfer_id).assessment
        assert latest is not None
        return latest.id
