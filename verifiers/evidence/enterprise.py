"""Which enterprise the shop belongs to, and that it passed from the registrant to the transferee.

A sole trader 个体工商户 may change its operator since 1 November 2022 by one registration
(促进个体工商户发展条例 Art 13), a company its name or representative: the licence before and the
licence after bear one credit code. Where two enterprises deal with each other, they agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier.licence import code_of, is_licensed
from verifiers.evidence.agreement import binds_both
from verifiers.evidence.obtainable import REGISTRANT, TRANSFEREE
from verifiers.evidence.rule import (
    Answer,
    Case,
    FactRule,
    FactSpec,
    Words,
    by_proof,
    contradictions,
    ended_by_death,
    fact,
)
from verifiers.model import Kind, Text
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.model import Document, Evidence

_LICENCE = Kind.BUSINESS_LICENCE.value
_AGREEMENTS = (f"{Kind.NOTARIAL_CERTIFICATE.value}:agreement", Kind.OTHER.value)
_CHANGE = Words(
    title=Text("企业变更已登记或约定", "The change of the enterprise is registered or agreed"),
    established=Text(
        "变更前后的营业执照代码相同，经营者由登记人变更为受让人；或双方已约定。",
        "The licences before and after have one credit code and pass from registrant to "
        "transferee; or the two have agreed.",
    ),
    missing=Text(
        "还没有读到代码相同的变更前、变更后营业执照，或双方的约定。",
        "No licences from before and after the change with one credit code, nor an agreement of "
        "the two, have been read yet.",
    ),
    contradicted=Text(
        "变更后的营业执照写明的不是受让人。",
        "The licence after the change names somebody else than the transferee.",
    ),
)


def _identifies(document: Document, evidence: Evidence) -> bool:
    transfer = evidence.transfer
    return code_of(document) is not None and (
        is_licensed(document, transfer.registrant) or is_licensed(document, transfer.transferee)
    )


def _decide(case: Case, spec: FactSpec) -> Answer:
    ended = ended_by_death(case, spec)
    if ended is not None:
        return Answer(fact=ended)
    accepted = case.accepted(spec.accepts)
    licences = [one for one in accepted if one.kind is Kind.BUSINESS_LICENCE]
    agreed = [one.id for one in accepted if one not in licences and binds_both(one, case.evidence)]
    by = sorted({*agreed, *_passed(licences, case.evidence)})
    return Answer(fact=fact(spec, _CHANGE, by, contradictions(case, spec)))


def _passed(licences: Sequence[Document], evidence: Evidence) -> Iterator[str]:
    """The ids of licences of one code, an earlier one of the registrant, a later transferee's."""
    transfer = evidence.transfer
    for before in licences:
        for after in licences:
            code = code_of(before)
            if (
                code is not None
                and code == code_of(after)
                and is_licensed(before, transfer.registrant)
                and is_licensed(after, transfer.transferee)
                and _in_order(before, after)
                and _differ(before, after)
            ):
                yield from (before.id, after.id)


def _in_order(before: Document, after: Document) -> bool:
    """Whether nothing says that the second licence is not the later one."""
    first, second = before.day("issue_date"), after.day("issue_date")
    return before.id != after.id and (first is None or second is None or first <= second)


def _differ(before: Document, after: Document) -> bool:
    """Whether anything changed: original 正本 and duplicate 副本 say the same."""
    return any(
        not names.same(before.text(name) or "", after.text(name) or "")
        for name in ("company_name", "legal_representative")
    )


ENTERPRISE_IDENTITY = by_proof(
    "enterprise_identity",
    Words(
        title=Text("企业身份", "Identity of the enterprise"),
        established=Text(
            "营业执照的代码成立，且写明登记人或受让人。",
            "The licence has a credit code that can exist and names registrant or transferee.",
        ),
        missing=Text(
            "还没有读到写明登记人或受让人的营业执照。",
            "No business licence that names registrant or transferee has been read yet.",
        ),
        contradicted=Text(
            "营业执照的统一社会信用代码不成立。", "The licence's credit code cannot exist."
        ),
    ),
    {_LICENCE: _identifies},
    about=(REGISTRANT, TRANSFEREE),
)
ENTERPRISE_CHANGE = FactRule(
    name="enterprise_change",
    title=_CHANGE.title,
    keys=frozenset({_LICENCE, *_AGREEMENTS}),
    decide=_decide,
    about=(REGISTRANT, TRANSFEREE),
)
