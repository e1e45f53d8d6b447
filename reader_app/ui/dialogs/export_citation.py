"""The form of citations: one of those that come along, or one's own, with an example below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader_app.errors import KnownError
from reader_app.exchange.citation import FIELDS, PRESETS, Cited, cite
from reader_app.messages import render
from reader_app.ui.dialogs.main_button import make_main

# Pixels.
WIDTH, LINES = 640, 84
_HINT_LINES = 2


class CitationDialog(QDialog):
    """What is written is shown at once as it would be copied; a mistake is named."""

    template_chosen = Signal(str)

    def __init__(
        self, template: str, cited: Cited | None, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Form of citations"))
        self.setMinimumWidth(WIDTH)
        self._language = language
        self._cited = cited if cited is not None and cited.quote else self._example(cited)
        self.forms = QComboBox()
        self.template = QPlainTextEdit(template)
        self.template.setAccessibleName(self.tr("Template"))
        self.template.setTabChangesFocus(True)
        self.shown = QLabel()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        make_main(self.buttons.button(QDialogButtonBox.StandardButton.Ok))
        self._fill_forms()
        self._lay_out()
        self.forms.activated.connect(self._on_form)
        self.template.textChanged.connect(self._on_edited)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self._on_edited()

    def _fill_forms(self) -> None:
        names = {
            "simple": self.tr("Quotation with source (Chinese)"),
            "plain": self.tr("Quotation with source (English)"),
            "gbt7714": self.tr("Reference after GB/T 7714"),
            "gbt7714-quote": self.tr("Quotation with reference after GB/T 7714"),
            "markdown": "Markdown",
        }
        for key, name in names.items():
            self.forms.addItem(name, PRESETS[key])
        self.forms.addItem(self.tr("My own"), None)
        self.forms.setAccessibleName(self.tr("Form"))

    def _lay_out(self) -> None:
        self.template.setFixedHeight(LINES)
        self.shown.setWordWrap(True)
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.shown.setMinimumHeight(LINES)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.addRow(self.tr("Form"), self.forms)
        form.addRow(self.tr("Template"), self.template)
        form.addRow("", self._hint())
        example = QLabel(self.tr("Example"))
        example.setAlignment(Qt.AlignmentFlag.AlignTop)
        form.addRow(example, self.shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self.buttons)

    def _hint(self) -> QLabel:
        fields = " ".join(f"{{{name}}}" for name in FIELDS)
        words = self.tr("Fields: {0}. A part in <…> is left out where its field is empty.")
        hint = QLabel(words.format(fields))
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        hint.setMinimumHeight(_HINT_LINES * hint.fontMetrics().lineSpacing())
        return hint

    def _example(self, cited: Cited | None) -> Cited:
        """A made-up citation, where no text is selected to show."""
        if cited is not None and cited.title:
            title, source, author, date = cited.title, cited.source, cited.author, cited.date
        else:
            title, source = "澄湾市防汛工作简报", "澄湾日报"
            author, date = "卫青禾", "2031-07-12"
        return Cited(
            title=title,
            source=source,
            author=author,
            date=date,
            year=date[:4],
            quote="全镇转移群众369人",
            page="3",
            heading="一、雨情水情",
            link="zhanjuan:…",
            accessed="2031-08-01",
        )

    @Slot()
    def _on_form(self) -> None:
        template = self.forms.currentData()
        if template is None:
            self.template.setFocus()
        else:
            self.template.setPlainText(template)

    @Slot()
    def _on_edited(self) -> None:
        template = self.template.toPlainText()
        known = self.forms.findData(template)
        self.forms.setCurrentIndex(known if known >= 0 else self.forms.count() - 1)
        try:
            text, sound = cite(template, self._cited), bool(template.strip())
        except KnownError as error:
            text, sound = render(error.notice, self._language), False
        self.shown.setText(text)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(sound)

    @Slot()
    def _on_accepted(self) -> None:
        self.template_chosen.emit(self.template.toPlainText())
        self.accept()
