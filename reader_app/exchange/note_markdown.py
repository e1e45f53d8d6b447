"""The Markdown that people use in notes, as parts of a page: paragraphs, lists, quotes, emphasis.

Only what carries over to every kind of file; anything else stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.exchange.layout import Bullets, Paragraph, Part, Quotation, Run, Runs

_BULLET = re.compile(r"\s{0,9}(?:[-*+]|(\d{1,4})[.)])\s+(.*)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
_INLINE = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\*\*(?P<bold>(?!\s)[^*]+?(?<!\s))\*\*"
    r"|(?<![*\w])\*(?P<italic>(?!\s)[^*]+?(?<!\s))\*(?!\*)"
    r"|(?<!!)\[(?P<words>[^\[\]]+)\]\((?P<link>(?:[^()\s]|\([^()\s]*\))+)\)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!>-])"
)
# A link of another kind could run something when it is followed.
_SAFE_LINK = re.compile(r"(?:https?|mailto|zhanjuan):", re.IGNORECASE)


def parts_of(markdown: str) -> Iterator[Part]:
    """The note's paragraphs, lists and quotes in order."""
    lines = markdown.replace("\r\n", "\n").split("\n")
    at = 0
    while at < len(lines):
        end = _block_end(lines, at)
        if end > at:
            yield _block(lines[at:end])
        at = max(end, at + 1)


def _block_end(lines: list[str], at: int) -> int:
    """Where the block that begins here ends; ``at`` itself for an empty line."""
    kind = _kind(lines[at])
    end = at
    while end < len(lines) and _kind(lines[end]) == kind != "empty":
        end += 1
        if kind == "heading":
            break
    return end


def _kind(line: str) -> str:
    if not line.strip():
        return "empty"
    if line.lstrip().startswith(">"):
        return "quote"
    if _HEADING.fullmatch(line):
        return "heading"
    match = _BULLET.match(line)
    return ("numbers" if match[1] else "bullets") if match else "text"


def _block(lines: list[str]) -> Part:
    match _kind(lines[0]):
        case "quote":
            return Quotation("\n".join(line.lstrip()[1:].strip() for line in lines))
        case "heading":
            words = _HEADING.fullmatch(lines[0])
            return Paragraph((Run(words[1] if words else lines[0], bold=True),))
        case "bullets" | "numbers" as kind:
            items = (runs_of(_BULLET.sub(r"\2", line, count=1)) for line in lines)
            return Bullets(tuple(items), numbered=kind == "numbers")
    return Paragraph(runs_of("\n".join(line.strip() for line in lines)))


def runs_of(text: str) -> Runs:
    """A line's emphasis, code and links as runs."""
    runs, at = [], 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            runs.append(Run(text[at : match.start()]))
        runs.append(_run(match))
        at = match.end()
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def _run(match: re.Match[str]) -> Run:
    if match["code"]:
        return Run(match["code"], code=True)
    if match["bold"]:
        return Run(match["bold"], bold=True)
    if match["italic"]:
        return Run(match["italic"], italic=True)
    if match["escaped"]:
        return Run(match["escaped"])
    link = match["link"]
    return Run(match["words"], link=link if _SAFE_LINK.match(link) else None)
