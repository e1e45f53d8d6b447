"""Standard output and standard error: UTF-8 whatever the locale, progress only on a terminal."""

from __future__ import annotations

import json
import os
import sys
from io import TextIOWrapper
from typing import Any, TextIO

from reader_app.errors import Notice
from reader_app.messages import render

_WIDTH = 24
_WIPE = "\r\x1b[K"


def use_utf8() -> None:
    """Write UTF-8; a file name that is no valid Unicode comes out escaped, as JSON has it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """A result, as it is."""
    sys.stdout.write(text)


def write_json(value: Any) -> None:
    """A result as one line of JSON."""
    write(json.dumps(value, ensure_ascii=False) + "\n")


def tell(notice: Notice) -> None:
    """A message to the user, on standard error, in place of a bar that may stand there."""
    wipe = _WIPE if sys.stderr.isatty() else ""
    sys.stderr.write(f"{wipe}{render(notice)}\n")


def ask_password() -> str:
    """A password typed without being seen; what is no terminal gives its first line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    from getpass import getpass

    return getpass(render(Notice("password-question")), sys.stderr)


def close_quietly() -> None:
    """Nobody reads the output any more: let nothing be said about that at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Results:
    """Printed results one after another: elements of a JSON array, or each on its own lines."""

    def __init__(self, target: TextIO, array: bool) -> None:
        self._target = target
        self._array = array
        self._first = True
        if array:
            target.write("[")

    def add(self, text: str) -> None:
        if self._array:
            self._target.write("\n" if self._first else ",\n")
        self._target.write(text if self._array else text + "\n")
        self._first = False

    def end(self) -> None:
        if self._array:
            self._target.write("\n]\n")


class Progress:
    """A bar on standard error while something long goes on; silent unless that is a terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._permille = -1

    def __call__(self, done: int, total: int, what: str = "") -> None:
        permille = 1000 * done // total if total else 1000
        if not self._shown or permille == self._permille:
            return
        self._permille = permille
        filled = _WIDTH * permille // 1000
        bar = "█" * filled + "░" * (_WIDTH - filled)
        sys.stderr.write(f"\r{bar} {done}/{total} {what[-30:]}\x1b[K")
        sys.stderr.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write(_WIPE)
