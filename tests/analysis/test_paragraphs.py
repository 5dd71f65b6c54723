"""Paragraphs, their part in the layout and their datelines. All names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.analysis.paragraphs import paragraphs


def parts(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(p.role, text[p.start : p.end]) for p in paragraphs(text, title)]


def dateline(text: str) -> str:
    """The dateline of the first paragraph of a text of two."""
    first = paragraphs(text + "\nNothing more is known.")[0]
    return text[first.start : first.dateline_end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Marr meets Droste\nThe two talked.\nThey left.",
            [("title", "Marr meets Droste"), ("body", "The two talked."), ("body", "They left.")],
            id="a first line without a full stop is the headline",
        ),
        pytest.param(
            "Ada Marr met Ilan Droste.\nThey left.",
            [("body", "Ada Marr met Ilan Droste."), ("body", "They left.")],
            id="a first line with a full stop is a sentence",
        ),
        pytest.param(
            "What Did Marr Come For?\nShe met Droste.\nThey left.",
            [("title", "What Did Marr Come For?"), ("body", "She met Droste."), ("body", "They left.")],
            id="a first line that asks is the headline",
        ),
        pytest.param("Marr meets Droste", [("body", "Marr meets Droste")], id="one line alone is the text"),
        pytest.param(
            "From: Press Office\nSubject: Marr's call with Droste\nDate: Tue, 14 May 2024\n\n"
            "MINISTRY OF FOREIGN AFFAIRS\nPRESS RELEASE No. 112/24\n\n"
            "President Ada Marr of Veldania spoke by telephone this morning with\n"
            "her counterpart from Ostmark, Ilan Droste, at the latter's request. The\n"
            "two reviewed preparations for the second session of the commission,\n"
            "which is to be held in Sarnograd.\n\nThey will stay in contact.",
            [
                ("heading", "From: Press Office"),
                ("heading", "Subject:"),
                ("title", "Marr's call with Droste"),
                ("heading", "Date: Tue, 14 May 2024"),
                ("heading", "MINISTRY OF FOREIGN AFFAIRS"),
                ("heading", "PRESS RELEASE No. 112/24"),
                (
                    "body",
                    (
                        "President Ada Marr of Veldania spoke by telephone this morning with\n"
                        "her counterpart from Ostmark, Ilan Droste, at the latter's request. The\n"
                        "two reviewed preparations for the second session of the commission,\n"
                        "which is to be held in Sarnograd."
                    ),
                ),
                ("body", "They will stay in contact."),
            ],
            id="a mail in wrapped lines: its header stands apart, its subject is the headline",
        ),
        pytest.param(
            "Marr meets Droste\nThe two talked.\nBackground\nThey met in June.",
            [
                ("title", "Marr meets Droste"),
                ("body", "The two talked."),
                ("heading", "Background"),
                ("body", "They met in June."),
            ],
            id="a short line without a full stop inside is a heading",
        ),
        pytest.param(
            "They agreed.\n- to trade\n• to talk;\n1. to travel\n(a) to sing",
            [
                ("body", "They agreed."),
                ("list_item", "- to trade"),
                ("list_item", "• to talk;"),
                ("list_item", "1. to travel"),
                ("list_item", "(a) to sing"),
            ],
            id="bullets, numbers and letters open list items",
        ),
        pytest.param(
            "They agreed.\n- Ada Marr, Veldania - Ilan Droste, Ostmark - Oru Tal, Quarn",
            [
                ("body", "They agreed."),
                ("list_item", "- Ada Marr, Veldania"),
                ("list_item", "- Ilan Droste, Ostmark"),
                ("list_item", "- Oru Tal, Quarn"),
            ],
            id="a list that lost its line breaks",
        ),
        pytest.param(
            "FILE - Ada Marr in 2019.\nPhoto: A. Tal\nShe left.",
            [("caption", "FILE - Ada Marr in 2019."), ("caption", "Photo: A. Tal"), ("body", "She left.")],
            id="captions",
        ),
        pytest.param(
            "Marr Meets Droste -MARROWGATE — The two talked.\nThey left.",
            [("title", "Marr Meets Droste"), ("body", "MARROWGATE — The two talked."), ("body", "They left.")],
            id="a headline glued to a dateline",
        ),
        pytest.param(
            "Marr Meets Droste -The two talked.\nThey left.",
            [("title", "Marr Meets Droste"), ("body", "The two talked."), ("body", "They left.")],
            id="a headline glued to the first sentence",
        ),
        pytest.param(
            "Marr met Droste -- a friend -- in Quarn.\nThey left.",
            [("body", "Marr met Droste -- a friend -- in Quarn."), ("body", "They left.")],
            id="dashes inside a sentence cut nothing",
        ),
        pytest.param("They talked.\r\nThey left.\r\n", [("body", "They talked."), ("body", "They left.")], id="CRLF"),
        pytest.param("They talked.\u2028They left.", [("body", "They talked."), ("body", "They left.")], id="U+2028"),
        pytest.param('They left.\n"No more war"', [("body", "They left."), ("body", '"No more war"')], id="a cry"),
    ],
)
def test_part_in_the_layout(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


def test_a_headline_given_beside_the_text_is_known_in_it() -> None:
    assert parts("Talks have ended.\nThe two left.", "Talks have ended.")[0] == ("title", "Talks have ended.")


WRAPPED = """\
The foreign ministers of Veldania and Ostmark met on Tuesday in the
town of Marrowgate and discussed the border, as the Veldanian ministry
reported. They will meet again in the autumn, when the harvest is
over.

