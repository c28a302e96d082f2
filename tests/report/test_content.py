import dataclasses
import json
import re
from dataclasses import replace

import pytest

from vmdesk.domain.audit import next_entry
from vmdesk.domain.result import CredentialsRecord, GapRecord, TimingRecord
from vmdesk.domain.video import ColourFacts
from vmdesk.report import blocks
from vmdesk.report.content import compose
from vmdesk.report.reference import printed_facts, report_id, sha256_of


def _words(content):
    """Every piece of text of a report."""
    parts = [content.title, content.report_id, content.exhibit_name]
    for block in [*content.brief, *(b for s in content.sections for b in s.blocks)]:
        match block:
            case blocks.Paragraph():
                parts.append(block.text)
            case blocks.Facts():
                parts += [part for row in block.rows for part in row]
            case blocks.Table():
                parts += [c.title for c in block.columns] + [cell for row in block.rows for cell in row]
            case blocks.Chart() | blocks.Pictures():
                parts.append(block.caption)
    return "\n".join(parts)


@pytest.fixture
def compose_(entries, identity, noon):
    return lambda result: compose(result, entries, identity.facts, noon)


def test_every_printed_score_stands_in_the_record(result, compose_):
    record = json.loads(result.to_json())
    known = {f"{w['fake_score']:.4f}" for w in record["windows"] if w["fake_score"] is not None}
    known |= {f"{v:.4f}" for v in (record["whole_clip"]["fake_score"], record["summary"]["mean_fake_score"])}
    tables = [b for s in compose_(result).sections for b in s.blocks if isinstance(b, blocks.Table)]
    scores = [row[k] for t in tables for k, c in enumerate(t.columns) if "core" in c.title for row in t.rows]
    printed = {cell for cell in scores if re.fullmatch(r"[01]\.\d{4}", cell)}
    assert len(printed) > 10
    assert printed <= known


def stream_rows(content):
    section = next(s for s in content.sections if s.title.startswith("Video stream"))
    return {row[0]: row[1:] for row in section.blocks[0].rows}


def test_times_declared_and_measured_are_printed(result, compose_):
    timing = TimingRecord(
        "30/1", "75/4", 2.0, None, 0.2, 0.04, 0.04, 3.5, 43, 1, 2, 3, 4, 5, 6, 7, 2,
        (GapRecord(10, 0.5), GapRecord(19, 3.5)),
    )  # fmt: skip
    rows = stream_rows(compose_(with_timing(result, timing)))
    assert rows["Frames a second"] == ("30.000", "18.750")
    assert rows["Duration"][0] == "2.000 s"
    assert rows["First frame's time"] == ("–", "0.200 s")
    assert rows["From frame to frame"][1] == "0.0400 to 3.5000 s, median 0.0400 s"
    assert rows["Gaps between frames"][1] == "2, the longest 3.500 s after frame 19"
    assert rows["Times missing, repeated"][1] == "1 missing, 2 repeated"
    assert rows["Times going backwards"][1] == "3 presentation, 4 decoding"
    assert rows["Packets not shown"][1] == "5 by the edit list, 6 for reference"


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        (("no network", "of all files only the exhibit\n"), "no network; of all files only the exhibit\\u{a}"),
        ((), "nothing that it kept itself from is recorded"),
    ],
)
def test_what_the_decoder_process_kept_itself_from_is_printed(result, compose_, told, printed):
    ran = replace(result, provenance=replace(result.provenance, decoder_process=told))
    facts = [b for s in compose_(ran).sections for b in s.blocks if isinstance(b, blocks.Facts)]
    assert ("Decoder process", printed) in [row for one in facts for row in one.rows]


@pytest.mark.parametrize(("codec", "said"), [("h264", False), ("hevc", False), ("mpeg4", True), ("mpeg2video", True)])
def test_codings_that_leave_rounding_to_the_decoder_are_named(result, compose_, codec, said):
    stream = replace(result.evidence.stream, codec=codec)
    content = compose_(replace(result, evidence=replace(result.evidence, stream=stream)))
    cited = next(s for s in content.sections if s.title == "Cited frames")
    assert any("leaves the rounding" in getattr(b, "text", "") for b in cited.blocks) == said


