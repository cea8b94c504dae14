"""Who is this? Candidates for a name first, a new entity second; near duplicates are refused."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from graphkit import checks, plain, text, writer
from graphkit.coding import insert
from graphkit.coding.desk import Desk
from graphkit.coding.names import Names, UnknownName, names_of
from graphkit.errors import UsageError
from graphkit.model import ENTITY_FILES, ENTITY_KINDS, Entity
from graphkit.output import printable
from graphkit.places import Places
from graphkit.reader import EntityFile
from graphkit.refused import salvage

NEAR, LISTED = 90, 60
_PART, _SHORT = 0.9, 4
_WORD = re.compile(r"[^\W_]+")


class Candidate(NamedTuple):
    """An entity that may be meant, the name that is like the one asked for, and how like (0 to 100)."""

    entity: Entity
    name: str
    score: int


def candidates(desk: Desk, name: str, limit: int = 8) -> list[Candidate]:
    """The entities with a name like this one in either language, the likest first."""
    asked, found = text.fold(name), []
    for entity in desk.entities.values():
        named = [(_likeness(asked, text.fold(each)), each) for each in (*names_of(entity), entity.id)]
        score, best = max(named)
        if score >= LISTED:
            found.append(Candidate(entity, best, round(score)))
    return sorted(found, key=lambda each: (-each.score, each.entity.id))[:limit]


def _likeness(one: str, other: str) -> float:
    """How like two names are (0 to 100): as a whole, or by whole words of theirs, which counts less.

    Japanese has no blanks between words: there a name of two characters or more may stand anywhere.
    """
    from rapidfuzz import fuzz

    few, many = sorted((_WORD.findall(one), _WORD.findall(other)), key=len)
    if not few:
        return fuzz.ratio(one, other)
    runs = (" ".join(many[start : start + len(few)]) for start in range(len(many) - len(few) + 1))
    part = max(_as_part(" ".join(few), run) for run in runs)
    part = max(part, fuzz.token_set_ratio(" ".join(few), " ".join(many)))
    short, long = sorted((one, other), key=len)
    if not short.isascii() and len(short) > 1:
        part = max(part, fuzz.partial_ratio(short, long) if len(short) > 2 else 100 * (short in long))
    return max(fuzz.ratio(one, other), _PART * part)


def _as_part(words: str, run: str) -> float:
    """How like two runs of words are; a short one is the same or another."""
    from rapidfuzz import fuzz

    return fuzz.ratio(words, run) if min(len(words), len(run)) > _SHORT else 100 * (words == run)


def near(found: Sequence[Candidate], name: str) -> list[Candidate]:
    """Those of the candidates that are all but the same name.

    A name within a longer one is another, whatever it is like: a state, and its ministry.
    """
    return [each for each in found if _is_near(text.fold(name), text.fold(each.name))]


def _is_near(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    short, long = sorted((one, other), key=len)
    rest = long.replace(short, "", 1).strip() if short in long else ""
    if rest and rest != "the" and not (rest.isascii() and len(rest) == 1):
        return False
    return fuzz.ratio(one, other) >= NEAR


def new(desk: Desk, fields: Mapping[str, Any], kind: str) -> Entity:
    """The new entity; UsageError with every reason why it is none."""
    if kind not in ENTITY_KINDS:
        raise UsageError(f"there is no kind {kind!r}; there are: {', '.join(ENTITY_KINDS)}")
    given = {name: _ids(desk, name, value) for name, value in fields.items() if value}
    found = salvage(ENTITY_KINDS[kind], given, {})
    if found.refusals:
        raise UsageError("; ".join(_told(desk, each.path, each.reason) for each in found.refusals))
    entity: Entity = found.record
    if entity.id in desk.entities:
        raise UsageError(f"the id {entity.id!r} is taken by {desk.entities[entity.id].labels.en}")
    file = EntityFile("-", (entity,), Places("-"))
    broken = [broken for rule in checks.ENTITY_CHECKS for broken in rule.function(file, desk.index)]
    if broken:
        raise UsageError("; ".join(_told(desk, path[1:], reason) for path, reason in broken))
    return entity


def _ids(desk: Desk, field: str, value: Any) -> Any:
    """Ids for what was named by any of its names; UsageError for what nothing is called."""
    if field not in ("part_of", "members", "broader"):
        return value
    names = Names(desk.entities.values(), (), desk.vocabulary)
    try:
        return tuple(names.entity(each) for each in value)
    except UnknownName as error:
        raise UsageError(f"{field}: {error}") from None


def _told(desk: Desk, path: tuple[str | int, ...], reason: str) -> str:
    """A fault of the new entity, and what may be written where it is the category that is missing."""
    known = ", ".join(desk.vocabulary.categories)
    is_left_out = path == ("category",) and reason == "is missing"
    return f"{'.'.join(map(str, path))}: {reason}{f' (there are {known})' if is_left_out else ''}"


def id_of(label: str) -> str:
    """An id made of an English label; empty where there are no letters for one.

    >>> id_of("the Korean People's Army")
    'korean-peoples-army'
    """
    plain_label = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’.]", "", plain_label.removeprefix("the "))))


def write(desk: Desk, entity: Entity) -> str:
    """The path of the file of its kind in the last corpus, after the entity stands at its end."""
    stem = next(name for name, kind in ENTITY_FILES.items() if kind is type(entity))
    path = os.path.join(desk.to_write(), "entities", f"{stem}.yaml")
    before: bytes | None = None
    if os.path.exists(path):
        with open(path, "rb") as stream:
            before = stream.read()
    words = plain.decode(before) if before else ""
    old = insert.read(words) if words.strip() else []
    if re.fullmatch(r"(\s|#[^\n]*\n)*\[\s*\]\s*", words):
        words = words.replace("[]", "").rstrip(" ")
    if words and not words.endswith("\n"):
        words += "\n"
    words += writer.entities_yaml([entity])
    if insert.read(words)[:-1] != old:
        raise UsageError(f"{printable(path)} cannot be added to as it is written; nothing was written")
    return writer.replace(path, words, before)
