"""What was so at the very time that is asked for, before what may have been."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit import dates
from graphkit.ask.phrases import Phrases
from graphkit.ask.values import Reading
from graphkit.rows import ClaimRow


def of_then(rows: Sequence[ClaimRow], reading: Reading, phrases: Phrases) -> tuple[list[ClaimRow], list[str]]:
    """The claims of a question for a time alone that lie in it, and how many may only; all where none does.

    What has gone on since long before, and what is dated by its month where a day is asked for, may only.
    """
    pattern = reading.pattern
    if pattern.relation or reading.asks not in ("list", "about"):
        return list(rows), []
    kept = list(rows)
    for name, since, until in (
        ("when", pattern.since, pattern.until),
        ("stated", pattern.stated_since, pattern.stated_until),
    ):
        if since and until:
            low, high = dates.bounds(since)[0], dates.bounds(until)[1]
            kept = [row for row in kept if not _is_wide(getattr(row, name), low, high)]
    left = len(rows) - len(kept)
    return (kept, [phrases.number("then", left)]) if kept and left else (list(rows), [])


def by_date(rows: Sequence[ClaimRow], reading: Reading) -> dict[str, int]:
    """A number for each claim that is dated: 0 within the time that is asked for, 1 for wider dates."""
    since, until = reading.pattern.since, reading.pattern.until
    if not (since and until):
        return {}
    low, high = dates.bounds(since)[0], dates.bounds(until)[1]
    spans = ((row.id, dates.bounds(row.when)) for row in rows if row.when)
    return {id: int(not (low <= begins and ends <= high)) for id, (begins, ends) in spans}


def _is_wide(dated: str | None, low: str, high: str) -> bool:
    """Whether the date is open at an end, or one coarse date around the time; what has both ends lasted."""
    if not dated:
        return False
    begins, ends = dates.bounds(dated)
    around = begins <= low and high <= ends and (begins, ends) != (low, high)
    is_open = ".." in dated or dated.startswith("/") or dated.endswith("/")
    return around and (is_open or "/" not in dated)
