"""Where a picture lies in its view at a zoom and a place, in device pixels. Geometry only; no Qt."""

import math
from dataclasses import dataclass, replace

LARGEST = 32.0
"""Device pixels that a picture pixel is enlarged to at most."""
ZOOMS = (
    1 / 16,
    1 / 12,
    1 / 8,
    1 / 6,
    1 / 4,
    1 / 3,
    1 / 2,
    2 / 3,
    1.0,
    2.0,
    3.0,
    4.0,
    6.0,
    8.0,
    12.0,
    16.0,
    24.0,
    LARGEST,
)
"""Steps of zooming. Enlargements are whole numbers, so that every picture pixel becomes a block of the same size."""
_MIDDLE = (0.5, 0.5)
_NEAR = 1e-6
"""What a zoom may differ from a step and still count as that step."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in whole pixels: `x`, `y` the upper left corner, `width` and `height` at least 0."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ViewTransform:
    """A picture in a view. Immutable: zooming and moving give another one.

    `picture` is width and height in picture pixels, `view` in device pixels, all at least 1. `zoom` is device pixels to
    one picture pixel, None to fit the view. `place` is what point of the picture lies in the middle of the view, as
    fractions of its width and height: so it means the same in pictures of other sizes.
    """

    picture: tuple[int, int]
    view: tuple[int, int]
    zoom: float | None = None
    place: tuple[float, float] = _MIDDLE

    @property
    def scale(self) -> float:
        """Device pixels to one picture pixel."""
        if self.zoom is not None:
            return self.zoom
        return min(self.view[0] / self.picture[0], self.view[1] / self.picture[1])

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole picture in device pixels, at least 1."""
        return max(1, round(self.picture[0] * self.scale)), max(1, round(self.picture[1] * self.scale))

    @property
    def origin(self) -> tuple[int, int]:
        """The device pixel of the view that the picture's upper left corner lies on; it may lie outside the view."""
        return self._origin_along(0), self._origin_along(1)

    @property
    def movable(self) -> bool:
        """Whether a part of the picture lies outside the view."""
        return self.size[0] > self.view[0] or self.size[1] > self.view[1]

    def _origin_along(self, axis: int) -> int:
        """Centred where there is room; else such that no room is left between the picture's edge and the view's."""
        size, view = self.size[axis], self.view[axis]
        if size <= view:
            return (view - size) // 2
        return min(max(round(view / 2 - self.place[axis] * size), view - size), 0)

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """A place of the view in picture pixels; it may lie outside the picture."""
        (left, top), (width, height) = self.origin, self.size
        return (x - left) * self.picture[0] / width, (y - top) * self.picture[1] / height

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """A place of the picture in device pixels of the view."""
        (left, top), (width, height) = self.origin, self.size
        return left + x * width / self.picture[0], top + y * height / self.picture[1]

    def pixel_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The picture pixel at a place of the view; None beside the picture."""
        across, down = (math.floor(value) for value in self.to_picture(x, y))
        inside = 0 <= across < self.picture[0] and 0 <= down < self.picture[1]
        return (across, down) if inside else None

    def visible(self) -> Area:
        """The whole picture pixels that are seen, at least in part; none of those that are not."""
        first, last = self.to_picture(0, 0), self.to_picture(*self.view)
        left, top = (max(0, math.floor(value + _NEAR)) for value in first)
        right, bottom = (min(of, math.ceil(value - _NEAR)) for value, of in zip(last, self.picture, strict=True))
        return Area(left, top, max(0, right - left), max(0, bottom - top))

    def zoomed(self, zoom: float | None, at: tuple[float, float] | None = None) -> "ViewTransform":
        """At another zoom; what lies `at` a place of the view (its middle where None) stays there if it can."""
        if zoom is None:
            return replace(self, zoom=None, place=_MIDDLE)
        kept = at or (self.view[0] / 2, self.view[1] / 2)
        point = self.to_picture(*kept)
        other = replace(self, zoom=min(max(zoom, ZOOMS[0]), LARGEST))
        size = other.size
        corner = [kept[k] - point[k] * size[k] / self.picture[k] for k in (0, 1)]
        return other._with_origin(corner[0], corner[1])

    def stepped(self, steps: int, at: tuple[float, float] | None = None) -> "ViewTransform":
        """So many of the `ZOOMS` in (or out, where negative); from between two of them, to the next one first."""
        zoom = self.scale
        for _ in range(abs(steps)):
            further = [one for one in ZOOMS if (one > zoom + _NEAR if steps > 0 else one < zoom - _NEAR)]
            if not further:
                break
            zoom = further[0] if steps > 0 else further[-1]
        return self.zoomed(zoom, at)

    def moved(self, across: float, down: float) -> "ViewTransform":
        """With the picture moved by device pixels, as far as its edges allow."""
        left, top = self.origin
        return self._with_origin(left + across, top + down)

    def _with_origin(self, left: float, top: float) -> "ViewTransform":
        place = [self._place_along(0, left), self._place_along(1, top)]
        return replace(self, place=(place[0], place[1]))

    def _place_along(self, axis: int, origin: float) -> float:
        size, view = self.size[axis], self.view[axis]
        if size <= view:  # it is centred whatever its place is, which a larger picture beside it may need
            return self.place[axis]
        return (view / 2 - min(max(origin, view - size), 0)) / size
