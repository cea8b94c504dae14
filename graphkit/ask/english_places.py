"""The places of nouns around a verb, a noun and an agent noun in English; and who says what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.ask.english_pieces import Piece
from graphkit.ask.named import ASIDE
from graphkit.ask.senses import Word
from graphkit.ask.tokens import Sense
from graphkit.ask.values import Noun, Slot
from graphkit.corpus import Corpus

_PLACES = ("before", "direct", "whose", "agent", "gap", "says", "among")


def verbal(pieces: Sequence[Piece], at: int, passive: bool) -> Iterator[Slot]:
    """The places around a verb."""
    before = list(marked(pieces[:at], last=False))
    bare = [slot.noun for slot in before if slot.marker == "direct"]
    yield from (slot for slot in before if slot.marker != "direct")
    after = list(marked(pieces[at + 1 :]))
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
            yield (
                slot._replace(marker="among")
                if slot.noun.either and asked and not slot.noun.is_asked and (slot.marker == "direct")
                else slot
            )


NOTHING = Noun("-", kinds=("",))
"""What a preposition without its noun stands before: it fits nowhere, so that no word is passed over."""


def _is_copied(pieces: Sequence[Piece]) -> bool:
    """Whether `which are the states that ...` says its noun twice."""
    kinds = [p.kind if p.kind != "small" or p.word is None else p.word.target for p in pieces]
    nouns = [n for n, p in enumerate(pieces) if p.kind == "noun"]
    if len(nouns) != 2:
        return False
    first, second = pieces[nouns[0]].noun, pieces[nouns[1]].noun
    assert first is not None and second is not None
    between = kinds[nouns[0] + 1 : nouns[1]]
    return (
        first.is_asked
        and first.names_nothing
        and "be" in between
        and (second.is_open or kinds[-1] in ("that", "relative"))
    )


def _merged(nouns: Sequence[Noun]) -> Noun:
    """The question word and the noun that repeats it, as one that asks."""
    last = nouns[1] if len(nouns) > 1 else nouns[0]
    return last._replace(is_asked=True, asks=last.asks or nouns[0].asks, is_open=False)


def marked(pieces: Sequence[Piece], last: bool = True) -> Iterator[Slot]:
    """Nouns with the preposition before each, `direct` without one; a lone preposition has an empty noun."""
    marker = ""
    for index, piece in enumerate(pieces):
        if piece.kind == "noun" and piece.noun is not None:
            yield Slot(marker or "direct", piece.noun)
            marker = ""
        elif piece.is_small("to", "of", "from") and index + 1 == len(pieces) and not last:
            continue  # the infinitive, `to` before the verb; `accused of violating`
        elif piece.kind == "marker" or piece.is_small("preposition", *ASIDE):
            dated = index + 1 < len(pieces) and pieces[index + 1].kind == "date"
            if marker and not dated:
                yield Slot(marker, Noun(""))
            named = next((t for t in ASIDE if piece.is_small(t)), piece.text)
            named = f"{named} that" if named in _PLACES else named  # a word, not the place before a verb
            marker = marker if dated else named
        elif piece.kind not in ("date", "small") and marker:
            yield Slot(marker, Noun(""))
            marker = ""
    if marker:
        yield Slot(marker, Noun(""))


def nominal(pieces: Sequence[Piece], at: int) -> Iterator[Slot]:
    """The places around a noun of a relation: whose, of what, to whom."""
    is_it = any(p.is_small("be") for p in pieces[:at]) and not any(
        p.is_small("do", "have") for p in pieces[:at]
    )
    for slot in marked(pieces[:at]):
        empty = (
            slot.noun.is_asked and slot.noun.names_nothing and not slot.noun.kinds and not slot.noun.makers
        )
        told_of = any(
            p.word is not None and any(s.kind == "about" for s in p.word.token.senses) for p in pieces[:at]
        )
        if empty and (is_it or told_of or pieces[at - 1].noun is slot.noun):
            continue  # what is the supply of ..., which exercises did ...: claims are asked for, and no role
        if slot.noun.words:
            yield slot._replace(marker="whose") if slot.marker == "direct" else slot
    held = any(p.kind == "light" or _plans(p) for p in pieces[at:])  # which exercises did they hold
    behind = list(marked(pieces[at + 1 :]))
    for slot in behind:
        if slot.noun.words:
            yield slot._replace(marker="whose") if held and slot.marker == "direct" else slot
    closes = [p for p in pieces if not p.is_small("stop")][-1]
    if behind and not behind[-1].noun.words and not closes.is_small("join"):
        yield behind[-1]._replace(noun=NOTHING)  # a preposition that ends the question


def _plans(piece: Piece) -> bool:
    """Whether a cue is the verb of its clause: `which sanctions are they planning`."""
    return (
        piece.kind == "cues"
        and piece.word is not None
        and piece.word.note.startswith(("base", "ing", "past"))
    )


def agent(pieces: Sequence[Piece], at: int) -> Iterator[Slot]:
    """The places around an agent noun: who is it, of whom, of what."""
    before = [s._replace(marker="whose") if s.marker == "direct" else s for s in marked(pieces[:at])]
    slots = [s for s in (*before, *marked(pieces[at + 1 :])) if s.noun.words]
    bare = [n for n, slot in enumerate(slots) if slot.marker == "whose"]
    asked = [n for n in bare if slots[n].noun.is_asked]
    if asked or len(bare) > 1 or (bare and not _is_whose(pieces, at)):
        chosen = (asked or bare)[0]
        slots[chosen] = slots[chosen]._replace(marker="agent")
    else:
        slots.append(Slot("agent", Noun("", is_asked=True)))
    yield from slots


def _is_whose(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the noun before stands right at the head: `Russia's suppliers`."""
    before = [
        p for p in pieces[:at] if not (p.kind == "small" and p.word is not None and p.word.is_a("possessive"))
    ]
    return bool(before) and before[-1].kind == "noun"


