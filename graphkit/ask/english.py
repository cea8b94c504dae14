"""A question in English as clauses: places by word order, voice and prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.ask.english_pieces import Piece, flags_of, pieces_of
from graphkit.ask.english_places import (
    agent,
    chosen,
    demanded,
    framed,
    gained,
    helped,
    marked,
    nominal,
    verbal,
)
from graphkit.ask.english_words import put_plainly
from graphkit.ask.nouns import cue_heads
from graphkit.ask.senses import Word
from graphkit.ask.tied import PLACES
from graphkit.ask.values import Clause, Noun, Slot
from graphkit.corpus import Corpus


def clauses(corpus: Corpus, words: Sequence[Word]) -> Iterator[Clause]:
    """The ways to read the words as one clause: each word that can be its head in turn, verbs first."""
    words = tuple(_attributes(put_plainly(corpus, words)))
    whole = helped(corpus, demanded(corpus, pieces_of(corpus, words)))
    for begin, end in _inserted(whole):
        for clause in _of_pieces(corpus, words, [*map(_as_verb, (*whole[:begin], *whole[end:]))]):
            yield clause._replace(flags=(*clause.flags, ("qualities", _text(whole[begin:end]))))
    at = _reason(whole)
    if not at or (whole[at].is_small("preposition") and not whole[at].is_small("reward")):
        yield from (_landed(corpus, _paid(corpus, clause)) for clause in _of_pieces(corpus, words, whole))
    if at:
        for clause in _of_pieces(corpus, words, whole[:at]):
            yield clause._replace(flags=(*clause.flags, ("qualities", _text(whole[at:]))))
    if told := _related(whole):
        for clause in _of_pieces(corpus, words, whole[:told]):
            yield clause._replace(flags=(*clause.flags, ("qualities", _text(whole[told:]))))
    if because := _because(whole):
        for clause in _of_pieces(corpus, words, whole[:because]):
            yield clause._replace(flags=(*clause.flags, ("qualities", _text(whole[because:]))))
    for at, end in _deeds(corpus, whole):
        for clause in _of_pieces(corpus, words, [*whole[:at], *whole[end:]]):
            yield clause._replace(flags=(*clause.flags, ("qualities", whole[at].text)))


def _related(pieces: Sequence[Piece]) -> int:
    """Where a clause on the last noun begins, `the missiles that put it in breach`; 0 where none does."""
    heads = [n for n, piece in enumerate(pieces) if piece.kind == "head"]
    for at, piece in enumerate(pieces[:-2]):
        noun = pieces[at - 1].noun if at else None
        names = noun is not None and not noun.is_asked and bool(noun.entities or noun.kinds)
        if piece.is_small("relative") and names and heads and heads[0] < at - 1:
            return at
    return 0


def _inserted(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Where a clause on a thing stands that says who else does something with it.

    Before the verb, `are the drones that Russia uses made`; at the end, where it judges, `which Shoigu saw`.
    """
    for at in range(2, len(pieces) - 2):
        thing, who, does = pieces[at - 1].noun, pieces[at + 1].noun, pieces[at + 2]
        named = thing is not None and thing.entities and who is not None and who.entities
        if not (pieces[at].is_small("relative") and named):
            continue
        rest = [piece for piece in pieces[at + 3 :] if not piece.is_small("stop")]
        made = bool(rest) and any(sense.note.endswith(" participle") for sense in _as_verb(rest[0]).senses)
        asks = any(piece.is_small("be") for piece in pieces[: at - 1])
        judged = not rest and does.judges and any(_as_verb(piece).kind == "head" for piece in pieces[:at])
        if judged or (does.kind == "head" and made and asks):
            yield at, at + 3


def _as_verb(piece: Piece) -> Piece:
    """The piece as the verb that its word may be by itself, `made`, where it was taken for less."""
    if piece.word is None or piece.kind not in ("light", "loose", "date_of_statement"):
        return piece
    verbs = tuple(sense for sense in piece.word.token.senses if sense.kind == "verb")
    return Piece("head", Word("head", piece.word.token, verbs)) if verbs else piece


def _because(pieces: Sequence[Piece]) -> int:
    """Where a question closes with what somebody is treated so for, `for helping it`; 0 where none does."""
    heads = [n for n, piece in enumerate(pieces) if piece.kind == "head"]
    for at, piece in enumerate(pieces[:-1]):
        does = pieces[at + 1]
        goes_on = does.kind == "head" and any(sense.note.endswith(" ing") for sense in does.senses)
        if piece.is_small("reward") and goes_on and heads and heads[0] < at:
            return at
    return 0


