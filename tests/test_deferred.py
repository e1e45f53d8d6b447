"""A module that is put off is imported when something of it is asked for, and not before."""

from __future__ import annotations

import sys

import pytest

from reader_app.deferred import Deferred


def test_it_is_imported_when_something_of_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    colours = Deferred("colorsys")
    assert "colorsys" not in sys.modules
    assert colours.rgb_to_hsv(0, 0, 0) == (0, 0, 0)
    with pytest.raises(AttributeError):
        colours.something_else  # noqa: B018
