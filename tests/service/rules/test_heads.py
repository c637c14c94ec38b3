"""Signed heads of the journal."""

from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from service.rules import heads
from service.rules.heads import HeadInvalid

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
AT = "2026-11-02T00:00:00+00:00"


def line(seq: int = 5, digest: str = "a" * 64) -> str:
    return heads.sign(KEY, seq=seq, digest=digest, at=AT).line()


def test_what_was_signed_is_taken() -> None:
    lines = [line(), "", line(7, "b" * 64)]
    assert heads.parse(lines, KEY.public_key()) == {5: "a" * 64, 7: "b" * 64}


@pytest.mark.parametrize("part", ["seq", "digest", "at", "signature"])
def test_whatever_is_changed_breaks_the_signature(part: str) -> None:
    changed = json.loads(line())
    changed[part] = 6 if part == "seq" else "c" * len(changed[part])
    with pytest.raises(HeadInvalid, match="line 1: not signed"):
        heads.parse([json.dumps(changed)], KEY.public_key())


def test_another_installations_head_is_refused() -> None:
    other = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
    with pytest.raises(HeadInvalid, match="not signed by this installation"):
        heads.parse([line()], other.public_key())


@pytest.mark.parametrize("text", ["what", "[]", "{}", '{"seq": 1}', "null"])
def test_what_is_no_head_is_refused_by_its_line(text: str) -> None:
    with pytest.raises(HeadInvalid, match="line 2: not a head"):
        heads.parse([line(), text], KEY.public_key())


def test_two_heads_of_one_row_that_differ_are_refused() -> None:
    with pytest.raises(HeadInvalid, match="line 2: differs"):
        heads.parse([line(), line(digest="b" * 64)], KEY.public_key())
