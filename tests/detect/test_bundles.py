"""Every way a model can be wrong is refused by name, before a score is given."""

import json
import os
import pickle
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from vmdesk.detect.bundles import file_sha256, find_bundle, list_bundles
from vmdesk.detect.scorer import load_scorer
from vmdesk.domain import errors


def _redescribe(folder: Path, **changes: Any) -> None:
    """Make `bundle.json` true again after a file was changed on purpose."""
    path = folder / "bundle.json"
    told = json.loads(path.read_text("utf-8"))
    told["files"] = {name: file_sha256(folder / name) for name in told["files"]}
    path.write_text(json.dumps(told | changes), "utf-8")


def _change_tensors(folder: Path, change: Any) -> None:
    tensors = load_file(folder / "model.safetensors")
    save_file(change(tensors), folder / "model.safetensors", metadata={"format": "pt"})
    _redescribe(folder)


def test_the_default_bundle_has_a_whole_passport() -> None:
    passport = find_bundle().passport
    told = json.loads((find_bundle().folder / "bundle.json").read_text("utf-8"))
    assert passport.id == "vmdesk-face-tiny"
    assert passport.framing == "face"
    assert passport.labels[passport.label_fake_index] == "fake"
    assert passport.sha256 == told["files"]["model.safetensors"]
    assert passport.validation is not None
    assert "demonstration" in str(passport.validation["status"])


def test_the_list_tells_of_refused_bundles_too(default_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = default_copy.parent / "home"
    shutil.copytree(default_copy, home / "models" / "spoiled")
    (home / "models" / "spoiled" / "config.json").write_text("{}", "utf-8")
    monkeypatch.setenv("VMDESK_HOME", str(home))
    kinds = [type(b).__name__ for b in list_bundles()]
    assert sorted(kinds) == ["Bundle", "ModelArchitectureRefused"]


def test_unknown_name() -> None:
    with pytest.raises(errors.ModelNotFound):
        find_bundle("no-such-model")


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "preprocessor_config.json", "golden-input.png"])
def test_a_missing_file(default_copy: Path, name: str) -> None:
    (default_copy / name).unlink()
    with pytest.raises(errors.ModelIncomplete):
        find_bundle(str(default_copy))


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "preprocessor_config.json", "golden-input.png"])
def test_one_byte_more_is_another_file(default_copy: Path, name: str) -> None:
    with (default_copy / name).open("ab") as file:
        file.write(b"\n")
    with pytest.raises(errors.ModelDigestMismatch):
        find_bundle(str(default_copy))


@pytest.mark.parametrize("name", ["pytorch_model.bin", "extra.pt", "model.ckpt", "deep/nested.pkl"])
def test_pickled_files_are_refused(default_copy: Path, name: str) -> None:
    (default_copy / name).parent.mkdir(exist_ok=True)
    (default_copy / name).write_bytes(pickle.dumps({"a": 1}))
    with pytest.raises(errors.ModelPickleRefused):
        find_bundle(str(default_copy))


def test_a_pickle_named_safetensors(default_copy: Path) -> None:
    (default_copy / "model.safetensors").write_bytes(pickle.dumps({"a": 1}))
    _redescribe(default_copy)
    with pytest.raises(errors.ModelPickleRefused):
        find_bundle(str(default_copy))


def test_another_architecture(default_copy: Path) -> None:
    config = json.loads((default_copy / "config.json").read_text("utf-8"))
    (default_copy / "config.json").write_text(json.dumps(config | {"model_type": "vit"}), "utf-8")
    _redescribe(default_copy)
    with pytest.raises(errors.ModelArchitectureRefused):
        find_bundle(str(default_copy))


def test_a_missing_tensor(default_copy: Path) -> None:
    _change_tensors(default_copy, lambda t: {k: v for k, v in t.items() if k != "classifier.weight"})
    with pytest.raises(errors.ModelWeightsWrong, match="missing"):
        load_scorer(find_bundle(str(default_copy)), "cpu")


def test_a_tensor_too_many(default_copy: Path) -> None:
    _change_tensors(default_copy, lambda t: t | {"stray.weight": np.zeros(3, np.float16)})
    with pytest.raises(errors.ModelWeightsWrong):
        load_scorer(find_bundle(str(default_copy)), "cpu")


def test_weights_that_are_not_finite(default_copy: Path) -> None:
    def spoil(tensors: dict[str, Any]) -> dict[str, Any]:
        tensors["classifier.bias"][0] = np.nan
        return tensors

    _change_tensors(default_copy, spoil)
    with pytest.raises(errors.ModelWeightsWrong, match="finite"):
        load_scorer(find_bundle(str(default_copy)), "cpu")


def test_garbage_as_weights(default_copy: Path) -> None:
    (default_copy / "model.safetensors").write_bytes(b"garbage" * 100)
    _redescribe(default_copy)
    with pytest.raises(errors.ModelWeightsWrong):
        load_scorer(find_bundle(str(default_copy)), "cpu")


