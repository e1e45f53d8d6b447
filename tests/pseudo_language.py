"""A language for tests whose strings are twice as long as the sources: shows what does not fit."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def tool(name: str) -> Path:
    """The path of one of Qt's translation tools in this environment."""
    return Path(sys.executable).with_name(f"pyside6-{name}")


def lengthened(source: str) -> str:
    """The source twice, gaps (``%1``, ``{0}``) and all but one ``%n`` kept where they stand."""
    return f"⟦{source}¦{source.replace('%n', '#')}⟧"


def write(translations: Path, compiled: Path) -> None:
    """Write a compiled pseudo-language of all strings in a ``.ts`` file."""
    tree = ElementTree.parse(translations)
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        text = lengthened(message.findtext("source") or "")
        forms = translation.findall("numerusform")
        for element in forms or [translation]:
            element.text = text
    draft = compiled.with_suffix(".ts")
    tree.write(draft, encoding="utf-8", xml_declaration=True)
    subprocess.run([tool("lrelease"), "-silent", draft, "-qm", compiled], check=True)
