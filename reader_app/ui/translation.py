"""The window's language: installs the translations of this program and of Qt itself."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from reader_app.messages import system_language
from reader_app.resources import resource

_LOCALES = {"zh": "zh_CN", "en": "en"}


def resolve(choice: str) -> str:
    """``zh`` or ``en`` for a value of the language setting, ``system`` included."""
    return system_language() if choice == "system" else choice


def install(app: QCoreApplication, language: str) -> None:
    """Make every ``tr()`` from now on answer in ``language`` (``zh`` or ``en``).

    Widgets that exist already keep their words, so call this before the window is made. The
    English file holds plural forms only: the sources are in English.
    """
    install_files(app, _LOCALES[language], [_qt_translation(language), _own_translation(language)])


def install_files(app: QCoreApplication, locale: str, files: list[Path]) -> None:
    """Replace the installed translations by ``files``, later ones first asked."""
    for old in filter(shiboken6.isValid, _installed):
        app.removeTranslator(old)
        old.deleteLater()
    _installed.clear()
    QLocale.setDefault(QLocale(locale))
    for file in filter(Path.is_file, files):
        translator = _Words(file.read_bytes(), app)
        if not translator.isEmpty():
            app.installTranslator(translator)
            _installed.append(translator)


# Not to be looked for among the application's children: PySide6 would make the style known to
# Python, with hundreds of constants.
_installed: list[QTranslator] = []


class _Words(QTranslator):
    """A translation held in memory: Qt maps a file that it loads itself, and crashes once an
    upgrade of the program writes another over it."""

    def __init__(self, compiled: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._compiled = compiled  # which Qt reads from and does not keep
        self.load(compiled)


def _own_translation(language: str) -> Path:
    return resource(f"i18n/reader_app_{language}.qm")


def _qt_translation(language: str) -> Path:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return Path(folder) / f"qtbase_{_LOCALES[language]}.qm"
