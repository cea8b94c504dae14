"""What is given or sought in return for a deed, in a Japanese clause: 労働者を派遣した見返りに."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.ask import finding
from graphkit.ask.japanese_pieces import Piece, is_verb, typed, wants
from graphkit.ask.values import Noun
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern

MOST = 200
"""Claims that are looked through for what a deed hands over."""


def for_deed(corpus: Corpus, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces with what a deed hands over for the deed that is paid for: 労働者を派遣した見返りに."""
    at = next((n for n, p in enumerate(pieces[:-1]) if _is_return(corpus, pieces[n + 1])), -1)
    if at < 0 or pieces[at].kind != "head":
        return pieces
    senses = (s for s in pieces[at].word.senses if s.kind in ("noun", "verb"))
    relations = {s.target for s in senses if corpus.vocabulary.relations[s.target].hands_over}
    begins, who = at, "actor"
    while begins and (named := pieces[begins - 1].noun) and named.entities and who not in pieces[begins].jobs:
        if "topic" in pieces[begins - 1].jobs:
            break
        begins -= 1
    nouns = [p.noun for p in pieces[begins:at] if p.noun is not None]
    names = [name for noun in nouns for name in (*noun.makers, *noun.entities)]
    if not is_verb(pieces[at].word) and all(corpus.kind(name) != "Item" for name in names):
        begins, names = at, []
    things = _handed_over(corpus, sorted(relations), names)
    noun = Noun("".join(map(typed, pieces[begins : at + 1])), entities=things)
    given = Piece("noun", pieces[at].word, noun, "return")
    return [*pieces[:begins], given, *pieces[at + 2 :]] if things else pieces


def _is_return(corpus: Corpus, piece: Piece) -> bool:
    """Whether it says that something is given in return, or asks what is: 見返りに, 見返りに何を."""
    questions = corpus.vocabulary.data["questions"]["ja"]
    asks = piece.kind == "question" and questions[piece.word.target]["asks"] == ["return"]
    return piece.small("return") or asks


def _handed_over(corpus: Corpus, relations: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """What a deed in which each of the names stands hands over: those that are named, else all."""
    ids = finding.uniting(corpus, Pattern(relation=tuple(relations)), names, MOST) if relations else ()
    rows = corpus.find(claim=ids) if ids else ()
    things = tuple(dict.fromkeys(row.item for row in rows if row.item))
    named = tuple(name for name in names if corpus.kind(name) == "Item")
    return named if named and things else things


def paid(
    corpus: Corpus, pieces: Sequence[Piece]
) -> tuple[Sequence[Piece], tuple[tuple[str, str], ...]] | None:
    """The pieces without what is done for it, where something is sought: 支援の見返りとして求めている."""
    fields = corpus.vocabulary.data["cue_fields"]
    cues = any(p.kind == "cues" and fields[p.word.target].get("pattern") for p in pieces)
    sought = cues or any(wants(corpus, p.word) for p in pieces)
    for at, piece in enumerate(pieces[:-1]):
        if sought and piece.kind == "head" and pieces[at + 1].small("return"):
            begins = at
            while begins and pieces[begins - 1].noun and not pieces[begins - 1].is_topic:
                begins -= 1  # whose help it is: 対ロ支援, ロシアへの支援
            words = "".join(typed(p) for p in pieces[begins : at + 2])
            return [*pieces[:begins], *pieces[at + 2 :]], (("qualities", words),)
    return None
