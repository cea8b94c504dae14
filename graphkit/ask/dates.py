"""Dates in a question, found by the patterns of the vocabulary: `4 January 2024`, 2024年1月."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from graphkit import dates
from graphkit.corpus import Corpus

_FORMS = {"day": "{year}-{month}-{day}", "month": "{year}-{month}", "year": "{year}"}
_SLOTS = ("{year}", "{month}", "{number}", "{day}")
_YEARS = 5
"""Years before that of the last document in which a date without a year is looked for."""


class Span(NamedTuple):
    """A date in a question; `assumed` where the year is not in it, but read from the data."""

    start: int
    end: int
    edtf: str
    assumed: bool = False


def spans(said: str, corpus: Corpus, language: str, patterns: Mapping[str, Sequence[str]]) -> Iterator[Span]:
    """Every date; one without a year is of the year in which the data has it."""
    months = tuple(corpus.vocabulary.grammar(language)["dates"].get("months", ()))
    ordinals = tuple(patterns.get("ordinals", ()))
    if not any(map(str.isdigit, said)) and not any(month in said for month in months):
        return
    for precision, form in _FORMS.items():
        for pattern in (each for each in patterns[precision] if _may_fit(each, said, months)):
            for match in _compiled(pattern, months, ordinals).finditer(said):
                yield Span(match.start(), match.end(), _edtf(form, match, months))
    for pattern in (each for each in patterns["bare"] if _may_fit(each, said, months)):
        for match in _compiled(pattern, months, ordinals).finditer(said):
            if "{day}" in pattern or _is_name(match.group(), months):
                form = _FORMS["day" if "{day}" in pattern else "month"]
                if edtf := _with_year(corpus, form, match, months):
                    yield Span(match.start(), match.end(), edtf, True)


def _may_fit(pattern: str, said: str, months: Sequence[str]) -> bool:
    """Whether what a pattern has between its slots is there, a year, a month: compiling it takes longer."""
    told, between = said.casefold(), pattern.casefold()
    for slot in _SLOTS:
        between = between.replace(slot, " ")
    if not all(part in told for part in between.split()):
        return False
    if "{month}" in pattern and months and not any(month.casefold() in told for month in months):
        return False
    return "{year}" not in pattern or any(said[at : at + 4].isdecimal() for at in range(len(said) - 3))


def _with_year(corpus: Corpus, form: str, match: re.Match[str], months: Sequence[str]) -> str:
    """The date in the one year in which a claim has it, or the last before the documents end; else ""."""
    published = sorted(row[2]["published"] for row in _heads(corpus))
    if not published:
        return ""
    last = dates.bounds(published[-1])[1]
    years = range(int(last[:4]), int(last[:4]) - _YEARS, -1)
    tried = [_edtf(form, match, months, str(year)) for year in years]
    tried = [edtf for edtf in tried if _is_day(edtf) and dates.bounds(edtf)[0] <= last]
    dated = [edtf for edtf in tried if corpus.has_date(edtf)]
    one_year = published[0][:4] == published[-1][:4]
    return dated[0] if len(dated) == 1 else tried[0] if tried and (one_year or dated) else ""


def _is_day(edtf: str) -> bool:
    try:
        return bool(dates.bounds(edtf))
    except ValueError:
        return False


def _is_name(typed: str, months: Sequence[str]) -> bool:
    """Whether a bare month is one: in English it has its capital."""
    return not months or typed in months


def _heads(corpus: Corpus) -> list[tuple[str, str, dict[str, str]]]:
    import json

    return [(row[0], row[1], json.loads(row[2])) for row in corpus.store.documents()]


def _edtf(form: str, match: re.Match[str], months: Sequence[str], year: str = "") -> str:
    slots = match.groupdict()
    month = f"{_month(match, months):02}" if "{month}" in form else ""
    return form.format(year=year or slots["year"], month=month, day=f"{int(slots.get('day') or 0):02}")


def _month(match: re.Match[str], months: Sequence[str]) -> int:
    slots = match.groupdict()
    named = slots.get("month") or slots.get("number") or "0"
    lowered = [name.casefold() for name in months]
    return lowered.index(named.casefold()) + 1 if named.casefold() in lowered else int(named)


@lru_cache(maxsize=64)
def _compiled(pattern: str, months: tuple[str, ...], ordinals: tuple[str, ...]) -> re.Pattern[str]:
    ending = f"(?:{'|'.join(ordinals)})?" if ordinals else ""
    names = "|".join(months) if months else r"1[0-2]|0?[1-9]"
    slots = {
        "{year}": r"(?P<year>(?:19|20|21)\d\d)",
        "{month}": rf"(?P<month>{names})",
        "{number}": r"(?P<number>1[0-2]|0[1-9])",
        "{day}": rf"(?P<day>3[01]|[12]\d|0?[1-9]){ending}",
    }
    written = re.sub(
        r"\{\w+\}",
        lambda slot: slots[slot.group()],
        re.escape(pattern).replace(r"\{", "{").replace(r"\}", "}"),
    )
    return re.compile(rf"(?<![0-9A-Za-z]){written}(?![0-9A-Za-z])", re.IGNORECASE)