def _deeds(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Where a deed stands for who does it: `Chinese help restored`, `the exercise of the two was aimed`."""
    for at in range(len(pieces) - 1):
        end = at + 1 + (pieces[at + 1].is_small("of") and len(pieces) > at + 3)
        who = pieces[at - 1] if end == at + 1 else pieces[at + 2]
        does = pieces[end] if end == at + 1 else pieces[at + 3]
        noun = _doer(corpus, who) if at or end > at + 1 else None
        deed = pieces[at].kind == "head" and any(sense.kind == "noun" for sense in pieces[at].senses)
        notes = [sense.note for sense in does.senses if sense.kind == "verb"]
        verb = does.kind == "head" and any(note.split()[-1] != "participle" for note in notes)
        if noun and deed and verb and not any(p.is_small("do") for p in pieces[:at]):
            yield at, end


def _doer(corpus: Corpus, piece: Piece) -> Noun | None:
    """The noun of the piece where it names who can do something."""
    parties, noun = corpus.vocabulary.data["kind_sets"]["party"], piece.noun
    named = noun is not None and noun.entities and not noun.makers
    return noun if named and noun and all(corpus.kind(name) in parties for name in noun.entities) else None


def _attributes(words: Sequence[Word]) -> Iterator[Word]:
    """The words, with a participle before a name as what narrows it: `trades with sanctioned Venezuela`."""
    heads = sum(word.kind in ("head", "saying") for word in words)
    for before, word, after in zip((None, *words), words, (*words[1:], None), strict=False):
        opens = before is not None and (before.kind == "marker" or before.is_a("do", "article"))
        stands = opens and after is not None and after.kind in ("name", "kinds") and heads > 1
        made = word.kind == "head" and any(sense.note.endswith(" participle") for sense in word.senses)
        yield word._replace(kind="qualities") if stands and made else word


def _paid(corpus: Corpus, clause: Clause) -> Clause:
    """The clause of a verb that says for what something is given: that is what is given in return."""
    patterns = corpus.vocabulary.data["patterns"]["en"]
    paid = tuple(head for head in clause.heads if "=return" in patterns[head[1]])
    markers = {marker for _, pattern in paid for marker in patterns[pattern]["=return"]}
    told = any(slot.marker in markers for slot in clause.slots) or (paid and "how" in clause.targets("ask"))
    if not told or "amount" in clause.targets("ask"):
        return clause
    slots = tuple(s._replace(marker="return") if s.marker in markers else s for s in clause.slots)
    flags = (("ask", "return"), ("paid", ""), *(f for f in clause.flags if f != ("ask", "how")))
    return clause._replace(slots=slots, heads=paid, flags=flags)


def _landed(corpus: Corpus, clause: Clause) -> Clause:
    """The clause of a verb of which `where` asks for an end: a place (`=places`), a party (`=whither`)."""
    patterns = corpus.vocabulary.data["patterns"]["en"]
    ends = {"=places": PLACES, "=whither": tuple(corpus.vocabulary.data["kind_sets"]["party"])}
    mark = next((m for m in ends if any(m in patterns[head[1]] for head in clause.heads)), "")
    heads = tuple(head for head in clause.heads if mark in patterns[head[1]])
    if not mark or "where" not in clause.targets("ask"):
        return clause
    role = patterns[heads[0][1]][mark][0]
    where = Slot(f"={role}", Noun("where", is_asked=True, kinds=ends[mark]))
    flags = tuple(flag for flag in clause.flags if flag != ("ask", "where"))
    return clause._replace(slots=(*clause.slots, where), heads=heads, flags=flags)


def _reason(pieces: Sequence[Piece]) -> int:
    """Where a reason begins that closes a question, `over its help for Moscow`; 0 where none does."""
    heads = [n for n, piece in enumerate(pieces) if piece.kind == "head"]
    for at, piece in enumerate(pieces):
        behind = [p for p in pieces[at + 1 :] if not p.is_small("own", "possessive")]
        if piece.is_small("reason") and not piece.is_small("preposition"):
            return at
        if piece.is_small("reward") and _is_reward(pieces, at):
            return at
        if piece.is_small("reason") and behind and heads and heads[0] < at:
            if behind[0].noun is not None and behind[0].noun.is_asked and len(behind) > 1:
                return at  # over what it does for Moscow
            named = [p.kind for p in behind[:2]]
            if named[0] == "head" or named == ["noun", "head"]:
                return at
    return 0


def _is_reward(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the question closes with what somebody has done for it: `for all his help`."""
    behind = [p for p in pieces[at + 1 :] if not p.is_small("stop")]
    own = bool(behind) and behind[0].is_small("own") and [p.kind for p in behind[1:]] == ["head"]
    return own and any(p.kind in ("head", "cues") for p in pieces[:at])


def _text(pieces: Sequence[Piece]) -> str:
    return " ".join(p.noun.words if p.noun is not None else p.text for p in pieces if p.text not in "?.!,")


def _of_pieces(corpus: Corpus, words: Sequence[Word], whole: list[Piece]) -> Iterator[Clause]:
    """The clauses of the pieces, each word that can be a head in turn."""
    flags = tuple(flags_of(corpus, words, whole))
    loose = tuple(p.text for p in whole if p.kind == "loose")
    negated = any(p.is_small("not") for p in whole)
    pieces, among = chosen(whole)
    pieces, says = framed(corpus, pieces)
    pieces, gains = gained(pieces)
    says = (*among, *says, *gains)
    heads = [n for n, piece in enumerate(pieces) if piece.kind == "head"]
    for head in sorted(heads, key=lambda n: _rank(pieces[n])):
        for kind in ("verb", "agent", "noun"):
            reduced = _is_reduced(corpus, pieces, head)
            for clause in _headed(pieces, head, kind, flags, loose, negated, reduced):
                yield clause._replace(slots=tuple(_of_those(corpus, (*says, *clause.slots))))
    if not heads:
        for at, tied in cue_heads(corpus, "en", [p.word if p.kind == "cues" else None for p in pieces]):
            word = pieces[at].word
            assert word is not None
            passive = "participle" in word.note and any(p.is_small("be") for p in pieces[:at])
            yield Clause(
                (*says, *verbal(pieces, at, passive)),
                tied,
                passive,
                flags=flags,
                loose=loose,
                negated=negated,
                kind="cue",
            )
        yield Clause((*says, *_plain(pieces)), flags=flags, loose=loose, negated=negated)


def _of_those(corpus: Corpus, slots: Sequence[Slot]) -> Iterator[Slot]:
    """The slots, with a bare `which` as one of what is to choose from: `Which gives more, A or B?`."""
    among = [entity for slot in slots if slot.marker == "among" for entity in slot.noun.entities]
    kinds = tuple(dict.fromkeys(corpus.kind(entity) for entity in among))
    for slot in slots:
        bare = slot.noun.is_asked and slot.noun.names_nothing and not slot.noun.kinds
        yield slot._replace(noun=slot.noun._replace(kinds=kinds)) if bare and kinds else slot


def _rank(piece: Piece) -> int:
    assert piece.word is not None
    return 0 if any(s.kind == "verb" for s in piece.word.senses) else 1


def _headed(
    pieces: Sequence[Piece],
    at: int,
    kind: str,
    flags: tuple[tuple[str, str], ...],
    loose: tuple[str, ...],
    negated: bool,
    reduced: bool = False,
) -> Iterator[Clause]:
    word = pieces[at].word
    assert word is not None
    senses = [s for s in word.senses if s.kind == kind]
    if not senses:
        return
    more = tuple(
        p.text for n, p in enumerate(pieces) if p.kind == "head" and n != at and not _absorbs(word, p)
    )
    rest = {
        "flags": flags,
        "loose": (*loose, *more),
        "negated": negated,
        "kind": kind,
        "word": word.token.text,
    }
    if kind == "agent":
        for role in dict.fromkeys(s.note.split()[0] for s in senses):
            heads = tuple((s.target, "agent") for s in senses if s.note.split()[0] == role)
            yield Clause(tuple(agent(pieces, at)), heads, False, role, **rest)  # type: ignore[arg-type]
        return
    if (
        kind == "noun"
        and any(s.kind == "verb" for s in word.senses)
        and not any(p.kind == "light" for p in pieces)
        and any(p.is_small("do") for p in pieces[:at])
    ):
        return  # "do they supply" has a verb
    if kind == "noun" and _is_done_about(pieces, at):
        return  # what will they do about the deals
    for form in dict.fromkeys(s.note.rpartition(" ")[2] for s in senses):
        heads = tuple((s.target, s.note.rpartition(" ")[0]) for s in senses if s.note.endswith(f" {form}"))
        if kind == "noun":
            yield Clause(tuple(nominal(pieces, at)), heads, **rest)  # type: ignore[arg-type]
            continue
        passive = form == "participle" and (reduced or _is_passive(pieces, at))
        if reduced and form == "past":
            continue
        if form == "participle" and not passive and not _has_have(pieces, at):
            continue
        if _is_bag(pieces, at, flags):
            named = tuple(Slot("whose", p.noun) for p in pieces if p.noun is not None)
            yield Clause(named, heads, **{**rest, "kind": "noun"})  # type: ignore[arg-type]
            return
        told, here = _without_absorbed(pieces, at)
        yield Clause(tuple(verbal(told, here, passive)), heads, passive, **rest)  # type: ignore[arg-type]


def _is_bag(pieces: Sequence[Piece], at: int, flags: Sequence[tuple[str, str]]) -> bool:
    """Whether more names stand before a verb than it has places for: `IRGC missiles Russia display`."""
    before = [piece for piece in pieces[:at] if piece.noun is not None and piece.noun.entities]
    return ("bare", "") in flags and len(before) > 2


def _is_done_about(pieces: Sequence[Piece], at: int) -> bool:
    """Whether something is done about the noun, and that is all: `what did they do about the deals`."""
    does = [n for n in range(1, at) if pieces[n].is_small("do") and pieces[n - 1].noun is not None]
    return bool(does) and any(piece.is_about for piece in pieces[does[-1] : at])


def _is_reduced(corpus: Corpus, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a thing stands before the verb, and nothing right behind it: `missiles fired at Ukraine`."""
    noun = pieces[at - 1].noun if at else None
    things = noun is not None and noun.entities and all(corpus.kind(e) == "Item" for e in noun.entities)
    small = any(p.is_small("be", "do", "have", "modal") for p in pieces[:at])
    return bool(things) and not small and pieces[at + 1 : at + 2] != [] and pieces[at + 1].kind == "marker"


def _without_absorbed(pieces: Sequence[Piece], at: int) -> tuple[Sequence[Piece], int]:
    """The pieces without a preposition and the verb's own noun, `used in the attacks`; and the verb."""
    head = pieces[at].word
    assert head is not None
    out = {
        n
        for n, piece in enumerate(pieces)
        if n > at + 1 and piece.kind == "head" and pieces[n - 1].kind == "marker" and _absorbs(head, piece)
    }
    out |= {n - 1 for n in out}
    return [piece for n, piece in enumerate(pieces) if n not in out], at


def _absorbs(head: Word, other: Piece) -> bool:
    """Whether the other word is a noun of the same relation, and adds nothing: `hold an exercise`."""
    assert other.word is not None
    return bool({s.target for s in head.senses} & {s.target for s in other.word.senses if s.kind == "noun"})


def _is_passive(pieces: Sequence[Piece], at: int) -> bool:
    begins = max((n for n, p in enumerate(pieces[:at]) if p.is_small("that")), default=0)
    bes = [n for n, p in enumerate(pieces[:at]) if p.is_small("be") and n >= begins]
    be = bool(bes) and sum(p.noun is not None for p in pieces[bes[-1] : at]) <= 1
    by = any(p.is_small("by") for p in pieces[at:])
    finite = any(p.kind == "small" and p.word is not None and p.word.is_a("do", "modal") for p in pieces[:at])
    return (be and not finite) or by or (be and _has_modal_be(pieces, at))


def _has_modal_be(pieces: Sequence[Piece], at: int) -> bool:
    before = [p.word for p in pieces[:at] if p.kind == "small" and p.word is not None]
    return bool(before) and before[-1].is_a("be")


def _has_have(pieces: Sequence[Piece], at: int) -> bool:
    return any(p.kind == "small" and p.word is not None and p.word.is_a("have") for p in pieces[:at])


def _plain(pieces: Sequence[Piece]) -> Iterator[Slot]:
    """Nouns with their prepositions, where no word ties them."""
    yield from (slot for slot in marked(pieces) if slot.noun.words)
