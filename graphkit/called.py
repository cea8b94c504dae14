"""What a compiled corpus calls things, asked of its file: phrases, ids, and what stands under what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from graphkit.compiled import CompiledFile, Row
from graphkit.selects import among


class Called(CompiledFile):
    """An open compiled corpus, as far as it names things; rows in, rows out."""

    def phrases(self, phrases: Sequence[str]) -> list[Row]:
        """(phrase, language, kind, target, note) of every lexicon entry for the given folded phrases."""
        return self.rows(
            "SELECT DISTINCT phrase, language, kind, target, note FROM lexicon "
            "WHERE phrase IN (SELECT value FROM json_each(?)) ORDER BY phrase, kind, target, language",
            (json.dumps(list(phrases)),),
        )

    def all_phrases(self, *kinds: str) -> list[str]:
        """Every phrase of the kinds of the lexicon, kind by kind, sorted; in one look."""
        part, values = among("kind", kinds)
        found: dict[str, set[str]] = {kind: set() for kind in kinds}
        for kind, phrase in self.rows(f"SELECT kind, phrase FROM lexicon WHERE {part}", values):
            found[kind].add(phrase)
        return [phrase for phrases in found.values() for phrase in sorted(phrases)]

    def numbers(self, table: str, ids: Iterable[str]) -> dict[str, int]:
        """The number of each id that the table (`entity`, `document`, `relation`) knows."""
        part, values = among("id", ids)
        return dict(self.rows(f"SELECT id, n FROM {table} WHERE {part}", values))

    def ids(self, table: str, numbers: Iterable[int]) -> list[str]:
        """The ids of the numbers in the table (`entity`, `document`, `relation`), sorted."""
        part, values = among("n", numbers)
        return [row[0] for row in self.rows(f"SELECT id FROM {table} WHERE {part} ORDER BY id", values)]

    def members(self, groups: Iterable[int]) -> set[int]:
        """The members of the groups."""
        part, values = among("high", groups)
        return {row[0] for row in self.rows(f"SELECT low FROM member_up WHERE {part}", values)}

    def below(self, closure: str, numbers: Iterable[int]) -> set[int]:
        """Every number that stands under one of the given in a closure (themselves included)."""
        part, values = among("high", numbers)
        return {row[0] for row in self.rows(f"SELECT low FROM {closure} WHERE {part}", values)}

    def above(self, closure: str, numbers: Iterable[int]) -> set[int]:
        """Every number that stands over one of the given in a closure (themselves included)."""
        part, values = among("low", numbers)
        return {row[0] for row in self.rows(f"SELECT high FROM {closure} WHERE {part}", values)}

    def reached(self, ids: Iterable[str]) -> set[int]:
        """The entities with these ids, what is part of or narrower than one, groups with one as member."""
        part, values = among("id", ids)
        select = f"SELECT n FROM entity WHERE {part}"
        for low, closure, high in (("low", "part_up", "high"), ("low", "item_up", "high"),
                                   ("high", "member_up", "low")):  # fmt: skip
            select += f" UNION ALL SELECT {low} FROM entity CROSS JOIN {closure} ON {high} = n WHERE {part}"
        return {row[0] for row in self.rows(select, [*values, *values, *values, *values])}

    def narrower(self, relations: Iterable[str]) -> set[int]:
        """The relations with these ids, and what is narrower than one."""
        part, values = among("id", relations)
        select = f"SELECT low FROM relation_up WHERE high IN (SELECT n FROM relation WHERE {part})"
        return {row[0] for row in self.rows(select, values)}

    def entities(self, ids: Iterable[str] | None = None) -> list[Row]:
        """(id, kind, English label, Japanese label, record as JSON) of the named entities, or of all."""
        select = "SELECT id, kind, en, ja, record FROM entity"
        if ids is None:
            return self.rows(f"{select} WHERE kind <> '' ORDER BY n")
        return self.rows(
            f"{select} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY n", (json.dumps(list(ids)),)
        )
