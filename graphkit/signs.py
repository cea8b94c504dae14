"""What a sentence has and its claims have not: signs of a mistake, never more than a warning.

Cue words stand in the vocabulary (`cues`), names in the corpus. A cue or name counts as used where it
stands in words that a statement keeps as printed (hedge, amount, `printed`), or in our own words for it.
What is right all the same is silenced in its passage, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from graphkit.evidence import Copy
from graphkit.looking import ROLES, Known, Look, Match, Span, names_of
from graphkit.model import SELF, UNKNOWN, Claim, Passage
from graphkit.reader import Source

DOUBT = ("probable", "possible", "open")
PHASES = ("sought", "planned", "negotiating", "agreed")
_SPEAK = ("several_speak", "one_speaks")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_DATES = {"en": re.compile(r"\b(?:19|20|21)\d\d\b"), "ja": re.compile(r"\d+年|\d+月|\d+日")}


# --- the signs ---------------------------------------------------------------------------------------


def doubt(look: Look) -> Iterator[str]:
    """A cue of doubt that is no statement's hedge; what is relayed is said of hearsay, and is no doubt."""
    phases = {claim.phase for claim in look.passage.claims}
    is_relayed = any(each.via for each in look.statements)
    for cue in look.cues:
        told = cue.means & phases or (is_relayed and "hearsay" in cue.means)
        if cue.means & set(DOUBT) and not told:
            yield f"“{cue.words}” is a cue of doubt, and no statement has it as hedge"


def reporting(look: Look) -> Iterator[str]:
    """A reporting verb, though the document itself is said to speak."""
    if all(each.speaker == SELF and not each.via for each in look.statements):
        for cue in look.cues:
            if "reporting" in cue.means and not cue.means & set(DOUBT):
                yield f"“{cue.words}” reports somebody's words, but the text's own voice is the speaker"


def negation(look: Look) -> Iterator[str]:
    """A negation, though everything is affirmed."""
    if all(each.polarity == "affirmed" for each in look.statements):
        for cue in look.cues:
            if "negation" in cue.means and (look.language == "en" or len(cue.words) > 1):
                yield f"“{cue.words}” is a negation, but everything is affirmed"


def phase(look: Look) -> Iterator[str]:
    """A word for a stage before the fact, though every claim is of the fact."""
    if look.passage.claims and all(claim.phase in ("actual", "ended") for claim in look.passage.claims):
        for cue in look.cues:
            if early := sorted(cue.means & set(PHASES)):
                yield f"“{cue.words}” points to something {' or '.join(early)}, but every claim is actual"


def date(look: Look) -> Iterator[str]:
    """A date that no statement has."""
    given = look.dates()
    for found in _dates(look):
        if not look.is_used(found) and not _is_given(found.words, given, look):
            yield f"the date “{found.words}” is in no statement"


def number(look: Look) -> Iterator[str]:
    """An amount that no statement has."""
    taken = [each.span for each in (*look.names, *_dates(look))]
    found = [Match(each.group(), each.span(), frozenset()) for each in DIGITS.finditer(look.words)]
    found += [cue for cue in look.cues if "number" in cue.means]
    for each in found:
        within = any(low < each.span[1] and each.span[0] < high for low, high in taken)
        day = each.words.isdecimal() and len(each.words) < 3 and f"-{int(each.words):02}" in look.dates()
        told = look.is_used(each) or look.is_called(each) or look.counts_speakers(each)
        if not within and not day and not told:
            yield f"the number “{each.words}” is in no statement"


def name(look: Look) -> Iterator[str]:
    """A known name that no statement uses, nor anything within it."""
    for found in look.names:
        told = look.is_used(found) or look.is_called(found) or look.is_part(found)
        if not found.means & look.used and not told:
            yield f"“{found.words}” ({', '.join(sorted(found.means))}) is in no statement"


def absent(look: Look) -> Iterator[str]:
    """An end of a claim that the sentence does not name, without the words it was read from."""
    for claim in look.passage.claims if look.before is not None else ():
        for role in ROLES:
            entity = getattr(claim, role)
            if entity and entity != UNKNOWN and role not in claim.printed and not _stands(look, entity):
                yield f"{claim.id}: “{entity}” is not named in the sentence, and printed.{role} is empty"


def direction(look: Look) -> Iterator[str]:
    """A claim whose ends stand the other way round in the sentence."""
    ways = {(claim.subject, claim.object) for claim in look.passage.claims}
    for claim in look.passage.claims:
        if (claim.object, claim.subject) in ways:
            continue
        relation = look.known.vocabulary.relations.get(claim.relation)
        if claim.object and relation and not relation.symmetric and _is_turned(look, claim):
            yield f"{claim.id}: the sentence seems to say it the other way round, from {claim.object}"


def how_many(look: Look) -> Iterator[str]:
    """Several who speak, as one, or one as several."""
    voices = [voice for each in look.statements if (voice := look.speaker(each.speaker))]
    kinds = set(_speaking(look))
    said = [kind for kind in _SPEAK if kind in kinds]
    if len(said) == 1 and voices:
        plural = said[0] == _SPEAK[0]
        if all(voice.plural != plural and not voice.persons for voice in voices):
            said_as = ("several speak", "one") if plural else ("one speaks", "several")
            yield f"{said_as[0]}, but the speaker {voices[0].id} is {said_as[1]}"


def _speaking(look: Look) -> Iterator[str]:
    """How many speak, as each cue has it; one of several is one."""
    cues = look.known.cues(look.language).find(look.words)
    ones = [cue.span for cue in cues if "one_of" in cue.means]
    for cue in cues:
        for kind in cue.means & set(_SPEAK):
            yield _SPEAK[1] if any(_is_near(look.words, one, cue.span) for one in ones) else kind


