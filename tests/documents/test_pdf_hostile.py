"""Broken and hostile PDF files: a document with warnings or a clear error, within bounds."""

from __future__ import annotations

import random
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.documents.loaders import beginning, load_bytes, picture
from reader_app.errors import KnownError
from tests.documents.pdf_files import Writer, make_pdf, one_page, raw_pdf, stream

FONT = b"<</Font<</F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
WORDS = b"BT /F1 12 Tf 80 700 Td (hello world) Tj ET\n"

# A process of its own: the limit on memory holds for it alone.
_LOAD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from pathlib import Path
from reader_app.documents.loaders import load
from reader_app.errors import KnownError
try:
    document = load(Path(sys.argv[1]))
    print("document", len(document.text), [w.code for w in document.warnings])
except KnownError as error:
    print("error", error.code)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def _page_tree(depth: int) -> bytes:
    """A tree of pages in which every node holds the next."""
    nodes = [
        b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (number - 1, number + 1)
        for number in range(2, depth)
    ]
    return raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, b"<</Type/Page/Parent 2 0 R>>"])


def _circles() -> bytes:
    objects = one_page(WORDS, FONT)
    objects[0] = b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>"
    objects[1] = b"<</Type/Pages/Kids[3 0 R 2 0 R 3 0 R]/Count 3/Parent 2 0 R>>"
    return raw_pdf(
        [
            *objects,
            b"<</First 6 0 R/Last 6 0 R/Count 1>>",
            b"<</Title(a)/Parent 6 0 R/Next 6 0 R/First 6 0 R/Last 6 0 R/Dest[3 0 R/Fit]>>",
        ]
    )


