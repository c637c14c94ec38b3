"""Whether a paper names the shop, by its name or its account however spaced, and who gets it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.dossier.people import refers
from verifiers.prose.mentions import name_at
from verifiers.prose.vocabulary import ASIDE, ROLES
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Person, Shop, Statement

_GOES_TO = re.compile(
    r"(?:归|由|判归|给予?|转让给|转给|过户给|移交给?|赠与给?)(?=(?P<who>[^,。;\n]{1,40}))"
)
_ALIKE = ("1il|", "0o")
"""Characters that print alike, in either case."""
_POWER = "entrusts"
"""A statement that moves nothing, whatever it names: somebody may act for another."""
_ENDS = re.compile(r"[。;；\n]")
_SIDES = frozenset(
    {
        "party_a", "party_b", "party_c", "plaintiff", "defendant", "appellant", "appellee",
        "applicant", "respondent", "donor", "donee", "third_party",
    }
)  # fmt: skip
_ROLES = {word: role for word, role in ROLES.items() if role in _SIDES}
"""Words for the sides of a paper, and the role of its parties that each means."""
_SEXES = {"男方": ("man", "male"), "女方": ("woman", "female")}
_ALL = "(?:甲、?乙(?:、?丙)?|男女|夫妻|原、?被告)?(?:双方|各方|三方|[两二三]人)|原、?被告|夫妻"
_OWNED = "所有|共有|享有|取得|继承|各占|各半|各得|各享|按份|均分|平分"
_JOINTLY = re.compile(rf"(?:{_ALL})[^,。;\n]{{0,8}}?(?:{_OWNED})")
_TOGETHER = re.compile(rf"(?:{_ALL})共同")
"""All sides own it; or run it, which says nothing where somebody is said to get it."""
_AND = re.compile("[、和与及]")
_EVERYTHING = re.compile(
    "(?:全部|所有|一切|整个)(?:的|之|个人|合法|遗留)*(?:遗产|财产|资产)(?!中|里|内)"
    "|(?<![等述该同妻前后])(?:遗产|财产|资产)(?:份额)?(?=(?:均|全部|都|一并|依法|应)*(?:[由归给转]|遗?赠)|$)"
    r"|(?:一切|全部)$|everything|\bestate\b|\ball (?:my|her|his|the|of)\b",
    re.IGNORECASE,
)
"""All that somebody leaves; no part of it (遗产中的存款), nor what was listed (房屋等财产)."""

_UNNAMED = re.compile(
    "上述|前述|该|其|涉案|案涉|全部|所有|个人|合法|遗留|名下|被继承人|应得|应继承|依法"
    "|遗产|财产|份额|权益|权利|部分|的|之|the|estate|share|property",
    re.IGNORECASE,
)
"""Words that tell that something is left, and not what."""


def is_named(document: Document, shop: Shop) -> bool:
    """Whether any statement of the document is about this shop."""
    return any(True for _ in _about(document, shop))


def is_about(statement: Statement, shop: Shop) -> bool:
    """Whether the statement is about this shop."""
    return bool(_places(statement, shop))


def is_everything(words: str) -> bool:
    """Whether the words mean all that somebody owns or leaves."""
    return _EVERYTHING.search(compact(words)) is not None


def is_covered(statement: Statement, shop: Shop) -> bool:
    """Whether the statement is about this shop, or about all that somebody owns or leaves."""
    return is_about(statement, shop) or is_everything(statement.what or "")


def is_elsewhere(statement: Statement, shop: Shop) -> bool:
    """Whether the statement names something, which is not this shop; 上述遗产 names nothing."""
    named = _UNNAMED.sub("", compact(statement.what or ""))
    return bool(named) and not is_covered(statement, shop)


def goes_past(document: Document, shop: Shop, person: Person) -> tuple[str, ...]:
    """Who gets the shop by this document, where that is said and this person is not among them."""
    getting = recipients(document, shop)
    if any(refers(document, name, person) for name in getting):
        return ()
    return tuple(sorted(getting))


def recipients(document: Document, shop: Shop) -> set[str]:
    """Everybody to whom the document gives this shop, as it names them."""
    return {name for one in _about(document, shop) for name in _recipients(document, one, shop)}


def recipients_by(document: Document, statement: Statement, shop: Shop) -> set[str]:
    """Who gets this shop, or all that somebody leaves, by one clause of an agreement."""
    everything = [match.end() for match in _EVERYTHING.finditer(plain(statement.what or ""))]
    return set(_agreed(document, statement, _places(statement, shop) or everything))


def _about(document: Document, shop: Shop) -> Iterator[Statement]:
    said = (one for one in document.statements() if one.type != _POWER)
    return (one for one in said if _places(one, shop))


def _places(statement: Statement, shop: Shop) -> list[int]:
    """Where in a statement the mention of the shop ends."""
    return named_in(plain(statement.what or ""), shop)


def named_in(words: str, shop: Shop) -> list[int]:
    """Where in `plain` words each mention of the shop ends.

    Readers take l for 1 and O for 0, in an account as anywhere, and only the account that is asked
    for can tell: it is there when each character is, or looks like it. One that goes on with a
    digit is another account.
    """
    found = (re.search(_pattern(plain(name)), words) for name in (shop.name, shop.account) if name)
    return [match.end() for match in found if match]


def _pattern(name: str) -> re.Pattern[str]:
    characters = (
        next((f"[{alike}]" for alike in _ALIKE if one in alike), re.escape(one)) for one in name
    )
    before = r"(?<![0-9_])" if name[0].isascii() else ""
    after = r"(?![0-9_])" if name[-1].isascii() else ""
    return re.compile(f"{before}{''.join(characters)}{after}", re.IGNORECASE)


def _recipients(document: Document, statement: Statement, shop: Shop) -> Iterator[str]:
    if statement.type == "inherits" and statement.person:
        yield statement.person
    elif statement.type == "gift" and statement.to:
        yield statement.to
    elif statement.type == "agreement":
        yield from _agreed(document, statement, _places(statement, shop))


def _agreed(document: Document, statement: Statement, places: list[int]) -> Iterator[str]:
    """Who gets what the clause mentions before each of these places."""
    what = plain(statement.what or "")
    for place in places:
        yield from _by_clause(document, _ENDS.split(what[place:], maxsplit=1)[0])


def _by_clause(document: Document, clause: str) -> tuple[str, ...]:
    """Who gets the shop by what a clause says after naming it."""
    sides = tuple(one.name for one in document.parties() if one.role not in ASIDE)
    for match in _GOES_TO.finditer(clause):
        getting = sides if _JOINTLY.match(match["who"]) else _people(document, match["who"])
        if getting:
            return getting
    shared = _JOINTLY.search(clause) or _TOGETHER.search(clause)
    return sides if shared else ()


def _people(document: Document, words: str) -> tuple[str, ...]:
    """Whom the words begin with, one after the other: parties by side, sex or name, or anybody."""
    getting: list[str] = []
    while words:
        found, length = _first(document, words)
        getting += found
        words = words[length:]
        following = _AND.match(words)
        if not found or following is None:
            break
        words = words[following.end() :]
    return tuple(getting)


def _first(document: Document, words: str) -> tuple[list[str], int]:
    """Those whom the words name first, and how many characters name them."""
    parties = document.parties()
    side = next((one for one in sorted(_ROLES, key=len, reverse=True) if words.startswith(one)), "")
    sex = next((one for one in _SEXES if words.startswith(one)), "")
    called, length = _called(document, words[len(side) :])
    if side:
        sided = [one.name for one in parties if one.role == _ROLES[side]]
        return list(dict.fromkeys([*sided, *called])), len(side) + length
    if sex:
        role, said = _SEXES[sex]
        named = [one.name for one in parties if one.role == role]
        return named or [one.name for one in parties if one.sex == said], len(sex)
    stranger = None if called else name_at(words, 0)
    return ([stranger], len(stranger)) if stranger else (called, length)


def _called(document: Document, words: str) -> tuple[list[str], int]:
    """The people of the document by whose names the words begin, and how long the longest is."""
    names = {one.name for one in document.parties()}
    names |= {name for one in document.statements() for name in one.parties}
    found = [name for name in sorted(names) if words.startswith(plain(name))]
    return found, max((len(plain(name)) for name in found), default=0)


def plain(text: str) -> str:
    """Words as they are compared here."""
    return compact(text).casefold()
