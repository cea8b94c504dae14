"""Finding claims: every filter, names, hierarchies, dates, what is left out; the same as the pure rules."""

from __future__ import annotations

import random
from itertools import product

import pytest
import strategies
from hypothesis import HealthCheck, given, settings
from written_world import VOCABULARY, compiled, corpus

from graphkit import dates, standing
from graphkit.corpus import Corpus
from graphkit.errors import UsageError
from graphkit.model import Records
from graphkit.pattern import FILTERS, Pattern
from graphkit.rows import ClaimRow

A, C = "aldora-2031-03-05", "cestia-2031-04-02"
LIVE = [*(f"{A}/c{n}" for n in range(1, 8)), *(f"{C}/c{n}" for n in range(1, 8))]


def ids(rows) -> list[str]:
    return [row.id.replace(A, "a").replace(C, "c") for row in rows]


# names


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("berun", "berun"),
        ("Berun", "berun"),
        ("BERUN", "berun"),
        ("  Republic   of Berun ", "berun"),
        ("ベルン", "berun"),
        ("ベルン共和国", "berun"),
        ("ﾍﾞﾙﾝ", "berun"),
        ("Berunian", "berun"),
        ("arms", "weapon"),
        ("武器", "weapon"),
        ("UAV", "uav"),
        ("ＵＡＶ", "uav"),
        ("Orlo plant", "orlo-plant"),
        ("unknown", "unknown"),
    ],
)
def test_a_name_in_any_language_means_its_entity(frozen, name, id):
    assert frozen.resolve(name) == id


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Berrun", "no entity is called 'Berrun'; nearest: berun"),
        ("Northern Leage", "nearest: northern league"),
        ("アルドア", "nearest: アルドラ"),
        ("", "no entity is called ''"),
        ("qqqqqqqq", r"no entity is called 'qqqqqqqq'\Z"),
        ("%", "no entity is called '%'"),
        ("berun' OR 1=1 --", "no entity is called"),
    ],
)
def test_an_unknown_name_tells_the_nearest(frozen, name, message):
    with pytest.raises(UsageError, match=message):
        frozen.find(subject=name)


def test_a_name_of_two_entities_is_not_guessed(fresh):
    from graphkit import load

    states = fresh / "entities/states.yaml"
    alias = "ja: ドラヴィア}\n  aliases: {en: [Berun]}"
    states.write_text(states.read_text("utf-8").replace("ja: ドラヴィア}", alias), "utf-8")
    with pytest.raises(UsageError, match="'Berun' names several entities: berun, dravia"):
        load(str(fresh)).find(subject="Berun")
    assert len(load(str(fresh)).find(subject="berun")) == 11


@pytest.mark.parametrize("name", ["supplies", "Supplies", "供給する"])
def test_a_relation_is_named_by_id_or_label(frozen, name):
    labels = frozen.vocabulary.relations["supplies"].label
    found = frozen.relation({"Supplies": labels["en"].upper(), "供給する": labels["ja"]}.get(name, name))
    assert found == "supplies"


def test_a_title_of_two_documents_is_not_guessed(frozen):
    with pytest.raises(UsageError, match=f"names several documents: {C}, {C}-original"):
        frozen.find(document="Invented joint statement")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"relation": "gives"}, "no relation is called 'gives'; there are: attacks, .*supplies"),
        ({"document": "wsj"}, f"no document is called 'wsj'; there are: {A}, {C}"),
        ({"claim": "c1"}, r"no claim is called 'c1' \(write it as document/c12\)"),
        ({"claim": f"{A}/c99"}, "no claim is called"),
        ({"claim": f"{A}/r1"}, "no claim is called"),
        ({"claim": f"{A}/c{'9' * 30}"}, "no claim is called"),
        ({"claim": f"{A}/c{'9' * 5000}"}, "no claim is called"),
        ({"speaker": "nobody"}, "no entity is called 'nobody'"),
        ({"origin": "nobody"}, "no entity is called 'nobody'"),
        ({"where": "nowhere"}, "no entity is called 'nowhere'"),
        ({"party": "nobody"}, "no entity is called 'nobody'"),
        ({"family": "x"}, "no family is called 'x'; there are: .*arms"),
        ({"status": "x"}, "no status is called 'x'; there are: denied, negated, undetermined"),
        ({"standing": "x"}, "no standing is called 'x'; there are: contested, negated only"),
        ({"polarity": "x"}, "no polarity is called 'x'; there are: affirmed, negated"),
        ({"certainty": "x"}, "no certainty is called 'x'; there are: certain, probable"),
        ({"phase": "x"}, "no phase is called 'x'; there are: sought, planned"),
        ({"since": "yesterday"}, "a date is wanted: 'yesterday' is no EDTF date"),
        ({"until": ""}, "a date is wanted"),
        ({"since": "2031", "until": "2030"}, "2031 is later than 2030: no day lies between them"),
        ({"stated_since": "2031-05", "stated_until": "2031-04"}, "no day lies between them"),
    ],
)
def test_an_unknown_value_lists_what_is_known(frozen, fields, message):
    with pytest.raises(UsageError, match=message):
        frozen.find(**fields)


