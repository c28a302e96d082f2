import numpy as np
from stand_in import PASSPORT, BrightnessScorer

from vmdesk.case.sealing import sealed, unsealed
from vmdesk.case.trail import AuditTrail
from vmdesk.pipeline import analyse


def test_a_sealed_result_is_the_same_to_the_last_byte(make_clip, tmp_path):
    (tmp_path / "gate").touch()
    scorer = BrightnessScorer(PASSPORT, tmp_path / "gate")
    *_, finished = analyse(make_clip(frames=40), scorer, None, AuditTrail())
    again = unsealed(sealed(finished))
    assert again.result.to_json() == finished.result.to_json()
    assert not again.result.genuine
    assert len(again.illustrations) == len(finished.illustrations) > 0
    for one, other in zip(again.illustrations, finished.illustrations, strict=True):
        assert (one.frame, one.purpose) == (other.frame, other.purpose)
        np.testing.assert_array_equal(one.rgb, other.rgb)
