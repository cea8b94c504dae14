"""Two questions in one sentence: where it is cut, and what the second takes over from the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from graphkit.ask import finding
from graphkit.ask.reader import Understood, read, unknown
from graphkit.ask.tokens import Sense, Token, Words, is_name
from graphkit.ask.values import Reading, with_fields
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.vocabulary import ROLES

CUTS = 3
"""Places that are tried."""
_FORMS = ("stem", "te", "progressive_te")
_STEM = "/ichidan"
"""The end of the note on a verb without an ending, where that is a form: 見せ、."""


def halves(corpus: Corpus, words: Words) -> tuple[Understood, Understood] | None:
    """The readings of both halves, None where the question has not two that are understood."""
    for left, right in islice(_cuts(corpus, words), CUTS):
        first = read(corpus, left)
        if first is None:
            continue
        right = _alternative(words, left, right) if first.reading.asks == "yes" else right
        topic = right._replace(tokens=_with_topic(words.language, left.tokens, right.tokens))
        second = _pointed(corpus, right, first.reading) or _taken_over(corpus, right, first.reading)
        second = second or read(corpus, _resolved(corpus, topic, first.reading))
        if second is None and _asks_why(corpus, right):  # to what end, of what was done
            second = read(corpus, words)
        if second is not None:
            return first, _of_item(first.reading, _of_deed(right, first.reading, second))
    return None


def _pointed(corpus: Corpus, words: Words, first: Reading) -> Understood | None:
    if words.language != "ja":  # each language is loaded when it is asked in, which keeps the start short
        return None
    from graphkit.ask.japanese_halves import pointed

    return pointed(corpus, words, first)


def _of_deed(words: Words, first: Reading, second: Understood) -> Understood:
    """The second reading as said by him who said the first, where `they` are what was done in the first."""
    same = set(first.pattern.relation) & set(second.reading.pattern.relation)
    if not (same and any(_is_done(first, words.tokens, n) for n in range(len(words.tokens)))):
        return second
    pattern = second.reading.pattern._replace(speaker=first.pattern.speaker)
    return second._replace(reading=second.reading._replace(pattern=pattern))


def _is_done(first: Reading, tokens: tuple[Token, ...], index: int) -> bool:
    """Whether `they` stands for what is done in the first: `sanctions, and at whom are they directed`."""
    here, behind = tokens[index], tokens[index + 1 : index + 2]
    if not here.has("small", "several") or here.has("small", "own") or first.asks not in ("list", "role"):
        return False
    verbs = {sense.target for token in behind for sense in token.of("verb")}
    return bool(verbs & set(first.pattern.relation)) and tokens[index - 1].has("small", "be")


def _asks_why(corpus: Corpus, words: Words) -> bool:
    """Whether it asks for remarks of a kind and names nothing: `and to what end?`."""
    kinds = {s.note for t in words.tokens for s in t.of("question")} & set(corpus.vocabulary.remark_kinds)
    bare = all(t.has("question") or t.has("small") for t in words.tokens)
    return words.language == "en" and bool(kinds) and bare


def untold(corpus: Corpus, words: Words) -> str:
    """The question without a second half that every answer tells: `..., and by whom?`; "" without one."""
    told = corpus.vocabulary.data["asking"][words.language]["told_anyway"]
    for left, right in _cuts(corpus, words):
        if left.tokens and _typed(words, right).casefold() in told:
            return _typed(words, left)
    return ""


def numbers(words: Words) -> tuple[str, ...]:
    """The halves of an English question that asks for a number twice, as typed; nothing where it does not."""
    tokens = words.tokens
    asks = [n for n, token in enumerate(tokens) if _asks(words, token, "amount")]
    joins = len(asks) == 2 and tokens[asks[1] - 1].has("small", "cuts")
    if words.language != "en" or not joins:
        return ()
    last = asks[1] - 1 - tokens[asks[1] - 2].has("small", "cuts")
    left, right = (words._replace(tokens=part) for part in (tokens[asks[0] : last], tokens[asks[1] :]))
    return (_typed(words, left), _typed(words, right)) if left.tokens else ()


class Half(NamedTuple):
    """The reading of one half, and the other half as it was typed; empty where every answer tells it."""

    understood: Understood
    other: str


def half(corpus: Corpus, words: Words) -> Half | None:
    """The one half of two that is understood, the first rather than the second.

    None where neither is, where the half that is stands for something in the other, or where the other
    names somebody who is not known.
    """
    asking = corpus.vocabulary.data["asking"][words.language]
    for left, right in islice(_cuts(corpus, words), CUTS):
        for kept, other in ((left, right), (right, left)):
            names = any(t.has("entity") for t in kept.tokens)
            points = kept is right and any(t.has("small", "pronoun", "several", "that") for t in kept.tokens)
            aside = kept is left and kept.tokens[0].has("small", "except", "reason")  # what is not asked
            if points or aside or not names or unknown(kept) or any(map(is_name, unknown(other))):
                continue
            if (found := read(corpus, kept)) and found.reading.asks != "bag":
                told = kept is left and _is_told(corpus, other, asking["told_anyway"])
                return Half(found, "" if told else _typed(words, other))
    return None


def _alternative(words: Words, left: Words, right: Words) -> Words:
    """What is asked instead, `or has it merely warned that it might`, without what only sets it off."""
    joins = words.tokens[len(left.tokens) : len(words.tokens) - len(right.tokens)]
    if words.language != "en" or not any(token.has("small", "or") for token in joins):
        return right
    rest = [t for t in right.tokens if not t.has("only") and not t.has("small", "stop")]
    that, it, might = rest[-3:] if len(rest) > 5 else (right.tokens[0],) * 3
    put = might.has("small", "modal") or might.has("cues", "possible")
    ends = that.has("small", "that") and it.has("small", "pronoun", "several") and put
    return right._replace(tokens=tuple(rest[:-3] if ends else rest))


def _typed(words: Words, part: Words) -> str:
    first, last = part.tokens[0], part.tokens[-1]
    return words.question[first.start : last.start + len(last.text)].strip(" ,、?。")


def _is_told(corpus: Corpus, words: Words, told: Sequence[str]) -> bool:
    """Whether it asks only what every answer tells: who says so, how firmly."""
    asked = [t for t in words.tokens if t.text.casefold() in told]
    rest = (t for t in words.tokens if t not in asked)
    return bool(asked) and all(any(map(t.has, _TELLING)) or _is_person(corpus, t) for t in rest)


def _is_person(corpus: Corpus, token: Token) -> bool:
    return any(corpus.kind(s.target) == "Person" for s in token.of("entity"))


_TELLING = ("question", "small", "saying", "voices", "fillers", "claims", "marker", "only_word")
"""Words that may stand beside those that ask how firmly something is said."""


def _of_item(first: Reading, second: Understood) -> Understood:
    """The second reading with the thing of the first, where it asks who else does as much with no other."""
    one, two = first.pattern, second.reading.pattern
    open_ = not (two.subject or two.object or two.item or second.reading.about)
    if open_ and two.phase and second.reading.asks == "only" and first.asks == "role":
        given = two._replace(relation=one.relation, object=one.object, item=one.item, subject=one.subject)
        return second._replace(reading=second.reading._replace(pattern=given))
    same = bool(set(one.relation) & set(two.relation))
    if same and one.since and not (two.since or two.until):  # what was shown in September, and who saw it
        two = two._replace(since=one.since, until=one.until)
        second = second._replace(reading=second.reading._replace(pattern=two))
    alike = first.asks == second.reading.asks == "role" and same
    if not alike or two.item or not one.item or second.reading.role == "item":
        return second
    return second._replace(reading=second.reading._replace(pattern=two._replace(item=one.item)))


def _cuts(corpus: Corpus, words: Words) -> Iterator[tuple[Words, Words]]:
    """The places where a second question may begin."""
    tokens, closing = words.tokens, tuple(corpus.vocabulary.data["asking"][words.language].get("closing", ()))
    for index in range(2, len(tokens) - 1):
        if _is_cut(words.language, tokens, index, closing):
            left = tokens[: index - _listed(tokens, index)]
            yield (
                words._replace(tokens=(*left[:-1], _ended(left[-1]))),
                words._replace(tokens=tokens[index + 1 :]),
            )


def _ended(token: Token) -> Token:
    """A verb that needs no ending in the middle of a sentence, 見せ、, as one in this form."""
    senses = (s._replace(note=s.note.replace(_STEM, "stem")) if s.kind == "verb" else s for s in token.senses)
    return token._replace(senses=tuple(senses))


def _listed(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word joins two kinds that are asked for before the comma: 渡した国と、まだ交渉中の国."""
    joined = tokens[index - 1].has("small", "join") and tokens[index - 2].has("kinds")
    return joined and any(t.has("kinds") for t in tokens[index + 1 :])


