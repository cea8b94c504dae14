"""A question in Japanese as clauses: places by particles, the voice by the verb's form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graphkit.ask.japanese_pieces import Piece, flags_of, is_thing, is_verb, pieces_of, topics
from graphkit.ask.japanese_turns import measured, pointing, turns
from graphkit.ask.japanese_words import put_plainly
from graphkit.ask.named import ASIDE
from graphkit.ask.nouns import cue_heads
from graphkit.ask.senses import Word
from graphkit.ask.values import Clause, Noun, Slot
from graphkit.corpus import Corpus

_WHICH = Noun("?", is_asked=True, asks=("subject", "object", "item", "agent"))


def clauses(corpus: Corpus, words: Sequence[Word]) -> Iterator[Clause]:
    """The ways to read the words as one clause: each word that can be its head, the last verb first."""
    words = put_plainly(corpus, words)
    if measuring := measured(corpus, words):
        for clause in clauses(corpus, [word for word in words if word not in measuring]):
            text = "".join(word.token.text for word in measuring)
            yield clause._replace(flags=(*clause.flags, ("qualities", text)))
        return
    nothing = (("qualities", points),) if (points := pointing(corpus, words)) else ()
    for pieces, more in turns(corpus, pieces_of(corpus, words)):
        yield from _of_pieces(corpus, pieces, (*more, *nothing))


def _of_pieces(
    corpus: Corpus, pieces: Sequence[Piece], more: tuple[tuple[str, str], ...]
) -> Iterator[Clause]:
    for clause in _clauses(corpus, pieces):
        kept = tuple(flag for flag in clause.flags if flag[0] != "yes" or ("open", "") not in more)
        yield clause._replace(flags=(*kept, *(flag for flag in more if flag[0] != "open")))


def _clauses(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[Clause]:
    heads = [n for n, piece in enumerate(pieces) if piece.kind == "head"]
    if any(_is_noun(pieces, at) for at in heads) or _is_got(corpus, pieces):
        return  # another choice has it as one
    for head in sorted(heads, key=lambda n: (not is_verb(pieces[n].word), -n)):
        for kind in ("verb", "agent", "noun"):
            for clause in _headed(corpus, pieces, head, kind):
                yield clause
                yield from _placed(clause)
    if not heads:
        for at, tied in cue_heads(corpus, "ja", [p.word if p.kind == "cues" else None for p in pieces]):
            passive = "passive" in pieces[at].word.note
            yield Clause(
                tuple(_told(corpus, pieces, at)),
                tied,
                passive,
                flags=tuple(flags_of(corpus, pieces)),
                loose=_loose(pieces),
                negated=_negated(pieces),
                kind="cue",
            )
        if tied := _toward(corpus, pieces):
            at = next(n for n, p in enumerate(pieces) if p.kind == "compare")
            slots = tuple(_thing(corpus, slot) for slot in _told(corpus, pieces, at))
            rest = {"flags": tuple(flags_of(corpus, pieces)), "loose": _loose(pieces)}
            yield Clause(slots, tied, negated=_negated(pieces), kind="verb", **rest)  # type: ignore[arg-type]
        slots = tuple(_told(corpus, pieces, len(pieces)))
        yield Clause(
            slots, flags=tuple(flags_of(corpus, pieces)), loose=_loose(pieces), negated=_negated(pieces)
        )


def _is_noun(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the stem of a verb is a noun of remarks, ロシアの狙いは: a particle follows, or nothing."""
    word, behind = pieces[at].word, [p for p in pieces[at + 1 : at + 2] if not p.small("cuts")]
    stem = all(s.kind == "verb" and s.note.endswith("stem") for s in word.senses)
    ends = at + 1 == len(pieces) or any(p.kind in ("marker", "small") for p in behind)
    return stem and word.token.has("remarks") and ends


def _is_got(corpus: Corpus, pieces: Sequence[Piece]) -> bool:
    """Whether it is asked from whom something is got, どこから得た, which is no gain."""
    giving = corpus.vocabulary.data["patterns"]["ja"]["giving"]
    for who, gets in pairwise(pieces):
        asked = who.noun is not None and who.noun.is_asked and not who.is_topic
        if asked and giving.get(who.marker, [])[:1] == ["subject"] and gets.kind in ("remarks", "judges"):
            return gets.word.target == "gain" and "noun" not in gets.word.note
    return False


