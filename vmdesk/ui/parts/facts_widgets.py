"""Small widgets of the facts panel: a name elided in its middle, a digest that copies as one line, a table of rows."""

import html
import math
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from vmdesk.ui.parts import theme

_DIGEST_MARGIN = 4
"""Pixels below the last line."""


def plain_tip(text: str) -> str:
    """A tool tip that shows `text` letter by letter; Qt would take a file named `<b>.mp4` for markup otherwise."""
    return f"<p style='white-space: pre-wrap'>{html.escape(text)}</p>" if text else ""


class ElidedLabel(QWidget):
    """One line of text, cut in the middle where it does not fit; the whole text is its tool tip."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._text = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show `text`."""
        self._text = text
        self.setToolTip(plain_tip(text))
        self.setAccessibleDescription(text)
        self.update()

    def shown_text(self) -> str:
        """What fits."""
        return self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideMiddle, self.width())

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(160, self.fontMetrics().height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text that fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), line, self.shown_text())


class _Fitted(QPlainTextEdit):
    """A field as high as its lines, however many the width makes of them."""

    def fit(self) -> None:
        """Take the height of the lines."""
        document = self.document()
        lines = document.documentLayout().blockBoundingRect(document.firstBlock()).height()
        frame = self.height() - self.viewport().height()
        self.setFixedHeight(max(math.ceil(lines), self.fontMetrics().lineSpacing()) + frame + _DIGEST_MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class DigestField(QWidget):
    """A digest in monospace, wrapped on screen yet one line on the clipboard."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.field = _Fitted()
        self.field.setReadOnly(True)
        self.field.setTabChangesFocus(True)
        self.field.setFont(theme.monospace(smaller=1))
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.field.setWordWrapMode(self.field.wordWrapMode().WrapAnywhere)
        self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.document().setDocumentMargin(3)
        self.field.setAccessibleName(name)
        self.copy = QToolButton()
        self.copy.setText(self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy {name}").format(name=name))
        self.copy.setToolTip(self.copy.accessibleName())
        self.copy.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.copy.clicked.connect(self._copy)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP // 2)
        row.addWidget(self.field, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)

    def show_digest(self, text: str, *, known: bool) -> None:
        """Show the digest, or the words that stand for it."""
        if text != self.field.toPlainText():
            self.field.setPlainText(text)
            self.field.fit()
        self.copy.setEnabled(known)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.field.toPlainText())


class Rows(QWidget):
    """Rows of plain text in columns, the first one quiet; labels are made once, some at once, and refilled."""

    def __init__(self, name: str, columns: int, rows: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._columns = columns
        self._labels: list[list[QLabel]] = []
        self._shown: tuple[tuple[str, ...], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.MARGIN)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(columns - 1, 1)
        for _ in range(rows):
            self._add_row()

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show `rows`, each as long as there are columns."""
        while len(self._labels) < len(rows):
            self._add_row()
        none = ("",) * self._columns
        for place, labels in enumerate(self._labels):
            before, now = (given[place] if place < len(given) else none for given in (self._shown, rows))
            for label, old, new in zip(labels, before, now, strict=True):
                label.setVisible(place < len(rows))
                if old != new:
                    label.setText(new)
        self._shown = tuple(rows)

    def _add_row(self) -> None:
        row = []
        for column in range(self._columns):
            label = QLabel()
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(column > 0)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            if column == 0:
                label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
            else:
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label, len(self._labels), column)
            row.append(label)
        self._labels.append(row)
