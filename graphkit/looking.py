"""What stands in a sentence, and what its statements keep of it: names, cues, words as printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from graphkit.model import SELF, Claim, Entity, Passage, Remark, Speaker
from graphkit.reader import Loaded, Source
from graphkit.vocabulary import Vocabulary

Span = tuple[int, int]
ROLES = ("subject", "object", "item")
_LATIN = re.compile(r"[a-z0-9]", re.IGNORECASE)


class Match(NamedTuple):
    """A phrase that stands in a sentence, and what it stands for: kinds of cues, or ids of entities."""

    words: str
    span: Span
    means: frozenset[str]


class Known:
    """Names and cues to look for, in the two languages; made once for many sentences."""

    def __init__(self, loaded: Loaded, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.entities: dict[str, Entity] = {e.id: e for file in loaded.files for e in file.entities}
        self.claims = {
            (source.document.id, claim.id): claim
            for source in loaded.sources for passage in source.document.passages for claim in passage.claims
        }  # fmt: skip
        self._finders: dict[tuple[str, str], _Finder] = {}

    def cues(self, language: str) -> _Finder:
        """Finds the cue words of a language."""
        table = self.vocabulary.cues(language)
        return self._finder(
            "cues", language, lambda: ((word, kind) for kind in table for word in table[kind])
        )

    def names(self, language: str) -> _Finder:
        """Finds labels and aliases in a language."""
        return self._finder("names", language, lambda: self._all_names(language))

    def _finder(self, what: str, language: str, phrases: Callable[[], Iterable[tuple[str, str]]]) -> _Finder:
        if (what, language) not in self._finders:
            self._finders[what, language] = _Finder(phrases())
        return self._finders[what, language]

    def _all_names(self, language: str) -> Iterator[tuple[str, str]]:
        for entity in self.entities.values():
            for name in names_of(entity, language):
                if len(name) > 1:  # one letter stands within many words
                    yield name, entity.id

    def wholes(self, entity: str) -> tuple[str, ...]:
        """The entity, what it is part of, and what is broader."""
        found = [entity]
        for each in found:
            record = self.entities.get(each)
            above = (*getattr(record, "part_of", ()), *getattr(record, "broader", ()))
            found += [one for one in above if one not in found]
        return tuple(found)


def names_of(entity: Entity, language: str) -> tuple[str, ...]:
    """Label and aliases of an entity in a language, without a leading article."""
    names = (getattr(entity.labels, language), *getattr(entity.aliases, language))
    return tuple(name.removeprefix("the ") for name in names)


class _Finder:
    """Finds phrases, the longest first; a phrase with capitals is looked for as it is written."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self.means: dict[str, set[str]] = {}
        for phrase, meaning in phrases:
            normal = unicodedata.normalize("NFKC", phrase)
            self.means.setdefault(normal, set()).add(meaning)
        ordered = sorted(self.means, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(_bounded, ordered)) or "(?!)")

    def find(self, words: str) -> list[Match]:
        """What stands in the words, from left to right, without overlaps."""
        found = []
        for each in self.pattern.finditer(words):
            said = each.group()
            forms = (said, said.lower(), said[:-1], said.lower()[:-1], said.lower()[:-2])
            meant = next((self.means[form] for form in forms if form in self.means), set())
            found.append(Match(said, each.span(), frozenset(meant)))
        return found


def _bounded(phrase: str) -> str:
    """A pattern for the phrase: whole Latin words and their plural, small letters in either case."""
    said = re.escape(phrase) if phrase.lower() != phrase else f"(?i:{re.escape(phrase)})"
    before = "(?<![A-Za-z0-9])" if _LATIN.match(phrase) else ""
    behind = "(?:e?s)?(?![A-Za-z0-9])" if _LATIN.match(phrase[-1:]) else ""
    return (before if phrase != "n't" else "") + said + behind


