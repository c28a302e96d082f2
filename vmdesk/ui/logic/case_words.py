"""The overview of a case in words: cells, headings, tips, how many exhibits stand where; kept analyses. No Qt."""

from collections import Counter
from collections.abc import Sequence

from vmdesk.case.records import ListedAnalysis
from vmdesk.domain.analysis_facts import AnalysisFacts
from vmdesk.domain.notes import WrittenNote
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.case_rows import CaseRow, Place, Stand
from vmdesk.ui.logic.presenter import Translate

_NOTHING = "–"


def headings(tr: Translate) -> tuple[str, ...]:
    """The columns' names."""
    return (
        tr("No."),
        tr("Exhibit"),
        tr("State"),
        tr("Top score"),
        tr("Flagged"),
        tr("Analyses"),
        tr("Hash"),
        tr("Marks"),
        tr("Notes"),
        tr("Taken in (UTC)"),
    )


def heading_tips(tr: Translate) -> tuple[str, ...]:
    """What the columns hold."""
    return (
        tr("The exhibit's number in this case."),
        tr("The file's name."),
        tr("Where the analysis of the exhibit stands."),
        tr("The largest score of a window in the latest analysis."),
        tr("Segments of the latest analysis that reach the display line."),
        tr("Analyses kept in the case."),
        tr("What the last recheck of the file's digest found."),
        tr("Frames that are marked."),
        tr("Notes written on the exhibit."),
        tr("When the exhibit was taken into the case, by this machine's clock."),
    )


def widest(tr: Translate) -> dict[Place, str]:
    """What the columns but that of names must have room for."""
    states = (stand_name(stand, tr) for stand in Stand)
    return {
        Place.NUMBER: "0000",
        Place.STATE: max(*states, tr("running") + " 100 %", key=len),
        Place.TOP: max("0.000", tr("hidden"), key=len),
        Place.FLAGGED: max("0000", tr("hidden"), key=len),
        Place.ANALYSES: "00",
        Place.HASH: f"{_NOTHING} {max(tr('not rechecked'), tr('unreadable'), key=len)}",
        Place.MARKS: "000",
        Place.NOTES: "00",
        Place.TAKEN: "2026-11-25 18:05",
    }


def cell(row: CaseRow, column: Place, tr: Translate) -> str:
    """What stands in a cell."""
    at = row.at
    match column:
        case Place.NUMBER:
            return str(at.number) if at.number else _NOTHING
        case Place.NAME:
            return row.name
        case Place.STATE:
            return stand_words(row, tr)
        case Place.TOP:
            return tr("hidden") if row.hidden else _NOTHING if row.top is None else f"{row.top:.3f}"
        case Place.FLAGGED:
            return tr("hidden") if row.hidden else _NOTHING if row.flagged is None else str(row.flagged)
        case Place.ANALYSES:
            return str(at.analyses)
        case Place.HASH:
            sign, words = hash_state(row, tr)
            return f"{sign} {words}"
        case Place.MARKS:
            return str(at.marks)
        case Place.NOTES:
            return str(len(at.notes))
        case Place.TAKEN:
            return minute(at.taken_utc) if at.taken_utc else tr("not yet")


def spoken(row: CaseRow, column: Place, tr: Translate) -> str:
    """A cell for who does not see it: signs are left out, nothing is said to be nothing."""
    if column is Place.HASH:
        return hash_state(row, tr)[1]
    words = cell(row, column, tr)
    if column is Place.NAME and row.open:
        return tr("{name}, open").format(name=words)
    return tr("none") if words == _NOTHING else words


def stand_words(row: CaseRow, tr: Translate) -> str:
    """Where an exhibit stands."""
    words = stand_name(row.stand, tr)
    return words if row.permille is None else f"{words} {row.permille // 10} %"


def stand_name(stand: Stand, tr: Translate) -> str:
    """A state's name."""
    return {
        Stand.RUNNING: tr("running"),
        Stand.WAITING: tr("waiting"),
        Stand.INTERRUPTED: tr("interrupted"),
        Stand.FAILED: tr("failed"),
        Stand.FINISHED: tr("finished"),
        Stand.OPENED: tr("not analyzed"),
    }[stand]


