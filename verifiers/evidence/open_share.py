"""Why an heir is still open, and which kinds of evidence would settle their share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.evidence import missing
from verifiers.evidence.elsewhere import counts
from verifiers.family.life import deaths_in, is_minor, is_too_early
from verifiers.family.naming import REGISTRANT, role_of
from verifiers.family.order import Order, order
from verifiers.family.succession import Outcome, Role
from verifiers.family.words import UNBORN
from verifiers.model import Kind, Text

if TYPE_CHECKING:
    from verifiers.evidence.rule import Case
    from verifiers.family.closure import Closure
    from verifiers.family.heir import Heir

_NOTARIAL = Kind.NOTARIAL_CERTIFICATE.value
DIVIDES = frozenset({f"{_NOTARIAL}:inheritance", Kind.COURT_DOCUMENT.value})
"""Papers that divide an estate."""
ACTS = frozenset({f"{_NOTARIAL}:inheritance_waiver", f"{_NOTARIAL}:agreement"})
_DEATHS = frozenset(
    {
        Kind.DEATH_CERTIFICATE.value,
        Kind.HOUSEHOLD_CANCELLATION.value,
        f"{_NOTARIAL}:death",
    }
)
KINSHIP = frozenset({f"{_NOTARIAL}:kinship"})
SETTLING = ACTS | _DEATHS | KINSHIP
"""Kinds of evidence that settle the share of a single heir."""
LINE = frozenset({Role.CHILD, Role.DESCENDANT})


@dataclass(frozen=True, slots=True)
class Silent:
    """An heir who is open: why, and which kinds of evidence would settle it."""

    heir: Heir
    why: Text
    keys: frozenset[str]
    is_declared: bool = False
    """Whether a statement of the applicant's own already says that they died before."""
    is_settled: bool = False
    """Whether that statement will do."""


def silent_of(heir: Heir, closure: Closure, case: Case, *, has_deed: bool) -> Silent | None:
    """Why this heir is open, or `None` where nothing is left to settle."""
    if not heir.is_open:
        return None if has_deed else _unproven(heir)
    if heir.is_doubtful and has_deed:
        return None
    return (
        _missing_heir(heir)
        or must_keep(heir, case)
        or when_died(heir, closure)
        or _from_elsewhere(heir, case)
        or Silent(heir, _not_heard(heir, closure), DIVIDES | ACTS | _may_have_died(heir))
    )


def _missing_heir(heir: Heir) -> Silent | None:
    return Silent(heir, missing.HEIR, missing.KEYS) if missing.is_missing(heir) else None


def must_keep(heir: Heir, case: Case) -> Silent | None:
    """Whoever cannot waive: their share stays theirs (civil code 35, 1155)."""
    if role_of(heir.member.key) in UNBORN:
        why = Text("其份额需予以保留", "a share must be kept for the unborn child")
        return Silent(heir, why, DIVIDES)
    if is_minor(heir.member, case.evidence.as_of):
        why = Text(
            "未满18周岁，不能放弃，需写明其份额如何保留",
            "under 18 and cannot waive; it must be said how their share is kept",
        )
        return Silent(heir, why, DIVIDES)
    return None


def when_died(heir: Heir, closure: Closure) -> Silent | None:
    """Whoever died after the registrant, or nobody can tell when."""
    if heir.share.outcome is Outcome.LATER_DECEASED:
        why = Text(
            "晚于登记人去世，还不知道其继承人",
            "died after the registrant, and nobody names heirs of their own",
        )
        return Silent(heir, why, DIVIDES | KINSHIP)
    if order(deaths_in(closure.family), heir.member.key, REGISTRANT) is Order.UNKNOWN:
        why = Text(
            "已去世，还不知道是否先于登记人",
            "died, and whether before the registrant is not known",
        )
        return Silent(heir, why, DIVIDES | _DEATHS)
    return None


def _from_elsewhere(heir: Heir, case: Case) -> Silent | None:
    """Whoever acted before a notary elsewhere, of whose paper the origin is not confirmed yet."""
    papers = [one.source.document for one in heir.member.acts]
    if all(one is None or counts(one, case.evidence, case.origins) for one in papers):
        return None
    why = Text(
        "已看到其在内地以外办理的公证，来源证明后即可采用",
        "a paper that they signed before a notary outside the mainland was seen, and will do once "
        "its origin is confirmed",
    )
    return Silent(heir, why, DIVIDES | ACTS)


def _not_heard(heir: Heir, closure: Closure) -> Text:
    acts = heir.member.acts
    if acts and all(
        one.act is Outcome.JOINED and is_too_early(one, closure.family) for one in acts
    ):
        return Text(
            "签署协议时登记人仍在世，这份协议不能采用",
            "the agreement was signed while the registrant lived, and cannot be used",
        )
    if acts and not any(one.covers for one in acts):
        return Text(
            "已看到写有其份额的材料，但其中没有写明店铺或全部遗产，不等于同意店铺过户",
            "a paper that settles a share of theirs was seen, but it names neither the shop nor "
            "the whole estate, and is no consent to this transfer",
        )
    if heir.is_spoken_of and not any(one.source.proves for one in heir.member.acts):
        return Text(
            "已看到其签名的材料，但没有经过公证，不能采用；人在境外的，可到中国使领馆公证",
            "a paper that they signed was seen, but is not notarised and cannot be used; whoever "
            "lives abroad may sign before a Chinese consulate",
        )
    if heir.is_spoken_of:
        return Text(
            "放弃声明不能采用，需重新作出",
            "the waiver cannot be used and must be given again",
        )
    if heir.is_doubtful:
        return Text(
            "与登记人有扶养关系的才是继承人，还不知道有没有，也不知道是否放弃、同意或另有继承",
            "an heir only where one of the two brought up or supported the other; neither that, "
            "nor whether they waive, agree or inherit as well, is known",
        )
    return Text(
        "还不知道是放弃、同意还是另有继承",
        "whether they waive, agree or inherit as well is not known",
    )


def _may_have_died(heir: Heir) -> frozenset[str]:
    """Proofs of death are for those of whom nobody says that they live."""
    return frozenset() if heir.member.alive or heir.is_spoken_of else _DEATHS


def _unproven(heir: Heir) -> Silent | None:
    """Where no paper divides the estate: deaths that are only declared, and lines cut short."""
    if heir.share.outcome is not Outcome.PREDECEASED:
        return None
    if not any(one.source.proves for one in heir.member.deaths) and heir.member.deaths:
        why = Text(
            "已先去世，目前只有您的说明",
            "died before, which is so far only declared by you",
        )
        return Silent(heir, why, DIVIDES | _DEATHS, is_declared=True)
    if heir.role in LINE and not any(one.source.proves for one in heir.member.childless):
        why = Text(
            "先去世，还不知道有无子女代位继承",
            "died before, and whether children step in is not known",
        )
        return Silent(heir, why, DIVIDES | KINSHIP)
    return None
