"""The administration commands: one clear line, exact exit codes, secrets shown once."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from service.cases import people
from service.cases.people import persons
from service.cli import main
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUOHU_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("GUOHU_DATABASE_URL", raising=False)
    return tmp_path / "home"


def guohu(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=given)


def opened(home: Path) -> Store:
    return Store(Settings.load(home=home), Silent())


def test_key_is_printed_alone_and_works(home: Path) -> None:
    result = guohu("keys", "add", "--role", "merchant", "--merchant", "m-1")
    assert result.exit_code == 0
    assert re.fullmatch(r"guohu_[0-9a-z]{8}_[0-9a-f]{64}\n", result.output)
    actor = people.authenticate_key(opened(home), result.output.strip())
    assert actor.merchant_ref == "m-1"


def test_accounts_are_linked_and_unlinked_with_a_reason(home: Path) -> None:
    for login in ("lin", "lin2"):
        guohu("users", "add", login, "--role", "reviewer", given="a long password\n")
    assert guohu("users", "link", "lin", "lin2").exit_code == 2
    linked = guohu("users", "link", "lin", "lin2", "--reason", "asked in person")
    assert (linked.exit_code, linked.output) == (0, "lin and lin2 are one person's.\n")
    with opened(home).reading() as tx:
        assert persons.accounts_of(tx, people.get_user(tx, "lin").id) == ("lin2",)
    assert guohu("users", "unlink", "lin", "lin2", "--reason", "?").exit_code == 2
    assert guohu("users", "unlink", "lin", "lin2", "--reason", "two came").exit_code == 0
    with opened(home).reading() as tx:
        assert persons.accounts_of(tx, people.get_user(tx, "lin").id) == ()
    assert guohu("users", "link", "lin", "gone", "--reason", "asked them").exit_code == 2


def test_keys_are_listed_without_their_secret_and_revoked(home: Path) -> None:
    key = guohu("keys", "add", "--role", "platform", "--label", "shop").output.strip()
    key_id, secret = key.split("_")[1:]
    listed = guohu("keys", "list").output
    assert listed == f"{key_id}\tplatform\t-\tactive\tnever used\tshop\n"
    assert secret not in listed
    assert guohu("keys", "revoke", key_id).exit_code == 0
    assert "revoked" in guohu("keys", "list").output
    assert opened(home)


def test_merchant_key_needs_its_merchant(home: Path) -> None:
    result = guohu("keys", "add", "--role", "merchant")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "merchant_ref" in result.stderr
    assert home.exists()


def test_user_is_added_from_a_pipe_and_signs_in(home: Path) -> None:
    result = guohu("users", "add", "li", "--role", "reviewer", given="a long password\n")
    assert (result.exit_code, result.output) == (0, "li may sign in as reviewer.\n")
    assert people.sign_in(opened(home), "li", "a long password").token
    assert guohu("users", "list").output == "li\treviewer\t-\tactive\n"
    assert guohu("users", "disable", "li").exit_code == 0
    assert guohu("users", "list").output == "li\treviewer\t-\tdisabled\n"


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (("users", "add", "li", "--role", "reviewer"), "short\n"),
        (("users", "disable", "nobody"), None),
        (("keys", "revoke", "nothing"), None),
        (("audit", "verify", "--head", "what"), None),
        (("policy", "check", "no-such-file.toml"), None),
    ],
)
@pytest.mark.usefixtures("home")
def test_refusals_are_one_line_and_exit_2(arguments: tuple[str, ...], given: str | None) -> None:
    result = guohu(*arguments, given=given)
    assert result.exit_code == 2
    assert result.stderr.startswith("guohu: ")
    assert result.stderr.count("\n") == 1


def test_unknown_role_is_bad_usage(home: Path) -> None:
    assert guohu("users", "add", "li", "--role", "system").exit_code == 2
    assert not home.exists()


def test_journal_holds_and_its_head_is_told(home: Path) -> None:
    guohu("keys", "add", "--role", "platform")
    guohu("keys", "add", "--role", "platform")
    result = guohu("audit", "verify")
    assert result.exit_code == 0
    found = re.fullmatch(r"The journal holds: 2 rows, head (2:[0-9a-f]{64})\n", result.output)
    assert found
    assert guohu("audit", "verify", "--head", found[1]).exit_code == 0
    assert opened(home)


def test_broken_journal_names_the_row_and_exits_1(home: Path) -> None:
    for _ in range(3):
        guohu("keys", "add", "--role", "platform")
    head = guohu("audit", "verify").output.split()[-1]
    with opened(home).engine.begin() as connection:
        connection.execute(text("DROP TRIGGER journal_no_delete"))
        connection.execute(text("DELETE FROM journal WHERE seq = 3"))
    assert guohu("audit", "verify").exit_code == 0
    result = guohu("audit", "verify", "--head", head)
    assert (result.exit_code, result.output) == (
        1,
        "The journal is broken at row 3: the chain ends before the kept head.\n",
    )
    with opened(home).engine.begin() as connection:
        connection.execute(text("DROP TRIGGER journal_no_update"))
        connection.execute(text("UPDATE journal SET actor_id = 'usr_x' WHERE seq = 2"))
    result = guohu("audit", "verify")
    assert (result.exit_code, result.output) == (
        1,
        "The journal is broken at row 2: the row was changed or moved.\n",
    )


def test_rotation_says_what_it_did(home: Path) -> None:
    store = opened(home)
    store.migrate()
    with store.transaction() as tx:
        sealed = tx.new_sealer("tr_1").seal("claim", b"x")
    before, _ = store.keys.current()
    result = guohu("encryption", "rotate")
    assert result.exit_code == 0
    after, _ = store.keys.current()
    assert after != before
    assert result.output == f"1 data keys are now under key {after}; 0 remain under older keys.\n"
    with store.reading() as tx:
        assert tx.sealer("tr_1").open("claim", sealed) == b"x"


def test_shipped_policy_is_valid(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[3] / "verifiers/policies/default.toml"
    result = guohu("policy", "check", str(shipped))
    assert result.exit_code == 0
    broken = tmp_path / "broken.toml"
    broken.write_text(shipped.read_text().replace("[bands]", "[bandz]"))
    result = guohu("policy", "check", str(broken))
    assert result.exit_code == 2
    assert "band" in result.stderr


def test_a_policy_that_asks_in_vain_is_refused_with_the_person_it_would_ask(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[3] / "verifiers/policies/default.toml"
    edited = tmp_path / "edited.toml"
    edited.write_text(
        shipped.read_text().replace(
            'transferee_identity = ["identity"]', 'transferee_identity = ["id_card_portrait"]', 1
        )
    )
    result = guohu("policy", "check", str(edited))
    assert result.exit_code == 2
    (line,) = result.stderr.strip().splitlines()
    assert "scenarios.inheritance.ways.succession.facts.transferee_identity: " in line
    assert "born in 1900" in line
    assert line.endswith("id_card_portrait: it is not made for such a person")


def test_heads_kept_elsewhere_show_a_cut_tail(home: Path, tmp_path: Path) -> None:
    for _ in range(3):
        guohu("keys", "add", "--role", "platform")
    kept = tmp_path / "heads.jsonl"
    kept.write_text(guohu("audit", "heads").output)
    assert guohu("audit", "verify", "--heads", str(kept)).exit_code == 0
    with opened(home).engine.begin() as connection:
        connection.execute(text("DROP TRIGGER journal_no_delete"))
        connection.execute(text("DELETE FROM journal WHERE seq = 3"))
    result = guohu("audit", "verify", "--heads", str(kept))
    assert result.exit_code == 1
    assert "row 3" in result.output


@pytest.mark.usefixtures("home")
def test_a_head_that_was_tampered_with_is_refused(tmp_path: Path) -> None:
    guohu("keys", "add", "--role", "platform")
    kept = tmp_path / "heads.jsonl"
    kept.write_text(guohu("audit", "heads").output.replace('"seq":1', '"seq":2'))
    result = guohu("audit", "verify", "--heads", str(kept))
    assert result.exit_code == 2
    assert "line 1: not signed by this installation" in result.stderr


@pytest.mark.usefixtures("home")
def test_the_journal_is_exported_row_by_row_with_its_head(tmp_path: Path) -> None:
    for _ in range(3):
        guohu("keys", "add", "--role", "platform")
    out = tmp_path / "journal.jsonl"
    assert guohu("audit", "export", "--after", "1", "--out", str(out)).exit_code == 0
    *rows, head = [json.loads(line) for line in out.read_text().splitlines()]
    assert [row["seq"] for row in rows] == [2, 3]
    assert (head["seq"], head["digest"]) == (3, rows[-1]["digest"])
    assert guohu("audit", "export", "--out", str(out)).exit_code == 2
    assert guohu("audit", "heads", "--key").output.startswith("-----BEGIN PUBLIC KEY-----")
