"""How the typefaces of reports are cut out of Noto with fontTools: one weight, few characters, TrueType outlines."""

import io
from typing import Any

ENCODINGS = {
    "gb2312": range(0xB0, 0xF8),
    "big5": range(0xA4, 0xC7),
    "cp932": range(0x81, 0xFD),
    "euc_kr": range(0xA1, 0xFE),
}
"""GB 2312, the first level of Big5, JIS X 0208 with what IBM and NEC added, KS X 1001, each by its first bytes."""
ALSO_DRAWN = (range(0x3000, 0x3100), range(0xFF01, 0xFFEF))
LARGEST_ERROR = 1.0
"""How far a quadratic curve may lie from the cubic one, in thousandths of the em."""
DROPPED = {
    "GDEF", "GPOS", "GSUB", "BASE", "JSTF", "DSIG", "STAT", "VORG", "vhea", "vmtx", "HVAR", "VVAR", "MVAR", "avar",
    "gasp",
}  # fmt: skip
"""Tables of layout, of the axes that are gone, of setting downwards, and of hints."""


def cut_out(original: bytes, family: str, style: str, weight: int | None, national: bool) -> bytes:
    """A typeface out of its original: one weight, quadratic outlines, no hints, no layout, another name.

    `weight` is None for an original of one weight; `national` takes the characters of the national sets of East Asia
    only, else all are kept. The same original gives the same bytes with the same release of fontTools.
    """
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(original), recalcTimestamp=False)
    if weight is not None:
        font = _at_weight(font, weight)
    font = _subset(font, _national_characters() if national else set(font.getBestCmap()))
    if "CFF " in font:
        _make_quadratic(font)
    for table in DROPPED & set(font.keys()):
        del font[table]
    _rename(font, family, style)
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=True)
    return buffer.getvalue()


def _at_weight(font: Any, weight: int) -> Any:
    from fontTools.varLib.instancer import instantiateVariableFont

    return instantiateVariableFont(font, {"wght": weight, "wdth": 100}, inplace=True)


def _subset(font: Any, characters: set[int]) -> Any:
    """Only the glyphs of these characters, without hints, layout rules and names of glyphs."""
    from fontTools.subset import Options, Subsetter

    options = Options(
        hinting=False, layout_features=[], glyph_names=False, notdef_outline=True, name_IDs=[0, 13, 14],
        name_languages=["*"], legacy_cmap=False, recalc_timestamp=False, desubroutinize=True,
    )  # fmt: skip
    cutter = Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    return font


def _national_characters() -> set[int]:
    """The code points of the four national character sets, of kana, of full-width forms, and the space."""
    found = {point for stretch in ALSO_DRAWN for point in stretch}
    for encoding, firsts in ENCODINGS.items():
        for pair in (bytes((first, second)) for first in firsts for second in range(0x40, 0xFF)):
            try:
                text = pair.decode(encoding)
            except UnicodeDecodeError:
                continue
            found |= {ord(text)} if len(text) == 1 else set()
    return {0x20} | {point for point in found if point > 0x7F}


def _make_quadratic(font: Any) -> None:
    """Outlines of cubic curves turned into TrueType's, in the order of the glyphs."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    drawn, order = font.getGlyphSet(), font.getGlyphOrder()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, LARGEST_ERROR * font["head"].unitsPerEm / 1000, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    for glyph in glyphs.values():
        glyph.recalcBounds(font["glyf"])
    font["hmtx"].metrics = {name: (font["hmtx"][name][0], glyphs[name].xMin) for name in order}
    _declare_truetype(font)


def _declare_truetype(font: Any) -> None:
    font.sfntVersion = "\0\1\0\0"
    profile, post = font["maxp"], font["post"]
    profile.tableVersion = 0x00010000
    for name in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"):
        setattr(profile, name, 0)
    profile.maxZones, profile.maxSizeOfInstructions, profile.maxComponentElements = 1, 0, 0
    post.formatType, post.glyphOrder = 3.0, None
    font["head"].glyphDataFormat = 0


def _rename(font: Any, family: str, style: str) -> None:
    """Another name, and the copyright and licence of the original."""
    names = font["name"]
    kept = {number: names.getDebugName(number) for number in (0, 13, 14) if names.getDebugName(number)}
    names.names = []
    told = {
        1: family,
        2: style,
        3: f"{family}-{style}",
        4: f"{family} {style}",
        6: f"{family}-{style}",
        **kept,
    }
    for number, words in told.items():
        names.setName(words, number, 3, 1, 0x409)
