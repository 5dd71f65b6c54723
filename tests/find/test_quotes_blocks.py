"""Quotations set as paragraphs of their own. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.find.marks import paired_marks
from communique.find.quotes import found_quotes
from communique.find.quotes_blocks import blocks

BLOCK = "We have waited nine years for this bridge, and we will wait no longer."
AFTER = "\n\nThe council votes in May."

BLOCKS = {
    "a verb of speech": ("Marr thanked the crowd. The governor added:", "The governor", "added"),
    "a comment that is made": ("On Friday, Governor Ada Marr made the following comment:", "Governor Ada Marr", "made"),
    "an argument that is offered": ("Here is the crux of Governor Marr's argument:", "Governor Marr", "argument"),
    "what somebody told": ("Here is what Governor Ada Marr told reporters:", "Governor Ada Marr", "told"),
    "a reply without a verb": ("The reply of Governor Ada Marr:", "Governor Ada Marr", "reply"),
    "an endorsement that is given": ("The Courier gave the bridge a glowing endorsement:", "The Courier", "gave"),
}


@pytest.mark.parametrize(("lead", "source", "cue"), BLOCKS.values(), ids=BLOCKS.keys())
def test_a_paragraph_under_a_lead_is_its_speakers_words(lead: str, source: str, cue: str) -> None:
    text = f"{lead}\n\n{BLOCK}{AFTER}"
    (found,) = blocks(analyse(text))
    assert [s.text for s in found.source] == [source]
    assert [s.text for s in found.cue] == [cue]
    assert [s.text for s in found.content] == [BLOCK]
    assert all(text[s.start : s.end] == s.text for s in (*found.source, *found.cue, *found.content))


NONE = {
    "a list": "The governor added:\n\n- a bridge over the river Selm at Torkent",
    "an entry of a list": "The governor named three:\n\nThe bridge at Torm.",
    "what the author knows": f"Here is what we know:\n\n{BLOCK}",
    "the author's own argument": f"Here is our argument:\n\n{BLOCK}",
    "a list that is named": f"The list of the governor:\n\n{BLOCK}",
    "a conversation that began": "The conversation began at noon:\n\n“It is late,” Marr said to all of us there.",
    "no verb of speech": f"The governor crossed the river:\n\n{BLOCK}",
    "the author himself": f"We add:\n\n{BLOCK}",
    "marks that the other rules read": f"The governor added:\n\n“{BLOCK}”",
    "a heading": "The programme:\n\nOpening of the bridge by the governor at noon.",
    "the end of the text": "The governor added:",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_no_block(text: str) -> None:
    assert list(blocks(analyse(text))) == []


def test_a_block_is_one_quote_whether_it_has_its_marks_or_not() -> None:
    for block in (BLOCK, f"“{BLOCK}”", f"“{BLOCK}"):
        text = f"Marr thanked the crowd. The governor added:\n\n{block}{AFTER}"
        analysis = analyse(text)
        found = [f for f in found_quotes(analysis, paired_marks(analysis)) if "nine years" in f.content[0].text]
        assert [f.source[0].text for f in found] == ["The governor"], block
