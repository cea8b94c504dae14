"""Turns of phrase in English that are seen without the data, each put plainly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graphkit.ask.senses import Word
from graphkit.ask.tokens import Sense, Token


def _compared(words: Sequence[Word]) -> Iterator[Word]:
    """Without the preposition before what is compared: `supplies Russia with more kinds of items`."""
    for word, after in zip(words, (*words[1:], None), strict=True):
        compared = after is not None and after.kind == "compare"
        if not (compared and word.kind == "marker" and word.is_a("with", "preposition")):
            yield word


def _left_out(words: Sequence[Word]) -> Iterator[Word]:
    """Who is left out by a word behind him as by one before him: `Iran aside`."""
    out = [n for n, word in enumerate(words) if word.kind == "small" and word.is_a("left_out")]
    for index, word in enumerate(words):
        if word.kind == "name" and index + 1 in out:
            yield Word("small", words[index + 1].token, (Sense("small", "except", ""),))
        if index not in out or words[index - 1].kind != "name":
            yield word


def _inserted(words: Sequence[Word]) -> Iterator[Word]:
    """Who says so, put in between, as who says so: `Who, say US officials, supplies ...`."""
    small = (n for n, word in enumerate(words) if word.kind == "small" and word.is_a("cuts"))
    cuts = [n for n in small if len(words[n].token.text) == 1]  # commas
    for begin, end in pairwise(cuts):
        inner = words[begin + 1 : end]
        says = [word for word in inner if word.kind == "saying"]
        who = [word for word in inner if word.kind in ("name", "voices", "unnamed", "titles", "qualities")]
        if len(says) == 1 and who and all(w in says or w in who or w.is_a("article") for w in inner):
            source = Word("small", says[0].token, (Sense("small", "source", ""),))
            return iter((*words[: begin + 1], source, *who, *words[end:]))
    return iter(words)


def _viewed(words: Sequence[Word]) -> Iterator[Word]:
    """Whose view it is as who says so: `in Stoltenberg's view`; with no word before, another meaning."""
    ends = [n for n, word in enumerate(words) if word.kind == "small" and word.is_a("source_of")]
    begins = {n: _view(words, n) for n in ends}
    for index, word in enumerate(words):
        if index in begins.values():
            yield Word("small", word.token, (Sense("small", "source", ""),))
        elif index not in ends:
            yield word
        elif begins[index] < 0:
            yield from _otherwise(word)


def _view(words: Sequence[Word], end: int) -> int:
    """Where it begins whose view it is, up to three words before; -1 where nothing does."""
    before = (n for n in range(end - 1, max(end - 4, -1), -1) if words[n].kind in ("small", "marker"))
    return next((n for n in before if words[n].is_a("preposition", "source")), -1)


def _otherwise(word: Word) -> Iterator[Word]:
    """The word as a verb of saying where it may be one; else as one that is not known here."""
    says = tuple(sense for sense in word.token.senses if sense.kind == "saying")
    yield Word("saying", word.token, says) if says else word._replace(kind="")


def _opened(words: Sequence[Word]) -> Iterator[Word]:
    """Without the `not` of who asks for a yes, `isn't Iran ...`; and one of many as of them: `among`."""
    for index, word in enumerate(words):
        opens = words[0].kind == "small" and words[0].is_a("be", "do", "have", "modal")
        positive = opens and index == 1 and word.kind == "small" and word.is_a("not")
        among = opens and index and words[index - 1].kind == "name" and word.is_a("choose")
        if not (positive or (among and not word.is_a("of"))):
            yield word


def _ended(words: Sequence[Word]) -> Iterator[Word]:
    """What is asked to be over: a preposition that closes `are the talks over` says how they are."""
    last = max((n for n, word in enumerate(words) if not word.is_a("stop")), default=-1)
    asks = words[0].kind == "small" and words[0].is_a("be") and not any(w.kind == "question" for w in words)
    for index, word in enumerate(words):
        cues = tuple(sense for sense in word.token.senses if sense.kind == "cues")
        closes = asks and index == last and word.kind in ("small", "marker") and cues
        yield Word("cues", word.token, cues) if closes else word


def _shortened(words: Sequence[Word]) -> Iterator[Word]:
    """The verb that `'s` is short for: `Pyongyang's sending`, `what's Kirby want`."""
    for index, word in enumerate(words):
        does = next((w for w in words[index + 1 :] if w.kind not in ("fillers", "only", "qualities")), None)
        behind = next((w for w in words[index + 1 :] if w.kind in ("head", "cues", "saying")), None)
        is_short = word.kind == "small" and word.is_a("possessive") and index
        if is_short and does is not None and does is behind and _goes_on(words, does):
            yield Word("small", word.token, (Sense("small", "be", ""),))
        elif index == 1 and words[0].kind == "question" and is_be(word) and behind and _is_bare(behind):
            yield Word("small", word.token, (Sense("small", "do", ""),))
        else:
            yield word


def _goes_on(words: Sequence[Word], does: Word) -> bool:
    """Whether a verb goes on, and is no noun: `sending workers`, not `sending of workers`."""
    after = words[words.index(does) + 1 :]
    ing = any(sense.note.rpartition(" ")[2] == "ing" for sense in does.senses)
    return ing and bool(after) and not after[0].is_a("of")


def _is_bare(word: Word) -> bool:
    """Whether a word can be nothing but a verb without an ending: `want`."""
    return all(sense.note.rpartition(" ")[2] == "base" for sense in word.senses)


def _pointed(words: Sequence[Word]) -> Iterator[Word]:
    """Without the word that points at what is named behind it, `those missiles`; nor `they` for anybody."""
    for index, (word, after) in enumerate(zip(words, (*words[1:], None), strict=True)):
        points = word.kind == "small" and word.is_a("several", "pronoun") and not word.is_a("own", "there")
        named = after is not None and after.kind == "name"
        before = [w for w in words[:index] if w.kind not in ("question", "marker", "name")]
        anybody = points and index > 1 and words[0].kind == "question" and before == [words[index - 1]]
        if not (points and named) and not (anybody and before[0].is_a("be", "do")):
            yield word


def _relied(words: Sequence[Word]) -> Iterator[Word]:
    """What is no claim rests on nobody's word: `Russia depends on North Korea`."""
    nouns = [word for word in words if word.kind == "claims" and word.note == "noun"]
    for word in words:
        verbs = tuple(sense for sense in word.token.senses if sense.kind == "verb")
        yield Word("head", word.token, verbs) if word.kind == "claims" and verbs and not nouns else word


