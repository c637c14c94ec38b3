"""Does only the applicant's own statement say it? The facts that may be declared ask this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.model import Finding, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

CODE = "FACT_DECLARED"


def declared_only(title: Text, people: Iterable[str] = ()) -> Finding:
    """The finding: a person has to look at a statement that nothing else supports."""
    return finding(
        CODE,
        Strength.STRONG,
        Text(
            f"“{title.zh}”目前只有您的书面说明，将由审核人员确认。",
            f"“{title.en}” rests on your own statement so far; a reviewer will confirm it.",
        ),
        Text(
            "您无需操作；如有公证书或法院文书写明此事，上传后即可免去人工确认。",
            "There is nothing you must do. A notarial certificate or a court's paper that says so "
            "makes this step unnecessary.",
        ),
        people=people,
    )


CHECK = Check(titles={CODE: Text("仅有书面说明", "Only declared")})
