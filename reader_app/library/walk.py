"""The files that an import or an analysis is asked for: folders opened, the obvious left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

# Files that systems and office programs leave in folders; nobody means them.
_LITTER = frozenset({"thumbs.db", "desktop.ini", "icon\r"})

OnError = Callable[[OSError], None]


def files(paths: Sequence[Path], on_error: OnError | None = None) -> Iterator[Path]:
    """The named files, and the files below the named folders in sorted order.

    A file that is named itself is always given, also when it is hidden or missing. ``on_error``
    is called for a folder that cannot be listed.
    """
    for path in paths:
        if path.is_dir():
            yield from _below(path, on_error)
        else:
            yield path


def _below(folder: Path, on_error: OnError | None) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not _is_litter(name))
        for name in sorted(names):
            if not _is_litter(name):
                yield Path(parent, name)


def _is_litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _LITTER
