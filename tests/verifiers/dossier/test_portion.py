"""Which part of the shop a paper gives, and to whom."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.verifiers.papers import SHOP, paper
from verifiers.dossier.portion import given
from verifiers.model import Kind


@pytest.mark.parametrize(
    ("what", "part"),
    [
        ("店铺“{}”", 1),
        ("店铺“{}”的二分之一份额", Fraction(1, 2)),
        ("店铺“{}”（二分之一为其本人所有）", 1),
        ("店铺“{}”百分之五十的份额", Fraction(1, 2)),
        ("店铺“{}”百分之三十三的份额", Fraction(33, 100)),
        ("店铺“{}”33.5%的份额", Fraction(67, 200)),
        ("店铺“{}”十二分之一", Fraction(1, 12)),
        ("1/3的店铺“{}”", Fraction(1, 3)),
        ("店铺“{}”的一半", Fraction(1, 2)),
        ("店铺“{}”100%的份额", 1),
        ("店铺“{}”利润的一半", 1),
        ("店铺“{}”，房屋的二分之一", 1),
    ],
)
def test_the_part_stands_in_the_clause_that_names_the_shop(what: str, part: Fraction) -> None:
    said = [{"type": "inherits", "person": "丁波", "from": "丁海", "what": what.format(SHOP.name)}]
    deed = paper(Kind.NOTARIAL_CERTIFICATE, matter="inheritance", statements=said)
    assert list(given(deed, SHOP)) == [("丁波", part)]


def test_each_statement_gives_its_own_part() -> None:
    people = [{"name": "王芳", "role": "party_b"}, {"name": "李强", "role": "party_a"}]
    shop = f"店铺“{SHOP.name}”"
    said = [
        {"type": "agreement", "parties": ["李强", "王芳"], "what": f"{shop}的一半归乙方"},
        {"type": "gift", "person": "李强", "to": "王芳", "what": f"{shop}1/4"},
        {"type": "gift", "person": "李强", "to": "王芳", "what": "存款的一半"},
        {"type": "entrusts", "person": "李强", "to": "王芳", "what": f"出售{shop}"},
    ]
    document = paper(Kind.OTHER, parties=people, statements=said)
    assert list(given(document, SHOP)) == [("王芳", Fraction(1, 2)), ("王芳", Fraction(1, 4))]