def test_what_was_not_measured_is_not_printed_as_none_found(result, compose_):
    timing = TimingRecord(None, None, None, None, 0.0, None, None, None, 43, 43, 0, 0, 0, 0, 0, 0, None, ())
    rows = stream_rows(compose_(with_timing(result, timing)))
    assert rows["Gaps between frames"][1] == rows["From frame to frame"][1] == "not measured"
    assert rows["Frames a second"] == ("–", "–")
    assert stream_rows(compose_(with_timing(result, replace(timing, gap_count=0))))["Gaps between frames"][1] == "none"
    assert "Gaps between frames" not in stream_rows(compose_(with_timing(result, None)))


def test_what_was_done_to_the_pictures_is_printed(result, compose_):
    told = replace(
        result.evidence.stream,
        colour=ColourFacts("limited", "bt2020nc", "bt2020", "smpte2084"),
        declared_pixel_aspect="16/11",
        pixel_aspect="16/11",
        field_order="tt",
        interlaced_frames=7,
        size_changes=3,
        treatment=("10-bit values were reduced to 8 bits.", "Pixels were made square."),
    )
    content = compose_(replace(result, evidence=replace(result.evidence, stream=told)))
    rows = stream_rows(content)
    assert rows["Colours"][0] == "limited range, matrix bt2020nc, primaries bt2020, transfer smpte2084"
    assert rows["Pixel aspect"] == ("16:11", "16:11 taken")
    assert rows["Field order"] == ("tt", "7 pictures marked as interlaced")
    assert rows["Changes of picture size"] == ("–", "3")
    section = next(s for s in content.sections if s.title.startswith("Video stream"))
    assert section.blocks[-1].text.endswith("10-bit values were reduced to 8 bits. Pixels were made square.")
    assert stream_rows(compose_(result))["Pixel aspect"] == ("not declared", "1:1 taken")


def with_timing(result, timing):
    return replace(result, evidence=replace(result.evidence, stream=replace(result.evidence.stream, timing=timing)))


def test_every_window_is_listed_in_the_annex(result, compose_):
    annex = next(s for s in compose_(result).sections if s.annex)
    table = next(b for b in annex.blocks if isinstance(b, blocks.Table))
    assert [row[0] for row in table.rows] == [str(w.index) for w in result.windows]


def test_report_id_follows_from_record_and_trail(result, entries, compose_):
    digest = sha256_of(result.to_json().encode())
    assert compose_(result).report_id == report_id(digest, entries[-1].hash)
    longer = (*entries, next_entry(entries[-1], "2026-03-01T10:00:00Z", "a", "b", {}))
    facts = printed_facts(json.loads(result.to_json()), digest, longer)
    assert facts["report id"] != compose_(result).report_id


def test_the_demonstration_warning_comes_from_the_passport(result, compose_):
    words = "its scores are evidence of nothing"
    assert _words(compose_(result)).count(words) == 2
    model = dataclasses.replace(result.model, validation={"status": "demonstration"})
    assert "demonstration default" in _words(compose_(dataclasses.replace(result, model=model)))
    model = dataclasses.replace(result.model, validation={"accuracy": 0.88})
    plain = _words(compose_(dataclasses.replace(result, model=model)))
    assert "demonstration" not in plain
    assert "accuracy\n0.88" in plain


def test_without_published_error_rates_it_says_so(result, compose_):
    model = dataclasses.replace(result.model, validation=None)
    words = _words(compose_(dataclasses.replace(result, model=model)))
    assert "No error rates are published" in words
    assert words.count("no error rate published for this way of scoring") == 2