def test_weights_slightly_off_fail_the_self_test(default_copy: Path) -> None:
    def drift(tensors: dict[str, Any]) -> dict[str, Any]:
        tensors["classifier.bias"] = tensors["classifier.bias"] + np.float16(0.05)
        return tensors

    _change_tensors(default_copy, drift)
    with pytest.raises(errors.ModelSelfTestFailed):
        load_scorer(find_bundle(str(default_copy)), "cpu")


def test_a_plain_folder_says_unknown_and_brings_no_self_test(plain_model: Path) -> None:
    bundle = find_bundle(str(plain_model))
    assert bundle.passport.framing == "full-frame"
    assert bundle.passport.licence == "unknown"
    assert bundle.passport.validation is None
    assert load_scorer(bundle, "cpu").self_test is None


def test_labels_that_do_not_say_which_is_fake(plain_model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "labels"
    shutil.copytree(plain_model, folder)
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"id2label": {"0": "cat", "1": "dog"}}), "utf-8")
    with pytest.raises(errors.ModelArchitectureRefused):
        find_bundle(str(folder))


def test_half_precision_is_refused_on_the_cpu(plain_model: Path) -> None:
    with pytest.raises(errors.DeviceUnavailable):
        load_scorer(find_bundle(str(plain_model)), "cpu", "fp16")


@pytest.mark.parametrize(
    "change",
    [
        {"sampling": "often"},
        {"sampling": [1]},
        {"sampling": {"stride": -1}},
        {"sampling": {"window": 8}},
        {"face_margin": {"sides": 4.0}},
        {"face_margin": {"side": 0}},
        {"validation": "good"},
        {"golden": {"input": "golden-input.png", "logits": [1], "tolerance": 1}},
        {"golden": {"input": "../else.png", "logits": [1, 2], "tolerance": 1}},
        {"schema": "other/1"},
    ],
)
def test_a_description_that_makes_no_sense(default_copy: Path, change: dict[str, Any]) -> None:
    _redescribe(default_copy, **change)
    with pytest.raises(errors.ModelIncomplete):
        find_bundle(str(default_copy))


@pytest.mark.parametrize("labels", [["a", "b"], "fake", [1, 2], ["fake", "deepfake"], ["fake"]])
def test_labels_that_make_no_sense(default_copy: Path, labels: Any) -> None:
    _redescribe(default_copy, labels=labels)
    with pytest.raises(errors.ModelArchitectureRefused):
        find_bundle(str(default_copy))


def test_a_golden_input_that_is_no_sheet(default_copy: Path) -> None:
    (default_copy / "golden-input.png").write_bytes(b"no picture")
    _redescribe(default_copy)
    with pytest.raises(errors.ModelIncomplete, match="not a picture"):
        load_scorer(find_bundle(str(default_copy)), "cpu")


def test_an_id_is_what_the_description_says(default_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = default_copy.parent / "home"
    shutil.copytree(default_copy, home / "models" / "folder")
    _redescribe(home / "models" / "folder", id="named")
    shutil.copytree(default_copy, home / "models" / "aaa")
    monkeypatch.setenv("VMDESK_HOME", str(home))
    assert find_bundle("named").folder.name == "folder"
    assert find_bundle("vmdesk-face-tiny").folder.parent.name == "models"
    assert "home" not in find_bundle("vmdesk-face-tiny").folder.parts
    with pytest.raises(errors.ModelNotFound):
        find_bundle("folder")


def test_names_that_can_be_no_path() -> None:
    for name in ("x" * 400, "a\0b"):
        with pytest.raises(errors.ModelNotFound):
            find_bundle(name)


def test_a_closed_folder_among_the_models_hides_only_itself(
    default_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = default_copy.parent / "home"
    shutil.copytree(default_copy, home / "models" / "closed")
    look = os.stat

    def denied(path: Any, *args: Any, **kwargs: Any) -> Any:
        if "closed/" in str(path):  # also as root, who may look into every folder
            raise PermissionError(13, "Permission denied", str(path))
        return look(path, *args, **kwargs)

    monkeypatch.setenv("VMDESK_HOME", str(home))
    monkeypatch.setattr(os, "stat", denied)
    assert find_bundle().passport.id == "vmdesk-face-tiny"
    assert len(list_bundles()) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"face_margin": {"side": float("inf")}},
        {"face_margin": {"up": float("nan")}},
        {"sampling": {"stride": float("inf")}},
        {"golden": {"input": "golden-input.png", "logits": [1, 2], "tolerance": float("inf")}},
    ],
)
def test_numbers_that_are_not_finite(default_copy: Path, change: dict[str, Any]) -> None:
    _redescribe(default_copy, **change)
    with pytest.raises(errors.ModelIncomplete):
        find_bundle(str(default_copy))
