"""A second question in Japanese that points at what the first one found: その狙い, これを認めているか."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.ask import finding
from graphkit.ask.reader import Understood, read
from graphkit.ask.tokens import Token, Words
from graphkit.ask.values import Reading, with_fields
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.standing import STATUSES
from graphkit.vocabulary import ROLES


def pointed(corpus: Corpus, words: Words, first: Reading) -> Understood | None:
    """What is asked of what the first question found; None where nothing in the second points at it."""
    if not first.pattern.relation or first.asks == "bag":
        return None
    for way in (_remarked, _contrary, _admitted):
        if reading := way(corpus, words, first):
            return Understood(reading, ())
    return None


def _remarked(corpus: Corpus, words: Words, first: Reading) -> Reading | None:
    """Remarks of a kind on what was found, その狙いは何か, by somebody where he is named."""
    points = corpus.vocabulary.data["asking"]["ja"]["points"]
    tokens = words.tokens
    kinds = [_kind(corpus, token) for token in tokens]
    at = next((n for n, t in enumerate(tokens[:-1]) if t.text in points and kinds[n + 1]), -1)
    rest = (*tokens[: max(at, 0)], *tokens[at + 2 :])
    if at < 0 or any(not any(map(token.has, _BESIDE)) for token in rest):
        return None
    says = _speaker(corpus, words, rest)
    if says is None and any(token.has("entity") or token.has("voices") for token in rest):
        return None
    by = says or Reading("said")
    pattern = first.pattern._replace(speaker=by.pattern.speaker)
    return first._replace(
        asks="remark", target=kinds[at + 1], role="", kinds=(), soft=Pattern(),
        pattern=pattern, voice=by.voice, unnamed=by.unnamed,
    )  # fmt: skip


def _kind(corpus: Corpus, token: Token) -> str:
    """The kind of remarks that a word asks for, 狙い, 目的は何; "" where it asks for none."""
    notes = (s.note for s in token.of("question") if s.note in corpus.vocabulary.remark_kinds)
    return next((s.target for s in token.of("remarks")), "") or next(notes, "")


_BESIDE = ("question", "small", "marker", "saying", "entity", "voices", "speaker", "unnamed", "fillers")
"""Words that may stand beside what is asked for: who says it, how a question ends."""


def _speaker(corpus: Corpus, words: Words, tokens: tuple[Token, ...]) -> Reading | None:
    """Who says something by the words, カービー氏は...とみている; None where nobody does."""
    kept = tuple(_spoken(tokens))
    understood = read(corpus, words._replace(tokens=kept)) if any(t.has("saying") for t in kept) else None
    return understood.reading if understood and understood.reading.asks == "said" else None


def _spoken(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """The words for who says something, his particle, and the verb of saying."""
    that = next((token for token in tokens if token.has("small", "that")), None)
    for index, token in enumerate(tokens):
        if token.has("saying") and that:
            yield that._replace(senses=that.of("small", "that"))  # to see says only what is seen so
        names = any(map(token.has, ("entity", "voices", "speaker", "unnamed", "saying")))
        after = index and any(map(tokens[index - 1].has, ("entity", "voices", "speaker", "small")))
        particle = token.has("small", "topic", "actor", "whose", "inside", "honorific")
        if names or (after and particle):
            yield token._replace(senses=token.of("saying") or token.senses)


def _contrary(corpus: Corpus, words: Words, first: Reading) -> Reading | None:
    """Who says the opposite of what was found: それに反することを言っているのは誰か."""
    asks = any(token.has("question", "誰", "どこ", "どの国") for token in words.tokens)
    asks = asks and any(token.has("saying") for token in words.tokens)
    if not asks or not any(token.has("small", "contrary") for token in words.tokens):
        return None
    rows = finding.claims(corpus, first)
    rows = finding.answering(corpus, rows, first)[0] if first.role else rows
    denies = bool(rows) and all(row.status in finding.NEGATED for row in rows)
    status = _FIRM if denies else finding.NEGATED
    ends = {role: tuple({v for row in rows if (v := getattr(row, role))}) for role in ("subject", "object")}
    pattern = with_fields(first.pattern, {**ends, "status": status, "speaker": ()})
    return first._replace(asks="speaker", pattern=pattern, role="", kinds=(), soft=Pattern(), target="")


_FIRM = STATUSES[-2:]
"""What is put as so, against a denial."""


def _admitted(corpus: Corpus, words: Words, first: Reading) -> Reading | None:
    """What somebody says about what was found: イラン自身はこれを認めているか."""
    tokens = tuple(t for t in words.tokens if not t.has("small", "stop"))
    stands = [t for t in tokens if t.has("small", "pronoun")]
    rest = tuple(t for t in tokens if t not in stands)
    others = [t for t in rest if not any(map(t.has, _BESIDE))]
    asks = {sense.note for token in rest for sense in token.of("question")}
    if not stands or others or asks - {"", "item", "how"}:  # what, how he says it
        return None
    says = _speaker(corpus, words, rest)
    if says is None:
        return None
    pattern = first.pattern._replace(speaker=says.pattern.speaker)
    himself = first._replace(asks="list", role="", kinds=(), soft=Pattern(), target="", pattern=pattern)
    if finding.claims(corpus, himself._replace(voice=says.voice)):
        return himself._replace(voice=says.voice)
    named = dict.fromkeys(name for role in ROLES for name in getattr(first.pattern, role))
    about = tuple(name for name in named if name not in says.pattern.speaker)
    return says._replace(about=about) if about else None
