"""An English question put plainly before it is read: who speaks, what is asked, in the words of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.ask.senses import Word
from graphkit.ask.tokens import Sense
from graphkit.corpus import Corpus


def put_plainly(corpus: Corpus, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, with each turn of phrase as what it stands for."""
    return tuple(_of_oneself(tuple(_restored(corpus, tuple(_viewed(tuple(_compared(words))))))))


def _compared(words: Sequence[Word]) -> Iterator[Word]:
    """Without the preposition before what is compared: `supplies Russia with more kinds of items`."""
    for word, after in zip(words, (*words[1:], None), strict=True):
        compared = after is not None and after.kind == "compare"
        if not (compared and word.kind == "marker" and word.is_a("with", "preposition")):
            yield word


def _viewed(words: Sequence[Word]) -> Iterator[Word]:
    """Whose view it is as who says so: `in Stoltenberg's view`."""
    ends = [n for n, word in enumerate(words) if word.kind == "small" and word.is_a("source_of")]
    for index, word in enumerate(words):
        end = next((n for n in ends if index < n <= index + 3), 0)
        if index in ends:
            continue
        if end and word.kind == "marker" and word.is_a("preposition"):
            yield Word("small", word.token, (Sense("small", "source", ""),))
        else:
            yield word


def _of_oneself(words: Sequence[Word]) -> Iterator[Word]:
    """Who speaks of himself by his name: `the US says it will sanction`."""
    for index, word in enumerate(words):
        before, after = words[:index], words[index + 1 : index + 2]
        said = bool(before) and before[-1].kind == "saying"
        speaker = next((each for each in before[::-1] if each.kind == "name"), None)
        himself = word.kind == "small" and word.is_a("pronoun", "several", "there") and not word.is_a("own")
        goes_on = bool(after) and after[0].kind in ("small", "head") and not after[0].is_a("that")
        yield speaker if said and himself and goes_on and speaker is not None else word


def _restored(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """What is got going again as what is restored."""
    revives = corpus.vocabulary.data["asking"]["en"]["revives"]
    ends = [n for n, word in enumerate(words) if word.kind == "topics" and word.is_a("recovery")]
    begins = [n for n, word in enumerate(words) if word.token.text.casefold() in revives]
    at = next((n for n in begins if ends and n + 1 < ends[-1]), -1)
    for index, word in enumerate(words):
        if index == at:
            named = corpus.store.phrases([revives[word.token.text.casefold()]])
            senses = tuple(Sense(kind, target, note) for _, of, kind, target, note in named if of == "en")
            yield Word("head", word.token, tuple(sense for sense in senses if sense.kind == "verb"))
        elif at < 0 or index != ends[-1]:
            yield word
