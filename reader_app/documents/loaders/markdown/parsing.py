"""The parser of Markdown: CommonMark with tables, footnotes, lists of tasks and of terms, and what
Chinese asks of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import text
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it.utils import EnvType

# What stands in no run of plain words (CommonMark 0.31, 2.1, and the signs of the plugins).
_SIGNS = re.compile(r"[\n!-/:-@\[-`{-~]")
# What a rule begins with; one that is not named here is asked of every sign.
_BEGINS = {
    "text": "",  # asked by itself
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "footnote_inline": "^",
    "footnote_ref": "[",
}
_NEIGHBOUR = re.compile(r"[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*(?:#[A-Za-z0-9_.-]*)?")
_STARS = re.compile(r"\*+")
_WIDE = re.compile("[\u2014-\u2026\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")


@cache
def parser(anchored: bool = True) -> MarkdownIt:
    """``anchored``: headings have names for links to lead to."""
    from mdit_py_plugins.anchors import anchors_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    made = MarkdownIt()
    made.inline = _Inline()
    made.configure("commonmark", {"html": True}).enable(["table", "strikethrough"])
    made.use(footnote_plugin).use(tasklists_plugin).use(deflist_plugin)
    made.normalizeLink = _normal_link(made.normalizeLink)  # type: ignore[method-assign,assignment]
    return made.use(anchors_plugin, max_level=6) if anchored else made


def _normal_link(normalize: Callable[[str], str]) -> Callable[[str], str]:
    """Addresses of neighbouring files, as most are, have nothing to be normalized."""
    return lambda url: url if _NEIGHBOUR.fullmatch(url) else normalize(url)


class _Inline(ParserInline):
    def __init__(self) -> None:
        super().__init__()
        self._by_sign: dict[str, list[Callable[[StateInline, bool], bool]]] = {}

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

    def tokenize(self, state: StateInline) -> None:
        """As the parser does it, but a sign is shown only to the rules that it may begin, not to
        all twelve of them: a tenth of the time that parsing takes."""
        src, end = state.src, state.posMax
        most = state.md.options["maxNesting"]
        while state.pos < end:
            if state.level < most:
                if text(state, False):
                    continue
                sign = src[state.pos]
                for rule in self._by_sign.get(sign) or self._rules_of(sign):
                    if rule(state, False):
                        break
                else:
                    self._take(state)
            else:
                self._take(state)
        if state.pending:
            state.pushPending()

    def _take(self, state: StateInline) -> None:
        """A sign that means nothing here."""
        state.append_pending(state.src[state.pos])
        state.pos += 1

    def _rules_of(self, sign: str) -> list[Callable[[StateInline, bool], bool]]:
        """The rules, in their order, that may begin with a sign."""
        known = self._by_sign.get(sign)
        if known is None:
            active = zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True)
            known = self._by_sign[sign] = [
                rule for name, rule in active if sign in _BEGINS.get(name, sign)
            ]
        return known


class _State(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802,N803
        """Stars beside Chinese: **结论：**尽快 is emphasis to whoever writes it, though CommonMark
        asks for a blank behind the mark (0.31, 6.2), which Chinese does not set."""
        if run := _STARS.match(self.src, start):
            before, after = self.src[start - 1 : start], self.src[run.end() : run.end() + 1]
            if _WIDE.match(before) or _WIDE.match(after):
                return Scanned(bool(after.strip()), bool(before.strip()), len(run[0]))
        return super().scanDelims(start, canSplitWord)
