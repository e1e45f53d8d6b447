"""Short lines inside the text: headings, captions, quotations, by shape and neighbours."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from reader_app.documents.model import BlockKind
from reader_app.documents.structure.captions import (
    LONGEST_CAPTION,
    caption_score,
    is_certain_caption,
    may_name_table,
    names_table,
    table_title,
    tells_of_doing,
)
from reader_app.documents.structure.images import image_of
from reader_app.documents.structure.labels import is_field
from reader_app.documents.structure.lines import Line
from reader_app.documents.structure.numbered import mark_numbered
from reader_app.documents.structure.numbering import numbering
from reader_app.documents.structure.rosters import (
    is_group_title,
    is_remark,
    is_roster_entry,
    is_roster_row,
    is_roster_title,
    is_row_of_names,
    lists_names,
)
from reader_app.documents.structure.shapes import (
    ends_sentence,
    is_contents_heading,
    is_period,
    is_prose,
    is_quotation,
    is_verse,
)
from reader_app.documents.structure.words import is_body, is_name

_LONGEST_BARE_HEADING = 40
_SHORTEST_CAPTION = 6
_PREFIX = 3
_MANY_ITEMS = 3
_SHORTEST_ROSTER = 3
_SHORTEST_WRAPPED = 45
_CAPTION_AT = 1.5
# The number of a section, and a turn of a conversation (问：…).
# 【人事】: the name of a column in a digest of news.
_MARKED_HEADING = re.compile("【[\u4e00-\u9fff]{2,8}】")
_STOPS = "。！？!?"
# How a sentence goes on from the one before it.
_TELLS_ON = re.compile(
    "(?:他|她|它|我|你|咱)们?(?![国省市县院校])|(?:于是|后来|但是?|而且?|然而|可是|不过|所以|因此|此后|随后|接着|那时|那天|从此)"
)
_DASHES = ("——", "--", "――")
_NUMBER_ALONE = re.compile(r"(?:0\d|PART[ .]?\d{1,2}|[一二三四五六七八九十]{1,2})", re.I)
# Somebody says something: …喊：“过河哟！”
_SAYS = re.compile("[：，]“[^”]*[！？!?…]”$")
_SPEAKER = re.compile(r"[\u4e00-\u9fff]{1,4}[：:]")
# 工业：增势不减: a heading names its topic before what it says of it, without a sentence's end.
_TOPIC = re.compile(r"[\u4e00-\u9fff]{2,4}[：:][\u4e00-\u9fff “”]{6,16}")
# 接受联合体投标：否, 售价（元）：0: a key of a form with a value of a word or a number.
_VALUE = re.compile(r"\S{4}[：:][ \u3000]?(?:[\d.,]+|[\u4e00-\u9fff]{1,2})$")
_CELLS = re.compile(r"\t|\S[ \u3000]{2,}\S.*[ \u3000]{2,}\S")
# A row of three cells or more, parted by tabs or bars.
_ROW = re.compile(r"[^\t|｜。]*(?:[\t|｜][^\t|｜。]*){2,}")
_FIGURES = re.compile(r"[\d.,%％+\-/:：()（）\s]+")
_HAN = r"[\u4e00-\u9fff]"
# How lines open alike that no caption is: sections by the year (2023年…), items, listings.
_LISTED = re.compile(r".{0,2}\d|[!-\'*-Z\\-~•·]")
_WORDS = re.compile(f"{_HAN}{{2}}")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,3}){1,4}\.?[ \u00a0\u3000]")


def mark_body(lines: list[Line], broken: frozenset[int]) -> None:
    """Decide every line that nothing has decided yet; what stays open is paragraphs.

    ``broken`` holds the indexes of lines whose sentence goes on in the next.
    """
    short = [i for i, line in enumerate(lines) if i not in broken and _is_open_and_short(line)]
    short = [i for i in short if not _ends_paragraph(lines, i, broken)]
    norm = _indent_norm(lines)
    for index in short:
        _mark_by_itself(lines, index)
    mark_numbered(lines, short)
    _mark_repeated(lines, short)
    _mark_under_pictures(lines, short, norm)
    _mark_bare(lines, short, norm)
    _mark_numbers_alone(lines, short)


def _is_open_and_short(line: Line) -> bool:
    if line.kind is not None:
        return False
    return len(line.text) <= LONGEST_CAPTION or line.text[0] in '“「"'


def _ends_paragraph(lines: list[Line], index: int, broken: frozenset[int]) -> bool:
    """Whether the sentence of the line above goes on in this one, and ends in it."""
    line = lines[index]
    return index - 1 in broken and line.gap == 1 and numbering(line.text) is None


def _indent_norm(lines: list[Line]) -> int | None:
    """The usual indentation of prose, None if it varies."""
    indents = Counter(min(line.indent, 4) for line in lines[:2000] if len(line.text) >= 60)
    if not indents:
        return None
    indent, count = indents.most_common(1)[0]
    return indent if count * 10 >= sum(indents.values()) * 8 else None


def _mark_by_itself(lines: list[Line], index: int) -> None:
    line = lines[index]
    if _MARKED_HEADING.fullmatch(line.text) and _has_text_below(lines, index):
        line.kind, line.level = BlockKind.HEADING, 1
    elif _is_bare(line) and (_heads_roster(lines, index) or _heads_group(lines, index)):
        line.kind, line.level = BlockKind.HEADING, _bare_level(lines, index)
    elif is_quotation(line.text):
        line.kind = BlockKind.QUOTE
    elif is_contents_heading(line.text):
        line.kind, line.level = BlockKind.HEADING, 1
    elif (
        is_certain_caption(line.text) or _heads_table(lines, index) or _repeats_marker(lines, index)
    ):
        line.kind = BlockKind.CAPTION


def _repeats_marker(lines: list[Line], index: int) -> bool:
    """The words that the marker of the picture above holds as well (alt="…")."""
    above = lines[index - 1] if index else None
    if above is None or above.kind is not BlockKind.IMAGE:
        return False
    image = image_of(above)
    return image is not None and image.alt == lines[index].text


def _has_text_below(lines: list[Line], index: int) -> bool:
    return index + 1 < len(lines) and lines[index + 1].kind is None


def _heads_roster(lines: list[Line], index: int) -> bool:
    """…名单 over rows of names, or over bodies one a line; a remark in brackets may come first."""
    if not is_roster_title(lines[index].text):
        return False
    below = lines[index + 1 : index + 3]
    if below and is_remark(below[0].text):
        below = below[1:]
    return bool(below) and below[0].kind is None and _is_entry_of_roster(below[0].text)


def _heads_group(lines: list[Line], index: int) -> bool:
    """岑阳市（4名）: how many of a roster's rows follow, and where they come from."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or below.kind is not None or not is_group_title(lines[index].text):
        return False
    return _is_entry_of_roster(below.text)


