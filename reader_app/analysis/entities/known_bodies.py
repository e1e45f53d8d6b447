"""Bodies that are known by their name, by the state or the army they belong to, or by a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader_app.analysis.entities.branches import body_candidate
from reader_app.analysis.entities.candidates import Candidate
from reader_app.analysis.entities.contests import find_clubs
from reader_app.analysis.entities.gazetteer import divisions, known_bodies, known_places
from reader_app.analysis.entities.located import is_done_there, is_foreign
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.rarity import NEVER_SEEN, rarity
from reader_app.analysis.entities.vocabulary import longest, words

_BRANCH = re.compile("[（(]([\u4e00-\u9fff]{2,4})[）)]")
# 威州大学|麦迪森分校
_CAMPUS = re.compile("[\u4e00-\u9fff]{2,5}?分校")
_FORM = re.compile(
    "(?:股份)?有限(?:责任)?公司|集团(?:股份)?(?:有限)?(?:公司)?|公司|俱乐部|队(?![员长伍友服])"
)
# Surer than any place of the same length (克里姆林宫).
_KNOWN = 1.7


def find_known_bodies(passage: Passage) -> list[Candidate]:
    """The bodies of a block that a list, a state, an army or a number tells; they may overlap."""
    return [*_known(passage), *_armies(passage), *_numbered(passage), *find_clubs(passage)]


def _known(passage: Passage) -> list[Candidate]:
    borders, heads, text = passage.borders, words("title_heads"), passage.text
    return [
        body_candidate(_prefixed(passage, start), _suffixed(text, end), _KNOWN)
        for start, end, name in passage.known
        if name in known_bodies() and start in borders and not _is_place(text, start, end)
        if end in borders or (end - start > 3 and not _cuts_word(passage, start, end))
        # 行政院长: the post and its body share a character.
        if text[end : end + 1] != "长" or text[start : end + 1] not in heads
    ]


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether a club's name stands for its town here (在布莱顿举行)."""
    return is_done_there(text, start, end) and is_foreign(text[start:end])


def _cuts_word(passage: Passage, start: int, end: int) -> bool:
    """Whether a word of the dictionary goes on behind a name (泽南|大学生, 人民日报|社论)."""
    index = passage.word_at(end)
    return passage.starts[index] > start and rarity(passage.words[index]) < NEVER_SEEN


def _suffixed(text: str, end: int) -> int:
    """The end of a body's name with its form (阿里巴巴|集团) or its branch (高盛|（亚洲）)."""
    branch = _BRANCH.match(text, end)
    if branch and (branch[1] in known_places() or divisions().is_name(branch[1])):
        end = branch.end()
    form = _CAMPUS if text.startswith(("大学", "学院"), end - 2) else _FORM
    match = form.match(text, end)
    return match.end() if match else end


def _prefixed(passage: Passage, start: int) -> int:
    """The start of a body's name with the state or 国立 before it."""
    for prefix in ("中华人民共和国", "国立", "省立", "市立"):
        if passage.text.endswith(prefix, 0, start):
            return start - len(prefix)
    return start


def _armies(passage: Passage) -> list[Candidate]:
    """清军, 美军, 联邦军: the army of a state, a dynasty or a side."""
    if "军" not in passage.text:
        return []
    borders = passage.borders
    return [
        body_candidate(*match.span())
        for match in _army().finditer(passage.text)
        if match.start() in borders and match.end() in borders
    ]


# 美|国会, 俄|国防部: a body of a state that is named by its first character.
_OF_A_STATE = re.compile(
    "[美英法德俄日韩印](?:国会(?![计议员])|国务院|国防部|外交部|财政部|商务部|司法部|众议院|参议院|最高法院|国家杜马|央行)"
)
# The numbered bureaus of the state's building companies (中建八局, 中铁十二局集团).
_BUREAU = re.compile(
    "中(?:国?建|国?铁|交|冶|水电|核)[一二三四五六七八九十]{1,3}局(?:集团)?(?:有限公司|公司)?"
)


# 第101空降师, 新编|第三十八师, 国民革命军|第五军: units of an army by their number; the bare types
# need the army before them.
_ARMY_UNIT = re.compile(
    "第[〇零一二三四五六七八九十百\\d]{1,5}(?:"
    "((?:装甲|空降|步兵|机械化|山地|骑兵|坦克|近卫)+[军师旅团]|集团军|方面军|野战军|路军)|[军师旅团])"
)
_ARMIES = ("国民革命军", "八路军", "新四军", "红军", "新编", "暂编", "整编", "陆军", "近卫")
# Bodies of the whole state that are named by their task (全国绿化委员会).
_NATIONAL = re.compile(
    "全国(?!行业协会)(?:(?![各的和与及等])[\u4e00-\u9fff]){2,12}?(?:委员会|联合会|协会|学会|基金会|总会|领导小组)"
)


def _units_of_armies(passage: Passage) -> Iterator[Candidate]:
    text = passage.text
    for match in _ARMY_UNIT.finditer(text):
        start, end = match.span()
        army = next((name for name in _ARMIES if text.endswith(name, 0, start)), "")
        headed = text[end : end + 2] == text[end - 1] + "长"
        if (army or match[1]) and (headed or end in passage.borders):
            yield body_candidate(start - len(army), end)


def _numbered(passage: Passage) -> list[Candidate]:
    text, borders = passage.text, passage.borders
    found = [*_BUREAU.finditer(text), *_NATIONAL.finditer(text)]
    found += (m for m in _OF_A_STATE.finditer(text) if {m.start(), m.end()} <= borders)
    return [*(body_candidate(*match.span()) for match in found), *_units_of_armies(passage)]


@cache
def _army() -> re.Pattern[str]:
    return re.compile(f"{longest(words('army_owners'))}军(?:队)?")
