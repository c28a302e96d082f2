"""Logits do not depend on what stands beside a window; what goes wrong on a device is told by its own name."""

import subprocess
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from vmdesk.detect import devices
from vmdesk.detect.bundles import PREPROCESSOR, Bundle, find_bundle
from vmdesk.detect.engine import Engine
from vmdesk.detect.preprocessing import Preprocessing, read_preprocessing
from vmdesk.detect.scorer import VideoMAEScorer, load_scorer
from vmdesk.detect.torch_engine import TorchEngine
from vmdesk.detect.weights import load_model
from vmdesk.domain.errors import DeviceLost, DeviceOutOfMemory, DeviceUnavailable
from vmdesk.domain.scoring import LOGIT_TOLERANCES

Pixels = NDArray[np.uint8]
MakeEngine = Callable[..., TorchEngine]


@pytest.fixture(scope="module")
def plain(plain_model: Any) -> Bundle:
    return find_bundle(str(plain_model))


@pytest.fixture(scope="module")
def preprocessing(plain: Bundle) -> Preprocessing:
    return read_preprocessing(plain.folder / PREPROCESSOR)


@pytest.fixture
def engine(plain: Bundle, preprocessing: Preprocessing) -> MakeEngine:
    def make(disturb: Callable[[int], None] = lambda _: None, **options: Any) -> TorchEngine:
        devices.prepare_torch()
        made = TorchEngine(load_model(plain), preprocessing, "cpu", "fp32", **options)
        whole = made._model.forward

        def forward(pixel_values: torch.Tensor) -> Any:
            disturb(len(pixel_values))
            return whole(pixel_values=pixel_values)

        made._model.forward = forward
        return made

    return make


@pytest.fixture(scope="module")
def clips() -> list[Pixels]:
    return list(np.random.default_rng(3).integers(0, 256, (7, 16, 224, 224, 3), dtype=np.uint8))


def logits(engine: Engine, clips: list[Pixels]) -> NDArray[np.float32]:
    return engine.begin([[engine.picture(picture) for picture in clip] for clip in clips])()


def test_the_cpu_computes_windows_one_by_one_whatever_the_batch(engine: MakeEngine, clips: list[Pixels]) -> None:
    shapes: list[int] = []
    batched = engine(shapes.append, batch=5)
    assert batched.batch == 5
    alone = np.concatenate([logits(engine(), [clip]) for clip in clips[:5]])
    assert (logits(batched, clips[:5]) == alone).all()
    assert shapes == [1] * 5


def test_a_batch_of_fixed_shape_is_filled_up(engine: MakeEngine, clips: list[Pixels]) -> None:
    shapes: list[int] = []
    filled = engine(shapes.append, shape=4)
    one, three = logits(filled, clips[:1]), logits(filled, clips[:3])
    assert shapes == [4, 4]
    assert one.shape == (1, 2)
    assert (three[0] == one[0]).all()
    assert logits(filled, clips[:7]).shape == (7, 2)
    assert three == pytest.approx(logits(engine(), clips[:3]), abs=1e-5)


def full_beyond(most: int) -> Callable[[int], None]:
    def disturb(count: int) -> None:
        if count > most:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")

    return disturb


def test_out_of_memory_halves_the_batch_and_goes_on(engine: MakeEngine, clips: list[Pixels]) -> None:
    tight = engine(full_beyond(2), batch=7, shape=7)
    assert logits(tight, clips) == pytest.approx(logits(engine(), clips), abs=1e-5)
    assert tight.batch == 1
    assert tight.notes == ("the device ran out of memory; 1 window at once were scored from then on",)
    again = engine(full_beyond(2), shape=4)
    assert len(logits(again, clips[:5])) == 5
    assert again.batch == 2


@pytest.mark.parametrize(
    "error", [torch.OutOfMemoryError("CUDA out of memory"), RuntimeError("DefaultCPUAllocator: can't allocate memory")]
)
def test_no_memory_for_one_window_ends_in_words(engine: MakeEngine, clips: list[Pixels], error: Exception) -> None:
    def disturb(_: int) -> None:
        raise error

    with pytest.raises(DeviceOutOfMemory, match="no memory left"):
        logits(engine(disturb, shape=4), clips[:2])


def test_a_lost_device_is_told_and_a_defect_stays_one(engine: MakeEngine, clips: list[Pixels]) -> None:
    def lose(_: int) -> None:
        raise torch.AcceleratorError("CUDA error: unspecified launch failure")

    lost = engine(lose)
    lost._device = "cuda"  # what the error means depends on where it was raised
    with pytest.raises(DeviceLost):
        lost.begin([[torch.zeros(3, 224, 224)] * 16])

    def break_(_: int) -> None:
        raise RuntimeError("a defect of ours")

    with pytest.raises(RuntimeError, match="a defect"):
        logits(engine(break_), clips[:1])


