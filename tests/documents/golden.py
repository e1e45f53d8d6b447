"""A document as a golden file shows it: a line a block, then metadata, pictures, notes, links."""

from __future__ import annotations

from pathlib import Path

from reader_app.documents.loaders import load
from reader_app.documents.model import Document

FORMATS = Path(__file__).parents[1] / "data/formats"


def shown(document: Document) -> str:
    """What a reader would check: kind, level and text of each block, and what stands beside."""
    text = document.text
    lines = [
        f"{block.kind.value}{block.level or ''}\t{document.block_text(block)!r}"
        for block in document.blocks
    ]
    meta = document.metadata
    lines.append(f"= {meta.title} / {meta.source} / {meta.author} / {meta.date}")
    lines += [f"picture {one.src} {one.alt!r} {one.caption!r}" for one in document.images]
    lines += [
        f"note {text[one.start : one.end]!r} {text[one.note_start : one.note_end]!r}"
        for one in document.notes
    ]
    lines += [f"link {text[one.start : one.end]!r} {one.target}" for one in document.links]
    lines += [f"reading {text[one.start : one.end]!r} {one.reading}" for one in document.ruby]
    lines += [f"warning {one.code}" for one in document.warnings]
    return "\n".join(lines) + "\n"


def check(path: Path) -> None:
    """Compare with the golden file beside it; a missing one is written, to be read and kept."""
    golden = path.with_name(path.name + ".golden")
    if not golden.exists():
        golden.write_text(shown(load(path)), encoding="utf-8")
    assert shown(load(path)) == golden.read_text(encoding="utf-8")
