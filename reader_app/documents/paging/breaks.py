"""Where a paragraph ends: by what the page shows and the words say, not by a ragged edge alone."""

from __future__ import annotations

import re

from reader_app.documents.paging.setting import PROSE, RAGGED, Setting
from reader_app.documents.paging.sheets import Strip
from reader_app.documents.paging.strips import is_han
from reader_app.documents.structure.numbering import numbering
from reader_app.documents.structure.shapes import ends_sentence, is_date_line

# In ems.
_INDENT = 0.8
_LONG = 12.0
_CENTRED = 1.2
_SAME_SIZE = (0.88, 1.14)
_LARGER = 1.1
_LEFTMOST = 3.0
_FAR_RIGHT = 0.45  # of the column
_PARAGRAPH_GAP = 1.4  # of the usual distance of lines
_SOFT_GAP = 1.15  # the same, under a line that may be a last one
_NEAR = 8  # lines that are looked back at
_GOING_ON = 0.5  # of the column: a line so long with a comma at its end goes on
_SIGNS = frozenset("●○■□◆◇▪•▶►➢✓")
_BULLET = re.compile(
    r"[●○■□◆◇▪•·▶►➢✓*]\s?|\d{1,2}[.)、．）]|[①-⑳]|[（(][\d一二三四五六七八九十]{1,3}[）)]"
)
# No line may start with these, and none may end with those (GB/T 15834-2011, 5.1).
_NEVER_FIRST = re.compile(r"\s*[，。、；：！？）》”’」』】〉…—,;:!?)\]%‰℃～]")
_NEVER_LAST = re.compile(r"[（《“‘「『【〈(\[]\s*$")
_DASH = re.compile(r"\s*(?:——|--|―|…|—[^—])")  # a kicker, a sign of omission
_PAIRS = ("“”", "《》", "（）")
# An entry of a table of contents: leaders and the number of the page.
_CONTENTS_ENTRY = re.compile(r"(?:[.…·．‥]\s*){3,}[（(]?[\dIVXivx]{1,5}[）)]?\s*$")
_COMMA = re.compile(r"[，、,]\s*$")
_STOPS = re.compile(r"(?:[:：]|[A-Za-z)]\.)\s*$")


def begins_paragraph(lines: list[Strip], strip: Strip, setting: Setting) -> bool:
    """Whether a line starts a new paragraph after the lines of the one under way."""
    before = lines[-1]
    if strip.table or strip.picture or before.table or before.picture:
        return True
    if not _SAME_SIZE[0] <= strip.size / max(before.size, 1e-6) <= _SAME_SIZE[1]:
        return True
    if _is_below(before, strip) and _step(before, strip, setting) > _PARAGRAPH_GAP:
        return True
    if _is_torn(before, strip):
        return False
    if _CONTENTS_ENTRY.search(before.text):
        return True
    if is_date_line(strip.text):  # the date under a signature, whatever the width of the page
        return True
    if len(lines) == 1 and _is_set_right(before, strip, setting):
        return True
    if is_centred(before, setting) and is_centred(strip, setting):
        return not (strip.size > _LARGER * setting.size)
    if not _is_full(lines, strip, setting):
        return True
    if strip.size > _LARGER * setting.size:  # a heading, whose lines may be centred
        return False
    return _starts_by_indent(lines, strip, setting)


def is_centred(strip: Strip, setting: Setting) -> bool:
    left, right = setting.edges(strip)
    before, behind = strip.left - left, right - strip.right
    return before > 2 * strip.size and abs(before - behind) < _CENTRED * strip.size


def _is_set_right(before: Strip, strip: Strip, setting: Setting) -> bool:
    """Whether the line above stands at the right edge alone, as signatures do."""
    left, right = setting.edges(before)
    far = before.left - left > _FAR_RIGHT * (right - left)
    return far and _is_below(before, strip) and setting.indent(strip) < _LEFTMOST


def _is_torn(before: Strip, strip: Strip) -> bool:
    """Whether punctuation stands where no line may be broken."""
    if _NEVER_LAST.search(before.text):
        return True
    return bool(_NEVER_FIRST.match(strip.text)) and not _DASH.match(strip.text)


def _is_below(before: Strip, strip: Strip) -> bool:
    """In the same column of the same page."""
    return strip.top > before.top and strip.left < before.right


def _step(before: Strip, strip: Strip, setting: Setting) -> float:
    """The distance of two lines in usual distances of lines."""
    usual = max(setting.pitch, 1.0 * before.size) * max(1.0, before.size / setting.size)
    return (strip.middle - before.middle) / usual


def _is_full(lines: list[Strip], strip: Strip, setting: Setting) -> bool:
    """Whether the line above ends where it does for want of room, as far as can be told."""
    before = lines[-1]
    if _are_alike(before, strip, setting):
        return True
    room = setting.room(before, strip)
    if ends_sentence(before.text) or _STOPS.search(before.text):
        limit = RAGGED
        if _is_below(before, strip) and _step(before, strip, setting) > _SOFT_GAP:
            return False
    elif setting.fill(before) >= _GOING_ON and _goes_on(lines, strip, setting):
        return True
    else:
        prose = any(PROSE.search(line.text) for line in lines[-_NEAR:])
        limit = setting.ragged if prose else RAGGED
    return room <= limit


def _goes_on(lines: list[Strip], strip: Strip, setting: Setting) -> bool:
    """Whether the words say that the sentence is not at its end, wherever the line is."""
    before = lines[-1].text
    if _COMMA.search(before) or _is_first_of_prose(lines, strip, setting):
        return True
    if not PROSE.search(before):
        return False
    first = strip.text[:1]
    if before.rstrip()[-1:].isdecimal() and (first.isdecimal() or is_han(first)):
        return True
    return any(_is_open(lines, *pair) and pair[1] in strip.text for pair in _PAIRS)


def _is_open(lines: list[Strip], opening: str, closing: str) -> bool:
    return sum(line.text.count(opening) - line.text.count(closing) for line in lines[-_NEAR:]) > 0


def _is_first_of_prose(lines: list[Strip], strip: Strip, setting: Setting) -> bool:
    """Whether a line starts a paragraph by its indent, and the next goes on at the edge."""
    first = len(lines) == 1 and setting.indent(lines[0]) > _INDENT
    marked = PROSE.search(lines[0].text) is not None
    return first and marked and setting.indent(strip) < 0.5


def _are_alike(before: Strip, strip: Strip, setting: Setting) -> bool:
    """Two long lines between the same edges: a justified block that is set in."""
    near = 0.3 * before.size
    edges = abs(before.left - strip.left) < near and abs(before.right - strip.right) < near
    long = before.width >= _LONG * before.size and setting.fill(before) >= _GOING_ON
    return edges and long and not ends_sentence(before.text)


def _starts_by_indent(lines: list[Strip], strip: Strip, setting: Setting) -> bool:
    before = lines[-1]
    here, above = setting.indent(strip), setting.indent(before)
    ended = ends_sentence(before.text)
    if here - above > _INDENT:
        return ended or not (len(lines) == 1 and _BULLET.match(before.text))
    if abs(here - above) <= _INDENT and here > _INDENT:
        alone = len(lines) == 1 and setting.first_indent is not None
        return ended or (alone and abs(here - (setting.first_indent or 0.0)) < 0.5)
    first = strip.text.lstrip()
    return ended and (numbering(first) is not None or first[:1] in _SIGNS)
