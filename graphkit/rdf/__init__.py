"""Records <-> RDF: what leaves opens in every tool, says what the claims say, and comes back equal.

`statements` (compiled corpus -> nodes), `formats` and `jsonld` (nodes -> text), `gather` and `reading`
(file -> records), `importing` (file -> corpus folder), `sparql` (questions to the corpus in Oxigraph).
"""

from __future__ import annotations

from graphkit.rdf.importing import from_rdf, import_corpus
from graphkit.rdf.reading import Imported, read
from graphkit.rdf.sparql import to_rdflib

__all__ = ["Imported", "from_rdf", "import_corpus", "read", "to_rdflib"]
