"""Back and forward through jumps, as in a browser."""

from __future__ import annotations

_KEPT = 200


class History:
    """Places that were left by a jump, and those come back from. Positions are code points."""

    def __init__(self) -> None:
        self._behind: list[int] = []
        self._ahead: list[int] = []

    def leave(self, position: int) -> None:
        """A jump leaves a place: it can be gone back to."""
        if not self._behind or self._behind[-1] != position:
            self._behind.append(position)
        del self._behind[:-_KEPT]
        self._ahead.clear()

    def back(self, position: int) -> int | None:
        """The place to go back to from ``position``, or None."""
        return self._step(self._behind, self._ahead, position)

    def forward(self, position: int) -> int | None:
        return self._step(self._ahead, self._behind, position)

    @property
    def can_go_back(self) -> bool:
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._ahead)

    def clear(self) -> None:
        self._behind.clear()
        self._ahead.clear()

    @staticmethod
    def _step(source: list[int], other: list[int], position: int) -> int | None:
        if not source:
            return None
        other.append(position)
        return source.pop()
