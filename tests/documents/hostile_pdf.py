"""Hostile PDF files: what nests, what leads to itself, what stands for halves of characters."""

from __future__ import annotations

from tests.documents.hostile import hostile
from tests.documents.pdf_files import one_page, raw_pdf, stream

_FONT = b"<</Font<</F 5 0 R>>>>"
_WORDS = b"BT /F 12 Tf 72 700 Td (abcabc) Tj ET"
_HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%s>>"


def _page(content: bytes, font: bytes = _HELVETICA % b"", *more: bytes) -> bytes:
    return raw_pdf([*one_page(content, _FONT), font, *more])


@hostile("saved.pdf")
def states_saved_and_never_restored() -> bytes:
    return _page(b"q " * 1_000_000 + _WORDS)


@hostile("string.pdf")
def brackets_in_a_string() -> bytes:
    return _page(b"BT /F 12 Tf (" + b"(" * 100_000 + b")" * 100_000 + b") Tj ET")


@hostile("entries.pdf")
def entries_in_entries() -> bytes:
    catalogue, *others = one_page(_WORDS, _FONT)
    nested = b"/X<<" * 100_000 + b">>" * 100_000
    return raw_pdf([catalogue[:-2] + nested + b">>", *others, _HELVETICA % b""])


@hostile("glyph.pdf")
def a_glyph_that_is_drawn_with_itself() -> bytes:
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]"
        b"/CharProcs<</a 6 0 R>>"
        b"/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]/Resources%s>>" % _FONT
    )
    return _page(b"BT /F 12 Tf (aaaa) Tj ET", font, stream(b"BT /F 12 Tf (aaaa) Tj ET"))


@hostile("halves.pdf")
def characters_that_mean_halves() -> bytes:
    meanings = b"<61> <d800> <62> <dc00> <63> <ffff>"
    words = b"begincmap 1 begincodespacerange <00><ff> endcodespacerange 3 beginbfchar %s endbfchar"
    return _page(_WORDS, _HELVETICA % b"/ToUnicode 6 0 R", stream(words % meanings + b" endcmap"))


@hostile("bookmarks.pdf")
def bookmarks_that_lead_to_themselves() -> bytes:
    catalogue, *others = one_page(_WORDS, _FONT)
    outlines = (
        b"<</First 7 0 R/Last 7 0 R>>",
        b"<</Title(a)/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>",
    )
    font = _HELVETICA % b""
    return raw_pdf([catalogue[:-2] + b"/Outlines 6 0 R>>", *others, font, *outlines])


@hostile("places.pdf")
def words_beyond_all_bounds() -> bytes:
    places = b"99999999999 0 Td (b) Tj -1e38 1e38 Td (c) Tj"
    return _page(b"BT /F 0.00001 Tf 72 700 Td (aaaa) Tj %s ET" % places)
