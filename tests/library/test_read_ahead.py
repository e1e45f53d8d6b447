"""Files are read before their turn: in order, only so far ahead, and not for nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from reader_app.library.read_ahead import ReadAhead


def test_items_come_in_their_order() -> None:
    with ReadAhead(((n, 1) for n in range(500)), most=8, room=100) as ahead:
        assert list(ahead) == list(range(500))


def test_a_failure_shows_after_what_came_before_it() -> None:
    def items() -> Iterator[tuple[int, int]]:
        yield 1, 0
        yield 2, 0
        raise ValueError("broken")

    seen = []
    with ReadAhead(items(), most=8, room=100) as ahead, pytest.raises(ValueError, match="broken"):
        for item in ahead:
            seen.append(item)
    assert seen == [1, 2]


@pytest.mark.parametrize(("most", "room", "size"), [(3, 1000, 1), (100, 30, 10)])
def test_it_runs_only_so_far_ahead(most: int, room: int, size: int) -> None:
    asked: list[int] = []
    held_up = threading.Event()

    def items() -> Iterator[tuple[int, int]]:
        for number in range(100):
            asked.append(number)
            if number == 3:
                held_up.set()
            yield number, size

    with ReadAhead(items(), most, room) as ahead:
        for number in ahead:
            assert len(asked) <= number + 5
    assert held_up.is_set()


def test_what_nobody_wants_any_more_is_not_read() -> None:
    asked: list[int] = []

    def items() -> Iterator[tuple[int, int]]:
        for number in range(1_000):
            asked.append(number)
            yield number, 1

    with ReadAhead(items(), most=4, room=100) as ahead:
        assert next(iter(ahead)) == 0
    assert len(asked) < 10
    assert "read-ahead" not in {thread.name for thread in threading.enumerate()}
