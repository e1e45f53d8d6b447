"""What part a word can play in a term: the part of speech, and the word lists that overrule it."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from reader_app.analysis.frequencies import inverse_document_frequencies
from reader_app.resources import resource


class Role(IntEnum):
    """``HEAD`` may stand anywhere in a term, ``MODIFIER`` not at its end, ``SUFFIX`` at its end
    only; a ``VERB`` counts where it recurs."""

    HEAD = 1
    MODIFIER = 2
    SUFFIX = 3
    VERB = 4


class Part(NamedTuple):
    """A word within a term. ``weight`` is its inverse document frequency, 0 if it has none;
    ``alone``: whether it may be a term by itself; ``verbal``: whether it also names an action."""

    role: Role
    weight: float
    alone: bool
    verbal: bool = False


# Signs, particles, pronouns, prepositions, conjunctions: never part of a term.
_GRAMMAR_TAGS = frozenset(("x", "w", "u", "uj", "ul", "uv", "ud", "uz", "ug", "p", "c", "r", "y"))
_NOUN_TAGS = frozenset(("n", "nz", "vn", "an", "j", "nl", "nrt", "s"))
_VERB_TAGS = frozenset(("v", "vi"))
_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,}")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]+")
_CODE = re.compile(r"[A-Z][A-Z0-9-]*[0-9]")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几某各每近超约第")
# 驾驶人, 出生率, 货运站; and those that make a modifier: 政府性, 信息化.
_SUFFIXES = frozenset(
    "人员者率量费额值价品物类业机站线法权度制点区厂店库具器车船队署税债券款金证卡码词"
)
_MODIFYING_SUFFIXES = frozenset("性化型式")
# Of these alone verbs that are no nouns make nouns: 参与者, 使用量, but not 留住人.
_SUFFIXES_OF_VERBS = frozenset("者率量费额")
_PARTICLES = frozenset("比为与以及对于从由在将和并等的已被把到向之")
_SUFFIX_WEIGHT = 1.0
# Below these a word says nothing of the subject by itself.
_LEAST_IDF_OF_NOUN = 5.6
_LEAST_IDF_OF_VERB = 6.0
_FOUR = 4  # characters
_MOST_KNOWN = 1 << 16


def part(word: str, tag: str) -> Part | None:
    """The part of a word in simplified script with its tag; None for one that ends terms."""
    if tag in _GRAMMAR_TAGS:
        return None
    if len(word) == 1:
        return _suffix(word, tag)
    if _says_nothing(word):
        return None
    if not _CHINESE.fullmatch(word):
        return _latin(word)
    weight = inverse_document_frequencies().get(word, 0.0)
    light, noun = word in _listed("light_words"), word in _listed("nouns")
    if tag == "b" or (light and not noun and tag not in _NOUN_TAGS):
        return Part(Role.MODIFIER, weight, False)
    if noun or tag in _NOUN_TAGS or (tag == "l" and _is_noun(word[-2:])):
        alone = not light and (not weight or weight >= _LEAST_IDF_OF_NOUN)
        return Part(Role.HEAD, weight, alone, tag == "vn" or (noun and tag in _VERB_TAGS))
    if word[0] not in _NUMERALS and tag in _VERB_TAGS:
        return Part(Role.VERB, weight, weight >= _LEAST_IDF_OF_VERB, True)
    return None


class Parts(dict[str, Part | None]):
    """The parts of words, of which each has one tag: asked for by the word alone in a third of the
    time that the pair takes. One serves all texts that are cut with the same dictionary."""

    def of(self, words: list[str], tags: list[str]) -> list[Part | None]:
        """The part of each word; None for one that ends terms."""
        try:
            return list(map(self.__getitem__, words))
        except KeyError:
            if len(self) > _MOST_KNOWN:
                self.clear()
            for word, tag in zip(words, tags, strict=True):
                if word not in self:
                    self[word] = part(word, tag)
        return list(map(self.__getitem__, words))


PARTS = Parts()
"""Those of the words of the dictionary that comes with the program."""


def _says_nothing(word: str) -> bool:
    """A word of the stop list, or one half such a word (防范措施, 保持稳定); a number; a word with
    a particle of grammar at its end, which the segmenter put there by mistake (价为)."""
    stop_words = _listed("stop_words")
    if word in stop_words:
        return True
    if len(word) == _FOUR and not stop_words.isdisjoint((word[:2], word[2:])):
        return True
    if word[-1] in _PARTICLES and word not in _listed("nouns"):
        return True
    return word[0] in _NUMERALS and not _is_noun(word)


def _is_noun(word: str) -> bool:
    return word in _listed("nouns") or word in _listed("light_words")


def _suffix(word: str, tag: str) -> Part | None:
    if word in _MODIFYING_SUFFIXES:
        return Part(Role.SUFFIX, 0.0, False)
    if word in _SUFFIXES and tag[:1] in "nkqv":
        return Part(Role.SUFFIX, _SUFFIX_WEIGHT, False)
    return None


def _latin(word: str) -> Part | None:
    """GDP is a term, T3 part of one (T3航站楼)."""
    if _ABBREVIATION.fullmatch(word):
        return Part(Role.HEAD, _LEAST_IDF_OF_NOUN, True)
    return Part(Role.MODIFIER, _SUFFIX_WEIGHT, False) if _CODE.fullmatch(word) else None


@cache
def _listed(name: str) -> frozenset[str]:
    lines = resource(f"lexicons/keywords/{name}.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def joined(stem: Part, suffix: Part, character: str) -> Part | None:
    """The part of a word and its suffix: 驾驶 + 人, 政府 + 性; None if they are no word."""
    if stem.role is Role.VERB and character not in _SUFFIXES_OF_VERBS:
        return None
    if not suffix.weight:
        return Part(Role.MODIFIER, stem.weight, False)
    return Part(Role.HEAD, stem.weight + suffix.weight, bool(stem.weight))
