"""An English question put plainly before it is read: who speaks, what is asked, in the words of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graphkit.ask.senses import Word
from graphkit.ask.tokens import Sense, Token
from graphkit.corpus import Corpus


def put_plainly(corpus: Corpus, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, with each turn of phrase as what it stands for."""
    for rule in (_ranked, _stated, _headed, _appended, _joint, _wished, _made_to):
        words = tuple(rule(corpus, words))
    for turn in TURNS:
        words = tuple(turn(words))
    return tuple(_of_oneself(tuple(_restored(corpus, words))))


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
        elif index == 1 and words[0].kind == "question" and _is_be(word) and behind and _is_bare(behind):
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


def _ranked(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """Who is to be ranked by how many things as who has the most: `Rank the states ... by items`."""
    at = max((n for n, word in enumerate(words) if word.kind == "marker" and word.is_a("by")), default=0)
    counted = any(word.kind in ("units", "compare") for word in words[at + 1 :])
    ranks = words[0].token.text.casefold() in corpus.vocabulary.data["asking"]["en"]["ranks"]
    if not (ranks and counted and at):
        return iter(words)
    rest = [word for word in words[1:at] if not word.is_a("article")]
    which = Word("question", words[0].token, (Sense("question", "which", "subject"),))
    who = Word("question", words[0].token, (Sense("question", "who", "subject"),))
    be = Word("small", words[0].token, (Sense("small", "be", ""),))
    most = Word("compare", words[at].token, (Sense("compare", "more", ""),))
    return iter((*((which,) if any(word.kind == "kinds" for word in rest) else (who, be)), *rest, most))


def _stated(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """To make a statement as to state: `which statements did Kirby make`."""
    states = corpus.vocabulary.data["asking"]["en"]["states"]
    at = next((n for n, word in enumerate(words) if word.token.text.casefold() in states and n > 2), 0)
    says = at and words[0].kind == "question" and words[1].kind == "claims" and words[1].note == "noun"
    if not says or not words[2].is_a("do", "have"):
        return iter(words)
    saying = Word("saying", words[at].token, (Sense("saying", "saying", "base"),))
    what = Word("question", words[0].token, (Sense("question", "what", "item"),))
    return iter((what, *words[2:at], saying, *words[at + 1 :]))


def _headed(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """Who speaks in a heading as who says so: `Kirby on the range of the missiles`."""
    named = [sense.target for word in words[:1] for sense in word.senses if sense.kind == "entity"]
    on = len(words) > 2 and words[1].kind == "marker" and words[1].token.has("about")
    small = (word.kind == "small" and word.is_a("do", "be", "have") for word in words)
    asks = any(word.kind == "question" for word in words) or any(small)
    if not on or asks or {corpus.kind(name) for name in named} != {"Person"}:
        return iter(words)
    source = Word("small", words[1].token, (Sense("small", "source", ""),))
    return iter((source, words[0], *words[2:]))


def _appended(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """A thing behind a comma at the end of a heading as what it is done with: `Attacks, missiles only`."""
    at = max((n for n, word in enumerate(words) if word.kind == "small" and word.is_a("cuts")), default=0)
    rest = [word for word in words[at + 1 :] if word.kind not in ("only", "small")]
    named = [sense.target for word in rest[-1:] for sense in word.senses if sense.kind == "entity"]
    kinds = {corpus.kind(name) for name in named}
    said = corpus.vocabulary.data["asking"]["en"]["appended"]
    heading = words[0].kind == "head" and kinds == {"Item"} and all(word.kind == "name" for word in rest)
    for index, word in enumerate(words):
        appends = heading and at and index == at and words[at].is_a("join")
        yield Word("marker", Token(said, ()), (Sense("marker", said, ""),)) if appends else word


def _joint(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """What two do with each other as that alone: `make drones together` is joint production."""
    both = [word for word in words if word.kind == "small" and word.is_a("together")]
    relations = corpus.vocabulary.relations
    equal = {
        n: senses
        for n, word in enumerate(words)
        if word.kind == "head"
        and (senses := tuple(s for s in word.senses if s.kind == "verb" and relations[s.target].symmetric))
    }
    for index, word in enumerate(words):
        if word not in both:
            yield word._replace(senses=equal[index]) if both and index in equal else word
        elif not equal:
            yield word._replace(kind="qualities")


def _made_to(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """What brings somebody to do something as why he does it, or when he would: `what led Russia to seek`."""
    makes = corpus.vocabulary.data["asking"]["en"]["makes"]
    helps = 1 + bool(words[1:2] and words[1].kind == "small" and words[1].is_a("modal", "have"))
    made = words[helps : helps + 1]
    who = next((n for n, word in enumerate(words[helps + 1 :], helps + 1) if word.kind == "name"), 0)
    to = bool(who) and words[who + 1 : who + 2] != () and words[who + 1].is_a("to")
    does = words[who + 1 + to : who + 2 + to] if who else ()
    brings = made and made[0].token.text.casefold() in makes["words"] and words[0].note == "item"
    bare = does and (does[0].kind == "cues" or any(s.note.split()[-1:] == ["base"] for s in does[0].senses))
    if not (brings and bare):
        return iter(words)
    ahead = words[1].is_a("modal")
    kind = makes["ahead" if ahead else "plain"]
    asks = corpus.vocabulary.data["questions"]["en"][kind]["asks"][0]
    why = Word("question", words[0].token, (Sense("question", kind, asks),))
    do = Word("small", made[0].token, (Sense("small", "do", ""),))
    helper = words[1] if ahead else do
    return iter((why, helper, *words[helps + 1 : who + 1], *words[who + 1 + to :]))


def _wished(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """What somebody would like as what he seeks: `what would North Korea like from Russia`."""
    wishes = corpus.vocabulary.data["asking"]["en"]["wishes"]
    for index, word in enumerate(words):
        modal = (n for n in range(index) if words[n].kind == "small" and words[n].is_a("modal"))
        would = max(modal, default=index)
        who = words[would + 1 : index]
        wished = word.token.text.casefold() in wishes and any(w.kind == "name" for w in who)
        seeks = wished and all(w.kind == "name" or w.is_a("article", "and") for w in who)
        yield Word("cues", word.token, (Sense("cues", "sought", "base"),)) if seeks else word


def _reported(words: Sequence[Word]) -> Iterator[Word]:
    """What is said to have been done as what has been done: `are said to have supplied`."""
    for index, word in enumerate(words):
        be = max((n for n in range(index) if _is_be(words[n])), default=-1)
        if be >= 0 and _reports(words, index):
            kept = () if word.kind == "saying" else (word,)
            does, rest = words[index + 2], words[index + 3 :]
            if does.kind == "head" or does.is_a("modal"):
                return iter((*words[:index], *kept, does, *rest))
            return iter((*words[:be], does, *words[be + 1 : index], *kept, *rest))
    return iter(words)


def _is_be(word: Word) -> bool:
    return word.kind == "small" and word.is_a("be")


def _reports(words: Sequence[Word], at: int) -> bool:
    """Whether what is done follows the word, as `said to have ...`, `believed to be ...`."""
    behind = words[at + 1 : at + 3]
    if words[at].kind not in ("saying", "cues", "qualities") or len(behind) < 2 or not behind[0].is_a("to"):
        return False
    helps = behind[1].kind == "small" and behind[1].is_a("have", "be", "modal")
    return helps or (behind[1].kind == "head" and words[at].kind == "saying")


def _of_oneself(words: Sequence[Word]) -> Iterator[Word]:
    """Who speaks of himself by his name: `the US says it will sanction`."""
    for index, word in enumerate(words):
        before, after = words[:index], words[index + 1 : index + 2]
        said = bool(before) and before[-1].kind == "saying"
        speaker = next((each for each in before[::-1] if each.kind == "name"), None)
        himself = word.kind == "small" and word.is_a("pronoun", "several", "there") and not word.is_a("own")
        goes_on = bool(after) and after[0].kind in ("small", "head", "cues") and not after[0].is_a("that")
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


def _supposed(words: Sequence[Word]) -> Iterator[Word]:
    """What is put as a case that may come as what narrows the rest: `what follows if they succeed`."""
    at = next((n for n, word in enumerate(words) if word.kind == "small" and word.is_a("supposing")), -1)
    if at < 0:
        return iter(words)
    asks = any(word.kind != "fillers" for word in words[:at]) and words[at - 1].kind != "saying"
    if not asks:  # tell me if it is so
        that = Word("small", words[at].token, (Sense("small", "that", ""),))
        return iter((*words[:at], that, *words[at + 1 :]))
    return iter((*map(_followed, words[:at]), _narrowing(words[at:])))


def _followed(word: Word) -> Word:
    """What happens in a case that may come as what follows from it."""
    happens = word.kind == "about" and bool(word.note)
    return Word("remarks", word.token, (Sense("remarks", "effect", word.note),)) if happens else word


def _narrowing(words: Sequence[Word]) -> Word:
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
            return iter((*words[:at], _narrowing(words[at:])))
    return iter(words)


TURNS = (
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
