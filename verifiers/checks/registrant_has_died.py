"""Has the registrant died, where the request says that both sides act together?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import deaths
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding

_TOGETHER = frozenset({"divorce", "marriage", "kinship", "agreement", "enterprise"})


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    if evidence.transfer.scenario not in _TOGETHER:
        return
    for death in deaths(evidence, evidence.transfer.registrant)[:1]:
        yield finding(
            "REGISTRANT_HAS_DIED",
            Strength.STRONG,
            Text(
                f"材料写明登记人已于{death.day}去世。",
                f"A paper says that the registrant died on {death.day}.",
            ),
            Text(
                "登记人去世后请按继承过户办理。",
                "After the registrant's death ask for a transfer by inheritance.",
            ),
            document=death.document,
            field=death.field,
            people=[evidence.transfer.registrant.name],
        )


CHECK = Check(
    titles={"REGISTRANT_HAS_DIED": Text("登记人已去世", "The registrant has died")},
    transfer=_transfer,
)
