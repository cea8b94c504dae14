"""Words that narrow an answer behind its claims: those that rank, and amounts in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.ask.phrases import Phrases
from graphkit.ask.showing import Found, shown
from graphkit.ask.values import Reading
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow, RemarkRow


def ranked(corpus: Corpus, reading: Reading, phrases: Phrases, found: Found) -> tuple[Found, tuple[str, ...]]:
    """The answer by the remarks that rank its claims, and the words that rank where no remark does."""
    rows: Sequence[ClaimRow] = found.get("rows", ())
    given: Sequence[RemarkRow] = found.get("remarks", ())
    told = given or (corpus.remarks(about=[row.id for row in rows]) if rows else ())
    ranks = [row for row in told if _ranks(corpus, row, phrases.language)]
    if not ranks:
        return found, reading.rank
    kept = [row for row in rows if any(row.id in each.about for each in ranks)]
    lead = [_told(phrases, row) for row in ranks]
    return {**found, **shown(corpus, kept, phrases, lead, ranks)}, ()


def _ranks(corpus: Corpus, row: RemarkRow, language: str) -> bool:
    """Whether a word that ranks stands in the text: as a word of its own where words have blanks."""
    words = corpus.vocabulary.data["asking"][language].get("rank_said", ())
    text = row.text[language].casefold()
    return any(re.search(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w), text) for w in words)


def _told(phrases: Phrases, row: RemarkRow) -> str:
    source, text = row.speaker_label[phrases.language], row.text[phrases.language]
    return phrases("attributed_remark", source=source, text=text)
