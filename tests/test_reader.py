"""What is refused, where, and in which words; and that all of it is told in one run."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graphkit import lexicon, plain, reader
from graphkit.errors import DataError, Fault
from graphkit.locate import vocabulary_file
from graphkit.model import Words

CORPUS = Path(__file__).parent / "corpus"
STATE = "- id: aldora\n  labels: {en: Aldora, ja: アルドラ}\n"
HEAD = "id: d\ntitle: t\npublisher: aldora\npublished: 2031\nlanguage: en\n"
SPEAKERS = "speakers:\n  - {id: s, label: {en: S, ja: S}, kind: press, named: false, plural: no}\n"


def entities(folder: Path, content: str | bytes, name: str = "states") -> list[str]:
    """What is said of an entity file, without the folder."""
    (folder / "entities").mkdir(parents=True, exist_ok=True)
    path = folder / "entities" / f"{name}.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return told(folder)


def document(folder: Path, content: str, name: str = "d.yaml") -> list[str]:
    """What is said of a document file, without the folder."""
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "documents" / name).write_text(content, encoding="utf-8")
    return told(folder)


def told(folder: Path) -> list[str]:
    return [str(fault).removeprefix(f"{folder}/") for fault in reader.gather([folder]).faults]


def passage(claim: str) -> str:
    above = f"{HEAD}{SPEAKERS}passages:\n  - at: p1.s1\n    speaker: s\n    claims:\n"
    return f"{above}      - {{id: c1, {claim}}}\n"


SUPPLY = "subject: a, relation: supplies, object: b"

ENTITIES = {
    "not UTF-8": (b"- id: a\n- id: \xe9", "states.yaml:2:7: is not UTF-8: byte 14 is 0xE9"),
    "UTF-16": ("- id: a".encode("utf-16"), "states.yaml:1:1: is not UTF-8: byte 0 is 0xFF"),
    "broken": (
        "- id: a: b\n",
        "states.yaml:1:8: broken YAML: mapping values are not allowed in this context; "
        "a text with a colon in it needs quotation marks",
    ),
    "a control character": (
        "- id: a\n- \x07",
        "states.yaml:2:3: broken YAML: control characters are not allowed; "
        "control characters cannot stand in YAML",
    ),
    "empty": ("", "states.yaml:0:0: is empty"),
    "only a comment": ("# nothing\n", "states.yaml:0:0: is empty"),
    "repeated key": (
        STATE + "  id: b\n",
        "states.yaml:3:3: [0].id: the key 'id' stands here twice, first in line 1",
    ),
    "anchor": (
        STATE.replace("{en", "&a {en"),
        "states.yaml:2:11: [0].labels: the anchor &a is not allowed; write the value out",
    ),
    "alias": (
        STATE.replace("id: aldora", "id: &a aldora") + "- *a\n",
        "states.yaml:3:3: [1]: the alias *a is not allowed; write the value out",
    ),
    "tag": (
        STATE.replace("aldora", "!!python/name:os.system aldora"),
        "states.yaml:1:7: [0].id: the tag tag:yaml.org,2002:python/name:os.system is not allowed; "
        "every value is read as text",
    ),
    "second document": (
        STATE + "---\n" + STATE,
        "states.yaml:3:1: holds a second document; write one to a file",
    ),
    "a list as key": (STATE + "  [a]: b\n", "states.yaml:3:3: [0]: a key must be a plain word"),
    "no list": ("id: a\n", "states.yaml:1:1: must be a list (write [...], or a line with - for each)"),
    "unknown key": (
        STATE + "  adjectvies: {en: [x]}\n",
        "states.yaml:3:3: [0].adjectvies: unknown key; did you mean 'adjectives'?",
    ),
    "merge key": (
        "- id: a\n  labels: {en: A, ja: A}\n  <<: {id: b}\n",
        "states.yaml:3:3: [0].<<: unknown key (known: id, labels, aliases, adjectives, description, same_as, "
        "codes, part_of)",
    ),
    "NO as an id": (
        STATE.replace("aldora", "NO"),
        "states.yaml:1:7: [0].id: 'NO' is not an id (small letters a-z, digits, single hyphens between)",
    ),
    "NO as a code": (
        STATE + "  codes: {iso: NO}\n",
        "states.yaml:3:16: [0].codes.iso: 'NO' is not an ISO 3166-1 code (three capital letters)",
    ),
    "missing": ("- id: a\n", "states.yaml:1:3: [0].labels: is missing"),
    "a number out of range": (
        STATE + "  codes: {cow: 1}\n",
        "states.yaml:3:16: [0].codes.cow: '1' is below 2",
    ),
    "an escape sequence": (
        STATE.replace("Aldora", '"\\e[31mA"'),
        "states.yaml:2:16: [0].labels.en: holds the hidden character U+001B",
    ),
    "a turned direction": (
        STATE.replace("Aldora", "A\u202ebc"),
        "states.yaml:2:16: [0].labels.en: holds the hidden character U+202E",
    ),
    "a hidden character in a key": (
        STATE + '  "a\\e[2Jb": x\n',
        "states.yaml:3:3: [0].a\\x1b[2Jb: unknown key",
    ),
    "an empty label": (STATE.replace("Aldora", "''"), "states.yaml:2:16: [0].labels.en: is empty"),
    "a text too long": (
        STATE.replace("Aldora", "x" * 2001),
        "states.yaml:2:16: [0].labels.en: is longer than 2000 characters",
    ),
}


@pytest.mark.parametrize(("content", "said"), ENTITIES.values(), ids=ENTITIES)
def test_what_is_refused_in_an_entity_file(tmp_path: Path, content: str | bytes, said: str) -> None:
    found = entities(tmp_path, content)
    assert [each for each in found if each.startswith(f"entities/{said}")], found


CLAIMS = {
    "hedge without uncertainty": (
        f"{SUPPLY}, hedge: may",
        "passages[0].claims[0]: hedge is given, but certainty is certain",
    ),
    "uncertainty without hedge": (
        f"{SUPPLY}, certainty: possible",
        "passages[0].claims[0]: certainty is possible, but the hedge as printed is missing",
    ),
    "start after end": (
        f"{SUPPLY}, when: 2031-06/2031-05",
        "passages[0].claims[0].when: '2031-06/2031-05' ends before it starts",
    ),
    "no date": (f"{SUPPLY}, when: 5 June", "passages[0].claims[0].when: '5 June' is no EDTF date"),
    "no such day": (
        f"{SUPPLY}, stated: 2031-02-30",
        "passages[0].claims[0].stated: '2031-02-30': 2031-02 has no day 30",
    ),
    "low above high": (
        f"{SUPPLY}, amount: {{wording: x, low: 5, high: 3}}",
        "passages[0].claims[0].amount: low 5 is above high 3",
    ),
    "no number": (
        f"{SUPPLY}, amount: {{wording: x, low: ten}}",
        "passages[0].claims[0].amount.low: 'ten' is no number (write 300 or 0.5, of 0 or more)",
    ),
    "a negative number": (
        f"{SUPPLY}, amount: {{wording: x, low: -1}}",
        "passages[0].claims[0].amount.low: '-1' is no number",
    ),
    "not a number": (
        f"{SUPPLY}, amount: {{wording: x, low: .nan}}",
        "passages[0].claims[0].amount.low: '.nan' is no number",
    ),
    "no wording": (f"{SUPPLY}, amount: {{low: 1}}", "passages[0].claims[0].amount.wording: is missing"),
    "no choice": (
        f"{SUPPLY}, polarity: affirmd",
        "passages[0].claims[0].polarity: 'affirmd' is none of affirmed, negated; did you mean 'affirmed'?",
    ),
    "a list for a text": (f"{SUPPLY}, phase: [a]", "passages[0].claims[0].phase: '['a']' is none of"),
    "a text for a list": (
        f"{SUPPLY}, in_return_for: c2",
        "passages[0].claims[0].in_return_for: must be a list",
    ),
    "a text for a mapping": (
        f"{SUPPLY}, amount: many",
        "passages[0].claims[0].amount: must be a mapping of keys to values",
    ),
    "a field name in printed": (
        f"{SUPPLY}, printed: {{When: x}}",
        "passages[0].claims[0].printed.When: 'When' is not a name of small letters",
    ),
    "unknown key": (f"{SUPPLY}, hegde: x", "passages[0].claims[0].hegde: unknown key; did you mean 'hedge'?"),
}


@pytest.mark.parametrize(("claim", "said"), CLAIMS.values(), ids=CLAIMS)
def test_what_is_refused_in_a_claim(tmp_path: Path, claim: str, said: str) -> None:
    found = document(tmp_path, passage(claim))
    assert len(found) == 1 and said in found[0], found
    assert found[0].startswith("documents/d.yaml:12:"), found


def test_every_fault_of_a_corpus_is_told_in_one_run_and_sorted(tmp_path: Path) -> None:
    entities(tmp_path, "- id: A\n  lables: {en: x, ja: x}\n- {id: b, labels: {en: B}}\n")
    entities(tmp_path, "[", "items")
    found = document(
        tmp_path,
        passage(
            "relation: supplies, certainty: maybe, hegde: x, when: soon, amount: {low: 5, high: 4, unit: ''}"
        )
        + "  - at: 1.1\n    skip: ''\n  - at: p3.s1\n    remarks: [{id: r1, about: [], kind: Purpose}]\n",
    )
    assert sorted(each.split(": ")[1] for each in found) == [
        "[0].id", "[0].labels", "[0].lables", "[1].labels.ja", "broken YAML",
        "passages[0].claims[0].amount", "passages[0].claims[0].amount.unit",
        "passages[0].claims[0].amount.wording", "passages[0].claims[0].certainty",
        "passages[0].claims[0].hegde", "passages[0].claims[0].subject", "passages[0].claims[0].when",
        "passages[1].at", "passages[1].skip", "passages[2].remarks[0].about",
        "passages[2].remarks[0].kind", "passages[2].remarks[0].text",
    ]  # fmt: skip
    with pytest.raises(DataError) as error:
        reader.read_corpora([tmp_path])
    assert list(error.value.faults) == sorted(error.value.faults) and len(error.value.faults) == len(found)


def test_what_is_whole_is_read_beside_what_is_not(tmp_path: Path) -> None:
    entities(tmp_path, STATE + "- {id: berun, labels: {en: B}}\n- {id: X, labels: {en: X, ja: X}}\n")
    document(tmp_path, passage(f"{SUPPLY}, when: soon") + "  - at: p2.s1\n    skip: end\n")
    loaded = reader.gather([tmp_path])
    assert [entity.id for file in loaded.files for entity in file.entities][:1] == ["aldora"]
    assert [each.at for each in loaded.sources[0].document.passages] == ["p1.s1", "p2.s1"]
    assert len(loaded.faults) == 3 and "d" in loaded.broken


def test_missing_head_of_a_document_hides_nothing_below_it(tmp_path: Path) -> None:
    found = document(tmp_path, passage(f"{SUPPLY}, when: soon").replace("title: t\n", ""))
    assert [each.split(": ")[1] for each in found] == ["title", "passages[0].claims[0].when"]


def test_a_speaker_is_inherited_or_missing(tmp_path: Path) -> None:
    assert document(tmp_path, passage(SUPPLY)) == []
    found = document(tmp_path, passage(SUPPLY).replace("    speaker: s\n", ""))
    assert found == ["documents/d.yaml:9:5: passages[0]: c1 has no speaker, and the passage names none"]


def test_folders(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    for name, said in (
        ("missing", "there is no such folder"),
        ("file", "is no folder"),
        ("empty", "holds no corpus: neither entities/ nor documents/ stands in it"),
    ):
        with pytest.raises(DataError, match=f"{name}:0:0: {said}"):
            reader.read_corpora([tmp_path / name])


def test_files_that_do_not_belong(tmp_path: Path) -> None:
    entities(tmp_path, STATE, "countries")
    document(tmp_path, "", "x.yml")
    document(tmp_path, "{}", "x.segments.json")
    (tmp_path / "entities" / ".DS_Store").write_text("")
    (tmp_path / "entities" / "items.yaml").mkdir()
    assert told(tmp_path) == [
        "documents/x.segments.json:0:0: there is no document x beside it",
        "documents/x.yml:0:0: unknown file x.yml; known are <id>.yaml, <id>.jsonl and <id>.segments.json",
        "entities/countries.yaml:0:0: unknown file; known are states.yaml, groups.yaml, organisations.yaml, "
        "persons.yaml, items.yaml, places.yaml, facilities.yaml, measures.yaml, events.yaml",
        "entities/items.yaml:0:0: is no file",
    ]


def test_a_path_out_of_the_corpus(tmp_path: Path) -> None:
    entities(tmp_path / "other", STATE)
    (tmp_path / "mine" / "entities").mkdir(parents=True)
    os.symlink(
        tmp_path / "other" / "entities" / "states.yaml", tmp_path / "mine" / "entities" / "states.yaml"
    )
    os.symlink(tmp_path / "other" / "entities", tmp_path / "mine" / "documents")
    found = told(tmp_path / "mine")
    assert found[0].startswith("documents/states.yaml:0:0: leads out of the corpus folder, to ")
    assert found[1].startswith("entities/states.yaml:0:0: leads out of the corpus folder, to ")


def test_a_file_beyond_the_size(tmp_path: Path) -> None:
    assert entities(tmp_path, b"#" * (16 * 1024 * 1024 + 1)) == [
        "entities/states.yaml:0:0: is larger than 16 MiB"
    ]


def test_nesting_beyond_the_bound(tmp_path: Path) -> None:
    found = entities(tmp_path, "[" * 100 + "]" * 100)
    assert found[-1].endswith("is nested deeper than 40 levels"), found


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    assert entities(tmp_path, b"\xef\xbb\xbf" + STATE.encode()) == []


def test_the_document_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    assert document(tmp_path, HEAD, "e.yaml") == [
        "documents/e.yaml:1:5: id: 'd' stands in a file named e.yaml"
    ]


def test_norway_is_text(tmp_path: Path) -> None:
    assert entities(tmp_path, "- {id: no, labels: {en: NO, ja: 1.0}}") == []
    assert reader.gather([tmp_path]).files[0].entities[0].labels == Words(en="NO", ja="1.0")


# --- JSON lines --------------------------------------------------------------------------------------

LINES = (
    '{"id": "d", "title": "t", "publisher": "a", "published": "2031", "language": "en"}',
    '{"at": "p1.s1", "speaker": "s", "claims": [{"id": "c1", "subject": "a", "relation": "supplies", '
    '"object": "b"}]}',
    '{"at": "p2.s1", "skip": "a \\"quoted\\": reason"}',
)  # fmt: skip

BAD_LINES = {
    "no JSON": ('{"at": "p1.s1" "skip": 1}', ":2:16: passages[0]: is not JSON: expecting ',' delimiter"),
    "repeated key": (
        '{"at": "p1.s1", "skip": "a", "skip": "b"}',
        ":2:30: passages[0].skip: the key 'skip' stands here twice",
    ),
    "repeated key, spaced": (
        '{"at" : "p1.s1", "skip": "a", "skip": "b"}',
        ":2:31: passages[0].skip: the key 'skip' stands here twice",
    ),
    "unknown key": (
        '{"at": "p1.s1", "skp": "a"}',
        ":2:17: passages[0].skp: unknown key; did you mean 'skip'?",
    ),
    "wrong type": ('{"at": 5}', ":2:8: passages[0].at: must be one text, not a list, mapping or number"),
    "not a number": ('{"at": NaN}', ":2:1: passages[0]: is not JSON: NaN is no number"),
    "a list": ("[]", ":2:1: passages[0]: must be a mapping of keys to values"),
    "deep": ("[" * 60 + "]" * 60, ":2:1: passages[0]: is nested deeper than 40 levels"),
    "very deep": ("[" * 100000, ":2:1: passages[0]: is nested deeper than 40 levels"),
    "too long": (
        f'{{"at": "p1.s1", "skip": "{"x" * 1024 * 1024}"}}',
        ":2:1: passages[0]: the line is longer than 1 MiB",
    ),
}


def test_json_lines_are_read_as_yaml_is(tmp_path: Path) -> None:
    assert document(tmp_path, "\n".join((LINES[0], "", *LINES[1:])), "d.jsonl") == []
    source = reader.read_document(tmp_path / "documents" / "d.jsonl")
    assert source.document.passages[0].claims[0].speaker == "s"
    assert source.document.passages[1].skip == 'a "quoted": reason'
    assert source.places.at("passages", 0, "claims", 0, "subject") == (3, 68)
    assert source.places.at("title") == (1, 22)


@pytest.mark.parametrize(("line", "said"), BAD_LINES.values(), ids=BAD_LINES)
def test_what_is_refused_in_json_lines(tmp_path: Path, line: str, said: str) -> None:
    found = document(tmp_path, "\n".join((LINES[0], line, LINES[2])), "d.jsonl")
    assert len(found) == 1 and found[0].startswith(f"documents/d.jsonl{said}"), found


def test_the_head_of_json_lines_has_no_passages(tmp_path: Path) -> None:
    head = json.dumps({**json.loads(LINES[0]), "passages": []})
    found = document(tmp_path, head, "d.jsonl")
    assert found == ["documents/d.jsonl:1:84: passages: the passages stand in the lines below the head"]


def test_a_document_in_two_forms(tmp_path: Path) -> None:
    document(tmp_path, HEAD)
    assert document(tmp_path, LINES[0], "d.jsonl") == [
        "documents/d.jsonl:0:0: the document d stands in d.yaml too"
    ]


def test_segments(tmp_path: Path) -> None:
    document(tmp_path, HEAD)
    found = document(
        tmp_path, '{"document": "e", "rule": "r", "segments": [{"at": "p1"}]}', "d.segments.json"
    )
    assert [each.split(": ", 1)[1] for each in found if "segments[0]" not in each] == [
        "document: 'e' is not the document beside it, d"
    ]
    assert len(found) > 1


# --- places ------------------------------------------------------------------------------------------


def test_places_are_those_of_the_file() -> None:
    path = CORPUS / "documents" / "aldora-2031-03-05.yaml"
    places, lines = reader.read_document(path).places, path.read_text(encoding="utf-8").splitlines()
    line, column = places.at("passages", 1, "claims", 0, "amount", "low")
    assert lines[line - 1][column - 1 :].startswith("24,")
    line, column = places.key("passages", 1, "claims", 0, "amount", "low")
    assert lines[line - 1][column - 1 :].startswith("low: 24,")
    assert places.at("passages", 1, "nothing") == places.at("passages", 1)


def test_places_of_a_file_that_is_gone_are_none(tmp_path: Path) -> None:
    places = reader.Places(str(tmp_path / "gone.yaml"))
    assert places.at("id") == (0, 0)


def test_the_two_roads_read_the_same() -> None:
    for path in sorted(CORPUS.rglob("*.yaml")):
        content = path.read_bytes()
        assert plain.from_yaml(content) == plain.yaml_with_places(content.decode()).data


def test_records_are_sorted_by_id(tmp_path: Path) -> None:
    records = reader.read_corpora([CORPUS]).records()
    assert [each.id for each in records.entities] == sorted(each.id for each in records.entities)
    assert [each.id for each in records.documents] == sorted(each.id for each in records.documents)
    assert len(records.segments) == 2


def test_the_same_folder_twice_is_read_once() -> None:
    assert reader.gather([CORPUS, CORPUS]).records() == reader.gather([CORPUS]).records()


def test_the_vocabulary_is_read_with_places(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary.yaml"
    path.write_text("base: https://x.example/\n")
    with pytest.raises(DataError) as error:
        reader.read_vocabulary(path)
    assert all(isinstance(fault, Fault) and fault.file == str(path) for fault in error.value.faults)
    path.write_text("- a\n")
    with pytest.raises(DataError, match="must be a mapping of keys to values"):
        reader.read_vocabulary(path)


def test_the_vocabulary_read_ahead_is_the_vocabulary():
    ahead, itself = reader.read_vocabulary(vocabulary_file()), reader.parse_vocabulary(vocabulary_file())
    assert ahead.data == itself.data
    assert [tuple(row) for row in ahead.ahead] == lexicon.entries(lexicon.words(itself), itself)


def test_a_vocabulary_that_was_edited_is_read_itself(tmp_path):
    ahead = tmp_path / "generated" / "vocabulary.json"
    ahead.parent.mkdir()
    ahead.write_text('{"sha256": "0", "vocabulary": {}, "lexicon": []}', "utf-8")
    (tmp_path / "vocabulary.yaml").write_text(Path(vocabulary_file()).read_text("utf-8"), "utf-8")
    assert reader.read_vocabulary(tmp_path / "vocabulary.yaml").relations
    (tmp_path / "vocabulary.yaml").write_text("base: x\n", "utf-8")
    with pytest.raises(DataError, match=r"relations: is missing"):
        reader.read_vocabulary(tmp_path / "vocabulary.yaml")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("null", "is null: must be a mapping of keys to values"),
        ('{"at": ' + "[" * 600 + "]" * 600 + "}", "is nested deeper than 40 levels"),
    ],
)
def test_a_line_of_json_is_never_lost_without_a_word(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    head = '{"id": "a", "title": "t", "publisher": "unknown", "published": "2024", "language": "en"}'
    for content in (f"{line}\n", f"{head}\n{line}\n"):
        path.write_text(content, "utf-8")
        with pytest.raises(DataError, match=reason):
            reader.read_document(path)
