"""The dialog in which every exhibit of the case is hashed again: a list, how far it is, and what can be done then."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.presenter_recheck import RecheckRow
from vmdesk.ui.parts import dialogs, theme
from vmdesk.ui.parts.facts_widgets import plain_tip

_NAME, _MORE = 1, 3


class RecheckDialog(QDialog):
    """Tells what is wished and draws what it is told; the window can be used meanwhile."""

    started = Signal()
    """The exhibits are to be hashed."""
    stopped = Signal()
    """Reading is to stop."""
    folder_wanted = Signal()
    """A folder is to be chosen, in which missing exhibits are looked for."""
    following = Signal()
    """The case is to refer to moved exhibits where they were found."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Verify exhibits"))
        self.setModal(False)
        self.list, self.progress = self._list(), QProgressBar()
        self.words, self.folders = _plain(""), _plain("")
        self.start = QPushButton(self.tr("&Verify"))
        self.stop = QPushButton(self.tr("C&ancel"))
        self.look_in = QPushButton(self.tr("&Look also in…"))
        self.follow = QPushButton(self.tr("&Use the new places"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self._connect()
        self.show_folders(())
        self.show_state(running=False, follow=False)
        self.resize(820, 520)

    def _list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(self.tr("Exhibits"))
        tree.setHeaderLabels([self.tr("No."), self.tr("Exhibit"), self.tr("Found"), self.tr("More")])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = tree.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, characters in ((0, 5), (2, 22)):
            header.resizeSection(column, tree.fontMetrics().averageCharWidth() * characters + 16)
        for column in (_NAME, _MORE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return tree

    def _lay_out(self) -> None:
        told = _plain(
            self.tr(
                "Every exhibit is read again and compared with the bytes that were taken into the case. What is found "
                "is kept in the audit trail. Exhibits that are not at their place are looked for beside the others."
            )
        )
        self.progress.setAccessibleName(self.tr("Exhibits read"))
        self.progress.setTextVisible(False)
        row = QHBoxLayout()
        row.addWidget(self.folders, 1)
        row.addWidget(self.look_in)
        for button, role in (
            (self.start, QDialogButtonBox.ButtonRole.ActionRole),
            (self.stop, QDialogButtonBox.ButtonRole.ActionRole),
            (self.follow, QDialogButtonBox.ButtonRole.ActionRole),
        ):
            button.setAutoDefault(False)
            self.buttons.addButton(button, role)
        self.look_in.setAutoDefault(False)
        dialogs.without_icons(self.buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.MARGIN)
        layout.addWidget(told)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        layout.addWidget(self.words)
        layout.addWidget(self.progress)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.start.clicked.connect(self.started)
        self.stop.clicked.connect(self.stopped)
        self.look_in.clicked.connect(self.folder_wanted)
        self.follow.clicked.connect(self.following)
        self.buttons.rejected.connect(self.reject)

    def show_rows(self, rows: Sequence[RecheckRow]) -> None:
        """Draw the whole list."""
        self.list.clear()
        items = [QTreeWidgetItem(list(row.cells)) for row in rows]
        for item, row in zip(items, rows, strict=True):
            item.setToolTip(_NAME, plain_tip(row.tip))
        self.list.addTopLevelItems(items)

    def show_row(self, place: int, row: RecheckRow) -> None:
        """Draw one row anew, and have it in sight."""
        item = self.list.topLevelItem(place)
        if item is None:
            return
        for column, text in enumerate(row.cells):
            item.setText(column, text)
            item.setToolTip(column, plain_tip("\n".join(part for part in (row.tip, row.cells[_MORE]) if part)))
        self.list.scrollToItem(item)

    def listed(self) -> list[tuple[str, ...]]:
        """What stands in the rows."""
        items = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
        return [tuple(item.text(column) for column in range(4)) for item in items if item is not None]

    def show_progress(self, words: str, permille: int) -> None:
        """Draw how far it is, of 1000."""
        self.words.setText(words)
        self.progress.setRange(0, 1000)
        self.progress.setValue(permille)

    def show_folders(self, folders: Sequence[Path]) -> None:
        """Draw where else missing exhibits are looked for."""
        names = ", ".join(cleaned(str(folder)) for folder in folders)
        self.folders.setText(self.tr("Looked for also in: {folders}").format(folders=names) if names else "")

    def show_state(self, *, running: bool, follow: bool) -> None:
        """What can be done now."""
        self.start.setEnabled(not running)
        self.stop.setEnabled(running)
        self.look_in.setEnabled(not running)
        self.follow.setEnabled(follow and not running)
        self.progress.setVisible(running)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
