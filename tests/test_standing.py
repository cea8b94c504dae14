"""The rules of standing, in cases worked out by hand; the last column is the reason.

The world (who speaks for whom, which item is a kind of which, what the documents are) and the
notation of the claims stand in `standing_world`. Documents without a name are the report of 2024-06-19.
"""

import pytest
from standing_world import CLOSURES, DOCUMENTS, STATES, VOICES, about, claim, claims, wholes

from graphkit import standing
from graphkit.standing import (
    Stance,
    Verdict,
    backing,
    contests,
    covers,
    denied_in_general,
    disputes,
    meets,
    standings,
    supports,
)

STATUS = [
    # claim | status | rule | reason
    ("iran: not iran supplies russia weapon", "denied", "denied-by-subject", "Iran speaks of its own doing"),
    ("russia: not iran supplies russia weapon", "denied", "denied-by-object", "the receiver denies it too"),
    ("mission: not iran supplies russia weapon", "denied", "denied-by-subject",
     "the mission is part of the ministry, and that of Iran"),
    ("spokesman: not iran supplies russia weapon", "denied", "denied-by-subject",
     "not known whom he speaks for, but he is part of Iran's ministry"),
    ("russia-and-iran: not iran supplies russia weapon", "denied", "denied-by-subject",
     "a joint denial is one by the subject first"),
    ("maker: not maker supplies iran uav", "denied", "denied-by-subject", "a company for itself"),
    ("russia: not maker supplies iran uav", "negated", "negated-by-other",
     "Russia is not part of the company; parts follow upwards only"),
    ("maker: not russia supplies iran uav", "denied", "denied-by-subject", "the company is part of Russia"),
    ("us-official: not iran supplies russia missile", "negated", "negated-by-other",
     "a third party's negation is no denial"),
    ("press: not iran supplies russia missile", "negated", "negated-by-other", "nobody known, so no party"),
    ("press via iran: not iran supplies russia missile", "negated", "negated-by-other",
     "Iran relays somebody's words; who relays denies nothing"),
    ("iran via press: not iran supplies russia missile", "denied", "denied-by-subject",
     "Iran denies, whoever relays it"),
    ("self in briefing: not us-ministry supplies iran weapon", "denied", "denied-by-subject",
     "the document's own voice is its publisher"),
    ("self: not us-ministry supplies iran weapon", "negated", "negated-by-other",
     "the journal is part of the United States, and so is the ministry: neither is part of the other"),
    ("self in leaflet: not unknown supplies iran weapon", "negated", "negated-by-other",
     "an unknown publisher is not the unknown supplier"),
    ("iran: not iran supplies russia weapon, possible", "denied", "denied-by-subject",
     "an uncertain denial is a denial; the certainty is printed beside it"),
    ("us-official: not iran supplies russia weapon, open", "negated", "negated-by-other",
     "negation comes before certainty"),
    ("us-official: iran supplies russia missile, open, negotiating", "undetermined", "certainty-open",
     "whether is left open, before the phase is looked at"),
    ("us-official: iran supplies russia missile, possible, planned", "prospective", "phase-before-actual",
     "the phase comes before the certainty"),
    ("us-official: iran supplies russia missile, agreed", "prospective", "phase-before-actual",
     "agreed is not yet done"),
    ("us-official: iran supplies russia missile, possible", "possible", "certainty-possible", "may have"),
    ("us-official: iran supplies russia missile, probable", "assessed", "certainty-probable", "likely"),
    ("us-official: iran supplies russia missile", "asserted", "certain", "said without reserve"),
    ("iran: iran supplies russia missile, ended", "asserted", "certain", "what has ended was a fact"),
]  # fmt: skip

