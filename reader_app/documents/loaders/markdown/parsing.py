"""The parser of Markdown: CommonMark with tables, footnotes, lists of tasks and of terms, and what
Chinese asks of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it.utils import EnvType

# What stands in no run of plain words (CommonMark 0.31, 2.1, and the signs of the plugins).
_SIGNS = re.compile(r"[\n!-/:-@\[-`{-~]")
_NEIGHBOUR = re.compile(r"[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*(?:#[A-Za-z0-9_.-]*)?")
_STARS = re.compile(r"\*+")
_WIDE = re.compile("[\u2014-\u2026\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")


@cache
def parser() -> MarkdownIt:
    from mdit_py_plugins.anchors import anchors_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    made = MarkdownIt()
    made.inline = _Inline()
    made.configure("commonmark", {"html": True}).enable(["table", "strikethrough"])
    made.use(footnote_plugin).use(tasklists_plugin).use(deflist_plugin)
    made.normalizeLink = _normal_link(made.normalizeLink)  # type: ignore[method-assign,assignment]
    return made.use(anchors_plugin, max_level=6)


def _normal_link(normalize: Callable[[str], str]) -> Callable[[str], str]:
    """Addresses of neighbouring files, as most are, have nothing to be normalized."""
    return lambda url: url if _NEIGHBOUR.fullmatch(url) else normalize(url)


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """As the parser does it, but plain words, as most paragraphs are, are one token at once."""
        if _SIGNS.search(src) is None:
            tokens.append(Token("text", "", 0, content=src))
            return tokens
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _State(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802,N803
        """Stars beside Chinese: **结论：**尽快 is emphasis to whoever writes it, though CommonMark
        asks for a blank behind the mark (0.31, 6.2), which Chinese does not set."""
        if run := _STARS.match(self.src, start):
            before, after = self.src[start - 1 : start], self.src[run.end() : run.end() + 1]
            if _WIDE.match(before) or _WIDE.match(after):
                return Scanned(bool(after.strip()), bool(before.strip()), len(run[0]))
        return super().scanDelims(start, canSplitWord)
