"""Near-copies: documents filed under the bands of their signatures, and linked with earlier ones that they resemble."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from sqlalchemy import Connection, Select, bindparam, insert, select, union_all

from communique.store import schema

LEAST = 0.5
"""Least resemblance (0..1) of what is called a near-copy."""
MOST_LINKS = 20
"""A document is linked with so many of those that it resembles most: a report that thousands print stays a chain."""
MOST_IN_BAND = 50
"""Documents that are looked at under one band, the earliest: the first prints of a report stand for all."""

NUMBER = np.dtype("<u4")
"""How a number of a signature is kept: four bytes, the lowest first."""

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
    alike = [(id, share) for id, share in _shares(signature, near) if share >= LEAST]
    linked = tuple(sorted(alike, key=lambda pair: (-pair[1], pair[0]))[:MOST_LINKS])
    if linked:
        connection.execute(
            LINKED, [{"document_id": document_id, "of_id": id, "resemblance": share} for id, share in linked]
        )
    return linked


def packed(signature: Sequence[int]) -> bytes:
    """The numbers as bytes, four each, the lowest byte first."""
    return np.array(signature, dtype=NUMBER).tobytes()


def _candidates(connection: Connection, bands: Sequence[int]) -> list[tuple[int, bytes]]:
    """The earliest documents under each band, with their signatures."""
    if not bands:
        return []
    rows = connection.execute(_near(len(bands)), {f"band{i}": band for i, band in enumerate(bands)}).all()
    return [(id, numbers) for id, numbers in rows]


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


def _shares(signature: Sequence[int], near: Sequence[tuple[int, bytes]]) -> list[tuple[int, float]]:
    """The documents with the shares of equal numbers in their signatures, which estimate the shares of runs of words in
    common; a signature of another length has nothing to do with this one.
    """
    wanted = np.array(signature, dtype=NUMBER)
    told = [(id, numbers) for id, numbers in near if len(numbers) == wanted.nbytes]
    equal = np.frombuffer(b"".join([numbers for _, numbers in told]), dtype=NUMBER).reshape(-1, len(wanted)) == wanted
    return list(zip([id for id, _ in told], equal.mean(axis=1).tolist(), strict=True))
