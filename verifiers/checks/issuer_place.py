"""Was an identity card issued where its holder lived?

Address and issuer are written in one act, by the office of the registered residence
(居民身份证法 Art 8). Districts are merged and renamed, so that a difference is unusual and no more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.card_validity import owners
from verifiers.model import Kind, Strength, Text
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding

_CARDS = frozenset({Kind.ID_CARD_PORTRAIT, Kind.ID_CARD_EMBLEM})
_OFFICE = re.compile("公安(?:局|厅|处)|分局")
_UNITS = re.compile("省|市|区|县|旗|盟|州|地区|自治")


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for document in evidence.documents:
        authority = document.text("issuing_authority")
        if document.kind not in _CARDS or authority is None:
            continue
        holders = [
            owner.document
            for owner in owners(document, evidence)
            if owner.document.text("address") is not None
        ]
        addresses = {one.text("address") or "" for one in holders}
        # Where the side with the emblem can be several people's, it is nobody's for certain.
        if len(addresses) == 1 and not _shares_a_place(authority, addresses.pop()):
            yield finding(
                "ISSUER_PLACE_MISMATCH",
                Strength.SOFT,
                Text(
                    "身份证的签发机关与住址不在同一地方。",
                    "The card was issued by an office of another place than its address.",
                ),
                Text(
                    "请确认正反两面属于同一张身份证。",
                    "Please see that both sides are of the same card.",
                ),
                document=document,
                field="issuing_authority",
                others=holders,
            )


def _shares_a_place(authority: str, address: str) -> bool:
    where = _UNITS.sub("", compact(address))
    named = (_UNITS.sub("", part) for part in _OFFICE.split(compact(authority)))
    # Two characters, so that 厦门 in 厦门市公安局思明分局 is found in 福建厦门思明虹桥路.
    return any(
        part[place : place + 2] in where
        for part in named
        for place in range(max(1, len(part) - 1))
        if part
    )


CHECK = Check(
    titles={"ISSUER_PLACE_MISMATCH": Text("签发机关与住址不符", "Issuer and address differ")},
    transfer=_transfer,
)