def _toward(corpus: Corpus, pieces: Sequence[Piece]) -> tuple[tuple[str, str], ...]:
    """What hands something over, where a particle alone says so of what is compared: への武器."""
    towards = corpus.vocabulary.data["asking"]["ja"]["small"]["to_whom"]
    relations = corpus.vocabulary.relations
    if not any(p.marker in towards for p in pieces) or not any(p.kind == "compare" for p in pieces):
        return ()
    gives = (name for name in relations if relations[name].hands_over)
    return tuple((name, "giving") for name in gives if "giving" in relations[name].ask["ja"])


def _thing(corpus: Corpus, slot: Slot) -> Slot:
    """The place of a noun; of a thing as what is handed over."""
    named = slot.noun.entities
    return slot._replace(marker="=item") if named and corpus.kind(named[0]) == "Item" else slot


def _placed(clause: Clause) -> Iterator[Clause]:
    """The clause with the place behind it as where it was so: 手伝った場所はどこ."""
    rest = tuple(s for s in clause.slots if not (s.marker == "gap" and s.noun.kinds == ("Place",)))
    if len(rest) == len(clause.slots) - 1 and all(not s.noun.is_asked for s in rest):
        yield clause._replace(slots=rest, flags=(*clause.flags, ("ask", "where")))


