"""The shipped data: sound, complete sentence by sentence, shared entities, said in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from graphkit import checks, cite, reader
from graphkit.cards import show
from graphkit.locate import vocabulary_file

DATA = Path(__file__).parent.parent / "data"
WSJ, WHITE_HOUSE = "wsj-2024-06", "whitehouse-2024-01-04"


@pytest.fixture(scope="module")
def checked() -> checks.Checked:
    return checks.check(reader.gather([DATA]), reader.read_vocabulary(vocabulary_file()))


def test_no_fault(checked):
    assert [str(fault) for fault in checked.faults if fault.level == "error"] == []


FILES = [Path(vocabulary_file()), *sorted(DATA.glob("*/*.yaml"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_reads_the_same_without_libyaml(path):
    """PyYAML without libyaml takes for marks what libyaml takes for words (`{a: b?, c: d}`)."""
    content = path.read_text("utf-8")
    assert yaml.load(content, yaml.BaseLoader) == yaml.load(content, yaml.CBaseLoader)


@pytest.mark.parametrize(
    ("document", "sentences", "claims", "remarks"), [(WSJ, 57, 60, 30), (WHITE_HOUSE, 41, 30, 1)]
)
def test_every_sentence_is_encoded_or_skipped(shipped, checked, document, sentences, claims, remarks):
    (coverage,) = (each for each in checked.coverage if each.document == document)
    assert (coverage.sentences, coverage.open) == (sentences, 0)
    assert len(shipped.find(document=document)) >= claims
    assert len(shipped.remarks(document=document)) >= remarks
    passages = [row[0] for row in shipped.store.passages(document)]
    assert [row[0] for row in shipped.segments(document)] == passages


def test_the_article_is_a_rendering_of_another(shipped):
    assert shipped.root(WSJ) != WSJ and shipped.root(WHITE_HOUSE) == WHITE_HOUSE
    assert shipped.head(WSJ)["translation_of"] == shipped.root(WSJ)


def test_the_documents_share_their_entities(shipped):
    for name in ("iran", "russia", "north-korea"):
        assert {row.document for row in shipped.find(party=name)} == {WSJ, WHITE_HOUSE}


def test_every_claim_is_said_in_both_languages_and_cited(shipped):
    for row in shipped.find(withdrawn=True):
        for language in ("en", "ja"):
            said = shipped.attributed(row, language)
            assert said and shipped.gloss(row, language) and shipped.put(row, language)
            assert "{" not in said and "  " not in said and "None" not in said, (row.id, said)
            assert row.at in cite.line(shipped, row.document, language, row.at, row.id)


def test_every_thing_has_a_card(shipped):
    names = [row[0] for row in shipped.store.entities()] + [row[0] for row in shipped.store.documents()]
    names += [row.id for row in shipped.find()] + [row.id for row in shipped.remarks()]
    names += [row.proposition for row in shipped.find()] + list(shipped.vocabulary.relations)
    assert all(show(shipped, name)["type"] for name in names)


def test_words_as_printed_are_words_and_no_sentences(shipped):
    for row in [*shipped.find(withdrawn=True), *shipped.remarks()]:
        printed = [row.hedge, *row.printed.values(), (row.amount or {}).get("wording")]
        assert all(len(words) <= 60 for words in printed if words), row.id


def test_the_main_question_has_its_answer(shipped):
    found = shipped.find(subject="Iran", relation="supplies", object="ロシア")
    assert {row.document for row in found} == {WSJ, WHITE_HOUSE}
    assert {"asserted", "prospective", "denied"} <= {row.status for row in found}
    assert any(row.contested for row in found)


def test_the_vocabulary_is_sound():
    assert list(reader.read_vocabulary(vocabulary_file()).faults()) == []
