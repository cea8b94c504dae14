"""Who disputes what, and on whom it rests: cases worked out by hand, the reason last.

The world and the notation of the claims stand in `standing_world` and `written_world`. Documents without a
name are the report of 2024-06-19 by the journal; claims of other documents are named `briefing/c1`.
"""

import pytest
from written_world import TEXT, corpus, rows, short

from graphkit import standing
from graphkit.reports import term


@pytest.fixture(scope="module")
def small():
    return corpus(TEXT)


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
     ["shahed-136: scholar / report / one origin /",
      "weapon: united-states / report / one origin of its own / c2"],
     "the narrow supports the broad, not the reverse"),
    ("""us-official: iran supplies russia weapon
        scholar: iran supplies russia missile, negotiating
        south: iran supplies russia missile, open""".replace("south", "two-governments"),
     ["missile: scholar / report / one origin /",
      "weapon: united-states / report / one origin of its own / c2"],
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
            for each in (
                row["origins_any_stage"], row["documents_any_stage"], row["mark"],
                [short(row["supported_by"])],
            )
        )
        for row in rows(corpus(text), "corroboration")
    ]
    assert [" ".join(line.split()) for line in found] == [" ".join(line.split()) for line in expected], reason


def test_narrower_claims_count_towards_the_broad_beside_its_own():
    _, broad = rows(corpus(CORROBORATION[10][0]), "corroboration")
    assert broad["origins_any_stage"] == ["united-states"]
    assert broad["origins_with_narrower"] == ["scholar", "united-states"]


def test_talks_and_possibilities_do_not_corroborate_a_fact():
    broad = rows(corpus("""
        us-official: iran supplies russia weapon
        scholar: iran supplies russia missile, negotiating
        two-governments: iran supplies russia uav, possible
        journal: iran supplies russia armed-uav, probable
    """), "corroboration")[-1]
    assert broad["origins_with_narrower"] == ["journal", "scholar", "united-states"]
    assert broad["firm_origins"] == ["journal", "united-states"]
    assert broad["as_fact"] == ["journal (of a narrower item only)", "united states"]
    assert broad["narrower"] == ["report/c2 (in talks)", "report/c4 (assessed)"], "a drone need be no weapon"


PUT = [
    # claims | how it is put / origins at any stage / who puts it as a fact / mark | reason
    ("""us-official: iran supplies russia missile, sought
        us-official: iran supplies russia missile, negotiating, probable
        scholar: not iran supplies russia missile, probable""",
     "sought: 1; in talks, probable: 1; said not to be so, probable: 1 / united-states / "
     "nobody asserts or assesses it / one origin",
     "sought, in talks and said not to be delivered: nobody may read it as a fact"),
    ("""us-official: iran supplies russia missile, sought
        two-governments: iran supplies russia missile
        scholar: iran supplies russia missile, possible""",
     "sought: 1; asserted: 1; possible: 1 / scholar south-korea united-states / "
     "south korea; united states / ",
     "the scholar's possibility is an origin at its stage, not of the fact"),
    ("""us-official: iran supplies russia missile, sought
        scholar: iran supplies russia missile""",
     "sought: 1; asserted: 1 / scholar united-states / scholar / ",
     "who says it is sought does not corroborate that it is so"),
    ("us-official: iran supplies russia missile", "asserted / united-states / united states / one origin",
     "a number only where there are more claims"),
    ("press: iran supplies russia missile", "asserted /  / no origin is known / no origin is known",
     "put as a fact by nobody knows whom"),
    ("iran: not iran supplies russia missile", "denied / iran / nobody asserts or assesses it / one origin",
     "a denial is no fact"),
    ("us-official: iran supplies russia missile, withdrawn", " /  /  / ", "nothing is left to put"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), PUT)
def test_corroboration_says_how_it_is_put_and_who_puts_it_as_a_fact(text, expected, reason):
    (row,) = rows(corpus(text), "corroboration")
    told = "; ".join(row["put"]), " ".join(row["origins_any_stage"]), "; ".join(row["as_fact"]), row["mark"]
    assert " / ".join(told) == expected, reason


def test_origins_that_come_from_narrower_claims_alone_are_said_so():
    _, broad = rows(corpus("press: iran supplies russia weapon\nscholar: iran supplies russia missile"),
                    "corroboration")
    assert broad["mark"] == "no origin of its own"
    assert broad["as_fact"] == ["scholar (of a narrower item only)"]
    assert term(broad["mark"], "en") == "no origin of its own claims is known, only of narrower ones"


@pytest.mark.parametrize("document", ["leaflet", "rendering-of-leaflet"])
def test_a_text_whose_publisher_is_not_known_has_no_origin_nor_has_its_translation(document):
    text = f"self in {document}: iran supplies russia missile\nself: iran supplies russia uav"
    missile, uav = rows(corpus(text), "corroboration")
    assert (missile["origins_any_stage"], missile["mark"]) == ([], "no origin is known")
    assert missile["documents_any_stage"] == ["leaflet"]
    assert uav["origins_any_stage"] == ["journal"]


def test_each_origin_says_how_it_was_counted():
    (row,) = rows(corpus("press via ministry-official: iran supplies russia missile"), "corroboration")
    assert row["counted"] == [f"united states ({standing.RULES['relayer-state-of-official']})"]
