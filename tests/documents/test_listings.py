"""Listings of web pages, books and Markdown: lines, indents and empty lines as they were typed."""

from __future__ import annotations

import pytest

from reader_app.documents.loaders import load_bytes
from reader_app.documents.model import BlockKind, Document
from tests.documents.test_html import BODY, kinds, page

PROGRAM = "def ferry():\n    if late:\n        return 1\n\n    return 2"


def listed(document: Document) -> list[str]:
    return [text for kind, text in kinds(document) if kind == "listing"]


def markdown(text: str) -> Document:
    return load_bytes(text.encode(), "a.md")


def framed(markup: str) -> Document:
    """A page with enough text around that the listing is not the text itself."""
    return page(f"<p>{BODY * 3}</p>{markup}<p>{BODY}</p>")


@pytest.mark.parametrize(
    "document",
    [
        framed(f"<pre><code>{PROGRAM}\n</code></pre>"),
        framed(f"<pre>\n{PROGRAM}\n\n</pre>"),
        framed("<pre>" + PROGRAM.replace("return", "<b>return</b>") + "</pre>"),
        framed("<pre><code>" + PROGRAM.replace("def", "<span>def</span>") + "</code></pre>"),
        markdown(f"# 渡口\n\n{BODY}\n\n```python\n{PROGRAM}\n```\n\n{BODY}\n"),
        markdown(f"# 渡口\n\n- {BODY}\n\n  ```\n  " + PROGRAM.replace("\n", "\n  ") + "\n  ```\n"),
    ],
    ids=["program", "typed", "marked", "coloured", "fenced", "in an item"],
)
def test_a_listing_stands_in_the_text_as_it_was_typed(document: Document) -> None:
    assert PROGRAM in document.text
    assert listed(document) == [line.strip() for line in PROGRAM.split("\n") if line]


def test_empty_lines_around_a_listing_are_none_of_it() -> None:
    document = framed("<pre>\n\n\n甲\n\n\n乙\n\n\n</pre>")
    assert f"{BODY}\n甲\n\n\n乙\n{BODY}" in document.text


def test_a_line_with_a_shape_of_its_own_is_what_it_looks_like() -> None:
    document = framed("<pre>远上寒山石径斜\n白云生处有人家\n来源：岑阳日报</pre>")
    assert ("metadata", "来源：岑阳日报") in kinds(document)
    assert listed(document) == ["远上寒山石径斜", "白云生处有人家"]


def test_a_page_that_is_typed_as_a_whole_is_judged_as_a_text() -> None:
    body = (
        "　　昨夜，岑阳市普降大雨，河道水位上涨较快，个别低洼路段一度积水。\n"
        "　　市水务局派出两个工作组，分赴各乡镇检查堤防，要求专人值守。"
    )
    document = page(f"<pre>岑阳市防汛工作通报\n{body}</pre>")
    assert [kind for kind, _ in kinds(document)] == ["title", "paragraph", "paragraph"]


def test_a_program_in_the_frame_of_a_page_stays_there() -> None:
    document = framed(f"<footer><pre><code>{PROGRAM}</code></pre></footer>")
    assert not listed(document)
    assert BlockKind.BOILERPLATE in {block.kind for block in document.blocks}
