"""A document given by its typed fields instead of a picture."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields as attributes
from datetime import date, datetime
from typing import TYPE_CHECKING

from verifiers.dossier.people import TYPED
from verifiers.errors import TransferInvalid
from verifiers.kinds import FIELDS, MATTERS
from verifiers.model import Document, Field, Kind, Party, Statement
from verifiers.prose.vocabulary import role_of
from verifiers.text import misspelt
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verifiers.model import Value

_DAYS = frozenset(
    {
        "birth_date",
        "death_date",
        "issue_date",
        "valid_from",
        "expiry_date",
        "registration_date",
        "established_on",
    }
)
_CLOSED = {"sex": frozenset({"male", "female"}), "matter": frozenset(MATTERS)}
STATEMENTS = {
    "death": {"person", "date"},
    "kinship": {"person", "relation", "to", "what"},
    "predeceased": {"person", "before"},
    "waiver": {"person", "of", "date"},
    "revocation": {"person", "of", "date"},
    "inherits": {"person", "from", "what"},
    "sole_heir": {"person", "from"},
    "no_will": {"person"},
    "agreement": {"parties", "what"},
    "entrusts": {"person", "to", "what"},
    "gift": {"person", "to", "what"},
    "accepts": {"person", "from", "date"},
    "childless": {"person"},
    "parents_unknown": {"person"},
    "missing": {"person", "date"},
    "lives": {"person", "date"},
    "disqualified": {"person", "from"},
    "guardian": {"person", "of"},
}
"""Every type of statement with its attributes (contract: statements; docs/transfer-file.md).

Of an adopted or step-relation `what` is the printed word; ``revocation`` says that somebody took
back a waiver of that estate (法释〔2020〕23, 36); ``accepts`` is what somebody says to whom a will
leaves something and who is no heir by law (1124), ``childless`` says that somebody left no
descendants, ``parents_unknown`` that a foundling's parents were never found, ``missing`` that a
court declared somebody missing (40), ``lives`` that it revoked this or a declared death (45, 50),
``disqualified`` that a court took somebody's right to inherit (civil code 1125), ``guardian`` that
somebody acts for somebody: as guardian, or as custodian of a missing person's property (28, 42).
"""


def typed_document(kind: Kind, fields: Mapping[str, object], *, id_: str, key: str) -> Document:
    """The document with these fields; raises `TransferInvalid` naming the key under `key`.

    Roles of parties may be typed as printed (甲方, 原告); they become the words that readers use.
    """
    known = FIELDS.get(kind)
    for name in fields:
        if known is not None and name not in known:
            hint = misspelt.instead(name, known)
            raise TransferInvalid(f"{key}.{name}: a {kind.value} has no such field; {hint}")
    values = {name: _value(name, given, f"{key}.{name}") for name, given in fields.items()}
    canonical = json.dumps([kind.value, fields], default=str, ensure_ascii=False, sort_keys=True)
    return Document(
        id=id_,
        sha256=hashlib.sha256(canonical.encode()).hexdigest(),
        kind=kind,
        kind_confidence=1.0,
        fields=tuple(_field(name, value) for name, value in values.items()),
    )


def _field(name: str, value: Value) -> Field:
    said = value if isinstance(value, str) else ""
    return Field(name=name, value=value, raw=said, confidence=1.0, readers=((TYPED, said),))


def _value(name: str, given: object, key: str) -> Value:
    if name == "parties":
        return tuple(_party(row, f"{key}.{at}") for at, row in enumerate(_rows(given, key)))
    if name == "statements":
        return tuple(_statement(row, f"{key}.{at}") for at, row in enumerate(_rows(given, key)))
    if isinstance(given, bool):
        return given
    text = _text(given, key)
    if text is None:
        return None
    if name in _DAYS:
        return _day(text, key)
    if name in _CLOSED and text not in _CLOSED[name]:
        raise TransferInvalid(f"{key}: must be one of {', '.join(sorted(_CLOSED[name]))}")
    return text


def _text(given: object, key: str) -> str | None:
    if isinstance(given, datetime):
        raise TransferInvalid(f"{key}: must be a day, without a time")
    if isinstance(given, date):
        return given.isoformat()
    if not isinstance(given, str):
        raise TransferInvalid(f"{key}: must be text in quotes or a day")
    return given or None


def _day(text: str, key: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise TransferInvalid(f"{key}: must be a day such as 2016-08-11") from error


def _rows(given: object, key: str) -> list[dict[str, object]]:
    if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
        raise TransferInvalid(f"{key}: must be a list of tables")
    return given


def _party(row: Mapping[str, object], key: str) -> Party:
    known = {attribute.name for attribute in attributes(Party)}
    _refuse_unknown(row, known, key)
    values = {name: _value(name, given, f"{key}.{name}") for name, given in row.items()}
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    if "name" not in texts:
        raise TransferInvalid(f"{key}.name: missing")
    if "role" in texts:
        texts["role"] = role_of(compact(texts["role"])) or texts["role"]
    return Party(**texts)


def _statement(row: Mapping[str, object], key: str) -> Statement:
    kind = row.get("type")
    if not isinstance(kind, str) or kind not in STATEMENTS:
        raise TransferInvalid(f"{key}.type: must be one of {', '.join(STATEMENTS)}")
    _refuse_unknown(row, {"type", *STATEMENTS[kind]}, key)
    texts: dict[str, str] = {}
    parties: tuple[str, ...] = ()
    for name, given in row.items():
        if name == "parties":
            parties = _names(given, f"{key}.parties")
        elif text := _text(given, f"{key}.{name}"):
            texts["from_" if name == "from" else name] = text
    if "date" in texts:
        texts["date"] = _day(texts["date"], f"{key}.date")
    return Statement(**texts, parties=parties)


def _names(given: object, key: str) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        raise TransferInvalid(f"{key}: must be a list of names")
    return tuple(given)


def _refuse_unknown(row: Mapping[str, object], known: set[str], key: str) -> None:
    for name in row:
        if name not in known:
            raise TransferInvalid(f"{key}.{name}: unknown key; {misspelt.instead(name, known)}")
