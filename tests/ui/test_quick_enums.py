"""Qt's enumerations, made without Python's checks, are what Python would have made of them."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from reader_app.ui.quick_enums import make

_KINDS = (enum.IntFlag, enum.Flag, enum.IntEnum, enum.Enum)  # what is more special goes first


def _enumerations() -> Iterator[type[enum.Enum]]:
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            owner = getattr(module, name)
            for inner in [owner, *vars(owner).values()] if isinstance(owner, type) else []:
                is_enum = isinstance(inner, type) and issubclass(inner, enum.Enum)
                if is_enum and inner.__module__.startswith("PySide6"):
                    yield inner


def _said(member: Any) -> tuple[Any, ...]:
    return member._name_, member._value_, member._sort_order_, repr(member)


def _both_ways(kind: type[enum.Enum], names: list[tuple[str, int]]) -> tuple[Any, Any]:
    general: Any = enum.EnumType.__call__
    as_python = general(kind, "Same", tuple(names), module=__name__, boundary=enum.KEEP)
    return as_python, make(kind, "Same", names, enum.KEEP)


def test_every_enumeration_of_qt_is_as_python_makes_it() -> None:
    seen = 0
    for found in _enumerations():
        kind = next(kind for kind in _KINDS if issubclass(found, kind))
        names = [(name, member.value) for name, member in found.__members__.items()]
        general, quick = _both_ways(kind, names)
        assert general.__members__.keys() == quick.__members__.keys()
        for name, value in names:
            assert _said(getattr(quick, name)) == _said(general[name])
            assert quick(value) is quick[name]
        assert [member.name for member in quick] == [member.name for member in general]
        seen += 1
    assert seen > 500


@pytest.mark.parametrize("kind", [enum.Flag, enum.IntFlag])
def test_flags_are_put_together_and_taken_apart(kind: type[enum.Enum]) -> None:
    names = [("Nothing", 0), ("Second", 2), ("First", 1), ("Both", 3), ("Far", 64), ("Fair", 64)]
    general, quick = _both_ways(kind, names)
    for one in general.__members__:
        for other in general.__members__:
            as_python, made = general[one] | general[other], quick[one] | quick[other]
            assert (made.value, repr(made)) == (as_python.value, repr(as_python))
            assert [part.name for part in made] == [part.name for part in as_python]
            assert (~made).value == (~as_python).value
            assert (quick[other] in made) and len(made) == len(as_python)


def test_a_value_of_no_name_is_refused() -> None:
    _, quick = _both_ways(enum.Enum, [("One", 1)])
    with pytest.raises(ValueError, match="7 is not a valid Same"):
        quick(7)
