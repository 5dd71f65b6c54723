"""Weights read back from what the product ships: ONNX in 8-bit integers, as floats of the network that training has.

What quantising rounded away is lost; as a beginning for another network that does not matter.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

TRANSPOSED = "weight_Transposed"
JOINED = "layers.{}.all."
"""Queries, keys and values of a layer as ``export.py`` joins them; queries are scaled."""
OWN = "bert.encoder.layer.{}.attention.self."


def shipped_encoder(path: Path, prefix: str, layers: int, heads: int) -> dict[str, Tensor]:
    """The first layers of a shipped encoder, under the names that its torch module has.

    ``prefix`` is what stands before the module's own names in the file ("encoder."), ``heads`` the number of attention
    heads of a layer.
    """
    known = {t.name: numpy_helper.to_array(t) for t in onnx.load(path).graph.initializer}
    for name in [n for n in known if n.endswith("_quantized")]:
        plain = name.removesuffix("_quantized")
        known[plain] = _floats(known[name], known[f"{plain}_scale"], known[f"{plain}_zero_point"])
    found: dict[str, NDArray[np.float32]] = {}
    for name, value in known.items():
        own = name.removeprefix(prefix)
        if name.startswith(prefix) and own.endswith(TRANSPOSED):
            found[own.removesuffix("_Transposed")] = value.T
        elif name.startswith(prefix) and own.endswith((".weight", ".bias")):
            found[own] = value
    for n in range(layers):
        weight, bias = known[f"{JOINED.format(n)}{TRANSPOSED}"].T, known[f"{JOINED.format(n)}bias"]
        size = weight.shape[1]
        scale = np.float32((size // heads) ** 0.5)
        for k, part in enumerate(("query", "key", "value")):
            by = scale if part == "query" else np.float32(1)
            found[f"{OWN.format(n)}{part}.weight"] = weight[k * size : (k + 1) * size] * by
            found[f"{OWN.format(n)}{part}.bias"] = bias[k * size : (k + 1) * size] * by
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in found.items()}


def _floats(values: NDArray[np.int8], scale: NDArray[np.float32], zero: NDArray[np.int8]) -> NDArray[np.float32]:
    floats: NDArray[np.float32] = (values.astype(np.float32) - zero.astype(np.float32)) * scale
    return floats
