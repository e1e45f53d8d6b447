"""Datelines: how news opens with its outlet, its reporters, the place and the day."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reader_app.documents.structure.words import any_of, surnames

_HAN = r"[\u4e00-\u9fff]"
_REPORTER = "(?:记者|記者)"
_SENT = "(?:讯|訊|电|電|专电|專電|消息|報導|报道|報道)"
_DAY = r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日"
_BRACKETED_NAMES = r"\s*[（(](?P<names>[^）)]{2,60})[）)]"
# Where a dateline ends and the text begins: nothing goes on as a word.
_END = r"(?=[\s（(：:，,\d】\]]|$)"
_SURNAME_AND_GIVEN = 3
_SHORTEST_PLACE = 2
_NAME = re.compile(rf"{_HAN}{{2,4}}")
_LOCAL = re.compile(
    r"^[（(【\[]?本(?:报|網|网|台|刊|社)?[讯訊][）)】\]]?\s*[（(](?P<names>[^）)]{2,60})[）)]"
)


class Dateline(NamedTuple):
    """The outlet and the reporters that the opening of a text names; None for what it leaves out.

    ``names`` is a byline as written; ``day`` the stretch of the text that may hold the full date.
    """

    outlet: str | None
    names: str | None
    day: str


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a line opens with, or None.

    Forms: 某报某地5月6日讯（记者某某）, 某社记者某某某地5月6日电, 某网讯, 本报讯（记者某某）.
    """
    text = text[:120]
    if found := _LOCAL.match(text):
        return Dateline(None, found["names"], "")
    for pattern in _patterns():
        if (found := pattern.match(text)) and not found["outlet"].startswith("本"):
            return Dateline(found["outlet"], _names(found), found.group())
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    outlet = rf"^[（(【\[]?(?P<outlet>{outlet_pattern()})"
    run = r"(?P<run>[^。，；：）)】\d]{3,40}?)"
    return (
        re.compile(
            rf"{outlet}[\s/／]*(?:特派|特约|驻地)?{_REPORTER}\s*{run}{_DAY}{_SENT}",
        ),
        re.compile(rf"{outlet}{_HAN}{{0,8}}?\s?{_DAY}{_SENT}(?:{_BRACKETED_NAMES})?"),
        re.compile(rf"{outlet}[讯訊][）)】\]]?(?:{_BRACKETED_NAMES}|{_END})"),
    )


def outlet_pattern() -> str:
    """A pattern for the name of a newspaper, agency, station or site."""
    return rf"[\u4e00-\u9fffA-Za-z]{{1,12}}?(?:{any_of('endings', 'outlets').pattern})"


def _names(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    return _without_place(groups["run"]) if groups.get("run") else groups.get("names")


def _without_place(run: str) -> str | None:
    """记者 and the names, of names with the place run on to the last (方圆、李然岑阳).

    A blank before the last piece parts the place from the names; a pause does not.
    """
    parts = [part for part in re.split(r"[\s、，,/／|｜]+", run) if part]
    if len(parts) > 1 and re.search(r"\s\S{2,5}$", run):
        parts.pop()
    elif parts:
        parts[-1] = _name_before_place(parts[-1])
    names = [part for part in parts if _NAME.fullmatch(part)]
    return "记者 " + " ".join(names) if names else None


def _name_before_place(run: str) -> str:
    """The usual three characters of a name, or two where the place would be left with one."""
    length = _SURNAME_AND_GIVEN + (run[:2] in surnames())
    if len(run) <= length:
        return run
    return run[: length if len(run) >= length + _SHORTEST_PLACE else 2]
