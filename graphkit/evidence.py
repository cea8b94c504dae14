"""Pointers against sentences: the generated segments, and a reader's own copy of the text.

The digest of a sentence decides. A sentence that stands elsewhere in the copy is a warning with its new
place; one that is not found is a fault; another length or SHA-256 of the whole is a warning.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from typing import NamedTuple

from graphkit import text
from graphkit.model import Segments
from graphkit.reader import Source

Broken = Iterator[tuple[tuple[str | int, ...], str]]
LIMIT_TEXT = 64 * 1024 * 1024


def segments_of(words: str, language: str, document: str) -> Segments:
    """The sentences of a document's text, as they are kept beside it."""
    return Segments(
        document=document, rule=text.rule_for(language), segments=tuple(text.segments(words, language))
    )


# --- passages against segments -----------------------------------------------------------------------


def order(source: Source, index: object) -> Broken:
    """Pointers that stand twice, or before one that is earlier in the text."""
    seen: set[str] = set()
    last = (0, 0)
    for number, passage in enumerate(source.document.passages):
        at = _numbers(passage.at)
        if passage.at in seen:
            yield ("passages", number, "at"), f"{passage.at} stands twice; write its claims in one passage"
        elif at < last:
            later = f"p{last[0]}.s{last[1]}"
            yield ("passages", number, "at"), f"{passage.at} stands behind {later}, but comes before it"
        seen.add(passage.at)
        last = max(last, at)


def _numbers(pointer: str) -> tuple[int, int]:
    paragraph, _, sentence = pointer[1:].partition(".s")
    return int(paragraph), int(sentence)


def coverage(source: Source, index: object) -> Broken:
    """Passages whose pointer is no sentence of the text, and sentences that no passage speaks of.

    An excerpt speaks of some sentences alone.
    """
    if source.segments is None:
        return
    sentences = {segment.at for segment in source.segments.segments}
    written = {passage.at for passage in source.document.passages}
    for number, passage in enumerate(source.document.passages):
        if passage.at not in sentences:
            yield ("passages", number, "at"), f"there is no sentence {passage.at} in the segments"
    broken = getattr(index, "broken", ())
    absent = [each.at for each in source.segments.segments if each.at not in written]
    if absent and source.document.id not in broken and source.document.excerpt is None:
        shown = ", ".join(absent[:10]) + (f" and {len(absent) - 10} more" if len(absent) > 10 else "")
        yield ("passages",), f"no passage speaks of {shown}; give claims, remarks or a reason to skip"


def missing_segments(source: Source, index: object) -> Broken:
    """A document whose pointers cannot be looked up, because its segments were not generated.

    Of segments that are there, and cannot be read, it is told what is wrong in them.
    """
    if source.document.passages and source.segments is None and not _has_segments(source):
        file = f"{source.document.id}.segments.json"
        made = "graphkit code start TEXT makes it"
        yield (), f"{file} is missing; {made}; pointers and coverage are not checked"


def _has_segments(source: Source) -> bool:
    return os.path.exists(f"{os.path.splitext(source.path)[0]}.segments.json")


# --- segments against a copy of the text -------------------------------------------------------------


class Copy(NamedTuple):
    """A copy of a document's text; `problem` says why it cannot be read as text."""

    path: str
    content: bytes
    words: str
    found: tuple[text.Segment, ...]
    problem: str = ""


def copy_of(source: Source, texts: str) -> Copy | str:
    """The copy of the text that somebody has, or why there is nothing to compare."""
    document = source.document
    if not document.passages:
        return "has no passages"
    if source.segments is None:
        return "has segments that cannot be read" if _has_segments(source) else "has no segments"
    path = os.path.join(texts, f"{document.id}.{document.language}.txt")
    try:
        with open(path, "rb") as stream:
            content = stream.read(LIMIT_TEXT + 1)
    except OSError as error:
        return f"no copy of the text: {path}: {error.strerror or 'cannot be read'}"
    if len(content) > LIMIT_TEXT:
        return Copy(path, b"", "", (), f"is larger than {LIMIT_TEXT // 1024 // 1024} MiB")
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Copy(
            path, content, "", (), f"is not UTF-8: byte {error.start} is 0x{content[error.start]:02X}"
        )
    return Copy(path, content, words, tuple(text.segments(words, document.language)))


def unreadable(source: Source, copy: Copy) -> Broken:
    """A copy that is there, but is no text."""
    if copy.problem:
        yield (), f"the copy {copy.path} {copy.problem}"


def lost(source: Source, copy: Copy) -> Broken:
    """Sentences that are not in the copy."""
    for path, at, now in _compared(source, copy):
        if now is None:
            yield path, f"the sentence {at} is not in the copy {copy.path}: its digest does not match"


def moved(source: Source, copy: Copy) -> Broken:
    """Sentences that stand at another pointer in the copy."""
    for path, at, now in _compared(source, copy):
        if now is not None:
            yield path, f"the sentence {at} stands at {now} in the copy {copy.path}"


def other_text(source: Source, copy: Copy) -> Broken:
    """A copy that as a whole is not the text that was encoded."""
    document = source.document
    if copy.problem:
        return
    if document.length is not None and document.length != len(copy.words):
        yield ("length",), f"the copy {copy.path} has {len(copy.words)} characters, not {document.length}"
    if document.sha256 is not None and document.sha256 != hashlib.sha256(copy.content).hexdigest():
        yield ("sha256",), f"the copy {copy.path} is not the same file: its SHA-256 is another"


def other_rule(source: Source, copy: Copy) -> Broken:
    """Segments that were cut by another rule, or another version of it, than the one in use."""
    rule = text.rule_for(source.document.language)
    if source.segments is not None and source.segments.rule != rule:
        yield (), f"the sentences were cut by {source.segments.rule}, here by {rule}: pointers may differ"


def _compared(source: Source, copy: Copy) -> Iterator[tuple[tuple[str | int, ...], str, str | None]]:
    """Each sentence that is not at its pointer in the copy: its path, its pointer, where it is now."""
    if source.segments is None or copy.problem:
        return
    here = {each.at: each.digest for each in copy.found}
    place = {each.digest: each.at for each in reversed(copy.found)}
    paths = {passage.at: number for number, passage in enumerate(source.document.passages)}
    for each in source.segments.segments:
        if here.get(each.at) == each.digest:
            continue
        now = place.get(each.digest)
        if now is None and text.digest(copy.words[each.start : each.end]) == each.digest:
            continue  # another rule cuts here, but the words are the same
        yield ("passages", paths[each.at], "at") if each.at in paths else ("passages",), each.at, now