class Look:
    """One sentence and what was made of it."""

    def __init__(
        self, words: str, source: Source, passage: Passage, known: Known, before: str | None = ""
    ) -> None:
        """`before` is the sentence before, of which a name may still be understood; None: it is not known."""
        self.words, self.before = _normal(words), None if before is None else _normal(before)
        self.source, self.passage, self.known = source, passage, known
        self.language = "ja" if source.document.language == "ja" else "en"
        self.statements: tuple[Claim | Remark, ...] = passage.statements

    @cached_property
    def cues(self) -> list[Match]:
        """The cues that no statement keeps."""
        return [each for each in self.known.cues(self.language).find(self.words) if not self.is_used(each)]

    @cached_property
    def names(self) -> list[Match]:
        """The names in the sentence."""
        return self.known.names(self.language).find(self.words)

    @cached_property
    def kept(self) -> tuple[Span, ...]:
        """Where words stand that a statement keeps as printed."""
        words = [word for each in self.statements for word in _as_printed(each)]
        lower = self.words.lower()
        normal = [unicodedata.normalize("NFKC", word).lower() for word in words]
        return tuple(found.span() for word in normal for found in re.finditer(re.escape(word), lower))

    @cached_property
    def own_words(self) -> str:
        """Our own words for the sentence, in its language."""
        texts = [each.text for each in self.passage.remarks]
        texts += [each.gloss for each in self.passage.claims if each.gloss]
        said = " ".join(str(getattr(text, self.language)) for text in texts)
        return unicodedata.normalize("NFKC", said).lower()

    def is_used(self, match: Match) -> bool:
        """Whether a statement keeps the phrase, as printed or in our own words."""
        start, end = match.span
        kept = any(low < end and start < high for low, high in self.kept)
        return kept or match.words.lower() in self.own_words

    def is_called(self, match: Match) -> bool:
        """Whether the phrase is part of what a speaker of the sentence is called."""
        return any(_bounded_in(match.words.lower(), label) for label in self.labels)

    def counts_speakers(self, match: Match) -> bool:
        """Whether the phrase counts those who speak: what they are called follows, an adjective between."""
        behind = self.words[match.span[1] :].lower()
        return any(re.match(rf"\s+(?:[^\W\d]+\s+)?{re.escape(label)}\b", behind) for label in self.labels)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What the speakers of the statements are called in the language of the text, in small letters."""
        voices = (self.speaker(name) for each in self.statements for name in (each.speaker, each.via or ""))
        said = (str(getattr(voice.label, self.language)) for voice in voices if voice)
        return tuple(dict.fromkeys(_normal(each).lower().removeprefix("the ") for each in said))

    def speaker(self, name: str) -> Speaker | None:
        """The speaker of that id, None for the document's own voice."""
        return next((each for each in self.source.document.speakers if each.id == name), None)

    @cached_property
    def used(self) -> frozenset[str]:
        """The entities that the statements name, and what these are part of or narrower than."""
        return frozenset(whole for name in self.named for whole in self.known.wholes(name))

    def is_part(self, match: Match) -> bool:
        """Whether the phrase is a part of a longer name that is used, and whose words all stand here.

        What a name is made of stands in another order, or apart: the drone factory in Kessin.
        """
        lower, phrase = self.words.lower(), match.words.lower()
        for entity in (self.known.entities[id] for id in self.named if id in self.known.entities):
            for name in names_of(entity, self.language):
                words = name.lower().split()
                is_longer = len(words) > len(phrase.split()) and _bounded_in(phrase, name.lower())
                if is_longer and all(_bounded_in(word, lower) for word in words):
                    return True
        return False

    @cached_property
    def named(self) -> frozenset[str]:
        """The entities that the statements name."""
        return frozenset(name for each in self.statements for name in self._named(each))

    def _named(self, each: Claim | Remark) -> Iterator[str]:
        if SELF in (each.speaker, each.via):
            yield self.source.document.publisher
        for voice in (self.speaker(each.speaker), self.speaker(each.via or "")):
            yield from (*voice.persons, *voice.speaks_for) if voice else ()
        yield from (
            name for field in ("venue", "where", "by", *ROLES) if (name := getattr(each, field, None))
        )
        for given in (*getattr(each, "about", ()), *getattr(each, "in_return_for", ())):
            document, _, claim = given.rpartition("/")
            referred = self.known.claims.get((document or self.source.document.id, claim))
            yield from (given,) if referred is None else self._ends(referred)

    def _ends(self, claim: Claim) -> Iterator[str]:
        return (name for field in ("where", *ROLES) if (name := getattr(claim, field)))

    def dates(self) -> str:
        """Every date that the statements give, and the document's own."""
        given = [date for each in self.statements for date in (each.when, each.stated) if date]
        return " ".join(given)


def _bounded_in(phrase: str, words: str) -> bool:
    """Whether the phrase stands in the words, as whole words where it is Latin; both in small letters."""
    return re.search(_bounded(phrase), words) is not None


def _normal(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).split())


def _as_printed(each: Claim | Remark) -> Iterator[str]:
    yield from each.printed.values()
    if each.hedge:
        yield each.hedge
    if each.amount:
        yield each.amount.wording
