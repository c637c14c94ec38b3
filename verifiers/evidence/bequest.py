"""Whether a bequest was accepted: a will's gift to somebody who would not inherit by law.

Spouse, children, parents, siblings and grandparents, and whoever stands in a child's or sibling's
place, inherit by a will without a word; and whoever signed an agreement on support for a bequest
has accepted it there. Everybody else must accept within sixty days of knowing of
the bequest; silence gives it up (civil code 1124, 1133).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from verifiers.checks.bequest_late import accepted_late
from verifiers.dossier.kin import names_transferee
from verifiers.dossier.people import refers, to_day
from verifiers.evidence.obtainable import TRANSFEREE as ROLE
from verifiers.evidence.rule import Answer, Case, FactRule, FactSpec, Words, fact
from verifiers.family.closure import closure_of
from verifiers.family.naming import REGISTRANT, TRANSFEREE
from verifiers.family.wills import agreements_of
from verifiers.model import Kind, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Evidence

_DAYS = timedelta(days=60)
_NOTARIAL = Kind.NOTARIAL_CERTIFICATE.value
_PAPERS = ("kinship", "declaration", "agreement", "inheritance", "other")
_WORDS = Words(
    title=Text("遗赠已被接受", "The bequest was accepted"),
    established=Text(
        "受让人是法定继承人，按遗嘱继承无需另行表示接受；或已签署遗赠扶养协议；"
        "或已按期表示接受遗赠。",
        "The transferee is an heir by law, who need not accept; or signed the agreement on support "
        "for it; or accepted the bequest in time.",
    ),
    missing=Text(
        "还没有材料写明受让人是法定继承人；如不是，需在知道受遗赠后60日内表示接受。",
        "No paper yet shows that the transferee is an heir by law; who is none must have accepted "
        "within 60 days of knowing of the bequest.",
    ),
    contradicted=Text(
        "关于是否接受遗赠，材料互相矛盾。",
        "The papers contradict each other on whether the bequest was accepted.",
    ),
)


def _decide(case: Case, spec: FactSpec) -> Answer:
    evidence = case.evidence
    accepted = case.accepted(spec.accepts)
    by = {one.id for one in accepted if names_transferee(one, evidence)}
    by |= (_kin(evidence) | _signed(evidence)) & {one.id for one in accepted}
    said = [(day, one) for one in accepted for day in _acceptances(one, evidence)]
    if by or case.death is None or not said:
        return Answer(fact=fact(spec, _WORDS, sorted(by), []))
    day, document = min(said, key=lambda one: (one[0], one[1].id))
    late = (accepted_late(document, case.death, day),) if day > case.death + _DAYS else ()
    return Answer(fact=fact(spec, _WORDS, [document.id], []), findings=late)


def _kin(evidence: Evidence) -> set[str]:
    """The papers that show the transferee to be an heir by law, of either order."""
    closure = closure_of(evidence)
    family, pair = closure.family, (REGISTRANT, TRANSFEREE)
    heir = closure.of(TRANSFEREE)
    sources = list(heir.sources) if heir and not heir.is_doubtful else []
    for ties, key in (
        (family.siblings, (min(pair), max(pair))),
        (family.grandparents, (TRANSFEREE, REGISTRANT)),
    ):
        sources += ties[key].sources if key in ties else ()
    return {one.id for one in sources if one.proves}


def _signed(evidence: Evidence) -> set[str]:
    """The agreements on support by which the transferee gets the shop."""
    transferee = evidence.transfer.transferee
    return {one.document.id for one in agreements_of(evidence) if one.is_for(transferee)}


def _acceptances(document: Document, evidence: Evidence) -> Iterator[date]:
    """The days, not before the death, on which the transferee accepted what the registrant left."""
    transfer = evidence.transfer
    for one in document.statements():
        if (
            one.type == "accepts"
            and refers(document, one.person, transfer.transferee)
            and refers(document, one.from_, transfer.registrant)
        ):
            day = to_day(one.date) or document.day("issue_date")
            if day is not None:
                yield day


BEQUEST_ACCEPTED = FactRule(
    name="bequest_accepted",
    title=_WORDS.title,
    keys=frozenset(
        {
            Kind.HOUSEHOLD_REGISTER_MEMBER.value,
            Kind.MARRIAGE_CERTIFICATE.value,
            Kind.COURT_DOCUMENT.value,
            *(f"{_NOTARIAL}:{one}" for one in _PAPERS),
        }
    ),
    decide=_decide,
    about=(ROLE,),
)
