"""Near-copies: documents filed under the bands of their signatures, and linked with earlier ones that they resemble."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cache
from operator import eq

from sqlalchemy import Connection, Select, bindparam, insert, select, union_all

from communique.store import schema

LEAST = 0.5
"""Least resemblance (0..1) of what is called a near-copy."""
MOST_LINKS = 20
"""A document is linked with so many of those that it resembles most: a report that thousands print stays a chain."""
MOST_IN_BAND = 50
"""Documents that are looked at under one band, the earliest: the first prints of a report stand for all."""

signatures, filed, copies = schema.signatures, schema.signature_bands, schema.copies
SIGNED, FILED, LINKED = insert(signatures), insert(filed), insert(copies)


def link(
    connection: Connection, document_id: int, signature: Sequence[int], bands: Sequence[int]
) -> tuple[tuple[int, float], ...]:
    """File the document; the earlier ones that it is a near-copy of with their resemblance, the most alike first."""
    if not signature:
        return ()
    near = _candidates(connection, bands)
    connection.execute(SIGNED, {"document_id": document_id, "numbers": packed(signature)})
    rows = [{"band": band, "document_id": document_id} for band in dict.fromkeys(bands)]
    if rows:
        connection.execute(FILED, rows)
    alike = [(id, share) for id, numbers in near if (share := _share(signature, numbers)) >= LEAST]
    linked = tuple(sorted(alike, key=lambda pair: (-pair[1], pair[0]))[:MOST_LINKS])
    if linked:
        connection.execute(
            LINKED, [{"document_id": document_id, "of_id": id, "resemblance": share} for id, share in linked]
        )
    return linked


def packed(signature: Sequence[int]) -> bytes:
    """The numbers as bytes, four each, the lowest byte first."""
    return struct.pack(f"<{len(signature)}I", *signature)


def unpacked(data: bytes) -> tuple[int, ...]:
    """The numbers of :func:`packed`."""
    return struct.unpack(f"<{len(data) // 4}I", data)


def _candidates(connection: Connection, bands: Sequence[int]) -> list[tuple[int, tuple[int, ...]]]:
    """The earliest documents under each band, with their signatures."""
    if not bands:
        return []
    rows = connection.execute(_near(len(bands)), {f"band{i}": band for i, band in enumerate(bands)}).all()
    return [(id, unpacked(numbers)) for id, numbers in rows]


@cache
def _near(count: int) -> Select[int, bytes]:
    """The question for so many bands, put together once: that takes longer than its answer."""
    own = filed.c.document_id
    parts = (
        select(own).where(filed.c.band == bindparam(f"band{i}")).order_by(own).limit(MOST_IN_BAND).subquery()
        for i in range(count)
    )
    found = union_all(*(select(part.c.document_id) for part in parts)).subquery()
    return select(signatures.c.document_id, signatures.c.numbers).where(
        signatures.c.document_id.in_(select(found.c.document_id))
    )


def _share(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of equal numbers, which estimates the share of runs of words in common."""
    return float(sum(map(eq, one, other))) / max(len(one), len(other))
