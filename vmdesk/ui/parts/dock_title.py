"""The title bar of a panel: its name, and buttons that float and close it, which the keyboard reaches as well."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from vmdesk.ui.parts import theme

_SIZE = 48


class DockTitle(QWidget):
    """Stands for Qt's own title bar, whose buttons take no focus. It lets the mouse through, so that it is dragged."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("dock_title")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._dock = dock
        self.name = QLabel(dock.windowTitle())
        self.float = self._button(self.tr("Float {name}, or put it back").format(name=dock.windowTitle()))
        self.float.clicked.connect(self._toggle_floating)
        self.close_button = self._button(self.tr("Close {name}").format(name=dock.windowTitle()))
        self.close_button.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 3, 4, 3)
        row.setSpacing(2)
        row.addWidget(self.name, 1)
        row.addWidget(self.float)
        row.addWidget(self.close_button)
        self.set_colours(theme.DARK)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        side = button.fontMetrics().height()
        button.setIconSize(QSize(side, side))
        return button

    def _toggle_floating(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self.float.setIcon(_icon(colours.text, closes=False))
        self.close_button.setIcon(_icon(colours.text, closes=True))


def _icon(colour: str, *, closes: bool) -> QIcon:
    pixmap = QPixmap(_SIZE, _SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 4))
    if closes:
        painter.drawLine(QPointF(13, 13), QPointF(35, 35))
        painter.drawLine(QPointF(35, 13), QPointF(13, 35))
    else:
        painter.drawRect(QRectF(11, 19, 18, 18))
        painter.drawPolyline([QPointF(19, 18), QPointF(19, 11), QPointF(37, 11), QPointF(37, 29), QPointF(30, 29)])
    painter.end()
    return QIcon(pixmap)
