"""Records (frozen dataclasses of documents and findings) as compressed JSON, and back.

Fields go by name and defaults are left out, so a record with a new optional field still reads
what was stored before the field was there.
"""

from __future__ import annotations

import dataclasses
import json
import types
import zlib
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Decoder = Callable[[Any], Any]

# The fast end of zlib: a text of 50 MB is packed in under a second.
_LEVEL = 1


def pack_text(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack_text(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def pack(record: Any) -> bytes:
    """A record as compressed JSON."""
    plain = json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":"))
    return pack_text(plain)


def unpack(kind: type[Record], data: bytes) -> Record:
    """The record that :func:`pack` was given.

    Raises ValueError, KeyError or TypeError if the data does not fit ``kind``.
    """
    hashable: Any = kind
    record: Record = _decoder(hashable)(json.loads(unpack_text(data)))
    return record


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        present = (
            (field.name, getattr(value, field.name), field) for field in dataclasses.fields(value)
        )
        return {name: _plain(item) for name, item, field in present if item != field.default}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value


@cache
def _decoder(kind: Any) -> Decoder:
    """How to read a value of a type: worked out once, from the records' own annotations."""
    if dataclasses.is_dataclass(kind):
        return _record_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return _named_tuple_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda values: tuple([item(value) for value in values])
    if origin in (Union, types.UnionType) and type(None) in arguments:
        return _optional_decoder(arguments)
    return lambda value: value


def _record_decoder(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    def decode(values: dict[str, Any]) -> Any:
        return kind(**{name: decoders[name](value) for name, value in values.items()})

    return decode


def _named_tuple_decoder(kind: Any) -> Decoder:
    decoders = [_decoder(hint) for hint in get_type_hints(kind).values()]
    return lambda values: kind(
        *(decode(value) for decode, value in zip(decoders, values, strict=True))
    )


def _optional_decoder(arguments: tuple[Any, ...]) -> Decoder:
    some = [argument for argument in arguments if argument is not type(None)]
    decode = _decoder(some[0]) if len(some) == 1 else _decoder(object)
    return lambda value: None if value is None else decode(value)
