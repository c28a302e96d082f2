"""The illustrations as grids, each with the frame it shows."""

import io
import math
from collections.abc import Sequence
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from vmdesk.domain.events import Illustration
from vmdesk.report.fonts import REGULAR, drawable, fitted
from vmdesk.report.palette import INK, RULE

_CAPTION = 6.0
_LINE = 7.4
_GAP = 4.0
_WIDEST_PIXELS = 480
_JPEG_QUALITY = 88
_PEAK_SHARE = 0.3
_STRIP_ACROSS = 8


class PictureGrid(Flowable):  # type: ignore[misc]
    """Pictures in rows of `across`, none larger than its cell, none enlarged beyond `tallest` points."""

    def __init__(
        self, pictures: Sequence[Illustration], captions: dict[int, str], across: int, tallest: float = 130.0
    ) -> None:
        super().__init__()
        self.pictures = tuple(pictures)
        self.captions = captions
        self.across = across
        self.tallest = tallest

    def wrap(self, available_width: float, _height: float) -> tuple[float, float]:
        """Rows as high as their tallest picture."""
        self.width = available_width
        self.cell = (available_width - _GAP * (self.across - 1)) / self.across
        self.row_height = max(self._size(p)[1] for p in self.pictures) + _LINE * self._lines() + 3
        self.height = self.row_height * math.ceil(len(self.pictures) / self.across)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """Whole rows only."""
        self.wrap(available_width, available_height)
        fit = int(available_height // self.row_height) * self.across
        if not 0 < fit < len(self.pictures):
            return []
        parts = (self.pictures[:fit], self.pictures[fit:])
        return [PictureGrid(part, self.captions, self.across, self.tallest) for part in parts]

    def _size(self, picture: Illustration) -> tuple[float, float]:
        high, wide = picture.rgb.shape[:2]
        scale = min(self.cell / wide, self.tallest / high)
        return wide * scale, high * scale

    def draw(self) -> None:
        """Row by row from the top."""
        for place, picture in enumerate(self.pictures):
            row, column = divmod(place, self.across)
            wide, high = self._size(picture)
            x, top = column * (self.cell + _GAP), self.height - row * self.row_height
            self.canv.drawImage(_reader(picture), x, top - high, wide, high)
            self.canv.setStrokeColor(RULE)
            self.canv.setLineWidth(0.3)
            self.canv.rect(x, top - high, wide, high)
            if picture.square is not None:
                _draw_square(self.canv, picture, (x, top - high, wide, high))
            self._caption(picture, x, top - high - _CAPTION - 0.6)

    def _caption(self, picture: Illustration, x: float, base: float) -> None:
        words = drawable(self.captions.get(picture.frame, f"frame {picture.frame}"))
        self.canv.setFont(REGULAR, _CAPTION)
        self.canv.setFillColor(INK)
        for place, line in enumerate(words.split(", ") if self._lines() == 2 else [words]):
            self.canv.drawString(x, base - place * _LINE, fitted(line, REGULAR, _CAPTION, self.cell))

    def _lines(self) -> int:
        """Narrow pictures have frame and time under each other."""
        return 2 if self.across > 4 else 1


class PeakPictures(Flowable):  # type: ignore[misc]
    """The picture of a peak at the left, the small ones of its window's frames at the right of it."""

    def __init__(self, middle: Illustration, strip: Sequence[Illustration], captions: dict[int, str]) -> None:
        super().__init__()
        self.middle = PictureGrid([middle], captions, across=1, tallest=112.0)
        self.strip = PictureGrid(strip, captions, across=_STRIP_ACROSS) if strip else None

    def wrap(self, available_width: float, height: float) -> tuple[float, float]:
        """As high as the higher of the two."""
        self.width, self.left = available_width, available_width * _PEAK_SHARE
        heights = [self.middle.wrap(self.left - 2 * _GAP, height)[1]]
        if self.strip is not None:
            heights.append(self.strip.wrap(available_width - self.left, height)[1])
        self.height = max(heights) + 4
        return self.width, self.height

    def draw(self) -> None:
        """Both from the top."""
        self.middle.drawOn(self.canv, 0, self.height - self.middle.height)
        if self.strip is not None:
            self.strip.drawOn(self.canv, self.left, self.height - self.strip.height)


def _draw_square(canvas: Any, picture: Illustration, place: tuple[float, float, float, float]) -> None:
    """The square over the picture at `place`, black and white dashes, cut off at the picture's edge."""
    x, y, wide, high = place
    scale = wide / picture.rgb.shape[1]
    left, top, side = (value * scale for value in picture.square or (0.0, 0.0, 0.0))
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(x, y, wide, high)
    canvas.clipPath(frame, stroke=0, fill=0)
    for colour, weight, dashes in ((0, 1.4, ()), (1, 0.8, (3, 2))):
        canvas.setStrokeGray(colour)
        canvas.setLineWidth(weight)
        canvas.setDash(*dashes)
        canvas.rect(x + left, y + high - top - side, side, side)
    canvas.restoreState()


def encoded(picture: Illustration) -> tuple[str, bytes]:
    """The picture as a file and its kind, "png" or "jpeg": what is shown of a window's frames is compressed.

    The same picture gives the same bytes with the same versions of Pillow and its libraries.
    """
    image, buffer = Image.fromarray(picture.rgb), io.BytesIO()
    if image.width > _WIDEST_PIXELS:
        high = max(1, round(image.height * _WIDEST_PIXELS / image.width))
        image = image.resize((_WIDEST_PIXELS, high), Image.Resampling.LANCZOS)
    if picture.purpose == "window":
        image.save(buffer, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
        return "jpeg", buffer.getvalue()
    image.save(buffer, "PNG")
    return "png", buffer.getvalue()


def _reader(picture: Illustration) -> Any:
    return ImageReader(io.BytesIO(encoded(picture)[1]))
