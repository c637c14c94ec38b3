import hashlib
import re
from pathlib import Path

import pytest

from verifiers import checks
from verifiers.errors import PolicyInvalid, TransferInvalid
from verifiers.model import Band, FactState, Strength
from verifiers.policies.policy import Policy, load_policy, parse_policy

SOURCE = load_policy().source.decode()


def changed(*replacements: tuple[str, str]) -> bytes:
    text = SOURCE
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()


def refusal(*replacements: tuple[str, str]) -> str:
    """What is told in English; whatever is told is told in Chinese, too."""
    with pytest.raises(PolicyInvalid) as raised:
        parse_policy(changed(*replacements))
    assert re.search("[一-鿿]", raised.value.told.zh)
    return str(raised.value)


def test_the_default_policy_is_known_by_the_digest_of_its_bytes() -> None:
    stamp = load_policy().stamp
    assert (stamp.name, stamp.version) == ("default", "2026-11")
    assert stamp.sha256 == hashlib.sha256(SOURCE.encode()).hexdigest()


def test_a_comment_makes_another_policy() -> None:
    other = parse_policy(SOURCE.encode() + b"# a note\n")
    assert other.stamp.sha256 != load_policy().stamp.sha256


def test_a_file_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(changed(('name = "default"', 'name = "own"')))
    assert load_policy(file).stamp.name == "own"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("low = 30", "low = 30\nlowest = 1", "bands.lowest: unknown key"),
        ("low = 30", "", "bands.low: missing"),
        ("low = 30", 'low = "30"', "bands.low: "),
        ("low = 30", "low = 80", "bands: bands are reversed"),
        ("medium = 70", "medium = 170", "bands.medium: "),
        ("base = -3.5", "base = 3.5", "score.base: "),
        ("base = -3.5", "base = nan", "score.base: "),
        ("strong = 1.2", "strong = 0.05", "score.least: strong weighs less than soft"),
        ("hard = 5.0", "hard = -5.0", "score.least.hard: "),
        ("ID_EXPIRED = 1.4", "ID_EXPIRED = -1.4", "findings.ID_EXPIRED: "),
        ("ID_EXPIRED = 1.4", "ID_EXPIRED = inf", "findings.ID_EXPIRED: "),
        ("ID_EXPIRED = 1.4", "", "findings.ID_EXPIRED: missing"),
        ("ID_EXPIRED = 1.4", "ID_EXPIRED = 1.4\nID_ODD = 1", "findings: ID_ODD is no finding code"),
        ("shadow = []", 'shadow = ["ID_ODD"]', "shadow: ID_ODD is no finding code"),
        ("shadow = []", 'shadow = ["BLUR"]', "findings: BLUR is in shadow"),
        (
            'registrant_is_dead = ["death"',
            'registrant_lives = ["death"',
            "scenarios.inheritance.ways.succession.facts: registrant_lives is no fact",
        ),
        (
            'transferee_identity = ["identity"]',
            'transferee_identity = ["id_card_back"]',
            "facts.transferee_identity: id_card_back is no kind of evidence",
        ),
        (
            'transferee_identity = ["identity"]',
            'transferee_identity = ["cremation_certificate"]',
            "transferee_identity: cremation_certificate is not described in the table evidence",
        ),
        (
            'transferee_identity = ["identity"]',
            'transferee_identity = ["death_certificate"]',
            "transferee_identity: death_certificate is no evidence that can establish it",
        ),
        (
            'transferee_identity = ["identity"]',
            "transferee_identity = []",
            "ways.succession.facts: transferee_identity: must accept some evidence",
        ),
        ("death = [", 'death = ["oracle", ', "equivalent.death: oracle is no kind of evidence"),
        ('asked = ["transferee"]', 'asked = ["registrant"]', "the transferee is always asked"),
        (
            'asked = ["transferee"]',
            'asked = ["registrant", "transferee"]',
            "scenarios.inheritance: ways.succession.asked: the registrant is dead",
        ),
        (
            "since = 1984-04-06",
            "since = 1984-04-06\nuntil = 1983-01-01",
            "evidence.id_card_portrait: until is before since",
        ),
        ("[facts.no_contrary_will]", "[facts.odd]", "facts.no_contrary_will: missing"),
        ('owner = "risk-policy"', "", "parents.owner: missing"),
        (
            'contradicted_by = ["HEIR_MISSING"]',
            'contradicted_by = ["HEIR_ODD"]',
            "contradicted_by: HEIR_ODD is no finding code",
        ),
        ("missing = 2.5,", "", "registrant_is_dead.weights.missing: missing"),
        ("missing = 2.5,", "missing = 0.2,", "missing weighs less than waived"),
        ("presumed_up_to = 0.01", "presumed_up_to = 0.3", "parents: presumed_up_to must be below"),
        ("youngest_years = 15", "youngest_years = 5", "parents.youngest_years: "),
        ('declared = ["declaration", ', 'declared = ["death_certificate", ', "parents.declared: "),
        ("living = [", 'living = ["notarial_certificate:death",', "parents.living: "),
        ('version = "2026-11"', 'version = ""', "version: "),
        ("[bands]", "[bands", "the file is not TOML"),
    ],
)
def test_each_mistake_is_refused_by_its_key(old: str, new: str, said: str) -> None:
    assert said in refusal((old, new))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("low = 30", "low = 30\nlowest = 1", "bands.lowest：没有这一项，请检查拼写"),
        ("medium = 70", "medium = 170", "bands.medium：不得大于 99。"),
        ('version = "2026-11"', f'version = "{"9" * 65}"', "version：最多 64 个字符。"),
        ("[bands]", "[bands", "第 "),
        ("ID_EXPIRED = 1.4", "ID_EXPIRE = 1.4", "是否应为 ID_EXPIRED？"),
    ],
)
def test_a_mistake_is_told_in_chinese_with_its_limit(old: str, new: str, said: str) -> None:
    with pytest.raises(PolicyInvalid) as raised:
        parse_policy(changed((old, new)))
    assert said in raised.value.told.zh


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(PolicyInvalid, match="UTF-8"):
        parse_policy(b"\xff\xfe")


