"""What the window shows while no exhibit is open: where to drop, what was opened lately, the model, the keys."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vmdesk.ui.logic.presenter import ModelState
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.recent import Recent, RecentList

_WIDEST = 150
"""The page grows no wider than so many average characters."""
_ROOM = 2 * theme.MARGIN


class StartPage(QScrollArea):
    """A place to drop videos and folders, exhibits opened lately, the state of the model, keys worth knowing."""

    open_pressed = Signal()
    folder_pressed = Signal()
    sample_pressed = Signal()
    cleared = Signal()
    """The list of what was opened lately is to be forgotten."""

    def __init__(self, sample_there: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Start"))
        self.keys: dict[str, QLabel] = {}
        self._make_parts(sample_there)
        body = QWidget()
        body.setMaximumWidth(_WIDEST * self.fontMetrics().averageCharWidth())
        columns = QHBoxLayout()
        columns.setSpacing(_ROOM)
        columns.addLayout(self._left(), 5)
        columns.addLayout(self._right(), 3)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(_ROOM, _ROOM, _ROOM, theme.MARGIN)
        layout.setSpacing(_ROOM)
        layout.addLayout(columns, 1)
        layout.addWidget(self.note)
        around = QWidget()
        centred = QHBoxLayout(around)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addStretch(1)
        centred.addWidget(body, 1000)
        centred.addStretch(1)
        self.setWidget(around)

    def _make_parts(self, sample_there: bool) -> None:
        self.open_button = self._button(self.tr("Open…"), self.tr("Open videos"), self.open_pressed)
        self.folder_button = self._button(self.tr("Open folder…"), self.tr("Open a folder"), self.folder_pressed)
        self.sample_button = self._button(
            self.tr("Open the sample"), self.tr("Open the sample exhibit"), self.sample_pressed
        )
        self.sample_button.setVisible(sample_there)
        self.clear_button = self._button(self.tr("Clear list"), self.tr("Clear the list"), self.cleared)
        self.recent = RecentList()
        self.no_recent = self._label(self.tr("Opened lately"), quiet=True)
        self.no_recent.setText(self.tr("Nothing was opened yet. What you open is listed here, on this computer only."))
        self.model = self._label(self.tr("State of the model"))
        self.model_advice = self._label(self.tr("What to do about the model"), quiet=True)
        self.device = self._label(self.tr("What the model runs on"), quiet=True)
        self.loading = QProgressBar()
        self.loading.setAccessibleName(self.tr("The model is being loaded"))
        self.loading.setRange(0, 0)
        self.loading.setTextVisible(False)
        self.note = self._label(self.tr("What a score means"), quiet=True)
        self.note.setObjectName("note")

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.MARGIN)
        column.addWidget(self._drop_zone(), 3)
        head = QHBoxLayout()
        head.addWidget(_heading(self.tr("Opened lately")))
        head.addStretch()
        head.addWidget(self.clear_button)
        column.addSpacing(theme.MARGIN)
        column.addLayout(head)
        column.addWidget(self.no_recent)
        column.addWidget(self.recent, 4)
        column.addStretch(5)
        return column

    def _drop_zone(self) -> QFrame:
        self.drop = QFrame()
        self.drop.setObjectName("drop")
        heading = QLabel(self.tr("Drop videos or folders here"))
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        heading.setFont(font)
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        heading.setWordWrap(True)
        below = self._label(self.tr("How exhibits are treated"), quiet=True)
        below.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        below.setText(
            self.tr(
                "Files are only read, never written to, and nothing leaves this computer. "
                "A report (PDF) dropped here is verified."
            )
        )
        layout = QVBoxLayout(self.drop)
        layout.setContentsMargins(_ROOM, _ROOM, _ROOM, _ROOM)
        layout.setSpacing(theme.MARGIN)
        layout.addStretch()
        layout.addWidget(heading)
        layout.addWidget(below)
        layout.addSpacing(theme.GAP)
        layout.addLayout(self._buttons())
        layout.addStretch()
        self.drop.setMaximumHeight(20 * self.fontMetrics().height())
        return self.drop

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.MARGIN)
        row.addStretch()
        for button in (self.open_button, self.folder_button, self.sample_button):
            button.setMinimumHeight(2 * self.fontMetrics().height() + 4)
            row.addWidget(button)
        row.addStretch()
        return row

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.GAP)
        column.addWidget(_heading(self.tr("Model")))
        for widget in (self.model, self.loading, self.model_advice, self.device):
            column.addWidget(widget)
        column.addSpacing(_ROOM)
        column.addWidget(_heading(self.tr("Keys worth knowing")))
        column.addLayout(self._keys())
        column.addStretch()
        return column

    def name_keys(self, native: Callable[[str], str]) -> None:
        """Show the keys of the commands that are worth knowing, as `native` gives them for a command's name."""
        for command, label in self.keys.items():
            label.setText(native(command))

    def _keys(self) -> QGridLayout:
        rows = (
            ("open", self.tr("open videos")),
            ("open_folder", self.tr("open a folder of videos")),
            ("analyse", self.tr("analyze what is open")),
            ("analyse_all", self.tr("analyze all that wait")),
            ("step_forward", self.tr("one frame on")),
            ("play", self.tr("play or pause")),
            ("mark", self.tr("mark the frame")),
            ("next_flagged", self.tr("next flagged segment")),
            ("export", self.tr("export the signed report")),
            ("next_part", self.tr("next part of the window")),
            ("keys", self.tr("all keys")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.GAP // 2)
        grid.setColumnStretch(1, 1)
        for place, (command, does) in enumerate(rows):
            label = self.keys[command] = QLabel()
            label.setObjectName("key")
            words = self._label(does, quiet=True)
            words.setText(does)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(words, place, 1)
        return grid

    def _button(self, text: str, name: str, pressed: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.clicked.connect(pressed)
        return button

    def _label(self, name: str, *, quiet: bool = False) -> QLabel:
        label = QLabel()
        label.setObjectName("quiet" if quiet else "plain")
        label.setAccessibleName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def show_model(self, shown: ModelState) -> None:
        """Say where the model stands, what it runs on, and what can be done where it cannot be used."""
        self.model.setText(shown.words)
        self.loading.setVisible(shown.loading)
        for label, text in ((self.model_advice, shown.advice), (self.device, shown.device)):
            label.setText(text)
            label.setVisible(bool(text))

    def show_recent(self, entries: Sequence[Recent]) -> None:
        """List what was opened lately."""
        self.recent.show_recent(entries)
        for widget in (self.recent, self.clear_button):
            widget.setVisible(bool(entries))
        self.no_recent.setVisible(not entries)

    def show_missing(self, missing: frozenset[Path]) -> None:
        """Say which of them are not there any more."""
        self.recent.show_missing(missing)

    def highlight_drop(self, held: bool) -> bool:
        """Show that files are held over the window, or no longer; False where the page is not on screen."""
        if self.drop.property("held") != held:
            self.drop.setProperty("held", held)
            self.style().unpolish(self.drop)
            self.style().polish(self.drop)
        return self.isVisible()

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self.setStyleSheet(
            f"#drop {{ border: 2px dashed {colours.handle}; border-radius: 10px; background: {colours.panel}; }}"
            f"#drop[held=true] {{ border: 3px solid {colours.accent}; background: {colours.base}; }}"
            f"#quiet, #note {{ color: {colours.quiet}; }}"
            f"#note {{ border: 0px solid; border-left: 4px solid {colours.error}; padding: 2px 0 2px 8px; }}"
            f"#heading {{ color: {colours.accent}; font-weight: bold; padding-bottom: 3px; }}"
            f"#key {{ color: {colours.text}; font-weight: bold; }}"
        )


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("heading")
    label.setIndent(0)
    return label
