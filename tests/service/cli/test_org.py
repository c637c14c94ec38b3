"""The organisation and its reports by command."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main

CHART = """unit,parent,name,person,post,valid_from,valid_until
head,,总部,,,2020-01-01,
xm,head,厦门,,,2020-01-01,
head,,,chief,manager,2020-01-01,
xm,,,ma,manager,2020-01-01,
xm,,,ann,member,2020-01-01,2026-12-31
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUOHU_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("GUOHU_DATABASE_URL", raising=False)
    for login in ("chief", "ma", "ann"):
        assert guohu("users", "add", login, "--role", "reviewer", given="a long password\n")
    return tmp_path


def guohu(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=given)


def test_a_file_is_imported_shown_on_a_day_and_written_again(home: Path) -> None:
    file = home / "org.csv"
    file.write_text(CHART)
    assert guohu("org", "import", str(file)).output.endswith("2 units and 3 posts are in force.\n")
    added = guohu(
        *("org", "absence", "add", "ma"),
        *("--from", "2026-11-01", "--until", "2099-11-30", "--substitute", "ann"),
    )
    assert added.exit_code == 0, added.output
    assert guohu("org", "show", "--on", "2026-11-26").output == (
        "head 总部: chief (manager)\n  xm 厦门: ma [away; ann stands in] (manager), ann\n"
    )
    assert guohu("org", "show", "--on", "2027-01-01").output == (
        "head 总部: chief (manager)\n  xm 厦门: ma [away; ann stands in] (manager)\n"
    )
    assert guohu("org", "show", "--on", "2019-01-01").output.startswith("There are no units")
    assert guohu("org", "show", "--csv").output == CHART
    absence_id = added.output.partition(":")[0]
    assert guohu("org", "absence", "list").output == (
        f"{absence_id}\tma\t2026-11-01\t2099-11-30\tann\n"
    )
    assert guohu("org", "absence", "remove", absence_id).exit_code == 0
    assert guohu("org", "absence", "list").output == ""


def test_a_wrong_file_changes_nothing_and_says_where(home: Path) -> None:
    good, bad = home / "good.csv", home / "bad.csv"
    good.write_text(CHART)
    bad.write_text(CHART + "xm2,gone,二组,,,2020-01-01,\nxm,,,nobody,member,2020-01-01,\n")
    guohu("org", "import", str(good))
    refused = guohu("org", "import", str(bad))
    assert refused.exit_code == 2
    assert refused.stderr == f"guohu: {bad}: row 8, column person: nobody has this login name\n"
    assert guohu("org", "show", "--csv").output == CHART
    assert guohu("org", "import", str(home / "none.csv")).exit_code == 2


def test_an_absence_that_cannot_be_is_refused() -> None:
    for arguments in (
        ("ma", "--from", "2026-11-02", "--until", "2026-11-01"),
        ("ma", "--from", "2026-11-01", "--until", "2026-11-02", "--substitute", "ma"),
        ("nobody", "--from", "2026-11-01", "--until", "2026-11-02"),
    ):
        assert guohu("org", "absence", "add", *arguments).exit_code == 2


def test_the_report_of_no_decisions_is_empty() -> None:
    told = guohu("report", "dispersion", "--json")
    assert json.loads(told.output)["everybody"]["decided"] == 0
    assert guohu("report", "dispersion", "--since", "2026-01-01").exit_code == 0
