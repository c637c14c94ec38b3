"""Agreements on support for a bequest 遗赠扶养协议: who cares for the registrant gets what is left.

They go before wills (civil code 1123), and whoever signed one has accepted. A person or an
organisation may make one, but nobody who is an heir anyway (1158). Only one before a notary, in the
registrant's life, counts here, and only where it leaves the shop or everything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.dossier.people import deaths, refers
from verifiers.dossier.shop import is_covered, recipients_by
from verifiers.family.closure import closure_of
from verifiers.family.succession import Role
from verifiers.text import names

if TYPE_CHECKING:
    from verifiers.model import Document, Evidence, Statement

AGREEMENT = "agreement"
_LEAVES = re.compile("遗赠|(?:去世|死亡|过世|逝世|百年|身)(?:之|以)?后")
_SUPPORTS = re.compile("扶养|赡养|供养|生养死葬|养老送终|照料|照顾")
_TO_CARER = re.compile("[归由给赠](?:乙方|扶养人|受遗赠人|受赠人)")
_FIRST_ORDER = frozenset({Role.SPOUSE, Role.CHILD, Role.PARENT})


def takers(document: Document, evidence: Evidence) -> tuple[str, ...]:
    """Who gets the shop by this notarised agreement, as it names them; empty where nobody does."""
    registrant, signed = evidence.transfer.registrant, document.day("issue_date")
    everybody = tuple(one.name for one in document.parties())
    own = [
        one
        for one in document.statements()
        if one.type == AGREEMENT
        and any(refers(document, name, registrant) for name in one.parties or everybody)
    ]
    words = "。".join(one.what or "" for one in own)
    died = deaths(evidence, registrant)
    late = bool(died and signed and signed > died[0].day)
    if late or not (_LEAVES.search(words) and _SUPPORTS.search(words)):
        return ()
    heirs = [one.name for one in closure_of(evidence).heirs if one.role in _FIRST_ORDER]
    found = {name for one in own for name in _by_clause(document, one, evidence)}
    return tuple(
        name
        for name in sorted(found)
        if not refers(document, name, registrant)
        and not any(names.same(name, heir) for heir in heirs)
    )


def _by_clause(document: Document, one: Statement, evidence: Evidence) -> set[str]:
    """Who gets it by this clause; where no party is called 乙方, whoever else signed.

    A notary lists both as applicants, and the paper that is bound in tells the sides.
    """
    transfer, words = evidence.transfer, one.what or ""
    named = recipients_by(document, one, transfer.shop)
    if named or not is_covered(one, transfer.shop):
        return named
    others = {name for name in one.parties if not refers(document, name, transfer.registrant)}
    said = _TO_CARER.search(words) and _LEAVES.search(words)
    return others if said and len(others) == 1 else set()