def _with_topic(language: str, first: tuple[Token, ...], rest: tuple[Token, ...]) -> tuple[Token, ...]:
    """The second half; in Japanese with the topic of the first, where it has none of its own."""
    if any(t.has("small", "topic", "pronoun") for t in rest):
        return rest
    end = next((n for n, t in enumerate(first) if t.has("small", "topic")), -1)
    if end < 0 and language == "ja":  # who X is, Xとは, and what he says
        named = (n for n, t in enumerate(first) if t.has("small", "nominal") and t.has("small", "that"))
        end = next(named, -1)
        return (*first[:end], _TOPIC._replace(start=first[end].start), *rest) if end > 0 else rest
    return (*first[: end + 1], *rest)


_TOPIC = Token("は", (Sense("marker", "は", ""), Sense("small", "topic", "")))


def _is_cut(language: str, tokens: tuple[Token, ...], index: int, closing: tuple[str, ...]) -> bool:
    here, before, after = tokens[index], tokens[index - 1], tokens[index + 1 :]
    if here.has("small", "cuts") and language == "ja" and _listed(tokens, index):
        return True
    asks = any(t.has("question") for t in after) or after[0].has("small", "do", "be", "have")
    asks = asks or (language == "ja" and any(t.has("small", "pronoun") for t in after))
    if here.has("small", "ends"):
        return len(after) > 1 and (asks or language == "ja")
    if not any(t.has("question") for t in tokens[:index]) and not tokens[0].has("small", "do", "be", "have"):
        return False
    if language == "en":
        begins = after[0].has("question") or (here.text != "," and _begins(after))
        begins = begins or (here.has("small", "or") and after[0].has("small", "have"))
        return here.has("small", "cuts", "or") and begins
    bent = any(
        s.note.rpartition(" ")[2] in _FORMS or s.note.endswith(_STEM) or s.kind == "noun"
        for s in before.senses
    )
    return here.has("small", "cuts") and asks and (bent or before.text.endswith(closing))


