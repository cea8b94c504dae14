"""RDF out and back: equal records in every format, plain triples only where nobody doubts, hostile files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from rdf_world import BASE, FORMATS, ROOT, VOCABULARY, back, compiled, plain, triples, written
from strategies import records

import graphkit
from graphkit import checks, export, properties, reader, writer
from graphkit.corpus import Corpus
from graphkit.errors import DataError, UsageError
from graphkit.model import Records
from graphkit.pattern import pattern_of
from graphkit.rdf import import_corpus, read

SLOW = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
DOUBTED = ("denied", "negated", "undetermined", "prospective", "possible")


# --- out and back


@pytest.mark.parametrize("format", FORMATS)
def test_the_shipped_corpus_comes_back_equal(format: str, shipped: Corpus, tmp_path: Path) -> None:
    imported = back(shipped, tmp_path, format)
    assert imported.records == shipped.records()
    assert imported.unknown == {}


@pytest.mark.parametrize("format", FORMATS)
@SLOW
@given(generated=records())
def test_generated_records_come_back_equal(format: str, generated: Records) -> None:
    with TemporaryDirectory() as folder:
        assert back(compiled(generated), Path(folder), format).records == generated


def test_the_face_reads_a_file(frozen: Corpus, tmp_path: Path) -> None:
    assert graphkit.from_rdf(written(frozen, tmp_path, "turtle")) == frozen.records()


@pytest.mark.parametrize("format", FORMATS)
def test_an_imported_folder_passes_check(format: str, frozen: Corpus, tmp_path: Path) -> None:
    imported = import_corpus(written(frozen, tmp_path, format), tmp_path / "mine")
    loaded = reader.read_corpora([str(tmp_path / "mine")])
    assert loaded.records() == imported.records == frozen.records()
    assert checks.check(loaded, VOCABULARY).errors == ()


def test_an_import_makes_a_folder_of_its_own(frozen: Corpus, tmp_path: Path) -> None:
    path = written(frozen, tmp_path, "turtle")
    with pytest.raises(UsageError, match="not empty"):
        import_corpus(path, tmp_path)


def test_an_import_that_fails_leaves_nothing(frozen: Corpus, tmp_path: Path) -> None:
    path = written(frozen, tmp_path, "turtle")
    path.write_text(
        path.read_text("utf-8").replace("mc:object entity:", "mc:object entity:no-such-"), "utf-8"
    )
    with pytest.raises(DataError, match="no-such-"):
        import_corpus(path, tmp_path / "mine")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


# --- the same for other parsers


def test_every_format_holds_the_same_triples(frozen: Corpus, tmp_path: Path) -> None:
    found = {format: triples(written(frozen, tmp_path, format)) for format in FORMATS}
    for format, held in found.items():
        extra = {each[0] for each in held - found["turtle"]}
        assert found["turtle"] <= held
        assert all("/graph/" in subject for subject in extra), format
        assert bool(extra) == export.FORMATS[format].graphs


@pytest.mark.parametrize(
    ("format", "name"),
    [
        ("turtle", "turtle"),
        ("ntriples", "nt"),
        ("nquads", "nquads"),
        ("trig", "trig"),
        ("jsonld", "json-ld"),
        ("rdfxml", "xml"),
    ],
)
def test_rdflib_reads_as_many_statements(format: str, name: str, frozen: Corpus, tmp_path: Path) -> None:
    path = written(frozen, tmp_path, format)
    graph = rdflib.Dataset(default_union=True)
    graph.parse(str(path), format=name)
    assert len(set(graph.triples((None, None, None)))) == len(triples(path))


def test_documents_stand_in_graphs_with_provenance(shipped: Corpus, tmp_path: Path) -> None:
    store = ox.Store()
    store.bulk_load(path=str(written(shipped, tmp_path, "trig")), format=ox.RdfFormat.TRIG)
    graphs = {graph.value.rpartition("/")[2] for graph in store.named_graphs()}
    assert graphs == {document.id for document in shipped.records().documents}
    derived, kind = "<http://www.w3.org/ns/prov#wasDerivedFrom>", f"<{BASE}schema/Document>"
    asked = f"SELECT ?g {{ ?g {derived} ?d GRAPH ?g {{ ?d a {kind} }} }}"
    assert len(list(store.query(asked))) == len(graphs)


@SLOW
@given(generated=records())
def test_no_blank_nodes_and_no_statement_twice(generated: Records) -> None:
    with TemporaryDirectory() as folder:
        path = written(compiled(generated), Path(folder), "ntriples")
        lines = path.read_text("utf-8").splitlines()
        assert len(lines) == len(set(lines))
        assert not any(line.startswith("_:") or " _:" in line.partition('"')[0] for line in lines)


# --- counts, and plain triples


@pytest.mark.parametrize("format", FORMATS)
def test_counts_by_status_are_equal_elsewhere(format: str, shipped: Corpus, tmp_path: Path) -> None:
    rows = shipped.find(withdrawn=True)
    path = written(shipped, tmp_path, format)
    status = f"<{BASE}schema/status>"
    found = [object for _, predicate, object in triples(path) if predicate == status]
    for word in properties_of("statuses"):
        assert sum(row.status == word for row in rows) == found.count(f"<{BASE}status/{word}>")
    again = compiled(read(path, VOCABULARY).records).find(withdrawn=True)
    assert [row.status for row in again] == [row.status for row in rows]


def properties_of(section: str) -> list[str]:
    return list(VOCABULARY.data[section])


@pytest.mark.parametrize("policy", properties.POLICIES)
@pytest.mark.parametrize("format", FORMATS)
@SLOW
@given(generated=records())
def test_a_plain_triple_is_asserted_and_not_negated(format: str, policy: str, generated: Records) -> None:
    corpus = compiled(generated)
    with TemporaryDirectory() as folder:
        found = plain(written(corpus, Path(folder), format, plain=policy))
    enough = {"uncontested": {"asserted"}, "affirmed": {"asserted", "assessed"}, "none": set[str]()}[policy]
    rows = corpus.find()
    backed, negated, expected = set(), set(), set()
    for row in rows:
        ends = {(row.subject, row.relation, row.object or row.item)}
        if VOCABULARY.is_symmetric(row.relation):
            ends.add((row.object, row.relation, row.subject))
        if row.status in enough and row.phase == "actual":
            backed |= ends
            if policy == "affirmed" or row.standing == "uncontested":
                expected |= ends
        if row.polarity == "negated":
            negated |= ends
    assert found <= backed
    assert not found & negated
    assert found == {each for each in expected - negated if "unknown" not in each}


def test_the_policy_stands_in_the_data(frozen: Corpus, tmp_path: Path) -> None:
    for policy in properties.POLICIES:
        path = written(frozen, tmp_path, "turtle", plain=policy)
        assert f"mc:plainPolicy plain:{policy} " in path.read_text("utf-8")
    with pytest.raises(UsageError, match="uncontested, affirmed, none"):
        written(frozen, tmp_path, "turtle", plain="all")


def test_no_doubted_claim_of_the_shipped_corpus_is_plain(shipped: Corpus, tmp_path: Path) -> None:
    firm = {(r.subject, r.relation, r.object or r.item) for r in shipped.find() if r.status == "asserted"}
    found = plain(written(shipped, tmp_path, "nquads"))
    for row in shipped.find():
        key = (row.subject, row.relation, row.object or row.item)
        if row.status in DOUBTED and key not in firm:
            assert key not in found
    assert ("iran", "supplies", "russia") not in found
    assert ("russia", "supplies", "north-korea") in found or len(found) > 10


# --- selections


def test_a_selection_holds_those_claims_and_comes_back(shipped: Corpus, tmp_path: Path) -> None:
    pattern = pattern_of(subject="iran", object="russia")
    path = written(shipped, tmp_path, "turtle", pattern=pattern)
    imported = import_corpus(path, tmp_path / "mine")
    found = {f"{d.id}/{c.id}" for d in imported.records.documents for p in d.passages for c in p.claims}
    assert found == {row.id for row in shipped.find(pattern)}
    text = path.read_text("utf-8")
    assert 'mc:selection "subject: iran"' in text and 'mc:selection "object: russia"' in text


def test_a_selection_names_no_dispute_with_what_it_leaves_out(shipped: Corpus, tmp_path: Path) -> None:
    path = written(shipped, tmp_path, "ntriples", pattern=pattern_of(polarity="affirmed"))
    found = {f"{d.id}/{c.id}" for d in read(path, VOCABULARY).records.documents for p in d.passages
             for c in p.claims}  # fmt: skip
    assert found == {row.id for row in shipped.find(polarity="affirmed")}
    text = path.read_text("utf-8")
    assert "cito/disputes" not in text and "/schema/leftOut" in text


def test_a_part_of_a_document_says_that_it_is_one(shipped: Corpus, tmp_path: Path) -> None:
    path = written(shipped, tmp_path, "trig", pattern=pattern_of(subject="iran"))
    held = import_corpus(path, tmp_path / "mine").records
    parts = {each.id: each.excerpt for each in held.documents if each.passages}
    assert parts and set(parts.values()) == {"subject: iran"}
    checked = checks.check(reader.read_corpora([str(tmp_path / "mine")]), VOCABULARY)
    assert checked.errors == ()
    for each in checked.coverage:
        assert each.excerpt == parts.get(each.document, "") and each.open == each.skipped == 0
    corpus = graphkit.load(str(tmp_path / "mine"))
    again = written(corpus, tmp_path, "turtle", pattern=pattern_of(phase="planned"))
    assert '"subject: iran; phase: planned"' in again.read_text("utf-8")


def test_an_excerpt_may_stand_beside_all_segments(shipped: Corpus, tmp_path: Path) -> None:
    held, segments = (
        back(shipped, tmp_path, "turtle", pattern=pattern_of(subject="iran")).records,
        shipped.records().segments,
    )
    writer.write_corpus(held.model_copy(update={"segments": segments}), str(tmp_path / "mine"))
    checked = checks.check(reader.read_corpora([str(tmp_path / "mine")]), VOCABULARY)
    assert checked.errors == ()
    whole = {each.document: len(each.segments) for each in segments}
    assert all(each.sentences < whole[each.document] for each in checked.coverage if each.excerpt)


def test_a_selection_that_holds_a_whole_document_is_no_excerpt(frozen: Corpus, tmp_path: Path) -> None:
    assert "mc:excerpt" not in written(frozen, tmp_path, "turtle").read_text("utf-8")
    held = frozen.records()
    claim = frozen.find(relation="supplies")[0]
    (whole,) = (each for each in held.documents if each.id == claim.document)
    passages = tuple(
        each.model_copy(update={"claims": (found,), "remarks": ()})
        for each in whole.passages
        for found in each.claims
        if found.id == claim.id.rpartition("/")[2]
    )
    documents = tuple(
        each.model_copy(update={"passages": passages if each is whole else ()}) for each in held.documents
    )
    corpus = compiled(held.model_copy(update={"documents": documents, "segments": ()}))
    path = written(corpus, tmp_path, "turtle", pattern=pattern_of(relation="supplies"))
    assert "mc:selection" in path.read_text("utf-8") and "mc:excerpt" not in path.read_text("utf-8")


@SLOW
@given(generated=records())
def test_any_selection_comes_back_as_those_claims(generated: Records) -> None:
    corpus = compiled(generated)
    for pattern in (
        pattern_of(polarity="affirmed"),
        pattern_of(polarity="negated"),
        pattern_of(relation="cooperates_with"),
        pattern_of(phase="planned"),
    ):
        with TemporaryDirectory() as folder:
            held = back(corpus, Path(folder), "ntriples", pattern=pattern).records
        found = {f"{d.id}/{c.id}" for d in held.documents for p in d.passages for c in p.claims}
        assert found == {row.id for row in corpus.find(pattern)}


# --- the same bytes


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_bytes_for_other_seeds_orders_and_locales(format: str, tmp_path: Path) -> None:
    found = set()
    for seed, locale, backwards in (("0", "C", False), ("1", "C.UTF-8", True), ("77", "POSIX", True)):
        folder = tmp_path / seed
        _copied(ROOT / "tests" / "corpus", folder, backwards)
        script = (
            "import sys, graphkit; from graphkit import export; "
            "export.write(graphkit.load(sys.argv[1], compiled=sys.argv[2]), '-', sys.argv[3])"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, str(folder), str(tmp_path / f"{seed}.sqlite"), format],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0"},
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        found.add(done.stdout)
    assert len(found) == 1


def _copied(source: Path, target: Path, backwards: bool) -> None:
    """The corpus in another folder; its files made, and its entities written, in the other order."""
    for path in sorted(source.rglob("*.*"), reverse=backwards):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        if backwards and path.parent.name == "entities":
            entities = reader.read_entities(str(path)).entities
            one_by_one = [
                writer.entities_yaml([each]) for each in sorted(entities, key=lambda e: e.id, reverse=True)
            ]
            copy.write_text("".join(one_by_one), "utf-8")


# --- what is not believed, not known, not ours


def test_derived_words_and_plain_triples_are_not_believed(shipped: Corpus, tmp_path: Path) -> None:
    path = written(shipped, tmp_path, "turtle")
    text = path.read_text("utf-8").replace("mc:status status:denied", "mc:status status:asserted")
    text = text.replace("mc:standing standing:contested", "mc:standing standing:uncontested")
    path.write_text(f"{text}\nentity:iran relation:supplies entity:russia .\n", "utf-8")
    imported = read(path, VOCABULARY, strict=True)
    assert imported.records == shipped.records()
    assert ("iran", "supplies", "russia") not in plain(
        written(compiled(imported.records), tmp_path, "turtle")
    )


def test_unknown_statements_are_counted_named_and_refused_if_strict(frozen: Corpus, tmp_path: Path) -> None:
    path = written(frozen, tmp_path, "turtle")
    subject = frozen.find()[0].subject
    more = f'entity:{subject} <http://x.example/p> 1, 2 ; rdfs:comment "x" .\n<http://y/> a owl:Thing .\n'
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    imported = read(path, VOCABULARY)
    assert imported.records == frozen.records()
    assert imported.unknown == {
        "<http://x.example/p> of a entity": 2,
        "rdf:type of what is not ours": 1,
        "rdfs:comment of a entity": 1,
    }
    with pytest.raises(DataError, match="rdfs:comment of a entity"):
        read(path, VOCABULARY, strict=True)


def test_a_foreign_file_is_refused_with_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "foreign.ttl"
    path.write_text('<http://x.example/a> <http://x.example/b> "c" .', "utf-8")
    with pytest.raises(DataError, match=r"no corpus of graphkit: of its 1 statements none .*/schema/Corpus>"):
        read(path, VOCABULARY)


def test_a_file_that_was_cut_short_is_refused(frozen: Corpus, tmp_path: Path) -> None:
    path = written(frozen, tmp_path, "ntriples")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "/remark/" not in line.partition(" ")[0]]
    path.write_text("".join(kept), "utf-8")
    with pytest.raises(DataError, match="mc:remarkCount: the file says"):
        read(path, VOCABULARY)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "polarity:affirmed",
            "polarity:maybe",
            "no polarity is called 'maybe'; there are: affirmed, negated",
        ),
        ("mc:at ", "mc:at 3 ; mc:at ", "has 2 values"),
        ('"2031', '"2031-02-30', "has no day 30|is no EDTF date"),
        ("mc:named true", 'mc:named "perhaps"', "neither true nor false"),
        ("prov:wasDerivedFrom passage:", "prov:wasDerivedFrom entity:", "does not stand in one passage"),
        ("prov:wasAttributedTo speaker:", "prov:wasAttributedTo entity:", "is not a name in"),
        ("a mc:State ", "a mc:Country ", "is of 0 kinds"),
        ('"@ja', '"@fr', "is in fr; there is room for en and ja"),
    ],
)
def test_values_that_no_record_has_are_refused(
    old: str, new: str, reason: str, frozen: Corpus, tmp_path: Path
) -> None:
    path = written(frozen, tmp_path, "turtle")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(DataError, match=reason):
        read(path, VOCABULARY)


def test_what_no_record_allows_is_said_in_our_words(frozen: Corpus, tmp_path: Path) -> None:
    path = written(frozen, tmp_path, "turtle")
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(rdfs:label|skos:prefLabel) "[^"]*"@en', r'\1 ""@en', text), "utf-8")
    with pytest.raises(DataError) as caught:
        read(path, VOCABULARY)
    assert "is empty" in str(caught.value)
    assert "should have" not in str(caught.value) and "Input" not in str(caught.value)


def test_a_format_that_is_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="ttl, nt, nq, trig, jsonld, rdf"):
        read(tmp_path / "x.doc", VOCABULARY)
    with pytest.raises(UsageError, match="no such file"):
        read(tmp_path / "x.ttl", VOCABULARY)


# --- hostile files

_RDF = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = b'<?xml version="1.0"?>%s<rdf:RDF xmlns:rdf="' + _RDF + b'" xmlns:p="a:">%s</rdf:RDF>'
_LAUGHS = (
    b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)
_OUTSIDE = b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_SAID = b'<rdf:Description rdf:about="a:a"><p:b>%s</p:b></rdf:Description>'
HOSTILE = {
    "deep.ttl": b"<a:a> <a:b> " + b"[ <a:b> " * 300_000,
    "lists.ttl": b"<a:a> <a:b> " + b"(" * 300_000,
    "huge.ttl": b'<a:a> <a:b> "' + b"x" * 30_000_000 + b'" .',
    "long.nt": b'<a:a> <a:b> "' + b"x" * 1_000_000 + b'" .',
    "deep.jsonld": b'{"@id":"a:a","a:b":' * 300_000,
    "array.jsonld": b"[" * 300_000,
    "context.jsonld": b'{"@context": "http://127.0.0.1:1/context", "@id": "a:a", "a:b": 1}',
    "import.jsonld": b'{"@context": {"@import": "http://127.0.0.1:1/context"}, "@id": "a:a", "a:b": 1}',
    "laughs.rdf": _XML % (_LAUGHS, _SAID % b"&j;"),
    "outside.rdf": _XML % (_OUTSIDE, _SAID % b"&a;"),
    "deep.rdf": _XML % (b"", b"<rdf:Description><p:b>" * 300_000),
    "bytes.ttl": b"\xff\xfe\x00",
    "half.nt": b'<a:a> <a:b> "x',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little_and_reaches_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    script = (
        "import resource, socket, sys, time\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
        "def no(*_): raise SystemExit('network')\n"
        "socket.socket.connect = no\n"
        "from graphkit import from_rdf\nfrom graphkit.errors import DataError\n"
        "try: from_rdf(sys.argv[1])\n"
        "except DataError as error: print(len(str(error)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / name)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert 0 < int(done.stdout) < 1000


# --- words that are hard to write


@pytest.mark.parametrize(
    "words",
    [
        'say "so"',
        "back\\slash",
        "tab\there",
        "line\nbreak",
        "ctrl\x01",
        "שלום",
        "\U0001f6e9\ufe0f無人機",
        "<http://x.example/a b>",
        "@en",
        '"""',
        "'",
        "\\u0041",
        "a\u2028b",
        "\ufeffx",
    ],
)
@pytest.mark.parametrize("format", FORMATS)
def test_hard_words_are_written_right_or_refused(
    words: str, format: str, fresh: Path, tmp_path: Path
) -> None:
    states = fresh / "entities" / "states.yaml"
    entities = list(reader.read_entities(str(states)).entities)
    hard = entities[0].labels.model_copy(update={"en": words})
    states.write_text(
        writer.entities_yaml([entities[0].model_copy(update={"labels": hard}), *entities[1:]]), "utf-8"
    )
    try:
        corpus = graphkit.load(str(fresh))
    except DataError as error:
        assert "states.yaml:" in str(error)  # refused with its place
        return
    assert back(corpus, tmp_path, format).records == corpus.records()
    graph = rdflib.Dataset(default_union=True)
    graph.parse(str(tmp_path / f"corpus.{export.FORMATS[format].suffix}"))
    words = corpus.label(entities[0].id, "en")
    assert (None, rdflib.SKOS.prefLabel, rdflib.Literal(words, lang="en")) in graph


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("deep.jsonld", '{"a:c": ' * 5000 + "1" + "}" * 5000, "values stand more than 64 deep"),
        ("coded.rdf", '<?xml version="1.0" encoding="nope"?><a/>', "is no XML: unknown encoding: nope"),
        ("seven.rdf", '<?xml version="1.0" encoding="utf-7"?><a/>', "is no XML: "),
    ],
)
def test_hostile_files_are_refused_before_they_cost_anything(
    tmp_path: Path, name: str, content: str, reason: str
) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    with pytest.raises(DataError, match=reason):
        graphkit.from_rdf(str(path))


def test_an_excerpt_of_very_many_claims_comes_back(shipped: Corpus, tmp_path: Path) -> None:
    path, many = tmp_path / "many.ttl", [row.id for row in shipped.find()][:130]
    export.write(shipped, str(path), pattern=pattern_of(claim=many))
    told = [document.excerpt for document in graphkit.from_rdf(str(path)).documents if document.excerpt]
    assert told and all(len(each) == 2000 and each.endswith("…") for each in told)
