"""Hypothesis strategies: transfers whose papers are clean, damaged, misread or contradictory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.verifiers.papers import (
    DAUGHTER,
    HUSBAND,
    MOTHER,
    TODAY,
    as_read,
    death_certificate,
    deed,
    emblem,
    evidence,
    field,
    noticed,
    number,
    paper,
    parties,
    portrait,
    statements,
    transfer,
    unread,
    with_field,
)
from verifiers.kinds import RELIED_ON
from verifiers.model import (
    Document,
    Evidence,
    Fact,
    FactState,
    Finding,
    Kind,
    Relative,
    Strength,
    Text,
)
from verifiers.notaries import load_registry
from verifiers.policies.policy import load_policy

if TYPE_CHECKING:
    from collections.abc import Callable

POLICY = load_policy()
CODES = sorted(code for code in POLICY.codes if not code.startswith("FILE_"))
FACTS = [spec.name for spec in POLICY.facts("inheritance")]


def _varied(build: Callable[..., Document], **pools: list[Any]) -> st.SearchStrategy[Document]:
    """The clean paper, or the paper with one value from the pool of its field."""
    changed = [{name: value} for name, pool in pools.items() for value in pool]
    return st.one_of(st.just(build()), st.sampled_from(changed).map(lambda one: build(**one)))


_PORTRAITS = _varied(
    portrait,
    name=["陈建军"],
    sex=["female"],
    birth_date=[date(1962, 3, 8), date(2030, 1, 1)],
    id_number=["350203196203072214", number(date(1962, 3, 7), sequence=3)],
)
_EMBLEMS = _varied(
    emblem,
    valid_from=[date(2003, 1, 1), date(2006, 6, 1)],
    valid_until=[date(2032, 6, 1), date(2026, 6, 1), date(2027, 1, 1), date(2022, 6, 1)],
)
_DEATHS = _varied(
    death_certificate,
    name=["林秀瑛"],
    id_number=[number(date(1924, 5, 6), sequence=4)],
    birth_date=[date(1924, 4, 3)],
    death_date=[date(2016, 8, 10), date(2019, 6, 1)],
    issue_date=[date(2016, 8, 10)],
)
_STATEMENTS = [
    statements("waiver"),
    statements("no_will"),
    statements("death"),
    statements("inherits"),
    statements(waiver={"date": date(2016, 8, 1)}),
    statements(waiver={"date": date(2019, 6, 1)}),
    statements(death={"date": date(2016, 8, 10)}),
    statements(inherits={"what": "遗产"}),
    statements(more=[{"type": "predeceased", "person": "父母", "before": MOTHER}]),
    statements(more=[{"type": "kinship", "person": HUSBAND, "relation": "spouse", "to": MOTHER}]),
    statements(
        more=[
            {"type": "kinship", "person": "黄招娣", "relation": "parent", "to": MOTHER},
            {"type": "death", "person": "黄招娣", "date": date(2018, 1, 1)},
        ]
    ),
]
_DEEDS = _varied(
    deed,
    certificate_number=["（2018）厦鹭证内字第3350号", "厦门第1号", "（2019）沪东证内字第3350号"],
    office=["中华人民共和国福建省厦门市鹭江湾公证处", "中华人民共和国上海市徐汇公证处"],
    notary=[MOTHER],
    issue_date=[date(2016, 8, 1), date(2019, 12, 1)],
    parties=[parties(id_number="350203240506002"), parties(name="林秀瑛")],
    statements=_STATEMENTS,
)
_WAIVERS = st.sampled_from([date(2016, 8, 1), date(2019, 4, 1), date(2020, 1, 1)]).map(
    lambda day: paper(
        Kind.NOTARIAL_CERTIFICATE,
        id_="waiver",
        matter="inheritance_waiver",
        certificate_number="（2019）厦鹭证内字第3351号",
        issue_date=day,
        parties=[{"name": DAUGHTER, "role": "declarant"}],
        statements=[{"type": "waiver", "person": DAUGHTER, "of": MOTHER}],
    )
)

_MORE = st.sampled_from(
    [
        paper(
            Kind.HOUSEHOLD_REGISTER_MEMBER, name="陈建军", former_name="陈建国",
            relation_to_head="子", sex="male", birth_date=date(1962, 3, 7),
            id_number="350203196203072213",
        ),
        paper(
            Kind.PASSPORT, mrz="P", passport_number="E1", surname="CHEN", given_names="JIANGUO",
            nationality="CHN", birth_date=date(1962, 3, 8), expiry_date=date(2030, 1, 1),
        ),
        deed(id_="agreement", matter="agreement", statements=[]),
        deed(id_="gift", matter="gift", issue_date=date(2018, 1, 1)),
        portrait(id_="hers", name=MOTHER, sex="female", birth_date=date(1924, 5, 6),
                 id_number="350203192405060028", valid_from=date(2018, 1, 1)),
    ]
)  # fmt: skip


@st.composite
def _read(draw: st.DrawFn, document: Document) -> Document:
    """The document as engines read it: something doubtful, or not read at all."""
    names = [one.name for one in document.fields]
    how = draw(st.sampled_from(["alone", "unread", "disputed"]))
    if how == "alone":
        return as_read(document, *draw(st.lists(st.sampled_from(names), unique=True)))
    if how == "unread":
        return unread(document, draw(st.sampled_from(names)))
    name = draw(st.sampled_from([one for one in RELIED_ON[document.kind] if document.field(one)]))
    value = None if draw(st.booleans()) else field(document, name).value
    return with_field(document, name, agreed=False, value=value, readers=(("paddle", "…"),))


RELATIVES = st.lists(
    st.builds(
        Relative,
        name=st.sampled_from([HUSBAND, DAUGHTER, "林阿土"]),
        relation=st.sampled_from(["spouse", "child", "parent", "sibling"]),
        alive=st.sampled_from([True, False, None]),
    ),
    max_size=1,
)
REGISTRANTS = st.sampled_from(
    [{}, {"id_number": None, "birth_date": date(1924, 5, 6)}, {"death_date": date(2016, 8, 11)}]
)
OUTSIDE = (
    st.just([])
    | st.just([])
    | st.lists(
        st.builds(
            noticed,
            st.sampled_from(CODES),
            st.sampled_from([Strength.INFO, Strength.SOFT, Strength.STRONG]),
        ),
        max_size=1,
    )
)


@st.composite
def cases(draw: st.DrawFn) -> Evidence:
    """A transfer with papers of every kind, in some order: nearly clean, or with several flaws."""
    kinds = {
        portrait: _PORTRAITS,
        emblem: _EMBLEMS,
        death_certificate: _DEATHS,
        deed: _DEEDS,
    }
    flawed = draw(st.sets(st.sampled_from(list(kinds)), max_size=2))
    documents = [draw(pool) if build in flawed else build() for build, pool in kinds.items()]
    documents += draw(st.one_of(st.just([]), st.just([]), _WAIVERS.map(lambda one: [one])))
    documents += draw(st.one_of(st.just([]), st.just([]), _MORE.map(lambda one: [one])))
    for place in draw(st.sets(st.integers(0, len(documents) - 1), max_size=1)):
        documents[place] = draw(_read(documents[place]))
    for place in draw(st.sets(st.integers(0, len(documents) - 1), max_size=1)):
        if draw(st.booleans()):
            del documents[place]
    asked = transfer(*draw(RELATIVES), registrant=draw(REGISTRANTS))
    case = evidence(portrait(), asked=asked, as_of=TODAY)
    return replace(
        case,
        documents=tuple(draw(st.permutations(documents))),
        outside=tuple(draw(OUTSIDE)),
        notaries=load_registry().registry,
    )


WORDS = Text("测试", "test")
FINDINGS = st.builds(
    Finding,
    code=st.sampled_from(CODES),
    strength=st.sampled_from(Strength),
    message=st.just(WORDS),
    fix=st.just(WORDS),
    document_id=st.sampled_from([None, "card", "deed"]),
    field=st.sampled_from([None, "name", "id_number"]),
    forensic=st.booleans(),
    people=st.sampled_from([(), ("林秀英",)]),
)


@st.composite
def facts(draw: st.DrawFn) -> tuple[Fact, ...]:
    """The facts of an inheritance in any states."""
    states = draw(st.lists(st.sampled_from(FactState), min_size=len(FACTS), max_size=len(FACTS)))
    return tuple(
        Fact(name=name, state=state, why=WORDS) for name, state in zip(FACTS, states, strict=True)
    )
