"""Model bundles on disk: found, read, every digest checked. Nothing here loads torch."""

import hashlib
import json
import math
import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, cast

from vmdesk import places
from vmdesk.domain.errors import (
    ModelArchitectureRefused,
    ModelDigestMismatch,
    ModelError,
    ModelIncomplete,
    ModelNotFound,
    ModelPickleRefused,
)
from vmdesk.domain.faces import FaceMargin
from vmdesk.domain.scoring import Framing, ModelPassport
from vmdesk.domain.text import cleaned
from vmdesk.domain.windows import WINDOW_FRAMES

BUNDLE_SCHEMA = "vmdesk-bundle/1"
DEFAULT_MODEL = "vmdesk-face-tiny"
WEIGHTS, CONFIG, PREPROCESSOR, DESCRIPTION = (
    "model.safetensors",
    "config.json",
    "preprocessor_config.json",
    "bundle.json",
)
_PICKLES = (".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt")
_UNNAMED = ("LABEL_0", "LABEL_1")


@dataclass(frozen=True, slots=True)
class Golden:
    """A bundled input and the logits it gave when the bundle was made: `input` a contact sheet, 4 x 4 pictures."""

    input: Path
    logits: tuple[float, float]
    tolerance: float


@dataclass(frozen=True, slots=True)
class Bundle:
    """A model folder whose files have been checked. `golden` is None for a folder that brings none."""

    folder: Path
    passport: ModelPassport
    golden: Golden | None
    face_margin: dict[str, float] | None
    notes: tuple[str, ...]


def bundle_folders() -> tuple[Path, ...]:
    """Folders of the bundled models, then of those the examiner imported; the first of an id is the one meant by it."""
    roots = (places.resources() / "models", places.user_data() / "models")
    return tuple(folder for root in roots for folder in _inside(root) if os.path.isfile(folder / CONFIG))  # noqa: PTH113


def _inside(root: Path) -> list[Path]:
    """What a folder holds, sorted; nothing where it is not there or closed to us."""
    try:
        return sorted(root.iterdir())
    except OSError:
        return []


def list_bundles() -> tuple[Bundle | ModelError, ...]:
    """Every bundle at hand, or the reason why it is refused."""
    found: list[Bundle | ModelError] = []
    for folder in bundle_folders():
        try:
            found.append(read_bundle(folder))
        except ModelError as error:
            found.append(error)
    return tuple(found)


def installed_bundles() -> tuple[Bundle, ...]:
    """Every bundle at hand that is not refused."""
    return tuple(one for one in list_bundles() if isinstance(one, Bundle))


def find_bundle(id_or_folder: str | None = None) -> Bundle:
    """A bundle by its id, or by its folder; None for the default. Raises a subclass of ModelError."""
    wanted = id_or_folder or DEFAULT_MODEL
    for folder in bundle_folders():
        if _stated_id(folder) == wanted:
            return read_bundle(folder)
    if os.path.isdir(wanted):  # noqa: PTH112 - False, not an error, for what can be no path
        return read_bundle(Path(wanted).absolute())
    raise ModelNotFound(f"There is no model {cleaned(wanted)}.", advice="`vmdesk model list` shows the models at hand.")


def _stated_id(folder: Path) -> str:
    """The id that a folder's description gives, else its name."""
    try:
        return str(_read_json(folder / DESCRIPTION).get("id", folder.name))
    except ModelIncomplete:
        return folder.name


def read_bundle(folder: Path) -> Bundle:
    """Read and check one folder, weights' digest included. Raises a subclass of ModelError."""
    try:
        return _read_bundle(folder)
    except OSError as error:
        why = ": access is denied" if isinstance(error, PermissionError) else ""
        raise ModelIncomplete(f"The model {cleaned(folder.name)} cannot be read{why}.", details=str(error)) from error


