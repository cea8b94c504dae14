"""Records as rows: what each table holds of the invented corpus, counted by hand."""

from __future__ import annotations

import pytest
from written_world import compiled, written

from graphkit import selects

US_AND_KOREA = ["south-korea", "united-states"]
COUNTS = {
    "entity": 22 + 1,  # and the party that is not named
    "document": 3,
    "speaker": 4 + 4 + 3,  # and the own voice of each document
    "passage": 9 + 9,
    "claim": 8 + 7,
    "remark": 1 + 1,
    "exchange": 2,
    "proposition": 13,
    "edge": 13 + 2,  # the exercise and the pact stand in either order
    "remark_claim": 2,
    "remark_entity": 1,
    "member_up": 2,
}


@pytest.mark.parametrize("table", COUNTS)
def test_each_table_holds_what_the_corpus_has(frozen, table):
    assert frozen.store.tally(table) == COUNTS[table]


def test_no_row_points_at_nothing(frozen):
    for table, column, other in (
        ("claim", "proposition", "proposition"), ("claim", "speaker", "speaker"),
        ("claim", "passage", "passage"), ("claim", "origins", "origins"), ("claim", "place", "entity"),
        ("remark", "speaker", "speaker"), ("remark", "by", "entity"), ("proposition", "subject", "entity"),
        ("proposition", "relation", "relation"), ("document", "root", "document"),
        ("document", "publisher", "entity"), ("origin", "party", "entity"),
        ("speaker_party", "party", "entity"),
    ):  # fmt: skip
        missing = f"SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT n FROM {other})"
        assert frozen.store.rows(missing) == [(0,)], (table, column)


def test_a_claim_is_found_from_above_and_not_from_below(frozen):
    numbers = frozen.store.numbers("entity", ["weapon", "armed-uav", "uav", "kestrel"])
    above = frozen.store.above("item_up", [numbers["kestrel"]])
    assert above == set(numbers.values())
    assert frozen.store.below("item_up", [numbers["kestrel"]]) == {numbers["kestrel"]}


@pytest.mark.parametrize(
    ("line", "status", "standing", "origins"),
    [
        ("iran: not iran supplies russia weapon", "denied", "negated only", ["iran"]),
        ("us-official: iran supplies russia weapon", "asserted", "uncontested", ["united-states"]),
        ("us-official: not iran supplies russia weapon", "negated", "negated only", ["united-states"]),
        ("us-official: iran supplies russia uav, planned", "prospective", "uncontested", ["united-states"]),
        ("us-official: iran supplies russia weapon, open", "undetermined", "open", ["united-states"]),
        ("us-official: iran supplies russia weapon, probable", "assessed", "uncontested", ["united-states"]),
        ("press: iran supplies russia weapon, possible", "possible", "uncontested", []),
        ("self: iran supplies russia weapon, negotiating", "prospective", "uncontested", ["journal"]),
        ("press via us-official: iran supplies russia weapon", "asserted", "uncontested", ["united-states"]),
        ("two-governments: iran supplies russia uav", "asserted", "uncontested", US_AND_KOREA),
        ("self in rendering: iran supplies russia weapon", "asserted", "uncontested", ["journal"]),
        ("self in leaflet: iran supplies russia weapon", "asserted", "uncontested", []),
        ("us-official: iran supplies russia weapon, withdrawn", "asserted", "withdrawn", ["united-states"]),
    ],
)
def test_what_is_derived_of_one_claim(line, status, standing, origins):
    (row,) = compiled(written(line)).find(withdrawn=True)
    assert (row.status, row.standing, row.origins) == (status, standing, origins)


def test_every_column_of_a_claim_is_named_once():
    assert len(set(selects.CLAIM_COLUMNS)) == len(selects.CLAIM_COLUMNS)
    assert len(set(selects.REMARK_COLUMNS)) == len(selects.REMARK_COLUMNS)
