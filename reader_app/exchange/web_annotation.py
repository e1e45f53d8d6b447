"""One annotation as W3C Web Annotation JSON-LD, and as EPUB Annotations 1.0.

https://www.w3.org/TR/annotation-model/ and https://www.w3.org/TR/epub-anno-10/ (working draft).
What these vocabularies have no word for stands under our own prefix ``zj``, as both allow.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from reader_app.exchange.entry import Entry, Source, derived_id, zulu
from reader_app.library.anchors import Anchor, Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target

Object = dict[str, Any]

NAMESPACE = "urn:zhanjuan:terms#"
_LIST = {"@id": "zj:headings", "@container": "@list"}
_TERMS = {"zj": NAMESPACE, "zj:headings": _LIST}
WEB_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", _TERMS]
EPUB_CONTEXT = ["https://www.w3.org/ns/epub-anno.jsonld", _TERMS]
_TEXT_FRAGMENT = "https://wicg.github.io/scroll-to-text-fragment/"
HASH_URL = "ni:///sha-256;"  # RFC 6920: a thing named by its content

_MOTIVATIONS = {
    MarkKind.HIGHLIGHT: "highlighting",
    MarkKind.UNDERLINE: "highlighting",
    MarkKind.NOTE: "commenting",
    MarkKind.FINDING: "assessing",
    MarkKind.BOOKMARK: "bookmarking",
}
# EPUB Annotations know a closed set of colours, and no red among them.
_EPUB_COLOURS = {Colour.RED: "pink"}
_CSS = {
    Colour.YELLOW: "#ffe680",
    Colour.GREEN: "#b9e6b3",
    Colour.BLUE: "#b3d9f2",
    Colour.RED: "#f5b8b0",
    Colour.PURPLE: "#d9c2ec",
}
_UNDERLINE = ".zj-underline { background: none; text-decoration: underline }"


def web_object(entry: Entry) -> Object:
    """An annotation in the Web Annotation model, without its context."""
    mark = entry.annotation
    target: Object = {"type": "SpecificResource", "source": _source_object(entry.source)}
    styles = _style_classes(mark)
    if styles:
        target["styleClass"] = styles
    if mark.target is Target.PICTURE:
        target["zj:picture"] = mark.picture
    if mark.anchor is not None:
        target["selector"] = _selectors(mark.anchor)
    found = {**_head(mark), "motivation": _MOTIVATIONS[mark.kind], "body": _bodies(mark)}
    if mark.colour or mark.kind is MarkKind.UNDERLINE:
        found["stylesheet"] = {"type": "CssStylesheet", "value": _css(mark)}
    return _without_empty({**found, "target": target, **_own_terms(mark)})


def epub_object(entry: Entry) -> Object:
    """An annotation in the EPUB profile: one body, one motivation of three, a closed palette."""
    mark = entry.annotation
    target: Object = {"source": quote(entry.source.name or "document", errors="replace")}
    if mark.target is Target.PICTURE:
        target["zj:picture"] = mark.picture
    if mark.anchor is not None:
        target["selector"] = [*_selectors(mark.anchor), *_text_fragment(mark.anchor)]
    body: Object = {"type": "TextualBody", "value": mark.note, "format": "text/plain"}
    body["color"] = _EPUB_COLOURS.get(mark.colour, mark.colour) if mark.colour else None
    body["highlight"] = "underline" if mark.kind is MarkKind.UNDERLINE else None
    body["tags"] = list(mark.tags)
    motivation = _MOTIVATIONS[mark.kind]
    motivation = "commenting" if motivation == "assessing" else motivation
    return _without_empty(
        {
            **_head(mark),
            "motivation": motivation,
            "target": target,
            "body": {"value": "", **_without_empty(body)},
            "zj:colour": mark.colour,
            "zj:name": mark.name,
            **_own_terms(mark),
        }
    )


def about_object(source: Source) -> Object:
    """The publication that an EPUB AnnotationSet is about."""
    return _without_empty(
        {
            "dc:identifier": [hash_url(source.content_hash)] if source.content_hash else None,
            "dc:title": source.title or source.name,
            "dc:publisher": source.publisher,
            "dc:creator": [source.author] if source.author else None,
            "dc:date": source.date[:4] if source.date else None,
            "zj:date": source.date,
            "zj:title": source.title,
            "zj:fileName": source.name,
            "zj:textHash": source.text_hash,
        }
    )


def hash_url(content_hash: str) -> str:
    """The name of a content as RFC 6920 spells it, from hexadecimal."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(content_hash))
    return HASH_URL + digest.decode("ascii").rstrip("=")


