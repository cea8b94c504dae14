"""A clause as a question of one family: what is asked, and of which claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from graphkit.ask.roles import assign, seat
from graphkit.ask.values import Clause, Noun, Reading, Roles, Slot, with_fields
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.vocabulary import ROLES

_FIELDS = ("when", "where", "amount", "venue", "return")


def readings(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """The ways to read the clause, the likeliest first; none where a word has no place in it."""
    asks = clause.targets("ask")
    if len(asks) > 1 and any(name not in _FIELDS for name in asks):
        return
    if clause.loose or any(s.marker == "says" and s.noun.is_asked and not s.noun.kinds for s in clause.slots):
        return
    for family in FAMILIES:
        for found in family(corpus, clause, language):
            if not _drops(clause, found):
                yield _unlimited(clause, _finished(corpus, clause, found), language)


def _unlimited(clause: Clause, reading: Reading, language: str) -> Reading:
    """The reading with `only` named as not asked for, where it limits nothing."""
    limits = reading.asks == "only" or reading.target == "origins" or clause.says("cues") or not clause.says("only")
    return reading if limits else reading._replace(unapplied=(*reading.unapplied, *clause.targets("only_word")))


def _drops(clause: Clause, reading: Reading) -> bool:
    """Whether the reading would pass over a word that turns or narrows the question."""
    if clause.says("only") and reading.asks not in ("only", "list", "said"):
        return True
    if clause.says("compare") and reading.asks != "compare":
        return True
    if clause.says("all") and reading.asks == "yes":
        return True
    return clause.negated and "denied" in clause.targets("cues")


def _finished(corpus: Corpus, clause: Clause, reading: Reading) -> Reading:
    """The reading with what holds for every family: cues, dates, who says it."""
    pattern, soft, voice, unnamed = reading.pattern, reading.soft, reading.voice, reading.unnamed
    fields = corpus.vocabulary.data["cue_fields"]
    for cue in clause.targets("cues"):
        wanted = {name: tuple(values) for name, values in fields[cue]["fields"].items()}
        if fields[cue].get("soft"):
            soft = with_fields(soft, wanted)
        else:
            pattern = with_fields(pattern, wanted)
    for kind, since, until in (("fact", "since", "until"), ("stated", "stated_since", "stated_until")):
        for target in clause.targets(kind):
            pattern = with_fields(pattern, _dates(target, since, until))
    for slot in clause.slots:
        if slot.marker in ("says", "source") and not slot.noun.is_asked:
            pattern, voice, unnamed = _said_by(pattern, slot.noun, voice, unnamed)
    return reading._replace(pattern=pattern, soft=soft, voice=voice, unnamed=unnamed)


def _said_by(pattern: Pattern, noun: Noun, voice: str, unnamed: bool) -> tuple[Pattern, str, bool]:
    speakers = noun.entities or noun.speakers
    if speakers:
        pattern = pattern._replace(speaker=tuple(dict.fromkeys((*pattern.speaker, *speakers))))
    return pattern, noun.voice or voice, noun.unnamed or unnamed


def _dates(target: str, since: str, until: str) -> dict[str, Any]:
    how, _, date = target.partition(" ")
    return {
        "since": {since: date}, "after": {since: date}, "until": {until: date},
    }.get(how, {since: date, until: date})  # fmt: skip


def _inner(clause: Clause) -> Clause:
    """The clause without who says it."""
    return clause._replace(slots=tuple(s for s in clause.slots if s.marker not in ASIDE))


ASIDE = ("says", "source", "among", "return")
"""Places that are no role of the clause: who says it, what to choose from, what is given in return."""


def _nouns(clause: Clause, *markers: str) -> tuple[Noun, ...]:
    return tuple(s.noun for s in clause.slots if not markers or s.marker in markers)


def _entities(clause: Clause) -> tuple[str, ...]:
    """Every entity that is named, once, makers too."""
    inner = _nouns(_inner(clause))
    return tuple(dict.fromkeys(e for noun in inner for e in (*noun.makers, *noun.entities)))


# --- a word ties the nouns together ------------------------------------------------------------------


def _tied(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """Who does what to whom: a role, a field or a remark of the claims is asked, or whether there are any."""
    if not clause.heads or _is_claim(clause):
        return
    for variant in _variants(corpus, _inner(clause)):
        for roles in assign(corpus, variant, language):
            reading = _of_roles(corpus, clause, roles)
            if reading.role or reading.asks != "compare":
                yield reading


def _variants(corpus: Corpus, clause: Clause) -> Iterator[Clause]:
    """The clause; then with a state before an item as whose it is, and with whose an item is as a noun of its own.

    `gets US weapons`, `improves Russia's satellites`.
    """
    yield clause
    for index, slot in enumerate(clause.slots):
        if slot.noun.makers and slot.noun.entities and not slot.noun.ties:
            apart = (Slot(slot.marker, Noun(slot.noun.words, entities=slot.noun.makers)),
                     Slot("=item", slot.noun._replace(makers=())))  # fmt: skip
            yield clause._replace(slots=(*clause.slots[:index], *apart, *clause.slots[index + 1 :]))
    for index in range(len(clause.slots) - 1):
        first, second = clause.slots[index], clause.slots[index + 1]
        if second.marker == "direct" and _is_maker(corpus, first.noun) and _is_item(corpus, second.noun):
            merged = Slot(first.marker, second.noun._replace(makers=first.noun.entities))
            yield clause._replace(slots=(*clause.slots[:index], merged, *clause.slots[index + 2 :]))


def _is_maker(corpus: Corpus, noun: Noun) -> bool:
    return len(noun.entities) == 1 and corpus.kind(noun.entities[0]) == "State"


def _is_item(corpus: Corpus, noun: Noun) -> bool:
    return bool(noun.entities) and corpus.kind(noun.entities[0]) == "Item" and not noun.makers


def _of_roles(corpus: Corpus, clause: Clause, roles: Roles) -> Reading:
    roles, unapplied = _owned(corpus, roles)
    relations = roles.relations
    ends, stands = _ends(corpus, roles)
    if "how" in clause.targets("ask") or clause.kind == "cue":
        relations = tuple(dict.fromkeys(corpus.vocabulary.ancestors(r)[-1] for r in relations))
    where = roles.where.entities if roles.where is not None else ()
    pattern = Pattern(relation=relations, where=where, **ends)
    if clause.negated:
        pattern = pattern if clause.says("yes") or clause.says("true") else pattern._replace(polarity=("negated",))
    asked = roles.asked()
    noun = getattr(roles, asked) if asked else Noun("")
    reading = Reading("list", pattern, asked, noun.kinds, unapplied=unapplied, negated=clause.negated, stands=stands,
                      categories=_categories(corpus, clause, roles))  # fmt: skip
    return _chosen(clause, reading._replace(**_wanted(corpus, clause, asked, noun)))


def _ends(corpus: Corpus, roles: Roles) -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    """The entities of each role, a capital as its state where the role wants a state."""
    ends, stands = {}, []
    for role in ROLES:
        noun, allowed = getattr(roles, role), getattr(corpus.vocabulary.relations[roles.relations[0]].roles, role)
        if noun is None or not noun.entities:
            continue
        read = [(e, e if corpus.kind(e) in allowed.kinds else seat(corpus, e, allowed.kinds) or e) for e in noun.entities]
        stands += [pair for pair in read if pair[0] != pair[1]]
        ends[role] = tuple(entity for _, entity in read)
    return ends, tuple(stands)


def _categories(corpus: Corpus, clause: Clause, roles: Roles) -> tuple[str, ...]:
    """The categories of items that the head means, where it names no item itself."""
    if roles.item is not None and roles.item.entities:
        return ()
    asks = (corpus.vocabulary.relations[name].ask[lang].get(pattern, {}) for name, pattern in clause.heads
            for lang in ("en", "ja") if name in roles.relations)  # fmt: skip
    return tuple(dict.fromkeys(c for lists in asks for c in lists.get("categories", ())))


def _chosen(clause: Clause, reading: Reading) -> Reading:
    """The reading with what is to be chosen from: `China or Iran`; and with what is given in return."""
    among = next((s.noun.entities for s in clause.slots if s.marker == "among"), ())
    if among and reading.role in ROLES:
        reading = reading._replace(pattern=with_fields(reading.pattern, {reading.role: among}))
    given = next((s.noun.entities for s in clause.slots if s.marker == "return"), ())
    return reading._replace(among=given) if reading.asks == "return" else reading


def _is_claim(clause: Clause) -> bool:
    """Whether claims are what is asked about, not a clause that a claim makes: `is there a claim that ...`."""
    return clause.says("claims") and not clause.says("yes") and not clause.says("that")


def _wanted(corpus: Corpus, clause: Clause, asked: str, noun: Noun) -> dict[str, Any]:
    """What is asked of the claims that the roles select."""
    asks = clause.targets("ask")
    if any(s.noun.is_asked for s in clause.slots if s.marker in ("says", "source")):
        return {"asks": "speaker", "role": "", "kinds": ()}
    if clause.says("compare"):
        return {"asks": "compare", "target": clause.targets("compare")[0]}
    if clause.says("only") and clause.says("cues") and asked:
        return {"asks": "only"}
    if noun.counted and not noun.entities:
        return {"asks": "count"}
    if asks and asks[0] in _FIELDS:
        return {"asks": asks[0], "also": asks[1:], "role": "", "kinds": ()}
    if "speaker" in asks:
        return {"asks": "speaker", "role": "", "kinds": ()}
    for name in asks:
        if name in corpus.vocabulary.remark_kinds:
            return {"asks": "remark", "target": name, "role": "", "kinds": (), "about": _entities(clause)}
        if name == "count":
            return {"asks": "count"}
    if asked and (noun.is_asked or not clause.says("yes") or noun.is_open):
        return {"asks": "role"}
    return {"asks": "yes" if clause.says("yes") or clause.says("true") else "list"}


def _owned(corpus: Corpus, roles: Roles) -> tuple[Roles, tuple[str, ...]]:
    """`Iranian drones`: who gives them, where nobody else is said to; otherwise it is said not to be asked for."""
    item = roles.item
    if item is None or not item.makers:
        return roles, ()
    makers = Noun(item.words, entities=item.makers)
    given = all(corpus.vocabulary.relations[r].roles.object is not None for r in roles.relations)
    if given and roles.subject is None:
        return roles._replace(subject=makers), ()
    if roles.subject is not None and set(roles.subject.entities) == set(item.makers):
        return roles, ()
    return roles, tuple(corpus.label(maker, "en") for maker in item.makers)


# --- no word ties them -------------------------------------------------------------------------------


def _connected(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    named = _entities(clause)
    if clause.says("connect") and len(named) == 2:
        yield Reading("connect", about=named)


def _common(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    named = _entities(clause)
    if clause.says("common") and len(named) >= 2:
        yield Reading("common", about=named)


def _remarks(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """What is remarked about names: how described, what gained, for what purpose."""
    if not clause.says("remarks"):
        return
    if clause.heads:
        yield from _on_claims(corpus, clause, language)
    if clause.kind == "verb" and len(_entities(clause)) < 2:
        return
    target, inner = clause.targets("remarks")[0], _inner(clause)
    speaker = next((n for n in _nouns(inner) if _speaks(corpus, n)), None)
    others = tuple(n for n in _nouns(inner) if n is not speaker)
    about = tuple(dict.fromkeys(e for n in others for e in (*n.makers, *n.entities)))
    if speaker is not None and (about or speaker.voice or speaker.speakers) and clause.says("does"):
        pattern, voice, unnamed = _said_by(Pattern(), speaker, "", False)
        yield Reading("remark", pattern, target=target, about=about, voice=voice, unnamed=unnamed)
    elif _entities(clause):
        yield Reading("remark", target=target, about=_entities(clause))


def _purpose(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """Why, of a name: `what is the purpose of the veto`."""
    target = next((name for name in clause.targets("ask") if name in corpus.vocabulary.remark_kinds), "")
    if target and _entities(clause) and not clause.heads and not clause.says("cues"):
        yield Reading("remark", target=target, about=_entities(clause))


def _on_claims(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """A remark on what a clause says: `the purpose of sending workers`."""
    about = _entities(clause)
    inner = _inner(clause)
    named = inner._replace(slots=tuple(s for s in inner.slots if not (s.noun.is_asked and s.noun.names_nothing)))
    for variant in _variants(corpus, named):
        for roles in assign(corpus, variant, language):
            reading = _of_roles(corpus, clause, roles)
            yield reading._replace(asks="remark", target=clause.targets("remarks")[0], role="", kinds=(), about=about)


def _speaks(corpus: Corpus, noun: Noun) -> bool:
    return bool(noun.voice) or (bool(noun.speakers) and not noun.entities) or (bool(noun.entities) and all(corpus.kind(e) == "Person" for e in noun.entities))


def _said(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """What somebody says, about a name or at all; what is said about a name."""
    if clause.heads or not (clause.says("saying") or any(s.marker == "source" for s in clause.slots)):
        return
    says = [s.noun for s in clause.slots if s.marker in ("says", "source")]
    told = tuple(e for s in clause.slots if s.marker == "told" for e in s.noun.entities)
    about = tuple(e for e in _entities(clause) if e not in told)
    words = tuple(s.noun.words for s in clause.slots if s.marker == "told")
    if any(n.is_asked and not n.asks[:1] == ("item",) for n in says):
        if about:
            yield Reading("speaker", Pattern(party=about))
        return
    if about or any(not n.is_asked for n in says):
        yield Reading("said", about=about, unapplied=words)


def _claims(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """Which claims rest on whom; which are contested, denied, only possible."""
    if clause.heads or clause.says("saying"):
        return
    inner = _nouns(_inner(clause))
    voices = [n for n in inner if n.voice or (n.speakers and not n.entities) or n.unnamed]
    about = tuple(e for n in inner if n not in voices for e in (*n.makers, *n.entities))
    asks = "count" if "count" in clause.targets("ask") or "amount" in clause.targets("ask") else "list"
    if clause.says("claims") and (voices or clause.says("origins") or clause.says("unnamed")):
        pattern, voice, unnamed = Pattern(party=about), "", clause.says("unnamed")
        for noun in voices:
            pattern, voice, unnamed = _said_by(pattern, noun, voice, unnamed)
        yield Reading(asks, pattern, voice=voice, unnamed=unnamed, target="origins" if clause.says("origins") else "")
    elif clause.says("claims") and len(about) == 1 and corpus.kind(about[0]) == "Person" and not _rests(clause):
        yield Reading("said", Pattern(speaker=about))
    elif clause.says("claims") and about and _rests(clause):
        yield Reading(asks, Pattern(speaker=about))
    elif clause.says("origins"):
        yield Reading(asks, Pattern(party=about), target="origins")
    elif clause.says("cues") and not voices:
        yield from _cued(corpus, clause, about, language)
    elif clause.says("claims") and not voices:
        yield Reading(asks, Pattern(party=about))


def _rests(clause: Clause) -> bool:
    return clause.flags.count(("claims", "claims")) > 1


def _cued(corpus: Corpus, clause: Clause, about: tuple[str, ...], language: str) -> Iterator[Reading]:
    """What is sought, planned, contested ...: the cue is the verb, and names stand as with its word for getting."""
    frames = corpus.vocabulary.data["cue_fields"]
    pattern = next((p for c in clause.targets("cues") if (p := frames[c].get("pattern"))), "")
    if pattern and about:
        heads = tuple((name, pattern) for name in corpus.vocabulary.relations
                      if pattern in corpus.vocabulary.relations[name].ask[language])  # fmt: skip
        bare = _front(_inner(clause))
        for variant in _variants(corpus, bare._replace(heads=heads)):
            found = assign(corpus, variant, language)
            if found:
                yield _of_roles(corpus, clause._replace(kind="cue"), found[0])
                return
    kinds = next((n.kinds for n in _nouns(_inner(clause)) if n.is_asked or n.is_open), ())
    if len(about) > 1:
        yield Reading("bag", about=about)
    elif about or not kinds:
        asks = "yes" if clause.says("yes") and about else "list"
        yield Reading(asks, Pattern(party=about))


def _front(clause: Clause) -> Clause:
    """Bare nouns of a clause without a head, put before and behind the place of a verb."""
    bare = [s for s in clause.slots if s.marker == "direct"]
    if not bare:
        return clause
    before = bare[1] if len(bare) > 1 and bare[0].noun.is_asked else bare[0]
    rest = tuple(s for s in clause.slots if s is not before)
    return clause._replace(slots=(before._replace(marker="before"), *rest))


def _about(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """Who is NAME, what is X, everything about X, and names alone as a search."""
    if clause.heads or clause.says("claims") or clause.says("compare"):
        return
    bare = all(n.names_nothing and not n.kinds for n in _nouns(clause))
    if clause.says("fact") and not _entities(clause) and bare and (clause.says("about") or language == "ja" and _nouns(clause)):
        yield Reading("list")
    named, asked = _entities(clause), [n for n in _nouns(clause) if n.is_asked]
    fields = [name for name in clause.targets("ask") if name != "how"]
    if not named or fields or any(n.names_nothing and n.kinds and not n.is_asked for n in _nouns(clause)):
        return
    if len(named) == 1 and (clause.says("about") or asked or _bare(clause)):
        kinds = set(asked[0].kinds) if asked else set()
        if asked and kinds and corpus.kind(named[0]) not in kinds and not clause.says("about"):
            return
        yield Reading("about", about=named)
    elif len(named) > 1 and not asked and (clause.says("about") or _bare(clause)):
        yield Reading("bag", about=named)


def _bare(clause: Clause) -> bool:
    """Whether nothing is there but names, dates and what stands before names."""
    return all(kind in ("fact", "stated", "cues", "bare") for kind, _ in clause.flags) and not clause.negated


def _search(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """Names beside a word for a relation, with nothing that says who does it: a search."""
    named = _entities(clause)
    if not clause.heads or clause.passive or not named or any(n.is_asked or n.is_open for n in _nouns(clause)):
        return
    if clause.says("bare"):
        yield Reading("bag", Pattern(relation=tuple(dict.fromkeys(r for r, _ in clause.heads))), about=named)


Family = Callable[[Corpus, Clause, str], Iterator[Reading]]
FAMILIES: Sequence[Family] = (_connected, _common, _remarks, _purpose, _search, _tied, _said, _claims, _about)
"""The families in the order tried."""
