"""Mistakes of the kinds that encoders make are caught, each by the rule that the table names."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graphkit import checks, plain, reader

HERE = Path(__file__).resolve().parent
THIRD = HERE / "third"
VOCABULARY = reader.read_vocabulary(HERE.parent / "schema" / "vocabulary.yaml")
MISTAKES = plain.from_yaml((THIRD / "mistakes.yaml").read_bytes())
DOCUMENT = "documents/aldora-2031-05-06.yaml"
READING = "reading"  # the rules that a record has in itself; they have no code


def codes(corpus: Path) -> set[str]:
    """The codes of what `check --text` says of the corpus."""
    loaded = reader.gather([corpus])
    return {fault.code or READING for fault in checks.check(loaded, VOCABULARY, THIRD / "texts").faults}


def test_the_encoding_itself_is_quiet() -> None:
    assert codes(THIRD) == set()


def test_there_are_enough_mistakes() -> None:
    assert len({each["mistake"] for each in MISTAKES}) == len(MISTAKES) >= 20


@pytest.mark.parametrize("row", MISTAKES, ids=[each["mistake"] for each in MISTAKES])
def test_a_mistake_is_caught(row: dict[str, str], tmp_path: Path) -> None:
    corpus = Path(shutil.copytree(THIRD, tmp_path / "third"))
    file = corpus / DOCUMENT
    words = file.read_text("utf-8")
    assert words.count(row["old"]) == 1, f"{row['old']!r} stands {words.count(row['old'])} times"
    file.write_text(words.replace(row["old"], row["new"]), "utf-8")
    assert row["caught"] in codes(corpus)


def test_a_reason_that_is_no_longer_needed_is_told(tmp_path: Path) -> None:
    corpus = Path(shutil.copytree(THIRD, tmp_path / "third"))
    file = corpus / DOCUMENT
    words = file.read_text("utf-8").replace(
        "  - at: p2.s1\n", "  - at: p2.s1\n    silence: {number: no more}\n"
    )
    file.write_text(words, "utf-8")
    assert codes(corpus) == {"idle"}