def _is_entry_of_roster(text: str) -> bool:
    return _is_table_cell(text) or is_roster_entry(text)


def _heads_table(lines: list[Line], index: int) -> bool:
    """The name of a table with anything but prose below it."""
    text = lines[index].text
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or below.kind is not None or numbering(text):
        return False
    if names_table(text):
        return not is_prose(below.text)
    if not may_name_table(text):
        return False
    return _ROW.fullmatch(below.text) is not None or _heads_columns(lines, index + 1)


def _heads_columns(lines: list[Line], index: int) -> bool:
    """The heads of columns parted by blanks, over a row of as many cells with numbers in it."""
    if index + 1 >= len(lines) or is_prose(lines[index].text):
        return False
    heads, cells = lines[index].text.split(), lines[index + 1].text.split()
    numbers = [cell for cell in cells if _FIGURES.fullmatch(cell)]
    return len(heads) == len(cells) > 1 and bool(numbers) and not _FIGURES.fullmatch(heads[-1])


def _mark_repeated(lines: list[Line], short: list[int]) -> None:
    """The text beside a picture and the caption under it are often the same: both are captions."""
    counts = Counter(lines[i].text for i in short if lines[i].kind is None)
    for index in short:
        line = lines[index]
        if line.kind is None and counts[line.text] > 1 and 8 <= len(line.text) <= 80:
            twin = any(
                0 <= other < len(lines) and lines[other].text == line.text
                for other in (index - 1, index + 1)
            )
            if twin and not _is_table_cell(line.text):
                line.kind = BlockKind.CAPTION


