"""The graph's legend as words beside small samples of their lines."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from vmdesk.ui import theme


class Swatch(QWidget):
    """A short piece of a line, or a hatched bar where `pen` is None."""

    def __init__(self, pen: QPen | None, colour: str) -> None:
        super().__init__()
        self._pen = pen
        self._colour = QColor(colour)
        self.setFixedSize(QSize(34, 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sample."""
        painter = QPainter(self)
        if self._pen is not None:
            painter.setPen(self._pen)
            painter.drawLine(1, self.height() // 2, self.width() - 1, self.height() // 2)
            return
        painter.setPen(self._colour)
        painter.setBrush(QBrush(self._colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(1, 2, self.width() - 3, self.height() - 5)


class Legend(QWidget):
    """A row of names; built anew when the series or the theme change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = theme.DARK
        self._series: tuple[tuple[int | None, str], ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.setAccessibleName(self.tr("Legend of the score graph"))
        self._build()

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours
        self._build()

    def show_series(self, series: tuple[tuple[int | None, str], ...]) -> None:
        """(track, name) of every curve."""
        if series != self._series:
            self._series = series
            self._build()

    def names(self) -> list[str]:
        """The words now shown, left to right."""
        return [label.text() for label in self.findChildren(QLabel)]

    def _build(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for track, name in self._series[:8]:
            self._entry(theme.series_pen(self._colours, track or 0), name)
        if len(self._series) > 8:
            self._row.addWidget(QLabel(self.tr("and {count} more").format(count=len(self._series) - 8)))
        self._entry(theme.whole_clip_pen(self._colours), self.tr("Whole clip"))
        self._entry(theme.threshold_pen(self._colours), self.tr("Display line"))
        self._entry(None, self.tr("Not scored"))
        self._row.addStretch()

    def _entry(self, pen: QPen | None, name: str) -> None:
        self._row.addWidget(Swatch(pen, self._colours.quiet))
        self._row.addWidget(QLabel(name))
        self._row.addSpacing(theme.GAP)
