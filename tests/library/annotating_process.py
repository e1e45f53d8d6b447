"""A process that marks a document without end and says so of each change, to be killed at it.

python annotating_process.py HOME SEED

It prints ``begin NUMBER ACT`` before a change and ``done NUMBER`` once the library has
acknowledged it. :class:`Expected` follows what it says: whoever kills it knows what must be there.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.library import Library

ACTS = ("add", "add", "add", "recolour", "delete", "undo", "undo", "redo")

# Note → colour → how many marks have both: what a change makes of the whole.
State = dict[str, Counter[Colour | None]]


def state_of(library: Library) -> State:
    state: State = {}
    for one in library.annotations.some(library.annotations.found()):
        state.setdefault(one.note, Counter())[one.colour] += 1
    return state


class Expected:
    """What the library holds after some acts, and what it can undo and redo."""

    def __init__(self) -> None:
        self.states: list[State] = [{}]
        self.at = 0  # the states before are undone to, those after redone
        self.acts = 0

    @property
    def state(self) -> State:
        return self.states[self.at]

    def after(self, act: str) -> Expected:
        """What an act makes of it; acts are ``add 7 3``, ``recolour 7 red``, ``delete 7``, …"""
        name, *words = act.split()
        then = Expected()
        then.states, then.at, then.acts = self.states, self.at, self.acts + 1
        if name == "undo":
            then.at = max(0, self.at - 1)
        elif name == "redo":
            then.at = min(len(self.states) - 1, self.at + 1)
        else:
            state = {note: Counter(colours) for note, colours in self.state.items()}
            _change(state, name, words)
            if state != self.state:  # what changes nothing is no step
                then.states = [*self.states[: self.at + 1], state]
                then.at += 1
        return then


def _change(state: State, name: str, words: list[str]) -> None:
    note = words[0]
    if name == "add":
        state[note] = Counter({None: int(words[1])})
    elif name == "recolour" and note in state:
        state[note] = Counter({Colour(words[1]): state[note].total()})
    elif name == "delete":
        state.pop(note, None)


def marks(library: Library, note: str) -> list[str]:
    found: Iterable[Annotation] = library.annotations.some(library.annotations.found())
    return [one.id for one in found if one.note == note]


def carry_out(library: Library, document: int, act: str) -> None:
    name, *words = act.split()
    if name == "add":
        draft = Annotation("", document, MarkKind.NOTE, note=words[0], tags=("数字", "存疑"))
        library.annotations.add([draft] * int(words[1]))
    elif name == "recolour":
        library.annotations.update(marks(library, words[0]), colour=Colour(words[1]))
    elif name == "delete":
        library.annotations.delete(marks(library, words[0]))
    elif name == "undo":
        library.undo()
    else:
        library.redo()


def some_act(draw: random.Random, number: int) -> str:
    name = draw.choice(ACTS)
    if name == "add":
        return f"add {number} {draw.randint(1, 9)}"
    before = draw.randint(max(0, number - 9), number)
    colour = draw.choice(list(Colour)).value
    return {"recolour": f"recolour {before} {colour}", "delete": f"delete {before}"}.get(name, name)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(home: Path, seed: str, first: int) -> None:
    draw = random.Random(seed)
    with Library.open(home) as library:
        document = library.documents()[0].id
        for number in range(first, first + 100_000):
            act = some_act(draw, number)
            say(f"begin {number} {act}")
            carry_out(library, document, act)
            say(f"done {number}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