def _read_bundle(folder: Path) -> Bundle:
    _refuse_pickles(folder)
    for name in (WEIGHTS, CONFIG, PREPROCESSOR):
        if not (folder / name).is_file():
            raise ModelIncomplete(
                f"The model {cleaned(folder.name)} lacks {name}.",
                advice="Copy the whole folder; where a model brings no preprocessing, copy its base model's.",
            )
    config = _read_json(folder / CONFIG)
    _require_videomae(config, folder)
    described = (folder / DESCRIPTION).is_file()
    description = _read_json(folder / DESCRIPTION) if described else {}
    if described:
        _check_digests(folder, description)
    passport, notes = _passport(folder, config, description)
    return Bundle(folder, passport, _golden(folder, description), _face_margin(description), notes)


def _refuse_pickles(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        weights = path.name == WEIGHTS and path.is_file()
        if path.suffix.lower() in _PICKLES or (weights and _starts_like_pickle(path)):
            raise ModelPickleRefused(
                f"The model {cleaned(folder.name)} holds {cleaned(path.name)}, a format that can run code.",
                advice="Use a folder with model.safetensors and no pickled files.",
            )


def _starts_like_pickle(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(2)
    return (head[:1] == b"\x80" and head[1:] in (b"\x02", b"\x03", b"\x04", b"\x05")) or head == b"PK"


def _read_json(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelIncomplete(f"{path.name} of the model cannot be read.", details=str(error)) from error
    if not isinstance(value, dict):
        raise ModelIncomplete(f"{path.name} of the model is not a description.")
    return value


def _require_videomae(config: dict[str, Any], folder: Path) -> None:
    labels = config.get("id2label", {"0": "", "1": ""})
    right = (
        config.get("model_type") == "videomae"
        and config.get("num_frames", WINDOW_FRAMES) == WINDOW_FRAMES
        and config.get("num_channels", 3) == 3
        and isinstance(labels, dict)
        and len(labels) == 2
    )
    if not right:
        raise ModelArchitectureRefused(
            f"The model {cleaned(folder.name)} is not a VideoMAE classifier of 16 frames and two labels.",
            advice="Only VideoMAE bundles can be used.",
        )


def _check_digests(folder: Path, description: dict[str, Any]) -> None:
    if description.get("schema") != BUNDLE_SCHEMA:
        raise ModelIncomplete(f"{DESCRIPTION} is not of schema {BUNDLE_SCHEMA}.")
    files = description.get("files")
    if not isinstance(files, dict) or not {WEIGHTS, CONFIG, PREPROCESSOR} <= set(files):
        raise ModelIncomplete(f"{DESCRIPTION} does not state the digest of every file.")
    for name, expected in files.items():
        path = folder / name
        if Path(name).name != name or not path.is_file():
            raise ModelIncomplete(f"The model {cleaned(folder.name)} lacks {cleaned(name)}.")
        if file_sha256(path) != expected:
            raise ModelDigestMismatch(
                f"{cleaned(name)} of the model {cleaned(folder.name)} is not the file that its description states.",
                advice="Copy the model again from where it came.",
            )


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _passport(folder: Path, config: dict[str, Any], told: dict[str, Any]) -> tuple[ModelPassport, tuple[str, ...]]:
    labels, fake, notes = _labels(folder, config, told)
    framing = told.get("framing", "full-frame")
    if framing not in ("full-frame", "face"):
        raise ModelArchitectureRefused(f"The framing {cleaned(str(framing))} of {cleaned(folder.name)} is not known.")
    sampling_rate, stride = _sampling(told)
    passport = ModelPassport(
        **{k: str(told.get(k, "unknown")) for k in _PASSPORT_TEXTS},
        id=str(told.get("id", folder.name)),
        name=str(told.get("name", folder.name)),
        sha256=file_sha256(folder / WEIGHTS),
        labels=labels,
        label_fake_index=fake,
        framing=cast(Framing, framing),
        window=WINDOW_FRAMES,
        sampling_rate=sampling_rate,
        stride=stride,
        validation=_known(told, "validation"),
        calibration=_known(told, "calibration"),
        preprocessing=_preprocessing(folder, framing),
    )
    return passport, notes


def _preprocessing(folder: Path, framing: str) -> str:
    """What is done to each picture before the network sees it; whether it can be done is checked on loading."""
    told = _read_json(folder / PREPROCESSOR)
    size, crop = told.get("size", {"shortest_edge": 224}), told.get("crop_size", {"height": 224})
    edge = size.get("shortest_edge") if isinstance(size, dict) else size
    side = crop.get("height") if isinstance(crop, dict) else crop
    numbers = [told.get("image_mean"), told.get("image_std")]
    if not all(isinstance(one, int) for one in (edge, side)) or not all(isinstance(one, list) for one in numbers):
        return "unknown"
    resized = f"the square resized to {side} × {side} pixels"
    if framing != "face":
        resized = f"the frame resized to a short edge of {edge} pixels, of which the centred square of {side} is taken"
    mean, deviation = (", ".join(map(str, one)) for one in numbers if isinstance(one, list))
    return (
        f"{resized}; 8-bit RGB divided by the full scale, less the mean ({mean}), divided by the standard deviation "
        f"({deviation}), for red, green, blue. Windows: bilinear with antialiasing; whole clip: Pillow's bilinear."
    )


_PASSPORT_TEXTS = ("version", "licence", "source", "base_model", "base_licence", "training_data")


def _labels(folder: Path, config: dict[str, Any], told: dict[str, Any]) -> tuple[tuple[str, str], int, tuple[str, ...]]:
    named = config.get("id2label") or dict(zip("01", _UNNAMED, strict=True))
    given = told.get("labels") or [named.get("0"), named.get("1")]
    labels = tuple(map(str, given)) if isinstance(given, list) else ()
    fakes = [i for i, label in enumerate(labels) if "fake" in label.lower()]
    if len(labels) == 2 and len(fakes) == 1:
        return (labels[0], labels[1]), fakes[0], ()
    if labels == _UNNAMED:
        note = "the model does not name its labels: index 1 was taken as fake, as in the reference model"
        return _UNNAMED, 1, (note,)
    raise ModelArchitectureRefused(f"The labels of {cleaned(folder.name)} do not say which one means fake.")


def _sampling(told: dict[str, Any]) -> tuple[int, int]:
    """Sampling rate and stride, VideoMAE's own where none are given."""
    try:
        sampling = dict(told.get("sampling") or {})
        rate, stride = int(sampling.get("sampling_rate", 1)), int(sampling.get("stride", WINDOW_FRAMES))
    except (TypeError, ValueError, OverflowError) as error:
        raise ModelIncomplete(f"The sampling in {DESCRIPTION} cannot be read.", details=str(error)) from error
    if rate < 1 or stride < 1 or sampling.get("window", WINDOW_FRAMES) != WINDOW_FRAMES:
        raise ModelIncomplete(f"The sampling in {DESCRIPTION} is not one of windows of {WINDOW_FRAMES} frames.")
    return rate, stride


def _known(told: dict[str, Any], name: str) -> dict[str, Any] | None:
    value = told.get(name)
    if value is not None and not isinstance(value, dict):
        raise ModelIncomplete(f"The {name} in {DESCRIPTION} cannot be read.")
    return value


def _face_margin(told: dict[str, Any]) -> dict[str, float] | None:
    margin = told.get("face_margin")
    if margin is None:
        return None
    names = {one.name for one in fields(FaceMargin)}
    numbers = isinstance(margin, dict) and all(isinstance(v, int | float) and math.isfinite(v) for v in margin.values())
    if not numbers or not set(margin) <= names or not margin.get("side", 1) > 0:
        raise ModelIncomplete(f"The face margin in {DESCRIPTION} is not one that vmdesk knows.")
    return {name: float(value) for name, value in margin.items()}


def _golden(folder: Path, told: dict[str, Any]) -> Golden | None:
    golden = told.get("golden")
    if golden is None:
        return None
    try:
        first, second = (float(v) for v in golden["logits"])
        name = str(golden["input"])
        if name not in told["files"]:
            raise ModelIncomplete(f"The digest of the self-test's input is not stated in {DESCRIPTION}.")
        tolerance = float(golden["tolerance"])
        if not all(map(math.isfinite, (first, second, tolerance))):
            raise ModelIncomplete(f"The self-test in {DESCRIPTION} holds numbers that are not finite.")
        return Golden(folder / name, (first, second), tolerance)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ModelIncomplete(f"The self-test in {DESCRIPTION} cannot be read.", details=str(error)) from error