def test_every_filter_has_a_case_below():
    assert {each.field for each in FILTERS} == {field for case in FOUND for field in case[0]}


# filters

FOUND: list[tuple[dict, str]] = [
    ({"subject": "cestia"}, "a/c3 c/c1 c/c2 a/c6 c/c5"),
    ({"object": "Cestia"}, "a/c1 a/c2 a/c4 a/c5 a/c6 c/c1 c/c2 c/c3 c/c4"),
    ({"subject": "berun", "object": "cestia", "relation": "supplies"}, "a/c1 a/c2 a/c4 c/c3 c/c4"),
    ({"subject": ["cestia", "aldora"], "relation": "supplies"}, "a/c3"),
    ({"relation": "cooperates_with"}, "a/c1 a/c2 a/c3 a/c4 a/c5 a/c6 a/c7 c/c1 c/c2 c/c3 c/c4"),
    ({"relation": "opposes"}, "c/c5 c/c6 c/c7"),
    ({"relation": "exercises_with"}, "a/c6 c/c2"),
    ({"item": "weapon"}, "a/c1 a/c2 a/c4 a/c5 a/c7"),
    ({"item": "uav"}, "a/c1 a/c2 a/c5 a/c7 c/c3"),
    ({"item": "armed-uav"}, "a/c1 a/c2 a/c5 a/c7"),
    ({"item": ["jet-engine", "drone-part"]}, "a/c3 c/c4"),
    ({"party": "kestrel"}, "a/c1 a/c2 a/c5 a/c7"),
    ({"object": "unknown"}, "c/c7"),
    ({"party": "aldora"}, "a/c7 c/c7"),
    ({"family": "opposition"}, "c/c5 c/c6 c/c7"),
    ({"status": "denied"}, "a/c4 c/c3"),
    ({"status": ["denied", "undetermined"]}, "a/c4 a/c6 c/c3"),
    ({"standing": "contested"}, "a/c1 a/c2"),
    ({"standing": "negated only"}, "a/c4 c/c3"),
    ({"polarity": "negated"}, "a/c4 c/c3"),
    ({"certainty": "open"}, "a/c6"),
    ({"phase": ["ended", "negotiating"]}, "a/c5 c/c4"),
    ({"speaker": "second-official"}, "a/c2 a/c3"),
    ({"speaker": "国防省の別の当局者"}, "a/c2 a/c3"),
    ({"speaker": f"{C}/berun-official"}, "c/c3"),
    ({"speaker": "cestia"}, "c/c1 c/c2 c/c5 c/c6 c/c7"),
    ({"speaker": "Aldora"}, "a/c1 a/c2 a/c3 a/c6 a/c7"),
    ({"speaker": "Berun"}, "a/c4 c/c1 c/c2 c/c3 c/c4"),
    ({"origin": "aldora"}, "a/c1 a/c2 a/c3 a/c5"),
    ({"origin": ["cestia"]}, "c/c1 c/c2 c/c5 c/c6 c/c7"),
    ({"document": C}, "c/c1 c/c2 c/c3 c/c4 c/c5 c/c6 c/c7"),
    ({"document": "架空の共同声明", "status": "denied"}, "c/c3"),
    ({"document": "invented briefing on the KESTREL", "status": "denied"}, "a/c4"),
    ({"where": "port-vell"}, "a/c2 a/c5"),
    ({"where": "Orlo plant"}, "a/c5"),
    ({"claim": [f"{C}/c7", f"{A}/c1"]}, "a/c1 c/c7"),
    ({"since": "2031-04"}, "c/c1 c/c2"),
    ({"since": "2032"}, "c/c2"),
    ({"until": "2030"}, "a/c1 c/c4"),
    ({"since": "2031-04-02", "until": "2031-04-02"}, "c/c1"),
    ({"stated_since": "2031-04-01"}, "c/c1 c/c2 c/c3 c/c4 c/c5 c/c6 c/c7"),
    ({"stated_until": "2031-03"}, "a/c1 a/c2 a/c3 a/c4 a/c5 a/c6 a/c7"),
]


