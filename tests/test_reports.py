"""What the claims say together, in cases worked out by hand; the last column of each table is the reason.

The world and the notation of the claims stand in `standing_world` and `written_world`. Documents without a
name are the report of 2024-06-19 by the journal; claims of other documents are named `briefing/c1`.
"""

import json
from collections import Counter

import pytest
from written_world import VOCABULARY, corpus

import graphkit
from graphkit import cli, standing
from graphkit.errors import UsageError
from graphkit.pattern import pattern_of
from graphkit.reports import COLUMNS, REPORTS, TERMS, Asked, report, term, worded

WORDS = {
    "path": ("iran", "russia"),
    "explain": ("iran", "supplies", "russia"),
    "diff": ("shipped", "shipped"),
}
TEXT = """
    us-official: iran supplies russia shahed-136, when 2024-05
    us-official in briefing: iran supplies russia missile, negotiating
    iran: not iran supplies russia weapon
    press: russia supplies iran food, for c1, planned
    two-governments: russia exercises_with north-korea -
    scholar: unknown supplies russia food, open
    self: iran displays - missile, withdrawn
"""


@pytest.fixture(scope="module")
def small():
    return corpus(TEXT)


@pytest.fixture(scope="module")
def shipped():
    return graphkit.load("shipped")


def short(names):
    """Ids without the document where that is the report."""
    return " ".join(name.removeprefix("report/") for name in names)


def rows(opened, name, *words, **fields):
    return list(report(opened, name, pattern_of(**fields), "en", *words))


# Who disputes what

CONTESTED = [
    # claims | proposition's item: how, rule, chain, affirmations / negation | reason
    ("""us-official: iran supplies russia shahed-136
        iran: not iran supplies russia weapon""",
     ["shahed-136: contested, broader-item, weapon > armed uav > shahed 136, c1 / c2"],
     "broader is transitive: the drone is an armed one, which is a weapon"),
    ("""us-official: iran supplies russia armed-uav
        iran: not iran supplies russia weapon
        russia: not iran supplies russia uav""",
     ["armed-uav: contested, broader-item, weapon > armed uav, c1 / c2",
      "armed-uav: contested, broader-item, uav > armed uav, c1 / c3"],
     "two denials of different breadth, each by name and with its own chain"),
    ("""us-official: iran supplies russia unarmed-uav
        iran: not iran supplies russia weapon""", [],
     "an unarmed drone is no weapon: who denies weapons says nothing of it"),
    ("""us-official: iran supplies russia missile, negotiating
        iran: not iran supplies russia missile""",
     ["missile: denied in general, later-phase, missile, c1 / c2"],
     "there are talks, and nothing was delivered: both can be so"),
    ("""us-official: iran supplies russia missile, negotiating
        scholar: not iran supplies russia missile""",
     ["missile: negated otherwise, later-phase, missile, c1 / c2"],
     "the scholar is no party, so it is no denial"),
    ("""us-official: iran supplies russia missile, negotiating
        iran: not iran supplies russia missile, negotiating
        us-official: iran supplies russia missile, agreed""",
     ["missile: contested, same-proposition, missile, c1 c3 / c2"],
     "who denies talks denies what they lead to"),
    ("""us-official: iran supplies russia missile
        us-official: not iran supplies russia missile""",
     ["missile: negated by itself, same-speaker, missile, c1 / c2"],
     "the document negates its own earlier claim: nobody else disputes it"),
    ("""us-official: iran supplies russia missile
        another-us-official: not iran supplies russia missile""",
     ["missile: contested, same-proposition, missile, c1 / c2"],
     "another official is somebody else, of one government or not"),
    ("""us-official: iran supplies russia missile, when 2024-03
        us-official in briefing: not iran supplies russia missile""",
     ["missile: negated otherwise, other-time, missile, c1 / briefing/c1"],
     "in January it had not been delivered, in March it was"),
    ("""us-official: iran supplies russia missile
        iran: not iran supplies russia missile, withdrawn""", [], "a withdrawn denial denies nothing"),
    ("""us-official: iran supplies russia missile, withdrawn
        iran: not iran supplies russia missile""", [], "and nothing disputes what was withdrawn"),
    ("""us-official: unknown supplies russia missile
        iran: not iran supplies russia missile""", [], "the supplier that is not named may be another"),
    ("""us-official: iran supplies russia missile, open
        iran: not iran supplies russia missile""",
     ["missile: left open, takes-no-side, missile, c1 / c2"], "who leaves it open affirms nothing"),
    ("""us-official: iran supplies russia missile
        russia: not russia cooperates_with iran -""",
     ["missile: contested, broader-relation, cooperates with > supplies; missile, c1 / c2"],
     "who denies all cooperation denies the supply; its parties stand in either order"),
    ("""us-official: iran supplies russia missile
        iran: not iran supplies russia -""",
     ["missile: contested, item-absent, missile, c1 / c2"], "whatever the item"),
    ("""us-official: iran supplies russia weapon
        iran: not iran supplies russia missile""", [], "to deny missiles is not to deny all weapons"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), CONTESTED)
