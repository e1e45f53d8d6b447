"""``make bench``: runs every benchmark of this folder, each in a process of its own.

    python -m tests.bench [NAME ...]      only those, for example analysis_bench

A benchmark is a module here that has ``main()`` and prints tables. Compare numbers of one run
only: machines differ, and so do their quiet and busy hours.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def benchmarks() -> list[str]:
    return sorted(
        path.stem
        for path in FOLDER.glob("*.py")
        if path.stem != "__main__" and "\ndef main(" in path.read_text(encoding="utf-8")
    )


def run(name: str) -> bool:
    print(f"\n## {name}", flush=True)
    return (
        subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], check=False).returncode == 0
    )


def main() -> int:
    names = sys.argv[1:] or benchmarks()
    if unknown := set(names) - set(benchmarks()):
        print(f"no such benchmark: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    failed = [name for name in names if not run(name)]
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
