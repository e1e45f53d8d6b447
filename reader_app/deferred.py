"""Modules that are imported when something of them is first asked for.

For what stands on the way to the window's first picture but is not in it. Written so, with the
true import for readers and type checkers::

    if TYPE_CHECKING:
        from reader_app.library import documents
    else:
        documents = Deferred("reader_app.library.documents")
"""

from __future__ import annotations

from importlib import import_module


class Deferred:
    """Stands for a module; what was asked for once is at hand from then on."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> object:
        return getattr(import_module(self._name), attribute)
