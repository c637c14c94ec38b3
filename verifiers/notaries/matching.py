"""Which entries of a registry a printed office, or the office in a number, can mean."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from verifiers.model import NotaryOffice, NotaryRegistry, ShortPlace
    from verifiers.numbers.notarial_number import NotarialNumber

_COUNTRY = "中华人民共和国"
_UNITS = re.compile("特别行政区|自治区|自治州|自治县|地区|省|市|区|县|旗|盟|州")
_CLASS = re.compile("[民经内外涉港澳台执房融商知综]*")
"""Words for the class of a number, which some offices write before 证: 京中信内民证字."""


def plain(office: str) -> str:
    """The printed name without spaces and without 中华人民共和国."""
    return compact(office).removeprefix(_COUNTRY)


def same_office(one: str, other: str) -> bool:
    """Whether two names can mean one office: feet leave out some of the places above it.

    江苏省徐州市睢宁县公证处 and 江苏省睢宁县公证处 are one, as are 普陀区公证处 and 普陀公证处.
    """
    left, right = _stem(one), _stem(other)
    if left == right or left[-1:] != right[-1:]:
        return left == right != ""
    shorter, longer = sorted((left, right), key=len)
    rest = iter(longer)
    return all(character in rest for character in shorter)


@lru_cache(maxsize=1 << 14)
def _stem(office: str) -> str:
    return _UNITS.sub("", plain(office).removesuffix("公证处"))


def named(registry: NotaryRegistry, office: str) -> tuple[NotaryOffice, ...]:
    """The entries that a name at the foot of a certificate can mean."""
    return tuple(
        entry
        for entry in registry.offices
        if any(same_office(office, text) for text in (entry.name, *entry.seals))
    )


def numbered(registry: NotaryRegistry, number: NotarialNumber) -> tuple[NotaryOffice, ...]:
    """The entries whose short name the number begins with."""
    return tuple(
        entry
        for entry in registry.offices
        if any(uses(number, short) for short in entry.short_names)
    )


def uses(number: NotarialNumber, short: str) -> bool:
    """Whether the number names its office by this short name, with or without its class."""
    rest = number.office.removeprefix(short)
    return number.office.startswith(short) and _CLASS.fullmatch(rest) is not None


def class_of(number: NotarialNumber, short: str) -> str:
    """The class of a number whose office is called by this short name."""
    return number.office.removeprefix(short) + number.category


def places(registry: NotaryRegistry, number: NotarialNumber) -> tuple[ShortPlace, ...]:
    """The places whose short name the number begins with."""
    return tuple(one for one in registry.places if number.office.startswith(one.short))


def province_of(registry: NotaryRegistry, office: str) -> str | None:
    """The province that the name at the foot states, or in which its city lies; else `None`."""
    text = plain(office)
    for place in registry.places:
        if text.startswith(place.province) or (place.city and text.startswith(place.city)):
            return place.province
    provinces = {entry.province for entry in named(registry, office)}
    return provinces.pop() if len(provinces) == 1 else None
