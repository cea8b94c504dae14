"""Records <-> RDF: what leaves opens in every tool, says what the claims say, and comes back equal.

`statements` (compiled corpus -> nodes), `formats` and `jsonld` (nodes -> text), `gather` and `reading`
(file -> records), `sparql` (questions to the corpus in Oxigraph).
"""
