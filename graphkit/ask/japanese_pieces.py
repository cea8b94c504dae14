"""A question in Japanese as pieces: nouns with their particles, words that may be heads; what they signal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graphkit.ask.named import ASIDE
from graphkit.ask.nouns import QUALIFIERS, Nouns
from graphkit.ask.senses import Word
from graphkit.ask.tokens import Token
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
    "only_with_not",
    "common",
    "connect",
    "origins",
    "date_of_statement",
    "unnamed",
    "named",
    "light",
)

_JOBS = ("topic", "actor", "whose", "toward")
"""What the particle behind a noun may do, by the names of `small` in the vocabulary."""

_ALONE = ("pronoun", "contrary", "toward", *ASIDE)
"""Small words that have no place of their own, by the same names."""


class Piece(NamedTuple):
    kind: str
    word: Word
    noun: Noun | None = None
    marker: str = ""
    jobs: tuple[str, ...] = ()
    """What its marker does."""

    @property
    def is_topic(self) -> bool:
        """Whether it is what is spoken of, or who acts."""
        return bool({"topic", "actor"} & {*self.jobs})

    def small(self, *targets: str) -> bool:
        """Whether it is a small word with one of these jobs."""
        return self.kind in ("small", "marker") and self.word.is_a(*targets)


def pieces_of(corpus: Corpus, words: Sequence[Word]) -> list[Piece]:
    nouns, index = Nouns(corpus, "ja", words), 0
    small = corpus.vocabulary.data["asking"]["ja"]["small"]
    on_claims = any(word.kind == "claims" for word in words)
    found = [Piece("qualifier", word) for word in words if word.kind in QUALIFIERS]
    while index < len(words):
        phrase = nouns.at(index)
        if phrase is not None:
            noun, end = phrase
            while end < len(words) and words[end].kind in ("only", "only_with_not"):
                found.append(Piece("only", words[end]))
                end += 1
            behind = words[end] if end < len(words) else Word("", Token("", ()), ())
            quoted = noun.is_asked and noun.names_nothing and behind.kind == "small" and behind.is_a("that")
            marker, after = ("", end) if quoted else _marker(words, end)
            if on_claims and not marker and behind.kind == "about" and "noun" not in behind.note:
                marker, after = behind.token.text, end + 1  # what the claims are about
            toward = bool(found) and found[-1].small("toward")
            marker = (
                found.pop().word.token.text if toward and (not marker or marker in small["whose"]) else marker
            )
            if not marker and not found and after < len(words) and words[after].is_a("cuts"):
                marker = _fronted(corpus, noun)
            jobs = tuple(job for job in _JOBS if marker in small[job])
            than = not marker and noun.entities and _is_than(corpus, words[after : after + 1])
            found.append(
                Piece("loose" if than else "noun", words[index], None if than else noun, marker, jobs)
            )
            index = after
            continue
        word = words[index]
        if word.kind in ("fillers", "titles", *QUALIFIERS) or (
            word.kind == "small" and word.is_a("stop", "honorific", "plural")
        ):
            if word.is_a("stop") and (_asks(corpus, word) or word.is_a("cuts")):
                found.append(Piece("small", word))
        elif word.kind == "saying" and not any(p.small("that") for p in found) and _sees(corpus, word):
            found.append(Piece("loose", word))
        elif word.kind == "small" and word.is_a("together"):
            found.append(Piece("together", word))
        elif _is_placeless(word) or (word.kind == "question" and _of_thing(corpus, word, found)):
            found.append(Piece("loose", word))
        elif word.kind in ("head", "date", "question", "small", "marker", *_FLAGS):
            found.append(Piece(_kind(corpus, word), word))
        else:
            found.append(Piece("loose", word))
        index += 1
    return list(_aside(corpus, _chosen_from(corpus, found)))


def _is_placeless(word: Word) -> bool:
    return word.kind == "small" and word.is_a(*_ALONE) and not word.is_a("return", "that")


def _of_thing(corpus: Corpus, word: Word, found: Sequence[Piece]) -> bool:
    """Whether the origin of a thing is asked, ミサイルの出所, which is no question of who says so."""
    before = found[-1].noun if found else None
    things = before is not None and any(corpus.kind(name) == "Item" for name in before.entities)
    return things and corpus.vocabulary.data["questions"]["ja"][word.target]["asks"] == ["speaker"]


def _chosen_from(corpus: Corpus, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without the `those` that are chosen from things, claims or deeds: 機器のうち...もの."""
    for at, piece in enumerate(pieces):
        names = piece.noun.entities if piece.noun else ()
        things = piece.marker == "among" and len(names) == 1 and corpus.kind(names[0]) == "Item"
        if things or (piece.word.is_a("among") and at and pieces[at - 1].kind in ("claims", "head")):
            those = [p.noun for p in pieces[at + 1 :] if p.noun is not None and _is_those(p.noun)]
            makers = tuple(dict.fromkeys(name for noun in those for name in noun.makers))
            if makers and not things:
                return list(pieces)
            before = [piece._replace(marker="=item", noun=_made(piece.noun, makers))] if things else []
            return [*pieces[:at], *before, *(p for p in pieces[at + 1 :] if p.noun not in those)]
    return list(pieces)


