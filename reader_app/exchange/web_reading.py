"""Web annotations of any program, in either profile, as entries; every type is looked at."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import unquote, urlsplit
from uuid import UUID

from reader_app.exchange.entry import Entry, Source, derived_id, utc_time
from reader_app.exchange.web_annotation import HASH_URL, Object
from reader_app.library.anchors import Anchor, Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target

_T = TypeVar("_T")

_KINDS = {
    "highlighting": MarkKind.HIGHLIGHT,
    "bookmarking": MarkKind.BOOKMARK,
    "assessing": MarkKind.FINDING,
}
# Names of colours in EPUB Annotations that are not ours.
_FROM_EPUB = {"pink": Colour.RED, "orange": Colour.YELLOW}


def entry_of(found: object, about: Source | None = None) -> Entry:
    """The annotation that a JSON object of either profile holds, of whatever program.

    ``about`` is the document of the set that it stands in. Raises ValueError for what is no
    annotation.
    """
    if not isinstance(found, dict) or "Annotation" not in _each(found.get("type")):
        raise ValueError("not an annotation")
    target = next((one for one in _each(found.get("target"))), None)
    specific = target if isinstance(target, dict) else {}
    anchor = _anchor(_each(specific.get("selector")))
    bodies = [one for one in _each(found.get("body")) if isinstance(one, (dict, str))]
    own = "zj:kind" in found
    annotation = Annotation(
        id=_id(found),
        document=0,
        kind=_kind(found, bodies, anchor),
        target=_enum(Target, found.get("zj:target")) or _target(specific, anchor),
        anchor=anchor,
        picture=_text(specific.get("zj:picture")) or None,
        placement=_enum(Placement, found.get("zj:placement")) or Placement.PLACED,
        candidate=_span(found.get("zj:candidate")),
        colour=_colour(found, specific, bodies),
        name=_text(found.get("zj:name")) or _body_text(bodies, {"bookmarking"}),
        note=_body_text(bodies, {"commenting", "describing", "replying", "assessing", None}),
        tags=_tags(bodies),
        creator=_creator(found.get("creator")),
        created=utc_time(found.get("created")) or utc_time(found.get("modified")),
        modified=utc_time(found.get("modified")) or utc_time(found.get("created")),
    )
    source = _target_source(target, specific, about)
    return Entry(source, annotation, positioned=own and anchor is not None)


def about_source(found: object) -> Source | None:
    """The document that an AnnotationSet says it is about."""
    if not isinstance(found, dict):
        return None
    names = [_text(one) for one in _each(found.get("dc:identifier"))]
    own_title = "zj:fileName" in found
    title = _text(found.get("zj:title" if own_title else "dc:title"))
    return Source(
        content_hash=next(filter(None, map(_hash_of, names)), None),
        text_hash=_text(found.get("zj:textHash")) or None,
        name=_text(found.get("zj:fileName")),
        title=title or None,
        author=next((_text(one) for one in _each(found.get("dc:creator"))), "") or None,
        publisher=_text(found.get("dc:publisher")) or None,
        date=_text(found.get("zj:date")) or _text(found.get("dc:date")) or None,
    )


def _target_source(target: object, specific: Object, about: Source | None) -> Source:
    source = specific.get("source", target)
    if about is not None:
        return about
    if isinstance(source, str):
        return Source(name=_file_name(source), content_hash=_hash_of(source))
    if not isinstance(source, dict):
        return Source()
    address = _text(source.get("id"))
    return Source(
        content_hash=_hash_of(address),
        text_hash=_text(source.get("zj:textHash")) or None,
        name=_text(source.get("zj:fileName")) or ("" if _hash_of(address) else _file_name(address)),
        title=_text(source.get("dc:title")) or _text(source.get("title")) or None,
        author=_text(source.get("dc:creator")) or None,
        publisher=_text(source.get("dc:publisher")) or None,
        date=_text(source.get("dc:date")) or None,
    )


def _file_name(address: str) -> str:
    try:
        return PurePosixPath(unquote(urlsplit(address).path)).name
    except ValueError:  # no address at all
        return ""


def _hash_of(address: str) -> str | None:
    if not address.startswith(HASH_URL):
        return None
    code = address.removeprefix(HASH_URL)
    try:
        digest = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
    except ValueError:
        return None
    return digest.hex() if len(digest) == 32 else None


def _id(found: Object) -> str:
    given = _text(found.get("id"))
    try:
        return str(UUID(given.removeprefix("urn:uuid:")))
    except ValueError:
        content = given or json.dumps(found, sort_keys=True, ensure_ascii=True)
        return derived_id("annotation", content)


def _kind(found: Object, bodies: Iterable[object], anchor: Anchor | None) -> MarkKind:
    if own := _enum(MarkKind, found.get("zj:kind")):
        return own
    if any(isinstance(one, dict) and one.get("highlight") == "underline" for one in bodies):
        return MarkKind.UNDERLINE
    motivations = [_text(one) for one in _each(found.get("motivation"))]
    for motivation in motivations:
        if motivation in _KINDS:
            return _KINDS[motivation]
    if motivations or _body_text(list(bodies), {"commenting", "describing", "replying", None}):
        return MarkKind.NOTE
    # EPUB Annotations: without a body it is a highlight where it has an extent.
    return MarkKind.HIGHLIGHT if anchor and anchor.exact else MarkKind.BOOKMARK


def _target(specific: Object, anchor: Anchor | None) -> Target:
    if "zj:picture" in specific:
        return Target.PICTURE
    return Target.TEXT if anchor is not None else Target.DOCUMENT


def _anchor(selectors: list[object]) -> Anchor | None:
    """The selectors as one anchor; a quotation that is refined by another selector counts too."""
    values: Object = {}
    for selector in _with_refinements(selectors):
        match selector.get("type"):
            case "TextPositionSelector":
                span = _span(selector)
                values |= {"start": span[0], "end": span[1]} if span else {}
            case "TextQuoteSelector":
                values |= {key: _text(selector.get(key)) for key in ("exact", "prefix", "suffix")}
            case "zj:StructureSelector":
                headings = _each(selector.get("zj:headings"))
                values["headings"] = tuple(map(_text, headings))
                values["block"] = _number(selector.get("zj:block"))
                values["page"] = _text(selector.get("zj:page")) or None
            case "FragmentSelector":
                values = {**_fragment(selector), **values}
    if not values.get("exact") and "start" not in values:
        return None
    return Anchor(**{"start": 0, "end": 0, "exact": "", **values})


def _with_refinements(selectors: list[object]) -> Iterable[Object]:
    for selector in selectors:
        for _ in range(8):  # no file needs more, and one could refer to itself
            if not isinstance(selector, dict):
                break
            yield selector
            selector = selector.get("refinedBy")


def _fragment(selector: Object) -> Object:
    """The quotation in a text fragment (``:~:text=before-,words,-after``)."""
    _, found, value = _text(selector.get("value")).partition(":~:text=")
    parts = value.partition("&")[0].split(",") if found else []
    prefix = unquote(parts.pop(0)[:-1]) if parts and parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts and parts[-1].startswith("-") else ""
    if len(parts) != 1:  # none, or two: a range of which only the ends are told
        return {}
    return {"exact": unquote(parts[0]), "prefix": prefix, "suffix": suffix}


def _colour(found: Object, specific: Object, bodies: Iterable[object]) -> Colour | None:
    named = [_text(found.get("zj:colour"))]
    named += [_text(one).removeprefix("zj-") for one in _each(specific.get("styleClass"))]
    named += [_text(one.get("color")) for one in bodies if isinstance(one, dict)]
    for name in named:
        colour = _enum(Colour, name) or _FROM_EPUB.get(name)
        if colour is not None:
            return colour
    return None


def _body_text(bodies: Iterable[object], purposes: set[str | None]) -> str:
    for body in bodies:
        if isinstance(body, str):
            if None in purposes:
                return body
        elif isinstance(body, dict) and _purposes(body) & purposes:
            value = body.get("value", body.get("chars"))
            text = value.get("text") if isinstance(value, dict) else value
            if _text(text):
                return _text(text)
    return ""


def _purposes(body: Object) -> set[str | None]:
    """What a body is for; {None} where it does not say."""
    return {_text(one) for one in _each(body.get("purpose"))} or {None}


def _tags(bodies: Iterable[object]) -> tuple[str, ...]:
    tags: list[str] = []
    for body in bodies:
        if isinstance(body, dict):
            if "tagging" in _purposes(body):
                tags.append(_text(body.get("value")))
            tags += map(_text, _each(body.get("tags")))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _creator(found: object) -> str | None:
    if isinstance(found, list):
        found = found[0] if found else None
    if isinstance(found, dict):
        found = found.get("name") or found.get("nickname") or found.get("id")
    return _text(found) or None


def _span(found: object) -> tuple[int, int] | None:
    if not isinstance(found, dict):
        return None
    start, end = _number(found.get("start")), _number(found.get("end"))
    if start is None or end is None or not 0 <= start <= end < 1 << 40:
        return None
    return start, end


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _enum(kind: type[_T], value: object) -> _T | None:
    try:
        return kind(value)  # type: ignore[call-arg]
    except ValueError:
        return None


def _each(value: object) -> list[object]:
    """JSON-LD writes a list of one as the one; lists may be wrapped."""
    if isinstance(value, dict) and "@list" in value:
        value = value["@list"]
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
