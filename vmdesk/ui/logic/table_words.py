"""What the table of windows says: cells, what a screen reader speaks, copied rows, the line of counts. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vmdesk.domain.video import FrameIndex
from vmdesk.ui.logic.presenter import Translate, time_code, track_name
from vmdesk.ui.logic.presenter_graph import status_words
from vmdesk.ui.logic.presenter_table import NO_FACE, STATUSES, WHOLE_FRAME, Arrangement, Column, Columns
from vmdesk.ui.logic.state import State


@dataclass(frozen=True, slots=True)
class Names:
    """Tracks and statuses in words, by their numbers in the columns; `index` gives exact times."""

    tracks: dict[int, str]
    statuses: dict[int, str]
    index: FrameIndex | None


def names(state: State, tracks: Sequence[int], tr: Translate) -> Names:
    """The words for the tracks that windows belong to."""
    named = {track: _track_words(state, track, tr) for track in sorted(tracks)}
    statuses = {place: status_words(status, tr) for place, status in enumerate(STATUSES)}
    return Names(named, statuses, state.exhibit.index if state.exhibit else None)


def _track_words(state: State, track: int, tr: Translate) -> str:
    if track == NO_FACE:
        return tr("No face track")
    return track_name(state, None if track == WHOLE_FRAME else track, tr)


def headings(tr: Translate) -> tuple[str, ...]:
    """The columns' names, left to right."""
    return tr("Window"), tr("Frames"), tr("Time"), tr("Track"), tr("Score"), tr("Logits"), tr("Status")


def cell(columns: Columns, window: int, column: int, known: Names) -> str:
    """One cell; empty where there is no number."""
    match column:
        case Column.NUMBER:
            return str(columns.number[window])
        case Column.FRAMES:
            return f"{columns.start[window]}–{columns.stop[window] - 1}"
        case Column.TIME:
            return _time(columns, window, known)
        case Column.TRACK:
            return known.tracks.get(int(columns.track[window]), "")
        case Column.SCORE:
            return "" if np.isnan(columns.score[window]) else f"{columns.score[window]:.3f}"
        case Column.LOGITS:
            return _logits(columns, window)
        case _:
            return known.statuses[int(columns.status[window])]


def _time(columns: Columns, window: int, known: Names) -> str:
    start = int(columns.start[window])
    return time_code(known.index.seconds(start)) if known.index is not None and start < len(known.index) else ""


def _logits(columns: Columns, window: int) -> str:
    first, second = columns.first_logit[window], columns.second_logit[window]
    return "" if np.isnan(first) or np.isnan(second) else f"{first:+.3f}, {second:+.3f}"


def spoken(columns: Columns, window: int, column: int, known: Names, tr: Translate) -> str:
    """A cell with all that it means, for a screen reader."""
    text = cell(columns, window, column, known)
    if column == Column.FRAMES:
        start, last = columns.start[window], columns.stop[window] - 1
        return tr("Frames {start} to {last}").format(start=start, last=last)
    if not text:
        text = tr("none")
    return tr("{heading}: {text}").format(heading=headings(tr)[column], text=text)


def copied(made: Arrangement, rows: Sequence[int], columns: Sequence[int], known: Names, tr: Translate) -> str:
    """Rows as lines of tab separated cells, in the order of `columns`, under a line of headings."""
    windows, titles = [int(made.rows[row]) for row in rows], headings(tr)
    lines = [[titles[column] for column in columns]]
    lines += [[cell(made.columns, window, column, known) for column in columns] for window in windows]
    return "".join("\t".join(line) + "\n" for line in lines)


def count_words(shown: int, count: int, tr: Translate) -> str:
    """How many of the windows are shown."""
    if not count:
        return tr("No windows are scored yet.")
    return tr("{shown:,} of {count:,} windows shown").format(shown=shown, count=count)


def sorted_words(heading: str, descending: bool, tr: Translate) -> str:
    """How the rows are sorted, for those who do not see the arrow."""
    text = tr("sorted by {heading}, falling") if descending else tr("sorted by {heading}, rising")
    return text.format(heading=heading)
