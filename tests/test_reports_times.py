"""When: two axes, stages, years: cases worked out by hand, the reason last.

The world and the notation of the claims stand in `standing_world` and `written_world`. Documents without a
name are the report of 2024-06-19 by the journal; claims of other documents are named `briefing/c1`.
"""

from collections import Counter

import pytest
from written_world import VOCABULARY, corpus, rows, short

import graphkit
from graphkit.reports import REPORTS, report, worded


@pytest.fixture(scope="module")
def shipped():
    return graphkit.load("shipped")


TIMES = [
    # claim | stated | fact | reason
    ("self: iran supplies russia missile", ("2024-06-19", "2024-06-19"), ("", ""),
     "a fact dated only by its document has no date of its own"),
    ("self: iran supplies russia missile, when 2024-05", ("2024-06-19", "2024-06-19"),
     ("2024-05-01", "2024-05-31"), "an inexact date is an interval"),
    ("self: iran supplies russia missile, stated 2024-05?, when 2022-02?/..", ("2024-05-01", "2024-05-31"),
     ("2022-02-01", ""), "an open end stays open"),
    ("self: iran supplies russia missile, when ../2024-01-04?", ("2024-06-19", "2024-06-19"),
     ("", "2024-01-04"), "and an open start"),
    ("self: iran supplies russia missile, when /2024-01-04?", ("2024-06-19", "2024-06-19"),
     ("", "2024-01-04"), "an unknown start is not made up"),
    ("self: iran supplies russia missile, when 202X", ("2024-06-19", "2024-06-19"),
     ("2020-01-01", "2029-12-31"), "a decade"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "stated", "fact", "reason"), TIMES)
def test_two_axes(line, stated, fact, reason):
    (row,) = rows(corpus(line), "timeline")
    found = (row["stated_from"], row["stated_to"]), (row["fact_from"], row["fact_to"])
    assert found == (stated, fact), reason


MANY_TIMES = """
    us-official: iran supplies russia missile
    us-official in briefing: iran supplies russia weapon, sought
    us-official: russia supplies iran food, stated 2024-02, when 2024-01
    us-official: iran supplies russia uav, stated 2024-02, when 2023
"""


def test_the_timeline_is_sorted_by_statement_then_fact():
    found = [row["claim"] for row in rows(corpus(MANY_TIMES), "timeline")]
    assert short(found) == "briefing/c1 c3 c2 c1"
    assert short(reversed(found)) == "c1 c2 c3 briefing/c1"


def test_the_stages_are_sorted_by_parties_and_relation_first():
    found = [row["claim"] for row in rows(corpus(MANY_TIMES), "stages")]
    assert short(found) == "briefing/c1 c3 c1 c2"


def test_the_missiles_between_iran_and_russia_can_be_followed_from_january_to_june(shipped):
    fields = {"subject": "iran", "relation": "supplies", "object": "russia", "item": "ballistic-missile"}
    found = rows(shipped, "stages", **fields)
    assert [(row["stated"], row["stage"], row["status"], row["as_printed"]) for row in found] == [
        ("2024-01-04", "sought", "prospective", "is seeking to acquire"),
        ("2024-01-04", "actual", "negated", "has delivered"),
        ("2024-01-04", "negotiating", "prospective", "actively advancing"),
        ("2024-06", "negotiating", "prospective", "進んだ段階"),
    ]


def test_and_those_north_korea_is_said_to_have_sent(shipped):
    found = rows(shipped, "stages", subject="north-korea", object="russia", item="ballistic-missile")
    assert {(row["stated"], row["stage"], row["status"]) for row in found} == {
        ("2024-01-04", "actual", "assessed"), ("2024-01-04", "actual", "asserted"),
        ("2024-06", "actual", "assessed"),
    }  # fmt: skip


def test_a_table_says_in_words_what_is_no_plain_day_and_what_the_status_leaves_open():
    opened = corpus("""
        us-official: not iran supplies russia missile, probable, when ../2024-01-04?
        us-official: iran supplies russia uav, sought, probable, when 2023
        us-official: iran supplies russia food, probable
    """)
    for name in ("timeline", "stages"):
        told = [worded(opened, REPORTS[name], row, "en") for row in report(opened, name)]
        assert {row["status"] for row in told} == {
            "said not to be so, probable", "prospective, probable", "assessed"
        }  # fmt: skip
    dates = {row["fact"] for row in rows(opened, "timeline")}
    assert dates == {"../2024-01-04?", "2023", ""}, "elsewhere as written"
    told = [worded(opened, REPORTS["timeline"], row, "en") for row in report(opened, "timeline")]
    assert {row["date of the fact"] for row in told} == {"until 4 January 2024 (date inferred)", "2023", ""}


