"""The table of weights: what is saved is what is loaded, and unknown features weigh nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from reader_app.analysis.tagger import labels
from reader_app.analysis.tagger.model import Model

ROWS = 1 << 8
TRANSITIONS = np.ones((labels.COUNT, labels.COUNT), np.float32)


def made(features: list[int]) -> Model:
    weights = np.ones((len(features), labels.COUNT), np.float32)
    weights *= np.arange(1, len(features) + 1, dtype=np.float32)[:, None]
    return Model.made(np.array(features, np.uint32), weights, TRANSITIONS, ROWS, 0.5)


def test_a_saved_model_is_the_same_when_loaded(tmp_path: Path) -> None:
    model = made([0x01000001, 0x02000002])
    model.save(tmp_path / "model.npz")
    loaded = Model.load(tmp_path / "model.npz")
    assert np.array_equal(loaded.table, model.table)
    assert np.array_equal(loaded.checks, model.checks)
    assert np.array_equal(loaded.transitions, model.transitions)
    assert loaded.unit == model.unit


def test_of_two_features_with_one_row_the_first_stays() -> None:
    model = made([0x01000001, 0x01000002])
    assert model.checks[1] == 1
    assert model.table[1, 0] == 2  # 1.0 in units of 0.5


def test_row_zero_stays_empty_for_what_is_unknown() -> None:
    assert not made([0x00000001]).table.any()
