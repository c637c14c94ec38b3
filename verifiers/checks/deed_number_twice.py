"""Is one number on two different certificates of a transfer?"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.deeds import contradiction, deed_of
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    ordered = sorted(evidence.documents, key=lambda one: one.id)
    deeds = [(document, deed) for document in ordered if (deed := deed_of(document))]
    for (first, one), (second, other) in combinations(deeds, 2):
        strength = contradiction(one, other) if one.number == other.number else None
        if strength is not None:
            yield finding(
                "DEED_NUMBER_TWICE",
                strength,
                Text(
                    f"两份内容不同的公证书用了同一个编号{other.number}。",
                    f"Two certificates of different content bear one number, {other.number}.",
                ),
                Text(
                    "请核对两份原件的编号、日期和当事人，并请公证处书面确认。",
                    "Compare number, day and parties of both originals, and ask the notary's "
                    "office to confirm them in writing.",
                ),
                document=second,
                field="certificate_number",
                others=[first],
            )


CHECK = Check(
    titles={"DEED_NUMBER_TWICE": Text("两份公证书同一编号", "Two certificates of one number")},
    transfer=_transfer,
)
