"""An installation that faults are done to, and pictures that take a while to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.running import Caller, Running, installed
from tests.specimens import containers, stories
from tests.specimens.style import Style
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.specimens.stories import Story


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with installed(tmp_path_factory.mktemp("home")) as made:
        yield made


@pytest.fixture
def running(installation: Running) -> Running:
    """All roles up, whatever was done to them before."""
    installation.start_all()
    return installation


@pytest.fixture(scope="session")
def story() -> Story:
    return stories.ludao(Style(34))


@pytest.fixture(scope="session")
def pictures(story: Story) -> list[bytes]:
    """Different bytes, so that none is taken for another; the same paper in many qualities."""
    # The deed takes as long as all the others, and shows nothing further.
    papers = [
        paper.pages[0]
        for kind, paper in story.papers.items()
        if kind is not Kind.NOTARIAL_CERTIFICATE
    ]
    return [containers.jpeg(papers[n % len(papers)], quality=95 - n) for n in range(20)]


@pytest.fixture
def send(story: Story, pictures: list[bytes]) -> Callable[..., list[str]]:
    """Uploads so many papers to one transfer; each is answered by 202 at once."""

    def send_some(running: Running, count: int) -> list[str]:
        caller: Caller = running.caller()
        request: dict[str, Any] = story.request()
        transfer_id = caller.open_transfer(request)
        answers = [caller.upload(transfer_id, picture) for picture in pictures[:count]]
        assert [answer.status for answer in answers] == [202] * count
        return [answer.body["id"] for answer in answers]

    return send_some
