"""What business licences say: the edition decides which labels stand, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens.people import person
from tests.specimens.style import Group
from verifiers.model import Kind
from verifiers.numbers import uscc

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.specimens.people import Person
    from tests.specimens.style import Style
    from tests.specimens.truth import Fields

_TRADES = ("电子商务", "贸易", "服饰", "食品", "家居用品", "网络科技")
_NAMES = ("鹭岛湾", "湖心", "钟楼里", "小满", "青禾", "恒岳", "明德堂", "东屿")
_SCOPE = (
    "互联网销售（除销售需要许可的商品）；服装服饰零售；日用百货销售；企业名称代理咨询；住所托管"
    "服务。（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
)
_CAPITALS = ("壹佰万圆整", "100万元整", "人民币 伍拾万元整", "叁佰万元人民币", "10万元")
_SORTS = (
    "有限责任公司（自然人独资）",
    "有限责任公司（自然人投资或控股）",
    "有限责任公司",
)
_SUPERVISION = 2019
"""The year from which market regulation issues licences."""
_PRINTS_AUTHORITY = 0.15
Rows = tuple[tuple[str, str], ...]
_SINCE = date(2015, 10, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessLicence:
    """A licence; the lower attributes are how it is printed."""

    uscc: str | None
    registration_number: str | None
    company_name: str
    legal_representative: str
    licence_type: str
    registered_capital: str | None
    established_on: date
    valid_from: date | None
    valid_until: date | None
    long_term: bool | None
    address: str
    issue_date: date
    title: str
    copy: str
    authority: str
    prints_authority: bool
    printed_date: str
    rows: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> Kind:
        return Kind.BUSINESS_LICENCE

    def fields(self) -> Fields:
        capital = self.registered_capital
        return {
            "uscc": self.uscc,
            "registration_number": self.registration_number,
            "company_name": self.company_name,
            "legal_representative": self.legal_representative,
            "licence_type": self.licence_type,
            "registered_capital": capital.replace(" ", "") if capital else None,
            "established_on": self.established_on.isoformat(),
            "valid_from": self.valid_from.isoformat() if self.valid_from else None,
            "valid_until": self.valid_until.isoformat() if self.valid_until else None,
            "long_term": self.long_term,
            "address": self.address,
            "issuing_authority": self.authority if self.prints_authority else None,
            "issue_date": self.issue_date.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class _Paper:
    """What the rows of a licence are made of."""

    rolls: Random
    who: Person
    established: date
    old: bool
    unseen: bool
    day: Callable[[date], str]

    @property
    def name(self) -> str:
        """What the enterprise is called between its place and its form."""
        return self.rolls.choice(_NAMES) + self.rolls.choice(_TRADES)


def roll(style: Style) -> BusinessLicence:
    """A company or an individual business, of the new edition or an old one."""
    rolls = style.dice("licence")
    who = person(f"licence/{style.group}/{style.seed}")
    old, company = rolls.random() < 0.25, rolls.random() < 0.55
    issued = (date(2003, 1, 1) if old else _SINCE) + timedelta(days=rolls.randrange(4000))
    established = issued - timedelta(days=rolls.choice((0, 0, rolls.randrange(1500))))
    unseen = style.group is Group.HELD_OUT
    paper = _Paper(rolls, who, established, old, unseen, _writer(rolls, unseen=unseen))
    until = established.replace(year=established.year + 20, day=1)
    until_known = until if company and rolls.random() < 0.5 else None
    rows, told = _company(paper, until_known) if company else _individual(paper)
    number = f"{who.place.code}{rolls.randrange(10**9):09d}"[: rolls.choice((13, 15, 15, 15))]
    title = "营业执照"
    if old:
        rows = (("注册号", number), *rows)
        title = "企业法人营业执照" if company else "个体工商户营业执照"
    office = "工商行政管理局" if issued.year < _SUPERVISION else "市场监督管理局"
    return BusinessLicence(
        uscc=None if old else _code(rolls, who, company=company),
        registration_number=number if old else None,
        company_name=str(told["company_name"]),
        legal_representative=who.name,
        licence_type=str(told["licence_type"]),
        registered_capital=told.get("registered_capital"),
        established_on=established,
        valid_from=established if company else None,
        valid_until=until_known,
        long_term=until_known is None if company else None,
        address=who.address,
        issue_date=issued,
        title=title,
        copy=rolls.choice(("", "（副 本）", "（副本）", "（正本）", "（副  本）（1-1）")),
        authority=who.place.city + who.place.county.removesuffix(who.place.city) + office,
        prints_authority=rolls.random() < _PRINTS_AUTHORITY,
        printed_date=paper.day(issued),
        rows=rows,
    )


def _writer(rolls: Random, *, unseen: bool) -> Callable[[date], str]:
    """How this office writes its days."""
    ways = ["{0.year}年{0.month:02d}月{0.day:02d}日", "{0.year}年{0.month}月{0.day}日"]
    ways.append("{0.year} 年 {0.month:02d} 月 {0.day:02d} 日")
    if unseen:
        ways.append("{0:%Y-%m-%d}")
    return rolls.choice(ways).format


def _code(rolls: Random, who: Person, *, company: bool) -> str:
    body = "".join(rolls.choice(uscc.ALPHABET) for _ in range(7))
    first = f"9{1 if company else 2}{who.place.code}MA{body}"
    return first + uscc.check_character(first)


def _individual(paper: _Paper) -> tuple[Rows, dict[str, str | None]]:
    who, old = paper.who, paper.old
    title = f"{who.place.county}{paper.name}{paper.rolls.choice(('商行', '经营部', '店'))}"
    sort = "个人经营" if old else "个体工商户"
    rows = [
        ("字号名称" if old else "名称", title),
        ("组成形式" if old else "类型", sort),
        ("经营者姓名" if old else paper.rolls.choice(("经营者", "经营者姓名")), who.name),
        ("经营场所", who.address),
        ("成立日期" if old else "注册日期", paper.day(paper.established)),
        ("经营范围及方式" if old else "经营范围", _SCOPE),
    ]
    if paper.unseen and not old:
        rows = [rows[2], *rows[:2], *rows[3:]]
    return tuple(rows), {"company_name": title, "licence_type": sort}


def _company(paper: _Paper, until: date | None) -> tuple[Rows, dict[str, str | None]]:
    who, old, rolls, day = paper.who, paper.old, paper.rolls, paper.day
    title = f"{who.place.city.removesuffix('市')}{paper.name}有限公司"
    sort = rolls.choice(_SORTS)
    capital = rolls.choice(_CAPITALS)
    end = day(until) if until else rolls.choice(("长期", "永久"))
    term = f"{'自' if old else ''}{day(paper.established)}至{end}"
    rows = [
        ("名称", title),
        ("公司类型" if old else "类型", sort),
        ("住所", who.address),
        ("法定代表人姓名" if old else "法定代表人", who.name),
        ("注册资本", capital),
        ("成立日期", day(paper.established)),
        ("营业期限", term),
        ("经营范围", _SCOPE),
    ]
    if old:
        rows.insert(5, ("实收资本", capital))
    elif rolls.random() < 0.5:
        rows = [rows[place] for place in (0, 1, 3, 7, 4, 5, 6, 2)]
    plain = sort.replace("（", "(").replace("）", ")")
    return tuple(rows), {
        "company_name": title, "licence_type": plain, "registered_capital": capital
    }  # fmt: skip
