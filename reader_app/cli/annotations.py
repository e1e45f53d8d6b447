"""``annotations``: the user's marks out of the library and into it, without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader_app.cli import output
from reader_app.cli.chosen import asked, chosen
from reader_app.errors import Notice
from reader_app.exchange.annotation_export import (
    BINARY,
    Exported,
    Form,
    export_annotations,
    form_of,
    wording_of,
)
from reader_app.exchange.arrival import Arrival, import_files
from reader_app.library.library import Library
from reader_app.messages import render, system_language

# What an import did to how many annotations, and its words.
_SAID = {
    "added": "annotations-added",
    "updated": "annotations-updated",
    "unchanged": "annotations-unchanged",
    "older": "annotations-older",
    "tray": "annotations-tray",
}


def run(home: Path, options: argparse.Namespace) -> int:
    """``annotations export`` and ``annotations import``."""
    return export(home, options) if options.action == "export" else bring_in(home, options)


def export(home: Path, options: argparse.Namespace) -> int:
    """Write the annotations to a file, or to standard output; 2 for no form that can go there."""
    target: Path | None = options.output
    form = Form(options.format) if options.format else (target and form_of(target)) or None
    if form is None and target is None:
        form = Form.JSONLD
    if form is None or (target is None and form in BINARY and sys.stdout.isatty()):
        output.tell(Notice("annotations-form-needed", {"forms": ", ".join(Form)}))
        return 2
    with asked(home) as library, output.Progress() as progress:
        ids = chosen(library, options.documents)
        wording = wording_of(library, system_language())
        file = target or sys.stdout.buffer
        done = export_annotations(library, file, form, wording, ids, progress)
    if target is not None:
        output.write(_said("annotations-exported", path=str(target), **_counts(done)))
    return 0


def _counts(done: Exported) -> dict[str, int]:
    return {"documents": done.documents, "annotations": done.annotations}


def bring_in(home: Path, options: argparse.Namespace) -> int:
    """Take in the annotations of files; 1 if a file could not be read or something was left out."""
    with Library.open(home) as library, output.Progress() as progress:
        arrival = import_files(library, options.files, progress)
    if options.json:
        output.write_json(_object(arrival))
    else:
        output.write("".join(_summary(arrival)))
        for document, count in arrival.pending.items():
            output.write(_said("annotations-pending", document=document, count=count))
    for notice in [*arrival.failed, *arrival.problems]:
        output.tell(notice)
    return 1 if arrival.failed or arrival.problems else 0


def _summary(arrival: Arrival) -> Iterator[str]:
    """A line for what there is one of; how many are new also if none, unless no file was read."""
    numbers = _numbers(arrival)
    for name, count in numbers.items():
        if count or (name == "added" and not arrival.failed):
            yield _said(_SAID[name], count=count)


def _numbers(arrival: Arrival) -> dict[str, int]:
    return {name: getattr(arrival, name) for name in _SAID}


def _object(arrival: Arrival) -> dict[str, Any]:
    return {
        **_numbers(arrival),
        "pending": [{"document": d, "annotations": n} for d, n in arrival.pending.items()],
        "failed": [_problem(notice) for notice in arrival.failed],
        "problems": [_problem(notice) for notice in arrival.problems],
    }


def _problem(notice: Notice) -> dict[str, Any]:
    return {"path": notice.details.get("path"), "error": render(notice)}


def _said(code: str, **details: str | int) -> str:
    return render(Notice(code, details)) + "\n"
