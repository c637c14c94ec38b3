"""Does the certificate of inheritance name the shop? A general one need not (domain.md C, 16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.kin import INHERITANCE, certificates, names_transferee
from verifiers.model import Strength, Text
from verifiers.shop import is_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for deed in certificates(evidence, INHERITANCE):
        if names_transferee(deed, evidence) and not is_named(deed, evidence.transfer.shop):
            yield finding(
                "SHOP_NOT_NAMED",
                Strength.SOFT,
                Text(
                    "继承公证书的证词中没有读到店铺名称或账号。",
                    "The testimony does not seem to name the shop or its account.",
                ),
                Text(
                    "若公证书另有一页列出店铺，请上传完整的公证书。",
                    "If another page lists the shop, upload the whole certificate.",
                ),
                document=deed,
                field="statements",
            )


CHECK = Check(
    titles={"SHOP_NOT_NAMED": Text("公证书未写明店铺", "The shop is not named")},
    transfer=_transfer,
)