A second paragraph follows here, and its lines too were cut by the
program that sent them, not by the writer.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_hard_wrapped_lines_are_one_paragraph(newline: str) -> None:
    text = WRAPPED.replace("\n", newline)
    found = parts(text)
    assert [role for role, _ in found] == ["body", "body"]
    assert found[0][1].endswith("over.")
    assert found[1][1].startswith("A second")


def test_sentences_on_lines_of_their_own_are_not_joined() -> None:
    lines = [f"The minister spoke for {n} hours about the border and the fish in the river." for n in range(2, 7)]
    assert len(parts("\n".join(lines))) == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MARROWGATE — The two met.", "MARROWGATE — "),
        ("MARROWGATE, Nov 1 (Agency) - The two met.", "MARROWGATE, Nov 1 (Agency) - "),
        ("MARROWGATE, Nov. 1, 2023 (Agency) -- The two met.", "MARROWGATE, Nov. 1, 2023 (Agency) -- "),
        ("MARROWGATE, November 1. /AGENCY/. The two met.", "MARROWGATE, November 1. /AGENCY/. "),
        ("MARROWGATE/QUARN (Agency) – The two met.", "MARROWGATE/QUARN (Agency) – "),
        ("NEW QUARN, Veldania — “We met,” she said.", "NEW QUARN, Veldania — "),
        ("PORT-AU-MARR, 1 November 2023 - The two met.", "PORT-AU-MARR, 1 November 2023 - "),
        ("Port Sorel, 1 November 2023 - The two met.", "Port Sorel, 1 November 2023 - "),
        ("Ashirat, Friday - The two met.", "Ashirat, Friday - "),
        ("Vos - the old one - met her on 3 May - The two agreed.", ""),
        ("MARROWGATE —\u00a0-The two met.", "MARROWGATE —\u00a0-"),
        ("MARROWGATE —The two met.", "MARROWGATE —"),
        ("Marrowgate (Agency) - The two met.", "Marrowgate (Agency) - "),
        ("Nov 1 (Agency) - The two met.", "Nov 1 (Agency) - "),
        ("QUARN, March 4 (VPA). The two met.", "QUARN, March 4 (VPA). "),
        ("TORKENT, Nov. 3 (Norvik News) - The two met.", "TORKENT, Nov. 3 (Norvik News) - "),
        ("Port Sorel [Ostmark], September 9 (VPA): The two met.", "Port Sorel [Ostmark], September 9 (VPA): "),
        ("Port Sorel, 9 Sep (VPA).- The two met.", "Port Sorel, 9 Sep (VPA).- "),
        ("Port Sorel, 9 Sep (VPA) .- The two met.", "Port Sorel, 9 Sep (VPA) .- "),
        ("QUARN, March 4 (VPA).— The two met.", "QUARN, March 4 (VPA).— "),
        ("Marr said so (as before).- The two left.", ""),
        ("Marr (who was ill): The talks can wait, she wrote.", ""),
        ("Marrowgate - the old town - was quiet.", ""),
        ("VSS officers met on Monday - in secret - with others.", ""),
        ("The VSS - an old service - said nothing.", ""),
        ("TALKS - LONG AND HARD - ENDED IN QUARN.", ""),
        ("The two met.", ""),
    ],
)
def test_dateline(text: str, expected: str) -> None:
    assert dateline(text) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r", "\ufeff", "\x0b\x0c"], ids=repr)
def test_an_empty_text_has_at_most_an_empty_layout(text: str) -> None:
    assert all(text[p.start : p.end].strip() for p in paragraphs(text))


@given(st.text(alphabet=st.sampled_from('aB .-—:\n\r\u2028\u00a0"“”(1)é\u0301👩‍🚀ق\ud800\x00•'), max_size=200))
def test_paragraphs_lie_in_order_and_leave_out_only_white_space(text: str) -> None:
    found = paragraphs(text)
    assert [p.i for p in found] == list(range(len(found)))
    at = 0
    for p in found:
        assert not set(text[at : p.start]) - set(" \n\r\u2028\u00a0-—")
        assert p.start < p.end
        assert p.start <= p.dateline_end <= p.end
        at = p.end
    assert not text[at:].strip()
