"""A process that deletes documents for good and says so of each, to be killed while at it.

python deleting_process.py HOME
"""

from __future__ import annotations

import sys
from pathlib import Path

from reader_app.library.library import Library

if __name__ == "__main__":
    with Library.open(Path(sys.argv[1])) as library:
        for row in library.documents() + library.bin():
            library.remove([row.id])
            library.delete_for_good([row.id])
            sys.stdout.write(f"{row.id}\n")
            sys.stdout.flush()
