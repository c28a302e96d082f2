"""The lines of a verification: grouped, each with its mark, the mark in words, its name, and what was found."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from vmdesk.ui.logic.presenter_verify import Group, Mark, Row
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.check_marks import mark_icon

_DETAIL = 2
_PADDING = 12
"""Pixels of a cell beside and above its words, both sides together."""
_TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class CheckList(QTreeWidget):
    """A tree of two levels, read from top to bottom; long sentences are broken into lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = {mark: mark_icon(mark, theme.DARK) for mark in Mark}
        self._groups: tuple[Group, ...] = ()
        self.setHeaderLabels([self.tr("Result"), self.tr("Check"), self.tr("What was found")])
        self.setAccessibleName(self.tr("Checks of the report"))
        self.setWordWrap(True)
        self.setIndentation(16)
        self.setIconSize(QSize(18, 18))
        self.setItemsExpandable(False)
        self.setRootIsDecorated(False)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Wrapping(self))
        header = self.header()
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_DETAIL, QHeaderView.ResizeMode.Stretch)
        header.setSectionsMovable(False)
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self._icons = {mark: mark_icon(mark, colours) for mark in Mark}
        shown, self._groups = self._groups, ()
        self.show_groups(shown)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these lines; the place that the examiner scrolled and went to stays where they are the same."""
        if self._same_lines(groups):
            self._rewrite(groups)
        else:
            self._refill(groups)
        self._groups = tuple(groups)

    def show_mark(self, mark: Mark) -> None:
        """Scroll to the first line with this mark, if there is one."""
        for place, group in enumerate(self._groups):
            head = self.topLevelItem(place)
            found = next((row for row, one in enumerate(group.rows) if one.mark is mark), None)
            item = head.child(found) if head is not None and found is not None else None
            if item is not None:
                self.scrollToItem(item)
                return

    def lines(self) -> list[tuple[str, str, str]]:
        """What stands in the list, without the groups' titles: result, check, what was found."""
        found = []
        for group in range(self.topLevelItemCount()):
            head = self.topLevelItem(group)
            items = [head.child(place) for place in range(head.childCount())] if head is not None else []
            found += [(item.text(0), item.text(1), item.text(_DETAIL)) for item in items if item is not None]
        return found

    def _same_lines(self, groups: Sequence[Group]) -> bool:
        return [(g.title, [r.name for r in g.rows]) for g in groups] == [
            (g.title, [r.name for r in g.rows]) for g in self._groups
        ] and bool(self._groups)

    def _rewrite(self, groups: Sequence[Group]) -> None:
        for place, (group, before) in enumerate(zip(groups, self._groups, strict=True)):
            head = self.topLevelItem(place)
            for row, (now, then) in enumerate(zip(group.rows, before.rows, strict=True)):
                item = head.child(row) if head is not None else None
                if item is not None and now != then:
                    self._write(item, now)

    def _refill(self, groups: Sequence[Group]) -> None:
        self.clear()
        heads = [self._head(group) for group in groups]
        self.addTopLevelItems(heads)  # all at once: each change of a list that is shown lays it out again
        for head in heads:
            head.setFirstColumnSpanned(True)
        self.expandAll()

    def _head(self, group: Group) -> QTreeWidgetItem:
        head = QTreeWidgetItem([group.title])
        font = QFont(self.font())
        font.setBold(True)
        head.setFont(0, font)
        for row in group.rows:
            self._write(QTreeWidgetItem(head), row)
        return head

    def _write(self, item: QTreeWidgetItem, row: Row) -> None:
        detail = "\n".join((row.detail, *row.more))
        for column, words in enumerate((row.word, row.name, detail)):
            item.setText(column, words)
            item.setTextAlignment(column, _TOP_LEFT)
        item.setIcon(0, self._icons[row.mark])
        item.setData(0, _SPOKEN, f"{row.word}: {row.name}. {detail}")


class _Wrapping(QStyledItemDelegate):
    """Makes a row as high as the words in its widest cell need at the width there is."""

    def __init__(self, view: QTreeWidget) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The mark stands beside the first line of words."""
        super().initStyleOption(option, index)
        option.decorationAlignment = _TOP

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Of a sentence, as many lines as it needs."""
        size = super().sizeHint(option, index)
        if index.column() != _DETAIL:
            return size
        width = max(80, self._view.columnWidth(_DETAIL) - _PADDING)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        flags = int(Qt.TextFlag.TextWordWrap)
        lines = self._view.fontMetrics().boundingRect(QRect(0, 0, width, 1 << 20), flags, words)
        return QSize(size.width(), max(lines.height(), self._view.fontMetrics().height()) + _PADDING)
