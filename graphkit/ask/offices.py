"""Who is meant by an office, `the Russian defence minister`, and what by an occasion, `the hearing`.

Found in the descriptions and the labels of the data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from graphkit import text
from graphkit.corpus import Corpus

_SAME = 5
"""Letters that two forms of a word share: defense, defence."""


def holders(corpus: Corpus, of: Sequence[str], title: str, language: str) -> tuple[str, ...]:
    """The persons of the states or organisations whose description holds the title; none where none does."""
    store = corpus.store
    inside = store.below("part_up", store.numbers("entity", of).values())
    names = [name for name in store.ids("entity", inside) if corpus.kind(name) == "Person"]
    asked = corpus.vocabulary.data["asking"][language].get("offices", {})
    titles = asked.get(text.fold(title), (title,))
    return tuple(name for name in names if any(_has(_description(corpus, name, language), t) for t in titles))


def occasions(corpus: Corpus, said: str, language: str) -> tuple[str, ...]:
    """The events whose label holds the words, or the last of them: `the congressional hearing`."""
    words, blank = text.fold(said).split(), " " if language == "en" else ""
    events = [row for row in corpus.store.entities() if row[1] == "Event"]
    for start in range(len(words)):
        asked = blank.join(words[start:])
        found = tuple(row[0] for row in events if asked in text.fold(row[2 if language == "en" else 3]))
        if found:
            return found
    return ()


def _description(corpus: Corpus, name: str, language: str) -> str:
    record = next((row[4] for row in corpus.store.entities([name])), None)
    return str((json.loads(record).get("description") or {}).get(language, "")) if record else ""


def _has(description: str, title: str) -> bool:
    """Whether every word of the title stands in the description, or begins a word of it."""
    if not title.isascii():
        return title in description
    words = _begun(text.fold(description).split())
    return bool(title) and _begun(text.fold(title.replace("-", " ")).split()) <= words


def _begun(words: Iterable[str]) -> set[str]:
    return {word[:_SAME] for word in words}
