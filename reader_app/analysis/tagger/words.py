"""What the tagger knows of a word or a character by itself: classes from the word lists."""

from __future__ import annotations

from functools import cache, lru_cache

from reader_app.analysis.entities.gazetteer import divisions, known_bodies, known_places
from reader_app.analysis.entities.name_index import NameIndex
from reader_app.analysis.entities.rarity import rarity
from reader_app.analysis.entities.vocabulary import characters, lines, words

# jieba's parts of speech that the tagger tells apart; any other counts as 0.
_TAGS = (
    "n nr nrt nrfg ns nt nz x eng j v vn vd a ad an b d m q t r p c u uj ul ud ug uz uv f s i l z "
    "y o e g h k ng vg tg mq zg rr"
)
TAG_NUMBERS = {tag: number for number, tag in enumerate(_TAGS.split(" "), 1)}
# From this rarity (natural logarithm of an inverse document frequency) up to the next: one step.
_RARITY_STEPS = (5.0, 7.0, 8.5, 10.0, 11.5, 13.0, 14.5)
# Lists whose whole words say what may stand beside them, a class each.
_LISTS = (
    "title_heads",
    "role_nouns",
    "name_followers",
    "place_announcers",
    "name_announcers",
    "outside_names",
    "generic_stems",
    "not_persons",
    "area_bodies",
    "branches",
    "event_types",
)
_LONGEST_SUFFIX = 5


@lru_cache(maxsize=65_536)
def word_classes(word: str) -> int:
    """Of a word, four bits each: its step of rarity, class, what its end names, surname class."""
    rare = sum(rarity(word) >= step for step in _RARITY_STEPS)
    return rare | _class(word) << 4 | _suffix(word) << 8 | _surname(word) << 12


def _class(word: str) -> int:
    for number, name in enumerate(_LISTS, 1):
        if word in words(name):
            return number
    title = next((n for n in (3, 2) if word[-n:] in words("title_heads") and len(word) > n), 0)
    return len(_LISTS) + 1 if title else 0


def _suffix(word: str) -> int:
    """Whether a word is (1, 3) or ends with (2, 4) a type of institution or of place."""
    if not "\u4e00" <= word[-1:] <= "\u9fff":
        return 0
    for base, name in ((1, "institution_types"), (3, "place_types")):
        if word in words(name):
            return base
        if any(word[-n:] in words(name) for n in range(min(_LONGEST_SUFFIX, len(word)), 0, -1)):
            return base + 1
    return 0


def _surname(word: str) -> int:
    if word in words("compound_surnames"):
        return 1
    if word in words("japanese_surnames"):
        return 2
    if word in characters("surnames"):
        return 4 if word in characters("ambiguous_surnames") else 3
    return 0


@cache
def character_classes() -> dict[int, int]:
    """Code points with a class other than 0: surname, given name, transliteration, as digits."""
    found: dict[str, int] = {}
    for weight, names in (
        (1, ("surnames", "ambiguous_surnames")),
        (3, ("given_name_characters", "never_in_given_names")),
        (9, ("transliteration_characters", "foreign_marks")),
    ):
        for digit, name in enumerate(names, 1):
            for character in characters(name):
                rest = found.get(character, 0)
                found[character] = rest - rest // weight % 3 * weight + digit * weight
    return {ord(c): value for c, value in found.items()}


@cache
def gazetteer() -> dict[str, int]:
    """Known names with a class: 1 full and 2 short division, 3 and 4 other places, 5 a body."""
    names: dict[str, int] = {}
    for name in known_places():
        names[name] = 3 if len(name) > 2 else 4
    for line in lines("gazetteers/divisions.txt"):
        name = line.split(" ", 1)[1]
        if short := divisions().short(name):
            names.setdefault(short, 2)
        names[name] = 1
    return names | dict.fromkeys(known_bodies(), 5)


@cache
def gazetteer_index() -> NameIndex:
    return NameIndex(gazetteer().keys())
