"""How checks are found, run and kept from counting as innocent when they break."""

from dataclasses import replace
from types import ModuleType

import pytest

from tests.verifiers.papers import emblem, evidence, noticed, papers, portrait
from verifiers import checks
from verifiers.checks import CHECK_FAILED, Check, DuplicateCode
from verifiers.model import Strength, Text

TITLE = Text("标题", "title")


def module(name: str, check: Check) -> ModuleType:
    made = ModuleType(name)
    made.CHECK = check  # type: ignore[attr-defined]
    return made


def test_every_file_of_the_package_offers_a_check_with_titles_in_both_languages() -> None:
    assert len(checks.catalogue()) >= 25
    for code, title in checks.titles().items():
        assert code == code.upper()
        assert title.zh
        assert title.en


def test_two_files_with_one_code_are_refused() -> None:
    one = module("one", Check(titles={"SAME": TITLE}))
    other = module("other", Check(titles={"SAME": TITLE, "OTHER": TITLE}))
    with pytest.raises(DuplicateCode, match="other: SAME"):
        checks.gather([one, other])


def test_no_file_may_claim_the_code_of_a_broken_check() -> None:
    with pytest.raises(DuplicateCode, match=CHECK_FAILED):
        checks.gather([module("one", Check(titles={CHECK_FAILED: TITLE}))])


def test_a_check_that_breaks_says_that_it_could_not_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    broken = Check(titles={"BROKEN": TITLE}, transfer=breaks)  # type: ignore[arg-type]
    monkeypatch.setattr(checks, "catalogue", lambda: (broken,))
    (finding,) = checks.check_transfer(evidence())
    assert (finding.code, finding.strength) == (CHECK_FAILED, Strength.STRONG)


def test_a_clean_transfer_is_noticed_nowhere() -> None:
    assert checks.check_transfer(evidence()) == ()


def test_findings_from_outside_and_of_the_pixels_stay() -> None:
    pixels = noticed("EDITED_PIXELS", Strength.STRONG, forensic=True)
    outside = noticed("DUP_DEED_NO", Strength.HARD)
    case = evidence(replace(portrait(), findings=(pixels,)), emblem())
    codes = [one.code for one in checks.check_transfer(replace(case, outside=(outside,)))]
    assert codes == ["EDITED_PIXELS", "DUP_DEED_NO"]


def test_what_a_check_said_once_is_asked_again_and_not_kept() -> None:
    stale = noticed("ID_CHECKSUM", Strength.HARD)
    case = evidence(*(replace(one, findings=(stale,)) for one in papers()))
    assert checks.check_transfer(case) == ()