def _is_near(words: str, one: Span, other: Span) -> bool:
    """Whether two phrases belong together: a few words between them at most, and no comma."""
    first, second = sorted((one, other))
    between = words[first[1] : second[0]]
    return not set(between) & set(",;.、。;") and len(between) < 30


def _dates(look: Look) -> list[Match]:
    found = [
        Match(each.group(), each.span(), frozenset()) for each in _DATES[look.language].finditer(look.words)
    ]
    found += [each for each in look.known.cues(look.language).find(look.words) if "date" in each.means]
    inside = [each.span for each in look.names]
    return [each for each in found if not any(a <= each.span[0] and each.span[1] <= b for a, b in inside)]


def _is_given(words: str, given: str, look: Look) -> bool:
    """Whether a date of the sentence stands in the dates that were given."""
    digits = re.match(r"\d+", words)
    if digits:
        return digits[0] in given if len(digits[0]) == 4 else f"-{int(digits[0]):02}" in given
    months = look.known.vocabulary.grammar(look.language)["dates"].get("months", [])
    return words in months and f"-{months.index(words) + 1:02}" in given


def _stands(look: Look, entity: str) -> bool:
    """Whether the sentence or the one before names the entity, something within it, or what it is part of;
    or whether it is whom the speaker speaks for (`our`)."""
    near = {entity, *look.known.wholes(entity)}
    names = [*look.names, *look.known.names(look.language).find(look.before or "")]
    voices = [
        party for each in look.statements if (one := look.speaker(each.speaker)) for party in one.speaks_for
    ]
    if any(
        near & set(look.known.wholes(each)) for each in (*voices, *(m for one in names for m in one.means))
    ):
        return True
    words = f"{look.words} {look.before}".lower()
    records = [look.known.entities[each] for each in near if each in look.known.entities]
    said = [
        each
        for one in records
        for each in (*names_of(one, look.language), *getattr(one.adjectives, look.language))
    ]
    return entity not in look.known.entities or any(each.lower() in words for each in said)


def _is_turned(look: Look, claim: Claim) -> bool:
    """Whether the object stands where the giver stands, and the subject where the receiver does."""
    giver, receiver = _place(look, claim.object or ""), _place(look, claim.subject)
    if giver is None or receiver is None:
        return False
    if look.language == "ja":
        behind = [look.words[span[1] : span[1] + 1] for span in (giver, receiver)]
        return behind[0] in "はが" and behind[1] in "にへ" and all(behind)
    before = look.words[: receiver[0]].rstrip().lower().split()[-1:]
    return giver[1] < receiver[0] and before in (["to"], ["for"]) and " by " not in look.words


def _place(look: Look, entity: str) -> Span | None:
    return next((found.span for found in look.names if entity in found.means), None)


SIGNS: Mapping[str, tuple[str, Callable[[Look], Iterator[str]]]] = {
    "doubt": ("a cue of doubt is the hedge of a statement", doubt),
    "reporting": ("reported words are not the text's own", reporting),
    "negation": ("a negation is in a statement", negation),
    "stage": ("a word for an earlier stage is in a statement", phase),
    "date": ("a date is in a statement", date),
    "number": ("a number is in a statement", number),
    "name": ("a known name is in a statement", name),
    "absent": ("what a claim names, the sentence names", absent),
    "direction": ("a claim goes the way the sentence goes", direction),
    "how-many": ("a plural speaker is plural", how_many),
}
"""Code -> what it asks for, and the function that looks at one sentence."""


def sentences(source: Source, copy: Copy) -> dict[str, str]:
    """Pointer -> sentence, for the sentences of the document that are in the copy."""
    if source.segments is None or copy.problem:
        return {}
    at = {(each.at, each.digest): each for each in copy.found}
    anywhere = {each.digest: each for each in reversed(copy.found)}
    found = {}
    for each in source.segments.segments:
        here = at.get((each.at, each.digest)) or anywhere.get(each.digest)
        if here:
            found[each.at] = copy.words[here.start : here.end]
    return found


def look_for(
    sign: str, source: Source, copy: Copy, known: Known
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where a sign is seen in a document: the path of the passage, and what was seen."""
    texts = sentences(source, copy)
    for index, passage in enumerate(source.document.passages):
        for reason in look_at(sign, passage, source, texts, known):
            yield ("passages", index, "at"), f"{passage.at}: {reason}"


def look_at(
    sign: str, passage: Passage, source: Source, texts: Mapping[str, str], known: Known
) -> tuple[str, ...]:
    """What one sign shows in one passage; nothing where the text is not there or is skipped."""
    if passage.at not in texts or not (passage.claims or passage.remarks):
        return ()
    order = [each.at for each in source.segments.segments] if source.segments else []
    number = order.index(passage.at)
    before = texts.get(order[number - 1]) if number else ""
    return tuple(dict.fromkeys(SIGNS[sign][1](Look(texts[passage.at], source, passage, known, before))))


def idle(source: Source, copy: Copy, known: Known) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Signs that a passage silences, but that are not seen in its sentence."""
    texts = sentences(source, copy)
    for index, passage in enumerate(source.document.passages):
        for code in passage.silence:
            if code in SIGNS and passage.at in texts and not look_at(code, passage, source, texts, known):
                yield (
                    ("passages", index, "silence", code),
                    f"{passage.at}: there is no warning '{code}' to silence",
                )
