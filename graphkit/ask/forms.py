"""Whether a question has one of the forms of the vocabulary, and what stands in the slots of that form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from graphkit.ask.reader import read
from graphkit.ask.tokens import Token, Words
from graphkit.ask.values import with_fields
from graphkit.ask.words import cut
from graphkit.corpus import Corpus
from graphkit.errors import UsageError
from graphkit.pattern import Pattern

_CLAIM = re.compile(r"(?<![\w/-])(?:[a-z0-9-]+/)?c[1-9][0-9]{0,8}(?![0-9])", re.IGNORECASE | re.ASCII)
_COURTESY = {"en": ("fillers", "stop"), "ja": ("fillers", "stop", "copula")}
"""What may stand around a form: words passed over, by list."""
_SMALL = ("stop", "article", "honorific", "all", "plural")


class Slots(NamedTuple):
    """What stands in the slots: the values by slot, and the pattern of the phrase that claims are about."""

    values: Mapping[str, tuple[str, ...]]
    pattern: Pattern = Pattern()


def matches(
    corpus: Corpus, words: Words, report: str, forms: Iterable[str], around: str
) -> Iterator[Slots]:
    """What stands in the slots of each form that the question has, where every slot is understood.

    `around` is what `courtesy` gives: the same for every form.
    """
    known = {re.escape(token.text) for token in words.tokens if token.has("reports", report)}
    said = sorted(known, key=len, reverse=True)
    for form in forms:
        match = re.fullmatch(
            f"{around}*{_pattern(form, '|'.join(said))}{around}*", words.question, re.IGNORECASE
        )
        slots = _slots(corpus, words.language, match.groupdict()) if match else None
        if slots is not None:
            yield slots


def courtesy(corpus: Corpus, language: str) -> str:
    """The words that may stand before a form and behind it, as one regular expression."""
    asking = corpus.vocabulary.data["asking"][language]["small"]
    listed = {"fillers": corpus.vocabulary.data["fillers"][language], **asking}
    words = {word for name in _COURTESY[language] for word in listed[name]}
    edge = r"\b" if language == "en" else ""
    longest = sorted((re.escape(word) for word in words if word), key=len, reverse=True)
    plain = "|".join(f"{word}{edge}" if word[-1:].isalpha() else word for word in longest)
    asked = corpus.vocabulary.data.get("requests", {}).get(language, {"verbs": (), "ends": ()})
    request = "|".join(asked["verbs"]) and rf"(?:{'|'.join(asked['verbs'])})(?:{'|'.join(asked['ends'])})?|"
    return rf"(?:\s|{request}{plain})"


def _pattern(form: str, words: str) -> str:
    """The form as a regular expression."""
    signs = {"(": "(?:", ")": ")", "[": "(?:", "]": ")?", "|": "|", "{word}": f"(?:{words})"}
    pieces = re.split(r"(\{\w+\}|[()\[\]|])", form)
    return "".join(
        signs.get(piece) or (f"(?P<{piece[1:-1]}>.+?)" if piece.startswith("{") else re.escape(piece))
        for piece in pieces
    )


def _slots(corpus: Corpus, language: str, said: Mapping[str, str | None]) -> Slots | None:
    values: dict[str, tuple[str, ...]] = {}
    pattern = Pattern()
    for name, typed in said.items():
        if name == "claims":
            phrase = _phrase(corpus, cut(corpus, typed or "", language))
            if phrase is None:
                return None
            pattern = phrase
            continue
        found = _value(corpus, language, name, typed or "")
        if not found:
            return None
        values[name] = found
    return Slots(values, pattern)


def _value(corpus: Corpus, language: str, name: str, typed: str) -> tuple[str, ...]:
    """What one slot names; nothing where it is not understood."""
    if name == "claim":
        return _claim(corpus, language, typed)
    if name in ("a", "b"):
        return _entity(_tokens(corpus, language, typed))
    if name in ("since", "until"):
        return tuple(s.target for t in _tokens(corpus, language, typed) for s in t.of("date"))[:1]
    labelled: Mapping[str, Any] = corpus.vocabulary.data[name]
    return tuple(id for id, row in labelled.items() if typed.casefold() in _labels(row["label"], language))


def _labels(label: str | Mapping[str, str], language: str) -> tuple[str, ...]:
    return ((label if isinstance(label, str) else label[language]).casefold(),)


def _tokens(corpus: Corpus, language: str, typed: str) -> tuple[Token, ...]:
    return cut(corpus, typed, language).tokens


def _entity(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The one name that is there, beside articles and titles."""
    rest = [t for t in tokens if not t.has("small", *_SMALL) and not t.has("titles")]
    named = {s.target for t in rest for s in t.of("entity")}
    return tuple(named) if len(rest) == len(named) == 1 else ()


def _claim(corpus: Corpus, language: str, typed: str) -> tuple[str, ...]:
    """The claims of that id, one of each document where none is named."""
    found = _CLAIM.search(typed)
    if found is None:
        return ()
    rest = _tokens(corpus, language, _CLAIM.sub(" ", typed, count=1).strip())
    if not all(t.has("small", *_SMALL) or t.has("claims") for t in rest):
        return ()
    id = found.group().casefold()
    ids = (id,) if "/" in id else tuple(f"{document[0]}/{id}" for document in corpus.store.documents())
    return tuple(id for id in ids if _is_known(corpus, id))


def _is_known(corpus: Corpus, claim: str) -> bool:
    try:
        return bool(corpus.find(Pattern(claim=(claim,)), withdrawn=True))
    except UsageError:
        return False


# --- a phrase that claims are about -------------------------------------------------------------------


def _phrase(corpus: Corpus, words: Words) -> Pattern | None:
    """The claims that a phrase is about: names, stages; what a word ties them to, where there is one."""
    tokens = [t for t in words.tokens if not t.has("fillers") and not t.has("small", *_SMALL)]
    if not tokens or any(not t.senses for t in tokens):
        return None
    if any(t.has("verb") or t.has("noun") for t in tokens if not t.has("cues") and not t.has("entity")):
        understood = read(corpus, words)
        reading = understood.reading if understood else None
        if reading is None or reading.asks not in ("list", "yes") or reading.unapplied:
            return None
        return reading.pattern
    return _loose(corpus, tokens)


_PASSED = ("preposition", "join", "possessive", "own")
_JOINING = ("marker", "claims", "about")
"""Words that may stand between the names and add nothing."""


def _loose(corpus: Corpus, tokens: Iterable[Token]) -> Pattern | None:
    """Names side by side: the items, and the one party or both; None where a word has no place."""
    parties, items, fields = dict[str, None](), dict[str, None](), dict[str, tuple[str, ...]]()
    for token in tokens:
        if named := token.of("entity"):
            if len({sense.target for sense in named}) > 1:
                return None
            is_item = corpus.kind(named[0].target) not in corpus.vocabulary.data["kind_sets"]["party"]
            (items if is_item else parties)[named[0].target] = None
        elif cues := token.of("cues"):
            wanted = corpus.vocabulary.data["cue_fields"][cues[0].target]["fields"]
            fields |= {name: tuple(values) for name, values in wanted.items()}
        elif not (token.has("small", *_PASSED) or any(map(token.has, _JOINING))):
            return None
    if len(parties) > 2 or not (parties or items or fields):
        return None
    ends = ("subject", "object") if len(parties) == 2 else ("party",)
    return with_fields(Pattern(), {"item": tuple(items), **dict.fromkeys(ends, tuple(parties)), **fields})
