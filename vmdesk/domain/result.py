"""`vmdesk-result/1`: all that one analysis found, and its JSON form (UTF-8, sorted keys, final newline)."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from vmdesk.domain.video import ColourFacts

SCHEMA = "vmdesk-result/1"
Status = Literal["scored", "no_face", "face_small", "cut", "damaged", "padded", "not_finite"]
"""Why a window has a score or none. `cut`: a face model's window that spans a cut between shots; `face_small`: the
face's square is too small for the model (`domain.faces.SMALLEST_SIDE`)."""
SCORED: tuple[Status, ...] = ("scored", "padded")


@dataclass(frozen=True, slots=True)
class GapRecord:
    """A pause: frame `index + 1` appears `seconds` after frame `index`."""

    index: int
    seconds: float


@dataclass(frozen=True, slots=True)
class TimingRecord:
    """What the file declares of its times beside what a scan of its packets measured (see `domain.timing`).

    Rates in frames a second, as "numerator/denominator". `declared_` values are None where the file states none,
    measured ones where its times cannot be relied on. `gaps` are the longest of `gap_count`.
    """

    declared_rate: str | None
    measured_rate: str | None
    declared_duration_seconds: float | None
    declared_start_seconds: float | None
    measured_start_seconds: float
    min_step_seconds: float | None
    median_step_seconds: float | None
    max_step_seconds: float | None
    packets: int
    missing_pts: int
    duplicate_pts: int
    backwards_pts: int
    backwards_dts: int
    hidden: int
    reference_only: int
    corrupt: int
    gap_count: int | None
    gaps: tuple[GapRecord, ...]


@dataclass(frozen=True, slots=True)
class StreamRecord:
    """Declared and measured facts of stream `index`; `declared_` is the file's claim, `measured_` our count.

    Pictures were `mirrored` left to right, where True, and then turned `rotation` degrees counter-clockwise.
    Pixel aspects are width to height, as "numerator/denominator"; `treatment` tells in sentences what conversion did to
    the first picture. `size_changes` counts the frames of another size than the one before.
    """

    index: int
    codec: str
    width: int
    height: int
    rotation: int
    declared_rotation: float
    pix_fmt: str
    time_base: str
    declared_frames: int | None
    measured_frames: int
    start_pts: int | None
    duration_seconds: float
    variable_frame_rate: bool
    corrupt_frames: int
    mirrored: bool
    notes: tuple[str, ...]
    timing: TimingRecord | None = None
    colour: ColourFacts = field(default_factory=ColourFacts)
    declared_pixel_aspect: str | None = None
    pixel_aspect: str = "1/1"
    field_order: str = "unknown"
    interlaced_frames: int = 0
    size_changes: int = 0
    treatment: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CredentialsRecord:
    """Content Credentials (C2PA) of the exhibit: whether they fit its bytes, and who signed by their own word.

    `remark` says why there is no more, `failures` are the validation codes that speak against `integrity`.
    """

    state: str
    integrity: str
    trust: str
    signer: str
    claim_generator: str
    remark: str = ""
    failures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """The exhibit as scored; `rehash_matches` compares its digests before and after."""

    file_name: str
    size_bytes: int
    sha256: str
    sha1: str
    md5: str
    rehash_matches: bool
    container: str
    stream: StreamRecord
    content_credentials: CredentialsRecord


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """The model's passport as it stood at the run; `preprocessing` says in words what is done to each picture."""

    id: str
    name: str
    version: str
    sha256: str
    licence: str
    source: str
    base_model: str
    base_licence: str
    training_data: str
    label_fake_index: int
    framing: str
    validation: dict[str, Any] | None
    calibration: dict[str, Any] | None
    preprocessing: str = "unknown"


@dataclass(frozen=True, slots=True)
class DetectorRecord:
    """The face detector that ran, and its grid: every `grid`-th frame was looked at."""

    name: str
    version: str
    sha256: str
    licence: str
    grid: int


