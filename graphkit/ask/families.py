"""A clause as a question of one family: what is asked, and of which claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from graphkit.ask import finding
from graphkit.ask.capitals import as_states
from graphkit.ask.claimed import claimed, done, of_nothing
from graphkit.ask.named import entities, inner_of, nouns, said_by
from graphkit.ask.offices import occasions
from graphkit.ask.remarked import purpose, remarked
from graphkit.ask.roles import seated
from graphkit.ask.tied import FIELDS, PLACES, answered, tied
from graphkit.ask.values import Clause, Noun, Reading, Slot, with_fields
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern


def readings(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """The ways to read the clause, the likeliest first; none where a word has no place in it."""
    asks = clause.targets("ask")
    if len(asks) > 1 and any(name not in FIELDS for name in asks):
        return
    if clause.loose or any(_asks_nobody(slot) for slot in clause.slots) or _contradicts(corpus, clause):
        return
    for family in FAMILIES:
        for found in family(corpus, clause, language):
            if _drops(clause, found) or of_nothing(corpus, found):
                continue
            if (sought := _sought(corpus, clause, language)) and found.asks in (*MODAL, "remark"):
                seeking = found.pattern._replace(phase=sought, claim=_seeking(corpus, clause, found, sought))
                if not seeking.claim:
                    continue  # the other way round, or of a thing
                found = found._replace(pattern=seeking)
            found = _finished(corpus, clause, as_states(corpus, clause, found, language), language)
            if found.kinds != PLACES or answered(corpus, found):  # where it came down, which no attack tells
                yield _unlimited(clause, found, language)


def _contradicts(corpus: Corpus, clause: Clause) -> bool:
    """Whether two cues ask for stages that no claim has at once: talks that are over."""
    fields, cues = corpus.vocabulary.data["cue_fields"], clause.targets("cues")
    return any(other in cues for cue in cues for other in fields[cue].get("not_with", ()))


def _asks_nobody(slot: Slot) -> bool:
    """Whether who says it is asked by a word that means nobody: `what says`."""
    return slot.marker == "says" and slot.noun.is_asked and not (slot.noun.kinds or slot.noun.voice)


def _unlimited(clause: Clause, reading: Reading, language: str) -> Reading:
    """The reading with `only` named as not asked for, where it limits nothing."""
    limits = (
        reading.asks == "only"
        or reading.target == "origins"
        or clause.says("cues")
        or not clause.says("only")
    )
    return (
        reading if limits else reading._replace(unapplied=(*reading.unapplied, *clause.targets("only_word")))
    )


WHOLE = ("about", "bag", "common", "connect", "remark", "return", "said")
"""Families that leave nobody out."""


UNREMARKED = ("list", "count", "bag", "about", "speaker")
"""Families of claims, in which a word for a remark has no place."""


def _drops(clause: Clause, reading: Reading) -> bool:
    """Whether the reading would pass over a word that turns or narrows the question."""
    if clause.says("only") and reading.asks not in ("only", "list", "said"):
        return True
    if clause.says("compare") and reading.asks != "compare":
        return True
    if clause.says("all") and reading.asks == "yes":
        return True
    if clause.says("remarks") and reading.asks in UNREMARKED and not reading.role:
        return True
    if reading.asks in WHOLE and any(slot.marker == "except" for slot in clause.slots):
        return True
    if reading.asks == "about" and any(" " in words for words in clause.targets("qualities")):
        return True  # everything about him is no answer to what he does in a case
    quotes = clause.says("saying") and reading.asks != "speaker"  # what others than him say
    if any(not noun.entities or (quotes and noun.speaks) for noun in nouns(clause, "except")):
        return True
    if clause.says("origins") and reading.asks not in NARROWED:
        return True
    if clause.says("date_of_statement") and clause.heads and not clause.says("stated"):
        return True
    return clause.negated and "denied" in clause.targets("cues")


NARROWED = ("list", "count", "role", "yes", "speaker")
"""Families of which claims of one origin alone can be asked for."""


def _finished(corpus: Corpus, clause: Clause, reading: Reading, language: str) -> Reading:
    """The reading with what holds for every family: cues, dates, who says it and at which occasion."""
    pattern, soft, voice, unnamed = reading.pattern, reading.soft, reading.voice, reading.unnamed
    fields = corpus.vocabulary.data["cue_fields"]
    for cue in clause.targets("cues"):
        wanted = {name: tuple(values) for name, values in fields[cue]["fields"].items()}
        if fields[cue].get("of_getting") and _gets(clause):
            wanted["phase"] += (fields[cue]["of_getting"],)
        feared = reading.asks == "list" and _is_said(corpus, clause, cue)
        if (fields[cue].get("soft") and not feared) or _covers(reading.soft, wanted):
            soft = with_fields(soft, wanted)
        else:
            pattern = with_fields(pattern, wanted)
    for kind, since, until in (("fact", "since", "until"), ("stated", "stated_since", "stated_until")):
        for target in clause.targets(kind):
            pattern = with_fields(pattern, _dates(target, since, until))
    stands = reading.stands
    for slot in clause.slots:
        if slot.marker in ("says", "source") and not slot.noun.is_asked:
            noun, seats = seated(corpus, slot.noun)
            pattern, voice, unnamed = said_by(pattern, noun, voice, unnamed)
            stands += seats
        elif slot.marker == "says" and slot.noun.voice != "document":
            voice = slot.noun.voice or voice  # which experts say so, which NATO official
            pattern = pattern._replace(speaker=(*pattern.speaker, *slot.noun.speakers))
    able = corpus.vocabulary.data["asking"][language]["able"]  # what it can make is asked of what is so
    is_able = reading.asks in ("count", "role") and set(clause.targets("modal")) <= set(able)
    to_come = clause.says("modal") and clause.kind != "cue" and not clause.says("cues")
    if to_come and reading.asks in MODAL and not is_able:
        soft = with_fields(soft, corpus.vocabulary.data["modal_fields"])
    otherwise = to_come or clause.negated or clause.says("cues") or clause.says("saying") or pattern.phase
    if clause.says("done") and reading.asks == "role" and not otherwise:
        soft = with_fields(soft, corpus.vocabulary.data["done_fields"])
    told = clause.says("saying") or any(slot.marker == "venue" for slot in clause.slots)
    venue, unheld = _occasions(corpus, clause, language) if told else ((), ())
    return reading._replace(
        venue=venue,
        target="origins" if clause.says("origins") else reading.target,
        pattern=pattern,
        soft=soft,
        voice=voice,
        unnamed=unnamed,
        without=tuple(e for noun in nouns(clause, "except") for e in noun.entities),
        rank=clause.targets("rank"),
        amounts=clause.targets("amounts"),
        stands=stands,
        unapplied=(*reading.unapplied, *clause.targets("qualities"), *unheld),
    )


def _gets(clause: Clause) -> bool:
    """Whether the verb has who gets something for a subject: what he plans to get, he seeks."""
    return any(pattern == "getting" for _, pattern in clause.heads)


def _covers(soft: Pattern, wanted: Mapping[str, Sequence[str]]) -> bool:
    """Whether what a cue asks for is let go already, where nothing is put so."""
    return all(set(values) <= set(getattr(soft, name)) for name, values in wanted.items())


def _sought(corpus: Corpus, clause: Clause, language: str) -> tuple[str, ...]:
    """The stages that a verb speaks of by itself (`=cue`): whom somebody courts, he seeks."""
    patterns, fields = corpus.vocabulary.data["patterns"][language], corpus.vocabulary.data["cue_fields"]
    cues = (cue for _, pattern in clause.heads for cue in patterns[pattern].get("=cue", ()))
    return tuple(dict.fromkeys(phase for cue in cues for phase in fields[cue]["fields"]["phase"]))


def _seeking(corpus: Corpus, clause: Clause, reading: Reading, phase: tuple[str, ...]) -> tuple[str, ...]:
    """The claims of the very relation in which the one approaches the other, and not the other him."""
    rows = finding.first(corpus, [reading.pattern._replace(phase=phase)])
    ends = [corpus.closed(names) for names in (reading.pattern.subject, reading.pattern.object)]
    relations = {relation for relation, _ in clause.heads}
    return tuple(
        row.id
        for row in rows
        if row.relation in relations
        and all(not named or end in named for end, named in zip((row.subject, row.object), ends, strict=True))
    )


MODAL = ("role", "yes", "list", "count", "when", "where", "speaker")
"""Families in which `will` and `could` ask for what is to come, or may be."""


def _is_said(corpus: Corpus, clause: Clause, cue: str) -> bool:
    """Whether the cue is what somebody says by it, `what does Russia fear`: nothing else is that."""
    judges = cue in corpus.vocabulary.data["cue_said"] and not clause.says("saying")
    return judges and any(slot.marker == "says" for slot in clause.slots)


def _occasions(corpus: Corpus, clause: Clause, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The events at which it was said, `at the hearing`; and the words for which the data has none."""
    places = corpus.vocabulary.data["asking"][language]["places"]
    there = [slot.noun for slot in clause.slots if slot.marker in (*places, "venue")]
    asked = {n.words: occasions(corpus, n.words, language) for n in there if n.kinds == ("Event",)}
    asked |= _held_by(corpus, there) if language == "ja" else {}
    named = [e for noun in there for e in noun.entities if corpus.kind(e) == "Event"]
    events = dict.fromkeys((*named, *(event for found in asked.values() for event in found)))
    whose = (e for noun in nouns(clause, "venue") for e in noun.entities if e not in named)
    return tuple(events), (*whose, *(word for word, found in asked.items() if not found))


