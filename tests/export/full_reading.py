"""One reading made by hand, with every field filled. Countries, agencies and officials are invented."""

from __future__ import annotations

from communique.document import Document
from communique.reasons import Reason
from communique.records import (
    Carrier,
    Codes,
    Contact,
    DateValue,
    Entity,
    EntityType,
    MadeBy,
    Mention,
    MentionKind,
    NotConfirmed,
    NotHeard,
    Participant,
    Place,
    Quote,
    QuoteSource,
    Reading,
    SourceLink,
    Spans,
    Voice,
    VoiceMark,
    VoiceSentence,
    Warning,
)
from communique.spans import Span, span_of

TEXT = """Quiet talks in Torkent

The director of Veldania's Foreign Intelligence Service, Anton Maresin, held talks in Torkent with the chairman of \
Karadan's State Security Service, Rustam Ilyazov. According to the Foreign Intelligence Service, they discussed \
"joint measures" against smuggling and agreed to exchange data (Veldapress, 1/11/2023).

The State Security Service has published nothing. "We see the threat in the same way," Marisin said 🙂. \
A shameless "brotherly" visit, perhaps. President Daniyar Toktasin is expected to travel to Sarnograd in December.

He said that Karadan was "a brother". A deputy who asked not to be named said nobody had been told.

﴿وَتَعَاوَنُوا عَلَى الْبِرِّ وَالتَّقْوَىٰ﴾ [Al-Ma'idah: 2]
"""

SENTENCES = (
    ("Quiet talks in Torkent", "author", 0.1),
    ("The director of Veldania's Foreign Intelligence Service, Anton Maresin, held talks", "author", 0.0),
    ("According to the Foreign Intelligence Service", "quote", None),
    ("The State Security Service has published nothing.", "author", 0.2),
    ('"We see the threat in the same way," Marisin said 🙂.', "quote", None),
    ('A shameless "brotherly" visit, perhaps.', "author", 0.93),
    ("President Daniyar Toktasin is expected to travel", "author", 0.1),
    ('He said that Karadan was "a brother".', "quote", None),
    ("A deputy who asked not to be named said nobody had been told.", "quote", None),
    ("﴿وَتَعَاوَنُوا", "quote", None),
)


def at(words: str, after: str = "", text: str = TEXT) -> Span:
    """The first place of the words in the text after the first place of ``after``."""
    start = text.index(words, text.index(after))
    return span_of(text, start, start + len(words))


def mention(words: str, kind: MentionKind, after: str = "") -> Mention:
    span = at(words, after)
    return Mention(span.start, span.end, span.text, kind)


def entity(id: str, type: EntityType, name: str, office: str | None, of: str | None, *found: Mention) -> Entity:
    return Entity(id, type, name, office, of, found)


MARESIN_SPAN = at("The director of Veldania's Foreign Intelligence Service, Anton Maresin")
ENTITIES = (
    entity(
        "e1",
        "person",
        "Anton Maresin",
        "Director of the Foreign Intelligence Service",
        "Veldania",
        Mention(MARESIN_SPAN.start, MARESIN_SPAN.end, MARESIN_SPAN.text, "name"),
        mention("Marisin", "name"),
        mention("He", "pronoun", "December"),
    ),
    entity("e2", "person", "Rustam Ilyazov", "chairman", "State Security Service", mention("Rustam Ilyazov", "name")),
    entity(
        "e3",
        "institution",
        "Foreign Intelligence Service",
        None,
        "Veldania",
        mention("the Foreign Intelligence Service", "name", "According"),
    ),
    entity(
        "e4",
        "institution",
        "State Security Service",
        None,
        "Karadan",
        mention("The State Security Service", "name"),
    ),
    entity("e5", "person", "Daniyar Toktasin", "President", None, mention("President Daniyar Toktasin", "name")),
    entity("e6", "country", "Karadan", None, None, mention("Karadan", "name", "He said")),
    entity("e7", "place", "Torkent", None, None, mention("Torkent", "name")),
    entity("e8", "group", "deputies", None, None, mention("A deputy", "role")),
)

VELDAPRESS = Carrier("Veldapress", None, at("Veldapress"))

