"""Did an heir die after the registrant? Heirs of their own inherit that share (civil code 1152)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import deaths
from verifiers.family.closure import closure_of
from verifiers.family.succession import Outcome, Role
from verifiers.family.telling import title_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.dossier.people import DeathDay
    from verifiers.family.closure import Closure
    from verifiers.family.heir import Heir
    from verifiers.model import Evidence, Finding

_PARENT, _OTHER = "PARENT_DIED_AFTER_DECEDENT", "HEIR_DIED_AFTER_DECEDENT"


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    known = deaths(evidence, evidence.transfer.registrant)
    closure = closure_of(evidence)
    for heir in closure.heirs if known else ():
        late = any(one.outcome is Outcome.LATER_DECEASED for one in heir.shares)
        if late and not closure.is_settled(heir):
            yield _finding(heir, closure, known[0])


def _finding(heir: Heir, closure: Closure, opened: DeathDay) -> Finding:
    title = title_of(heir, closure)
    dated = [one for one in heir.member.deaths if one.day and one.source.document]
    last = min(dated, key=lambda one: (one.source.id, one.source.field))
    code = _PARENT if heir.role is Role.PARENT else _OTHER
    when = (
        Text(
            "与登记人同日，依法推定登记人先去世",
            "the day on which the registrant died, who is presumed to have been first",
        )
        if last.day == opened.day
        else Text(f"晚于登记人（{opened.day}）", f"after the registrant ({opened.day})")
    )
    return finding(
        code,
        Strength.STRONG,
        Text(
            f"{title.zh}{heir.name}于{last.day}去世，{when.zh}；其应得份额由其继承人"
            "继承，材料没有写明这些人的情况。",
            f"{heir.name}, {title.en}, died on {last.day}, {when.en}. "
            "That share passes to heirs of their own, of whom the papers do not say enough.",
        ),
        Text(
            f"请上传写明{heir.name}这一份额如何处理的继承公证书，或其全部继承人的放弃声明公证书。",
            f"Upload a certificate of inheritance that settles the share of {heir.name}, or the "
            "notarised waivers of all their heirs.",
        ),
        document=last.source.document,
        field=last.source.field,
        others=[opened.document, *heir.documents],
        people=[heir.name],
    )


CHECK = Check(
    titles={
        _PARENT: Text("父母在登记人之后去世", "A parent died after the registrant"),
        _OTHER: Text("继承人在登记人之后去世", "An heir died after the registrant"),
    },
    transfer=_transfer,
)
