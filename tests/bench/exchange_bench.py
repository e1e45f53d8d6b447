"""How long a hundred thousand annotations take to leave and to enter, and in how much memory."""

from __future__ import annotations

import multiprocessing
import resource
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from reader_app.analysis.findings import Analysis
from reader_app.exchange.annotation_export import SUFFIXES, Form, export_annotations
from reader_app.exchange.arrival import import_files
from reader_app.exchange.wording import Wording
from reader_app.library.anchors import Describer
from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from tests.bench.table import print_table

DOCUMENTS, EACH = 100, 1_000
_COLOURS = list(Colour)
_WORDING = Wording("zh")


def main() -> None:
    with TemporaryDirectory() as folder:
        _run(Path(folder))


def _run(folder: Path) -> None:
    _stock(folder / "home", folder / "papers", marks=True)
    _stock(folder / "other", folder / "papers", marks=False)
    rows = []
    for form in Form:
        target = folder / f"out{SUFFIXES[form]}"
        seconds, memory = _apart(_leave, folder / "home", target, form)
        rows.append((f"export {form}", seconds, target.stat().st_size / 1e6, memory))
    for form in (Form.JSONLD, Form.ANNOTATIONS):
        target = folder / f"out{SUFFIXES[form]}"
        seconds, memory = _apart(_enter, folder / "other", target, form)
        rows.append((f"import {form}", seconds, target.stat().st_size / 1e6, memory))
        seconds, memory = _apart(_enter, folder / "other", target, form)
        rows.append((f"import {form} again", seconds, target.stat().st_size / 1e6, memory))
    print_table(
        f"{DOCUMENTS * EACH:,} annotations on {DOCUMENTS} documents",
        ["", "seconds", "file MB", "peak MB"],
        [[name, f"{s:.1f}", f"{size:.1f}", f"{memory:.0f}"] for name, s, size, memory in rows],
    )


def _stock(home: Path, papers: Path, marks: bool) -> None:
    papers.mkdir(exist_ok=True)
    for number in range(DOCUMENTS):
        lines = [f"岑阳市工作简报第{number}期", "来源：澄湾日报", ""]
        lines += [f"　　第{n}段：白渚镇{number}号堤段转移群众{n}人。" for n in range(EACH)]
        (papers / f"{number}.txt").write_text("\n".join(lines), encoding="utf-8")
    with Library.open(home) as library:
        import_paths(library, [papers], analyzer=lambda *_: Analysis())
        for row in library.documents() if marks else []:
            document = library.load(row.id)
            describer = Describer(document)
            starts = [at for at, sign in enumerate(document.text) if sign == "第"][-EACH:]
            library.annotations.add(
                [
                    Annotation(
                        "",
                        row.id,
                        MarkKind.HIGHLIGHT,
                        anchor=describer.describe(start, start + 14),
                        colour=_COLOURS[n % 5],
                        note="核对**数字**" if n % 4 == 0 else "",
                        tags=("待核实",) if n % 3 == 0 else (),
                    )
                    for n, start in enumerate(starts)
                ]
            )


def _leave(home: Path, target: Path, form: Form) -> None:
    with Library.open(home) as library:
        export_annotations(library, target, form, _WORDING)


def _enter(home: Path, target: Path, _: Form) -> None:
    with Library.open(home) as library:
        arrival = import_files(library, [target])
        assert arrival.added + arrival.unchanged == DOCUMENTS * EACH, arrival


def _apart(work: object, *arguments: object) -> tuple[float, float]:
    """Seconds and peak megabytes of the work in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_measured, (work, *arguments))


def _measured(work: object, *arguments: object) -> tuple[float, float]:
    start = time.perf_counter()
    work(*arguments)  # type: ignore[operator]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return time.perf_counter() - start, memory


if __name__ == "__main__":
    main()
