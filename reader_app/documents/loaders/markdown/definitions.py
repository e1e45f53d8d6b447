"""Addresses and notes that a long text defines elsewhere than in the piece that is parsed."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ADDRESS = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S.*$", re.M)
_NOTE = re.compile(
    r"^\[\^(?P<label>[^\]\s]{1,100})\]:.*"
    r"(?:\n(?!\[\^)(?=[ \t]*\S).*|\n[ \t]*\n(?: {4}|\t).*)*",
    re.M,
)
_MARK = re.compile(r"\[\^([^\]\s]{1,100})\](?!:)")
# Code points of addresses that every piece is given.
_MOST_ADDRESSES = 50_000


class Definitions:
    """What the pieces of a text define."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._notes: dict[str, str] = {}
        addresses: list[str] = []
        for piece in pieces:
            addresses += _ADDRESS.findall(piece)
            for found in _NOTE.finditer(piece):
                self._notes.setdefault(found["label"], found[0])
        self._addresses = "\n".join(addresses)
        if len(self._addresses) > _MOST_ADDRESSES:
            self._addresses = ""

    def added(self, piece: str) -> str:
        """The piece, and behind it the definitions that its marks and links may lead to."""
        own = {found["label"] for found in _NOTE.finditer(piece)}
        wanted = dict.fromkeys(_MARK.findall(piece))
        notes = [
            self._notes[label] for label in wanted if label in self._notes and label not in own
        ]
        return "\n\n".join((piece, self._addresses, *notes))