CONTACTS = (
    Contact(
        id="c1",
        kind="meeting",
        status="held",
        main=True,
        trigger=at("held talks"),
        participants=(
            Participant(
                "e1",
                "Anton Maresin",
                "Director of the Foreign Intelligence Service",
                "Veldania",
                "person",
                MARESIN_SPAN,
            ),
            Participant("e2", "Rustam Ilyazov", "chairman", "State Security Service", "person", at("Rustam Ilyazov")),
        ),
        place=Place("Torkent", at("Torkent", "held talks"), None, 41.3, 69.25),
        date=DateValue(None, at("1/11/2023"), "day", "ambiguous"),
        topics=(at('"joint measures" against smuggling'),),
        outcomes=(at("agreed to exchange data"),),
        on_word_of=(
            SourceLink(
                "Foreign Intelligence Service", "e3", at("the Foreign Intelligence Service", "According"), (VELDAPRESS,)
            ),
        ),
        not_confirmed_by=(
            NotConfirmed(
                "State Security Service", "e4", at("The State Security Service has published nothing"), "silent"
            ),
        ),
        not_heard=(NotHeard("Rustam Ilyazov", "e2"),),
        codes=Codes("CONSULT", "meet", "040"),
        reasons=(Reason("contacts.held_talks", "held talks", 0.93),),
    ),
    Contact(
        id="c2",
        kind="visit",
        status="planned",
        main=False,
        trigger=at("travel"),
        participants=(
            Participant("e5", "Daniyar Toktasin", "President", None, "person", at("President Daniyar Toktasin")),
        ),
        place=Place("Sarnograd", at("Sarnograd")),
        date=DateValue("2023-12", at("in December"), "month", "relative"),
        reasons=(Reason("contacts.travel", "is expected to travel"),),
    ),
)

QUOTES = (
    Quote(
        "q1",
        "mixed",
        QuoteSource("e3", "Foreign Intelligence Service", (at("the Foreign Intelligence Service", "According"),)),
        Spans((at("According to"),)),
        Spans((at('they discussed "joint measures" against smuggling and agreed to exchange data'),)),
        (VELDAPRESS,),
        None,
        (Reason("quotes.according_to", "According to", 0.9),),
    ),
    Quote(
        "q2",
        "direct",
        QuoteSource("e1", "Anton Maresin", (at("Marisin"),)),
        Spans((at("said", "Marisin"),)),
        Spans((at('"We see the threat in the same way,"'),)),
        reasons=(Reason("quotes.said", "said", 0.97),),
    ),
    Quote(
        "q3",
        "mixed",
        QuoteSource("e1", "Anton Maresin", (at("He", "December"),)),
        Spans((at("said that"),)),
        Spans((at("Karadan was", "He said"), at('"a brother"'))),
        part_of="q2",
    ),
    Quote(
        "q4",
        "indirect",
        QuoteSource(None, "A deputy who asked not to be named", (at("A deputy who asked not to be named"),)),
        Spans((at("said", "A deputy"),)),
        Spans((at("nobody had been told"),)),
    ),
    Quote(
        "q5",
        "direct",
        QuoteSource(None, "Al-Ma'idah: 2", (at("Al-Ma'idah: 2"),)),
        Spans(),
        Spans((at("﴿وَتَعَاوَنُوا عَلَى الْبِرِّ وَالتَّقْوَىٰ﴾"),)),
    ),
)


def sentences() -> tuple[VoiceSentence, ...]:
    starts = [TEXT.index(words) for words, _, _ in SENTENCES]
    ends = [*starts[1:], len(TEXT)]
    spans = [(s, s + len(TEXT[s:e].rstrip())) for s, e in zip(starts, ends, strict=True)]
    return tuple(
        VoiceSentence(start, end, "author" if by == "author" else "quote", subjective)
        for (start, end), (_, by, subjective) in zip(spans, SENTENCES, strict=True)
    )


def mark(kind: str, words: str) -> VoiceMark:
    span = at(words)
    kinds = {"scare_quotes": "scare_quotes", "loaded": "loaded", "hedge": "hedge"}
    return VoiceMark(kinds[kind], span.start, span.end, span.text, (Reason(f"voice.{kind}", words),))  # type: ignore[arg-type]


READING = Reading(
    Document(
        TEXT,
        name="quiet-talks",
        title="Quiet talks in Torkent",
        author="Idris Halim",
        outlet="The Torkent Letter",
        url="https://letter.example/quiet-talks",
        published="2023-11-03",
        language="en",
    ),
    ENTITIES,
    CONTACTS,
    QUOTES,
    Voice(
        sentences(),
        (mark("loaded", "shameless"), mark("scare_quotes", '"brotherly"'), mark("hedge", "perhaps")),
        0.62,
    ),
    (Warning("W301", "1/11/2023 is 1 November or 11 January 2023", at("1/11/2023")),),
    MadeBy("0.1.0", "en_core_web_sm 3.8.0"),
)
