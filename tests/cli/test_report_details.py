"""`vmdesk analyze --details --also`: what the report states and what stands beside it, end to end, and bad files."""

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from vmdesk.report.details_file import SCHEMA

Quick = tuple[Path, list[str]]
TOLD: dict[str, Any] = {
    "schema": SCHEMA,
    "logo": "logo.jpg",
    "details": {
        "laboratory": "Test laboratory",
        "letterhead": ["Test laboratory", "Accredited under number 77"],
        "introduction": "This laboratory examines recordings.",
        "remarks": "Clips under a second are not reported on.",
        "asked": "Is the face the recorded one?",
        "also": ["html", "csv", "json"],
    },
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of details and its logo."""
    made = tmp_path_factory.mktemp("details")
    (made / "report.json").write_text(json.dumps(TOLD))
    Image.new("RGB", (300, 120), "navy").save(made / "logo.jpg")
    return made


def test_details_and_copies_end_to_end(vmdesk: Any, quick: Quick, folder: Path, tmp_path: Path) -> None:
    clip, options = quick
    out = tmp_path / "out"
    stated = ("--details", folder / "report.json", "--examiner", "An Examiner", "--asked", "Where?", "--certification")
    done = vmdesk("analyze", clip, "--out", out, *stated, *options)
    assert done.code == 0, done.err
    names = ("content.json", "html", "pdf", "windows.csv")
    assert sorted(p.name for p in out.glob("quick.report.*")) == [f"quick.report.{name}" for name in names]
    reader = PdfReader(out / "quick.report.pdf")
    printed = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in (*TOLD["details"]["letterhead"], "examines recordings.", "An Examiner", "Where?", "902(13)"):
        assert words in printed
    assert TOLD["details"]["remarks"] in printed
    assert TOLD["details"]["asked"] not in printed
    _same_in_the_copies(out, reader)


def _same_in_the_copies(out: Path, reader: PdfReader) -> None:
    """Logo, texts and scores of the signed report stand in its copies, and the trail holds the logo's digest."""
    entries = [json.loads(line) for line in reader.attachments["audit.jsonl"][0].splitlines()]
    (stated,) = (entry["details"] for entry in entries if entry["action"] == "report details")
    content = json.loads((out / "quick.report.content.json").read_text("utf-8"))
    page = (out / "quick.report.html").read_text("utf-8")
    assert content["letterhead"] == TOLD["details"]["letterhead"]
    assert stated["letterhead"] == "lines of its own"
    assert "examines recordings." in page
    assert _logo_digest(page) == stated["logo_sha256"] == content["logo_sha256"]
    assert stated["logo_sha256"] in " ".join(page_.extract_text() for page_ in reader.pages).replace("\n", "")
    result = json.loads((out / "quick.result.json").read_text("utf-8"))
    rows = list(csv.DictReader(io.StringIO((out / "quick.report.windows.csv").read_text("utf-8"))))
    scores = [window["fake_score"] for window in result["windows"]]
    assert [float(row["fake_score"]) for row in rows] == scores
    assert {row["unsigned_copy_of_report"] for row in rows} == {content["report_id"]}


def _logo_digest(page: str) -> str:
    import base64

    address = page.split("data:image/png;base64,", 1)[1].split('"', 1)[0]
    return hashlib.sha256(base64.b64decode(address)).hexdigest()


@pytest.mark.parametrize("kinds", ["html", "csv,json"])
def test_only_the_copies_asked_for(vmdesk: Any, quick: Quick, tmp_path: Path, kinds: str) -> None:
    clip, options = quick
    done = vmdesk("analyze", clip, "--out", tmp_path, "--also", kinds, "--json", *options)
    assert done.code == 0, done.err
    copies = {p.suffix[1:] for p in tmp_path.glob("quick.report.*")} - {"pdf"}
    assert copies == set(kinds.split(","))


@pytest.mark.parametrize("kinds", ["pdf", "html,docx", ",", ""])
def test_unknown_copies_are_refused(vmdesk: Any, quick: Quick, tmp_path: Path, kinds: str) -> None:
    clip, options = quick
    done = vmdesk("analyze", clip, "--out", tmp_path / "out", "--also", kinds, *options)
    assert done.code == 2
    assert "html, csv, json" in done.err
    assert not (tmp_path / "out").exists()


def _bomb(path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(path)


@pytest.mark.parametrize(
    ("told", "logo"),
    [
        ("not JSON", None),
        (json.dumps({**TOLD, "schema": "other/1"}), None),
        (json.dumps({**TOLD, "details": {"labaratory": "x"}}), None),
        (json.dumps({**TOLD, "details": {"remarks": "x" * 5000}}), None),
        (json.dumps({**TOLD, "details": {"letterhead": ["line"] * 13}}), None),
        (json.dumps({**TOLD, "details": {"also": ["docx"]}}), None),
        (json.dumps(TOLD), None),
        (json.dumps(TOLD), b"GIF89a not a logo"),
        (json.dumps(TOLD), b""),
        (json.dumps({**TOLD, "logo": "bomb.png"}), b""),
    ],
    ids=["text", "schema", "name", "long", "lines", "copies", "no logo", "gif", "empty logo", "bomb"],
)
def test_bad_details_stop_a_run_before_it_begins(
    vmdesk: Any, quick: Quick, tmp_path: Path, told: str, logo: bytes | None
) -> None:
    clip, options = quick
    (tmp_path / "report.json").write_text(told)
    if logo is not None:
        (tmp_path / "logo.jpg").write_bytes(logo)
    _bomb(tmp_path / "bomb.png")
    done = vmdesk("analyze", clip, "--out", tmp_path / "out", "--details", tmp_path / "report.json", *options)
    assert done.code == 2
    assert "report.json cannot be used for the report's details." in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "out").exists()


def test_a_missing_file_of_details_is_told(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    clip, options = quick
    done = vmdesk("analyze", clip, "--out", tmp_path / "out", "--details", tmp_path / "none.json", *options)
    assert done.code == 2
    assert "none.json" in done.err
    assert not (tmp_path / "out").exists()
