"""What a page says of itself where readers do not see it: meta elements and JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from reader_app.documents.loaders.html.tree import class_words
from reader_app.documents.model import Metadata
from reader_app.documents.structure.shapes import first_date, is_date_line
from reader_app.documents.structure.words import is_body, is_name, word_set
from reader_app.documents.xml import Element, attribute

if TYPE_CHECKING:
    from lxml import etree

# Names of meta elements in the order of trust, in lower case. The first ones are those that the
# State Council's office prescribes for government sites (国办函〔2019〕… 政府网站网页标签规范).
_TITLES = (
    "articletitle",
    "og:title",
    "dc.title",
    "dcterms.title",
    "twitter:title",
    "title",
    "headline",
)
_SOURCES = ("contentsource", "source", "article:source", "mediaid", "dc.publisher", "dc.source")
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "og:article:author",
    "byline",
)
_DATES = (
    "pubdate",
    "article:published_time",
    "og:published_time",
    "og:release_date",
    "publishdate",
    "publish_time",
    "publishtime",
    "datepublished",
    "dc.date",
    "dcterms.created",
    "dc.date.issued",
    "weibo: article:create_at",
    "bytedance:published_time",
    "date",
)
_ARTICLES = frozenset(
    {"article", "newsarticle", "blogposting", "reportagenewsarticle", "webpage", "report"}
)
_OF_AUTHORS = frozenset({"meta", "a", "span", "strong", "b", "div", "p", "address", "li"})
_OUTLETS = ("报", "网", "社", "台", "客户端", "发布", "编辑部", "记者")
_LONGEST_JSON = 1 << 20
_DEEPEST = 12
_MOST_TIMES = 50
_MOST_NAMED = 1_000
_LONGEST = 300
_LONGEST_NAME = 60
_DATED_ADDRESS = re.compile(r"[/t_]((?:19|20)\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?!\d)")
_NICKNAME = re.compile(r"[\w·.\- ]{2,20}")
_ROLE = re.compile(r"^(?:[本特]\S{0,3})?(?:作者|记者|文|撰文|[Bb]y)[\s：:/|｜]+")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){1,3}")
_PARTED = frozenset("·•|｜丨")
_SIDE_BY_SIDE = re.compile(r"\s*[·•|｜丨]\s*")
_MOST_PARTS = 5
_LONGEST_PART = 12
# What the media set between the name of a column and the title (观察丨一条老街的新生).
_AFTER_COLUMNS = frozenset("丨｜|")
_PARTS = re.compile(
    r"\s*[_|｜丨]\s*|\s+[-–—]+\s*|\s*[-–—]+\s+|(?<=[\u4e00-\u9fff）])-(?=[\u4e00-\u9fff])"
)


def read_facts(root: Element) -> Metadata:
    """Title (as stated, perhaps with the site's name), source, author and date."""
    stated = _meta(root)
    linked = _linked_data(root)
    return Metadata(
        title=_first(stated, _TITLES) or linked.get("headline") or _title_element(root),
        source=_body(_first(stated, _SOURCES) or linked.get("publisher")) or _account(root),
        author=_names(_first(stated, _AUTHORS))
        or linked.get("person")
        or _nickname(linked.get("author"))
        or _author_element(root),
        date=_date(stated, linked) or _time_element(root) or _date_of_address(root, stated),
    )


def bare_title(title: str | None) -> str | None:
    """The title without the names of the section and the site behind it."""
    if not title:
        return None
    title = title.strip()
    parted = _PARTS.search(title)
    first, rest = (title[: parted.start()], title[parted.end() :]) if parted else (title, "")
    column = parted is not None and parted[0].strip() in _AFTER_COLUMNS and len(first) < len(rest)
    return first if len(first) >= 4 and not column else title


def states_when(line: str) -> bool:
    """Whether a line only says who published when, side by side (某报·2023-06-21·某省)."""
    if _PARTED.isdisjoint(line):
        return False
    parts = _SIDE_BY_SIDE.split(line)
    if not 2 <= len(parts) <= _MOST_PARTS or not any(map(is_date_line, parts)):
        return False
    return all(len(part) <= _LONGEST_PART or is_date_line(part) for part in parts)


def _meta(root: Element) -> dict[str, str]:
    stated: dict[str, str] = {}
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for key in ("name", "property", "itemprop"):
            if content and (name := element.get(key)):
                stated.setdefault(name.strip().lower(), content[:_LONGEST])
    return stated


def _first(stated: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((stated[name] for name in names if name in stated), None)


def _title_element(root: Element) -> str | None:
    element = next(root.iter("title"), None)
    words = "" if element is None else " ".join("".join(element.itertext()).split())
    return words[:_LONGEST] or None


def _time_element(root: Element) -> str | None:
    times = list(islice(root.iter("time"), _MOST_TIMES))
    for element in times:
        named = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        if attribute(element, "pubdate") or "pub" in named:
            return first_date(element.get("datetime") or "")
    return first_date(times[0].get("datetime") or "") if len(times) == 1 else None


def _author_element(root: Element) -> str | None:
    """The first element that calls itself the author's: rel, itemprop, or its class (h-card)."""
    for named in _authors_path()(root)[:_MOST_NAMED]:
        element = named.getparent()
        if element.tag not in _OF_AUTHORS or not _is_authors(element) or _in_frame(element):
            continue
        texts = (" ".join(text.split()) for text in element.itertext())
        name = element.get("content") or next(filter(None, texts), "")
        if found := _nickname(_ROLE.sub("", name)):
            return found
    return None


@cache
def _authors_path() -> etree.XPath:
    """The few attributes that have the word at all, in the order of the page."""
    from lxml import etree

    return etree.XPath(
        "descendant-or-self::*/@*[contains(., 'uthor') or contains(., 'UTHOR') or . = 'name']"
    )


def _in_frame(element: Element) -> bool:
    """Whether it names the author of something that the page leads to."""
    return any(
        one.tag in ("aside", "nav", "footer") or class_words(one) & word_set("pages", "frame")
        for one in element.iterancestors()
    )


def _is_authors(element: Element) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    parent = element.getparent()
    if element.get("itemprop") == "name":
        return parent is not None and parent.get("itemprop") == "author"
    return element.tag != "meta" and "author" in class_words(element)


def _account(root: Element) -> str | None:
    """The account that a page of a messenger's platform was sent by."""
    element = next((one for one in root.iter("a", "strong") if one.get("id") == "js_name"), None)
    words = "" if element is None else " ".join("".join(element.itertext()).split())
    return _body(words or None)


def _date_of_address(root: Element, stated: Mapping[str, str]) -> str | None:
    """The day in the page's own address (/2021-12/03/c_1128.htm, /t20231018_4.html)."""
    links = (one.get("href") for one in root.iter("link") if one.get("rel") == "canonical")
    for address in (*links, stated.get("og:url"), stated.get("saved-from")):
        if found := _DATED_ADDRESS.search(address or ""):
            return first_date(f"{found[1]}-{found[2]}-{found[3]}")
    return None


def _linked_data(root: Element) -> dict[str, str]:
    """The fields of the first article in JSON-LD (schema.org)."""
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "") or len(element.text or "") > _LONGEST_JSON:
            continue
        try:
            data = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            if fields := _fields(thing):
                return fields
    return {}


def _things(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data[:100]:
            yield from _things(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _things(data.get("@graph"), depth + 1)
        yield from _things(data.get("mainEntity"), depth + 1)


def _fields(thing: dict[str, Any]) -> dict[str, str]:
    kinds = thing.get("@type")
    kind_names = {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}
    if not kind_names & _ARTICLES and "headline" not in thing:
        return {}
    author = thing.get("author")
    author = author[0] if isinstance(author, list) and len(author) == 1 else author
    person = isinstance(author, dict) and author.get("@type") == "Person"
    named = _text(author)
    found = {
        "person": named if person and _NICKNAME.fullmatch(named) else "",
        "headline": _text(thing.get("headline") or thing.get("title")),
        "author": _text(thing.get("author")),
        "publisher": _text(thing.get("publisher")),
        "date": _text(thing.get("datePublished") or thing.get("pubDate")),
    }
    return {name: value for name, value in found.items() if value}


def _text(value: Any) -> str:
    """A string, or the name of a thing, or the names of several."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return " ".join(filter(None, map(_text, value[:20])))
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""


def _date(stated: Mapping[str, str], linked: Mapping[str, str]) -> str | None:
    written = (stated[name] for name in _DATES if name in stated)
    return next(
        (day for text in (*written, linked.get("date", "")) if (day := first_date(text))), None
    )


def _body(name: str | None) -> str | None:
    if not name or len(name) > _LONGEST_NAME or name.startswith(("http:", "https:")):
        return None
    return None if name.lower() in word_set("metadata", "placeholders") else name


def _nickname(written: str | None) -> str | None:
    """A person's name, or the one that somebody writes under; no day, label or body."""
    if not written or not _NICKNAME.fullmatch(written) or first_date(written):
        return None
    if written.isdecimal() or written.lower() in word_set("metadata", "placeholders", "nobody"):
        return None
    return None if is_body(written) or written.endswith(_OUTLETS) else written


def _names(written: str | None) -> str | None:
    """Names of persons only: templates put the site or a login name there."""
    if not written:
        return None
    if _LATIN_NAME.fullmatch(written):
        return written
    names = [part for part in re.split(r"[\s,，、;；]+", written) if part]
    return " ".join(names) if names and all(is_name(name) for name in names) else None
