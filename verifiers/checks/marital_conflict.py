"""Do register, certificates and testimonies agree on the registrant's marriage?"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.family.closure import closure_of
from verifiers.family.kinship import is_dissolved
from verifiers.family.life import deaths_in
from verifiers.family.naming import REGISTRANT
from verifiers.family.order import Order, order
from verifiers.kinds import name_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.family.claims import Standing
    from verifiers.family.kin import Family, Pair
    from verifiers.model import Document, Evidence, Finding

_MARRIED = frozenset({"已婚", "初婚", "再婚", "复婚", "有配偶"})
_SINGLE = frozenset({"未婚", "离婚", "离异"})
_FIX = Text(
    "请核对登记人去世时的婚姻状况，上传离婚证、配偶的死亡证明或婚姻状况公证书等能说明的材料。",
    "Check whether the registrant was married at the death, and upload what shows it: a divorce "
    "certificate, a proof of the spouse's death or a certificate of marital status.",
)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    family = closure_of(evidence).family
    pairs = sorted(pair for pair in family.spouses if REGISTRANT in pair)
    for standing in family.people[REGISTRANT].statuses:
        yield from _status(family, pairs, standing)
    for pair in pairs:
        yield from _divorced(family, pair)
    alive = [pair for pair in pairs if _lasts(family, pair)]
    for one, other in combinations(alive, 2):
        yield _two(family, one, other)


def _lasts(family: Family, pair: Pair) -> bool:
    """Whether the marriage was neither dissolved nor ended by the spouse's earlier death."""
    spouse = _spouse(pair)
    before = order(deaths_in(family), spouse, REGISTRANT) is Order.BEFORE
    return not before and not is_dissolved(family, pair)


def _spouse(pair: Pair) -> str:
    return pair[1] if pair[0] == REGISTRANT else pair[0]


def _status(family: Family, pairs: list[Pair], standing: Standing) -> Iterator[Finding]:
    card = standing.source.document
    living = [pair for pair in pairs if _lasts(family, pair)]
    if card is None:
        return
    if standing.word in _MARRIED and not pairs:
        yield _conflict(
            Text(
                f"户口簿上登记人的婚姻状况是{standing.word}，但没有材料写明其配偶。",
                "The register calls the registrant married, but no paper names a spouse.",
            ),
            card,
            [],
            [],
        )
    if standing.word not in _SINGLE | {"丧偶"}:
        return
    for pair in living:
        # A register may be older than the marriage.
        wed = [one.day for one in family.weddings.get(pair, ()) if one.day and not one.ended]
        if not _is_older(standing.day, wed):
            name = family.people[_spouse(pair)].name
            yield _conflict(
                Text(
                    f"户口簿上登记人的婚姻状况是{standing.word}，而其他材料写明{name}是其配偶。",
                    f"The register does not call the registrant married ({standing.word}), but "
                    f"other papers name {name} as the spouse.",
                ),
                card,
                _documents(family, pair),
                [name],
            )


def _is_older(day: date | None, weddings: list[date]) -> bool:
    return day is not None and bool(weddings) and day < max(weddings)


def _divorced(family: Family, pair: Pair) -> Iterator[Finding]:
    """A divorce, no wedding after it, and another source that calls them spouses none the less."""
    events = family.weddings.get(pair, ())
    divorces = [one for one in events if one.ended]
    papers = {one.source.id for one in events}
    others = [one for one in family.spouses[pair].sources if one.id not in papers]
    days = [one.day for one in divorces if one.day]
    if any(_is_after(one.day, days) for one in events if not one.ended):
        return
    late = [
        one
        for one in others
        if one.document is None or _is_after(one.document.day("issue_date"), days)
    ]
    if divorces and late:
        name, card = family.people[_spouse(pair)].name, divorces[0].source.document
        paper = name_of(late[0].document) if late[0].document else Text("您的说明", "declaration")
        yield _conflict(
            Text(
                f"离婚证写明登记人与{name}已离婚，而{paper.zh}称{name}是其配偶。",
                f"By the divorce certificate the registrant and {name} were divorced, but the "
                f"{paper.en} calls {name} the spouse.",
            ),
            card,
            [one.document for one in late if one.document],
            [name],
        )


def _is_after(day: date | None, divorces: list[date]) -> bool:
    return day is not None and bool(divorces) and day > max(divorces)


def _two(family: Family, one: Pair, other: Pair) -> Finding:
    first, second = (family.people[_spouse(pair)].name for pair in (one, other))
    papers = [*_documents(family, one), *_documents(family, other)]
    return _conflict(
        Text(
            f"材料写明{first}和{second}都是登记人去世时的配偶。",
            f"By the papers both {first} and {second} were married to the registrant at the death.",
        ),
        papers[0] if papers else None,
        papers,
        [first, second],
    )


def _documents(family: Family, pair: Pair) -> list[Document]:
    return [one.document for one in family.spouses[pair].sources if one.document]


def _conflict(
    message: Text, document: Document | None, others: list[Document], people: list[str]
) -> Finding:
    return finding(
        "MARITAL_CONFLICT",
        Strength.STRONG,
        message,
        _FIX,
        document=document,
        others=others,
        people=people,
    )


CHECK = Check(
    titles={"MARITAL_CONFLICT": Text("婚姻状况前后不一", "Papers disagree on the marriage")},
    transfer=_transfer,
)
