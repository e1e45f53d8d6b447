"""The element tree of a page, within the limits: broken markup mended, nothing fetched."""

from __future__ import annotations

import html
import re

from reader_app.documents import limits
from reader_app.documents.xml import Element

# More tags than any page that somebody wrote; a tree of so many takes some 100 MB.
_MOST_TAGS = 250_000
_MOST_CHARACTERS = 40_000_000
_SILENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|svg|head)\b.*?(?:</\1\s*>|\Z)", re.I | re.S
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|tr|li|h[1-6]|table|ul|ol|dl|dt|dd|section|article|blockquote|pre|hr)\b[^<>]*>",
    re.I,
)
_ANY_TAG = re.compile(r"</?[A-Za-z!?][^<>]*>")
# A tag so long with so many attributes that comparing their names would take forever.
_LONG_TAG = re.compile(r"<([A-Za-z][\w:-]{0,40})(\s[^<>]{10000,})>")
_MOST_ATTRIBUTES = 300
_DEEPER = "Excessive depth"


def parse(text: str, budget: limits.Budget) -> Element | None:
    """The root of the page, None if there is nothing in it.

    What is nested deeper than the parser goes (libxml2: 2,048) is flattened: its text is kept,
    its markup is not; a warning tells of it.
    """
    from lxml import etree

    text = _bounded(text, budget)
    root, errors = _parsed(text)
    if any(_DEEPER in error.message for error in errors):
        budget.warn("markup-deep")
        root, errors = _parsed(_flattened(text))
    if root is None or not isinstance(root.tag, str):
        return None
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction, etree.Entity)
    return root


def _parsed(text: str) -> tuple[Element | None, list[Element]]:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8",
        recover=True,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # lines of many megabytes; _bounded is the limit
        collect_ids=False,
    )
    data = text.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    return root, list(parser.error_log.filter_from_fatals())


def _bounded(text: str, budget: limits.Budget) -> str:
    """The text, cut where it has more tags or characters than a page can have."""
    if len(text) > _MOST_CHARACTERS:
        budget.warn("content-cut")
        text = text[:_MOST_CHARACTERS]
    text = _LONG_TAG.sub(_plain_tag, text)
    if text.count("<") <= _MOST_TAGS:
        return text
    budget.warn("content-cut")
    parts = text.split("<", _MOST_TAGS)
    return text[: len(text) - len(parts[-1]) - 1]


def _plain_tag(found: re.Match[str]) -> str:
    return f"<{found[1]}>" if found[2].count("=") > _MOST_ATTRIBUTES else found[0]


def _flattened(text: str) -> str:
    """The words of a page with paragraphs as its only markup."""
    return "<body>" + "".join(f"<p>{html.escape(line)}</p>" for line in words_of(text))


def words_of(text: str) -> list[str]:
    """The lines of a page whose tags are only looked at for where lines begin and end."""
    words = _ANY_TAG.sub("", _BLOCK_TAG.sub("\0", _SILENT.sub("", text)))
    lines = (" ".join(html.unescape(line).split()) for line in words.split("\0"))
    return [line for line in lines if line]


def class_words(element: Element) -> frozenset[str]:
    """The words of an element's class and id, in lower case (hotNews-box: hot, news, box)."""
    named = f"{element.get('class', '')} {element.get('id', '')}"
    if named == " ":
        return frozenset()
    return frozenset(word.lower() for word in _WORD.findall(named[:400]))


_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
