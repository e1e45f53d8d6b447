"""The style sheet of the window, made from a theme."""

from __future__ import annotations

from reader_app.resources import resource
from reader_app.ui.theme import Theme

_SHEET = """
QMainWindow, QDialog, QWidget#bar, QWidget#pane { background: $window; }
QWidget#sunken { background: $sunken; border-bottom: 1px solid $line; }
QWidget#bar { border-bottom: 1px solid $line; }
QWidget#pageArea { background: $page; }
QLabel { color: $text; background: transparent; }
QPushButton, QToolButton, QComboBox, QCheckBox, QRadioButton { outline: none; }
QLabel[role="secondary"] { color: $secondary; }
QLabel[role="muted"], ElidedLabel[role="muted"] { color: $muted; }
QLabel[role="heading"] { font-size: 20px; font-weight: 600; }
QLabel[role="headline"] { font-size: 15px; font-weight: 600; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QStatusBar { background: $window; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel, QStatusBar QPushButton { color: $muted; padding: 0 6px; }
QStatusBar QPushButton { border: none; background: transparent; }
QStatusBar QPushButton:hover, QStatusBar QPushButton:focus {
  color: $text; text-decoration: underline;
}
QLineEdit {
  background: $page; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 4px 9px; selection-background-color: $text_selection; selection-color: $text;
  placeholder-text-color: $muted;
}
QLineEdit:focus { border-color: $accent; }
QToolButton {
  border: 1px solid transparent; border-radius: 6px; padding: 3px; color: $secondary;
  background: transparent;
}
QToolButton:hover { background: $selection; }
QToolButton:checked { color: $accent; background: $selection; border-color: $line; }
QWidget#bar QToolButton:checked { background: transparent; border-color: transparent; }
QWidget#bar QToolButton:hover { background: $selection; }
QToolButton:focus, QWidget#bar QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QPushButton {
  background: $page; color: $text; border: 1px solid $line; border-radius: 6px; padding: 5px 14px;
}
QPushButton:hover { border-color: $accent; }
QPushButton:focus { border-color: $accent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton:disabled { color: $faded; }
QRadioButton { color: $text; spacing: 7px; }
QRadioButton::indicator {
  width: 11px; height: 11px; border: 1px solid $muted; border-radius: 6px; background: $page;
}
QRadioButton::indicator:checked { border: 4px solid $accent; width: 5px; height: 5px; }
QCheckBox { color: $text; spacing: 7px; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator {
  width: 14px; height: 14px; border: 1px solid $muted; border-radius: 4px; background: $page;
}
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$controls/tick-$mark.svg");
}
QCheckBox:focus, QRadioButton:focus { text-decoration: underline; }
QCheckBox::indicator:indeterminate, QListView::indicator:indeterminate {
  background: $accent; border-color: $accent; image: url("$controls/some-$mark.svg");
}
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QComboBox, QAbstractSpinBox {
  background: $page; color: $text; border: 1px solid $line; border-radius: 6px; padding: 4px 9px;
  min-height: 20px; selection-background-color: $text_selection; selection-color: $text;
}
QComboBox { selection-background-color: $selection; }
QComboBox:focus, QAbstractSpinBox:focus { border-color: $accent; }
QAbstractSpinBox { padding: 2px 0; }
QAbstractSpinBox QLineEdit { background: transparent; border: none; padding: 0; }
QComboBox:disabled, QAbstractSpinBox:disabled, QLineEdit:disabled { color: $faded; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$controls/down.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  border: none; background: transparent; width: 20px;
}
QAbstractSpinBox::up-arrow { image: url("$controls/up.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("$controls/down.svg"); width: 10px; height: 10px; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[primary="true"]:focus { border: 2px solid $text; padding: 4px 13px; }
QPushButton[primary="true"]:disabled { background: $line; color: $muted; border-color: $line; }
QMenu { background: $page; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $faded; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip { background: $page; color: $text; border: 1px solid $line; padding: 4px; }
QListView, QTreeView, QTableView {
  background: $window; color: $text; border: none; outline: none;
  selection-background-color: $selection; selection-color: $text;
  alternate-background-color: $window;
}
QHeaderView::section {
  background: $window; color: $muted; border: none; border-bottom: 1px solid $line; padding: 4px;
}
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 36px; margin: 1px 1px; }
QScrollBar::handle:horizontal { min-width: 36px; margin: 1px 1px; }
QScrollBar::handle:hover { background: $faded; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QProgressBar {
  background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px;
}
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QFrame#notice { background: $selection; border: none; border-bottom: 1px solid $line; }
QFrame#card { background: $page; border: 1px solid $line; border-radius: 8px; }
QTabBar { background: transparent; border: none; }
QPlainTextEdit, QTextEdit, QTextBrowser {
  background: $page; color: $text; border: 1px solid $line; border-radius: 6px; padding: 3px 6px;
  selection-background-color: $text_selection; selection-color: $text;
  placeholder-text-color: $muted;
}
QDialog QListView, QDialog QTreeView, QDialog QTableView {
  background: $page; border: 1px solid $line; border-radius: 6px; padding: 3px;
}
QDialog QListView::item { padding: 4px 5px; }
QDialog QTreeView::item { padding: 3px 0; }
QDialog QListView::item:selected, QDialog QTreeView::item:selected {
  background: $selection; color: $text;
}
QDialog QListView::item:disabled { color: $faded; }
QDialog QListView:focus, QDialog QTreeView:focus, QDialog QTableView:focus {
  border-color: $accent;
}
QComboBox QAbstractItemView, QDialog QComboBox QAbstractItemView,
QDialog QComboBox QAbstractItemView:focus {
  background: $page; border: none; border-radius: 0; padding: 3px; outline: none;
}
QComboBoxPrivateContainer { background: $page; border: 1px solid $line; }
QPlainTextEdit:focus, QTextEdit:focus { border-color: $accent; }
"""


def style_sheet(theme: Theme) -> str:
    """The whole window's style sheet in the colours of ``theme``."""
    ink = theme.colour("on_accent").lightness()
    words = theme.colours | {
        "controls": resource("icons/controls").as_posix(),
        "mark": "white" if ink > 127 else "black",
    }
    sheet = _SHEET
    for name in sorted(words, key=len, reverse=True):  # "text_selection" before "text"
        sheet = sheet.replace(f"${name}", words[name])
    return sheet
