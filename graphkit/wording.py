"""A claim said in one sentence, in English or Japanese: parts and the vocabulary's frames in, a string out.

`gloss` says what is claimed, with polarity, phase and certainty, but not who says it; `attributed` has it
said by its speaker, hedged as the speaker does. Labels are used as they are, articles included.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit import forms, frames, spoken
from graphkit.clauses import Clause, Parts
from graphkit.spoken import Amount
from graphkit.vocabulary import Vocabulary

__all__ = [
    "Amount",
    "Parts",
    "at_date",
    "attributed",
    "date",
    "gloss",
    "listed",
    "nominal",
    "number",
    "quoted",
    "source",
]


def gloss(parts: Parts, vocabulary: Vocabulary, language: str) -> str:
    """The claim as a sentence without its speaker and without a full stop; the one written by hand if any."""
    return _begin(parts.gloss or _hedged(Clause(parts, vocabulary, language)))


def nominal(parts: Parts, vocabulary: Vocabulary, language: str) -> str:
    """The claim as a noun, without hedges: `Iran supplying Russia with armed drones`."""
    return Clause(parts, vocabulary, language).nominal()


def attributed(parts: Parts, vocabulary: Vocabulary, language: str) -> str:
    """The claim as its speaker puts it, with a full stop; without a speaker the gloss with one.

    A denial (status `denied`, certain) is said as one, "Iran denies ..."; nothing else is.
    """
    grammar = vocabulary.grammar(language)
    denied = parts.status == "denied" and parts.certainty == "certain" and bool(parts.speaker)
    clause = Clause(parts._replace(polarity="affirmed") if denied else parts, vocabulary, language)
    pattern = grammar["attributed"][_pattern(parts, denied, clause)]

    def value(slot: str) -> str:
        if slot == "source":
            return source(parts, vocabulary, language)
        if slot == "gerund":
            return clause.said(own=True, gerund=True)
        if slot != "clause":
            return forms.present(grammar["lexemes"][slot], parts.speaker_plural)
        if parts.gloss and not denied:
            return parts.gloss
        if denied or (parts.speaker and parts.certainty == "open"):
            return clause.said(inner=True, own=clause.speaks_itself() and bool(grammar["drops_topic"]))
        return _hedged(clause)

    return _begin(frames.fill(pattern, value))


def source(parts: Parts, vocabulary: Vocabulary, language: str) -> str:
    """Who says it, who relays it and where: `press reports (relayed by John Kirby; the briefing)`."""
    grammar = vocabulary.grammar(language)
    relay = str(grammar["relay"]).format(via=parts.via) if parts.via else ""
    return spoken.filled(grammar["source"], {"speaker": parts.speaker, "relay": relay, "venue": parts.venue})


def date(edtf: str, vocabulary: Vocabulary, language: str) -> str:
    """An EDTF date or interval in words: `19 June 2024 (date inferred)`."""
    return spoken.date(edtf, vocabulary.grammar(language))


def at_date(edtf: str, vocabulary: Vocabulary, language: str) -> str:
    """The same said of a fact: `on 19 June 2024 (date inferred)`."""
    return spoken.at_date(edtf, vocabulary.grammar(language))


def quoted(words: str, vocabulary: Vocabulary, language: str) -> str:
    """Words as printed, in quotation marks."""
    return str(vocabulary.grammar(language)["printed"]).format(wording=words)


def number(value: float, vocabulary: Vocabulary, language: str) -> str:
    """A count in words where the language has a short one, else in figures: `twelve`, `1,200`."""
    return spoken.number(value, vocabulary.grammar(language))


def listed(words: Sequence[str], vocabulary: Vocabulary, language: str) -> str:
    """The words as a list: `a, b and c`."""
    return spoken.listed(words, vocabulary.grammar(language))


def _pattern(parts: Parts, denied: bool, clause: Clause) -> str:
    """Which of the grammar's patterns of attribution fits."""
    if not parts.speaker:
        return "unattributed"
    if denied:
        return "denied_self" if clause.speaks_itself() else "denied"
    return {"open": "hedged" if parts.gloss else "open", "certain": "plain"}.get(parts.certainty, "hedged")


def _hedged(clause: Clause) -> str:
    certainty, grammar = clause.parts.certainty, clause.grammar
    said = clause.said(inner=certainty in grammar["inner_hedges"])
    return str(grammar["hedges"][certainty]).format(clause=said)


def _begin(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
