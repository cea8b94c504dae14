"""Lines to passages.

A line without a place belongs to the place above it; `&` begins a claim that is as the one above but for
what is written; `.. @kirby %briefing` sets, for the lines to come, who speaks, and where and when.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from graphkit.coding import core
from graphkit.coding.marks import CERTAINTIES, FIELDS, HEAD_SIGNS, OWN, Circumstances
from graphkit.coding.names import Names, UnknownName
from graphkit.coding.scan import (
    LineFault,
    Mark,
    Piece,
    Scanned,
    gloss_of,
    piece,
    quotes_in,
    scan,
    the_quote,
)
from graphkit.errors import DataError, Fault
from graphkit.model import Claim, Passage, Remark
from graphkit.places import fault_at
from graphkit.refused import nearest, salvage

_REMARK = '*effect c3, iran: "in English" | "in Japanese"'
_HIDDEN = re.compile(
    "[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff\\ud800-\\udfff]"
)


class Line(NamedTuple):
    """A statement that was read: where it belongs, what it is, and the line it stands in."""

    at: str
    kind: str
    id: str
    number: int
    columns: Mapping[str, int]


class Written(NamedTuple):
    """The passages in the order of the lines, and where each statement, and each place, was read."""

    passages: tuple[Passage, ...]
    lines: tuple[Line, ...]
    places: Mapping[str, tuple[int, int]]


def from_lines(
    lines: Iterable[str], names: Names, before: Iterable[Passage] = (), file: str = "-"
) -> Written:
    """The passages that the lines hold, new ids counted on from those before; raises DataError.

    A passage that stands before already gives its speaker; every fault has its line and column.
    """
    reading = _Reading(names, tuple(before))
    faults: list[Fault] = []
    for number, line in enumerate(lines, 1):
        try:
            reading.take(number, line.rstrip("\r\n"))
        except LineFault as error:
            faults.append(fault_at(file, number, error.column, "", error.reason))
    if faults:
        raise DataError(faults)
    return reading.written()


class _Reading:
    """What was read so far."""

    def __init__(self, names: Names, before: tuple[Passage, ...]) -> None:
        self.names = names
        self.spoken = {passage.at: passage.speaker for passage in before}
        self.begun = {
            passage.at for passage in before if passage.claims or passage.remarks or passage.speaker
        }
        self.last = {
            "c": max((int(c.id[1:]) for p in before for c in p.claims), default=0),
            "r": max((int(r.id[1:]) for p in before for r in p.remarks), default=0),
        }
        self.standing: str | None = None
        self.circumstances: dict[str, Circumstances] = {}
        self.at: str | None = None
        self.above: dict[str, Any] | None = None
        self.passages: dict[str, dict[str, Any]] = {}
        self.lines: list[Line] = []
        self.places: dict[str, tuple[int, int]] = {}

    def written(self) -> Written:
        """What was read, as records."""
        return Written(
            tuple(Passage.model_validate(each) for each in self.passages.values()),
            tuple(self.lines),
            self.places,
        )

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        if not line.strip() or line.lstrip()[0] in "#＃":
            return
        hidden = _HIDDEN.search(line)
        if hidden is not None:
            column, code = hidden.start() + 1, f"U+{ord(hidden.group()):04X}"
            raise LineFault(column, f"here stands the hidden character {code}")
        scanned = scan(line.replace("\t", " "))
        if scanned.lead == "..":
            self._set(scanned)
            return
        passage = self._passage(scanned)
        self.places.setdefault(str(self.at), (number, scanned.at.column if scanned.at else 1))
        if scanned.lead == "--":
            self._skip(passage, scanned)
        elif not scanned.core.text.strip() and not scanned.lead and not scanned.id:
            own_gloss = [mark.sign for mark in scanned.marks] == ["{"]
            (self._behind if own_gloss else self._head)(passage, scanned)
        else:
            self._statement(passage, scanned, number)

    def _set(self, scanned: Scanned) -> None:
        """`.. @speaker %venue ==date`"""
        found = {mark.sign: mark for mark in scanned.marks}
        if "@" not in found or set(found) - {"@", "%", "=="} or scanned.core.text.strip():
            raise LineFault(scanned.core.column, "this line sets who speaks: .. @speaker %venue ==date")
        speaker = self.standing = self._speaker(found["@"].value)
        venue = self._entity(found["%"].value) if "%" in found else None
        stated = found["=="].value.text if "==" in found else None
        self.circumstances[speaker] = Circumstances(venue, stated)

    def _passage(self, scanned: Scanned) -> dict[str, Any]:
        if scanned.at:
            self.above = self.above if scanned.at.text == self.at else None
            self.at = scanned.at.text
        if self.at is None:
            raise LineFault(1, "the line has no place, and none stands above it: p3.s2 ...")
        if self.at not in self.passages:
            self.passages[self.at] = {"at": self.at, "claims": [], "remarks": []}
            if self.spoken.get(self.at):
                self.passages[self.at]["speaker"] = self.spoken[self.at]
        return self.passages[self.at]

    def _skip(self, passage: dict[str, Any], scanned: Scanned) -> None:
        if not scanned.core.text:
            raise LineFault(scanned.core.column, "a skip needs its reason: -- a headline")
        if passage["claims"] or passage["remarks"]:
            raise LineFault(scanned.core.column, f"{self.at} has claims or remarks, and cannot be skipped")
        _refuse(Passage, {"at": self.at, "skip": scanned.core.text}, {}, scanned.core.column)
        passage["skip"] = scanned.core.text

    def _head(self, passage: dict[str, Any], scanned: Scanned) -> None:
        """A place with nothing but its speaker and what is silenced there."""
        for mark in scanned.marks:
            if mark.sign not in HEAD_SIGNS:
                raise LineFault(mark.column, f"the mark {mark.sign} needs a claim or remark before it")
            if mark.sign == "#":
                self._silence(passage, mark)
            else:
                self.begun.add(str(self.at))
                passage.pop("speaker", None)
                if mark.value.text:
                    passage["speaker"] = self._speaker(mark.value)

    def _behind(self, passage: dict[str, Any], scanned: Scanned) -> None:
        """Our own sentence for the claim above, in a line of its own."""
        mark = scanned.marks[0]
        if not passage["claims"]:
            raise LineFault(mark.column, "our own sentence stands behind its claim, and there is none above")
        passage["claims"][-1]["gloss"] = gloss_of(mark)
        _refuse(Claim, passage["claims"][-1], {"gloss": mark.column}, mark.column)

    def _silence(self, passage: dict[str, Any], mark: Mark) -> None:
        if not mark.value.text or len(mark.quotes) != 1:
            raise LineFault(mark.column, 'a warning is silenced with a reason: #number"a page number"')
        silence = {mark.value.text: mark.quotes[0].text}
        _refuse(Passage, {"at": self.at, "silence": silence}, {}, mark.column)
        passage["silence"] = passage.get("silence", {}) | silence

    # statements

    def _statement(self, passage: dict[str, Any], scanned: Scanned, number: int) -> None:
        if "skip" in passage:
            raise LineFault(scanned.core.column, f"{self.at} is skipped, and takes no claims")
        columns: dict[str, int] = {}
        is_remark = scanned.lead == "*"
        fields = self._remark(scanned, columns) if is_remark else self._claim(scanned, columns)
        kind = "remarks" if is_remark else "claims"
        marks = self._marks(scanned, fields, columns, passage)
        fields["id"] = self._number(scanned.id, "r" if is_remark else "c")
        self._speaks(passage, fields, scanned, marks)
        fields = {key: each for key, each in fields.items() if each is not None and each != {} and each != ()}
        _refuse(Remark if is_remark else Claim, fields, columns, scanned.core.column)
        if not is_remark:
            self.above = fields
        passage[kind].append(fields)
        self.lines.append(Line(str(self.at), kind, fields["id"], number, columns))

    def _number(self, given: Piece | None, lead: str) -> str:
        if given and given.text[0] != lead:
            raise LineFault(
                given.column, f"this is a {'remark' if lead == 'r' else 'claim'}: {lead}1, {lead}2, ..."
            )
        found = int(given.text[1:]) if given else self.last[lead] + 1
        self.last[lead] = max(self.last[lead], found)
        return f"{lead}{found}"

    def _claim(self, scanned: Scanned, columns: dict[str, int]) -> dict[str, Any]:
        parts = core.split(scanned)
        if scanned.lead == "&" and self.above is None:
            raise LineFault(
                scanned.core.column - 1, "& repeats the claim above it, and there is none at this place"
            )
        found = core.ends(parts, self.names, scanned.lead == "&")
        columns |= found.columns
        again = (scanned.lead == "&" and self.above) or {}
        above = {key: each for key, each in again.items() if key not in OWN}
        fields = above | {"printed": dict(above.get("printed", {}))}
        found = found._replace(relation=None) if found.relation == core.AGAIN else found
        for name in ("subject", "relation", "object"):
            if getattr(found, name) is not None:
                fields[name] = getattr(found, name)
                fields["printed"].pop(name, None)
        fields["printed"] |= found.printed
        if found.relation:
            fields["polarity"] = "negated" if found.is_negated else "affirmed"
        self._item_and_amount(parts, fields, columns)
        return fields

    def _item_and_amount(self, parts: core.Core, fields: dict[str, Any], columns: dict[str, int]) -> None:
        if parts.item is not None:
            columns["item"] = parts.item.words.column
            fields["item"] = self._entity(parts.item.words) if parts.item.words.text else None
            fields["printed"].pop("item", None)
            if parts.item.printed is not None:
                fields["printed"]["item"] = parts.item.printed
        if parts.amount is not None:
            columns["amount"] = parts.amount_column
            fields["amount"] = parts.amount or None

    def _remark(self, scanned: Scanned, columns: dict[str, int]) -> dict[str, Any]:
        """`kind about, about: "en" | "ja", amount`"""
        words, hidden, shift = scanned.core.text, scanned.hidden, scanned.core.column - 1
        colon = hidden.find(":")
        texts = quotes_in(words, hidden, max(colon, 0), len(words))
        if colon < 0 or len(texts) < 2:
            raise LineFault(scanned.core.column, f"a remark is written {_REMARK}")
        kind, _, rest = words[:colon].partition(" ")
        self._remark_kind(Piece(kind.lstrip("!！"), shift + 1))
        if not rest.strip():
            raise LineFault(shift + colon + 1, f"what the remark is about is missing: {_REMARK}")
        behind = texts[1].column + len(texts[1].text) + texts[1].text.count('"')
        comma = hidden.find(",", behind)
        columns |= {"kind": shift + 1, "about": shift + len(kind) + 2, "text": shift + colon + 2}
        fields: dict[str, Any] = {
            "kind": kind.lstrip("!！"),
            "polarity": "negated" if kind[:1] in ("!", "！") else "affirmed",
            "about": self._about(rest.partition('"')[0], shift + len(kind) + 1),
            "text": {"en": texts[0].text, "ja": texts[1].text},
            "printed": {},
        }
        if words_of_about := quotes_in(words, hidden, 0, colon):
            fields["printed"]["about"] = words_of_about[0].text
        if comma >= 0:
            columns["amount"] = shift + comma + 2
            fields["amount"] = core.amount(words, hidden, comma + 1, len(words), shift) or None
        return fields

    def _remark_kind(self, kind: Piece) -> None:
        known = self.names.vocabulary.remark_kinds
        if kind.text not in known:
            told = f"there is no remark kind {kind.text!r}{nearest(kind.text, known)}"
            raise LineFault(kind.column, f"{told} (there are {', '.join(known)})")

    def _about(self, words: str, shift: int) -> tuple[str, ...]:
        found, start = [], 0
        for each in words.replace("，", ",").replace("、", ",").split(","):
            name = piece(words, start, start + len(each))
            start += len(each) + 1
            found.append(self._reference(Piece(name.text, name.column + shift)))
        return tuple(found)

    def _reference(self, name: Piece) -> str:
        """A claim (c1, document/c1) or an entity."""
        local = name.text.rpartition("/")[2]
        is_claim = local[:1] == "c" and local[1:].isdecimal()
        return name.text if is_claim else self._entity(name)

    # marks

    def _marks(
        self, scanned: Scanned, fields: dict[str, Any], columns: dict[str, int], passage: dict[str, Any]
    ) -> set[str]:
        """Put the marks into the fields; the fields that were marked."""
        seen: set[str] = set()
        for mark in scanned.marks:
            field = FIELDS[mark.sign]
            if field in seen and field not in ("printed", "silence"):
                raise LineFault(mark.column, f"{field} is given twice in this line")
            seen.add(field)
            columns[field] = mark.column
            if mark.sign == "#":
                self._silence(passage, mark)
            else:
                self._mark(mark, field, fields, columns)
        return seen

    def _mark(self, mark: Mark, field: str, fields: dict[str, Any], columns: dict[str, int]) -> None:
        printed: dict[str, str] = fields["printed"]
        if mark.sign in CERTAINTIES:
            self._certainty(mark, fields)
            columns["hedge"] = mark.column
        elif mark.sign == "{":
            fields["gloss"] = gloss_of(mark)
        elif mark.sign == "!!":
            fields["withdrawn"] = mark.quotes[0].text if mark.quotes else mark.value.text or None
        elif mark.sign == "$":
            printed[mark.value.text] = the_quote(mark)
            if not printed[mark.value.text]:
                del printed[mark.value.text]
        else:
            printed.pop(field, None)
            fields[field] = self._value(mark, fields)
            if mark.quotes and mark.quotes[0].text:
                printed[field] = mark.quotes[0].text

    def _certainty(self, mark: Mark, fields: dict[str, Any]) -> None:
        cue = mark.quotes[0].text if mark.quotes else mark.value.text
        fields["certainty"] = CERTAINTIES[mark.sign] if cue else "certain"
        fields["hedge"] = cue or None

    def _value(self, mark: Mark, fields: dict[str, Any]) -> Any:
        given = mark.value
        if mark.sign == "@":
            speaker, _, via = given.text.partition("@")
            fields["via"] = None
            if via.strip():
                fields["via"] = self._speaker(Piece(via.strip(), given.column + len(speaker) + 1))
            own = speaker.strip()
            return self._speaker(Piece(own, given.column)) if own else fields.get("speaker")
        if not given.text:
            return "actual" if mark.sign == "^" else None
        if mark.sign in ("%", "/", "+"):
            return self._entity(given)
        if mark.sign == "<":
            return tuple(each.strip() for each in given.text.split(","))
        return given.text

    def _speaks(
        self, passage: dict[str, Any], fields: dict[str, Any], scanned: Scanned, marks: set[str]
    ) -> None:
        """Give the statement its speaker and what is set for that one; the first speaks for the passage."""
        at = str(self.at)
        given = fields.get("speaker") if "speaker" in marks or scanned.lead == "&" else None
        if at not in self.begun:
            self.begun.add(at)
            if speaker := given or self.standing:
                passage["speaker"] = speaker
        fields["speaker"] = given or passage.get("speaker")
        if not fields["speaker"]:
            raise LineFault(
                scanned.core.column, "nobody speaks: write @speaker, or @self for the text's own voice"
            )
        if scanned.lead != "&" and not fields.get("via"):
            for name, each in self.circumstances.get(fields["speaker"], Circumstances())._asdict().items():
                if name not in marks:
                    fields[name] = each

    # names and records

    def _entity(self, name: Piece) -> str:
        try:
            return self.names.entity(name.text)
        except UnknownName as error:
            raise LineFault(name.column, str(error)) from None

    def _speaker(self, name: Piece) -> str:
        try:
            return self.names.speaker(name.text)
        except UnknownName as error:
            raise LineFault(name.column, str(error)) from None


def _refuse(
    kind: type[Claim | Remark | Passage], fields: dict[str, Any], columns: Mapping[str, int], otherwise: int
) -> None:
    """Raise LineFault where the fields are no record, at the mark of the first that is refused."""
    for refusal in salvage(kind, fields, {}).refusals[:1]:
        field = str(refusal.path[0]) if refusal.path else "hedge"
        reason = f"{'.'.join(map(str, refusal.path))}: {refusal.reason}".removeprefix(": ")
        raise LineFault(columns.get(field, otherwise), reason)
