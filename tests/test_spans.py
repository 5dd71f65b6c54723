"""The one invariant: what a span says stands at its place in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.spans import Span, holds, span_of, trimmed

TEXTS = st.text(alphabet=st.characters() | st.sampled_from("👩‍🚀é\u0301ﷺ\r\n\t\u00a0\u200f\ud800\x00«»“”"))


@given(TEXTS, st.data())
def test_a_span_of_a_text_always_holds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = span_of(text, start, end)
    assert text[span.start : span.end] == span.text
    assert holds(text, [span])


@given(TEXTS, st.data())
def test_trimming_keeps_the_invariant_and_leaves_no_white_space_at_the_edges(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = trimmed(text, start, end, drop='"')
    assert holds(text, [span])
    assert start <= span.start <= span.end <= end
    assert span.text == span.text.strip()
    assert not span.text.startswith('"')
    assert not span.text.endswith('"')


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 6), (3, 2), (6, 6)])
def test_offsets_outside_the_text_or_in_the_wrong_order_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="do not lie in a text of 5"):
        span_of("talks", start, end)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(0, 5, "Talks"), (0, 4, "talks"), (-5, 5, "talks"), (3, 2, ""), (1, 5, "talks")],
    ids=["other words", "other end", "negative start", "end before start", "other start"],
)
def test_a_span_that_says_something_else_does_not_hold(start: int, end: int, text: str) -> None:
    assert not holds("talks", [Span(start, end, text)])


@pytest.mark.parametrize(
    ("a", "b", "overlap", "inside"),
    [
        ((0, 5), (5, 9), False, False),
        ((0, 5), (4, 9), True, False),
        ((0, 9), (2, 4), True, True),
        ((2, 4), (0, 9), True, False),
        ((0, 5), (0, 5), True, True),
    ],
    ids=["side by side", "crossing", "holding", "held", "the same"],
)
def test_overlap_and_containment(a: tuple[int, int], b: tuple[int, int], overlap: bool, inside: bool) -> None:
    text = "they met in Marrowgate"
    one, other = span_of(text, *a), span_of(text, *b)
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap
    assert (other in one) is inside
