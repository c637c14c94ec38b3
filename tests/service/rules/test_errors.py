"""Every refusal has one row, in two languages, that can be told with what is raised."""

from service.rules import errors
from service.rules.errors import PROBLEMS, Invalid, ServiceError

FILL = {
    "erased_on": "2026-11-23",
    "total": 12,
    "majority": "approve",
    "outcome": "approved",
    "limit": 60,
    "field": "outcome",
    "rule_zh": "必填",
    "rule_en": "is required",
    "minimum": 4,
    "maximum": 4000,
    "allowed": "reading_error",
    "beyond": "heirs_are_complete",
    "outstanding": 3,
    "accepted": 12,
    "days": 90,
    "most": 2,
    "until": "2026-12-03",
}


def classes() -> list[type[ServiceError]]:
    named = vars(errors).values()
    return [
        one
        for one in named
        if isinstance(one, type) and issubclass(one, ServiceError) and one is not ServiceError
    ]


def test_classes_and_rows_match() -> None:
    """No class without a row, no row without a class, no slug twice."""
    slugs = [one.slug for one in classes()]
    assert sorted(slugs) == sorted(PROBLEMS)


def test_every_problem_can_be_told() -> None:
    for one in classes():
        problem = one(**FILL).problem
        assert 400 <= problem.status < 600
        for text in (problem.title, problem.detail):
            assert text.zh
            assert text.en
            assert "{" not in text.zh + text.en


def test_roots_tell_the_status() -> None:
    """A door may catch a root: Conflict is 409, Invalid a 4xx of the body."""
    for one in classes():
        if issubclass(one, errors.Conflict):
            assert PROBLEMS[one.slug].status == 409
        if issubclass(one, Invalid):
            assert PROBLEMS[one.slug].status in {400, 413, 422}
