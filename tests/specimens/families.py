"""Coherent invented stories: who died, who is left, who inherits the shop, who waived."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens.people import DOUBLE_SURNAMES, Person, invented_name, person
from tests.specimens.places import XIAMEN, Place
from tests.specimens.style import dice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

TODAY = date(2026, 11, 24)
_CHILDBED = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """Somebody who died before the registrant; `died` is `None` where no paper says when."""

    name: str
    relation: str
    """To the registrant: `spouse` or `parent`."""
    sex: str
    died: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One heir gave up the estate on one day."""

    person: Person
    day: date
    relation: str = "child"
    """To the registrant: `child` or `spouse`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One inheritance of a shop by the `transferee`, a child or the spouse of the registrant."""

    registrant: Person
    death: date
    transferee: Person
    waivers: tuple[Waiver, ...]
    gone: tuple[Gone, ...]
    shop: str
    account: str
    deed_day: date
    heir: str = "child"
    """What the transferee is to the registrant: `child` or `spouse`."""

    @property
    def children(self) -> tuple[Person, ...]:
        """All living children, eldest first."""
        others = (given.person for given in self.waivers if given.relation == "child")
        heir = (self.transferee,) if self.heir == "child" else ()
        return tuple(sorted((*heir, *others), key=lambda child: child.birth))

    @property
    def widowed(self) -> Person | None:
        """The registrant's spouse, where alive: inherits or has waived."""
        if self.heir == "spouse":
            return self.transferee
        alive = (given.person for given in self.waivers if given.relation == "spouse")
        return next(alive, None)

    @property
    def place(self) -> Place:
        """Where the notary sits."""
        return self.registrant.place


def ludao() -> Family:
    """The contract's example: 林秀英, born 1924, leaves 鹭岛女装 to her son 陈建国."""
    mother = Person(
        name="林秀英",
        sex="female",
        ethnicity="汉",
        birth=date(1924, 5, 6),
        address="福建省厦门市思明区望江路27号",
        id_number="350203192405060028",
        place=XIAMEN,
    )
    son = Person(
        name="陈建国",
        sex="male",
        ethnicity="汉",
        birth=date(1962, 3, 7),
        address="福建省厦门市思明区虹桥路118号3幢502室",
        id_number="350203196203072213",
        place=XIAMEN,
    )
    daughter = replace(
        person("ludao/daughter", sex="female", born=(date(1958, 1, 1), date(1960, 12, 31)),
               place=XIAMEN),
        name="陈丽华",
        ethnicity="汉",
    )  # fmt: skip
    return Family(
        registrant=mother,
        death=date(2016, 8, 11),
        transferee=son,
        waivers=(Waiver(person=daughter, day=date(2019, 4, 18)),),
        gone=(
            Gone(name="陈志华", relation="spouse", sex="male", died=date(2001, 2, 9)),
            Gone(name="林阿土", relation="parent", sex="male"),
            Gone(name="黄招娣", relation="parent", sex="female"),
        ),
        shop="鹭岛女装",
        account="ludao_1924",
        deed_day=date(2019, 5, 20),
    )


def family(seed: object) -> Family:
    """A family rolled from `seed`: a registrant born 1920 to 1965, one to four children."""
    rolls = dice("family", seed)
    years = (date(1920, 1, 1), date(1965, 12, 31))
    registrant = person(f"{seed}/registrant", born=years)
    spouse_sex = "male" if registrant.sex == "female" else "female"
    near = (registrant.birth - timedelta(days=2_000), registrant.birth + timedelta(days=2_000))
    spouse = person(f"{seed}/spouse", sex=spouse_sex, born=near, place=registrant.place)
    alive = registrant.birth.year >= 1935 and rolls.random() < 0.4
    father_line = spouse.name if spouse_sex == "male" else registrant.name
    youngest = min(registrant.birth.year + 40, 2004)
    rolled = (
        person(
            f"{seed}/child/{number}",
            surname=None if "·" in father_line else _surname(father_line),
            born=(date(registrant.birth.year + 20, 1, 1), date(youngest, 12, 31)),
            place=registrant.place,
        )
        for number in range(rolls.choice((1, 2, 2, 3, 4)))
    )
    children = _apart({child.name: child for child in rolled}.values())
    first = max(date(2013, 1, 1), date(registrant.birth.year + 25, 1, 1))
    last = min(date(2024, 6, 30), date(registrant.birth.year + 99, 1, 1))
    death = first + timedelta(days=rolls.randrange((last - first).days))
    deed = death + timedelta(days=rolls.randrange(120, 800))
    heir, *others = rolls.sample(children, len(children))
    waiving = [*([(spouse, "spouse")] if alive else []), *((other, "child") for other in others)]
    return Family(
        registrant=registrant,
        death=death,
        transferee=heir,
        waivers=tuple(
            Waiver(
                person=other, day=deed - timedelta(days=rolls.randrange(3, 90)), relation=relation
            )
            for other, relation in waiving
        ),
        gone=_gone(rolls, seed, registrant, None if alive else spouse, death),
        shop=rolls.choice(_SHOPS),
        account=f"{rolls.choice(_ACCOUNTS)}_{rolls.randrange(100, 9999)}",
        deed_day=deed,
    )


