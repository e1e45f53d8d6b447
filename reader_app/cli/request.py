"""What a command line asks for; the commonest, the window, is told without argparse.

With the words that it looks up for its help argparse takes 5 ms, a twentieth of a start.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple


class Request(NamedTuple):
    """A parsed command line. ``command`` None asks for the window with ``options.paths``."""

    command: str | None
    options: Any  # by the names of the arguments, as argparse has them


def for_window(arguments: Sequence[str]) -> Request | None:
    """The window on files, if that is all that is asked for beyond doubt; None: argparse will see.

    A word without a dot or a separator may be a command.
    """
    home, words = None, list(arguments)
    if len(words) > 1 and words[0] == "--home" and words[1] and words[1][0] != "-":
        home, words = Path(words[1]), words[2:]
    if not all(_is_path(word) for word in words):
        return None
    paths = [Path(word) for word in words]
    return Request(None, SimpleNamespace(home=home, paths=paths, verbose=False))


def _is_path(word: str) -> bool:
    return not word.startswith("-") and ("." in word or "/" in word or os.sep in word)
