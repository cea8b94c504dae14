"""A new document from a text: its head, an empty passage a sentence, and the sentences' digests.

No sentence is stored. The copy of the text stays with the reader; `unwrapped` makes one line of each
paragraph of a text that was wrapped at a fixed width, since a pointer counts lines. A document that is there
without its segments gets them, if the text is its own, and is left as it is otherwise.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from collections.abc import Mapping
from typing import NamedTuple

from graphkit import evidence, writer
from graphkit.coding.schema import file_of
from graphkit.errors import UsageError
from graphkit.model import Passage, Segments
from graphkit.reader import Source

# The fields of the head that a person gives; what is missing stays empty, and `check` names it.
ASKED = {"title": "Title", "publisher": "Publisher (the id of an entity)", "published": "Date (2024-06-19)"}
_NO_TEXT = (
    (b"%PDF", "is a PDF: make a text of it first (pdftotext -layout FILE), and read it through"),
    (b"PK\x03\x04", "is a word-processor file or an archive: save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "is a word-processor file: save it as plain text"),
)
_HTML = re.compile(
    rb"\s*(<!--.*?-->\s*)?<(!doctype html|html|head|body|\?xml|div|p)\b", re.IGNORECASE | re.DOTALL
)


class Begun(NamedTuple):
    """A document as it is begun: its YAML, its sentences, and the copy of the text that belongs to them."""

    yaml: str
    segments: Segments
    words: str


def text_of(path: str) -> str:
    """The text of a file; UsageError with what to do where it is none."""
    try:
        with open(path, "rb") as stream:
            content = stream.read(evidence.LIMIT_TEXT + 1)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    if len(content) > evidence.LIMIT_TEXT:
        raise UsageError(f"{path} is larger than {evidence.LIMIT_TEXT // 1024 // 1024} MiB")
    for mark, advice in _NO_TEXT:
        if content.startswith(mark):
            raise UsageError(f"{path} {advice}")
    if _HTML.match(content):
        raise UsageError(f"{path} is HTML: open it in a browser, copy the article, save it as plain text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from error


def refuse_language(language: str) -> None:
    """UsageError for two letters that are no language."""
    from locale import locale_alias

    first = language.partition("-")[0]
    known = {each.partition("_")[0].partition(".")[0] for each in locale_alias.values()}
    if len(first) == 2 and first not in known:
        raise UsageError(f"--language: {language!r} is no language; write en, ja, or its code of ISO 639")


def unwrapped(words: str, language: str) -> str:
    """The text with each paragraph in one line; paragraphs are parted by blank lines.

    >>> unwrapped("One line\\nand its end.\\n\\nWell-\\nknown.\\n", "en")
    'One line and its end.\\n\\nWell-known.\\n'
    """
    paragraphs = re.split(r"\n[^\S\n]*\n\s*", words.replace("\r\n", "\n").strip())
    return "\n\n".join(_joined(each.split("\n"), language) for each in paragraphs) + "\n"


def _joined(lines: list[str], language: str) -> str:
    found = ""
    for line in map(str.strip, lines):
        tight = not found or language.startswith(("ja", "zh")) or re.search(r"\w-\Z", found)
        found += line if tight else f" {line}"
    return found


def begun(words: str, id: str, language: str, head: Mapping[str, str | None]) -> Begun:
    """The document of a text; `head` gives the fields of ASKED and `url`."""
    segments = evidence.segments_of(words, language, id)
    if not segments.segments:
        raise UsageError("there is no sentence in the text")
    fields = {
        "id": id, **{name: head.get(name) or "" for name in ASKED}, "language": language,
        **({"url": head["url"]} if head.get("url") else {}),
        "length": len(words), "sha256": hashlib.sha256(words.encode()).hexdigest(),
    }  # fmt: skip
    lines = [f"# yaml-language-server: $schema={file_of(id)}"]
    lines += [f"{key}: {writer.flow(value)}" for key, value in fields.items()]
    lines += [
        "",
        "# speakers:",
        "#   - {id: x-official, label: {en: an official of X, ja: X国の当局者}, kind: official,",
    ]
    lines += ["#      named: false, plural: false, speaks_for: [x]}", "", "passages:"]
    for each in segments.segments:
        lines += writer.passage_lines(writer.as_plain(Passage(at=each.at)))
    return Begun("\n".join(lines) + "\n", segments, words)


def write(found: Begun, home: str, copies: str | None) -> list[str]:
    """The files that were written: the document, its segments, and the copy of the text if a folder is given.

    A document that is there is never overwritten. The document comes last, so that a run that was killed
    leaves nothing that counts as one.
    """
    folder, id = os.path.join(home, "documents"), found.segments.document
    path = os.path.join(folder, f"{id}.yaml")
    for taken in (path, os.path.join(folder, f"{id}.jsonl")):
        if os.path.exists(taken):
            raise UsageError(f"{taken} exists already; nothing was written")
    written = []
    if copies is not None:
        language = re.search(r"^language: (\S+)$", found.yaml, re.MULTILINE)
        copy = os.path.join(copies, f"{id}.{language[1] if language else 'en'}.txt")
        written.append(_keep_copy(copy, found.words))
    written.append(writer.write_segments(found.segments, os.path.join(folder, f"{id}.segments.json")))
    return [*written, writer.replace(path, found.yaml, None)]


def segments_again(source: Source, path: str, words: str, language: str) -> Segments:
    """The sentences of a document that is there; UsageError where the text at the path is another."""
    document = source.document
    if language != document.language:
        raise UsageError(f"--language: {document.id} is in {document.language}, not in {language}")
    digests = {hashlib.sha256(mark + words.encode()).hexdigest() for mark in (b"", codecs.BOM_UTF8)}
    if document.sha256 is not None and document.sha256 not in digests:
        raise UsageError(f"{path} is not the text of {document.id}: its SHA-256 is another")
    return evidence.segments_of(words, language, document.id)


def write_again(source: Source, made: Segments, words: str, copies: str | None) -> list[str]:
    """The files that were written: the segments, and the copy of the text if a folder is given."""
    document, folder = source.document, os.path.dirname(source.path)
    written = []
    if copies is not None:
        written.append(_keep_copy(os.path.join(copies, f"{document.id}.{document.language}.txt"), words))
    return [*written, writer.write_segments(made, os.path.join(folder, f"{document.id}.segments.json"))]


def _keep_copy(path: str, words: str) -> str:
    if os.path.exists(path):
        with open(path, "rb") as stream:
            if stream.read() == words.encode():
                return path
    return writer.replace(path, words, None)
