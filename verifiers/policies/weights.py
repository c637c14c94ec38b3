"""What policies weigh with: numbers never below zero that never fall as things get worse."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from verifiers.policies.broken import Broken

Weight = Annotated[float, Field(ge=0, le=20, allow_inf_nan=False, strict=True)]


class Table(BaseModel):
    """A table of a policy file: strict about keys, never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Rising(Table):
    """Weights that must not fall in the order in which they are declared."""

    @model_validator(mode="after")
    def _rise(self) -> Self:
        for lower, higher in pairwise(type(self).model_fields):
            if getattr(self, lower) > getattr(self, higher):
                raise Broken(
                    f"{higher} 的分量低于较轻的 {lower}",
                    f"{higher} weighs less than {lower}, which is less grave",
                )
        return self


class FactWeights(Rising):
    """What each state of a fact adds."""

    established: Weight
    presumed: Weight
    waived: Weight
    missing: Weight
    contradicted: Weight
