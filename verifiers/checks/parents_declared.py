"""Does only a declaration say what became of the registrant's parents? The evidence asks this."""

from __future__ import annotations

from verifiers.checks import Check, finding
from verifiers.model import Finding, Strength, Text

CODE = "PARENTS_DECLARED"


def declared_only() -> Finding:
    """The finding: a person has to look at a declaration that nothing else supports."""
    return finding(
        CODE,
        Strength.STRONG,
        Text(
            "登记人父母已先去世，目前只有您的书面说明，将由审核人员确认。",
            "That the registrant's parents died before is so far only declared by you; "
            "a reviewer will confirm it.",
        ),
        Text(
            "您无需再找证明；如继承公证书写明了父母情况，上传后即可免去人工确认。",
            "You need not look for papers. A notarial certificate of inheritance that mentions "
            "the parents makes this step unnecessary.",
        ),
    )


CHECK = Check(titles={CODE: Text("父母情况仅有书面说明", "The parents are only declared")})
