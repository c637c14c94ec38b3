"""Can the transferee take the shop: another person than the registrant, alive, of age?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.card_validity import later
from verifiers.dossier.kin import birth_of
from verifiers.dossier.licence import is_one_enterprise
from verifiers.dossier.people import deaths
from verifiers.model import Strength, Text
from verifiers.numbers import resident_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding

_OF_AGE = 18


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    transfer = evidence.transfer
    mine, theirs = transfer.transferee.id_number, transfer.registrant.id_number
    if mine and theirs and resident_id.same(mine, theirs) and not is_one_enterprise(transfer):
        yield finding(
            "TRANSFEREE_IS_REGISTRANT",
            Strength.STRONG,
            Text(
                "受让人与登记人的身份证号码相同。",
                "Transferee and registrant have the same identity number.",
            ),
            Text("请填写受让人本人的号码。", "Enter the transferee's own number."),
            field="id_number",
            people=[transfer.transferee.name],
        )
        return
    for death in deaths(evidence, transfer.transferee)[:1]:
        yield finding(
            "TRANSFEREE_IS_DEAD",
            Strength.STRONG,
            Text(
                f"材料写明受让人已于{death.day}去世。",
                f"A paper says that the transferee died on {death.day}.",
            ),
            Text("请核对受让人的姓名和号码。", "Compare the transferee's name and number."),
            document=death.document,
            field=death.field,
        )
    born = birth_of(evidence, transfer.transferee)
    if born is not None and evidence.as_of < later(born, _OF_AGE):
        yield finding(
            "TRANSFEREE_IS_MINOR",
            Strength.STRONG,
            Text("受让人未满18周岁，不能独立经营店铺。", "The transferee is under 18."),
            Text(
                "请更换受让人，或联系客服由监护人办理。",
                "Choose another transferee, or ask support how a guardian can act.",
            ),
            field="id_number",
        )


CHECK = Check(
    titles={
        "TRANSFEREE_IS_REGISTRANT": Text("受让人与登记人相同", "Transferee is the registrant"),
        "TRANSFEREE_IS_DEAD": Text("受让人已去世", "The transferee has died"),
        "TRANSFEREE_IS_MINOR": Text("受让人未成年", "The transferee is a minor"),
    },
    transfer=_transfer,
)
