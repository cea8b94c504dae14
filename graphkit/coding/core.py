"""The core of a line: `subject relation object: item, amount`, each part with its words as printed.

Names of several words are found by trying each word for the relation; what stands before it is the subject,
what stands behind it the object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple, get_args

from graphkit.coding.names import Names, UnknownName
from graphkit.coding.scan import LineFault, Piece, Scanned, piece, quoted, quotes_in, value
from graphkit.model import Amount

AGAIN = ".."  # the relation of the claim above
KINDS = tuple(kind for kind in get_args(get_args(Amount.model_fields["kind"].annotation)[0]))
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?"
_SCALES = {
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "万": 4,
    "億": 8,
    "兆": 12,
}  # powers of ten
_LIMITS = {"at least": "{}..", "at most": "..{}"}
_THING = r'"(?:[^"]|"")*"|[^\W\d][\w -]*?'
_BRACKET = re.compile(
    rf"\s*(?:(?P<limit>{'|'.join(_LIMITS)})\s+(?=\d))?(?P<low>{_NUMBER})?(?P<dots>\.\.)?(?P<high>{_NUMBER})?"
    rf"(?:\s*(?P<scale>{'|'.join(_SCALES)})(?!\w))?(?:\s*(?P<unit>(?!(?:{'|'.join(KINDS)})\s*\Z)(?:{_THING})))?"
    rf"(?:\s*/\s*(?P<per>(?:{_THING})))?(?:\s*(?P<kind>{'|'.join(KINDS)}))?\s*\Z"
)
_SIMPLE = re.compile(r"[^\W\d_]\w*(?:[ -]\w+)*\Z")


class Part(NamedTuple):
    """A part of the core: what stands there (empty: nothing), and the words as printed behind it."""

    words: Piece
    printed: str | None = None


class Core(NamedTuple):
    """The core before names are looked up; None is what is not mentioned, an empty part what is cleared."""

    left: Piece
    hidden: str
    item: Part | None
    amount: dict[str, Any] | None
    amount_column: int = 0


class Ends(NamedTuple):
    """Subject, relation and object as ids, with columns and words as printed; None is not mentioned."""

    subject: str | None
    relation: str | None
    object: str | None
    is_negated: bool
    printed: dict[str, str]
    columns: dict[str, int]


def split(scanned: Scanned) -> Core:
    """The core of a claim's line, cut at its colon and its comma; raises LineFault."""
    words, hidden, shift = scanned.core.text, scanned.hidden, scanned.core.column - 1
    colon = hidden.find(":")
    comma = hidden.find(",", max(colon, 0))
    end = comma if comma >= 0 else len(words)
    item = _part(words, hidden, colon + 1, end, shift) if colon >= 0 else None
    left = min(each for each in (colon, comma, len(words)) if each >= 0)
    found = amount(words, hidden, comma + 1, len(words), shift) if comma >= 0 else None
    return Core(Piece(words[:left], shift + 1), hidden[:left], item, found, shift + comma + 2)


def _part(words: str, hidden: str, start: int, end: int, shift: int) -> Part:
    """One part: a name and, behind it, the words as printed."""
    quotes = quotes_in(words, hidden, start, end)
    until = hidden.find('"', start, end)
    name = piece(words, start, end if until < 0 else until)
    if len(quotes) > 1:
        raise LineFault(quotes[1].column + shift, "a second quotation; one name has one wording as printed")
    if quotes and (rest := hidden[hidden.rindex('"', start, end) + 1 : end]).strip():
        column = shift + end - len(rest.lstrip()) + 1
        raise LineFault(column, "behind the words as printed stands a comma, a mark or nothing")
    return Part(Piece(name.text, name.column + shift), quotes[0].text if quotes else None)


# --- subject, relation, object -----------------------------------------------------------------------


def ends(core: Core, names: Names, may_leave_out: bool) -> Ends:
    """Who does what to whom; with `may_leave_out` a part may be missing. Raises LineFault."""
    words = list(_words(core))
    if may_leave_out and not words:
        return Ends(None, None, None, False, {}, {})
    readings = list(_readings(words, names, may_leave_out))
    if not readings:
        raise _no_reading(words, names, core.left.column, may_leave_out)
    if len(readings) > 1:
        said = " | ".join(f"{each.subject} {each.relation} {each.object}" for each in readings)
        raise LineFault(words[0].words.column, f"can be read in several ways, write ids: {said}")
    return readings[0]


