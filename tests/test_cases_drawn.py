"""A few written cases as pictures and one PDF: read and assessed, they come out as expected.

``python -m bench.cases`` does the same with all of them, damaged and rearranged.
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import main
from tests import expected
from tests.specimens.style import Style
from tests.specimens.typed.case import Arrangement, files, transfer_of
from verifiers.transfer_file import load_transfer

FOLDER = Path(__file__).parent / "cases"


@pytest.mark.parametrize(
    ("name", "arrangement"),
    [
        ("divorce_by_mediation", Arrangement.ONE_PDF),
        ("court_order_shop_to_another", Arrangement.PAIRED),
    ],
)
def test_a_drawn_case_comes_out_as_the_typed_one(
    name: str, arrangement: Arrangement, tmp_path: Path
) -> None:
    case = FOLDER / f"{name}.toml"
    drawn = files(load_transfer(case), Style(1), arrangement, ("clean",))
    for file in drawn:
        (tmp_path / file.name).write_bytes(file.content)
    transfer = tmp_path / "transfer.toml"
    transfer.write_text(transfer_of(case, drawn), encoding="utf-8")
    ran = CliRunner().invoke(main, ["assess", str(transfer), "--json"])
    assert list(expected.differences(json.loads(ran.stdout), expected.of(case))) == []
