"""ONNX graphs ready to run on one core, whatever they are for, and the word pieces that their texts are cut into."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from communique.digests import checked

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).resolve().parent / "weights"
SHARED = WEIGHTS / "quotes"
DIGESTS = {
    "probe.onnx": "ebdd4eeb4594ea2d358ecc9f8e0b3856296080ce411a39d8999ac27569d0b1f2",
    "tokenizer.json": "9114256b104cca80e04367526f03f46aa3c443c2ed174904142a73bbf13b9fbb",
}
"""SHA-256 of the files: every figure in the docs was measured with them."""


@cache
def pieces() -> Tokenizer:
    """What cuts texts into word pieces, loaded once.

    Raises:
        CommuniqueError: E501 when the file is missing, E502 when it is not that of this version.
    """
    from tokenizers import Tokenizer

    return Tokenizer.from_buffer(checked(SHARED / "tokenizer.json", DIGESTS["tokenizer.json"]))


@cache
def is_exact() -> bool:
    """Whether this processor adds up products of bytes without saturating on the way: see :func:`session`."""
    return adds_exactly(session(checked(SHARED / "probe.onnx", DIGESTS["probe.onnx"]), exact=True))


def adds_exactly(probe: InferenceSession) -> bool:
    """Whether the processor adds up products of unsigned and signed bytes without saturating on the way."""
    (sums,) = probe.run(None, {"bytes": np.full((1, 64), 255, dtype=np.uint8)})
    return bool((sums == 64 * 255 * 127).all())


def session(graph: bytes, exact: bool) -> InferenceSession:
    """A graph ready to run on one core; nothing is reported to anyone.

    Where the processor is not ``exact`` (x86 without VNNI), the runtime turns signed weights into unsigned ones, whose
    products it adds up exactly and more slowly: likelihoods are the same on either, but for the last digits.
    """
    from onnxruntime import InferenceSession, SessionOptions, disable_telemetry_events

    disable_telemetry_events()
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    if not exact:
        options.add_session_config_entry("session.x64quantprecision", "1")
    return InferenceSession(graph, options, providers=["CPUExecutionProvider"])
