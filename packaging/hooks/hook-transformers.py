"""Freeze VideoMAE out of transformers, with the sources its lazy importer lists and the versions it checks."""

from PyInstaller.utils.hooks import copy_metadata

# The package reads its own .py files to learn what it may import on demand.
module_collection_mode = "pyz+py"
hiddenimports = [
    "transformers.models.videomae.configuration_videomae",
    "transformers.models.videomae.modeling_videomae",
]
datas = []
for name in (
    "tqdm",
    "regex",
    "packaging",
    "filelock",
    "numpy",
    "tokenizers",
    "huggingface-hub",
    "safetensors",
    "pyyaml",
):
    datas += copy_metadata(name)
