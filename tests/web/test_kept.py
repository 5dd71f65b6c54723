"""What is kept in memory: what was asked for lately, up to a number."""

from __future__ import annotations

from communique.web.kept import Kept


def test_a_value_is_made_once_and_the_longest_unasked_for_goes() -> None:
    kept: Kept[str] = Kept(2)
    made: list[str] = []

    def get(key: str) -> str:
        return kept.get(key, lambda: made.append(key) or key.upper())  # type: ignore[func-returns-value]

    assert [get(key) for key in ("a", "b", "a", "c", "a", "b")] == ["A", "B", "A", "C", "A", "B"]
    assert made == ["a", "b", "c", "b"]
    assert len(kept) == 2
