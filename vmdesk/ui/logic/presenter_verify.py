"""From the lines of a verification to groups, marks and words, the bottom line, and a text to copy. No Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from vmdesk.domain.checks import Check, CheckProgress, ReportCheck, Rescored
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.presenter import Translate
from vmdesk.ui.logic.problem import said
from vmdesk.ui.logic.verification import DIFFERING_SHOWN, Outcome
from vmdesk.ui.logic.verify_names import NAMES, check_name

_LONGEST = 2000


class Mark(Enum):
    """How a line ended, each with a shape of its own; the value is what an outcome of `domain.checks` is called."""

    PASS = "pass"  # noqa: S105 - an outcome
    FAIL = "fail"
    NOT_CHECKED = "not checked"
    RUNNING = "running"


_MARK_WORDS = {
    Mark.PASS: "Pass",
    Mark.FAIL: "Fail",
    Mark.NOT_CHECKED: "Not checked",
    Mark.RUNNING: "Under way",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its mark, that in words, what was looked at, and a sentence on it."""

    mark: Mark
    word: str
    name: str
    detail: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together."""

    title: str
    rows: tuple[Row, ...]


def groups(
    checks: Sequence[Check], tr: Translate, progress: CheckProgress | None = None, outcome: Outcome | None = None
) -> tuple[Group, ...]:
    """All lines in their order. A line that is not known by name stands in the group of the one before it.

    The line under way is `progress`'s; what a second run found is told below its line.
    """
    found: dict[str, list[Row]] = {}
    place = "file"
    for check in _with_running(checks, progress):
        place = NAMES.get(check.name, place)
        found.setdefault(place, []).append(_row(check, progress, outcome, tr))
    titles = _titles(tr)
    return tuple(Group(titles[place], tuple(rows)) for place, rows in found.items())


def _titles(tr: Translate) -> dict[str, str]:
    return {
        "file": tr("The file"),
        "signature": tr("The signature"),
        "signer": tr("Who signed, and when"),
        "content": tr("What the report holds"),
        "exhibit": tr("The exhibit and its scores"),
    }


def _with_running(checks: Sequence[Check], progress: CheckProgress | None) -> Iterator[Check]:
    yield from checks
    name = progress.check if progress is not None else ""
    if name and name not in {check.name for check in checks}:
        yield Check(name, "not checked", "")


def _row(check: Check, progress: CheckProgress | None, outcome: Outcome | None, tr: Translate) -> Row:
    name = check_name(check.name, tr)
    if progress is not None and progress.check == check.name:
        return Row(Mark.RUNNING, mark_word(Mark.RUNNING, tr), name, progress_words(progress, tr))
    mark = Mark(check.outcome)
    more = rescored_words(outcome, tr) if outcome is not None and check.name == "rescore" else ()
    return Row(mark, mark_word(mark, tr), name, detail_words(check.detail, tr), more)


def detail_words(detail: str, tr: Translate) -> str:
    """A line's sentence in the language of the window; where two were put together, each of them."""
    words = cleaned(detail, _LONGEST)
    whole = said(words, tr)
    return whole if whole != words else "; ".join(said(part, tr) for part in words.split("; "))


def mark_word(mark: Mark, tr: Translate) -> str:
    """A mark in words."""
    return tr(_MARK_WORDS[mark])


def rescored_words(outcome: Outcome, tr: Translate) -> tuple[str, ...]:
    """How the scores computed again compare: how many of each kind, and the first of those that differ."""
    if not outcome.check.rescored:
        return ()
    words = tr("Scores computed again: {match} match, {near} within tolerance, {off} differ.")
    kinds = (outcome.counts.get(kind, 0) for kind in ("match", "within tolerance", "differs"))
    lines = [words.format(**dict(zip(("match", "near", "off"), kinds, strict=True)))]
    lines += [_differing(row, tr) for row in outcome.differing[:DIFFERING_SHOWN]]
    more = len(outcome.differing) - DIFFERING_SHOWN
    if more > 0:
        lines.append(tr("And {count} more; all of them stand in the JSON that can be saved.").format(count=more))
    return tuple(lines)


def _differing(row: Rescored, tr: Translate) -> str:
    scores = {"reported": _score(row.reported, tr), "found": _score(row.found, tr)}
    if row.start is None or row.stop is None:
        return tr("Differs: the whole clip, reported {reported}, now {found}.").format(**scores)
    frames = {"first": row.start, "last": row.stop - 1}
    if row.track is None:
        words = tr("Differs: frames {first} to {last}, reported {reported}, now {found}.")
        return words.format(**frames, **scores)
    words = tr("Differs: frames {first} to {last}, face {face}, reported {reported}, now {found}.")
    return words.format(**frames, **scores, face=row.track)


