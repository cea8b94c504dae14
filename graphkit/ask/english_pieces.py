"""A question in English as pieces: noun phrases, words that may be heads, small words; what they signal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graphkit import text
from graphkit.ask.nouns import QUALIFIERS, Nouns
from graphkit.ask.senses import Word
from graphkit.ask.tokens import Sense
from graphkit.ask.values import Noun
from graphkit.corpus import Corpus

_FLAGS = (
    "cues",
    "saying",
    "remarks",
    "claims",
    "about",
    "compare",
    "units",
    "only",
    "common",
    "connect",
    "origins",
    "date_of_statement",
    "compound",
    "unnamed",
    "named",
)


class Piece(NamedTuple):
    kind: str
    word: Word | None = None
    noun: Noun | None = None
    judges: bool = False
    """Whether it is a verb by which somebody makes a remark, or says how it is: `describes`, `fears`."""
    tells: bool = False
    """Whether it is a verb that has its hearer for an object: `tells`."""

    def is_small(self, *targets: str) -> bool:
        """Whether it is a small word with one of these jobs."""
        return self.kind in ("small", "marker") and self.word is not None and self.word.is_a(*targets)

    @property
    def senses(self) -> tuple[Sense, ...]:
        """The meanings of its word."""
        return self.word.senses if self.word is not None else ()

    @property
    def is_about(self) -> bool:
        """Whether it is a word for what something is about."""
        return any(sense.kind == "about" for sense in self.word.token.senses) if self.word else False

    @property
    def gains(self) -> bool:
        """Whether it is a word for a gain."""
        return self.kind == "remarks" and self.word is not None and self.word.is_a("gain")

    @property
    def text(self) -> str:
        """The word as it was typed, in small letters."""
        return self.word.token.text.casefold() if self.word else ""


def pieces_of(corpus: Corpus, words: Sequence[Word]) -> list[Piece]:
    nouns, found, index = Nouns(corpus, "en", words), list[Piece](), 0
    while index < len(words):
        phrase = nouns.at(index)
        if phrase is not None:
            found.append(Piece("noun", words[index], phrase[0]))
            index = phrase[1]
            continue
        word = words[index]
        if word.kind in ("fillers", *QUALIFIERS) or (
            word.kind in ("small", "marker") and word.is_a("stop", "article", "all", "put")
        ):
            pass
        elif (
            (word.kind == "small" and word.is_a("possessive") and _is_whose(found))
            or _is_loose_pronoun(words, index)
            or _is_stranded(words, index)
            or _is_loose_date(words, index)
        ):
            found.append(Piece("loose", word))
        elif word.kind == "light" and any(_says_what(corpus, w) for w in words):
            found.append(Piece("light", word))  # hold an exercise: the noun says what is done
        elif word.kind in ("head", "date", "question", "small", "marker", *_FLAGS):
            said = {"remarks": "remark_said", "cues": "cue_said"}.get(word.kind)
            judges = said is not None and word.target in corpus.vocabulary.data[said]
            tells = text.fold(word.token.text) in corpus.vocabulary.data["asking"]["en"]["tells"]
            found.append(Piece(word.kind, word, None, judges, tells))
        else:
            found.append(Piece("loose", word))
        index += 1
    return _whence(corpus, _unstranded(corpus, found))


def _says_what(corpus: Corpus, word: Word) -> bool:
    """Whether the word is a noun for what is done; not so one that helps to do it."""
    helps = word.token.text.casefold() in corpus.vocabulary.data["asking"]["en"]["helps"]
    nominal = word.kind == "head" and any(sense.kind in ("noun", "agent") for sense in word.senses)
    return word.kind == "remarks" or (nominal and not helps)


def _unstranded(corpus: Corpus, pieces: list[Piece]) -> list[Piece]:
    """The pieces without the preposition that ends a question for a time: `which month did it happen in`."""
    asked = [p.word.target for p in pieces if p.kind == "question" and p.word is not None]
    questions = corpus.vocabulary.data["questions"]["en"]
    when = any(questions[target]["asks"][0] == "when" for target in asked)
    return (
        pieces[:-1] if when and pieces[-1].kind == "marker" and pieces[-1].is_small("preposition") else pieces
    )


def _is_whose(before: Sequence[Piece]) -> bool:
    """Whether the noun before asks whose something is, which no claim records: `which country's missiles`."""
    noun = before[-1].noun if before else None
    return noun is not None and (noun.is_asked or noun.is_open) and noun.names_nothing


def _whence(corpus: Corpus, pieces: list[Piece]) -> list[Piece]:
    """`where ... from` asks for a party: the question word as a noun."""
    ends = (
        pieces
        and pieces[-1].kind == "marker"
        and pieces[-1].word is not None
        and pieces[-1].word.is_a("preposition")
    )
    questions, parties = (
        corpus.vocabulary.data["questions"]["en"],
        tuple(corpus.vocabulary.data["kind_sets"]["party"]),
    )
    for index, piece in enumerate(
        pieces if ends and not any(p.noun and p.noun.is_asked for p in pieces) else ()
    ):
        if (
            piece.kind == "question"
            and piece.word is not None
            and questions[piece.word.target]["asks"][0] == "where"
        ):
            noun = Noun(piece.text, is_asked=True, asks=("subject", "object"), kinds=parties)
            return [*pieces[:index], Piece("noun", piece.word, noun), *pieces[index + 1 :]]
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


def _is_stranded(words: Sequence[Word], index: int) -> bool:
    """Whether what somebody can do is asked, and no verb says what of: `what are the missiles capable of`."""
    ends = all(word.kind == "small" and word.is_a("stop") for word in words[index + 1 :])
    return ends and index > 0 and words[index].kind == "small" and words[index].is_a("modal")


def _is_loose_date(words: Sequence[Word], index: int) -> bool:
    """Whether a word bounds the time by what is no date, and no claim can be asked for: `after the veto`."""
    word, rest = words[index], words[index + 1 :]
    bounds = {"after", "before", "since", "until"} & {s.target for s in word.senses if s.kind == "dated"}
    follows = next((w.kind for w in rest if not (w.kind == "small" and w.is_a("article"))), "")
    return bool(bounds) and not word.is_a("preposition", "by", "from") and follows != "date"


def _is_done(before: Sequence[Piece]) -> bool:
    """Whether what was said ends in what somebody did, or what happened: a date behind it is of that."""
    said = max((n for n, p in enumerate(before) if p.kind in ("date_of_statement", "saying")), default=-1)
    behind = before[said + 1 :]
    does = any(p.is_small("do") for p in behind) and any(p.noun is not None for p in behind)
    return does or any(p.kind == "about" and p.word is not None and p.word.note for p in behind)


def _is_modal(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the word is of what is asked: `who will supply`, `could Iran supply`; no `could you say`."""
    before = pieces[at - 1].noun if at else None
    after = pieces[at + 1].noun if at + 1 < len(pieces) else None
    says = at > 0 and pieces[at - 1].kind == "saying"  # who does he say will be sanctioned
    return says or before is not None or (after is not None and not after.is_asked)


