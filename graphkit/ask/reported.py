"""A question that a report answers: the forms of the vocabulary, their slots, the rows of the report.

Nothing here knows a report by name: `REPORTS` and the section `reports` of the vocabulary say which
there are, how they are asked for, and what becomes of the slots.
"""

from __future__ import annotations

import itertools
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from graphkit.ask import sentences
from graphkit.ask.answer import SHOWN
from graphkit.ask.finding import MOST, NEGATED
from graphkit.ask.forms import Slots, courtesy, matches
from graphkit.ask.lines import lines
from graphkit.ask.phrases import Phrases
from graphkit.ask.showing import Found, shown
from graphkit.ask.tokens import Words
from graphkit.ask.values import Reading, with_fields
from graphkit.corpus import Corpus
from graphkit.errors import UsageError
from graphkit.pattern import FILTERS, Pattern
from graphkit.reports import CLAIMS, COLUMNS, REPORTS, UNTOLD, Record, Report, in_words, report, worded
from graphkit.rows import ClaimRow

TOLD = 20
"""So many claims of a row are told, where it stands on any number."""


class Reached(NamedTuple):
    """A report with what it is given: the pattern, the words behind its name (each choice), which rows."""

    report: Report
    pattern: Pattern
    arguments: tuple[tuple[str, ...], ...]
    keep: Mapping[str, tuple[str, ...]]
    once: tuple[str, ...]


def reported(corpus: Corpus, words: Words, phrases: Phrases) -> Found | None:
    """The answer of the first report that a form reaches and that has rows; None where no form does.

    Where none has a row, the answer of the first says so: it has no `report`. One that would look through
    too many claims is named, and not run.
    """
    empty: Found | None = None
    for reached in _reached(corpus, words):
        if _is_wide(corpus, reached):
            empty = empty or _too_much(corpus, reached, phrases)
            continue
        left_out = Counter[str]()
        records = list(_records(corpus, reached, phrases.language, left_out))
        if records:
            return _answer(corpus, reached, records, phrases, left_out[UNTOLD])
        empty = empty or _nothing(corpus, reached, phrases)
    return empty


def _nothing(corpus: Corpus, reached: Reached, phrases: Phrases) -> Found:
    told = phrases("no_row", name=reached.report.name, what=_what(reached.report, phrases.language))
    headline = phrases.said["claims"]["none"]
    return {"headline": headline, "sentence": told, "reading": _reading(corpus, reached, phrases)}


def _too_much(corpus: Corpus, reached: Reached, phrases: Phrases) -> Found:
    what = _what(reached.report, phrases.language)
    return {
        "headline": phrases("too_much", n=f"{MOST:,}", name=reached.report.name, what=what),
        "reading": _reading(corpus, reached, phrases),
        "notes": tuple(phrases("same_report", command=_command(reached, each)) for each in reached.arguments),
    }


def _is_wide(corpus: Corpus, reached: Reached) -> bool:
    """Whether a report of claims alone would have to look through too many for a question."""
    row = reached.report
    if row.arguments or row.is_light or not row.is_filtered:
        return False
    with suppress(UsageError):  # no claim is about it
        return len(corpus.first(reached.pattern, MOST + 1)) > MOST
    return False


def _reading(corpus: Corpus, reached: Reached, phrases: Phrases, find: Sequence[str] = ()) -> dict[str, Any]:
    words = _read_as(corpus, reached, phrases)
    return {"asks": "report", "words": words, "find": list(find), "looked_through": []}


def _reached(corpus: Corpus, words: Words) -> Iterator[Reached]:
    named = {sense.target for token in words.tokens for sense in token.of("reports")}
    around = courtesy(corpus, words.language)
    for row in REPORTS.values():
        if row.name not in named:
            continue
        for question in row.questions(corpus.vocabulary):
            for slots in matches(corpus, words, row.name, question["forms"][words.language], around):
                yield _given(corpus, row, question, slots)


def _given(corpus: Corpus, row: Report, question: Mapping[str, Any], slots: Slots) -> Reached:
    pattern = slots.pattern
    if follows := question.get("follows", ()):
        pattern = _followed(corpus, pattern, follows)
    fields = {name: _values(slots, values) for name, values in question.get("fields", {}).items()}
    single = {each.field for each in FILTERS if each.reads == "day"}
    given = {name: values[0] if name in single else values for name, values in fields.items()}
    pattern = with_fields(pattern, given)
    each = [slots.values.get(name.strip("{}"), (name,)) for name in question.get("arguments", ())]
    keep = {column: _values(slots, values) for column, values in question.get("keep", {}).items()}
    return Reached(row, pattern, tuple(itertools.product(*each)), keep, tuple(question.get("once", ())))


def _values(slots: Slots, values: str | Sequence[str]) -> tuple[str, ...]:
    """Words of the vocabulary with their slots filled."""
    listed = (values,) if isinstance(values, str) else values
    return tuple(v for each in listed for v in slots.values.get(each.strip("{}"), (each,)))


def _followed(corpus: Corpus, pattern: Pattern, follows: Iterable[str]) -> Pattern:
    """The pattern of the things that its claims are about, without the fields by which they were chosen."""
    empty = {name: () for name in follows if getattr(pattern, name)}
    if not empty:
        return pattern
    rows = list(corpus.find(pattern, limit=MOST + 1))
    if len(rows) > MOST:
        return pattern  # too many to be followed: that is said
    ends = {
        role: tuple(dict.fromkeys(value for row in rows if (value := getattr(row, role))))
        for role in ("subject", "relation", "object")
    }
    return with_fields(pattern, empty | ends) if rows else pattern