DYADS = [
    # claims | rows: from to year year_of number mutual inexact, counts that are not 0 | reason
    ("us-official: iran supplies russia missile",
     ["iran russia 2024 statement 1 0 0 arms_firm=1"], "no date of the fact: the year it was stated"),
    ("us-official: iran supplies russia missile, when 2023-05",
     ["iran russia 2023 fact 1 0 0 arms_firm=1"], "the year of the fact"),
    ("us-official: iran supplies russia missile, when 2022-02?/..",
     ["iran russia 2022 fact 1 0 1 arms_firm=1"], "going on since: the year it began"),
    ("us-official: iran supplies russia missile, when ../2023-05",
     ["iran russia 2023 fact 1 0 1 arms_firm=1"], "some time until: the year it ended"),
    ("us-official: iran supplies russia missile, when 2022-12/2023-01",
     ["iran russia 2022 fact 1 0 1 arms_firm=1"], "one event at the turn of the year counts once"),
    ("""us-official: iran supplies russia missile
        us-official: iran supplies russia uav, possible
        iran: not iran supplies russia weapon""",
     ["iran russia 2024 statement 3 0 0 arms_firm=1 arms_tentative=1 arms_denied=1"],
     "side by side: a denial takes nothing away"),
    ("""us-official: iran supplies russia missile
        us-official: iran exercises_with russia -, when 2024""",
     ["iran russia 2024 fact 1 1 0 alliance_firm=1", "iran russia 2024 statement 1 0 0 arms_firm=1",
      "russia iran 2024 fact 1 1 0 alliance_firm=1"],
     "symmetric: both orders; a year of the fact and one of the statement are two rows"),
    ("""us-official: iran exercises_with russia -
        us-official: russia exercises_with iran -, possible
        us-official: iran supplies russia missile""",
     ["iran russia 2024 statement 3 2 0 arms_firm=1 alliance_firm=1 alliance_tentative=1",
      "russia iran 2024 statement 2 2 0 alliance_firm=1 alliance_tentative=1"],
     "three claims, of which two are mutual: to sum both rows would make five"),
    ("us-official: maker supplies iran uav", ["russia iran 2024 statement 1 0 0 arms_firm=1"],
     "the company is part of Russia"),
    ("us-official: corridor-command supplies iran food",
     ["corridor-command iran 2024 statement 1 0 0 arms_firm=1"], "of two states: itself, without codes"),
    ("us-official: maker supplies russia uav", [], "within one state: no pair"),
    ("us-official: unknown supplies russia uav", [], "not named: no pair"),
    ("us-official: iran displays - missile", [], "no second party"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), DYADS)
def test_dyads(text, expected, reason):
    names = ("from", "to", "year", "year_of", "number", "mutual", "inexact")
    found = [
        " ".join([*(str(row[name]) for name in names), *(f"{k}={n}" for k, n in row["counts"].items() if n)])
        for row in rows(corpus(text), "dyads")
    ]
    assert found == expected, reason


def test_dyads_say_how_many_claims_are_contested():
    """A denial contests the claim it covers; whoever merges the counts must see which."""
    opened = corpus("""
        us-official: iran supplies russia missile
        us-official: iran supplies russia food
        us-official: iran exercises_with russia -
        iran: not iran supplies russia weapon
    """)
    one, _ = rows(opened, "dyads")
    assert (one["number"], one["contested_number"]) == (4, 2)
    assert {kind: number for kind, number in one["contested_counts"].items() if number} == {
        "arms_firm": 1, "arms_denied": 1,
    }  # fmt: skip
    assert set(one["contested_counts"]) == set(one["counts"])


def test_a_display_of_weapons_is_no_transfer(shipped):
    """Those shown to a visitor count beside visits and exercises, not as arms that went over."""
    shown = shipped.find(relation="displays")
    assert shown and {row.family for row in shown} == {"alliance"}
    found = [row["counts"] for row in rows(shipped, "dyads", relation="displays")]
    assert found and all(not row[f"arms_{how}"] for row in found for how in ("firm", "tentative", "denied"))


def test_every_dyad_has_a_count_for_each_family_and_firmness():
    (row,) = rows(corpus("us-official: iran supplies russia uav"), "dyads")
    families = VOCABULARY.families
    assert list(row["counts"]) == [f"{f}_{how}" for f in families for how in ("firm", "tentative", "denied")]


def test_dyads_carry_state_codes_and_count_what_has_no_pair():
    left_out = Counter()
    opened = corpus("us-official: iran supplies russia uav\nus-official: unknown supplies russia uav")
    (row,) = report(opened, "dyads", left_out=left_out)
    assert [row[name] for name in ("from_iso", "from_cow", "to_iso", "to_cow")] == ["IRN", 630, "RUS", 365]
    assert left_out == {"without two parties that are named and differ": 1}
