"""Rules between records: CHECKS, one row a rule, and how much of each text is encoded.

A rule is a function that yields where it is broken and why. Rules of a document need only that document
and an index of everything else, so that a large corpus can be checked document by document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from graphkit import across, evidence, plausible, rules, signs
from graphkit.errors import Fault
from graphkit.looking import Known
from graphkit.output import printable
from graphkit.places import Places
from graphkit.places import fault as placed
from graphkit.reader import EntityFile, Loaded, Source
from graphkit.refused import Refusal, nearest
from graphkit.rules import Index, Way
from graphkit.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path


class Coverage(NamedTuple):
    """How many sentences of a document have claims, remarks or a reason to skip them; the rest is open.

    Of an excerpt the sentences that are here are counted; `excerpt` is by what they were chosen.
    """

    document: str
    sentences: int
    claimed: int
    remarked: int
    skipped: int
    open: int
    excerpt: str = ""


class Checked(NamedTuple):
    """What the rules found. `unverified` names the documents without a copy of the text, and why."""

    faults: tuple[Fault, ...]
    coverage: tuple[Coverage, ...]
    verified: tuple[str, ...] = ()
    unverified: tuple[tuple[str, str], ...] = ()

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that stop a compilation."""
        return tuple(fault for fault in self.faults if fault.level == "error")


class Check(NamedTuple):
    """One rule: its name, how grave it is, what it asks for, and the function that looks."""

    code: str
    level: str
    description: str
    function: Callable[..., Iterator[Any]]


ENTITY_CHECKS = (
    Check(
        "entity-ties",
        "error",
        "part_of, broader and members name fitting entities",
        rules.entity_ties,
    ),
    Check("entity-id", "error", "no entity has an id that is kept for something else", rules.entity_names),
    Check(
        "no-members",
        "warning",
        "a group has members, or a description that says why not",
        plausible.empty_groups,
    ),
    Check("category", "error", "the category of an item is in the vocabulary", rules.entity_categories),
)
CORPUS_CHECKS = (
    Check("twice", "error", "an id is defined once, in all corpora together", across.defined_twice),
    Check(
        "cycle", "error", "broader, part_of, members and translation_of do not go in circles", across.cycles
    ),
)
DOCUMENT_CHECKS = (
    Check("head", "error", "the publisher and the original of a document are known", rules.head),
    Check(
        "speakers",
        "error",
        "speakers are defined once, their persons and parties known",
        rules.speakers,
    ),
    Check("speaker", "error", "who speaks is defined in the document, or is `self`", rules.who_speaks),
    Check("roles", "error", "the relation is known, and its ends are as the vocabulary allows", rules.roles),
    Check("phase", "warning", "the phase is one that the relation has", plausible.phases),
    Check("entities", "error", "venue, where and by name entities of fitting kinds", rules.other_entities),
    Check(
        "references", "error", "in_return_for and about name what exists, no claim itself", rules.references
    ),
    Check("remark-kind", "error", "the kind of a remark is in the vocabulary", rules.remark_kinds),
    Check("printed", "error", "printed words name a field", rules.printed),
    Check("unique", "error", "ids of claims and remarks stand once in a document", rules.unique),
    Check("same-claim", "error", "no passage says the same claim twice", rules.same_claim),
    Check("foretold", "warning", "an actual fact is not later than its statement", plausible.foretold),
    Check("itself", "warning", "subject and object of a claim are two", plausible.itself),
    Check("persons", "warning", "a speaker called as a person is names that person", plausible.named_persons),
    Check("open", "error", "each passage has claims, remarks or a reason to skip it", rules.open_passages),
    Check("pointers", "error", "pointers stand once and in reading order", evidence.order),
    Check("segments", "error", "passages and segments have the same pointers", evidence.coverage),
    Check("no-segments", "warning", "a document with passages has segments", evidence.missing_segments),
    Check("silence", "error", "what a passage silences is a warning", lambda *given: silenced(*given)),
)
GRAVE = tuple(check for check in DOCUMENT_CHECKS if check.level == "error")
"""The rules of a document without whose observance nothing is compiled."""
TEXT_CHECKS = (
    Check("copy", "error", "the copy of the text can be read", evidence.unreadable),
    Check("digest", "error", "each sentence is in the copy", evidence.lost),
    Check("moved", "warning", "each sentence stands in the copy where the pointer says", evidence.moved),
    Check(
        "text", "warning", "length and SHA-256 of the copy are those of the text encoded", evidence.other_text
    ),
    Check("rule", "warning", "the sentences were cut by the rule in use", evidence.other_rule),
)
ASTRAY = ("copy", "digest", "moved")
"""What keeps the pointers of a document from being called verified."""
SIGN_CHECKS = (
    *(Check(code, "warning", asks, partial(signs.look_for, code)) for code, (asks, _) in signs.SIGNS.items()),
    Check("idle", "warning", "what a passage silences is there", signs.idle),
)
CHECKS = (*ENTITY_CHECKS, *CORPUS_CHECKS, *DOCUMENT_CHECKS, *TEXT_CHECKS, *SIGN_CHECKS)
WARNINGS = tuple(sorted(check.code for check in CHECKS if check.level == "warning"))


