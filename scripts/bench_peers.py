"""Part `peers`: finding and ties beside SPARQL in rdflib and in Oxigraph, which hold the same claims as RDF.

100,000 claims, or as many as BENCH_CLAIMS, or `--size`, says. The peers are given their data ready in memory.
Of two parties that are seldom named, and of two states that are named everywhere, the claims are asked for
with all that is part of them, narrower, or a group they are members of, as `find` asks; of the former also
outright, by peers who are told that there is no such thing. All with the columns that `find` gives. Which
claims are found, their status, standing, contest and origins are compared, ties are counted. rdflib is asked
few rounds, of ties one, since it takes minutes. By processor time.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from bench_find import WANTED, triple
from bench_ties import DAY, told
from bench_tools import invented, of_process, ratio, timed

from graphkit import export
from graphkit.corpus import Corpus
from graphkit.pattern import pattern_of
from graphkit.rows import ClaimRow
from graphkit.terms import Names

SIZE, FEW, ONE = int(os.environ.get("BENCH_CLAIMS", "100000")), 3, 1
# ours, what it is measured against, at least how many times as fast
PROMISES = [
    ("find, seldom named", "rdflib, seldom named", 1000),
    ("find, seldom named", "rdflib, seldom named, told that nothing is below", 1000),
    ("find, named everywhere", "rdflib, named everywhere", 1000),
    ("find, seldom named", "Oxigraph, seldom named", 100),
    ("find, seldom named", "Oxigraph, seldom named, told that nothing is below", 100),
    ("find, named everywhere", "Oxigraph, named everywhere", 100),
    ("ties", "rdflib, ties", 500),
    ("ties", "Oxigraph, ties", 1),
]
ROW = """?claim mc:polarity ?polarity ; mc:certainty ?certainty ; mc:phase ?phase ; mc:status ?status ;
  mc:statedFrom ?statedFrom ; mc:statedTo ?statedTo ; mc:proposition ?proposition ;
  prov:wasAttributedTo ?speaker ; prov:wasDerivedFrom ?passage .
