"""Do the papers name one day of death for each relative? Who inherits may hang on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import deaths, mentions
from verifiers.kinds import name_of
from verifiers.model import Person, Strength, Text
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    dead = {names.key(name): name for one in evidence.documents for name in _dead(one)}
    registrant = names.key(evidence.transfer.registrant.name)
    for key, name in sorted(dead.items()):
        known = deaths(evidence, Person(name=name)) if key != registrant else ()
        for other in (one for one in known if one.day != known[0].day):
            here, there = name_of(known[0].document), name_of(other.document)
            yield finding(
                "RELATIVE_DEATH_CONFLICT",
                Strength.STRONG,
                Text(
                    f"{name}的死亡日期，{here.zh}上是{known[0].day}，{there.zh}上是{other.day}。",
                    f"{name} died on {known[0].day} according to the {here.en}, on {other.day} "
                    f"according to the {there.en}.",
                ),
                Text(
                    "请核对各份原件上的死亡日期，请出具单位更正写错的一份。",
                    "Compare the day in all originals, and have the issuer correct the wrong one.",
                ),
                document=other.document,
                field=other.field,
                others=[known[0].document],
                people=[name],
            )


def _dead(document: Document) -> Iterator[str]:
    """Whom the document says to have died on some day."""
    if document.day("death_date"):
        yield from (one.name for one in mentions(document) if one.field == "name" and one.name)
    yield from (one.person for one in document.statements() if one.type == "death" and one.person)


CHECK = Check(
    titles={
        "RELATIVE_DEATH_CONFLICT": Text(
            "亲属的死亡日期不一", "Papers give different days for a relative's death"
        )
    },
    transfer=_transfer,
)
