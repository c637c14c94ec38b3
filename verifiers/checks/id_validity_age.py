"""Does the validity term suit the age of anybody whose portrait side was sent?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.card_validity import fits, holders, is_temporary, owners, term_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for document in evidence.documents:
        term = term_of(document)
        if term is None or is_temporary(document) or not holders(evidence):
            continue
        candidates = owners(document, evidence)
        if any(one.born is None or fits(term, one.born) for one in candidates):
            continue
        yield finding(
            "ID_VALIDITY_AGE",
            Strength.STRONG,
            Text(
                "身份证的有效期限与持证人签发时的年龄不相符，可能不是同一张身份证的两面。",
                "The term does not suit the holder's age on the day of issue; these may be the "
                "two sides of different cards.",
            ),
            Text(
                "请上传同一张身份证的人像面和国徽面。",
                "Please upload both sides of one and the same card.",
            ),
            document=document,
            field="valid_from",
            others=[one.document for one in holders(evidence)],
        )


CHECK = Check(
    titles={
        "ID_VALIDITY_AGE": Text(
            "身份证有效期与年龄不符", "Validity term does not suit the holder's age"
        )
    },
    transfer=_transfer,
)
