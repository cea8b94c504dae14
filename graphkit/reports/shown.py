"""Records of reports as people read them: words for ids and codes, in the language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graphkit import wording
from graphkit.reports.words import COLUMNS, term

if TYPE_CHECKING:
    from graphkit.corpus import Corpus
    from graphkit.reports import Record, Report

FEW = 2
"""How many sentences of a list are shown in a table for reading."""
UNSAID, CERTAIN = ("denied", "negated", "prospective"), "certain"
"""The statuses that leave open how certain the claim is."""


def worded(corpus: Corpus, row: Report, record: Record, language: str) -> Record:
    """The record for reading: its brief columns, heads and values in the language.

    A column that reads `entity` or `term` is said by its label or by TERMS, one that reads a section of
    the vocabulary by the label there, `counts` by those that are not 0, of `few` the first and how many
    more; of `date` what is more than a plain day is said in words; anything else stands as it is. Beside a
    status stands what has columns of its own elsewhere: a certainty that the status does not say, and that
    the claim is contested.
    """
    shown = {name: in_words(corpus, name, record[name], language) for name in row.brief}
    for name, more in BESIDE.items():
        if name in shown:
            shown[name] = ("、" if language == "ja" else ", ").join(
                [shown[name], *(in_words(corpus, each, record[each], language) for each in more(record))]
            )
    return {COLUMNS[name].words[language]: value for name, value in shown.items()}


def _beside_status(record: Record) -> Iterator[str]:
    """The columns that are said beside the status."""
    if record["status"] in UNSAID and record.get("certainty", CERTAIN) != CERTAIN:
        yield "certainty"
    if record["contested"]:
        yield "contested"


def _beside_returned(record: Record) -> Iterator[str]:
    if record["for_contested"]:
        yield "for_contested"


def in_words(corpus: Corpus, column: str, value: Any, language: str) -> Any:
    """The value of a column in the language."""
    return _worded(corpus, COLUMNS[column].reads, value, language)


def _worded(corpus: Corpus, reads: str, value: Any, language: str) -> Any:
    if isinstance(value, (list, tuple)):
        if reads == "few" and len(value) > FEW:
            more = term("more", language).format(number=len(value) - FEW)
            return [*value[:FEW], more]
        return [_worded(corpus, reads, each, language) for each in value]
    if value in (None, "") or reads in ("", "few"):
        return value
    if reads == "counts":
        return [_counted_words(corpus, kind, value[kind], language) for kind in value if value[kind]]
    if reads == "date":
        plain = all(letter in "-0123456789" for letter in value)
        return value if plain else wording.date(value, corpus.vocabulary, language)
    if reads == "system":
        return corpus.vocabulary.data["crosswalks"][value]["label"]
    if reads == "entity":
        return corpus.label(value, language)
    if reads == "term":
        return term(value, language)
    label: str = corpus.vocabulary.data[reads][value]["label"][language]
    return label


def _counted_words(corpus: Corpus, kind: str, number: int, language: str) -> str:
    """One count of a dyad: `technology & production (firm): 3`."""
    family, firmness = kind.rsplit("_", 1)
    said = "{}（{}）: {}" if language == "ja" else "{} ({}): {}"
    return said.format(corpus.vocabulary.families[family].label[language], term(firmness, language), number)


BESIDE = {"status": _beside_status, "for_status": _beside_returned}
