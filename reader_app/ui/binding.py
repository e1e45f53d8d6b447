"""Loads PySide6 without what of it a program that runs does not use: a third of an empty start.

PySide6 6.11, on a machine where an empty window takes 90 ms:

- It holds a machinery for help texts, signatures and ``.pyi`` files as Python sources and compiles
  it at every start, 25 ms with what it imports. Here each of its modules is compiled when somebody
  asks for something in it: the first ``TypeError`` of a Qt call, for example.
- It replaces ``__import__`` by one that looks into the source of every module imported from then
  on, for ``from __feature__ import snake_case``, which nobody uses here: 0.2 ms a module, and the
  sources stay in memory. The one that was there before comes back.
- It makes Python's counterparts of Qt's enumerations by a way that is made for other things: 20 ms
  more than it takes (:mod:`quick_enums`).

Where another PySide6 does things otherwise, this changes nothing, and the start takes longer.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from reader_app.ui import quick_enums

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_MACHINERY = "shibokensupport."
# What the machinery is entered through, and packages, which do nothing themselves.
_AT_ONCE = {"signature", "signature.lib", "signature.loader", "signature.importhandler"}
# Of Python's own what only the machinery imports, for uses that seldom come.
_SELDOM = {"inspect", "tempfile", "shutil", "traceback"}
# What zipfile imports for archives of another kind, where this Python was built with it.
_COMPRESSIONS = {"bz2", "lzma"}


class _Loader(Protocol):
    def exec_module(self, module: ModuleType, /) -> None: ...


_lock = RLock()


class _DeferredModule(ModuleType):
    """Stands for a module until somebody asks for something in it."""

    _origin: tuple[_Loader, str] | None = None

    def __getattr__(self, name: str) -> object:
        with _lock:
            if self._origin is not None:
                self._load(*self._origin)
        return object.__getattribute__(self, name)

    def _load(self, loader: _Loader, name: str) -> None:
        """Run the module's own code, under the name that its loader knows it by."""
        self._origin = None
        spec = self.__spec__
        if spec is None:
            return
        published, spec.name = spec.name, name
        try:
            loader.exec_module(self)
        finally:
            spec.name = published


class _DeferringLoader:
    def __init__(self, loader: _Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _DeferredModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module._origin = self._loader, module.__name__  # type: ignore[attr-defined]
        if module.__name__ == "inspect":
            module.getsource = _no_source  # type: ignore[attr-defined]


class _DeferringFinder:
    """Asked before all other finders, whose modules it gives out deferred."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        finders = sys.meta_path
        if finders[0] is not self:  # PySide6 has put its own in front
            finders.remove(self)
            finders.insert(0, self)
        if not _is_deferred(name):
            return None
        for finder in finders[1:]:
            spec = finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = _DeferringLoader(spec.loader)  # type: ignore[assignment]
                return spec
        return None


def _no_source(_module: ModuleType) -> str:
    """Answers, as long as PySide6 loads, its question whether an imported module mentions it."""
    raise OSError


def _is_deferred(name: str) -> bool:
    if name.startswith(_MACHINERY):
        return name.removeprefix(_MACHINERY) not in _AT_ONCE
    if name in _COMPRESSIONS:
        return PathFinder.find_spec(f"_{name}") is not None
    return name in _SELDOM


def own_viewport() -> QWidget:
    """A viewport for a scroll area that is painted at the start.

    Asked for a widget that Qt has made, PySide6 looks for its class among all that are derived
    from QWidget, and makes each of them known to Python: 10 ms when it is done for the first time.
    """
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QWidget

    viewport = QWidget()
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    return viewport


def load() -> None:
    """Import PySide6; nothing happens where it is imported already."""
    if "PySide6" in sys.modules:
        return
    quick_enums.install()
    finder = _DeferringFinder()
    sys.meta_path.insert(0, finder)
    try:
        import PySide6  # noqa: F401
    finally:
        sys.meta_path.remove(finder)
        if getattr(sys.modules.get("inspect"), "getsource", None) is _no_source:
            del sys.modules["inspect"].getsource
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
