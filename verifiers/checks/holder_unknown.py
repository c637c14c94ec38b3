"""Is every identity paper that of somebody who has to do with the transfer?

A card of a person whom nobody named is usually a file chosen by mistake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import mentions, own_numbers, shows
from verifiers.kinds import name_of
from verifiers.model import Kind, Strength, Text
from verifiers.numbers.resident_id import compact
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.dossier.people import Mention
    from verifiers.model import Evidence, Finding

_IDENTITY = frozenset(
    {
        Kind.ID_CARD_PORTRAIT,
        Kind.RESIDENCE_PERMIT,
        Kind.FOREIGN_PERMANENT_RESIDENT_ID,
        Kind.PASSPORT,
        Kind.MAINLAND_TRAVEL_PERMIT,
    }
)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for document in evidence.documents:
        if document.kind not in _IDENTITY:
            continue
        for mention in mentions(document):
            if mention.name and not _is_known(mention, evidence):
                paper = name_of(document)
                yield finding(
                    "HOLDER_UNKNOWN",
                    Strength.SOFT,
                    Text(
                        f"{paper.zh}的持证人{mention.name}不是登记人、受让人，其他材料也没有提到。",
                        f"The holder of the {paper.en}, {mention.name}, is neither registrant nor "
                        "transferee, and no other paper names them.",
                    ),
                    Text(
                        "请确认没有选错文件；如与本次过户有关，请在申请中说明关系。",
                        "Please see that you chose the right file; if they have to do with this "
                        "transfer, say how in the request.",
                    ),
                    document=document,
                    field=mention.place("name"),
                )


def _is_known(mention: Mention, evidence: Evidence) -> bool:
    transfer = evidence.transfer
    if any(shows(mention, person) for person in (transfer.registrant, transfer.transferee)):
        return True
    called = [transfer.registrant.name, transfer.transferee.name]
    called += [one.name for one in transfer.relatives]
    own = own_numbers(mention.document)
    for document in evidence.documents:
        if document.id != mention.document.id:
            if any(compact(one.id_number or "") in own for one in mentions(document)):
                return True
            called += [one.name for one in mentions(document) if one.name]
            called += [
                name
                for one in document.statements()
                for name in (one.person, one.to, one.of, one.from_, *one.parties)
                if name
            ]
            called += filter(None, map(document.text, ("head_name", "legal_representative")))
    return any(names.may_be_same(mention.name or "", name) for name in called)


CHECK = Check(
    titles={"HOLDER_UNKNOWN": Text("持证人与过户无关", "Card of somebody not in the transfer")},
    transfer=_transfer,
)