def _words(core: Core) -> Iterator[Part]:
    """The words of the left part; quoted words belong to the word before them."""
    found: list[Part] = []
    for match in re.finditer(r'"\0*"|[^\s"]+', core.hidden):
        column = core.left.column + match.start()
        words = core.left.text[match.start() : match.end()]
        if not words.startswith('"'):
            found.append(Part(Piece(words, column)))
        elif not found or found[-1].printed is not None:
            raise LineFault(column, "words as printed stand behind what they were printed for")
        else:
            found[-1] = found[-1]._replace(printed=words[1:-1].replace('""', '"'))
    yield from found


def _readings(words: list[Part], names: Names, may_leave_out: bool) -> Iterator[Ends]:
    for size in range(min(4, len(words)), 0, -1):
        found = []
        for start in range(len(words) - size + 1):
            if not may_leave_out and words[start].words.text == AGAIN:
                continue
            reading = _reading(words[:start], words[start : start + size], words[start + size :], names)
            if reading and (may_leave_out or reading.subject):
                found.append(reading)
        if found:
            yield from found
            return
    if may_leave_out and (object := _entity(words, names)):
        yield Ends(None, None, object, False, _printed(object=words), {"object": words[0].words.column})


def _reading(before: list[Part], middle: list[Part], behind: list[Part], names: Names) -> Ends | None:
    said = " ".join(each.words.text for each in middle)
    negated = said[:1] in "!！"
    try:
        relation = AGAIN if said == AGAIN else names.relation(said.lstrip("!！").strip())
    except UnknownName:
        return None
    subject, object = _entity(before, names), _entity(behind, names)
    if (before and not subject) or (behind and not object):
        return None
    columns = {"relation": middle[0].words.column}
    columns |= {
        name: part[0].words.column for name, part in (("subject", before), ("object", behind)) if part
    }
    printed = _printed(subject=before, relation=middle, object=behind)
    return Ends(subject, relation, object, negated, printed, columns)


def _entity(words: list[Part], names: Names) -> str | None:
    try:
        return names.entity(" ".join(each.words.text for each in words)) if words else None
    except UnknownName:
        return None


def _printed(**parts: list[Part]) -> dict[str, str]:
    """The words as printed of each part; they stand behind its last word."""
    return {name: each.printed for name, words in parts.items() for each in words if each.printed is not None}


def _no_reading(words: list[Part], names: Names, column: int, may_leave_out: bool) -> LineFault:
    """Why the words are no claim: the name that is not known, else the missing relation."""
    if not words:
        return LineFault(column, "a claim begins: subject relation object")
    known = [number for number, each in enumerate(words) if _is_relation(each.words.text, names)]
    for number in known[:1]:
        for part in (words[:number], words[number + 1 :]):
            try:
                if part:
                    names.entity(" ".join(each.words.text for each in part))
            except UnknownName as error:
                return LineFault(part[0].words.column, f"{error}{_colon_hint(part, names)}")
        return LineFault(words[0].words.column, "no subject stands before the relation")
    if may_leave_out:
        try:
            names.entity(" ".join(each.words.text for each in words))
        except UnknownName as error:
            return LineFault(words[0].words.column, str(error))
    odd = next((each for each in words if names.otherwise(each.words.text)), (words[1:] or words)[0])
    try:
        names.relation(odd.words.text.lstrip("!！"))
    except UnknownName as error:
        return LineFault(odd.words.column, f"no relation is named in the line; {error}")
    return LineFault(column, "a claim begins: subject relation object")


def _colon_hint(words: list[Part], names: Names) -> str:
    """What to write where the words begin with a known name, as they do when a colon was forgotten."""
    said = [each.words.text for each in words]
    for cut in range(len(words) - 1, 0, -1):
        if _entity(words[:cut], names):
            meant = f"{' '.join(said[:cut])}: {' '.join(said[cut:])}"
            return f"; an item stands behind a colon: {meant}"
    return ""


