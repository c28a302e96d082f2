"""The graph's legend as words beside small samples of what is drawn."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QResizeEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from vmdesk.ui.parts import shapes, theme

Sample = Callable[[QPainter], None]
_WIDTH, _NARROW, _HEIGHT = 30, 14, 14
_MIDDLE = _HEIGHT / 2


class Swatch(QWidget):
    """A sample, painted by `paint` on `width` by 14 pixels."""

    def __init__(self, paint: Sample, width: int) -> None:
        super().__init__()
        self._paint = paint
        self.setFixedSize(QSize(width, _HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sample."""
        painter = QPainter(self)
        self._paint(painter)
        painter.end()


class Legend(QWidget):
    """A row of names; built anew when what is drawn or the theme changes. What does not fit is named in a tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = theme.DARK
        self._series: tuple[tuple[int | None, str], ...] = ()
        self._kinds: frozenset[str] = frozenset()
        self._compared: tuple[str, ...] = ()
        self._entries: list[tuple[Swatch, QLabel]] = []
        self._more = QLabel()
        self._font = self.font()
        self._font.setPointSizeF(self._font.pointSizeF() - 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legend of the score graph"))
        self._build()

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours
        self._build()

    def show_series(self, series: tuple[tuple[int | None, str], ...], kinds: frozenset[str] = frozenset()) -> None:
        """(track, name) of every curve, and the `Graph.kinds` of what else is drawn."""
        if (series, kinds) != (self._series, self._kinds):
            self._series, self._kinds = series, kinds
            self._build()

    def show_compared(self, names: tuple[str, ...]) -> None:
        """The names of the curves of a second analysis, which follow those of the one shown; none for none."""
        if names != self._compared:
            self._compared = names
            self._build()

    def names(self) -> list[str]:
        """The words of all entries, left to right, those that do not fit among them."""
        return [label.text() for _, label in self._entries]

    def _build(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._entries = []
        for track, name in self._series[:8]:
            self._entry(_line(theme.series_pen(self._colours, track or 0)), name)
        for place, name in enumerate(self._compared):
            self._entry(_circled(self._colours, place), name)
        for kind, name, paint in self._others():
            if kind in self._kinds or not kind:
                self._entry(paint, name)
        for kind, name, paint in self._shapes():
            if kind in self._kinds:
                self._entry(paint, name, _NARROW)
        for _, name in self._series[8:]:
            self._entry(lambda _painter: None, name)
        self._more = QLabel()
        self._more.setFont(self._font)
        self._row.addWidget(self._more)
        self._row.addStretch()
        self._fit()

    def _others(self) -> tuple[tuple[str, str, Sample], ...]:
        colours, tr = self._colours, self.tr
        return (
            ("whole clip", tr("Whole clip"), lambda p: _diamond(p, colours)),
            ("", tr("Display line"), _line(theme.threshold_pen(colours))),
            ("flagged", tr("Reaches it"), lambda p: p.fillRect(2, 4, _WIDTH - 6, 6, QColor(colours.text))),
            ("not scored", tr("Not scored"), lambda p: _hatched(p, colours)),
        )

    def _shapes(self) -> tuple[tuple[str, str, Sample], ...]:
        colours, tr = self._colours, self.tr
        x = _NARROW / 2
        return (
            ("cut", tr("Cut"), lambda p: shapes.paint_cut(p, x, 2, colours.text)),
            ("damaged", tr("Damaged"), lambda p: shapes.paint_damaged(p, x, 2, colours.error)),
            ("keyframe", tr("Keyframe"), lambda p: shapes.paint_keyframe(p, x, 1, colours.quiet)),
            ("mark", tr("Mark"), lambda p: shapes.paint_mark(p, x - 4, 1, colours.notice)),
            ("span", tr("In to out"), lambda p: _brackets(p, colours)),
        )

    def _entry(self, paint: Sample, name: str, width: int = _WIDTH) -> None:
        swatch, label = Swatch(paint, width), QLabel(name)
        label.setFont(self._font)
        label.setContentsMargins(3, 0, theme.GAP, 0)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._row.addWidget(swatch)
        self._row.addWidget(label)
        self._entries.append((swatch, label))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many entries as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widths = [swatch.width() + label.sizeHint().width() for swatch, label in self._entries]
        more = self.tr("and {count} more")
        spare = self.fontMetrics().horizontalAdvance(more.format(count=999)) if sum(widths) > self.width() else 0
        used, left_out = 0, []
        for (swatch, label), width in zip(self._entries, widths, strict=True):
            used += width
            fits = used + spare <= self.width()
            swatch.setVisible(fits)
            label.setVisible(fits)
            if not fits:
                left_out.append(label.text())
        self._more.setVisible(bool(left_out))
        self._more.setText(more.format(count=len(left_out)))
        self._more.setToolTip("\n".join(left_out))


def _line(pen: QPen) -> Sample:
    def paint(painter: QPainter) -> None:
        painter.setPen(pen)
        painter.drawLine(1, int(_MIDDLE), _WIDTH - 3, int(_MIDDLE))

    return paint


def _circled(colours: theme.Colours, place: int) -> Sample:
    def paint(painter: QPainter) -> None:
        _line(theme.compared_pen(colours, place))(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.compared_colour(colours, place), 1.6))
        painter.setBrush(QColor(colours.window))
        painter.drawEllipse(QPointF(_WIDTH / 2 - 1, _MIDDLE), 3.5, 3.5)

    return paint


def _hatched(painter: QPainter, colours: theme.Colours) -> None:
    painter.setPen(QColor(colours.quiet))
    painter.setBrush(QBrush(QColor(colours.quiet), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(1, 2, _WIDTH - 5, _HEIGHT - 5)


def _diamond(painter: QPainter, colours: theme.Colours) -> None:
    _line(theme.whole_clip_pen(colours))(painter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shapes.paint_diamond(painter, _WIDTH / 2 - 1, _MIDDLE, colours.text, colours.window)


def _brackets(painter: QPainter, colours: theme.Colours) -> None:
    shapes.paint_bracket(painter, 1, 2, _HEIGHT - 3, 1, colours.accent)
    shapes.paint_bracket(painter, _NARROW - 1, 2, _HEIGHT - 3, -1, colours.accent)
