"""Ids: a prefix that says what it is, and 130 random bits that nobody can guess (ASVS 11.5.1)."""

from __future__ import annotations

import re
import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter that is read as another one."""
LENGTH = 26
_SHAPE = re.compile(rf"[a-z]{{2,4}}_[{ALPHABET}]{{{LENGTH}}}")

TRANSFER, DOCUMENT, READING, ASSESSMENT = "tr", "doc", "rdg", "asm"
OVERRIDE, APPEAL, DECISION, USER, SESSION = "ovr", "apl", "dec", "usr", "ses"
TASK, ESCALATION, NOTE, ABSENCE = "tsk", "esc", "nte", "abs"
ENDPOINT, MESSAGE, LETTER = "whe", "msg", "ltr"
ACTIVATION, WORD = "act", "wrd"


def new_id(prefix: str) -> str:
    """A fresh id such as ``tr_4k2m…``."""
    return f"{prefix}_{random_text(LENGTH)}"


def random_text(length: int) -> str:
    """`length` random characters of `ALPHABET`, 5 bits each."""
    # A byte's lowest five bits choose each of the 32 letters as often as any other.
    return "".join(ALPHABET[byte & 31] for byte in secrets.token_bytes(length))


def is_id(text: str, prefix: str) -> bool:
    """Whether `text` has the shape of an id of that prefix; says nothing of its existence."""
    return text.startswith(f"{prefix}_") and _SHAPE.fullmatch(text) is not None
