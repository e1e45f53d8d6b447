"""Code points and UTF-16 units: the one place that knows that Qt counts differently.

Qt counts a character outside the Basic Multilingual Plane (𠮷, 𨭎, emoji) as two.
"""

from __future__ import annotations

from bisect import bisect_left


class Utf16Map:
    """Converts offsets within one piece of text (a block) between code points and UTF-16 units.

    Costs nothing for text without characters outside the BMP; otherwise a bisection a call.
    """

    __slots__ = ("_code_points", "_units")

    def __init__(self, text: str) -> None:
        wide = [] if text.isascii() else [i for i, c in enumerate(text) if c > "\uffff"]
        self._code_points = wide
        self._units = [position + n for n, position in enumerate(wide)]

    def to_units(self, code_points: int) -> int:
        """The UTF-16 offset of a code point offset."""
        if not self._code_points:
            return code_points
        return code_points + bisect_left(self._code_points, code_points)

    def to_code_points(self, units: int) -> int:
        """The code point offset of a UTF-16 offset; inside a surrogate pair, the pair's end."""
        if not self._units:
            return units
        return units - bisect_left(self._units, units)
