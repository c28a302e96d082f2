"""What the window shows while no exhibit is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vmdesk.ui import theme


class StartPage(QWidget):
    """A place to drop a video, two buttons, and the state of the model."""

    open_pressed = Signal()
    sample_pressed = Signal()

    def __init__(self, sample_there: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = self._quiet_label(self.tr("State of the model"))
        self.note = self._quiet_label(self.tr("What a score means"))
        self.drop = QFrame()
        self.drop.setObjectName("drop")
        self._fill_drop(sample_there)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 48, 48, 24)
        layout.setSpacing(theme.MARGIN)
        layout.addStretch(2)
        layout.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.model)
        layout.addStretch(3)
        layout.addWidget(self.note)

    def _fill_drop(self, sample_there: bool) -> None:
        heading = QLabel(self.tr("Drop a video here"))
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        heading.setFont(font)
        below = self._quiet_label(self.tr("How exhibits are treated"))
        below.setWordWrap(False)
        below.setText(self.tr("The file is only read, never written to, and nothing leaves this computer."))
        self.open_button = QPushButton(self.tr("Open…"))
        self.open_button.setAccessibleName(self.tr("Open a video"))
        self.open_button.clicked.connect(self.open_pressed)
        self.sample_button = QPushButton(self.tr("Open the sample"))
        self.sample_button.setAccessibleName(self.tr("Open the sample exhibit"))
        self.sample_button.clicked.connect(self.sample_pressed)
        self.sample_button.setVisible(sample_there)
        layout = QVBoxLayout(self.drop)
        layout.setContentsMargins(64, 48, 64, 48)
        layout.setSpacing(theme.MARGIN)
        layout.addWidget(heading, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(below)
        layout.addSpacing(theme.GAP)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.MARGIN)
        row.addStretch()
        for button in (self.open_button, self.sample_button):
            button.setMinimumSize(150, 36)
            row.addWidget(button)
        row.addStretch()
        return row

    def _quiet_label(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName("quiet")
        label.setAccessibleName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label

    def highlight_drop(self, held: bool) -> bool:
        """Show that files are held over the window, or no longer; False where the page is not on screen."""
        if self.drop.property("held") == held:
            return self.isVisible()
        self.drop.setProperty("held", held)
        self.style().unpolish(self.drop)
        self.style().polish(self.drop)
        return self.isVisible()

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self.setStyleSheet(
            f"#drop[held=true] {{ border: 3px solid {colours.accent}; }}"
            f"#drop {{ border: 2px dashed {colours.line}; border-radius: 10px; background: {colours.panel}; }}"
            f"#quiet {{ color: {colours.quiet}; }}"
        )
