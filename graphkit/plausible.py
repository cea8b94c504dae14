"""What a document may say, but hardly means: rules that only warn. Each yields where, and why."""

from __future__ import annotations

from graphkit import dates, rules, text
from graphkit.model import UNKNOWN, Group
from graphkit.reader import EntityFile, Source
from graphkit.rules import Broken, Index


def empty_groups(file: EntityFile, index: Index) -> Broken:
    """Groups of nobody, which do not say why."""
    for number, entity in enumerate(file.entities):
        if isinstance(entity, Group) and not entity.members and entity.description is None:
            reason = f"'{entity.id}' has no members: list them, or let its description say why there are none"
            yield (number, "members"), reason


def phases(source: Source, index: Index) -> Broken:
    """Claims in a phase that their relation does not have."""
    relations, said = index.vocabulary.relations, index.said(source.document)
    for claim in said.claims:
        if claim.relation in relations and claim.phase != "actual":
            known = relations[claim.relation].phases
            if claim.phase not in known:
                reason = f"'{claim.relation}' is not {claim.phase}; its phases are {rules.listed(known)}"
                yield (*said.way(claim), "phase"), reason


def foretold(source: Source, index: Index) -> Broken:
    said = index.said(source.document)
    for claim in said.claims:
        stated = claim.stated or source.document.published
        if claim.when and claim.phase == "actual" and claim.polarity == "affirmed":
            first, last = dates.bounds(claim.when)[0], dates.bounds(stated)[1]
            if first > last:
                reason = f"the fact ({claim.when}) is later than its statement ({stated}): is it planned?"
                yield (*said.way(claim), "when"), reason


def itself(source: Source, index: Index) -> Broken:
    """Claims whose subject is their object."""
    said = index.said(source.document)
    for claim in said.claims:
        if claim.object == claim.subject and claim.subject != UNKNOWN:
            yield (*said.way(claim), "object"), f"{claim.id}: '{claim.subject}' is the subject and the object"


def named_persons(source: Source, index: Index) -> Broken:
    """Speakers called as a known person is, but not tied to that person.

    A namesake is silenced in any passage where the speaker speaks.
    """
    passages = source.document.passages
    quiet = {each.speaker for one in passages if "persons" in one.silence for each in (one, *one.statements)}
    for number, speaker in enumerate(source.document.speakers):
        if speaker.plural or speaker.persons or speaker.id in quiet:
            continue
        called = {text.fold(speaker.label.en), text.fold(speaker.label.ja)}
        for person in sorted({id for name in called for id in index.persons.get(name, ())}):
            reason = f"'{speaker.id}' is called as the person '{person}' is: write persons: [{person}]"
            yield ("speakers", number, "label"), reason
