"""Why a record was refused, in our words, and what can still be read of the rest.

pydantic stops at the first layer that fails: a rule between the fields of a claim is not looked at
while one of its fields is wrong. `salvage` cuts what is wrong and looks again, so that every fault of
a file is told in one run, and so that the sound records beside it can be checked too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, get_args

from graphkit.model import SHAPES
from graphkit.record import Record, ValidationError, validator

Path = tuple[str | int, ...]


class Refusal(NamedTuple):
    """One reason why data is no record; `at_key` where the key itself is at fault, not its value."""

    path: Path
    reason: str
    at_key: bool = False


class Salvaged(NamedTuple):
    """What could be read (None: nothing), and why the rest was refused."""

    record: Any
    refusals: tuple[Refusal, ...]


def field(path: Path) -> str:
    """The path as it is shown.

    >>> field(("passages", 3, "claims", 0, "amount", "low"))
    'passages[3].claims[0].amount.low'
    """
    shown = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return shown.removeprefix(".")


def nearest(name: str, known: Iterable[str], cutoff: int = 60) -> str:
    """`; did you mean 'x'?` for the known name that is most like this one, else nothing."""
    from rapidfuzz import fuzz, process  # needed for faults only

    found = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=cutoff)
    return f"; did you mean '{found[0]}'?" if found else ""


def salvage(kind: Any, data: Any, stand_ins: Mapping[str, Any]) -> Salvaged:
    """The record of a kind in the data without what is wrong in it, and every reason; `data` is kept.

    Where a required key is missing or wrong, its stand-in (if there is one) lets the rest be looked at.
    """
    tree = _Tree(data, stand_ins)
    refusals: dict[Refusal, None] = {}
    while tree.data is not None:
        try:
            return Salvaged(validator(kind).validate_python(tree.data), tuple(refusals))
        except ValidationError as error:
            located = tree.located(error)
            for path, details in located:
                if not tree.follows_from_a_cut(path, details):
                    refusals[_refusal(path, details, kind)] = None
            for path in dict(located):
                tree.cut(path)
    return Salvaged(None, tuple(refusals))


class _Tree:
    """A copy of plain data from which faulty parts are cut; paths stay those of the whole."""

    def __init__(self, data: Any, stand_ins: Mapping[str, Any]) -> None:
        self.data = _copy(data)
        self._stand_ins = stand_ins
        self._cuts: set[Path] = set()
        self._stood: set[Path] = set()

    def located(self, error: ValidationError) -> list[tuple[Path, dict[str, Any]]]:
        """Each error with its path in the whole data, deepest first, so that cutting is safe."""
        found = [(self._path(e["loc"], e["type"]), dict(e)) for e in error.errors(include_url=False)]
        return sorted(found, key=lambda pair: (-len(pair[0]), str(pair[0])))

    def _path(self, loc: tuple[int | str, ...], kind: str) -> Path:
        """The part of pydantic's location that stands in the data, with the numbers of the whole."""
        node, path = self.data, []
        for part in loc:
            if isinstance(node, dict) and part in node:
                node = node[part]
                path.append(part)
            elif isinstance(node, _List) and isinstance(part, int) and part < len(node):
                path.append(node.numbers[part])
                node = node[part]
            else:
                if isinstance(node, dict) and kind in _MISSING:
                    path.append(part)
                break
        return tuple(path)

    def follows_from_a_cut(self, path: Path, details: dict[str, Any]) -> bool:
        """Whether the error is there only because something was cut before."""
        if path in self._cuts:
            return True
        words = set(re.findall(r"\w+", details["msg"])) if details["type"] in _OF_A_WHOLE else set()
        below = [cut for cut in self._cuts if cut[: len(path)] == path]
        return any(cut[len(path)] in words or details["type"] == "too_short" for cut in below)

    def cut(self, path: Path) -> None:
        """Take out what stands at the path; where nothing stands there, what was to hold it."""
        if not path:
            self.data = None
            return
        again = path in self._stood
        self._cuts.add(path)
        holder = self.at(path[:-1])
        if isinstance(holder, dict) and path[-1] in holder:
            del holder[path[-1]]
        elif isinstance(holder, dict) and path[-1] in self._stand_ins and not again:
            self._stood.add(path)
            holder[path[-1]] = self._stand_ins[str(path[-1])]
        elif isinstance(holder, _List) and path[-1] in holder.numbers:
            index = holder.numbers.index(path[-1])
            del holder[index], holder.numbers[index]
        elif holder is not None:
            self.cut(path[:-1])

    def at(self, path: Path) -> Any:
        """What stands at a path of the whole, None where it was cut."""
        node = self.data
        for part in path:
            if isinstance(node, dict):
                node = node.get(part)
            elif isinstance(node, _List) and part in node.numbers:
                node = node[node.numbers.index(part)]
            else:
                return None
        return node


