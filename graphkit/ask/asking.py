"""From a question to its answer, or to an honest word that it was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graphkit.ask import reader, words
from graphkit.ask.answer import Answer
from graphkit.ask.answers import answer
from graphkit.ask.halves import Half, chained, half, halves, numbers, untold
from graphkit.ask.phrases import Phrases
from graphkit.ask.remembered import Remembered
from graphkit.ask.tokens import Token, Words, is_name
from graphkit.corpus import Corpus
from graphkit.errors import NoReading
from graphkit.rows import ClaimRow, RemarkRow


def ask(corpus: Corpus, question: str, language: str | None = None) -> Answer:
    """The answer of the claims to a question in English or Japanese, in its language or the one given.

    Raises NoReading where the question is not understood; its message names the words that were and
    were not recognised, and three questions nearby that have an answer.
    """
    found = reply(corpus, question, language)
    if found.exit:
        raise NoReading(str(found).strip(), tuple(found.recognised), tuple(found.not_understood))
    return found


def reply(corpus: Corpus, question: str, language: str | None = None) -> Answer:
    """The same, as an answer with `exit` 3 where the question is not understood."""
    corpus = Remembered(corpus)
    plain = words.clean(question)
    speaks = words.language_of(plain)
    phrases = Phrases(corpus, language or speaks)
    if not plain or len(plain) > words.LONGEST:
        reason = phrases("too_long", n=str(words.LONGEST)) if plain else phrases.said["empty"]
        return _finish(corpus, phrases, {"exit": 3, "headline": reason}, question[: words.LONGEST], {})
    cut = words.cut(corpus, plain, speaks)
    told = _reported(corpus, cut, phrases)
    if told is not None and told.get("report"):
        return _finish(corpus, phrases, told, plain, dict(cut.corrections))
    unknown = reader.unknown(cut)
    both = None if unknown else halves(corpus, cut)
    if both is not None:
        return _both(corpus, phrases, plain, dict(cut.corrections), both)
    understood = None if unknown else reader.read(corpus, cut)
    both = None if unknown or understood else chained(corpus, cut)
    if both is not None:
        return _both(corpus, phrases, plain, dict(cut.corrections), both)
    if understood is None and (rest := untold(corpus, cut)):
        first = reply(corpus, rest, language)
        sentence = phrases.joined([first.sentence, phrases.said["told_anyway"]])
        if not first.exit:
            return Answer(**{**vars(first), "question": plain, "sentence": sentence})
    if understood is None and (several := _numbers(corpus, cut, phrases, plain, language)):
        return several
    if understood is None and (one := half(corpus, cut)):
        return _finish(corpus, phrases, _of_half(corpus, one, phrases), plain, dict(cut.corrections))
    if understood is None:  # a report that was reached and has no row, a search of remarks, else nothing
        from graphkit.ask import beside, holding, loose  # only what nothing else reads needs it

        told = told or holding.rows(corpus, cut, phrases) or beside.reasons(corpus, cut, phrases)
        narrow = loose.narrowing(corpus, cut) if unknown and not told else None
        if narrow and (read := reader.read(corpus, narrow)):
            told = answer(corpus, read.reading, phrases.language) | {"ignored": read.ignored}
        told = told or holding.loosely(corpus, cut, phrases) or _not_understood(corpus, cut, unknown, phrases)
        return _finish(corpus, phrases, told, plain, dict(cut.corrections))
    found = answer(corpus, understood.reading, phrases.language) | {"ignored": understood.ignored}
    if not any(found.get(name) for name in ("claims", "remarks", "denials")):
        from graphkit.ask import holding

        found = holding.rows(corpus, cut, phrases, whole=True) or found
    stands = {
        corpus.label(a, phrases.language): corpus.label(b, phrases.language)
        for a, b in understood.reading.stands
    }
    return _finish(corpus, phrases, found, plain, {**dict(cut.corrections), **stands})


def _numbers(
    corpus: Corpus, cut: Words, phrases: Phrases, question: str, language: str | None
) -> Answer | None:
    """The answers to two numbers that are asked for at once: `how many were killed, and how many injured`."""
    parts = [reply(corpus, text, language) for text in numbers(cut)]
    if not parts or any(part.exit or not part.remarks for part in parts):
        return None
    return _united(corpus, phrases, question, dict(cut.corrections), tuple(parts))


def _reported(corpus: Corpus, cut: Words, phrases: Phrases) -> Mapping[str, Any] | None:
    """What a report answers, where the question has a word that reaches one."""
    if not any(token.has("reports") for token in cut.tokens):
        return None
    from graphkit.ask.reported import reported  # the reports are loaded for the questions that may reach one

    return reported(corpus, cut, phrases)


def _of_half(corpus: Corpus, one: Half, phrases: Phrases) -> Mapping[str, Any]:
    """The answer to the half that is understood, which says first which half is not."""
    found = answer(corpus, one.understood.reading, phrases.language) | {"ignored": one.understood.ignored}
    if not one.other:
        return found | {"sentence": phrases.joined([found["sentence"], phrases.said["told_anyway"]])}
    told = phrases.joined([phrases("half", words=one.other), found["sentence"]])
    return found | {"sentence": told, "unapplied": (*found.get("unapplied", ()), one.other)}


def _both(
    corpus: Corpus,
    phrases: Phrases,
    question: str,
    corrections: Mapping[str, str],
    both: Iterable[reader.Understood],
) -> Answer:
    """The answers of two questions in one sentence."""
    parts = tuple(
        _finish(
            corpus,
            phrases,
            answer(corpus, half.reading, phrases.language) | {"ignored": half.ignored},
            question,
            {},
        )
        for half in both
    )
    return _united(corpus, phrases, question, corrections, parts)


def _united(
    corpus: Corpus, phrases: Phrases, question: str, corrections: Mapping[str, str], parts: tuple[Answer, ...]
) -> Answer:
    """Several answers as one, each with its own sentence."""
    united = {
        name: tuple({row.id: row for part in parts for row in getattr(part, name)}.values())
        for name in ("claims", "remarks", "denials")
    }
    found = {
        **united,
        "headline": phrases.said["two"],
        "parts": parts,
        "total": sum(part.total for part in parts),
    }
    return _finish(corpus, phrases, found, question, corrections)


def _not_understood(
    corpus: Corpus, cut: Words, unknown: Iterable[Token], phrases: Phrases
) -> Mapping[str, Any]:
    from graphkit.ask import nearby  # only who is not understood needs it

    strange = tuple(dict.fromkeys(token.text for token in unknown))
    known = tuple(t.text for t in cut.tokens if t.senses and not t.has("small", "stop", "article"))
    names = tuple(dict.fromkeys(token.text for token in unknown if is_name(token)))
    told = phrases("unknown_name", words=phrases.listed(names)) if names else ""
    return {
        "exit": 3,
        "headline": phrases.said["no_reading"],
        "sentence": told,
        "recognised": known,
        "not_understood": strange,
        "suggestions": nearby.suggestions(corpus, cut),
    }


def _finish(
    corpus: Corpus, phrases: Phrases, found: Mapping[str, Any], question: str, corrections: Mapping[str, str]
) -> Answer:
    notes = [*found.get("notes", ()), *_notes(phrases, found, corrections)]
    if isinstance(corpus, Remembered) and corpus.stopped:
        notes.append(phrases("stopped", n=f"{corpus.stopped:,}"))
    columns = phrases.said["columns"]

    def table(row: ClaimRow | RemarkRow) -> Mapping[str, str]:
        if isinstance(row, ClaimRow):
            what = corpus.gloss(row, phrases.language) + corpus.reached(row, phrases.language)
            put = corpus.put(row, phrases.language)
            put += phrases.said["general"] if row.id in found.get("general", ()) else ""
        else:
            what, put = row.text[phrases.language], phrases.term("remark_kinds", row.kind)
            sure = row.certainty == "certain"
            put += "" if sure else str(phrases.said["list"]) + phrases.term("certainties", row.certainty)
        return {
            columns["id"]: row.id,
            columns["what"]: what,
            columns["put"]: put,
            columns["source"]: corpus.according_to(row, phrases.language),
            columns["at"]: row.at,
        }

    return Answer(
        **{
            **found,
            "question": question,
            "language": phrases.language,
            "corrections": corrections,
            "notes": tuple(notes),
            "table": table,
            "titles": phrases.said["titles"],
        }
    )


def _notes(phrases: Phrases, found: Mapping[str, Any], corrections: Mapping[str, str]) -> Iterable[str]:
    """What was read, corrected, passed over, left out; what is known and what works nearby."""
    if found.get("reading"):
        yield phrases("reading", reading=found["reading"]["words"])
        for name in () if found.get("report") else ("find", "looked_through"):
            yield from (phrases(name, command=line) for line in found["reading"][name])
        if left := found["reading"].get("without"):
            yield phrases("line_without", ids=phrases.listed(left))
    yield from (phrases("corrected", typed=typed, read=read) for typed, read in corrections.items())
    for name in ("ignored", "recognised"):
        if found.get(name):
            yield phrases(name, words=phrases.listed(found[name]))
    if found.get("not_understood"):
        yield phrases("unrecognised", words=phrases.listed(found["not_understood"]))
    if found.get("left_out"):
        reasons = phrases.said["reasons"]
        yield phrases(
            "left_out", list=phrases.listed(f"{n} {reasons[why]}" for why, n in found["left_out"].items())
        )
    if found.get("suggestions"):
        yield phrases.said["try"]
        yield from (f"  {question}" for question in found["suggestions"])
