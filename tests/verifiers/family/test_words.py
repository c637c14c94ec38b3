"""Words for relatives: GB/T 4761 as registers print it, testimonies, declarations."""

from __future__ import annotations

import pytest

from verifiers.family.words import SELF, Meaning, Nature, Step, meaning
from verifiers.text import household

C, P, S, B = Step.CHILD, Step.PARENT, Step.SPOUSE, Step.SIBLING
NEVER_HEIRS = {
    *("孙媳", "孙女婿", "外孙媳", "外孙女婿", "曾孙", "曾孙子", "曾孙女", "配偶的祖父母"),
    *("曾祖父", "曾祖母", "嫂", "弟媳", "姐夫", "妹夫", "伯父", "伯母", "叔父", "婶母", "舅父"),
    *("舅母", "姨父", "姨母", "姑父", "姑母", "堂兄弟", "堂姐妹", "表兄弟", "表姐妹", "堂兄"),
    *("堂弟", "堂姐", "堂妹", "表兄", "表弟", "表姐", "表妹", "侄媳", "侄女婿", "其他"),
    *("其他亲属", "非亲属", "保姆", "集体户成员", "寄养", "孤儿"),
}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("长女", Meaning((C,), "female")),
        ("独生子", Meaning((C,), "male")),
        ("非婚生子", Meaning((C,), "male")),
        ("其他儿子", Meaning((C,), "male")),
        ("妻", Meaning((S,), "female")),
        ("spouse", Meaning((S,))),
        ("母亲", Meaning((P,), "female")),
        ("胞弟", Meaning((B,), "male")),
        ("小妹", Meaning((B,), "female")),
        ("外孙女", Meaning((C, C), "female")),
        ("长孙", Meaning((C, C), "male")),
        ("儿媳", Meaning((C, S), "female")),
        ("岳母", Meaning((S, P), "female")),
        ("外甥女", Meaning((B, C), "female")),
        ("养子", Meaning((C,), "male", Nature.ADOPTED)),
        ("过继子", Meaning((C,), "male", Nature.ADOPTED)),
        ("继女", Meaning((C,), "female", Nature.STEP)),
        ("养子或继子", Meaning((C,), "male", Nature.ADOPTED_OR_STEP)),
        ("继母或养母", Meaning((P,), "female", Nature.ADOPTED_OR_STEP)),
        ("adopted_child", Meaning((C,), None, Nature.ADOPTED)),
        ("step_mother", Meaning((P,), "female", Nature.STEP)),
    ],
)
def test_a_word_leads_by_one_or_two_steps(word: str, expected: Meaning) -> None:
    assert meaning(word) == expected


def test_every_word_of_registers_has_a_meaning_or_never_makes_an_heir() -> None:
    unknown = {word for word in household.RELATIONS - SELF if meaning(word) is None}
    # 养儿媳 is printed by nobody; what is left beside it are relatives who never inherit.
    assert {word for word in unknown if not word.endswith("儿媳")} == NEVER_HEIRS


@pytest.mark.parametrize("word", [None, "", "户主", "邻居", "长"])
def test_other_words_lead_nowhere(word: str | None) -> None:
    assert meaning(word) is None
