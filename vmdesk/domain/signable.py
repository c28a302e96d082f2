"""What must never be signed, whatever way signing is reached: a stand-in's result, a failed model's, one in parts."""

from vmdesk.domain.errors import UnsignableResult
from vmdesk.domain.result import AnalysisResult
from vmdesk.domain.timeline import summary


def require_signable(result: AnalysisResult) -> None:
    """Raises UnsignableResult unless a real model that works gave `result`, of an unchanged exhibit, and all of it."""
    problem = _problem(result)
    if problem:
        raise UnsignableResult(problem, advice="Analyse the exhibit with an installed model.")


def _problem(result: AnalysisResult) -> str | None:
    if not result.genuine:
        return "This result does not come from a real model and cannot be signed."
    if result.provenance.self_test.get("passed") is False:
        return "The model failed its self-test on this machine; its result cannot be signed."
    if not result.evidence.rehash_matches:
        return "The exhibit changed while it was analysed; this result cannot be signed."
    if _gave_no_number(result):
        return "The model gave not one finite number; its result cannot be signed."
    if summary(result.windows, result.summary.threshold, result.summary.threshold_source) != result.summary:
        return "The result's windows and its summary do not agree; it is not whole and cannot be signed."
    return None


def _gave_no_number(result: AnalysisResult) -> bool:
    """Whether the model was asked and failed each time; windows without a face are none of its failures."""
    statuses = {window.status for window in result.windows} | {result.whole_clip.status}
    return "not_finite" in statuses and not statuses & {"scored", "padded"}
