"""What type of paper a court's title names, and whether a case number is one of last instance.

Mediation papers bind once signed, papers of the second instance once given (civil procedure law);
that a judgment of the first instance binds is certified by another paper (domain.md A.5).
"""

from __future__ import annotations

import re

from verifiers.text.normalise import compact

_TYPES = (
    ("effect", re.compile("证明|effect")),
    ("mediation", re.compile("调解|mediation")),
    ("judgment", re.compile("判决|judge?ment")),
    ("ruling", re.compile("裁定|决定|ruling")),
)
_FINAL = re.compile(r"民终|民再|民特|行终|(?:二审|终审|再审|特别程序)|民[一二三四五]?终字")
"""Appeals, retrials and special procedures, as for declaring a death, end the matter."""


def type_of(title: str | None) -> str | None:
    """`effect`, `mediation`, `judgment` or `ruling`, or `None` where the title names none."""
    plain = compact(title or "").casefold()
    return next((name for name, words in _TYPES if words.search(plain)), None)


def is_final(case_number: str | None, title: str | None) -> bool:
    """Whether nothing can be appealed in a case of that number or a paper of that title."""
    return any(_FINAL.search(compact(text or "")) for text in (case_number, title))