def _records(
    corpus: Corpus, reached: Reached, language: str, left_out: Counter[str]
) -> Iterator[Record]:
    """The rows that answer: those that are kept, once where they are alike."""
    told: set[str] = set()
    for record in _rows(corpus, reached, language, left_out):
        alike = str([record[column] for column in reached.once]) if reached.once else str(record)
        if alike not in told and all(record[name] in values for name, values in reached.keep.items()):
            told.add(alike)
            yield record


def _rows(corpus: Corpus, reached: Reached, language: str, left_out: Counter[str]) -> Iterator[Record]:
    name, pattern = reached.report.name, reached.pattern
    for arguments in reached.arguments:
        with suppress(UsageError):  # no claim is about it
            yield from report(corpus, name, pattern, language, *arguments, left_out=left_out, most=TOLD)


def _answer(
    corpus: Corpus, reached: Reached, records: Sequence[Record], phrases: Phrases, untold: int
) -> Found:
    row, language = reached.report, phrases.language
    claims = _claims(corpus, records)
    counted = phrases.number("rows", len(records))
    told = phrases("report", name=row.name, what=_what(row, language), rows=counted)
    found = shown(corpus, claims, phrases, [told]) | _led(
        corpus, reached.pattern, records, claims, phrases, told
    )
    found["headline"] = found["headline"] if claims else counted
    same = lines(corpus, (reached.pattern,), found["rows"], found["denials"])[0] if claims else []
    notes = [phrases("first", shown=SHOWN, n=len(records))] if len(records) > SHOWN else []
    notes += [phrases("first", shown=len(claims), n=len(claims) + untold)] if untold else []
    commands = [_command(reached, arguments) for arguments in reached.arguments]
    return found | {
        "notes": (*notes, *(phrases("same_report", command=line) for line in commands)),
        "reading": _reading(corpus, reached, phrases, same),
        "report": {"name": row.name, "commands": commands, "keep": reached.keep, "rows": records},
        "listed": tuple(worded(corpus, row, record, language) for record in records[:SHOWN]),
    }


def _walked(
    corpus: Corpus, records: Sequence[Record], claims: Sequence[ClaimRow], phrases: Phrases
) -> list[str]:
    """The first way, a claim for each step; what ties the two at once is told as ever, and first."""
    rows, lengths = {row.id: row for row in claims}, Counter(each.get("path") for each in records)
    way = records[0].get("path")
    if not way:
        return []
    if lengths[way] == 1:
        direct = [rows[id] for each in records if lengths[each["path"]] == 1 for id in each["claims"]]
        more = len(claims) - len(direct)
        return [shown(corpus, direct, phrases)["sentence"], *([phrases("more", n=more)] if more else [])]
    contested = phrases.said["contested_step"]
    firsts = [rows[each["claims"][0]] for each in records if each["path"] == way]
    told = [corpus.attributed(row, phrases.language) + (contested if row.contested else "") for row in firsts]
    walked = [phrases("step", n=number, sentence=each) for number, each in enumerate(told, 1)]
    return [*walked, phrases("more", n=len(claims) - len(firsts))]


def _led(
    corpus: Corpus,
    pattern: Pattern,
    records: Sequence[Record],
    claims: Sequence[ClaimRow],
    phrases: Phrases,
    told: str,
) -> dict[str, str]:
    """The sentence that begins with what goes the way that was asked, others behind it."""
    givers, takers = corpus.closed(pattern.subject), corpus.closed(pattern.object)
    asked = [row for row in claims if row.subject in givers and (not takers or row.object in takers)]
    if walked := _walked(corpus, records, claims, phrases):
        return {"sentence": phrases.joined([told, *walked])}
    if not asked or len(asked) == len(claims) or any(row.status in NEGATED for row in claims):
        return {}
    said, left = sentences.said(corpus, asked, phrases.language)
    more = phrases("more", n=left + len(claims) - len(asked))
    return {"sentence": phrases.joined([told, *said, more])}


def _claims(corpus: Corpus, records: Iterable[Record]) -> list[ClaimRow]:
    """The claims that the rows are about, in their order."""
    ids = dict.fromkeys(
        id
        for record in records
        for column in CLAIMS
        if column in record
        for id in ([record[column]] if isinstance(record[column], str) else record[column])
    )
    rows = {row.id: row for row in corpus.find(Pattern(claim=tuple(ids)), withdrawn=True)} if ids else {}
    return [rows[id] for id in ids if id in rows]


def _what(row: Report, language: str) -> str:
    """What it gives, without what else can be had of it."""
    return row.words[language].partition("; ")[0].partition("。")[0]


def _read_as(corpus: Corpus, reached: Reached, phrases: Phrases) -> str:
    row, language = reached.report, phrases.language
    about = dict.fromkeys(word for words in reached.arguments for word in words)
    named = [word if "/" in word else phrases.label(word) for word in about]
    given = {phrases.said["fields"]["about"]: named} if named else {}
    for column, values in reached.keep.items():
        given[COLUMNS[column].words[language]] = [
            str(in_words(corpus, column, value, language)) for value in values
        ]
    told = (phrases("given", name=name, values=phrases.listed(values)) for name, values in given.items())
    asked = phrases("asked_report", name=row.name, what=_what(row, language))
    return "; ".join([asked, *phrases.given(Reading("report", reached.pattern)), *told])


def _command(reached: Reached, arguments: Sequence[str]) -> str:
    """The command of the report: all its rows, those too that were not asked for."""
    words = ["graphkit", reached.report.name, *arguments]
    for each in FILTERS:
        value = getattr(reached.pattern, each.field)
        for one in (value,) if isinstance(value, str) else value or ():
            words += [f"--{each.field.replace('_', '-')}", one]
    return shlex.join(words)
