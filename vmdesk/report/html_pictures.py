"""The illustrations as HTML: each a figure with its picture inside the page, and the square drawn over it."""

import base64
from html import escape

from vmdesk.domain.events import Illustration
from vmdesk.report.pictures import encoded


def figure(picture: Illustration, captions: dict[int, str]) -> str:
    """One picture with its words; `captions` maps a frame's index to them."""
    told = escape(captions.get(picture.frame, f"frame {picture.frame}"))
    image = f'<img alt="{told}" src="{data_address(encoded(picture))}">'
    return f'<figure class="{picture.purpose}">{image}{_square(picture)}<figcaption>{told}</figcaption></figure>'


def data_address(file: tuple[str, bytes]) -> str:
    """A picture's file, its kind first, as an address that holds it."""
    kind, content = file
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def _square(picture: Illustration) -> str:
    """The square as a drawing of the picture's own size, black under white dashes."""
    if picture.square is None:
        return ""
    high, wide = picture.rgb.shape[:2]
    x, y, side = picture.square
    place = f'x="{x:.1f}" y="{y:.1f}" width="{side:.1f}" height="{side:.1f}" fill="none"'
    return (
        f'<svg viewBox="0 0 {wide} {high}" aria-hidden="true"><rect {place} stroke="#000" stroke-width="3"/>'
        f'<rect {place} stroke="#fff" stroke-width="1.6" stroke-dasharray="6 4"/></svg>'
    )
