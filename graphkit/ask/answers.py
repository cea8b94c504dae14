"""A reading answered from the claims: one function a family, in the table ANSWERS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graphkit import selects, standing
from graphkit.ask import finding, sentences
from graphkit.ask.answer import SHOWN
from graphkit.ask.bounds import bounded, is_chosen
from graphkit.ask.connections import common, connect
from graphkit.ask.lines import lines
from graphkit.ask.makers import made
from graphkit.ask.narrowed import is_told, of_word, ranked, very_word
from graphkit.ask.phrases import Phrases
from graphkit.ask.remembered import Remembered
from graphkit.ask.said import about, around, remark, said
from graphkit.ask.searches import bag, standing_in
from graphkit.ask.showing import Found, nothing, selected, shown
from graphkit.ask.timely import by_date, of_then
from graphkit.ask.values import Reading, with_fields
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.rows import ClaimRow, RemarkRow


def answer(corpus: Corpus, reading: Reading, language: str) -> Found:
    """The fields of the answer to a reading."""
    phrases = Phrases(corpus, language)
    corpus = corpus if isinstance(corpus, Remembered) else Remembered(corpus)
    corpus.cut.clear()
    corpus.is_chosen = is_chosen(reading)
    reading, of_makers = made(corpus, reading, phrases) if reading.makers else (reading, [])
    found = ANSWERS[reading.asks](corpus, reading, phrases)
    if of_makers:
        found["sentence"] = phrases.joined([*of_makers, *filter(None, [found["sentence"]])])
    if not any(found.get(name) for name in ("claims", "remarks", "denials")):
        from graphkit.ask.widened import widened  # only where nothing answers

        found = widened(corpus, reading, phrases) or found
    unapplied = reading.unapplied
    if reading.rank:
        found, unranked = ranked(corpus, reading, phrases, found)
        unapplied += unranked
    same, wider, left = lines(
        corpus,
        found.pop("patterns", (reading.pattern,)),
        found.pop("rows", ()),
        found.get("denials", ()),
        is_whole=reading.asks != "return",  # no filter is for what is given in return
    )
    found["reading"] = {
        "asks": reading.asks,
        "words": phrases.reading(reading),
        "find": same,
        "looked_through": wider,
        "without": left if same else [],
    }
    unapplied = tuple(map(phrases.label, unapplied))
    found["unapplied"] = tuple(word for word in unapplied if not is_told(corpus, found, word, language))
    if found["unapplied"]:  # said first, since the answer is wider than the question
        told = phrases("unapplied", words=phrases.listed(found["unapplied"]))
        found["sentence"] = phrases.joined([told, *filter(None, [found["sentence"]])])
    if reading.pattern.since or reading.pattern.until:
        undated = corpus.find(reading.pattern, limit=1).left_out
        found["left_out"] = {**found.get("left_out", {}), **undated}
    return bounded(corpus, found, phrases)


def _list(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    rows, lead = selected(corpus, reading, phrases)
    if not rows:
        return nothing(corpus, reading, phrases)
    rows, others = of_then(rows, reading, phrases)
    lead = [*lead, *others, *_ahead(rows, reading, phrases)]
    if reading.target == "everything" or reading.pattern.certainty:  # who leaves it open
        return shown(corpus, rows, phrases, lead, corpus.remarks(about=[row.id for row in rows[:SHOWN]]))
    found = very_word(corpus, reading, phrases, rows, lead)
    found = found or shown(corpus, rows, phrases, lead, order=by_date(rows, reading))
    if all(row.status in finding.NEGATED for row in rows):
        found["instead"] = finding.affirmed(corpus, reading, rows)
    return {
        **found,
        "sentence": phrases.joined([found["sentence"], *_negated(corpus, reading, phrases)]),
    }


def _ahead(rows: Sequence[ClaimRow], reading: Reading, phrases: Phrases) -> list[str]:
    """A word on it where it is asked whether something is so, and all that is said of it is still to come."""
    affirmed = [row for row in rows if row.status not in finding.NEGATED]
    plain = (
        reading.asks == "yes"
        and reading.soft == Pattern()
        and not (reading.pattern.phase or reading.pattern.status or reading.pattern.certainty)
    )
    ahead = plain and affirmed and all(row.status == "prospective" for row in affirmed)
    return [phrases.said["only_ahead"]] if ahead else []


def _negated(corpus: Corpus, reading: Reading, phrases: Phrases) -> list[str]:
    """A word on what others than its parties say is not so, where it is asked what is denied."""
    if reading.pattern.status != ("denied",):
        return []
    wider = reading._replace(pattern=reading.pattern._replace(status=("negated",)))
    ids = [row.id for row in finding.claims(corpus, wider)]
    return [phrases("negated_too", ids=phrases.listed(ids))] if 0 < len(ids) <= SHOWN else []


def _role(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    rows, lead = selected(corpus, reading, phrases)
    found, unnamed = finding.answering(corpus, rows, reading)
    if lead and reading.role == "item" and finding.together(corpus, reading.pattern):
        found = [*rows]  # what persons agree on with each other is what they say of it
    found = found or finding.for_itself(corpus, rows, reading)
    if not found:
        return nothing(corpus, reading, phrases) | {"left_out": {"unnamed": unnamed} if unnamed else {}}
    told = _of_unnamed(corpus, found, reading)
    found, wider = of_word(corpus, reading, phrases, found)
    order = _each_once(corpus, found, reading)
    return shown(corpus, found, phrases, [*lead, *wider], told, order) | {
        "left_out": {"unnamed": unnamed} if unnamed else {}
    }


def _each_once(corpus: Corpus, rows: Sequence[ClaimRow], reading: Reading) -> dict[str, int]:
    """0 for the firmest claim of each answer, 1 for the others: every answer is told before one is twice."""
    firmest = sorted(rows, key=lambda row: standing.STATUSES[::-1].index(row.status))
    first: dict[tuple[str, ...], str] = {}
    for row in firmest if reading.role != "item" else ():
        first.setdefault(finding.values(corpus, row, reading), row.id)
    return {row.id: int(row.id not in first.values()) for row in rows}


def _of_unnamed(corpus: Corpus, rows: Sequence[ClaimRow], reading: Reading) -> Sequence[RemarkRow]:
    """What describes the claims that answer with somebody who is not named, where every one does."""
    unnamed = [row.id for row in rows if finding.UNKNOWN in finding.values(corpus, row, reading)]
    kinds = corpus.vocabulary.data["remark_groups"]["description"]
    return corpus.remarks(about=unnamed, kind=kinds) if rows and len(unnamed) == len(rows) else ()


def _speaker(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    """Who says so: the speakers by name, then what they say."""
    rows, lead = selected(corpus, reading, phrases)
    rows = rows or finding.denying(corpus, reading)
    if len(reading.pattern.party) > 1:  # about the workers of North Korea, and not all about either
        wide = reading.pattern._replace(party=(), claim=tuple(row.id for row in rows))
        kept = standing_in(corpus, wide, reading.pattern.party)[0] if rows else []
        rows = [row for row in rows if row in kept]
    rows, remarks = (rows, []) if rows else around(corpus, reading)
    if reading.venue and not rows:
        every = finding.stop(corpus, corpus.remarks(limit=finding.MOST + 1), finding.MOST)
        remarks = [row for row in every if row.venue in reading.venue]
    if not rows and not remarks:
        return nothing(corpus, reading, phrases)
    said: dict[str, list[ClaimRow | RemarkRow]] = {"speakers": [*remarks]}
    for row in rows:
        name = SPEAKERS.get(row.status, "speakers")
        name = "speakers" if reading.pattern.phase and row.status == "prospective" else name
        said.setdefault(name, []).append(row)
    for name, told in said.items():
        names = dict.fromkeys(_by(corpus, row, phrases) for row in told)
        lead += [phrases(name, list=phrases.listed(names))] if names else []
    return shown(corpus, rows, phrases, lead, remarks)


SPEAKERS = {
    "prospective": "speakers_ahead",
    "negated": "speakers_negating",
    "denied": "speakers_denying",
}
"""What is said of who speaks, by the status of what he says, where that is no plain claim."""


def _by(corpus: Corpus, row: ClaimRow | RemarkRow, phrases: Phrases) -> str:
    """Who says it; of whom, where that is somebody that the one who was asked for is a member of."""
    of = corpus.reached(row, phrases.language) if isinstance(row, ClaimRow) else ""
    return corpus.according_to(row, phrases.language) + of


def _field(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    """When, where, how many, on what occasion: the claims that say it, and what they say."""
    rows, lead = selected(corpus, reading, phrases)
    rows = rows or around(corpus, reading)[0]
    if not rows:
        return nothing(corpus, reading, phrases)
    found: dict[str, ClaimRow] = {}
    for asked in (reading.asks, *reading.also):
        given = [(row, value) for row in rows if (value := FIELDS[asked](corpus, row, phrases))]
        found |= {row.id: row for row, _ in given}
        alike: dict[tuple[str, str], list[str]] = {}
        for row, value in given[:10]:
            alike.setdefault((value, corpus.according_to(row, phrases.language)), []).append(row.id)
        told = str(phrases.said["values_list"]).join(
            phrases("value", value=value, source=source, id=phrases.listed(ids))
            for (value, source), ids in alike.items()
        )
        name = phrases.said["field"][asked]
        lead.append(phrases("values", field=name, values=told) if given else phrases("no_field", field=name))
    return shown(corpus, [row for row in rows if row.id in found] or rows, phrases, lead)


def _place(corpus: Corpus, row: ClaimRow) -> str:
    """Where it is so: the place of the claim, else a facility or place that acts: the plant that makes it."""
    return row.where or (row.subject if corpus.kind(row.subject) in ("Facility", "Place") else "")


def _return(corpus: Corpus, row: ClaimRow, phrases: Phrases) -> str:
    return (
        phrases.listed(corpus.gloss(each, phrases.language) for each in corpus.find(claim=row.in_return_for))
        if row.in_return_for
        else ""
    )


FIELDS: Mapping[str, Callable[[Corpus, ClaimRow, Phrases], str]] = {
    "when": lambda corpus, row, phrases: phrases.at_date(row.when, row.polarity) if row.when else "",
    "where": lambda corpus, row, phrases: phrases.label(_place(corpus, row)) if _place(corpus, row) else "",
    "amount": lambda corpus, row, phrases: sentences.amount_of(corpus, row, phrases.language),
    "venue": lambda corpus, row, phrases: (
        phrases.label(row.venue or row.where or "") if row.venue or row.where else ""
    ),
    "return": _return,
}


def _exchange(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    """What is given in return: claims that name another as their price, and those they name."""
    rows, lead = selected(corpus, reading, phrases)
    reading = finding.with_states(corpus, reading) if lead else reading
    paid = _paid(corpus, reading, rows)
    if not paid:
        return nothing(corpus, reading, phrases) if reading.among else _field(corpus, reading, phrases)
    others = list(corpus.find(claim=tuple({c for row in paid for c in row.in_return_for})))
    merged = {row.id: row for row in (*paid, *others)}
    if reading.among:
        reached = corpus.closed(reading.among)
        givers, takers = corpus.closed(reading.pattern.subject), corpus.closed(reading.pattern.object)
        named = {
            row.id
            for row in merged.values()
            if {row.subject, row.object, row.item} & reached  # and it goes the other way
            and not (row.subject in givers or row.object in takers)
        }
        tied = {
            id
            for row in merged.values()
            for id in (row.id, *row.in_return_for)
            if {row.id, *row.in_return_for} & named
        }
        merged = {id: row for id, row in merged.items() if id in tied | named}
    if not merged and reading.among:
        return nothing(corpus, reading, phrases)
    return shown(corpus, list(merged.values()), phrases, lead) if merged else _field(corpus, reading, phrases)


def _paid(corpus: Corpus, reading: Reading, rows: Sequence[ClaimRow]) -> list[ClaimRow]:
    """The claims with a price, and the prices: between the same parties, either way round; else of any."""
    between = Pattern(party=tuple(dict.fromkeys((*reading.pattern.subject, *reading.pattern.object))))
    is_wide = reading.among and between.party
    asked = corpus.conditions(between) if is_wide else [selects.by_numbers(row.number for row in rows)]
    numbers = {number for pair in corpus.store.exchanged(asked) for number in pair}
    ids = tuple(corpus.store.identities(numbers).values())
    return list(corpus.find(between._replace(claim=ids))) if ids else []


def _count(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    rows, lead = selected(corpus, reading, phrases)
    if not rows or not reading.role:
        return shown(corpus, rows, phrases, lead) if rows else nothing(corpus, reading, phrases)
    found, _ = finding.answering(corpus, rows, reading)
    wanted = (*finding.FIRM, "prospective") if reading.pattern.phase else finding.FIRM
    firm = [row for row in found if row.status in wanted]
    names = dict.fromkeys(v for row in firm for v in finding.values(corpus, row, reading))
    told = phrases(
        "count_roles",
        n=str(len(names)),
        names=phrases.listed(map(phrases.label, names)) or phrases.said["none_named"],
    )
    return shown(corpus, found, phrases, [*lead, told]) if found else nothing(corpus, reading, phrases)


def _compare(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    """Who has more: kinds of items by who is asked for, among those named where some are."""
    rows, lead = selected(corpus, reading, phrases)
    named: Sequence[str] = getattr(reading.pattern, reading.role, ())
    inside = {part: name for name in named for part in corpus.closed((name,))}
    asked = reading._replace(kinds=()) if named else reading  # what is given to its industry is given to it
    found, _ = finding.answering(corpus, [row for row in rows if row.item], asked)
    found = [row for row in found if row.status in finding.FIRM]
    kinds: dict[str, dict[str, None]] = {}
    for row in found:
        for value in finding.values(corpus, row, reading):
            kinds.setdefault(inside.get(value, value), {})[row.item or ""] = None
    broad = {name: items.keys() - _finest(corpus, items).keys() for name, items in kinds.items()}
    kinds = {name: _finest(corpus, items) for name, items in kinds.items() if name != finding.UNKNOWN}
    if not kinds and rows:
        return shown(corpus, rows, phrases, [*lead, phrases("not_compared")])
    if not kinds:
        return nothing(corpus, reading, phrases)
    ranked = sorted(kinds.items(), key=lambda each: (len(each[1]), each[0]), reverse=reading.target == "more")
    listed = phrases.listed(
        phrases("compare", name=phrases.label(name), n=str(len(items)), items=phrases.labels(items),
                broad=phrases.labels(sorted(broad[name])))
        for name, items in ranked
    )
    return shown(corpus, found, phrases, [*lead, phrases("compared", list=listed)])


def _finest(corpus: Corpus, items: Mapping[str, None]) -> dict[str, None]:
    """The items without those that are broader than another one of them, which would count twice."""
    return {item: None for item in items if len(corpus.closed((item,)) & set(items)) == 1}


def _only(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    """Who is put in one way only: those none of whose claims is put otherwise."""
    wanted = {**_given(reading.soft), **{k: v for k, v in _given(reading.pattern).items() if k in CUED}}
    bare = with_fields(reading.pattern, dict.fromkeys(CUED, ()))
    rows = list(corpus.find(bare, limit=finding.MOST + 1))
    if len(rows) > finding.MOST:  # who is put otherwise too may stand behind these: that is said
        put = finding.first(corpus, (with_fields(bare, wanted),))
        wider = phrases("only_of_many", n=f"{finding.MOST:,}")
        return shown(corpus, put, phrases, [wider]) if put else nothing(corpus, reading, phrases)
    role = reading.role or "subject"
    found, _ = finding.answering(corpus, rows, reading._replace(role=role))
    by_value: dict[str, list[ClaimRow]] = {}
    for row in found:
        for value in finding.values(corpus, row, reading._replace(role=role)):
            by_value.setdefault(value, []).append(row)
    only = {value: kept for value, its in by_value.items() if (kept := _put_only(its, wanted))}
    if not only:
        others = _role(corpus, reading._replace(asks="role", role=role), phrases)
        sentence = phrases.joined([phrases.said["only_none"], others.get("sentence", "")])
        return {**others, "sentence": sentence} if others.get("claims") else nothing(corpus, reading, phrases)
    told = phrases("only", names=phrases.listed(map(phrases.label, only)))
    return shown(
        corpus, list({row.id: row for its in only.values() for row in its}.values()), phrases, [told]
    )


CUED = ("status", "certainty", "phase", "polarity")


def _given(pattern: Pattern) -> dict[str, Any]:
    return {name: value for name, value in pattern._asdict().items() if value}


def _put_only(rows: Sequence[ClaimRow], wanted: Mapping[str, Sequence[str]]) -> list[ClaimRow]:
    """The claims that are put so, where none of the others is further on, or firmer; none else."""
    kept = [row for row in rows if _is_put(row, wanted)]
    further = [row for row in rows if row not in kept and row.status not in finding.NEGATED]
    return [] if any(_is_beyond(row, wanted) for row in further) else kept


def _is_beyond(row: ClaimRow, wanted: Mapping[str, Sequence[str]]) -> bool:
    for name, values in wanted.items():
        order = ORDERS.get(name)
        if order is None or order.index(getattr(row, name)) > max(map(order.index, values)):
            return True
    return False


ORDERS = {"phase": standing.PHASES, "certainty": standing.CERTAINTIES[::-1]}
"""Fields that have an order: how far it has come, how firmly it is said."""


def _is_put(row: ClaimRow, wanted: Mapping[str, Sequence[str]]) -> bool:
    return all(getattr(row, name) in values for name, values in wanted.items())


ANSWERS: Mapping[str, Callable[[Corpus, Reading, Phrases], Found]] = {
    "role": _role,
    "yes": _list,
    "list": _list,
    "speaker": _speaker,
    "count": _count,
    "compare": _compare,
    "only": _only,
    "when": _field,
    "where": _field,
    "amount": _field,
    "venue": _field,
    "return": _exchange,
    "remark": remark,
    "said": said,
    "about": about,
    "connect": connect,
    "common": common,
    "bag": bag,
}
"""Family -> what answers it."""