def framed(corpus: Corpus, pieces: list[Piece]) -> tuple[list[Piece], tuple[Slot, ...]]:
    """What is said, without who says or denies it: `Kirby says that ...`, `what does Iran deny`."""
    paid = next((n for n, p in enumerate(pieces) if p.is_small("return")), len(pieces))
    if any(p.kind == "head" for p in pieces[paid:]) and any(
        p.kind in ("head", "cues") for p in pieces[:paid]
    ):
        things = _paid_for(corpus, pieces[paid + 1 :])
        pieces = [*pieces[: paid + 1], *things] if things else pieces[:paid]
    at = next((n for n in range(len(pieces)) if _is_saying(pieces, n)), -1)
    if at < 0:
        return pieces, ()
    said = pieces[at + 1 :]
    inner = said[1:] if said and said[0].is_small("that") else said
    if pieces[at].kind == "remarks" and inner and inner[-1].kind == "marker":
        inner = inner[:-1]  # what does she compare them to
    before = pieces[:at]
    goes_on = any(sense.note.endswith("ing") for sense in pieces[at].senses)
    have = next((n for n, p in enumerate(before) if p.is_small("have")), len(before))
    perfect = any(p.is_small("be") for p in before[have:])  # has been denied
    finite = any(p.is_small("do") for p in before) or (have < len(before) and not perfect)
    opens = max((n for n, p in enumerate(before) if p.is_small("that")), default=-1)  # true that he said
    if any(p.is_small("be") for p in before[opens + 1 :]) and not finite and not goes_on:
        return _told(before, inner)
    nouns = [
        n
        for n, p in enumerate(before)
        if p.noun is not None and not (n and (before[n - 1].kind == "marker" or _excepts(before[n - 1])))
    ]
    if not nouns:
        return [*before, *inner], ()
    speaker = before[nouns[-1]].noun
    assert speaker is not None
    small = ("do", "have", "modal", "be") if goes_on else ("do", "have", "modal")
    rest = [p for n, p in enumerate(before) if n != nouns[-1] and not p.is_small(*small)]
    has_head = any(p.kind in ("head", "cues", "remarks") for p in inner) and inner[0].kind not in (
        "marker",
        "about",
    )
    kept = [p for p in rest if p.noun is None or not _is_bare(p.noun) or has_head]
    tells = pieces[at].tells and inner is said and (not has_head or (inner[1:2] != [] and inner[1].is_about))
    told = inner[0].noun if inner and tells else None  # told whom
    if told is not None:
        return [*kept, *inner[1:]], (Slot("says", speaker), Slot("told", told))
    return [*kept, *inner], (Slot("says", speaker),)


def _paid_for(corpus: Corpus, behind: Sequence[Piece]) -> tuple[Piece, ...]:
    """The thing with which something is done behind `in return for`: `workers sent`, `sending workers`."""
    for at, piece in enumerate(behind[:2]):
        names = piece.noun.entities if piece.noun is not None else ()
        if names and all(corpus.kind(name) == "Item" for name in names):
            does = any(other.kind == "head" for other in (*behind[:at], *behind[at + 1 : at + 2]))
            return tuple(other for other in behind[: at + 1] if other.kind != "head") if does else ()
    return ()


def _excepts(piece: Piece) -> bool:
    return piece.is_small("except")


def _is_bare(noun: Noun) -> bool:
    """Whether it is no more than `what`: what somebody says; not so `whom` he accuses."""
    return noun.is_asked and noun.names_nothing and (not noun.kinds or "item" in noun.asks)


