"""The people of these tests, a judge whose verdict a test sets, and short ways to situations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from service.cases import assessing, documents, reading, transfers
from service.rules.actor import Actor, ActorKind
from service.rules.roles import Role
from service.store.tables import Base, JournalRow, User
from verifiers.model import (
    Assessment,
    Band,
    Document,
    Evidence,
    Fact,
    FactState,
    Field,
    Kind,
    Page,
    Person,
    Quality,
    Reason,
    Recommendation,
    Shop,
    Strength,
    Text,
    Transfer,
)

if TYPE_CHECKING:
    from service.cases.views import TransferView
    from service.store.database import Store
    from verifiers.policies.policy import Policy

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PAPER = b"\xff\xd8\xff\xe0 a paper of specimen people"


def reason(code: str, strength: Strength = Strength.STRONG, *, forensic: bool = False) -> Reason:
    """A reason in words that say nothing further."""
    said = Text("有一处矛盾", "something contradicts")
    return Reason(
        code=code, strength=strength, points=5, title=said, detail=said, fix=said, forensic=forensic
    )


@dataclass
class Judge:
    """Stands in for the verifiers where a test is about what the service does with a verdict."""

    recommendation: Recommendation = Recommendation.NEEDS_EVIDENCE
    risk_score: int = 40
    missing: tuple[str, ...] = ("parents_of_registrant",)
    reasons: tuple[Reason, ...] = (reason("DEATH_DATE_CONFLICT"),)
    seen: list[Evidence] = field(default_factory=list)

    def __call__(
        self, evidence: Evidence, policy: Policy, *, engine: tuple[tuple[str, str], ...] = ()
    ) -> Assessment:
        self.seen.append(evidence)
        return Assessment(
            as_of=evidence.as_of,
            policy=policy.stamp,
            risk_score=self.risk_score,
            band=Band.MEDIUM,
            recommendation=self.recommendation,
            facts=(
                *(
                    Fact(
                        name=name,
                        state=FactState.MISSING,
                        why=Text("缺少父母死亡证明", "the parents' deaths are not shown"),
                        people=("林父",),
                    )
                    for name in self.missing
                ),
                Fact(
                    name="registrant_is_dead", state=FactState.ESTABLISHED, why=Text("有", "shown")
                ),
            ),
            reasons=self.reasons,
            breakdown=(),
            inputs=tuple((document.id, document.sha256) for document in evidence.documents),
            engine=tuple(engine),
        )


MERCHANT = Actor(id="key_merchant", role=Role.MERCHANT, kind=ActorKind.KEY, merchant_ref="m-1")
RIVAL = Actor(id="key_rival", role=Role.MERCHANT, kind=ActorKind.KEY, merchant_ref="m-2")
PLATFORM = Actor(id="key_platform", role=Role.PLATFORM, kind=ActorKind.KEY)
REVIEWER = Actor(id="usr_reviewer", role=Role.REVIEWER, kind=ActorKind.USER)
ADMINISTRATOR = Actor(id="usr_admin", role=Role.ADMINISTRATOR, kind=ActorKind.USER)

CLAIM = Transfer(
    scenario="inheritance",
    shop=Shop("鹭岛女装", "ludao_1924"),
    registrant=Person(name="林秀英", id_number="350203192405060028"),
    transferee=Person(name="陈建国", id_number="350203196203072213"),
)


@dataclass
class World:
    """A store with the people of these tests, and short ways to the usual situations."""

    store: Store
    merchant: Actor = MERCHANT
    rival: Actor = RIVAL
    platform: Actor = PLATFORM
    reviewer: Actor = REVIEWER
    administrator: Actor = ADMINISTRATOR
    claim: Transfer = CLAIM

    def open(self) -> str:
        with self.store.transaction() as tx:
            return transfers.open_transfer(tx, self.merchant, self.claim).id

    def upload(self, transfer_id: str, content: bytes = PAPER, name: str = "证件.jpg") -> str:
        return documents.upload(self.store, self.merchant, transfer_id, content, name=name).id

    def read(self, document_id: str, document: Document | None = None) -> None:
        held = reading.claim(self.store, document_id)
        assert held is not None
        kept = document if document is not None else paper()
        pages = [b"\xff\xd8\xffpage %d" % page.number for page in kept.pages]
        assert reading.finish(self.store, held, kept, pages, (("paddle", "3.10"),))
        assessing.assess_transfer(self.store, held.transfer_id)

    def submit(self, transfer_id: str) -> TransferView:
        with self.store.transaction() as tx:
            return transfers.submit(tx, self.merchant, transfer_id)

    def get(self, transfer_id: str, actor: Actor | None = None) -> TransferView:
        with self.store.reading() as tx:
            return transfers.get_transfer(tx, actor or self.merchant, transfer_id)

    def person(
        self, login: str, role: Role = Role.REVIEWER, merchant_ref: str | None = None
    ) -> Actor:
        """Somebody who signs in, and has; nobody ever needs their password."""
        with self.store.transaction() as tx:
            user = User(
                id=f"usr_{login}",
                login=login,
                password_hash="x",
                role=role.value,
                merchant_ref=merchant_ref,
                created_at=tx.now,
            )
            tx.session.add(user)
        return Actor(id=user.id, role=role, kind=ActorKind.USER, merchant_ref=merchant_ref)

    def rows(self, table: str) -> list[Any]:
        """All rows of a table, as they are kept; the journal's in its order.

        PostgreSQL fills the room of removed rows again, so that it keeps none by itself.
        """
        query = select(Base.metadata.tables[table])
        if table == "journal":
            query = query.order_by(JournalRow.seq)
        with self.store.engine.connect() as connection:
            return list(connection.execute(query))

    def set(self, table: str, **values: object) -> None:
        """Change every row of a table, as time or an intruder would."""
        with self.store.engine.begin() as connection:
            connection.execute(update(Base.metadata.tables[table]).values(**values))

    def submitted(self) -> str:
        """A transfer with one read document, submitted and settled."""
        transfer_id = self.open()
        self.read(self.upload(transfer_id))
        self.submit(transfer_id)
        return transfer_id


def paper(name: str = "林秀英") -> Document:
    """A death certificate as a reader would have read it."""
    quality = Quality(sharpness=1.0, glare=0.0, exposure=0.5, completeness=1.0)
    return Document(
        id="whatever the reader called it",
        sha256="",
        kind=Kind.DEATH_CERTIFICATE,
        kind_confidence=0.98,
        pages=(Page(1, 800, 600, 0, quality),),
        fields=(Field(name="name", value=name, raw=name, confidence=0.99),),
    )
