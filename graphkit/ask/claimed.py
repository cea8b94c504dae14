"""Clauses about claims themselves: on whose word they rest, how they are put, what ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.ask import finding
from graphkit.ask.named import inner_of, nouns, said_by
from graphkit.ask.roles import assign, seat
from graphkit.ask.said import told_of
from graphkit.ask.tied import FIELDS, of_roles, put_together, sure, variants
from graphkit.ask.values import Clause, Reading, Slot
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern


def claimed(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """Which claims rest on whom; which are contested, denied, only possible."""
    if clause.heads and clause.says("claims"):
        yield from _on_deeds(corpus, clause, language)
    if clause.targets("ask") == ("return",) and not (clause.heads or clause.says("cues")):
        yield from _paid(corpus, clause)
    dated = clause.says("stated") and clause.says("claims") and not nouns(clause, "says")
    if clause.heads or (clause.says("saying") and not dated):
        return
    if clause.says("does") and clause.says("claims"):
        return
    if language == "ja" and clause.says("claims") and {"when", "where", "speaker"} & {*clause.targets("ask")}:
        return  # when somebody said so, or on what grounds
    voices = [s.noun for s in inner_of(clause).slots if _is_voice(corpus, clause, s)]
    others = [n for n in nouns(inner_of(clause)) if n not in voices]
    about = tuple(e for n in others for e in (*n.makers, *n.entities))
    asks = "count" if {"count", "amount"} & set(clause.targets("ask")) else "list"
    target = "origins" if clause.says("origins") else ""
    if target or (clause.says("claims") and (voices or clause.says("unnamed"))):
        pattern, voice, unnamed = _between(corpus, about), "", clause.says("unnamed")
        tells = [n for n in voices if n.speaks and n.entities and not n.voice] if len(voices) == 2 else []
        for noun in voices:
            if len(tells) == 1 and noun in tells:
                pattern = pattern._replace(document=_documents(corpus, noun.entities))
            else:
                pattern, voice, unnamed = said_by(pattern, noun, voice, unnamed)
        if len(about) != 2 or pattern.item:  # on three, each of them; on two, the two together
            yield Reading(asks, pattern, voice=voice, unnamed=unnamed, target=target)
    elif clause.says("cues") and not voices:
        yield from _cued(corpus, clause, about, language)
    elif clause.says("claims") and len(about) < 2 and not any(n.is_asked and n.kinds for n in others):
        yield Reading(asks, Pattern(party=about))
    elif clause.says("claims") and len(about) > 1:
        yield Reading("bag", about=about)


def of_nothing(corpus: Corpus, reading: Reading) -> bool:
    """Whether what only things have, how far they fly, is asked where no thing is named: どこまで手を貸す."""
    if reading.asks != "remark" or reading.target not in corpus.vocabulary.data["remark_named"]:
        return False
    return all(corpus.kind(name) != "Item" for name in (*reading.about, *reading.pattern.item))


def done(corpus: Corpus, clause: Clause) -> Iterator[Reading]:
    """What somebody did then, or was done there: 3月に安保理でロシアは何をした, 12月に行われたこと."""
    asking = corpus.vocabulary.data["asking"]
    places = (*asking["en"]["places"], *asking["ja"]["places"])
    there = [s.noun for s in clause.slots if s.marker in places and s.noun.entities]
    who = [s.noun for s in clause.slots if s.noun.entities and s.noun not in there]
    rest = [s.noun for s in clause.slots if s.noun not in (*who, *there)]
    fields = set(clause.targets("ask")) & set(FIELDS)
    whole = not fields and all(n.is_asked and n.names_nothing and not n.kinds for n in rest)
    if whole and len(who) + len(there) in (1, 2) and len(who) < 2 and len((*who, *there)[0].entities) == 1:
        passed = tuple(noun.words for noun in there if who)
        yield Reading("about", about=(*who, *there)[0].entities, unapplied=passed)


def _on_deeds(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """Claims about a deed on somebody's word: those of unnamed officials about Chinese help for Russia."""
    slots = inner_of(clause).slots
    spoken = [s for s in slots if s.noun.speaks and _is_voice(corpus, clause, s)]
    asked = [s for s in slots if s.noun.is_asked and s.noun.names_nothing]
    rest = clause._replace(slots=tuple(s for s in slots if s not in (*spoken, *asked)))
    if not spoken or clause.says("yes") or clause.says("saying"):
        return
    pattern, voice, unnamed = Pattern(), "", clause.says("unnamed")
    for slot in spoken:
        pattern, voice, unnamed = said_by(pattern, slot.noun, voice, unnamed)
    for variant in variants(corpus, rest):
        for roles in assign(corpus, variant, language)[:1]:
            reading = of_roles(corpus, rest, roles)
            about = reading.pattern._replace(speaker=pattern.speaker)
            yield reading._replace(
                asks="list", role="", kinds=(), pattern=about, voice=voice, unnamed=unnamed
            )


def _between(corpus: Corpus, names: tuple[str, ...]) -> Pattern:
    """The claims about a name; about things and who has to do with them: workers, Russia."""
    things = tuple(name for name in names if corpus.kind(name) == "Item")
    parties = tuple(name for name in names if name not in things)
    if len(names) < 2 or not things or len(parties) > 2:
        return Pattern(party=names)
    if len(parties) < 2:
        return Pattern(party=parties, item=things)
    return Pattern(subject=parties, object=parties, item=things)


