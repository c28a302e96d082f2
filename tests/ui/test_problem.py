from vmdesk.domain.errors import VideoTooShort
from vmdesk.ui.logic.problem import problem_of


def test_an_error_of_ours_speaks_for_itself():
    problem = problem_of(VideoTooShort("Only 9 frames.", advice="Take a longer clip.", details="9 < 16"))
    assert (problem.message, problem.advice) == ("Only 9 frames.", "Take a longer clip.")
    assert problem.details.startswith("VideoTooShort\n\n9 < 16")


def test_anything_else_is_called_a_defect_of_vmdesk():
    problem = problem_of(ZeroDivisionError("by zero"))
    assert problem.message == "vmdesk met an unexpected problem: ZeroDivisionError: by zero"
    assert "defect of vmdesk" in problem.advice
    assert "ZeroDivisionError" in problem.details


def test_text_out_of_a_file_cannot_hide_in_a_message():
    assert "\u202e" not in problem_of(VideoTooShort("clip\u202e4pm.exe")).message
