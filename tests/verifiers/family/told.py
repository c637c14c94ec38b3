"""Papers that tell of a family, and what the closure makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.verifiers.papers import MOTHER, paper
from verifiers.family.closure import closure_of
from verifiers.model import Kind

if TYPE_CHECKING:
    from verifiers.family.succession import Outcome, Role
    from verifiers.model import Document, Evidence

BROTHER, FATHER, HER_MOTHER = "陈建军", "林伯年", "黄招娣"


def page(name: str, word: str, **more: Any) -> Document:
    return paper(
        Kind.HOUSEHOLD_REGISTER_MEMBER, id_=f"page-{name}", name=name, relation_to_head=word, **more
    )


def certificate(*said: dict[str, Any], id_: str = "kinship", **more: Any) -> Document:
    return paper(
        Kind.NOTARIAL_CERTIFICATE, id_=id_, matter="kinship", statements=list(said), **more
    )


def kin(person: str, relation: str, to: str, **more: Any) -> dict[str, Any]:
    return {"type": "kinship", "person": person, "relation": relation, "to": to, **more}


def roles(case: Evidence) -> dict[str, Role | None]:
    return {one.name: one.role for one in closure_of(case).heirs}


def heirs(case: Evidence) -> dict[str, Outcome]:
    return {one.name: one.outcome for one in closure_of(case).heirs}


def gone_before(person: str) -> dict[str, Any]:
    return {"type": "predeceased", "person": person, "before": MOTHER}
