"""Markers of pictures in a plain text, and the captions that belong to them."""

from __future__ import annotations

import re

from reader_app.documents.model import BlockKind, Image, Span
from reader_app.documents.structure.lines import Line

_MARKERS = (
    # An element of any namespace, written out by some converters around the address.
    re.compile(r"<(?P<tag>(?:[\w-]{1,20}:)?image)\b[^<>]*>(?P<src>.*?)</(?P=tag)>", re.I),
    re.compile(r"<(?:[\w-]{1,20}:)?(?:img|image)\b(?P<attributes>[^>]*)/?>", re.I),
    re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<src>[^)]*)\)"),
    re.compile(
        r"[\[【［〔](?:图片|圖片|插图|照片|配图|image|图|圖)\s*\d*\s*(?:[:：]\s*(?P<alt>[^\]】］〕]*))?[\]】］〕]",
        re.I,
    ),
    re.compile(r"[（(](?:图片|圖片|插图|此处为图片|图略|点击查看大图)[）)]"),
    re.compile(r"(?P<src>(?:https?://|\./|/)?[\w./%-]{1,200}\.(?:jpe?g|png|gif|bmp|webp))", re.I),
)
# Nothing else is looked at closely: most lines are no markers.
_OPENINGS = "<![【［〔（("
_ENDINGS = ("jpg", "jpeg", "png", "gif", "bmp", "webp")
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_SOURCE = re.compile(r"\"((?:https?:|s3:|data:|/|\.)[^\"]*)\"\s*alt=|src=\"([^\"]*)\"")
_LONGEST_MARKER = 4096


def image_of(line: Line) -> Image | None:
    """The picture whose marker is all that the line holds, or None."""
    text = line.text.rstrip(" |｜")  # a marker may be a cell of a layout table
    if not text or (text[0] not in _OPENINGS and not text[-5:].lower().endswith(_ENDINGS)):
        return None
    if len(text) > _LONGEST_MARKER and not text.startswith(("<", "![")):
        return None
    for pattern in _MARKERS:
        if found := pattern.fullmatch(text):
            source, alt = _source_and_alt(found.groupdict())
            return Image(source, alt, None, line.start, line.end)
    return None


def _source_and_alt(groups: dict[str, str | None]) -> tuple[str, str]:
    source, alt = groups.get("src") or "", groups.get("alt") or ""
    attributes = groups.get("attributes") or (source if "alt=" in source else "")
    values = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(attributes)}
    if found := _SOURCE.search(source):
        source = found.group(1) or found.group(2)
    return (values.get("src") or source).strip(), (values.get("alt") or alt).strip()


def pair_captions(lines: list[Line], images: dict[int, Image]) -> tuple[Image, ...]:
    """The pictures in order, each with the caption that stands next after its marker.

    ``images`` has the picture of each line that is a marker, by the line's index. Of several
    markers in a row with as many captions after them, each takes its own.
    """
    paired: list[Image] = []
    waiting: list[Image] = []
    captions: list[Line] = []
    for index, line in enumerate(lines):
        if index in images:
            if captions:
                paired += _join(waiting, captions)
                waiting, captions = [], []
            waiting.append(images[index])
        elif waiting and line.kind is BlockKind.CAPTION:
            captions.append(line)
        elif waiting:
            paired += _join(waiting, captions)
            waiting, captions = [], []
    return tuple(paired + _join(waiting, captions))


def _join(images: list[Image], captions: list[Line]) -> list[Image]:
    """Several pictures with one caption: the caption stands under the last of them."""
    lead = max(0, len(images) - len(captions)) if len(captions) else len(images)
    joined = images[:lead]
    for image, line in zip(images[lead:], captions, strict=False):
        span = Span(line.start, line.end)
        joined.append(Image(image.src, image.alt, line.text, image.start, image.end, span))
    return joined
