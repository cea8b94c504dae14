"""SPARQL over a corpus: the queries of the manual in two engines, and what is refused."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import rdflib

import graphkit
from graphkit.corpus import Corpus
from graphkit.errors import UsageError
from graphkit.rdf import sparql

ROOT = Path(__file__).resolve().parent.parent
MANUAL = (ROOT / "docs" / "sparql.md").read_text("utf-8")
QUERIES = re.findall(r"```sparql\n(.*?)```", MANUAL, re.DOTALL)


@pytest.fixture(scope="module")
def graph(shipped: Corpus) -> rdflib.Graph:
    return graphkit.to_rdflib(shipped)


def test_the_manual_has_ten_queries() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize("query", QUERIES, ids=range(1, len(QUERIES) + 1))
def test_two_engines_give_equal_rows(query: str, shipped: Corpus, graph: rdflib.Graph) -> None:
    ours = sparql.run(shipped, query)
    theirs = graph.query(query)
    prefixes = [(prefix, str(iri)) for prefix, iri in graph.namespaces()]
    rows = [tuple(_plain(term, prefixes) for term in row) for row in theirs]
    assert [str(name) for name in theirs.vars] == list(ours.names)
    assert sorted(map(repr, ours.rows)) == sorted(map(repr, rows))
    assert ours.rows or "three mc:kind" in query or "COUNT(DISTINCT ?origin) = 1" in query


def _plain(term: object, prefixes: list[tuple[str, str]]) -> object:
    if isinstance(term, rdflib.Literal):
        return int(term) if term.datatype == rdflib.XSD.integer else str(term)
    return None if term is None else sparql.short(str(term), prefixes)


def test_counts_by_status_are_those_of_the_corpus(shipped: Corpus, graph: rdflib.Graph) -> None:
    query = "SELECT ?s (COUNT(?c) AS ?n) WHERE { ?c a mc:Claim ; mc:status ?s } GROUP BY ?s"
    found = {name.partition(":")[2]: count for name, count in sparql.run(shipped, query).rows}
    rows = shipped.find(withdrawn=True)
    assert found == {word: sum(row.status == word for row in rows) for word in {row.status for row in rows}}
    assert {str(s).rpartition("/")[2]: int(n) for s, n in graph.query(query)} == found


def test_answers_of_every_form(frozen: Corpus) -> None:
    assert sparql.run(frozen, "ASK { ?claim a mc:Claim }").rows == ((True,),)
    made = sparql.run(frozen, "CONSTRUCT { ?t mc:source ?s } WHERE { ?t mc:source ?s }")
    assert made.names == ("subject", "predicate", "object") and made.rows
    assert sparql.run(frozen, "SELECT ?x WHERE { OPTIONAL { ?x a mc:Nothing } }").to_records() == [
        {"x": None}
    ]


@pytest.mark.parametrize(
    "query",
    ["INSERT DATA { entity:a a mc:State }", "DELETE WHERE { ?a ?b ?c }", "PREFIX x: <a:b> DROP ALL",
     "LOAD <http://127.0.0.1/x>", "# SELECT\nCLEAR ALL"],
)  # fmt: skip
def test_updates_are_refused(query: str, frozen: Corpus) -> None:
    with pytest.raises(UsageError, match="updates"):
        sparql.run(frozen, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "PREFIX e: <http://127.0.0.1/> SELECT * { SERVICEe:x { ?a ?b ?c } }",
        "SELECT * { ?s ?p 1service<http://127.0.0.1:9/>{ ?a ?b ?c } }",
        "SELECT * { ?s ?p ?o.SERVICE SILENT <http://127.0.0.1:9/> { ?a ?b ?c } }",
    ],
)
def test_other_servers_are_not_asked(query: str, frozen: Corpus) -> None:
    with pytest.raises(UsageError, match="SERVICE"):
        sparql.run(frozen, query)


def test_words_that_look_like_keywords_are_let_through() -> None:
    sparql.refuse(
        "SELECT ?service ?insert { ?service mc:category category:service ; ?insert 'LOAD SERVICE' } # DROP"
    )


def test_a_query_that_takes_too_long_is_stopped(frozen: Corpus) -> None:
    started = time.monotonic()
    with pytest.raises(UsageError, match="longer than 1 seconds"):
        sparql.run(frozen, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", 1)
    assert time.monotonic() - started < 10


def test_a_query_that_breaks_the_engine_does_not_break_us(frozen: Corpus) -> None:
    with pytest.raises(UsageError, match=r"broke down|cannot be read"):
        sparql.run(frozen, "SELECT * { " + "{" * 100_000)


def test_a_query_that_cannot_be_read_says_where(frozen: Corpus) -> None:
    with pytest.raises(UsageError, match=r"cannot be read: .*1:"):
        sparql.run(frozen, "SELECT foo { }")
