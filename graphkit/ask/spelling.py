"""The spelling of a word that is not known at all: the one known word it is a slip away from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphkit import text
from graphkit.ask.tokens import Token
from graphkit.corpus import Corpus

_CORRECTED = ("entity", "speaker", "verb", "noun", "agent", "kinds")
"""Words that spelling may be put right to: none that could turn a question round."""


def corrections(corpus: Corpus, tokens: Sequence[Token], language: str) -> tuple[tuple[str, str], ...]:
    """For each unknown word the one known word it is a slip away from, where there is just one."""
    asking = corpus.vocabulary.data["asking"][language]
    whose: Sequence[str] = asking["small"].get("possessive", ())
    ordinary = frozenset(asking.get("no_slips", ()))
    unknown = [
        _bare(t.text, whose)
        for t in tokens
        if not t.senses
        and (len(t.text) > 4 or not t.text.isascii())
        and len(t.text) > 3
        and not any(map(str.isdigit, t.text))
        and text.fold(t.text) not in ordinary
    ]
    if not unknown:
        return ()
    phrases = corpus.phrases(*_CORRECTED)
    parts = _parts(phrases) if language == "en" else ()
    near = (
        (word, _nearest(text.fold(word), phrases, language) or _nearest(text.fold(word), parts, language))
        for word in unknown[:5]
    )
    return tuple((word, found) for word, found in near if found)


def _parts(phrases: Iterable[str]) -> tuple[str, ...]:
    """The words of what is called by several: `ballistic`, which no name is by itself."""
    return tuple({part for phrase in phrases if " " in phrase for part in phrase.split() if part.isalpha()})


def _bare(word: str, whose: Sequence[str]) -> str:
    """The word without the sign of whose it is at its end."""
    return next((word.removesuffix(end) for end in whose if word.endswith(end)), word)


def _nearest(word: str, phrases: Iterable[str], language: str) -> str:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    allowed = 2 if len(word) >= 10 else 1
    found = process.extract(word, phrases, scorer=OSA.distance, score_cutoff=allowed, limit=4)  # type: ignore[arg-type]  # its own stub is too narrow
    near = sorted((distance, phrase) for phrase, distance, _ in found if distance and _may_be(word, phrase))
    if not near or (len(near) > 1 and near[0][0] == near[1][0] and not _same(near[0][1], near[1][1])):
        return ""
    return near[0][1]


def _may_be(word: str, phrase: str) -> bool:
    """Whether it can be a slip: in a short word no letter may stand for another, since Irak is not Iran."""
    if (phrase[:1] != word[:1] and len(word) < 7) or len(phrase) < (5 if word.isascii() else 4):
        return False
    swapped = sorted(word) == sorted(phrase)
    return swapped or len(word) != len(phrase) or len(word) >= (6 if word.isascii() else 4)


def _same(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
