"""What pictures show: "a photo of Marr meeting with Vos", where the parser takes the participle for a noun or label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.analysis.parsed import Token


def participle_meeting(tokens: list[Token], children: Mapping[int, Sequence[int]], i: int) -> None:
    """The participle in "a photo of Ada Marr meeting with Vos", taken for a noun; not so in "the Marr meeting"."""
    below = children.get(i, ())
    name = [c for c in below if c < i]
    titled = all(tokens[c].dep == "compound" and tokens[c].tag == "NNP" for c in name)
    whole = len(name) > 1 and name == list(range(i - len(name), i))
    other = (
        any(tokens[c].lower == "with" for c in below) or tokens[i + 1].tag == "NNP" if i + 1 < len(tokens) else False
    )
    if tokens[i].lower != "meeting" or not (titled and whole and other) or tokens[i].dep not in ("pobj", "dobj"):
        return
    last, above, dep = i - 1, tokens[i].head, tokens[i].dep
    tokens[last] = replace(tokens[last], head=above, dep=dep)
    for c in name[:-1]:
        tokens[c] = replace(tokens[c], head=last)
    # the participle hangs where the parser puts those that it knows: on the photo, or on "saw"
    dep, head = ("advcl", above) if dep == "dobj" else ("acl", tokens[above].head)
    tokens[i] = replace(tokens[i], lemma="meet", tag="VBG", pos="VERB", dep=dep, head=head)


def participle_shaking(tokens: list[Token], children: Mapping[int, Sequence[int]], i: int) -> None:
    """The participle in "a photo of Marr and Vos shaking hands", taken for what kind of hands they are."""
    hands = tokens[i].head
    of = tokens[hands].head
    shown = [c for c in children.get(of, ()) if c < i and tokens[c].dep == "pobj" and tokens[c].pos == "PROPN"]
    if tokens[i].lower == "shaking" and tokens[i].dep == "amod" and tokens[hands].dep == "pobj" and shown:
        tokens[i] = replace(tokens[i], pos="VERB", dep="acl", head=tokens[of].head)
        tokens[hands] = replace(tokens[hands], dep="dobj", head=i)
