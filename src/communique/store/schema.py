"""The tables of a store. What only SQLite has (full-text tables, settings) stands in ``sqlite.py``.

Texts that are searched or compared are kept in folded form beside the form that is shown. Dates are ISO texts, which
sort as they stand; '' stands for none where a date is sorted by. ``start`` and ``end`` count code points of the text.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

METADATA = MetaData()

originals = Table(
    "originals",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("media_type", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""What documents were taken from, as it came; compressed."""

documents = Table(
    "documents",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("digest", Text, nullable=False, index=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("author", Text),
    Column("outlet", Text),
    Column("outlet_key", Text, nullable=False),
    Column("side_key", Text, nullable=False),
    Column("url", Text, index=True),
    Column("published", Text, nullable=False),
    Column("language", Text),
    Column("version_of", ForeignKey("documents.id")),
    Column("words", Integer, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("reading", LargeBinary, nullable=False),
    Column("original_id", ForeignKey("originals.id")),
    Index("documents_by_published", "published", "id"),
    Index("documents_by_name", "name", "id"),
    Index("documents_by_words", "words", "id"),
    Index("documents_by_language", "language", "id"),
    Index("documents_by_outlet", "outlet_key", "published"),
    Index("documents_by_side", "side_key", "published"),
)
"""Texts as published. ``key``: one for each text, outlet and address; ``side_key``: the country it speaks for."""

people = Table(
    "people",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("country", Text),
    Column("country_key", Text, nullable=False),
    Column("apart", Text, nullable=False),
    Column("office", Text),
    Column("office_key", Text, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("canonical_id", Integer, nullable=False),
    Column("group_name", Text),
    Column("group_documents", Integer, nullable=False),
    Column("group_first_seen", Text, nullable=False),
    Column("group_last_seen", Text, nullable=False),
    UniqueConstraint("name_key", "type", "country_key", "apart"),
    Index("people_by_canonical", "canonical_id"),
    Index("people_by_documents", "group_documents", "id"),
    Index("people_by_name", "group_name", "id"),
    Index("people_by_last_seen", "group_last_seen", "id"),
    Index("people_by_country", "country_key"),
    Index("people_by_office", "office_key", "canonical_id", sqlite_where=text("office_key <> ''")),
)
"""Spellings: one row for a name of a person, institution, country or group with its country. Rows that are one
person's have one ``canonical_id``; its row tells the group (``group_name`` is null on all others). ``apart`` keeps
bearers of a bare name apart."""

person_names = Table(
    "person_names",
    METADATA,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("count", Integer, nullable=False),
)
"""How a spelling was written, and in how many documents."""

person_keys = Table(
    "person_keys",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""What spellings are found by when another one is to be compared with them."""

person_joins = Table(
    "person_joins",
    METADATA,
    Column("a", ForeignKey("people.id"), primary_key=True),
    Column("b", ForeignKey("people.id"), primary_key=True, index=True),
    Column("confidence", Float, nullable=False),
    sqlite_with_rowid=False,
)
"""Two spellings (``a`` < ``b``) that can be one person's by their names, and how sure that is (0..1)."""

judgements = Table(
    "judgements",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("a", ForeignKey("people.id"), nullable=False, index=True),
    Column("b", ForeignKey("people.id"), nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("undone_at", Text),
)
"""What a user has said of two spellings: same or different."""

appearances = Table(
    "appearances",
    METADATA,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("entity", Text, primary_key=True),
    Index("appearances_by_document", "document_id", "entity"),
    sqlite_with_rowid=False,
)
"""Which entity of which document is which person."""

contacts = Table(
    "contacts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("record", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("main", Boolean, nullable=False),
    Column("date", Text),
    Column("date_first", Text, nullable=False),
    Column("date_last", Text, nullable=False),
    Column("place", Text),
    Column("country", Text),
    Column("topics", Text),
    Column("words", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("plover", Text),
    Column("plover_mode", Text),
    Column("dossier_id", ForeignKey("dossiers.id"), index=True),
    Column("sketch", Text),
    UniqueConstraint("document_id", "record"),
    Index("contacts_by_date", "date_first", "id", "date_last"),
    Index("contacts_by_kind", "kind", "date_first", "id"),
    Index("contacts_by_status", "status", "date_first", "id"),
    Index("contacts_by_country", "country", "date_first", "id"),
    Index("contacts_in_kind", "kind", "id"),
    Index("contacts_in_status", "status", "id"),
)
"""Accounts of contacts. ``date`` as the text gives it, ``date_first`` and ``date_last`` the days that it covers."""

participants = Table(
    "participants",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("contact_id", ForeignKey("contacts.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("office", Text),
    Column("of", Text),
    Column("country_key", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("person_id", ForeignKey("people.id")),
    Column("start", Integer),
    Column("end", Integer),
    Index("participants_by_person", "person_id", "contact_id"),
    Index("participants_by_country", "country_key", "contact_id"),
)
"""Who took part in a contact, with office and affiliation at the time."""

quotes = Table(
    "quotes",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("record", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("source", Text),
    Column("source_key", Text, nullable=False),
    Column("person_id", ForeignKey("people.id")),
    Column("published", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    UniqueConstraint("document_id", "record"),
    Index("quotes_by_published", "published", "id"),
    Index("quotes_by_kind", "kind", "published", "id"),
    Index("quotes_by_source", "source_key", "id"),
    Index("quotes_by_person", "person_id", "published", "id"),
)
"""Who said what; ``content`` is the beginning, ``published`` the document's."""

dossiers = Table(
    "dossiers",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("date_first", Text),
    Column("date_last", Text),
    Column("kind", Text, nullable=False),
    Column("n_accounts", Integer, nullable=False),
    Index("dossiers_by_date", "date_first", "id"),
    Index("dossiers_of_several", "date_first", "id", sqlite_where=text("n_accounts > 1")),
)
"""All accounts of one contact; filled by whoever gathers them."""

laid = Table(
    "laid",
    METADATA,
    Column("dossier_id", ForeignKey("dossiers.id"), primary_key=True),
    Column("n_accounts", Integer, nullable=False),
    Column("rules", Text, nullable=False),
    Column("told", LargeBinary, nullable=False),
)
"""Dossiers laid side by side, as the contract's JSON, compressed: of how many accounts, and by which rules."""

dossier_members = Table(
    "dossier_members",
    METADATA,
    Column("dossier_id", ForeignKey("dossiers.id"), primary_key=True),
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("record", Text, primary_key=True),
    Column("whole", Boolean, nullable=False),
    Index("dossier_members_by_document", "document_id"),
    sqlite_with_rowid=False,
)
"""Accounts: a document's contact, or ('') what it tells without one; ``whole`` where the text is about it."""

outlines = Table(
    "outlines",
    METADATA,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("outline", Text, nullable=False),
)
"""What texts as wholes are compared by; filled by whoever gathers dossiers."""

dossier_keys = Table(
    "dossier_keys",
    METADATA,
    Column("date", Integer, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("dossier_id", ForeignKey("dossiers.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""What dossiers are found by; ``date`` is a stretch of days by its number, -1 for none. It comes first,
so that what is filed at one time lies together however much there is."""

signatures = Table(
    "signatures",
    METADATA,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("numbers", LargeBinary, nullable=False),
)
"""MinHash signatures, four bytes a number, the lowest first."""

signature_bands = Table(
    "signature_bands",
    METADATA,
    Column("band", BigInteger, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""What near-copies are found by."""

copies = Table(
    "copies",
    METADATA,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("of_id", ForeignKey("documents.id"), primary_key=True, index=True),
    Column("resemblance", Float, nullable=False),
    sqlite_with_rowid=False,
)
"""Documents and earlier ones that they resemble by half or more."""

problems = Table(
    "problems",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    Column("where", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("resolved_at", Text),
)
"""What could not be taken in, until it could."""

meta = Table("meta", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
"""What the store says of itself: the version of Communique that made it, and when."""
