# /// script
# requires-python = ">=3.11"
# dependencies = ["onnx==1.23.2"]
# ///
"""Makes the recogniser in eight bits, `read/first/recogniser_8bit.onnx`, from PP-OCR's own.

What each layer's numbers reach to is measured on lines of drawn documents, of the half of fonts and
layouts that rules are tuned on. Run it again when the `rapidocr` package brings another model:

    uv run --active --with onnx==1.23.2 python -m scripts.shrink_recogniser

Only convolutions that see a whole map become bytes: those after a mean cost nothing, and the ones
of single channels gain nothing and lose most. What was not changed is read from the package's file.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper, version_converter
from onnxruntime import quantization

from bench import corpus
from tests.specimens.style import Group
from verifiers import intake
from verifiers.read import WarmReader
from verifiers.read.first import eight_bits, paddle
from verifiers.read.second.tesseract import Tesseract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

WHOLE = Path(str(files("rapidocr"))) / "models" / "PP-OCRv6_rec_small.onnx"
SEED, EVERY = 310_000, 4
"""Whose documents are drawn, and which of their lines are taken."""
OPSET = 17
"""Of ONNX: scales of single channels need 13 at least."""
OWN = "com.microsoft"
"""Of ONNX Runtime's operators beyond ONNX."""
LEAST = 8_192
"""Bytes: smaller weights are stored again."""


class _Listening(paddle.Paddle):
    """Keeps what the recogniser is given."""

    heard: list[NDArray[np.float32]]

    def _run(self, session: object, tensor: NDArray[np.float32]) -> NDArray[np.float32]:
        if tensor.shape[2] == paddle.LINE_HEIGHT:
            self.heard.append(tensor)
        return super()._run(session, tensor)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scripts.shrink_recogniser")
    parser.add_argument("--documents", type=int, default=64)
    parser.add_argument("--out", type=Path, default=eight_bits.MODEL)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        model = _merged(_opened(Path(folder)))
        plain, shrunk = Path(folder, "plain.onnx"), Path(folder, "shrunk.onnx")
        onnx.save(model, plain)
        lines = _lines(chosen.documents)
        quantization.quantize_static(
            plain,
            shrunk,
            _Lines(lines),
            quant_format=quantization.QuantFormat.QDQ,
            op_types_to_quantize=["Conv"],
            nodes_to_exclude=list(_left(model)),
            per_channel=True,
            activation_type=quantization.QuantType.QUInt8,
            weight_type=quantization.QuantType.QInt8,
            extra_options={"CalibMovingAverage": True},
        )
        made = _last_in_bytes(onnx.load(shrunk), model, lines)
        chosen.out.write_bytes(_borrowing(made))
    digest = hashlib.sha256(WHOLE.read_bytes()).hexdigest()
    print(f"made from {digest}: MADE_FROM of verifiers.read.first.eight_bits")


def _lines(documents: int) -> list[NDArray[np.float32]]:
    """Some of the lines that are read on so many drawn documents."""
    listening = _Listening.open(whole=True)
    listening.heard = []
    reader = WarmReader(listening, Tesseract())
    plan = corpus.Plan(documents, SEED, Group.DEVELOPMENT)
    for number in range(documents):
        reader.read(intake.decode(corpus.draw(plan, number).content))
        print(number + 1, "documents,", len(listening.heard), "lines", file=sys.stderr)
    return listening.heard[::EVERY]


class _Lines(quantization.CalibrationDataReader):  # type: ignore[misc]
    def __init__(self, lines: list[NDArray[np.float32]]) -> None:
        self._left = iter(lines)

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        line = next(self._left, None)
        return None if line is None else {"x": line}


