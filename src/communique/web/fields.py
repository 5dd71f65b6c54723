"""The fields by which lists are narrowed: one for each filter of the store, with words that a reader knows."""

from __future__ import annotations

from typing import get_args

from communique.export.wording import KINDS, STATUSES
from communique.records import ContactKind, EntityType, QuoteKind, Status
from communique.web.listing import Choices, Field

TYPES = {
    "person": "Person",
    "institution": "Institution",
    "country": "Country",
    "place": "Place",
    "group": "Group",
}
"""Who is filed, by type; places are not."""

KIND_CHOICES: Choices = tuple((kind, KINDS[kind]) for kind in get_args(ContactKind))
STATUS_CHOICES: Choices = tuple((status, STATUSES.get(status, status).capitalize()) for status in get_args(Status))
QUOTE_CHOICES: Choices = tuple((kind, kind.capitalize()) for kind in get_args(QuoteKind))
TYPE_CHOICES: Choices = tuple((kind, TYPES[kind]) for kind in get_args(EntityType) if kind != "place")

TOPIC = Field("topic", "About", "border trade")
WORDS = Field("topic", "Words in the text", '"gas supply" -pipeline')
SAID = Field("topic", "Words said", "sailors*")
PERSON = Field("person", "Person", "name, any spelling")
NAME = Field("person", "Name", "any spelling")
COUNTRY = Field("country", "Country", "name or code")
INSTITUTION = Field("institution", "Institution", "foreign ministry")
OFFICE = Field("office", "Office", "foreign minister")
KIND = Field("kind", "Kind", choices=KIND_CHOICES)
QUOTE_KIND = Field("kind", "Kind", choices=QUOTE_CHOICES)
TYPE = Field("kind", "Type", choices=TYPE_CHOICES)
STATUS = Field("status", "Status", choices=STATUS_CHOICES)
PLACE = Field("place", "Place", "Geneva")
SPEAKER = Field("speaker", "Speaker", "name, any spelling")
WORD_OF = Field("speaker", "On the word of", "foreign ministry")
OUTLET = Field("outlet", "Outlet", "whole name", suggested="outlets")
SIDE = Field("side", "Speaks for", "country")
SINCE = Field("since", "From", "2024-05")
UNTIL = Field("until", "To", "2024-06-30")
LANGUAGE = Field("language", "Language", "en")
LEAST = Field(
    "least", "Accounts", choices=(("2", "Two or more"), ("3", "Three or more"), ("5", "Five or more"), ("1", "Any"))
)
