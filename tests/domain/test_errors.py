import inspect

import pytest

from vmdesk.domain import errors
from vmdesk.domain.errors import VmdeskError

ALL = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, VmdeskError)]
CODES = {
    errors.UsageError: 2,
    errors.EvidenceError: 3,
    errors.ModelError: 4,
    errors.EvidenceChanged: 5,
    errors.VerificationFailed: 6,
    errors.SigningError: 7,
    errors.CaseError: 8,
    errors.Cancelled: 130,
}


@pytest.mark.parametrize("kind", ALL)
def test_exit_codes_follow_the_table(kind: type[VmdeskError]) -> None:
    families = [code for family, code in CODES.items() if issubclass(kind, family)]
    assert families == ([] if kind is VmdeskError else [kind.exit_code])
    assert VmdeskError.exit_code == 70


def test_a_failure_carries_words_for_a_person() -> None:
    error = errors.VideoTooShort("Too short.", advice="Ask.", details="15 frames")
    assert (str(error), error.message, error.advice, error.details) == ("Too short.", "Too short.", "Ask.", "15 frames")
    assert error.kind == "VideoTooShort"
    assert {c("x").kind for c in ALL} == {c.__name__ for c in ALL}
