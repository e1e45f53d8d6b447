"""The command line: the same use cases as the window, without Qt."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader_app.analysis.pipeline import analyze
from reader_app.documents.loaders import load
from reader_app.errors import KnownError
from reader_app.exchange.analysis_json import analysis_object
from reader_app.messages import render


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="reader-app")
    commands = parser.add_subparsers(dest="command", required=True)
    analyze_parser = commands.add_parser("analyze")
    analyze_parser.add_argument("paths", nargs="+", type=Path)
    analyze_parser.add_argument("--format", choices=["json", "jsonl", "text"], default="json")
    options = parser.parse_args(arguments)
    failed = 0
    for path in _files(options.paths):
        try:
            document = load(path)
        except KnownError as error:
            print(render(error.notice), file=sys.stderr)  # noqa: T201
            failed += 1
            continue
        row = analysis_object(str(path), document, analyze(document))
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 1 if failed else 0


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file())
        else:
            yield path
