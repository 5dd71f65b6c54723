"""A text made ready to be compared: what is asked of it over and over is worked out once, when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from communique.compare.names import alike, families, one_person, traces
from communique.compare.outlines import LEAST_NAME, Glance, Name, Outline
from communique.compare.parties import Party
from communique.compare.sketches import Sketch
from communique.compare.words import stem

LONG_NAME = 5
"""Letters that names have more of which are compared by their beginnings."""


@dataclass(frozen=True, eq=False)
class Text:
    """A text as it is compared with many others.

    ``document`` names it; ``glanced`` gives what is seen of it at a glance, ``outlined`` with that its outline,
    ``told`` the sketches of its contacts. Each is asked for when it is needed: of most texts that lie near, little is.
    """

    document: str
    glanced: Callable[[], Glance]
    outlined: Callable[[Glance], Outline]
    told: Callable[[], tuple[Sketch, ...]]

    @cached_property
    def glance(self) -> Glance:
        """What is seen at a glance."""
        return self.glanced()

    @cached_property
    def outline(self) -> Outline:
        """The outline."""
        return self.outlined(self.glance)

    @cached_property
    def contacts(self) -> tuple[Sketch, ...]:
        """The contacts that it tells of."""
        return self.told()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in it, folded."""
        return frozenset(self.glance.names)

    @cached_property
    def figures(self) -> frozenset[str]:
        """The figures in it."""
        return frozenset(self.glance.figures)

    @cached_property
    def event(self) -> frozenset[int]:
        """The days on which its contact can have been."""
        return frozenset(self.glance.event)

    @cached_property
    def days(self) -> frozenset[int]:
        """The days that it names."""
        return frozenset(self.glance.days)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What its names are compared by: a country and its adjective begin alike."""
        return frozenset([stem(n) for n in self.glance.names if len(n) > LEAST_NAME])

    @cached_property
    def people(self) -> frozenset[Name]:
        """The names of the persons among its parties."""
        return frozenset(self.glance.people)

    @cached_property
    def opening(self) -> tuple[tuple[Name, frozenset[str]], ...]:
        """The names of the persons at its beginning, with the stems by which another text can have them."""
        return tuple((name, frozenset(stem(w) for w in name[-1:])) for name in self.glance.opening)

    @cached_property
    def acting(self) -> tuple[tuple[Name, frozenset[str]], ...]:
        """The same for the persons among its principals."""
        every = self.glance.acting
        return tuple((name, frozenset(stem(w) for w in name if len(w) > LEAST_NAME)) for name in every)

    @cached_property
    def acting_words(self) -> frozenset[str]:
        """The words of the names among its principals."""
        return frozenset([word for name in self.glance.acting for word in name if len(word) > LEAST_NAME])

    @cached_property
    def people_words(self) -> frozenset[str]:
        """The words of every person's name in it."""
        return frozenset([word for name in self._every_name for word in name if len(word) > LEAST_NAME])

    @cached_property
    def long_names(self) -> Mapping[str, list[str]]:
        """Its longer names by their beginnings."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            if len(name) > LONG_NAME:
                found.setdefault(stem(name), []).append(name)
        return found

    @cached_property
    def by_type(self) -> Mapping[str, list[Party]]:
        """Its principals and parties by their types; those that are one object stand once."""
        found: dict[str, list[Party]] = {}
        for party in {id(p): p for p in (*self.outline.principals, *self.outline.parties)}.values():
            found.setdefault(party.type, []).append(party)
        return found

    @cached_property
    def by_country(self) -> Mapping[str, list[Party]]:
        """Of each type one for every country that they are of: as far as others of that country are compared."""
        return {type: list({(p.country, p.home): p for p in own}.values()) for type, own in self.by_type.items()}

    @cached_property
    def _every_name(self) -> tuple[Name, ...]:
        return tuple(dict.fromkeys((*self.glance.people, *self.glance.acting, *self.glance.opening)))

    @cached_property
    def _by_trace(self) -> Mapping[str, list[Name]]:
        """Every name of a person in it under its traces."""
        found: dict[str, list[Name]] = {}
        for name in self._every_name:
            for trace in traces(name):
                found.setdefault(trace, []).append(name)
        return found

    @cached_property
    def _by_letter(self) -> Mapping[str, list[tuple[str, Name]]]:
        """The forms of their families, each with the name, under their first letters."""
        found: dict[str, list[tuple[str, Name]]] = {}
        for name in self._every_name:
            for form in families(name):
                found.setdefault(form[0], []).append((form, name))
        return found

    def same_names(self, other: Text) -> frozenset[tuple[Name, Name]]:
        """The pairs of a name in this text and one in the other that can be one person's."""
        here, there = self._by_trace, other._by_trace
        near = {(own, name) for trace in here.keys() & there.keys() for own in here[trace] for name in there[trace]}
        begun, beginning = self._by_letter, other._by_letter
        for letter in begun.keys() & beginning.keys():
            near.update(
                [(own, name) for one, own in begun[letter] for two, name in beginning[letter] if alike(one, two)]
            )
        return frozenset([pair for pair in near if one_person(*pair)])


def is_named(party: Party) -> bool:
    """Whether it is a person whose name the text gives."""
    return party.named and party.type == "person"


def text_of(outline: Outline, contacts: tuple[Sketch, ...]) -> Text:
    """The text with this outline and these contacts."""
    return Text(outline.document, lambda: outline.glance, lambda _: outline, lambda: contacts)
