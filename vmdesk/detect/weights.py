"""VideoMAE's weights through transformers, without surprises."""

import os
from typing import Any

os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"  # whatever the user's own setting is
os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # what deterministic matrix products need on CUDA

import torch
import transformers
from transformers import VideoMAEForVideoClassification

from vmdesk.detect.bundles import Bundle
from vmdesk.domain.errors import ModelWeightsWrong

transformers.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
transformers.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
TRANSFORMERS = str(transformers.__version__)


def load_model(bundle: Bundle) -> Any:
    """The model in float32 on the CPU, every tensor in its place and finite. Raises ModelWeightsWrong."""
    name = bundle.passport.id
    try:
        loaded: Any = VideoMAEForVideoClassification.from_pretrained(
            str(bundle.folder),
            local_files_only=True,
            use_safetensors=True,
            trust_remote_code=False,
            output_loading_info=True,
            dtype=torch.float32,
        )
        model, report = loaded
    except Exception as error:
        raise ModelWeightsWrong(f"The weights of {name} cannot be loaded.", details=repr(error)) from error
    wrong = {k: v for k, v in report.items() if v}
    if wrong:
        raise ModelWeightsWrong(
            f"The weights of {name} do not fit the model: tensors are missing, left over or of another shape.",
            advice="A model with such weights would give random scores. Use the complete bundle.",
            details=str(wrong)[:2000],
        )
    if not all(bool(torch.isfinite(t).all()) for t in model.state_dict().values()):
        raise ModelWeightsWrong(f"The weights of {name} hold numbers that are not finite.")
    return model.eval()