def _begins(after: tuple[Token, ...]) -> bool:
    """Whether a question without a question word in front begins: `is it ...`, `to what end`."""
    asks = after[0].has("small", "preposition") and any(t.has("question") for t in after[1:3])
    return asks or after[0].has("small", "do", "be")


def _taken_over(corpus: Corpus, words: Words, first: Reading) -> Understood | None:
    """A second question that asks another thing of the same claims: who denies it, how many, when."""
    tokens = [t for t in words.tokens if not t.has("small", "stop") and not t.has("fillers")]
    if (
        any(t.has("entity") or (t.has("verb") and not t.has("cues")) for t in tokens)
        or not first.pattern.relation
    ):
        return None
    whole = first._replace(role="", kinds=(), soft=Pattern(), target="")
    denies = any(t.has("cues", "denied") for t in tokens)
    asked = [t.of("question")[0].target for t in tokens if t.has("question")]
    if denies:
        return Understood(
            whole._replace(asks="speaker", pattern=with_fields(first.pattern, {"status": ("denied",)})), ()
        )
    told = [kind for kind in corpus.vocabulary.remark_kinds if any(_asks(words, t, kind) for t in tokens)]
    passed = ("question", "small", "marker")
    rest = [t for t in tokens if not any(map(t.has, passed))]
    if rest and asked and not told and all(t.has("saying") for t in rest):
        return Understood(whole._replace(asks="speaker"), ())
    names = ("when", "where", "amount", "venue", "return", *(["speaker"] if words.language == "en" else []))
    fields = [f for f in names if any(_asks(words, t, f) for t in tokens)]
    if not asked and first.asks == "role" and any(t.has("saying") for t in tokens):
        kinds = ("saying", "small", "agent", "marker")
        if all(any(map(t.has, kinds)) for t in tokens):  # does the supplier admit it
            return Understood(whole._replace(asks="speaker"), ())
    rest = [t for t in rest if not (told and t.has("saying"))]
    if cued := _put_so(corpus, rest, first):
        return Understood(cued, ())
    if told and not rest:
        return Understood(whole._replace(asks="remark", target=told[0]), ())
    return Understood(whole._replace(asks=fields[0]), ()) if fields and not rest else None


def _put_so(corpus: Corpus, rest: list[Token], first: Reading) -> Reading | None:
    """The same question of claims that are put otherwise: the countries that are in talks."""
    frames = corpus.vocabulary.data["cue_fields"]
    cues = [s.target for t in rest for s in t.of("cues")]
    others = [t for t in rest if not t.has("cues") and not t.has("kinds")]
    if first.asks != "role" or len(set(cues)) != 1 or others:
        return None
    return first._replace(pattern=with_fields(first.pattern, frames[cues[0]]["fields"]), soft=Pattern())