def _paid(corpus: Corpus, clause: Clause) -> Iterator[Reading]:
    """What is given for a thing, where nothing says who gives it: what is paid for the shells."""
    things = tuple(e for noun in nouns(clause) for e in noun.entities)
    if things and all(corpus.kind(name) == "Item" for name in things) and not clause.says("saying"):
        relations = corpus.vocabulary.relations
        gives = tuple(name for name in relations if relations[name].hands_over)
        yield Reading("return", Pattern(relation=gives, item=things))


def _documents(corpus: Corpus, speakers: Sequence[str]) -> tuple[str, ...]:
    """The documents in which they speak, for what they pass on: Kirby's points that rest on the press."""
    return tuple(corpus.store.documents_of(corpus.speakers(speakers)))


def _is_voice(corpus: Corpus, clause: Clause, slot: Slot) -> bool:
    """Whether the noun makes the claims: officials, records; a person, or a name they rest on or are by."""
    noun = slot.noun
    english, japanese = (corpus.vocabulary.data["asking"][language] for language in ("en", "ja"))
    about = (*english["about"]["words"], *japanese["about"]["words"], *japanese["small"]["around"])
    if slot.marker in about and slot.marker not in english["on_word_of"]:
        return False  # what the claims are about
    if noun.voice or noun.unnamed or (noun.speakers and not noun.entities):
        return True
    if not (clause.says("claims") and noun.entities):
        return False
    kinds = {corpus.kind(entity) for entity in noun.entities}
    by = slot.marker in corpus.vocabulary.data["asking"]["en"]["made_by"]
    rests = _rests(clause) and not clause.says("origins")
    return rests or kinds == {"Person"} or (by and kinds <= {"Person", "Organisation"})


def _rests(clause: Clause) -> bool:
    return clause.flags.count(("claims", "claims")) > 1


def _cued(corpus: Corpus, clause: Clause, about: tuple[str, ...], language: str) -> Iterator[Reading]:
    """What is sought, planned, contested ...: the cue is the verb, and names stand around it."""
    frames = corpus.vocabulary.data["cue_fields"]
    if ended := _put_to_an_end(corpus, clause, about):
        yield ended
        return
    pattern = next((p for c in clause.targets("cues") if (p := frames[c].get("pattern"))), "")
    talks = "negotiating" in clause.targets("cues") and len(about) == 1
    if pattern and about:
        heads = tuple(
            (name, pattern)
            for name in corpus.vocabulary.relations
            if pattern in corpus.vocabulary.relations[name].ask[language]
        )
        bare = _front(inner_of(clause))
        for variant in variants(corpus, bare._replace(heads=heads)):
            found = assign(corpus, variant, language)
            read = [of_roles(corpus, clause._replace(kind="cue"), roles) for roles in found[:1]]
            ways = tuple(way for reading in read for way in sure(corpus, clause, reading))
            yield from ways
            if ways or (found and not talks):
                return
    kinds = next((n.kinds for n in nouns(inner_of(clause)) if n.is_asked or n.is_open), ())
    if pattern and about and not talks and not put_together(corpus, clause, about):
        return  # what a verb as wide as `needs` tells of may stand elsewhere
    if "ended" in clause.targets("cues") and "Person" in kinds:
        return  # who stopped it is no party of what ended
    if asked := [name for name in clause.targets("ask") if name in corpus.vocabulary.remark_kinds]:
        if len(about) > 1 and not told_of(corpus, about, asked[0]):
            return  # why they are worried: nothing of the kind is on both, which is no gap
        ends = Pattern(party=about) if len(about) == 1 else Pattern(subject=about, object=about)
        yield from (Reading("remark", ends, target=asked[0], about=about),) if about else ()
    elif len(about) > 1:
        yield Reading("bag", about=about)
    elif about or not kinds:
        asks = "yes" if clause.says("yes") and about else "list"
        stands = tuple((name, state) for name in about if (state := seat(corpus, name, ("State",))))
        yield Reading(
            asks, Pattern(party=tuple(dict(stands).get(name, name) for name in about)), stands=stands
        )


def _put_to_an_end(corpus: Corpus, clause: Clause, about: tuple[str, ...]) -> Reading | None:
    """What ended something (`by`), where no claim says that it ended: the veto, for the monitoring."""
    frames, asks = corpus.vocabulary.data["cue_fields"], clause.targets("ask")
    by = tuple(name for cue in clause.targets("cues") for name in frames[cue].get("by", ()))
    if not (by and about) or corpus.find(Pattern(party=about[-1:], phase=("ended",)), limit=1):
        return None
    claims = finding.uniting(corpus, Pattern(relation=by), about)
    put = [fields for cue in clause.targets("cues") for fields in frames[cue]["fields"].get("phase", ())]
    reading = Reading("list", Pattern(relation=by, claim=claims), soft=Pattern(phase=tuple(put)))
    if not claims or any(cue for cue in clause.targets("cues") if "phase" not in frames[cue]["fields"]):
        return None
    if kinds := [name for name in asks if name in corpus.vocabulary.remark_kinds]:
        return reading._replace(asks="remark", target=kinds[0], about=about)
    field = next((name for name in asks if name in FIELDS), "")
    return reading._replace(asks=field or ("yes" if clause.says("yes") else "list"))


def _front(clause: Clause) -> Clause:
    """Bare nouns of a clause without a head, put before and behind the place of a verb."""
    bare = [s for s in clause.slots if s.marker == "direct"]
    if not bare:
        return clause
    before = bare[1] if len(bare) > 1 and bare[0].noun.is_asked else bare[0]
    rest = tuple(s for s in clause.slots if s is not before)
    return clause._replace(slots=(before._replace(marker="before"), *rest))
