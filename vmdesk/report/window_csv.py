"""All windows of a run as CSV: RFC 4180, UTF-8 without a byte order mark, a line of names, no preamble.

Every line repeats exhibit, digest and model, so that it still tells what it is about when it is cut out. Names are
those of `vmdesk-result/1`, and the same in every language. Frames are counted from 0, `last_frame` belongs to the
window; numbers are written in full (`repr`), a field without a number is empty.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from vmdesk.domain.result import WindowScore
from vmdesk.domain.text import for_spreadsheet

NAMES = (
    "exhibit", "exhibit_sha256", "model_id", "window", "first_frame", "last_frame", "start_seconds", "stop_seconds",
    "track", "fake_score", "first_logit", "second_logit", "status", "spans_cut", "faces_in_crop",
)  # fmt: skip
COPY_OF = "unsigned_copy_of_report"
"""The column that a report's own list has in addition: the id of the signed report."""


def windows_csv(exhibit: str, sha256: str, model: str, scores: Iterable[WindowScore], copy_of: str = "") -> bytes:
    """The file's bytes; with `copy_of`, each line names the signed report that it is a copy of."""
    text = io.StringIO(newline="")
    writer, last = csv.writer(text), (copy_of,) if copy_of else ()
    writer.writerow((*NAMES, COPY_OF) if copy_of else NAMES)
    head = for_spreadsheet(exhibit), sha256, for_spreadsheet(model)
    writer.writerows((*head, *line, *last) for line in _lines(scores))
    return text.getvalue().encode("utf-8")


def _lines(scores: Iterable[WindowScore]) -> Iterator[Sequence[object]]:
    for score in scores:
        place = score.index, score.start, score.stop - 1, repr(score.start_seconds), repr(score.stop_seconds)
        numbers = (score.fake_score, *(score.logits or (None, None)))
        track = "" if score.track is None else score.track
        others = " ".join(map(str, score.faces_in_crop))
        found = score.status, str(score.spans_cut).lower(), others
        yield (*place, track, *("" if one is None else repr(one) for one in numbers), *found)
