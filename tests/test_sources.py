"""Which files a compiled corpus is made from, and when it still fits them."""

from __future__ import annotations

import os
from pathlib import Path

from graphkit import sources
from graphkit.locate import vocabulary_file

HERE = Path(__file__).parent


def names(folders: list[str]) -> list[str]:
    return [os.fsdecode(os.path.basename(key[0])) for key in sources.sources(folders, vocabulary_file())]


def test_every_file_of_the_corpus_and_the_vocabulary_are_sources():
    found = names([str(HERE / "corpus")])
    assert "vocabulary.yaml" in found and "states.yaml" in found
    assert {"aldora-2031-03-05.yaml", "aldora-2031-03-05.segments.json"} <= set(found)
    assert len(found) == 1 + sum(1 for path in (HERE / "corpus").rglob("*.*") if path.is_file())


def test_it_does_not_matter_how_and_how_often_a_folder_is_named(fresh, monkeypatch):
    monkeypatch.chdir(fresh.parent)
    once = sources.sources([str(fresh)], vocabulary_file())
    assert sources.sources(["corpus", "./corpus/", str(fresh), "corpus/../corpus"], vocabulary_file()) == once


def test_files_of_other_kinds_and_folders_inside_are_no_sources(fresh):
    before = names([str(fresh)])
    (fresh / "documents/notes.txt").write_text("x")
    (fresh / "entities/old.yml").write_text("x")
    (fresh / "README.md").write_text("x")
    assert names([str(fresh)]) == before


def test_a_name_that_is_no_text_is_a_source(fresh):
    odd = os.fsencode(fresh / "documents") + b"/\xff.yaml"
    Path(os.fsdecode(odd)).write_text("x")
    assert odd in [key[0] for key in sources.sources([str(fresh)], vocabulary_file())]
