"""The trained weights: a table of hashed features and the transitions between labels."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader_app.analysis.tagger import labels
from reader_app.analysis.tagger.features import Signs, rows
from reader_app.resources import resource

FILE = "models/names.npz"
# A row of the table takes 16 bytes, so that it lies in one line of the processor's cache.
_WIDTH = 16


@dataclass(frozen=True)
class Model:
    """``table`` (rows × labels) holds eight-bit weights, ``unit`` is what 1 stands for."""

    table: NDArray[np.int8]
    transitions: NDArray[np.float32]
    unit: float

    def scores(self, signs: Signs) -> NDArray[np.float32]:
        """The score of every label at every position."""
        total = np.zeros((signs.size, _WIDTH), np.int16)
        for row in rows(signs, len(self.table)):
            total += self.table.take(row, axis=0)
        return total[:, : labels.COUNT] * np.float32(self.unit)

    @classmethod
    def quantized(
        cls, table: NDArray[np.float32], transitions: NDArray[np.float32], unit: float
    ) -> Model:
        """The model with weights rounded to multiples of ``unit``, at most 127 of them."""
        rounded = np.clip(np.rint(table / unit), -127, 127).astype(np.int8)
        wide = np.zeros((len(table), _WIDTH), np.int8)
        wide[:, : labels.COUNT] = rounded
        return cls(wide, transitions, unit)

    def save(self, path: Path) -> None:
        used = self.table.any(axis=1)
        np.savez_compressed(
            path,
            used=np.packbits(used),
            weights=np.ascontiguousarray(self.table[used, : labels.COUNT].T),
            transitions=self.transitions,
            unit=np.float64(self.unit),
        )

    @classmethod
    def load(cls, path: Path) -> Model:
        with np.load(path, allow_pickle=False) as arrays:
            used = np.unpackbits(arrays["used"]).view(bool)
            table = np.zeros((len(used), _WIDTH), np.int8)
            table[used, : labels.COUNT] = arrays["weights"].T
            return cls(table, arrays["transitions"], float(arrays["unit"]))


_lock = threading.Lock()


@cache
def _shared() -> Model:
    return Model.load(resource(FILE))


def shared_model() -> Model:
    """The model that comes with the program, loaded at first use."""
    with _lock:
        return _shared()
