"""Noun phrases: names with what stands before them, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphkit.ask import finding
from graphkit.ask.offices import holders
from graphkit.ask.roles import seat
from graphkit.ask.senses import Word
from graphkit.ask.values import Noun
from graphkit.corpus import Corpus

ROLE_NAMES = ("subject", "object", "item")
MOST = 200
"""Claims that are looked through for the facilities that make a thing."""
QUALIFIERS = ("qualities", "rank", "amounts")
"""Words beside a noun that say which of them, and are asked of the claims apart."""


def cue_heads(
    corpus: Corpus, language: str, words: Sequence[Word | None]
) -> Iterator[tuple[int, tuple[tuple[str, str], ...]]]:
    """Cues that can be the verb of a clause, `wants`: where, and the relations they may be about."""
    fields, relations = corpus.vocabulary.data["cue_fields"], corpus.vocabulary.relations
    for index, word in enumerate(words):
        pattern = fields[word.target].get("pattern") if word is not None else None
        if pattern:
            yield (
                index,
                tuple((name, pattern) for name in relations if pattern in relations[name].ask[language]),
            )


class Nouns:
    """Reads noun phrases out of words; places in the sequence are indexes."""

    def __init__(self, corpus: Corpus, language: str, words: Sequence[Word]) -> None:
        self.corpus, self.language, self.words = corpus, language, words
        self.questions: Mapping[str, Any] = corpus.vocabulary.data["questions"][language]

    def at(self, index: int) -> tuple[Noun, int] | None:
        """The noun phrase that begins here and where it ends; None where none does."""
        if found := self._whose(index) or self._maker_of(index):
            return found
        start, index = index, self._skip(index)
        noun = Noun("")
        if self.kind(index) == "question":
            asked = self.questions[self.words[index].target]
            if asked["asks"][0] in ROLE_NAMES:
                noun = noun._replace(
                    is_asked=True, asks=tuple(asked["asks"]), kinds=tuple(asked.get("kinds", ()))
                )
            elif asked["asks"][0] in ("amount", "count") and self._begins(index + 1):
                noun = noun._replace(counted=True, kinds=tuple(asked.get("kinds", ())))
            else:
                return None
            after = self._of(index + 1)
            if after == index + 1 and self.small(after, "article") and noun.is_asked:
                return noun._replace(words=self.words[index].token.text), after  # what the US supplies
            index = self._skip(after)
        noun, end = self._office(noun, index)
        if end == index:
            noun, index = self._before(noun, index)
            noun, end = self._head(noun, index)
        if end == index and not (noun.is_asked and not noun.makers):
            return None
        said = " ".join(w.token.text for w in self.words[start:end])
        return noun._replace(words=said, speaks=self._speaks(noun)), end

    def _whose(self, index: int) -> tuple[Noun, int] | None:
        """Which of the things that are of a name, ウクライナのどの施設, where the data knows any."""
        of_it = self.kind(index) == "name" and self.small(index + 1, "inside")
        if of_it and (site := self._site(index)):
            return site
        if not of_it or self.kind(index + 2) != "question" or self.kind(index + 3) != "kinds":
            return None
        inner = self.at(index + 2)
        if inner is None or not inner[0].names_nothing:
            return None
        noun = self._theirs(inner[0]._replace(makers=self.entities(self.words[index])))
        return (noun, inner[1]) if noun.entities else None

    def _site(self, index: int) -> tuple[Noun, int] | None:
        """What stands in a name and is called by its kind, ロシアの無人機工場, where the data knows any."""
        thing = index + 2 if self.kind(index + 2) == "name" else 0
        at = index + 2 + bool(thing)
        if self.kind(at) != "kinds" or not self.words[at].is_a("Facility"):
            return None
        noun = self._theirs(Noun("", kinds=("Facility",), makers=self.entities(self.words[index])))
        makes = self.words[thing].token.text if thing else ""
        found = tuple(name for name in noun.entities if makes in self.corpus.label(name, self.language))
        words = "".join(word.token.text for word in self.words[index : at + 1])
        return (noun._replace(words=words, entities=found), at + 1) if found else None

    def _maker_of(self, index: int) -> tuple[Noun, int] | None:
        """A facility called by what it makes, 無人機工場, where the data knows any that has to do with it."""
        things = self.entities(self.words[index]) if self.kind(index) == "name" else ()
        facility = self.language == "ja" and self.kind(index + 1) == "kinds"
        if not facility or not self.words[index + 1].is_a("Facility"):
            return None
        if not all(self.corpus.kind(name) == "Item" for name in things):
            return None
        made = self.corpus.find(item=things, limit=MOST + 1) if things else None
        rows = finding.stop(self.corpus, made, MOST) if made is not None else ()
        ends = dict.fromkeys(end for row in rows for end in (row.subject, row.object) if end)
        thing = self.words[index].token.text
        found = tuple(name for name in ends if thing in self.corpus.label(name, self.language))
        found = tuple(name for name in found if self.corpus.kind(name) == "Facility")
        words = thing + self.words[index + 1].token.text
        return (Noun(words, entities=found), index + 2) if found else None

    def kind(self, index: int) -> str:
        """The kind of the word; "" past the end."""
        return self.words[index].kind if 0 <= index < len(self.words) else ""

    def small(self, index: int, *targets: str) -> bool:
        """Whether a small word with one of these jobs stands there."""
        return self.kind(index) in ("small", "marker") and self.words[index].is_a(*targets)

    def entities(self, word: Word) -> tuple[str, ...]:
        """The entities that the word may name; of several the shortest id that has it as its label."""
        found = sorted({s.target for s in word.senses if s.kind == "entity"})
        labelled = sorted({s.target for s in word.senses if s.kind == "entity" and s.note in ("id", "label")})
        return tuple((labelled or found)[:1]) if len(labelled) == 1 or len(found) == 1 else tuple(found)

    def is_adjective(self, word: Word) -> bool:
        """Whether the word is the adjective of a name."""
        return any(s.kind == "entity" and s.note == "adjective" for s in word.senses)

    def _is_made(self, word: Word) -> bool:
        """Whether the word is an adjective alone, 北朝鮮製 for what was made there."""
        adjectives = all(s.note == "adjective" for s in word.senses if s.kind == "entity")
        return self.language == "ja" and adjectives and len(word.token.text) > 1 and self.is_adjective(word)

    def _begins(self, index: int) -> bool:
        return self.kind(self._skip(index)) in ("name", "kinds", "unnamed", "titles")

    def _skip(self, index: int) -> int:
        while (
            self.small(index, "article", "all")
            or self.kind(index) in QUALIFIERS
            or (self.kind(index) == "titles" and self.kind(index + 1) in ("name", "titles"))
        ):
            index += 1
        return index

    def _of(self, index: int) -> int:
        """Past `of the` in `which of the states`."""
        return index + 1 if self.small(index, "of") else index

    def _office(self, noun: Noun, index: int) -> tuple[Noun, int]:
        """The holder of an office, named by state and title: `the Russian president`, `the head of NATO`."""
        if found := self._only_office(index):
            return noun._replace(entities=found), index + 1
        if self.kind(index) == "name":
            of, title = index, index + 1 + self.small(index + 1, "possessive", "inside")
            end = title + 1
        else:
            title, of = index, self._skip(index + 1 + self.small(index + 1, "of"))
            end = of + 1
            if not self.small(index + 1, "of"):
                return noun, index
        if (
            self.kind(title) != "titles"
            or self.kind(of) != "name"
            or (of < title and self.kind(end) == "name")
        ):
            return noun, index
        names = self.entities(self.words[of])
        if not self._seats(names):
            return noun, index
        found = holders(self.corpus, names, self.words[title].token.text, self.language)
        return (noun._replace(entities=found), end) if found else (noun, index)

    def _speaks(self, noun: Noun) -> bool:
        persons = bool(noun.entities) and all(self.corpus.kind(name) == "Person" for name in noun.entities)
        kinds = {self.corpus.kind(name) for name in noun.entities} - {"Organisation"}
        body = bool(noun.entities) and not kinds and bool(self.corpus.speakers(noun.entities))
        return bool(noun.voice) or persons or body or (bool(noun.speakers) and not noun.entities)

    def _only_office(self, index: int) -> tuple[str, ...]:
        """The one holder of an office of several words, named alone: `the Secretary of State`."""
        title = self.words[index].token.text if self.kind(index) == "titles" else ""
        if " " not in title or self.small(index + 1, "of") or self.kind(index + 1) in ("name", "titles"):
            return ()
        everybody = [row[0] for row in self.corpus.store.entities() if row[1] == "Person"]
        found = holders(self.corpus, everybody, title, self.language)
        return found if len(found) == 1 else ()

    def _seats(self, names: Sequence[str]) -> bool:
        """Whether the names are of states or bodies, in which somebody holds an office."""
        return bool(names) and all(self.corpus.kind(n) in ("State", "Organisation", "Place") for n in names)

    def _before(self, noun: Noun, index: int) -> tuple[Noun, int]:
        """What stands before the head: whose, made by whom, unnamed."""
        while True:
            word = self.words[index] if index < len(self.words) else None
            if word is None:
                return noun, index
            if word.kind in ("unnamed", "named") and self.kind(index + 1) in (
                "name",
                "voices",
                "kinds",
                "unnamed",
            ):
                noun, index = noun._replace(unnamed=word.kind == "unnamed"), index + 1
            elif word.kind == "name" and (step := self._maker(index)):
                tie = self.words[index + 1].target if self.kind(index + 1) == "compound" else ""
                noun = noun._replace(
                    makers=(*noun.makers, *self.entities(word)), ties=(*noun.ties, *([tie] if tie else []))
                )
                index = self._skip(step)
            elif word.kind == "name" and (step := self._part(index)):
                index = step  # Iran's Revolutionary Guards: the name itself says whose
            else:
                return noun, index

    def _maker(self, index: int) -> int:
        """Where the head begins, if the name here says whose it is; else 0."""
        after = index + 1
        if self._is_pair(after) and self._maker(after):
            return after
        if self.kind(after) == "compound" or self.small(after, "possessive"):
            after += 1
        elif self.kind(after + 1) == "voices" and self.small(after, "nominal"):
            return after + 1  # 西側の当局者
        elif self.kind(after) == "kinds" and (self.language == "ja" or self._is_site(index)):
            return after  # タタルスタン 工場, the Tatarstan factory
        elif not self.is_adjective(self.words[index]) and self.kind(after) != "voices":
            return 0
        after = self._skip(after)
        if self.kind(after) in ("voices", "unnamed"):
            return after
        nameable = self.kind(after) == "name" and any(
            self.corpus.kind(e) == "Item" for e in self.entities(self.words[after])
        )
        return after if nameable or self.kind(after) == "kinds" else 0

    def _is_site(self, index: int) -> bool:
        """Whether a place stands before a word for what stands in it, as `the Tatarstan factory`."""
        places = [e for e in self.entities(self.words[index]) if self.corpus.kind(e) == "Place"]
        return bool(places) and self.words[index + 1].is_a("Facility")

    def _part(self, index: int) -> int:
        """Where a name begins that is part of the one here, which stands before it as whose; else 0."""
        after = index + 1 + self.small(index + 1, "possessive")
        if after == index + 1 and not self.is_adjective(self.words[index]):
            return 0
        after = self._skip(after)
        if self.kind(after) != "name":
            return 0
        whole = self.corpus.store.numbers("entity", self.entities(self.words[index]))
        inside = self.corpus.store.ids("entity", self.corpus.store.below("part_up", whole.values()))
        named = self.entities(self.words[after])
        return after if named and set(named) <= set(inside) - set(whole) else 0

    def _head(self, noun: Noun, index: int) -> tuple[Noun, int]:
        kind = self.kind(index)
        if kind == "name" and self._is_made(self.words[index]):
            makers = (*noun.makers, *self.entities(self.words[index]))
            return noun._replace(kinds=("Item",), makers=makers, is_open=not noun.is_asked), index + 1
        if kind == "name":
            return self._names(noun, index)
        if kind == "kinds" and not self.words[index].is_a("party"):
            noun = noun._replace(
                kinds=tuple(s.target for s in self.words[index].senses), is_open=not noun.is_asked
            )
            return self._placed(self._theirs(noun), index + 1)
        if kind == "kinds":
            parties = tuple(self.corpus.vocabulary.data["kind_sets"]["party"])
            return noun._replace(kinds=parties, is_open=not noun.is_asked), index + 1
        if kind == "voices":
            voice = noun._replace(voice=self.words[index].target, speakers=noun.makers)
            return self._stationed(voice, index + 1)
        return noun, index

    def _stationed(self, noun: Noun, index: int) -> tuple[Noun, int]:
        """Who speaks, of the state that the capital behind stands for: `officials in Seoul`."""
        if noun.speakers or not self.small(index, "places") or self.kind(index + 1) != "name":
            return noun, index
        states = (seat(self.corpus, name, ("State",)) for name in self.entities(self.words[index + 1]))
        found = tuple(state for state in states if state)
        return (noun._replace(speakers=found), index + 2) if found else (noun, index)

    def _joins(self, start: int, end: int) -> set[str]:
        return {self.words[n].token.text.casefold() for n in range(start, min(end, len(self.words)))}

    def _chooses(self, start: int, end: int) -> bool:
        return any(self.small(n, "or") for n in range(start, end))

    def _apart(self, noun: Noun, index: int, after: int) -> bool:
        """Whether a comma begins a choice at the end: `..., China or Iran?`."""
        return (
            self._joins(index, after) == {","}
            and not noun.either
            and len(noun.entities) == 1
            and self._chooses(after, len(self.words))
        )

    def _unlike(self, noun: Noun, index: int, after: int) -> bool:
        """Whether a word of doing it together joins a thing and a party: `drones together with X`."""
        beside = any(self.kind(n) == "marker" for n in range(index, after))
        things = {self.corpus.kind(e) == "Item" for e in (*noun.entities, *self.entities(self.words[after]))}
        compound = self.language == "en" or self.kind(after + 1) == "head"  # ロシアとミサイル売却の交渉をする
        return beside and compound and len(things) > 1

    def _theirs(self, noun: Noun) -> Noun:
        """What is of the kind and belongs to the makers, `Russian facilities`, where the data knows any."""
        if not noun.makers:
            return noun
        store = self.corpus.store
        inside = store.below("part_up", store.numbers("entity", noun.makers).values())
        found = tuple(e for e in store.ids("entity", inside) if self.corpus.kind(e) in noun.kinds)
        return noun._replace(entities=found, makers=(), is_open=False) if found else noun

    def _placed(self, noun: Noun, index: int) -> tuple[Noun, int]:
        """What is of the kind in a place, `the plant in Tatarstan`, where the data knows one."""
        if not (
            self.kind(index) == "marker"
            and self.words[index].is_a("places")
            and self.kind(index + 1) == "name"
        ):
            return noun, index
        store = self.corpus.store
        inside = store.below(
            "part_up", store.numbers("entity", self.entities(self.words[index + 1])).values()
        )
        found = tuple(e for e in store.ids("entity", inside) if self.corpus.kind(e) in noun.kinds)
        return (noun._replace(entities=found, is_open=False), index + 2) if found else (noun, index)

    def _of_kind(self, noun: Noun, index: int) -> tuple[Noun, int]:
        """Behind names の種類 (a kind of it is asked for) or のどちら (one of them is)."""
        if self.small(index, "called") and self.kind(index + 1) in ("name", "kinds"):
            return noun, index + 2  # アバビルというミサイル
        if self.language != "ja" or not self.small(index, "whose"):
            return noun, index
        after = index + 1
        thing = any(self.corpus.kind(name) == "Item" for name in noun.entities)
        if thing and self.kind(after) in ("units", "kinds") and self.words[after].is_a("units", "Item"):
            return noun._replace(is_open=True), after + 1
        if self.kind(after) == "question" and len(noun.entities) > 1:
            asked = self.questions[self.words[after].target]
            return noun._replace(is_asked=True, asks=tuple(asked["asks"]), either=True), after + 1
        return noun, index

    def _is_pair(self, index: int) -> bool:
        """Whether two names of one letter stand together, as 露朝 for ロシアと北朝鮮."""
        texts = [self.words[n].token.text for n in (index - 1, index) if self.kind(n) == "name"]
        return len(texts) == 2 and all(len(each) == 1 for each in texts)

    def _names(self, noun: Noun, index: int) -> tuple[Noun, int]:
        """Names joined by `and`, `or`, commas."""
        while self.kind(index) == "name":
            word = self.words[index]
            noun = noun._replace(
                entities=(*noun.entities, *self.entities(word)),
                speakers=(*noun.speakers, *(s.target for s in word.senses if s.kind == "speaker")),
            )
            index += 1
            if self.kind(index) == "titles" and not (self.language == "en" and self._seats(noun.entities)):
                index += 1  # of a state it is the office of somebody
            after = index
            while self.small(after, "join") or (after > index and self.small(after, "article")):
                after += 1
            if (
                (after == index and not self._is_pair(index))
                or self.kind(after) != "name"
                or self._maker(after)
                or self._apart(noun, index, after)
                or self._unlike(noun, index, after)
            ):
                return self._of_kind(noun, index)
            noun = noun._replace(either=noun.either or self._chooses(index, after))
            index = after
        return noun, index
