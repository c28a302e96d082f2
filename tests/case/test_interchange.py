import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from vmdesk.case.interchange import FORMATS, as_csv, as_json, contents_of
from vmdesk.case.store import CaseStore
from vmdesk.case.uco import OWN, as_case_uco
from vmdesk.domain.audit import parse_lines
from vmdesk.domain.result import canonical_json


@pytest.fixture
def case(tmp_path, kept, item, facts):
    """A case with an analyzed exhibit and one whose name is hostile, not hashed yet."""
    with CaseStore(tmp_path / "Case 7", "examiner") as store:
        number = store.take_in(item.path)
        store.identify(number, item)
        store.keep_analysis(number, kept)
        store.keep_analysis(number, replace(kept, facts=facts))
        store.take_in(Path("/exhibits/=cmd|' C calc'!A0\u202e.mp4"))
        store.trail.record("mark made", exhibit=number, mark=1, note="</script>")
        yield contents_of(store)


def test_json_holds_exhibits_analyses_and_a_trail_that_checks(case, item):
    told = json.loads(as_json(case))
    assert told["schema"] == "vmdesk-case-export/1"
    first, second = told["exhibits"]
    assert (first["sha256"], first["size_bytes"]) == (item.digests.sha256, 9)
    assert [one["top_score"] for one in first["analyses"]] == [0.9, 0.9]
    assert first["analyses"][1]["model_sha256"] == "d" * 64
    assert (second["sha256"], second["analyses"]) == (None, [])
    assert "\u202e" not in as_json(case)
    entries = parse_lines(canonical_json(one) for one in told["audit"]["entries"])
    assert entries == case.entries
    assert (told["audit"]["count"], told["audit"]["head"]) == (len(entries), entries[-1].hash)


def test_csv_has_a_row_for_each_analysis_and_no_formula(case):
    rows = list(csv.DictReader(io.StringIO(as_csv(case))))
    assert [(row["exhibit"], row["analysis"], row["flagged"]) for row in rows] == [
        ("1", "1", ""),
        ("1", "2", "3"),
        ("2", "", ""),
    ]
    assert rows[2]["file"].startswith("'=cmd")
    assert rows[1]["whole_clip_score"] == "0.4"


def test_all_formats_say_the_same_numbers(case, item):
    graph = json.loads(as_case_uco(case))["@graph"]
    results = [node for node in graph if node["@type"] == "uco-analysis:AnalyticResult"]
    told = sorted(str(node["vmdesk:topScore"]) for node in results)
    assert told == sorted(row["top_score"] for row in csv.DictReader(io.StringIO(as_csv(case))) if row["analysis"])
    actions = [node for node in graph if node["@type"] == "case-investigation:InvestigativeAction"]
    hashes = {node["vmdesk:entryHash"] for node in actions}
    assert hashes == {one["hash"] for one in json.loads(as_json(case))["audit"]["entries"]}
    assert len(actions) == len(case.entries)
    digests = {node["uco-types:hashValue"]["@value"] for node in graph if node["@type"] == "uco-types:Hash"}
    assert digests == {item.digests.sha256, item.digests.sha1, item.digests.md5}


def test_the_same_case_gives_the_same_text(case):
    for write in FORMATS.values():
        assert write(case) == write(case)


def test_no_score_is_called_a_confidence(case):
    text = as_case_uco(case)
    assert "onfidence" not in text
    assert "probability" in text
    assert str(OWN) in text


def test_an_empty_case_is_one_too(tmp_path):
    with CaseStore(tmp_path) as store:
        empty = contents_of(store)
    assert json.loads(as_json(empty))["audit"]["count"] == 0
    assert as_csv(empty).count("\r\n") == 1
    assert json.loads(as_case_uco(empty))["@graph"]


@pytest.mark.slow
def test_the_graph_keeps_to_the_ontology(case, tmp_path):
    path = tmp_path / "case.jsonld"
    path.write_text(as_case_uco(case), "utf-8")
    tool = Path(sys.executable).with_name("case_validate")
    command = [str(tool), "--built-version", "case-1.4.0", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Conforms: True" in done.stdout
    wrong = as_case_uco(case).replace("uco-types:hashMethod", "uco-types:hashMethods")
    path.write_text(wrong, "utf-8")
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
