"""The cases opened lately: kept in the settings, newest first; the list of them on the start page."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QLocale, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from vmdesk.domain.text import cleaned
from vmdesk.ui.parts.facts_widgets import plain_tip

KEPT = 10
"""So many are remembered."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A case: its `title`, its folder, a `place` that says where it or its exhibits lie, when in ISO 8601.

    `exists` is None while that is not known.
    """

    title: str
    path: Path
    place: str
    when: str
    exists: bool | None = None


class RecentCases:
    """The cases opened lately, in `settings` under `recent`."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def entries(self) -> tuple[Recent, ...]:
        """Newest first, at most ten; what is no entry in the settings counts for nothing."""
        try:
            stored = json.loads(str(self._settings.value("recent", "[]")))
            made = [_entry(*one) for one in stored if isinstance(one, list)]
        except (ValueError, TypeError):
            return ()
        return tuple(made[:KEPT])

    def note(self, path: Path, title: str, place: str, instead_of: Path | None = None) -> None:
        """The case in the folder `path` is open now; `instead_of` is the folder it lay in before."""
        others = [_told(one) for one in self.entries() if one.path not in (path, instead_of)]
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._settings.setValue("recent", json.dumps([_told(Recent(title, path, place, now)), *others][:KEPT]))

    def clear(self) -> None:
        """Forget them all."""
        self._settings.remove("recent")


class RecentList(QTreeWidget):
    """Title, place and time of what was opened lately; Return or a double-click chooses."""

    recent_chosen = Signal(object)
    """The path of an entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Recent, ...] = ()
        self.setAccessibleName(self.tr("Opened lately"))
        self.setHeaderLabels([self.tr("Case"), self.tr("Folder"), self.tr("Opened")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionsClickable(False)
        self.header().setStretchLastSection(False)
        for column in (0, 1):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.itemActivated.connect(self._on_activated)

    def show_recent(self, entries: Sequence[Recent]) -> None:
        """Draw `entries`, in their order."""
        self._entries = tuple(entries)
        self.clear()
        self.addTopLevelItems([self._item(entry) for entry in self._entries])
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)
            lines = len(self._entries) * self.sizeHintForRow(0) + self.header().sizeHint().height()
            self.setMaximumHeight(lines + 2 * self.fontMetrics().height())

    def show_missing(self, missing: frozenset[Path]) -> None:
        """Say of these paths that they are not there any more; of the others that they are."""
        self.show_recent([replace(entry, exists=entry.path not in missing) for entry in self._entries])

    def words(self) -> list[tuple[str, str, str]]:
        """What stands in the rows."""
        model: QAbstractItemModel = self.model()
        rows = range(model.rowCount())
        return [tuple(str(model.index(row, column).data()) for column in range(3)) for row in rows]  # type: ignore[misc]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list are its own; others are the window's."""
        keys = Qt.Key
        own = (keys.Key_Up, keys.Key_Down, keys.Key_Home, keys.Key_End, keys.Key_Return, keys.Key_Enter)
        if event.key() in own:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _item(self, entry: Recent) -> QTreeWidgetItem:
        when = _local(entry.when)
        state = self.tr("not there any more") if entry.exists is False else when
        item = QTreeWidgetItem([cleaned(entry.title), cleaned(entry.place, 600), state])
        for column in range(3):
            item.setToolTip(column, plain_tip(f"{cleaned(str(entry.path), 600)}\n{when}"))
            if entry.exists is False or column > 0:
                item.setForeground(column, self.palette().placeholderText())
        return item

    def _on_activated(self, item: QTreeWidgetItem, _column: int) -> None:
        place = self.indexOfTopLevelItem(item)
        if 0 <= place < len(self._entries):
            self.recent_chosen.emit(self._entries[place].path)


def _told(entry: Recent) -> list[str]:
    return [str(entry.path), entry.when, entry.title, entry.place]


def _entry(path: object, when: object, title: object, place: object) -> Recent:
    """An entry out of the settings. Raises TypeError for what is none."""
    if not (isinstance(path, str) and isinstance(title, str) and isinstance(place, str)):
        raise TypeError(path)
    return Recent(title, Path(path), place, str(when))


def _local(when: str) -> str:
    """A time as this machine writes it; what is none, as it stands."""
    try:
        moment = datetime.fromisoformat(when).astimezone()
    except ValueError:
        return cleaned(when, 40)
    return QLocale.system().toString(moment, QLocale.FormatType.ShortFormat)  # type: ignore[call-overload, no-any-return]