def _mark_under_pictures(lines: list[Line], short: list[int], norm: int | None) -> None:
    """The line after a picture's marker, unless it is clearly text that goes on."""
    below = [
        lines[i] for i in short if i and lines[i - 1].kind is BlockKind.IMAGE and not lines[i].kind
    ]
    styled = any(line.text[-1] not in _STOPS for line in below) or any(
        line.kind is BlockKind.CAPTION and line.text[-1] not in _STOPS for line in lines
    )
    for index in short:
        line = lines[index]
        if not index or lines[index - 1].kind is not BlockKind.IMAGE:
            continue
        if (
            line.kind is None
            and _may_be_caption(line, norm)
            and not _goes_on_telling(line.text, styled)
            and not _is_word_over_text(lines, index)
        ):
            line.kind = BlockKind.CAPTION


def _goes_on_telling(text: str, styled: bool) -> bool:
    """Whether a whole sentence under a picture is the story's next: it opens with a pronoun, or
    has several clauses where the other captions (``styled``) end without a stop."""
    if text[-1] not in _STOPS or caption_score(text) >= _CAPTION_AT:
        return False
    return _TELLS_ON.match(text) is not None or (styled and text.count("，") > 1)


def _is_word_over_text(lines: list[Line], index: int) -> bool:
    """Too short to describe a picture, and nobody's name: the heading of what follows."""
    text = lines[index].text
    return len(text) < _SHORTEST_CAPTION and not is_name(text) and _over_text(lines, index)


def _may_be_caption(line: Line, norm: int | None) -> bool:
    bare = re.sub(r"[（(][^）)]*[）)]", "", line.text)
    if bare.count("。") > 1 or numbering(line.text):
        return False
    if norm and line.indent == norm and is_prose(line.text):
        return len(line.text) <= 40
    return len(bare) <= 80


def _mark_bare(lines: list[Line], short: list[int], norm: int | None) -> None:
    """Short lines without a number: a heading stands alone over prose, a caption describes."""
    prefixes = Counter(
        lines[i].text[:_PREFIX]
        for i in short
        if (lines[i].kind is BlockKind.CAPTION or _is_bare(lines[i]))
        and not _LISTED.match(lines[i].text)
    )
    listed = _listed(lines, short)
    for index in short:
        line = lines[index]
        if index in listed or _is_in_poem(lines, index):
            continue
        if not _is_bare(line):
            line_kind = _sentence_caption(lines, index, norm)
            line.kind = line.kind or line_kind
            continue
        score = caption_score(line.text, prefixes[line.text[:_PREFIX]]) + _setting(
            lines, index, norm
        )
        if score >= _CAPTION_AT and _may_describe(lines, index):
            line.kind = BlockKind.CAPTION
        elif _is_bare_heading(lines, index):
            line.kind, line.level = BlockKind.HEADING, _bare_level(lines, index)


def _may_describe(lines: list[Line], index: int) -> bool:
    """Whether a line may be a caption: words in Chinese, and no section's heading (5.2. …)."""
    text = lines[index].text
    if len(text) < _SHORTEST_CAPTION or not _WORDS.search(text) or _SECTION.match(text):
        return False
    return not _goes_on_below(lines, index)


def _is_in_poem(lines: list[Line], index: int) -> bool:
    """Whether a line is one of verse beside another."""
    beside = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
    return is_verse(lines[index].text) and any(is_verse(line.text) for line in beside)


def _goes_on_below(lines: list[Line], index: int) -> bool:
    """Whether a line away from pictures is long text whose sentence the next line ends."""
    text, below = lines[index].text, lines[index + 1] if index + 1 < len(lines) else None
    if below is None or len(text) < _SHORTEST_WRAPPED or "，" not in text or index == 0:
        return False
    beside = lines[index - 1].kind in (BlockKind.IMAGE, BlockKind.CAPTION)
    return not beside and below.kind is None and below.gap == 1 and is_prose(below.text)


def _mark_numbers_alone(lines: list[Line], short: list[int]) -> None:
    """The number of a section in a line over its heading belongs to the heading."""
    for index in short:
        line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
        if below is None or below.kind is not BlockKind.HEADING:
            continue
        if line.kind is None and _NUMBER_ALONE.fullmatch(line.text):
            line.kind, line.level = BlockKind.HEADING, below.level


def _listed(lines: list[Line], short: list[int]) -> set[int]:
    """Names of bodies or things in a row, three or more: a roster, not captions or headings."""
    listed: set[int] = set()
    run: list[int] = []
    for index in [*short, len(lines) + 1]:
        if run and index != run[-1] + 1:
            listed.update(run if len(run) >= _SHORTEST_ROSTER else ())
            run = []
        if index < len(lines) and _is_bare(lines[index]) and _is_entry(lines[index].text):
            run.append(index)
    return listed


