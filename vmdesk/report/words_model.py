"""Words on what is known of the model: warnings, validation status of each protocol, published error rates.

Conventions inside a passport's `validation` (all optional): `status` ("demonstration" calls for a warning), `warning`
(printed wherever scores appear), `protocols` {"sliding": ..., "uniform-16": ...} (status of each way of scoring),
`tables` [{title, columns, rows}]. Whatever else it holds is printed as label and value.
"""

from typing import Any

from vmdesk.domain.report_details import ReportDetails
from vmdesk.domain.result import AnalysisResult, ModelRecord
from vmdesk.domain.text import cleaned
from vmdesk.report.blocks import Block, Column, Facts, Paragraph, Section, Table
from vmdesk.report.words_details import ONLY_THE_ITEM, remarks
from vmdesk.report.words_exhibit import sentence
from vmdesk.report.words_route import pictures_shown

_OWN_PLACE = {"status", "warning", "protocols", "tables"}
_LONG = 2000
_DEMONSTRATION = (
    "This model is a demonstration default. By its own passport its scores are evidence of nothing by themselves."
)
NONE_PUBLISHED = "unknown: no error rate published for this way of scoring"


def warning(model: ModelRecord) -> str:
    """The warning that the model's passport calls for, or an empty text."""
    known = model.validation or {}
    words = known.get("warning")
    if isinstance(words, str) and words.strip():
        return cleaned(words.strip(), _LONG)
    return _DEMONSTRATION if known.get("status") == "demonstration" else ""


def protocol_status(model: ModelRecord, protocol: str) -> str:
    """What the passport says of one way of scoring."""
    if model.validation is None:
        return NONE_PUBLISHED
    protocols = model.validation.get("protocols")
    words = protocols.get(protocol) if isinstance(protocols, dict) else None
    return cleaned(words, 300) if isinstance(words, str) else NONE_PUBLISHED


def meaning(result: AnalysisResult) -> Section:
    """What a score is, and is not."""
    name = cleaned(result.model.name)
    return Section(
        "What a score means and does not mean",
        (
            Paragraph(
                f"A score is a number between 0 and 1 that the model {name} computes from sixteen pictures. A higher "
                "score means that the pictures resemble, to this model, what it was trained to call fake."
            ),
            Paragraph(
                "A score is not the probability that the video is manipulated, and it is not a finding. A high score "
                "does not show that a video was manipulated; a low score does not show that it was not. Compression, "
                "scaling, light, make-up, camera motion and kinds of manipulation that the model never saw can all "
                "move it."
            ),
            Paragraph(
                "The highest of many windows is higher than a typical one by chance alone, the more so the longer the "
                "video. The whole-clip score and the window scores answer different questions and are not compared."
            ),
        ),
    )


def error_rates(result: AnalysisResult) -> Section:
    """What the passport publishes, word for word, or the sentence that there is nothing."""
    known = result.model.validation
    if not known:
        words = (
            "Unknown. No error rates are published in this model's passport: it does not say how often the model errs."
        )
        return Section("Known error rates", (Paragraph(words),))
    blocks: list[Block] = [Paragraph(_source(result.model))]
    rows = tuple(_flat({k: v for k, v in known.items() if k not in _OWN_PLACE}))
    if rows:
        blocks.append(Facts(rows))
    tables = known.get("tables")
    for table in tables if isinstance(tables, list | tuple) else ():
        if _is_table(table):
            blocks += [Paragraph(_shown(table.get("title", "Figures")), "lead"), _table(table)]
    if len(blocks) == 1:
        words = (
            "Unknown. No error rates are published in this model's passport beyond what the results say of each score."
        )
        return Section("Known error rates", (Paragraph(words),))
    return Section("Known error rates", tuple(blocks))


def _source(model: ModelRecord) -> str:
    return (
        f"Source: the passport of the model {cleaned(model.name)}, version {cleaned(model.version)}, as delivered with "
        "its weights and word for word; vmdesk did not measure them in this run. Error rates on pictures like those of "
        "this exhibit are unknown."
    )


def _flat(value: dict[str, Any], before: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, inner in sorted(value.items()):
        label = f"{before}{cleaned(str(key)).replace('_', ' ')}"
        if isinstance(inner, dict):
            rows += _flat(inner, f"{label}: ")
        else:
            rows.append((label, _shown(inner)))
    return rows


def _shown(value: Any) -> str:
    if value is None:
        return "not given"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return "; ".join(_shown(inner) for inner in value)
    return cleaned(str(value), _LONG)


def _is_table(table: Any) -> bool:
    if not isinstance(table, dict) or not isinstance(table.get("columns"), list | tuple) or not table["columns"]:
        return False
    rows = table.get("rows")
    width = len(table["columns"])
    return isinstance(rows, list | tuple) and all(isinstance(r, list | tuple) and len(r) == width for r in rows)


def _table(table: dict[str, Any]) -> Table:
    columns = tuple(Column(_shown(c), 4 if k == 0 else 2) for k, c in enumerate(table["columns"]))
    rows = tuple(tuple(_shown(v) for v in row) for row in table["rows"])
    return Table(columns, rows)


def limits(result: AnalysisResult, details: ReportDetails) -> Section:
    """What bounds the findings of this run, and what it did not do."""
    words = warning(result.model)
    blocks: list[Block] = [Paragraph(words, "warning")] if words else []
    blocks += [Paragraph(line, "item") for line in _limits(result)]
    if result.not_checked:
        blocks.append(Paragraph("Not checked in this run:", "lead"))
        blocks += [Paragraph(sentence(cleaned(line, 500)), "item") for line in result.not_checked]
    else:
        blocks.append(Paragraph("The record names nothing that was left unchecked."))
    return Section("Limits, and what was not checked", (*blocks, *remarks(details)))


def _limits(result: AnalysisResult) -> list[str]:
    stream, lines = result.evidence.stream, [ONLY_THE_ITEM]
    lines.append("The scores are not calibrated: equal steps of the score do not mean equal steps of evidence.")
    if result.model.calibration is not None:
        lines.append("The model's passport holds a calibration; it was not applied.")
    if protocol_status(result.model, "sliding") == NONE_PUBLISHED:
        lines.append("For sliding windows of this model no error rate is published.")
    if stream.corrupt_frames:
        left = sum(w.status == "damaged" for w in result.windows)
        lines.append(f"Frames damaged or missing: {stream.corrupt_frames}. Windows left unscored for that: {left}.")
    if stream.declared_frames is not None and stream.declared_frames != stream.measured_frames:
        lines.append("The file declares another number of frames than were found; the measured number was used.")
    if not pictures_shown(result):
        lines.append("Nothing was shown to the model; the report says nothing about the pictures.")
    elif result.settings.region is not None:
        lines.append("Only what lies in the square that the examiner drew was shown to the model, whatever it holds.")
    elif result.face_detector is not None:
        lines.append("Only what lies in the squares around followed faces was shown to the model.")
    else:
        lines.append("Only the centred square of the frames taken was shown to the model.")
    lines.append("Only the pictures of one video stream were examined.")
    return lines