@pytest.mark.parametrize(("fields", "found"), FOUND, ids=lambda each: str(each))
def test_what_a_filter_finds(frozen, fields, found):
    assert sorted(ids(frozen.find(**fields))) == sorted(found.split())


def test_claims_come_in_reading_order_the_earliest_document_first(frozen):
    assert [row.id for row in frozen.find()] == LIVE


# hierarchies and groups


def test_a_group_is_reached_from_its_member_and_marked(frozen):
    found = frozen.find(object="aldora", relation="supplies")
    assert ids(found) == ["a/c7"]
    assert found[0].reached == {"object": ["member", "northern-league"]}
    assert "Northern League" in frozen.reached(found[0], "en")
    assert "北方連盟" in frozen.reached(found[0], "ja")


def test_a_group_does_not_reach_its_members(frozen):
    assert ids(frozen.find(object="northern-league")) == ["a/c7"]
    assert not frozen.find(object="northern-league")[0].reached


def test_what_is_reached_through_a_narrower_item_or_a_part_is_marked(frozen):
    assert {row.id: row.reached for row in frozen.find(item="uav", subject="berun", object="cestia")} == {
        f"{A}/c1": {"item": ["within", "kestrel"]},
        f"{A}/c2": {"item": ["within", "kestrel"]},
        f"{A}/c5": {"item": ["within", "kestrel"]},
        f"{C}/c3": {},
    }


@pytest.mark.parametrize("ends", [("cestia", "berun"), ("berun", "cestia")])
def test_a_symmetric_relation_is_found_in_either_order(frozen, ends):
    fields = {"subject": ends[0], "object": ends[1]}
    assert ids(frozen.find(relation="exercises_with", **fields)) == ["a/c6", "c/c2"]
    assert ids(frozen.find(relation="concludes_pact", **fields)) == ["c/c1"]
    assert not any(row.reached for row in frozen.find(relation="exercises_with", **fields))


def test_a_directed_relation_is_found_in_its_order_alone(frozen):
    assert ids(frozen.find(relation="violates", subject="resolution-77")) == []
    assert ids(frozen.find(relation="violates", object="resolution-77")) == ["c/c5", "c/c6"]


def test_subjects_stand_as_they_were_written_and_propositions_sorted(frozen):
    first, second = frozen.find(relation="exercises_with")
    assert (first.subject, second.subject) == ("berun", "cestia")
    assert first.proposition == second.proposition == "berun.exercises_with.cestia._"


# what is left out


def test_claims_without_a_date_of_the_fact_are_left_out_and_counted(frozen):
    found = frozen.find(since="2031", relation="supplies")
    assert ids(found) == ["a/c1"]
    assert found.left_out == {"without a date of the fact": 5}


def test_the_date_of_the_statement_leaves_nothing_out(frozen):
    assert frozen.find(stated_since="2031", subject="berun").left_out == {}


