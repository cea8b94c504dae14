"""What is said: remarks on names and claims, what a speaker says, and everything about a name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from graphkit.ask import finding, sentences, showing
from graphkit.ask.answer import SHOWN
from graphkit.ask.phrases import Phrases
from graphkit.ask.roles import seat
from graphkit.ask.showing import Found, nothing, of_put, shown
from graphkit.ask.timely import of_then
from graphkit.ask.values import Reading
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.rows import ClaimRow, RemarkRow

TOLD = 4
"""Remarks that an answer says before the table."""


def remark(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    """Why, what is gained, how described: remarks of the kind, on the claims or the names."""
    kinds = corpus.vocabulary.data["remark_groups"][reading.target]
    reading = _on_behalf(corpus, reading, kinds)
    said = any(reading.target in corpus.vocabulary.data[name] for name in ("remark_said", "remark_named"))
    tied = bool(reading.pattern.relation or reading.pattern.phase)
    whoever = reading._replace(pattern=_unsaid(reading), voice="", unnamed=False)  # they make the remark
    claims = finding.claims(corpus, whoever) if tied else []
    lead: list[str] = []
    if tied and not claims and reading.pattern.where:
        claims, lead = showing.selected(corpus, reading._replace(pattern=_unsaid(reading)), phrases)
    rows = _on(corpus, claims, reading, kinds) if claims or not tied else []
    speaks = reading.pattern.speaker and not rows
    if said and (reading.about or speaks):  # who describes ties may do so without a claim
        named = _on(corpus, [], reading, kinds)
        rows = list({row.id: row for row in (*rows, *named)}.values())
    if reading.by and not rows:
        rows = _chosen(corpus, corpus.remarks(kind=kinds), reading)  # the gain of somebody, from anything
        lead += [phrases("of_other")] if rows and tied else []
    if tied and reading.word and not (reading.about or reading.pattern._replace(relation=()) != Pattern()):
        rows = [row for row in rows if reading.word in row.text[phrases.language]] or rows
    if said and reading.pattern.speaker:
        rows = _with_same(corpus, rows, reading)
    named_only = reading.target in corpus.vocabulary.data["remark_named"]
    if tied and not claims and not rows and not named_only:
        return nothing(corpus, reading, phrases)
    if not rows and (other := corpus.vocabulary.data["remark_else"].get(reading.target)):
        return remark(corpus, reading._replace(target=other), phrases)
    near = _near(corpus, reading, kinds) if not rows and tied and reading.pattern.item else []
    if near:
        return telling(corpus, [], near, phrases)
    if not rows:
        return _no_remark(corpus, reading, phrases, claims)
    kept = [row for row in claims if any(row.id in _explained(corpus, each) for each in rows)]
    found, put = telling(corpus, kept, rows, phrases), of_put(kept, reading, phrases)[1]
    return found | {"sentence": phrases.joined([*lead, *put, found["sentence"]])}


def _near(corpus: Corpus, reading: Reading, kinds: Sequence[str]) -> list[RemarkRow]:
    """Remarks of the kind on claims of a near relation, of a thing alone: what missiles are for."""
    if reading.pattern.subject or reading.pattern.object or reading.pattern.party:
        return []
    for group in corpus.vocabulary.data["kin"]:
        if not {*group} & {*reading.pattern.relation}:
            continue
        wide = _unsaid(reading)._replace(relation=(*group,))
        claims = finding.claims(corpus, reading._replace(pattern=wide))
        if rows := _on(corpus, claims, reading, kinds) if claims else []:
            return rows
    return []


def _on_behalf(corpus: Corpus, reading: Reading, kinds: Sequence[str]) -> Reading:
    """The reading with who is asked for as him in whose name it is said, where his speaker says it."""
    about, names = reading.about[:1], reading.pattern.speaker
    rows = corpus.remarks(about=about, kind=kinds) if about and names else ()
    own = corpus.remarks(about=about, kind=kinds, speaker=names) if rows else ()
    if own or not any(row.by in names for row in rows):
        return reading
    return reading._replace(pattern=_unsaid(reading), by=names)


def touching(corpus: Corpus, names: Sequence[str]) -> list[RemarkRow]:
    """The remarks that are about every name, or about claims in which it stands."""
    rows = corpus.remarks(about=names[:1])
    return [row for row in rows if all(_touches(corpus, row, name) for name in names[1:])]


def told_of(corpus: Corpus, names: Sequence[str], target: str) -> bool:
    """Whether a remark of the kind is on every one of the names."""
    kinds = corpus.vocabulary.data["remark_groups"][target]
    each = (touching(corpus, (name, *(n for n in names if n != name))) for name in names)
    return any(row.kind in kinds for rows in each for row in rows)


def _with_same(corpus: Corpus, rows: Sequence[RemarkRow], reading: Reading) -> list[RemarkRow]:
    """The remarks, and what else the same speaker says of the very same names: a description goes on so."""
    names = {tuple(row.about) for row in rows if not any("/" in about for about in row.about)}
    spoken = corpus.remarks(speaker=reading.pattern.speaker) if names else rows
    found = {row.id for row in rows}
    return [row for row in spoken if row.id in found or tuple(row.about) in names]


def around(corpus: Corpus, reading: Reading) -> tuple[list[ClaimRow], list[RemarkRow]]:
    """What is said about something that is no party: what was there, remarks on it, and their claims."""
    names, speaker = reading.pattern.party, reading.pattern.speaker
    if reading.pattern != Pattern(party=names, speaker=speaker) or len(names) != 1:
        return [], []
    there = finding.first(corpus, (Pattern(where=names, speaker=speaker),))
    about = {id for row in corpus.remarks(about=names) for id in row.about if "/" in id}
    told = list(corpus.find(claim=tuple(sorted(about)), speaker=speaker)) if about else []
    rows = {row.id: row for row in (*there, *told)}
    return list(rows.values()), list(corpus.remarks(about=[*names, *rows], speaker=speaker))


def _unsaid(reading: Reading) -> Pattern:
    """What the remarks are about, whoever says it: the speaker that is asked for makes the remark."""
    return reading.pattern._replace(speaker=())


def _on(
    corpus: Corpus, claims: Sequence[ClaimRow], reading: Reading, kinds: Sequence[str]
) -> list[RemarkRow]:
    """Remarks on the claims; without claims, on every name that is given, or on behalf of it."""
    speaker = reading.pattern.speaker
    if claims:
        about = corpus.remarks(about=[row.id for row in claims], kind=kinds, speaker=speaker)
        ids = {row.id for row in claims}
        return _chosen(corpus, [row for row in about if ids & _explained(corpus, row)], reading)
    if reading.about:
        ways = ([name, *_told_with(corpus, name)] for name in reading.about)
        each = (corpus.remarks(about=names, kind=kinds, speaker=speaker) for names in ways)
        found = {row.id: row for rows in each for row in rows}
        both = [row for row in found.values() if all(_touches(corpus, row, name) for name in reading.about)]
        return _chosen(corpus, both or _on_their_claims(corpus, reading, kinds), reading)
    return _chosen(corpus, corpus.remarks(kind=kinds, speaker=speaker), reading) if speaker else []


def _explained(corpus: Corpus, row: RemarkRow) -> set[str]:
    """What the remark is about; of a cause only what it explains, which stands first."""
    return set(row.about[:1] if row.kind in corpus.vocabulary.data["remark_explains"] else row.about)


def _on_their_claims(corpus: Corpus, reading: Reading, kinds: Sequence[str]) -> list[RemarkRow]:
    """Remarks of the kind on claims in which every name stands."""
    claims = {row.id for row in finding.first(corpus, *map(_standing, reading.about))}
    rows = corpus.remarks(about=sorted(claims), kind=kinds, speaker=reading.pattern.speaker) if claims else ()
    return [row for row in rows if claims & set(row.about)]


def _standing(name: str) -> tuple[Pattern, Pattern]:
    """The claims in which a name stands as a party, and those of what was there."""
    return Pattern(party=(name,)), Pattern(where=(name,))


def _chosen(corpus: Corpus, rows: Sequence[RemarkRow], reading: Reading) -> list[RemarkRow]:
    """Of remarks those by the kind of speaker, and on behalf of those, that were asked for."""
    if reading.voice or reading.unnamed:
        rows = [
            r
            for r in rows
            if (s := corpus.speaker(r.document, r.speaker))
            and reading.voice in ("", s.kind)
            and not (reading.unnamed and s.named)
        ]
    if reading.venue:
        rows = [row for row in rows if row.venue in reading.venue]
    by = {state for name in reading.by for state in (name, seat(corpus, name, ("State",)))}
    return [row for row in rows if row.by in by] if reading.by else list(rows)


def _told_with(corpus: Corpus, name: str) -> set[str]:
    """The claims that remarks on an event tell of: what is said of them is said of it."""
    rows = corpus.remarks(about=[name]) if corpus.kind(name) == "Event" else ()
    return {about for row in rows for about in row.about if "/" in about}


def _touches(corpus: Corpus, row: RemarkRow, name: str) -> bool:
    """Whether the remark is about the name, on its behalf, or about a claim in which it stands."""
    if name in row.about or row.by == name:
        return True
    claims = [about for about in row.about if "/" in about]
    if not _told_with(corpus, name).isdisjoint(claims):
        return True
    return (
        any(name in (c.subject, c.object, c.item, c.where) for c in corpus.find(claim=claims))
        if claims
        else False
    )


def telling(corpus: Corpus, claims: Sequence[ClaimRow], rows: Sequence[RemarkRow], phrases: Phrases) -> Found:
    """Remarks told in words, with the claims they stand on."""
    told = [phrases.remark(row) for row in rows[:TOLD]]
    more = [phrases("more", n=len(rows) - TOLD)] if len(rows) > TOLD else []
    found = shown(corpus, claims, phrases, remarks=rows)
    return found | {"sentence": phrases.joined([*told, *more])}


def _no_remark(corpus: Corpus, reading: Reading, phrases: Phrases, claims: Sequence[ClaimRow]) -> Found:
    about = phrases.labels(reading.about) if reading.about else ""
    told = phrases("no_remark", about=about)
    exchanged = {row.id: row for claim in claims[:SHOWN] for row in corpus.exchanged(claim)}
    offered = sentences.said(corpus, list(exchanged.values()), phrases.language)[0]
    paid = [phrases("exchanged"), *offered] if offered else []
    there = [*exchanged.values(), *claims] or (
        list(corpus.find(Pattern(party=reading.about[:1]), limit=10)) if reading.about else []
    )
    return {
        "headline": phrases.said["claims"]["none"],
        "sentence": phrases.joined([told, *paid, phrases("not_no")]),
        "instead": tuple(there[:10]),
    }


def said(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    """What a speaker says, about a name where one is given: claims and remarks."""
    reading = _at_event(corpus, reading)
    for pattern in _ways(corpus, reading):
        if rows := finding.claims(corpus, reading._replace(pattern=pattern), reading.about[1:]):
            break
    rows = _with_worded(corpus, reading, rows)
    kept = [] if reading.pattern.since or reading.pattern.until else _remarks(corpus, reading)
    kept = [row for row in kept if _in_time(row, reading.pattern)]
    patterns = [pattern]
    if not rows and not kept and reading.voice == "document":
        found = said(corpus, reading._replace(voice=""), phrases)
        lead = [phrases("in_documents")] if found.get("claims") else []
        return found | {"sentence": phrases.joined([*lead, found["sentence"]])}
    if not rows and not kept:
        who = phrases.listed(phrases.value("speaker", name) for name in reading.pattern.speaker) or (
            phrases.term("speaker_kinds", reading.voice) if reading.voice else phrases.said["self"]
        )
        undated = showing.undated(corpus, reading._replace(pattern=pattern), phrases)
        told = phrases(
            "said_nothing", who=who, about=phrases.labels(reading.about), when=phrases.dated(reading.pattern)
        )
        return {
            "headline": phrases.said["claims"]["none"],
            "sentence": phrases.joined([told, *undated, phrases("not_no")]),
            "patterns": patterns,
            "instead": tuple(finding.instead(corpus, reading._replace(pattern=pattern))[:10]),
        }
    rows, put = of_put(rows, reading, phrases)
    kept = [] if rows and any(reading.soft) and not (put or reading.about) else kept  # what he expects
    found = shown(corpus, rows, phrases, put, kept) if rows else telling(corpus, rows, kept, phrases)
    return found | {"patterns": patterns}


def _with_worded(corpus: Corpus, reading: Reading, rows: list[ClaimRow]) -> list[ClaimRow]:
    """The claims, with those that he makes in whose sentence the names stand together otherwise."""
    if not rows or len(reading.about) < 2:
        return rows
    told = {row.id: row for row in rows}
    for name in reading.about:
        others = [other for other in reading.about if other != name]
        worded = {row.id for row in finding.worded(corpus, [name, *others])}
        his = reading._replace(pattern=reading.pattern._replace(party=(name,)))
        told |= {row.id: row for row in finding.claims(corpus, his) if row.id in worded}
    return list(told.values())


def _at_event(corpus: Corpus, reading: Reading) -> Reading:
    """What an occasion says as what was said there: `what does the podcast say`."""
    said_by = reading.pattern.speaker
    if not said_by or any(corpus.kind(name) != "Event" for name in said_by):
        return reading
    return reading._replace(pattern=reading.pattern._replace(speaker=()), venue=said_by)


def _ways(corpus: Corpus, reading: Reading) -> Iterator[Pattern]:
    """The claims in which the first name stands, said then; else of what was there, or happened then."""
    pattern, first = reading.pattern, reading.about[:1]
    yield pattern._replace(party=first)
    if first and corpus.kind(first[0]) in ("Place", "Facility", "Event"):
        yield pattern._replace(where=first)
        if pattern.stated_since or pattern.stated_until:
            bare = pattern._replace(where=first, stated_since=None, stated_until=None)
            yield bare._replace(since=pattern.stated_since, until=pattern.stated_until)
    yield pattern._replace(party=first)


def _remarks(corpus: Corpus, reading: Reading) -> list[RemarkRow]:
    """Remarks by the speaker about the first name that are about the others too."""
    found = corpus.remarks(about=reading.about[:1], speaker=reading.pattern.speaker)
    rows = [row for row in found if all(_touches(corpus, row, name) for name in reading.about[1:])]
    return _chosen(corpus, rows, reading)


def _in_time(row: RemarkRow, pattern: Pattern) -> bool:
    """Whether the remark was stated in the time that is asked for."""
    from graphkit import dates

    low, high = dates.bounds(row.stated)
    since = dates.bounds(pattern.stated_since)[0] if pattern.stated_since else dates.FIRST
    until = dates.bounds(pattern.stated_until)[1] if pattern.stated_until else dates.LAST
    return low <= until and high >= since


def about(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    """Everything about a name: what it is, the claims in which it stands, what it says, the remarks on it."""
    name = reading.about[0]
    pattern = reading.pattern._replace(party=(name,))
    rows, _ = finding.softened(finding.claims(corpus, reading._replace(pattern=pattern)), reading.soft)
    if corpus.kind(name) in ("Place", "Event", "Facility"):
        rows = _united(rows, finding.first(corpus, (Pattern(where=(name,)),)))
    rows, others = of_then(rows, reading, phrases)
    spoken = pattern._replace(party=(), speaker=(name,))
    is_person = corpus.kind(name) == "Person"
    speaks = is_person and reading.target != "is"
    if speaks:
        rows = _united(rows, finding.first(corpus, (spoken,)))
    kinds = corpus.vocabulary.data["remark_groups"]["description"] if reading.target == "is" else ()
    remarks = list(corpus.remarks(about=[name], kind=kinds))
    if rows and (pattern.since or pattern.until):  # what was said of then, and not of the name at all
        remarks = [row for row in remarks if {claim.id for claim in rows} & set(row.about)]
    told = [*others, _described(corpus, name, phrases)]
    spoken_in = corpus.count(spoken) if is_person and not speaks else 0
    told += [phrases.number("speaks", spoken_in)] if spoken_in else []
    found = shown(corpus, rows, phrases, told, remarks)
    if not rows and not remarks:
        found["headline"] = phrases.said["described"] if told[0] else phrases.said["claims"]["none"]
    return found | {"patterns": [pattern, *([spoken] if speaks or spoken_in else [])]}


def _united(rows: Iterable[ClaimRow], more: Iterable[ClaimRow]) -> list[ClaimRow]:
    """The claims of both, each once, in their order."""
    return list({row.id: row for row in (*rows, *more)}.values())


def _described(corpus: Corpus, name: str, phrases: Phrases) -> str:
    """The name with its description as it stands in the data."""
    record = next((row[4] for row in corpus.store.entities([name])), None)
    described = (json.loads(record).get("description") or {}).get(phrases.language, "") if record else ""
    label = phrases.label(name)
    return phrases("who", name=label[:1].upper() + label[1:], description=described) if described else ""
