"""Does the certificate of inheritance leave out an heir whom another source shows?

Everybody of the closure who may have a share counts, also descendants of a child who died before
and heirs of an heir who died later. A step-child is an heir only where the registrant raised it
(civil code 1127), which papers seldom tell: that weighs little. Parents have a fact of their own,
which knows how likely it is that they were alive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.kin import deeds
from verifiers.dossier.people import age_on, deaths
from verifiers.family.closure import closure_of
from verifiers.family.life import is_minor
from verifiers.family.naming import role_of
from verifiers.family.succession import Outcome, Role
from verifiers.family.telling import title_of
from verifiers.family.wills import carried_out
from verifiers.family.words import UNBORN
from verifiers.model import Strength, Text
from verifiers.prose.offspring import UNREAD_CHILD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.family.closure import Closure
    from verifiers.family.heir import Heir
    from verifiers.model import Document, Evidence, Finding

_BEYOND_AGE = 105
"""Years: fewer than one in a thousand of those born together live so long (domain.md D.1b)."""


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    found = deeds(evidence)
    if not found or carried_out(evidence):
        return
    closure = closure_of(evidence)
    for heir in closure.open:
        told = heir.is_spoken_of or any(one.source.document for one in heir.member.deaths)
        forgotten = heir.share.outcome is Outcome.OPEN and not told
        if heir.role is Role.PARENT or not forgotten or _is_beyond_age(heir, evidence):
            continue
        yield _finding(heir, closure, found[0], evidence)


def _is_beyond_age(heir: Heir, evidence: Evidence) -> bool:
    """Whether the registrant outlived, by all likelihood, somebody whom nobody calls alive."""
    known = deaths(evidence, evidence.transfer.registrant)
    born = heir.member.born
    if not known or born is None or heir.member.alive:
        return False
    return age_on(born, known[0].day) >= _BEYOND_AGE


def _finding(heir: Heir, closure: Closure, deed: Document, evidence: Evidence) -> Finding:
    title = title_of(heir, closure)
    doubtful = heir.is_doubtful
    perhaps = Text("可能是", "may be") if doubtful else Text("是", "is")
    return finding(
        "HEIR_DOUBTFUL" if doubtful else "HEIR_MISSING",
        Strength.SOFT if doubtful else Strength.STRONG,
        Text(
            f"{heir.name}{perhaps.zh}{title.zh}，但材料没有写明其继承、放弃或已先去世。",
            f"{heir.name} {perhaps.en} a {title.en} but no paper says that they inherit, waived "
            "or died before.",
        ),
        _fix(heir, evidence),
        document=deed,
        field="statements",
        others=heir.documents,
        people=[heir.name],
    )


def _fix(heir: Heir, evidence: Evidence) -> Text:
    if role_of(heir.member.key) == UNREAD_CHILD:
        return Text(
            "公证书写明的子女人数多于读出姓名的人数；请重新拍摄清晰完整的公证书，或等待人工核对。",
            "The certificate counts more children than could be read by name; photograph it again, "
            "sharp and whole, or wait until a person has looked.",
        )
    if role_of(heir.member.key) in UNBORN:
        return Text(
            "请上传为胎儿保留份额的继承公证书，或生效的法院文书。",
            "Upload a certificate of inheritance that keeps a share for the unborn child, or an "
            "effective court document.",
        )
    if is_minor(heir.member, evidence.as_of):
        return Text(
            f"{heir.name}未满18周岁，不能放弃；请上传写明其份额的继承公证书或生效的法院文书。",
            f"{heir.name} is under 18 and cannot waive; upload a certificate of inheritance or an "
            "effective court document that settles their share.",
        )
    if heir.is_doubtful:
        return Text(
            f"请上传写明{heir.name}是否为继承人的公证书，或其放弃继承权声明公证书。",
            f"Upload a certificate that says whether {heir.name} is an heir, or their notarised "
            "waiver.",
        )
    return Text(
        f"请上传{heir.name}的放弃继承权声明公证书，或写明其情况的继承公证书。",
        f"Upload the notarised waiver of {heir.name}, or a certificate of inheritance that "
        "mentions them.",
    )


CHECK = Check(
    titles={
        "HEIR_MISSING": Text("有继承人的情况没有写明", "An heir is not accounted for"),
        "HEIR_DOUBTFUL": Text("有人可能是继承人", "Somebody may be an heir"),
    },
    transfer=_transfer,
)