def _fronted(corpus: Corpus, noun: Noun) -> str:
    """What the particle of a noun before the first comma would be: カービー氏、..., 年末年始の攻撃、..."""
    small = corpus.vocabulary.data["asking"]["ja"]["small"]
    event = bool(noun.entities) and all(corpus.kind(name) == "Event" for name in noun.entities)
    marker = small["topic"] if noun.speaks else small["at"] if event else [""]
    return str(marker[0])


def _made(noun: Noun | None, makers: tuple[str, ...]) -> Noun | None:
    """The things with who made those of them that are meant: 北朝鮮製のもの."""
    return noun._replace(makers=makers) if noun is not None and makers else noun


def _is_those(noun: Noun) -> bool:
    """Whether it is a word for things that names none: もの, どれ."""
    return noun.names_nothing and (noun.kinds == ("Item",) or noun.asks[:1] == ("item",))


def _aside(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces; what is chosen from, イランと中国では、どちら, and whose gain it is, marked as such."""
    small = corpus.vocabulary.data["asking"]["ja"]["small"]
    remarked = any(piece.kind == "remarks" for piece in pieces)
    for index, piece in enumerate(pieces):
        following = next((p for p in pieces[index + 1 :] if not p.small("stop")), None)
        if piece.marker in (*small["at"], "among"):
            if piece.marker == "among" and piece.noun is not None and piece.noun.is_open:
                continue  # among the items that ...: the noun behind says which
            several = piece.noun is not None and len(piece.noun.entities) > 1
            yield piece._replace(marker="among" if several and _is_who(following) else small["at"][0])
        elif (
            not piece.marker
            and piece.noun is not None
            and len(piece.noun.entities) > 1
            and (_is_who(following) or _closes(pieces, index))
        ):
            yield piece._replace(marker="among")
        elif remarked and piece.marker in small["gains"]:
            yield piece._replace(marker="gains")
        else:
            yield piece


def _closes(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a comma stands behind the names, and which of them is asked at the end: 、...のはどちら."""
    ends = [p for p in pieces if not p.small("stop")]
    comma = at + 1 < len(pieces) and pieces[at + 1].small("cuts")
    return comma and _is_who(ends[-1]) and not any(p.noun and p.noun.is_asked for p in ends[:-1])


def _is_who(piece: Piece | None) -> bool:
    noun = piece.noun if piece else None
    return noun is not None and noun.is_asked and noun.names_nothing and noun.asks[:1] != ("item",)


def _kind(corpus: Corpus, word: Word) -> str:
    """The kind of the word; `judges` for a verb by which somebody makes a remark, or says how it is."""
    is_verb = "noun" not in word.note and word.note and "passive" not in word.note
    judged = (*corpus.vocabulary.data["remark_said"], *corpus.vocabulary.data["cue_said"])
    if word.kind in ("remarks", "cues") and (is_verb or word.is_a("denied")) and word.is_a(*judged):
        return "judges"
    return word.kind


def _marker(words: Sequence[Word], index: int) -> tuple[str, int]:
    """The particle behind a noun, and where it ends: of に + は the first, after plural endings."""
    while (
        index < len(words)
        and words[index].kind in ("small", "titles")
        and words[index].is_a("plural", "honorific", "titles")
    ):
        index += 1
    found = ""
    while index < len(words) and words[index].kind == "marker" and not words[index].is_a("that"):
        text = words[index].token.text
        if found and not words[index].is_a("topic", "actor"):
            break
        found = found or text
        index += 1
    if not found and index < len(words) and words[index].kind in ("marker", "small", "about"):
        word = words[index]
        if aside := next((target for target in ASIDE if word.is_a(target)), ""):
            return aside, index + 1
        if word.kind == "marker" or word.is_a("at", "around"):
            return word.token.text, index + 1
    return found, index


def flags_of(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    questions = corpus.vocabulary.data["questions"]["ja"]
    asks = False
    if all(p.kind in ("noun", "head", "date", "cues", "qualifier") and not p.marker for p in pieces):
        yield "bare", ""
    for index, piece in enumerate(pieces):
        word = piece.word
        if piece.noun is not None:
            asks = asks or piece.noun.is_asked or piece.noun.counted
            if piece.marker == "return":
                yield "ask", "return"
            if piece.noun.counted:
                yield "ask", "amount"
        elif piece.kind == "qualifier":
            yield word.kind, word.target if word.kind == "amounts" else word.token.text
        elif piece.kind == "question":
            asks = True
            yield "ask", questions[word.target]["asks"][0]
        elif piece.kind == "date":
            following = pieces[index + 1].word if index + 1 < len(pieces) else None
            dated = (
                next((s.target for s in following.senses if s.kind == "dated"), "during")
                if following
                else "during"
            )
            whole = _speaks_next(pieces[index + 1 :]) or not any(p.kind == "head" for p in pieces)
            near = pieces if whole else pieces[index : index + 3]
            stated = any(p.kind in ("date_of_statement", "saying") or _is_text(p.noun) for p in near)
            stated = stated and not _is_told(corpus, pieces[index + 1 :])
            stated = stated or _of_speaker(pieces[index + 1 :])
            yield ("stated" if stated else "fact"), f"{dated} {word.target}"
        elif wants(corpus, word):
            yield "cues", "sought" if _gets(word) else "planned"
        elif piece.small("true"):
            yield "true", ""
        elif piece.small("return"):
            yield "ask", "return"
        elif piece.small("that") and index + 1 < len(pieces) and pieces[index + 1].kind == "claims":
            yield "that", ""
        elif piece.kind in ("only", "only_with_not"):
            yield "only", "only"
            yield "only_word", word.token.text
        elif piece.kind not in ("head", "small", "marker"):
            yield (word.kind if piece.kind == "judges" else piece.kind), word.target
    nouns = [(n, p.noun) for n, p in enumerate(pieces) if p.noun is not None]
    asks = asks or bool(
        nouns and nouns[-1][1].is_open and any(p.kind == "head" for p in pieces[: nouns[-1][0]])
    )
    ends = [p for p in pieces if not p.small("stop")]
    is_topic = bool(ends) and (ends[-1].is_topic or ends[-1].word.token.text.endswith(topics(corpus)))
    so = bool(pieces) and _asks(corpus, pieces[-1].word)
    asks_so = any(p.small("true") for p in pieces) or (so and not is_topic)
    if not asks and asks_so:
        yield "yes", ""


def wants(corpus: Corpus, word: Word) -> bool:
    """Whether it is a verb in a form by which somebody wants to do it: もらいたがっている."""
    wanting = corpus.vocabulary.data["asking"]["ja"]["wanting"]
    return word.kind == "head" and is_verb(word) and any(form in word.token.text for form in wanting)


def _gets(word: Word) -> bool:
    """Whether it is a verb by which somebody gets something: what he wants to get, he seeks."""
    return any(s.kind == "verb" and s.note.startswith("getting") for s in word.senses)


def _is_told(corpus: Corpus, behind: Sequence[Piece]) -> bool:
    """Whether a date is in what is said, by what stands behind it: 1月2日に何をしたと述べ, 1月2日について."""
    words = corpus.vocabulary.data["asking"]["ja"]["about"]["words"]
    if any(p.noun is None and p.word.token.text in words for p in behind[:1]):
        return True
    if _speaks_next(behind):
        return False
    said = next((n for n, p in enumerate(behind) if p.kind in ("date_of_statement", "saying")), 0)
    return any(p.kind in ("light", "head") for p in behind[:said])


def _speaks_next(behind: Sequence[Piece]) -> bool:
    """Whether who speaks stands behind a date: 6月18日にカービー氏は...と述べた."""
    first = next((p for p in behind if p.noun is not None), None)
    quotes = any(p.kind == "saying" and behind[n].small("that") for n, p in enumerate(behind[1:]))
    return first is not None and first.noun is not None and first.noun.speaks and first.is_topic and quotes


def _of_speaker(behind: Sequence[Piece]) -> bool:
    """Whether a date stands before who makes the claims that are asked for: 1月のカービー氏の発言."""
    first = next((p for p in behind if not p.small("whose")), None)
    speaks = first is not None and first.noun is not None and first.noun.speaks
    return speaks and any(p.kind == "claims" for p in behind)


def _is_text(noun: Noun | None) -> bool:
    """Whether it is where something is said: an article, a report, a kind of event."""
    return noun is not None and (noun.voice in ("document", "press") or noun.kinds == ("Event",))


def topics(corpus: Corpus) -> tuple[str, ...]:
    """The particles behind what is spoken of, and behind who acts."""
    small = corpus.vocabulary.data["asking"]["ja"]["small"]
    return (*small["topic"], *small["actor"])


def _is_than(corpus: Corpus, behind: Sequence[Word]) -> bool:
    """Whether more than somebody has is asked, イランより多くの: he is no party of it."""
    than = corpus.vocabulary.data["asking"]["ja"]["than"]
    return any(word.kind == "compare" and word.token.text.startswith(than) for word in behind)


def _sees(corpus: Corpus, word: Word) -> bool:
    """Whether it is to see, by which something is said behind what is seen so alone: ...とみている."""
    return word.token.text.startswith(tuple(corpus.vocabulary.data["asking"]["ja"]["sees"]))


def _asks(corpus: Corpus, word: Word) -> bool:
    """Whether the word ends a question."""
    return word.token.text.endswith(tuple(corpus.vocabulary.data["asking"]["ja"]["asks_so"]))


def is_thing(following: Sequence[Piece]) -> bool:
    return any(piece.noun is not None and piece.noun.entities for piece in following)


def is_verb(word: Word) -> bool:
    return any(s.kind == "verb" and "/" not in s.note for s in word.senses)


def typed(piece: Piece) -> str:
    """The words of a piece with its particle, which stands before what is 対."""
    if piece.noun is None:
        return piece.word.token.text
    words, ahead = piece.noun.words, "toward" in piece.jobs
    return piece.marker + words if ahead else words + piece.marker
