import importlib.util
import io
import sys
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from vmdesk import places

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    sys.path.insert(0, str(PACKAGING))
    try:
        spec = importlib.util.spec_from_file_location("typefaces_script", PACKAGING / "typefaces.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["typefaces_script"] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(PACKAGING))
    return module


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for file in (places.resources() / "typefaces").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def cubic(characters: str) -> bytes:
    """A typeface with cubic outlines: the same curved leaf for each of the characters."""
    builder = FontBuilder(1000, isTTF=False)
    names = [".notdef", *(f"g{ord(c):04x}" for c in characters)]
    pen = T2CharStringPen(600, None)
    pen.moveTo((100, 0))
    pen.curveTo((100, 400), (300, 700), (500, 700))
    pen.curveTo((500, 300), (300, 0), (100, 0))
    pen.closePath()
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): f"g{ord(c):04x}" for c in characters})
    builder.setupCFF("Leaf", {}, dict.fromkeys(names, pen.getCharString()), {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"copyright": "Copyright of the leaf", "licenseDescription": "A licence"})
    builder.setupOS2()
    builder.setupPost()
    buffer = io.BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


def test_the_installed_typefaces_are_complete(script: ModuleType):
    assert script.is_complete(script.FOLDER)


@pytest.mark.parametrize("name", ["VMDeskSans-Regular.ttf", "typefaces.json"])
def test_a_changed_file_makes_them_incomplete(script: ModuleType, copy: Path, name: str):
    assert script.is_complete(copy)
    (copy / name).write_bytes((copy / name).read_bytes() + b" ")
    assert not script.is_complete(copy)


def test_every_typeface_has_its_licence_beside_it(script: ModuleType, copy: Path):
    for name in script.SOURCES:
        words = (copy / script.licence_name(name)).read_text()
        assert words.startswith("Copyright 20")
        assert "SIL OPEN FONT LICENSE Version 1.1" in words
    (copy / script.licence_name("CJK")).unlink()
    assert not script.is_complete(copy)


def test_another_wheel_is_refused(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fetch(command: list[str], check: bool) -> None:
        wheel = next(s.wheel for s in script.SOURCES.values() if s.requirement == command[-1])
        (Path(command[command.index("--dest") + 1]) / wheel).write_bytes(b"another wheel")

    monkeypatch.setattr(script.subprocess, "run", fetch)
    with pytest.raises(script.TypefaceNotPinned, match="fontpkg_noto_sans"):
        script.install(tmp_path / "typefaces")
    assert not (tmp_path / "typefaces").exists()


def test_cubic_outlines_become_quadratic_and_only_national_characters_stay(script: ModuleType):
    original = cubic("A证증ก")
    made = script.cut_out(original, "Leaf", "Regular", None, national=True)
    font = TTFont(io.BytesIO(made))
    assert sorted(font.getBestCmap()) == sorted(map(ord, "证증"))
    assert "CFF " not in font
    leaf = font["glyf"][font.getBestCmap()[ord("证")]]
    assert (leaf.xMin, leaf.yMin, leaf.xMax, leaf.yMax) == (100, 0, 500, 700)
    assert font["hmtx"][font.getBestCmap()[ord("증")]] == (600, 100)
    assert font["name"].getDebugName(0) == "Copyright of the leaf"
    assert font["name"].getDebugName(1) == "Leaf"
    assert script.cut_out(original, "Leaf", "Regular", None, national=True) == made
