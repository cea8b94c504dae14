"""What a select of the compiled corpus is made of: columns, joins, and conditions with their values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graphkit.standing import CERTAINTIES, POLARITIES

LARGEST = 2**63 - 1
NEGATED, OPEN = POLARITIES.index("negated"), CERTAINTIES.index("open")

Condition = tuple[str, Sequence[Any]]
"""A condition on one row of claims, and its values. Made by the functions below alone."""


class ByIndex(tuple[str, Sequence[Any]]):
    """A condition that finds its claims by an index; and how many these may be, and how each is tested.

    `found` selects what the index finds; `test` is the same condition on claims that are read one by one.
    """

    found: Condition
    test: Condition

    @classmethod
    def of(cls, condition: Condition, found: Condition, test: Condition) -> ByIndex:
        """The condition with its other two forms."""
        made = cls(condition)
        made.found, made.test = found, test
        return made


COLUMNS: dict[str, str] = {
    "n": "c.n", "document": "d.id", "published": "d.published", "at": "a.at", "number": "c.number",
    "proposition": "p.n",
    "subject": "s.id", "relation": "r.id", "object": "o.id", "item": "i.id", "swapped": "c.swapped",
    "family": "r.family", "polarity": "c.polarity", "certainty": "c.certainty", "phase": "c.phase",
    "status": "c.status", "standing": "p.standing", "origins": "g.parties",
    "speaker": "k.id", "speaker_en": "k.en", "speaker_ja": "k.ja", "passage_speaker": "a.speaker",
    "stated": "c.stated", "stated_low": "c.stated_low", "stated_high": "c.stated_high",
    "fact": "c.fact", "fact_low": "c.fact_low", "fact_high": "c.fact_high", "place": "l.id",
    "withdrawn": "c.withdrawn", "more": "c.more",
    "contested": "c.contested",
}  # fmt: skip
CLAIM_COLUMNS = tuple(COLUMNS)
ABOUT = (
    "claim c JOIN proposition p ON p.n = c.proposition JOIN document d ON d.n = c.document "
    "JOIN relation r ON r.n = p.relation"
)
"""What a claim is about and where it stands: all that conditions look at."""
FROM = (
    "claim c JOIN proposition p ON p.n = c.proposition JOIN document d ON d.n = c.document "
    "JOIN passage a ON a.n = c.passage JOIN relation r ON r.n = p.relation "
    "JOIN entity s ON s.n = p.subject LEFT JOIN entity o ON o.n = p.object "
    "LEFT JOIN entity i ON i.n = p.item LEFT JOIN entity l ON l.n = c.place "
    "JOIN speaker k ON k.n = c.speaker JOIN origins g ON g.n = c.origins"
)
# The rules `covers` and `meets` of standing, over claims c (affirmed) and x (negated); tests hold that both
# say the same.
BOTH_ORDERS = "(SELECT 0 AS turned UNION ALL SELECT 1) t"
MEETS = (
    f"x.polarity = {NEGATED} AND x.withdrawn = 0 AND x.phase <= c.phase "
    "AND coalesce(x.fact_low, 0) <= coalesce(c.fact_high, c.stated_high) "
    "AND coalesce(c.fact_low, 0) <= coalesce(x.fact_high, x.stated_high)"
)
"""Of a negation x that covers the affirmation c."""
COVERING = (
    "FROM claim c JOIN proposition p ON p.n = c.proposition JOIN relation r ON r.n = p.relation "
    f"JOIN speaker k ON k.n = c.speaker JOIN {BOTH_ORDERS} ON turned = 0 OR r.symmetric "
    "CROSS JOIN relation_up u ON u.low = p.relation "
    "CROSS JOIN edge e ON e.subject = iif(turned, p.object, p.subject) AND e.relation = u.high "
    "AND e.object = iif(turned, p.subject, p.object) "
    "AND e.item IN (SELECT 0 UNION ALL SELECT high FROM item_up WHERE low = p.item) "
    f"CROSS JOIN claim x ON x.proposition = e.proposition AND x.polarity = {NEGATED} AND x.withdrawn = 0 "
    "CROSS JOIN speaker l ON l.n = x.speaker "
    "WHERE c.withdrawn = 0 AND 1 NOT IN (p.subject, p.object, p.item)"
)
MEETING = f"{COVERING} AND c.polarity <> {NEGATED} AND {MEETS}"
DISPUTES = f"c.certainty <> {OPEN} AND k.identity <> l.identity"
NEAR = (
    f"SELECT DISTINCT c.n FROM claim x JOIN proposition p ON p.n = x.proposition JOIN {BOTH_ORDERS} "
    "CROSS JOIN relation_up u ON u.high = p.relation "
    "CROSS JOIN edge e ON e.subject = iif(turned, p.object, p.subject) AND e.relation = u.low "
    "AND e.object = iif(turned, p.subject, p.object) CROSS JOIN claim c ON c.proposition = e.proposition "
    f"WHERE c.polarity <> {NEGATED} AND c.contested AND x.contested"
)
_STATED = "iif(c.stated_low <= 10101, 0, c.stated_low), iif(c.stated_high >= 99991231, 0, c.stated_high)"
ORDERS = {
    "reading": "d.low, d.id, c.n",
    "stated": (
        f"{_STATED}, iif(coalesce(c.fact_low, 0) <= 10101, 0, c.fact_low), coalesce(c.fact_high, 99991231), "
        "d.id, c.n"
    ),
    "ends": (
        "iif(c.swapped, o.id, s.id), r.id, coalesce(iif(c.swapped, s.id, o.id), ''), "
        f"{_STATED}, d.id, c.n"
    ),
}
"""Claims in reading order of the documents by date; by date of the statement, then of the fact; by ends, then
by date of the statement. An open end of a date comes first, but for the last day of a fact.
"""
CLAIMS = f"SELECT {', '.join(COLUMNS.values())} FROM {FROM}"

REMARK_COLUMNS = (
    "n", "document", "published", "at", "number", "kind", "speaker", "speaker_en", "speaker_ja",
    "passage_speaker", "origins", "by", "polarity", "certainty", "stated", "stated_low",
    "stated_high", "fact", "fact_low", "fact_high", "more",
)  # fmt: skip
REMARKS = (
    "SELECT m.n, d.id, d.published, a.at, m.number, m.kind, k.id, k.en, k.ja, a.speaker, g.parties, b.id, "
    "m.polarity, m.certainty, m.stated, m.stated_low, m.stated_high, m.fact, m.fact_low, m.fact_high, m.more "
    "FROM remark m JOIN document d ON d.n = m.document JOIN passage a ON a.n = m.passage "
    "JOIN speaker k ON k.n = m.speaker JOIN origins g ON g.n = m.origins "
    "LEFT JOIN entity b ON b.n = m.by"
)

YEAR = (
    "CASE WHEN c.fact_low IS NULL THEN c.stated_low WHEN c.fact_low <= 10101 THEN c.fact_high "
    "ELSE c.fact_low END / 10000"
)
"""The year of the fact, of its end where the start is open; where it has no date, of the statement."""


BODY_PASSAGE = ("n", "at", "speaker", "skip", "silence")
BODY_CLAIM = (
    "c.n", "c.number", "c.passage", "p.subject", "p.relation", "p.object", "p.item", "c.swapped",
    "(c.polarity << 12) + (c.certainty << 8) + (c.phase << 4) + c.status",
    "c.origins", "c.speaker", "c.stated", "c.fact", "c.place", "c.more", "c.contested",
)  # fmt: skip
"""Numbers alone, for whoever writes out everything and knows the names; the ninth is read by `stance`."""


def stance(number: int) -> tuple[int, int, int, int]:
    """The polarity, certainty, phase and status that BODY_CLAIM gives as one number."""
    return number >> 12, number >> 8 & 15, number >> 4 & 15, number & 15


ENDS = ("subject", "object", "item")


def by_ends(ends: Mapping[str, Iterable[int]]) -> Condition:
    """Claims on an edge whose `subject`, `relation`, `object`, `item` is one of the given numbers.

    A symmetric proposition stands as two edges, so either order of its parties is met. Parties are looked
    for by index, and the item among theirs: some items are everywhere.
    """
    item = "+item" if {"subject", "object"} & set(ends) else "item"
    wanted = {end: list(numbers) for end, numbers in ends.items()}
    names = [item if end == "item" else end for end in ends]
    parts, values = zip(*map(_end, names, wanted.values()), strict=True)
    found = f"SELECT proposition FROM edge WHERE {' AND '.join(parts)}", _joined(values)
    straight, same = zip(*(among(f"p.{end}", numbers) for end, numbers in wanted.items()), strict=True)
    turned, other = zip(*(among(f"p.{_TURNED.get(end, end)}", n) for end, n in wanted.items()), strict=True)
    test = f"{' AND '.join(straight)} OR r.symmetric AND {' AND '.join(turned)}", _joined([*same, *other])
    return ByIndex.of((f"c.proposition IN ({found[0]})", found[1]), found, test)


_TURNED = {"subject": "object", "object": "subject"}


def _joined(values: Iterable[Sequence[Any]]) -> list[Any]:
    return [value for some in values for value in some]


def by_party(numbers: Iterable[int]) -> Condition:
    """Claims with one of the entities as subject, object or item."""
    wanted = list(numbers)
    each = [_end(column, wanted) for column in ENDS]
    selects = [f"SELECT proposition FROM edge WHERE {part}" for part, _ in each]
    values = _joined(some for _, some in each)
    tests = [among(f"p.{column}", wanted) for column in ENDS]
    return ByIndex.of(
        (f"c.proposition IN ({' UNION '.join(selects)})", values),
        (" UNION ALL ".join(selects), values),
        (" OR ".join(part for part, _ in tests), _joined(some for _, some in tests)),
    )


def _end(column: str, numbers: Iterable[int]) -> Condition:
    """One end of an edge; the index of items has only edges with one, and must be told that it will do."""
    part, values = among(column, numbers)
    return f"{part} AND item <> 0" if column == "item" else part, values


def by_column(column: str, values: Iterable[Any]) -> Condition:
    """Claims whose column (one of CLAIM_COLUMNS) is one of the values."""
    return among(COLUMNS[column], values)


def by_speaker(numbers: Iterable[int]) -> Condition:
    """Claims by one of the speakers; they stand in the documents of these, which alone have an index."""
    wanted = list(numbers)
    part, values = among("c.speaker", wanted)
    where, again = among("n", wanted)
    there = f"document IN (SELECT document FROM speaker WHERE {where})"
    return ByIndex.of(
        (f"c.{there} AND {part}", [*again, *values]),
        (f"SELECT document FROM claim WHERE {there}", again),
        (part, values),
    )


def by_origin(numbers: Iterable[int]) -> Condition:
    """Claims for which one of the parties answers."""
    part, values = among("party", numbers)
    return f"c.origins IN (SELECT origins FROM origin WHERE {part})", values


def by_place(numbers: Iterable[int]) -> Condition:
    """Claims of something that happened in one of the places."""
    part, values = among("place", numbers)
    found = f"SELECT n FROM claim WHERE place IS NOT NULL AND {part}", values  # as the index has it
    return ByIndex.of((f"c.place IS NOT NULL AND c.{part}", values), found, (f"c.{part}", values))


def by_numbers(numbers: Iterable[int]) -> Condition:
    """Claims with these numbers."""
    return among("c.n", numbers)


def by_propositions(numbers: Iterable[int]) -> Condition:
    """Claims about the propositions with these numbers."""
    wanted = list(numbers)
    (part, values), (where, _) = among("c.proposition", wanted), among("proposition", wanted)
    found = f"SELECT n FROM claim WHERE {where}", values
    return ByIndex.of((part, values), found, (f"+{part}", values))


def by_identity(document: str, number: int) -> Condition:
    """The claim with this number in this document."""
    known = min(number, LARGEST)  # no document has that many
    return "c.document = (SELECT n FROM document WHERE id = ?) AND c.number = ?", [document, known]


def by_days(field: str, low: int | None, high: int | None) -> Condition:
    """Claims whose `fact` or `stated` date can fall between the days (YYYYMMDD, inclusive)."""
    parts, values = [f"c.{field}_low IS NOT NULL"], []
    if low is not None:
        parts.append(f"c.{field}_high >= ?")
        values.append(low)
    if high is not None:
        parts.append(f"c.{field}_low <= ?")
        values.append(high)
    return " AND ".join(parts), values


def undated() -> Condition:
    """Claims without a date of the fact."""
    return "c.fact_low IS NULL", []


def withdrawn(is_so: bool) -> Condition:
    """Claims that were, or were not, withdrawn."""
    return f"c.withdrawn = {int(is_so)}", []


OTHER = "iif(e.object, e.object, e.item)"
"""The second end of an edge: its object, or its item where it has none."""


def ties(
    conditions: Sequence[Condition], firmness: Sequence[str], families: Iterable[str], by_year: bool
) -> Condition:
    """The select of `Store.ties`, with its values; `firmness` is the word for it of each status.

    Grouped by one whole number, in which ends, family, firmness and year are digits: that takes two thirds
    of the time of grouping by the five. Named only then: there are fewer ties than claims. Entities are
    numbered by id, so the order of the numbers is that of the names, but for what is not named, which is 1.
    """
    where, values = where_of(conditions)
    words, kinds = sorted(set(firmness)), sorted(set(families))
    ranks = " ".join(f"WHEN {status} THEN {words.index(word)}" for status, word in enumerate(firmness))
    family = " ".join(f"WHEN ? THEN {place}" for place in range(len(kinds)))
    years, ends = 10_000, "(SELECT max(n) + 1 FROM entity)"
    key = (
        f"(((p.subject * {ends} + iif(p.object, p.object, p.item)) * {len(kinds)} "
        f"+ CASE r.family {family} END) * {len(words)} + CASE c.status {ranks} END) * {years} "
        f"+ {YEAR if by_year else 0}"
    )
    of_pair = f"key / {years * len(words) * len(kinds)}"
    return (
        f"WITH tie AS (SELECT {key} key, count(*) number, group_concat(c.n) claims FROM {ABOUT} "
        f"WHERE {where} GROUP BY 1) "
        f"SELECT s.id, coalesce(o.id, ''), {_digit('key', years * len(words), len(kinds))}, "
        f"{_digit('key', years, len(words))}, {f'key % {years}' if by_year else 'NULL'}, number, claims "
        f"FROM tie CROSS JOIN entity s ON s.n = {of_pair} / {ends} "
        f"LEFT JOIN entity o ON o.n = {of_pair} % {ends} ORDER BY key",
        [*kinds, *values, *kinds, *words],
    )


def _digit(number: str, place: int, base: int) -> str:
    """What a digit of a number stands for, by values that are given."""
    words = " ".join(f"WHEN {digit} THEN ?" for digit in range(base))
    return f"CASE {number} / {place} % {base} {words} END"


def steps(
    conditions: Sequence[Condition],
    firm: Sequence[int],
    tentative: Sequence[int],
    sources: Iterable[int] | None,
    targets: Iterable[int] | None,
) -> Condition:
    """The select of `Store.steps`, with its values; the smaller side is looked for by index."""
    left, right = (None if nodes is None else list(nodes) for nodes in (sources, targets))
    edges, values = "edge", list[Any]()
    if right is not None and (left is None or len(right) < len(left)):
        (objects, some), (items, same) = among("object", right), among("item", right)
        select = "SELECT subject, object, item, proposition FROM edge WHERE"
        edges = f"({select} {objects} UNION ALL {select} {items} AND item <> 0 AND object = 0)"
        values = [*some, *same]
        ends = [] if left is None else [among("+e.subject", left)]
    else:
        ends = [among("e.subject", left or ())] + ([] if right is None else [among(OTHER, right)])
    is_firm, firm_values = among("c.status", firm)
    where, more = where_of([*conditions, withdrawn(False), among("c.status", [*firm, *tentative]), *ends])
    joined = ABOUT.removeprefix("claim c ") if conditions else ""
    return (
        f"SELECT e.subject, {OTHER}, max({is_firm}), max({is_firm} AND c.contested), max(c.contested) "
        f"FROM {edges} e CROSS JOIN claim c ON c.proposition = e.proposition {joined} "
        f"WHERE {where} AND 1 NOT IN (e.subject, {OTHER}) AND {OTHER} NOT IN (e.subject, 0) GROUP BY 1, 2",
        [*firm_values, *firm_values, *values, *more],
    )


def remarks_about(entities: Iterable[int], claims: Iterable[int]) -> Condition:
    """Remarks about one of the entities or claims, or whose purpose or gain is one of the entities'."""
    about, values = among("entity", entities)
    by, by_values = among("m.by", entities)
    on, on_values = among("claim", claims)
    return (
        f"m.n IN (SELECT remark FROM remark_entity WHERE {about}) OR {by} "
        f"OR m.n IN (SELECT remark FROM remark_claim WHERE {on})",
        [*values, *by_values, *on_values],
    )


def remarks_with(column: str, values: Iterable[Any]) -> Condition:
    """Remarks whose column (`kind`, `document`, `speaker` number, `number`) is one of the values."""
    return among(_REMARK_CONDITIONS[column], values)


_REMARK_CONDITIONS = {"kind": "m.kind", "document": "d.id", "speaker": "m.speaker", "number": "m.number"}


def among(column: str, values: Iterable[Any]) -> Condition:
    wanted = sorted(set(values))
    if len(wanted) == 1:
        return f"{column} = ?", wanted
    return f"{column} IN (SELECT value FROM json_each(?))", [json.dumps(wanted)]


def where_of(conditions: Sequence[Condition]) -> tuple[str, list[Any]]:
    parts = [f"({part})" for part, _ in conditions] or ["1"]
    return " AND ".join(parts), [value for _, values in conditions for value in values]