def test_a_withdrawn_claim_is_left_out_and_counted_unless_asked_for(frozen):
    assert frozen.find(subject="dravia").left_out == {"withdrawn": 1}
    found = frozen.find(subject="dravia", withdrawn=True)
    assert (ids(found), found.left_out) == (["a/c8"], {})
    assert (found[0].withdrawn, found[0].standing) == ("the ministry took it back", "withdrawn")
    dated = frozen.find(subject="dravia", since="2031", withdrawn=True)
    assert dated.left_out == {"without a date of the fact": 1}


def test_the_count_is_that_of_find(frozen):
    assert frozen.count(Pattern()) == 14
    assert frozen.count(Pattern(), withdrawn=True) == 15
    assert frozen.count(Pattern(subject=("berun",))) == len(frozen.find(subject="berun"))


@pytest.mark.parametrize(("limit", "found"), [(None, 14), (0, 0), (1, 1), (14, 14), (15, 14), (10**30, 14)])
def test_a_limit_takes_the_first(frozen, limit, found):
    assert [row.id for row in frozen.find(limit=limit)] == LIVE[:found]


def test_a_negative_limit_is_wrong_use(frozen):
    with pytest.raises(UsageError, match="the limit is a number from 0 on, not -1"):
        frozen.find(limit=-1)


def test_a_pattern_and_fields_together_are_wrong_use(frozen):
    with pytest.raises(UsageError, match="find takes a pattern or fields, not both: status"):
        frozen.find(Pattern(), status="denied")


def test_the_exact_date_decides_at_both_ends():
    said = "us-official: iran supplies russia uav, when"
    world = corpus(f"{said} 2024-03\n{said} 2024-02-29")
    days = ("2024-02-29", "2024-03-01", "2024-03-31", "2024-04-01")
    assert [len(world.find(since=day)) for day in days] == [2, 1, 1, 0]
    days = ("2024-02-28", "2024-02", "2024-02-29", "2024-03")
    assert [len(world.find(until=day)) for day in days] == [0, 1, 1, 2]


# remarks, denials, ties


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, "a/r1 c/r1"),
        ({"about": "kestrel"}, "c/r1"),
        ({"about": ["uav"]}, "c/r1"),
        ({"about": f"{A}/c1"}, "a/r1 c/r1"),
        ({"about": "berun"}, "a/r1"),
        ({"about": {"berun": 1, "kestrel": 2}.keys()}, "a/r1 c/r1"),
        ({"kind": "purpose"}, "a/r1"),
        ({"speaker": "moss"}, "c/r1"),
        ({"speaker": "Lina Moss"}, "c/r1"),
        ({"document": A}, "a/r1"),
        ({"document": A, "kind": ["assessment"]}, ""),
    ],
    ids=str,
)
def test_what_remarks_are_found(frozen, fields, found):
    assert ids(frozen.remarks(**fields)) == found.split()


def test_an_unknown_kind_of_remark_lists_the_known(frozen):
    with pytest.raises(UsageError, match="no kind of remark is called 'reason'; there are: purpose, cause"):
        frozen.remarks(kind="reason")


def test_a_denial_finds_what_it_contests(frozen):
    assert ids(frozen.denials(frozen.find(item="kestrel"))) == ["a/c4", "c/c3"]
    assert ids(frozen.contested(frozen.find(claim=f"{A}/c4"))) == ["a/c1", "a/c2"]
    assert ids(frozen.denials(frozen.find(phase="negotiating"))) == []
    assert [row.id for row in frozen.find() if row.contested] == [f"{A}/c1", f"{A}/c2", f"{A}/c4", f"{C}/c3"]


def test_every_claim_stands_on_one_tie(frozen):
    ties = frozen.ties()
    assert sorted(claim for tie in ties for claim in tie.claims) == sorted(LIVE)
    keys = [(tie.subject, tie.object, tie.family, tie.firmness) for tie in ties]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("by_year", [False, True])
