"""A transfer in a TOML file, as the contract describes it: strict, with errors that name the key.

A document is given either as a ``file`` (a path relative to the TOML file) or by its typed
``fields``, which is how policies are tried without pictures. A typed value stands as it is, as if
two readers agreed on it; an empty text is a value that could not be read.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from verifiers.errors import TransferInvalid
from verifiers.model import Document, Kind, Person, Relative, Shop, Transfer
from verifiers.text import misspelt
from verifiers.typed_document import typed_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def _plain_day(value: object) -> object:
    """TOML knows days; a text in ISO 8601 is taken too, a point in time is not."""
    if isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, datetime):
        raise ValueError("must be a day, without a time")  # noqa: TRY004 - pydantic's protocol
    return value


Day = Annotated[date, BeforeValidator(_plain_day)]
Words = Annotated[str, Field(min_length=1, max_length=200, strict=True)]
Relation = Literal[
    "spouse",
    "child",
    "parent",
    "sibling",
    "grandchild",
    "grandparent",
    "nephew_niece",
    "other",
]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Shop(_Table):
    name: Words
    account: Words


class _Person(_Table):
    name: Words
    id_number: Words | None = None
    birth_date: Day | None = None
    death_date: Day | None = None
    sex: Literal["male", "female"] | None = None


class _Relative(_Table):
    name: Words
    relation: Relation
    id_number: Words | None = None
    birth_date: Day | None = None
    alive: Annotated[bool, Field(strict=True)] | None = None


class _Document(_Table):
    file: Words | None = None
    kind: Kind | None = None
    fields: dict[str, object] | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.file is None) == (self.fields is None):
            raise ValueError("give either file or fields")
        if self.fields is not None and self.kind is None:
            raise ValueError("a document given by its fields needs a kind")
        return self


class _TransferFile(_Table):
    scenario: Words
    as_of: Day | None = None
    shop: _Shop
    registrant: _Person
    transferee: _Person
    relatives: tuple[_Relative, ...] = ()
    documents: tuple[_Document, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A document that is still to be read: its path, and its kind where the file says it."""

    name: str
    """As written in the TOML file."""
    path: Path
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class TransferFile:
    """What a transfer file holds."""

    transfer: Transfer
    as_of: date | None
    documents: tuple[Document | PictureFile, ...]
    """In the order of the file."""


def load_transfer(path: Path) -> TransferFile:
    """The transfer in a file; raises `TransferInvalid`, and `OSError` where it cannot be read."""
    return parse_transfer(path.read_bytes(), path.parent)


def parse_transfer(source: bytes, folder: Path) -> TransferFile:
    """The transfer in these bytes, with paths relative to `folder`; raises `TransferInvalid`."""
    try:
        table = tomllib.loads(source.decode())
    except UnicodeDecodeError as error:
        raise TransferInvalid("the file is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise TransferInvalid(f"the file is not TOML: {error}") from error
    try:
        file = _TransferFile.model_validate(table)
    except ValidationError as error:
        raise TransferInvalid(_first(error)) from error
    documents = tuple(_document(one, place, folder) for place, one in enumerate(file.documents))
    return TransferFile(_transfer(file), file.as_of, documents)


def _first(error: ValidationError) -> str:
    """The first thing wrong, by its key. What was written as a value is not repeated.

    A misspelt key is also one that is missing: then the unknown key is named, and which was meant.
    """
    details = error.errors(include_url=False, include_input=False)
    detail = next((one for one in details if one["type"] == "extra_forbidden"), details[0])
    key = ".".join(str(part) for part in detail["loc"]) or "file"
    if detail["type"] == "extra_forbidden":
        *table, word = detail["loc"]
        missing = [
            str(one["loc"][-1])
            for one in details
            if one["type"] == "missing" and [*one["loc"][:-1]] == table
        ]
        return f"{key}: unknown key; {misspelt.instead(str(word), _keys_in(table), missing)}"
    said = str(detail["ctx"]["error"]) if "error" in detail.get("ctx", {}) else detail["msg"]
    if "isoformat" in said:
        said = "must be a day such as 2016-08-11"
    return f"{key}: {'missing' if detail['type'] == 'missing' else said}"


def _keys_in(place: Sequence[int | str]) -> tuple[str, ...]:
    """All keys of the table at that place: ``["relatives", 0]``."""
    fields = _TransferFile.model_fields
    for name in place:
        if isinstance(name, str):
            table = fields[name].annotation
            fields = (*get_args(table), table)[0].model_fields
    return tuple(fields)


def _transfer(file: _TransferFile) -> Transfer:
    return Transfer(
        scenario=file.scenario,
        shop=Shop(file.shop.name, file.shop.account),
        registrant=Person(**dict(file.registrant)),
        transferee=Person(**dict(file.transferee)),
        relatives=tuple(Relative(**dict(one)) for one in file.relatives),
    )


def _document(given: _Document, place: int, folder: Path) -> Document | PictureFile:
    if given.file is not None:
        return PictureFile(given.file, folder / given.file, given.kind)
    kind = given.kind or Kind.OTHER
    return typed_document(
        kind, given.fields or {}, id_=f"{kind.value}-{place + 1}", key=f"documents.{place}.fields"
    )
