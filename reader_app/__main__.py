"""``reader-app``: a command runs without Qt; otherwise the window opens."""

from __future__ import annotations

import sys


def main() -> int:
    from reader_app.cli.main import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
