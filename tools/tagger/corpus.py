"""Training sentences: labelled ones, the same with other names in them, and filled templates."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader_app.analysis.entities.vocabulary import characters
from tagger import common_words
from tagger.names import HERE, ORGANIZATION, PERSON, PLACE, SLOTS, Names, lists

KINDS = {"PER": PERSON, "ORG": ORGANIZATION, "LOC": PLACE}
# No name goes on over these; a label that does is an error of the data.
_ENDS = frozenset("，。！？；：\n,!?;")
_KEEP_NAME = 0.35
_NARROW_SHARE = 0.12


@dataclass(frozen=True)
class Sentence:
    """A text with its names: start, end (code points) and kind."""

    text: str
    spans: tuple[tuple[int, int, int], ...]


def labelled(path: Path) -> list[Sentence]:
    """Sentences of JSON lines with ``text`` and ``spans`` of ``start``, ``end`` and ``kind``."""
    with path.open(encoding="utf-8") as file:
        return [_sentence(json.loads(line)) for line in file if line.strip()]


_MARKED = re.compile(r"\[([POL]):([^\[\]]+)\]")
_MARKS = {"P": PERSON, "O": ORGANIZATION, "L": PLACE}


def marked(path: Path) -> list[Sentence]:
    """Sentences of lines in which a name stands as ``[P:name]``, ``[O:name]`` or ``[L:name]``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_unmarked(line) for line in lines if line and not line.startswith("# ")]


def _unmarked(line: str) -> Sentence:
    text, spans, last = "", [], 0
    for mark in _MARKED.finditer(line):
        text += line[last : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), _MARKS[mark[1]]))
        text, last = text + mark[2], mark.end()
    return Sentence(text + line[last:], tuple(spans))


def _sentence(row: dict) -> Sentence:  # type: ignore[type-arg]
    text = row["text"]
    named = (s for s in row["spans"] if s["kind"] in KINDS)
    spans = sorted((s["start"], s["end"], KINDS[s["kind"]]) for s in named)
    return Sentence(text, tuple(s for s in spans if not _ENDS.intersection(text[s[0] : s[1]])))


def renamed(sentence: Sentence, names: Names) -> Sentence:
    """The sentence with other names of the same sort; equal names stay equal."""
    chosen: dict[tuple[str, int], str] = {}
    text, spans, last = "", [], 0
    for start, end, kind in sentence.spans:
        old = sentence.text[start:end]
        if (old, kind) not in chosen:
            keep = len(old) == 1 or names.random.random() < _KEEP_NAME
            chosen[old, kind] = old if keep else _another(old, kind, names)
        text += sentence.text[last:start]
        spans.append((len(text), len(text) + len(chosen[old, kind]), kind))
        text += chosen[old, kind]
        last = end
    return _set(Sentence(text + sentence.text[last:], tuple(spans)), names)


def _another(old: str, kind: int, names: Names) -> str:
    return (_another_person, _another_body, _another_place)[kind](old, names)()


def _another_person(old: str, names: Names) -> Callable[[], str]:
    if old.isascii():
        return names.latin
    if "·" in old or (len(old) > 2 and characters("transliteration_characters").issuperset(old)):
        return names.foreign
    return names.chinese if old[0] in characters("surnames") else names.person


_BODIES = (
    (("大学", "学院", "学校", "中学", "小学", "高中"), Names.school),
    (("银行",), Names.bank),
    (("队", "俱乐部"), Names.club),
    (("军", "部队", "团", "师", "舰队"), Names.army),
    (("报", "电视台", "台", "社", "网"), Names.medium),
    (("医院",), Names.hospital),
    (("所", "研究院", "中心"), Names.institute),
    (("部", "局", "厅", "院", "委员会", "政府", "委"), Names.bureau),
    (("党",), lambda names: names.pick("parties")),
)
_PLACES = (
    (("路", "街", "大道", "巷"), Names.road),
    (("河", "江"), Names.river),
    (("山", "岭", "峰"), Names.hill),
    (("岛",), Names.island),
    (("县", "区"), Names.county),
    (("镇", "乡", "街道"), Names.township),
    (("村",), Names.village),
    (("省",), Names.province),
    (("市",), Names.city),
    (("公园", "广场", "寺", "馆", "湖", "机场", "站", "桥"), Names.sight),
)


def _another_body(old: str, names: Names) -> Callable[[], str]:
    if old.isascii():
        return lambda: names.pick("latin_organizations")
    maker = next((make for ends, make in _BODIES if old.endswith(ends)), None)
    return (lambda: maker(names)) if maker else names.random.choice((names.company, names.body))


def _another_place(old: str, names: Names) -> Callable[[], str]:
    maker = next((make for ends, make in _PLACES if old.endswith(ends) and len(old) > 2), None)
    if maker:
        return lambda: maker(names)
    return names.country if old in _countries() and names.random.random() < 0.5 else names.place


def _countries() -> frozenset[str]:
    return frozenset(lists()["countries"])


_NARROW = str.maketrans("，：；！？（）", ",:;!?()")


def _set(sentence: Sentence, names: Names) -> Sentence:
    """Some sentences with the marks of a Western keyboard, as many pages write them."""
    if names.random.random() >= _NARROW_SHARE:
        return sentence
    return Sentence(sentence.text.translate(_NARROW), sentence.spans)


def templates(name: str) -> list[str]:
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


_SLOTS = SLOTS | common_words.SLOTS
_PIECE = re.compile(r"\{([^}]+)\}|([\[\]<>])|([^\[\]<>{]+)")


def filled(template: str, names: Names) -> Sentence:
    """A template with names in its slots."""
    text, spans, whole = "", [], None
    for slot, mark, plain in _PIECE.findall(template):
        if mark in ("[", "<"):
            whole = len(text)
        elif mark:
            spans.append((whole, len(text), ORGANIZATION if mark == "]" else PLACE))
            whole = None
        else:
            kind, make = _SLOTS[slot] if slot else (None, None)
            piece = make(names) if make else plain
            if kind is not None and whole is None:
                spans.append((len(text), len(text) + len(piece), kind))
            text += piece
    return _set(Sentence(text, tuple(_joined(spans))), names)


def _joined(spans: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Places that touch are one address."""
    last: tuple[int, int, int] | None = None
    for span in spans:
        if last and last[1] == span[0] and last[2] == span[2] == PLACE and span[1] - span[0] > 1:
            last = (last[0], span[1], PLACE)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last
