"""The self-test before the first score, and the error of an engine against torch."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vmdesk.detect.bundles import Golden
from vmdesk.detect.engine import Engine
from vmdesk.domain.errors import ModelIncomplete, ModelSelfTestFailed
from vmdesk.domain.scoring import LOGIT_TOLERANCES, Scorer, SelfTest
from vmdesk.domain.windows import WINDOW_FRAMES

Clip = NDArray[np.uint8]
_SEED = 16


class _Tested(Scorer, Protocol):
    """A scorer whose pictures have a known size."""

    picture_size: int


def self_tested(scorer: _Tested, golden: Golden) -> SelfTest:
    """Score the bundled input and compare. Raises ModelSelfTestFailed, so that no score is given by a drifted stack."""
    clip = [scorer.picture_input(picture) for picture in golden_clip(golden, scorer.picture_size)]
    logits = scorer.begin([clip])()[0]
    error = float(np.abs(logits.astype(np.float64) - np.array(golden.logits)).max())
    tolerance = max(golden.tolerance, LOGIT_TOLERANCES[scorer.precision])
    if not error <= tolerance:
        raise ModelSelfTestFailed(
            f"The self-test of {scorer.passport.id} failed: logits differ by {error:.6g}, allowed are {tolerance:.6g}.",
            advice="The software stack or the model is not the one that was tested; no video is scored with it.",
        )
    return SelfTest(True, error, tolerance)


def logit_error(engine: Engine, reference: Engine, clip: Clip) -> float:
    """Largest difference between the logits that two engines give for a clip (16, size, size, 3)."""
    first, second = (one.begin([[one.picture(picture) for picture in clip]])() for one in (engine, reference))
    return float(np.abs(first.astype(np.float64) - second).max())


def error_note(engine: str, error: float, *, golden: bool) -> str:
    """What a result says of an engine other than torch."""
    tested = "the self-test's input" if golden else "a clip of noise"
    return f"{engine} computed the scores; on {tested} its logits differed from torch's in fp32 by {error:.2g} at most"


def probe_clip(golden: Golden | None, side: int) -> Clip:
    """The bundled input, or fixed noise where the bundle brings none: (16, side, side, 3)."""
    if golden is not None:
        return golden_clip(golden, side)
    return np.random.default_rng(_SEED).integers(0, 256, (WINDOW_FRAMES, side, side, 3), dtype=np.uint8)


def golden_clip(golden: Golden, side: int) -> Clip:
    """The sixteen pictures (16, side, side, 3) of the bundled sheet (4 side, 4 side, 3), row by row."""
    try:
        sheet = np.asarray(Image.open(golden.input).convert("RGB"))
    except OSError as error:
        raise ModelIncomplete(f"{golden.input.name} of the model is not a picture.", details=str(error)) from error
    if sheet.shape != (4 * side, 4 * side, 3):
        raise ModelIncomplete(f"{golden.input.name} of the model does not hold 4 x 4 pictures of {side} pixels.")
    return np.ascontiguousarray(sheet.reshape(4, side, 4, side, 3).swapaxes(1, 2).reshape(16, side, side, 3))
