"""Makes Qt's enumerations for Python in a quarter of the time: the first picture takes 230 of them.

PySide6 makes each of them with all of its members as soon as the class that has it is first asked
for, ``Qt`` with its 1,200 among them, and by the general way of :mod:`enum`, which looks at every
name for what it might mean: 9 µs a member, 29 ms of a start that takes 150. What it gives are names
and numbers, so the class is made as Python's own modules make theirs (``_simple_enum``), and the
members are put in directly.

The general way is taken for all else, and where Python is newer than what this was tried on. That
both ways give the same is tested with all enumerations of Qt's modules (``tests/ui``).
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache, reduce
from operator import or_
from typing import Any

_NEWEST = (3, 13)
# The kinds that PySide6 knows, and the names that an enumeration of each has already.
_TAKEN = {
    kind: frozenset[str]().union(*map(vars, kind.__mro__))
    for kind in (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
}


def install() -> None:
    """Let Qt's enumerations be made so, from now on."""
    if sys.version_info[:2] > _NEWEST or not hasattr(enum, "_simple_enum"):
        return
    general: Callable[..., Any] = enum.EnumType._create_  # type: ignore[attr-defined]

    def create(kind: type[enum.Enum], class_name: str, names: Any, **options: Any) -> Any:
        if _is_of_qt(kind, names, options):
            return make(kind, class_name, names, options["boundary"])
        return general(kind, class_name, names, **options)

    enum.EnumType._create_ = create  # type: ignore[attr-defined]


def _is_of_qt(kind: type[enum.Enum], names: Any, options: dict[str, Any]) -> bool:
    """Whether this is how PySide6 asks for one: names with numbers, and no module said."""
    return (
        type(names) is list
        and options.get("module", "") is None
        and options.get("type", "") is None
        and kind in _TAKEN
        and _TAKEN[kind].isdisjoint(dict(names))
        and all(type(value) is int for _, value in names)
    )


def make(
    kind: type[enum.Enum],
    name: str,
    names: Sequence[tuple[str, int]],
    boundary: enum.FlagBoundary | None = None,
) -> Any:
    """An enumeration of numbers; of two names with one number the later is an alias.

    No name begins with an underscore or is that of an attribute of ``kind``.
    """
    by_value: dict[int, Any] = {}
    by_name: dict[str, Any] = {}
    own: list[str] = []
    body = {"_value2member_map_": by_value, "_member_map_": by_name, "_member_names_": own}
    made: Any = type.__new__(enum.EnumType, name, (kind,), _empty(kind, boundary) | body)
    new, is_number = made._member_type_.__new__, made._member_type_ is int
    is_flags = issubclass(kind, enum.Flag)
    for said, value in names:
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value) if is_number else new(made)
            member._value_, member._name_, member.__objclass__ = value, said, made
            member._sort_order_ = len(own)
            if not is_flags or _is_single_bit(value):
                own.append(said)
        by_name[said] = member
        type.__setattr__(made, said, member)
    if is_flags:
        _note_bits(made, by_value)
    return made


@cache
def _empty(kind: type[enum.Enum], boundary: enum.FlagBoundary | None) -> dict[str, Any]:
    """What is in an enumeration of a kind before its members are."""
    make_empty: Any = enum._simple_enum(kind, boundary=boundary)  # type: ignore[attr-defined]
    found = dict(vars(make_empty(type("Empty", (), {}))))
    return {name: value for name, value in found.items() if name not in ("__dict__", "__weakref__")}


def _note_bits(made: Any, values: Iterable[int]) -> None:
    """What flags are put together from, and taken apart by."""
    single = [value for value in values if _is_single_bit(value)]
    made._flag_mask_ = reduce(or_, values, 0)
    made._singles_mask_ = sum(single)
    made._all_bits_ = (1 << made._flag_mask_.bit_length()) - 1
    if single != sorted(single):
        made._iter_member_ = made._iter_member_by_def_


def _is_single_bit(value: int) -> bool:
    return value > 0 and not value & (value - 1)
