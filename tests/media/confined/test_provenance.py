"""Content Credentials: integrity and trust apart, nothing fetched, and files that are not what they claim."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vmdesk.domain.errors import EvidenceMissing
from vmdesk.domain.structure import ContentCredentials
from vmdesk.media.confined import provenance
from vmdesk.media.confined.manifest import NO_TRUST_LIST, told_by
from vmdesk.media.confined.provenance import read_content_credentials
from vmdesk.packing import pack, unpack

ROOT = Path(__file__).resolve().parents[3]
MANIFEST_BOX = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
READ_EACH = """
import sys
from pathlib import Path
from vmdesk.media.confined import c2pa_library
c2pa_library.load()
print("loaded", flush=True)
from vmdesk.media.confined.provenance import read_content_credentials
for path in map(Path, sys.argv[1:]):
    print(read_content_credentials(path).state)
"""


@pytest.fixture(scope="module")
def signed(make_clip: Callable[..., Path], with_credentials: Callable[..., Path]) -> Path:
    return with_credentials(make_clip(frames=20))


def changed(path: Path, tmp_path: Path, mark: bytes, after: int) -> Path:
    """A copy with one bit of the byte `after` bytes beyond `mark` flipped."""
    data = bytearray(path.read_bytes())
    data[data.index(mark) + after] ^= 1
    (tmp_path / path.name).write_bytes(data)
    return tmp_path / path.name


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".avi"])
def test_an_intact_manifest_fits_and_its_signer_is_not_vouched_for(
    make_clip: Callable[..., Path], with_credentials: Callable[..., Path], suffix: str
) -> None:
    found = read_content_credentials(with_credentials(make_clip(frames=20, suffix=suffix, b_frames=0)))
    assert (found.state, found.integrity, found.trust) == ("found", "valid", NO_TRUST_LIST)
    assert (found.signer, found.issuer) == ("Signer", "Test\\u{202e} laboratory")
    assert found.claim_generator.startswith("camera \\u{202e}fw 1")
    assert found.actions == ("c2pa.created (digitalCapture)",)
    assert (found.ingredients, found.signing_time, found.failures) == (0, None, ())
    assert "signingCredential.untrusted" in found.codes


def test_a_changed_picture_byte_is_named(signed: Path, tmp_path: Path) -> None:
    found = read_content_credentials(changed(signed, tmp_path, b"mdat", 2000))
    assert (found.state, found.integrity) == ("found", "failed")
    assert found.failures == ("assertion.bmffHash.mismatch",)
    assert found.trust == NO_TRUST_LIST


def test_a_changed_claim_is_named(signed: Path, tmp_path: Path) -> None:
    found = read_content_credentials(changed(signed, tmp_path, b"camera ", 1))
    assert found.integrity == "failed"
    assert "claimSignature.mismatch" in found.failures


def test_none_is_no_finding(make_clip: Callable[..., Path]) -> None:
    assert read_content_credentials(make_clip(frames=20)) == ContentCredentials("none found")
    assert read_content_credentials(make_clip(frames=20, suffix=".avi", b_frames=0)) == ContentCredentials("none found")


def test_a_manifest_kept_elsewhere_is_named_and_not_fetched(
    make_clip: Callable[..., Path], with_credentials: Callable[..., Path]
) -> None:
    found = read_content_credentials(with_credentials(make_clip(frames=20), url="http://127.0.0.1:9/m%1b.c2pa"))
    assert (found.state, found.integrity) == ("remote only", "not checked")
    assert found.remote_url == "http://127.0.0.1:9/m%1b.c2pa"
    assert "not fetched" in found.remark


@pytest.mark.parametrize("content", [b"", b"manifest\0" + bytes(8) + b"\x1b[31mgarbage" * 50, bytes(400)])
def test_a_box_that_holds_no_manifest(make_clip: Callable[..., Path], tmp_path: Path, content: bytes) -> None:
    body = MANIFEST_BOX + bytes(4) + content
    path = tmp_path / "x.mp4"
    path.write_bytes(make_clip(frames=20).read_bytes() + (len(body) + 8).to_bytes(4, "big") + b"uuid" + body)
    found = read_content_credentials(path)
    assert found.state == "unreadable"
    assert found.remark
    assert "\x1b" not in found.remark


def test_what_is_not_looked_into_says_so(
    make_clip: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signed: Path
) -> None:
    found = read_content_credentials(make_clip(frames=20, suffix=".mkv"))
    assert found.state == "not examined"
    assert "MP4, QuickTime and AVI" in found.remark
    monkeypatch.setattr(provenance, "_LARGEST_STORE", 100)
    assert "exceeds 100 bytes" in read_content_credentials(signed).remark
    with pytest.raises(EvidenceMissing):
        read_content_credentials(tmp_path / "gone.mp4")


def test_reading_is_bounded(signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provenance, "_CALLS", 2000)
    many = tmp_path / "many.mp4"
    many.write_bytes(b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x08free" * 3000)
    assert read_content_credentials(many).remark == "the file has too many parts for its manifest to be looked for"
    assert read_content_credentials(signed).state == "found"


def test_without_the_library(signed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ImportError("no \x1b library")

    monkeypatch.setattr(provenance.c2pa_library, "load", missing)
    found = read_content_credentials(signed)
    assert (found.state, found.remark[-14:]) == ("not examined", "no \\u{1b} library"[-14:])


@pytest.mark.parametrize(
    "store", [None, [], {"manifests": 3, "active_manifest": []}, {"manifests": {"a": {"assertions": "x"}}}]
)
def test_a_store_of_another_form_establishes_nothing(store: object) -> None:
    assert (told_by(store).state, told_by(store).integrity) == ("found", "not established")


def test_no_number_of_failures_on_trust_hides_another() -> None:
    codes = [{"code": f"signingCredential.untrusted{k}"} for k in range(500)]
    results = {"activeManifest": {"failure": [*codes, {"code": "assertion.dataHash.mismatch"}]}}
    found = told_by({"validation_results": results})
    assert (found.integrity, found.failures) == ("failed", ("assertion.dataHash.mismatch",))


def test_an_ingredient_that_fails_is_told_as_one() -> None:
    deltas = [{"validationDeltas": {"failure": [{"code": "claimSignature.mismatch"}]}}]
    found = told_by({"validation_results": {"ingredientDeltas": deltas}})
    assert found.failures == ("ingredient: claimSignature.mismatch",)


def test_credentials_travel_packed(signed: Path) -> None:
    found = read_content_credentials(signed)
    assert unpack(pack(found), ContentCredentials) == found


def test_the_fixtures_of_the_standards_own_library(shared_media: Path) -> None:
    found = read_content_credentials(shared_media / "odd" / "c2pa-rs__legacy.mp4")
    assert (found.state, found.integrity, found.ingredients) == ("found", "valid", 1)
    assert found.signing_time == "2023-02-21T15:09:04+00:00"
    assert read_content_credentials(shared_media / "odd" / "c2pa-rs__video1_no_manifest.mp4").state == "none found"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace is Linux's")
def test_no_socket_no_thread_and_nothing_written(
    signed: Path, make_clip: Callable[..., Path], with_credentials: Callable[..., Path], tmp_path: Path
) -> None:
    """Reading also opens no file but the exhibit and what the system says of itself."""
    remote = with_credentials(make_clip(frames=20), url="http://127.0.0.1:9/m.c2pa")
    log = tmp_path / "trace"
    calls = "trace=%network,io_uring_setup,openat,open,clone,clone3,write,execve"
    command = ["strace", "-f", "-s", "4096", "-e", calls, "-o", str(log), sys.executable, "-c", READ_EACH]
    try:
        done = subprocess.run([*command, signed, remote], cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("strace is not installed")
    if "ptrace" in done.stderr and done.returncode:
        pytest.skip("strace may not trace here")
    assert done.stdout.split() == ["loaded", "found", "remote", "only"]
    trace = log.read_text(errors="replace")
    assert not re.search(r"\b(AF_INET|socket\(|connect\(|io_uring_setup\()", trace)
    reading = trace.split('write(1, "loaded', 1)[1]
    assert str(signed) in reading
    assert not re.search(r"\b(clone3?|execve)\(|O_WRONLY|O_RDWR|O_CREAT", reading)
    opened = set(re.findall(r'openat\([^"]*"([^"]+)"', reading))
    assert {
        path for path in opened if not path.startswith(("/proc/", "/sys/", str(ROOT), sys.prefix, sys.base_prefix))
    } == {
        str(signed),
        str(remote),
    }


def test_a_library_in_the_working_folder_is_not_loaded(tmp_path: Path, signed: Path) -> None:
    import _ctypes

    for name in ("libc2pa_c.so", "libc2pa_c.dylib", "c2pa_c.dll"):
        shutil.copy(_ctypes.__file__, tmp_path / name)  # some library that can be loaded, so that its loading shows
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom pathlib import Path\n"
        "from vmdesk.media.confined.provenance import read_content_credentials\n"
        f"assert 'c2pa' not in sys.modules\nprint(read_content_credentials(Path({str(signed)!r})))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "integrity='valid'" in done.stdout, done.stderr
    plain = [sys.executable, "-c", "import c2pa"]
    alone = subprocess.run(plain, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "missing required function symbols" in alone.stderr, "the danger should be real"
