"""Freeze what inference needs of torch: its libraries, its imports, its sources; not its tests, headers and tools.

This stands in for the hook that comes with PyInstaller, which takes every module and data file of the package.
"""

import sys

from PyInstaller.compat import is_win
from PyInstaller.utils.hooks import PY_DYLIB_PATTERNS, collect_data_files, collect_dynamic_libs, collect_submodules

# TorchScript and torch.library read the source of what they decorate.
module_collection_mode = "pyz+py"
binaries = collect_dynamic_libs("torch", search_patterns=[*PY_DYLIB_PATTERNS, "*.so.*"])
# torch looks for this program when it is imported, though only sharing of tensors between processes starts it.
datas = [] if is_win else collect_data_files("torch", includes=["bin/torch_shm_manager"])
# Imported by names out of a list.
hiddenimports = collect_submodules("torch._dynamo.polyfills")
excludedimports = [
    "torch._inductor.codegen",
    "torch._inductor.fx_passes",
    "torch._inductor.kernel",
    "torch.utils.benchmark",
    "torch.utils.cpp_extension",
    "torch.utils.tensorboard",
]
if sys.platform.startswith("linux"):
    # torch finds its libraries beside one another; links from the top of the program would lead it astray.
    bindepend_symlink_suppression = ["**/torch/lib/*.so*"]