?proposition mc:standing ?standing . ?passage mc:at ?at . ?speaker skos:prefLabel ?label .
FILTER(lang(?label) = "en") ?speaker skos:prefLabel ?ja . FILTER(lang(?ja) = "ja")
OPTIONAL { ?claim mc:origin ?origin } BIND(COALESCE(STR(?origin), "") AS ?party)
OPTIONAL { ?claim mc:where ?where }
OPTIONAL { ?claim mc:item ?item } OPTIONAL { ?claim mc:stated ?stated } OPTIONAL { ?claim mc:when ?when }
OPTIONAL { ?claim mc:whenFrom ?whenFrom } OPTIONAL { ?claim mc:whenTo ?whenTo }
OPTIONAL { ?claim mc:hedge ?hedge } OPTIONAL { ?claim mc:amountLow ?low }
OPTIONAL { ?claim mc:amountHigh ?high } OPTIONAL { ?claim mc:amountWording ?wording }
BIND(EXISTS { ?other cito:disputes ?claim } || EXISTS { ?claim cito:disputes ?another } AS ?contested)"""
COLUMNS = (
    "?claim ?polarity ?certainty ?phase ?status ?statedFrom ?statedTo ?proposition ?speaker ?passage "
    "?standing ?at ?label ?ja ?where ?item ?stated ?when ?whenFrom ?whenTo ?hedge ?low ?high ?wording "
    "?contested"
)
BELOW = """?subject (mc:partOf|skos:broader)*|mc:member entity:{0} .
?object (mc:partOf|skos:broader)*|mc:member entity:{2} .
?relation rdfs:subPropertyOf* relation:{1} .
?claim mc:subject ?subject ; mc:relation ?relation ; mc:object ?object ."""
FIND = {
    "seldom named, told that nothing is below": """?claim mc:subject entity:{0} ; mc:relation relation:{1} ;
  mc:object entity:{2} .""",
    "seldom named": BELOW,
    "named everywhere": BELOW,
}
FOUND = "SELECT {columns} (GROUP_CONCAT(DISTINCT ?party) AS ?origins) WHERE {{ {where} }} GROUP BY {columns}"
TIES = """SELECT ?subject ?other ?family ?firm ?year (COUNT(?claim) AS ?number) WHERE {{
  ?claim a mc:Claim ; mc:proposition ?about ; mc:status ?status ; mc:statedFrom ?day .
  FILTER(?day <= "{day}"^^xsd:date)
  ?about mc:tie ?tie . ?tie mc:source ?subject ; mc:kind ?relation .
  OPTIONAL {{ ?tie mc:target ?object }} OPTIONAL {{ ?about mc:onItem ?item }}
  OPTIONAL {{ ?claim mc:whenFrom ?from }} OPTIONAL {{ ?claim mc:whenTo ?to }}
  VALUES (?relation ?family) {{ {families} }} VALUES (?status ?firm) {{ {firmness} }}
  BIND(COALESCE(?object, ?item) AS ?other) BIND(SUBSTR(STR(COALESCE(?from, ?to, ?day)), 1, 4) AS ?year)
}} GROUP BY ?subject ?other ?family ?firm ?year ORDER BY ?subject ?other ?family ?firm ?year"""


def measure(rounds: int) -> dict[str, Any]:
    """Rows for each contender and each promise, and notes on what each side found."""
    with tempfile.TemporaryDirectory() as name:
        corpus = invented(SIZE, Path(name))
        path = Path(name) / "corpus.nt"
        export.write(corpus, str(path))
        store, graph = ox.Store(), rdflib.Graph()
        store.bulk_load(path=str(path), format=ox.RdfFormat.N_TRIPLES)
        graph.parse(path, format="nt")
    notes = [f"{SIZE:,} claims, {len(store):,} statements"]
    asked = {"seldom named": triple(corpus, WANTED), "named everywhere": _states(corpus)}
    prefixes = {**dict(Names(corpus.vocabulary.base).prefixes), **PREFIXES}
    ours: dict[str, Callable[[], Any]] = {
        f"find, {label}": lambda a=a, b=b, c=c: corpus.find(subject=a, relation=b, object=c)  # type: ignore[misc]
        for label, (a, b, c, _) in asked.items()
    }
    ours["ties"] = lambda: corpus.ties(by_year=True, stated_until=DAY)
    queries = {
        label: FOUND.format(columns=COLUMNS, where=f"{where.format(*asked[label.partition(',')[0]])} {ROW}")
        for label, where in FIND.items()
    }
    queries["ties"] = _ties(corpus)
    times = {label: [of_process(act) for _ in range(rounds)] for label, act in ours.items()}
    notes += [f"{label}: {' '.join(found[:3])}, {found[3]} rows" for label, found in asked.items()]
    notes.append(f"ties: {len(told(corpus)):,} rows")
    for label, query in queries.items():
        peers: dict[str, Callable[[], Any]] = {
            "Oxigraph": lambda asked=query: list(store.query(asked, prefixes=prefixes)),  # type: ignore[misc]
            "rdflib": lambda asked=query: list(graph.query(asked, initNs=prefixes)),  # type: ignore[misc]
        }
        for peer, act in peers.items():
            often = rounds if peer == "Oxigraph" else ONE if label == "ties" else FEW
            found: list[Any] = []
            kept = lambda act=act, found=found: found.append(act())  # noqa: E731
            times[f"{peer}, {label}"] = [of_process(kept) for _ in range(often)]  # type: ignore[arg-type]
            notes.append(f"{peer}, {label}: {len(found[0]):,} rows, {often} rounds")
            if label != "ties":
                rows = ours[f"find, {label.partition(',')[0]}"]()
                same = "the same" if _told(found[0]) == _ours(rows) else "NOT the same"
                notes.append(f"{peer}, {label}: claims, status, standing, contest and origins are {same}")
    rows = [timed(label, taken) for label, taken in times.items()]
    for mine, other, least in PROMISES:
        often = min(len(times[mine]), len(times[other]))
        rows.append(ratio(f"{mine} / {other}", times[mine][-often:], times[other], 1 / least))
    return {"rows": rows, "notes": notes}


PREFIXES = {"rdfs": "http://www.w3.org/2000/01/rdf-schema#", "xsd": "http://www.w3.org/2001/XMLSchema#"}


def _ours(rows: Iterable[ClaimRow]) -> set[tuple[Any, ...]]:
    """What is compared of the rows of `find`."""
    return {
        (
            row.id.replace("/", "."),
            row.status,
            row.standing.replace(" ", "-"),
            row.contested,
            frozenset(row.origins),
        )
        for row in rows
    }


def _told(rows: Iterable[Any]) -> set[tuple[Any, ...]]:
    """The same of the rows of a peer."""

    def name(value: Any) -> str:
        return str(getattr(value, "value", value)).rpartition("/")[2]

    return {
        (
            name(row["claim"]), name(row["status"]), name(row["standing"]),
            name(row["contested"]).lower() == "true",
            frozenset(map(name, str(getattr(row["origins"], "value", row["origins"])).split())),
        )
        for row in rows
    }  # fmt: skip


def _states(corpus: Corpus) -> tuple[str, str, str, int]:
    """The state that is named most, a relation with nothing below it, a state: with about as many claims."""
    words = corpus.vocabulary
    parents = {each.parent for each in words.relations.values()}
    leaves = [name for name in words.relations if name not in parents and not words.is_symmetric(name)]
    counts = {
        (relation, other): corpus.count(pattern_of(subject="state-0", relation=relation, object=other))
        for relation in leaves
        for other in (f"state-{number}" for number in range(1, 20))
    }
    relation, other = min(counts, key=lambda each: (abs(counts[each] - WANTED), each))
    return "state-0", relation, other, counts[relation, other]


def _ties(corpus: Corpus) -> str:
    words = corpus.vocabulary
    families = " ".join(f'(relation:{name} "{each.family}")' for name, each in words.relations.items())
    firmness = " ".join(f'(status:{name} "{each.firmness}")' for name, each in words.statuses.items())
    return TIES.format(day=DAY, families=families, firmness=firmness)
