"""What is already known of the names in a text: which tokens belong to a place, which to someone or something else."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.analysis import Analysis
from communique.lang import words
from communique.records import Entity
from communique.resolve.places_gazetteer import (
    countries_of,
    country_of_adjective,
    is_capital,
    is_known,
    is_large_city,
)
from communique.roster import Roster
from communique.spans import Span

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
UNSURE_LABELS = frozenset(("", "PERSON", "ORG", "PRODUCT", "NORP", "WORK_OF_ART"))
"""Labels that the statistical model gives to names it does not know; grammar may overrule them."""
OTHER_LABELS = frozenset(("NORP", "LANGUAGE", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"))
"""Labels of what is no place, whatever city bears the name ("in March 2022")."""

CONTENT = frozenset(("VERB", "NOUN", "ADJ", "ADV"))
"""Parts of speech that a headline in title case sets in capitals."""


@dataclass(frozen=True)
class Names:
    """For each token, the label of the name and the type of the entity that it belongs to ("" for none)."""

    analysis: Analysis
    roster: Roster
    labels: list[str] = field(init=False)
    types: list[str] = field(init=False)
    title_cased: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        labels, types = [""] * len(self.analysis.tokens), [""] * len(self.analysis.tokens)
        for name in self.analysis.names:
            for i in self.analysis.tokens_in(name.start, name.end):
                labels[i] = name.label
        for entity in self.roster.entities:
            named = [self.analysis.tokens_in(m.start, m.end) for m in entity.mentions if m.kind == "name"]
            kind = "" if self._stands_only_as_place(entity, named) else entity.type
            for i in (i for inside in named for i in inside):
                types[i] = kind
        object.__setattr__(self, "labels", labels)
        object.__setattr__(self, "types", types)
        plain = {t.sentence for t in self.analysis.tokens if t.pos in CONTENT and t.text.islower()}
        every = {s.i for s in self.analysis.sentences}
        object.__setattr__(self, "title_cased", frozenset(every - plain))

    def _stands_only_as_place(self, entity: Entity, named: list[range]) -> bool:
        """Whether the text names this supposed person or body only where a place would stand ("in Marrowgate").

        A model takes names that it does not know for those of people; one without an office, a title or an act
        has nothing else to show for it.
        """
        if entity.type not in ("person", "institution") or entity.office or len(named) < len(entity.mentions):
            return False
        tokens = [self.analysis.tokens[i] for inside in named for i in inside]
        if any(t.text.isupper() or t.lower in words("en", "institution_nouns") for t in tokens):
            return False
        return all(self._follows_place_word(inside[0]) for inside in named if inside)

    def _follows_place_word(self, first: int) -> bool:
        before = self.analysis.tokens[first - 1] if first else None
        if before is not None and before.lower == "to":
            # "had gone to Marrowgate"
            return self.analysis.tokens[before.head].lemma.lower() in words("en", "motion_words")
        if before is None or before.lower not in ("in", "at", "near", "outside"):
            return before is not None and before.lemma.lower() in words("en", "visit_verbs")
        return self.analysis.tokens[before.head].lemma.lower() not in words("en", "abstract_governors")

    def run(self, head: int) -> str:
        """The capitalised words that end with this token, as they stand in the text."""
        return self.analysis.span(self.first(head), head + 1).text

    def _joins(self, i: int) -> bool:
        token, after = self.analysis.tokens[i], self.analysis.tokens[i + 1]
        named = token.pos in ("PROPN", "NUM") or token.text in ("-", "-", "’s", "'s") or token.text[:1].isupper()
        return named and token.pos not in ("DET", "ADP", "PRON") and token.sentence == after.sentence

    def goes_on(self, head: int) -> bool:
        """Whether "of" follows, so that the words that end with this token are half a name ("the Horn of ...")."""
        return any(t.lower == "of" for t in self.analysis.tokens[head + 1 : head + 2])

    def first(self, head: int) -> int:
        """The first of the capitalised words that end with this token."""
        first = head
        while first > 0 and head - first < 6 and self._joins(first - 1):
            first -= 1
        while first < head and self.analysis.tokens[first].pos == "PART":
            first += 1
        return first

    def places_in(self, span: Span) -> list[str]:
        """The names of places that the statistical model found inside a span."""
        inside = self.analysis.tokens_in(span.start, span.end)
        ends = [i for i in inside if self.labels[i] == "GPE" and (i + 1 not in inside or self.labels[i + 1] != "GPE")]
        return [self.run(i) for i in ends]

    def is_place(self, head: int) -> bool:
        """Whether the name that ends with this token is known to be a place."""
        if self.analysis.tokens[head].pos not in ("PROPN", "X", "NOUN") or not self._capital(head):
            return False
        run = self.run(head)
        if countries_of(run) or is_capital(run):
            return self.types[head] != "person"
        if self._is_no_name(head, run):
            return False
        if self.types[head] in ("place", "country") or is_large_city(run):
            return self.types[head] != "person"
        if is_known(run) and self.types[head] in ("", "group"):
            return True
        return self.labels[head] in PLACE_LABELS and self.types[head] in ("", "group")

    def may_be_place(self, first: int, head: int) -> bool:
        """Whether a name that nothing is known of fills the tokens: capitalised, no acronym, nobody's and no date."""
        token = self.analysis.tokens[head]
        single = first == head and token.tag == "NN"
        if not (token.tag == "NNP" or single) or not self._capital(head) or not token.text[-1:].isalpha():
            return False
        if token.text.isupper() or self.first(head) > first or self._in_title_case(head):
            return False
        if self._is_half(self.run(head)) or token.lower in words("en", "institution_nouns"):
            return False
        return self.types[head] == "" and self.labels[head] in UNSURE_LABELS | PLACE_LABELS

    def is_state(self, first: int, head: int) -> bool:
        """Whether the tokens are, all of them, a name that the text or the model takes for that of a state."""
        named = self.types[head] == "country" or self.labels[first] == self.labels[head] == "GPE"
        return named and self.first(head) == first

    def is_body(self, head: int) -> bool:
        """Whether an institution is named here, whose building "at" it may mean."""
        named = self.labels[head] == "ORG" or self.types[head] == "institution"
        return named and self._capital(head) and self.types[head] not in ("person", "group")

    def _in_title_case(self, i: int) -> bool:
        """Whether the sentence sets its words in capitals, which then tell nothing of names."""
        return self.analysis.tokens[i].sentence in self.title_cased

    def _is_no_name(self, head: int, run: str) -> bool:
        """An adjective, a people, an acronym, or half of "U.S.-China"."""
        token = self.analysis.tokens[head]
        if self.labels[head] in OTHER_LABELS or token.tag == "NNPS" or country_of_adjective(run):
            return True
        return (run.isupper() and len(run) < 6) or self._is_half(run)

    def _is_half(self, run: str) -> bool:
        return "-" in run and not is_known(run) and any(countries_of(part) for part in run.split("-"))

    def _capital(self, i: int) -> bool:
        return self.analysis.tokens[i].text[:1].isupper()
