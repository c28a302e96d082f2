"""Palettes, spacing and the colours and pens of the graph; a series differs by pen style as well as by colour."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QPen
from PySide6.QtWidgets import QApplication

GAP = 8
"""Pixels between neighbours."""
MARGIN = 12
"""Pixels at a panel's edge."""


class Theme(Enum):
    """The examiner's choice; the value is stored in the settings."""

    DARK = "dark"
    LIGHT = "light"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme as `#rrggbb`; `handle` is for what is taken hold of, and for what is switched off."""

    window: str
    base: str
    panel: str
    line: str
    handle: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    picture: str
    error: str
    notice: str
    series: tuple[str, ...]


# Series: Okabe and Ito's colour-blind-safe set, without black and without the yellow that fades on white.
DARK = Colours(
    window="#1e2126", base="#16181c", panel="#262a31", line="#3d434d", handle="#727a87", text="#e8eaed",
    quiet="#a4abb6", accent="#56a8e8", on_accent="#0b1420", picture="#0c0d0f", error="#f0a03c", notice="#56a8e8",
    series=("#56b4e9", "#e69f00", "#2bc29a", "#dd9ac4", "#e8743b", "#f0e442"),
)  # fmt: skip
LIGHT = Colours(
    window="#f3f4f6", base="#ffffff", panel="#ffffff", line="#c3c8d0", handle="#858c98", text="#1b1e23",
    quiet="#555d69", accent="#0a63a8", on_accent="#ffffff", picture="#2a2c30", error="#a65200", notice="#0a63a8",
    series=("#0072b2", "#b45309", "#00745a", "#a13d79", "#c23c00", "#6b5b00"),
)  # fmt: skip

_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DashDotDotLine)
_DASHES = ([1.0, 1.0], [9.0, 2.0], [9.0, 2.0, 3.0, 2.0], [2.0, 3.0])
"""Pen widths on and off: the styles of the fifth series and those that follow."""


def series_pen(colours: Colours, place: int) -> QPen:
    """The pen of the series drawn at `place`: neighbours differ in colour and in style."""
    pen = QPen(QColor(colours.series[place % len(colours.series)]), 2.5)
    style = place % (len(_STYLES) + len(_DASHES))
    if style < len(_STYLES):
        pen.setStyle(_STYLES[style])
    else:
        pen.setDashPattern(_DASHES[style - len(_STYLES)])
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def compared_colour(colours: Colours, place: int) -> QColor:
    """The colour of the curve at `place` of a second analysis: the series' own, from the last one backwards."""
    return QColor(colours.series[-1 - place % len(colours.series)])


def compared_pen(colours: Colours, place: int, *, dense: bool = False) -> QPen:
    """The pen of that curve, which has circles along it: dashed, solid and thin where it is dense."""
    pen = QPen(compared_colour(colours, place), 1.0 if dense else 1.8)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if not dense:
        pen.setDashPattern([4.0, 2.0] if place % 2 == 0 else [4.0, 2.0, 1.0, 2.0])
    return pen


def threshold_pen(colours: Colours) -> QPen:
    """The display line at the threshold."""
    return _line_pen(colours.quiet, Qt.PenStyle.DashLine, 1.0)


def whole_clip_pen(colours: Colours) -> QPen:
    """The whole-clip score."""
    return _line_pen(colours.text, Qt.PenStyle.DotLine, 2.0)


def playhead_pen(colours: Colours) -> QPen:
    """The frame on screen."""
    return _line_pen(colours.text, Qt.PenStyle.SolidLine, 1.5)


def _line_pen(colour: str, style: Qt.PenStyle, width: float) -> QPen:
    pen = QPen(QColor(colour), width, style)
    pen.setCosmetic(True)
    return pen


def monospace(smaller: int = 0) -> QFont:
    """The fixed-width font for digests and numbers, `smaller` points below the usual size."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    usual = max(font.pointSizeF(), QApplication.font().pointSizeF())  # some systems enlarge the one without the other
    font.setPointSizeF(max(6.0, usual - smaller))
    return font


def colours_for(theme: Theme) -> Colours:
    """The colours of a choice; `SYSTEM` follows the desktop, dark where it does not say."""
    if theme is Theme.SYSTEM:
        return LIGHT if QApplication.styleHints().colorScheme() is Qt.ColorScheme.Light else DARK
    return LIGHT if theme is Theme.LIGHT else DARK


def apply(theme: Theme) -> Colours:
    """Dress the whole application; gives the colours for what paints itself."""
    schemes = {Theme.DARK: Qt.ColorScheme.Dark, Theme.LIGHT: Qt.ColorScheme.Light}
    QApplication.styleHints().setColorScheme(schemes.get(theme, Qt.ColorScheme.Unknown))
    colours = colours_for(theme)
    QApplication.setPalette(palette(colours))
    return colours


def palette(colours: Colours) -> QPalette:
    """The Qt palette of a set of colours."""
    role = QPalette.ColorRole
    made = QPalette(QColor(colours.panel), QColor(colours.window))
    roles = {
        role.Window: colours.window, role.WindowText: colours.text, role.Base: colours.base, role.Text: colours.text,
        role.AlternateBase: colours.panel, role.Button: colours.panel, role.ButtonText: colours.text,
        role.ToolTipBase: colours.panel, role.ToolTipText: colours.text, role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent, role.Link: colours.accent, role.PlaceholderText: colours.quiet,
        role.Mid: colours.line, role.Accent: colours.accent,
    }  # fmt: skip
    for place, colour in roles.items():
        made.setColor(place, QColor(colour))
    faded = QColor(colours.quiet)
    faded.setAlpha(130)
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, faded)
    return made
