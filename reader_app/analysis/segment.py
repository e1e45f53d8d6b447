"""Words of a Chinese text: the only module that knows jieba.

jieba is the reference. rjieba is the same algorithm over the same dictionary in Rust, some
twenty times faster, and lets go of the interpreter lock while it works; it carries the work
where it is installed. Both are given the user's words, and a test holds them equal.
"""

from __future__ import annotations

import logging
import threading
from array import array
from collections.abc import Iterable, MutableSequence
from functools import cache
from itertools import accumulate
from operator import add
from pathlib import Path
from sys import intern
from typing import NamedTuple, Protocol

from reader_app.resources import resource

# The tags of so many words are remembered (some 20 MB); what a library of news holds fits in.
_MOST_KNOWN = 1 << 17


class Token(NamedTuple):
    """A word with its place (code points) and jieba's part-of-speech tag (``x`` if unknown)."""

    word: str
    start: int
    end: int
    tag: str


class CutText(NamedTuple):
    """A text cut into words, as columns; the words tile the text without gaps.

    A record for every word would take several times as long as the cutting itself.
    """

    words: list[str]
    tags: list[str]
    starts: MutableSequence[int]  # code points from the start of the text that was cut

    def append(self, word: str, tag: str, start: int) -> None:
        self.words.append(word)
        self.tags.append(tag)
        self.starts.append(start)

    def tokens(self, origin: int = 0) -> list[Token]:
        """The words as records, with offsets from ``origin`` code points before the text."""
        starts = [origin + start for start in self.starts]
        ends = map(add, starts, map(len, self.words))
        return list(map(Token._make, zip(self.words, starts, ends, self.tags, strict=True)))


class Engine(Protocol):
    def tag(self, text: str) -> list[tuple[str, str]]: ...
    def cut(self, text: str) -> list[str]: ...
    def add_word(self, word: str, tag: str) -> None: ...


class RustEngine:
    """rjieba: fast; tags are looked up in the dictionary.

    ``own`` gives it a dictionary that words can be added to; the module has one loaded already.
    """

    def __init__(self, own: bool = True) -> None:
        import rjieba

        self._jieba = rjieba.Jieba() if own else rjieba

    def tag(self, text: str) -> list[tuple[str, str]]:
        tagged: list[tuple[str, str]] = self._jieba.tag(_sound(text))
        return tagged

    def cut(self, text: str) -> list[str]:
        words: list[str]
        try:
            words = self._jieba.cut(text)
        except UnicodeEncodeError:
            words = self._jieba.cut(_sound(text))
        return words

    def add_word(self, word: str, tag: str) -> None:
        self._jieba.add_word(_sound(word), _frequency(len(word)), tag)


def _sound(text: str) -> str:
    """The text with a sign for what is no character but half a pair, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text


class PythonEngine:
    """jieba itself, with tags looked up in its dictionary: the reference, and the fallback."""

    def __init__(self) -> None:
        import jieba

        jieba.setLogLevel(logging.WARNING)
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.initialize()
        self._tags = dict(_dictionary_tags())

    def tag(self, text: str) -> list[tuple[str, str]]:
        return [(word, self._tags.get(word, "x")) for word in self.cut(text)]

    def cut(self, text: str) -> list[str]:
        words: list[str] = self._tokenizer.lcut(text)
        return words

    def add_word(self, word: str, tag: str) -> None:
        self._tokenizer.add_word(word, _frequency(len(word)))
        self._tags[word] = tag


class Segmenter:
    """Cuts text into tagged words. One segmenter may be shared by threads.

    ``words`` are the user's own terms with a tag each; they are kept whole.
    """

    def __init__(self, words: Iterable[tuple[str, str]] = (), engine: Engine | None = None) -> None:
        words = tuple(words)
        self._engine = engine or _fastest_engine(own=bool(words))
        for word, tag in words:
            self._engine.add_word(word, tag)
        self._known: dict[str, str] = {}

    def cut(self, text: str, shared: bool = False) -> CutText:
        """The words of ``text`` in order; they tile it without gaps.

        ``shared`` makes one string of all places of a word and an array of the places, which a long
        text needs: it has a million words. A short one is cut in two thirds of the time without.
        """
        words = self._engine.cut(text)
        if shared:
            words = list(map(intern, words))
        places = accumulate(map(len, words), initial=0)
        starts: MutableSequence[int] = array("I", places) if shared else list(places)
        starts.pop()
        return CutText(words, self._tags_of(words, text), starts)

    def _tags_of(self, words: list[str], text: str) -> list[str]:
        """The tags of the words that ``text`` is cut into.

        A word has one tag wherever it stands, so it is asked for once and remembered: tagging
        takes the engine as long again as cutting.
        """
        known = self._known
        try:
            return list(map(known.__getitem__, words))
        except KeyError:
            self._learn(known, words, text)
        return list(map(known.__getitem__, words))

    def _learn(self, known: dict[str, str], words: list[str], text: str) -> None:
        mended = _mended_tags().get
        for word in set(words).difference(known):
            tagged = self._engine.tag(word)
            known.update((part, mended(part) or intern(tag)) for part, tag in tagged)
            if len(tagged) != 1:  # cut apart where it stands alone: asked for where it stands
                tagged = self._engine.tag(text)
                known.update((part, mended(part) or intern(tag)) for part, tag in tagged)
                break
        if len(known) > _MOST_KNOWN:
            self._known = {}

    def tokens(self, text: str) -> list[Token]:
        """The words of ``text`` as records."""
        return self.cut(text).tokens()

    def words(self, text: str) -> list[str]:
        """The words alone: several times faster than ``tokens``."""
        return self._engine.cut(text)


def _frequency(length: int) -> int:
    """A frequency high enough to win over any cut of a word of ``length`` characters."""
    return 200_000 if length > 1 else 50


def _fastest_engine(own: bool) -> Engine:
    try:
        return RustEngine(own)
    except ImportError:  # no wheel for this platform
        return PythonEngine()


def _dictionary_tags() -> Iterable[tuple[str, str]]:
    import jieba

    with (Path(jieba.__file__).parent / "dict.txt").open(encoding="utf-8") as file:
        for line in file:
            word, _, tag = line.split(" ")
            yield word, tag.strip()


@cache
def _mended_tags() -> dict[str, str]:
    """The tags of common words that the dictionary takes for names."""
    text = resource("lexicons/tags.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {word: intern(tag) for tag, *words in rows for word in words}


_lock = threading.Lock()


@cache
def _shared() -> Segmenter:
    return Segmenter()


def default_segmenter() -> Segmenter:
    """The segmenter without user words; made at first use (about 80 ms), then shared."""
    with _lock:
        return _shared()
