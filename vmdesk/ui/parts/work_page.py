"""The picture, the transport row, the score graph and the line that stands beside every score."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from vmdesk.ui.logic.presenter_progress import ProgressLine
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.compared_strip import ComparedStrip
from vmdesk.ui.parts.fitted_label import ShortenedLabel
from vmdesk.ui.parts.graph import ScoreGraph
from vmdesk.ui.parts.legend import Legend
from vmdesk.ui.parts.overview import Overview
from vmdesk.ui.parts.picture_area import PictureArea
from vmdesk.ui.parts.transport import TransportRow


class ProgressRow(QWidget):
    """Draws a `ProgressLine`; without a bar while nothing runs."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ShortenedLabel()
        self.words.setAccessibleName(self.tr("Progress in words"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress of the analysis"))
        self.bar.setTextVisible(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self.bar)
        row.addWidget(self.words, 1)
        self.setFixedHeight(self.words.sizeHint().height() + 6)
        self.show_line(ProgressLine(False, "", None))

    def show_line(self, line: ProgressLine) -> None:
        """Draw."""
        self.bar.setVisible(line.running)
        self.bar.setRange(0, 0 if line.permille is None else 1000)
        self.bar.setValue(line.permille or 0)
        self.words.setText(line.text)


class _Column(QWidget):
    """Never lower than its widgets are at this width; a splitter would squeeze words over several lines otherwise."""

    def minimumSizeHint(self) -> QSize:
        """With the height that wrapped words need."""
        size, layout = super().minimumSizeHint(), self.layout()
        needed = layout.minimumHeightForWidth(self.width()) if layout is not None else 0
        return QSize(size.width(), max(size.height(), needed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps words otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class WorkPage(QWidget):
    """What the window shows while an exhibit is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures, self.transport = PictureArea(), TransportRow()
        self.view = self.pictures.view
        self.graph, self.legend, self.progress = ScoreGraph(), Legend(), ProgressRow()
        self.overview, self.compared = Overview(), ComparedStrip()
        self.note = QLabel()
        self.note.setObjectName("note")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setAccessibleName(self.tr("What a score means"))
        self.hidden = QLabel()
        self.hidden.setObjectName("hidden")
        self.hidden.setWordWrap(True)
        self.hidden.setTextFormat(Qt.TextFormat.PlainText)
        self.hidden.setAccessibleName(self.tr("Blind mode"))
        self._lay_out()

    def show_hidden(self, words: str) -> None:
        """Say that scores are hidden; empty where they are not."""
        self.hidden.setText(words)
        self.hidden.setVisible(bool(words))

    def _lay_out(self) -> None:
        self.splitter = splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self._column(self.pictures, self.transport))
        below = self.hidden, self.compared, self.legend, self.graph, self.overview, self.progress, self.note
        self.below = self._column(*below)
        splitter.addWidget(self.below)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        layout.addWidget(splitter)

    def _column(self, *widgets: QWidget) -> QWidget:
        column = _Column()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        for widget in widgets:
            layout.addWidget(widget, 1 if widget in (self.pictures, self.graph) else 0)
        return column

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self.pictures.set_colours(colours)
        self.transport.set_colours(colours)
        self.graph.set_colours(colours)
        self.legend.set_colours(colours)
        self.overview.set_colours(colours)
        edge = f"border: 0px solid; border-left: 4px solid {colours.error}"
        hidden = f"#hidden {{ border: 1px solid {colours.notice}; border-radius: 3px; padding: 6px 10px; }}"
        self.setStyleSheet(f"#note {{ {edge}; padding: 2px 0 2px 8px; }} {hidden}")
