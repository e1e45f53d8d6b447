"""Prints the window's translatable strings as C++, which lupdate reads without fault.

Of Python, lupdate misses that ``translate(context, text, comment, n)`` counts something, and the
whole call where ``n`` is more than a name. Here the calls are read from the syntax tree.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# Words of Qt's own for which this program has others in its catalogues: the keys in menus.
_OF_QT = {"QShortcut": ("Left", "Up", "Right", "Down")}


class Text(NamedTuple):
    """A string to translate; ``counted`` if its words depend on a number (``%n``)."""

    context: str
    source: str
    comment: str
    counted: bool

    def as_cpp(self) -> str:
        words = (self.context, self.source, self.comment)
        arguments = ", ".join(json.dumps(word, ensure_ascii=False) for word in words)
        return f"QCoreApplication::translate({arguments}{', 1' if self.counted else ''});"


class _Collector(ast.NodeVisitor):
    def __init__(self, path: Path) -> None:
        self.found: list[Text] = []
        self._path = path
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else _name(node.func)
        if name == "tr":
            self._add(node, self._classes[-1], node.args)
        elif name == "translate" and len(node.args) > 1 and _is_text(node.args[0]):
            self._add(node, _text(node.args[0]), node.args[1:])
        self.generic_visit(node)

    def _add(self, node: ast.Call, context: str, arguments: list[ast.expr]) -> None:
        if not arguments or not _is_text(arguments[0]):
            sys.exit(f"{self._path}:{node.lineno}: the string to translate must stand in the call")
        comment = _text(arguments[1]) if len(arguments) > 1 else ""
        self.found.append(Text(context, _text(arguments[0]), comment, len(arguments) > 2))


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _text(node: ast.expr) -> str:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else ""


def collect(folder: Path) -> Iterator[Text]:
    """Every translatable string under ``folder``, file by file, and those of Qt's."""
    for context, words in _OF_QT.items():
        yield from (Text(context, word, "", False) for word in words)
    for path in sorted(folder.rglob("*.py")):
        collector = _Collector(path)
        collector.visit(ast.parse(path.read_text(encoding="utf-8")))
        yield from collector.found


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for text in collect(Path(sys.argv[1])):
        print(text.as_cpp())
