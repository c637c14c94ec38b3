"""``guohu assess`` without a server. Reading pictures is tested elsewhere."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main
from verifiers.policies.policy import load_policy

CASES = Path(__file__).parents[2] / "cases"
CLEAN = CASES / "born_1924.toml"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def refused(*words: str | Path) -> str:
    ran = run(*words)
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert ran.stderr.strip()
    return ran.stderr


def test_json_is_the_contracts_assessment() -> None:
    ran = run("assess", CLEAN, "--json")
    body = json.loads(ran.stdout)
    assert ran.exit_code == 0
    assert body["as_of"] == "2026-11-23"
    assert body["policy"]["name"] == "default"
    assert body["engine"] == {"guohu": body["engine"]["guohu"], "readers": {}}
    assert [one["document_id"] for one in body["inputs"]] == [
        "id_card_portrait-1",
        "id_card_emblem-2",
        "death_certificate-3",
        "notarial_certificate-4",
    ]


def test_the_same_file_gives_the_same_bytes() -> None:
    assert run("assess", CLEAN, "--json").stdout == run("assess", CLEAN, "--json").stdout


def test_today_wins_over_the_file() -> None:
    body = json.loads(run("assess", CLEAN, "--json", "--today", "2016-08-20").stdout)
    assert body["as_of"] == "2016-08-20"


def test_without_any_day_it_is_today_in_china(tmp_path: Path) -> None:
    file = tmp_path / "case.toml"
    file.write_text(CLEAN.read_text().replace("as_of = 2026-11-23\n", ""))
    told = json.loads(run("assess", file, "--json").stdout)["as_of"]
    assert abs((date.fromisoformat(told) - date.today()).days) <= 1  # noqa: DTZ011


def test_a_hard_finding_ends_with_one() -> None:
    assert run("assess", CASES / "waiver_before_death.toml").exit_code == 1
    assert run("assess", CASES / "expired_transferee_card.toml").exit_code == 0


@pytest.mark.parametrize(("language", "word"), [("zh_CN.UTF-8", "风险分"), ("C", "risk score")])
def test_the_table_tells_the_score_in_the_callers_language(
    language: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", language)
    told = run("assess", CASES / "contradictory_numbers.toml").stdout
    assert word in told
    assert "SAME_NAME_TWO_IDS" in told
    assert "review" in told
    assert "\x1b[" not in told


def test_another_policy_judges(tmp_path: Path) -> None:
    file = tmp_path / "strict.toml"
    source = load_policy().source.replace(b'name = "default"', b'name = "strict"')
    file.write_bytes(source.replace(b"base = -3.5", b"base = -0.1"))
    body = json.loads(run("assess", CLEAN, "--policy", file, "--json").stdout)
    assert body["policy"]["name"] == "strict"
    assert (body["risk_score"], body["recommendation"]) == (50, "review")


def test_notary_offices_of_one_s_own_are_known(tmp_path: Path) -> None:
    """The clean case's office, told to exist only since 2020, cannot have signed in 2019."""
    file = tmp_path / "offices.toml"
    file.write_text(
        '[[office]]\nname = "福建省厦门市鹭江湾公证处"\nprovince = "福建省"\n'
        'valid_from = 2020-01-01\nsource = "样本"\n'
    )
    body = json.loads(run("assess", CLEAN, "--notary-offices", file, "--json").stdout)
    assert [one["code"] for one in body["reasons"]][:1] == ["NOTARY_CONFLICT"]
    assert body["recommendation"] == "review"


class TestBadUsage:
    def test_a_mistake_in_the_notary_offices_is_named_by_its_key(self, tmp_path: Path) -> None:
        file = tmp_path / "offices.toml"
        file.write_text('[[office]]\nname = "甲公证处"\n')
        said = refused("assess", CLEAN, "--notary-offices", file)
        assert "offices.toml: office.0.province: missing" in said

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        assert "nowhere.toml: No such file" in refused("assess", tmp_path / "nowhere.toml")

    def test_a_missing_picture_of_a_transfer_is_named(self, tmp_path: Path) -> None:
        file = tmp_path / "case.toml"
        file.write_text(CLEAN.read_text() + '\n[[documents]]\nfile = "lost.jpg"\n')
        assert "lost.jpg: No such file" in refused("assess", file)

    def test_a_folder_is_no_picture_of_a_transfer(self, tmp_path: Path) -> None:
        file = tmp_path / "case.toml"
        (tmp_path / "papers").mkdir()
        file.write_text(CLEAN.read_text() + '\n[[documents]]\nfile = "papers"\n')
        assert "is a folder" in refused("assess", file)

    def test_a_mistake_in_the_transfer_is_named_by_its_key(self, tmp_path: Path) -> None:
        file = tmp_path / "case.toml"
        file.write_text(CLEAN.read_text().replace("[shop]", "[store]"))
        assert "store: unknown key; did you mean shop?" in refused("assess", file)

    @pytest.mark.parametrize(
        ("scenario", "said"),
        [("divorce", "offered: inheritance"), ("lottery", "there is no such scenario")],
    )
    def test_scenarios_not_offered_and_not_known(
        self, scenario: str, said: str, tmp_path: Path
    ) -> None:
        file, policy = tmp_path / "case.toml", tmp_path / "policy.toml"
        file.write_text(CLEAN.read_text().replace('"inheritance"', f'"{scenario}"', 1))
        source = load_policy().source
        policy.write_bytes(source[: source.index(b"[scenarios.divorce]")])
        assert said in refused("assess", file, "--policy", policy)

    def test_a_mistake_in_the_policy_is_named_by_its_key(self, tmp_path: Path) -> None:
        file = tmp_path / "policy.toml"
        file.write_text('name = "x"\n')
        assert "policy.toml: version: missing" in refused("assess", CLEAN, "--policy", file)

    def test_a_missing_policy_is_named(self, tmp_path: Path) -> None:
        assert "No such file" in refused("assess", CLEAN, "--policy", tmp_path / "none.toml")

    def test_a_day_that_is_none(self) -> None:
        assert "must be a day such as 2026-11-23" in refused("assess", CLEAN, "--today", "soon")

    def test_no_file_at_all(self) -> None:
        assert "Missing argument" in refused("assess")


@pytest.mark.parametrize("command", ["assess", "check"])
def test_help_loads_neither_engines_nor_policies(command: str) -> None:
    code = (
        "import sys; from click.testing import CliRunner; from service.cli import main\n"
        f"assert CliRunner().invoke(main, ['{command}', '--help']).exit_code == 0\n"
        "heavy = {'numpy', 'cv2', 'pydantic', 'sqlalchemy', 'rich', 'verifiers.policies.policy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    assert ran.stdout.strip() == "[]"


def test_the_waterfall_is_drawn_beside_the_answer(tmp_path: Path) -> None:
    picture = tmp_path / "score.svg"
    ran = run("assess", CLEAN, "--json", "--waterfall", picture)
    assert ran.exit_code == 0
    assert json.loads(ran.stdout)["risk_score"] >= 0
    assert picture.read_text("utf-8").startswith("<svg")


def test_a_picture_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    assert "none" in refused("assess", CLEAN, "--waterfall", tmp_path / "none" / "score.svg")