PAIRS = [
    # negation | affirmation | what follows | rule | reason
    # breadth
    ("iran: not iran supplies russia weapon", "us-official: iran supplies russia weapon",
     "contested", "same-proposition", "the same words, denied"),
    ("iran: not iran supplies russia weapon", "us-official: iran supplies russia shahed-136",
     "contested", "broader-item", "a Shahed is an armed drone, and that is a weapon: two steps down"),
    ("iran: not iran supplies russia uav", "us-official: iran supplies russia shahed-136",
     "contested", "broader-item", "by the other way up: an armed drone is a drone"),
    ("iran: not iran supplies russia weapon", "us-official: iran supplies russia unarmed-uav",
     "apart", "other-item", "an unarmed drone is no weapon"),
    ("iran: not iran supplies russia shahed-136", "us-official: iran supplies russia weapon",
     "apart", "other-item", "to deny the narrow does not deny the broad"),
    ("iran: not iran supplies russia weapon", "us-official: iran supplies russia food",
     "apart", "other-item", "food is another matter"),
    ("iran: not iran supplies russia -", "us-official: iran supplies russia shahed-136",
     "contested", "item-absent", "nothing at all is supplied"),
    ("iran: not iran supplies russia weapon", "us-official: iran supplies russia -",
     "apart", "other-item", "supplies of something, perhaps food"),
    ("iran: not iran cooperates_with russia -", "us-official: iran supplies russia shahed-136",
     "contested", "broader-relation", "to supply is to cooperate"),
    ("iran: not iran cooperates_with russia -", "us-official: iran gives russia uav",
     "contested", "broader-relation", "two relations up"),
    ("iran: not iran supplies russia uav", "us-official: iran cooperates_with russia uav",
     "apart", "other-relation", "cooperation may be without supply"),
    ("iran: not iran opposes russia -", "us-official: iran supplies russia uav",
     "apart", "other-relation", "another family of relations"),
    # parties
    ("iran: not iran supplies russia uav", "us-official: russia supplies iran uav",
     "apart", "other-parties", "to supply has a direction"),
    ("iran: not russia exercises_with iran -", "us-official: iran exercises_with russia -",
     "contested", "same-proposition", "exercises are symmetric"),
    ("russia: not russia cooperates_with iran -", "us-official: iran supplies russia uav",
     "contested", "broader-relation", "the negated relation is symmetric, so either order covers it"),
    ("iran: not iran supplies north-korea uav", "us-official: iran supplies russia uav",
     "apart", "other-parties", "another receiver"),
    ("iran: not iran supplies unknown uav", "us-official: iran supplies unknown uav",
     "apart", "unknown-party", "two receivers who are not named need not be one"),
    ("iran: not unknown supplies russia uav", "us-official: iran supplies russia uav",
     "apart", "unknown-party", "`unknown` is not anybody"),
    ("iran: not iran displays - missile", "us-official: iran displays - missile",
     "contested", "same-proposition", "without an object on both sides"),
    ("iran: not iran displays - missile", "us-official: iran displays russia missile",
     "apart", "other-parties", "no object is not any object"),
    ("iran: not iran-ministry supplies russia uav", "us-official: iran supplies russia uav",
     "apart", "other-parties", "a part is not the whole"),
    # phase
    ("us-official: not iran supplies russia missile",
     "two-governments: iran supplies russia missile, negotiating",
     "in general", "later-phase", "in talks, not delivered: no contradiction"),
    ("iran: not iran supplies russia weapon", "us-official: iran supplies russia missile, negotiating",
     "in general", "later-phase", "a broad denial of deliveries stands beside the claim of talks"),
    ("iran: not iran supplies russia missile, negotiating", "us-official: iran supplies russia missile",
     "contested", "same-proposition", "who denies talks denies what they lead to"),
    ("iran: not iran supplies russia missile, planned", "us-official: iran supplies russia missile, agreed",
     "contested", "same-proposition", "who denies a plan denies an agreement"),
    ("russia: not iran supplies russia missile, sought", "us-official: iran supplies russia missile, planned",
     "contested", "same-proposition", "what is not even sought is at the earliest stage"),
    ("iran: not iran supplies russia missile, agreed", "us-official: iran supplies russia missile, sought",
     "in general", "later-phase", "Russia may want what Iran did not agree to"),
    ("iran: not iran supplies russia missile", "us-official: iran supplies russia missile, ended",
     "contested", "same-proposition", "what ended was a fact"),
    ("iran: not iran supplies russia missile, ended", "us-official: iran supplies russia missile",
     "in general", "later-phase", "`it has not ended` does not deny the fact"),
    ("iran: not iran supplies russia missile, ended", "us-official: iran supplies russia missile, ended",
     "contested", "same-proposition", "one says it ended, one that it has not"),
    # time
    ("us-official: not iran supplies russia missile, stated 2024-01-04",
     "two-governments: iran supplies russia missile, when 2024-05",
     "in general", "other-time", "not yet delivered in January, delivered in May"),
    ("us-official: not iran supplies russia missile, stated 2024-01-04",
     "two-governments: iran supplies russia missile, when 2024-01",
     "contested", "same-proposition", "delivered in January can be before the fourth"),
    ("us-official: not iran supplies russia missile, stated 2024-01-04",
     "two-governments: iran supplies russia missile, when 2024-01-05",
     "in general", "other-time", "the day after"),
    ("iran in briefing: not iran supplies russia missile", "us-official: iran supplies russia missile",
     "contested", "same-proposition", "both dated by their documents only: up to January, up to June"),
    ("iran: not iran supplies russia missile", "us-official: iran supplies russia missile, when 2022/2023",
     "contested", "same-proposition", "a denial without a date is of all up to the day it was made"),
    ("iran: not iran supplies russia missile, when 2023",
     "us-official: iran supplies russia missile, when 2022",
     "in general", "other-time", "each of its own year"),
    ("iran: not iran supplies russia missile, when 2023",
     "us-official in briefing: iran supplies russia missile",
     "contested", "same-proposition", "the claim is of some day up to 4 January 2024"),
    ("iran: not iran supplies russia missile, when ../2022-06",
     "us-official: iran supplies russia missile, when 2022?",
     "contested", "same-proposition", "an open start; an inferred year is as wide as a sure one"),
    ("iran in leaflet: not iran supplies russia missile",
     "us-official: iran supplies russia missile, when 2024-12",
     "contested", "same-proposition", "stated some day in 2024, so its last day counts"),
    # speakers
    ("us-official: not iran supplies russia missile", "two-governments: iran supplies russia missile",
     "contested", "same-proposition", "a third party's negation is no denial, and contests all the same"),
    ("another-us-official: not iran supplies russia missile", "us-official: iran supplies russia missile",
     "contested", "same-proposition", "another official is somebody else, though of one origin"),
    ("us-official in briefing: not iran supplies russia missile", "us-official: iran supplies russia missile",
     "contested", "same-proposition", "an unnamed official of another document need not be the same"),
    ("self: not iran supplies russia missile", "self: iran supplies russia missile",
     "met", "same-speaker", "a document that negates its own earlier claim"),
    ("self in rendering: not iran supplies russia missile", "self: iran supplies russia missile",
     "met", "same-speaker", "the own voice of a translation is that of its root"),
    ("self in later-report: not iran supplies russia missile", "self: iran supplies russia missile",
     "contested", "same-proposition", "two documents by one publisher are two voices"),
    ("minister in briefing: not iran supplies russia missile", "minister: iran supplies russia missile",
     "met", "same-speaker", "one named person in two documents"),
    ("minister: not iran supplies russia missile", "russia: iran supplies russia missile",
     "contested", "same-proposition", "the minister is not the government's statement"),
    ("scholar: not iran supplies russia missile", "two-scholars: iran supplies russia missile",
     "contested", "same-proposition", "one of two is not the two"),
    ("iran in briefing: not iran supplies russia uav", "iran: iran supplies russia uav",
     "met", "same-speaker", "the same named government in two documents"),
    # certainty, withdrawal
    ("iran: not iran supplies russia uav", "us-official: iran supplies russia uav, possible",
     "contested", "same-proposition", "what may be is claimed, and denied"),
    ("iran: not iran supplies russia uav, probable", "us-official: iran supplies russia uav",
     "contested", "same-proposition", "an uncertain negation is one"),
    ("iran: not iran supplies russia uav", "us-official: iran supplies russia uav, open",
     "met", "takes-no-side", "what is left open is not affirmed by anybody"),
    ("iran: not iran supplies russia uav, withdrawn", "us-official: iran supplies russia uav",
     "apart", "withdrawn", "a withdrawn denial contests nothing"),
    ("iran: not iran supplies russia uav", "us-official: iran supplies russia uav, withdrawn",
     "apart", "withdrawn", "a withdrawn claim is not contested"),
    ("iran: iran supplies russia uav", "us-official: iran supplies russia uav",
     "apart", "not-opposed", "both affirm"),
]  # fmt: skip

