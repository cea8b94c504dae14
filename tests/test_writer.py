"""What is written is read back equal, and nobody ever reads half a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit import checks, evidence, plain, reader, writer
from graphkit.errors import UsageError
from graphkit.model import Claim, Document, Passage, Records, Remark, State, Words
from graphkit.vocabulary import Vocabulary
from tests import strategies

CORPUS = Path(__file__).parent / "corpus"
SLOW = settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@SLOW
@given(strategies.records())
def test_records_written_and_read_are_equal(records: Records) -> None:
    with tempfile.TemporaryDirectory() as folder:
        writer.write_corpus(records, folder)
        assert reader.read_corpora([folder]).records() == records


@SLOW
@given(strategies.records(with_segments=False))
def test_json_lines_written_and_read_are_equal(records: Records) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for document in records.documents:
            path = writer.write_document(document, Path(folder) / f"{document.id}.jsonl")
            assert reader.read_document(path).document == document


@SLOW
@given(strategies.records())
def test_generated_records_break_no_rule(records: Records) -> None:
    with tempfile.TemporaryDirectory() as folder:
        writer.write_corpus(records, folder)
        found = checks.check(reader.read_corpora([folder]), _vocabulary())
    assert [fault for fault in found.errors if fault.code != "same-claim"] == []


def _vocabulary() -> Vocabulary:
    schema = Path(__file__).parent.parent / "schema" / "vocabulary.yaml"
    return Vocabulary(plain.from_yaml(schema.read_bytes()))


@given(strategies.texts)
def test_every_text_survives_in_block_and_in_flow(words: str) -> None:
    state = State(id="x", labels=Words(en=words, ja=words))
    written = writer.entities_yaml([state])
    assert plain.from_yaml(written.encode())[0]["labels"] == {"en": words, "ja": words}
    document = Document(id="x", title=words, publisher="x", published="2024", language="en")
    assert plain.from_yaml(writer.document_yaml(document).encode())["title"] == words


@given(st.sampled_from(strategies.HARD))
def test_other_readers_of_yaml_see_text_too(words: str) -> None:
    written = writer.entities_yaml([State(id="x", labels=Words(en=words, ja="x"))])
    if words not in ("2024-06-01", "12:30:45"):
        assert yaml.safe_load(written)[0]["labels"]["en"] == words


def test_documents_are_written_a_statement_a_line_without_what_is_inherited_or_default() -> None:
    claim = Claim(id="c1", subject="a", relation="supplies", object="b", speaker="us")
    other = Claim(id="c2", subject="a", relation="supplies", object="b", speaker="them", when="2024-06?")
    remark = Remark(id="r1", about=("c1",), kind="purpose", text=Words(en="No, never", ja="否"), speaker="us")
    document = Document(
        id="d",
        title="NO",
        publisher="a",
        published="2024-06-01",
        language="en",
        passages=(
            Passage(at="p1.s1", speaker="us", claims=(claim, other), remarks=(remark,)),
            Passage(at="p2.s1", skip="the end"),
        ),
    )
    assert writer.document_yaml(document) == (
        "id: d\ntitle: 'NO'\npublisher: a\npublished: 2024-06-01\nlanguage: en\n\n"
        "passages:\n"
        "  - at: p1.s1\n"
        "    speaker: us\n"
        "    claims:\n"
        "      - {id: c1, subject: a, relation: supplies, object: b}\n"
        "      - {id: c2, subject: a, relation: supplies, object: b, speaker: them, when: '2024-06?'}\n"
        "    remarks:\n"
        "      - {id: r1, about: [c1], kind: purpose, text: {en: 'No, never', ja: 否}}\n"
        "  - at: p2.s1\n"
        "    skip: the end\n"
    )


def test_a_line_is_never_folded() -> None:
    state = State(id="x", labels=Words(en="long " * 300 + "end", ja="x"))
    assert max(map(len, writer.entities_yaml([state]).splitlines())) > 1500


def test_the_invented_corpus_comes_back_equal_and_twice_the_same(tmp_path: Path) -> None:
    records = reader.read_corpora([CORPUS]).records()
    writer.write_corpus(records, tmp_path / "one")
    again = reader.read_corpora([tmp_path / "one"]).records()
    assert again == records
    for path in writer.write_corpus(again, tmp_path / "two"):
        assert Path(path).read_bytes() == Path(path.replace("two", "one")).read_bytes()


def test_nothing_but_the_file_is_left(tmp_path: Path) -> None:
    segments = evidence.segments_of("一。二。", "ja", "d")
    writer.write_segments(segments, tmp_path / "d.segments.json")
    writer.write_segments(segments, tmp_path / "d.segments.json")
    assert os.listdir(tmp_path) == ["d.segments.json"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "states.yaml"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(UsageError, match=r"cannot write .*states\.yaml: No space left on device"):
        writer.write_entities([], path)
    assert os.listdir(tmp_path) == ["states.yaml"] and path.read_text() == "old"


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match=r"cannot write .*: its folder is a file"):
        writer.write_entities([], tmp_path / "file" / "states.yaml")


def test_a_document_is_not_written_twice_in_two_forms(tmp_path: Path) -> None:
    document = Document(id="d", title="t", publisher="a", published="2024", language="en")
    writer.write_document(document, tmp_path / "d.yaml")
    with pytest.raises(UsageError, match=r"the document stands in .*d\.yaml already"):
        writer.write_document(document, tmp_path / "d.jsonl")
