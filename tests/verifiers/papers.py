"""Papers and transfers by their typed fields: the contract's example, to be varied by tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from verifiers.model import (
    Document,
    Evidence,
    Field,
    Finding,
    Kind,
    Person,
    Relative,
    Shop,
    Strength,
    Text,
    Transfer,
)
from verifiers.numbers.resident_id import check_character
from verifiers.typed_document import typed_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOTHER, SON, DAUGHTER, HUSBAND = "林秀英", "陈建国", "陈丽华", "陈志华"
MOTHERS_ID, SONS_ID = "350203192405060028", "350203196203072213"
TODAY = date(2026, 11, 23)
SHOP = Shop("鹭岛女装", "ludao_1924")


def number(birth: date, *, sequence: int = 2, region: str = "350203") -> str:
    """A number that can exist; an even sequence is a woman's."""
    body = f"{region}{birth:%Y%m%d}{sequence:03d}"
    return body + check_character(body)


def paper(kind: Kind, /, *, id_: str | None = None, **fields: Any) -> Document:
    """A document of this kind with these fields; `None` is a value that could not be read."""
    given = {name: "" if value is None else value for name, value in fields.items()}
    return typed_document(kind, given, id_=id_ or kind.value, key="fields")


def portrait(**changes: Any) -> Document:
    """The side of the son's card with his portrait."""
    return paper(
        Kind.ID_CARD_PORTRAIT,
        **{
            "name": SON,
            "sex": "male",
            "birth_date": date(1962, 3, 7),
            "id_number": SONS_ID,
            **changes,
        },
    )


def emblem(**changes: Any) -> Document:
    """The side of the son's card with the emblem."""
    return paper(
        Kind.ID_CARD_EMBLEM,
        **{"valid_from": date(2012, 6, 1), "valid_until": "long_term", **changes},
    )


def death_certificate(**changes: Any) -> Document:
    """The mother's death certificate."""
    return paper(
        Kind.DEATH_CERTIFICATE,
        **{
            "name": MOTHER,
            "sex": "female",
            "birth_date": date(1924, 5, 6),
            "id_number": MOTHERS_ID,
            "death_date": date(2016, 8, 11),
            "issue_date": date(2016, 8, 12),
            **changes,
        },
    )


def parties(**mothers: Any) -> list[dict[str, Any]]:
    """The parties of the certificate of inheritance; the mother's particulars may be changed."""
    mother = {"name": MOTHER, "role": "deceased", "id_number": MOTHERS_ID, **mothers}
    return [{"name": SON, "role": "applicant", "id_number": SONS_ID}, mother]


def statements(
    *drop: str, more: Iterable[Mapping[str, Any]] = (), **changes: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """What the certificate of inheritance states, without the types in `drop`.

    A keyword names a type of statement and changes all statements of that type.
    """
    said: list[dict[str, Any]] = [
        {"type": "death", "person": MOTHER, "date": date(2016, 8, 11)},
        {"type": "no_will", "person": MOTHER},
        {"type": "kinship", "person": DAUGHTER, "relation": "child", "to": MOTHER},
        {"type": "kinship", "person": SON, "relation": "child", "to": MOTHER},
        {"type": "waiver", "person": DAUGHTER, "of": MOTHER, "date": date(2019, 4, 18)},
        {"type": "inherits", "person": SON, "from": MOTHER, "what": f"店铺“{SHOP.name}”"},
    ]
    kept = [one | dict(changes.get(one["type"], {})) for one in said if one["type"] not in drop]
    return [*kept, *(dict(one) for one in more)]


def deed(**changes: Any) -> Document:
    """The certificate by which the son inherits the shop from his mother."""
    return paper(
        Kind.NOTARIAL_CERTIFICATE,
        **{
            "certificate_number": "（2019）厦鹭证内字第3350号",
            "matter": "inheritance",
            "issue_date": date(2019, 5, 20),
            "parties": parties(),
            "statements": statements(),
            **changes,
        },
    )


def papers() -> tuple[Document, ...]:
    """All that the transfer needs."""
    return (portrait(), emblem(), death_certificate(), deed())


def transfer(
    *relatives: Relative, registrant: Mapping[str, Any] | None = None, **transferee: Any
) -> Transfer:
    """The son asks for his mother's shop."""
    mother = {"name": MOTHER, "id_number": MOTHERS_ID, **(registrant or {})}
    son = {"name": SON, "id_number": SONS_ID, **transferee}
    return Transfer(
        scenario="inheritance",
        shop=SHOP,
        registrant=Person(**mother),
        transferee=Person(**son),
        relatives=relatives,
    )


def evidence(*documents: Document, asked: Transfer | None = None, as_of: date = TODAY) -> Evidence:
    """These documents, or else all that is needed, with the transfer they are for."""
    return Evidence(transfer=asked or transfer(), documents=documents or papers(), as_of=as_of)


def with_field(document: Document, name: str, **changes: Any) -> Document:
    """The document with one field changed, for instance ``agreed=False``."""
    fields = tuple(
        replace(field, **changes) if field.name == name else field for field in document.fields
    )
    return replace(document, fields=fields)


def as_read(document: Document, *agreed: str) -> Document:
    """The document as an engine reads it: only the fields in `agreed` were read by two readers."""
    fields = tuple(
        replace(
            field,
            readers=(("paddle", field.raw),),
            agreed=True if field.name in agreed else None,
        )
        for field in document.fields
    )
    return replace(document, fields=fields)


def unread(document: Document, name: str) -> Document:
    """The document with one field that could not be read."""
    return with_field(document, name, value=None, raw="", readers=(), confidence=0.0)


def noticed(code: str, strength: Strength, **more: Any) -> Finding:
    """A finding in test words."""
    words = Text("测试", "test")
    return Finding(code=code, strength=strength, message=words, fix=words, **more)


def field(document: Document, name: str) -> Field:
    """The field of that name, which is there."""
    found = document.field(name)
    assert found is not None
    return found
