"""Folders that the user has chosen to be watched: which, and what is new in them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reader_app.library import places, unpacked, walk
from reader_app.library.arrivals import is_there
from reader_app.library.library import Library

FOLDERS = "watched_folders"  # the key of the state that keeps them
_TOLD = "watched_files_gone"  # the documents whose missing files the user has been told of
# A file that was written to within the last second may not be whole yet.
_SETTLED_NS = 1_000_000_000


def folders(library: Library) -> list[Path]:
    """The watched folders, in the order in which they were chosen."""
    return [Path(folder) for folder in library.get_state(FOLDERS, [])]


def watch(library: Library, folder: Path) -> None:
    """Watch a folder and all below it from now on."""
    chosen = [str(known) for known in folders(library)]
    if str(folder) not in chosen:
        library.set_state(FOLDERS, [*chosen, str(folder)])


def unwatch(library: Library, folder: Path) -> None:
    """Watch a folder no more; its documents stay."""
    library.set_state(FOLDERS, [str(known) for known in folders(library) if known != folder])


def news(
    library: Library, watched: Sequence[Path], report: Callable[[int], None] | None = None
) -> tuple[list[Path], bool]:
    """The files below folders that are not in the library as they are now.

    Neither files that could not be read and have not changed since, nor those that are being
    written: then the second value is True, and asking again in a moment makes sense. Nothing is
    read. ``report`` is called with the number of files seen and may raise CancelledError.
    """
    with library.database.read() as connection:
        noted, archives = places.noted(connection), unpacked.noted(connection)
    found, unsettled, now = [], False, time.time_ns()
    paths = walk.files([folder for folder in watched if folder.is_dir()], _ignore)
    for number, path in enumerate(paths):
        if report and number % 100 == 0:
            report(number)
        try:
            stat = path.stat()
        except OSError:  # gone again, or a link that leads nowhere
            continue
        if 0 <= now - stat.st_mtime_ns < _SETTLED_NS:
            unsettled = True
        elif _is_new(path, (stat.st_mtime_ns, stat.st_size), noted, archives):
            found.append(path)
    return found, unsettled


def gone(
    library: Library, watched: Sequence[Path], report: Callable[[int], None] | None = None
) -> frozenset[int]:
    """The documents in the list whose only files lay below folders and are no more.

    A folder that is not there, or has nothing in it, says nothing: its disk may be unplugged.
    """
    present = [f"{folder}{os.sep}" for folder in watched if _has_anything(folder)]
    with library.database.read() as connection:
        held = places.held(connection)
    missing = set()
    for number, (document, paths) in enumerate(held.items()):
        if report and number % 100 == 0:
            report(number)
        below = any(str(path).startswith(folder) for path in paths for folder in present)
        if below and not any(is_there(path) for path in paths):
            missing.add(document)
    return frozenset(missing)


def newly_gone(library: Library, missing: frozenset[int]) -> frozenset[int]:
    """Those of which the user has not been told yet; from now on they have been."""
    told = frozenset(library.get_state(_TOLD, []))
    if told != missing:
        library.set_state(_TOLD, sorted(missing))
    return missing - told


def _has_anything(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(True for _ in entries)
    except OSError:
        return False


def _is_new(
    path: Path,
    stamp: tuple[int, int],
    noted: places.Noted,
    archives: Mapping[str, tuple[int, int, str]],
) -> bool:
    unpacked_then = archives.get(str(path))
    if unpacked_then is not None and unpacked_then[:2] == stamp:
        return False
    return not noted.covers(path, *stamp)


def _ignore(_path: Path, _notice: object) -> None:
    """A folder that cannot be listed now may be there again in a minute."""


def subfolders(watched: Sequence[Path], most: int) -> list[str]:
    """The watched folders that are there and the folders below them, the upper ones first."""
    found = [str(folder) for folder in watched if folder.is_dir()]
    for name in found:  # grows while it is gone through
        if len(found) >= most:
            break
        found += walk.folders(Path(name))
    return found[:most]
