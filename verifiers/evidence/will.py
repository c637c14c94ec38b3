"""Whether a notarised will of the registrant leaves the shop, or the estate, to the transferee.

A will alone moves nothing: the heirs by law confirm it, unless a certificate of inheritance does
(civil code 1123, 1142; domain.md B). That is why the way by will still asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.evidence.rule import Words, by_proof
from verifiers.family.wills import last_wills
from verifiers.model import Kind, Text

if TYPE_CHECKING:
    from verifiers.model import Document, Evidence


def _leaves_it(document: Document, evidence: Evidence) -> bool:
    """Whether it is the last will, and the transferee may take the shop by it."""
    return any(
        one.document.id == document.id and one.is_for(evidence.transfer.transferee)
        for one in last_wills(evidence)
    )


WILL_NAMES_TRANSFEREE = by_proof(
    "will_names_transferee",
    Words(
        title=Text("遗嘱写明受让人", "The will names the transferee"),
        established=Text(
            "经公证的遗嘱写明由受让人取得。", "A notarised will leaves it to the transferee."
        ),
        missing=Text(
            "还没有读到写明由受让人取得的公证遗嘱。",
            "No notarised will that leaves it to the transferee has been read yet.",
        ),
        contradicted=Text(
            "登记人最后的遗嘱写明店铺归另一人。",
            "The registrant's last will leaves the shop to somebody else.",
        ),
    ),
    {f"{Kind.NOTARIAL_CERTIFICATE.value}:will": _leaves_it},
)
