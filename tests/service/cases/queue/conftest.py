"""An office in Xiamen with two teams, and transfers of several merchants that wait for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from service.cases import organisation
from service.cases.queue import listing
from service.rules import ids
from service.rules.actor import Actor, ActorKind
from service.rules.roles import Role
from service.store.tables import User
from verifiers.model import Person, Recommendation, Shop

if TYPE_CHECKING:
    from service.cases.queue.views import TaskView
    from service.store.database import Store
    from tests.service.world import Judge, World

STAFF = {
    "ann": Role.REVIEWER,
    "ben": Role.REVIEWER,
    "cai": Role.REVIEWER,
    "ma": Role.APPROVER,
    "na": Role.APPROVER,
    "lin": Role.APPROVER,
    "chief": Role.APPROVER,
}
CHART = """unit,parent,name,person,post,valid_from,valid_until
head,,总部,,,2020-01-01,
xm,head,厦门,,,2020-01-01,
xm1,xm,一组,,,2020-01-01,
xm2,xm,二组,,,2020-01-01,
head,,,chief,manager,2020-01-01,
xm,,,lin,manager,2020-01-01,
xm1,,,ma,manager,2020-01-01,
xm2,,,na,manager,2020-01-01,
xm1,,,ann,member,2020-01-01,
xm1,,,ben,member,2020-01-01,
xm2,,,cai,member,2020-01-01,
"""


@dataclass
class Office:
    """Staff by login, and the transfers that wait."""

    world: World
    staff: dict[str, Actor] = field(default_factory=dict)

    def __getitem__(self, login: str) -> Actor:
        return self.staff[login]

    @property
    def store(self) -> Store:
        return self.world.store

    def waits(self, merchant_ref: str = "m-1", account: str = "ludao", number: str = "1") -> str:
        """The id of a new task: a transfer that the machine referred to a person."""
        world = self.world
        world.merchant = replace(world.merchant, merchant_ref=merchant_ref)
        world.claim = replace(
            world.claim,
            shop=Shop("鹭岛女装", account),
            registrant=Person(name="林秀英", id_number=number),
        )
        return self.task(world.submitted()).id

    def task(self, transfer_id: str) -> TaskView:
        with self.store.reading() as tx:
            found = listing.task_of(tx, self["chief"], transfer_id)
        assert found is not None
        return found

    def seen(self, task_id: str) -> TaskView:
        with self.store.reading() as tx:
            return listing.get_task(tx, self["chief"], task_id)

    def acts(self, act: str) -> list[dict[str, object]]:
        """Details of every journal row of an act."""
        return [
            row.details | {"by": row.actor_id}
            for row in self.world.rows("journal")
            if row.act == act
        ]


@pytest.fixture
def office(world: World, judge: Judge) -> Office:
    judge.recommendation = Recommendation.REVIEW
    office = Office(world)
    with world.store.transaction() as tx:
        for login, role in STAFF.items():
            user = User(
                id=ids.new_id(ids.USER),
                login=login,
                password_hash="none",
                role=role.value,
                created_at=tx.now,
            )
            tx.session.add(user)
            office.staff[login] = Actor(id=user.id, role=role, kind=ActorKind.USER)
        tx.session.flush()
        organisation.import_file(tx, CHART)
    return office
