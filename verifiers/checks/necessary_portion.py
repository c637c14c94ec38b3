"""Does a will leave nothing to an heir who cannot provide for themselves (civil code 1141)?

Papers show only who is under age: such a share must be kept, whatever the will says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import deaths
from verifiers.family.closure import closure_of
from verifiers.family.life import is_minor
from verifiers.family.naming import TRANSFEREE
from verifiers.family.succession import Outcome
from verifiers.family.telling import title_of
from verifiers.family.wills import last_wills
from verifiers.model import Strength, Text
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding

_HEARD = frozenset({Outcome.PREDECEASED, Outcome.INHERITS, Outcome.DISQUALIFIED})


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    died = deaths(evidence, evidence.transfer.registrant)
    transferee = evidence.transfer.transferee
    # What an agreement on support for a bequest leaves is owed, and no will (1123).
    wills = [one for one in last_wills(evidence) if one.is_for(transferee) and not one.agreed]
    if not died or not wills:
        return
    closure = closure_of(evidence)
    for heir in closure.heirs:
        provided = heir.outcome in _HEARD or any(
            names.same(heir.name, taker) for will in wills for taker in will.takers
        )
        if heir.member.key == TRANSFEREE or provided or not is_minor(heir.member, died[0].day):
            continue
        title = title_of(heir, closure)
        yield finding(
            "NECESSARY_PORTION",
            Strength.STRONG,
            Text(
                f"{title.zh}{heir.name}在登记人去世时未成年，遗嘱没有为其保留份额；"
                "遗嘱应当为没有劳动能力又没有生活来源的继承人保留必要的份额。",
                f"{heir.name} ({title.en.strip(',')}) was under age when the registrant died, and "
                "the will leaves them nothing; it must keep a share for heirs who can neither work "
                "nor live on anything else.",
            ),
            Text(
                "请上传写明其份额如何保留的继承公证书或法院文书。",
                "Upload a certificate of inheritance or a court's paper that says how their share "
                "is kept.",
            ),
            document=wills[-1].document,
            field="statements",
            people=[heir.name],
        )


CHECK = Check(
    titles={"NECESSARY_PORTION": Text("遗嘱未保留必要份额", "The will keeps no necessary portion")},
    transfer=_transfer,
)
