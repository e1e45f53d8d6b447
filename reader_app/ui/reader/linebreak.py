"""Line breaking for Chinese where Qt's own rules leave a line short for no reason."""

from __future__ import annotations

from PySide6.QtGui import QTextLine

# The rules follow "Requirements for Chinese Text Layout" (W3C, section 3.1.1): marks that may
# not begin a line, and marks that may not end one. Qt obeys them, but it also never breaks
# beside a curly quotation mark that meets another mark, or that has a digit or a letter at its
# other side (Unicode UAX #14, rules LB19 and LB19a), so that 队伍”（市直 and 公司“6·14”事故 stick
# together and the line before them is pulled apart.
CLOSING = frozenset("”’）》〉」』】〕，。、；：！？…—")
OPENING = frozenset("“‘（《〈「『【〔")

# Ems by which a space between words, and by which the gap between two characters, may grow.
_WIDEST_SPACE, _WIDEST_GAP = 1.5, 0.25


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two neighbours, one of them a mark, that Qt keeps together.

    Beside letters and digits Qt is right: a quotation mark may be an apostrophe there.
    """
    if before in OPENING or after in CLOSING:
        return False
    if before in CLOSING:
        return not after.isascii()
    return after in OPENING and not before.isascii()


def fill(line: QTextLine, text: str, width: float, em: float) -> None:
    """Take more characters onto a line that Qt broke early, where the rules allow it; one that
    stays too short to be justified is left as it is.

    ``text`` holds no character outside the BMP, so that it is counted as Qt counts.
    """
    slack = width - line.naturalTextWidth()
    start, length = line.textStart(), line.textLength()
    end = start + length
    if slack < em or end >= len(text) or text[end - 1] == "\u2028":
        return
    for more in range(int(slack / em), 0, -1):
        cut = end + more
        if cut < len(text) and may_break(text[cut - 1], text[cut]):
            line.setNumColumns(length + more, width)
            if line.textLength() == length + more and line.naturalTextWidth() <= width:
                return
            line.setLineWidth(width)
    if is_pulled_apart(text[start:end].rstrip(), slack / em):
        line.setNumColumns(length, width - slack)


def is_pulled_apart(words: str, ems: float) -> bool:
    """Whether so many ems more on a line would be seen as holes: justifying widens the spaces, and
    where there are none the distance of all characters, of a long address too."""
    if spaces := words.count(" "):
        return ems > spaces * _WIDEST_SPACE
    return words.isascii() or ems > len(words) * _WIDEST_GAP
