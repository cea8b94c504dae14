"""What changed, and why each derived word is what it is: cases worked out by hand, the reason last.

The world and the notation of the claims stand in `standing_world` and `written_world`. Documents without a
name are the report of 2024-06-19 by the journal; claims of other documents are named `briefing/c1`.
"""

import pytest
from written_world import TEXT, VOCABULARY, corpus, rows, short

import graphkit
from graphkit import standing
from graphkit.errors import UsageError
from graphkit.reports import term
from graphkit.reports.changes import difference


@pytest.fixture(scope="module")
def small():
    return corpus(TEXT)


@pytest.fixture(scope="module")
def shipped():
    return graphkit.load("shipped")


# What changed


def changes(before, after):
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
        ("colour", "arms", "line-colour", "c1"),
        ("origin", "united-states", "speaks-for", "c1"),
    ]
    assert found[0]["because"] == standing.RULES["another-speaker"]


def test_a_proposition_and_a_relation_are_explained_alike(small):
    assert rows(small, "explain", "iran.supplies.russia.weapon") == [
        row
        for row in rows(small, "explain", "iran", "supplies", "russia")
        if row["id"] in ("iran.supplies.russia.weapon", "report/c2")
    ]


def test_support_says_how_it_is_put(small):
    opened = corpus("""
        us-official: iran supplies russia weapon
        us-official: iran supplies russia weapon, planned
        us-official: iran supplies russia missile, sought
        us-official: iran supplies russia uav, possible
        us-official: iran supplies russia armed-uav, probable
        us-official: iran supplies russia shahed-136, open
    """)
    found = rows(opened, "explain", "iran.supplies.russia.weapon")
    assert [(row["word"], short(row["claims"]), row["put"]) for row in found[:4]] == [
        ("standing", "c1 c2", ["asserted: 1", "planned: 1"]),
        ("origin", "c1 c2", ["asserted: 1", "planned: 1"]),
        ("support, not as a fact", "c3", ["sought"]),
        ("support", "c5", ["assessed"]),
    ], "a drone need be no weapon, and what is left open supports nothing"
    assert term(found[2]["word"], "ja") == "支え（断言でも推定でもない）"


def test_what_a_publisher_who_is_not_known_says_has_no_origin():
    found = rows(corpus("self in leaflet: iran supplies russia missile"), "explain", "leaflet/c1")
    assert ("origin", "", "no-origin") in {(row["word"], row["value"], row["rule"]) for row in found}


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
        (("iran", "supplies"), "no entity is called 'supplies'"),
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
    drawn = {"line-colour", *(f"line-{firmness}" for firmness in lines)}
    assert set(words) == {*standing.RULES, "no-origin", *drawn}
    assert {name: words[name]["en"] for name in standing.RULES} == standing.RULES
    assert all(any(char > "\u3040" for char in word["ja"]) for word in words.values())
