"""Clauses about what is remarked: how something is described, what is gained, for what purpose it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.ask import finding
from graphkit.ask.named import entities, inner_of, nouns, said_by
from graphkit.ask.said import told_of
from graphkit.ask.tied import FIELDS, on_claims
from graphkit.ask.values import Clause, Reading
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern


def remarked(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """What is remarked about names: how described, what gained, for what purpose."""
    if not clause.says("remarks") or (clause.negated and not clause.heads):
        return  # how far does it not fly
    if "return" in clause.targets("ask"):
        return  # what is got in return is no gain
    empty = []
    for reading in on_claims(corpus, clause, language) if clause.heads else ():
        if finding.claims(corpus, reading):
            yield reading
        else:
            empty.append(reading)
    yield from _on_names(corpus, clause, language)
    yield from empty


def _on_names(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """What is remarked about the names of the clause, by somebody or by anybody."""
    if (clause.kind == "verb" and len(entities(clause)) < 2) or {*FIELDS} & {*clause.targets("ask")}:
        return
    if any(noun.is_asked for noun in nouns(clause, "says")):
        return  # who says what it is for
    target, inner = clause.targets("remarks")[0], inner_of(clause)
    about_words = corpus.vocabulary.data["asking"][language]["about"]["words"]
    compared = corpus.vocabulary.data["asking"][language].get("compared", {}).get(target, ())
    theirs = _of_deeds(corpus, clause, language)
    says = tuple(s.noun for s in inner.slots if s.marker not in (*about_words, *compared, *theirs))
    named = any(not noun.is_asked for noun in nouns(clause, "says"))
    several = language == "ja" and len(entities(clause)) > 1
    compares = several and target in corpus.vocabulary.data["asking"][language]["compared"]
    speaker = next((n for n in says if n.speaks and not named and not compares), None)
    others = tuple(n for n in nouns(inner) if n is not speaker)
    about = tuple(dict.fromkeys(e for n in others for e in (*n.makers, *n.entities)))
    judges = clause.says("does") or (language == "ja" and target in corpus.vocabulary.data["remark_said"])
    if speaker is not None and (about or speaker.voice or speaker.speakers) and judges:
        pattern, voice, unnamed = said_by(Pattern(), speaker, "", False)
        yield Reading("remark", pattern, target=target, about=about, voice=voice, unnamed=unnamed)
        return
    if named and not about and clause.says("saying") and not inner.heads:
        yield Reading("remark", target=target)  # what does he think would follow
        return
    by = tuple(e for noun in nouns(clause, "gains") for e in noun.entities)
    persons = tuple(e for e in entities(clause) if corpus.kind(e) == "Person")
    bare = all(slot.marker in ("direct", "says") and not slot.noun.is_asked for slot in clause.slots)
    if bare and 0 < len(persons) < len(entities(clause)):  # a bag of words with who says it
        rest = tuple(e for e in entities(clause) if e not in persons)
        yield Reading("remark", Pattern(speaker=persons), target=target, about=rest)
    if about := tuple(dict.fromkeys((*by, *entities(clause)))):
        pattern = _of_heads(corpus, clause, target, about)
        label = corpus.vocabulary.relations[clause.heads[0][0]].label[language] if clause.heads else ""
        passed = (clause.word or label,) if label and not pattern.claim else ()
        if passed and clause.kind == "verb" and not told_of(corpus, about, target):
            return  # what the verb says is not let go for nothing
        yield Reading("remark", pattern, target=target, about=about, by=by, unapplied=passed)


def _of_deeds(corpus: Corpus, clause: Clause, language: str) -> tuple[str, ...]:
    """The particles behind whose deed it is, ロシアの協力: he is not who remarks something."""
    whose = corpus.vocabulary.data["asking"]["ja"]["small"]["whose"]
    return tuple(whose) if language == "ja" and clause.heads else ()


def _of_heads(corpus: Corpus, clause: Clause, target: str, about: Sequence[str]) -> Pattern:
    """The claims of what the head means in which every name stands, where a remark of the kind is on any."""
    relations = tuple(dict.fromkeys(relation for relation, _ in clause.heads))
    if not relations:
        return Pattern()
    claims = finding.uniting(corpus, Pattern(relation=relations), about)
    kinds = corpus.vocabulary.data["remark_groups"][target]
    rows = corpus.remarks(about=claims, kind=kinds) if claims else ()
    found = tuple(id for id in claims if any(id in row.about for row in rows))
    return Pattern(relation=relations, claim=found) if found else Pattern()


def purpose(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """Why, of a name: `what is the purpose of the veto`."""
    target = next((name for name in clause.targets("ask") if name in corpus.vocabulary.remark_kinds), "")
    if target and entities(clause) and not clause.heads and not clause.says("cues"):
        yield Reading("remark", target=target, about=entities(clause))
