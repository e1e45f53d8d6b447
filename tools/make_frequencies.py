"""Write the table of word frequencies (resources/lexicons/frequencies.bin) from jieba's.

Run it when jieba brings another table: ``python tools/make_frequencies.py``. The format is told in
``reader_app/analysis/frequencies.py``.
"""

from __future__ import annotations

import struct
from pathlib import Path

import jieba

from reader_app.analysis.frequencies import FILE, VALUE_BITS, marked, word_hash
from reader_app.resources import resource

# So many slots for each word at least: searches then end after one or two steps.
_ROOM = 1.8


def read_table() -> dict[str, float]:
    """The words of jieba's table with their inverse document frequencies."""
    fields = (Path(jieba.__file__).parent / "analyse" / "idf.txt").read_bytes().decode().split()
    return dict(zip(fields[::2], map(float, fields[1::2]), strict=True))


def pack(frequencies: dict[str, float]) -> bytes:
    values = sorted(set(frequencies.values()))
    if len(values) >= 1 << VALUE_BITS:
        raise SystemExit(f"{len(values)} values do not fit into {VALUE_BITS} bits")
    numbers = {value: number for number, value in enumerate(values, 1)}
    count = 1 << (int(len(frequencies) * _ROOM) - 1).bit_length()
    slots = [0] * count
    for word, value in sorted(frequencies.items()):
        hashed = word_hash(word)
        position = hashed & (count - 1)
        while slots[position]:
            position = (position + 1) & (count - 1)
        slots[position] = marked(hashed) | numbers[value]
    return struct.pack(f"<I{len(values)}d{count}I", len(values), *values, *slots)


if __name__ == "__main__":
    resource(FILE).write_bytes(pack(read_table()))
