"""What is generated: rebuilt byte for byte, consistent, and of one mind with our own checks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
import yaml
from rdf_world import BASE, ROOT, VOCABULARY, compiled, written

from graphkit import checks, dates, ontology, reader, writer
from graphkit.corpus import Corpus
from graphkit.errors import DataError
from graphkit.ontology.shacl import EDTF
from graphkit.rdf import read
from graphkit.vocabulary import Vocabulary

GENERATED = ROOT / "schema" / "generated"
MC = rdflib.Namespace(f"{BASE}schema/")
RELATION = rdflib.Namespace(f"{BASE}relation/")


@pytest.fixture(scope="session")
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(GENERATED / "ontology.ttl")


def test_a_second_build_changes_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/build_schema.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"PYTHONHASHSEED": "7", "LC_ALL": "C"},
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["ontology.ttl", "shapes.ttl"])
def test_turtle_is_valid_and_has_no_blank_nodes(name: str) -> None:
    quads = list(ox.parse(path=str(GENERATED / name)))
    assert quads
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in quad)


def test_every_relation_is_declared_with_words_in_both_languages(graph: rdflib.Graph) -> None:
    for name, relation in VOCABULARY.relations.items():
        iri = RELATION[name]
        assert (iri, rdflib.RDF.type, rdflib.OWL.ObjectProperty) in graph
        for term in (rdflib.RDFS.label, rdflib.SKOS.definition):
            assert {label.language for label in graph.objects(iri, term)} == {"en", "ja"}
        notes = {str(note): note.language for note in graph.objects(iri, rdflib.SKOS.editorialNote)}
        assert notes == {
            f"{system}: {words}": language
            for system, crossing in relation.crosswalk.items()
            for language, words in crossing.lost.items()
        }
        parents = {str(each).rpartition("/")[2] for each in graph.objects(iri, rdflib.RDFS.subPropertyOf)}
        assert parents == ({relation.parent} if relation.parent else set())
        assert ((iri, rdflib.RDF.type, rdflib.OWL.SymmetricProperty) in graph) == relation.symmetric
        assert bool(list(graph.subjects(rdflib.OWL.inverseOf, iri))) != relation.symmetric
        assert graph.value(iri, rdflib.RDFS.domain) and graph.value(iri, rdflib.RDFS.range)


def test_every_outside_code_is_matched(graph: rdflib.Graph) -> None:
    for name, relation in VOCABULARY.relations.items():
        found = {
            str(graph.value(code, rdflib.SKOS.notation))
            for code in graph.objects(RELATION[name], rdflib.SKOS.closeMatch)
        }
        codes = {code for each in relation.crosswalk.values() for code in each.codes.values()}
        assert found == codes - {"none"}


def test_domains_and_ranges_never_contradict_a_plain_triple(
    graph: rdflib.Graph, shipped: Corpus, tmp_path: Path
) -> None:
    data = rdflib.Graph().parse(written(shipped, tmp_path, "turtle"))
    for subject, relation, object in data:
        if not str(relation).startswith(str(RELATION)):
            continue
        for above in graph.transitive_objects(relation, rdflib.RDFS.subPropertyOf):
            for end, term in ((subject, rdflib.RDFS.domain), (object, rdflib.RDFS.range)):
                wanted = graph.value(above, term)
                kind = data.value(end, rdflib.RDF.type)
                assert wanted in set(graph.transitive_objects(kind, rdflib.RDFS.subClassOf)), (
                    subject,
                    above,
                    object,
                )


def test_everything_written_is_declared(graph: rdflib.Graph, shipped: Corpus, tmp_path: Path) -> None:
    data = rdflib.Graph().parse(written(shipped, tmp_path, "turtle"))
    declared = {str(each) for each in graph.subjects(rdflib.RDF.type)}
    used = {str(each) for each in {*data.predicates(), *data.objects(None, rdflib.RDF.type)}}
    ours = {
        each for each in used if each.startswith(BASE) and "/printed/" not in each and "/silence/" not in each
    }
    assert ours <= declared
    words = {
        str(each) for each in data.objects() if isinstance(each, rdflib.URIRef) and "/status/" in str(each)
    }
    assert words and words <= declared


# --- shapes


@pytest.fixture(scope="session")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(GENERATED / "shapes.ttl")


def _conforms(data: rdflib.Graph, shapes: rdflib.Graph, graph: rdflib.Graph) -> tuple[bool, str]:
    conforms, _, text = pyshacl.validate(data + graph, shacl_graph=shapes)
    return bool(conforms), text


def test_the_invented_corpus_conforms(
    frozen: Corpus, shapes: rdflib.Graph, graph: rdflib.Graph, tmp_path: Path
) -> None:
    data = rdflib.Graph().parse(written(frozen, tmp_path, "turtle"))
    conforms, text = _conforms(data, shapes, graph)
    assert conforms, text


# what is wrong -> (what stands in the Turtle, what to put there)
BAD = {
    "an impossible date": ('dcterms:issued "2031-03-05"', 'dcterms:issued "2031-02-30"'),
    "a word that is in no list": ("mc:polarity polarity:negated", "mc:polarity polarity:maybe"),
    "an object of a kind that the relation does not take": (
        "mc:object entity:berun",
        "mc:object entity:armed-drone",
    ),
    "an entity that is not there": ("mc:object entity:berun", "mc:object entity:atlantis"),
    "a relation that is not there": ("mc:relation relation:supplies", "mc:relation relation:lends"),
    "a role that is missing": ("    mc:object entity:berun ;\n", ""),
    "no speaker": ("    prov:wasAttributedTo speaker:", "    mc:via speaker:"),
    "a hedge where there is none to be": (
        "mc:certainty certainty:certain",
        'mc:hedge "maybe" ; mc:certainty certainty:certain',
    ),
    "no hedge": ("mc:certainty certainty:certain", "mc:certainty certainty:possible"),
    "a label in one language": ("@ja ;\n    dcterms:description", "@en ;\n    dcterms:description"),
    "two phases": ("mc:phase phase:actual", "mc:phase phase:actual, phase:ended"),
    "skipped, and with claims": ("a mc:Passage ;", 'a mc:Passage ; mc:skip "for no reason" ;'),
    "an amount with its ends crossed": (
        "mc:amountLow",
        "mc:amountLow 999999999 ; mc:amountHigh 1 ; mc:index",
    ),
    "a venue that is a state": ("a mc:Claim ;", "a mc:Claim ;\n    mc:venue entity:berun ;"),
    "no polarity": ("    mc:polarity polarity:negated ;\n", ""),
    "a pointer of no shape": ('mc:at "p1.s1"', 'mc:at "page 1"'),
    "a truth value of no sort": ("mc:named true", 'mc:named "perhaps"'),
    "a speaker of another document": (
        "prov:wasAttributedTo speaker:aldora-2031-03-05.",
        "prov:wasAttributedTo speaker:cestia-2031-04-02.",
    ),
    "no title": ("    dcterms:title ", "    dcterms:alternative "),
}


@pytest.mark.parametrize("wrong", BAD)
def test_shapes_and_checks_give_the_same_verdict(
    wrong: str, frozen: Corpus, shapes: rdflib.Graph, graph: rdflib.Graph, tmp_path: Path
) -> None:
    path = written(frozen, tmp_path, "turtle")
    text, (old, new) = path.read_text("utf-8"), BAD[wrong]
    assert old in text, "the invented corpus has no place for this fault"
    path.write_text(text.replace(old, new, 1), "utf-8")
    conforms, _ = _conforms(rdflib.Graph().parse(path), shapes, graph)
    assert not conforms
    assert _refused(path, tmp_path / "mine")


def _refused(path: Path, folder: Path) -> bool:
    try:
        records = read(path, VOCABULARY).records
    except DataError:
        return True
    writer.write_corpus(records, folder)
    try:
        return bool(checks.check(reader.read_corpora([str(folder)]), VOCABULARY).errors)
    except DataError:
        return True


@pytest.mark.parametrize(
    ("date", "exists"),
    [
        ("2024", True),
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("1900-02-29", False),
        ("2000-02-29", True),
        ("2024-04-31", False),
        ("2024-13", False),
        ("2024-21", True),
        ("2024-25", False),
        ("201X", True),
        ("20XX", True),
        ("201X-03", False),
        ("2024-XX", True),
        ("2024-XX-XX", True),
        ("2024-03-XX", True),
        ("2024-XX-03", False),
        ("2024?", True),
        ("2024-06-01%", True),
        ("../2024", True),
        ("2024/..", True),
        ("/2024", True),
        ("2024/", True),
        ("../..", False),
        ("/", False),
        ("2024-1", False),
        ("24", False),
        ("2024-00", False),
        ("2024-01-00", False),
        ("2024/2023-02-30", False),
        ("", False),
        ("2024-21-01", False),
    ],
)
def test_the_pattern_of_dates_is_of_one_mind_with_the_reader(date: str, exists: bool) -> None:
    try:
        dates.bounds(date)
        read_so = True
    except ValueError:
        read_so = False
    assert read_so == exists == bool(re.search(EDTF, date))


# --- JSON Schema and context


def _strings(path: Path) -> object:
    """A YAML file as an editor reads it (YAML 1.2): dates and `on` are words, true and false are not."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        key: [each for each in some if not each[0].endswith(("timestamp", "bool"))]
        for key, some in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(?:true|false)$"), list("tf"))
    return yaml.load(path.read_text("utf-8"), Loader)