def test_ties_are_what_their_claims_make(frozen, by_year):
    fields = {"stated_until": "2031-03"}
    made: dict[tuple[object, ...], list[ClaimRow]] = {}
    for row in frozen.find(**fields):
        ends = (row.subject, row.object or row.item or "")
        if frozen.vocabulary.is_symmetric(row.relation):
            ends = min(ends), max(ends)
        low, high = dates.bounds(row.when or row.stated)
        year = int((high if low <= "0001-01-01" else low)[:4]) if by_year else None
        firmness = frozen.vocabulary.statuses[row.status].firmness
        made.setdefault((*ends, row.family, firmness, year), []).append(row)
    ties = frozen.ties(by_year=by_year, **fields)
    assert len(ties) == len(made) > 3
    for tie in ties:
        rows = made[tie.subject, tie.object, tie.family, tie.firmness, tie.year]
        assert (tie.claims, tie.number) == ([row.id for row in rows], len(rows))
        assert tie.relations == sorted({row.relation for row in rows})
        assert tie.items == sorted({row.item for row in rows if row.item})
        assert set(tie.statuses) == {row.status for row in rows}
        assert tie.contested == sorted({row.proposition for row in rows if row.standing == "contested"})
        assert tie.symmetric == all(frozen.vocabulary.is_symmetric(name) for name in tie.relations)


def test_a_tie_has_no_other_fields(frozen):
    assert not hasattr(frozen.ties()[0], "weight")


def test_stats_count_what_is_there(frozen):
    rows = {(row["what"], row["which"]): row["count"] for row in frozen.stats()}
    assert (rows["claims", ""], rows["remarks", ""], rows["entities", ""]) == (15, 2, 22)
    assert sum(count for (what, _), count in rows.items() if what == "status") == 14


# properties over whole generated corpora

few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def by_id(world: Corpus) -> dict[str, ClaimRow]:
    return {row.id: row for row in world.find(withdrawn=True)}


@few
@given(strategies.records())
def test_no_filter_finds_every_claim_that_is_not_withdrawn(records):
    world = compiled(records)
    written = {
        f"{d.id}/{c.id}": c.withdrawn for d in records.documents for p in d.passages for c in p.claims
    }
    assert {row.id for row in world.find()} == {id for id, withdrawn in written.items() if withdrawn is None}
    assert set(by_id(world)) == set(written)
    assert world.find().left_out.get("withdrawn", 0) == sum(reason is not None for reason in written.values())


@few
@given(strategies.records())
def test_what_was_compiled_comes_back_equal(records):
    assert compiled(records).records() == records


@few
@given(strategies.records())
def test_every_value_that_a_row_has_finds_it(records):
    world = compiled(records)
    for row in world.find():
        for field in ("subject", "relation", "object", "item", "status", "standing", "polarity", "certainty",
                      "phase", "family", "document", "where"):  # fmt: skip
            if (value := getattr(row, field)) is not None:
                assert row in world.find(**{field: value}), field
        assert row in world.find(claim=row.id)
        assert row in world.find(speaker=f"{row.document}/{row.speaker}")
        assert all(row in world.find(origin=party) for party in row.origins)
        assert row in world.find(stated_since=row.stated, stated_until=row.stated)
        if row.when is not None:
            assert row in world.find(since=row.when, until=row.when)


def naive(records: Records, world: Corpus) -> tuple[dict[str, str], dict[str, str], set[tuple[str, str]]]:
    """Status by claim, standing by proposition, (negation, affirmation) that meet, pair by pair."""
    parents = {e.id: getattr(e, "broader", ()) or getattr(e, "part_of", ()) for e in records.entities}

    def above(name: str) -> tuple[str, ...]:
        return (name, *(high for parent in parents.get(name, ()) for high in above(parent)))

    relations = world.vocabulary.relations
    closures = standing.Closures(above, world.vocabulary.ancestors, lambda name: relations[name].symmetric)
    translations = {d.id: d.translation_of for d in records.documents}
    publishers = {d.id: d.publisher for d in records.documents}
    states = {e.id for e in records.entities if e.kind == "State"}
    stances: dict[str, standing.Stance] = {}
    for d in records.documents:
        root = standing.root(d.id, translations)
        voices = {s.id: standing.Voice(s.id, s.kind, s.named, s.persons, s.speaks_for) for s in d.speakers}
        voices["self"] = standing.Voice("self")
        for c in (claim for passage in d.passages for claim in passage.claims):
            voice, via = voices[c.speaker], voices[c.via] if c.via else None
            stances[f"{d.id}/{c.id}"] = standing.Stance(
                f"{d.id}/{c.id}", c.subject, c.relation, c.object, c.item, c.polarity, c.certainty, c.phase,
                *standing.span(c.when, c.stated or d.published), standing.identity(voice, d.id, root),
                standing.parties(voice, publishers[root], above),
                tuple(o.party for o in standing.origins(voice, via, publishers[root], above, states)),
                root, c.withdrawn is not None,
            )  # fmt: skip
    meeting = [
        (n, a) for n, a in product(stances.values(), repeat=2) if standing.meets(n, a, closures)
    ]
    groups: dict[str, list[standing.Stance]] = {}
    for stance in stances.values():
        about = standing.proposition(*stance[1:5], closures.symmetric(stance.relation))
        groups.setdefault(about.id, []).append(stance)
    return (
        {id: standing.status(stance).word for id, stance in stances.items()},
        {
            about: standing.standing(some, [pair for pair in meeting if pair[1] in some]).word
            for about, some in groups.items()
        },
        {(n.id, a.id) for n, a in meeting if standing.disputes(n, a)},
    )  # fmt: skip


