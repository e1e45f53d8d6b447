"""Front matter: the fields of a page of a site or a note, between two rules at its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.documents.model import Metadata
from reader_app.documents.structure.shapes import first_date

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(
    r"^(?P<key>[A-Za-z_][\w-]{0,30}|[\u4e00-\u9fff]{1,8})[ \t]*[:：](?:[ \t]+|$)(?P<value>.*)$"
)
# Bytes, or code points, in which front matter ends.
LONGEST_MATTER = 10_000
# The fields that a page of a site or a note has: one of them tells front matter from a rule.
_USUAL = frozenset(
    {
        "title",
        "date",
        "author",
        "authors",
        "tags",
        "layout",
        "categories",
        "category",
        "标题",
        "作者",
        "日期",
    }
)
_TITLES, _SOURCES = ("title", "标题"), ("source", "publisher", "来源", "出处")
_AUTHORS, _DATES = ("author", "authors", "作者"), ("date", "published", "日期", "发布时间")


def matter_of(text: str) -> re.Match[str] | None:
    """The front matter of a text, its lines in the group ``fields``; None where there are no
    fields between the rules."""
    found = _FRONT_MATTER.match(text[:LONGEST_MATTER])
    return found if found and any(_fields(found["fields"])) else None


def states_usual_fields(text: str) -> bool:
    """Whether the text begins with front matter as sites and notes have it."""
    found = _FRONT_MATTER.match(text)
    return found is not None and bool(_USUAL & dict(_fields(found["fields"])).keys())


def metadata_of(matter: str) -> Metadata:
    """What the lines of front matter state."""
    fields = dict(_fields(matter))

    def stated(keys: tuple[str, ...]) -> str | None:
        return next((value for key in keys if (value := fields.get(key, "").strip())), None)

    return Metadata(
        title=stated(_TITLES),
        source=stated(_SOURCES),
        author=stated(_AUTHORS),
        date=first_date(stated(_DATES) or ""),
    )


def _fields(matter: str) -> Iterator[tuple[str, str]]:
    """Keys and values of front matter: plain, quoted, or lists in either notation of YAML."""
    key, items = "", list[str]()
    for line in matter.splitlines():
        if found := _FIELD.match(line):
            if key:
                yield key, " ".join(items)
            key, items = found["key"].lower(), []
            value = found["value"].strip()
            parts = value[1:-1].split(",") if value[:1] == "[" and value[-1:] == "]" else [value]
            items = [part.strip().strip("\"'") for part in parts]
        elif line.lstrip().startswith("- "):
            items.append(line.lstrip()[2:].strip().strip("\"'"))
    if key:
        yield key, " ".join(items)
