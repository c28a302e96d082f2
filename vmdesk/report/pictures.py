"""The illustrations as a grid, each with the frame it shows."""

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


def _reader(picture: Illustration) -> Any:
    image = Image.fromarray(picture.rgb)
    if image.width > _WIDEST_PIXELS:
        image = image.resize(
            (_WIDEST_PIXELS, round(image.height * _WIDEST_PIXELS / image.width)), Image.Resampling.LANCZOS
        )
    return ImageReader(image)
