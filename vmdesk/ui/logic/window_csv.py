"""All windows of a finished run as CSV: RFC 4180, UTF-8 without a byte order mark, a line of names, no preamble. No Qt.

Every line repeats exhibit, digest and model, so that it still tells what it is about when it is cut out. Names are
those of `vmdesk-result/1`, and the same in every language. Frames are counted from 0, `last_frame` belongs to the
window; numbers are written in full (`repr`), a field without a number is empty.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vmdesk.domain.result import WindowScore
from vmdesk.domain.text import cleaned
from vmdesk.files import write_atomically
from vmdesk.ui.logic.problem import Problem, problem_of
from vmdesk.ui.logic.state import State
from vmdesk.workbench import refuse_evidence_folder

NAMES = (
    "exhibit", "exhibit_sha256", "model_id", "window", "first_frame", "last_frame", "start_seconds", "stop_seconds",
    "track", "fake_score", "first_logit", "second_logit", "status", "spans_cut", "faces_in_crop",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class WindowList:
    """What is written: every window of the run, of an exhibit and by a model; nothing is written beside `evidence`."""

    exhibit: str
    sha256: str
    model: str
    scores: Sequence[WindowScore]
    evidence: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The list of `count` windows lies at `path`."""

    path: Path
    count: int


def window_list(state: State) -> WindowList | None:
    """The list of the finished run; None where there is none, it is hidden, or no digest yet says of what it is."""
    exhibit, model = state.exhibit, state.model
    if exhibit is None or exhibit.evidence is None or model is None or state.finished is None or state.hidden:
        return None
    evidence = (exhibit.path, *(entry.path for entry in state.queue))
    digest = exhibit.evidence.digests.sha256
    return WindowList(exhibit.path.name, digest, model.passport.id, state.finished.scores, evidence)


def written(listed: WindowList, path: Path) -> Written | Problem:
    """Write the list, whole or not at all; on any thread."""
    try:
        refuse_evidence_folder(path.parent, listed.evidence)
        write_atomically(path, csv_bytes(listed))
        return Written(path, len(listed.scores))
    except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
        return problem_of(error)


def csv_bytes(listed: WindowList) -> bytes:
    """The file's bytes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(NAMES)
    writer.writerows(_lines(listed))
    return text.getvalue().encode("utf-8")


def guarded(untrusted: str) -> str:
    """Text out of a file, with an apostrophe before what a spreadsheet would take for a formula."""
    shown = cleaned(untrusted, 255)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown


def _lines(listed: WindowList) -> Iterator[Sequence[object]]:
    head = guarded(listed.exhibit), listed.sha256, guarded(listed.model)
    for score in listed.scores:
        place = score.index, score.start, score.stop - 1, repr(score.start_seconds), repr(score.stop_seconds)
        numbers = (score.fake_score, *(score.logits or (None, None)))
        track = "" if score.track is None else score.track
        others = " ".join(map(str, score.faces_in_crop))
        found = score.status, str(score.spans_cut).lower(), others
        yield (*head, *place, track, *("" if one is None else repr(one) for one in numbers), *found)