def hash_state(row: CaseRow, tr: Translate) -> tuple[str, str]:
    """A sign and words for what the last recheck found."""
    at = row.at
    found = {
        "unchanged": ("=", tr("unchanged")),
        "changed": ("≠", tr("changed")),
        "moved": ("→", tr("moved")),
        "missing": ("○", tr("missing")),
        "unreadable": ("!", tr("unreadable")),
    }
    if at.rechecked in found:
        return found[at.rechecked]
    return (_NOTHING, tr("not rechecked")) if at.sha256 else (_NOTHING, tr("not hashed"))


def tip(row: CaseRow, column: Place, tr: Translate) -> str:
    """More about a cell; empty where there is no more."""
    at = row.at
    if column is Place.NAME:
        return cleaned(str(at.path), 600)
    if column is Place.HASH and at.sha256:
        words = tr("SHA-256 when it was taken in: {digest}").format(digest=at.sha256)
        if not at.rechecked_utc:
            return words
        return words + "\n" + tr("Rechecked {when} UTC.").format(when=minute(at.rechecked_utc))
    if column in (Place.TOP, Place.FLAGGED) and row.hidden:
        return tr("Scores are hidden: blind mode.")
    if column is Place.NOTES and at.notes:
        return cleaned_lines(at.notes[-1].text)
    return ""


def count_words(rows: Sequence[CaseRow], shown: int, tr: Translate) -> str:
    """How many exhibits there are, and how many stand where."""
    counts = Counter(row.stand for row in rows)
    parts = [f"{counts[stand]:,} {stand_name(stand, tr)}" for stand in Stand if counts[stand]]
    words = tr("{count:,} exhibits").format(count=len(rows)) if len(rows) != 1 else tr("1 exhibit")
    if parts:
        words = f"{words}: {', '.join(parts)}"
    return words if shown == len(rows) else tr("{shown:,} found of {words}").format(shown=shown, words=words)


def minute(utc: str) -> str:
    """A time as it is kept, to the minute."""
    return cleaned(utc, 40).replace("T", " ")[:16]


def cleaned_lines(text: str, limit: int = 20_000) -> str:
    """Text of several lines, each made safe to show."""
    return "\n".join(cleaned(line, limit) for line in text.splitlines())


def note_words(note: WrittenNote, tr: Translate) -> str:
    """A note under the line that says when and by whom."""
    head = tr("{when} UTC, {author}").format(when=minute(note.utc), author=cleaned(note.author, 60))
    return f"{head}\n{cleaned_lines(note.text)}"


def analysis_words(facts: AnalysisFacts | None, kept_utc: str, tr: Translate) -> str:
    """Which analysis it is: model, stride, device, when it ended."""
    if facts is None:
        return tr("kept {when} UTC by an earlier vmdesk").format(when=minute(kept_utc))
    words = tr("{model}, stride {stride}, {device}, {when} UTC")
    if facts.region is not None:
        words = tr("{model} on a drawn region, stride {stride}, {device}, {when} UTC")
    device = cleaned(facts.device, 20).upper() if facts.device in ("cpu", "cuda", "mps") else cleaned(facts.device, 40)
    return words.format(model=cleaned(facts.model, 60), stride=facts.stride, device=device, when=minute(kept_utc))


def analysis_cells(one: ListedAnalysis, hidden: bool, tr: Translate) -> tuple[str, ...]:
    """An analysis as a row: kept, model, stride, region, device, top score, flagged segments."""
    facts = one.facts
    top = tr("hidden") if hidden else _NOTHING if one.top_score is None else f"{one.top_score:.3f}"
    if facts is None:
        return minute(one.kept_utc), tr("not known"), _NOTHING, _NOTHING, _NOTHING, top, _NOTHING
    flagged = tr("hidden") if hidden else str(facts.flagged)
    device = f"{cleaned(facts.device, 30)}, {cleaned(facts.precision, 20)}"
    region = tr("drawn") if facts.region is not None else tr("none")
    return minute(one.kept_utc), cleaned(facts.model, 60), str(facts.stride), region, device, top, flagged


def analysis_headings(tr: Translate) -> tuple[str, ...]:
    """The names of those columns."""
    return tr("Kept (UTC)"), tr("Model"), tr("Stride"), tr("Region"), tr("Device"), tr("Top score"), tr("Flagged")
