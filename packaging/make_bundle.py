"""Write `bundle.json` and the self-test's input of the default model, from the sample exhibit.

Run after the model's files or the sample have changed: `python packaging/make_bundle.py`. The golden input is what the
model sees of one window of the sample; its logits are those of this machine in fp32.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from vmdesk.detect.bundles import CONFIG, DESCRIPTION, PREPROCESSOR, WEIGHTS, file_sha256, read_bundle  # noqa: E402
from vmdesk.detect.scorer import load_scorer  # noqa: E402
from vmdesk.domain.faces import window_square  # noqa: E402
from vmdesk.domain.windows import Window  # noqa: E402
from vmdesk.faces import load_finder  # noqa: E402
from vmdesk.media.decoder import Decoder  # noqa: E402
from vmdesk.media.index import read_index  # noqa: E402

FOLDER = ROOT / "resources" / "models" / "vmdesk-face-tiny"
SAMPLE = ROOT / "resources" / "sample" / "astronaut.mp4"
GOLDEN = "golden-input.png"
GOLDEN_WINDOW = Window(0, 96, 112)
GOLDEN_TOLERANCE = 1e-3

PASSPORT: dict[str, Any] = {
    "schema": "vmdesk-bundle/1",
    "id": "vmdesk-face-tiny",
    "name": "vmdesk face, tiny (demonstration default)",
    "version": "1.0",
    "licence": "MIT",
    "source": "trained by the vmdesk project from scratch",
    "base_model": "none: trained from random weights",
    "base_licence": "none: no base weights",
    "training_data": (
        "76 real video clips (56 identities) and 399 portraits (about 288 identities) turned into clips, from public "
        "repositories under permissive licences, some without a statement of the clip's origin; split by identity. "
        "Fakes were pseudo-fakes made from the same clips; no real deepfake was used."
    ),
    "labels": ["real", "fake"],
    "framing": "face",
    "face_margin": {"side": 4.18, "up": 0.17, "travel": 0.7},
    "sampling": {"window": 16, "sampling_rate": 1, "stride": 16},
    "validation": {
        "status": "demonstration",
        "warning": (
            "A demonstration model that reacts to blended face edits. It is not evidence of anything by itself: on "
            "deepfakes it had never seen, its ranking was no better than chance over all kinds together."
        ),
        "protocols": {
            "sliding": "pseudo-fakes of its own training recipe only: AUC 0.896, accuracy 0.81 a window",
            "uniform-16": "none published: the figures by video below are not of this protocol alone",
        },
        "tables": [
            {
                "title": "Unseen identities, pseudo-fakes of the training recipe, all degradations on (560 windows)",
                "columns": ["Figure", "By window"],
                "rows": [["AUC", "0.896"], ["Accuracy", "0.81"]],
            },
            {
                "title": "Real deepfakes never seen in training (19 real videos, 67 fake ones), AUC by video",
                "columns": ["Group", "Fake videos", "AUC", "95 % bootstrap interval"],
                "rows": [
                    ["face swaps and local edits", "18", "0.67", "0.46 to 0.84"],
                    ["lip-sync", "11", "0.51", "0.30 to 0.73"],
                    ["whole-face synthesis", "38", "0.38", "0.21 to 0.53"],
                    ["all", "67", "0.48", "0.32 to 0.64"],
                ],
            },
        ],
        "real_videos_with_a_score_of_half_or_more": "6 of 19",
        "threshold": "none is validated; 0.5 is a line on the graph, nothing more",
    },
    "calibration": None,
}


def main() -> None:
    """Write the files and check that the bundle passes its own self-test."""
    (FOLDER / DESCRIPTION).unlink(missing_ok=True)
    Image.fromarray(_contact_sheet(_golden_clip())).save(FOLDER / GOLDEN, optimize=True)
    _write_description(golden=False)
    scorer = load_scorer(read_bundle(FOLDER), "cpu", "fp32")
    logits = scorer.begin([[scorer.picture_input(picture) for picture in _golden_clip()]])()[0]
    _write_description(golden=True, logits=[float(v) for v in logits])
    print(f"golden logits {logits.tolist()}, self-test {load_scorer(read_bundle(FOLDER), 'cpu').self_test}")


def _golden_clip() -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Face pictures (16, 224, 224, 3) of the golden window."""
    from vmdesk.detect.preprocessing import read_preprocessing

    facts, index = read_index(SAMPLE)
    finder, preprocessing = load_finder(), read_preprocessing(FOLDER / PREPROCESSOR)
    with Decoder(SAMPLE, facts, index) as decoder:
        frames = [frame.rgb() for frame in decoder.iter_frames()]
    found = [finder.detect(k, frames[k]) for k in range(0, len(frames), finder.grid)]
    track = finder.tracks(found, len(frames))[0]
    square = window_square(track, GOLDEN_WINDOW.start, GOLDEN_WINDOW.stop)
    if square is None:
        raise SystemExit("no face in the golden window of the sample")
    return np.stack([preprocessing.sliding_square(frames[k], square) for k in GOLDEN_WINDOW.frame_indices])


def _contact_sheet(clip: np.ndarray[Any, np.dtype[np.uint8]]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    side = clip.shape[1]
    return clip.reshape(4, 4, side, side, 3).swapaxes(1, 2).reshape(4 * side, 4 * side, 3)


def _write_description(golden: bool, logits: list[float] | None = None) -> None:
    names = (WEIGHTS, CONFIG, PREPROCESSOR, GOLDEN)
    told = {**PASSPORT, "files": {name: file_sha256(FOLDER / name) for name in names}}
    told["golden"] = {"input": GOLDEN, "logits": logits, "tolerance": GOLDEN_TOLERANCE} if golden else None
    text = json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False)
    (FOLDER / DESCRIPTION).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
