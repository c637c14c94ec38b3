from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import meta

import service.web
from service.rules.errors import Erased, Invalid
from service.rules.overrides import Outcome, ReasonCode
from service.rules.queueing import Step
from service.rules.roles import Role
from service.rules.states import DocumentStatus, OverrideStatus, TransferStatus
from service.web import refusals, words
from service.web.words import PHRASES
from verifiers.model import Band, FactState, Recommendation, Strength, Text

if TYPE_CHECKING:
    from flask import Flask

HERE = Path(service.web.__file__).parent
TEMPLATES = sorted((HERE / "templates").glob("*.html"))
PIECES = [path.read_text() for path in [*TEMPLATES, *HERE.glob("*.py")]]
_ASKED = re.compile(r"""\b(?:t|phrase)\(\s*["'](\w+)["']""")
_BUILT = (
    "stands_",
    "decided_by_",
    "error_",
    "task_view_",
    "task_done_",
    "task_snooze_",
    "by_",
    "appeal_lead_",
    "org_column_",
    "org_kind_",
)
"""Phrases whose names are put together from a status or a choice."""


def quoted() -> set[str]:
    """Also the names that stand in a choice: ``t("one" if … else "other")``."""
    return {name for piece in PIECES for name in re.findall(r"""["'](\w+)["']""", piece)}


def test_every_phrase_that_a_page_asks_for_exists() -> None:
    direct = {name for piece in PIECES for name in _ASKED.findall(piece)}

    assert set() == {name for name in direct if not name.endswith("_")} - set(PHRASES)


def test_every_phrase_is_asked_for() -> None:
    unused = set(PHRASES) - quoted()

    assert set() == {name for name in unused if not name.startswith(_BUILT)}


@pytest.mark.parametrize("status", TransferStatus)
def test_every_status_tells_what_to_do_next(status: TransferStatus) -> None:
    assert f"stands_{status.value}" in PHRASES


@pytest.mark.parametrize(
    ("table", "members"),
    [
        (words.TRANSFER_STATUSES, TransferStatus),
        (words.DOCUMENT_STATUSES, DocumentStatus),
        (words.REASON_CODES, ReasonCode),
        (words.OUTCOMES, Outcome),
        (words.OVERRIDE_STATUSES, OverrideStatus),
        (words.ROLES, Role),
        (words.STEPS, Step),
        (words.BANDS, Band),
        (words.RECOMMENDATIONS, Recommendation),
        (words.STRENGTHS, Strength),
        (words.FACT_STATES, FactState),
    ],
)
def test_every_slug_has_a_name(table: dict[str, Text], members: type) -> None:
    assert {member.value for member in members} == set(table)


def test_both_languages_say_something_and_leave_the_same_gaps() -> None:
    tables = [getattr(words, name) for name in words.__all__]
    for text in (text for table in tables for text in table.values()):
        assert text.zh.strip()
        assert text.en.strip()
        assert set(re.findall(r"\{\w*\}", text.zh)) == set(re.findall(r"\{\w*\}", text.en)), text


GIVEN = """
    actor address csrf_token evidence_name event_detail fact_name g get_flashed_messages
    language language_tag listed name_of other_language other_language_tag quality relations
    request say session t url_for
    alarms alike_differences calls differs dispersion fact_names names notes precedents snoozes
    task twins view views
    assessment authority claim count detail enrolment events facts final first for_merchant form
    found grounds here history left limited link link_hours may maximum minimum most_bytes
    most_megabytes on one outcomes own paper papers places provider reasons rows standing
    statement status swapping ticket title total transfer transfer_id typed waiting weights where
    wrong
    mail mail_language mail_sent mail_wrong scenarios
    absence_wrong absences asked away candidates chart columns day keys most people seen slips tree
    wanted token activations barred days words drafts text today
    doubts elsewhere longest others password_wrong person roles secret shortest
"""
"""What the application and the views give to templates."""
MACROS = {
    *("asks", "begin", "deed", "due", "field", "finding_note", "holder", "percent", "request_kind"),
    *(
        "act",
        "go_on",
        "named",
        "neighbour",
        "reason_field",
        "role_fields",
        "waits_for",
        "status_chip",
        "tone",
        "too_much",
    ),
}


def test_templates_use_no_name_that_nobody_gives(app: Any) -> None:
    """A misspelt variable would be a silent blank."""
    for path in TEMPLATES:
        tree = app.jinja_env.parse(path.read_text())
        unknown = meta.find_undeclared_variables(tree) - set(re.findall(r"\w+", GIVEN)) - MACROS
        assert unknown == set(), path.name


def test_a_refusal_names_fields_and_outcomes_as_the_pages_do(app: Flask) -> None:
    """Programs know them by slugs, which are no words."""
    with app.test_request_context():
        field = refusals.told(Invalid(field="address", rule_zh="请填写", rule_en="is odd").problem)
        outcome = refusals.told(Erased(erased_on="2026-11-26", outcome="rejected").problem)
    assert field == "“邮箱地址”不符合要求：请填写"
    assert outcome.startswith("此过户的结果为“未通过”；资料已于 2026-11-26 按保存期限删除。")
