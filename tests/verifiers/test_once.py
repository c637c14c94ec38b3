"""What is worked out once for an object."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from verifiers.once import once


def test_an_object_is_asked_about_once_and_its_equal_by_itself() -> None:
    """Who is equal is another object: its answer is worked out anew."""
    asked: list[tuple[int, ...]] = []

    @once(kept=4)
    def total(numbers: tuple[int, ...]) -> int:
        asked.append(numbers)
        return sum(numbers)

    one, equal = (tuple(range(1, 3)) for _ in range(2))

    assert [total(one), total(one), total(equal)] == [3, 3, 3]
    assert len(asked) == 2


def test_the_oldest_is_forgotten() -> None:
    """No more answers are kept than was said."""
    asked: list[int] = []

    @once(kept=2)
    def first(numbers: tuple[int, ...]) -> int:
        asked.append(numbers[0])
        return numbers[0]

    several = [(number,) for number in range(3)]
    for one in (*several, several[2], several[1], several[0]):
        first(one)

    assert asked == [0, 1, 2, 0]


def test_threads_that_ask_at_once_are_all_answered() -> None:
    """Requests are answered by several threads of one process."""

    @once(kept=2)
    def double(number: tuple[int, ...]) -> int:
        return 2 * number[0]

    several = [(number,) for number in range(50)] * 20
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(double, several)) == [2 * one[0] for one in several]