def test_every_code_is_weighed_or_in_shadow() -> None:
    policy = load_policy()
    assert [code for code in checks.titles() if policy.is_shadow(code)] == []
    quiet = parse_policy(
        changed(("ID_EXPIRED = 1.4", ""), ("shadow = []", 'shadow = ["ID_EXPIRED"]'),
                ('"ID_EXPIRED", ', "")),
    )  # fmt: skip
    assert quiet.is_shadow("ID_EXPIRED")


def test_an_old_policy_is_replayed_with_later_codes_in_shadow() -> None:
    source = changed(("ID_EXPIRED = 1.4", ""), ('"ID_EXPIRED", ', ""))
    assert parse_policy(source, complete=False).is_shadow("ID_EXPIRED")


def test_scenarios_not_offered_and_not_known_are_told_apart() -> None:
    policy = parse_policy(SOURCE[: SOURCE.index("[scenarios.divorce]")].encode())
    with pytest.raises(TransferInvalid, match=r"divorce is not offered .* offered: inheritance"):
        policy.facts("divorce")
    with pytest.raises(TransferInvalid, match="no such scenario; known are inheritance, divorce"):
        policy.facts("lottery")


@pytest.mark.parametrize(
    ("score", "band"),
    [(0, Band.LOW), (30, Band.LOW), (31, Band.MEDIUM), (70, Band.MEDIUM), (71, Band.HIGH)],
)
def test_bands_end_where_the_contract_says(score: int, band: Band) -> None:
    assert load_policy().band(score) is band


def test_a_finding_weighs_its_code_or_its_strength_whichever_is_more() -> None:
    policy = load_policy()
    assert policy.weight("BLUR", Strength.SOFT) == 0.2
    assert policy.weight("BLUR", Strength.STRONG) == 1.2
    assert policy.weight("BLUR", Strength.HARD) == 5.0
    assert policy.weight("ID_CHECKSUM", Strength.HARD) == 5.5


def test_facts_weigh_more_the_less_is_known() -> None:
    policy: Policy = load_policy()
    for spec in policy.facts("inheritance"):
        weights = [policy.fact_weight(spec.name, state) for state in FactState]
        assert weights == sorted(weights)
        assert weights[0] == 0
        assert weights[-2] > 0.5
