"""Whether the registrant left the shop, or the estate, to the transferee before a notary.

By a will, or by an agreement on support for a bequest, which goes before wills. Either alone moves
nothing: the heirs by law confirm it, unless a certificate of inheritance does (civil code 1123,
1142, 1158; domain.md B). That is why the way by will still asks for them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.evidence.rule import Answer, Case, FactSpec, Words, by_proof
from verifiers.family.wills import agreements_of, last_wills
from verifiers.kinds import SUPPORT_AGREEMENT
from verifiers.model import FactState, Kind, Text

if TYPE_CHECKING:
    from verifiers.model import Document, Evidence


def _leaves_it(document: Document, evidence: Evidence) -> bool:
    """Whether it is the last will, and the transferee may take the shop by it."""
    return any(
        one.document.id == document.id and one.is_for(evidence.transfer.transferee)
        for one in last_wills(evidence)
    )


_BY_PAPER = by_proof(
    "will_names_transferee",
    Words(
        title=Text(
            "遗嘱或遗赠扶养协议写明受让人",
            "A will, or an agreement on support for a bequest, names the transferee",
        ),
        established=Text(
            "经公证的遗嘱或遗赠扶养协议写明由受让人取得。",
            "A notarised will, or agreement on support for a bequest, leaves it to the transferee.",
        ),
        missing=Text(
            "还没有读到写明店铺（或全部遗产）由受让人取得的公证遗嘱或遗赠扶养协议公证书。",
            "No notarised will, or agreement on support for a bequest, that leaves the shop or the "
            "whole estate to the transferee has been read yet.",
        ),
        contradicted=Text(
            "登记人最后的遗嘱或遗赠扶养协议写明店铺归另一人。",
            "The registrant's last will, or an agreement on support, leaves the shop to somebody "
            "else.",
        ),
    ),
    dict.fromkeys(
        (f"{Kind.NOTARIAL_CERTIFICATE.value}:{one}" for one in ("will", "agreement")), _leaves_it
    ),
)


def _decide(case: Case, spec: FactSpec) -> Answer:
    """No will does in place of an agreement that leaves the shop to somebody else."""
    told = _BY_PAPER.decide(case, spec)
    if told.fact.state is not FactState.CONTRADICTED or not agreements_of(case.evidence):
        return told
    return replace(told, fact=replace(told.fact, accepts=()))


WILL_NAMES_TRANSFEREE = replace(
    _BY_PAPER, decide=_decide, keys=_BY_PAPER.keys | {SUPPORT_AGREEMENT}
)
