"""Records to files: canonical YAML, JSON lines, and the sentences of a text as JSON.

One statement a line, defaults left out, a speaker that its passage names left out, no line folded.
A file is written beside its place and then renamed, so that nobody ever reads half of one.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from graphkit import unfinished
from graphkit.errors import UsageError
from graphkit.model import ENTITY_FILES, Document, Entity, Passage, Records, Segments
from graphkit.record import Record

_FIRST = {
    "Claim": "id subject relation object item polarity certainty phase hedge speaker via venue stated when",
    "Remark": "id about kind text by polarity certainty hedge speaker via venue stated when",
}


# --- whole corpora and files -------------------------------------------------------------------------


def write_corpus(records: Records, folder: str | Path) -> tuple[str, ...]:
    """The paths of the files that hold the records; what else stands in the folder is left alone."""
    root, written = str(folder), []
    for stem, kind in ENTITY_FILES.items():
        entities = [entity for entity in records.entities if type(entity) is kind]
        if entities:
            written.append(write_entities(entities, os.path.join(root, "entities", f"{stem}.yaml")))
    for document in records.documents:
        written.append(write_document(document, os.path.join(root, "documents", f"{document.id}.yaml")))
    for segments in records.segments:
        path = os.path.join(root, "documents", f"{segments.document}.segments.json")
        written.append(write_segments(segments, path))
    return tuple(written)


def write_entities(entities: Iterable[Entity], path: str | Path) -> str:
    """The path of the YAML file that now holds the entities."""
    return _write(str(path), entities_yaml(entities))


def write_document(document: Document, path: str | Path) -> str:
    """The path of the file that now holds the document: JSON lines if it ends in .jsonl, else YAML."""
    front, ending = os.path.splitext(str(path))
    other = front + (".yaml" if ending == ".jsonl" else ".jsonl")
    if os.path.exists(other):
        raise UsageError(f"cannot write {path}: the document stands in {other} already")
    return _write(str(path), document_lines(document) if ending == ".jsonl" else document_yaml(document))


def write_segments(segments: Segments, path: str | Path) -> str:
    """The path of the JSON file that now holds the sentences."""
    return _write(str(path), segments_json(segments))


def write_text(path: str | Path, words: str) -> str:
    """The path of the file that now holds the words."""
    return _write(str(path), words)


# --- records as text ---------------------------------------------------------------------------------


def entities_yaml(entities: Iterable[Entity]) -> str:
    """Entities as YAML, by id, a key a line."""
    lines = []
    for entity in sorted(entities, key=lambda each: each.id):
        plain = as_plain(entity)
        lines.append("".join(f"  {key}: {flow(value)}\n" for key, value in plain.items()))
    return "".join(f"- {each[2:]}" for each in lines) or "[]\n"


def document_yaml(document: Document) -> str:
    """A document as YAML: its head, its speakers, its passages with a statement a line."""
    plain = as_plain(document)
    speakers, passages = plain.pop("speakers", ()), plain.pop("passages", ())
    lines = [f"{key}: {flow(value)}" for key, value in plain.items()]
    if speakers:
        lines += ["", "speakers:", *(f"  - {flow(speaker)}" for speaker in speakers)]
    if passages:
        lines += ["", "passages:"]
        for passage in passages:
            lines += passage_lines(passage)
    return "\n".join(lines) + "\n"


def passage_lines(passage: Mapping[str, Any]) -> Iterator[str]:
    """A passage, as plain data, as the lines that stand under `passages:`."""
    for number, (key, value) in enumerate(passage.items()):
        lead = "    " if number else "  - "
        if key in ("claims", "remarks"):
            yield f"{lead}{key}:"
            yield from (f"      - {flow(each)}" for each in value)
        else:
            yield f"{lead}{key}: {flow(value)}"


def document_lines(document: Document) -> str:
    """A document as JSON lines: its head with its speakers, then a passage a line."""
    plain = as_plain(document)
    passages = plain.pop("passages", [])
    return "".join(f"{_json(each)}\n" for each in (plain, *passages))


def segments_json(segments: Segments) -> str:
    """The sentences of a text as JSON, one a line."""
    rows = [
        _json({"at": each.at, "start": each.start, "end": each.end, "digest": each.digest})
        for each in segments.segments
    ]
    body = ",\n  ".join(rows)
    head = f'{{"document": {_json(segments.document)}, "rule": {_json(segments.rule)}, "segments": ['
    return f"{head}\n  {body}\n]}}\n" if rows else f"{head}]}}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# --- records as plain data ---------------------------------------------------------------------------


def as_plain(record: Record) -> dict[str, Any]:
    """The fields of a record that are not as they would be anyway, in the order they are written."""
    kind = type(record)
    order = _FIRST.get(kind.__name__, "").split() or ["id", "document"]
    names = sorted(kind.model_fields, key=lambda name: order.index(name) if name in order else len(order))
    found = {}
    for name in names:
        value = getattr(record, name)
        field = kind.model_fields[name]
        if field.is_required() or value != field.default:
            found[name] = _value(value)
    return _without_inherited(record, found) if isinstance(record, Passage) else found


def _without_inherited(passage: Passage, found: dict[str, Any]) -> dict[str, Any]:
    """The passage without the speakers that its statements take from it."""
    for name in ("claims", "remarks"):
        for each in found.get(name, ()):
            if each.get("speaker") == passage.speaker:
                each.pop("speaker", None)
    return found


def _value(value: Any) -> Any:
    if isinstance(value, Record):
        return as_plain(value)
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return dict(value) if isinstance(value, Mapping) else value


# --- plain data as YAML in one line ------------------------------------------------------------------

# Plain where no reader of YAML can take the words for anything else: no mark of YAML, no number, truth value,
# null or merge sign. The rest in single quotation marks, where only that mark itself needs doubling.
_MARKED = re.compile(r"""[,\[\]{}?:]|\s\#|[\s\\]$|^[-\#&*!|>'"%@`~=<.\s]""")
_OTHER_TYPE = re.compile(
    r"(?:null|true|false|yes|no|on|off|y|n|[-+]?[0-9.][0-9_,.]*(?:e[-+]?[0-9]+)?|0[xob][0-9a-f_]+|)\Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[!-~]+(?<![:,])\Z")


