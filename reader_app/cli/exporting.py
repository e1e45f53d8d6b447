"""``export --report`` and ``export --everything``: what leaves the library to be read elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader_app.cli import output
from reader_app.cli.chosen import chosen
from reader_app.errors import Notice
from reader_app.exchange.annotation_export import wording_of
from reader_app.exchange.open_library import export_library
from reader_app.exchange.page_file import PageForm
from reader_app.exchange.review_report import review_report
from reader_app.library.library import Library
from reader_app.messages import render, system_language

_FORMS = {
    ".docx": PageForm.DOCX,
    ".html": PageForm.HTML,
    ".htm": PageForm.HTML,
    ".md": PageForm.MARKDOWN,
}


def report(home: Path, options: argparse.Namespace) -> int:
    """The review report of the documents named, or of all; the file's ending says its form."""
    target: Path = options.report
    form = _FORMS.get(target.suffix.lower())
    if form is None:
        output.tell(Notice("report-form-needed", {"path": str(target)}))
        return 2
    with Library.open(home) as library, output.Progress() as progress:
        ids = chosen(library, options.documents)
        ids = [row.id for row in library.documents()] if ids is None else ids
        review_report(library, target, form, wording_of(library, system_language()), ids, progress)
    done = Notice("report-written", {"path": str(target), "documents": len(ids)})
    output.write(render(done) + "\n")
    return 0


def everything(home: Path, options: argparse.Namespace) -> int:
    """The whole library as a folder; 1 if an original is no longer to be had."""
    folder: Path = options.everything
    with Library.open(home) as library, output.Progress() as progress:
        opened = export_library(library, folder, wording_of(library, system_language()), progress)
    done = Notice("library-exported", {"path": str(folder), "documents": opened.documents})
    output.write(render(done) + "\n")
    for problem in opened.problems:
        output.tell(problem)
    return 1 if opened.problems else 0