def _is_entry(text: str) -> bool:
    return is_body(text) or is_roster_row(text) or not tells_of_doing(text)


def _is_bare(line: Line) -> bool:
    """Undecided, short, without a sentence's end, no item, no cell, no field of a form."""
    return line.kind is None and _has_bare_shape(line.text)


# Asked again for the lines above and below.
@lru_cache(maxsize=2048)
def _has_bare_shape(text: str) -> bool:
    if not 2 <= len(text) <= 80 or numbering(text):
        return False
    if text[-1] in "：:；;，,、。…" or _is_table_cell(text) or is_field(text) or is_period(text):
        return False
    if (
        text.count("：") > 1
        or _VALUE.search(text)
        or (text[-1] in "！!" and len(text) > _LONGEST_BARE_HEADING)
    ):
        return False
    if (
        (_SPEAKER.match(text) and not _TOPIC.fullmatch(text))
        or lists_names(text)
        or re.search("[。；]", text)
        or _SAYS.search(text)
    ):
        return False
    return text.count("、") < _MANY_ITEMS


def _is_table_cell(text: str) -> bool:
    return bool(
        _CELLS.search(text)
        or _ROW.fullmatch(text)
        or _FIGURES.fullmatch(text)
        or is_row_of_names(text)
    )


def _setting(lines: list[Line], index: int, norm: int | None) -> float:
    """Evidence of the neighbours and of the indentation."""
    score = 0.0
    if norm is not None and min(lines[index].indent, 4) != norm:
        score += 0.7 if norm else 0.2
    above = lines[index - 1] if index else None
    after_caption = (
        above is not None
        and above.kind is BlockKind.CAPTION
        and not table_title().match(above.text)
    )
    if above is not None and (after_caption or set(above.text) <= set("…. 。")):
        score += 0.8
    if not _over_text(lines, index):
        score += 1.2 if after_caption else 0.5
    return score


def _sentence_caption(lines: list[Line], index: int, norm: int | None) -> BlockKind | None:
    """A caption that is a whole sentence: short, and set apart from indented prose."""
    line = lines[index]
    text = line.text
    if line.kind is not None or not norm or min(line.indent, 4) == norm:
        return None
    if not 8 <= len(text) <= 60 or text.count("。") > 1 or not text.endswith(("。", "）")):
        return None
    if numbering(text) or text[0] in "“「" or not tells_of_doing(text):
        return None
    return BlockKind.CAPTION


def _is_bare_heading(lines: list[Line], index: int) -> bool:
    text = lines[index].text
    if len(text) > _LONGEST_BARE_HEADING or not _over_text(lines, index):
        return False
    if text.startswith(_DASHES):  # whose words stood above (——作者手记)
        return False
    if _is_whole_section(lines, index) or _is_beside_roster_row(lines, index):
        return False
    if index and _is_bare(lines[index - 1]) and not is_prose(lines[index - 1].text):
        return False
    return bool(re.search(r"[\u4e00-\u9fff]{2}", text)) and not re.search(r"\d{4,}(?!年)", text)


def _is_beside_roster_row(lines: list[Line], index: int) -> bool:
    beside = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
    return any(line.kind is None and is_roster_row(line.text) for line in beside)


def _is_whole_section(lines: list[Line], index: int) -> bool:
    """All the text there is between one numbered heading and the next of its kind."""
    if not index or index + 1 >= len(lines):
        return False
    above, below = numbering(lines[index - 1].text), numbering(lines[index + 1].text)
    return above is not None and below is not None and above.style == below.style


def _over_text(lines: list[Line], index: int) -> bool:
    """Whether prose, a quotation, a numbered line or a picture follows directly."""
    if index + 1 >= len(lines):
        return False
    below = lines[index + 1]
    if below.kind in (BlockKind.IMAGE, BlockKind.QUOTE, BlockKind.CAPTION):
        return True
    if below.kind in (BlockKind.METADATA, BlockKind.BOILERPLATE):
        return False
    return is_prose(below.text) or ends_sentence(below.text) or bool(numbering(below.text))


def _bare_level(lines: list[Line], index: int) -> int:
    """One below the numbered headings, where there are any above it."""
    for above in range(index - 1, max(-1, index - 400), -1):
        line = lines[above]
        if line.kind is BlockKind.HEADING and numbering(line.text):
            return (line.level or 1) + 1
    return 1
