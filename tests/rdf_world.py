"""What the tests of RDF share: corpora from records, files in every format, and statements of any parser."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from graphkit import compiler, export, reader
from graphkit.corpus import Corpus
from graphkit.locate import vocabulary_file
from graphkit.model import Records
from graphkit.rdf import read
from graphkit.rdf.reading import Imported

VOCABULARY = reader.read_vocabulary(vocabulary_file())
BASE = VOCABULARY.base
FORMATS = tuple(export.FORMATS)
ROOT = Path(__file__).parent.parent


def compiled(records: Records) -> Corpus:
    """An open corpus of the records, in memory."""
    return Corpus(compiler.build(records, VOCABULARY))


def written(corpus: Corpus, folder: Path, format: str, **options: object) -> Path:
    """The file that holds the corpus in the format."""
    path = folder / f"corpus.{export.FORMATS[format].suffix}"
    export.write(corpus, str(path), **options)  # type: ignore[arg-type]
    return path


def back(corpus: Corpus, folder: Path, format: str, **options: object) -> Imported:
    """What is read from the file that holds the corpus in the format."""
    return read(written(corpus, folder, format, **options), VOCABULARY)


def triples(path: Path) -> set[tuple[str, str, str]]:
    """Every statement of a file, all graphs merged, as pyoxigraph reads it."""
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in ox.parse(path=str(path))}


def plain(path: Path) -> set[tuple[str, str, str]]:
    """The plain triples of a file, all graphs merged, as ids."""
    lead, end = f"<{BASE}entity/", f"<{BASE}relation/"
    return {
        (subject[len(lead) : -1], predicate[len(end) : -1], object[len(lead) : -1])
        for subject, predicate, object in triples(path)
        if predicate.startswith(end)
    }