def _score(score: float | None, tr: Translate) -> str:
    return tr("no score") if score is None else f"{score:.4f}"


def bottom_mark(check: ReportCheck) -> Mark:
    """The mark of the bottom line: that of the worst line."""
    if check.failed:
        return Mark.FAIL
    return Mark.NOT_CHECKED if check.names("not checked") else Mark.PASS


def bottom_line(check: ReportCheck, tr: Translate) -> str:
    """`check.verdict_line` in the language of the window."""
    return " ".join(part for part in bottom_parts(check, tr) if part)


def bottom_parts(check: ReportCheck, tr: Translate) -> tuple[str, str]:
    """The same in two: how it ended, and behind a failure what was not checked besides."""
    failed, open_ = check.names("fail"), check.names("not checked")
    if not check.checks:
        return tr("FAILED: nothing was checked."), ""
    if failed:
        words = tr("FAILED: {count} of {total} checks: {names}.")
        line = words.format(count=len(failed), total=len(check.checks), names=_names(failed, tr))
        return line, _open_words(open_, _besides(open_, tr), tr)
    if "signer" in open_:
        one = tr("Unknown signer: nothing failed, 1 thing not checked: {names}.")
        more = tr("Unknown signer: nothing failed, {count} things not checked: {names}.")
        return _open_words(open_, one if len(open_) == 1 else more, tr), ""
    if open_:
        one, more = tr("Passed, 1 thing not checked: {names}."), tr("Passed, {count} things not checked: {names}.")
        return _open_words(open_, one if len(open_) == 1 else more, tr), ""
    return tr("Passed: all {count} checks.").format(count=len(check.checks)), ""


def _besides(names: Sequence[str], tr: Translate) -> str:
    one, more = tr("Besides, 1 thing not checked: {names}."), tr("Besides, {count} things not checked: {names}.")
    return "" if not names else one if len(names) == 1 else more


def _open_words(names: Sequence[str], words: str, tr: Translate) -> str:
    return words.format(count=len(names), names=_names(names, tr))


def _names(names: Sequence[str], tr: Translate) -> str:
    return ", ".join(check_name(name, tr) for name in names)


def progress_words(progress: CheckProgress, tr: Translate) -> str:
    """What is done now, and how far it is."""
    if not progress.check:
        return tr("Reading the report and checking its signature …")
    stage = tr(progress.stage) if progress.stage else check_name(progress.check, tr)
    if not progress.total:
        return tr("{stage} …").format(stage=stage)
    if progress.unit == "bytes":
        mega = {"done": progress.done / 1e6, "total": progress.total / 1e6}
        return tr("{stage}: {done:,.0f} of {total:,.0f} MB").format(stage=stage, **mega)
    words = tr("{stage}: {done} of {total} {unit}")
    return words.format(stage=stage, done=progress.done, total=progress.total, unit=tr(progress.unit))


def permille(progress: CheckProgress) -> int | None:
    """How much of the present step is done, in thousandths; None while that is unknown."""
    return min(1000, 1000 * progress.done // progress.total) if progress.total else None


def as_text(outcome: Outcome, tr: Translate) -> str:
    """The file, every line under its group's title, and last the bottom line."""
    check = outcome.check
    lines = [tr("Verification of {name}").format(name=check.report)]
    if check.sha256 is not None:
        lines.append(tr("SHA-256 of the report: {digest}").format(digest=check.sha256))
    if outcome.wish.evidence is not None:
        lines.append(tr("Exhibit given: {name}").format(name=cleaned(outcome.wish.evidence.name, 255)))
    for group in groups(check.checks, tr, outcome=outcome):
        lines += ["", group.title]
        for row in group.rows:
            lines.append(f"{row.word.upper()}  {row.name}: {row.detail}")
            lines += [f"      {more}" for more in row.more]
    return "\n".join((*lines, "", bottom_line(check, tr))) + "\n"


def without_scores(outcome: Outcome) -> Outcome:
    """The same where scores are hidden: the windows that differ are named without them."""
    hidden = tuple(replace(row, reported=None, found=None) for row in outcome.differing)
    return replace(outcome, differing=hidden)
