"""Colours, line styles and marks: told apart without colour, and by every kind of colour vision.

Track colours are from Okabe and Ito, "Color Universal Design" (2008), darkened where thin lines need it.
"""

from reportlab.lib.colors import Color, HexColor

INK: Color = HexColor("#16202B")
MUTED: Color = HexColor("#5B6875")
RULE: Color = HexColor("#C9D1D9")
FAINT: Color = HexColor("#EEF2F5")
ACCENT: Color = HexColor("#14405F")
HATCH: Color = HexColor("#9AA5B0")
WARNING_GROUND: Color = HexColor("#F6F3EA")

TRACKS: tuple[Color, ...] = tuple(HexColor(c) for c in ("#0072B2", "#D55E00", "#00795A", "#A8507F", "#444444"))
DASHES: tuple[tuple[float, ...], ...] = ((), (4, 1.6), (1.2, 1.4), (6, 1.6, 1.2, 1.6))
MARKS: tuple[str, ...] = ("circle", "triangle", "square", "diamond", "cross")
