"""A square region while it is drawn over the picture. No Qt."""

from vmdesk.domain.faces import Square

Point = tuple[float, float]


class RegionDrawing:
    """Takes corners in picture pixels, rounded to whole ones and kept inside a picture of `size` (width, height)."""

    def __init__(self) -> None:
        self._anchor: Point | None = None
        self.drawn: Square | None = None
        """The square so far; None before the first corner is left."""

    @property
    def begun(self) -> bool:
        """Whether the first corner is set."""
        return self._anchor is not None

    def clear(self) -> None:
        """Forget what was drawn."""
        self._anchor, self.drawn = None, None

    def begin(self, corner: Point, size: tuple[int, int]) -> None:
        """The first corner."""
        self._anchor, self.drawn = _inside(corner, size), None

    def reach(self, corner: Point, size: tuple[int, int]) -> Square | None:
        """The corner opposite: the square between the two; None before the first corner."""
        if self._anchor is not None:
            self.drawn = _square(self._anchor, _inside(corner, size), size)
        return self.drawn


def _inside(corner: Point, size: tuple[int, int]) -> Point:
    return float(min(max(round(corner[0]), 0), size[0])), float(min(max(round(corner[1]), 0), size[1]))


def _square(anchor: Point, corner: Point, size: tuple[int, int]) -> Square:
    """The square from `anchor` towards `corner`: as large as the longer way, where there is room."""
    across, down = corner[0] - anchor[0], corner[1] - anchor[1]
    room_x = anchor[0] if across < 0 else size[0] - anchor[0]
    room_y = anchor[1] if down < 0 else size[1] - anchor[1]
    side = min(max(abs(across), abs(down)), room_x, room_y)
    return Square(anchor[0] - (side if across < 0 else 0.0), anchor[1] - (side if down < 0 else 0.0), side)
