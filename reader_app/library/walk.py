"""The files that an import or an analysis is asked for: folders opened, the obvious left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from reader_app.errors import Notice
from reader_app.resources import resource

# Files that systems and office programs leave in folders; nobody means them.
_LITTER = frozenset({"thumbs.db", "desktop.ini", "icon\r"})

# What browsers put beside a page that they save: its pictures, scripts and styles.
_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".mht")
_OF_PAGE = ("_files", ".files", "_文件", "_file")

OnProblem = Callable[[Path, Notice], None]
OnLeftOut = Callable[[Path], object]


def files(
    paths: Sequence[Path], on_problem: OnProblem, on_left_out: OnLeftOut = bool
) -> Iterator[Path]:
    """The named files, and the files below the named folders in sorted order.

    A file that is named itself is always given, also when it is hidden or missing. ``on_problem``
    is called for a folder that cannot be listed, and for a named folder without any file;
    ``on_left_out`` for a file in a folder that is of a kind without text.
    """
    for path in paths:
        if path.is_dir():
            yield from _named_folder(path, on_problem, on_left_out)
        else:
            yield path


def _named_folder(folder: Path, on_problem: OnProblem, on_left_out: OnLeftOut) -> Iterator[Path]:
    silent = True

    def unlisted(error: OSError) -> None:
        nonlocal silent
        silent = False
        details = {"path": str(error.filename), "reason": error.strerror or ""}
        on_problem(Path(error.filename), Notice("file-unreadable", details))

    for path in _below(folder, unlisted):
        silent = False
        if is_without_text(path):
            on_left_out(path)
        else:
            yield path
    if silent:
        on_problem(folder, Notice("folder-empty", {"path": str(folder)}))


def is_without_text(path: Path) -> bool:
    """Whether a file is of a kind that nobody reads, by its name."""
    return path.suffix.lower().removeprefix(".") in _endings_without_text()


@cache
def _endings_without_text() -> frozenset[str]:
    lines = resource("formats/without_text.txt").read_text(encoding="ascii").splitlines()
    return frozenset(" ".join(line for line in lines if not line.startswith("#")).split())


def _below(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=on_error):
        if _is_library(folders, names):
            folders.clear()
            continue
        pages = {Path(name).stem for name in names if name.lower().endswith(_PAGES)}
        folders[:] = sorted(
            name for name in folders if not _is_litter(name) and not _is_of_page(name, pages)
        )
        for name in sorted(names):
            path = Path(parent, name)
            if not _is_litter(name) and not _waits(path):
                yield path


def _is_library(folders: list[str], names: list[str]) -> bool:
    """Whether a folder is the home of a library: what lies there are documents already."""
    return "library.db" in names and ("originals" in folders or "search.db" in names)


def _waits(path: Path) -> bool:
    """Whether it is a pipe, a socket or a device: reading one may never end."""
    return path.exists() and not path.is_file()


def _is_litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def _is_of_page(name: str, pages: set[str]) -> bool:
    """Whether it is the folder of a saved page beside it, whose pictures the page shows."""
    return any(name.endswith(mark) and name.removesuffix(mark) in pages for mark in _OF_PAGE)


def folders(folder: Path) -> list[str]:
    """The folders right below one that an import would go into; none of one that is not there."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.path
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and not _is_litter(entry.name)
            )
    except OSError:
        return []
