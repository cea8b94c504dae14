"""What is wrong with the data of a vocabulary: every fault with its path, before anybody reads through it.

Shapes are looked at first; only where they hold are names, words and frames looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

LANGUAGES, ROLES = ("en", "ja"), ("subject", "object", "item")
Reason = tuple[tuple[str, ...], str]

_LABELLED = (
    *("families", "kinds", "categories", "remark_kinds", "speaker_kinds", "polarities", "certainties"),
    *("phases", "statuses", "standings", "amount_kinds", "relations"),
)
_WORDY = ("grammar", "patterns", "questions", "cues", "fillers", "titles", "compounds")
_OTHER = ("kind_sets", "unnamed", "crosswalks")
_FORMS = {"en": ("base", "third", "past", "participle", "ing"), "ja": ("stem", "class")}
_FRAMES = {"en": ("active",), "ja": ("active", "noun")}


def faults(data: Mapping[str, Any]) -> list[Reason]:
    """Every (path of keys, reason), in the order of the file."""
    return [*_section_faults(data)] or [
        *_label_faults(data),
        *_family_faults(data),
        *(fault for name in data["relations"] for fault in _relation_faults(data, name)),
    ]


def _section_faults(data: Mapping[str, Any]) -> Iterator[Reason]:
    if not isinstance(data.get("base"), str):
        yield ("base",), "is missing: what every IRI begins with"
    for section in (*_LABELLED, *_WORDY, *_OTHER):
        if not isinstance(data.get(section), Mapping):
            yield (section,), "is missing, or is no mapping"
        elif section in _LABELLED:
            yield from (
                ((section, name), "is no mapping")
                for name, value in data[section].items()
                if not isinstance(value, Mapping)
            )


def _label_faults(data: Mapping[str, Any]) -> Iterator[Reason]:
    for section in _LABELLED:
        for name, value in data[section].items():
            yield from _languages((section, name, "label"), value.get("label"))
    for section in _WORDY:
        yield from _languages((section,), data[section])
    yield from _languages(("unnamed",), data["unnamed"])


def _family_faults(data: Mapping[str, Any]) -> Iterator[Reason]:
    for name, family in data["families"].items():
        for field in ("colour", "text"):
            if not str(family.get(field, "")).startswith("#"):
                yield ("families", name, field), "is missing: a colour such as '#0072B2'"
    for name, kinds in data["kind_sets"].items():
        yield from _known(("kind_sets", name), kinds, data["kinds"], "kind of entity")


def _relation_faults(data: Mapping[str, Any], name: str) -> Iterator[Reason]:
    relation, path = data["relations"][name], ("relations", name)
    for field in ("inverse", "definition"):
        yield from _languages((*path, field), relation.get(field))
    yield from _parent_faults(data["relations"], name)
    yield from _known((*path, "family"), [relation.get("family")], data["families"], "family")
    yield from _known((*path, "phases"), relation.get("phases") or [None], data["phases"], "phase")
    for check in (_aspect_faults, _role_faults, _word_faults, _frame_faults, _ask_faults, _cross_faults):
        yield from check(data, relation, path)


def _parent_faults(relations: Mapping[str, Any], name: str) -> Iterator[Reason]:
    seen, at = [name], relations[name].get("parent")
    while at in relations and at not in seen:
        seen.append(at)
        at = relations[at].get("parent")
    if at is not None and at not in relations and len(seen) == 1:
        yield from _known(("relations", name, "parent"), [at], relations, "relation")
    elif at == name:
        yield ("relations", name, "parent"), f"leads back to itself: {' < '.join([*seen, at])}"


def _aspect_faults(data: Mapping[str, Any], relation: Any, path: tuple[str, ...]) -> Iterator[Reason]:
    aspects = data["grammar"]["en"]["tenses"] if "en" in data["grammar"] else {}
    yield from _known((*path, "aspect"), [relation.get("aspect")], aspects, "aspect")
    for field in ("symmetric", "hands_over"):
        if relation.get(field, "yes") != "yes":
            yield (*path, field), "is 'yes', or is left out"


def _role_faults(data: Mapping[str, Any], relation: Any, path: tuple[str, ...]) -> Iterator[Reason]:
    roles = relation.get("roles") or {}
    if "subject" not in roles:
        yield (*path, "roles"), "has no subject"
    known = {**data["kinds"], **data["kind_sets"]}
    for name, role in roles.items():
        yield from _known((*path, "roles"), [name], dict.fromkeys(ROLES), "role")
        if role.get("need") not in ("required", "optional"):
            yield (*path, "roles", name, "need"), "is 'required' or 'optional'"
        yield from _known((*path, "roles", name, "kinds"), role.get("kinds") or [None], known, "kind")


def _word_faults(data: Mapping[str, Any], relation: Any, path: tuple[str, ...]) -> Iterator[Reason]:
    words = relation.get("words") or {}
    yield from _languages((*path, "words"), words)
    for language in (each for each in LANGUAGES if each in words):
        for form in _FORMS[language]:
            if form not in words[language]:
                yield (*path, "words", language), f"the word form {form} is missing"
    if "class" in words.get("ja", {}):
        classes = data["grammar"]["ja"]["conjugations"]
        yield from _known((*path, "words", "ja", "class"), [words["ja"]["class"]], classes, "conjugation")


def _frame_faults(data: Mapping[str, Any], relation: Any, path: tuple[str, ...]) -> Iterator[Reason]:
    frames, roles = relation.get("frames") or {}, relation.get("roles") or {}
    yield from _languages((*path, "frames"), frames)
    for language in (each for each in LANGUAGES if each in frames):
        yield from (
            ((*path, "frames", language), f"the frame {name} is missing")
            for name in _FRAMES[language]
            if name not in frames[language]
        )
        lexemes = data["grammar"][language]["lexemes"]
        known = {*roles, *lexemes, "verb", "passive", "at"}
        for name, pattern in frames[language].items():
            for slot in _slots(pattern) - known:
                yield (*path, "frames", language, name), f"the slot {{{slot}}} is no role and no verb"
            if pattern.count("[") != pattern.count("]"):
                yield (*path, "frames", language, name), "the brackets do not match"


def _ask_faults(data: Mapping[str, Any], relation: Any, path: tuple[str, ...]) -> Iterator[Reason]:
    ask = relation.get("ask") or {}
    yield from _languages((*path, "ask"), ask)
    for language in (each for each in LANGUAGES if each in ask):
        known = data["patterns"].get(language, {})
        yield from _known((*path, "ask", language), list(ask[language]), known, "pattern")
    for word in (word for group in ask.get("ja", {}).values() for word in group.get("verbs", ())):
        kind = word.partition("/")[2]
        yield from _known((*path, "ask", "ja"), [kind], data["grammar"]["ja"]["conjugations"], "conjugation")


def _cross_faults(data: Mapping[str, Any], relation: Any, path: tuple[str, ...]) -> Iterator[Reason]:
    crosswalk = relation.get("crosswalk") or {}
    for system in data["crosswalks"]:
        found = crosswalk.get(system)
        if found is None:
            yield (*path, "crosswalk"), f"{system} is missing; write code: none where nothing fits"
        elif ("code" in found) == ("codes" in found) or "lost" not in found:
            yield (*path, "crosswalk", system), "needs code or codes, and lost"
        else:
            phases = list(found.get("codes", ()))
            yield from _known((*path, "crosswalk", system), phases, data["phases"], "phase")
            yield from _languages((*path, "crosswalk", system, "lost"), found["lost"])


def _slots(pattern: str) -> set[str]:
    return {part.partition("}")[0] for part in pattern.split("{")[1:]}


def _languages(path: tuple[str, ...], words: Any) -> Iterator[Reason]:
    for language in LANGUAGES:
        if not isinstance(words, Mapping) or words.get(language) in (None, ""):
            yield path, f"is missing in {language}"


def _known(path: tuple[str, ...], names: list[Any], known: Mapping[str, Any], what: str) -> Iterator[Reason]:
    for name in names:
        if name is None:
            yield path, f"is missing: a {what}"
        elif name not in known:
            yield path, f"no {what} is called {name!r}; there are: {', '.join(sorted(known))}"
