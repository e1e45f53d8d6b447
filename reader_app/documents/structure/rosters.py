"""Rosters: the line that heads one, and the rows that name persons with who they are, or bodies."""

from __future__ import annotations

import re

from reader_app.documents.structure.words import is_body, is_name

_HAN = r"[\u4e00-\u9fff]"
_TITLE = re.compile(r"名[单單](?:[（(][^（()）]{1,24}[）)])?$")
_LONGEST_TITLE = 40
_GROUP = re.compile(rf"{_HAN}{{2,24}}[（(]共?[ ]?\d{{1,4}}[ ]?[名人个家位][）)]")
# A name, a wide space, and who that is; a remark may stand behind the name.
_ROW = re.compile(
    rf"^(?P<name>{_HAN}{{2,4}}|{_HAN}[ \u3000]+{_HAN})"
    r"(?:[ \u3000]{2,}|[ \u3000]*[（(][^）)]{1,12}[）)][ \u3000]*)\S"
)
_NAMES = re.compile(rf"^(?:{_HAN}{{2,4}}|{_HAN}[ \u3000]+{_HAN})(?:[ \u3000]+{_HAN}{{1,4}}){{2,}}$")
_REMARK = re.compile(r"[（(][^（()）]{2,40}[）)]")
_BEHIND_NAME = re.compile("[（(、，]")
_SEX = re.compile("[（(][男女][，）)]")
# 东主才让（藏族）: a name of any people, told by its remark.
_WHO = re.compile(rf"{_HAN}{{2,7}}[（(](?:[男女][，、,])?(?:[男女]|{_HAN}{{1,4}}族)[）)]")
_FOREIGN = re.compile(rf"{_HAN}{{1,6}}(?:·{_HAN}{{1,6}})+")
_LONGEST_POST = 12


def is_roster_title(text: str) -> bool:
    """…名单, perhaps with how many it holds in brackets."""
    return len(text) <= _LONGEST_TITLE and _TITLE.search(text) is not None


def is_group_title(text: str) -> bool:
    """A place or a unit and how many persons or bodies of it are named (省直机关（2名）)."""
    return _GROUP.fullmatch(text) is not None


def is_roster_row(text: str) -> bool:
    """A name and who that is (江　涛　　　某公司检修工)."""
    found = _ROW.match(text)
    return found is not None and (is_name(found["name"]) or _WHO.match(text) is not None)


def is_row_of_names(text: str) -> bool:
    """Nothing but names, three or more, parted by blanks."""
    return _NAMES.match(text) is not None


def is_roster_entry(text: str) -> bool:
    """A row with a name or names, or a body alone in its line."""
    return is_roster_row(text) or is_row_of_names(text) or is_body(text) or lists_names(text)


def is_remark(text: str) -> bool:
    """A line in brackets under a title (2021年11月29日通过)."""
    return _REMARK.fullmatch(text) is not None


def lists_names(text: str) -> bool:
    """A post and those who hold it (副主任委员：某某、某某)."""
    post, mark, names = text.replace(":", "：").partition("：")
    first = _BEHIND_NAME.split(names)[0].strip()
    named = (
        is_name(first) or _FOREIGN.fullmatch(first) is not None or _SEX.search(names) is not None
    )
    return bool(mark) and 1 < len(post) <= _LONGEST_POST and named
