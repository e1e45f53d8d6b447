"""What a drawing in a Word document holds: pictures, text boxes, the words of charts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader_app.documents.loaders.docx.package import Package
from reader_app.documents.xml import Element, attribute, local_name

# What office programs call a picture that nobody has described.
_NO_DESCRIPTION = re.compile(
    r"(?:图片|圖片|图像|图形|picture|image|grafik|graphic|文本框|text ?box|对象|object|组合|group)"
    r"[\s_]*\d*|.{0,120}\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)|wps\S{0,8}\d*|IMG[_-]?\d+|\d+",
    re.I,
)
_GENERATED = re.compile(r"\s*(?:描述已自动生成|Description automatically generated).*", re.S)
_MOST_CHART_WORDS = 200


class Picture(NamedTuple):
    """A picture of a drawing: its part or address, and its description."""

    src: str
    alt: str


def described(*texts: str) -> str:
    """The first text that is somebody's description rather than the program's own."""
    for text in texts:
        line = " ".join(_GENERATED.sub("", text).split())
        if line and not _NO_DESCRIPTION.fullmatch(line):
            return line
    return ""


def pictures(element: Element, package: Package, part: str) -> Iterator[Picture]:
    """The pictures of a drawing, a VML picture or an object, without those of its text boxes."""
    alt = ""
    for child in _outside_boxes(element):
        name = local_name(child)
        if name in ("docPr", "cNvPr"):
            alt = described(attribute(child, "descr"), attribute(child, "title")) or alt
        elif name in ("shape", "rect"):
            alt = described(attribute(child, "alt"), attribute(child, "title")) or alt
        elif name in ("blip", "imagedata"):
            reference = (
                attribute(child, "embed") or attribute(child, "id") or attribute(child, "link")
            )
            relation = package.relations(part).get(reference)
            if relation:
                title = attribute(child, "title") if name == "imagedata" else ""
                yield Picture(relation.target, alt or described(title))


def text_boxes(element: Element) -> list[Element]:
    """The contents of the text boxes of a drawing, outermost only."""
    return [
        child
        for child in element.iter("{*}txbxContent")
        if not any(local_name(above) == "txbxContent" for above in _above(child, element))
    ]


def words(element: Element, package: Package, part: str) -> str:
    """The title of an embedded chart, and the texts of a diagram."""
    found: list[str] = []
    for child in element.iter("{*}chart", "{*}relIds"):
        chart = local_name(child) == "chart"
        relation = package.relations(part).get(attribute(child, "id" if chart else "dm"))
        root = package.xml(relation.target) if relation and not relation.external else None
        if root is not None:
            found += _title_words(root) if chart else _texts(root)
    return " ".join(found[:_MOST_CHART_WORDS])


def _title_words(root: Element) -> list[str]:
    return [text for title in root.iter("{*}title") for text in _texts(title)]


def _texts(root: Element) -> list[str]:
    paragraphs = ("".join(p.itertext("{*}t")).strip() for p in root.iter("{*}p"))
    return [text for text in paragraphs if text]


def _outside_boxes(element: Element) -> Iterator[Element]:
    boxes = set(element.iter("{*}txbxContent"))
    for child in element.iter():
        if not boxes or not any(above in boxes for above in _above(child, element)):
            yield child


def _above(child: Element, top: Element) -> Iterator[Element]:
    parent = child.getparent()
    while parent is not None and parent is not top:
        yield parent
        parent = parent.getparent()