def test_contested(text, expected, reason):
    found = [
        f"{row['proposition'].split('.')[-1]}: {row['how']}, {row['rule']}, {row['chain']}, "
        f"{short(row['claims'])} / {short([row['negation']])}"
        for row in rows(corpus(text), "contested")
    ]
    assert found == expected, reason


def test_contested_has_both_sides_and_their_speakers():
    (row,) = rows(corpus(CONTESTED[0][0]), "contested")
    assert (row["affirmed_by"], row["negated_by"]) == (["us official"], "iran")
    assert row["said"] == ["Iran supplies russia with shahed 136"]
    assert row["denial"] == "Iran has not supplied russia with weapon"


@pytest.mark.parametrize(
    ("fields", "number"),
    [({"item": "armed-uav"}, 1), ({"speaker": "iran"}, 2), ({"object": "north-korea"}, 0), ({}, 2)],
)
def test_a_filter_may_fit_either_side(small, fields, number):
    assert len(rows(small, "contested", **fields)) == number


# On whom it rests

CORROBORATION = [
    # claims | proposition's item: origins / root documents / mark / supported by | reason
    ("us-official: iran supplies russia missile",
     ["missile: united-states / report / one origin /"], "the one government it speaks for"),
    ("""us-official: iran supplies russia missile
        ministry-official in briefing: iran supplies russia missile""",
     ["missile: united-states / briefing report / one origin /"],
     "a ministry of one government is that government: one origin in two documents"),
    ("two-governments: iran supplies russia missile",
     ["missile: south-korea united-states / report / /"], "a speaker for two states is two origins"),
    ("command-official: iran supplies russia missile",
     ["missile: corridor-command / report / one origin /"],
     "an office of two states is neither of them, but itself"),
    ("press via us-official: iran supplies russia missile",
     ["missile: united-states / report / one origin /"],
     "the press is not known, so the relayer answers"),
    ("iran via us-official: iran supplies russia missile",
     ["missile: iran / report / one origin /"], "the relayed speaker is known, and answers alone"),
    ("press: iran supplies russia missile", ["missile: / report / no origin is known /"], "unknown lineage"),
    ("""press: iran supplies russia missile
        western-officials: iran supplies russia missile
        scholar: iran supplies russia missile""",
     ["missile: scholar / report / one origin /"], "two unknown lineages add none to the scholar"),
    ("""self: iran supplies russia missile
        self in rendering: iran supplies russia missile
        self in rendering-of-rendering: iran supplies russia missile""",
     ["missile: journal / report / one origin /"],
     "a translation of a translation is its root: one publisher, one document"),
    ("""self: iran supplies russia missile
        self in later-report: iran supplies russia missile""",
     ["missile: journal / later-report report / one origin /"], "two documents of one publisher"),
    ("""us-official: iran supplies russia weapon
        scholar: iran supplies russia shahed-136""",
     ["shahed-136: scholar / report / one origin /", "weapon: united-states / report / one origin / c2"],
     "the narrow supports the broad, not the reverse"),
    ("""us-official: iran supplies russia weapon
        scholar: iran supplies russia missile, negotiating
        south: iran supplies russia missile, open""".replace("south", "two-governments"),
     ["missile: scholar / report / one origin /", "weapon: united-states / report / one origin / c2"],
     "a narrower claim supports at any stage; what is left open supports nothing, and is no origin"),
    ("""us-official: iran supplies russia missile
        iran: not iran supplies russia missile""",
     ["missile: united-states / report / one origin /"], "who denies does not corroborate"),
    ("iran: not iran supplies russia missile",
     ["missile: iran / report / one origin /"], "where all negate, the negation rests on its own speakers"),
    ("""us-official: unknown supplies russia missile
        scholar: unknown supplies russia missile""",
     ["missile: scholar united-states / report / a party is not named /"],
     "two origins, perhaps of two suppliers"),
    ("us-official: iran supplies russia missile, withdrawn",
     ["missile: / / /"], "a withdrawn claim rests on nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), CORROBORATION)
def test_corroboration(text, expected, reason):
    found = [
        f"{row['proposition'].split('.')[-1]}: "
        + " / ".join(
            " ".join(filter(None, each)) if isinstance(each, list) else each
            for each in (row["origins"], row["documents"], row["mark"], [short(row["supported_by"])])
        )
        for row in rows(corpus(text), "corroboration")
    ]
    assert [" ".join(line.split()) for line in found] == [" ".join(line.split()) for line in expected], reason


def test_narrower_claims_count_towards_the_broad_beside_its_own():
    _, broad = rows(corpus(CORROBORATION[10][0]), "corroboration")
    assert (broad["origins"], broad["all_origins"]) == (["united-states"], ["scholar", "united-states"])


def test_talks_and_possibilities_do_not_corroborate_a_fact():
    broad = rows(corpus("""
        us-official: iran supplies russia weapon
        scholar: iran supplies russia missile, negotiating
        two-governments: iran supplies russia uav, possible
        journal: iran supplies russia armed-uav, probable
    """), "corroboration")[-1]
    assert broad["all_origins"] == ["journal", "scholar", "united-states"]
    assert broad["firm_origins"] == ["journal", "united-states"]


def test_each_origin_says_how_it_was_counted():
    (row,) = rows(corpus("press via ministry-official: iran supplies russia missile"), "corroboration")
    assert row["counted"] == [f"united states ({standing.RULES['relayer-state-of-official']})"]


# When

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
        ("2024-01-04", "actual", "negated", "has delivered"),
        ("2024-01-04", "sought", "prospective", "is seeking to acquire"),
        ("2024-01-04", "negotiating", "prospective", "actively advancing"),
        ("2024-06", "negotiating", "prospective", "進んだ段階"),
    ]


def test_and_those_north_korea_is_said_to_have_sent(shipped):
    found = rows(shipped, "stages", subject="north-korea", object="russia", item="ballistic-missile")
    assert {(row["stated"], row["stage"], row["status"]) for row in found} == {
        ("2024-01-04", "actual", "assessed"), ("2024-01-04", "actual", "asserted"),
        ("2024-06", "actual", "assessed"),
    }  # fmt: skip


DYADS = [
    # claims | rows: from to year year_of family firm tentative denied | reason
    ("us-official: iran supplies russia missile",
     ["iran russia 2024 statement arms 1 0 0"], "no date of the fact: the year it was stated"),
    ("us-official: iran supplies russia missile, when 2023-05",
     ["iran russia 2023 fact arms 1 0 0"], "the year of the fact"),
    ("us-official: iran supplies russia missile, when 2022-02?/..",
     ["iran russia 2022 start of fact arms 1 0 0"], "going on since: the year it began"),
    ("us-official: iran supplies russia missile, when ../2023-05",
     ["iran russia 2023 end of fact arms 1 0 0"], "some time until: the year it ended"),
    ("us-official: iran supplies russia missile, when 2022-12/2023-01",
     ["iran russia 2022 start of fact arms 1 0 0"], "one event at the turn of the year counts once"),
    ("""us-official: iran supplies russia missile
        us-official: iran supplies russia uav, possible
        iran: not iran supplies russia weapon""",
     ["iran russia 2024 statement arms 1 1 1"], "counts of claims, side by side, never a sum"),
    ("us-official: russia exercises_with iran -",
     ["iran russia 2024 statement alliance 1 0 0", "russia iran 2024 statement alliance 1 0 0"],
     "symmetric: both orders"),
    ("us-official: maker supplies iran uav", ["russia iran 2024 statement arms 1 0 0"],
     "the company is part of Russia"),
    ("us-official: corridor-command supplies iran food",
     ["corridor-command iran 2024 statement arms 1 0 0"], "of two states: itself, without codes"),
    ("us-official: maker supplies russia uav", [], "within one state: no pair"),
    ("us-official: unknown supplies russia uav", [], "not named: no pair"),
    ("us-official: iran displays - missile", [], "no second party"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), DYADS)
def test_dyads(text, expected, reason):
    names = ("from", "to", "year", "year_of", "family", "firm", "tentative", "denied")
    found = [" ".join(str(row[name]) for name in names) for row in rows(corpus(text), "dyads")]
    assert found == expected, reason


def test_dyads_carry_state_codes_and_count_what_has_no_pair():
    left_out = Counter()
    opened = corpus("us-official: iran supplies russia uav\nus-official: unknown supplies russia uav")
    (row,) = report(opened, "dyads", left_out=left_out)
    assert [row[name] for name in ("from_iso", "from_cow", "to_iso", "to_cow")] == ["IRN", 630, "RUS", 365]
    assert left_out == {"without two parties that are named and differ": 1}


# What is given for what; ways; codes


def test_exchanges_say_both_directions_with_their_status():
    opened = corpus("""
        us-official: north-korea supplies russia missile, probable
        us-official: russia supplies north-korea food, planned, possible, for c1
        us-official: russia supplies north-korea uav, withdrawn, for c1
    """)
    left_out = Counter()
    (row,) = report(opened, "exchanges", left_out=left_out)
    assert (row["giver"], row["gives"], row["status"], row["stage"]) == (
        "russia", "Russia may be planning to supply north korea with food", "prospective", "planned",
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


def test_what_has_no_code_is_counted():
    left_out = Counter()
    list(report(corpus("us-official: not iran supplies russia missile"), "crosswalk", left_out=left_out))
    assert set(left_out) == {f"negated ({system})" for system in VOCABULARY.data["crosswalks"]}


# What changed


def changes(before, after):
    from graphkit.reports.changes import difference

    fields = ("change", "what", "id", "before", "after", "rule")
    return [
        tuple(str(row[field] or "").removeprefix("report/") for field in fields)
        for row in difference(corpus(before), corpus(after))
        if row["what"] == "proposition" or row["change"] == "changed"
    ]


SUPPLY = "us-official: iran supplies russia missile"
ABOUT = "iran.supplies.russia.missile"
CHANGES = [
    (SUPPLY, SUPPLY, [], "nothing changed"),
    (SUPPLY, f"{SUPPLY}\niran: not iran supplies russia weapon",
     [("changed", "proposition", ABOUT, "uncontested", "contested", "another-speaker"),
      ("appeared", "proposition", "iran.supplies.russia.weapon", "", "negated only", "only-negations")],
     "a denial of the broad changes the standing of the narrow"),
    (f"{SUPPLY}\niran: not iran supplies russia missile",
     f"{SUPPLY}\niran: not iran supplies russia missile, withdrawn",
     [("changed", "claim", "c2", "", "taken back", ""),
      ("changed", "proposition", ABOUT, "contested", "uncontested", "nobody-negates")],
     "the denial was taken back"),
    (SUPPLY, "us-official: iran supplies russia uav",
     [("changed", "claim", "c1", ABOUT, "iran.supplies.russia.uav", ""),
      ("changed", "claim", "c1", "missile", "uav", ""),
      ("vanished", "proposition", ABOUT, "uncontested", "", ""),
      ("appeared", "proposition", "iran.supplies.russia.uav", "", "uncontested", "nobody-negates")],
     "the claim was encoded otherwise"),
    (SUPPLY, f"{SUPPLY}, probable",
     [("changed", "claim", "c1", "certain", "probable", ""),
      ("changed", "claim", "c1", "", "it is said", ""),
      ("changed", "claim", "c1", "asserted", "assessed", "")], "its status follows"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected", "reason"), CHANGES)
def test_diff(before, after, expected, reason):
    assert changes(before, after) == expected, reason


def test_a_changed_standing_names_the_claims_that_decide_it():
    from graphkit.reports.changes import difference

    after = corpus(f"{SUPPLY}\niran: not iran supplies russia weapon")
    (row,) = (row for row in difference(corpus(SUPPLY), after) if row["id"] == ABOUT)
    assert row["claims"] == ["report/c1", "report/c2"]


# Why


def told(opened, *words):
    return {(row["word"], row["value"]): row["rule"] for row in rows(opened, "explain", *words)}


def test_a_claim_is_explained_rule_by_rule(small):
    found = rows(small, "explain", "report/c1")
    assert [(row["word"], row["value"], row["rule"], short(row["claims"])) for row in found] == [
        ("standing", "contested", "another-speaker", "c1 c2"),
        ("origin", "united-states", "speaks-for", "c1"),
        ("contested", "report/c2", "broader-item", "c2 c1"),
        ("status", "asserted", "certain", "c1"),
        ("line", "firm", "line-firm", "c1"),
        ("origin", "united-states", "speaks-for", "c1"),
    ]
    assert found[0]["because"] == standing.RULES["another-speaker"]


def test_a_proposition_and_a_relation_are_explained_alike(small):
    assert rows(small, "explain", "iran.supplies.russia.weapon") == [
        row
        for row in rows(small, "explain", "iran", "supplies", "russia")
        if row["id"] in ("iran.supplies.russia.weapon", "report/c2")
    ]


def test_nobody_known_and_nothing_left_are_explained():
    opened = corpus("press: iran supplies russia missile\nself: iran supplies russia uav, withdrawn")
    assert told(opened, "report/c1")["origin", ""] == "no-origin"
    assert told(opened, "report/c2")["standing", "withdrawn"] == "withdrawn"


def test_every_derived_word_of_the_shipped_claims_is_explained(shipped):
    for claim in shipped.find(withdrawn=True):
        found = rows(shipped, "explain", claim.id)
        words = {(row["id"], row["word"]): row["value"] for row in found}
        assert words[claim.proposition, "standing"] == claim.standing
        assert words[claim.id, "status"] == claim.status
        origins = [row["value"] for row in found if (row["id"], row["word"]) == (claim.id, "origin")]
        assert sorted(filter(None, origins)) == sorted(claim.origins)
        assert words[claim.id, "line"] == shipped.vocabulary.statuses[claim.status].firmness
        met = {row["word"] for row in found if row["word"] == "contested" and claim.id in row["claims"]}
        assert bool(met) == claim.contested


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("iran", "supplies"), "three words: A RELATION B"),
        (("report/c99",), "no claim is called 'report/c99'"),
        (("iran.supplies.iran._",), "no claim is about iran.supplies.iran._"),
        (("iran.supplies",), "neither a claim"),
        (("iran", "supplies", "atlantis"), "no entity is called 'atlantis'"),
        ((), "explain takes THING; given: nothing"),
    ],
)
def test_what_cannot_be_explained_says_why(small, words, message):
    with pytest.raises(UsageError, match=message):
        rows(small, "explain", *words)


def test_the_rules_have_words_in_both_languages():
    words, lines = VOCABULARY.data["rules"], {f.firmness for f in VOCABULARY.statuses.values()}
    assert set(words) == {*standing.RULES, "no-origin", *(f"line-{firmness}" for firmness in lines)}
    assert {name: words[name]["en"] for name in standing.RULES} == standing.RULES
    assert all(any(char > "\u3040" for char in word["ja"]) for word in words.values())


# Every report


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_has_its_columns_in_order_and_the_same_each_time(small, name):
    found = rows(small, name, *WORDS.get(name, ()))
    assert all(tuple(row) == REPORTS[name].columns for row in found)
    assert found == rows(small, name, *WORDS.get(name, ()))
    assert json.loads(json.dumps(found)) == found, "plain data"
    assert found or name == "diff"


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_has_words_in_both_languages(small, name):
    row = REPORTS[name]
    assert set(row.words) == {"en", "ja"}
    assert set(row.brief) <= set(row.columns) <= set(COLUMNS)
    for language in ("en", "ja"):
        heads = [COLUMNS[column].words[language] for column in row.brief]
        assert len(set(heads)) == len(heads), "no two columns of a table have one head"
        for record in report(small, name, None, language, *WORDS.get(name, ())):
            assert list(worded(small, row, record, language)) == heads


@pytest.mark.parametrize("name", REPORTS)
def test_an_unknown_name_in_a_filter_fails(small, name):
    if REPORTS[name].is_filtered:
        with pytest.raises(UsageError, match="no entity is called 'atlantis'"):
            rows(small, name, *WORDS.get(name, ()), subject="atlantis")


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("form", ["table", "json"])
def test_each_report_is_a_command(name, form, capsys):
    words = [name, *WORDS.get(name, ()), "--format", form, "--corpus", "shipped", "--lang", "ja"]
    assert cli.main(words) == 0
    printed = capsys.readouterr()
    assert "row" in printed.err
    if form == "json":
        assert all(tuple(row) == REPORTS[name].columns for row in json.loads(printed.out))


def test_every_column_and_term_is_used():
    assert {column for row in REPORTS.values() for column in row.columns} == set(COLUMNS)
    assert all(set(words) == {"en", "ja"} for words in TERMS.values())
    assert [term(value, "ja") for value in (True, False, "fact", 3)] == ["争いあり", "", "事実", "3"]


def test_an_unknown_report_fails_with_the_known_ones(small):
    with pytest.raises(UsageError, match="no report is called 'gossip'; there are: contested, corroboration"):
        list(report(small, "gossip"))


def test_a_query_does_not_change_what_it_is_given(small):
    asked = Asked(small, pattern_of(), "en", (), Counter())
    assert list(REPORTS["contested"].query(asked)) == list(REPORTS["contested"].query(asked))
