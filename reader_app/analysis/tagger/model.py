"""The trained weights: a table of hashed features and the transitions between labels."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader_app.analysis.tagger import labels
from reader_app.analysis.tagger.features import Signs, codes
from reader_app.resources import resource

FILE = "models/names.npz"
# A row of the table takes 16 bytes, so that it lies in one line of the processor's cache.
_WIDTH = 16


@dataclass(frozen=True)
class Model:
    """Weights of eight bits, in units of ``unit``: a row of ``table`` for each known feature.

    A feature's row is given by the upper bits of its hash. The lowest eight bits are kept in
    ``checks``, so that one that was not learned seldom finds the weights of another. Row 0 is
    empty.
    """

    table: NDArray[np.int8]
    checks: NDArray[np.uint8]
    transitions: NDArray[np.float32]
    unit: float

    def scores(self, signs: Signs) -> NDArray[np.float32]:
        """The score of every label at every position."""
        features = codes(signs)
        rows = _row(features, len(self.table))
        rows *= self.checks.take(rows) == features.astype(np.uint8)
        total = np.zeros((signs.size, _WIDTH), np.int16)
        for row in rows:
            total += self.table.take(row, axis=0)
        return total[:, : labels.COUNT] * np.float32(self.unit)

    @classmethod
    def made(
        cls,
        features: NDArray[np.uint32],
        weights: NDArray[np.float32],
        transitions: NDArray[np.float32],
        size: int,
        unit: float,
    ) -> Model:
        """A model of ``size`` rows, a power of two. Of features with one row the first stays."""
        rows, first = np.unique(_row(features, size), return_index=True)
        rows, first = rows[rows > 0], first[rows > 0]
        table, checks = np.zeros((size, _WIDTH), np.int8), np.zeros(size, np.uint8)
        table[rows, : labels.COUNT] = np.clip(np.rint(weights[first] / unit), -127, 127)
        checks[rows] = features[first].astype(np.uint8)
        return cls(table, checks, transitions, unit)

    def save(self, path: Path) -> None:
        used = self.table.any(axis=1)
        np.savez_compressed(
            path,
            used=np.packbits(used),
            checks=self.checks[used],
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
            checks = np.zeros(len(used), np.uint8)
            checks[used] = arrays["checks"]
            return cls(table, checks, arrays["transitions"], float(arrays["unit"]))


def _row(code: NDArray[np.uint32], size: int) -> NDArray[np.int64]:
    return (code >> np.uint32(33 - size.bit_length())).astype(np.int64)


_lock = threading.Lock()


@cache
def _shared() -> Model:
    return Model.load(resource(FILE))


def shared_model() -> Model:
    """The model that comes with the program, loaded at first use."""
    with _lock:
        return _shared()
