"""Texts that are edited at random, and that know of every character where it came from."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from reader_app.documents.model import Document
from reader_app.library.anchors import Anchor, Describer
from reader_app.library.placing import Placed

# What official prose is made of: everything is said again, with another place or number.
_PLACES = ("岑阳市", "澄湾市", "云岭县", "青禾县", "石桥镇", "白渚镇", "长汀乡", "泽南省")
_BODIES = ("水利局", "交通局", "应急管理局", "教育局", "民政局", "农业农村局")
_SENTENCES = (
    "{place}{body}高度重视，第一时间启动应急预案。",
    "会议要求，各乡镇要压实责任，确保群众生命财产安全。",
    "截至{n}日，{place}共转移群众{n}人。",
    "{place}{body}投入资金{n}万元，修复道路{m}公里。",
    "会议指出，要坚持以人民为中心的发展思想，统筹推进各项工作。",
    "全市累计排查隐患{n}处，已整改{m}处。",
    "{body}负责人表示，下一步将加强巡查。",
    "各有关单位要加强协调配合，形成工作合力！",
    "{place}召开了专题会议，研究部署防汛工作；",
    "有关情况请及时报告。",
    "“路通了，心就踏实了。”{place}村民说。",
    "(一)加强组织领导。",
)
_TRADITIONAL = str.maketrans(
    "应动会议责产时转资万复将强单协调队为进处实说", "應動會議責產時轉資萬復將強單協調隊為進處實說"
)
_WIDE = str.maketrans("0123456789()", "０１２３４５６７８９（）")

Unit = tuple[str, int]  # a character and the number that it was born with


def _plain(character: str) -> str:
    return character.translate(_WIDE).translate(_TRADITIONAL)


class EditedText:
    """A text of paragraphs, edited in one of the ways that people and programs edit."""

    def __init__(self, draw: random.Random, paragraphs: int = 30) -> None:
        self._draw = draw
        self._born = 0
        self.origin: dict[int, int] = {}  # a copy's number → its original's
        self.units: list[Unit] = []
        for _ in range(paragraphs):
            self.units += self._new(self._paragraph())

    @property
    def text(self) -> str:
        return "".join(character for character, _ in self.units)

    def _new(self, text: str) -> list[Unit]:
        first, self._born = self._born, self._born + len(text)
        return [(character, first + n) for n, character in enumerate(text)]

    def _sentence(self) -> str:
        draw = self._draw
        return draw.choice(_SENTENCES).format(
            place=draw.choice(_PLACES),
            body=draw.choice(_BODIES),
            n=draw.randint(2, 400),
            m=draw.randint(2, 40),
        )

    def _paragraph(self) -> str:
        sentences = [self._sentence() for _ in range(self._draw.choice((1, 1, 2, 3, 4, 6)))]
        return "　　" + "".join(sentences) + "\n"

    def mark(self) -> tuple[int, int]:
        """A stretch to be marked: of any length, from one character to some paragraphs."""
        draw, length = self._draw, len(self.units)
        size = draw.choice((1, 2, 4, 8, 15, 15, 30, 30, 60, 200))
        start = draw.randrange(max(1, length - size))
        if draw.random() < 0.3:  # a whole sentence, as readers like to mark them
            text = self.text
            start = max(text.rfind(end, 0, start) for end in "。！\n") + 1
            ends = [at for end in "。！\n" if (at := text.find(end, start)) >= 0]
            return start, min([at + 1 for at in ends] or [length])
        return start, min(start + size, length)

    # -- edits -------------------------------------------------------------------------------------

    def edit(self) -> None:
        """One edit of any kind."""
        edits: list[Callable[[], None]] = [
            self.insert,
            self.delete,
            self.move,
            self.replace,
            self.duplicate,
            self.rewrite,
            self.correct,
            self.delete_and_repeat,
            self.split,
            self.join,
            self.space,
            self.widen,
            self.to_traditional,
        ]
        self._draw.choice(edits)()

    def _whole(self) -> tuple[int, int]:
        """A paragraph, or a sentence of one, with its end."""
        text, draw = self.text, self._draw
        ends = "\n" if draw.random() < 0.5 else "。！；\n"
        start = max(text.rfind(end, 0, draw.randrange(max(1, len(text)))) for end in ends) + 1
        found = [at for end in ends if (at := text.find(end, start)) >= 0]
        return start, min(found, default=len(text) - 1) + 1

    def _put(self, start: int, end: int, new: str) -> None:
        """New words for old; what stays the same at either end was never changed, be it in another
        script or width."""
        end = min(end, len(self.units))
        while new and start < end and self._stays(start, new[0]):
            start, new = start + 1, new[1:]
        while new and start < end and self._stays(end - 1, new[-1]):
            end, new = end - 1, new[:-1]
        self.units[start:end] = self._new(new)

    def _stays(self, at: int, new: str) -> bool:
        old, number = self.units[at]
        if _plain(old) != _plain(new):
            return False
        self.units[at] = new, number
        return True

    def insert(self) -> None:
        """A new sentence or paragraph, from the words that all the others are made of."""
        start, end = self._whole()
        sentence = self._draw.random() < 0.5
        new = self._sentence() if sentence else self._paragraph()
        at = self._draw.choice((start, end))
        if sentence and self.text[at - 1 : at] == "\n":
            new += "\n"
        self.units[at:at] = self._new(new)

    def delete(self) -> None:
        start, end = self._whole()
        del self.units[start:end]

    def move(self) -> None:
        start, end = self._whole()
        taken, words = self.units[start:end], self.text[start:end]
        del self.units[start:end]
        at = self._whole()[0] if self.units else 0
        at = self._apart(at, words, start)
        self.units[at:at] = taken

    def _apart(self, at: int, words: str, otherwise: int) -> int:
        """Not beside the same words, where nobody could tell the ones from the others."""
        beside = self.text[max(0, at - len(words)) : at + len(words)]
        return otherwise if words.strip() in beside else at

    def replace(self) -> None:
        start, end = self._whole()
        new = self._paragraph() if self.text[start:end].endswith("\n") else self._sentence()
        self._put(start, end, new)

    def duplicate(self) -> None:
        """The same words once more, elsewhere: the first to be born stay the marks' own."""
        start, end = self._whole()
        at = self._apart(self._whole()[0], self.text[start:end], -1)
        if at < 0:
            return
        copied = self._new(self.text[start:end])
        for (_, number), (_, original) in zip(copied, self.units[start:end], strict=True):
            self.origin[number] = self.origin.get(original, original)
        self.units[at:at] = copied

    def rewrite(self) -> None:
        """Some characters anywhere become others."""
        at = self._draw.randrange(max(1, len(self.units)))
        size = self._draw.randint(0, 6)
        self._put(at, at + size, self._sentence()[: self._draw.randint(0, 6)])

    def correct(self) -> None:
        """A figure becomes another one."""
        figures = [n for n, (character, _) in enumerate(self.units) if character.isdigit()]
        if figures:
            at = self._draw.choice(figures)
            self._put(at, at + 1, str(self._draw.randint(0, 9)))

    def delete_and_repeat(self) -> None:
        """One sentence goes, and a copy of another comes elsewhere."""
        self.delete()
        if self.units:
            self.duplicate()

    def split(self) -> None:
        """A paragraph becomes two."""
        ends = [n for n, (character, _) in enumerate(self.units) if character in "。；！"]
        if ends:
            at = self._draw.choice(ends) + 1
            self.units[at:at] = self._new("\n　　")

    def join(self) -> None:
        """Two paragraphs become one."""
        ends = [n for n, (character, _) in enumerate(self.units[:-1]) if character == "\n"]
        if ends:
            at = last = self._draw.choice(ends)
            while last < len(self.units) and self.units[last][0].isspace():
                last += 1
            del self.units[at:last]

    def space(self) -> None:
        """Other white space: indents of another kind, or blanks about figures."""
        if self._draw.random() < 0.5:
            self._replace_indents(self._draw.choice(("", "    ", "\t", "　")))
            return
        edges = [
            n + 1
            for n, ((one, _), (other, _)) in enumerate(pairwise(self.units))
            if one.isdigit() != other.isdigit() and not (one + other).isspace()
        ]
        for at in reversed(edges):
            self.units[at:at] = self._new(" ")

    def _replace_indents(self, indent: str) -> None:
        units: list[Unit] = []
        for unit in self.units:
            if unit[0] != "　":
                units.append(unit)
            elif not units or units[-1][0] == "\n":
                units += self._new(indent)
        self.units = units

    def widen(self) -> None:
        """Figures in full width."""
        self.units = [(c.translate(_WIDE), number) for c, number in self.units]

    def to_traditional(self) -> None:
        """Other characters for the same words."""
        self.units = [(c.translate(_TRADITIONAL), number) for c, number in self.units]


