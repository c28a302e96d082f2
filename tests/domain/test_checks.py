import json

from vmdesk.domain.checks import Check, ReportCheck

GOOD = Check("attachments", "pass", "all there")
OPEN = Check("signer", "not checked", "unknown")
BAD = Check("signature intact", "fail", "changed")


def test_a_failure_outweighs_everything():
    check = ReportCheck("r.pdf", (GOOD, BAD, OPEN))
    assert check.failed
    assert check.verdict_line == "FAILED: 1 of 3 checks: signature intact. Besides, 1 thing not checked: signer."


def test_what_was_not_checked_stands_in_the_bottom_line():
    check = ReportCheck("r.pdf", (GOOD, OPEN, Check("evidence", "not checked", "not given")))
    assert not check.failed
    assert check.verdict_line == "Unknown signer: nothing failed, 2 things not checked: signer, evidence."


def test_only_all_passed_is_plainly_passed():
    assert ReportCheck("r.pdf", (GOOD,)).verdict_line == "Passed: all 1 checks."


def test_nothing_checked_is_a_failure():
    check = ReportCheck("r.pdf", ())
    assert check.failed
    assert check.verdict_line.startswith("FAILED")


def test_a_later_line_of_the_same_name_takes_the_place_of_the_first():
    check = ReportCheck("r.pdf", (GOOD, OPEN)).having(Check("signer", "fail", "another"), BAD)
    assert check.names("fail") == ("signer", "signature intact")
    assert check.names("not checked") == ()


def test_json_counts_and_carries_the_bottom_line():
    value = json.loads(json.dumps(ReportCheck("r.pdf", (GOOD, OPEN, BAD)).to_json()))
    assert (value["passed"], value["failed"], value["not_checked"], value["ok"]) == (1, 1, 1, False)
    assert value["verdict_line"].startswith("FAILED")
    assert value["checks"][0] == {"name": "attachments", "outcome": "pass", "detail": "all there"}
