"""For all tests: none is decided by how quick a machine is, and the longest begin first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

settings.register_profile("guohu", deadline=None)
settings.load_profile("guohu")

LONGEST = (
    "tests/verifiers/documents/test_drawn_documents.py",
    "tests/service/cases/test_override_machine.py",
    "tests/service/cases/test_overrides.py",
    "tests/service/test_app.py",
    "tests/verifiers/family/test_laws.py",
    "tests/verifiers/test_check.py",
    "tests/service/web/test_provider.py",
)
"""Whole files, which one processor works through: begun last, they would leave the others idle."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, everything else as it was."""
    last = len(LONGEST)
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.nodeid.split("::")[0], last))