def _held_by(corpus: Corpus, there: Sequence[Noun]) -> dict[str, tuple[str, ...]]:
    """The events that are called by the bodies before which they were held: at the congress."""
    bodies = ((n.words, e) for n in there for e in n.entities if corpus.kind(e) == "Organisation")
    found = ((words, occasions(corpus, corpus.label(body, "ja"), "ja")) for words, body in bodies)
    return {words: events for words, events in found if events}


def _dates(target: str, since: str, until: str) -> dict[str, Any]:
    how, _, date = target.partition(" ")
    return {
        "since": {since: date},
        "after": {since: _beside(date, 1)} if how == "after" else {},
        "until": {until: date},
        "before": {until: _beside(date, -1)} if how == "before" else {},
    }.get(how, {since: date, until: date})


def _beside(date: str, days: int) -> str:
    """The day after a date, or the one before it: `before June` ends with May."""
    from datetime import date as day  # only who asks for before or after
    from datetime import timedelta

    from graphkit.dates import bounds

    edge = bounds(date)[days > 0]
    return (day.fromisoformat(edge) + timedelta(days=days)).isoformat()


def _connected(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    named = entities(clause)
    told = any(clause.says(kind) for kind in ("cues", "remarks", "saying"))
    plain = not told and not set(clause.targets("ask")) & set(FIELDS)
    plain = plain and not nouns(clause, "says", "source")
    plain = plain and not (clause.says("about") and any(n.is_asked for n in nouns(clause)))  # its change
    if clause.says("connect") and len(named) == 2 and plain and not clause.heads:
        yield Reading("connect", about=named)


def _common(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    about = corpus.vocabulary.data["asking"][language]["about"]["words"]
    narrows = [s.noun for s in clause.slots if s.marker in about]  # with regard to the war
    named = tuple(e for e in entities(clause) if all(e not in noun.entities for noun in narrows))
    if clause.says("common") and len(named) >= 2:
        yield Reading("common", about=named, unapplied=tuple(noun.words for noun in narrows))


def _said(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """What somebody says, about a name or at all; what is said about a name."""
    if clause.heads or not (clause.says("saying") or any(s.marker == "source" for s in clause.slots)):
        return
    if clause.negated and not clause.says("cues"):
        return  # what somebody did not say
    says = [s.noun for s in clause.slots if s.marker in ("says", "source")]
    if any(n.is_asked and "Person" in n.kinds and "where" not in n.asks for n in nouns(inner_of(clause))):
        return  # whom somebody accuses
    called = [n for n in nouns(inner_of(clause)) if n.is_open and n.names_nothing and n.kinds != ("Event",)]
    if language == "en" and called:
        return  # about which plant
    asked = [n for n in nouns(inner_of(clause)) if n.is_asked and n.names_nothing and n.words]
    kinds = {kind for n in (*called, *asked) for kind in n.kinds} - {"Item", "Event"}  # which measures
    heard = ("told", "to") if clause.says("saying") and language == "en" else ("told",)
    told = tuple(e for s in clause.slots if s.marker in heard for e in s.noun.entities)
    himself = tuple(e for noun in says for e in noun.entities)  # what does he say he expects
    about = tuple(e for e in entities(clause) if e not in (*told, *himself))
    frames = corpus.vocabulary.data["cue_fields"]
    ties = any("pattern" in frames[cue] for cue in clause.targets("cues"))
    if about and ties and not clause.says("saying"):
        return  # what it wants, as he says, is no more than what it wants
    words = tuple(s.noun.words for s in clause.slots if s.marker in heard)
    words += tuple(noun.words for noun in (*called, *asked) if language == "ja" and kinds & {*noun.kinds})
    there = _occasions(corpus, clause, language)[0]
    places = corpus.vocabulary.data["asking"][language]["places"] if there and language == "ja" else ()
    held = (*there, *(e for noun in nouns(clause, *places) for e in noun.entities if places))
    about = tuple(e for e in about if e not in held)
    if any(n.is_asked and n.asks[:1] != ("item",) for n in says):
        if about or there:
            yield Reading("speaker", Pattern(party=about))
        return
    if clause.says("accuses") and about and not there and all(not n.is_asked for n in says):
        yield Reading("said", Pattern(subject=about[:1]), about=about)  # what he is accused of, he does
        return
    fields = {"venue", "where"} if language == "en" else {"venue"}  # where did he testify
    if fields & set(clause.targets("ask")) and says and len(about) < 2 and not clause.says("remarks"):
        yield Reading("venue", Pattern(party=about))
    elif (about or there or any(not n.is_asked for n in says)) and set(clause.targets("ask")) <= {"how"}:
        yield Reading("said", about=about, unapplied=words)
    elif clause.says("stated") and not (says or nouns(clause, "told") or clause.targets("ask")):
        yield Reading("list")  # what was said in May


def _about(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """Who is NAME, what is X, everything about X, and names alone as a search."""
    if clause.heads or clause.says("claims") or clause.says("compare") or nouns(clause, "says", "source"):
        return
    if clause.says("cues") and any(n.voice for n in nouns(clause)):
        return  # what officials are worried about
    bare = all(n.names_nothing and not n.kinds for n in nouns(clause))
    if (
        clause.says("fact")
        and not entities(clause)
        and bare
        and (clause.says("about") or (language == "ja" and nouns(clause)))
    ):
        yield Reading("list")
    if clause.says("light" if language == "ja" else "does") and clause.says("fact"):
        yield from done(corpus, clause)
    named, asked = entities(clause), [n for n in nouns(clause) if n.is_asked]
    who = language == "ja" and any(n.asks[:1] in (("subject",), ("object",)) for n in asked)
    if who and clause.says("light") and not clause.says("about"):
        return  # who went there
    fields = [name for name in clause.targets("ask") if name != "how"]
    is_place = len(named) == 1 and corpus.kind(named[0]) in PLACED
    if fields == ["where"] and is_place and not clause.says("remarks"):
        yield Reading("about", about=named, target="is")
    if fields == ["when"] and len(named) == 1 and corpus.kind(named[0]) == "Event":
        yield Reading("when", Pattern(where=named))  # when the attacks were, of which the claims tell
    if not named or fields or any(n.names_nothing and n.kinds and not n.is_asked for n in nouns(clause)):
        return
    if len(named) == 1 and (clause.says("about") or asked or _bare(clause)):
        if asked and clause.says("cues") and not clause.says("about"):
            return  # what it needs is not what it is
        kinds = set(asked[0].kinds) if asked else set()
        if asked and kinds and corpus.kind(named[0]) not in kinds and not clause.says("about"):
            return
        yield Reading("about", about=named, target="is" if asked and not clause.says("about") else "")
    elif len(named) > 1 and not asked and (clause.says("about") or _bare(clause)):
        yield Reading("bag", about=named)


PLACED = ("Place", "Facility", "Organisation")
"""Kinds of things that are somewhere, as their descriptions say."""


def _bare(clause: Clause) -> bool:
    """Whether nothing is there but names, dates and what stands before names."""
    return (
        all(kind in ("fact", "stated", "cues", "bare", "amounts") for kind, _ in clause.flags)
        and not clause.negated
    )


def _search(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """Names beside a word for a relation, with nothing that says who does it: a search."""
    named = entities(clause)
    if not clause.heads or clause.passive or not named or any(n.is_asked or n.is_open for n in nouns(clause)):
        return
    if clause.says("bare"):
        yield Reading("bag", Pattern(relation=tuple(dict.fromkeys(r for r, _ in clause.heads))), about=named)


Family = Callable[[Corpus, Clause, str], Iterator[Reading]]
FAMILIES: Sequence[Family] = (_connected, _common, remarked, purpose, _search, tied, claimed, _said, _about)
"""The families in the order tried."""
