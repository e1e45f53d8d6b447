"""A process that imports a folder and says so of each document, to be killed while at it.

python importing_process.py HOME FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document
from reader_app.library.importer import import_paths
from reader_app.library.library import Library


def no_findings(_: Document, _lexicon: object) -> Analysis:
    return Analysis()


def say(number: int, new: bool) -> None:
    if new:
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    with Library.open(Path(sys.argv[1])) as library:
        import_paths(library, [Path(sys.argv[2])], on_document=say, analyzer=no_findings)
