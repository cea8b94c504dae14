"""The last resort: remarks and claims that hold the words of a question which nothing else reads.

Every name must be what the row is about, every word that carries meaning must stand in it, be its kind or
be said of its claims; what turns a question (only, not, other than) is never looked for. Said to be a search.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.ask import loose
from graphkit.ask.lines import lines
from graphkit.ask.phrases import Phrases
from graphkit.ask.showing import Found, shown
from graphkit.ask.tokens import Words
from graphkit.ask.wanted import TOO_MANY, Row, Wanted
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow, RemarkRow


def rows(corpus: Corpus, words: Words, phrases: Phrases, whole: bool = False) -> Found | None:
    """The answer of the remarks and claims that hold the words; None where none does, or too many do.

    With `whole` they hold every word.
    """
    wanted = Wanted(corpus, words)
    if not wanted.is_plain():
        return None
    rows = [(row, wanted.held(row)) for row in wanted.candidates() if not whole or wanted.answers(row)]
    tried: list[tuple[Row, Sequence[str]]] = [each for each in rows if each[1]]
    found = [each for each in tried if not wanted.lacks(each[0])]
    if not whole:
        found = found or [each for each in tried if wanted.nearly(each[0])]
        found = found or _fewest(wanted, [each for each in tried if wanted.partly(*each)])
    most = max((len(held) for _, held in found), default=0)
    best = [each for each in found if len(each[1]) == most]
    if len(best) > TOO_MANY:
        best = [each for each in best if wanted.says_so(each[0])]
    return _answer(corpus, wanted, best, phrases) if 0 < len(best) <= TOO_MANY else None


def loosely(corpus: Corpus, words: Words, phrases: Phrases) -> Found | None:
    """The same of the rows that lack the fewest words, and no name; None where such a search may mislead."""
    wanted = Wanted(corpus, words)
    if not wanted.is_plain() or not loose.may_search(corpus, words):
        return None
    near = [row for row in wanted.candidates(always=True) if wanted.answers(row) and wanted.loosely(row)]
    found = _fewest(wanted, [(row, wanted.telling(row)) for row in near])
    return _answer(corpus, wanted, found, phrases, "loosely") if 0 < len(found) <= TOO_MANY else None


def _fewest(wanted: Wanted, tried: Sequence[tuple[Row, Sequence[str]]]) -> list[tuple[Row, Sequence[str]]]:
    """The rows that lack the fewest words: first of those that no list has, or that name a topic."""
    fewest = min((wanted.distance(row) for row, _ in tried), default=(0, 0))
    return [each for each in tried if wanted.distance(each[0]) == fewest]


def _answer(
    corpus: Corpus,
    wanted: Wanted,
    found: Sequence[tuple[Row, Sequence[str]]],
    phrases: Phrases,
    how: str = "holding",
) -> Found:
    lacks = dict.fromkeys(word for row, _ in found for word in wanted.lacks(row))
    looked = dict.fromkeys((*(t.text for t in wanted.names), *(word for _, held in found for word in held)))
    words = phrases.listed(word for word in looked if word not in lacks)
    remarks = [row for row, _ in found if isinstance(row, RemarkRow)]
    told = [phrases.remark(row) for row in remarks]
    claims = [row for row, _ in found if isinstance(row, ClaimRow)] or (
        wanted.told_with(remarks) if how == "holding" else []
    )
    answer = shown(corpus, claims, phrases, remarks=remarks)
    narrow = (t.text for t in wanted.rest if t.has("qualities") or t.has("rank"))
    unapplied = tuple(dict.fromkeys((*lacks, *narrow)))
    wide = [phrases("unapplied", words=phrases.listed(unapplied))] if unapplied else []
    same, _, left = lines(corpus, (), answer["rows"], answer["denials"])
    reading = {"asks": how, "words": phrases.said["asked"]["bag"], "find": same, "looked_through": [],
               "without": left if same else []}
    sentences = [phrases(how, words=words), *wide, *told, *filter(None, (answer["sentence"],))]
    return answer | {"sentence": phrases.joined(sentences), "unapplied": unapplied, "reading": reading}
