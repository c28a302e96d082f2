"""Marks on the chart: small filled shapes about a point, so that tracks differ without colour."""

from collections.abc import Callable
from typing import Any


def _circle(c: Any, x: float, y: float) -> None:
    c.circle(x, y, 1.7, stroke=0, fill=1)


def _square(c: Any, x: float, y: float) -> None:
    c.rect(x - 1.6, y - 1.6, 3.2, 3.2, stroke=0, fill=1)


def _polygon(c: Any, points: tuple[tuple[float, float], ...]) -> None:
    path = c.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    c.drawPath(path, stroke=0, fill=1)


def _triangle(c: Any, x: float, y: float) -> None:
    _polygon(c, ((x - 2.1, y - 1.6), (x + 2.1, y - 1.6), (x, y + 2.2)))


def _diamond(c: Any, x: float, y: float) -> None:
    _polygon(c, ((x - 2.2, y), (x, y - 2.2), (x + 2.2, y), (x, y + 2.2)))


def _cross(c: Any, x: float, y: float) -> None:
    _polygon(c, ((x - 2, y - 0.6), (x + 2, y - 0.6), (x + 2, y + 0.6), (x - 2, y + 0.6)))
    _polygon(c, ((x - 0.6, y - 2), (x + 0.6, y - 2), (x + 0.6, y + 2), (x - 0.6, y + 2)))


SHAPES: dict[str, Callable[[Any, float, float], None]] = {
    "circle": _circle,
    "square": _square,
    "triangle": _triangle,
    "diamond": _diamond,
    "cross": _cross,
}