def _verbed(words: Sequence[Word]) -> Iterator[Word]:
    """A word between two names as the verb that it may be, where there is no other: `Iran arms Russia`."""
    heads = any(word.kind == "head" for word in words)
    for before, word, after in zip((None, *words), words, (*words[1:], None), strict=False):
        verbs = tuple(sense for sense in word.token.senses if sense.kind == "verb")
        between = before is not None and after is not None and before.kind == after.kind == "name"
        ties = word.kind == "name" and verbs and between and not heads
        yield Word("head", word.token, verbs) if ties else word


def _rested(words: Sequence[Word]) -> Iterator[Word]:
    """What is claimed on whose word as what he says: `which of the claims that ... rest on officials`."""
    at = [n for n, word in enumerate(words) if word.kind == "claims"]
    does = any(word.kind == "head" for word in words[at[0] + 1 : at[-1]]) if at else False
    if len(at) < 2 or not does or not any(word.kind == "question" for word in words[: at[0]]):
        return iter(words)
    begins = at[0] + 1 + words[at[0] + 1].is_a("that", "about")
    origins = any(word.kind == "origins" for word in words[at[-1] :])
    source = () if origins else (Word("small", words[at[-1]].token, (Sense("small", "source", ""),)),)
    return iter((*words[begins : at[-1]], *source, *words[at[-1] + 1 :]))


def _chosen(words: Sequence[Word]) -> Iterator[Word]:
    """Those of a kind that are to choose from as the kind, and what is said of them as what narrows it.

    `Of the states said to arm Russia, which is ...`.
    """
    cut = next((n for n, word in enumerate(words) if word.kind == "small" and word.is_a("cuts")), 0)
    asks = words[cut + 1 : cut + 2]
    kinds = [n for n, word in enumerate(words[:cut]) if word.kind == "kinds"]
    if not (kinds and words[0].is_a("choose") and asks and asks[0].kind == "question"):
        return iter(words)
    narrows = " ".join(word.token.text for word in words[kinds[0] + 1 : cut] if word.kind != "fillers")
    said = (Word("qualities", Token(narrows, ()), (Sense("qualities", "qualities", ""),)),) if narrows else ()
    rest = words[cut + 2 :]
    same = 1 if rest and rest[0].is_a("article") else 0
    return iter((asks[0], words[kinds[0]], *rest[same:], *said))


def _reported(words: Sequence[Word]) -> Iterator[Word]:
    """What is said to have been done as what has been done: `are said to have supplied`."""
    for index, word in enumerate(words):
        be = max((n for n in range(index) if is_be(words[n])), default=-1)
        if be >= 0 and _reports(words, index):
            kept = () if word.kind == "saying" else (word,)
            does, rest = words[index + 2], words[index + 3 :]
            if does.kind == "head" or does.is_a("modal"):
                return iter((*words[:index], *kept, does, *rest))
            return iter((*words[:be], does, *words[be + 1 : index], *kept, *rest))
    return iter(words)