def flow(value: Any) -> str:
    """Plain data as YAML in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_inside(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inside, value))}]"
    if isinstance(value, str) and _ADDRESS.match(value) and not re.search(r"[\[\]{}]|#", value):
        return value
    return _inside(value)


def _inside(value: Any) -> str:
    """A value between other values of the line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value.replace(chr(39), chr(39) * 2)}'" if _needs_quotes(value) else value
    return flow(value) if isinstance(value, Mapping | list) else repr(value)


def _needs_quotes(value: str) -> bool:
    return bool(_MARKED.search(value) or _OTHER_TYPE.match(value))


# --- files -------------------------------------------------------------------------------------------


def replace(path: str, words: str, expected: bytes | None) -> str:
    """The path, after the words stand there, if the file still held the expected bytes (None: no file).

    Two writers on one machine wait for each other; whoever comes second finds the file changed, which is
    a UsageError, and nothing is written.
    """
    with _alone(os.path.dirname(os.path.abspath(path))):
        try:
            with open(path, "rb") as stream:
                found: bytes | None = stream.read()
        except FileNotFoundError:
            found = None
        except OSError as error:
            raise UsageError(f"cannot read {path}: {error.strerror}") from error
        if found != expected:
            what = "was changed meanwhile" if expected is not None else "exists already"
            raise UsageError(f"{path} {what}; nothing was written")
        return _write(path, words)


@contextmanager
def _alone(folder: str) -> Iterator[None]:
    """While this lasts no other `replace` writes into the folder, where the system has such locks."""
    handle = None
    with suppress(ImportError, OSError):
        import fcntl

        os.makedirs(folder, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _write(path: str, words: str) -> str:
    """The path, after the words stand there and on the disk; raises UsageError where that cannot be."""
    folder = os.path.dirname(os.path.abspath(path))
    beside = None
    try:
        os.makedirs(folder, exist_ok=True)
        beside = unfinished.begin(path)
        with open(beside, "wb") as stream:
            stream.write(words.encode())
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.share(beside)
        os.replace(beside, path)
        _keep(folder)
    except OSError as error:
        if beside is not None:
            with suppress(OSError):
                os.unlink(beside)
        reason = error.strerror or str(error)
        if isinstance(error, FileExistsError):
            reason = "its folder is a file"
        raise UsageError(f"cannot write {path}: {reason}") from error
    return path


def _keep(folder: str) -> None:
    """Have the renaming on the disk too, where a folder can be opened for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
