"""What household registers say: each member's relation to the head, and the marital status.

A relation is to the head 户主 (公通字[1995]91号), so that members are related to each other through
the head. A card names its head only seldom: the household's number, a page of the head in the same
file, or the only head among all pages leads there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.family.claims import Related, Source, Standing
from verifiers.family.words import SELF, meaning
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.family.claims import Claim
    from verifiers.family.naming import Naming
    from verifiers.family.order import Key
    from verifiers.model import Document, Evidence

_PAGES = frozenset({Kind.HOUSEHOLD_REGISTER_HEAD, Kind.HOUSEHOLD_REGISTER_MEMBER})


def claims(evidence: Evidence, naming: Naming) -> Iterator[Claim]:
    """Everything that the registers among the documents say."""
    pages = [one for one in evidence.documents if one.kind in _PAGES]
    for card in pages:
        name = card.text("name")
        if card.kind is not Kind.HOUSEHOLD_REGISTER_MEMBER or not name:
            continue
        member, word = naming.key(card, name), card.text("relation_to_head")
        status = card.text("marital_status")
        if status:
            day = card.day("registration_date")
            yield Standing(member, status, day, Source(card, "marital_status"))
        found, head = meaning(word), _head(card, pages, naming)
        if found and head and head != member:
            yield Related(member, found, head, Source(card, "relation_to_head"))


def _head(card: Document, pages: Sequence[Document], naming: Naming) -> Key | None:
    """The head of the card's household, or `None` where nothing leads there."""
    own = card.text("head_name")
    if own:
        return naming.key(card, own)
    number = card.text("household_number")
    same = [one for one in pages if number and one.text("household_number") == number]
    bound = [one for one in pages if one.sha256 == card.sha256]
    heads = _heads(same, naming) or _heads(bound, naming) or _heads(pages, naming)
    return heads.pop() if len(heads) == 1 else None


def _heads(pages: Sequence[Document], naming: Naming) -> set[Key]:
    heads = set()
    for page in pages:
        own = page.text("name") if page.text("relation_to_head") in SELF else None
        name = page.text("head_name") or own
        if name:
            heads.add(naming.key(page, name))
    return heads
