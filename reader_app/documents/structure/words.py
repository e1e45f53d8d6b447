"""The word lists of structure, loaded once from resources/lexicons/structure."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from reader_app.resources import resource


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """The words of one list, longest first: ``words("captions", "openings")``."""
    return tuple(sorted(set(_file(name)[key]), key=len, reverse=True))


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """The words of several lists of one file."""
    return frozenset(word for key in keys for word in _file(name)[key])


@cache
def any_of(name: str, *keys: str) -> re.Pattern[str]:
    """A pattern that finds any word of the lists, the longest first."""
    found = sorted(word_set(name, *keys), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, found)))


@cache
def surnames() -> frozenset[str]:
    """Surnames of one and two characters, shared with the analysis."""
    found: set[str] = set()
    for name, several in (("surnames", False), ("compound_surnames", True)):
        lines = resource(f"lexicons/names/{name}.txt").read_text(encoding="utf-8").splitlines()
        joined = " ".join(line for line in lines if not line.startswith("#"))
        found.update(joined.split() if several else joined.replace(" ", ""))
    return frozenset(found)


def is_name(text: str) -> bool:
    """Two to four Han characters that start with a surname; white space inside is allowed.

    Four only behind a surname of two.
    """
    bare = "".join(text.split())
    if not 2 <= len(bare) <= 4 or not all("\u4e00" <= character <= "\u9fff" for character in bare):
        return False
    return (len(bare) < 4 and bare[0] in surnames()) or bare[:2] in surnames()


_POST = re.compile(
    r"(?:省长|市长|县长|区长|州长|旗长|盟长|镇长|乡长|主任|书记|院长|检察长|局长|厅长|部长|主席|委员长|总理|会长|理事长|董事长|总经理|校长|行长|司令员?|政委|秘书长|组长|发言人|教授|研究员)$"
)
_PERSON = re.compile("[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6}){0,2}")


def speaker(text: str) -> str | None:
    """The person that a line names behind the post held (县长　王　明), or None.

    Behind a post any name is one, that of a Mongol (那顺巴图) as well.
    """
    parts = text.split()
    post = next((i for i, part in enumerate(parts[:-1]) if _POST.search(part)), None)
    name = "" if post is None else "".join(parts[post + 1 :])
    return name if _PERSON.fullmatch(name) and not is_body(name) else None


def is_body(text: str) -> bool:
    """Whether it ends like the name of a body; the names of meetings end so, too, but are none."""
    if not text.endswith(words("endings", "bodies")) or _TELLS.search(text):
        return False
    return not text.endswith(words("endings", "meetings") + words("endings", "acts"))


def is_document_title(text: str) -> bool:
    """Whether it ends like the title of an official document, a bracketed addition aside.

    The characters of a short one are often set apart (公　告).
    """
    bare = _ADDITION.sub("", "".join(text.split()))
    return bare.endswith(words("endings", "documents"))


# A year, or what somebody does: the line tells of a meeting (某某主持召开县长办公会).
_TELLS = re.compile(r"\d{4}年|召开|召開|主持|出席")
_ADDITION = re.compile(r"(?:[（(][^（()）]{1,16}[）)]|\[\d{1,2}\])+$")


@cache
def _file(name: str) -> dict[str, list[str]]:
    with resource(f"lexicons/structure/{name}.toml").open("rb") as file:
        return tomllib.load(file)
