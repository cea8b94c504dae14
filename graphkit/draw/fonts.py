"""Letters: which font has them, how wide they are, where a label may be broken."""

from __future__ import annotations

import functools
import os
import unicodedata
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import Any

_KEPT_FORMATS = "\u200c\u200d"  # joiners that letters of some scripts need
_NOT_FIRST = frozenset(
    "、。，．・：；？！）］｝〉》」』】〕ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ%),.;:?!]}”’"
)
_NOT_LAST = frozenset("（［｛〈《「『【〔([{“‘")


@functools.cache
def paths(bold: bool) -> tuple[str, str]:
    """The two font files, the second for what the first has not: DejaVu Sans and IPAex Gothic."""
    first = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return (
        os.path.join(_folder("matplotlib"), "mpl-data", "fonts", "ttf", first),
        os.path.join(_folder("matplotlib_fontja"), "fonts", "ipaexg.ttf"),
    )


def _folder(package: str) -> str:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"pictures need the package {package}", name=package)
    return spec.submodule_search_locations[0]


@functools.cache
def _font(path: str) -> Any:
    from matplotlib.ft2font import FT2Font

    font = FT2Font(path)
    font.set_size(72, 72)
    return font


@functools.cache
def _letter(letter: str, bold: bool) -> tuple[str | None, float]:
    """The font file that has the letter (None: neither has it) and its width in sizes."""
    from matplotlib.ft2font import LoadFlags

    for path in paths(bold):
        font = _font(path)
        if font.get_char_index(ord(letter)):
            glyph = font.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
            return path, glyph.linearHoriAdvance / 65536 / 72
    return None, 0.0


def measure(words: str, size: float, bold: bool = False) -> float:
    """The width of the words in points."""
    return size * sum(_letter(letter, bold)[1] for letter in words)


def can_show(words: str) -> bool:
    """Whether every letter has a shape in one of the fonts."""
    return all(_letter(letter, False)[0] for letter in words)


def runs(words: str, bold: bool = False) -> Iterator[tuple[str, str, float]]:
    """(font file, words, width in sizes) of each piece that one font can show."""
    piece, font, width = "", "", 0.0
    for letter in words:
        path, advance = _letter(letter, bold)
        path = path or font or paths(bold)[0]
        if piece and path != font and not unicodedata.combining(letter):
            yield font, piece, width
            piece, width = "", 0.0
        font = font if piece and unicodedata.combining(letter) else path
        piece, width = piece + letter, width + advance
    if piece:
        yield font, piece, width


def plain(words: str) -> str:
    """The words on one line: white space made single, marks that steer taken out."""
    shown = "".join(
        " " if letter.isspace() else letter
        for letter in words
        if letter.isspace()
        or letter in _KEPT_FORMATS
        or unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
    )
    return " ".join(shown.split())


def wrap(
    words: str,
    width: float,
    size: float,
    bold: bool = False,
    most: int = 0,
) -> list[str]:
    """The words in lines no wider than `width`; at most `most` (0: any), then an ellipsis."""
    lines, current = [], ""
    for piece in _pieces(words):
        if current and measure((current + piece).rstrip(), size, bold) > width:
            lines.append(current.rstrip())
            current = ""
            piece = piece.lstrip()
        current += piece
        while measure(current.rstrip(), size, bold) > width and len(current) > 1:
            cut = _fitting(current, width, size, bold)
            lines.append(current[:cut])
            current = current[cut:]
    lines = [line for line in [*lines, current.rstrip()] if line]
    if most and len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], width, size, bold)]
    return lines or [""]


def _fitting(words: str, width: float, size: float, bold: bool) -> int:
    """How many letters fit; at least one, and no letter is parted from the marks that combine with it."""
    low, high = 1, len(words) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(words[:middle], size, bold) <= width else (low, middle - 1)
    while low < len(words) and unicodedata.combining(words[low]):
        low += 1
    return low


def _shortened(words: str, width: float, size: float, bold: bool) -> str:
    while words and measure(words + "…", size, bold) > width:
        words = words[:-1]
    return words.rstrip() + "…"


def _pieces(words: str) -> list[str]:
    """The pieces between which a line may end: after spaces, and between letters written without."""
    pieces: list[str] = []
    for letter in words:
        if not pieces or _may_break(pieces[-1][-1], letter):
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces


def _may_break(before: str, after: str) -> bool:
    if after.isspace():
        return False
    if before.isspace():
        return True
    if before == "-" or before == "/":
        return True
    return (_is_wide(before) or _is_wide(after)) and after not in _NOT_FIRST and before not in _NOT_LAST


@functools.cache
def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def showable(labels: Sequence[str]) -> tuple[str, bool]:
    """The first of the labels that the fonts can show, and whether it was the first; '?' for lost letters."""
    for place, label in enumerate(labels):
        if label and can_show(plain(label)):
            return plain(label), place == 0
    first = plain(labels[0]) if labels else ""
    return "".join(letter if _letter(letter, False)[0] else "?" for letter in first), False