def young(seed: object = "young") -> Family:
    """A registrant born in 1990 and dead by 2022, without children; the spouse inherits.

    The papers say that both parents died first, which is rare at that age (domain.md D.2).
    """
    rolls = dice("young", seed)
    born = (date(1990, 1, 1), date(1990, 12, 31))
    registrant = person(f"{seed}/registrant", born=born)
    sex = "male" if registrant.sex == "female" else "female"
    near = (date(1987, 1, 1), date(1993, 12, 31))
    spouse = person(f"{seed}/spouse", sex=sex, born=near, place=registrant.place)
    death = date(2019, 1, 1) + timedelta(days=rolls.randrange(1_200))
    return Family(
        registrant=registrant,
        death=death,
        transferee=spouse,
        waivers=(),
        gone=_gone(rolls, seed, registrant, None, death),
        shop=rolls.choice(_SHOPS),
        account=f"{rolls.choice(_ACCOUNTS)}_{rolls.randrange(100, 9999)}",
        deed_day=death + timedelta(days=rolls.randrange(120, 800)),
        heir="spouse",
    )


def _gone(
    rolls: Random, seed: object, registrant: Person, spouse: Person | None, death: date
) -> tuple[Gone, ...]:
    surname = None if "·" in registrant.name else _surname(registrant.name)
    born = registrant.birth

    def day(latest: int) -> date | None:
        """Before the registrant's death, and no later than `latest` years after their birth."""
        last = min(death - timedelta(days=30), date(born.year + latest, 1, 1))
        first = max(date(1950, 1, 1), date(born.year + 23, 1, 1))
        if rolls.random() < 0.5 or last <= first:
            return None
        return first + timedelta(days=rolls.randrange((last - first).days))

    father = invented_name(f"{seed}/father", sex="male", surname=surname)
    mother = invented_name(f"{seed}/mother", sex="female")
    parents = (
        Gone(name=father, relation="parent", sex="male", died=day(65)),
        Gone(name=mother, relation="parent", sex="female", died=day(65)),
    )
    if spouse is None:
        return parents
    return (Gone(name=spouse.name, relation="spouse", sex=spouse.sex, died=day(90)), *parents)


def _apart(rolled: Iterable[Person]) -> tuple[Person, ...]:
    """Those who can be children of one mother: at least a year apart, the first rolled stay."""
    children: list[Person] = []
    for child in rolled:
        if all(abs(child.birth - other.birth) >= _CHILDBED for other in children):
            children.append(child)
    return tuple(children)


def _surname(name: str) -> str:
    return name[:2] if name[:2] in DOUBLE_SURNAMES else name[0]


_SHOPS = (
    *("鹭岛女装", "老街茶行", "小满家居", "云上书屋", "阿婆土特产", "蓝湾数码"),
    *("一品香坚果", "青禾母婴", "木棉花艺", "山里人干货", "海风渔具", "晨光文具坊"),
)
_ACCOUNTS = (
    "ludao",
    "laojie",
    "xiaoman",
    "yunshang",
    "apo",
    "lanwan",
    "qinghe",
    "mumian",
    "haifeng",
)
