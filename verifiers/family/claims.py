"""What single sources say about people: the raw material of a family's graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.model import Kind

if TYPE_CHECKING:
    from datetime import date

    from verifiers.family.order import Key
    from verifiers.family.succession import Outcome
    from verifiers.family.words import Meaning
    from verifiers.model import Document


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: a document, and the field in which it stands; or the merchant."""

    document: Document | None = None
    """`None` for what the merchant declares."""
    field: str = ""

    @property
    def proves(self) -> bool:
        """Whether it is a paper of an office; private papers and declarations only say so."""
        return self.document is not None and self.document.kind is not Kind.OTHER

    @property
    def id(self) -> str:
        """The document's id; empty for a declaration."""
        return self.document.id if self.document else ""


@dataclass(frozen=True, slots=True)
class Related:
    """`person` is to `of` what the word means."""

    person: Key
    meaning: Meaning
    of: Key
    source: Source


@dataclass(frozen=True, slots=True)
class Died:
    """`person` died: on a day, before somebody else, or at an unknown time."""

    person: Key
    source: Source
    day: date | None = None
    before: Key | None = None


@dataclass(frozen=True, slots=True)
class Childless:
    """`person` left no descendants."""

    person: Key
    source: Source


@dataclass(frozen=True, slots=True)
class Lives:
    """`person` is alive: as the merchant declares, or a court found on that day."""

    person: Key
    source: Source
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A court declared `person` missing."""

    person: Key
    source: Source
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Born:
    """`person` was born on that day."""

    person: Key
    day: date
    source: Source


@dataclass(frozen=True, slots=True)
class Sexed:
    """`person` is ``male`` or ``female``."""

    person: Key
    sex: str
    source: Source


@dataclass(frozen=True, slots=True)
class Wed:
    """Both married on that day, or were divorced."""

    one: Key
    other: Key
    day: date | None
    ended: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Standing:
    """The marital status of `person` as printed: 未婚, 已婚, 丧偶, 离婚 and their like."""

    person: Key
    word: str
    day: date | None
    """When it was written down, where the paper tells."""
    source: Source


@dataclass(frozen=True, slots=True)
class Acted:
    """`person` waived, joined an agreement, inherits, or was disqualified."""

    person: Key
    act: Outcome
    of: Key | None
    """Whose estate; `None` for an agreement, which names none."""
    day: date | None
    source: Source
    covers: bool = True
    """Whether it speaks of the shop, or of all of the estate, and not of other assets alone."""


@dataclass(frozen=True, slots=True)
class Revoked:
    """`person` took back a waiver of an estate before it was divided."""

    person: Key
    of: Key
    day: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class Released:
    """The adoption between `person` and `of` was ended (civil code 1114, 1117)."""

    person: Key
    of: Key
    source: Source


Claim = (
    Related
    | Died
    | Missing
    | Lives
    | Childless
    | Born
    | Sexed
    | Wed
    | Standing
    | Acted
    | Revoked
    | Released
)
