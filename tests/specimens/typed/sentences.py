"""Statements as sentences: what a notary writes for each typed fact.

Neighbours that a notary would tell in one breath are told so: somebody's relation and that they
died first, the heir and that there is no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.specimens.pen import Pen
    from tests.specimens.typed.known import Known
    from verifiers.model import Statement

_WORDS = {
    "spouse": ("丈夫", "妻子"),
    "child": ("儿子", "女儿"),
    "parent": ("父亲", "母亲"),
    "sibling": ("哥哥", "姐姐"),
    "grandchild": ("孙子", "孙女"),
    "grandparent": ("祖父", "祖母"),
}
_PARENTS = {"father": "父亲", "mother": "母亲"}
_YOUNGER = ("弟弟", "妹妹")
_NAMELESS = frozenset({"父母", "父亲", "母亲"})
UNBORN = "胎儿"


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes the sentences of one paper."""

    pen: Pen
    known: Known
    dead: str | None
    """Who left the estate that the paper is about, where there is one."""

    def kin(self, one: Statement) -> str:
        """What a person is to another: 儿子, 养女, 弟弟."""
        person, to = one.person or "", one.to or ""
        if one.what or one.relation not in _WORDS:
            return one.what or _PARENTS.get(one.relation or "", one.relation or "")
        woman = self.known.sex(person) == "female"
        if one.relation == "sibling":
            births = [self.known.person(name).birth for name in (person, to)]
            return (_WORDS if births[0] < births[1] else {"sibling": _YOUNGER})["sibling"][woman]
        return _WORDS[one.relation][woman]

    def whose(self, name: str) -> str:
        """A name, the decedent's with the title."""
        return f"被继承人{name}" if name == self.dead else name

    def tell(self, statements: Sequence[Statement]) -> Iterator[str]:
        """The sentences of these statements, in their order."""
        told: set[int] = set()
        for place, one in enumerate(statements):
            if place in told:
                continue
            mates = [
                at
                for at, other in enumerate(statements)
                if at > place and _goes_with(one, other) and at not in told
            ]
            told.update(mates)
            sentence = self._sentence(one, [statements[at] for at in mates])
            if sentence:
                yield sentence

    def _sentence(self, one: Statement, mates: Sequence[Statement]) -> str:
        tellers = {
            "death": self._death,
            "no_will": self._no_will,
            "kinship": self._kinship,
            "predeceased": self._predeceased,
            "childless": self._childless,
            "parents_unknown": self._parents_unknown,
            "waiver": self._waiver,
            "accepts": self._accepts,
            "inherits": self._inherits,
            "sole_heir": self._inherits,
        }
        teller = tellers.get(one.type)
        return teller((one, *mates)) if teller else ""

    def _death(self, told: Sequence[Statement]) -> str:
        one = told[0]
        name, day = self.whose(one.person or ""), self._day(one)
        return self.pen.choose(
            f"{name}于{day}死亡。", f"{name}已于{day}因病死亡。", f"{name}于{day}因病去世。"
        )

    def _no_will(self, told: Sequence[Statement]) -> str:
        one = told[0]
        name = self.whose(one.person or "")
        return self.pen.choose(
            f"据申请人称，{name}生前未立遗嘱，亦未与他人签订遗赠扶养协议。",
            f"{name}生前无遗嘱，也未签订遗赠扶养协议。",
        )

    def _childless(self, told: Sequence[Statement]) -> str:
        name = told[0].person or ""
        ties = (one for one in self.known.ties if one.relation == "spouse")
        wed = any(name in (one.person, one.to) for one in ties)
        return f"{self.whose(name)}{'无子女' if wed else '生前未婚，无子女'}。"

    def _parents_unknown(self, told: Sequence[Statement]) -> str:
        name = self.whose(told[0].person or "")
        return self.pen.choose(f"{name}系弃婴，其生父母不详。", f"{name}的亲生父母无法查明。")

    def _kinship(self, told: Sequence[Statement]) -> str:
        one, *mates = told
        name, to, kin = one.person or "", self.whose(one.to or ""), self.kin(one)
        if name == UNBORN:
            return (
                f"{to}死亡时，{self.known.wife(one.to or '')}已怀有身孕，应当为胎儿保留继承份额。"
            )
        if name in _NAMELESS:
            return self._predeceased(mates) if mates else ""
        if mates:
            died = self._before(mates[0])
            return self.pen.choose(
                f"{to}的{kin}{name}{died}。", f"{name}系{to}的{kin}，{name}{died}。"
            )
        return self.pen.choose(f"{name}系{to}的{kin}。", f"{name}是{to}的{kin}。")

    def _before(self, one: Statement) -> str:
        dead = self.whose(one.before or "")
        return self.pen.choose(f"先于{dead}死亡", f"已先于{dead}死亡", f"先于{dead}去世")

    def _predeceased(self, told: Sequence[Statement]) -> str:
        one = told[0]
        name, dead = one.person or "", self.whose(one.before or "")
        if name == "父母":
            return self.pen.choose(
                f"{dead}的父母均先于其死亡。", f"{dead}的父亲、母亲均已先于其死亡。"
            )
        if name in _NAMELESS:
            return f"{dead}的{name}已先于其死亡。"
        return f"{self.whose(name)}{self._before(one)}。"

    def _waiver(self, told: Sequence[Statement]) -> str:
        one = told[0]
        name, dead = one.person or "", self.whose(one.of or "")
        when = f"于{self._day(one)}" if one.date else ""
        return self.pen.choose(
            f"{name}{when}书面表示自愿放弃对{dead}遗产的继承权。",
            f"{name}{when}作出声明，放弃继承{dead}的遗产。",
        )

    def _accepts(self, told: Sequence[Statement]) -> str:
        one = told[0]
        return f"{one.person}于{self._day(one)}表示接受{self.whose(one.from_ or '')}的遗赠。"

    def _inherits(self, told: Sequence[Statement]) -> str:
        dead, heir = self.whose(told[0].from_ or ""), told[0].person or ""
        what = next((one.what for one in told if one.what), "遗产")
        word = "一人" if any(one.type == "sole_heir" for one in told) else ""
        return f"综上所述，{dead}的{what}由{heir}{word}继承。"

    def _day(self, one: Statement) -> str:
        return self.pen.day(date.fromisoformat(one.date or ""))


def _goes_with(one: Statement, other: Statement) -> bool:
    """Whether a notary tells the second in the sentence of the first."""
    if one.type == "kinship":
        return other.type == "predeceased" and other.person == one.person and other.before == one.to
    pair = {one.type, other.type}
    return pair == {"inherits", "sole_heir"} and one.person == other.person