STANDING = [
    # claims; the question is of the proposition of the first | standing | rule | reason
    ("us-official: iran supplies russia uav", "uncontested", "nobody-negates", "one claim"),
    ("""us-official: iran supplies russia shahed-136
        iran: not iran supplies russia weapon""",
     "contested", "another-speaker", "a broad denial contests the narrow claim"),
    ("""iran: not iran supplies russia weapon
        us-official: iran supplies russia shahed-136""",
     "negated only", "only-negations", "to affirm the narrow does not affirm the broad"),
    ("""us-official: iran supplies russia shahed-136
        iran: not iran supplies russia weapon
        russia: not iran supplies russia -""",
     "contested", "another-speaker", "two denials of different breadth"),
    ("""us-official: iran supplies russia unarmed-uav
        iran: not iran supplies russia weapon
        russia: not iran supplies russia -""",
     "contested", "another-speaker", "of two denials only the broader meets"),
    ("""us-official: iran supplies russia missile, negotiating
        us-official: not iran supplies russia missile""",
     "uncontested", "no-negation-meets", "talks, not delivered"),
    ("""us-official: iran supplies russia missile, negotiating
        iran: not iran supplies russia weapon""",
     "uncontested", "nobody-negates", "denied in general only"),
    ("""two-governments: iran supplies russia missile, when 2024-05
        us-official in briefing: not iran supplies russia missile""",
     "uncontested", "no-negation-meets", "not yet delivered in January, delivered in May"),
    ("""us-official: iran supplies russia missile
        iran: not iran supplies russia missile, when 2030
        russia: not iran supplies russia missile, when 2024-03""",
     "contested", "another-speaker", "one negation that meets is enough"),
    ("iran: not iran supplies russia uav", "negated only", "only-negations", "nobody claims it"),
    ("""us-official: iran supplies russia uav, open
        iran: not iran supplies russia uav""",
     "negated only", "only-negations", "left open by one, negated by one, claimed by none"),
    ("us-official: iran supplies russia uav, open", "open", "only-undetermined", "nobody takes a side"),
    ("""us-official: iran supplies russia shahed-136, open
        iran: not iran supplies russia weapon""",
     "open", "only-undetermined", "the denial is listed beside what is left open"),
    ("""us-official: iran supplies russia uav, open
        self: iran supplies russia uav""",
     "uncontested", "nobody-negates", "one leaves open what another claims"),
    ("""self: iran supplies russia uav
        self: not iran supplies russia uav""",
     "uncontested", "own-negation", "the document negates its own earlier claim; no other speaker does"),
    ("""self: iran supplies russia uav
        self: not iran supplies russia uav
        iran: not iran supplies russia uav""",
     "contested", "another-speaker", "and then another speaker does"),
    ("""us-official: iran supplies russia uav
        iran: not iran supplies russia uav, withdrawn""",
     "uncontested", "nobody-negates", "the denial was withdrawn"),
    ("""us-official: iran supplies russia uav, withdrawn
        iran: not iran supplies russia uav""",
     "negated only", "only-negations", "the claim was withdrawn"),
    ("us-official: iran supplies russia uav, withdrawn", "withdrawn", "nothing-stands", "nothing is left"),
    ("""us-official: iran exercises_with russia -
        russia: not russia exercises_with iran -""",
     "contested", "another-speaker", "either order is one proposition"),
]  # fmt: skip

