"""From state to the facts panel: the exhibit, declared beside measured, the model, the whole-clip score. No Qt."""

from dataclasses import dataclass
from fractions import Fraction

from vmdesk.domain.text import cleaned
from vmdesk.domain.video import StreamFacts
from vmdesk.ui.logic.messages import ModelReady
from vmdesk.ui.logic.presenter import Translate, model_line, self_test_words, time_code, validation_line
from vmdesk.ui.logic.presenter_graph import status_words
from vmdesk.ui.logic.state import Exhibit, State


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest's name and its text, or what is said instead of it while there is none."""

    name: str
    text: str
    known: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """One fact as the file declares it and as it was measured."""

    fact: str
    declared: str
    measured: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The whole panel; rows of `exhibit` and `model` are (label, text). `warning`: the validation, or why no model."""

    file_name: str
    exhibit: tuple[tuple[str, str], ...]
    digests: tuple[Digest, ...]
    compared: tuple[Compared, ...]
    notes: str
    model: tuple[tuple[str, str], ...]
    warning: str
    whole_clip: str


def facts(state: State, tr: Translate) -> Facts:
    """The panel's words."""
    shown = state.exhibit
    return Facts(
        file_name=cleaned(shown.path.name) if shown else "",
        exhibit=_exhibit(shown, tr) if shown else (),
        digests=_digests(shown, state.hashing, tr) if shown else (),
        compared=_compared(shown, tr) if shown else (),
        notes="\n".join(cleaned(note, 500) for note in _notes(shown)) if shown else "",
        model=_model(state.model, tr) if state.model else (),
        warning=validation_line(state.model.passport, tr) if state.model else model_line(state, tr),
        whole_clip=_whole_clip(state, tr),
    )


def _exhibit(exhibit: Exhibit, tr: Translate) -> tuple[tuple[str, str], ...]:
    item, stream = exhibit.evidence, exhibit.stream
    size = f"{item.size_bytes:,} ".replace(",", "\u2009") + tr("bytes") if item else "…"
    return (
        (tr("Size"), size),
        (tr("Container"), cleaned(stream.container)),
        (tr("Stream"), f"{cleaned(stream.codec)}, {cleaned(stream.pix_fmt)}, {stream.width} × {stream.height}"),
        (tr("Colours"), cleaned(str(stream.colour))),
        (tr("Fields"), _fields(stream, tr)),
        (tr("Time base"), f"{stream.time_base} s"),
    )


def _fields(stream: StreamFacts, tr: Translate) -> str:
    shown = tr("interlaced, shown woven as stored") if stream.interlaced else tr("no sign of interlacing")
    return f"{shown} ({cleaned(stream.field_order)})"


def _notes(exhibit: Exhibit) -> tuple[str, ...]:
    """What was found while reading, then what is done to the pictures."""
    return (*exhibit.index.notes, *exhibit.stream.treatment)


def _digests(exhibit: Exhibit, done: int, tr: Translate) -> tuple[Digest, ...]:
    if exhibit.evidence is None:
        waiting = tr("hashing … {percent} %").format(percent=done)
        if exhibit.hashing_failed:
            waiting = tr("could not be computed")
        return tuple(Digest(name, waiting, False) for name in ("SHA-256", "SHA-1", "MD5"))
    digests = exhibit.evidence.digests
    named = (("SHA-256", digests.sha256), ("SHA-1", digests.sha1), ("MD5", digests.md5))
    return tuple(Digest(name, text, True) for name, text in named)


def _compared(exhibit: Exhibit, tr: Translate) -> tuple[Compared, ...]:
    stream, index = exhibit.stream, exhibit.index
    declared_frames = tr("not given") if stream.declared_frames is None else str(stream.declared_frames)
    rate = tr("not given") if stream.declared_rate is None else f"{float(stream.declared_rate):.3f} /s"
    seconds = float(index.duration_seconds)
    mean = f"{len(index) / seconds:.3f} /s" if seconds > 0 else "–"
    pace = tr("{mean}, variable") if index.variable_frame_rate else tr("{mean}, constant")
    turned = [tr("mirrored")] * stream.mirrored + [tr("turned by {angle}°").format(angle=stream.rotation)] * bool(
        stream.rotation
    )
    upright = tr("shown {how}").format(how=", ".join(turned)) if turned else tr("shown as coded")
    return (
        Compared(tr("Frames"), declared_frames, str(len(index))),
        Compared(tr("Frame rate"), rate, pace.format(mean=mean)),
        Compared(tr("Duration"), _declared_duration(stream, tr), time_code(index.duration_seconds)),
        Compared(tr("Rotation"), f"{stream.declared_rotation:g}°", upright),
        _pixel_aspect(stream, tr),
        Compared(tr("Frame places"), "–", tr("exact") if index.exact else tr("by decoding from the start")),
    )


def _declared_duration(stream: StreamFacts, tr: Translate) -> str:
    seconds = stream.declared_duration_seconds
    return tr("not given") if seconds is None or seconds < 0 else time_code(Fraction(seconds))


def _pixel_aspect(stream: StreamFacts, tr: Translate) -> Compared:
    declared = stream.declared_pixel_aspect
    text = tr("not given") if declared is None else f"{declared.numerator}:{declared.denominator}"
    if stream.pixel_aspect != 1:
        return Compared(tr("Pixel aspect"), text, tr("made square"))
    return Compared(tr("Pixel aspect"), text, tr("taken as square"))


def _model(ready: ModelReady, tr: Translate) -> tuple[tuple[str, str], ...]:
    passport = ready.passport
    rows = (
        (tr("Name"), passport.name),
        (tr("Version"), f"{passport.id} {passport.version}"),
        (tr("Licence"), passport.licence),
        (tr("Base model"), passport.base_model),
        (tr("Base licence"), passport.base_licence),
        (tr("Looks at"), tr("faces") if passport.framing == "face" else tr("the whole frame")),
        (tr("Logits"), ", ".join(passport.labels)),
        (tr("Runs on"), f"{ready.device}, {ready.precision}"),
        (tr("Self-test"), self_test_words(ready, tr)),
        (tr("Face detector"), ready.finder or tr("not needed")),
    )
    return tuple((label, cleaned(text)) for label, text in rows)


def _whole_clip(state: State, tr: Translate) -> str:
    whole = state.whole_clip
    if state.hidden:
        return tr("Scores are hidden: blind mode.")
    if whole is None:
        return tr("Not scored yet.")
    if whole.fake_score is None or whole.logits is None:
        return status_words(whole.status, tr)
    text = tr(
        "score {score:.3f} · logits [{first:+.3f}, {second:+.3f}]\n16 frames spread over the video ({protocol}, {crop})"
    )
    first, second = whole.logits
    return text.format(
        score=whole.fake_score, first=first, second=second, protocol=cleaned(whole.protocol), crop=cleaned(whole.crop)
    )
