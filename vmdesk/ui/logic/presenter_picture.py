"""Words about the picture: its zoom, a pixel's value, the captions of pictures side by side. No Qt."""

from vmdesk.domain.video import FrameIndex, Picture
from vmdesk.ui.logic.presenter import Translate, time_code


def zoom_words(scale: float, *, fit: bool, tr: Translate) -> str:
    """The zoom in device pixels to a hundred picture pixels, and whether it is the view's size that makes it so."""
    percent = 100 * scale
    number = f"{percent:.0f}" if percent >= 10 else f"{percent:.1f}"
    return (tr("Fit · {percent} %") if fit else tr("{percent} %")).format(percent=number)


def pixel_words(x: int, y: int, red: int, green: int, blue: int, tr: Translate) -> str:
    """Where a pixel lies in the upright picture, counted from the upper left corner, and its 8-bit RGB value."""
    return tr("x {x}, y {y}: R {red} G {green} B {blue}").format(x=x, y=y, red=red, green=green, blue=blue)


def frame_words(picture: Picture, tr: Translate) -> str:
    """What identifies a frame: its index, time code and pts."""
    pts = tr("none") if picture.pts is None else str(picture.pts)
    text = tr("Frame {index} · {time} · pts {pts}")
    return text.format(index=picture.index, time=time_code(picture.seconds), pts=pts)


def digest_words(index: FrameIndex, frame: int, tr: Translate) -> str:
    """Which frame a digest is of."""
    text = tr("SHA-256 of the decoded planes of frame {frame}, pts {pts}:")
    return text.format(frame=frame, pts=int(index.pts[frame]))
