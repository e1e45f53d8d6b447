"""Pictures of a page: which address is the picture's own, and which pictures are none."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from reader_app.documents.xml import Element, attribute, local_name

# Where scripts that load pictures late keep the address, in the order of trust.
_LATE = ("data-src", "data-original", "data-actualsrc", "data-lazy-src", "data-url", "_src", "src2")
_SMALLEST = 24  # pixels; below that it is a sign, a line, or somebody counting readers
_BANNER = 6  # times as wide as high: a head of the page, or advertising
# What files are called whose pictures stand for a reader, a site, or an address.
_SIGN = re.compile(r"(?:^|[/_-])(?:avatar|logo|icon|qr_?code|ewm|erweima)(?=[\d._-]|$)[^/]*$", re.I)
_DATA = "data:"


class Picture(NamedTuple):
    """The address as the page has it, and the words that stand for the picture."""

    address: str
    words: str


def picture_of(element: Element) -> Picture | None:
    """The picture of an ``img`` (or SVG's ``image``); None for decoration."""
    if _is_decoration(element):
        return None
    address = _address(element)
    words = words_beside(element.get("alt"), element.get("title"))
    return Picture(address, words) if address and not _SIGN.search(address[:500]) else None


def words_beside(alt: str | None, title: str | None) -> str:
    """The words that stand for a picture; the name of its file says nothing."""
    words = (alt or title or "").strip()
    return "" if re.fullmatch(r"[\w.%-]+\.\w{3,4}", words) else words


def _address(element: Element) -> str:
    if local_name(element).lower() == "image":
        return attribute(element, "href").strip()
    own = (element.get("src") or "").strip()
    late = next((value for name in _LATE if (value := (element.get(name) or "").strip())), "")
    # A saved page has the picture beside it; a page as sent has a stand-in until a script ran.
    if own and not (late and (own.startswith(_DATA) or "://" in own or "blank" in own)):
        return own
    return late or own or (element.get("srcset") or "").split(" ")[0].strip(",")


def _is_decoration(element: Element) -> bool:
    width, height = (_pixels(element, side) for side in ("width", "height"))
    if width is None or height is None:
        return any(side is not None and side <= 3 for side in (width, height))
    return min(width, height) <= 3 or max(width, height) <= _SMALLEST or width >= _BANNER * height


def _pixels(element: Element, side: str) -> int | None:
    found = re.match(r"\s*(\d{1,5})(?:px)?\s*$", element.get(side) or "")
    if not found:
        found = re.search(rf"(?:^|;)\s*{side}\s*:\s*(\d{{1,5}})px", element.get("style") or "")
    return int(found[1]) if found else None


def embedded_name(address: str) -> str:
    """A short name for a ``data:`` address, which may be megabytes long."""
    kind = address[len(_DATA) : 40].partition(";")[0].partition(",")[0]
    return f"data:{kind}#{hashlib.sha256(_written(address)).hexdigest()[:16]}"


def _written(address: str) -> bytes:
    return re.sub(r"\s", "", address).encode("utf-8", "replace")