ORIGINS = [
    # speaker | via | document | origins: rule | reason
    ("us-official", None, "report", {"united-states": "speaks-for"}, "an unnamed official of a known state"),
    ("ministry-official", None, "report", {"united-states": "state-of-official"},
     "an official's ministry is its government"),
    ("command-official", None, "report", {"corridor-command": "speaks-for"}, "a body of two states"),
    ("two-governments", None, "report", {"south-korea": "speaks-for", "united-states": "speaks-for"},
     "a joint statement of two governments is two"),
    ("mission", None, "report", {"iran-mission": "speaks-for"}, "an organisation speaks for itself"),
    ("journal", None, "report", {"journal": "speaks-for"},
     "a newspaper is part of a state and does not speak for it"),
    ("minister", None, "report", {"russia": "speaks-for"}, "for the state, not for himself"),
    ("scholar", None, "report", {"scholar": "named-person"}, "for nobody else, so for himself"),
    ("spokesman", None, "report", {"spokesman": "named-person"}, "not known whom he speaks for"),
    ("two-scholars", None, "report", {"another-scholar": "named-person", "scholar": "named-person"},
     "two persons are two"),
    ("western-officials", None, "report", {}, "which governments is not known: unknown lineage is none"),
    ("press", None, "report", {}, "which newspapers is not known"),
    ("press", "minister", "briefing", {"russia": "relayer-speaks-for"},
     "unknown press, relayed by a minister: he answers"),
    ("press", "ministry-official", "briefing", {"united-states": "relayer-state-of-official"},
     "relayed by an official of a ministry"),
    ("press", "scholar", "report", {"scholar": "relayer-named-person"}, "relayed by a person"),
    ("press", "self", "rendering", {"journal": "relayer-publisher"}, "relayed by the document itself"),
    ("press", "western-officials", "report", {}, "neither is known"),
    ("journal", "us-official", "briefing", {"journal": "speaks-for"}, "the inner speaker is known"),
    ("self", None, "report", {"journal": "publisher"}, "the own voice is the publisher's"),
    ("self", None, "rendering", {"journal": "publisher"}, "a translation adds no origin"),
    ("self", None, "rendering-of-rendering", {"journal": "publisher"}, "nor does a translation of it"),
    ("self", None, "leaflet", {}, "nobody knows who published it"),
]  # fmt: skip

