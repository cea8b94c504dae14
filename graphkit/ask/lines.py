"""The `find` lines of an answer: those that select its very claims, and those it was chosen from."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from graphkit.ask import finding
from graphkit.ask.phrases import find_line
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.rows import ClaimRow

_NARROWING = ("item", "speaker", "relation")
"""Fields that may say in the words of `find` what a pattern alone does not: a category, a kind of speaker."""


def lines(
    corpus: Corpus,
    patterns: Sequence[Pattern],
    rows: Sequence[ClaimRow],
    beside: Iterable[ClaimRow],
    is_whole: bool = True,
) -> tuple[list[str], list[str], list[str]]:
    """(lines that select the claims of the answer and no others, those it was chosen from, ids left out).

    `beside` are denials shown with the claims: a line may find them or leave them out. Where the pattern
    finds more, it is narrowed to what the claims have; where that finds more too, or does not hold the whole
    question, the claims are named by their ids.
    """
    given = [pattern for pattern in patterns if pattern != Pattern()]
    told = [find_line(pattern) for pattern in given]
    must = {row.number: row.id for row in rows}
    is_cut = any(len(corpus.first(pattern, finding.MOST + 1)) > finding.MOST for pattern in given)
    if is_cut and len(rows) >= finding.MOST:
        is_same = all(must.keys() >= {*corpus.first(pattern, finding.MOST)} for pattern in given)
        return (told, [], []) if is_same else ([], told, [])
    may = {row.number: row.id for row in beside} | must
    bound = min(finding.MOST, len(may)) + 1  # one more is one too many
    for tried in _narrower(given, rows) if is_whole and not is_cut else ():
        if tried is not given and not _is_near(corpus, given[0], tried[0], must, may):
            continue
        found = {number for each in tried for number in corpus.first(each, bound)}
        if must.keys() <= found <= may.keys():
            return list(map(find_line, tried)), [] if tried == given else told, _left(may, found)
    by_id = [find_line(Pattern(claim=tuple(must.values())))] if rows else []
    return by_id, told, _left(may, must)


def _is_near(
    corpus: Corpus, wide: Pattern, narrow: Pattern, must: Mapping[int, str], may: Mapping[int, str]
) -> bool:
    """Whether, of the claims of the wider pattern, the narrower one finds what it must and may."""
    numbers = corpus.first(wide, finding.MOST)
    if wide.claim or not must.keys() <= {*numbers}:
        return True  # what answers is none of these
    looked = tuple(corpus.store.identities(numbers).values())
    found = {*corpus.first(narrow._replace(claim=looked), finding.MOST)}
    return must.keys() <= found <= may.keys()


def _left(may: Mapping[int, str], found: Container[int]) -> list[str]:
    """The ids of the claims that are not among those found."""
    return sorted(id for number, id in may.items() if number not in found)


def _narrower(patterns: Sequence[Pattern], rows: Sequence[ClaimRow]) -> Iterator[Sequence[Pattern]]:
    """The patterns, then one pattern narrowed by what its claims have in one field."""
    yield patterns
    if len(patterns) != 1 or not rows:
        return
    for field in _NARROWING:
        values = dict.fromkeys(_value(row, field) for row in rows)
        if all(values):
            yield [patterns[0]._replace(**{field: tuple(values)})]  # type: ignore[arg-type]


def _value(row: ClaimRow, field: str) -> str:
    return f"{row.document}/{row.speaker}" if field == "speaker" else getattr(row, field) or ""
