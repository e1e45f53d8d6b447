"""Characters that files of text and XML cannot hold, replaced one for one."""

from __future__ import annotations

import re

# What XML 1.0 (section 2.2) leaves out: most control characters, halves of surrogate pairs.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HALF = re.compile("[\ud800-\udfff]")


def fit(text: str) -> str:
    """The text with U+FFFD for what UTF-8 or XML cannot hold; offsets stay as they are."""
    return _UNFIT.sub("\ufffd", text)


def escaped(json: str) -> str:
    """JSON text with its own escapes for what UTF-8 or XML cannot hold: nothing of it is lost."""
    return _UNFIT.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def one_line(text: str) -> str:
    """The text fit for a file, with every run of white space as one blank."""
    return " ".join(fit(text).split())


def whole(text: str) -> str:
    """The text with U+FFFD for halves of surrogate pairs, which no database or UTF-8 takes."""
    return _HALF.sub("\ufffd", text)
