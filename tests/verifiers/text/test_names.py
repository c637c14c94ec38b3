"""Spellings of one name: folded, variant, and in Latin letters. All names are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.text import names, pinyin

CHARACTERS = "林陈吕单解查仇曾区欧阳秀建国兰丽华英重乐长行略女绿云"
CHINESE = st.text(CHARACTERS, min_size=2, max_size=4)


@pytest.mark.parametrize(
    ("latin", "chinese", "said"),
    [
        ("LIN XIUYING", "林秀英", True),
        ("XIUYING LIN", "林秀英", True),
        ("Lin, Xiu-Ying", "林秀英", True),
        ("LYU XIULAN", "吕秀兰", True),
        ("LU XIULAN", "吕秀兰", True),
        ("LV XIULAN", "吕秀兰", True),
        ("LÜ XIULAN", "吕秀兰", True),
        ("SHAN LIHUA", "单丽华", True),
        ("DAN LIHUA", "单丽华", True),
        ("XIE JIANGUO", "解建国", True),
        ("MOQI YINGHUA", "万俟英华", True),
        ("OUYANG LIHUA", "欧阳丽华", True),
        ("LIHUA OUYANG", "欧阳丽华", True),
        ("CHEN XIUYING", "林秀英", False),
        ("LIN XIUYIN", "林秀英", False),
        ("LIN", "林秀英", False),
        ("ADIL MEMET", "阿迪力·买买提", None),
        ("LIN XIUYING", "", None),
        ("", "林秀英", None),
        ("LIN XIUYING", "LIN XIUYING", None),
    ],
)
def test_pinyin_spells_a_name_or_not_or_nobody_knows(
    latin: str, chinese: str, said: bool | None
) -> None:
    assert pinyin.spells(latin, chinese) is said


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("陳麗華", "陈丽华", True),
        ("阿迪力·买买提", "阿迪力买买提", True),
        ("阿迪力•买买提", "阿迪力·买买提", True),
        ("陈昇", "陈升", True),
        ("吕秀兰", "LYU XIULAN", True),
        ("TAN SOFIA MARIA", "Tan, Maria Sofia", True),
        ("TAN SOFIA MARIA", "TAN SOFIA", False),
        ("林秀英", "林秀瑛", False),
        ("林秀英", "CHEN XIUYING", False),
        ("", "LIN", False),
        ("", "", False),
    ],
)
def test_two_spellings_may_be_one_name(one: str, other: str, may: bool) -> None:
    assert names.may_be_same(one, other) is may
    assert names.may_be_same(other, one) is may


@given(CHINESE)
def test_every_name_may_be_itself_however_it_is_spaced(name: str) -> None:
    assert names.may_be_same(name, f" {name[0]} {name[1:]} ")
    assert names.key(name) == names.key(" ".join(name))


@given(CHINESE, st.randoms(use_true_random=False))
def test_every_reading_of_a_name_spells_it(name: str, random: object) -> None:
    """Whichever of a character's readings an office chose, the passport is not another person's."""
    chosen = [
        random.choice(group.strip("(?:)").split("|"))  # type: ignore[attr-defined]
        for group in pinyin._readings(name)
    ]
    assert pinyin.spells("".join(chosen), name) is True
    assert pinyin.spells(f"{''.join(chosen[1:])} {chosen[0]}", name) is True
