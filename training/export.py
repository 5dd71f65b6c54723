"""Step 3: from trained weights to what the product loads.

Command: ``python training/export.py FOLDER --name RUN --into PACKAGE_FOLDER`` in the training environment.
Writes two ONNX graphs, with 32-bit floats under ``FOLDER`` and quantised to 8-bit integers (dynamic, per channel) in
the package, the word pieces beside them, and prints sizes and digests.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from communique.find.tagger_windows import APART, DISTANCES, FAR_UP
from model import ROLES, Encoder, Roles, base_folder

OPSET = 18


class Words(nn.Module):
    """The encoder for one window, with the pieces' case and marks spread from their words."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(
        self,
        pieces: Tensor,
        word: Tensor,
        at: Tensor,
        case: Tensor,
        marks: Tensor,
        tag: Tensor,
        dep: Tensor,
        head: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """``word`` is the place of each piece's word, the number of words at the two markers."""
        none = torch.zeros(1, dtype=torch.long)
        piece_case, piece_marks = torch.cat((case, none))[word], torch.cat((marks, none))[word]
        e = self.encoder
        x = e.bert.embeddings.word_embeddings(pieces) + e.case(piece_case) + e.marks(piece_marks)
        x = x + e.bert.embeddings.position_embeddings.weight[: pieces.shape[0]]
        x = e.bert.embeddings.LayerNorm(x + e.bert.embeddings.token_type_embeddings.weight[0])
        for layer in e.bert.encoder.layer:
            x = _layer(layer, x)
        words = x[at]
        tags, deps = e.tag(tag), e.dep(dep)
        mixed = e.words(torch.cat((words, tags, deps, tags[head], deps[head]), -1)) + e.annotator.weight[0]
        mixed = nn.functional.gelu(e.norm(mixed))
        return mixed, e.tagged(mixed).reshape(-1, 3, 3).softmax(-1)


def _layer(layer: nn.Module, x: Tensor) -> Tensor:
    """One BERT layer over one window, without padding."""
    own, size = layer.attention.self, x.shape[-1]
    heads = own.num_attention_heads
    q, k, v = (f(x).reshape(-1, heads, size // heads).transpose(0, 1) for f in (own.query, own.key, own.value))
    mixed = (q @ k.transpose(1, 2) * (size // heads) ** -0.5).softmax(-1) @ v
    x = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed.transpose(0, 1).reshape(-1, size)) + x)
    wide = nn.functional.gelu(layer.intermediate.dense(x))
    return layer.output.LayerNorm(layer.output.dense(wide) + x)


class Cues(nn.Module):
    """The roles of a window's words for each of its cues, and how likely a stretch of content begins or ends there."""

    def __init__(self, roles: Roles) -> None:
        super().__init__()
        self.roles = roles

    def forward(self, words: Tensor, anchors: Tensor, seen: Tensor, in_cue: Tensor, marks: Tensor) -> Tensor:
        """From ``words`` ``[W, 256]``, ``anchors`` ``[A]``, ``seen`` ``[4, A, W]`` and ``in_cue`` ``[A, W]``."""
        found = self.roles(words[None], words[anchors], *seen.unbind(0), in_cue, marks[None])
        return torch.cat((found[..., :ROLES].softmax(-1), found[..., ROLES:].sigmoid()), -1)


def main() -> None:
    """Export, quantise, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="quotes")
    parser.add_argument("--into", type=Path, required=True)
    o = parser.parse_args()
    weights = load_file(o.folder / f"{o.name}.safetensors")
    encoder, roles = Encoder().eval(), Roles().eval()
    encoder.load_state_dict({k[8:]: v for k, v in weights.items() if k.startswith("encoder.")})
    roles.load_state_dict({k[6:]: v for k, v in weights.items() if k.startswith("roles.")})
    o.into.mkdir(parents=True, exist_ok=True)
    p, w, a = 9, 7, 2
    z = torch.zeros(w, dtype=torch.long)
    piece = torch.zeros(p, dtype=torch.long)
    names = ["pieces", "word", "at", "case", "marks", "tag", "dep", "head"]
    spread = {n: {0: "pieces" if n in ("pieces", "word") else "words"} for n in names}
    written(
        o,
        "words",
        Words(encoder),
        (piece, piece, z, z, z, z, z, z),
        names,
        ["words", "tags"],
        spread | {"words": {0: "words"}, "tags": {0: "words"}},
    )
    limits = torch.tensor([FAR_UP + 1, APART, 2 * len(DISTANCES), 4])
    both, pair = {1: "a", 2: "w"}, {0: "a", 1: "w"}
    seen = limits[:, None, None].expand(4, a, w).contiguous()
    written(
        o,
        "roles",
        Cues(roles),
        (torch.randn(w, 256), torch.tensor([1, 2]), seen, torch.zeros(a, w, dtype=torch.long), z),
        ["words", "anchors", "seen", "in_cue", "marks"],
        ["roles"],
        {"words": {0: "w"}, "anchors": {0: "a"}, "seen": both, "in_cue": pair, "marks": {0: "w"}, "roles": pair},
    )
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(o.into / "tokenizer.json"), pretty=False)
    for path in (*sorted(o.into.glob("*.onnx")), o.into / "tokenizer.json"):
        print(f"{path.name:16} {path.stat().st_size / 1e6:6.1f} MB  {hashlib.sha256(path.read_bytes()).hexdigest()}")


def written(
    o: argparse.Namespace,
    what: str,
    module: nn.Module,
    example: tuple[Tensor, ...],
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
) -> None:
    """One graph, plain and quantised."""
    plain = o.folder / f"{o.name}-{what}.onnx"
    torch.onnx.export(
        module.eval(),
        example,
        plain,
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
    onnx.checker.check_model(onnx.load(plain))
    # unsigned: sums of signed products saturate on processors without VNNI, and figures would differ between machines
    quantize_dynamic(
        plain,
        o.into / f"{what}.onnx",
        weight_type=QuantType.QUInt8,
        per_channel=True,
        reduce_range=False,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )


if __name__ == "__main__":
    main()
