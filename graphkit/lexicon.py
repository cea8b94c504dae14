"""The words that questions are asked with, from the vocabulary: one row of the lexicon a form of a word.

A question looks its words up by indexed selects, so everything that can be bent is bent here, when a
corpus is compiled. English words are written out in every form; of Japanese verbs the stem stands here
with its class, and the endings of each class once. Row: (folded phrase, language, kind, target, note).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphkit import forms, text
from graphkit.vocabulary import LANGUAGES, Vocabulary

Word = tuple[str, str, str, str, str]
_LISTS = ("small", "kinds", "voices", "cues", "remarks", "compare", "light", "topics", "amounts")
"""Sections of `asking` that have words by name; the name is the target."""
_SINGLE = (
    "places",
    "unnamed",
    "named",
    "claims",
    "about",
    "saying",
    "units",
    "only",
    "only_with_not",
    "common",
    "connect",
    "origins",
    "date_of_statement",
    "rank",
    "qualities",
    "unread",
    "colour",
)
_NOUNS = ("kinds", "voices")
"""Sections whose plain lists are nouns, to be bent."""


def words(vocabulary: Vocabulary) -> Iterator[Word]:
    """Every word of the vocabulary that a question may hold."""
    for language in LANGUAGES:
        bend = _English(vocabulary) if language == "en" else _Japanese(vocabulary)
        for kind, target, note, phrase in (
            *_relations(vocabulary, language, bend),
            *_asking(vocabulary.data["asking"][language], bend),
            *_plain(vocabulary, language),
            *_reports(vocabulary, language, bend),
            *bend.endings(),
        ):
            yield text.fold(phrase), language, kind, target, note


def entries(rows: Iterable[Word], vocabulary: Vocabulary) -> list[Word]:
    """The rows once each, sorted, with those that have another spelling of a word: defence, defense."""
    return sorted(set(_spelled(rows, vocabulary)))


def _spelled(rows: Iterable[Word], vocabulary: Vocabulary) -> Iterator[Word]:
    pairs = vocabulary.data["asking"]["en"]["spellings"]
    both = {**pairs, **{other: one for one, other in pairs.items()}}
    for row in rows:
        yield row
        if row[0].isascii() and (words := row[0].split()) and not both.keys().isdisjoint(words):
            yield " ".join(both.get(word, word) for word in words), *row[1:]


_JOINS = {"en": (" and ",), "ja": ("や", "および")}
"""Between the names in a label of several speakers."""


def parts_of_label(label: str, language: str) -> tuple[str, ...]:
    """The names that a label of several speakers is made of.

    >>> parts_of_label("Western officials and customs data", "en")
    ('Western officials', 'customs data')
    """
    for join in _JOINS[language]:
        parts = tuple(part.strip() for part in label.split(join))
        if len(parts) > 1 and all(language == "ja" or " " in part for part in parts):
            return parts
    return ()


def bare_label(label: str, language: str, vocabulary: Vocabulary) -> str:
    """A speaker's label without the word that only tells it from others: `a defence official`, ある高官."""
    for word in vocabulary.data["asking"][language]["small"]["which_one"]:
        if label.startswith(word):
            return label.removeprefix(word).strip()
    return label


Found = tuple[str, str, str, str]
"""(kind, target, note, phrase)"""


class _English:
    """English words in all their forms."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.grammar = vocabulary.grammar("en")
        self.again = set(self.grammar["irregular"])

    def verb(self, kind: str, target: str, note: str, word: str) -> Iterator[Found]:
        """Every form of a verb; the note ends in the form's name."""
        for name, form in forms.english(word, self.grammar).items():
            yield kind, target, f"{note} {name}".strip(), form

    def noun(self, kind: str, target: str, note: str, word: str) -> Iterator[Found]:
        """A noun and its plural; of several words the first of `x of y` is bent, else the last."""
        yield kind, target, f"{note} noun".strip(), word
        head, of, rest = word.partition(" of ")
        yield kind, target, f"{note} noun".strip(), plural(head) + of + rest

    def endings(self) -> Iterator[Found]:
        """None: the forms are written out."""
        return iter(())


