"""Import with the whole analysis: documents a second, beside Recoll where it is installed.

    python -m tests.bench.import_bench [--documents 1000] [--keep FOLDER]

Both programs are started anew on the same files, a folder for each thousand, and timed from their
start to their end: ours reads, analyses, stores and indexes, ``recollindex`` reads and indexes.
Its configuration is new each time and says no more than where the files are and that they are
UTF-8: so Recoll 1.34 indexes Chinese by pairs of characters (``cjkngramlen`` 2), its only way.
Files of 2,700 characters are made from the samples' sentences with a fifth of their words drawn
from a dictionary: a long tail of words, as a library has.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.index_bench import generated
from tests.bench.table import Row, print_table

RECOLL = "recollindex"
_A_FOLDER = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000])
    parser.add_argument("--keep", type=Path, help="makes the files there and leaves them")
    options = parser.parse_args()
    for count in options.documents:
        with nullcontext(options.keep) if options.keep else TemporaryDirectory() as folder:
            compare(Path(folder), count)


def compare(folder: Path, count: int) -> None:
    texts = folder / f"texts-{count}"
    size = write_files(texts, count) / 1e6
    rows = [ours(folder, texts, count)]
    if shutil.which(RECOLL):
        rows.append(recoll(folder, texts, count))
    own = rows[0][2]
    assert isinstance(own, float)
    print_table(
        f"Import of {count:,} files ({size:.1f} MB) by a program that is started for it",
        ["program", "s", "documents/s", "processor, ms a document", "MB on disk", "ours"],
        [[*row, f"{own / float(row[2]):.1f}×"] for row in rows],
    )
    if len(rows) == 1:
        print(f"\n{RECOLL} is not installed: nothing to compare with.")


def write_files(folder: Path, count: int) -> int:
    """Make the files, unless they are there. Returns their size in bytes."""
    size = 0
    for number, text in enumerate(islice(generated(), count)):
        path = folder / f"{number // _A_FOLDER:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        size += path.stat().st_size
    return size


def ours(folder: Path, texts: Path, count: int) -> Row:
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    command = [sys.executable, "-m", "reader_app", "--home", str(home), "import", str(texts)]
    return run("Zhanjuan, analysis included", command, home, count)


def recoll(folder: Path, texts: Path, count: int) -> Row:
    home = folder / "recoll"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    settings = f"topdirs = {texts.absolute()}\ndefaultcharset = utf-8\n"
    (home / "recoll.conf").write_text(settings, encoding="utf-8")
    version = subprocess.run([RECOLL, "-v"], capture_output=True, text=True, check=False).stdout
    name = " ".join(version.split()[:2]) or RECOLL
    return run(f"{name}, indexed only", [RECOLL, "-c", str(home)], home, count)


def run(name: str, command: Sequence[str], home: Path, count: int) -> Row:
    """Seconds, documents a second, processor time of all its processes, size on the disk."""
    before, started = processor_seconds(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - started
    processor = processor_seconds() - before
    size = sum(path.stat().st_size for path in home.rglob("*") if path.is_file()) / 1e6
    return [name, seconds, count / seconds, 1000 * processor / count, size]


def processor_seconds() -> float:
    """What all processes that this one started and that have ended have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
