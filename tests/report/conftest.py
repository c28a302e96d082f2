import dataclasses
import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from tests.report.attacks.made import Made, make
from vmdesk.domain.audit import AuditEntry, next_entry
from vmdesk.domain.events import AnalysisFinished, Illustration
from vmdesk.domain.result import (
    AnalysisResult,
    CitedFrame,
    CredentialsRecord,
    DetectorRecord,
    EvidenceRecord,
    ModelRecord,
    PeakRecord,
    Provenance,
    Settings,
    StreamRecord,
    TrackRecord,
    WholeClipScore,
    WindowScore,
)
from vmdesk.domain.timeline import DISPLAY_THRESHOLD, DISPLAY_THRESHOLD_SOURCE, per_second, summary
from vmdesk.domain.windows import uniform_indices
from vmdesk.report.identity import Identity, create_identity
from vmdesk.report.write import write_report

RATE = 25
PEAK_FRAMES = tuple(range(16))
BOXES = ((0, 1.0, 2.0, 30.0, 40.0), (4, 1.0, 2.0, 30.0, 40.0))
VALIDATION = {
    "status": "demonstration",
    "warning": "A made-up model of the test suite; its scores are evidence of nothing.",
    "protocols": {"sliding": "pseudo-fakes only: AUC 0.896 a window"},
    "notes": {"real_videos_flagged": "6 of 19"},
    "tables": [
        {
            "title": "By group",
            "columns": ["Group", "Videos", "AUC"],
            "rows": [["face swaps", 18, "0.67 (0.46–0.84)"], ["lip-sync", 11, 0.51]],
        }
    ],
}


