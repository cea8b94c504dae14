"""Why something is so, where a remark that holds the words says only that it is: the reason beside it.

The same sentence often says what is done and why; the two are remarks of their own. Said to be a search.
"""

from __future__ import annotations

from graphkit.ask.phrases import Phrases
from graphkit.ask.said import telling
from graphkit.ask.showing import Found
from graphkit.ask.tokens import Words
from graphkit.ask.wanted import TOO_MANY, Wanted
from graphkit.corpus import Corpus
from graphkit.rows import RemarkRow


def reasons(corpus: Corpus, words: Words, phrases: Phrases) -> Found | None:
    """The reasons in the sentences of which a remark holds all other words; None where why is not asked."""
    questions = corpus.vocabulary.data["questions"][words.language]
    asking = [
        token
        for token in words.tokens
        if any(questions[sense.target]["asks"][0] in _WHY for sense in token.of("question"))
    ]
    if not asking:
        return None
    rest = words._replace(tokens=tuple(token for token in words.tokens if token not in asking))
    wanted = Wanted(corpus, rest)
    if not wanted.is_plain():
        return None
    held = [row for row in wanted.candidates() if wanted.held(row) and not wanted.lacks(row)]
    told = [row for row in held if isinstance(row, RemarkRow)]
    why = {row.id: row for remark in told for row in _beside(corpus, remark)}
    if not why or len(why) + len(told) > TOO_MANY:
        return None
    known = [*(t.text for t in wanted.names), *dict.fromkeys(w for row in told for w in wanted.held(row))]
    found = telling(corpus, [], list({**why, **{row.id: row for row in told}}.values()), phrases)
    lead = phrases("holding", words=phrases.listed(known))
    return found | {"sentence": phrases.joined([lead, found["sentence"]])}


_WHY = ("purpose", "cause")
"""What a question word asks that a reason answers."""


def _beside(corpus: Corpus, remark: RemarkRow) -> list[RemarkRow]:
    """The reasons of the same sentence, on something that the remark is about."""
    kinds = corpus.vocabulary.data["remark_groups"]["purpose"]
    rows = corpus.remarks(about=remark.about, kind=kinds)
    return [row for row in rows if (row.document, row.at) == (remark.document, remark.at)]
