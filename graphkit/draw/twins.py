"""Words that stand in both languages, again and again: on the page a pair of them is kept once.

A card is written in English; a Japanese paragraph of which every piece is kept is left empty, and the
page's script fills it from the pairs when it is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

BETWEEN = " · "


class Piece(NamedTuple):
    """Some words in both languages."""

    en: str
    ja: str
    is_bold: bool = False


Paragraph = Sequence[Piece]


class Twins:
    """The pairs that are worth keeping: used twice, and with one Japanese side only."""

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        counts = Counter((piece.en, piece.ja) for paragraph in paragraphs for piece in paragraph)
        sides = Counter(english for english, _ in counts)
        self.pairs = {
            english: japanese
            for (english, japanese), count in sorted(counts.items())
            if count > 1 and sides[english] == 1 and BETWEEN not in english
        }

    def put(self, paragraph: Paragraph, language: str) -> str:
        """The paragraph as HTML; nothing where the script can fill it."""
        if language != "en" and all(piece.en in self.pairs for piece in paragraph):
            return ""
        words = [
            (escape(piece.en if language == "en" else piece.ja, quote=False), piece.is_bold)
            for piece in paragraph
        ]
        return BETWEEN.join(f"<b>{each}</b>" if is_bold else each for each, is_bold in words)
