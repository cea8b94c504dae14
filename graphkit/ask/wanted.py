"""What the words of a question ask of a remark or a claim that a search is to find."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from graphkit import text
from graphkit.ask import held, loose
from graphkit.ask.directed import Directed
from graphkit.ask.finding import stop
from graphkit.ask.held import asked_until, is_loose, may_narrow, places, stands, strange, turns
from graphkit.ask.roles import seat
from graphkit.ask.tokens import Sense, Token, Words
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.rows import ClaimRow, RemarkRow
from graphkit.vocabulary import ROLES

MOST, TOO_MANY, NAMED = 500, 8, 3
"""Remarks that are looked through, those that are no answer any more, and names whose rows are looked at."""
_FIRM = ("topics", "remarks", "question", "date", "amounts", "voices", "origins")
"""Kinds of words that are never let go."""
Row = ClaimRow | RemarkRow
FIELDS = ("when", "where", "amount", "venue")
"""Fields of a row that can be asked for."""

class Wanted:
    """What the words of a question ask of a remark or a claim: names, and tests of the rest."""
    def __init__(self, corpus: Corpus, words: Words) -> None:
        self.corpus, self.language = corpus, words.language
        self.asking: Mapping[str, Any] = corpus.vocabulary.data["asking"][words.language]
        asked = {t.text: t for t in words.tokens[: asked_until(words.tokens)]}  # each once
        named = [t.start for t in words.tokens if t.has("entity")]
        whose = [t for t in asked.values() if t.has("small", "own") and named and t.start > named[0]]
        passed = [*whose, *held.points_back(words.tokens)]
        self.tokens = tuple(t for t in asked.values() if not is_loose(t) and t not in passed)
        self.lacking: dict[str, tuple[str, ...]] = {}
        self.glosses: dict[str, str] = {}
        self.meant: dict[str, set[str]] = {}
        self.claims: dict[str, ClaimRow] = {}
        self.told: dict[tuple[str, ...], list[ClaimRow]] = {}
        self.names = [t for t in self.tokens if t.has("entity") or t.has("speaker")]
        self.rest = [t for t in self.tokens if t not in self.names]
        self.strange = tuple(dict.fromkeys(strange(words)))
        self.there = tuple(places(words))
        self.topics = [t for t, after in pairwise(words.tokens) if after.has("small", "topic", "actor")]
        self.doubts = any(t.has("small", "true") for t in words.tokens)
        self.is_doubt = loose.is_doubt(words)
        self.either = held.alternatives(words.tokens)
        self.exists = any(t.has("small", "there") for t in words.tokens[:3])  # is there an axis
        self.is_state = self.is_doubt and not self.exists and words.tokens[0].has("small", "be")
        self.bare = self.is_doubt and len(self.names) > 1 and not self.rest  # was she at the CIA
        self.supposes = any(t.has("small", "that") for t in words.tokens)
        self.says = any(t.has("saying") for t in words.tokens)
        self.directed = Directed(corpus, words)
        self.points = not self.names and any(t.text in self.asking.get("points", ()) for t in words.tokens)

    def is_plain(self) -> bool:
        """Whether nothing turns the question, and enough is there to look for."""
        turned = self.points or any(turns(t) for t in self.tokens if not may_narrow(t))
        known = [t for t in self.rest if t.has("topics") or t.has("verb") or t.has("noun")]
        looked_for = len(self.strange) + len(known)
        asks = self.exists or any(t.has("question") for t in self.rest)
        told = any(t.has("topics") for t in self.rest) and asks
        told = told or self.bare or (self.is_state and len(self.names) > 1)
        return not turned and (bool(self.names and looked_for) or looked_for > 1 or told)

    def candidates(self, always: bool = False) -> Iterator[Row]:
        """The remarks about the first name or by it, or all where there is none; the claims it stands in.

        The claims not where a word asks for remarks, but always with `always`; then every remark too.
        """
        ids = [name for token in self.names[:NAMED] for name in self._seated(token)]
        standing = (Pattern(party=tuple(ids)), Pattern(where=tuple(ids))) if ids else ()
        found = (self.corpus.find(pattern, limit=MOST + 1) for pattern in standing)
        self.claims = {row.id: row for rows in found for row in stop(self.corpus, rows, MOST)}
        ways = [{"about": [*ids, *self.claims]}] if ids else [{}]
        ways += [{"speaker": ids}] if self._speakers(bool(self.claims)) else []
        told = self.language == "ja" and len(self.names) == 1
        ways += [{}] if told and self._is_thing(self.names[0]) else []  # in other words: 軍需生産
        ways += [{}] if always and self.strange else []  # a word of the text that no list has
        each = (stop(self.corpus, self.corpus.remarks(**way, limit=MOST + 1), MOST) for way in ways)
        yield from {row.id: row for rows in each for row in rows}.values()
        told = any(t.has("remarks") and not t.has("verb") for t in self.rest)
        yield from self._claimed() if always or not told else ()

    def _seated(self, token: Token) -> list[str]:
        """What the word names, and the states of which that is the seat."""
        ids = [sense.target for sense in token.of("entity")]
        seats = [] if token in self.there else ids  # near the town is not near the state
        return ids + [state for name in seats if (state := seat(self.corpus, name, ("State",)))]

    def _speakers(self, stands: bool = True) -> list[Token]:
        """The names that speak: persons, where saying is asked for or nothing is claimed of who is named."""
        persons = [t for t in self.names if t.has("entity") and self._kind(t) == "Person"]
        return persons if (self.says or not stands) and persons[:1] == self.names[:1] else []

    def _is_thing(self, token: Token) -> bool:
        return token.has("entity") and self._kind(token) == "Item"

    def _kind(self, token: Token) -> str:
        return self.corpus.kind(token.of("entity")[0].target)

    def _claimed(self) -> Sequence[ClaimRow]:
        """The claims with the first name that is no person as a party, else those that a person makes."""
        named = [t for t in self.names if t.has("entity")]
        parties = next((self._seated(t) for t in named if self._kind(t) != "Person"), [])
        if not named:
            return ()
        by = named[0].of("entity")[0].target
        pattern = Pattern(party=tuple(parties)) if parties else Pattern(speaker=(by,))
        return stop(self.corpus, self.corpus.find(pattern, limit=MOST + 1), MOST)

    def held(self, row: Row) -> tuple[str, ...]:
        """The words that stand in the row, if they tell; else none, as where it has the parties turned."""
        if self.directed.tells and self.directed.contrary(row, self._claims(row), self._meant):
            return ()
        said = self._said(row)
        if self.bare:
            named = [t.text for t in self.names if stands(said, text.fold(t.text), self.language)]
            return tuple(named) if isinstance(row, RemarkRow) and len(named) > 1 else ()
        known = (t.text for t in self.rest if t.senses and (self._is_in(said, t) or t.has("topics")))
        strange = [word for word in self.strange if self._holds(said, word)]
        found = tuple(dict.fromkeys((*strange, *known)))
        telling = any(len(word) > 1 for word in strange) or any(t.has("topics") for t in self.rest)
        telling = telling or any(s.note in FIELDS for t in self.rest for s in t.of("question"))
        heads = [t for t in self.rest if t.has("verb") or t.has("noun")] if not self.doubts else []
        if not found and len(heads) > 1 and not self.supposes:
            found = () if self.lacks(row) else tuple(t.text for t in heads)  # told by its claims
        if self.is_state and not telling and isinstance(row, RemarkRow) and not self.lacks(row):
            named = [t.text for t in self.names if stands(said, text.fold(t.text), self.language)]
            found += tuple(named) if all(self._is_in(said, t) for t in self.rest if t.has("verb")) else ()
        is_said = len(found) > 1 and (isinstance(row, RemarkRow) or len(heads) > 1)
        return found if telling or is_said or (len(heads) > 1 and bool(found)) else ()

    def answers(self, row: Row) -> bool:
        """Whether the row has what the question words ask for, which is seen without its sentence."""
        data = self.corpus.vocabulary.data["questions"][self.language]
        said = self._said(row) if isinstance(row, RemarkRow) else ""
        asks = [t for t in self.rest if t.has("question") and all(s.kind in _ASKS for s in t.senses)]
        return all(any(self._is_asked(row, said, data[s.target]) for s in t.of("question")) for t in asks)

    def lacks(self, row: Row) -> tuple[str, ...]:
        """The words that the row does not answer to."""
        if row.id not in self.lacking:
            self.lacking[row.id] = self._lacks(row)
        return self.lacking[row.id]

    def _lacks(self, row: Row) -> tuple[str, ...]:
        said, claims = self._said(row), self._claims(row)
        absent = [t.text for t in self.names if not self._names(row, claims, said, t)]
        names = [name for name in absent if self.either.get(name, {name}).issubset(absent)]
        strange = (word for word in self.strange if not self._holds(said, word))
        rest = (t.text for t in self.rest if t.senses and not self._tells(row, claims, said, t))
        return (*strange, *names, *rest)

    def nearly(self, row: Row) -> bool:
        """Whether a remark by the speaker who is asked for holds every word not known, and a name more."""
        if not isinstance(row, RemarkRow) or not any(len(word) > 3 for word in self.strange):
            return False
        lacks, who = set(self.lacks(row)), [t.text for t in self._speakers()]
        others = [t.text for t in self.names if t.text not in who]
        return bool(who) and lacks.isdisjoint((*self.strange, *who)) and not lacks.issuperset(others)

    def says_so(self, row: Row) -> bool:
        """Whether a remark holds a topic of the question in its own words."""
        topics = [s.target for t in self.rest for s in t.of("topics")]
        words = [word for topic in topics for word in self.asking["topics"][topic]["holds"]]
        return isinstance(row, RemarkRow) and any(self._holds(self._said(row), word) for word in words)

    def partly(self, row: Row, held: Sequence[str]) -> bool:
        """Whether a remark has all that names or tells, and lacks no more of the rest than it holds."""
        if not isinstance(row, RemarkRow) or self.doubts:
            return False
        lacks = set(self.lacks(row))
        counts = any(s.note in loose.COUNTS for t in self.rest for s in t.of("question"))
        things = [t for t in self.names if t.has("entity") and self._kind(t) == "Item" and not counts]
        firm = {t.text for t in self.names if t not in things or things == self.names} | set(self.strange)
        firm |= {t.text for t in self.rest if any(map(t.has, _FIRM)) or (counts and t.has("kinds"))}
        tells = any(t.has("topics") or t.has("remarks") for t in self.rest)
        return tells and lacks.isdisjoint(firm) and len(lacks) <= max(len(held), 1)

    def loosely(self, row: Row) -> bool:
        """Whether the row has every name and date, at least two words in all, and as many as it lacks."""
        if self.directed.tells and self.directed.contrary(row, self._claims(row), self._meant):
            return False
        lacks, told = set(self.lacks(row)), self.telling(row)
        named = {t.text for t in (*self.names, *(t for t in self.rest if t.has("date")))}
        most = 1 if self.is_doubt else len(told) + (len(named) if len(named) > 1 else 0)
        kept = named | {t.text for t in self.rest if t.has("date") or (self.is_doubt and t.senses)}
        tells = sum(bool(t.senses) and any(map(t.has, loose.TELLING)) for t in self.rest)
        enough = len(named) + (0 if self.is_doubt else len(told)) > 1 and (bool(told) or tells < 2)
        return lacks.isdisjoint(kept) and len(lacks) <= most and enough

    def distance(self, row: Row) -> tuple[int, int]:
        """How many words the row lacks: of those that tell most, and of all."""
        lacks = self.lacks(row)
        rare = {*self.strange, *(t.text for t in self.rest if t.has("topics"))}
        return len(rare.intersection(lacks)), len(lacks)

    def telling(self, row: Row) -> tuple[str, ...]:
        """The words beside the names that tell something, and that the row has."""
        lacks = self.lacks(row)
        telling = (t for t in self.rest if t.senses and any(map(t.has, loose.TELLING)))
        return tuple(t.text for t in telling if t.text not in lacks)

    def _said(self, row: Row) -> str:
        return text.fold(row.text[self.language]) if isinstance(row, RemarkRow) else self._gloss(row)

    def _gloss(self, row: ClaimRow) -> str:
        if row.id not in self.glosses:
            self.glosses[row.id] = text.fold(self.corpus.gloss(row, self.language))
        return self.glosses[row.id]

    def _claims(self, row: Row) -> list[ClaimRow]:
        if isinstance(row, ClaimRow):
            return [row]
        ids = tuple(about for about in row.about if "/" in about)
        if ids and ids not in self.told:
            known = [self.claims[id] for id in ids if id in self.claims]
            self.told[ids] = known if len(known) == len(ids) else list(self.corpus.find(claim=ids))
        return self.told[ids] if ids else []

    def told_with(self, remarks: Sequence[RemarkRow]) -> list[ClaimRow]:
        """The claims that the one remark is on, where they are few."""
        claims = self._claims(remarks[0]) if len(remarks) == 1 else []
        return claims if len(claims) <= loose.FEW else []

    def _names(self, row: Row, claims: Sequence[ClaimRow], said: str, token: Token) -> bool:
        """Whether the row is about the name, by it, or names it."""
        by = row.by if isinstance(row, RemarkRow) and token in self.topics else None
        if by and by not in self._meant(token):
            return False  # the gain of somebody else
        typed = text.fold(token.text).removeprefix("の")
        label = text.fold(row.speaker_label[self.language])
        if len(typed) > 1 and any(stands(words, typed, self.language) for words in (said, label)):
            return True
        glosses = [self._gloss(c) for c in claims if token not in self.there]
        if self.language == "en" and any(stands(gloss, typed, "en") for gloss in glosses):
            return True
        halves = [parts for parts in self._forms(typed) if len(parts) > 1 or "の" in typed]  # 軍需生産
        if any(all(part in gloss for part in parts) for gloss in glosses for parts in halves):
            return True
        ends = {end for c in claims for end in (c.object, c.item, c.where, c.venue)}
        ends |= set() if token in self.there else {c.subject for c in claims}  # in Russia is not by Russia
        speaker = self.corpus.speaker(row.document, row.speaker)
        says = {*speaker.persons, *speaker.speaks_for, f"{row.document}/{row.speaker}"}
        about = {*row.about, row.by} if isinstance(row, RemarkRow) else {row.item}
        return not (ends | says | about).isdisjoint(self._meant(token))

    def _meant(self, token: Token) -> set[str]:
        """All that a name may stand for: what it names, its seat, what asking for these reaches."""
        if token.text not in self.meant:
            named = self._seated(token)
            reached = self.corpus.store.ids("entity", self.corpus.reach(named))
            self.meant[token.text] = {*named, *reached, *(s.target for s in token.of("speaker"))}
        return self.meant[token.text]

    def _holds(self, said: str, word: str) -> bool:
        """Whether the text holds a word that is not known, in some form of it."""
        return any(all(stands(said, part, self.language) for part in parts) for parts in self._forms(word))

    def _forms(self, word: str) -> Iterator[tuple[str, ...]]:
        """The word; without an ending that it may have; and a long compound in its two halves."""
        yield (word,)
        for ending in self.asking["endings"]:
            if word.endswith(ending) and len(word) - len(ending) > (3 if word.isascii() else 1):
                yield (word.removesuffix(ending),)
        if self.language == "ja" and len(word) == 4:
            yield word[:2], word[2:]

    def _tells(self, row: Row, claims: Sequence[ClaimRow], said: str, token: Token) -> bool:
        """Whether a word that is known stands in the text, or is said of the remark or its claims."""
        topics = token.of("topics")  # what a word of a topic asks for is told in words
        senses = (*topics, *token.of("cues")) if topics else token.senses
        return self._is_in(said, token) or any(self._is_said(row, claims, said, sense) for sense in senses)

    def _is_in(self, said: str, token: Token) -> bool:
        stem = re.match(r"[^ぁ-ん]+(?=[ぁ-ん]*$)|[^ぁ-ん].*", token.text)
        word = text.fold(stem.group()) if stem else ""
        return (
            not token.has("question") and len(word) > (3 if word.isascii() else 0) and self._holds(said, word)
        )

    def _is_said(self, row: Row, claims: Sequence[ClaimRow], said: str, sense: Sense) -> bool:
        data = self.corpus.vocabulary.data
        if sense.kind == "question":
            return self._is_asked(row, said, data["questions"][self.language][sense.target])
        if sense.kind in ("verb", "noun", "agent"):
            return any(sense.target in self.corpus.vocabulary.ancestors(c.relation) for c in claims)
        if sense.kind == "remarks":
            kinds = data["remark_searched"].get(sense.target, data["remark_groups"][sense.target])
            return isinstance(row, RemarkRow) and row.kind in kinds
        if sense.kind == "topics":
            return any(self._holds(said, word) for word in self.asking["topics"][sense.target]["holds"])
        if sense.kind == "cues":
            kinds = self.asking.get("cue_remarks", {}).get(sense.target, ())
            if isinstance(row, RemarkRow) and row.kind in kinds:
                return True
            wanted = data["cue_fields"][sense.target]["fields"]
            return held.is_put(row, wanted) or any(held.is_put(each, wanted) for each in claims)
        if sense.kind == "kinds":
            return sense.target in data["kind_sets"]["plain"] or self._has_kind(row, sense.target)
        if sense.kind == "voices":
            return self.corpus.speaker(row.document, row.speaker).kind == sense.target
        if sense.kind == "date":
            return held.meets(sense.target, row.when, *(claim.when for claim in claims))
        return sense.kind in ("qualities", "rank", "units", "date_of_statement")

    def _is_asked(self, row: Row, said: str, asked: Mapping[str, Any]) -> bool:
        """Whether the row can answer the question word: a number to how many, a cause to why."""
        what = asked["asks"][0]
        if isinstance(row, ClaimRow):
            there = what == "where" and any(self._has_kind(row, kind) for kind in ("Place", "Facility"))
            return there or bool(getattr(row, what)) if what in FIELDS else what in (*ROLES, "how", "speaker")
        if what in ("amount", "count"):
            return any(map(str.isdigit, said)) or any(word in said for word in self.asking["numbers"])
        if what in self.corpus.vocabulary.remark_kinds:
            data = self.corpus.vocabulary.data
            return row.kind in data["remark_searched"].get(what, data["remark_groups"][what])
        return what in (*ROLES, "how", "where", "speaker") or (what in FIELDS and bool(getattr(row, what)))

    def _has_kind(self, row: Row, kind: str) -> bool:
        about = (
            row.about
            if isinstance(row, RemarkRow)
            else (row.subject, row.object, row.item, row.where, row.venue)
        )
        return any(self.corpus.kind(name) == kind for name in about if name and "/" not in name)


_ASKS = ("question", "reports")
"""What a word means that only asks: nothing else can tell it.

A report is reached by it, which no row answers.
"""