BACKING = [
    # claims | origins | root documents | reason
    ("""ministry-official: iran supplies russia uav
        agency-official in briefing: iran supplies russia uav""",
     "united-states", "briefing report", "two officials of one government in two documents: one origin"),
    ("two-governments: iran supplies russia uav", "south-korea united-states", "report", "a joint statement"),
    ("""self: iran supplies russia uav
        self in rendering: iran supplies russia uav
        self in rendering-of-rendering: iran supplies russia uav""",
     "journal", "report", "translations of translations: one root document"),
    ("""self: iran supplies russia uav
        self in later-report: iran supplies russia uav""",
     "journal", "later-report report", "one publisher twice: one origin, two documents"),
    ("""western-officials: iran supplies russia uav
        press in briefing: iran supplies russia uav""", "", "briefing report", "unknown lineage is none"),
    ("""us-official: iran supplies russia uav
        iran: not iran supplies russia uav""", "united-states", "report", "who denies does not corroborate"),
    ("""iran: not iran supplies russia uav
        us-official: iran supplies russia uav, open""", "iran", "report", "only a negation takes a side"),
    ("us-official: iran supplies russia uav, open", "united-states", "report", "whose words are left"),
    ("""us-official: iran supplies russia uav
        scholar: iran supplies russia uav, withdrawn""", "united-states", "report", "withdrawn is out"),
]  # fmt: skip

SUPPORT = [
    # claim | proposition (as a claim) | holds | rule | reason
    ("us-official: iran supplies russia shahed-136", "self: iran supplies russia weapon",
     True, "narrower-item", "a Shahed is a weapon"),
    ("us-official: iran supplies russia weapon", "self: iran supplies russia shahed-136",
     False, "other-item", "not the reverse"),
    ("us-official: iran supplies russia weapon", "self: iran supplies russia -",
     True, "narrower-than-any", "who supplies weapons supplies"),
    ("us-official: iran supplies russia -", "self: iran supplies russia weapon",
     False, "other-item", "who supplies may supply food"),
    ("us-official: iran supplies russia uav, negotiating", "self: iran supplies russia uav",
     True, "affirms-it", "a proposition has no phase"),
    ("us-official: iran supplies russia uav", "self: iran cooperates_with russia uav",
     False, "other-relation", "support follows items, not relations"),
    ("us-official: iran supplies russia uav", "self: iran supplies north-korea uav",
     False, "other-parties", "another receiver"),
    ("us-official: unknown supplies russia shahed-136", "self: unknown supplies russia uav",
     False, "unknown-party", "two suppliers who are not named need not be one"),
    ("us-official: russia exercises_with iran food", "self: iran exercises_with russia -",
     True, "narrower-than-any", "symmetric"),
    ("iran: not iran supplies russia shahed-136", "self: iran supplies russia uav",
     False, "not-opposed", "a negation supports nothing"),
    ("us-official: iran supplies russia shahed-136, open", "self: iran supplies russia uav",
     False, "takes-no-side", "what is left open supports nothing"),
    ("us-official: iran supplies russia shahed-136, withdrawn", "self: iran supplies russia uav",
     False, "withdrawn", "withdrawn is out"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "rule", "reason"), STATUS)
def test_status(text: str, word: str, rule: str, reason: str) -> None:
    assert standing.status(claim(text)) == (word, rule), reason