@dataclass(frozen=True, slots=True)
class Settings:
    """How windows were laid and scored.

    `engine` computed the logits; `region` is the square (x, y, side, in pixels of upright frames) that the examiner
    drew, None where the detector's faces were framed or the model takes whole frames.
    """

    window: int
    stride: int
    sampling_rate: int
    device: str
    precision: str
    decoder_threads: int
    torch_threads: int
    batch: int
    logit_tolerance: float
    engine: str = "torch"
    region: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class WindowScore:
    """One window of one track: frames `[start, stop)`, seconds from the first frame, `logits` in label order.

    `fake_score` = softmax(logits)[fake] in float32, in [0, 1]; None unless `status` is scored or padded.
    `spans_cut` says that the pictures change from one shot to another inside the window; `faces_in_crop` lists the
    other tracks whose faces reach into this window's square.
    """

    index: int
    start: int
    stop: int
    start_seconds: float
    stop_seconds: float
    track: int | None
    logits: tuple[float, float] | None
    fake_score: float | None
    status: Status
    spans_cut: bool = False
    faces_in_crop: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeClipScore:
    """Sixteen frames spread evenly over the whole video, scored once (the reference model card's protocol)."""

    frame_indices: tuple[int, ...]
    logits: tuple[float, float] | None
    fake_score: float | None
    protocol: str
    crop: str
    status: Status


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """A followed face: `boxes` are (frame, x, y, width, height) at the frames where the detector saw it.

    `source` is "detector", or "examiner" for a region drawn by hand; `cut_after` says that a cut ended the track.
    """

    id: int
    first_frame: int
    last_frame: int
    boxes: tuple[tuple[int, float, float, float, float], ...]
    source: str = "detector"
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class FlaggedSegment:
    """Frames `[start, stop)` covered by windows of one track whose scores reach the threshold line."""

    start: int
    stop: int
    track: int | None


@dataclass(frozen=True, slots=True)
class SecondScore:
    """Mean fake score of the scored windows that cover the second `[second, second + 1)`; None where none does."""

    second: int
    track: int | None
    mean_fake_score: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts and extremes over all windows."""

    windows_scored: int
    windows_not_scored: int
    max_fake_score: float | None
    mean_fake_score: float | None
    flagged_segments: tuple[FlaggedSegment, ...]
    threshold: float
    threshold_source: str


@dataclass(frozen=True, slots=True)
class CitedFrame:
    """A frame that the report shows or cites; `sha256` of its decoded planes (equals FFmpeg's framehash)."""

    index: int
    pts: int | None
    sha256: str


@dataclass(frozen=True, slots=True)
class PeakRecord:
    """A flagged segment that the report pictures, by its highest window: its `window` number and `track`.

    `middle` is the frame shown whole; `frames` are those scored, ascending, empty where they could not be had again
    after the pass. `square` (x, y, side, in pixels of upright frames) is what the model saw of each, None for a model
    of whole frames.
    """

    window: int
    track: int | None
    middle: int
    frames: tuple[int, ...]
    square: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """What ran, on what, when. The two times are all that differs between two runs on one machine.

    `decoder_process` says in sentences what the process that decoded kept itself from; `engines` names the library that
    computed logits, with its version.
    """

    vmdesk: str
    python: str
    torch: str
    transformers: str
    pyav: str
    ffmpeg: str
    os: str
    cpu: str
    gpu: str | None
    started_utc: str
    finished_utc: str
    self_test: dict[str, Any]
    decoder_process: tuple[str, ...] = ()
    engines: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnalysisResult:
    """One finished analysis of one exhibit. `cuts` are the first frames of new shots (`domain.cuts`), ascending.

    `peaks` are the flagged segments that are pictured, in the order of `summary.flagged_segments`.
    """

    evidence: EvidenceRecord
    model: ModelRecord
    face_detector: DetectorRecord | None
    settings: Settings
    windows: tuple[WindowScore, ...]
    seconds: tuple[SecondScore, ...]
    whole_clip: WholeClipScore
    tracks: tuple[TrackRecord, ...]
    summary: Summary
    frames: tuple[CitedFrame, ...]
    provenance: Provenance
    not_checked: tuple[str, ...]
    genuine: bool
    cuts: tuple[int, ...] = ()
    peaks: tuple[PeakRecord, ...] = ()
    schema: str = SCHEMA

    def to_json(self) -> str:
        """The whole result as JSON text. Raises ValueError for a number that is not finite."""
        return canonical_json(asdict(self), indent=1) + "\n"


def canonical_json(value: Any, indent: int | None = None) -> str:
    """JSON with sorted keys and no escaping of non-ASCII characters; NaN and infinities raise ValueError."""
    return (_ENCODER if indent is None else _encoder(indent)).encode(value)


def _encoder(indent: int | None) -> json.JSONEncoder:
    separators = (",", ": ") if indent else (",", ":")
    return json.JSONEncoder(sort_keys=True, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)


_ENCODER = _encoder(None)
"""Made once: an audit trail is thousands of short texts."""
