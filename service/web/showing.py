"""How values stand on a page: days, moments, names, numbers half hidden, what a paper states."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from service.clock import CHINA
from service.rules import alike_words
from service.web import words
from service.web.language import phrase, reader_language, say
from verifiers import kinds, wording
from verifiers.evidence.facts import RULES
from verifiers.model import Kind, Party, Statement, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from service.rules.alike import Comparison
    from verifiers.model import Document, Fact, Field, Page

_MEBIBYTE = 1024 * 1024
_SHOWN_AT_EACH_END = 4
_SHORTEST_TO_MASK = 12
_MOST_DIFFERENCES = 4
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
_HIDDEN_FIELDS = frozenset({"id_number", "passport_number", "printed_number", "mrz"})


def name_of(table: str, slug: object) -> str:
    """What a thing is called, by the name of its table in `words`; the slug where it has none."""
    names: Mapping[str, Text] = getattr(words, table.upper())
    found = names.get(str(slug))
    return say(found) if found is not None else str(slug).replace("_", " ")


def kind_name(kind: Kind) -> str:
    """What people call a kind of paper."""
    return _sentence(say(kinds.named(kind)))


def paper_name(document: Document) -> str:
    """What people call the papers of this file; a notarial certificate by its matter."""
    return " + ".join(_sentence(say(kinds.name_of(paper))) for paper in document.each())


def fact_name(slug: str) -> str:
    """What people call a fact."""
    rule = RULES.get(slug)
    return _sentence(say(rule.title)) if rule is not None else slug.replace("_", " ")


def fact_names(facts: Iterable[Fact]) -> str:
    """What people call these facts, in one line."""
    return _listed(fact_name(fact.name) for fact in facts)


def alike_differences(comparison: Comparison) -> str:
    """In what two cases differ most, in one line."""
    return _listed(
        say(alike_words.difference(one)) for one in comparison.differs[:_MOST_DIFFERENCES]
    )


def listed(facts: Iterable[str]) -> str:
    """The names of facts, one after another."""
    return _listed(fact_name(slug) for slug in facts)


def _listed(parts: Iterable[str]) -> str:
    return ("; " if reader_language() == "en" else "；").join(parts)


def evidence_name(key: str) -> str:
    """What people call a kind of evidence that a fact accepts."""
    try:
        return _sentence(say(kinds.evidence_name(key)))
    except (KeyError, ValueError):
        return name_of("fields", key)


def issued_by(fact: Fact, place: int) -> str:
    """Who issues the evidence at that place of the list; empty where its name says it."""
    issuer = fact.issuers[place] if place < len(fact.issuers) else None
    if issuer is None or fact.accepts[place] == Kind.OTHER.value:
        return ""
    return phrase("issued_by", who=say(issuer))


def day(value: date | datetime | str | None) -> str:
    """A calendar day as people write it; a text that is no day stays as it is."""
    if isinstance(value, datetime):
        value = value.astimezone(CHINA).date()
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return value if isinstance(value, str) else ""
    if value is None:
        return "–"
    if reader_language() == "en":
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


def moment(value: datetime | str | None) -> str:
    """A moment by the clock in China."""
    if value is None:
        return "–"
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    local = value.astimezone(CHINA)
    return f"{day(local)} {local:%H:%M}"


def masked(number: str | None) -> str:
    """A number with its middle hidden: enough to recognise it, too little to use it."""
    if not number:
        return ""
    if len(number) < _SHORTEST_TO_MASK:
        return number[:2] + "•" * (len(number) - 2)
    ends = _SHOWN_AT_EACH_END
    return f"{number[:ends]} •••• •••• {number[-ends:]}"


def megabytes(size_bytes: int) -> str:
    """A size in megabytes, one decimal."""
    return f"{size_bytes / _MEBIBYTE:.1f}"


def event_detail(key: str, value: object) -> str:
    """One detail of a journal entry in words."""
    table = {
        "outcome": "outcomes",
        "reason": "reason_codes",
        "after": "transfer_statuses",
        "recommendation": "recommendations",
    }.get(key)
    if table is not None:
        return name_of(table, value)
    return f"{phrase('score' if key == 'risk_score' else 'page')} {value}"


def quality(page: Page) -> str:
    """A page's four measures in one line, as percentages."""
    found = page.quality
    return phrase(
        "quality",
        sharpness=f"{found.sharpness:.0%}",
        glare=f"{found.glare:.0%}",
        exposure=f"{found.exposure:.0%}",
        completeness=f"{found.completeness:.0%}",
    )


def readings(
    document: Document | None, *, hide_numbers: bool
) -> tuple[tuple[Field, tuple[str, ...]], ...]:
    """Every field of a file's papers with its lines."""
    papers = document.each() if document else ()
    return tuple(one for paper in papers for one in _readings(paper, hide_numbers=hide_numbers))


def _readings(document: Document, *, hide_numbers: bool) -> Iterator[tuple[Field, tuple[str, ...]]]:
    """A term without end is said where the end stands."""
    endless = document.field("long_term")
    for field in document.fields:
        if field.name == "valid_until" and endless is not None and endless.value is True:
            yield field, (phrase("long_term"),)
        else:
            yield field, lines(field, hide_numbers=hide_numbers)


def lines(field: Field, *, hide_numbers: bool) -> tuple[str, ...]:
    """What stands in a field, a line for each thing; empty where it could not be read."""
    value = field.value
    if value is None or value in ("", ()):
        return ()
    if isinstance(value, bool):
        return (phrase("yes") if value else phrase("no"),)
    if isinstance(value, str):
        return (_text(field.name, value, hide_numbers=hide_numbers),)
    return tuple(
        _party(row, hide_numbers=hide_numbers) if isinstance(row, Party) else _statement(row)
        for row in value
    )


def _text(name: str, value: str, *, hide_numbers: bool) -> str:
    if name in _HIDDEN_FIELDS:
        return masked(value.replace("\n", " ")) if hide_numbers else value
    if value == "long_term":
        return phrase("long_term")
    if name == "sex":
        return name_of("sexes", value)
    if name == "matter" and value in kinds.MATTERS:
        return _sentence(say(kinds.MATTERS[value]))
    return day(value)


def _party(party: Party, *, hide_numbers: bool) -> str:
    number = party.id_number
    parts = [
        name_of("party_roles", party.role) if party.role else None,
        name_of("sexes", party.sex) if party.sex else None,
        phrase("born", day=day(party.birth_date)) if party.birth_date else None,
        (masked(number) if hide_numbers else number) if number else None,
    ]
    told = [part for part in parts if part]
    if reader_language() == "en":
        return f"{party.name} ({', '.join(told)})" if told else party.name
    return f"{party.name}（{'，'.join(told)}）" if told else party.name


def _statement(row: Statement) -> str:
    sentence = words.STATEMENTS.get(row.type)
    if sentence is None:
        return row.type
    told = {
        "person": row.person,
        "date": day(row.date) if row.date else None,
        "relation": wording.relation(row, reader_language()),
        "to": row.to,
        "of": row.of,
        "before": row.before,
        "from_": row.from_,
        "what": row.what,
        "parties": "、".join(row.parties) or None,
    }
    return say(sentence).format(**{key: value or "–" for key, value in told.items()})


def _sentence(text: str) -> str:
    """With a capital, as a line of its own begins."""
    return text[:1].upper() + text[1:]
