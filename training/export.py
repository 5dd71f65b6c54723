"""Step 3: from trained weights to what the product loads.

Command: ``python training/export.py FOLDER --name RUN --into PACKAGE_FOLDER`` in the training environment.
Writes two ONNX graphs, with 32-bit floats under ``FOLDER`` and quantised to 8-bit integers (dynamic, per channel) in
the package, a small graph that shows how the processor adds bytes, the word pieces beside them, and prints sizes and
digests.
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
        self.layers = nn.ModuleList(Joined(layer) for layer in encoder.bert.encoder.layer)

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
        for layer in self.layers:
            x = layer(x)
        words = x[at]
        tags, deps = e.tag(tag), e.dep(dep)
        mixed = e.words(torch.cat((words, tags, deps, tags[head], deps[head]), -1)) + e.annotator.weight[0]
        mixed = nn.functional.gelu(e.norm(mixed))
        return mixed, e.tagged(mixed).reshape(-1, 3, 3).softmax(-1)


class Joined(nn.Module):
    """One BERT layer over one window, without padding; queries (scaled), keys and values come of one product."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self.layer = layer
        own = layer.attention.self
        self.heads = own.num_attention_heads
        scale = own.attention_head_size**-0.5
        size = own.query.in_features
        self.all = nn.Linear(size, 3 * size)
        with torch.no_grad():
            self.all.weight.copy_(torch.cat((own.query.weight * scale, own.key.weight, own.value.weight)))
            self.all.bias.copy_(torch.cat((own.query.bias * scale, own.key.bias, own.value.bias)))

    def forward(self, x: Tensor) -> Tensor:
        """``x`` ``[P, 384]``."""
        layer, size = self.layer, x.shape[-1]
        q, k, v = self.all(x).reshape(-1, 3, self.heads, size // self.heads).permute(1, 2, 0, 3).unbind(0)
        mixed = ((q @ k.transpose(1, 2)).softmax(-1) @ v).transpose(0, 1).reshape(-1, size)
        x = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + x)
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
    onnx.save(probe(), o.into / "probe.onnx")
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(o.into / "tokenizer.json"), pretty=False)
    for path in (*sorted(o.into.glob("*.onnx")), o.into / "tokenizer.json"):
        print(f"{path.name:16} {path.stat().st_size / 1e6:6.1f} MB  {hashlib.sha256(path.read_bytes()).hexdigest()}")


def probe() -> onnx.ModelProto:
    """A product of bytes as large as they come: its sum shows whether a processor saturates on the way."""
    helper, kinds = onnx.helper, onnx.TensorProto
    weights = helper.make_tensor("weights", kinds.INT8, [64, 16], [127] * 64 * 16)
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["bytes", "weights"], ["sums"])],
        "probe",
        [helper.make_tensor_value_info("bytes", kinds.UINT8, ["rows", 64])],
        [helper.make_tensor_value_info("sums", kinds.INT32, ["rows", 16])],
        [weights],
    )
    return helper.make_model(graph, ir_version=10, opset_imports=[helper.make_opsetid("", OPSET)])


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
    # signed: twice as fast where the processor has VNNI; elsewhere the session turns them into unsigned ones
    quantize_dynamic(
        plain,
        o.into / f"{what}.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=False,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        extra_options={"WeightSymmetric": False},
    )


if __name__ == "__main__":
    main()
