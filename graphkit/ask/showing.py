"""Claims shown as an answer, and what is said where no claim answers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from graphkit.ask import finding, sentences
from graphkit.ask.against import in_general
from graphkit.ask.answer import SHOWN
from graphkit.ask.bounds import bound, is_chosen
from graphkit.ask.phrases import Phrases
from graphkit.ask.values import Reading
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow, RemarkRow

Found = dict[str, Any]


def shown(
    corpus: Corpus,
    rows: Sequence[ClaimRow],
    phrases: Phrases,
    lead: Iterable[str] = (),
    remarks: Sequence[RemarkRow] = (),
    order: Mapping[str, int] | None = None,
) -> Found:
    """Claims that answer: headline, sentences, what denies them, the table, and how many are not shown.

    `order` ranks claims by id for the sentences, before the firmest.
    """
    affirmed = [row for row in rows if row.status not in finding.NEGATED]
    against = list(
        {row.id: row for row in (*rows, *corpus.denials(rows)) if row.status in finding.NEGATED}.values()
    )
    general = in_general(corpus, rows, against)
    rows, denials = (affirmed, against) if affirmed else (against, [])
    denials = [*denials, *general]
    told, left = sentences.said(corpus, affirmed, phrases.language, order=order)
    documents = {row.document for row in affirmed}
    for status in finding.NEGATED:
        told += _against(corpus, [row for row in against if row.status == status], phrases, documents)
    told += _in_general(corpus, general, phrases, documents)
    found, every = bound(corpus, [*rows, *denials]), [*rows, *denials]
    counted, total = (found.headline(phrases, every), found.total(rows)) if found else (("", None), len(rows))
    over = "_over" if found and found.is_whole and found.is_over else ""
    left += total - len(rows)
    more = [phrases(f"more{over}", n=left)] if left else []
    notes = [phrases(f"first{over}", shown=SHOWN, n=total)] if total > SHOWN else []
    return {
        "bound": found,
        "headline": phrases.headline(every, len(every), remarks, *counted),
        "sentence": phrases.joined([*lead, *told, *more]),
        "claims": tuple(rows[:SHOWN]),
        "rows": rows,
        "total": total,
        "denials": tuple(denials[:SHOWN]),
        "general": tuple(row.id for row in general),
        "remarks": tuple(remarks[:SHOWN]),
        "notes": tuple(notes),
    }


def nothing(corpus: Corpus, reading: Reading, phrases: Phrases, near: Sequence[ClaimRow] = ()) -> Found:
    """No claim answers: it is said what none says, that this is no "no", and what is there instead."""
    denials = finding.covering(corpus, reading)
    rows = [row for row in (*near, *finding.instead(corpus, reading)) if row not in denials]
    general = [row for row in denials if row.status == "denied" and (row.item,) != reading.pattern.item]
    against = sentences.said(corpus, [row for row in denials if row not in general], phrases.language)[0]
    against += _in_general(corpus, general, phrases)
    if reading.pattern.relation and not (reading.pattern.party or reading.pattern.speaker):
        told = phrases("none_that", clause=phrases.clause(reading), limits=phrases.limits(reading))
    else:
        told = phrases("none_asked", reading=phrases.reading(reading))
    return {
        "headline": phrases.said["claims"]["none"],
        "instead": tuple(rows[:10]),
        "denials": tuple(denials),
        "general": tuple(row.id for row in general),
        "sentence": phrases.joined(
            [
                told,
                *undated(corpus, reading, phrases),
                *against,
                phrases("not_no"),
                *([] if rows else [phrases("nothing_instead")]),
            ]
        ),
    }


def undated(corpus: Corpus, reading: Reading, phrases: Phrases) -> list[str]:
    """How many claims fit but for having no date of the fact, where one was asked for."""
    if not (reading.pattern.since or reading.pattern.until):
        return []
    if is_chosen(reading._replace(pattern=reading.pattern._replace(since=None, stated_since=None))):
        wide = reading._replace(pattern=reading.pattern._replace(since=None, until=None))
        undated = sum(row.when is None for row in finding.claims(corpus, wide))
    else:
        undated = corpus.find(reading.pattern, limit=1).left_out.get("without a date of the fact", 0)
    return [phrases.number("undated", undated)] if undated else []


def denied(corpus: Corpus, found: Found, phrases: Phrases) -> list[str]:
    """What stands against the claims of an answer, in sentences."""
    general = [row for row in found["denials"] if row.id in found["general"]]
    against = [row for row in found["denials"] if row.id not in found["general"]]
    return [*_against(corpus, against, phrases), *_in_general(corpus, general, phrases)]


def _in_general(
    corpus: Corpus, denials: Sequence[ClaimRow], phrases: Phrases, beside: Container[str] = ()
) -> list[str]:
    """Denials that do not meet what was asked, said to be general."""
    told = _against(corpus, denials, phrases, beside)
    return [phrases("in_general", sentence=each) for each in told]


def _against(
    corpus: Corpus, denials: Sequence[ClaimRow], phrases: Phrases, beside: Container[str] = ()
) -> list[str]:
    """Denials in sentences; those of a document from which nothing else is told, with its date."""
    told = sentences.said(corpus, [row for row in denials if row.document in beside], phrases.language, 2)[0]
    apart = [row for row in denials if row.document not in beside]
    for document in dict.fromkeys(row.document for row in apart):
        rows = [row for row in apart if row.document == document]
        dated = phrases.documents(rows) if beside else ""
        for each in sentences.said(corpus, rows, phrases.language, 2)[0]:
            told.append(phrases("of_document", said=each.rstrip(".。"), documents=dated) if dated else each)
    return told


def selected(corpus: Corpus, reading: Reading, phrases: Phrases) -> tuple[list[ClaimRow], list[str]]:
    """The claims of the reading, with what to say first where none is put, or placed, as was asked."""
    rows = finding.claims(corpus, reading)
    lead: list[str] = []
    for wide in finding.kin(corpus, reading) if reading.pattern.where and not rows else ():
        rows, lead = (rows, lead) if rows else by_kin(corpus, wide, reading, phrases)
    for name, bare in finding.elsewhere(reading.pattern) if not rows else ():
        rows = rows or finding.claims(corpus, reading._replace(pattern=bare))
        lead = lead or ([phrases(name, place=phrases.labels(reading.pattern.where))] if rows else [])
    if not rows and (rows := finding.of_states(corpus, reading)):
        lead = [phrases("of_states", names=phrases.labels(finding.persons(corpus, reading.pattern)))]
    rows, told = of_amount(rows, reading, phrases)
    lead = [*lead, *told]
    rows, put = of_put(rows, reading, phrases)
    return rows, [*lead, *put]


def by_kin(
    corpus: Corpus, wide: Reading, reading: Reading, phrases: Phrases
) -> tuple[list[ClaimRow], list[str]]:
    """The claims of a reading by near relations, and what to say first; none where all are negated."""
    rows = finding.claims(corpus, wide)
    rows = finding.answering(corpus, rows, wide)[0] if wide.asks == "role" else rows
    rows, put = of_put(rows, wide, phrases)
    if all(row.status in finding.NEGATED for row in rows):
        return [], []
    words = phrases.listed(dict.fromkeys(phrases.value("relation", row.relation) for row in rows))
    return rows, [phrases("kin", words=words), *put]


def of_put(rows: Sequence[ClaimRow], reading: Reading, phrases: Phrases) -> tuple[list[ClaimRow], list[str]]:
    """The claims put as is asked, where there are any, else all, with a word on it."""
    put, is_so = finding.softened(rows, reading.soft)
    if is_so or not rows:
        return put, []
    asked = {name: values for name, values in reading.soft._asdict().items() if values}
    words = phrases.listed(phrases.value(name, value) for name, values in asked.items() for value in values)
    return put, [phrases("none_put", words=words)]


def of_amount(rows: list[ClaimRow], reading: Reading, phrases: Phrases) -> tuple[list[ClaimRow], list[str]]:
    """The claims of the amounts that are asked for, where there are any, else all, with a word on it."""
    put = finding.of_amount(rows, reading.amounts)
    return (put or rows), ([phrases("none_of_amount")] if reading.amounts and rows and not put else [])
