"""Hypothesis strategies: families of every shape, told by certificates and declarations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.verifiers.papers import (
    DAUGHTER,
    HUSBAND,
    MOTHER,
    SON,
    death_certificate,
    deed,
    emblem,
    evidence,
    number,
    paper,
    portrait,
    statements,
    transfer,
)
from verifiers.model import Kind, Relative

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verifiers.model import Document, Evidence

BROTHER, GRANDCHILD, FATHER, HER_MOTHER, SISTER, WIFE = (
    "陈建军", "陈小雨", "林伯年", "黄招娣", "林秀兰", "吴美玲",
)  # fmt: skip
OPENED, BEFORE, LATER, LATEST = (
    date(2016, 8, 11), date(2010, 1, 1), date(2017, 3, 1), date(2018, 3, 1),
)  # fmt: skip
WAIVED = date(2019, 4, 18)
TIES: Mapping[str, tuple[str, str]] = {
    HUSBAND: ("spouse", MOTHER),
    DAUGHTER: ("child", MOTHER),
    BROTHER: ("child", MOTHER),
    GRANDCHILD: ("child", BROTHER),
    FATHER: ("father", MOTHER),
    HER_MOTHER: ("mother", MOTHER),
    SISTER: ("sibling", MOTHER),
    WIFE: ("spouse", HUSBAND),
}
"""Everybody who may belong to the family, and how a paper would say so."""
FATES = ("silent", "waived", "predeceased", "before", "later", "latest", "same_day", "declared")


@dataclass(frozen=True)
class Told:
    """One relative: where the tie is told, and what became of them."""

    name: str
    where: str
    """``deed`` or ``kinship``: which certificate tells the tie."""
    fate: str


def tie(name: str) -> dict[str, Any]:
    """The statement that ties them to the family."""
    relation, to = TIES[name]
    return {"type": "kinship", "person": name, "relation": relation, "to": to}


def fate(told: Told) -> dict[str, Any] | None:
    """The statement of what became of them, where a certificate makes one."""
    days = {"before": BEFORE, "later": LATER, "latest": LATEST, "same_day": OPENED}
    if told.fate == "waived":
        return {"type": "waiver", "person": told.name, "of": MOTHER, "date": WAIVED}
    if told.fate == "predeceased":
        return {"type": "predeceased", "person": told.name, "before": MOTHER}
    if told.fate in days:
        return {"type": "death", "person": told.name, "date": days[told.fate]}
    return None


def documents(family: list[Told]) -> list[Document]:
    """The papers that tell this family: a certificate of inheritance, one of kinship, waivers."""
    by_deed = [one for one in family if one.where == "deed"]
    rest = [one for one in family if one.where == "kinship"]
    inherits = statements("kinship", "waiver")
    son = {"type": "kinship", "person": SON, "relation": "child", "to": MOTHER}
    told = [
        *(tie(one.name) for one in by_deed),
        *(said for one in by_deed if (said := fate(one))),
    ]
    papers = [portrait(), emblem(), death_certificate(), deed(statements=[*inherits, son, *told])]
    if rest:
        papers.append(
            paper(
                Kind.NOTARIAL_CERTIFICATE, id_="kinship", matter="kinship",
                certificate_number="（2019）厦鹭证内字第3301号", issue_date=date(2019, 4, 1),
                parties=[{"name": MOTHER, "id_number": number(date(1924, 5, 6))}],
                statements=[tie(one.name) for one in rest],
            )
        )  # fmt: skip
    for place, one in enumerate(rest):
        said = fate(one)
        if said:
            papers.append(
                paper(
                    Kind.NOTARIAL_CERTIFICATE, id_=f"fate-{place}",
                    matter="inheritance_waiver" if one.fate == "waived" else "death",
                    certificate_number=f"（2019）厦鹭证内字第{3302 + place}号",
                    issue_date=WAIVED, parties=[{"name": one.name}], statements=[said],
                )
            )  # fmt: skip
    return papers


def case(family: list[Told]) -> Evidence:
    """The transfer in which this family is told."""
    gone = [
        Relative(name=one.name, relation=_declared(one.name), alive=False)
        for one in family
        if one.fate == "declared" and TIES[one.name][1] == MOTHER
    ]
    return evidence(*documents(family), asked=transfer(*gone))


def _declared(name: str) -> str:
    return {"father": "parent", "mother": "parent"}.get(TIES[name][0], TIES[name][0])


@st.composite
def families(draw: st.DrawFn) -> list[Told]:
    """Some of the relatives, each told somewhere and with some fate."""
    names = draw(st.lists(st.sampled_from(list(TIES)), unique=True, max_size=5))
    return [
        Told(name, draw(st.sampled_from(["deed", "kinship"])), draw(st.sampled_from(FATES)))
        for name in sorted(names)
    ]


def renamed(whole: Evidence, names: Mapping[str, str]) -> Evidence:
    """The same transfer with every name replaced."""
    transfer_ = whole.transfer
    people = {
        "registrant": replace(transfer_.registrant, name=names[transfer_.registrant.name]),
        "transferee": replace(transfer_.transferee, name=names[transfer_.transferee.name]),
        "relatives": tuple(replace(one, name=names[one.name]) for one in transfer_.relatives),
    }
    return replace(
        whole,
        transfer=replace(transfer_, **people),
        documents=tuple(_renamed(one, names) for one in whole.documents),
    )


def _renamed(document: Document, names: Mapping[str, str]) -> Document:
    fields = tuple(replace(one, value=_swap(one.value, names)) for one in document.fields)
    return replace(document, fields=fields)


def _swap(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(_swap(one, names) for one in value)
    if hasattr(value, "__dataclass_fields__"):
        told = {name: getattr(value, name) for name in value.__dataclass_fields__}
        return replace(value, **{name: _swap(one, names) for name, one in told.items()})
    return value
