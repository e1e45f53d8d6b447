"""What words of RTF stand for that is neither a property nor an act of its own."""

from __future__ import annotations

SYMBOLS = {"~": "\u00a0", "-": "", "_": "-"}
CHARACTERS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "mden": "/",
    "msup": "^",
    "msub": "_",
}
# Groups that only some readers know, and whose content is text of the document or leads to it.
TRANSPARENT = frozenset(
    {"shppict", "shpinst", "ud", "moMath", "moMathPara", "picprop", "shptxt", "flymaincnt"}
)
SKIPPED = frozenset(
    {
        *("colortbl", "filetbl", "listtable", "listoverridetable", "rsidtbl", "generator"),
        *("nonshppict", "objdata", "datafield", "bkmkend", "mmathPict", "pnseclvl", "sp"),
        *("themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "xe", "tc"),
        *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "fldtype", "rxe", "txe"),
    }
)


def is_property(word: str) -> bool:
    """Property groups of mathematical zones (\\mfPr)."""
    return word.startswith("m") and word.endswith("Pr")
