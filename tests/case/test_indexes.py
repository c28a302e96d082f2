"""Kept indexes: the same values again, or none; never an error, never another file's."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from vmdesk.case import indexes as module
from vmdesk.case.indexes import CaseIndexes
from vmdesk.case.intake import intake
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.index import read_index
from vmdesk.packing import pack

Scanned = tuple[EvidenceItem, StreamFacts, FrameIndex]


@pytest.fixture(scope="module")
def scanned(sample: Path) -> Scanned:
    return intake(sample), *read_index(sample)


@pytest.fixture
def store(tmp_path: Path, scanned: Scanned) -> CaseIndexes:
    """A case that keeps the sample's index."""
    kept = CaseIndexes(tmp_path, "one version")
    kept.put(*scanned)
    return kept


@pytest.fixture
def file(tmp_path: Path, scanned: Scanned) -> Path:
    return tmp_path / "index" / scanned[0].digests.sha256


def test_what_is_kept_comes_back_the_same(store: CaseIndexes, scanned: Scanned, tmp_path: Path) -> None:
    exhibit, facts, index = scanned
    found = store.get(exhibit)
    assert found is not None
    assert pack(found) == pack((facts, index))
    assert found[1].timing == index.timing
    assert [p.name for p in (tmp_path / "index").iterdir()] == [exhibit.digests.sha256]


def test_nothing_is_kept_of_other_bytes_other_software_or_another_suffix(
    store: CaseIndexes, scanned: Scanned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibit = scanned[0]
    other = replace(exhibit, digests=replace(exhibit.digests, sha256="0" * 64))
    assert store.get(other) is None
    assert CaseIndexes(tmp_path, "another version").get(exhibit) is None
    assert store.get(replace(exhibit, path=exhibit.path.with_suffix(".h264"))) is None
    assert store.get(replace(exhibit, path=exhibit.path.with_suffix(".MP4"))) is not None
    monkeypatch.setattr(module, "_SCHEMA", module._SCHEMA + 1)
    assert store.get(exhibit) is None


def test_a_file_under_another_exhibits_name_is_not_used(store: CaseIndexes, scanned: Scanned, file: Path) -> None:
    other = replace(scanned[0], digests=replace(scanned[0].digests, sha256="0" * 64))
    file.rename(file.with_name("0" * 64))
    assert store.get(other) is None


def test_every_changed_or_missing_byte_is_noticed(store: CaseIndexes, scanned: Scanned, file: Path) -> None:
    whole = file.read_bytes()
    places = [*range(300), *range(300, len(whole), 97), len(whole) - 1]
    for place in places:
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert store.get(scanned[0]) is None, place
        file.write_bytes(whole[:place])
        assert store.get(scanned[0]) is None, place
    file.write_bytes(whole + b"\0")
    assert store.get(scanned[0]) is None
    file.write_bytes(whole)
    assert store.get(scanned[0]) is not None


def test_values_no_scan_gives_are_refused_though_the_digest_fits(
    store: CaseIndexes, scanned: Scanned, file: Path
) -> None:
    exhibit, facts, index = scanned
    wrong = [
        replace(index, pts=index.pts[::-1].copy()),
        replace(index, pts=np.repeat(index.pts[:1], len(index))),
        replace(index, pts=index.pts[:-1]),
        replace(index, keyframe=index.keyframe[:-1]),
        replace(index, packet_bytes=index.packet_bytes[:-1]),
        replace(index, packet_bytes=-index.packet_bytes),
        replace(index, time_base=-index.time_base),
        replace(index, time_base=index.time_base / 2),
        replace(index, last_duration=-1),
        replace(index, pts=index.pts[:0], keyframe=index.keyframe[:0], packet_bytes=index.packet_bytes[:0]),
    ]
    for one in wrong:
        store.put(exhibit, facts, one)
        assert store.get(exhibit) is None
    store.put(exhibit, replace(facts, rotation=45), index)
    assert store.get(exhibit) is None
    for content in (b"", b"\xc1", pack((facts, index))):
        file.write_bytes(hashlib.sha256(content).hexdigest().encode() + content)
        assert store.get(exhibit) is None
    store.put(*scanned)
    assert store.get(exhibit) is not None


def test_what_is_no_file_is_not_used_and_harms_nothing(store: CaseIndexes, scanned: Scanned, file: Path) -> None:
    file.unlink()
    os.mkfifo(file)
    assert store.get(scanned[0]) is None
    store.put(*scanned)
    assert store.get(scanned[0]) is not None
    file.unlink()
    file.mkdir()
    assert store.get(scanned[0]) is None
    store.put(*scanned)
    assert store.get(scanned[0]) is None


def test_a_file_too_large_is_not_read(
    store: CaseIndexes, scanned: Scanned, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", file.stat().st_size - 1)
    assert store.get(scanned[0]) is None


def test_where_nothing_can_be_written_nothing_is_kept(
    scanned: Scanned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "index").write_text("in the way")
    CaseIndexes(tmp_path, "one version").put(*scanned)
    assert CaseIndexes(tmp_path, "one version").get(scanned[0]) is None
    case = tmp_path / "full"
    case.mkdir()
    monkeypatch.setattr(os, "fsync", full)
    CaseIndexes(case, "one version").put(*scanned)
    assert list((case / "index").iterdir()) == []


def test_a_read_only_case_keeps_nothing(scanned: Scanned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    CaseIndexes(tmp_path, "one version").put(*scanned)
    assert list(tmp_path.iterdir()) == []