def _is_relation(word: str, names: Names) -> bool:
    try:
        return bool(names.relation(word.lstrip("!！")))
    except UnknownName:
        return False


# --- amounts -----------------------------------------------------------------------------------------


def amount(words: str, hidden: str, start: int, end: int, shift: int) -> dict[str, Any]:
    """The fields of an amount: `何百機 [100..999 aircraft/month delivered]`; empty where nothing stands."""
    opening = hidden.find("[", start, end)
    quotes = quotes_in(words, hidden, start, end if opening < 0 else opening)
    wording = piece(words, start, end if opening < 0 else opening)
    found: dict[str, Any] = {}
    if wording.text:
        found["wording"] = quotes[0].text if wording.text.startswith('"') and quotes else wording.text
    if opening < 0:
        return found
    closing = hidden.rfind("]", opening, end)
    inside = words[opening + 1 : closing if closing >= 0 else end]
    match = None if closing < 0 else _BRACKET.match(inside)
    if not match or (match["high"] and not match["dots"]) or _is_muddled(match):
        raise LineFault(shift + opening + 1, _NO_AMOUNT)
    return found | {key: each for key, each in _read(match).items() if each}


_NO_AMOUNT = (
    "an amount is read as [low..high unit/per kind]: [120..], [..40 aircraft], [3 million dollars/year], "
    f"kind one of {', '.join(KINDS)}; a unit that holds a number stands in quotation marks"
)
_NUMERAL = re.compile(rf"(?:\d[\d.,]*|{'|'.join(_SCALES)}|{'|'.join(_LIMITS)})(?!\w)")


def _is_muddled(match: re.Match[str]) -> bool:
    """Whether what was taken for a unit holds a number, or a word that goes with one has none."""
    numbers = f"{match['low'] or ''}{match['high'] or ''}"
    alone = (match["limit"] or match["scale"]) and not numbers
    alone = alone or ("e" in numbers and (match["scale"] or "," in numbers))
    return bool(
        alone or (match["limit"] and match["dots"]) or any(map(_has_numeral, match.group("unit", "per")))
    )


def _has_numeral(words: str | None) -> bool:
    """Whether a number, or a word that goes with one, is one of the words; quoted ones are what they are."""
    return bool(words and words[0] != '"' and re.search(rf"(?<![\w-]){_NUMERAL.pattern}", words))


def _read(match: re.Match[str]) -> dict[str, str | None]:
    """The fields that stand in the brackets."""
    low, high = (_number(each, match["scale"]) for each in match.group("low", "high"))
    if match["limit"]:
        low, _, high = _LIMITS[match["limit"]].format(low).partition("..")
    elif not match["dots"]:
        high = low
    return {
        "low": low,
        "high": high,
        "unit": _bare(match["unit"]),
        "per": _bare(match["per"]),
        "kind": match["kind"],
    }


def _number(given: str | None, scale: str | None) -> str | None:
    """The number in digits.

    >>> _number("1,200", None), _number("1.5", "million")
    ('1200', '1500000')
    """
    if not given or not (scale or "," in given):
        return given
    return format(Decimal(given.replace(",", "")).scaleb(_SCALES.get(scale or "", 0)).normalize(), "f")


def _bare(words: str | None) -> str | None:
    return words[1:-1].replace('""', '"') if words and words.startswith('"') else words


def said_amount(given: Amount) -> str:
    """An amount as it stands in a line, behind the comma."""
    wording = given.wording
    if value(wording) != wording or any(sign in wording for sign in ":,[]：，、［］") or wording[:1] in "-":
        wording = quoted(wording)
    low, high = ("" if each is None else repr(each) for each in (given.low, given.high))
    numbers = low if low == high else f"{low}..{high}"
    per = f"/{_thing(given.per)}" if given.per else ""
    inside = f"{f'{numbers} {_thing(given.unit)}'.strip()}{per} {given.kind or ''}".strip()
    return f"{wording} [{inside}]" if inside else wording


def _thing(words: str | None) -> str:
    if not words:
        return ""
    plain = _SIMPLE.match(words) and not set(words.split(" ")) & set(KINDS) and not _has_numeral(words)
    return words if plain else quoted(words)
