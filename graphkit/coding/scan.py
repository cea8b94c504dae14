"""One line of the one-line form as its pieces, each with its column; nothing is looked up here.

    p28.s2 iran supplies russia: armed-uav, 何百機 [100..999] @us-defence-officials ^sought"is seeking"
    ------ ----------------------------------------------- --------------------- -----------------
    place  core: what is claimed, of which item, how much  marks, in any order

A mark stands behind a blank; its value runs to the next mark or to words in quotation marks, which are the
words as printed. A quotation mark within them is doubled. Full-width signs are taken as well.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

SIGNS = ("==", "=", "??", "?", "!!", "@", "%", "/", "^", "~", "<", "+", "$", "#", "{")
_FULL = str.maketrans("＠％＝／＾～〜？＜＋＄＃｛｝！：，、＊＆［］", "@%=/^~~?<+$#{}!:,,*&[]")
_MARK = re.compile(r"(?<!\S)(?:" + "|".join(map(re.escape, SIGNS)) + ")")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_PLACE = re.compile(r"\s*(p[1-9][0-9]*\.s[1-9][0-9]*)(?=\s|\Z)")
_ID = re.compile(r"\s*([cr][1-9][0-9]*)(?=\s|\Z)")
_SKIP = re.compile(r"\s*--(?=\s|\Z)")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_HIDE = "\0"


class LineFault(Exception):
    """Why a line cannot be read, and the column (from 1) where."""

    def __init__(self, column: int, reason: str) -> None:
        self.column, self.reason = column, reason
        super().__init__(f"{column}: {reason}")


class Piece(NamedTuple):
    """A part of a line and the column (from 1) where it begins."""

    text: str
    column: int


class Mark(NamedTuple):
    """A sign, the value behind it (empty: none) and the words in quotation marks behind that."""

    sign: str
    column: int
    value: Piece
    quotes: tuple[Piece, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands behind the sign."""
        return not self.value.text and not self.quotes


class Scanned(NamedTuple):
    """A line: its place and id where given, what it begins with (`&`, `*`, `--`, `..` or nothing), the rest.

    `core` is what stands before the marks, `hidden` the same with quoted words blotted out, so that signs
    within them are not seen; of a skip the core is the reason.
    """

    at: Piece | None
    id: Piece | None
    lead: str
    core: Piece
    hidden: str
    marks: tuple[Mark, ...]


def scan(line: str) -> Scanned:
    """The pieces of a line; raises LineFault."""
    at, start = _taken(_PLACE, line, 0)
    if skip := _SKIP.match(line, start):
        rest = line[skip.end() :]
        column = skip.end() + len(rest) - len(rest.lstrip()) + 1
        return Scanned(at, None, "--", Piece(rest.strip(), column), "", ())
    id, start = _taken(_ID, line, start)
    hidden = _hide(line)
    while start < len(line) and line[start].isspace():
        start += 1
    lead = next((each for each in ("..", "&", "*") if hidden.startswith(each, start)), "")
    start += len(lead)
    plain = _BRACKETED.sub(lambda found: _HIDE * len(found[0]), hidden)
    begins = [found.start() for found in _MARK.finditer(plain, start)]
    end = begins[0] if begins else len(line)
    marks = tuple(_mark(line, hidden, a, b) for a, b in pairwise([*begins, len(line)]))
    return Scanned(at, id, lead, Piece(line[start:end], start + 1), hidden[start:end], marks)


def _taken(pattern: re.Pattern[str], line: str, start: int) -> tuple[Piece | None, int]:
    found = pattern.match(line, start)
    return (Piece(found[1], found.start(1) + 1), found.end()) if found else (None, start)


def _hide(line: str) -> str:
    """The line with plain signs for full-width ones, and quoted words blotted out."""
    plain = _QUOTED.sub(lambda found: '"' + _HIDE * (len(found[0]) - 2) + '"', line).translate(_FULL)
    if plain.count('"') % 2:
        raise LineFault(plain.rindex('"') + 1, "this quotation mark is not closed")
    return plain


def _mark(line: str, hidden: str, start: int, end: int) -> Mark:
    sign = next(each for each in SIGNS if hidden.startswith(each, start))
    inside = start + len(sign)
    quotes = quotes_in(line, hidden, inside, end)
    until = hidden.find('"', inside, end)
    value = piece(line, inside, end if until < 0 else until)
    rest = _QUOTED.sub("", hidden[inside if until < 0 else until : end]).strip()
    if quotes and sign != "{" and rest:
        raise LineFault(start + 1, f"behind the quoted words of the mark {sign} stands {rest!r}")
    return Mark(sign, start + 1, value, quotes)


def piece(line: str, start: int, end: int) -> Piece:
    """The words between two positions, without blanks around."""
    words = line[start:end]
    return Piece(words.strip(), start + len(words) - len(words.lstrip()) + 1)


def quotes_in(line: str, hidden: str, start: int, end: int) -> tuple[Piece, ...]:
    """The quoted words between two positions, without their quotation marks."""
    found = []
    while (opening := hidden.find('"', start, end)) >= 0:
        start = hidden.index('"', opening + 1) + 1
        found.append(Piece(line[opening + 1 : start - 1].replace('""', '"'), opening + 2))
    return tuple(found)


def the_quote(mark: Mark) -> str:
    """The one quotation behind the mark of words as printed; raises LineFault."""
    if mark.value.text[:1].isdecimal():
        words = mark.value.text.partition(" [")[0]
        raise LineFault(
            mark.column, f'$ is the mark of words as printed; an amount with it is quoted: "${words}"'
        )
    if not mark.value.text or len(mark.quotes) != 1:
        raise LineFault(mark.column, 'words as printed: $field"words"')
    return mark.quotes[0].text


def gloss_of(mark: Mark) -> dict[str, str] | None:
    """Our own sentence in both languages; None where it is cleared. Raises LineFault."""
    if mark.value.text.strip() == "}":
        return None
    if len(mark.quotes) != 2:
        raise LineFault(mark.column, 'our own sentence: {"in English" | "in Japanese"}')
    return {"en": mark.quotes[0].text, "ja": mark.quotes[1].text}


def quoted(words: str) -> str:
    """The words in quotation marks."""
    return '"' + words.replace('"', '""') + '"'


def value(words: str) -> str:
    """The words as they stand behind a sign: in quotation marks where they hold a sign or a quote."""
    plain = words.translate(_FULL)
    odd = (
        set('"[]') & set(plain)
        or _MARK.search(plain)
        or plain[:1] in "=?!@%/^~<+$#{"
        or " ".join(words.split()) != words
    )
    return quoted(words) if odd else words
