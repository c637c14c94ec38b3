"""What a caller may send. Unknown members are refused, so nobody can set what is not theirs."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from apiflask.fields import UploadFile
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from service.rules.overrides import MAXIMUM_STATEMENT, Outcome, ReasonCode
from service.rules.states import TransferStatus
from service.rules.webhooks import EVENTS
from verifiers.model import Kind

MOST_RELATIVES = 60
PAGE_SIZE, MOST_PAGE_SIZE = 20, 100

_PRINTABLE = r"^[^\x00-\x1f\x7f]*$"
"""No control characters: a name that holds one was not typed by a person."""
_LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f]*$"
"""The same, but a statement may have several lines."""

Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=_PRINTABLE),
]
Number = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=_PRINTABLE),
]
Reference = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=_PRINTABLE)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[a-z0-9_]+$")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[A-Z0-9_]+$")]
Cursor = Annotated[str, StringConstraints(max_length=200, pattern=r"^[A-Za-z0-9_=.:-]*$")]


def _none_if_empty(value: object) -> object:
    """A form sends what was not chosen as an empty text."""
    return None if value == "" else value


def _without_null(schema: dict[str, Any]) -> None:
    """A form has no `null`."""
    schema.update(schema.pop("anyOf")[0])


class Body(BaseModel):
    """The root of all bodies: strict about members, silent about values."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class ShopBody(Body):
    """The shop to be moved."""

    name: Name = Field(examples=["鹭岛女装"])
    account: Name = Field(examples=["ludao_1924"])


class PersonBody(Body):
    """A person as declared; leave `id_number` out only where no number is known."""

    name: Name = Field(examples=["林秀英"])
    id_number: Number | None = Field(default=None, examples=["350203192405060028"])
    birth_date: date | None = None
    death_date: date | None = None
    sex: Literal["male", "female"] | None = None


class RelativeBody(Body):
    """A relative of the registrant as declared; `relation` is to the registrant."""

    name: Name = Field(examples=["陈志华"])
    relation: Literal[
        "spouse",
        "child",
        "parent",
        "sibling",
        "grandchild",
        "grandparent",
        "nephew_niece",
        "other",
    ]
    id_number: Number | None = None
    birth_date: date | None = None
    alive: bool | None = None


class TransferBody(Body):
    """A request to move a shop from its registrant to a transferee."""

    scenario: Literal[
        "inheritance",
        "divorce",
        "marriage",
        "kinship",
        "agreement",
        "court_order",
        "enterprise",
    ]
    shop: ShopBody
    registrant: PersonBody
    transferee: PersonBody
    relatives: list[RelativeBody] = Field(default=[], max_length=MOST_RELATIVES)
    merchant_ref: Reference | None = Field(
        default=None, description="Whose transfer this is; the platform must say it."
    )


class OverrideBody(Body):
    """A reviewer's act against or beyond the recommendation."""

    outcome: Outcome
    reason_code: Annotated[
        str,
        StringConstraints(max_length=40),
        Field(json_schema_extra={"enum": [reason.value for reason in ReasonCode]}),
    ]
    statement: Annotated[
        str,
        StringConstraints(max_length=MAXIMUM_STATEMENT, pattern=_LINES),
    ]
    assessment_id: Id = Field(description="The assessment that the reviewer saw.")
    waives: list[Id] = Field(
        default=[], max_length=60, description="An approval covers every open fact, named or not."
    )
    guarantor_id: Id | None = Field(
        default=None, description="Who is to vouch: makes an approval a special approval."
    )
    grounds: list[Code] = Field(
        default=[], max_length=8, description="The reasons, by code, that a rejection rests on."
    )
    departure: Annotated[str, StringConstraints(max_length=MAXIMUM_STATEMENT, pattern=_LINES)] = (
        Field(
            default="",
            description="Why this case is decided unlike the clear majority of like ones.",
        )
    )


class GuaranteeBody(Body):
    """The guarantor signs in again; what they give is checked and never kept."""

    password: Annotated[str, StringConstraints(max_length=200)] = Field(
        default="", description="Of whoever has a password here, and no identity provider."
    )
    code: Annotated[str, StringConstraints(max_length=12)] = Field(
        default="", description="Of whoever has a second factor."
    )


class RefusalBody(Body):
    """Why it is refused, in words or none."""

    statement: Annotated[str, StringConstraints(max_length=MAXIMUM_STATEMENT, pattern=_LINES)] = ""


class AppealBody(Body):
    """What the merchant objects to, in their own words."""

    statement: Annotated[str, StringConstraints(max_length=MAXIMUM_STATEMENT, pattern=_LINES)]


class UploadForm(Body):
    """The multipart form of an upload."""

    file: UploadFile = Field(description="JPEG, HEIC, PNG, WebP, TIFF or PDF.")
    kind: Annotated[Kind | None, BeforeValidator(_none_if_empty)] = Field(
        default=None,
        description="What the sender takes it for.",
        json_schema_extra=_without_null,
    )


class NoBody(Body):
    """An empty object, or no body at all."""


class ListQuery(Body):
    """How to walk through a list."""

    after: Cursor | None = Field(default=None, description="`next` of the page before.")
    limit: int = Field(default=PAGE_SIZE, ge=1, le=MOST_PAGE_SIZE)


class LanguageQuery(Body):
    """In which language a picture speaks."""

    language: Literal["zh", "en"] | None = Field(
        default=None, description="Without it, as `Accept-Language` says."
    )


class TransfersQuery(ListQuery):
    """Which transfers."""

    status: TransferStatus | None = None


class JournalQuery(Body):
    """Which events."""

    after: int = Field(default=0, ge=0, le=2**53, description="`seq` of the last event seen.")
    limit: int = Field(default=PAGE_SIZE, ge=1, le=MOST_PAGE_SIZE)


class EndpointBody(Body):
    """An address that wants to be told."""

    url: str = Field(min_length=1, max_length=500, examples=["https://shop.example/guohu"])
    events: list[str] = Field(
        default_factory=list,
        max_length=len(EVENTS),
        description=f"Types to be told of; empty: all. Known are {', '.join(EVENTS)}.",
        examples=[["transfer.decided"]],
    )