def flags_of(corpus: Corpus, words: Sequence[Word], pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
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
            dated = (
                next((s.target for s in before.senses if s.kind == "dated"), "during") if before else "during"
            )
            near = pieces[max(0, index - 2) : index] if any(p.kind == "head" for p in pieces) else pieces
            stated = any(p.kind in ("date_of_statement", "saying") for p in near) and not _is_done(
                pieces[:index]
            )
            claims = [p.kind for p in pieces[max(0, index - 2) : index - 1]] == ["claims"]
            stated = stated or (claims and pieces[index - 1].is_small("of", "from"))
            yield ("stated" if stated else "fact"), f"{dated} {word.target}"
        elif piece.kind in ("small", "marker"):
            if word.is_a("true"):
                yield "true", ""
            if word.is_a("do"):
                yield "does", ""
            if word.is_a("do", "be") and piece.text in corpus.vocabulary.data["asking"]["en"]["done"]:
                yield "done", ""
            if word.is_a("modal") and _is_modal(pieces, index):
                yield "modal", word.token.text
            if word.is_a("that") and index and pieces[index - 1].kind == "claims":
                yield "that", ""
            if word.is_a("return"):
                yield "ask", "return"
        elif piece.kind != "head":
            yield piece.kind, word.target
            if piece.kind == "saying" and piece.text in corpus.vocabulary.data["asking"]["en"]["accuses"]:
                yield "accuses", piece.text
            if piece.kind == "only":
                yield "only_word", word.token.text
    if any(w.kind == "small" and w.is_a("all") for w in words):
        yield "all", ""
    yield from (
        (w.kind, w.target if w.kind == "amounts" else w.token.text) for w in words if w.kind in QUALIFIERS
    )
    if all(p.kind in ("noun", "head", "date", "cues") for p in pieces) and not any(
        p.noun and p.noun.is_asked for p in pieces
    ):
        yield "bare", ""
    if len(pieces) > 1 and pieces[0].kind == "small" and pieces[0].is_small("do", "be", "have", "modal"):
        yield "yes", ""