def _opened(folder: Path) -> onnx.ModelProto:
    """The model with what ONNX Runtime can merge beforehand merged, of an opset of today."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(folder / "basic.onnx")
    onnxruntime.InferenceSession(WHOLE, options, ["CPUExecutionProvider"])
    model = onnx.load(folder / "basic.onnx")
    own = [one for one in model.opset_import if one.domain == ""]
    del model.opset_import[:]
    model.opset_import.extend(own)
    return version_converter.convert_version(model, OPSET)


def _merged(model: onnx.ModelProto) -> onnx.ModelProto:
    """The five steps of every GELU as one."""
    graph = model.graph
    before = {name: node for node in graph.node for name in node.output}
    after = defaultdict(list)
    for node in graph.node:
        for name in node.input:
            after[name].append(node)
    gone, instead = set(), {}
    for node in graph.node:
        if node.op_type == "Erf":
            divided = before[node.input[0]]
            (added,) = after[node.output[0]]
            (times,) = after[added.output[0]]
            (last,) = after[times.output[0]]
            gone |= {one.name for one in (divided, node, added, times)}
            seen, name = divided.input[:1], f"{last.name}.gelu"
            instead[last.name] = helper.make_node("Gelu", seen, last.output, name, domain=OWN)
    nodes = [instead.get(node.name, node) for node in graph.node if node.name not in gone]
    del graph.node[:]
    graph.node.extend(nodes)
    model.opset_import.append(helper.make_opsetid(OWN, 1))
    return model


def _last_in_bytes(
    model: onnx.ModelProto, plain: onnx.ModelProto, lines: list[NDArray[np.float32]]
) -> onnx.ModelProto:
    """The model with the last layer's product in bytes and its sums in numbers, which it answers.

    `plain` is the model before, with which is measured what reaches that layer. To make chances of
    the sums of thousands of characters costs a tenth of a line; of most steps nobody asks for them.
    """
    graph = model.graph
    before = {name: node for node in graph.node for name in node.output}
    chances = before[graph.output[0].name]
    added = before[chances.input[0]]
    product = before[added.input[0]]
    steps, name = product.input
    weights = next(numpy_helper.to_array(one) for one in graph.initializer if one.name == name)
    low, high = _reach(plain, steps, lines)
    scale = (high - low) / 255
    each = np.abs(weights).max(axis=0) / 127
    given = {
        "scale": np.array(scale, np.float32),
        "zero": np.array(round(-low / scale), np.uint8),
        "weights": np.rint(weights / each).astype(np.int8),
        "scales": each.astype(np.float32),
        "zeros": np.zeros(len(each), np.int8),
    }
    graph.initializer.extend(
        numpy_helper.from_array(value, f"last.{key}") for key, value in given.items()
    )
    seen = [steps, "last.scale", "last.zero"]
    parts = ["last.bytes", "last.weights", "last.scale", "last.scales", "last.zero", "last.zeros"]
    gone = {product.name, added.name, chances.name}
    nodes = [node for node in graph.node if node.name not in gone]
    nodes += [
        helper.make_node("QuantizeLinear", seen, ["last.bytes"], "last.quantize"),
        helper.make_node(
            "MatMulIntegerToFloat", [*parts, added.input[1]], chances.output, "last", domain=OWN
        ),
    ]
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def _reach(
    model: onnx.ModelProto, name: str, lines: list[NDArray[np.float32]]
) -> tuple[float, float]:
    """The least and the most that a tensor holds on these lines."""
    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    watched.graph.output.append(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(watched.SerializeToString())
    seen = [session.run([name], {"x": line})[0] for line in lines]
    return float(min(one.min() for one in seen)), float(max(one.max() for one in seen))


def _left(model: onnx.ModelProto) -> Iterator[str]:
    """The convolutions that stay as they are: of single channels, and of maps one pixel high."""
    sized = onnx.shape_inference.infer_shapes(_of_width(model, 320))
    heights = {
        one.name: [side.dim_value for side in one.type.tensor_type.shape.dim][2:3]
        for one in sized.graph.value_info
    }
    for node in model.graph.node:
        if node.op_type == "Conv":
            groups = next(one.i for one in node.attribute if one.name == "group")
            if groups > 1 or heights.get(node.output[0]) == [1]:
                yield node.name


def _of_width(model: onnx.ModelProto, width: int) -> onnx.ModelProto:
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    sides = copy.graph.input[0].type.tensor_type.shape.dim
    for side, length in zip(sides, (1, 3, paddle.LINE_HEIGHT, width), strict=True):
        side.dim_value = length
    return copy


def _borrowing(model: onnx.ModelProto) -> bytes:
    """The model as a file that takes what did not change from the package's own."""
    whole = WHOLE.read_bytes()
    used = {name for node in model.graph.node for name in node.input}
    kept = [one for one in model.graph.initializer if one.name in used]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    for one in model.graph.initializer:
        place = whole.find(one.raw_data) if len(one.raw_data) >= LEAST else -1
        if place < 0:
            continue
        length = len(one.raw_data)
        one.ClearField("raw_data")
        one.data_location = onnx.TensorProto.EXTERNAL
        for key, value in (("location", WHOLE.name), ("offset", place), ("length", length)):
            one.external_data.add(key=key, value=str(value))
    del model.metadata_props[:]
    del model.graph.value_info[:]
    return bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
