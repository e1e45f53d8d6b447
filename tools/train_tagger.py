"""Make ``resources/models/names.npz``, the weights of the name tagger (docs/tagger.md).

The sentences are those of Universal NER Chinese-GSDSIMP (CC BY-SA 4.0) as JSON lines with ``text``
and ``spans`` of ``start``, ``end`` and ``kind`` (PER, ORG, LOC), and our own beside this file::

    .venv/bin/python tools/train_tagger.py TRAIN.jsonl [--check OTHER.jsonl ...]

Takes some fifteen minutes with numpy on two cores; the same input makes the same file.
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from tagger import corpus, crf  # noqa: E402
from tagger.corpus import Sentence  # noqa: E402
from tagger.examples import cut, examples  # noqa: E402
from tagger.names import Names  # noqa: E402

from reader_app.analysis.tagger.model import FILE, Model  # noqa: E402
from reader_app.analysis.tagger.tagging import tag  # noqa: E402

SENTENCES = ROOT / "tools/tagger/sentences"
# Copies of the labelled sentences with other names; more of them teach the surroundings by heart.
COPIES = 1
# By file of templates: the fillings of each of them, with their weight.
TEMPLATES = {"templates": (25, 0.5), "nameless": (6, 0.25)}
# A feature counts if it is seen more often than a single sentence and its copies can show it.
LEAST_SEEN = COPIES + 2
BATCH = 6_000  # characters
RATE, DROPOUT, EPOCHS = 0.08, 0.75, 8
# Fields learned apart, each from copies and fillings of its own, whose mean is kept: it errs less
# than any of them (bagging: Breiman, 1996), and takes no more room or time than one.
SEEDS = range(20, 24)
# The features that the model keeps, the rows of its table (a power of two), the unit of weights.
KEPT, ROWS, UNIT = 300_000, 1 << 20, 0.03


class Member(NamedTuple):
    """What one field learned: the hashes of its features, their weights, and the transitions."""

    codes: NDArray[np.uint32]
    table: NDArray[np.float32]
    transitions: NDArray[np.float32]


def main() -> None:
    options = _options()
    began = time.perf_counter()
    labelled = [*corpus.labelled(options.train), *own_sentences()]
    with ProcessPoolExecutor(options.processes) as pool:
        model = averaged(list(pool.map(partial(member, labelled), SEEDS)))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    model.save(options.out)
    size, seconds = options.out.stat().st_size / 1e6, time.perf_counter() - began
    print(f"{options.out}: {size:.2f} MB, {seconds:.0f} s")
    for path in options.check:
        report(path, model)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("train", type=Path, help="labelled sentences to learn from")
    parser.add_argument("--check", type=Path, nargs="*", default=[], help="others to report on")
    parser.add_argument("--processes", type=int, default=2, help="fields learned side by side")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / FILE)
    return parser.parse_args()


def own_sentences() -> list[Sentence]:
    """The sentences written and labelled for this purpose, of all kinds of prose."""
    return [s for path in sorted(SENTENCES.glob("*.txt")) for s in corpus.marked(path)]


def training_sentences(
    labelled: list[Sentence], names: Names
) -> tuple[list[Sentence], list[float]]:
    """The labelled sentences, copies with other names, and filled templates, with their weights."""
    with_names = [sentence for sentence in labelled if sentence.spans]
    copies = [corpus.renamed(s, names) for _ in range(COPIES) for s in with_names]
    found = [(1.0, sentence) for sentence in (*labelled, *copies)]
    for name, (fillings, weight) in TEMPLATES.items():
        for template in fillings * corpus.templates(name):
            found.append((weight, corpus.filled(template, names)))
    return [sentence for _, sentence in found], [weight for weight, _ in found]


def member(labelled: list[Sentence], seed: int) -> Member:
    """One field, learned from the sentences with names drawn by ``seed``."""
    learned = examples(*training_sentences(labelled, Names(seed)), LEAST_SEEN)
    print(f"{learned.features.shape[1]:,} characters, {len(learned.codes):,} features", flush=True)
    trainer = crf.Trainer(len(learned.codes), RATE, DROPOUT, seed)
    made = crf.batches(learned, BATCH, seed)
    for number in range(1, EPOCHS + 1):
        began = time.perf_counter()
        right = trainer.epoch(learned, made)
        print(f"epoch {number}: {right:.4f}, {time.perf_counter() - began:.0f} s", flush=True)
    return Member(learned.codes, trainer.table, trainer.transitions)


def averaged(members: list[Member]) -> Model:
    """The mean of the fields, of its features the heaviest, in eight bits."""
    codes = np.unique(np.concatenate([one.codes for one in members]))
    table = np.zeros((len(codes), members[0].table.shape[1]), np.float32)
    for one in members:
        table[np.searchsorted(codes, one.codes)] += one.table / len(members)
    transitions = np.mean([one.transitions for one in members], axis=0)
    rows = np.argsort(-np.abs(table).max(axis=1), kind="stable")[:KEPT]
    return Model.made(codes[rows], table[rows], transitions, ROWS, UNIT)


def report(path: Path, model: Model) -> None:
    """Exact precision, recall and F1 of each kind on a labelled file."""
    sentences = corpus.labelled(path)
    found = tag([cut(sentence.text) for sentence in sentences], model)
    kinds = ["person", "organization", "place"]
    pairs = [
        ({(n.start, n.end, kinds.index(n.kind)) for n in block.names}, set(sentence.spans))
        for block, sentence in zip(found, sentences, strict=True)
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