def chosen(pieces: list[Piece]) -> tuple[list[Piece], tuple[Slot, ...]]:
    """The pieces without what is chosen from at their front, and that: `between China and Iran, who ...`."""
    noun = pieces[1].noun if len(pieces) > 3 and pieces[0].is_small("choose") else None
    rest = [n for n, p in enumerate(pieces[2:], 2) if not p.is_small("join", "cuts")]
    asks = pieces[rest[0]].noun if noun is not None and rest else None
    if noun is None or len(noun.entities) < 2 or asks is None or not asks.is_asked:
        return pieces, ()
    return pieces[rest[0]:], (Slot("among", noun),)


def demanded(corpus: Corpus, pieces: list[Piece]) -> list[Piece]:
    """The pieces with who wants somebody to do something as who says so: `wants Congress to do`."""
    for at, piece in enumerate(pieces[:-3]):
        whom, to, done = pieces[at + 1 : at + 4]
        kind = _demand(corpus, piece) if whom.noun and to.is_small("to") and done.is_small("do") else ""
        if kind and piece.word is not None:
            sense = Sense("remarks", kind, "base")
            asks = Piece("remarks", Word("remarks", piece.word.token, (sense,)))
            return [*pieces[:at], Piece("saying", piece.word), asks, whom, *pieces[at + 4 :]]
    return pieces


def helped(corpus: Corpus, pieces: list[Piece]) -> list[Piece]:
    """The pieces with who is helped as whose it is that is done: `helps Russia improve its satellites`."""
    helps = corpus.vocabulary.data["asking"]["en"]["helps"]
    for at, piece in enumerate(pieces[:-3]):
        whom, rest = pieces[at + 1].noun, [p for p in pieces[at + 2 :] if not p.is_small("to", "own")]
        if piece.text not in helps or whom is None or len(whom.entities) != 1 or len(rest) < 2:
            continue
        does, what = rest[0], rest[1].noun
        if _is_helped(corpus, does) and what is not None and what.entities and not what.makers:
            theirs = rest[1]._replace(noun=what._replace(makers=whom.entities))
            return [*pieces[:at], does, theirs, *rest[2:]]
    return pieces


def _is_helped(corpus: Corpus, piece: Piece) -> bool:
    """Whether a verb without an ending is one that somebody is helped to do (`=helped`)."""
    patterns = corpus.vocabulary.data["patterns"]["en"]
    verbs = [s.note.rpartition(" ") for s in piece.senses if s.kind == "verb"]
    return any("=helped" in patterns[pattern] for pattern, _, form in verbs if form == "base")


def _demand(corpus: Corpus, piece: Piece) -> str:
    """The kind of remark by which somebody wants something done, where the word may be one; else ""."""
    if piece.word is None or piece.kind not in ("cues", "remarks"):
        return ""
    fields = corpus.vocabulary.data["cue_fields"]
    wanted = {cue.get("of_somebody", "") for cue in fields.values()} - {""}
    target = fields[piece.word.target].get("of_somebody", "") if piece.kind == "cues" else piece.word.target
    return target if target in wanted else ""


def gained(pieces: list[Piece]) -> tuple[list[Piece], tuple[Slot, ...]]:
    """The pieces without who gains, and who that is: `what does Iran get out of it`."""
    verbs = ("base", "third", "past", "participle", "ing")
    at = next((n for n, p in enumerate(pieces) if p.gains and p.word and p.word.note in verbs), -1)
    nouns = [n for n, p in enumerate(pieces[: max(at, 0)]) if p.noun is not None and not p.noun.is_asked]
    if not nouns:
        return pieces, ()
    who = pieces[nouns[-1]].noun
    assert who is not None
    return [p for n, p in enumerate(pieces) if n != nouns[-1]], (Slot("gains", who),)


def _is_saying(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the word has its subject for a speaker: says, denies, describes; expects of somebody to do."""
    piece = pieces[at]
    if piece.kind == "saying" or piece.word is None or piece.word.note in ("", "noun"):
        return piece.kind == "saying"
    if piece.kind == "remarks":
        by = pieces[at + 2].noun if len(pieces) > at + 2 and pieces[at + 1].is_small("by") else None
        speaks = by is not None and by.speaks
        return piece.judges and (speaks or any(p.noun is not None and p.noun.speaks for p in pieces[:at]))
    expects = piece.word.is_a("expected") and [p.noun is not None for p in pieces[at + 1 : at + 2]] == [True]
    puts = piece.judges and not piece.word.is_a("expected")
    return piece.kind == "cues" and (puts or expects)


def _told(before: list[Piece], inner: list[Piece]) -> tuple[list[Piece], tuple[Slot, ...]]:
    """The passive: what is said, and by whom."""
    for index, piece in enumerate(inner[:-1]):
        noun = inner[index + 1].noun
        if piece.is_small("by") and noun is not None and not any(p.kind == "head" for p in inner[:index]):
            return [*before, *inner[:index], *inner[index + 2 :]], (Slot("says", noun),)
    return [*before, *inner], ()
