"""The last resort: remarks that hold the words of a question which nothing else reads.

Every name must be what the remark is about, every word that carries meaning must stand in it, be its kind or
be said of its claims; what turns a question (only, not, other than) is never looked for. Said to be a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphkit import dates, text
from graphkit.ask.phrases import Phrases
from graphkit.ask.showing import Found, shown
from graphkit.ask.tokens import Sense, Token, Words
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow, RemarkRow

MOST, TOO_MANY = 500, 8
"""Remarks that are looked through, and those that are no answer any more."""
_LOOSE = (
    "small", "marker", "places", "fillers", "titles", "dated", "saying", "light", "about", "claims", "month",
)  # fmt: skip
"""Kinds of words that a remark need not hold."""
_NEVER = ("only", "only_with_not", "compare", "common", "connect", "origins", "unnamed", "named", "compound")
_TURNS = ("except", "pronoun", "several", "return", "not")
"""Kinds, and small words, that no remark is looked for with."""


class Wanted:
    """What the words of a question ask of a remark: names, and tests of the rest."""

    def __init__(self, corpus: Corpus, words: Words) -> None:
        self.corpus, self.language = corpus, words.language
        self.asking: Mapping[str, Any] = corpus.vocabulary.data["asking"][words.language]
        self.tokens = tuple(t for t in words.tokens if not _is_loose(t))
        self.names = [t for t in self.tokens if t.has("entity") or t.has("speaker")]
        self.rest = [t for t in self.tokens if t not in self.names]
        self.strange = tuple(_strange(words))

    def is_plain(self) -> bool:
        """Whether nothing turns the question, and enough is there to look for."""
        turned = any(t.has("small", *_TURNS) or any(t.has(kind) for kind in _NEVER) for t in self.tokens)
        known = [t for t in self.rest if t.has("topics") or t.has("verb") or t.has("noun")]
        looked_for = len(self.strange) + len(known)
        return not turned and (bool(self.names and looked_for) or looked_for > 1)

    def candidates(self) -> Sequence[RemarkRow]:
        """The remarks about the first name, or all where there is none."""
        ids = [s.target for t in self.names[:1] for s in t.of("entity")]
        rows = self.corpus.remarks(about=ids) if ids else self.corpus.remarks()
        return rows if len(rows) <= MOST else ()

    def held(self, row: RemarkRow) -> tuple[str, ...]:
        """The words that stand in the remark, if it answers to every word and they tell; else none."""
        said = text.fold(row.text[self.language])
        claims = self._claims(row)
        fits = (
            all(self._names(row, claims, said, token) for token in self.names)
            and all(self._holds(said, word) for word in self.strange)
            and all(self._tells(row, claims, said, token) for token in self.rest if token.senses)
        )
        known = (t.text for t in self.rest if t.senses and (self._is_in(said, t) or t.has("topics")))
        found = tuple(dict.fromkeys((*self.strange, *known))) if fits else ()
        telling = any(len(word) > 1 for word in self.strange) or any(t.has("topics") for t in self.rest)
        return found if telling or len(found) > 1 else ()

    def _claims(self, row: RemarkRow) -> list[ClaimRow]:
        ids = [about for about in row.about if "/" in about]
        return list(self.corpus.find(claim=ids)) if ids else []

    def _names(self, row: RemarkRow, claims: Sequence[ClaimRow], said: str, token: Token) -> bool:
        """Whether the remark is about the name, by it, or names it."""
        typed = text.fold(token.text)
        if typed in said or typed in text.fold(row.speaker_label[self.language]):
            return True
        ends = {end for c in claims for end in (c.subject, c.object, c.item, c.where, c.venue)}
        speaker = self.corpus.speaker(row.document, row.speaker)
        says = {*speaker.persons, *speaker.speaks_for, f"{row.document}/{row.speaker}"}
        named = [s.target for s in token.of("entity")]
        reached = self.corpus.store.ids("entity", self.corpus.reach(named))
        return not (ends | says | {*row.about, row.by}).isdisjoint(
            (*named, *reached, *(s.target for s in token.of("speaker")))
        )

    def _holds(self, said: str, word: str) -> bool:
        """Whether the text holds a word that is not known, in some form of it."""
        return any(all(_stands(said, part, self.language) for part in parts) for parts in self._forms(word))

    def _forms(self, word: str) -> Iterator[tuple[str, ...]]:
        """The word; without an ending that it may have; and a long compound in its two halves."""
        yield (word,)
        for ending in self.asking["endings"]:
            if word.endswith(ending) and len(word) - len(ending) > (3 if word.isascii() else 1):
                yield (word.removesuffix(ending),)
        if self.language == "ja" and len(word) == 4:
            yield word[:2], word[2:]

    def _tells(self, row: RemarkRow, claims: Sequence[ClaimRow], said: str, token: Token) -> bool:
        """Whether a word that is known stands in the text, or is said of the remark or its claims."""
        return self._is_in(said, token) or any(
            self._is_said(row, claims, said, sense) for sense in token.senses
        )

    def _is_in(self, said: str, token: Token) -> bool:
        stem = re.match(r"[^ぁ-ん]+", token.text)
        word = text.fold(stem.group()) if stem else ""
        return (
            not token.has("question") and len(word) > (3 if word.isascii() else 0) and self._holds(said, word)
        )

    def _is_said(self, row: RemarkRow, claims: Sequence[ClaimRow], said: str, sense: Sense) -> bool:
        data = self.corpus.vocabulary.data
        if sense.kind == "question":
            return self._is_asked(row, said, data["questions"][self.language][sense.target])
        if sense.kind in ("verb", "noun", "agent"):
            return any(sense.target in self.corpus.vocabulary.ancestors(c.relation) for c in claims)
        if sense.kind == "remarks":
            return row.kind in data["remark_groups"][sense.target]
        if sense.kind == "topics":
            return any(self._holds(said, word) for word in self.asking["topics"][sense.target]["holds"])
        if sense.kind == "cues":
            wanted = data["cue_fields"][sense.target]["fields"]
            return _is_put(row, wanted) or any(_is_put(each, wanted) for each in claims)
        if sense.kind == "kinds":
            return sense.target in data["kind_sets"]["plain"] or self._has_kind(row, sense.target)
        if sense.kind == "voices":
            return self.corpus.speaker(row.document, row.speaker).kind == sense.target
        if sense.kind == "date":
            return any(when and _meets(when, sense.target) for when in (row.when, *(c.when for c in claims)))
        return sense.kind in ("qualities", "rank", "units", "date_of_statement")

    def _is_asked(self, row: RemarkRow, said: str, asked: Mapping[str, Any]) -> bool:
        """Whether the remark can answer the question word: a number to how many, a cause to why."""
        what = asked["asks"][0]
        if what in ("amount", "count"):
            return any(map(str.isdigit, said)) or any(word in said for word in self.asking["numbers"])
        if what in self.corpus.vocabulary.remark_kinds:
            return row.kind in self.corpus.vocabulary.data["remark_groups"][what]
        return what in ("subject", "object", "item", "how", "where")

    def _has_kind(self, row: RemarkRow, kind: str) -> bool:
        return any(self.corpus.kind(about) == kind for about in row.about if "/" not in about)


def _is_loose(token: Token) -> bool:
    """Whether a remark need not hold the word: every meaning of it is grammar, or courtesy."""
    loose = all(sense.kind in _LOOSE for sense in token.senses)
    return bool(token.senses) and loose and not token.has("small", *_TURNS)


def _strange(words: Words) -> Iterator[str]:
    """The words that are not known; in Japanese without the endings of verbs."""
    before: Token | None = None
    for token in words.tokens:
        follows = before is not None and before.start + len(before.text) == token.start
        if not token.senses:
            if words.language == "ja" and _is_kana(token.text):
                if not follows:
                    yield token.text
            else:
                yield text.fold(token.text)
        before = token


def _is_kana(word: str) -> bool:
    return all("ぁ" <= letter <= "ん" for letter in word)


def _stands(said: str, part: str, language: str) -> bool:
    return bool(re.search(rf"\b{re.escape(part)}", said)) if language == "en" else part in said


def _is_put(row: ClaimRow | RemarkRow, wanted: Mapping[str, Sequence[str]]) -> bool:
    return all(getattr(row, name, None) in values for name, values in wanted.items())


def _meets(when: str, edtf: str) -> bool:
    (low, high), (first, last) = dates.bounds(when), dates.bounds(edtf)
    return dates.FIRST < low <= last and first <= high < dates.LAST


def remarks(corpus: Corpus, words: Words, phrases: Phrases) -> Found | None:
    """The answer of the remarks that hold the words; None where none does, or too many to be one."""
    wanted = Wanted(corpus, words)
    if not wanted.is_plain():
        return None
    found = [(row, held) for row in wanted.candidates() if (held := wanted.held(row))]
    most = max((len(held) for _, held in found), default=0)
    rows = [row for row, held in found if len(held) == most]
    if not rows or len(rows) > TOO_MANY:
        return None
    told = [
        phrases(
            "attributed_remark", source=row.speaker_label[phrases.language], text=row.text[phrases.language]
        )
        for row in rows
    ]
    words_held = (word for _, held in found if len(held) == most for word in held)
    looked = dict.fromkeys((*(t.text for t in wanted.names), *words_held))
    lead = phrases("holding", words=phrases.listed(looked))
    return shown(corpus, [], phrases, remarks=rows) | {"sentence": phrases.joined([lead, *told])}