@pytest.mark.parametrize(
    "path",
    sorted([*(ROOT / "data").rglob("*.yaml"), *(ROOT / "tests/corpus").rglob("*.yaml")]),
    ids=lambda p: p.stem,
)
def test_every_yaml_file_fits_its_schema(path: Path) -> None:
    name = "document" if path.parent.name == "documents" else path.stem
    schema = json.loads((GENERATED / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(_strings(path), schema, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"relation": "lends"}, "relation"),
        ({"polarity": "yes"}, "polarity"),
        ({"surprise": "x"}, ""),
        ({"id": "7"}, "id"),
        ({"subject": "North Korea"}, "subject"),
    ],
)
def test_the_schema_refuses_what_no_record_has(change: dict[str, str], where: str) -> None:
    schema = json.loads((GENERATED / "document.schema.json").read_text("utf-8"))
    claim = {"id": "c1", "subject": "iran", "relation": "supplies", "object": "russia", **change}
    document = {
        "id": "x",
        "title": "x",
        "publisher": "x",
        "published": "2024",
        "language": "en",
        "passages": [{"at": "p1.s1", "speaker": "self", "claims": [claim]}],
    }
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(document))
    assert [error.absolute_path[-1] for error in errors] == ([where] if where else [0])


def test_relations_are_completed_with_their_definitions() -> None:
    schema = json.loads((GENERATED / "document.schema.json").read_text("utf-8"))
    told = schema["$defs"]["Claim"]["properties"]
    choices = {each["const"]: each["description"] for each in told["relation"]["oneOf"]}
    assert choices == {name: each.definition["en"] for name, each in VOCABULARY.relations.items()}
    assert all("description" in told[field] for field in ("subject", "object", "item", "phase", "when"))


def test_the_context_is_the_one_in_the_exports(frozen: Corpus, tmp_path: Path) -> None:
    inside = json.loads(written(frozen, tmp_path, "jsonld").read_text("utf-8"))["@context"]
    assert json.loads((GENERATED / "context.jsonld").read_text("utf-8"))["@context"] == inside


def test_adding_a_relation_is_an_edit_of_the_vocabulary_alone() -> None:
    data = json.loads(json.dumps(dict(VOCABULARY.data)))
    data["relations"]["lends"] = {**data["relations"]["supplies"], "parent": "supplies"}
    text = ontology.generated(Vocabulary(data), ())["ontology.ttl"]
    assert "relation:lends a owl:ObjectProperty" in text and "rdfs:subPropertyOf relation:supplies" in text


def test_generated_records_conform_too(
    shapes: rdflib.Graph, graph: rdflib.Graph, frozen: Corpus, tmp_path: Path
) -> None:
    again = compiled(read(written(frozen, tmp_path, "jsonld"), VOCABULARY).records)
    data = rdflib.Graph().parse(written(again, tmp_path, "ntriples"), format="nt")
    assert _conforms(data, shapes, graph)[0]