@pytest.mark.parametrize(("no", "yes", "follows", "rule", "reason"), PAIRS)
def test_a_negation_and_an_affirmation(no: str, yes: str, follows: str, rule: str, reason: str) -> None:
    negation, affirmation = claim(no, "c1"), claim(yes, "c2")
    met = meets(negation, affirmation, CLOSURES)
    contested = Verdict(False, "") if not met else disputes(negation, affirmation)
    general = denied_in_general(negation, affirmation, CLOSURES)
    told = contested.rule if met and not contested else met.rule
    word = "contested" if contested else "met" if met else "in general" if general else "apart"
    assert (word, told) == (follows, rule), reason
    assert bool(covers(negation, affirmation, CLOSURES)) is (bool(met) or bool(general))
    assert list(contests([affirmation, negation], CLOSURES)) == [(negation, affirmation)] * bool(met)


@pytest.mark.parametrize(("text", "word", "rule", "reason"), STANDING)
def test_standing(text: str, word: str, rule: str, reason: str) -> None:
    stances = claims(text)
    assert standings(stances, CLOSURES)[about(stances[0])] == (word, rule), reason


@pytest.mark.parametrize(("speaker", "via", "document", "expected", "reason"), ORIGINS)
def test_origins(speaker: str, via: str | None, document: str, expected: dict[str, str], reason: str) -> None:
    end = standing.root(document, {name: row[1] for name, row in DOCUMENTS.items()})
    relayer = VOICES[via] if via else None
    found = standing.origins(VOICES[speaker], relayer, DOCUMENTS[end][0], wholes, STATES)
    assert found == tuple(expected.items()), reason


@pytest.mark.parametrize(("text", "parties", "documents", "reason"), BACKING)
def test_backing(text: str, parties: str, documents: str, reason: str) -> None:
    assert backing(claims(text)) == (tuple(parties.split()), tuple(documents.split())), reason


@pytest.mark.parametrize(("narrow", "broad", "holds", "rule", "reason"), SUPPORT)
def test_support(narrow: str, broad: str, holds: bool, rule: str, reason: str) -> None:
    assert supports(claim(narrow), about(claim(broad)), CLOSURES) == (holds, rule), reason


def test_a_translation_of_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="a is a translation of itself: a -> b -> a"):
        standing.root("a", {"a": "b", "b": "a"})


def test_the_root_may_be_a_document_that_is_not_here() -> None:
    assert standing.root("a", {"a": "b"}) == "b"


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    tables = (STATUS, PAIRS, STANDING, SUPPORT)
    used = {row[-2] for table in tables for row in table}
    assert used | {rule for row in ORIGINS for rule in row[3].values()} == set(standing.RULES)


def test_every_word_has_a_case() -> None:
    assert {row[1] for row in STATUS} == set(standing.STATUSES)
    assert {row[1] for row in STANDING} == set(standing.STANDINGS)


def test_a_proposition_is_named_by_its_parts() -> None:
    assert about(claim("self: russia exercises_with iran -")).id == "iran.exercises_with.russia._"
    assert about(claim("self: russia displays - missile")).id == "russia.displays._.missile"


def test_two_contests_are_given_in_order() -> None:
    stances = claims(
        """us-official: iran supplies russia uav
        us-official: iran supplies russia shahed-136
        russia: not iran supplies russia -
        iran: not iran supplies russia uav"""
    )
    found = [(negation.id, affirmation.id) for negation, affirmation in contests(stances, CLOSURES)]
    assert found == [("c3", "c2"), ("c4", "c2"), ("c3", "c1"), ("c4", "c1")]


def test_many_claims_of_one_pair_take_seconds_at_most() -> None:
    stances = [
        Stance(
            f"c{n:05}", "iran", "supplies", "russia", "uav", "affirmed" if n % 2 else "negated",
            low=n, high=n, speaker=f"s{n}",
        )
        for n in range(20_000)
    ]  # fmt: skip
    assert not list(contests(stances, CLOSURES))
    assert {ruling.word for ruling in standings(stances, CLOSURES).values()} == {"uncontested"}


def test_the_face_has_every_name_and_no_other() -> None:
    assert all(getattr(standing, name) is not None for name in standing.__all__)
    with pytest.raises(AttributeError, match=r"'graphkit\.standing' has no attribute 'scores'"):
        _ = standing.scores
