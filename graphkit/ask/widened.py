"""What is tried before an answer says that there is no claim: a near word, what the speaker says, remarks."""

from __future__ import annotations

from graphkit.ask import finding
from graphkit.ask.phrases import Phrases
from graphkit.ask.remembered import Remembered
from graphkit.ask.said import said, telling, touching
from graphkit.ask.showing import Found, by_kin, shown
from graphkit.ask.values import Reading
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern


def widened(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found | None:
    """The answer by what is next to the question, with a word on it; None where nothing is."""
    for way in (_by_kin, _in_general, _by_speaker, _by_remarks):
        if found := way(corpus, reading, phrases):
            return found
    return None


def _by_kin(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found | None:
    """Claims of the same party and thing by a word of the same group: `give aid`, `support with it`."""
    for wide in finding.kin(corpus, reading):
        rows, lead = by_kin(corpus, wide, reading, phrases)
        if rows:
            return shown(corpus, rows, phrases, lead) | {"patterns": [wide.pattern]}
    return None


def _in_general(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found | None:
    """What the speaker says of something broader than what is asked about: weapons, where it is drones."""
    pattern = reading.pattern
    items = pattern.item or tuple(name for name in reading.about if corpus.kind(name) == "Item")
    if not (items and pattern.speaker) or pattern.phase or reading.asks == "bag":
        return None
    wide = pattern._replace(item=(), party=())
    reached = corpus.store.below("item_up", corpus.named(items))
    broader = set(corpus.store.ids("entity", corpus.store.above("item_up", reached)))
    rows = [row for row in finding.claims(corpus, reading._replace(pattern=wide)) if row.item in broader]
    lead = [phrases("broader", names=phrases.labels(items))]
    return shown(corpus, rows, phrases, lead) | {"patterns": [wide]} if rows else None


def _by_speaker(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found | None:
    """What is said by the speaker who is asked for, or who is a party of no claim, about the other names."""
    pattern = reading.pattern
    parties = tuple(dict.fromkeys((*pattern.subject, *pattern.object, *pattern.party, *reading.about)))
    acting = (*pattern.subject, *pattern.party)
    speaker = pattern.speaker or tuple(name for name in acting if corpus.kind(name) == "Person")
    voice = reading.voice if reading.voice != "document" else ""
    if voice and isinstance(corpus, Remembered) and corpus.cut:
        return None  # there may be claims by such speakers beyond those that were looked through
    if reading.asks == "said" or not (speaker or voice) or pattern.status == ("denied",) or pattern.document:
        return None
    about = tuple(name for name in (*parties, *pattern.item) if name not in speaker)
    asked = Reading("said", Pattern(speaker=speaker), about=about, voice=reading.voice)
    asked = asked._replace(unnamed=reading.unnamed)
    found = said(corpus, asked, phrases)
    if not (found.get("claims") or found.get("remarks")):
        return None
    who = phrases.listed(phrases.value("speaker", name) for name in speaker)
    lead = phrases("not_put", who=who or phrases.term("speaker_kinds", voice))
    return found | {"sentence": phrases.joined([lead, found["sentence"]])}


def _by_remarks(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found | None:
    """The remarks that touch every name of a search."""
    if reading.asks != "bag" or len(reading.about) < 2 or reading.unapplied:
        return None
    rows = touching(corpus, reading.about)
    if not rows:
        return None
    found = telling(corpus, [], rows, phrases)
    return found | {"sentence": phrases.joined([phrases("search"), found["sentence"]])}
