"""The main content of web pages beside what other extractors make of the same pages.

The pages and what a reader came for in each are the golden files of tests/data/formats/pages.
``kept`` is the share of the main lines' characters that an extractor gives, ``frame`` the share of
the frame's that it lets through. The others are measured where they are installed (trafilatura and
lxml_html_clean, resiliparse); the program does not use them.
"""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reader_app.documents.loaders import load
from tests.bench.table import Row, print_table
from tests.documents.golden import FORMATS

Extractor = Callable[[Path], str]
_FRAME = "boilerplate"
_NEITHER = ("metadata", "image")
_SHORTEST = 4


def main() -> None:
    pages = sorted((FORMATS / "pages").glob("*.html"))
    rows = [_row(name, extract, pages) for name, extract in extractors()]
    print_table("Main content of pages", ("extractor", "kept", "frame", "ms a page"), rows)


def extractors() -> Iterator[tuple[str, Extractor]]:
    yield "this program", _own
    try:
        import trafilatura
    except ImportError:
        pass
    else:
        yield "trafilatura", lambda path: trafilatura.extract(path.read_text("utf-8")) or ""
        yield (
            "trafilatura, recall",
            lambda path: trafilatura.extract(path.read_text("utf-8"), favor_recall=True) or "",
        )
    try:
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError:
        return
    yield (
        "resiliparse",
        lambda path: str(extract_plain_text(path.read_text("utf-8"), main_content=True)),
    )


def _own(path: Path) -> str:
    document = load(path)
    return "\n".join(document.block_text(block) for block in document.content_blocks())


def _row(name: str, extract: Extractor, pages: list[Path]) -> Row:
    extract(pages[0])
    kept = wanted = through = frame = 0
    started = time.perf_counter()
    found = [_bare(extract(page)) for page in pages]
    milliseconds = (time.perf_counter() - started) * 1000 / len(pages)
    for page, said in zip(pages, found, strict=True):
        for kind, line in _golden(page):
            if kind == _FRAME:
                frame += len(line)
                through += len(line) * (line in said)
            elif kind not in _NEITHER:
                wanted += len(line)
                kept += len(line) * (line in said)
    return name, f"{kept / wanted:.1%}", f"{through / frame:.1%}", milliseconds


def _golden(page: Path) -> Iterator[tuple[str, str]]:
    for line in page.with_name(page.name + ".golden").read_text("utf-8").splitlines():
        kind, tab, text = line.partition("\t")
        if tab:
            for part in str(ast.literal_eval(text)).split("\n"):
                if len(_bare(part)) >= _SHORTEST:
                    yield kind.rstrip("0123456789"), _bare(part)


def _bare(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


if __name__ == "__main__":
    main()
