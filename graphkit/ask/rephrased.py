"""A question in other words, put into those that are read: whole phrases, before words are known.

What stands between the words of a phrase is kept as it was typed, so that nothing of the question is lost;
the answer says what was read. The phrases stand in the vocabulary, under words that each cannot be without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphkit import text

_GAP, _PART, _ENDS = re.compile(r"\{(\w)\}"), re.compile(r"(?<!P)<(\w+)>"), " ?.!"
_SIGNS = re.compile(r"(\\.|[^\w\s]|\w(?=[?*])|\s)")
_TOPIC = re.compile(r"(?P<topic>[^?:;]{3,}?)(?P<cut>:|;| [-–—]|[,.])\s+(?P<rest>[^:;]+)")


def rephrased(question: str, asking: Mapping[str, Any]) -> str:
    """The question with each phrase of the vocabulary in the words that stand for it."""
    phrases: Mapping[str, Mapping[str, str]] = asking.get("rephrased", {})
    parts: Mapping[str, Sequence[str]] = asking.get("phrase_parts", {})
    said = _of_topic(question, asking.get("topic_words", {})) if parts else question
    for words, rules in phrases.items():
        folded = f" {text.fold(said)}"  # a word may be the beginning of one that stands there
        begins = (f" {w}" if w[0].isascii() and w[0].isalnum() else w for w in words.split("|"))
        if not any(word in folded for word in begins):
            continue
        for pattern, plain in rules.items():
            if all(word in folded for word in _surely(pattern)):
                said = _put(said, pattern, plain, parts)
    return said


def _surely(pattern: str) -> list[str]:
    """The words that a phrase has in any case: a phrase without them is not tried, which takes far longer."""
    plain, depth = "", 0
    for part in filter(None, _SIGNS.split(pattern)):
        depth += (part in "([{<") - (part in ")]}>")
        if part in ("?", "*"):
            plain = plain[:-1]
        plain += part if depth == 0 and part.isalpha() else " "
    return [text.fold(word) for word in plain.split() if len(word) > 2]


def _put(said: str, pattern: str, plain: str, parts: Mapping[str, Sequence[str]]) -> str:
    """The question in the words of the rule, where it is the whole of its phrase; else as it was."""
    whole = _PART.sub(lambda found: f"(?:{'|'.join(parts[found[1]])})", pattern)
    found = re.fullmatch(_GAP.sub(r"(?P<\1>[^?;]+?)", whole), said.rstrip(_ENDS), re.IGNORECASE)
    return f"{plain.format(**found.groupdict(default=''))}?" if found else said


def _of_topic(said: str, words: Mapping[str, Sequence[str]]) -> str:
    """A question with what stands before it in the place of its pronoun: `The pact: who signed it?`."""
    found = _TOPIC.fullmatch(said.strip())
    if found is None or not words:
        return said
    topic, rest = found["topic"].strip(), found["rest"].rstrip(_ENDS)
    begins = text.fold(rest).split()[:1]
    asks = bool(begins) and begins[0] in (*words["asks"], *words["helps"], *words["begins"])
    names = not set(text.fold(topic).split()) & {*words["finite"], *words["asks"], *words["persons"]}
    close = found["cut"] not in (",", ".") or _is_short(rest, words)
    return next(_with_topic(topic, rest, words), said) if asks and names and close else said


def _is_short(rest: str, words: Mapping[str, Sequence[str]]) -> bool:
    """Whether it asks what somebody or something is, and no more: behind a comma the rest is no topic."""
    typed = text.fold(rest).split()
    return len(typed) < 5 and not set(typed).isdisjoint((*words["pronouns"], *words["whose"]))


def _with_topic(topic: str, rest: str, words: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The question with the topic in it; nothing where no word of it points there."""
    whose, stands = ("|".join(words[name]) for name in ("whose", "pronouns"))
    if found := re.fullmatch(rf"(?P<asks>.+?)\b(?:{whose}) (?P<what>\w+(?: \w+)?)", rest, re.IGNORECASE):
        yield f"{found['asks']}the {found['what']} of {topic}?"
    pointing = re.compile(rf"\b(?:{stands})\b", re.IGNORECASE)
    if len(pointing.findall(rest)) == 1:
        yield pointing.sub(topic.replace("\\", ""), rest) + "?"
    if text.fold(rest) in words["bare"]:
        yield f"{rest} {topic}?"