class _Japanese:
    """Japanese words; a verb is `stem/class`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.grammar = vocabulary.grammar("ja")
        self.extra = vocabulary.data["asking"]["ja"]["auxiliary"]

    def verb(self, kind: str, target: str, note: str, word: str) -> Iterator[Found]:
        """The stem of a verb; the note ends in its class."""
        stem, _, group = word.partition("/")
        yield kind, target, f"{note} /{group}".strip(), stem

    def noun(self, kind: str, target: str, note: str, word: str) -> Iterator[Found]:
        """The noun as it is."""
        yield kind, target, f"{note} noun".strip(), word

    def endings(self) -> Iterator[Found]:
        """What may follow a stem of each class; the note is the name of the form."""
        for group in self.grammar["conjugations"]:
            bent = forms.japanese("", group, self.grammar)
            for name, ending in bent.items():
                yield "ending", group, name, ending
            for base, more in self.extra.items():
                for ending in more:
                    if base in bent:
                        yield "ending", group, base, bent[base] + ending


Bend = _English | _Japanese


def plural(noun: str) -> str:
    """The English plural by rule.

    >>> plural("country"), plural("dispatch"), plural("supply"), plural("person")
    ('countries', 'dispatches', 'supplies', 'people')
    """
    if noun.endswith(("person", "people")):
        return noun.removesuffix("person").removesuffix("people") + "people"
    if noun.endswith(("man", "woman")):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _relations(vocabulary: Vocabulary, language: str, bend: Bend) -> Iterator[Found]:
    for name in vocabulary.relations:
        relation = vocabulary.relations[name]
        for pattern, lists in relation.ask[language].items():
            for word in lists.get("verbs", ()):
                yield from bend.verb("verb", name, pattern, word)
            for word in lists.get("nouns", ()):
                yield from bend.noun("noun", name, pattern, word)
        for role, by_language in relation.agents.items():
            for word in by_language[language]:
                yield from bend.noun("agent", name, role, word)
        label = relation.label[language]
        if " " not in label:  # `trades with` is a verb and its preposition
            yield "noun", name, f"{next(iter(relation.ask[language]))} noun", label


def _asking(asking: Mapping[str, Any], bend: Bend) -> Iterator[Found]:
    for section in _LISTS:
        for target, listed in asking.get(section, {}).items():
            yield from _listed(section, target, listed, bend, section in _NOUNS)
    for section in _SINGLE:
        if section in asking:
            yield from _listed(section, section, asking[section], bend, False)


def _listed(kind: str, target: str, listed: Any, bend: Bend, nouns: bool) -> Iterator[Found]:
    """The words of a list, or of its `nouns`, `verbs` and `words`."""
    by_class = listed if isinstance(listed, Mapping) else {"nouns" if nouns else "words": listed}
    for word in by_class.get("nouns", ()):
        yield from bend.noun(kind, target, "", word)
    for word in by_class.get("verbs", ()):
        yield from bend.verb(kind, target, "", word)
    for word in by_class.get("words", ()):
        if "/" in word and word != "/":
            yield from bend.verb(kind, target, "", word)
        else:
            yield kind, target, "", word


def _plain(vocabulary: Vocabulary, language: str) -> Iterator[Found]:
    data = vocabulary.data
    for phrase, asked in data["questions"][language].items():
        yield "question", phrase, asked["asks"][0], phrase
    for kind in ("fillers", "titles"):
        for phrase in data[kind][language]:
            yield kind, kind, "", phrase
    asked = data.get("requests", {}).get(language, {"verbs": (), "ends": ()})
    for phrase in (verb + end for verb in asked["verbs"] for end in ("", *asked["ends"])):
        yield "fillers", "fillers", "", phrase
    made = data["asking"][language].get("ends_made", {"heads": (), "tails": ()})
    for phrase in (head + tail for head in made["heads"] for tail in made["tails"]):
        yield "small", "copula", "", phrase
    for suffix, relation in data["compounds"][language].items():
        yield "compound", relation, "", suffix
    for target, phrases in data["relative_dates"][language].items():
        for phrase in phrases:
            yield "dated", target, "", phrase
    for number, month in enumerate(data["grammar"][language]["dates"].get("months", ()), 1):
        yield "month", str(number), "", month
    for pattern in data["patterns"][language].values():
        for marker in pattern:
            if marker not in ("before", "direct", "whose") and not marker.startswith("="):
                yield "marker", marker, "", marker


def _reports(vocabulary: Vocabulary, language: str, bend: Bend) -> Iterator[Found]:
    """The words that make a question try the forms of a report."""
    for name, report in vocabulary.data["reports"].items():
        yield from _listed("reports", name, report["words"][language], bend, False)
