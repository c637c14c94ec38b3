"""Every kind of specimen from a seed: its pictures and what is on them.

Most kinds are drawn by a file of their own in `kinds`, found by looking there.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens import (
    death_certificate,
    deeds,
    families,
    id_card,
    inheritance,
    kinds,
    notarial_certificate,
    places,
)
from tests.specimens.drawer import Drawer, Specimen
from tests.specimens.people import Person, invented_name, person
from tests.specimens.truth import (
    DeathCertificate,
    IdCardEmblem,
    IdCardPortrait,
    NotarialCertificate,
    Truth,
)
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.specimens.families import Family
    from tests.specimens.style import Style

_SHARE_TEMPORARY = 0.06
"""Of the identity cards that are rolled."""
DEEDS: dict[str, Callable[[Family, Style], NotarialCertificate]] = {
    "inheritance": inheritance.certificate,
    "inheritance_waiver": deeds.waiver,
    "kinship": deeds.kinship,
    "entrustment": deeds.entrustment,
    "declaration": deeds.declaration,
    "death": deeds.death,
    "other": deeds.other,
}


def _drawers() -> dict[Kind, Drawer]:
    """The drawer of every kind that has a file of its own."""
    names = sorted(found.name for found in pkgutil.iter_modules(kinds.__path__))
    modules = (importlib.import_module(f"{kinds.__name__}.{name}") for name in names)
    return {module.DRAWER.kind: module.DRAWER for module in modules if hasattr(module, "DRAWER")}


def draw(truth: Truth, style: Style) -> Specimen:
    """Draw any truth in that style."""
    match truth:
        case IdCardPortrait():
            pages = id_card.draw_portrait(truth, style)
        case IdCardEmblem():
            pages = id_card.draw_emblem(truth, style)
        case NotarialCertificate():
            pages = notarial_certificate.draw(truth, style)
        case DeathCertificate():
            pages = death_certificate.draw(truth, style)
        case _:
            pages = DRAWERS[truth.kind].draw(truth, style)
    return Specimen(truth, pages)


def specimen(kind: Kind, style: Style, *, matter: str | None = None) -> Specimen:
    """A document of that kind; its people are rolled from the style's seed and group."""
    seed = f"{style.group}/{style.seed}"
    match kind:
        case Kind.ID_CARD_PORTRAIT:
            truth: Truth = _perhaps_temporary(person(seed), style)
        case Kind.ID_CARD_EMBLEM:
            who = person(seed, born=(date(1940, 1, 1), date(2010, 12, 31)))
            truth = emblem_of(who, style)
            if style.dice("temporary").random() < _SHARE_TEMPORARY:
                truth = replace(truth, card_type="temporary", valid_until=_in_3_months(truth))
        case Kind.NOTARIAL_CERTIFICATE:
            truth = _deed(families.family(seed), style, matter)
        case Kind.DEATH_CERTIFICATE:
            truth = death_of(families.family(seed), style)
        case _:
            truth = DRAWERS[kind].roll(style)
    return draw(truth, style)


def portrait_of(who: Person) -> IdCardPortrait:
    """What the portrait side of their card says."""
    return IdCardPortrait(
        name=who.name,
        sex=who.sex,
        ethnicity=who.ethnicity,
        birth_date=who.birth,
        address=who.address,
        id_number=who.id_number,
    )


def _perhaps_temporary(who: Person, style: Style) -> IdCardPortrait:
    """Now and then a temporary card, which has its term beside the holder."""
    usual = portrait_of(who)
    if style.dice("temporary").random() >= _SHARE_TEMPORARY:
        return usual
    term = emblem_of(who, style)
    return replace(
        usual,
        card_type="temporary",
        issuing_authority=term.issuing_authority,
        valid_from=term.valid_from,
        valid_until=_in_3_months(term),
    )


def _in_3_months(card: IdCardEmblem) -> date:
    later = card.valid_from.replace(day=1) + timedelta(days=95)
    return later.replace(day=min(28, card.valid_from.day))


def emblem_of(
    who: Person, style: Style, *, today: date = families.TODAY, expired: bool = False
) -> IdCardEmblem:
    """What the emblem side says: a term that fits the age at issue (5, 10, 20 years or 长期)."""
    rolls = style.dice(f"term/{who.id_number}/{expired}")
    first = max(date(2005, 1, 1), who.birth + timedelta(days=400))
    last = min(today, date(2018, 6, 30) if expired else today)
    days = sorted(
        first + timedelta(days=rolls.randrange(max(1, (last - first).days))) for _ in range(24)
    )
    for start in reversed(days):
        until = _until(who.birth, start)
        if (until is not None and until < today) == expired:
            return _emblem(who, start, until)
    return _emblem(who, days[-1], _until(who.birth, days[-1]))


def death_of(family: Family, style: Style, *, form: bool | None = None) -> DeathCertificate:
    """The registrant's certificate of death; `form` is rolled where it is not given."""
    rolls = style.dice("death/truth")
    dead = family.registrant
    issued = family.death + timedelta(days=rolls.randrange(0, 6))
    if form is None:
        form = family.death >= date(2014, 1, 1) and rolls.random() < 0.75
    hospital = rolls.choice(("湖心医院", "仁济桥医院", "第九人民医院", "康宁医院", "中心卫生院"))
    serial = f"{rolls.randrange(10**8):08d}"
    return DeathCertificate(
        name=dead.name,
        sex=dead.sex,
        id_number=dead.id_number,
        birth_date=dead.birth,
        death_date=family.death,
        certificate_number=f"{dead.place.code}{issued:%y}{rolls.randrange(10)}{serial}",
        issue_date=issued,
        ethnicity=dead.ethnicity,
        address=dead.address,
        issuer=f"{dead.place.city}{hospital}",
        doctor=invented_name(f"doctor/{dead.id_number}", sex="male"),
        relative=family.transferee.name,
        form=form,
    )


def _deed(family: Family, style: Style, matter: str | None) -> NotarialCertificate:
    rolls = style.dice("matter")
    matter = matter or rolls.choices(list(DEEDS), (5, 2, 1, 1, 1, 1, 1))[0]
    if matter == "inheritance_waiver" and not family.waivers:
        matter = "inheritance"
    return DEEDS[matter](family, style)


def _emblem(who: Person, start: date, until: date | None) -> IdCardEmblem:
    authority = who.place.police if who.place in places.PLACES else places.XIAMEN.police
    return IdCardEmblem(
        issuing_authority=authority,
        valid_from=start,
        valid_until=until,
        region=who.place.code,
    )


def _until(birth: date, start: date) -> date | None:
    """The end of a term that begins at `start`, by the holder's age then; `None` for 长期."""
    age = start.year - birth.year - ((start.month, start.day) < (birth.month, birth.day))
    if age >= 46:
        return None
    years = 5 if age < 16 else 10 if age < 26 else 20
    if (start.month, start.day) == (2, 29):
        start -= timedelta(days=1)
    return start.replace(year=start.year + years)


DRAWERS = _drawers()
KINDS = (
    Kind.ID_CARD_PORTRAIT,
    Kind.ID_CARD_EMBLEM,
    Kind.NOTARIAL_CERTIFICATE,
    Kind.DEATH_CERTIFICATE,
    *DRAWERS,
)
"""Every kind that can be drawn."""