def test_numbers_that_are_not_finite_come_through(engine: MakeEngine, clips: list[Pixels]) -> None:
    broken = engine()
    with torch.no_grad():
        broken._model.classifier.bias[0] = float("nan")
    assert np.isnan(logits(broken, clips[:1])[0, 0])


def test_wrong_numbers_of_pictures_are_refused(plain: Bundle) -> None:
    scorer = load_scorer(plain, "cpu")
    picture = scorer.picture_input(np.zeros((224, 224, 3), np.uint8))
    for clips in ([], [[picture] * 15], [[picture] * 16, [picture] * 17]):
        with pytest.raises(ValueError, match="clips"):
            scorer.begin(clips)
    with pytest.raises(ValueError, match="224"):
        scorer.picture_input(np.zeros((112, 224, 3), np.uint8))


@pytest.mark.parametrize("device", ["cuda", "mps", "xpu"])
def test_a_device_that_is_not_there_is_refused(device: str) -> None:
    if devices._AVAILABLE[device]():
        pytest.skip(f"this machine has a {device} device")
    with pytest.raises(DeviceUnavailable, match=r"no .* device"):
        devices.choose_device(device)


def test_precisions_by_device(monkeypatch: pytest.MonkeyPatch) -> None:
    assert devices.choose_precision("auto", "cuda") == "fp16"
    assert {devices.choose_precision("auto", device) for device in ("cpu", "mps", "xpu")} == {"fp32"}
    with pytest.raises(DeviceUnavailable, match="fp16"):
        devices.choose_precision("fp16", "cpu")
    monkeypatch.setattr(devices, "multiplies_bf16", lambda: False)
    with pytest.raises(DeviceUnavailable, match="bf16"):
        devices.choose_precision("bf16", "cpu")
    monkeypatch.setattr(devices, "multiplies_bf16", lambda: True)
    assert devices.choose_precision("bf16", "cpu") == "bf16"


def scored(scorer: VideoMAEScorer, clip: Pixels) -> NDArray[np.float32]:
    return scorer.begin([[scorer.picture_input(picture) for picture in clip]])()[0]


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_openvino_comes_close_to_torch_and_says_how_close(
    plain: Bundle, clips: list[Pixels], precision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "multiplies_bf16", lambda: True)
    quick, plainly = load_scorer(plain, precision=precision, engine="openvino", batch=3), load_scorer(plain, "cpu")
    assert (quick.engine, quick.device, quick.batch) == ("openvino", "cpu", 3)
    assert quick.versions["openvino"]
    allowed = 1e-4 if precision == "fp32" else LOGIT_TOLERANCES["bf16"]
    assert scored(quick, clips[0]) == pytest.approx(scored(plainly, clips[0]), abs=allowed)
    assert (scored(quick, clips[0]) == scored(quick, clips[0])).all()
    (note,) = [note for note in quick.notes if note.startswith("OpenVINO")]
    assert 0 <= float(note.split(" by ")[1].split()[0]) < allowed


def test_openvino_never_gets_at_its_telemetry(tmp_path: Any) -> None:
    spy = tmp_path / "openvino_telemetry"
    spy.mkdir()
    (spy / "__init__.py").write_text("raise SystemExit('telemetry was imported')")
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from vmdesk.detect.openvino_engine import load_openvino\n"
        "print(load_openvino().__version__)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    danger = program.replace("from vmdesk.detect.openvino_engine import load_openvino", "import openvino").replace(
        "load_openvino()", "openvino"
    )
    done = subprocess.run([sys.executable, "-c", danger], capture_output=True, text=True, timeout=120, check=False)
    assert "telemetry was imported" in done.stderr  # the danger is real


def test_openvino_missing_is_told_in_words(plain: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openvino", None)
    with pytest.raises(DeviceUnavailable, match="not installed") as refused:
        load_scorer(plain, engine="openvino")
    assert "extra" in refused.value.advice


def test_on_cuda_openvino_is_refused(plain: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vmdesk.detect.scorer.choose_device", lambda _: "cuda")
    with pytest.raises(DeviceUnavailable, match="CPU only"):
        load_scorer(plain, "cuda", engine="openvino")


def test_pictures_are_normalised_as_the_card_does(plain: Bundle) -> None:
    preprocessing = SimpleNamespace(
        **{name: getattr(read_preprocessing(plain.folder / PREPROCESSOR), name) for name in ("mean", "std")}
    )
    from vmdesk.detect.engine import Normaliser

    pixels = np.random.default_rng(1).integers(0, 256, (8, 8, 3), dtype=np.uint8)
    told = Normaliser(preprocessing, "cpu")(torch.from_numpy(pixels))  # type: ignore[arg-type]
    expected = ((pixels / 255 - np.array(preprocessing.mean)) / np.array(preprocessing.std)).transpose(2, 0, 1)
    assert told.numpy() == pytest.approx(expected, abs=1e-6)
