"""What tokens of the Markdown parser say, without being written: words, and what they lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader_app.documents.loaders.html.inline import BACK_SIGNS
from reader_app.documents.loaders.html.notes import is_mark_text

if TYPE_CHECKING:
    from markdown_it.token import Token

CHECKBOX = '<input class="task-list-item-checkbox"'


def needs_page(tokens: Sequence[Token]) -> bool:
    """Whether the tokens hold what only a page says: raw HTML, or links that are marks of notes."""
    return any(
        token.type == "html_block"
        or (token.children and ("<" in token.content or "#" in token.content) and _says_more(token))
        for token in tokens
    )


def _says_more(inline: Token) -> bool:
    children = inline.children or []
    for number, token in enumerate(children):
        if token.type == "html_inline" and not token.content.startswith(CHECKBOX):
            return True
        if token.type == "link_open" and str(token.attrs.get("href", "")).startswith("#"):
            words = words_of(children[number + 1 : closing(children, number)])
            if is_mark_text(words):
                return True
    return False


def closing(tokens: Sequence[Token], opening: int) -> int:
    """Where the link that opens at ``opening`` closes; links are not nested."""
    return next(n for n in range(opening, len(tokens)) if tokens[n].type == "link_close")


def words_of(tokens: Sequence[Token]) -> str:
    return " ".join(plain(tokens).split())


def plain(tokens: Sequence[Token]) -> str:
    """The words without what is around them."""
    return "".join(map(_said, tokens))


def _said(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return f"[{token.meta['id'] + 1}]" if token.type == "footnote_ref" else ""


def alt_of(image: Token) -> str:
    """The words that stand for a picture; of a picture among them its own."""
    return "".join(
        alt_of(token) if token.type == "image" else _said(token)
        for token in image.children or ()
        if token.type != "footnote_ref"
    )


def leads_back(tokens: Sequence[Token], opening: int) -> bool:
    """Whether the link says nothing but that it leads from a note back to its mark."""
    words, after = tokens[opening + 1], tokens[min(opening + 2, len(tokens) - 1)]
    return words.content.strip() in BACK_SIGNS and after.type == "link_close"


def leading(tokens: Sequence[Token], *openings: int) -> Iterator[str]:
    """The words that the pieces begin with, up to the next mark in them."""
    for opening in openings:
        end = opening + 1
        while tokens[end].type in ("text", "softbreak"):
            end += 1
        yield plain(tokens[opening + 1 : end])