# --- the run -----------------------------------------------------------------------------------------


def check(loaded: Loaded, vocabulary: Vocabulary, texts: str | Path | None = None) -> Checked:
    """What the rules say of everything that was read, with the faults met in reading; sorted by place."""
    index = Index(loaded, vocabulary)
    faults = set(loaded.faults) | check_entities(loaded, index) | check_whole(loaded)
    for source in loaded.sources:
        faults.update(check_source(source, index))
    verified, unverified = [], []
    known = Known(loaded, vocabulary)
    for source in loaded.sources if texts is not None else ():
        found = verify(source, str(texts), known)
        if isinstance(found, str):
            unverified.append((source.document.id, found))
        else:
            faults.update(found)
            astray = sum(fault.code in ASTRAY for fault in found)
            if astray:
                unverified.append((source.document.id, f"{astray} of them lead astray in the copy"))
            else:
                verified.append(source.document.id)
    coverage = tuple(covered(source) for source in loaded.sources)
    return Checked(tuple(sorted(faults)), coverage, tuple(verified), tuple(unverified))


def check_entities(loaded: Loaded, index: Index) -> set[Fault]:
    """What the rules say of the entities, file by file."""
    return {fault for file in loaded.files for fault in _run(ENTITY_CHECKS, file, index)}


def check_whole(loaded: Loaded) -> set[Fault]:
    """What the rules say of what no file alone can break; passages do not matter."""
    return {_fault(rule, *found) for rule in CORPUS_CHECKS for found in rule.function(loaded)}


def check_source(source: Source, index: Index, rules: Iterable[Check] = DOCUMENT_CHECKS) -> list[Fault]:
    """What the rules say of one document, given an index of everything."""
    return sorted(set(_run(rules, source, index)))


def verify(source: Source, texts: str, known: Known | None = None) -> list[Fault] | str:
    """What is wrong with the pointers of a document, seen in a copy of its text; or why none was seen.

    With `known` also what its sentences have and its claims have not, but of an excerpt, which leaves out.
    """
    copy = evidence.copy_of(source, texts)
    if isinstance(copy, str):
        return copy
    found = set(_run(TEXT_CHECKS, source, copy))
    is_whole = source.document.excerpt is None
    return sorted(found | set(_run(SIGN_CHECKS, source, copy, known) if known and is_whole else ()))


def silenced(source: Source, index: Index) -> Iterator[tuple[Way, str]]:
    """What a passage silences, but is no warning that there is."""
    for number, passage in enumerate(source.document.passages):
        for code in passage.silence:
            if code not in WARNINGS:
                hint = nearest(code, WARNINGS)
                yield ("passages", number, "silence", code), f"there is no warning '{code}'{hint}"


def covered(source: Source) -> Coverage:
    """How much of a document's text is encoded; without segments, of the passages that are written."""
    passages, excerpt = source.document.passages, source.document.excerpt or ""
    done = [bool(each.claims or each.remarks or each.skip) for each in passages]
    sentences = len(source.segments.segments) if source.segments and not excerpt else len(passages)
    return Coverage(
        source.document.id,
        sentences,
        sum(bool(each.claims) for each in passages),
        sum(bool(each.remarks) for each in passages),
        sum(each.skip is not None for each in passages),
        max(0, sentences - sum(done)),
        excerpt,
    )


def _run(rules: Iterable[Check], what: EntityFile | Source, *known: Any) -> Iterator[Fault]:
    for rule in rules:
        for path, reason in rule.function(what, *known):
            if not (isinstance(what, Source) and _is_silenced(rule, what, path)):
                yield _fault(rule, what.places, path, reason)


def _is_silenced(rule: Check, source: Source, path: Way) -> bool:
    """Whether the passage at the path gives a reason to leave this warning."""
    if rule.level != "warning" or path[:1] != ("passages",) or len(path) < 2:
        return False
    return rule.code in source.document.passages[int(path[1])].silence


def _fault(rule: Check, places: Places, path: Way, reason: str) -> Fault:
    found = placed(places, Refusal(path, printable(reason)))
    return Fault(found.file, found.line, found.column, found.field, found.reason, rule.level, rule.code)
