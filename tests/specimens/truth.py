"""What is on a specimen, in the contract's field names and values, so that tests compare exactly.

Days are ISO 8601 strings in `fields()`, sex is `male` or `female`, and parties and statements are
the verifiers' own `Party` and `Statement`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from verifiers.model import Kind, Party, Statement

if TYPE_CHECKING:
    from datetime import date

Fields = dict[str, str | bool | tuple[Party, ...] | tuple[Statement, ...] | None]


class Truth(Protocol):
    """What one specimen says."""

    @property
    def kind(self) -> Kind:
        """Which kind of document it is."""

    def fields(self) -> Fields:
        """The values a reader should find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdCardPortrait:
    """The side of a resident identity card with the portrait."""

    name: str
    sex: str
    ethnicity: str
    birth_date: date
    address: str
    id_number: str
    card_type: str | None = None
    """`temporary` where the card says so; then issuer and term stand on this side as well."""
    issuing_authority: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def kind(self) -> Kind:
        return Kind.ID_CARD_PORTRAIT

    def fields(self) -> Fields:
        usual: Fields = {
            "name": self.name,
            "sex": self.sex,
            "ethnicity": self.ethnicity,
            "birth_date": self.birth_date.isoformat(),
            "address": self.address,
            "id_number": self.id_number,
        }
        if self.card_type is None or self.valid_from is None or self.valid_until is None:
            return usual
        return usual | {
            "card_type": self.card_type,
            "issuing_authority": self.issuing_authority,
            "valid_from": self.valid_from.isoformat(),
            "valid_until": self.valid_until.isoformat(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class IdCardEmblem:
    """The side with the national emblem; `valid_until` is `None` for 长期."""

    issuing_authority: str
    valid_from: date
    valid_until: date | None
    card_type: str | None = None
    """`temporary` where the card says so."""
    region: str = ""
    """Six digits; some regions print a second script."""

    @property
    def kind(self) -> Kind:
        return Kind.ID_CARD_EMBLEM

    def fields(self) -> Fields:
        kind_of_card: Fields = {"card_type": self.card_type} if self.card_type else {}
        return kind_of_card | {
            "issuing_authority": self.issuing_authority,
            "valid_from": self.valid_from.isoformat(),
            "valid_until": self.valid_until.isoformat() if self.valid_until else None,
            "long_term": self.valid_until is None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NotarialCertificate:
    """A notarial certificate; the wording that `deeds` chose is part of it."""

    certificate_number: str
    """In half-width round brackets and without spaces, whatever brackets are printed."""
    matter: str
    office: str
    """As printed: 中华人民共和国…公证处."""
    notary: str
    issue_date: date
    parties: tuple[Party, ...]
    """Whom head and testimony describe, with what they say of each."""
    statements: tuple[Statement, ...]
    title: str
    printed_number: str
    printed_date: str
    paragraphs: tuple[str, ...]
    annex: tuple[str, ...] = ()
    """A statement that is bound before the certificate, its title first."""

    @property
    def kind(self) -> Kind:
        return Kind.NOTARIAL_CERTIFICATE

    def fields(self) -> Fields:
        return {
            "certificate_number": self.certificate_number,
            "matter": self.matter,
            "office": self.office,
            "notary": self.notary,
            "issue_date": self.issue_date.isoformat(),
            "parties": self.parties,
            "statements": self.statements,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathCertificate:
    """A medical certificate of death; the lower attributes are printed but not read."""

    name: str
    sex: str
    id_number: str
    birth_date: date
    death_date: date
    certificate_number: str
    """Seventeen digits on the form of 2014."""
    issue_date: date
    ethnicity: str
    address: str
    issuer: str
    doctor: str
    relative: str
    form: bool = True
    """The form of 2014; otherwise a plain letter of a hospital."""

    @property
    def kind(self) -> Kind:
        return Kind.DEATH_CERTIFICATE

    def fields(self) -> Fields:
        return {
            "name": self.name,
            "sex": self.sex,
            "id_number": self.id_number,
            "birth_date": self.birth_date.isoformat(),
            "death_date": self.death_date.isoformat(),
            "certificate_number": self.certificate_number,
            "issue_date": self.issue_date.isoformat(),
        }
