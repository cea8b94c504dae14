"""Which words of a question a search looks for, and where a text holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graphkit import text
from graphkit.ask.tokens import Token, Words

_LOOSE = (
    "small", "marker", "places", "fillers", "titles", "dated", "saying", "light", "about", "claims", "month",
)  # fmt: skip
"""Kinds of words that a remark need not hold."""
_NEVER = ("only", "only_with_not", "compare", "common", "connect", "origins", "unnamed", "named", "compound")
_TURNS = ("except", "pronoun", "several", "return", "not", "reason")
"""Small words that no remark is looked for with."""


def asked_until(tokens: Sequence[Token]) -> int:
    """Where the courtesy begins in which the question ends: ...を教えて."""
    end = len(tokens)
    while end and (tokens[end - 1].has("fillers") or tokens[end - 1].has("small", "stop")):
        end -= 1
    return end


def is_loose(token: Token) -> bool:
    """Whether a remark need not hold the word: every meaning of it is grammar, or courtesy."""
    loose = all(sense.kind in _LOOSE for sense in token.senses) or token.has("light")
    return bool(token.senses) and loose and not token.has("small", *_TURNS)


def turns(token: Token) -> bool:
    """Whether a word turns the question: a small one, one of a kind that does, or a verb that is negated."""
    negated = any("negative" in sense.note for sense in token.senses if sense.kind in ("verb", "light"))
    never = any(map(token.has, _NEVER)) and not token.has("noun")  # 関係 is a word for a tie too
    return negated or token.has("small", *_TURNS) or never


def may_narrow(token: Token) -> bool:
    """Whether a word may be no more than one that narrows: `more dangerous`."""
    return token.has("qualities")


def places(words: Words) -> Iterator[Token]:
    """The names that say where, by the word before them, or behind them in Japanese."""
    beside = 1 if words.language == "ja" else -1
    for index, token in enumerate(words.tokens):
        at = index + beside
        if token.has("entity") and 0 <= at < len(words.tokens) and words.tokens[at].has("places"):
            yield token


def strange(words: Words) -> Iterator[str]:
    """The words that are not known; in Japanese without the endings of verbs."""
    before: Token | None = None
    for token in words.tokens:
        follows = before is not None and before.start + len(before.text) == token.start
        if not token.senses:
            if words.language == "ja" and is_kana(token.text):
                if not follows:
                    yield token.text
            else:
                yield text.fold(token.text)
        before = token


def is_kana(word: str) -> bool:
    return all("ぁ" <= letter <= "ん" for letter in word)


def stands(said: str, part: str, language: str) -> bool:
    """Whether a word of the text begins so: a short one is it; katakana is no part of a longer word."""
    if language == "en":
        return bool(re.search(rf"\b{re.escape(part)}" + (r"\b" if len(part) < _SHORT else ""), said))
    if all("ァ" <= letter <= "ー" for letter in part):
        return bool(re.search(rf"(?<![ァ-ー]){part}(?![ァ-ー一-鿿])", said))
    if len(part) == 1:  # the stem of a verb
        return bool(re.search(rf"(?<![一-鿿]){re.escape(part)}(?=[ぁ-ん])", said))
    return part in said


_SHORT = 4
