"""What one speaker says, as one sentence of prose: clauses joined, and nothing in them said twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

ACCORDING = "according to {source}, "
THEM, MIRRORED = "them", ", and the other way round"
LEAST_HEAD, LEAST, UNDECIDED = 2, 5, "undetermined whether"
"""Words that two clauses must begin with alike, and have alike in all, to be one; what asks for `or`."""
LINKS = ("in", "to", "of", "from", "with", "by", "for", "at")
"""Words that cannot stand before `and`."""


class Statement(NamedTuple):
    """One clause: where it stands, who says it, what it begins with, its words and ids."""

    place: tuple[int, int, int]
    source: str
    subject: str
    words: str
    ids: Sequence[str]
    item: str = ""
    ends: tuple[str, ...] = ()


def ids(names: Iterable[str]) -> str:
    """The ids, three and more that follow each other as a range."""
    runs: list[list[str]] = []
    for name in names:
        if runs and (runs[-1][-1][0], int(runs[-1][-1][1:]) + 1) == (name[0], int(name[1:])):
            runs[-1].append(name)
        else:
            runs.append([name])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)


def sentence(source: str, statements: Sequence[Statement]) -> str:
    """One sentence for what one speaker says: a subject that stands again is not said again."""
    runs: list[list[Statement]] = []
    for each in _joined(_pronouns(statements)):
        if runs and each.subject and each.subject == runs[-1][0].subject:
            runs[-1].append(each)
        else:
            runs.append([each])
    clauses = ["; ".join(_run(run)) for run in runs]
    return f"{ACCORDING.format(source=source)}{'; '.join(clauses)}"


def _pronouns(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements, an item of which the one before spoke as `them`."""
    before = ""
    for each in statements:
        again = each.item and each.item == before and each.item.endswith("s")
        item = each.item.partition(" ")[2]
        yield each._replace(words=each.words.replace(f"with {item}", f"with {THEM}")) if again else each
        before = each.item or before


def _run(run: Sequence[Statement]) -> Iterator[str]:
    told = [f"{each.words} [{ids(name.rpartition('/')[2] for name in each.ids)}]" for each in run]
    told = [told[0], *(words.removeprefix(run[0].subject).strip() for words in told[1:])]
    yield ", ".join(told[:-1]) + f" and {told[-1]}" if len(told) > 1 else told[0]


def _joined(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements, neighbours that begin and end alike as one."""
    before: Statement | None = None
    for each in statements:
        both = _one(before, each) if before else None
        if before and both is None:
            yield before
        before = both or each
    if before:
        yield before


def _one(first: Statement, second: Statement) -> Statement | None:
    """Both as one clause, where only a few words in the middle differ, or the parties change places."""
    if len(first.ends) == 2 and _turned(first.words, *first.ends) == second.words:
        return first._replace(words=first.words + MIRRORED, ids=[*first.ids, *second.ids])
    return _folded(first, second)


def _folded(first: Statement, second: Statement) -> Statement | None:
    """Both as one clause that says once what they begin with and end in; None where that reads badly."""
    a, b = first.words.split(" "), second.words.split(" ")
    head, tail = _shared(a, b)
    middle = [" ".join(words[head : len(words) - tail]).removesuffix(",") for words in (a, b)]
    after_and = a[head - 1] == "and"
    if after_and and tail and head == LEAST_HEAD:  # two pairs of which one is in both
        pairs = [*a[:head], f"{middle[0]},", "and", *a[:head], f"{middle[1]},"]
        return first._replace(words=" ".join([*pairs, *a[-tail:]]), ids=[*first.ids, *second.ids])
    is_bad = (
        not all(middle) or any(each.rpartition(" ")[2] in LINKS for each in middle) or (after_and and tail)
    )
    if head < LEAST_HEAD or head + tail < LEAST or is_bad:
        return None
    middle[0] = ", ".join(middle[0].rsplit(" and ", 1)) if "," in middle[0] else middle[0]
    joined = (" or " if after_and or UNDECIDED in first.words else " and ").join(middle)
    comma = "," if tail and a[len(a) - tail - 1].endswith(",") else ""
    words = " ".join([*a[:head], joined + comma, *a[len(a) - tail :]])
    return first._replace(words=words, ids=[*first.ids, *second.ids])


def _shared(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """How many words both begin with, and end in."""
    least = min(len(a), len(b))
    head = next((n for n in range(least) if a[n] != b[n]), least)
    return head, next((n for n in range(least - head) if a[-1 - n] != b[-1 - n]), least - head)


def _turned(words: str, one: str, other: str) -> str:
    """The words with the two names in each other's place."""
    return words.replace(one, "\0").replace(other, one).replace("\0", other)
