"""Dates in a question, found by the patterns of the vocabulary: `4 January 2024`, 2024年1月."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from graphkit.corpus import Corpus

_FORMS = {"day": "{year}-{month}-{day}", "month": "{year}-{month}", "year": "{year}"}


def spans(
    said: str, corpus: Corpus, language: str, patterns: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, int, str]]:
    """(start, end, EDTF date) of every date; a month alone is of the documents' year, if they share one."""
    months = tuple(corpus.vocabulary.grammar(language)["dates"].get("months", ()))
    if not any(map(str.isdigit, said)) and not any(month in said for month in months):
        return
    for precision, form in _FORMS.items():
        for pattern in patterns[precision]:
            for match in _compiled(pattern, months).finditer(said):
                yield match.start(), match.end(), _edtf(form, match, months)
    for pattern in patterns["bare"]:
        for match in _compiled(pattern, months).finditer(said):
            years = {row[2]["published"][:4] for row in _heads(corpus)}
            if len(years) == 1 and _is_name(match.group(), months):
                yield match.start(), match.end(), f"{years.pop()}-{_month(match, months):02}"


def _is_name(typed: str, months: Sequence[str]) -> bool:
    """Whether a bare month is one: in English it has its capital."""
    return not months or typed in months


def _heads(corpus: Corpus) -> list[tuple[str, str, dict[str, str]]]:
    import json

    return [(row[0], row[1], json.loads(row[2])) for row in corpus.store.documents()]


def _edtf(form: str, match: re.Match[str], months: Sequence[str]) -> str:
    slots = match.groupdict()
    month = f"{_month(match, months):02}" if "{month}" in form else ""
    return form.format(year=slots["year"], month=month, day=f"{int(slots.get('day') or 0):02}")


def _month(match: re.Match[str], months: Sequence[str]) -> int:
    slots = match.groupdict()
    named = slots.get("month") or slots.get("number") or "0"
    lowered = [name.casefold() for name in months]
    return lowered.index(named.casefold()) + 1 if named.casefold() in lowered else int(named)


@lru_cache(maxsize=64)
def _compiled(pattern: str, months: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(months) if months else r"1[0-2]|0?[1-9]"
    slots = {
        "{year}": r"(?P<year>(?:19|20|21)\d\d)",
        "{month}": rf"(?P<month>{names})",
        "{number}": r"(?P<number>1[0-2]|0[1-9])",
        "{day}": r"(?P<day>3[01]|[12]\d|0?[1-9])",
    }
    written = re.sub(
        r"\{\w+\}",
        lambda slot: slots[slot.group()],
        re.escape(pattern).replace(r"\{", "{").replace(r"\}", "}"),
    )
    return re.compile(rf"(?<![0-9A-Za-z]){written}(?![0-9A-Za-z])", re.IGNORECASE)
