"""What somebody wishes, or is asked to do, where remarks tell it: 議会に何が求められたか."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.ask import finding
from graphkit.ask.japanese_pieces import Piece, topics
from graphkit.ask.senses import Word
from graphkit.ask.tokens import Sense
from graphkit.ask.values import Noun
from graphkit.corpus import Corpus

_ACTING = ("State", "Group", "Organisation", "Person")


def demanded(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """What is asked of somebody, 議会には何が求められたか, as the demands on him."""
    at = _wish(corpus, pieces)
    if at < 0 or "passive" not in pieces[at].word.note or not (names := _whose(corpus, pieces)):
        return
    kind = corpus.vocabulary.data["cue_fields"][pieces[at].word.target]["of_somebody"]
    rows = corpus.remarks(about=names.entities, kind=corpus.vocabulary.data["remark_groups"][kind])
    if any(row.about[0] == names.entities[0] for row in rows):
        yield _told(corpus, pieces, at, kind, names, topics(corpus)[0])


def wished(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """What somebody wants, 中国は何を望んでいるか, as the purposes that are told of him and of no other."""
    at = _wish(corpus, pieces)
    if at < 0 or "passive" in pieces[at].word.note or not (names := _whose(corpus, pieces)):
        return
    for kind in (corpus.vocabulary.data["cue_fields"][pieces[at].word.target]["of_somebody"], _PURPOSE):
        kinds = corpus.vocabulary.data["remark_groups"][kind]
        rows = finding.stop(corpus, corpus.remarks(kind=kinds, limit=finding.MOST + 1), finding.MOST)
        whose = [(row.by, row.about) for row in rows if row.by]
        told = [by for by, about in whose if all(_is_theirs(corpus, n, by, about) for n in names.entities)]
        if told:
            theirs = names._replace(entities=tuple(dict.fromkeys(told)))
            yield _told(corpus, pieces, at, kind, theirs, "gains")


_PURPOSE = "purpose"


def _is_theirs(corpus: Corpus, name: str, by: str, about: Sequence[str]) -> bool:
    """Whether a purpose is that of the name, or of a group that has it and does what the remark is about."""
    if by == name or by not in corpus.groups([name]):
        return by == name
    claims = [each for each in about if "/" in each]
    return bool(claims) and any(row.subject == name for row in corpus.find(claim=claims))


def _wish(corpus: Corpus, pieces: Sequence[Piece]) -> int:
    """Where the one word stands by which something is wanted, and nothing but what is asked for; else -1."""
    fields = corpus.vocabulary.data["cue_fields"]
    found = [n for n, p in enumerate(pieces) if p.kind == "cues" and "of_somebody" in fields[p.word.target]]
    asked = [p for p in pieces if p.noun is not None and p.noun.is_asked]
    bare = len(asked) == 1 and asked[0].noun is not None and asked[0].noun.asks[:1] == ("item",)
    thing = [p for p in pieces if p.small("nominal")] if not asked else []
    others = [p for p in pieces if p.kind not in ("noun", "cues", "small", "marker")]
    bare = (bare and not (asked[0].noun or Noun("")).kinds) or bool(thing)
    return found[0] if len(found) == 1 and bare and not others else -1


def _whose(corpus: Corpus, pieces: Sequence[Piece]) -> Noun | None:
    """Who is named, where nobody else is but who says so."""
    named = [
        p for p in pieces if p.noun is not None and not p.noun.is_asked and p.marker not in ("says", "source")
    ]
    noun = named[0].noun if len(named) == 1 else None
    acts = noun is not None and noun.entities and all(corpus.kind(name) in _ACTING for name in noun.entities)
    return noun if acts and not (noun.makers if noun else ()) else None


def _told(
    corpus: Corpus, pieces: Sequence[Piece], at: int, kind: str, names: Noun, marker: str
) -> Sequence[Piece]:
    """The pieces with a word for the remarks instead of the wish, and who it is of in this place."""
    word = pieces[at].word
    remarks = Piece("remarks", Word("remarks", word.token, (Sense("remarks", kind, "noun"),)))
    jobs = () if marker == "gains" else ("topic",)
    found = []
    for piece in pieces:
        if piece.noun is not None and not piece.noun.is_asked and piece.marker not in ("says", "source"):
            piece = piece._replace(noun=names, marker=marker, jobs=jobs)
        found.append(remarks if piece is pieces[at] else piece)
    return found
