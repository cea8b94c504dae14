"""What holds of the rules of standing for any claims whatever."""

from hypothesis import given
from hypothesis import strategies as st
from standing_world import CLOSURES, ITEMS, RELATIONS, STATES, VOICES, about, voiced, wholes

from graphkit.standing import (
    CERTAINTIES,
    PHASES,
    UNKNOWN,
    Stance,
    backing,
    contests,
    disputes,
    meets,
    origins,
    standing,
    standings,
    status,
)

PARTIES = st.sampled_from(["iran", "russia", UNKNOWN])
DAYS = st.integers(20240101, 20240109)
VARIANTS = st.tuples(st.sampled_from(["affirmed", "negated"]), st.sampled_from([None, "uav", "weapon"]))


@st.composite
def stance(draw: st.DrawFn) -> Stance:
    """A claim among two parties, so that many of them meet."""
    days = draw(DAYS), draw(DAYS)
    voice = VOICES[draw(st.sampled_from(["self", "iran", "us-official", "minister", "press"]))]
    return Stance(
        "",
        draw(PARTIES),
        draw(st.sampled_from(sorted(RELATIONS))),
        draw(PARTIES | st.none()),
        draw(st.sampled_from(sorted(ITEMS)) | st.none()),
        draw(st.sampled_from(["affirmed", "negated"])),
        draw(st.sampled_from(CERTAINTIES)),
        draw(st.sampled_from(PHASES)),
        draw(st.sampled_from([0, min(days)])),
        max(days),
        withdrawn=draw(st.integers(0, 9)) == 0,
        **voiced(voice, draw(st.sampled_from(["report", "rendering", "briefing"]))),
    )


@st.composite
def corpus(draw: st.DrawFn) -> list[Stance]:
    """Claims with ids; some are close variants of others."""
    some = draw(st.lists(stance(), min_size=1, max_size=8))
    more = [
        base._replace(polarity=polarity, item=item)
        for base in some
        for polarity, item in draw(st.lists(VARIANTS, max_size=3))
    ]
    return [each._replace(id=f"c{n}") for n, each in enumerate(some + more)]


def pairs(stances: list[Stance]) -> set[tuple[str, str]]:
    return {(negation.id, affirmation.id) for negation, affirmation in contests(stances, CLOSURES)}


@given(corpus())
def test_contests_are_the_pairs_that_meet(stances: list[Stance]) -> None:
    slow = {(a.id, b.id) for a in stances for b in stances if meets(a, b, CLOSURES)}
    listed = list(contests(stances, CLOSURES))
    assert pairs(stances) == slow
    assert len(listed) == len(slow)


@given(corpus())
def test_standings_are_the_standing_of_each_proposition(stances: list[Stance]) -> None:
    found = standings(stances, CLOSURES)
    assert list(found) == sorted(found, key=lambda each: each.id)
    for proposition, ruling in found.items():
        own = [each for each in stances if about(each) == proposition]
        meeting = [pair for pair in contests(stances, CLOSURES) if pair[1] in own]
        assert standing(own, meeting) == ruling


@given(corpus(), stance())
def test_a_further_claim_removes_no_pair_and_settles_no_contest(stances: list[Stance], more: Stance) -> None:
    longer = [*stances, more._replace(id="more")]
    assert pairs(stances) <= pairs(longer)
    before, after = standings(stances, CLOSURES), standings(longer, CLOSURES)
    assert all(after[each].word == "contested" for each in before if before[each].word == "contested")


@given(corpus(), st.randoms(use_true_random=False))
def test_order_changes_nothing(stances: list[Stance], random) -> None:
    other = random.sample(stances, len(stances))
    assert list(contests(stances, CLOSURES)) == list(contests(other, CLOSURES))
    assert list(standings(stances, CLOSURES).items()) == list(standings(other, CLOSURES).items())
    assert backing(stances) == backing(other)


@given(corpus())
def test_only_another_speaker_makes_a_contest(stances: list[Stance]) -> None:
    alone = [each._replace(speaker="the same") for each in stances]
    assert "contested" not in {ruling.word for ruling in standings(alone, CLOSURES).values()}
    met = {b.id for a, b in contests(stances, CLOSURES) if disputes(a, b)}
    words = standings(stances, CLOSURES)
    assert all((words[about(each)].word == "contested") for each in stances if each.id in met)


@given(corpus())
def test_a_denial_is_a_negation_by_a_party(stances: list[Stance]) -> None:
    for each in stances:
        is_denied = status(each).word == "denied"
        assert is_denied == (each.polarity == "negated" and bool({each.subject, each.object} & each.parties))


SPOKEN = st.lists(
    st.tuples(
        st.sampled_from(sorted(VOICES)), st.sampled_from([None, "self", "minister", "press"]), st.booleans()
    ),
    max_size=8,
)


@given(SPOKEN)
def test_splitting_a_document_changes_no_origin(spoken: list[tuple[str, str | None, bool]]) -> None:
    def told(documents: tuple[str, str]) -> tuple[str, ...]:
        return backing(
            Stance(
                f"c{n}", "iran", "supplies", "russia", "uav",
                **voiced(VOICES[who], documents[half], VOICES[via] if via else None),
            )
            for n, (who, via, half) in enumerate(spoken)
        ).origins  # fmt: skip

    assert told(("report", "report")) == told(("report", "later-report")) == told(("report", "rendering"))


@given(st.sampled_from(sorted(VOICES)), st.sampled_from(sorted(VOICES)))
def test_who_relays_answers_only_where_nobody_else_does(inner: str, relayer: str) -> None:
    found = origins(VOICES[inner], VOICES[relayer], "journal", wholes, STATES)
    alone = origins(VOICES[inner], None, "journal", wholes, STATES)
    other = origins(VOICES[relayer], None, "journal", wholes, STATES)
    assert [each.party for each in found] == [each.party for each in alone or other]
    assert all(each.rule.startswith("relayer-") for each in found) or found == alone