def _loose(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Words that have no place; `together` has none without a deed of two."""
    kinds = ("loose",) if any(p.kind == "head" for p in pieces) else ("loose", "together")
    return tuple(p.word.token.text for p in pieces if p.kind in kinds)


def _negated(pieces: Sequence[Piece]) -> bool:
    if any(p.word.kind == "only_with_not" for p in pieces):
        return False  # しか with a negation says only
    # What is denied as not done, 渡していないと否定, is denied to be done.
    denies = any(p.kind in ("judges", "cues") and p.word.is_a("denied") for p in pieces)
    told = [p for p in pieces if p.kind in _NEGATED and not (denies and p.kind == "head")]
    return any("negative" in s.note for p in told for s in p.word.senses)


_NEGATED = ("head", "light", "saying", "remarks", "judges")
"""Kinds of words whose negation is that of the clause."""


def _headed(corpus: Corpus, pieces: Sequence[Piece], at: int, kind: str) -> Iterator[Clause]:
    word = pieces[at].word
    senses = [s for s in word.senses if s.kind == kind and not (kind == "verb" and "/" in s.note)]
    if any(p.kind == "together" for p in pieces):
        senses = [s for s in senses if corpus.vocabulary.relations[s.target].symmetric]
    if not senses:
        return
    more = tuple(
        p.word.token.text
        for n, p in enumerate(pieces)
        if p.kind == "head" and n != at and not _absorbs(word, p.word)
    )
    does = _light(pieces, at)
    light = pieces[does].word.target if does else ""
    lone = tuple(
        p.word.token.text
        for n, p in enumerate(pieces)
        if p.kind == "light" and n != does and not _of_cue(pieces, n)
    )
    flags = tuple(f for f in flags_of(corpus, pieces) if f[0] != "light")
    for form in dict.fromkeys(s.note.rpartition(" ")[2] for s in senses):
        chosen = [s for s in senses if s.note.endswith(form)]
        passive = form.startswith("passive") or light == "passive" or _is_favour(corpus, word)
        rest = {
            "flags": flags,
            "loose": (*_loose(pieces), *more, *lone),
            "negated": _negated(pieces),
            "kind": kind,
            "word": word.token.text,
        }
        if kind == "agent":
            for role in dict.fromkeys(s.note.split()[0] for s in chosen):
                heads = tuple((s.target, "agent") for s in chosen if s.note.split()[0] == role)
                slots = tuple(
                    _agent(_told(corpus, pieces, at), () if _is_acted_on(pieces, at) else topics(corpus))
                )
                yield Clause(slots, heads, False, role, **rest)  # type: ignore[arg-type]
            continue
        heads = tuple((s.target, s.note.rpartition(" ")[0]) for s in chosen)
        yield Clause(tuple(_told(corpus, pieces, at)), heads, passive, **rest)  # type: ignore[arg-type]


def _is_favour(corpus: Corpus, word: Word) -> bool:
    """Whether it is done for who is spoken of: 見せてもらった."""
    return any(form in word.token.text for form in corpus.vocabulary.data["asking"]["ja"]["favours"])


def _light(pieces: Sequence[Piece], at: int) -> int:
    """Where the light verb of the head stands, 供給は何と引き換えに行われた; 0 where none does."""
    for index in range(at + 1, len(pieces)):
        if pieces[index].kind == "light":
            return index
        if pieces[index].kind not in ("small", "marker", "question") and index > at + 1:
            return 0
    return 0


def _of_cue(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a light verb does what a cue before it says: 交渉をしている."""
    return any(p.kind == "cues" for p in pieces[max(0, at - 2) : at])


def _absorbs(head: Word, other: Word) -> bool:
    """Whether the other word is a noun of the same relation, and adds nothing: 演習を行う."""
    return bool(
        {s.target for s in head.senses} & {s.target for s in other.senses if s.kind in ("noun", "verb")}
    )


def _told(corpus: Corpus, pieces: Sequence[Piece], at: int) -> Iterator[Slot]:
    """Nouns with their particles; who says it apart; a noun behind the head takes the role that is left."""
    speaker, places = _speaker(pieces, at), corpus.vocabulary.data["asking"]["ja"]["places"]
    tops = topics(corpus)
    twice, again = _twice(pieces, at), _again(pieces, at)

    def following(index: int) -> Piece | None:
        return pieces[index + 1] if index + 1 < len(pieces) else None

    for index, piece in enumerate(pieces):
        if piece.noun is None or index in (twice, again):
            continue
        if _is_occasion(piece, places) or ("whose" in piece.jobs and _is_occasion(following(index), places)):
            yield Slot("venue", piece.noun)
            continue
        if "whose" in piece.jobs and piece.noun.is_asked and is_thing(pieces[index + 1 : index + 2]):
            yield Slot(piece.marker, Noun("-", kinds=("",)))  # whose drones: no claim records it
            continue
        if "whose" in piece.jobs and piece.noun.entities and _asks_where(following(index)):
            yield Slot(piece.marker, Noun("-", kinds=("",)))  # where in Russia: the same
            continue
        if twice >= 0 and index == twice - 1:
            says = speaker in (index, twice) and pieces[index - 1].kind == "saying"
            place = "says" if says else "gap" if index > at else piece.marker
            yield Slot(place, piece.noun._replace(is_asked=True, is_open=False))
            continue
        if _is_quoted(pieces, index):
            continue
        if index == speaker:
            yield Slot("says", piece.noun)
        elif piece.marker in ASIDE:
            yield Slot(piece.marker, piece.noun)
        elif (
            index > at
            and "whose" in piece.jobs
            and piece.noun.entities
            and is_thing(pieces[index + 1 : index + 2])
        ):
            yield Slot(piece.marker, piece.noun)  # ロシアが使った北朝鮮のミサイル
        elif index > at:
            yield Slot("gap", piece.noun)
        else:
            yield Slot(piece.marker or ("direct" if at >= len(pieces) else tops[0]), piece.noun)
    after = [p for p in pieces[at + 1 :] if not p.small("stop")]
    if after and all(p.small("nominal") for p in after) and after[-1].word.token.text.endswith(tops):
        yield Slot("gap", _WHICH)  # ...のは?


def _is_quoted(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a bare `what` stands before the verb of saying: 何と言いましたか."""
    noun, behind = pieces[at].noun, pieces[at + 1 : at + 2]
    bare = noun is not None and noun.is_asked and noun.names_nothing and "item" in noun.asks
    about = any(p.noun is None and p.word.token.has("about") for p in pieces[:at])
    return bare and about and bool(behind) and behind[0].kind == "saying"


def _is_occasion(piece: Piece | None, places: Sequence[str]) -> bool:
    """Whether it is the place of a kind of event: at the hearing."""
    noun = piece.noun if piece else None
    return (
        noun is not None and noun.kinds == ("Event",) and noun.is_open and piece is not None
        and piece.marker in places
    )  # fmt: skip


def _asks_where(piece: Piece | None) -> bool:
    noun = piece.noun if piece else None
    return noun is not None and noun.is_asked and noun.names_nothing and "where" in noun.asks


def _twice(pieces: Sequence[Piece], at: int) -> int:
    """Where a question word repeats the open noun before it, 国はどこ; -1 where none does."""
    for index in range(1, len(pieces)):
        before, here = pieces[index - 1].noun, pieces[index].noun
        if not before or not here or not here.is_asked or not here.names_nothing or here.is_open:
            continue
        of_voice = before.voice and pieces[index - 1].is_topic and "item" not in here.asks
        if before.is_open or of_voice:
            return index
    return -1


def _again(pieces: Sequence[Piece], at: int) -> int:
    """Where a question word behind the head asks which of what is named: 決議はどれ; -1 where none does."""
    for index in range(at + 2, len(pieces)):
        before, here = pieces[index - 1], pieces[index].noun
        named = before.noun is not None and before.noun.entities and before.is_topic
        if named and here is not None and here.is_asked and here.names_nothing and not here.kinds:
            return index
    return -1


def _speaker(pieces: Sequence[Piece], at: int) -> int:
    """Which noun says it, where a word for saying, judging or denying stands; -1 where none does."""
    says = [n for n, p in enumerate(pieces) if p.kind in ("saying", "judges")]
    if not says or "passive" in pieces[says[-1]].word.note:
        return -1
    if (quoting := _quoting(pieces, says[-1])) >= 0:
        return quoting
    topics = [n for n, p in enumerate(pieces) if p.noun is not None and (p.is_topic or n > says[-1])]
    asked = [
        n
        for n in topics
        if (noun := pieces[n].noun) is not None and noun.is_asked and "item" not in noun.asks
    ]
    behind = [n for n in topics if at < n]
    told = [n for n in topics if "actor" in pieces[n].jobs and n < says[-1]]
    if asked and not (told and at >= len(pieces) and asked[-1] > says[-1]):
        return asked[-1]
    if asked and told:
        return told[0]
    if at >= len(pieces) or len(topics) > 1 or (behind and topics[0] in behind):
        return behind[0] if behind and at < len(pieces) else topics[0] if topics else -1
    if any(p.word.token.has("about") for p in pieces[at + 1 : at + 2] if p.noun is None):
        return topics[0] if topics else -1  # what somebody said about an exercise
    denies = pieces[says[-1]].kind == "judges"
    return topics[0] if topics and denies else -1


def _quoting(pieces: Sequence[Piece], says: int) -> int:
    """Who says what stands before the verb of saying, where its place tells; -1 where it does not.

    He stands between the particle of what is said and the verb, ...とカービー氏はみている; or before it all,
    where what is said asks who it is: カービー氏は...は誰だと述べた.
    """
    before = pieces[says - 1]
    if says > 1 and before.is_topic and pieces[says - 2].small("that"):
        return says - 1
    asked = pieces[says - 2].noun if says > 1 and before.small("that") else None
    first = next((n for n, p in enumerate(pieces[:says]) if p.noun is not None), -1)
    heads = any(p.kind == "head" for p in pieces[:says])
    if asked is None or not asked.is_asked or not heads or not pieces[first].is_topic:
        return -1
    speaker = pieces[first].noun
    return first if speaker is not None and speaker.speaks else -1


def _is_acted_on(pieces: Sequence[Piece], at: int) -> bool:
    """Whether something is done to whom the head means, 供給元を探す, so that the topic is somebody else."""
    after = pieces[at + 1 : at + 2]
    return bool(after) and after[0].kind == "marker" and not after[0].word.is_a("whose", "topic", "actor")


def _agent(slots: Iterator[Slot], tops: Sequence[str]) -> Iterator[Slot]:
    """Who is it: the noun that asks, else the topic; the rest as with の."""
    found = list(slots)
    asked = [n for n, s in enumerate(found) if s.noun.is_asked]
    topic = [n for n, s in enumerate(found) if s.marker in tops]
    chosen = (asked or topic or [-1])[0]
    if chosen < 0:
        yield Slot("agent", Noun("", is_asked=True))
    for index, slot in enumerate(found):
        yield slot._replace(marker="agent") if index == chosen else slot
