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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from reader_app.documents.blocks import BlockArray
from reader_app.documents.model import Block
from reader_app.documents.portions import joined

_ARRAYS = ("starts", "ends", "kinds", "levels")

Record = TypeVar("Record")
Decoder = Callable[[Any], Any]

# The fast end of zlib: a text of 50 MB is packed in under a second.
_LEVEL = 1


# In portions, so that packing a long text neither doubles it nor keeps other threads waiting.
_PORTION_CHARACTERS = 1 << 18
_PORTION_BYTES = 1 << 19
# As many are put together without a thought.
_FEW = 8
# Of what is packed; what is left of a portion is copied each time that some of it is unpacked.
PACKED_BYTES = 1 << 16


def encoded(text: str) -> Iterator[bytes]:
    """A text's UTF-8, portion by portion; half a surrogate pair is kept as it is."""
    for start in range(0, len(text), _PORTION_CHARACTERS):
        yield text[start : start + _PORTION_CHARACTERS].encode("utf-8", "surrogatepass")


def pack_text(text: str) -> bytes:
    return b"".join(packed_text(text))


def packed_text(text: str) -> list[bytes]:
    """A text, packed; of a long one in portions."""
    packer = zlib.compressobj(_LEVEL)
    packed = [packer.compress(portion) for portion in encoded(text)]
    packed.append(packer.flush())
    return packed if len(packed) > _FEW else [b"".join(packed)]


def unpack_text(data: bytes) -> str:
    view = memoryview(data)
    starts = range(0, len(data), PACKED_BYTES)
    return joined(unpacked(view[start : start + PACKED_BYTES] for start in starts))


def unpacked(packed: Iterable[bytes | memoryview]) -> Iterator[str]:
    """The portions of a text that :func:`pack_text` has packed; it comes in portions, too."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogatepass")
    unpacker = zlib.decompressobj()
    for data in packed:
        rest: bytes | memoryview = data
        while rest:
            yield decoder.decode(unpacker.decompress(rest, _PORTION_BYTES))
            rest = unpacker.unconsumed_tail
    yield decoder.decode(unpacker.flush(), final=True)


def pack(record: Any) -> bytes:
    """A record as compressed JSON."""
    return pack_text(_JSON.encode(record))


def unpack(kind: type[Record], data: bytes) -> Record:
    """The record that :func:`pack` was given.

    Raises ValueError, KeyError or TypeError if the data does not fit ``kind``.
    """
    hashable: Any = kind
    record: Record = _decoder(hashable)(json.loads(unpack_text(data)))
    return record


def _plain(value: Any) -> Any:
    """What JSON has no form of, one level deep: the encoder asks again for what is in it."""
    kind: Any = type(value)
    fields = _fields(kind)
    if fields is not None:
        items = zip(fields.names, fields.of(value), fields.defaults, strict=True)
        return {name: item for name, item, default in items if item != default}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, BlockArray):
        return {name: _ascii(getattr(value, name)) for name in _ARRAYS}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


# Named tuples are lists to it, members of a StrEnum are strings.
_JSON = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_plain
)


class _Fields(NamedTuple):
    """A record's fields; ``of`` gives their values in a record."""

    names: tuple[str, ...]
    defaults: tuple[Any, ...]
    of: Callable[[Any], tuple[Any, ...]]


@cache
def _fields(kind: Any) -> _Fields | None:
    """The fields of a kind of record; None for what is no record."""
    if not dataclasses.is_dataclass(kind):
        return None
    fields = dataclasses.fields(kind)
    names = tuple(field.name for field in fields)
    # Of one name alone a getter would give the bare value.
    of = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
    return _Fields(names, tuple(field.default for field in fields), of)


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
