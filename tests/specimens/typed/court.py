"""Papers of courts for typed parties and statements: judgments, mediations, proofs of force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.specimens import dates
from tests.specimens.kinds.court_document import CourtDocument
from tests.specimens.pen import Pen
from tests.specimens.people import invented_name
from tests.specimens.typed.deed import party_line
from tests.specimens.typed.sentences import Teller
from verifiers.model import Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tests.specimens.style import Style
    from tests.specimens.typed.known import Known
    from verifiers.model import Document, Statement

_LABELS = {
    "plaintiff": "原告", "defendant": "被告", "applicant": "申请人", "deceased": "被申请人",
    "appellant": "上诉人", "appellee": "被上诉人", "third_party": "第三人",
}  # fmt: skip
_MEDIATION, _DECLARES = "调解书", "民特"
_PROOF = "证明"
_SOLE_PROCEDURE = 2
"""An applicant and whom they want declared dead."""
_ASKED = {"death": "宣告{}死亡", "missing": "宣告{}失踪", "lives": "撤销宣告{}死亡"}
"""What is asked of a court in a special procedure."""
_NUMERALS = "一二三四五六七"


def paper(document: Document, known: Known, style: Style) -> CourtDocument:
    """One paper; a first instance may be appealed against, a second is final."""
    pen, issued = Pen.of(style), document.day("issue_date")
    title = document.text("document_type") or ""
    if issued is None:
        raise ValueError(f"{document.id} types no issue_date")
    proof = _PROOF in title
    lines = tuple(_proof(document, pen) if proof else _ruling(document, known, pen, issued))
    number = document.text("case_number") or ""
    return CourtDocument(
        case_number=number,
        court=document.text("court") or "",
        document_type=title,
        issue_date=issued,
        parties=document.parties(),
        effective_date=document.day("effective_date") if proof else None,
        death_date=None,
        statements=document.statements(),
        printed_number="" if proof else number,
        printed_date=dates.chinese(issued, pen.zero),
        paragraphs=lines,
        judges=() if proof else (f"审 判 员\u3000\u3000{invented_name(number, sex='male')}",),
        clerk="" if proof else invented_name(f"clerk/{number}", sex="female"),
    )


def _label(party: Party) -> str:
    """The word for their side; cases type it as printed, too."""
    return _LABELS.get(party.role or "", party.role or "当事人")


def _proof(document: Document, pen: Pen) -> Iterator[str]:
    number, day = document.text("case_number"), document.day("effective_date")
    yield f"本院作出的{number}民事判决书已{f'于{pen.day(day)}' if day else ''}发生法律效力。"
    yield "特此证明。"


def _ruling(document: Document, known: Known, pen: Pen, issued: date) -> Iterator[str]:
    parties = document.parties() or _opposed(document.statements(), known)
    for one in parties:
        yield party_line(pen, one, known, _label(one))
    found = document.statements()
    declares = _DECLARES in (document.text("case_number") or "")
    yield _opening(parties, found, known, declares=declares)
    known_facts = {"kinship"} if declares else {"kinship", "death"}
    facts = [one for one in found if one.type in known_facts]
    told = list(Teller(pen, known, _dead(found)).tell(facts))
    yield from (f"{'经审理查明，' if not place else ''}{one}" for place, one in enumerate(told))
    found = tuple(one for one in found if one not in facts)
    agreed = _MEDIATION in (document.text("document_type") or "")
    clauses = list(_clauses(found, agreed=agreed))
    if agreed:
        yield pen.choose(
            "本案审理过程中，经本院主持调解，当事人自愿达成如下协议：",
            "经本院主持调解，双方当事人自愿达成如下协议：",
        )
    else:
        yield "本院认为，当事人的合法权益受法律保护。依照《中华人民共和国民法典》的规定，判决如下："
    if len(clauses) > 1:
        clauses = [f"{_NUMERALS[place]}、{one}" for place, one in enumerate(clauses)]
    yield from (f"{one}{'。' if one is clauses[-1] else '；'}" for one in clauses)
    yield from _closing(document, pen, issued, agreed=agreed)


def _opening(
    parties: Sequence[Party], found: Sequence[Statement], known: Known, *, declares: bool
) -> str:
    told = "".join(one.what or "" for one in found)
    names = [f"{_label(one)}{one.name}" for one in parties]
    who = "与".join(names)
    asked = next((one for one in found if one.type in _ASKED), None)
    if asked and declares and len(parties) <= _SOLE_PROCEDURE:
        return (
            f"申请人{parties[0].name}申请{_ASKED[asked.type].format(asked.person)}一案，"
            "本院依法适用特别程序进行了审理，现已审理终结。"
        )
    dead = asked is not None and asked.type == "death"
    if dead or any(one.type in _ESTATE for one in found):
        cause = f"{who or known.transfer.transferee.name}继承纠纷"
    else:
        cause = f"{who}{'离婚' if '离婚' in told else '网络店铺转让合同'}纠纷"
    return f"{cause}一案，本院受理后，依法进行了审理，现已审理终结。"


def _opposed(found: Sequence[Statement], known: Known) -> tuple[Party, ...]:
    """Who was at law where nobody is typed: the transferee, and whom the ruling is about."""
    plaintiff = Party(name=known.transfer.transferee.name, role="plaintiff")
    against = (one.person for one in found if one.person)
    return (plaintiff, *(Party(name=name, role="defendant") for name in dict.fromkeys(against)))


_ESTATE = frozenset({"inherits", "disqualified", "waiver", "revocation"})


def _dead(found: Sequence[Statement]) -> str | None:
    return next((one.from_ or one.of for one in found if one.from_ or one.of), None)


def _clauses(found: Sequence[Statement], *, agreed: bool) -> Iterator[str]:
    """What is ordered or agreed; what somebody inherits is told once, as the paper settles it."""
    settled = agreed and any(one.type == "agreement" for one in found)
    for one in found:
        match one.type:
            case "agreement":
                yield one.what or ""
            case "inherits" if not settled:
                yield f"被继承人{one.from_}名下的{one.what}由{one.person}继承"
            case "disqualified":
                yield f"{one.person}丧失对被继承人{one.from_}遗产的继承权"
            case "death":
                yield f"宣告{one.person}死亡"
            case "missing":
                yield f"宣告{one.person}失踪"
            case "lives":
                yield f"撤销本院此前作出的宣告{one.person}死亡的民事判决"
            case "waiver":
                yield f"{one.person}对放弃继承被继承人{one.of}遗产的反悔，不予承认"
            case "revocation":
                yield f"准许{one.person}撤回放弃继承被继承人{one.of}遗产的声明"


def _closing(document: Document, pen: Pen, issued: date, *, agreed: bool) -> Iterator[str]:
    number, effective = document.text("case_number") or "", document.day("effective_date")
    if agreed:
        yield "上述协议，不违反法律规定，本院予以确认。"
        yield "本调解书经双方当事人签收后，即具有法律效力。"
    elif any(word in number for word in ("终", "特")):
        yield "本判决为终审判决。"
    else:
        yield "如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状。"
    if effective is not None and effective >= issued:
        yield f"本判决书已于{pen.day(effective)}发生法律效力。"
