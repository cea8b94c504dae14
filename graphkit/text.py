"""Normal form, sentences, pointers and digests of a source text.

A pointer `p28.s2` is the second sentence of the twenty-eighth line that is not white space only
(`str.isspace`), both counted from 1. The digest of a sentence, not its offset, decides whether a
pointer still holds: a reader's copy may differ in white space and width forms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

POINTER = re.compile(r"p[1-9][0-9]*\.s[1-9][0-9]*\Z")
RULE_JA = "graphkit-ja/1"
OPEN, CLOSE, STOP = "「『（(【〈《［[“‘", "」』）)】〉》］]”’", "。！？"


class Segment(NamedTuple):
    """One sentence of a text: its pointer, where it stands (code points, end exclusive), its digest."""

    at: str
    start: int
    end: int
    digest: str


def normal(text: str) -> str:
    """The text in NFKC without white space: what a digest is made of."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def fold(text: str) -> str:
    """The text for comparing names: NFKC, case folded, white space runs as one blank."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def digest(sentence: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the sentence's normal form."""
    import hashlib  # a question needs no digest, and loading it takes a tenth of its time

    return hashlib.sha256(normal(sentence).encode()).hexdigest()[:16]


def rule_for(language: str) -> str:
    """The name and version of the sentence rule for a language (BCP 47)."""
    if _is_japanese(language):
        return RULE_JA
    from importlib.metadata import version

    return f"sentencex/{version('sentencex')}"


def segments(text: str, language: str) -> list[Segment]:
    """Every sentence of the text in reading order."""
    found = []
    for number, (line, offset) in enumerate(_lines(text), 1):
        for index, (start, end) in enumerate(_sentences(line, language), 1):
            at = f"p{number}.s{index}"
            found.append(Segment(at, offset + start, offset + end, digest(line[start:end])))
    return found


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Each line that is not white space only, with its offset; a line ends at a line feed."""
    offset = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            yield line, offset
        offset += len(line) + 1


def _sentences(line: str, language: str) -> Iterator[tuple[int, int]]:
    cuts = _cuts_ja(line) if _is_japanese(language) else _cuts_sentencex(line, language)
    start = 0
    for end in [*cuts, len(line)]:
        piece = line[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            yield start + lead, start + len(piece.rstrip())
            start = end


def _cuts_ja(line: str) -> list[int]:
    """Ends after 。！？, a run of them and the closing marks behind it, outside brackets and quotes."""
    cuts, depth = [], 0
    for index, char in enumerate(line):
        if char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth = max(0, depth - 1)
        elif char in STOP and not depth and line[index + 1 : index + 2] not in tuple(STOP):
            cuts.append(index + 1)
    return cuts


def _cuts_sentencex(line: str, language: str) -> list[int]:
    import sentencex

    ends, at = [], 0
    for sentence in sentencex.segment(language.partition("-")[0], line):
        at = line.index(sentence, at) + len(sentence)
        ends.append(at)
    return ends


def _is_japanese(language: str) -> bool:
    return language.partition("-")[0].lower() == "ja"