class Truth:
    """Where the words of marks have gone."""

    def __init__(self, before: list[Unit], edited: EditedText) -> None:
        self._before = before
        self._after = edited.units
        self._where = {number: place for place, (_, number) in enumerate(edited.units)}
        self._origin = edited.origin
        self._as_well = dict([*self._equal_beside_new(), *self._put_back()])

    def _equal_beside_new(self) -> Iterator[tuple[int, int]]:
        """Places of new characters → the numbers of equal ones that may as well be there.

        Where a sentence is put beside its equal, nobody can tell which of them is the new one.
        """
        after, before = self._after, {number for _, number in self._before}
        for is_old, group in groupby(range(len(after)), lambda place: after[place][1] in before):
            new = [] if is_old else list(group)
            for places, step in ((new, len(new)), (new[::-1], -len(new))):
                for place in places:
                    other = place + step
                    if not 0 <= other < len(after) or after[other][0] != after[place][0]:
                        break
                    yield place, after[other][1]

    def _put_back(self) -> Iterator[tuple[int, int]]:
        """Places of new characters → the numbers of those that were taken away there, where all of
        them came back in other edits: nobody can tell that they were ever gone."""
        before = [unit for unit in self._before if not unit[0].isspace()]
        after = [(n, *unit) for n, unit in enumerate(self._after) if not unit[0].isspace()]
        old = {number: n for n, (_, number) in enumerate(before)}
        kept = [n for n, (_, _, number) in enumerate(after) if number in old]
        for first, last in pairwise(kept):
            gone = before[old[after[first][2]] + 1 : old[after[last][2]]]
            new = after[first + 1 : last]
            if [c for c, _ in gone] == [c for _, c, _ in new]:
                yield from (
                    (place, number) for (place, *_), (_, number) in zip(new, gone, strict=True)
                )

    def whole(self, start: int, end: int) -> int | None:
        """Where the words of a stretch begin, if they are all there and in one piece."""
        own = self._before[start:end]
        first = self._where.get(own[0][1])
        return first if first is not None and self._after[first : first + len(own)] == own else None

    def is_own(self, start: int, end: int, placed: Placed) -> bool:
        """Whether a mark lies on its own words.

        They may have been torn and put together again from their own and the same words: of two
        equal words side by side nobody can tell which one was deleted. A copy is as good as the
        original once that is gone, as it cannot be told from words that were moved; and where it
        stands between the original's neighbours.
        """
        assert placed.start is not None and placed.end is not None
        own = [number for _, number in self._before[start:end]]
        places = range(placed.start, placed.end)
        there = [self._after[place][1] for place in places]
        as_well = [self._as_well.get(place) for place in places]
        same = [number in pair for number, *pair in zip(own, there, as_well, strict=True)]
        if sum(same) * 2 >= len(own):
            return True
        if [self._origin.get(number, number) for number in there] != own:
            return False
        gone = not any(number in self._where for number in own)
        return (
            gone
            or self._joins(range(placed.end, len(self._after)), range(end, len(self._before)))
            or self._joins(range(placed.start - 1, -1, -1), range(start - 1, -1, -1))
        )

    def _joins(self, places: range, olds: range) -> bool:
        """Whether a copy goes on until it comes to the original's own neighbours."""
        for place, old in zip(places, olds, strict=False):
            number, own = self._after[place][1], self._before[old][1]
            if number == own or self._origin.get(number) != own:
                return number == own
        return False


def anchors_of(text: str, marks: list[tuple[int, int]]) -> list[Anchor]:
    describer = Describer(Document(text))
    return [describer.describe(*mark) for mark in marks]
