"""Records (frozen dataclasses of documents and findings) as compressed JSON, and back.

Fields go by name and defaults are left out, so a record with a new optional field still reads
what was stored before the field was there.
"""

from __future__ import annotations

import base64
import codecs
import dataclasses
import json
import sys
import types
import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from reader_app.documents.blocks import BlockArray
from reader_app.documents.model import Block

_ARRAYS = ("starts", "ends", "kinds", "levels")

Record = TypeVar("Record")
Decoder = Callable[[Any], Any]

# The fast end of zlib: a text of 50 MB is packed in under a second.
_LEVEL = 1


# In portions, so that packing a long text neither doubles it nor keeps other threads waiting.
_PORTION_CHARACTERS = 1 << 18
_PORTION_BYTES = 1 << 19


def encoded(text: str) -> Iterator[bytes]:
    """A text's UTF-8, portion by portion; half a surrogate pair is kept as it is."""
    for start in range(0, len(text), _PORTION_CHARACTERS):
        yield text[start : start + _PORTION_CHARACTERS].encode("utf-8", "surrogatepass")


def pack_text(text: str) -> bytes:
    packer = zlib.compressobj(_LEVEL)
    packed = [packer.compress(portion) for portion in encoded(text)]
    return b"".join([*packed, packer.flush()])


def unpack_text(data: bytes) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogatepass")
    unpacker = zlib.decompressobj()
    text = [decoder.decode(unpacker.decompress(data, _PORTION_BYTES))]
    while unpacker.unconsumed_tail:
        portion = unpacker.decompress(unpacker.unconsumed_tail, _PORTION_BYTES)
        text.append(decoder.decode(portion))
    text.append(decoder.decode(unpacker.flush(), final=True))
    return "".join(text)


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
    kind: Any = type(value)
    if kind in _SCALARS:
        return value
    fields = _fields(kind)
    if fields is not None:
        present = ((name, getattr(value, name), default) for name, default in fields)
        return {name: _plain(item) for name, item, default in present if item != default}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, BlockArray):
        return {name: _ascii(getattr(value, name)) for name in _ARRAYS}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value


_SCALARS = frozenset({str, int, float, bool, type(None)})


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...] | None:
    """The names and defaults of a record's fields; None for what is no record."""
    if not dataclasses.is_dataclass(kind):
        return None
    return tuple((field.name, field.default) for field in dataclasses.fields(kind))


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
    if origin is Sequence and arguments == (Block,):
        some, many = _decoder(tuple[Block, ...]), _block_array
        return lambda values: many(values) if isinstance(values, dict) else some(values)
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda values: tuple([item(value) for value in values])
    if origin in (Union, types.UnionType) and type(None) in arguments:
        return _optional_decoder(arguments)
    return lambda value: value


def _ascii(values: array[int] | bytes) -> str:
    """Flat values as text: four bytes a number, the least significant first."""
    if isinstance(values, array) and sys.byteorder == "big":
        values = array("I", values)
        values.byteswap()
    return base64.b64encode(bytes(values)).decode("ascii")


def _numbers(packed: str) -> array[int]:
    values = array("I", base64.b64decode(packed))
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _block_array(values: dict[str, str]) -> BlockArray:
    starts, ends = _numbers(values["starts"]), _numbers(values["ends"])
    kinds, levels = base64.b64decode(values["kinds"]), base64.b64decode(values["levels"])
    if not len(starts) == len(ends) == len(kinds) == len(levels):
        raise ValueError("arrays of unequal length")
    return BlockArray(starts, ends, kinds, levels)


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