def _form_in_itself() -> bytes:
    resources = (
        b"<</XObject<</X 5 0 R>>/Font<</F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    )
    form = stream(
        b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources %s" % resources
    )
    return raw_pdf([*one_page(WORDS + b"/X Do", resources), form])


def _bomb(megabytes: int) -> bytes:
    packed = zlib.compress(b" " * (megabytes << 20), 9)
    objects = one_page(b"", FONT)
    objects[3] = stream(packed, b"/Filter/FlateDecode")
    return raw_pdf(objects)


def _double_bomb() -> bytes:
    inner = zlib.compressobj(1)
    packed = b"".join(inner.compress(b" " * (1 << 20)) for _ in range(600)) + inner.flush()
    packed = zlib.compress(packed, 9)
    objects = one_page(b"", FONT)
    objects[3] = stream(packed, b"/Filter[/FlateDecode/FlateDecode]")
    return raw_pdf(objects)


def _huge_page() -> bytes:
    objects = one_page(WORDS, FONT)
    objects[2] = objects[2].replace(b"[0 0 595 842]", b"[0 0 99999999 99999999]")
    return raw_pdf(objects)


def _picture_bomb() -> bytes:
    resources = b"<</XObject<</X 5 0 R>>>>"
    image = stream(
        zlib.compress(bytes(1 << 20)),
        b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8"
        b"/ColorSpace/DeviceRGB/Filter/FlateDecode",
    )
    return raw_pdf([*one_page(b"500 0 0 500 50 50 cm /X Do", resources), image])


def _many_objects() -> bytes:
    return raw_pdf([*one_page(WORDS, FONT), *[b"<</A[1 2 3]>>"] * 200_000])


def _many_pages() -> bytes:
    objects = one_page(WORDS, FONT)
    kids = b" ".join([b"3 0 R"] * 60_000)
    objects[1] = b"<</Type/Pages/Kids[%s]/Count 60000>>" % kids
    return raw_pdf(objects)


def _claims_many_pages() -> bytes:
    objects = one_page(WORDS, FONT)
    objects[1] = b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"
    return raw_pdf(objects)


def _scattered() -> bytes:
    signs = b"".join(
        b"1 0 0 1 %d %d Tm (a) Tj " % (n * 37 % 590, n * 53 % 840) for n in range(60_000)
    )
    return raw_pdf(one_page(b"BT /F1 4 Tf " + signs + b" ET", FONT))


def _one_long_line() -> bytes:
    return raw_pdf(one_page(b"BT /F1 1 Tf 0 400 Td (" + b"a b" * 700_000 + b") Tj ET", FONT))


def _many_drawings() -> bytes:
    return raw_pdf(one_page(WORDS + b"0 0 m 9 9 l S " * 400_000, FONT))


def _packed_end() -> bytes:
    """A stream whose last bytes unpack to more than one helping, with a line end behind them."""
    packed = zlib.compress(random.Random(6).randbytes(300_000) + bytes(50_000_000))
    return raw_pdf([*one_page(WORDS, FONT), stream(packed, b"/Filter/FlateDecode")])


HOSTILE = {
    "packed-end": _packed_end,
    "empty-after-header": lambda: b"%PDF-1.7\n",
    "noise": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400,
    "page-tree": lambda: _page_tree(3_000),
    "circles": _circles,
    "form-in-itself": _form_in_itself,
    "bomb": lambda: _bomb(300),
    "double-bomb": _double_bomb,
    "huge-page": _huge_page,
    "picture-bomb": _picture_bomb,
    "many-objects": _many_objects,
    "many-pages": _many_pages,
    "claims-many-pages": _claims_many_pages,
    "scattered": _scattered,
    "one-long-line": _one_long_line,
    "many-drawings": _many_drawings,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_within_ten_seconds_and_a_gigabyte(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"
    path.write_bytes(HOSTILE[name]())
    run = subprocess.run(
        [sys.executable, "-c", _LOAD, str(path)], capture_output=True, text=True, check=False
    )
    outcome, memory = run.stdout.splitlines() or ("", "0")
    assert outcome.startswith(("document", "error")), run.stderr[-500:]
    assert int(memory) < 1024


def test_a_picture_that_claims_to_be_huge_is_not_unpacked(tmp_path: Path) -> None:
    data = _picture_bomb()
    for image in load_bytes(data, "a.pdf").images:
        found = picture(data, image.src, tmp_path / "a.pdf")
        assert found is None or len(found) < 32 << 20


ARTICLE = "岑阳市防汛通知\n" + "\n".join(
    f"第{n}条　各区县应当于六月底前完成水库巡查，并报市水利局备案。" for n in range(1, 40)
)
WHOLE = make_pdf(ARTICLE)


@pytest.mark.parametrize("share", [0.1, 0.35, 0.6, 0.9, 0.99])
def test_a_truncated_file_gives_what_is_left_or_a_clear_error(share: float) -> None:
    try:
        document = load_bytes(WHOLE[: int(len(WHOLE) * share)], "a.pdf")
    except KnownError as error:
        assert error.code in ("file-damaged", "file-no-text")
    else:
        assert document.format == "pdf"


def test_a_file_with_a_broken_table_of_objects_is_read() -> None:
    broken = WHOLE.replace(b"startxref", b"startxxxx").replace(b"\nxref\n", b"\nxxxx\n")
    assert "各区县应当" in load_bytes(broken, "a.pdf").text


@settings(max_examples=60)
@given(st.data())
def test_no_byte_that_is_wrong_makes_more_than_a_known_error(data: st.DataObject) -> None:
    changed = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 30))):
        changed[data.draw(st.integers(20, len(WHOLE) - 1))] = data.draw(st.integers(0, 255))
    for read in (load_bytes, beginning):
        try:
            document = read(bytes(changed), "a.pdf")
        except KnownError:
            continue
        for block in document.blocks if document else ():
            words = document.block_text(block)
            assert words == words.strip() != ""


def test_blocks_tile_the_text_whatever_is_on_the_page() -> None:
    writer = Writer()
    for n in range(400):
        writer.line("岑阳a1 "[n % 5 :], x=(n * 97) % 560, size=4 + n % 9, y=(n * 61) % 830)
    document = load_bytes(writer.bytes(), "a.pdf")
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end
        end = block.end
    starts = [page.start for page in document.pages]
    assert starts == sorted(starts)
