"""Which words of a question a search looks for, and where a text holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from graphkit import dates, text
from graphkit.ask.tokens import Token, Words
from graphkit.rows import ClaimRow, RemarkRow

_LOOSE = (
    "small", "marker", "places", "fillers", "titles", "dated", "saying", "light", "about", "claims", "month",
)  # fmt: skip
"""Kinds of words that a remark need not hold."""
_NEVER = ("only", "only_with_not", "compare", "common", "connect", "origins", "unnamed", "named", "compound")
_TURNS = ("except", "pronoun", "several", "return", "not", "reason")
"""Small words that no remark is looked for with."""
_POINTS = ("pronoun", "several")


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


def points_back(tokens: Sequence[Token]) -> list[Token]:
    """The pronouns that a search passes over: for who is named before, or for what follows, `is it ...`."""
    named = next((index for index, token in enumerate(tokens) if token.has("entity")), len(tokens))
    opens = len(tokens) > 2 and tokens[0].has("small", "be", "do") and tokens[1].has("small", "there")
    bare = [token for token in tokens if _is_pronoun(token)]
    empty = tokens[1:2] if opens and named < len(tokens) else ()
    return [token for token in bare if token in tokens[named + 1 :] or token in empty]


def _is_pronoun(token: Token) -> bool:
    small = all(sense.kind == "small" for sense in token.senses)
    return small and token.text.isascii() and token.has("small", *_POINTS)


def alternatives(tokens: Sequence[Token]) -> dict[str, set[str]]:
    """The names that stand on either side of an `or`, each with the other: one of them is enough."""
    found: dict[str, set[str]] = {}
    for index, token in enumerate(tokens):
        ahead = [t for t in tokens[:index] if t.has("entity")][-1:] if token.has("small", "or") else []
        behind = [t for t in tokens[index + 1 : index + 4] if t.has("entity")][:1]
        if ahead and behind and token.text.isascii():
            found.setdefault(ahead[0].text, set()).add(behind[0].text)
            found.setdefault(behind[0].text, set()).add(ahead[0].text)
    return found


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


def is_put(row: ClaimRow | RemarkRow, wanted: Mapping[str, Sequence[str]]) -> bool:
    """Whether a row is put in such a way: its certainty, its stage."""
    return all(getattr(row, name, None) in values for name, values in wanted.items())


def meets(edtf: str, *when: str | None) -> bool:
    """Whether one of the dates that are given shares a day with the other."""
    low, high = dates.bounds(edtf)
    spans = (dates.bounds(each) for each in when if each)
    return any(dates.FIRST < first <= high and low <= last < dates.LAST for first, last in spans)
