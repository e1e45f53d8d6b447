"""How often the encoding is found: whole texts, short ones, cut and damaged ones, and how fast."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

from reader_app.documents.encoding import decode
from reader_app.resources import samples
from tests.bench.table import print_table
from tests.documents.annotated import DATA, read

SIMPLIFIED = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16-le", "utf-16-be", "utf-16")
TRADITIONAL = ("utf-8", "big5", "cp950", "gb18030", "utf-16-le", "utf-16-be")
TRADITIONAL_TEXTS = ("06", "traditional")
SIZES = {"2–3": (2, 3), "4–6": (4, 6), "7–12": (7, 12), "13–20": (13, 20)}
TRIALS = 1500

Case = tuple[str, str]
Change = Callable[[random.Random, bytes], bytes]


def main() -> None:
    rng = random.Random(11)
    rows = [_row("whole", whole(), _unchanged, rng)]
    rows += [_row(f"{n} characters", short(rng, *s), _unchanged, rng) for n, s in SIZES.items()]
    rows.append(_row("paragraphs cut anywhere", paragraphs(rng), _cut, rng))
    rows.append(_row("whole, cut anywhere", whole(), _cut, rng))
    rows.append(_row("whole, cut in front", whole(), _cut_in_front, rng))
    print_table("Text read as it was written", ("texts", "cases", "right", "share"), rows)
    speed()


def texts() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every document at hand with the encodings that it may come in."""
    for path in samples():
        yield decode(path.read_bytes()).text, _encodings(path.name)
    for path in sorted(DATA.glob("*.txt")):
        yield "\n".join(read(path).lines), _encodings(path.name)


def _encodings(name: str) -> tuple[str, ...]:
    return TRADITIONAL if name.startswith(TRADITIONAL_TEXTS) else SIMPLIFIED


def whole() -> list[Case]:
    return [(text, encoding) for text, encodings in texts() for encoding in encodings]


def paragraphs(rng: random.Random) -> list[Case]:
    lines = [(line, e) for text, e in texts() for line in text.split("\n") if len(line) > 30]
    return [(line, rng.choice(e)) for line, e in rng.choices(lines, k=TRIALS)]


def short(rng: random.Random, least: int, most: int) -> list[Case]:
    """Pieces with at least two Han characters; Latin letters and digits as they come."""
    pool, cases = list(texts()), []
    while len(cases) < TRIALS:
        text, encodings = rng.choice(pool)
        start = rng.randrange(len(text))
        piece = text[start : start + rng.randint(least, most)].strip()
        if sum("\u4e00" <= character <= "\u9fff" for character in piece) >= 2:
            cases.append((piece, rng.choice(encodings)))
    return cases


def _unchanged(rng: random.Random, data: bytes) -> bytes:
    return data


def _cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randint(len(data) // 3, len(data))]


def _cut_in_front(rng: random.Random, data: bytes) -> bytes:
    """Any number of bytes away; UTF-16 without its mark cannot be told from an odd byte on."""
    return data[rng.randint(1, len(data) // 3) & ~1 :]


def _row(
    name: str, cases: list[Case], change: Change, rng: random.Random
) -> tuple[str, int, int, str]:
    right = total = 0
    for text, encoding in cases:
        try:
            data = change(rng, text.encode(encoding))
        except UnicodeEncodeError:  # a sign that the older encoding lacks
            continue
        total += 1
        right += _is_right(data, encoding)
    return name, total, right, f"{right / total:.4f}"


def _is_right(data: bytes, encoding: str) -> bool:
    """Equal but for the broken characters at the ends."""
    expected = data.decode(encoding, "replace").lstrip("\ufeff")
    found = decode(data).text
    edge = 2 if "\ufffd" in expected else 0
    return (
        found.strip("\ufffd")[edge : -edge or None] in expected and len(found) > len(expected) - 3
    )


def speed() -> None:
    text = "\n".join(text for text, encodings in texts() if encodings is SIMPLIFIED)
    rows = []
    for encoding in ("utf-8", "gb18030", "utf-16-le"):
        unit = (text + "\n").encode(encoding)
        data = unit * (50_000_000 // len(unit))
        started = time.perf_counter()
        decode(data)
        rows.append((encoding, len(data), time.perf_counter() - started))
    print_table("Decoding", ("encoding", "bytes", "seconds"), rows)


if __name__ == "__main__":
    main()
