"""The ways to compute a window on the CPU that the bench of engines compares, each fixed to the same threads."""

import copy
import importlib
import logging
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networks
import numpy as np
import torch
from numpy.typing import NDArray

WINDOWS = 4
Engine = Callable[[torch.Tensor], NDArray[np.float32]]
"""From one window (1, 16, 3, 224, 224) float32 to its logits (1, 2)."""


class Lacking(Exception):
    """An engine that cannot run here, with the reason."""


class Logits(torch.nn.Module):
    """The network as a function from pixels to logits, which is what can be exported."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        logits: torch.Tensor = self.model(pixel_values=pixels).logits
        return logits


class Packed(torch.nn.Module):
    """A linear layer whose weights lie as oneDNN wants them, its activation computed in the same pass."""

    def __init__(self, linear: Any, tokens: int, activation: str = "none") -> None:
        super().__init__()
        self.bias, self.activation = linear.bias, activation
        self.weight = torch.ops.mkldnn._reorder_linear_weight(linear.weight.detach(), tokens)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y: torch.Tensor = torch.ops.mkldnn._linear_pointwise(x, self.weight, self.bias, self.activation, [], "none")
        return y


class Bench:
    """The network, the windows it is asked for, and the ONNX files that some engines read."""

    def __init__(self, name: str, threads: int, folder: Path) -> None:
        self.model, self.threads, self.folder = networks.network(name), threads, folder
        self.windows = [window[None] for window in networks.windows(WINDOWS)]

    def onnx(self) -> Path:
        """The network as ONNX in fp32, made once."""
        path = self.folder / "fp32.onnx"
        if not path.exists():
            _installed("onnx")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                torch.onnx.export(Logits(self.model), (self.windows[0],), str(path), dynamo=False, opset_version=17)
        return path

    def int8(self) -> Path:
        """The same with weights in int8 and activations quantised as they come."""
        path = self.folder / "int8.onnx"
        if not path.exists():
            quantization = _installed("onnxruntime.quantization")
            logging.getLogger().setLevel(logging.ERROR)  # it advises other preparations each time
            quantization.quantize_dynamic(str(self.onnx()), str(path), weight_type=quantization.QuantType.QInt8)
        return path


def torch_fp32(bench: Bench) -> Engine:
    return _of_torch(bench.model, torch.float32)


def torch_bf16(bench: Bench) -> Engine:
    if not torch.ops.mkldnn._is_mkldnn_bf16_supported():
        raise Lacking("oneDNN computes no bf16 on this CPU")
    return _of_torch(copy.deepcopy(bench.model).to(torch.bfloat16), torch.bfloat16)


def torch_packed(bench: Bench) -> Engine:
    """oneDNN's own layout for all linear layers; the activation of the wide one fused where it is the exact GELU."""
    if not torch.backends.mkldnn.is_available():
        raise Lacking("torch was built without oneDNN")
    model = copy.deepcopy(bench.model)
    fused = model.config.hidden_act == "gelu"
    tokens = model.videomae.embeddings.num_patches
    for layer in model.videomae.encoder.layer:
        attention = layer.attention.attention
        for name in ("query", "key", "value"):
            setattr(attention, name, Packed(getattr(attention, name), tokens))
        layer.attention.output.dense = Packed(layer.attention.output.dense, tokens)
        layer.intermediate.dense = Packed(layer.intermediate.dense, tokens, "gelu" if fused else "none")
        layer.intermediate.intermediate_act_fn = (
            torch.nn.Identity() if fused else layer.intermediate.intermediate_act_fn
        )
        layer.output.dense = Packed(layer.output.dense, tokens)
    return _of_torch(model, torch.float32)


def openvino_f32(bench: Bench) -> Engine:
    return _of_openvino(bench, "f32")


def openvino_bf16(bench: Bench) -> Engine:
    return _of_openvino(bench, "bf16")


def onnxruntime_fp32(bench: Bench) -> Engine:
    return _of_onnxruntime(bench, bench.onnx)


def onnxruntime_int8(bench: Bench) -> Engine:
    return _of_onnxruntime(bench, bench.int8)


REFERENCE = "torch fp32"
ENGINES: dict[str, Callable[[Bench], Engine]] = {
    REFERENCE: torch_fp32,
    "torch packed": torch_packed,
    "torch bf16": torch_bf16,
    "openvino f32": openvino_f32,
    "openvino bf16": openvino_bf16,
    "onnxruntime fp32": onnxruntime_fp32,
    "onnxruntime int8": onnxruntime_int8,
}


def _of_torch(model: Any, dtype: torch.dtype) -> Engine:
    def run(pixels: torch.Tensor) -> NDArray[np.float32]:
        with torch.inference_mode():
            return np.asarray(model(pixel_values=pixels.to(dtype)).logits.float().numpy())

    return run


def _of_openvino(bench: Bench, precision: str) -> Engine:
    """Read by the runtime itself: the converting tool beside it would load a module that reports use."""
    core = _installed("openvino").Core()
    if precision == "bf16" and "BF16" not in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
        raise Lacking("OpenVINO computes no bf16 on this CPU")
    hints = {"INFERENCE_PRECISION_HINT": precision, "INFERENCE_NUM_THREADS": bench.threads}
    compiled = core.compile_model(core.read_model(str(bench.onnx())), "CPU", hints | {"PERFORMANCE_HINT": "LATENCY"})
    request = compiled.create_infer_request()
    return lambda pixels: np.array(request.infer({0: pixels.numpy()})[0], dtype=np.float32)


def _of_onnxruntime(bench: Bench, make: Callable[[], Path]) -> Engine:
    runtime = _installed("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = bench.threads, 3
    session = runtime.InferenceSession(str(make()), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return lambda pixels: np.asarray(session.run(None, {name: pixels.numpy()})[0])


def _installed(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Lacking(f"{module.partition('.')[0]} is not installed") from error
