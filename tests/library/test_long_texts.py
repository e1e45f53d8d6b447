"""A long text goes through the library in portions, and comes out of it as it went in."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.documents.encoding import files
from reader_app.library import incoming, originals
from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.library.originals import content_hash

from .conftest import Write, quick_analysis

# More characters than a portion of any kind holds, and none of them compresses to nothing.
LONG = "".join(
    f"第{n * 7919 % 100_003}号登记，渡口水位{n * 31 % 997}厘米，观测员{chr(0x4E00 + n)}。岑阳市\n"
    for n in range(9_000)
)


@pytest.fixture(autouse=True)
def _small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "LONG_BYTES", 1000)
    monkeypatch.setattr(files, "_PORTION", 1 << 14)


def test_it_is_kept_and_found_whole(library: Library, write: Write) -> None:
    path = write("a.txt", LONG + "末行写着石桥")
    (number,) = import_paths(library, [path], analyzer=None).new
    assert library.text(number) == LONG + "末行写着石桥"
    assert library.load(number).text == library.text(number)
    assert library.search("石桥").total == 1
    assert library.search(LONG[200_000:200_012].strip()).total == 1
    assert library.originals.path(content_hash(path.read_bytes())).read_bytes() == path.read_bytes()
    assert import_paths(library, [write("b.txt", LONG + "末行写着石桥")], analyzer=None).new == []


def test_a_text_at_hand_is_neither_read_again_nor_held_twice(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = incoming.read_long(write("a.txt", LONG))
    assert text is not None
    monkeypatch.setattr(incoming, "read_long", pytest.fail)
    monkeypatch.setattr(incoming, "read", pytest.fail)
    at_hand = {text.place.path: text}
    (number,) = import_paths(library, [text.place.path], analyzer=None, at_hand=at_hand).new
    loaded = library.load(number, text.document.text)
    assert loaded.text is text.document.text
    assert loaded.blocks == text.document.blocks


@pytest.mark.parametrize("when", ["before the import", "while it is kept"])
def test_what_was_written_to_since_it_was_read_is_read_anew(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    text = incoming.read_long(write("a.txt", LONG))
    assert text is not None
    path = text.place.path
    if when == "before the import":
        path.write_text("另一篇\n" + LONG, encoding="utf-8")
    else:
        kept = originals.Originals.keep_file

        def keep_file(self: originals.Originals, digest: str, source: Path) -> bool:
            path.write_text("另一篇\n" + LONG, encoding="utf-8")
            return kept(self, digest, source)

        monkeypatch.setattr(originals.Originals, "keep_file", keep_file)
    result = import_paths(library, [path], analyzer=quick_analysis, at_hand={path: text})
    (number,) = result.new
    assert library.text(number).startswith("另一篇\n")
    assert library.originals.read(content_hash(path.read_bytes())) == path.read_bytes()
    assert not list(library.path.rglob("*.new"))


def test_a_text_that_only_resembles_the_one_at_hand_is_read(library: Library, write: Write) -> None:
    (number,) = import_paths(library, [write("a.txt", LONG)], analyzer=None).new
    other = LONG.replace("岑阳", "澄湾", 1)
    assert library.load(number, other).text == LONG


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.html", "<html><body><p>岑阳市渡口</p></body></html>"),
        ("a.md", "# 岑阳市渡口\n"),
        ("a.gb", ""),
    ],
)
def test_other_files_are_left_to_their_own_readers(write: Write, name: str, words: str) -> None:
    encoding = "gb18030" if name.endswith("gb") else "utf-8"
    assert incoming.read_long(write(name, words + LONG, encoding)) is None
    assert incoming.read_long(Path(write(name).parent / "gone.txt")) is None
