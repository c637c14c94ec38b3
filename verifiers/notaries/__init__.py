"""Notary offices as a registry: what is publicly certain, and what an operator adds.

A registry is TOML, strict: ``[[office]]`` and ``[[place]]`` tables, each with its `source`. What an
operator adds is appended to what ships with the service, so that the digest of the joined text says
exactly what an assessment knew.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from verifiers.errors import RegistryInvalid
from verifiers.model import NotaryOffice, NotaryRegistry, ShortPlace

if TYPE_CHECKING:
    from pathlib import Path


def _plain_day(value: object) -> object:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise ValueError("must be a day, such as 2019-05-20, without quotes")  # noqa: TRY004 - pydantic's protocol
    return value


_Day = Annotated[date, BeforeValidator(_plain_day)]
_Words = Annotated[str, Field(min_length=1, max_length=200, strict=True)]
_Han = Annotated[str, Field(pattern=r"^[\u4e00-\u9fff·]{1,40}$", strict=True)]
_Matter = Literal[
    "inheritance", "inheritance_waiver", "kinship", "agreement", "gift", "entrustment", "will",
    "marital_status", "death", "declaration", "other",
]  # fmt: skip


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Place(_Table):
    short: _Han
    province: _Han
    city: _Han | None = None
    source: _Words


class _Office(_Table):
    name: Annotated[_Han, Field(pattern="公证处$")]
    seals: tuple[_Han, ...] = ()
    province: _Han
    city: _Han | None = None
    short_names: tuple[_Han, ...] = ()
    classes: tuple[_Han, ...] = ()
    matters: tuple[_Matter, ...] = ()
    notaries: tuple[_Han, ...] = ()
    valid_from: _Day | None = None
    valid_until: _Day | None = None
    verify_by: _Words | None = None
    source: _Words

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_from > self.valid_until:
            raise ValueError("valid_until is before valid_from")
        return self


class _File(_Table):
    office: tuple[_Office, ...] = ()
    place: tuple[_Place, ...] = ()


@dataclass(frozen=True, slots=True)
class RegistryText:
    """A registry beside the exact text it was made from, which replays need."""

    registry: NotaryRegistry
    source: bytes


def load_registry(extra: Path | None = None) -> RegistryText:
    """What ships with the service, and an operator's file; raises `RegistryInvalid`, `OSError`."""
    return _shipped() if extra is None else _joined(extra.read_bytes())


def parse_registry(source: bytes) -> NotaryRegistry:
    """The registry in these bytes; raises `RegistryInvalid`, which names the key."""
    try:
        file = _File.model_validate(tomllib.loads(source.decode()))
    except UnicodeDecodeError as error:
        raise RegistryInvalid("the file is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise RegistryInvalid(f"the file is not TOML: {error}") from error
    except ValidationError as error:
        raise RegistryInvalid(_first(error)) from error
    return NotaryRegistry(
        offices=tuple(NotaryOffice(**dict(one)) for one in file.office),
        places=tuple(ShortPlace(**dict(one)) for one in file.place),
        sha256=hashlib.sha256(source).hexdigest(),
    )


def _joined(extra: bytes) -> RegistryText:
    # The operator's own text is looked at alone first, so that its errors name its own tables.
    parse_registry(extra)
    source = _shipped().source + b"\n" + extra
    return RegistryText(parse_registry(source), source)


@cache
def _shipped() -> RegistryText:
    source = (resources.files("verifiers.notaries") / "offices.toml").read_bytes()
    return RegistryText(parse_registry(source), source)


def _first(error: ValidationError) -> str:
    """The first thing wrong, by its key. Values are not repeated."""
    detail = error.errors(include_url=False, include_input=False)[0]
    key = ".".join(str(part) for part in detail["loc"]) or "registry"
    words = {"extra_forbidden": "unknown key", "missing": "missing"}
    return f"{key}: {words.get(detail['type'], detail['msg'].removeprefix('Value error, '))}"
