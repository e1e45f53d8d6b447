"""RTF files for the tests, as Chinese programs write them: bytes of GBK in hexadecimal."""

from __future__ import annotations

from tests.documents.article import ARTICLE, Article, Part

_FONTS = (
    r"{\fonttbl{\f0\fnil\fcharset134 " + r"\'cb\'ce\'cc\'e5" + ";}"
    r"{\f1\froman\fcharset0 Times New Roman;}{\f2\ftech\fcharset2 Symbol;}}"
)
_STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2\outlinelevel1 heading 2;}"
    r"{\s9 Title;}{\s10 Quote;}{\s11 caption;}{\*\cs12 Strong;}}"
)


def make_rtf(article: Article = ARTICLE) -> bytes:
    return rtf("\n".join(_part(part) for part in article))


def rtf(body: str, *, head: str = _FONTS + _STYLES, code_page: int = 936) -> bytes:
    """A file with this body, which is RTF already (see :func:`escaped`)."""
    start = rf"{{\rtf1\ansi\ansicpg{code_page}\deff0\uc1" + head
    return (start + "\n" + body + "}").encode("latin-1")


def escaped(text: str, encoding: str = "gbk") -> str:
    """Text as RTF: what is not ASCII as bytes of the code page."""
    return "".join(_escaped(character, encoding) for character in text)


def in_unicode(text: str) -> str:
    r"""Text as \u with a fallback of one character."""
    units = text.encode("utf-16-le")
    numbers = (
        int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2)
    )
    return "".join(rf"\u{number}?" for number in numbers)


def _escaped(character: str, encoding: str) -> str:
    if character in "\\{}":
        return "\\" + character
    if character.isascii():
        return character
    return "".join(rf"\'{byte:02x}" for byte in character.encode(encoding))


def _part(part: Part) -> str:
    if part.kind == "table":
        return "\n".join(map(row, part.rows))
    style = {"title": r"\s9\qc", "heading": rf"\s{part.level}\outlinelevel{part.level - 1}"}
    return rf"\pard\plain{style.get(part.kind, '')}\f0 {escaped(part.text)}\par"


def row(cells: tuple[str, ...]) -> str:
    """A row of a table."""
    edges = "".join(rf"\cellx{2000 * (number + 1)}" for number in range(len(cells)))
    content = "".join(rf"\pard\intbl\f0 {escaped(cell)}\cell" for cell in cells)
    return rf"\trowd{edges}{content}\row\pard"
