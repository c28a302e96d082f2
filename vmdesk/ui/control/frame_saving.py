"""A frame as a PNG: its own pixels untouched, and below them where they come from, in words. For any thread."""

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from vmdesk.domain.errors import UsageError
from vmdesk.files import write_atomically
from vmdesk.ui.logic.presenter_provenance import Stated
from vmdesk.workbench import refuse_evidence_folder

_NARROWEST = 560
"""Pixels of the written page at least, so that words can be read beside a small picture too."""
_PART_OF_WIDTH = 100
_SMALLEST_TEXT = 13
Pixels = NDArray[np.uint8]


def save_frame(path: Path, rgb: Pixels, stated: Sequence[Stated], evidence: Sequence[Path]) -> None:
    """Write `rgb` (height, width, 3) with what is `stated` of it as a PNG at `path`, whole or not at all.

    Raises OutputBesideEvidence where `path` lies beside one of `evidence`, OutputNotWritable, and UsageError where
    `path` is no PNG's name.
    """
    if path.suffix.lower() != ".png":
        raise UsageError(f"{path.name} does not end in .png.", advice="A frame is saved as PNG, which loses nothing.")
    refuse_evidence_folder(path.parent, evidence)
    write_atomically(path, png_of(page(rgb, stated), stated))


def page(rgb: Pixels, stated: Sequence[Stated]) -> Pixels:
    """The picture at the upper left of a white page, what is stated below it; (height, width, 3)."""
    height, width, _ = rgb.shape
    caption = _caption(max(width, _NARROWEST), stated)
    made = np.full((height + caption.shape[0], caption.shape[1], 3), 255, np.uint8)
    made[:height, :width] = rgb
    made[height:] = caption
    return made


def png_of(pixels: Pixels, stated: Sequence[Stated]) -> bytes:
    """A PNG of pixels (height, width, 3) with what is stated as text chunks."""
    from PIL import Image, PngImagePlugin  # not needed for a window to appear

    chunks = PngImagePlugin.PngInfo()
    for one in stated:
        chunks.add_itxt(one.keyword, one.text)
    written = io.BytesIO()
    Image.fromarray(pixels).save(written, "PNG", pnginfo=chunks)
    return written.getvalue()


def _caption(width: int, stated: Sequence[Stated]) -> Pixels:
    """Dark words on white, wrapped to `width`; a name without a space is wrapped in its middle."""
    margin = max(10, width // 90)
    document = QTextDocument()
    font = QFont("DejaVu Sans")
    font.setPixelSize(max(_SMALLEST_TEXT, width // _PART_OF_WIDTH))
    document.setDefaultFont(font)
    document.setDocumentMargin(margin)
    document.setDefaultTextOption(_wrapping())
    ink = QTextCharFormat()
    ink.setForeground(QColor("#000000"))  # whatever the theme's words are, the page is white
    QTextCursor(document).insertText("\n".join(f"{one.label}: {one.text}" for one in stated), ink)
    document.setTextWidth(width)
    image = QImage(width, round(document.size().height()) + 1, QImage.Format.Format_RGB888)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setPen(QColor("#000000"))
    painter.drawLine(QPointF(0, 0), QPointF(width, 0))
    document.drawContents(painter)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return np.array(rows[:, : 3 * width]).reshape(image.height(), width, 3)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
