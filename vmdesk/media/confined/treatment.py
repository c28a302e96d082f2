"""What conversion does to a stream's pictures, in sentences, and the facts that only pictures tell.

Every sentence goes by the same conditions as `conversion`, on the first picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vmdesk.domain.video import StreamFacts
from vmdesk.media.confined import colour
from vmdesk.media.confined.conversion import applied_aspect, aspect_for, square_size
from vmdesk.media.confined.mapping import HLG, PQ, WHITE_NITS, mapped, needs_mapping
from vmdesk.media.confined.orientation import Orientation
from vmdesk.media.confined.pixels import bits_per_component

_FIELD_ORDERS = ("unknown", "progressive", "tt", "bb", "tb", "bt")
"""FFmpeg's names in the order of its AVFieldOrder: t top, b bottom; first letter as coded, second as shown."""


def with_pictures(facts: StreamFacts, stream: VideoStream, first: Sequence[VideoFrame]) -> StreamFacts:
    """`facts` with colours, pixel aspect, interlacing, transparency and treatment, by its first frames."""
    number = int(stream.codec_context.field_order)
    order = _FIELD_ORDERS[number] if 0 <= number < len(_FIELD_ORDERS) else "unknown"
    declared = _positive(stream.sample_aspect_ratio)
    as_declared = (first[0].width, first[0].height) == (facts.width, facts.height)
    told = replace(
        facts,
        colour=colour.colour_of(first[0]),
        declared_pixel_aspect=declared,
        pixel_aspect=applied_aspect(declared if as_declared else None, facts.width, facts.height),
        field_order=order,
        interlaced=order in _FIELD_ORDERS[2:] or any(frame.interlaced_frame for frame in first),
        alpha=colour.has_alpha(first[0]),
    )
    return replace(told, treatment=tuple(_treatment(first[0], told)))


def _positive(ratio: Fraction | None) -> Fraction | None:
    return ratio if ratio is not None and ratio > 0 else None


def _treatment(frame: VideoFrame, facts: StreamFacts) -> Iterator[str]:
    yield from _samples(frame)
    yield from _colours(frame)
    bits = bits_per_component(frame.format.name)
    if bits > 8:
        yield f"{bits}-bit values were reduced to 8 bits."
    if facts.alpha:
        yield "Transparency was left out: colours are shown as stored."
    yield from _shape(frame, facts)
    if facts.interlaced:
        yield "The stream is interlaced: both fields are shown woven together as stored, not deinterlaced."


def _samples(frame: VideoFrame) -> Iterator[str]:
    """From stored samples to RGB: matrix and range."""
    if colour.is_grey(frame):
        yield "Grey values were taken as full range."
    if not colour.is_yuv(frame):
        return
    name, stand_in = colour.colour_of(frame).matrix, colour.stand_in_matrix(frame)
    if stand_in is not None:
        taken = colour.MATRICES[stand_in]
        yield f"The declared matrix {name} cannot be applied: {taken} was taken, so that colours are not true."
    elif frame.colorspace in colour.MATRICES_CONVERTED:
        yield f"YUV was converted to RGB with the declared matrix {name}."
    else:
        said = "The file declares no matrix" if name == "unspecified" else f"The file declares {name} for YUV pictures"
        yield f"{said}: BT.601 was taken to convert YUV to RGB, as FFmpeg does."
    if colour.colour_range(frame) == 0:
        yield "The file declares no range: limited range was taken, as FFmpeg does."
    else:
        yield f"Values were taken as {colour.RANGES[colour.colour_range(frame)]} range, as declared."


def _colours(frame: VideoFrame) -> Iterator[str]:
    """HDR and wide gamut."""
    if not needs_mapping(frame):
        return
    tags = colour.colour_of(frame)
    names = f"transfer {tags.transfer}, primaries {tags.primaries}"
    if mapped(frame) is None:
        yield f"The declared colours ({names}) were not mapped: they are shown as if of standard range and gamut."
    elif frame.color_trc in (PQ, HLG):
        kind = "PQ" if frame.color_trc == PQ else "HLG"
        yield (
            f"HDR ({kind}; {names}) was mapped to standard range and BT.709: {WHITE_NITS} cd/m² became white, and what "
            "is brighter or outside BT.709 was clipped."
        )
    else:
        yield f"Wide-gamut colours ({names}) were mapped to BT.709; those outside it were clipped."


def _shape(frame: VideoFrame, facts: StreamFacts) -> Iterator[str]:
    declared, width, height = facts.declared_pixel_aspect, frame.width, frame.height
    used = aspect_for(frame, Orientation(pixel_aspect=facts.pixel_aspect, coded_size=(facts.width, facts.height)))
    if used != 1:
        wide, high = square_size(used, width, height)
        yield f"Pixels were made square: {width} x {height} was enlarged to {wide} x {high} (bicubic)."
    elif declared not in (None, 1):
        yield f"The declared pixel aspect of {declared.numerator}:{declared.denominator} was not applied."
    if facts.mirrored:
        yield "Pictures were mirrored left to right."
    if facts.rotation:
        yield f"Pictures were turned {facts.rotation} degrees counter-clockwise."
