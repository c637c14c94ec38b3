"""PP-OCR's recogniser in eight bits, for processors that multiply bytes four times as quickly.

`scripts/shrink_recogniser.py` made it from the model in the `rapidocr` package, which is under the
Apache License 2.0, as this copy is: the weights of most layers are bytes, and their sums are scaled
back to numbers. What was left as it was is read from that package's file. Where a processor has no
such instructions, or the package another model, every line is read in full precision. It answers
the last layer's sums, not chances.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

MODEL = Path(__file__).with_name("recogniser_8bit.onnx")
MADE_FROM = "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884"
"""SHA-256 of the model that it was made from."""
INSTRUCTIONS = frozenset({"avx512_vnni", "avx_vnni"})
"""Of processors that multiply bytes without running over: Intel from 2019 on, AMD from 2022."""
_FOLDER = "session.model_external_initializers_file_folder_path"


def session(whole: Path) -> Any | None:  # noqa: ANN401 - ONNX Runtime has no types
    """A session of the model in eight bits; `whole` is the file that it was made from."""
    if not INSTRUCTIONS & set(flags()):
        return None
    if hashlib.sha256(whole.read_bytes()).hexdigest() != MADE_FROM:
        return None
    import onnxruntime  # noqa: PLC0415 - not every process reads

    options = one_thread()
    options.add_session_config_entry(_FOLDER, str(whole.parent))
    return onnxruntime.InferenceSession(MODEL.read_bytes(), options, ["CPUExecutionProvider"])


def one_thread() -> Any:  # noqa: ANN401
    """How PP-OCR's models are run: on one thread."""
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Hardly two lines have one shape: a plan of memory for each is kept for nothing.
    options.enable_mem_pattern = False
    return options


def flags() -> Iterable[str]:
    """What the processor says it can do; nothing where Linux does not tell."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ()
    line = next((one for one in told if one.startswith("flags")), "")
    return line.partition(":")[2].split()
