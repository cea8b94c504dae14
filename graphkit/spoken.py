"""Dates, numbers, amounts and lists in words, by the grammar of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from graphkit import frames

Grammar = Mapping[str, Any]
_OPEN, _UNKNOWN = "..", ""
_HALVES = {
    ("start", _OPEN): "since",
    ("start", _UNKNOWN): "from",
    ("end", _OPEN): "until",
    ("end", _UNKNOWN): "to",
}
_JAPANESE = "\u2e80"  # the first of the letters that are written so; a set of them costs 5 ms to compile


class Amount(NamedTuple):
    """How much: the words as printed and what was read from them; None is an open bound."""

    wording: str
    low: float | None = None
    high: float | None = None
    per: str = ""
    kind: str = ""


def listed(words: Sequence[str], grammar: Grammar) -> str:
    """The words as a list: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return str(grammar["lists"]["last"]).join((grammar["lists"]["comma"].join(words[:-1]), words[-1]))


def number(value: float, grammar: Grammar) -> str:
    """A count in words where the language has a short one, else in figures."""
    words: Sequence[str] = grammar["numbers"]
    return words[int(value)] if value == int(value) and 0 <= value < len(words) else figures(value, grammar)


def figures(value: float, grammar: Grammar) -> str:
    """A number in figures with its thousands marked."""
    whole = f"{int(value):,}" if value == int(value) else f"{value:,}"
    return whole.replace(",", grammar["thousands"])


def amount(said: Amount, grammar: Grammar, kinds: Mapping[str, str]) -> str:
    """The amount as printed; in the other language's script with what was read from it, or the language."""
    words = quoted(said, grammar)
    return str(grammar["amount_kind"]).format(kind=kinds[said.kind], amount=words) if said.kind else words


def quoted(said: Amount, grammar: Grammar) -> str:
    """The amount's words in quotation marks, with their meaning if they are in the other language's script.

    That is what the vocabulary gives for these very words, else the number that was read from them, else
    the language is named; a translation is never made up.
    """
    if not is_foreign(said.wording, grammar):
        return str(grammar["printed"]).format(wording=said.wording)
    if meant := grammar["wordings"].get(said.wording):
        return str(grammar["printed_meant"]).format(wording=said.wording, meant=meant)
    read = reading(said, grammar)
    return str(grammar["printed_read" if read else "printed_unread"]).format(wording=said.wording, read=read)


def is_foreign(wording: str, grammar: Grammar) -> bool:
    """Whether words are printed in the other language's script."""
    return (max(wording) >= _JAPANESE) != (max(str(grammar["printed"])) >= _JAPANESE)


def meaning(said: Amount, grammar: Grammar) -> str:
    """What words of the other language mean, else the numbers read from them; empty where neither is."""
    return grammar["wordings"].get(said.wording) or reading(said, grammar)


def reading(said: Amount, grammar: Grammar) -> str:
    """The numbers that were read from an amount, empty where there are none."""
    low, high = (None if end is None else figures(end, grammar) for end in (said.low, said.high))
    if low is None and high is None:
        return ""
    key = "at_most" if low is None else "at_least" if high is None else "range"
    read = low if low is not None and low == high else str(grammar[key]).format(low=low, high=high)
    per = grammar["per"].get(said.per, said.per)
    return str(grammar["per_read"]).format(read=read, per=per) if per else read


def date(edtf: str, grammar: Grammar) -> str:
    """An EDTF date or interval in words: `19 June 2024 (date inferred)`."""
    return _marked(_span(edtf, grammar["dates"])[0], edtf, grammar["dates"])


def at_date(edtf: str, grammar: Grammar, way: str = "affirmed") -> str:
    """The same said of a fact: `on 19 June 2024 (date inferred)`, `since February 2022`.

    `way` is affirmed, negated, or coming, of what lies ahead.
    """
    words = grammar["dates"]
    said, precision = _span(edtf, words, bare=True)
    at = words["at"].get(precision, "{date}")
    pattern = at if isinstance(at, str) else at.get(way, at["affirmed"])
    return pattern.format(date=_marked(said, edtf, words))


def _marked(said: str, edtf: str, words: Grammar) -> str:
    return str(words["inferred"].format(date=said)) if "?" in edtf or "%" in edtf else said


def _span(edtf: str, words: Grammar, bare: bool = False) -> tuple[str, str]:
    first, slash, last = edtf.partition("/")
    if not slash:
        return _date(first, words, bare)
    start, end = (_date(each, words)[0] if each not in (_OPEN, _UNKNOWN) else "" for each in (first, last))
    key = "interval" if start and end else _HALVES[("start", last) if start else ("end", first)]
    pattern = words["at_spans"].get(key, words[key]) if bare else words[key]
    return pattern.format(start=start, end=end), key


def _date(text: str, words: Grammar, bare: bool = False) -> tuple[str, str]:
    """One date in words, and its precision; `bare` leaves "about" to who says it."""
    plain = text.rstrip("?~%")
    precision, slots = _read_date(plain, words)
    said = words[precision].format(**slots)
    if text.endswith(("~", "%")):
        return (said if bare else words["approximate"].format(date=said)), "approximate"
    return said, precision


def _read_date(plain: str, words: Grammar) -> tuple[str, dict[str, str]]:
    year, month, day = [*[part for part in plain.split("-") if part != "XX"], "", ""][:3]
    if "X" in year:
        return ("decade" if year.count("X") == 1 else "century"), {"year": year.replace("X", "0")}
    if month in words["seasons"]:
        return "season", {"year": year, "season": words["seasons"][month]}
    names = words.get("months")
    slots = {"year": year, "month": (names[int(month) - 1] if names else str(int(month))) if month else ""}
    return ("day" if day else "month" if month else "year"), slots | {"day": day.lstrip("0")}


def is_plural(label: str, kind: str, grammar: Grammar) -> bool:
    """Whether an English label takes a plural verb: by kind, the head word's ending, and the exceptions."""
    rule = grammar.get("plural")
    if not rule or kind not in rule["kinds"]:
        return False
    bare = label.strip(grammar["printed"].format(wording=""))
    head = min((bare.split(cut)[0] for cut in rule["cuts"]), key=len).split(" ")[-1]
    if head in rule["words"] or label in rule["singular"] or head in rule["singular"]:
        return head in rule["words"]
    is_acronym = head[1:] != head[1:].lower()
    return head.endswith(rule["ending"]) and not head.endswith(tuple(rule["not_endings"])) and not is_acronym


def filled(pattern: str, slots: Mapping[str, str]) -> str:
    """The pattern with these slots, and nothing where there is none."""
    return frames.fill(pattern, lambda slot: slots.get(slot, ""))