def _digest(number: int, length: int = 64) -> str:
    return f"{number * 2654435761 % 2**32:08x}" * (length // 8)


def _window(index: int, start: int, track: int | None, status: str = "scored") -> WindowScore:
    scored = status in ("scored", "padded")
    margin = 3 * math.sin(index / 2 + (track or 0)) - 0.4
    score = float(np.float32(1 / (1 + math.exp(-margin)))) if scored else None
    logits = (-margin / 2, margin / 2) if scored else None
    return WindowScore(index, start, start + 16, start / RATE, (start + 16) / RATE, track, logits, score, status)  # type: ignore[arg-type]


def make_result(
    windows: int = 20, faces: int = 1, name: str = "synthetic exhibit of the test suite.mp4"
) -> AnalysisResult:
    """A result that no analysis made: plain arithmetic stands in for every score."""
    tracks: list[int | None] = list(range(faces)) or [None]
    rows = []
    for k in range(windows):
        if k % 7 == 5 and faces:
            rows.append(_window(len(rows), 16 * k, None, "no_face"))
            continue
        rows += [
            _window(len(rows) + i, 16 * k, t, "damaged" if k % 13 == 8 else "scored") for i, t in enumerate(tracks)
        ]
    frames = 16 * windows
    indices = uniform_indices(frames)
    cited = sorted({*indices, 8, *PEAK_FRAMES})
    stream = StreamRecord(
        0,
        "h264",
        640,
        360,
        0,
        0.0,
        "yuv420p",
        "1/12800",
        frames + 1,
        frames,
        512,
        frames / RATE,
        False,
        1,
        False,
        ("edit list hides 1 frame",),
    )
    return AnalysisResult(
        evidence=EvidenceRecord(
            name, 1234567, _digest(1), _digest(2, 40), _digest(3, 32), True, "mov,mp4,m4a,3gp,3g2,mj2", stream,
            CredentialsRecord("none found", "not checked", "not checked", "", ""),
        ),
        model=ModelRecord(
            "test-model", "Arithmetic stand-in", "1.0", _digest(4), "MIT", "the test suite", "none", "MIT",
            "none", 1, "face" if faces else "full-frame", VALIDATION, None,
        ),
        face_detector=DetectorRecord("test-detector", "1.0", _digest(5), "MIT", 4) if faces else None,
        settings=Settings(16, 16, 1, "cpu", "fp32", 1, 2, 1, 1e-3),
        windows=tuple(rows),
        seconds=per_second(rows),
        whole_clip=WholeClipScore(indices, (0.25, -0.5), 0.3208213, "uniform-16", "crop of the main face", "scored"),
        tracks=tuple(TrackRecord(t, 0, frames - 1, BOXES) for t in range(faces)),
        summary=summary(rows, DISPLAY_THRESHOLD, DISPLAY_THRESHOLD_SOURCE),
        frames=tuple(CitedFrame(i, 512 + i * 512, _digest(100 + i)) for i in cited),
        provenance=Provenance(
            "0.1.0", "3.11.7", "2.13.0+cpu", "5.23.0", "18.1.0", "8.1", "Linux 6.1", "x86_64, 2 cores", None,
            "2026-03-01T09:00:00Z", "2026-03-01T09:01:30Z",
            {"passed": True, "largest_logit_error": 1.5e-6, "tolerance": 1e-4},
        ),
        not_checked=("Sound was not examined.", "Container metadata was not examined."),
        genuine=True,
        peaks=(PeakRecord(0, tracks[0], 8, PEAK_FRAMES, (100.0, 50.0, 120.0) if faces else None),),
    )  # fmt: skip


def make_finished(result: AnalysisResult) -> AnalysisFinished:
    """The result with pictures of plain gradients."""
    ramp = np.linspace(0, 255, 224, dtype=np.uint8)
    square = np.stack(
        [np.tile(ramp, (224, 1)), np.tile(ramp[:, None], (1, 224)), np.full((224, 224), 90, np.uint8)], -1
    )
    seen = [
        Illustration(i, "whole-clip", np.roll(square, 5 * k, axis=1))
        for k, i in enumerate(result.whole_clip.frame_indices)
    ]
    wide = np.ascontiguousarray(np.resize(square, (360, 640, 3)))
    peak = result.peaks[0]
    drawn = (50.0, 25.0, 60.0) if peak.square else None
    small = np.ascontiguousarray(square[::2, ::2])
    strip = [Illustration(i, "window", np.roll(small, 9 * i, axis=0), 0) for i in peak.frames]
    return AnalysisFinished(result, (*seen, Illustration(8, "peak", wide, 0, drawn), *strip))


def make_trail(count: int = 5) -> tuple[AuditEntry, ...]:
    entries: list[AuditEntry] = []
    for k in range(count):
        last = entries[-1] if entries else None
        entries.append(next_entry(last, f"2026-03-01T09:00:{k:02d}Z", "examiner@test", "step", {"number": k}))
    return tuple(entries)


def make_certificate(
    first: datetime, last: datetime, usage: x509.KeyUsage | None = None, key: ec.EllipticCurvePrivateKey | None = None
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    """A self-signed P-256 certificate with any dates and key usage."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "certificate of the test suite")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(first).not_valid_after(last)
    if usage is not None:
        builder = builder.add_extension(usage, critical=True)
    return builder.sign(key, hashes.SHA256()), key


SIGNING = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
AGREEING = x509.KeyUsage(False, False, False, False, True, False, False, False, False)


@pytest.fixture
def pkcs12_file(tmp_path: Path, noon: datetime) -> Callable[..., Path]:
    """Writes a PKCS#12 file under the password "open", valid for `days` from `offset` days after noon."""

    def build(offset: int = -1, days: int = 10, usage: str = "signing", with_key: bool = True) -> Path:
        first = noon + timedelta(days=offset)
        certificate, key = make_certificate(
            first, first + timedelta(days=days), {"signing": SIGNING, "agreeing": AGREEING}.get(usage)
        )
        lock = serialization.BestAvailableEncryption(b"open")
        entry = (b"examiner", key if with_key else None, certificate if with_key else None)
        others = None if with_key else [certificate]
        path = tmp_path / "examiner.p12"
        path.write_bytes(pkcs12.serialize_key_and_certificates(*entry, others, lock))
        return path

    return build


@pytest.fixture
def noon() -> datetime:
    return datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def identity(home: Path, noon: datetime) -> Identity:
    return create_identity(home, "default", None, noon)


@pytest.fixture
def result() -> AnalysisResult:
    return make_result()


@pytest.fixture
def finished(result: AnalysisResult) -> AnalysisFinished:
    return make_finished(result)


@pytest.fixture
def entries() -> tuple[AuditEntry, ...]:
    return make_trail()


@pytest.fixture
def finished_of() -> Callable[..., AnalysisFinished]:
    """A finished analysis with other numbers: windows, faces, name, or any field of the result."""

    def build(windows: int = 20, faces: int = 1, name: str = "synthetic.mp4", **fields: object) -> AnalysisFinished:
        return make_finished(dataclasses.replace(make_result(windows, faces, name), **fields))  # type: ignore[arg-type]

    return build


@pytest.fixture
def plain(result: AnalysisResult) -> AnalysisFinished:
    """The result without pictures, for tests that write or check many times."""
    return AnalysisFinished(result, ())


@pytest.fixture
def report(
    tmp_path: Path, finished: AnalysisFinished, entries: tuple[AuditEntry, ...], identity: Identity, noon: datetime
) -> Path:
    """A freshly written report."""
    path = tmp_path / "synthetic.report.pdf"
    write_report(path, finished, entries, identity, noon)
    return path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A sound report to be attacked, and what it was made of."""
    home, now = tmp_path_factory.mktemp("attacked"), datetime(2026, 3, 1, 12, tzinfo=UTC)
    one, other = (create_identity(home, name, None, now) for name in ("examiner", "stranger"))
    return make(AnalysisFinished(make_result(), ()), make_trail(), one, other, now)