def _head(mark: Annotation) -> Object:
    return {
        "id": f"urn:uuid:{mark.id}",
        "type": "Annotation",
        "created": zulu(mark.created),
        "modified": zulu(mark.modified),
        "creator": _person(mark.creator) if mark.creator else None,
    }


def _person(name: str) -> Object:
    return {"id": f"urn:uuid:{derived_id('creator', name)}", "type": "Person", "name": name}


def _own_terms(mark: Annotation) -> Object:
    candidate = mark.candidate
    return {
        "zj:kind": mark.kind,
        "zj:target": mark.target if mark.target is not Target.TEXT else None,
        "zj:placement": mark.placement if mark.placement is not Placement.PLACED else None,
        "zj:candidate": {"start": candidate[0], "end": candidate[1]} if candidate else None,
    }


def _bodies(mark: Annotation) -> list[Object]:
    def body(value: str, purpose: str, media: str = "text/plain") -> Object:
        return {"type": "TextualBody", "value": value, "format": media, "purpose": purpose}

    note = [body(mark.note, "commenting", "text/markdown")] if mark.note else []
    name = [body(mark.name, "bookmarking")] if mark.name else []
    return [*note, *name, *(body(tag, "tagging") for tag in mark.tags)]


def _selectors(anchor: Anchor) -> list[Object]:
    position = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    words = {
        "type": "TextQuoteSelector",
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }
    hint = {
        "type": "zj:StructureSelector",
        "zj:headings": list(anchor.headings),
        "zj:block": anchor.block,
        "zj:page": anchor.page,
    }
    hint = _without_empty(hint)
    return [position, words, *([hint] if len(hint) > 1 else [])]


def _text_fragment(anchor: Anchor) -> list[Object]:
    if not anchor.exact:
        return []
    parts = [
        f"{_escaped(anchor.prefix)}-" if anchor.prefix else "",
        _escaped(anchor.exact),
        f"-{_escaped(anchor.suffix)}" if anchor.suffix else "",
    ]
    value = ":~:text=" + ",".join(part for part in parts if part)
    return [{"type": "FragmentSelector", "conformsTo": _TEXT_FRAGMENT, "value": value}]


def _escaped(text: str) -> str:
    """Percent-encoded, with the hyphens and commas that divide the parts of a text fragment."""
    return quote(text, safe="", errors="replace").replace("-", "%2D")


def _source_object(source: Source) -> Object:
    return _without_empty(
        {
            "id": _address(source),
            "type": "Text",
            "dc:title": source.title,
            "dc:creator": source.author,
            "dc:publisher": source.publisher,
            "dc:date": source.date,
            "zj:fileName": source.name,
            "zj:textHash": source.text_hash,
        }
    )


def _address(source: Source) -> str:
    if source.content_hash:
        return hash_url(source.content_hash)
    return quote(source.name, errors="replace")


def _style_classes(mark: Annotation) -> list[str]:
    underline = ["zj-underline"] if mark.kind is MarkKind.UNDERLINE else []
    return [*([f"zj-{mark.colour}"] if mark.colour else []), *underline]


def _css(mark: Annotation) -> str:
    rules = [f".zj-{mark.colour} {{ background: {_CSS[mark.colour]} }}"] if mark.colour else []
    if mark.kind is MarkKind.UNDERLINE:
        rules.append(_UNDERLINE)
    return " ".join(rules)


def _without_empty(found: Mapping[str, Any]) -> Object:
    return {key: value for key, value in found.items() if value not in (None, "", [], {})}
