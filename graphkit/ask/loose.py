"""The loosest search: rows that hold each name of a question that nothing else reads, and most of its words.

Its answer says that the question was not understood as one, and names every word that it left out. A name
that is not known, or a thing that is counted or asked for and not known, is never left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.ask.held import is_kana
from graphkit.ask.tokens import Token, Words, is_name

TELLING = ("verb", "noun", "agent", "topics", "remarks", "date")
"""Kinds of words that a row which holds them is looked for with."""

COUNTS = ("amount", "count")
"""What a question asks that no search answers: the number that it finds may be another."""
_AFTER_VERB = ("article", "pronoun", "several", "own")
"""Small words before which a word that begins a question with a capital is no name."""
_BEHIND = ("marker", "titles", "kinds")
"""Kinds of words that stand behind a noun."""


def is_doubt(words: Words) -> bool:
    """Whether it is asked if something is so."""
    asks, opens = any(t.has("question") for t in words.tokens), words.tokens[0]
    begins = words.language == "ja" or any(opens.has("small", word) for word in ("do", "be", "have", "modal"))
    return not asks and (begins or any(t.has("small", "true") for t in words.tokens))


def may_search(words: Words) -> bool:
    """Whether what is not known may be left out: no name, no number, nothing that is counted or asked for."""
    if is_doubt(words) and all(token.senses for token in words.tokens):
        return False  # how the words stand together turns it
    counts = any(sense.note in COUNTS for token in words.tokens for sense in token.of("question"))
    return not counts and not any(map(is_needed, *_with_neighbours(words)))


def _with_neighbours(words: Words) -> tuple[Sequence[Token | None], Sequence[Token], Sequence[Token | None]]:
    return (None, *words.tokens[:-1]), words.tokens, (*words.tokens[1:], None)


def is_needed(before: Token | None, token: Token, after: Token | None) -> bool:
    """Whether a word is not known and may be what the question is about."""
    if token.senses:
        return False
    if any(map(str.isdigit, token.text)):
        return True
    if token.text.isascii():
        opens = before is None and after is not None and after.has("small", *_AFTER_VERB)
        named = is_name(token) and not opens
        return named or (before is not None and before.has("question"))
    if is_name(token):
        return True
    acts = after is not None and (any(map(after.has, _BEHIND)) or after.has("small", "actor"))
    return acts and len(token.text) > 1 and not any(map(is_kana, token.text))