@pytest.mark.parametrize(
    "validation", [{"tables": [{"columns": [], "rows": 1}, 5]}, {"protocols": 3}, {"warning": ["x"]}]
)
def test_an_odd_passport_does_not_stop_the_report(result, compose_, validation):
    model = dataclasses.replace(result.model, validation=validation)
    assert compose_(dataclasses.replace(result, model=model)).sections


def test_who_signed_is_said_plainly(result, entries, identity, noon, compose_):
    assert "anyone who received only this file cannot tell who made it" in _words(compose_(result))
    issued = dataclasses.replace(identity.facts, self_signed=False, issuer="CN=lab")
    assert "cannot tell who made it" not in _words(compose(result, entries, issued, noon))


def test_a_changed_exhibit_is_said_loudly(result, compose_):
    evidence = dataclasses.replace(result.evidence, rehash_matches=False)
    words = _words(compose_(dataclasses.replace(result, evidence=evidence)))
    assert "THE DIGESTS DIFFER" in words
    assert "DID NOT MATCH" in words


def test_what_did_not_run_is_not_claimed(finished_of, entries, identity, noon):
    result = finished_of(20, 0).result
    bare = dataclasses.replace(result, provenance=dataclasses.replace(result.provenance, self_test={}))
    content = compose(bare, entries, identity.facts, noon)
    assert "Faces" not in [s.title for s in content.sections]
    words = _words(content)
    assert "ace detector" not in words
    assert "not run" in words


def test_a_score_is_never_called_a_verdict(result, compose_):
    words = _words(compose_(result)).lower()
    assert "verdict" not in words
    assert "authentic" not in words
    assert words.count("probability") == words.count("not the probability") == 2
    assert "not the probability that the video is manipulated" in words


def test_logits_are_titled_by_the_models_own_label_order(result, compose_):
    model = dataclasses.replace(result.model, label_fake_index=0)
    words = _words(compose_(dataclasses.replace(result, model=model)))
    assert words.index("Logit fake") < words.index("Logit real")


def test_hostile_names_are_spelt_out(finished_of, entries, identity, noon):
    result = finished_of(20, 1, "a\u202egpj.\x00mp4").result
    content = compose(result, entries, identity.facts, noon)
    assert content.exhibit_name == "a\\u{202e}gpj.\\u{0}mp4"


@pytest.mark.parametrize(
    ("found", "said", "not_said"),
    [
        (CredentialsRecord("none found", "not checked", "", "", ""), "this says nothing about the file", "valid"),
        (
            CredentialsRecord("found", "valid", "not checked: no trust list", "S\u202e", "cam 1"),
            "signature and its hash of the file are valid: the bytes that it covers are those that were signed. It "
            "names S\\u{202e} as its signer; trust in that signer: not checked: no trust list. Made with: cam 1.",
            "NOT",
        ),
        (
            CredentialsRecord("found", "failed", "not checked", "", "", failures=("assertion.bmffHash.mismatch",)),
            "does NOT fit the file or is itself damaged (assertion.bmffHash.mismatch). It names a signer without a",
            "are valid",
        ),
        (CredentialsRecord("found", "not established", "x", "S", ""), "could not be established", "are valid"),
        (CredentialsRecord("unreadable", "not checked", "", "", "", "bad box"), "cannot be read: bad box.", "valid"),
        (CredentialsRecord("remote only", "", "", "", "", "not fetched: http://x"), "Not in the file: not", "valid"),
        (CredentialsRecord("not examined", "", "", "", "", "a reason"), "Not examined: a reason.", "valid"),
    ],
)
def test_content_credentials_in_words(result, compose_, found, said, not_said):
    evidence = dataclasses.replace(result.evidence, content_credentials=found)
    exhibit = next(s for s in compose_(dataclasses.replace(result, evidence=evidence)).sections if s.title == "Exhibit")
    rows = next(b for b in exhibit.blocks if isinstance(b, blocks.Facts)).rows
    words = dict(rows)["Content Credentials"]
    assert said in words
    assert not_said not in words
