"""Raised digits as characters of their own: m², 10⁴; a plain 2 would become part of the number."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_RAISABLE = re.compile(r"[-+−]?[0-9n]{1,4}")


def raised(text: str) -> str:
    """The text of a raised run: numbers as raised characters, anything else as it is."""
    return text.translate(_RAISED) if _RAISABLE.fullmatch(text.strip()) else text
