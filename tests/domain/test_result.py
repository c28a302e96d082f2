import json
from dataclasses import replace

import pytest

from vmdesk.domain.result import (
    SCHEMA,
    AnalysisResult,
    CitedFrame,
    CredentialsRecord,
    EvidenceRecord,
    ModelRecord,
    Provenance,
    SecondScore,
    Settings,
    StreamRecord,
    Summary,
    WholeClipScore,
    WindowScore,
    canonical_json,
)


def result() -> AnalysisResult:
    stream = StreamRecord(0, "h264", 640, 480, 0, 0.0, "yuv420p", "1/25", 40, 40, 0, 1.6, False, 0, False, ())
    credentials = CredentialsRecord("found", "valid", "not checked", "Signer", "camera 1")
    return AnalysisResult(
        evidence=EvidenceRecord("ä\u202e.mp4", 9, "a" * 64, "b" * 40, "c" * 32, True, "mov", stream, credentials),
        model=ModelRecord("m", "M", "1", "d" * 64, "MIT", "s", "b", "MIT", "t", 1, "full-frame", None, None),
        face_detector=None,
        settings=Settings(16, 16, 1, "cpu", "fp32", 1, 1, 1, 1e-4),
        windows=(WindowScore(0, 0, 16, 0.0, 0.64, None, (0.5, -0.5), 0.26894143, "scored"),),
        seconds=(SecondScore(0, None, 0.26894143),),
        whole_clip=WholeClipScore(tuple(range(16)), None, None, "uniform-16", "full frame", "damaged"),
        tracks=(),
        summary=Summary(1, 0, 0.26894143, 0.26894143, (), 0.5, "line"),
        frames=(CitedFrame(8, 8, "e" * 64),),
        provenance=Provenance("1", "3", "2", "5", "18", "8", "L", "c", None, "then", "now", {"ran": True}),
        not_checked=("nothing",),
        genuine=True,
    )


def test_json_is_sorted_and_ends_with_a_newline() -> None:
    text = result().to_json()
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    told = json.loads(text, object_pairs_hook=lambda pairs: [*pairs])
    assert _sorted(told)
    assert "ä" in text
    text.encode("utf-8")


def _sorted(value: object) -> bool:
    """True when the keys of each object, read as pairs, are in order."""
    if isinstance(value, list):
        keys = [item[0] for item in value if isinstance(item, tuple)]
        return keys == sorted(keys) and all(_sorted(i[1] if isinstance(i, tuple) else i) for i in value)
    return True


def test_json_says_what_the_record_says() -> None:
    told = json.loads(result().to_json())
    assert told["schema"] == SCHEMA == "vmdesk-result/1"
    assert told["windows"][0]["logits"] == [0.5, -0.5]
    assert told["windows"][0]["fake_score"] == 0.26894143
    assert told["whole_clip"]["fake_score"] is None
    assert told["face_detector"] is None
    assert set(told) >= {"evidence", "model", "settings", "windows", "whole_clip", "tracks", "summary", "frames"}
    assert set(told) >= {"provenance", "not_checked"}


def test_the_same_result_is_the_same_bytes() -> None:
    assert result().to_json() == result().to_json()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_finite_number_is_refused(value: float) -> None:
    spoilt = replace(result(), summary=replace(result().summary, mean_fake_score=value))
    with pytest.raises(ValueError, match="JSON"):
        spoilt.to_json()


def test_canonical_json_does_not_depend_on_order() -> None:
    assert canonical_json({"b": 1, "a": [{"d": 0.1, "c": None}]}) == '{"a":[{"c":null,"d":0.1}],"b":1}'
    assert canonical_json({"a": 1, "b": 2}) == canonical_json({"b": 2, "a": 1})