class _List(list[Any]):
    """A list that remembers the first numbers of its members."""

    numbers: list[Any]


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    if isinstance(data, list):
        copy = _List(map(_copy, data))
        copy.numbers = list(range(len(copy)))
        return copy
    return data


_MISSING = ("missing", "missing_argument")  # of a record, of a NamedTuple
_OF_A_WHOLE = ("value_error", "too_short")


def _refusal(path: Path, details: dict[str, Any], kind: Any) -> Refusal:
    fault, context, given = details["type"], details.get("ctx", {}), details.get("input")
    if fault == "extra_forbidden":
        known = _keys_at(kind, path[:-1])
        hint = nearest(str(path[-1]), known) or f" (known: {', '.join(known)})"
        return Refusal(path, f"unknown key{hint}", True)
    if fault == "missing" and (choices := _choices_at(kind, path)):
        return Refusal(path, f"is missing: one of {', '.join(choices)}")
    reason = _REASONS.get(fault)
    at_key = "[key]" in details["loc"]
    return Refusal(path, reason(context, given) if reason else f"cannot be read ({fault})", at_key)


def _keys_at(kind: Any, path: Path) -> list[str]:
    """The keys that a record may have at a path."""
    record = _record_in(kind)
    for part in path:
        if record and isinstance(part, str):
            record = _record_in(record.model_fields[part].annotation)
    return list(record.model_fields) if record else []


def _choices_at(kind: Any, path: Path) -> list[str]:
    """The words of which one stands at a path; none where anything may."""
    record = _record_in(kind)
    for part in path[:-1]:
        if record and isinstance(part, str):
            record = _record_in(record.model_fields[part].annotation)
    if record is None or path[-1] not in record.model_fields:
        return []
    return [each for each in get_args(record.model_fields[str(path[-1])].annotation) if isinstance(each, str)]


def _record_in(kind: Any) -> type[Record] | None:
    """The record that a type is, or holds: `tuple[Claim, ...]` holds Claim."""
    if isinstance(kind, type) and issubclass(kind, Record):
        return kind
    return next((found for part in get_args(kind) if (found := _record_in(part))), None)


def shown(value: Any) -> str:
    """A given value in quotation marks, cut where it is long."""
    words = str(value)
    return f"'{words if len(words) <= 60 else words[:59] + '…'}'"


def _choice(context: dict[str, Any], given: Any) -> str:
    known = re.findall(r"'([^']*)'", context["expected"])
    return f"{shown(given)} is none of {', '.join(known)}{nearest(str(given), known)}"


def _shape(context: dict[str, Any], given: Any) -> str:
    return f"{shown(given)} is not {SHAPES.get(context.get('pattern', ''), 'of the right form')}"


def _number(context: dict[str, Any], given: Any) -> str:
    return f"{shown(given)} is no number (write 300 or 0.5, of 0 or more)"


def _says(words: str) -> Callable[[dict[str, Any], Any], str]:
    return lambda context, given: words.format(**context, given=shown(given))


_REASONS: dict[str, Callable[[dict[str, Any], Any], str]] = {
    **dict.fromkeys(_MISSING, _says("is missing")),
    "unexpected_keyword_argument": _says("is no key that a sentence has"),
    "string_type": _says("must be one text, not a list, mapping or number"),
    "string_too_short": _says("is empty"),
    "string_too_long": _says("is longer than {max_length} characters"),
    "string_unicode": _says("holds characters that are no text"),
    "string_pattern_mismatch": _shape,
    "literal_error": _choice,
    "bool_parsing": _says("{given} is neither true nor false"),
    "bool_type": _says("must be true or false"),
    "tuple_type": _says("must be a list (write [...], or a line with - for each)"),
    "dict_type": _says("must be a mapping of keys to values"),
    "model_type": _says("must be a mapping of keys to values"),
    "dataclass_type": _says("must be a mapping of keys to values"),
    "model_attributes_type": _says("must be a mapping of keys to values"),
    "arguments_type": _says("must be a mapping of keys to values"),
    "too_short": _says("is empty: at least {min_length} is needed"),
    "value_error": lambda context, given: str(context["error"]),
    "greater_than_equal": lambda context, given: (
        f"{shown(given)} is below {context['ge']}" if context["ge"] else _number(context, given)
    ),
    "less_than_equal": _says("{given} is above {le}"),
    **dict.fromkeys(
        (
            "int_parsing",
            "int_type",
            "int_from_float",
            "int_parsing_size",
            "float_parsing",
            "float_type",
            "finite_number",
        ),
        _number,
    ),
}
