"""A question in English as clauses: places by word order, voice and prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graphkit.ask.nouns import Nouns, cue_heads
from graphkit.ask.senses import Word
from graphkit.ask.values import Clause, Noun, Slot
from graphkit.corpus import Corpus

_FLAGS = (
    "cues", "saying", "remarks", "claims", "about", "compare", "units", "only", "common", "connect", "origins",
    "date_of_statement", "compound", "unnamed", "named",
)  # fmt: skip


_PLACES = ("before", "direct", "whose", "agent", "gap", "says", "among")


class _Piece(NamedTuple):
    kind: str
    word: Word | None = None
    noun: Noun | None = None

    def is_small(self, *targets: str) -> bool:
        """Whether it is a small word with one of these jobs."""
        return self.kind in ("small", "marker") and self.word is not None and self.word.is_a(*targets)

    @property
    def text(self) -> str:
        """The word as it was typed, in small letters."""
        return self.word.token.text.casefold() if self.word else ""


def clauses(corpus: Corpus, words: Sequence[Word]) -> Iterator[Clause]:
    """The ways to read the words as one clause: each word that can be its head in turn, verbs first."""
    whole = _pieces(corpus, words)
    flags = tuple(_flags(corpus, words, whole))
    loose = tuple(p.text for p in whole if p.kind == "loose")
    negated = any(p.is_small("not") for p in whole)
    pieces, says = _frame(whole)
    heads = [n for n, piece in enumerate(pieces) if piece.kind == "head"]
    for head in sorted(heads, key=lambda n: _rank(pieces[n])):
        for kind in ("verb", "agent", "noun"):
            for clause in _headed(pieces, head, kind, flags, loose, negated):
                yield clause._replace(slots=(*says, *clause.slots))
    if not heads:
        for at, tied in cue_heads(corpus, "en", [p.word if p.kind == "cues" else None for p in pieces]):
            assert (word := pieces[at].word) is not None
            passive = "participle" in word.note and any(p.is_small("be") for p in pieces[:at])
            yield Clause((*says, *_verbal(pieces, at, passive)), tied, passive, flags=flags, loose=loose, negated=negated, kind="cue")
        yield Clause((*says, *_plain(pieces)), flags=flags, loose=loose, negated=negated)


def _frame(pieces: list[_Piece]) -> tuple[list[_Piece], tuple[Slot, ...]]:
    """What is said, without who says or denies it: `Kirby says that ...`, `what does Iran deny`."""
    paid = next((n for n, p in enumerate(pieces) if p.is_small("return")), len(pieces))
    if any(p.kind == "head" for p in pieces[paid:]) and any(p.kind in ("head", "cues") for p in pieces[:paid]):
        pieces = pieces[:paid]
    at = next((n for n, p in enumerate(pieces) if _is_saying(p)), -1)
    if at < 0:
        return pieces, ()
    said = pieces[at + 1 :]
    inner = said[1:] if said and said[0].is_small("that") else said
    before = pieces[:at]
    if any(p.is_small("be") for p in before) and not any(p.is_small("do", "have") for p in before):
        return _told(before, inner)
    nouns = [n for n, p in enumerate(before) if p.noun is not None and not (n and before[n - 1].kind == "marker")]
    if not nouns:
        return [*before, *inner], ()
    speaker = before[nouns[-1]].noun
    assert speaker is not None
    rest = [p for n, p in enumerate(before) if n != nouns[-1] and not p.is_small("do", "have", "modal")]
    has_head = any(p.kind in ("head", "cues", "remarks") for p in inner) and inner[0].kind not in ("marker", "about")
    kept = [p for p in rest if p.noun is None or not (p.noun.is_asked and p.noun.names_nothing) or has_head]
    told = inner[0].noun if inner and not has_head else None  # told whom
    if told is not None:
        return [*kept, *inner[1:]], (Slot("says", speaker), Slot("told", told))
    return [*kept, *inner], (Slot("says", speaker),)


def _is_saying(piece: _Piece) -> bool:
    denies = piece.kind == "cues" and piece.word is not None and piece.word.is_a("denied") and "noun" not in piece.word.note
    return piece.kind == "saying" or denies


def _told(before: list[_Piece], inner: list[_Piece]) -> tuple[list[_Piece], tuple[Slot, ...]]:
    """The passive: what is said, and by whom."""
    for index, piece in enumerate(inner[:-1]):
        noun = inner[index + 1].noun
        if piece.kind == "marker" and piece.text == "by" and noun is not None and not any(p.kind == "head" for p in inner[:index]):
            return [*before, *inner[:index], *inner[index + 2 :]], (Slot("says", noun),)
    return [*before, *inner], ()


def _rank(piece: _Piece) -> int:
    assert piece.word is not None
    return 0 if any(s.kind == "verb" for s in piece.word.senses) else 1


def _pieces(corpus: Corpus, words: Sequence[Word]) -> list[_Piece]:
    nouns, found, index = Nouns(corpus, "en", words), list[_Piece](), 0
    while index < len(words):
        phrase = nouns.at(index)
        if phrase is not None:
            found.append(_Piece("noun", words[index], phrase[0]))
            index = phrase[1]
            continue
        word = words[index]
        if word.kind in ("fillers", "titles") or (word.kind in ("small", "marker") and word.is_a("stop", "article", "all")):
            pass
        elif _is_loose_pronoun(words, index):
            found.append(_Piece("loose", word))
        elif word.kind in ("head", "date", "question", "small", "marker", *_FLAGS):
            found.append(_Piece(word.kind, word))
        else:
            found.append(_Piece("loose", word))
        index += 1
    return _whence(corpus, found)


def _whence(corpus: Corpus, pieces: list[_Piece]) -> list[_Piece]:
    """`where ... from` asks for a party: the question word as a noun."""
    ends = pieces and pieces[-1].kind == "marker" and pieces[-1].word is not None and pieces[-1].word.is_a("preposition")
    questions, parties = corpus.vocabulary.data["questions"]["en"], tuple(corpus.vocabulary.data["kind_sets"]["party"])
    for index, piece in enumerate(pieces if ends and not any(p.noun and p.noun.is_asked for p in pieces) else ()):
        if piece.kind == "question" and piece.word is not None and questions[piece.word.target]["asks"][0] == "where":
            noun = Noun(piece.text, is_asked=True, asks=("subject", "object"), kinds=parties)
            return [*pieces[:index], _Piece("noun", piece.word, noun), *pieces[index + 1 :]]
    return pieces


def _is_loose_pronoun(words: Sequence[Word], index: int) -> bool:
    """Whether a pronoun stands for nothing that is known; not so the `it` of `is it` and `it is`."""
    word = words[index]
    if word.kind == "small" and word.is_a("relative") and not word.is_a("that"):
        return index == 0 or words[index - 1].kind not in ("name", "kinds", "voices", "claims", "head")
    if word.kind != "small" or not word.is_a("pronoun", "several"):
        return False
    if word.is_a("own") and any(w.kind == "name" for w in words[:index]):
        return False  # its own drones: of a name before it
    near = [w for w in words[max(0, index - 1) : index + 2] if w is not word]
    return not (word.is_a("there") and any(w.kind == "small" and w.is_a("be") for w in near))


def _flags(corpus: Corpus, words: Sequence[Word], pieces: Sequence[_Piece]) -> Iterator[tuple[str, str]]:
    questions = corpus.vocabulary.data["questions"]["en"]
    for index, piece in enumerate(pieces):
        word = piece.word
        if piece.noun is not None:
            if piece.noun.counted:
                yield "ask", "amount"
        elif word is None:
            continue
        elif piece.kind == "question":
            yield "ask", questions[word.target]["asks"][0]
        elif piece.kind == "date":
            before = pieces[index - 1].word if index else None
            dated = next((s.target for s in before.senses if s.kind == "dated"), "during") if before else "during"
            near = pieces[max(0, index - 2) : index] if any(p.kind == "head" for p in pieces) else pieces
            stated = any(p.kind in ("date_of_statement", "saying") for p in near)
            yield ("stated" if stated else "fact"), f"{dated} {word.target}"
        elif piece.kind in ("small", "marker"):
            if word.is_a("true"):
                yield "true", ""
            if word.is_a("do"):
                yield "does", ""
            if word.is_a("that") and index and pieces[index - 1].kind == "claims":
                yield "that", ""
            if word.is_a("return"):
                yield "ask", "return"
        elif piece.kind != "head":
            yield piece.kind, word.target
            if piece.kind == "only":
                yield "only_word", word.token.text
    if any(w.kind == "small" and w.is_a("all") for w in words):
        yield "all", ""
    if all(p.kind in ("noun", "head", "date", "cues") for p in pieces) and not any(p.noun and p.noun.is_asked for p in pieces):
        yield "bare", ""
    if len(pieces) > 1 and pieces[0].kind == "small" and pieces[0].word is not None:
        if pieces[0].word.is_a("do", "be", "have", "modal"):
            yield "yes", ""


def _headed(
    pieces: Sequence[_Piece], at: int, kind: str, flags: tuple[tuple[str, str], ...], loose: tuple[str, ...], negated: bool
) -> Iterator[Clause]:
    word = pieces[at].word
    assert word is not None
    senses = [s for s in word.senses if s.kind == kind]
    if not senses:
        return
    more = tuple(p.text for n, p in enumerate(pieces) if p.kind == "head" and n != at and not _absorbs(word, p))
    rest = dict(flags=flags, loose=(*loose, *more), negated=negated, kind=kind)
    if kind == "agent":
        for role in dict.fromkeys(s.note.split()[0] for s in senses):
            heads = tuple((s.target, "agent") for s in senses if s.note.split()[0] == role)
            yield Clause(tuple(_agent(pieces, at)), heads, False, role, **rest)  # type: ignore[arg-type]
        return
    if kind == "noun" and any(s.kind == "verb" for s in word.senses) and any(p.is_small("do") for p in pieces[:at]):
        return  # "do they supply" has a verb
    for form in dict.fromkeys(s.note.rpartition(" ")[2] for s in senses):
        heads = tuple((s.target, s.note.rpartition(" ")[0]) for s in senses if s.note.endswith(f" {form}"))
        if kind == "noun":
            yield Clause(tuple(_nominal(pieces, at)), heads, **rest)  # type: ignore[arg-type]
            continue
        passive = form == "participle" and _is_passive(pieces, at)
        if form == "participle" and not passive and not _has_have(pieces, at):
            continue
        yield Clause(tuple(_verbal(pieces, at, passive)), heads, passive, **rest)  # type: ignore[arg-type]


def _absorbs(head: Word, other: _Piece) -> bool:
    """Whether the other word is a noun of the same relation, and adds nothing: `hold an exercise`."""
    assert other.word is not None
    return bool({s.target for s in head.senses} & {s.target for s in other.word.senses if s.kind == "noun"})


def _is_passive(pieces: Sequence[_Piece], at: int) -> bool:
    bes = [n for n, p in enumerate(pieces[:at]) if p.is_small("be")]
    be = bool(bes) and sum(p.noun is not None for p in pieces[bes[-1] : at]) <= 1
    by = any(p.kind == "marker" and p.text == "by" for p in pieces[at:])
    finite = any(p.kind == "small" and p.word is not None and p.word.is_a("do", "modal") for p in pieces[:at])
    return (be and not finite) or by or (be and _has_modal_be(pieces, at))


def _has_modal_be(pieces: Sequence[_Piece], at: int) -> bool:
    before = [p.word for p in pieces[:at] if p.kind == "small" and p.word is not None]
    return bool(before) and before[-1].is_a("be")


def _has_have(pieces: Sequence[_Piece], at: int) -> bool:
    return any(p.kind == "small" and p.word is not None and p.word.is_a("have") for p in pieces[:at])


def _verbal(pieces: Sequence[_Piece], at: int, passive: bool) -> Iterator[Slot]:
    """The places around a verb."""
    before = list(_marked(pieces[:at], last=False))
    bare = [slot.noun for slot in before if slot.marker == "direct"]
    yield from (slot for slot in before if slot.marker != "direct")
    after = list(_marked(pieces[at + 1 :]))
    fronted = [_merged(bare)] if len(bare) > 2 else bare[:-1]
    if len(bare) == 2 and _is_copied(pieces[:at]):
        bare, fronted = [_merged(bare)], []
    if bare:
        yield Slot("before", bare[-1])
    stranded = [n for n, slot in enumerate(after) if not slot.noun.words]
    for noun in fronted:
        if stranded:
            after[stranded[0]] = Slot(after[stranded[0]].marker, noun)
        else:
            after.insert(0, Slot("direct", noun))
    left = stranded[len(fronted) :]
    after = [Slot(slot.marker, NOTHING) if n in left else slot for n, slot in enumerate(after)]
    asked = any(slot.noun.is_asked for slot in (*before, *after))
    for slot in after:
        if slot.noun.words:
            yield slot._replace(marker="among") if slot.noun.either and asked and not slot.noun.is_asked and (
                slot.marker == "direct") else slot  # fmt: skip


NOTHING = Noun("-", kinds=("",))
"""What a preposition that has lost its noun stands before: it fits nowhere, so that no word is passed over."""


def _is_copied(pieces: Sequence[_Piece]) -> bool:
    """Whether `which are the states that ...` says its noun twice."""
    kinds = [p.kind if p.kind != "small" or p.word is None else p.word.target for p in pieces]
    nouns = [n for n, p in enumerate(pieces) if p.kind == "noun"]
    if len(nouns) != 2:
        return False
    first, second = pieces[nouns[0]].noun, pieces[nouns[1]].noun
    assert first is not None and second is not None
    between = kinds[nouns[0] + 1 : nouns[1]]
    return first.is_asked and first.names_nothing and "be" in between and (second.is_open or kinds[-1] in ("that", "relative"))


def _merged(nouns: Sequence[Noun]) -> Noun:
    """The question word and the noun that repeats it, as one that asks."""
    last = nouns[1] if len(nouns) > 1 else nouns[0]
    return last._replace(is_asked=True, asks=last.asks or nouns[0].asks, is_open=False)


def _marked(pieces: Sequence[_Piece], last: bool = True) -> Iterator[Slot]:
    """Nouns with the preposition before each; without one it is `direct`; a preposition without noun has an empty one."""
    marker = ""
    for index, piece in enumerate(pieces):
        if piece.kind == "noun" and piece.noun is not None:
            yield Slot(marker or "direct", piece.noun)
            marker = ""
        elif piece.is_small("to") and index + 1 == len(pieces) and not last:
            continue  # the infinitive: `to` before the verb
        elif piece.kind == "marker" or piece.is_small("source", "preposition", "return"):
            dated = index + 1 < len(pieces) and pieces[index + 1].kind == "date"
            if marker and not dated:
                yield Slot(marker, Noun(""))
            named = next((t for t in ("source", "return") if piece.is_small(t)), piece.text)
            named = f"{named} that" if named in _PLACES else named  # a word, not the place before a verb
            marker = marker if dated else named
        elif piece.kind not in ("date", "small") and marker:
            yield Slot(marker, Noun(""))
            marker = ""
    if marker:
        yield Slot(marker, Noun(""))


def _nominal(pieces: Sequence[_Piece], at: int) -> Iterator[Slot]:
    """The places around a noun of a relation: whose, of what, to whom."""
    is_it = any(p.is_small("be") for p in pieces[:at]) and not any(p.is_small("do", "have") for p in pieces[:at])
    for slot in _marked(pieces[:at]):
        if is_it and slot.noun.is_asked and slot.noun.names_nothing and not slot.noun.kinds and not slot.noun.makers:
            continue  # what is the supply of ...: the claims themselves are asked for
        if slot.noun.words:
            yield slot._replace(marker="whose") if slot.marker == "direct" else slot
    yield from (slot for slot in _marked(pieces[at + 1 :]) if slot.noun.words)


def _agent(pieces: Sequence[_Piece], at: int) -> Iterator[Slot]:
    """The places around an agent noun: who is it, of whom, of what."""
    before = [s._replace(marker="whose") if s.marker == "direct" else s for s in _marked(pieces[:at])]
    slots = [s for s in (*before, *_marked(pieces[at + 1 :])) if s.noun.words]
    bare = [n for n, slot in enumerate(slots) if slot.marker == "whose"]
    asked = [n for n in bare if slots[n].noun.is_asked]
    if asked or len(bare) > 1 or (bare and not _is_whose(pieces, at)):
        chosen = (asked or bare)[0]
        slots[chosen] = slots[chosen]._replace(marker="agent")
    else:
        slots.append(Slot("agent", Noun("", is_asked=True)))
    yield from slots


def _is_whose(pieces: Sequence[_Piece], at: int) -> bool:
    """Whether the noun before stands right at the head: `Russia's suppliers`."""
    before = [p for p in pieces[:at] if not (p.kind == "small" and p.word is not None and p.word.is_a("possessive"))]
    return bool(before) and before[-1].kind == "noun"


def _plain(pieces: Sequence[_Piece]) -> Iterator[Slot]:
    """Nouns with their prepositions, where no word ties them."""
    yield from (slot for slot in _marked(pieces) if slot.noun.words)
