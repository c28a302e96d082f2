"""A long table of numbers, drawn row by row at fixed places: five thousand rows cost what they weigh."""

from typing import Any

from reportlab.platypus import Flowable

from vmdesk.report.blocks import Table
from vmdesk.report.fonts import BOLD, REGULAR, drawable
from vmdesk.report.palette import FAINT, INK, MUTED, RULE

_SIZE = 6.8
_ROW = 9.4
_HEAD = 13.2
_HEAD_RULE = 11.6
_PAD = 3.0


class CompactTable(Flowable):  # type: ignore[misc]
    """`table.rows[first:]`; splits at any row and repeats its head on each page."""

    def __init__(self, table: Table, first: int = 0, last: int | None = None) -> None:
        super().__init__()
        self.table = table
        self.first = first
        self.last = len(table.rows) if last is None else last

    def wrap(self, available_width: float, _height: float) -> tuple[float, float]:
        """Takes the whole width; one fixed height a row."""
        self.width = available_width
        self.height = _HEAD + _ROW * (self.last - self.first)
        return self.width, self.height

    def split(self, _width: float, available_height: float) -> list[Any]:
        """As many rows as fit, and the rest."""
        fit = int((available_height - _HEAD) // _ROW)
        if fit < 1:
            return []
        cut = min(self.first + fit, self.last)
        rest = [CompactTable(self.table, cut, self.last)] if cut < self.last else []
        return [CompactTable(self.table, self.first, cut), *rest]

    def draw(self) -> None:
        """Head, rules, rows."""
        edges = self._edges()
        top = self.height
        self._head(edges, top)
        self.canv.setFont(REGULAR, _SIZE)
        for place, row in enumerate(self.table.rows[self.first : self.last]):
            base = top - _HEAD - _ROW * (place + 1)
            if place % 2:
                self.canv.setFillColor(FAINT)
                self.canv.rect(0, base, self.width, _ROW, stroke=0, fill=1)
            self.canv.setFillColor(INK)
            self._cells(edges, base + 2.6, row)
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.4)
        self.canv.line(0, 0, self.width, 0)

    def _edges(self) -> list[float]:
        whole = sum(column.share for column in self.table.columns)
        edges = [0.0]
        for column in self.table.columns:
            edges.append(edges[-1] + self.width * column.share / whole)
        return edges

    def _head(self, edges: list[float], top: float) -> None:
        self.canv.setFont(BOLD, _SIZE)
        self.canv.setFillColor(MUTED)
        self._cells(edges, top - _HEAD_RULE + 3.4, tuple(column.title for column in self.table.columns))
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.6)
        self.canv.line(0, top - _HEAD_RULE, self.width, top - _HEAD_RULE)

    def _cells(self, edges: list[float], base: float, row: tuple[str, ...]) -> None:
        for k, (column, text) in enumerate(zip(self.table.columns, row, strict=True)):
            if column.align == "right":
                self.canv.drawRightString(edges[k + 1] - _PAD, base, drawable(text))
            else:
                self.canv.drawString(edges[k] + 2 * _PAD, base, drawable(text))
