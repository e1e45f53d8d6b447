"""Leaves out what makes colours and bold letters on a terminal and shows as noise elsewhere."""

from __future__ import annotations

import re

# ECMA-48: control sequences (5.4), and operating system commands (8.3.89), which set a title or a
# link. What else begins with ESC may choose a character set and is left to the decoders.
_CODES = re.compile(
    "\x1b\\[[0-?]{0,64}[ -/]{0,4}[@-~]|\x1b\\][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\\\)"
)
# A character struck twice is bold, one over a line underlined: so manual pages are printed.
_STRUCK = re.compile("[^\n\b]\b+(?=[^\n\b])")


def without_terminal_codes(text: str) -> str:
    """The text without control sequences and without what was struck over."""
    if "\x1b" in text:
        text = _CODES.sub("", text)
    return _STRUCK.sub("", text) if "\b" in text else text
