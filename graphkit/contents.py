"""The content of one file as plain data or as a record; what is wrong with it goes to a list of faults."""

from __future__ import annotations

import os
from typing import Any

from yaml.error import YAMLError

from graphkit import plain
from graphkit.errors import Fault
from graphkit.model import UNKNOWN
from graphkit.places import LIMIT_LINE, Places, fault, fault_at, not_utf8, whole
from graphkit.record import ValidationError, validator
from graphkit.refused import Refusal, field, salvage

MIB = 1024 * 1024
LIMIT_YAML, LIMIT_SEGMENTS = 16 * MIB, 64 * MIB

# What a missing key is read as, so that the rest of its record can be looked at; it is a fault all the same.
_STAND_INS = {
    "title": "-",
    "publisher": UNKNOWN,
    "published": "0000",
    "language": "en",
    "labels": {"en": "-", "ja": "-"},
    "label": {"en": "-", "ja": "-"},
    "text": {"en": "-", "ja": "-"},
    "subject": UNKNOWN,
    "wording": "-",
}


def of_line(raw: bytes, at: plain.Path, places: Places, faults: list[Fault]) -> Any:
    """The data of one JSON line, None where there is a fault."""
    if len(raw) > LIMIT_LINE:
        faults.append(fault(places, Refusal(at, f"the line is longer than {LIMIT_LINE // MIB} MiB")))
        return None
    return of_json(raw, places, faults, at)


def of_json(raw: bytes, places: Places, faults: list[Fault], at: plain.Path = ()) -> Any:
    """The data of a JSON text that stands at the path, None where nothing of it can be read."""
    try:
        data = plain.from_json(plain.decode(raw))
        if data is None:
            faults.append(fault(places, Refusal(at, "is null: must be a mapping of keys to values")))
        return data
    except UnicodeDecodeError as error:
        faults.append(not_utf8(places.file, raw, error, places.at(*at)[0]))
        return None
    except (plain.Odd, ValueError):
        placed = plain.json_with_places(plain.decode(raw))
    shift = max(places.at(*at)[0], 1) - 1
    for line, column, path, reason in placed.troubles:
        faults.append(fault_at(places.file, line + shift, column, field((*at, *path)), reason))
    return placed.data


def of_yaml(places: Places, faults: list[Fault]) -> Any:
    """The data of a YAML file, None where nothing of it can be read."""
    found = content(places.file, LIMIT_YAML, faults)
    if found is None:
        return None
    try:
        return plain.from_yaml(found)
    except UnicodeDecodeError as error:
        faults.append(not_utf8(places.file, found, error))
        return None
    except (plain.Odd, YAMLError):
        placed = plain.yaml_with_places(plain.decode(found))
    faults += [fault_at(places.file, t.line, t.column, field(t.path), t.reason) for t in placed.troubles]
    return placed.data


def content(path: str, limit: int, faults: list[Fault]) -> bytes | None:
    """What a file holds, None where it cannot be read or holds more bytes than the limit."""
    try:
        with open(path, "rb") as stream:
            found = stream.read(limit + 1)
    except OSError as error:
        faults.append(whole(path, f"cannot be read: {error.strerror}"))
        return None
    if len(found) > limit:
        faults.append(whole(path, f"is larger than {limit // MIB} MiB"))
        return None
    return found


def record(kind: Any, data: Any, places: Places, faults: list[Fault], at: plain.Path = ()) -> Any:
    """The record in the data; None, or what can be read of it, where there are faults."""
    try:
        return validator(kind).validate_python(data)
    except ValidationError:
        stem = os.path.basename(places.file).partition(".")[0]
        found = salvage(kind, data, {"id": stem, **_STAND_INS})
    refusals = [refusal._replace(path=(*at, *refusal.path)) for refusal in found.refusals]
    faults += [fault(places, refusal) for refusal in refusals if not places.troubled(refusal.path)]
    return found.record
