"""The commands over a library: import, search, export, backup, restore, check."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from reader_app.cli import output
from reader_app.cli.chosen import asked, chosen
from reader_app.documents import files
from reader_app.errors import CancelledError, KnownError, Notice
from reader_app.exchange.analysis_json import analysis_object
from reader_app.exchange.findings_csv import write_findings
from reader_app.exchange.output_file import as_text, written
from reader_app.library import archive
from reader_app.library.importer import ImportProgress, ImportResult, import_paths
from reader_app.library.inspection import inspect
from reader_app.library.library import Library
from reader_app.library.search.index import NO_WRITING
from reader_app.library.search.page import SearchHit, SearchPage, Sort, View
from reader_app.messages import render, visible


def bring_in(home: Path, options: argparse.Namespace) -> int:
    """``import``: files into the library; 1 if some could not be read.

    An interrupt stops it between two documents; a second one ends it at once.
    """
    from reader_app.exchange.arrival import settle_waiting  # loads more than other commands need

    with (
        Library.open(home) as library,
        output.Progress() as progress,
        _interrupted() as interrupted,
    ):

        def report(step: ImportProgress) -> None:
            if interrupted():
                raise CancelledError
            progress(step.done, step.total, step.path.name if step.path else "")

        result = import_paths(library, options.paths, report)
        settled = settle_waiting(library)
    if settled.added:
        output.tell(Notice("annotations-settled", {"count": settled.added}))
    if options.json:
        output.write_json(_import_object(result))
    else:
        counts: dict[str, str | int] = {
            "new": len(result.new),
            "unchanged": len(result.unchanged),
            "failed": len(result.failed),
            "seconds": f"{result.seconds:.1f}",
        }
        output.write(render(Notice("import-done", counts)) + "\n")
    if result.left_out:
        output.tell(_left_out(result.left_out))
    for failure in result.failed:
        output.tell(failure.notice)
    if result.cancelled:
        output.tell(Notice("import-stopped"))
        raise KeyboardInterrupt
    return 1 if result.failed else 0


@contextmanager
def _interrupted() -> Iterator[Callable[[], bool]]:
    """Whether the user has pressed Ctrl+C within the block; the second time it is as always."""
    pressed = False

    def note(_number: int, _frame: object) -> None:
        nonlocal pressed
        pressed = True
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)


def _left_out(kinds: Counter[str]) -> Notice:
    """Which kinds of file the folders held besides documents, the most numerous first."""
    named = ", ".join(f"{ending.removeprefix('.')} {n}" for ending, n in kinds.most_common(8))
    return Notice("import-left-out", {"count": kinds.total(), "kinds": named})


def _import_object(result: ImportResult) -> dict[str, Any]:
    failed = [{"path": str(f.path), "error": render(f.notice)} for f in result.failed]
    return {
        "new": len(result.new),
        "unchanged": len(result.unchanged),
        "new_versions": [
            {
                "document": one.new,
                "former": one.old,
                "carried": one.carried,
                "suggested": one.suggested,
                "unplaced": one.unplaced,
            }
            for one in result.renewed
        ],
        "failed": failed,
        "left_out": dict(result.left_out.most_common()),
        "seconds": round(result.seconds, 3),
    }


def search(home: Path, options: argparse.Namespace) -> int:
    """``search``: one query, or a file of them, a line each; 1 if the index lacks documents."""
    view = View(options.limit, sort=Sort(options.sort))
    with asked(home) as library:
        whole = _indexed(library)
        if options.queries:
            for query in _lines(options.queries):
                output.write_json(_page_object(_page(library, query, view, whole)))
            return 0 if whole else 1
        page = _page(library, options.query, view, whole)
    if options.format == "text":
        if page.hint:
            output.tell(page.hint)
        output.write(_page_text(page))
    else:
        output.write_json(_page_object(page))
    return 0 if whole else 1


def _indexed(library: Library) -> bool:
    """Bring the index up to date; False, and why is told, where it cannot be written to: what is
    in it can be searched all the same."""
    try:
        with output.Progress() as progress:
            library.ensure_indexed(progress)
    except KnownError as error:
        if error.code not in NO_WRITING:
            raise
        output.tell(error.notice)
        return False
    return True


def _page(library: Library, query: str, view: View, whole: bool) -> SearchPage:
    """The answer to a query, given anew where an index that seemed whole has proved damaged."""
    page = library.search(query, view=view)
    if whole and page.pending and _indexed(library):
        page = library.search(query, view=view)
    return page


def _lines(path: Path) -> Iterator[str]:
    try:
        text = files.read(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise KnownError("file-unreadable", path=str(path), reason="UTF-8") from None
    return (line for line in text.splitlines() if line.strip())


def _page_object(page: SearchPage) -> dict[str, Any]:
    hint = {"hint": render(page.hint)} if page.hint else {}
    return {
        "query": page.query,
        "ms": round(page.milliseconds, 3),
        "total": page.total,
        **hint,
        "results": [_hit_object(hit) for hit in page.hits],
    }


def _hit_object(hit: SearchHit) -> dict[str, Any]:
    return {
        "document": hit.document,
        "path": str(hit.path) if hit.path else None,
        "title": hit.title,
        "snippet": hit.snippet,
        "start": hit.start,
        "end": hit.end,
    }


def _page_text(page: SearchPage) -> str:
    counts: dict[str, str | int] = {
        "total": page.total,
        "milliseconds": f"{page.milliseconds:.1f}",
    }
    lines = [render(Notice("search-done", counts))]
    for hit in page.hits:
        place = str(hit.path or "")
        lines += ["", *map(visible, (hit.title, f"  {place}", f"  …{_marked(hit)}…"))]
    return "\n".join(lines) + "\n"


def _marked(hit: SearchHit) -> str:
    """The snippet with its hits in 【】, as a terminal without colours can show them."""
    parts, at = [], 0
    for mark in hit.marks:
        parts += [hit.snippet[at : mark.start], "【", hit.snippet[mark.start : mark.end], "】"]
        at = mark.end
    return "".join(parts) + hit.snippet[at:]


def export(home: Path, options: argparse.Namespace) -> int:
    """``export``: the findings of every document, as JSON or as a table of one layer."""
    if options.report or options.everything:
        from reader_app.cli import exporting  # which loads more than the findings need

        work = exporting.report if options.report else exporting.everything
        return work(home, options)
    with asked(home) as library:
        ids = chosen(library, options.documents)
        objects = _exported(library, ids)
        if options.output is None:
            _write_export(sys.stdout, objects, options.format, options.layer)
            return 0
        # The mark at the start tells spreadsheet programs that a table is UTF-8.
        encoding = "utf-8-sig" if options.format == "csv" else "utf-8"
        with (
            written(options.output) as file,
            as_text(file, encoding, errors="backslashreplace") as text,
        ):
            _write_export(text, objects, options.format, options.layer)
    return 0


def _exported(library: Library, ids: list[int] | None) -> Iterator[dict[str, Any]]:
    for row in library.documents() if ids is None else map(library.document, ids):
        document = library.load(row.id)
        analysis = library.analysis(row.id)
        if analysis is None:
            from reader_app.analysis.pipeline import analyze

            analysis = analyze(document, library.lexicon())
            library.store_analysis(row.id, analysis)
        found = analysis_object(row.location or row.name, document, analysis)
        yield {"document": row.id, "status": row.status.value, **found}


def _write_export(target: TextIO, objects: Iterable[dict[str, Any]], form: str, layer: str) -> None:
    if form == "csv":
        write_findings(target, layer, objects)
        return
    results = output.Results(target, array=form == "json")
    for row in objects:
        results.add(json.dumps(row, ensure_ascii=False))
    results.end()


def back_up(home: Path, options: argparse.Namespace) -> int:
    """``backup``: the whole library into one file."""
    with asked(home) as library:
        archive.back_up(library, options.file)
    output.write(render(Notice("backup-done", {"path": str(options.file)})) + "\n")
    return 0


def restore(home: Path, options: argparse.Namespace) -> int:
    """``restore``: a backup in place of the library; what was there is kept beside it."""
    aside = archive.restore(home, options.file)
    output.write(render(Notice("restore-done", {"path": str(home)})) + "\n")
    if aside:
        output.write(render(Notice("restore-aside", {"path": str(aside)})) + "\n")
    return 0


def check(home: Path, _: argparse.Namespace) -> int:
    """``check``: is the library whole? 1 if not, each trouble named."""
    with asked(home) as library, output.Progress() as progress:
        problems = list(inspect(library, progress))
        count = len(library.documents())
    for problem in problems:
        output.tell(problem)
    if not problems:
        output.write(render(Notice("check-done", {"count": count, "path": str(home)})) + "\n")
    return 1 if problems else 0


COMMANDS: dict[str | None, Callable[[Path, argparse.Namespace], int]] = {
    "import": bring_in,
    "search": search,
    "export": export,
    "backup": back_up,
    "restore": restore,
    "check": check,
}
