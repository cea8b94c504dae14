"""What may be left out of a question that nothing reads whole: words that are not known and only narrow.

First those that narrow by their place, before a thing or as an adverb: the rest is read as a question. Then,
for the loosest search, all that is no name and not what is asked for. The answer names every word left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.ask.held import is_kana
from graphkit.ask.tokens import Sense, Token, Words, is_name
from graphkit.corpus import Corpus

TELLING = ("verb", "noun", "agent", "topics", "remarks", "date")
"""Kinds of words that a row which holds them is looked for with."""
COUNTS = ("amount", "count")
"""What a question asks that no search answers: the number that it finds may be another."""
FEW = 3
"""Claims that are told with the one remark that a search finds on them."""
_AFTER_VERB = ("article", "pronoun", "several", "own")
"""Small words before which a word that begins a question with a capital is no name."""
_BEHIND = ("marker", "titles", "kinds")
"""Kinds of words that stand behind a noun."""
_BEFORE = ("marker", "verb", "question")
"""Kinds of words before which a thing may stand with an attribute."""
_NARROWS = (Sense("qualities", "qualities", ""),)


def narrowing(corpus: Corpus, words: Words) -> Words | None:
    """The question with its unknown words as words that narrow; None where one of them may be more."""
    asides = corpus.vocabulary.data["asking"][words.language]["asides"]
    tokens = tuple((_in_japanese if words.language == "ja" else _in_english)(corpus, words.tokens, asides))
    changed = tokens != words.tokens and all(token.senses for token in tokens)
    return words._replace(tokens=tokens) if changed else None


def _in_english(corpus: Corpus, tokens: Sequence[Token], asides: dict[str, Sequence[str]]) -> Iterator[Token]:
    for before, token, after in zip(*_with_neighbours(tokens), strict=True):
        plain = not token.senses and token.text.islower() and token.text not in asides["turning"]
        adverb = plain and token.text.endswith(tuple(asides["adverbs"]))
        opens = before is not None and (
            any(map(before.has, _BEFORE)) or before.has("small", "article", "own", "possessive")
        )
        adjective = opens and token.text.endswith(tuple(asides["adjectives"]))
        attribute = plain and adjective and _is_thing(corpus, after)
        yield token._replace(senses=_NARROWS) if adverb or attribute else token


def _in_japanese(
    corpus: Corpus, tokens: Sequence[Token], asides: dict[str, Sequence[str]]
) -> Iterator[Token]:
    index = 0
    while index < len(tokens):
        token, end = tokens[index], index + 1
        while not token.senses and end < len(tokens) and _joins(tokens[end], asides["joins"]):
            end += 1
        typed = "".join(each.text for each in tokens[index:end])
        thing, behind = (*tokens[end : end + 2], None, None)[:2]
        placed = _is_thing(corpus, thing) and behind is not None and behind.has("marker")
        narrows = not token.senses and not is_name(token) and end > index + 1 and placed
        yield Token(typed, _NARROWS, token.start) if narrows else token
        index = end if narrows else index + 1


def _joins(token: Token, joins: Sequence[str]) -> bool:
    """Whether a word belongs to the adjective that it stands behind: な, した, another unknown ending."""
    return token.text in joins or (not token.senses and all(map(is_kana, token.text)))


def _is_thing(corpus: Corpus, token: Token | None) -> bool:
    """Whether a word names a thing, or a kind of things or parties."""
    if token is None:
        return False
    things = (corpus.kind(sense.target) == "Item" for sense in token.of("entity"))
    return token.has("kinds") or any(things)


def is_doubt(words: Words) -> bool:
    """Whether it is asked if something is so."""
    asks, opens = any(t.has("question") for t in words.tokens), words.tokens[0]
    begins = words.language == "ja" or any(opens.has("small", word) for word in ("do", "be", "have", "modal"))
    return not asks and (begins or any(t.has("small", "true") for t in words.tokens))


def may_search(corpus: Corpus, words: Words) -> bool:
    """Whether what is not known may be left out: no name, no number, nothing that is counted or asked for."""
    turning = corpus.vocabulary.data["asking"][words.language]["asides"].get("turning", ())
    if any(token.text in turning for token in words.tokens):
        return False
    if is_doubt(words) and all(token.senses for token in words.tokens):
        return False  # how the words stand together turns it
    counts = any(sense.note in COUNTS for token in words.tokens for sense in token.of("question"))
    return not counts and not any(map(_is_needed, *_with_neighbours(words.tokens)))


def _with_neighbours(
    tokens: Sequence[Token],
) -> tuple[Sequence[Token | None], Sequence[Token], Sequence[Token | None]]:
    return (None, *tokens[:-1]), tokens, (*tokens[1:], None)


def _is_needed(before: Token | None, token: Token, after: Token | None) -> bool:
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
