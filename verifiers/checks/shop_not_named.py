"""Does the paper that moves the shop name it, by its name or account (domain.md C, 16)?

A certificate of inheritance may be a general one. Whoever divides or gives away what they own has
to say what: where an agreement, a gift or a court's order carries the transfer, one of them must
name the shop. Like a will, an agreement on support for a bequest may leave everything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.kin import INHERITANCE, certificates, names_transferee
from verifiers.dossier.shop import is_named
from verifiers.family.wills import agreements_of
from verifiers.kinds import name_of
from verifiers.model import Kind, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Evidence, Finding, Statement

_DIVIDING = ("agreement", "gift")
_OF_SHOPS = re.compile("网店|店铺|账号|[淘微]店")
_ITEM = re.compile(r"^(?:[一二三四五六七八九十]+|\d{1,2})[、.．]")
"""The number of a clause, which is no part of what it says."""
_LONGEST = 60
"""Characters of a clause that are quoted."""
_OF_PEOPLE = re.compile("行为能力|监护人|财产代管人|遗产管理人")
_MOVING = frozenset({"agreement", "gift", "inherits", "sole_heir"})
_WHOLE = Text(
    "若另有一页列出店铺，请上传完整的文件；否则请出具单位补充写明店铺名称或账号。",
    "If another page lists the shop, upload the whole paper; else have the issuer add the shop's "
    "name or account.",
)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    shop = evidence.transfer.shop
    deeds = [one for one in certificates(evidence, INHERITANCE) if names_transferee(one, evidence)]
    bequests = [one.document for one in agreements_of(evidence)]
    dividing = [
        *(one for one in certificates(evidence, *_DIVIDING) if one not in bequests),
        *(one for one in evidence.documents if one.kind is Kind.COURT_DOCUMENT),
    ]
    if any(is_named(one, shop) for one in (*deeds, *dividing)):
        return
    for deed in deeds:
        yield _finding(deed, Strength.SOFT)
    for paper in dividing:
        # What could not be read is asked for again; and a judgment may be about a death alone.
        if any(one.type in _MOVING and not _is_of_people(one) for one in paper.statements()):
            yield _finding(paper, Strength.SOFT if deeds else Strength.STRONG)


def _is_of_people(statement: Statement) -> bool:
    """Whether a clause is about somebody's capacity, guardian or custodian, and moves nothing."""
    return _OF_PEOPLE.search(statement.what or "") is not None


def _of_another_shop(document: Document) -> str | None:
    """What the paper says of a shop or an account, which is another than the one asked for."""
    said = (_ITEM.sub("", one.what or "") for one in document.statements() if one.type in _MOVING)
    return next((words[:_LONGEST] for words in said if _OF_SHOPS.search(words)), None)


def _finding(document: Document, strength: Strength) -> Finding:
    paper, other = name_of(document), _of_another_shop(document)
    return finding(
        "SHOP_NOT_NAMED",
        strength,
        Text(
            f"{paper.zh}的内容中没有读到店铺名称或账号{f'，读到的是“{other}”' if other else ''}。",
            f"The {paper.en} does not seem to name the shop or its account"
            f"{f'; it says “{other}”' if other else ''}.",
        ),
        _WHOLE,
        document=document,
        field="statements",
    )


CHECK = Check(
    titles={"SHOP_NOT_NAMED": Text("材料未写明店铺", "The shop is not named")},
    transfer=_transfer,
)
