"""What is given for what, ways, codes elsewhere: cases worked out by hand, the reason last.

The world and the notation of the claims stand in `standing_world` and `written_world`. Documents without a
name are the report of 2024-06-19 by the journal; claims of other documents are named `briefing/c1`.
"""

from collections import Counter

import pytest
from written_world import TEXT, VOCABULARY, corpus, rows

from graphkit.reports import COLUMNS, REPORTS, UNTOLD, report, worded


@pytest.fixture(scope="module")
def small():
    return corpus(TEXT)


def test_exchanges_say_both_directions_with_their_status():
    opened = corpus("""
        us-official: north-korea supplies russia missile, probable
        us-official: russia supplies north-korea food, planned, possible, for c1
        us-official: russia supplies north-korea uav, withdrawn, for c1
    """)
    left_out = Counter()
    (row,) = report(opened, "exchanges", left_out=left_out)
    assert (row["giver"], row["gives"], row["status"], row["stage"]) == (
        "russia", "Russia could supply north korea with food", "prospective", "planned",
    )  # fmt: skip
    assert (row["returner"], row["returns"], row["for_status"]) == (
        "north-korea", "North korea probably supplies russia with missile", "assessed",
    )  # fmt: skip
    assert left_out == {"withdrawn": 1}


@pytest.mark.parametrize("fields", [{"item": "food"}, {"item": "missile"}, {"subject": "north-korea"}])
def test_either_side_of_an_exchange_may_fit(fields):
    opened = corpus("""
        us-official: north-korea supplies russia missile
        self: russia supplies iran food, for c1
    """)
    assert len(rows(opened, "exchanges", **fields)) == 1


def test_a_path_marks_what_is_contested(small):
    (row,) = rows(small, "path", "iran", "russia")
    assert (row["path"], row["step"], row["firmness"]) == (1, 1, "firm")
    assert row["contested_claims"] == ["report/c1"]
    assert row["according_to"] == ["us official"], "who says so"


def test_a_step_of_many_claims_is_short_in_tables_and_whole_elsewhere():
    items = ("missile", "armed-uav", "shahed-136", "uav", "food")
    opened = corpus("\n".join(f"us-official: iran supplies russia {item}" for item in items))
    (row,) = rows(opened, "path", "iran", "russia")
    assert len(row["said"]) == 5
    for language, more in {"en": "and 3 more", "ja": "ほか3件"}.items():
        shown = worded(opened, REPORTS["path"], row, language)[COLUMNS["said"].words[language]]
        assert shown == [*row["said"][:2], more]


def test_the_first_claims_of_a_step_are_told_and_one_that_is_contested():
    opened = corpus("""
        us-official: iran supplies russia food
        us-official: iran supplies russia uav
        us-official: iran supplies russia missile
        iran: not iran supplies russia missile
    """)
    left_out = Counter()
    for most, claims in ((1, ["report/c3"]), (2, ["report/c1", "report/c3"])):
        left_out.clear()
        (row,) = report(opened, "path", None, "en", "iran", "russia", left_out=left_out, most=most)
        assert (row["claims"], row["contested_claims"]) == (claims, ["report/c3"])
        assert (len(row["said"]), left_out[UNTOLD]) == (most, 3 - most)
    left_out.clear()
    list(report(opened, "path", None, "en", "iran", "russia", left_out=left_out, most=3))
    assert not left_out


CROSSWALK = [
    # claim | system | code, source, target | reason
    ("us-official: iran supplies russia missile", "cameo", "072 iran russia", "military aid"),
    ("us-official: iran supplies russia missile, sought", "cameo", "0232 russia iran",
     "who asks is the source there"),
    ("us-official: iran supplies russia missile, negotiating", "cameo", "046 iran russia",
     "the stage chooses"),
    ("us-official: iran supplies russia missile, agreed", "sipri", "order iran russia", ""),
    ("us-official: iran supplies russia missile", "sipri", "delivery iran russia", ""),
    ("us-official: iran supplies russia missile, negotiating", "sipri", None,
     "the registers list no talks"),
    ("us-official: not iran supplies russia missile", "cameo", None, "a negated claim has no code"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "system", "expected", "reason"), CROSSWALK)
def test_crosswalk(line, system, expected, reason):
    found = {row["system"]: row for row in rows(corpus(line), "crosswalk")}
    told = found.get(system)
    assert (told and f"{told['code']} {told['source']} {told['target']}") == expected, reason
    assert all(row["lost"] for row in found.values()), "each row says what is lost"


def test_what_a_code_loses_is_said_in_the_language():
    opened = corpus("us-official: iran supplies russia missile")
    lost = {
        language: [row["lost"] for row in report(opened, "crosswalk", language=language)]
        for language in ("en", "ja")
    }
    assert lost["en"][1] == "the item, the amount, the certainty and who says so"
    assert lost["ja"][1] == "品目、数量、確度、発言者"


def test_a_code_does_not_hide_who_says_it_and_who_denies_it():
    opened = corpus("""
        press via us-official: iran supplies russia missile, probable
        us-official: iran supplies russia food
        iran: not iran supplies russia weapon
    """)
    found = [row for row in rows(opened, "crosswalk") if row["system"] == "cameo"]
    assert [(row["status"], row["certainty"], row["contested"], row["according_to"]) for row in found] == [
        ("assessed", "probable", True, "press (relayed by us official)"),
        ("asserted", "certain", False, "us official"),
    ]
    shown = worded(opened, REPORTS["crosswalk"], found[0], "en")
    assert shown["status"] == "assessed, contested"
    shown = worded(opened, REPORTS["crosswalk"], found[0], "ja")
    assert shown["状態"] == "推定、争いあり"


def test_each_side_of_an_exchange_has_its_own_speaker_and_contest():
    opened = corpus("""
        us-official: iran supplies russia missile
        scholar: russia supplies iran food, for c1
        iran: not iran supplies russia weapon
    """)
    (row,) = rows(opened, "exchanges")
    assert (row["according_to"], row["contested"]) == ("scholar", False)
    assert (row["for_according_to"], row["for_contested"]) == ("us official", True)
    shown = worded(opened, REPORTS["exchanges"], row, "en")
    assert (shown["status"], shown["its status"]) == ("asserted", "asserted, contested")


def test_what_has_no_code_is_counted():
    left_out = Counter()
    list(report(corpus("us-official: not iran supplies russia missile"), "crosswalk", left_out=left_out))
    assert set(left_out) == {
        f"negated, so without a code in {system['label']}"
        for system in VOCABULARY.data["crosswalks"].values()
    }
