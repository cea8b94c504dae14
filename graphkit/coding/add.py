"""Lines into a document: read, looked at by the rules that `check` has, then written in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graphkit import checks
from graphkit.coding import insert
from graphkit.coding.desk import Desk
from graphkit.coding.reading import Written, from_lines
from graphkit.errors import DataError, Fault
from graphkit.model import Claim, Document, Passage, Remark, Words
from graphkit.places import fault_at
from graphkit.reader import Source
from graphkit.rules import Way


class Added(NamedTuple):
    """What lines add to a document, not yet written."""

    document: Document
    additions: tuple[Passage, ...]
    statements: tuple[tuple[str, Claim | Remark], ...]
    warnings: tuple[Fault, ...]


def prepare(desk: Desk, source: Source, lines: Sequence[str], file: str = "-") -> Added:
    """What the lines add; DataError with the line and column of every fault in them."""
    document = source.document
    names = desk.names(document)
    written = from_lines(lines, names, document.passages, file)
    if clashes := [fault_at(file, *written.places[at], "", why) for at, why in _clashes(document, written)]:
        raise DataError(clashes)
    merged = _merged(document, written.passages)
    faults = list(_new_faults(desk, source, merged, written, file))
    errors = [fault for fault in faults if fault.level == "error"]
    if errors:
        raise DataError(errors)
    statements: list[tuple[str, Claim | Remark]] = []
    for passage in written.passages:
        statements += [(passage.at, each) for each in passage.statements]
    return Added(merged, written.passages, tuple(statements), tuple(faults))


def write(source: Source, before: bytes, added: Added) -> str:
    """The path of the document, after the additions stand in it."""
    return insert.write(source.path, before, added.additions)


def content(source: Source) -> bytes:
    """The bytes of the document's file."""
    with open(source.path, "rb") as stream:
        return stream.read()


def said(desk: Desk, added: Added) -> Iterable[tuple[str, Claim | Remark, Words]]:
    """Each new statement with its place and how it is said in both languages."""
    for at, each in added.statements:
        yield at, each, desk.said(added.document, each)


def _clashes(document: Document, written: Written) -> Iterable[tuple[str, str]]:
    """Places where the lines say what cannot stand beside what is in the file, and what to do."""
    passages = {passage.at: passage for passage in document.passages}
    for each in written.passages:
        old = passages.get(each.at, Passage(at=each.at))
        if each.skip and old.statements:
            ids = ", ".join(one.id for one in old.statements)
            yield (
                each.at,
                f"{each.at} has claims or remarks ({ids}); to skip it, take them out of the file first",
            )
        elif old.skip and each.statements:
            yield each.at, f"{each.at} has a reason to skip it ({old.skip}); take skip: out of the file first"
        elif old.speaker and each.speaker != old.speaker:
            yield each.at, f"{each.at} is spoken by {old.speaker} already; change it in the file"


def _merged(document: Document, additions: Iterable[Passage]) -> Document:
    passages = {passage.at: passage for passage in document.passages}
    for each in additions:
        old = passages.get(each.at, Passage(at=each.at))
        new = {"claims": (*old.claims, *each.claims), "remarks": (*old.remarks, *each.remarks)}
        more = {"skip": each.skip or old.skip, "speaker": each.speaker, "silence": old.silence | each.silence}
        passages[each.at] = old.model_copy(update={**new, **more})
    ordered = sorted(passages.values(), key=lambda passage: _numbers(passage.at))
    return document.model_copy(update={"passages": tuple(ordered)})


def _numbers(pointer: str) -> tuple[int, int]:
    paragraph, _, sentence = pointer[1:].partition(".s")
    return int(paragraph), int(sentence)


def _new_faults(desk: Desk, source: Source, merged: Document, written: Written, file: str) -> Iterable[Fault]:
    """What the rules of a document say of the new statements and places, at the marks of their lines."""
    index = desk.index
    index.claims[merged.id] = frozenset(claim.id for passage in merged.passages for claim in passage.claims)
    for rule in checks.DOCUMENT_CHECKS:
        for path, reason in rule.function(source._replace(document=merged), index):
            if place := _line_of(path, merged, written):
                found = fault_at(file, *place, "", reason)
                yield found._replace(level=rule.level, code=rule.code)


def _line_of(path: Way, merged: Document, written: Written) -> tuple[int, int] | None:
    """Line and column of what was read to the path in the merged document; None where it was there before."""
    if len(path) < 3 or path[0] != "passages":
        return None
    passage = merged.passages[int(path[1])]
    if path[2] not in ("claims", "remarks"):
        return written.places.get(passage.at)
    statement = getattr(passage, str(path[2]))[int(path[3])]
    line = next((each for each in written.lines if each.id == statement.id), None)
    return line and (line.number, line.columns.get(str(path[4]), 1) if len(path) > 4 else 1)
