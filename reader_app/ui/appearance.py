"""Theme, type and zoom: read from the settings, applied to the window, following the system."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from reader_app.settings import SERIF, THEME, ZOOM, Settings
from reader_app.ui.actions import Actions
from reader_app.ui.fonts import interface_font
from reader_app.ui.icons import sharpness
from reader_app.ui.style import style_sheet
from reader_app.ui.theme import Theme, palette, theme

ZOOM_STEP = 10


def chosen_theme(choice: str) -> Theme:
    """The theme for a value of the setting; ``system`` asks the system whether it is dark."""
    if choice == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        choice = "dark" if scheme == Qt.ColorScheme.Dark else "light"
    return theme(choice)


def apply_to_application(chosen: Theme) -> None:
    """Give the application its font, palette and style sheet."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(palette(chosen))
        app.setStyleSheet(style_sheet(chosen))


# The words of a command line that choose a style that draws the same everywhere. Asked for it by
# ``QApplication.setStyle``, PySide6 makes all the constants of QStyle known to Python: 4 ms.
STYLE = ("-style", "Fusion")


def prepare_application(app: QApplication) -> None:
    """What every start does once: a font with Chinese."""
    font = interface_font()
    font.setPixelSize(13)
    app.setFont(font)


class Appearance(QObject):
    """Keeps the settings of look and type and tells of each change."""

    theme_changed = Signal(object)
    zoom_changed = Signal(int)
    serif_changed = Signal(bool)

    def __init__(self, settings: Settings, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self.settings = settings
        self._actions = actions
        self.theme = chosen_theme(settings.get(THEME))
        self._sharpness = sharpness()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        actions.themes.triggered.connect(self._on_theme_chosen)
        actions.connect_to("zoom_in", self._on_zoom_in)
        actions.connect_to("zoom_out", self._on_zoom_out)
        actions.connect_to("zoom_reset", self._on_zoom_reset)
        actions["serif"].setChecked(settings.get(SERIF))
        actions["serif"].toggled.connect(self._on_serif)
        actions[f"theme_{settings.get(THEME)}"].setChecked(True)

    @property
    def zoom(self) -> int:
        """The size of the text in the reading pane, in percent."""
        return self.settings.get(ZOOM)

    @property
    def serif(self) -> bool:
        return self.settings.get(SERIF)

    def begin(self, seen: Iterable[str]) -> None:
        """Dress a new window that was made for this theme, and those of its actions that are seen
        at once; the others may follow."""
        apply_to_application(self.theme)
        self._actions.set_theme(self.theme, seen)

    def apply(self) -> None:
        """Take the theme of the settings and tell everyone."""
        self.theme = chosen_theme(self.settings.get(THEME))
        self._actions[f"theme_{self.settings.get(THEME)}"].setChecked(True)
        apply_to_application(self.theme)
        self._actions.set_theme(self.theme)
        self.theme_changed.emit(self.theme)

    def watch_screens(self) -> None:
        """Have the icons drawn anew where a screen comes, or becomes, sharper than all before."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screen_added)
            for screen in app.screens():
                self._on_screen_added(screen)

    @Slot(QScreen)
    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._sharpen)
        self._sharpen()

    @Slot()
    def _sharpen(self) -> None:
        if sharpness() > self._sharpness:
            self._sharpness = sharpness()
            self.apply()

    @Slot(int)
    def set_zoom(self, percent: int) -> None:
        low, high = ZOOM.limits or (percent, percent)
        percent = max(low, min(high, percent))
        if percent != self.zoom:
            self.settings.set(ZOOM, percent)
            self.zoom_changed.emit(percent)

    @Slot(QAction)
    def _on_theme_chosen(self, action: QAction) -> None:
        self.settings.set(THEME, action.data())
        self.apply()

    @Slot()
    def _on_system_changed(self) -> None:
        if self.settings.get(THEME) == "system":
            self.apply()

    @Slot()
    def _on_zoom_in(self) -> None:
        self.set_zoom(self.zoom + ZOOM_STEP)

    @Slot()
    def _on_zoom_out(self) -> None:
        self.set_zoom(self.zoom - ZOOM_STEP)

    @Slot()
    def _on_zoom_reset(self) -> None:
        self.set_zoom(ZOOM.default)

    @Slot(bool)
    def _on_serif(self, on: bool) -> None:
        self.settings.set(SERIF, on)
        self.serif_changed.emit(on)