def is_be(word: Word) -> bool:
    return word.kind == "small" and word.is_a("be")


def _reports(words: Sequence[Word], at: int) -> bool:
    """Whether what is done follows the word, as `said to have ...`, `believed to be ...`."""
    behind = words[at + 1 : at + 3]
    if words[at].kind not in ("saying", "cues", "qualities") or len(behind) < 2 or not behind[0].is_a("to"):
        return False
    helps = behind[1].kind == "small" and behind[1].is_a("have", "be", "modal")
    return helps or (behind[1].kind == "head" and words[at].kind == "saying")


def of_oneself(words: Sequence[Word]) -> Iterator[Word]:
    """Who speaks of himself by his name: `the US says it will sanction`."""
    for index, word in enumerate(words):
        before, after = words[:index], words[index + 1 : index + 2]
        said = bool(before) and before[-1].kind == "saying"
        speaker = next((each for each in before[::-1] if each.kind == "name"), None)
        himself = word.kind == "small" and word.is_a("pronoun", "several", "there") and not word.is_a("own")
        goes_on = bool(after) and after[0].kind in ("small", "head", "cues") and not after[0].is_a("that")
        yield speaker if said and himself and goes_on and speaker is not None else word


def _supposed(words: Sequence[Word]) -> Iterator[Word]:
    """What is put as a case that may come as what narrows the rest: `what follows if they succeed`."""
    at = next((n for n, word in enumerate(words) if word.kind == "small" and word.is_a("supposing")), -1)
    if at < 0:
        return iter(words)
    asks = any(word.kind != "fillers" for word in words[:at]) and words[at - 1].kind != "saying"
    if not asks:  # tell me if it is so
        that = Word("small", words[at].token, (Sense("small", "that", ""),))
        return iter((*words[:at], that, *words[at + 1 :]))
    return iter((*map(_followed, words[:at]), narrowing(words[at:])))


def _followed(word: Word) -> Word:
    """What happens in a case that may come as what follows from it."""
    happens = word.kind == "about" and bool(word.note)
    return Word("remarks", word.token, (Sense("remarks", "effect", word.note),)) if happens else word


def narrowing(words: Sequence[Word]) -> Word:
    """The words as one that narrows in a way that no claim records."""
    said = " ".join(word.token.text for word in words if not word.is_a("stop"))
    return Word("qualities", Token(said, ()), (Sense("qualities", "qualities", ""),))


def _of_it(words: Sequence[Word]) -> Iterator[Word]:
    """What is done with a thing that is named, as what narrows it: `gets for the workers it sends`."""
    for at in range(2, len(words) - 1):
        thing, stands, does = words[at - 1 : at + 2]
        named = thing.kind in ("name", "kinds") and stands.kind == "small"
        points = named and stands.is_a("pronoun", "several") and not stands.is_a("own")
        verb = does.kind == "head" and any(sense.kind == "verb" for sense in does.senses)
        rest = (word for word in words[at + 2 :] if not word.is_a("stop", "to"))
        asks = any(word.kind in ("question", "small") for word in rest)
        if points and verb and not asks and any(w.kind in ("head", "cues") for w in words[: at - 1]):
            return iter((*words[:at], narrowing(words[at:])))
    return iter(words)


def _gotten(words: Sequence[Word]) -> Iterator[Word]:
    """What somebody gets, where nothing is done to him, as a verb: `what did North Korea get`."""
    for index, word in enumerate(words):
        verbs = tuple(sense for sense in word.token.senses if sense.kind == "verb")
        behind = any(after.kind in ("head", "cues", "connect") for after in words[index + 1 :])
        helped = any(before.kind == "small" and before.is_a("do") for before in words[:index])
        gets = word.kind == "small" and word.is_a("be") and verbs and helped and not behind
        yield Word("head", word.token, verbs) if gets else word


def _what_for(words: Sequence[Word]) -> Iterator[Word]:
    """What something is for as its purpose: `what were the missiles for`."""
    rest = [word for word in words if not word.is_a("stop")]
    ends = len(rest) > 3 and rest[0].note == "item" and is_be(rest[1]) and rest[-1].is_a("reward")
    plain = ends and not any(word.kind in ("head", "cues", "saying") for word in rest)
    for word in words:
        if plain and word is rest[0]:
            yield Word("question", word.token, (Sense("question", "what for", "purpose"),))
        elif not (plain and word is rest[-1]):
            yield word


TURNS = (
    _gotten,
    _what_for,
    _supposed,
    _of_it,
    _compared,
    _left_out,
    _inserted,
    _viewed,
    _opened,
    _ended,
    _shortened,
    _pointed,
    _relied,
    _verbed,
    _rested,
    _chosen,
    _reported,
)
"""The turns of phrase that are seen without the data, in the order in which they are put plainly."""
