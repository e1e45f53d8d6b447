"""Make ``resources/models/names.npz``, the weights of the name tagger (docs/tagger.md).

The sentences are those of Universal NER Chinese-GSDSIMP (CC BY-SA 4.0) as JSON lines with ``text``
and ``spans`` of ``start``, ``end`` and ``kind`` (PER, ORG, LOC)::

    .venv/bin/python tools/train_tagger.py TRAIN.jsonl [--check OTHER.jsonl ...]

Takes some minutes with numpy on two cores; the same input makes the same file.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from reader_app.analysis.tagger.model import FILE, Model  # noqa: E402
from reader_app.analysis.tagger.tagging import tag  # noqa: E402
from tagger import corpus, crf  # noqa: E402
from tagger.corpus import Sentence  # noqa: E402
from tagger.examples import Examples, block, examples  # noqa: E402
from tagger.names import Names  # noqa: E402

SEED = 20
# Rows of the table while training, and in the finished model; both powers of two.
TRAINING_ROWS, MODEL_ROWS = 1 << 22, 1 << 20
LEAST_SEEN = 2
BATCH = 6_000  # characters
RATE, DROPOUT = 0.08, 0.5
EPOCHS = 5
# Copies of the labelled sentences with other names, and fillings of each template, with its weight.
COPIES, FILLINGS, TEMPLATE_WEIGHT = 3, 15, 0.5
# The features that the finished model keeps, and the steps that a weight is rounded to.
KEPT, UNIT = 300_000, 0.02


def main() -> None:
    options = _options()
    began = time.perf_counter()
    sentences, weights = training_sentences(corpus.labelled(options.train), options)
    learned = examples(sentences, weights, TRAINING_ROWS)
    learned.without_rare(TRAINING_ROWS, LEAST_SEEN)
    trainer = crf.Trainer(TRAINING_ROWS, RATE, options.dropout, SEED)
    _learn(trainer, learned, options.epochs)
    model = finished(trainer, options.kept)
    model.save(options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.2f} MB, {time.perf_counter() - began:.0f} s")
    for path in options.check:
        report(path, model)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--check", type=Path, nargs="*", default=[], help="labelled files to report on")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / FILE)
    parser.add_argument("--copies", type=int, default=COPIES)
    parser.add_argument("--fillings", type=int, default=FILLINGS)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--dropout", type=float, default=DROPOUT)
    parser.add_argument("--kept", type=int, default=KEPT)
    return parser.parse_args()


def training_sentences(
    labelled: list[Sentence], options: argparse.Namespace
) -> tuple[list[Sentence], list[float]]:
    """The labelled sentences, copies with other names, and filled templates, with their weights."""
    names = Names(SEED)
    with_names = [sentence for sentence in labelled if sentence.spans]
    copies = [corpus.renamed(s, names) for _ in range(options.copies) for s in with_names]
    filled = [corpus.filled(t, names) for _ in range(options.fillings) for t in corpus.templates()]
    real = [*labelled, *copies]
    return [*real, *filled], [1.0] * len(real) + [TEMPLATE_WEIGHT] * len(filled)


def _learn(trainer: crf.Trainer, learned: Examples, epochs: int) -> None:
    made = crf.batches(learned, BATCH, SEED)
    print(f"{learned.rows.shape[1]:,} characters", flush=True)
    for number in range(1, epochs + 1):
        began = time.perf_counter()
        right = trainer.epoch(learned, made)
        print(f"epoch {number}: {right:.4f}, {time.perf_counter() - began:.0f} s", flush=True)


def finished(trainer: crf.Trainer, kept: int) -> Model:
    """The ``kept`` features that weigh most, in a smaller table, in eight bits."""
    weight = np.abs(trainer.table).max(axis=1)
    chosen = np.argsort(-weight, kind="stable")[:kept]
    table = np.zeros((MODEL_ROWS, trainer.table.shape[1]), np.float32)
    # The smaller table's row is the upper bits of the larger one's (features.rows).
    np.add.at(table, chosen // (TRAINING_ROWS // MODEL_ROWS), trainer.table[chosen])
    return Model.quantized(table, trainer.transitions, UNIT)


def report(path: Path, model: Model) -> None:
    """Exact precision, recall and F1 of each kind on a labelled file."""
    sentences = corpus.labelled(path)
    found = tag([block(sentence.text) for sentence in sentences], model)
    kinds = ["person", "organization", "place"]
    pairs = [
        ({(n.start, n.end, kinds.index(n.kind)) for n in names}, set(sentence.spans))
        for names, sentence in zip(found, sentences, strict=True)
    ]
    for number, kind in [(None, "all"), *enumerate(kinds)]:
        got, gold, right = 0, 0, 0
        for one, other in pairs:
            one = {s for s in one if number in (None, s[2])}
            other = {s for s in other if number in (None, s[2])}
            got, gold, right = got + len(one), gold + len(other), right + len(one & other)
        precision, recall = right / max(1, got), right / max(1, gold)
        f1 = 2 * right / max(1, got + gold)
        print(f"{path.stem} {kind:12} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