def chained(corpus: Corpus, words: Words) -> tuple[Understood, Understood] | None:
    """Whether it is so, of two things that the same party does: 台湾を狙って演習をしたというのは本当か."""
    tokens = words.tokens
    subject = next((n for n, t in enumerate(tokens) if t.has("small", "topic", "actor")), -1)
    ending = next((n for n, t in enumerate(tokens) if t.has("small", "true", "that") and n > subject + 1), -1)
    if words.language != "ja" or subject < 0 or ending < 0:
        return None
    for index in range(subject + 2, ending - 1):
        if any(s.note.rpartition(" ")[2] in _CHAINED for s in tokens[index].of("verb")):
            first = (*tokens[:index], _chaining(tokens[index]))
            left = read(corpus, words._replace(tokens=(*first, *tokens[ending:])))
            rest = (*tokens[: subject + 1], *tokens[index + 1 :])
            right = read(corpus, words._replace(tokens=rest)) if left else None
            if left and right and left.reading.asks == right.reading.asks in ("yes", "speaker"):
                return left, right
    return None


def _chaining(token: Token) -> Token:
    """A verb that another one follows without an ending, 標的に演習した, as one in that form."""
    senses = (s._replace(note=s.note.replace(_BARE, "te")) for s in token.senses)
    return token._replace(senses=tuple(senses))


_BARE = "/suru"
"""The end of the note on a verb that needs no ending before another one."""
_CHAINED = ("te", "past", "plain", _BARE)
"""Forms of a verb that another one follows, or the noun of what was done so."""


def _asks(words: Words, token: Token, field: str) -> bool:
    return any(s.note == field for s in token.of("question"))


def _resolved(corpus: Corpus, words: Words, first: Reading) -> Words:
    """The second question with the name that `it` stands for."""
    named = tuple(_name(corpus, words.tokens, n, first) for n in range(len(words.tokens)))
    passed = {n - 1 for n in range(2, len(named)) if _is_of_them(words.tokens, n)}
    passed |= {n for n in range(1, len(named)) if _is_done(first, words.tokens, n)}
    return words._replace(tokens=tuple(token for n, token in enumerate(named) if n not in passed))


def _is_of_them(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether some of what was named stand there: `the first of them`."""
    several = tokens[index].has("small", "several") and not tokens[index].has("small", "own")
    which = tokens[index - 2].has("qualities") or tokens[index - 2].has("small", "article", "all")
    of = tokens[index - 1].has("small", "of") and which
    return several and (of or tokens[index - 1].has("small", "article", "all"))


def _name(corpus: Corpus, tokens: tuple[Token, ...], index: int, first: Reading) -> Token:
    token = tokens[index]
    if not token.has("small", "pronoun") and not token.has("small", "several"):
        return token
    if index > 1 and first.pattern.item and _is_of_them(tokens, index):
        return Token(token.text, (Sense("entity", first.pattern.item[0], "id"),), token.start)
    if token.has("small", "several"):
        return _several(corpus, token, first)
    acts = (index > 0 and tokens[index - 1].has("small", "do", "have")) or any(
        t.has("small", "topic", "actor") for t in tokens[index + 1 : index + 2]
    )
    order = ("subject",) if acts else ("item", "object", "subject")
    found = (
        next((values for role in order if (values := getattr(first.pattern, role))), ()) or first.about[:1]
    )
    return (
        Token(token.text, tuple(Sense("entity", name, "id") for name in found[:1]), token.start)
        if found
        else token
    )


def _several(corpus: Corpus, token: Token, first: Reading) -> Token:
    """`they`: those that the first question finds; `he`: the one person that it names."""
    fields = ("speaker", *ROLES) if token.has("small", "person") else ()
    named = (*first.about * bool(fields), *(v for field in fields for v in getattr(first.pattern, field)))
    persons = dict.fromkeys(name for name in named if "/" not in name and corpus.kind(name) == "Person")
    if len(persons) == 1:
        return Token(token.text, tuple(Sense("entity", name, "id") for name in persons), token.start)
    if first.asks != "role" or first.role not in ROLES:
        return token
    rows, _ = finding.answering(corpus, finding.claims(corpus, first), first)
    affirmed = [row for row in rows if row.status not in finding.NEGATED]
    found = dict.fromkeys(value for row in affirmed for value in finding.values(corpus, row, first))
    one = len(found) == 1
    return (
        Token(token.text, tuple(Sense("entity", name, "id") for name in found), token.start) if one else token
    )
