"""Did an heir die on the very day on which the registrant died?

Who was first decides who inherits. Of deaths in one event the law presumes an order (civil code
1121), which the closure follows; whether it was one event, and who was first, is for a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import deaths
from verifiers.family.closure import closure_of
from verifiers.family.life import deaths_in
from verifiers.family.naming import REGISTRANT
from verifiers.family.order import Order, order
from verifiers.family.telling import title_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    closure = closure_of(evidence)
    known = deaths(evidence, evidence.transfer.registrant)
    dead = deaths_in(closure.family)
    for heir in closure.heirs:
        told = [one.source for one in heir.member.deaths if one.source.document and one.day]
        if not told or order(dead, heir.member.key, REGISTRANT) is not Order.TOGETHER:
            continue
        title = title_of(heir, closure)
        yield finding(
            "DEATHS_ON_ONE_DAY",
            Strength.STRONG,
            Text(
                f"{title.zh}{heir.name}与登记人同一天去世，谁先去世决定由谁继承，将由审核人员确认。",
                f"{heir.name}, {title.en}, died on the same day as the registrant. Who was first "
                "decides who inherits; a reviewer will confirm it.",
            ),
            Text(
                "如有写明死亡时间或事件经过的材料，请一并上传。",
                "If a paper tells the hour of the deaths or what happened, upload it as well.",
            ),
            document=told[0].document,
            field=told[0].field,
            others=[
                *(one.document for one in (*told, *heir.sources) if one.document),
                *(one.document for one in known),
            ],
            people=[heir.name],
        )


CHECK = Check(
    titles={"DEATHS_ON_ONE_DAY": Text("同一天去世", "Deaths on one day")}, transfer=_transfer
)