@few
@given(strategies.records(with_segments=False))
def test_status_and_standing_are_those_of_the_rules(records):
    world = compiled(records)
    statuses, standings, disputes = naive(records, world)
    rows = by_id(world)
    assert {id: row.status for id, row in rows.items()} == statuses
    assert {row.proposition: row.standing for row in rows.values()} == standings
    assert {(d.id, row.id) for row in rows.values() for d in world.denied_by(row)} == disputes
    assert {id for id, row in rows.items() if row.contested} == {id for pair in disputes for id in pair}


def test_status_and_standing_of_the_shipped_corpus_are_those_of_the_rules(shipped):
    statuses, standings, disputes = naive(shipped.records(), shipped)
    rows = by_id(shipped)
    assert {id: row.status for id, row in rows.items()} == statuses
    assert {row.proposition: row.standing for row in rows.values()} == standings
    assert {id for id, row in rows.items() if row.contested} == {id for pair in disputes for id in pair}


def orders(row: ClaimRow) -> dict[str, tuple[object, ...]]:
    """By what the claim is sorted in each order; open days stand first, but for the last of a fact."""
    (low, high), ends = dates.bounds(row.stated), (row.subject, row.relation, row.object or "")
    stated = "" if low <= "0001-01-01" else low, "" if high >= "9999-12-31" else high
    since, until = dates.bounds(row.when) if row.when else ("", "9999-12-31")
    fact = "" if since <= "0001-01-01" else since, until
    return {
        "stated": (*stated, *fact, row.document, row.number),
        "ends": (*ends, *stated, row.document, row.number),
    }


@few
@given(strategies.records())
def test_claims_come_one_by_one_in_the_order_asked_for(records):
    world = compiled(records)
    found = list(world.find())
    assert list(world.stream(Pattern())) == found
    for order in ("stated", "ends"):
        assert list(world.stream(Pattern(), order)) == sorted(found, key=lambda row: orders(row)[order])


@few
@given(strategies.records())
def test_the_order_of_documents_changes_nothing(records):
    mixed = list(records.documents)
    random.Random(7).shuffle(mixed)
    world, other = compiled(records), compiled(records.model_copy(update={"documents": tuple(mixed)}))
    assert other.find().to_records() == world.find().to_records()
    assert other.ties() == world.ties() and other.stats() == world.stats()


def test_the_vocabulary_of_a_compiled_corpus_is_the_one_it_was_made_with(frozen):
    assert {name: frozen.vocabulary.data[name] for name in frozen.vocabulary.data} == dict(VOCABULARY.data)


def test_what_is_given_for_each_other_is_said_once():
    world = corpus(
        "us-official: iran supplies russia uav, for c2\n"
        "us-official: russia supplies iran missile, for c1\n"
        "us-official: russia supplies iran food, for c3"
    )
    for row in world.find():
        for language in ("en", "ja"):
            assert world.attributed(row, language) and row.gloss[language]
    assert [row.id for row in world.exchanged(world.find()[0])] == ["report/c2"]
