"""An English question put plainly before it is read: who speaks, what is asked, in the words of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.ask.english_idioms import IDIOMS
from graphkit.ask.english_turns import TURNS, narrowing, of_oneself
from graphkit.ask.senses import Word
from graphkit.ask.tokens import Sense, Token
from graphkit.corpus import Corpus


def put_plainly(corpus: Corpus, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, with each turn of phrase as what it stands for."""
    for rule in RULES:
        words = tuple(rule(corpus, words))
    for turn in (*IDIOMS, *TURNS):
        words = tuple(turn(words))
    return tuple(of_oneself(tuple(_restored(corpus, words))))


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


def _sure(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """How sure somebody is that something is so, as whether he says it: each claim has its own hedge."""
    sure = corpus.vocabulary.data["asking"]["en"]["sure"]
    that = next(
        (n for n, word in enumerate(words) if n > 2 and word.kind == "small" and word.is_a("that")), 0
    )
    asks = words[0].token.text.casefold() in sure and words[1:2] != () and words[1].is_a("be")
    if not (asks and that):
        return iter(words)
    do = Word("small", words[1].token, (Sense("small", "do", ""),))
    says = Word("saying", words[0].token, (Sense("saying", "saying", "base"),))
    courtesy = words[0]._replace(kind="fillers")
    return iter((courtesy, do, *words[2:that], says, *words[that:]))


def _heard(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """Who heard of a deed as what narrows the rest: `what did Haines tell Congress about the exercise`."""
    tells = corpus.vocabulary.data["asking"]["en"]["tells"]
    at = next((n for n, word in enumerate(words) if word.token.text.casefold() in tells), 0)
    who, rest = words[at + 1 : at + 2], words[at + 2 :]
    deed = any(word.kind == "head" for word in rest) and rest[0].token.has("about")
    heard = at > 2 and words[0].kind == "question" and words[1].is_a("do") and who and deed
    return iter((*words[: at + 1], narrowing(who), *rest)) if heard and who[0].kind == "name" else iter(words)


def _unclear(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """What somebody did not make clear as what he left open: `what didn't Putin and Kim make clear`."""
    clears = corpus.vocabulary.data["asking"]["en"]["clears"]
    at = next((n for n, word in enumerate(words) if word.token.text.casefold() in clears), 0)
    no = next((n for n in range(1, at) if words[n].kind == "small" and words[n].is_a("not")), 0)
    for index, word in enumerate(words):
        if no and index == at:
            yield Word("cues", word.token, (Sense("cues", "open", ""),))
        elif not no or index != no:
            yield word


def _shared(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """What two share, where nothing says with whom or what, as what they have in common."""
    shares, rest = corpus.vocabulary.data["asking"]["en"]["shares"], [w for w in words if not w.is_a("stop")]
    bare = len(rest) > 4 and rest[0].note == "item" and rest[1].is_a("do")
    asks = bare and rest[-1].token.text.casefold() in shares
    both = sum(word.kind == "name" for word in rest) > 1 and any(word.is_a("with") for word in rest)
    for word in words:
        common = asks and both and word is rest[-1]
        yield Word("common", word.token, (Sense("common", "common", ""),)) if common else word


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


RULES = (
    _ranked,
    _stated,
    _headed,
    _appended,
    _joint,
    _wished,
    _made_to,
    _shared,
    _sure,
    _unclear,
    _heard,
)
"""What is put plainly by words of the vocabulary, before the idioms and the turns of phrase."""
