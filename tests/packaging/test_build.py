import sys
from pathlib import Path

import pytest


def test_resources_that_the_program_needs_are_named_when_missing(script, tmp_path):
    build = script("build")
    (tmp_path / "sample").mkdir()
    (tmp_path / "sample" / "astronaut.mp4").write_bytes(b"x")
    assert build.missing_resources(tmp_path) == [n for n in build.NEEDED if n != "sample/astronaut.mp4"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_size_counts_files_once_and_no_links(script, tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "file").write_bytes(b"12345")
    (tmp_path / "link").symlink_to("inner/file")
    assert script("build").size_bytes(tmp_path) == 5


def test_the_program_lies_in_its_own_folder(script):
    built = script("build").program(Path("dist"))
    assert built.parent == Path("dist/vmdesk")
    assert built.stem == "vmdesk"
