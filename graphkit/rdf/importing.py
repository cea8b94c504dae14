"""A file of RDF -> records, and a corpus folder that `check` passes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from graphkit import checks, reader, unfinished, writer
from graphkit.errors import DataError, UsageError
from graphkit.locate import vocabulary_file
from graphkit.model import Records
from graphkit.rdf.reading import Imported, read


def from_rdf(path: str | Path, *, format: str | None = None, strict: bool = False) -> Records:
    """The records of a file that graphkit wrote, equal to those it was written from.

    The format is told by the suffix, or by `format` (a suffix). What is derived, plain triples included, is
    passed over; statements that are not known are passed over too, or refused where `strict`. Raises
    DataError for a file that is not ours, is cut short or cannot be a corpus, UsageError for a format that
    is not known.
    """
    return read(path, reader.read_vocabulary(vocabulary_file()), format=format, strict=strict).records


def import_corpus(
    path: str | Path, folder: str | Path, *, format: str | None = None, strict: bool = False
) -> Imported:
    """What the file held, after it stands in the new folder as a corpus that `check` passes.

    Nothing is left behind where that fails. Raises as `from_rdf`, DataError with what `check` finds, and
    UsageError where the folder holds something already.
    """
    target = os.path.abspath(folder)
    if os.path.lexists(target) and not (os.path.isdir(target) and not os.listdir(target)):
        raise UsageError(f"{folder} is there already and not empty: an import makes a folder of its own")
    vocabulary = reader.read_vocabulary(vocabulary_file())
    imported = read(path, vocabulary, format=format, strict=strict)
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        beside = unfinished.begin(target, is_folder=True)
    except OSError as error:
        raise UsageError(f"cannot write {folder}: {(error.strerror or str(error)).lower()}") from error
    try:
        writer.write_corpus(imported.records, beside)
        errors = checks.check(reader.read_corpora([beside]), vocabulary).errors
        if errors:
            raise DataError(each._replace(file=each.file.replace(beside, str(folder))) for each in errors)
        unfinished.share(beside)
        os.replace(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return imported
