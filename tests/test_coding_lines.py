"""The one-line form: the same both ways, and every error at its character."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.coding.lines import MARKS, from_lines, to_lines
from graphkit.coding.names import Names
from graphkit.errors import DataError
from graphkit.model import Claim, Passage, Records, Remark, Speaker, Words
from graphkit.reader import Loaded, gather, read_vocabulary
from scripts.line_lengths import measured
from tests.strategies import records

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY = read_vocabulary(ROOT / "schema" / "vocabulary.yaml")
SHIPPED = gather([str(ROOT / "data")])
INVENTED = gather([str(ROOT / "tests" / "corpus")])


def _names(loaded: Loaded, speakers: tuple[Speaker, ...]) -> Names:
    return Names([entity for file in loaded.files for entity in file.entities], speakers, VOCABULARY)


OFFICIALS = Speaker(
    id="us-defence-officials", label=Words(en="US defence officials", ja="米国防当局者"),
    kind="official", named=False, plural=True, speaks_for=("united-states",),
)  # fmt: skip
KIRBY = OFFICIALS.model_copy(update={"id": "kirby", "label": Words(en="John Kirby", ja="カービー氏")})
NAMES = _names(SHIPPED, (OFFICIALS, KIRBY))


def one(line: str) -> Claim | Remark:
    """The one statement of a line."""
    (passage,) = from_lines([line], NAMES).passages
    (statement,) = (*passage.claims, *passage.remarks)
    return statement


# --- both directions ---------------------------------------------------------------------------------

WRITTEN = [(loaded, source.document) for loaded in (SHIPPED, INVENTED) for source in loaded.sources]


@pytest.mark.parametrize(("loaded", "document"), WRITTEN, ids=[document.id for _, document in WRITTEN])
@pytest.mark.parametrize("short", [True, False], ids=["names", "ids"])
def test_every_document_we_have_comes_back(loaded: Loaded, document, short: bool) -> None:
    names = _names(loaded, document.speakers)
    lines = to_lines(document.passages, names if short else None, document.language)
    assert from_lines(lines, names).passages == document.passages


@given(records())
@settings(max_examples=40, deadline=None)
def test_every_document_that_can_be_comes_back(found: Records) -> None:
    for document in found.documents:
        names = Names(found.entities, document.speakers, VOCABULARY)
        for chosen in (None, names):
            lines = to_lines(document.passages, chosen, document.language)
            assert from_lines(lines, names).passages == document.passages


# --- what a line says --------------------------------------------------------------------------------


def test_the_example_of_the_manual() -> None:
    claim = one("p28.s2 iran supplies russia: armed-uav, 何百機 @us-defence-officials")
    assert claim == Claim(
        id="c1", subject="iran", relation="supplies", object="russia", item="armed-uav",
        amount={"wording": "何百機"}, speaker="us-defence-officials",
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "p1.s1 North Korea supplies the United States: artillery shells @US defence officials",
        "p1.s1 DPRK supplies U.S.: shells @us-defence-officials",
        "p1.s1 北朝鮮 供給 米国: 砲弾 @米国防当局者",
        "p1.s1　北朝鮮　供給　米国：砲弾　＠米国防当局者",
    ],
)
def test_names_of_both_languages_and_wide_signs(line: str) -> None:
    claim = one(line)
    assert isinstance(claim, Claim)
    ends = (claim.subject, claim.relation, claim.object, claim.item, claim.speaker)
    assert ends == ("north-korea", "supplies", "united-states", "artillery-shell", "us-defence-officials")


START = "p1.s1 iran supplies russia"


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (f"{START} @kirby ~we assess", {"certainty": "probable", "hedge": "we assess"}),
        (f"{START} @kirby ?may", {"certainty": "possible", "hedge": "may"}),
        (f"{START} @kirby ??It is unclear whether", {"certainty": "open", "hedge": "It is unclear whether"}),
        (f'{START} @kirby ^sought"seeks"', {"phase": "sought", "printed": {"phase": "seeks"}}),
        ("p1.s1 iran !supplies russia @kirby", {"polarity": "negated"}),
        (f'{START} @kirby =2023-12?"in winter"', {"when": "2023-12?", "printed": {"when": "in winter"}}),
        (f"{START} @kirby ==2024-01-04 /pyongyang", {"stated": "2024-01-04", "where": "pyongyang"}),
        (f"{START} @kirby <c1,c2", {"in_return_for": ("c1", "c2")}),
        (f"{START} @us-defence-officials@kirby", {"via": "kirby", "speaker": "us-defence-officials"}),
        (f"{START} @kirby %white-house-briefing-2024-01-04", {"venue": "white-house-briefing-2024-01-04"}),
        (f'{START}"Moscow": uav"drones" @kirby', {"printed": {"object": "Moscow", "item": "drones"}}),
        (f'{START} @kirby !!"taken back"', {"withdrawn": "taken back"}),
        (f'{START} @kirby $hedge"no"', {"printed": {"hedge": "no"}}),
        (
            f'{START}: uav, "several [dozen]" [24..99 aircraft/month delivered] @kirby',
            {"amount": Claim.model_validate({
                "id": "c1", "subject": "iran", "relation": "supplies", "speaker": "kirby",
                "amount": {"low": 24, "high": 99, "unit": "aircraft", "per": "month", "kind": "delivered",
                           "wording": "several [dozen]"}}).amount},
        ),
    ],
)  # fmt: skip
def test_each_mark(line: str, fields: dict[str, object]) -> None:
    claim = one(line)
    assert {name: getattr(claim, name) for name in fields} == fields


def test_the_marks_are_listed() -> None:
    assert len({sign for sign, *_ in MARKS}) == len(MARKS)
    assert {field for _, field, *_ in MARKS} <= {
        *Claim.model_fields, *Remark.model_fields, *Passage.model_fields,
    }  # fmt: skip


def test_a_remark() -> None:
    remark = one('p1.s1 *purpose iran, russia: "To gain ""time""." | "時間を稼ぐ。" @kirby +iran')
    assert isinstance(remark, Remark)
    assert (remark.kind, remark.about, remark.by) == ("purpose", ("iran", "russia"), "iran")
    assert remark.text == Words(en='To gain "time".', ja="時間を稼ぐ。")


def test_again_takes_over_all_but_what_is_written() -> None:
    lines = [
        "p1.s1 iran supplies russia: uav ~we assess @kirby",
        "& : missile ~",
        "& china ..",
        "& : weapon ?may",
    ]
    claims = from_lines(lines, NAMES).passages[0].claims
    ends = [(claim.subject, claim.object, claim.item, claim.certainty) for claim in claims]
    assert ends == [
        ("iran", "russia", "uav", "probable"), ("iran", "russia", "missile", "certain"),
        ("china", "russia", "missile", "certain"), ("china", "russia", "weapon", "possible"),
    ]  # fmt: skip
    assert [claim.id for claim in claims] == ["c1", "c2", "c3", "c4"]


def test_skip_place_and_what_is_set() -> None:
    lines = [
        "# a comment", "", "p1.s1 -- a headline", ".. @kirby %white-house-briefing-2024-01-04",
        "p2.s1 iran supplies russia", "p2.s2 @self", "iran supplies china",
    ]  # fmt: skip
    first, second, third = from_lines(lines, NAMES).passages
    assert (first.skip, second.speaker, third.speaker) == ("a headline", "kirby", "self")
    assert second.claims[0].venue == "white-house-briefing-2024-01-04"
    assert third.claims[0].venue is None


def test_ids_go_on_from_those_before() -> None:
    before = from_lines([f"{START} @kirby"], NAMES).passages
    assert from_lines(["p2.s1 iran supplies china @kirby"], NAMES, before).passages[0].claims[0].id == "c2"


# --- errors point at the character -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        ("p1.s1 irann supplies russia @kirby", 7, "no entity 'irann'; did you mean 'iran'"),
        ("p1.s1 iran suplies russia @kirby", 12, "no relation 'suplies'; did you mean 'suppl"),
        (
            "p1.s1 iran supplies russia: armed-uaw @kirby",
            29,
            "no entity 'armed-uaw'; did you mean 'armed-uav'",
        ),
        ("p1.s1 iran supplies rusia @kirby", 21, "no entity 'rusia'; did you mean 'russia'"),
        ("p1.s1 iran supplies russia @kirbi", 29, "no speaker 'kirbi'; did you mean 'kirby'"),
        ("p1.s1 iran supplies russia @kirbi", 29, "they stand in the list speakers: of the document file"),
        ("p1.s1 iran supplies russia uav @kirby", 21, "an item stands behind a colon: russia: uav"),
        ("p1.s1 iran supplies russia", 7, "nobody speaks"),
        ("iran supplies russia @kirby", 1, "has no place"),
        ("p1.s1 iran supplies russia @kirby ^soon", 35, "phase"),
        ("p1.s1 iran supplies russia @kirby =yesterday", 35, "no EDTF date"),
        ('p1.s1 iran supplies russia @kirby ^sought"is', 42, "not closed"),
        ("p1.s1 iran supplies russia: uav, ten [5 6] @kirby", 38, "an amount is read as"),
        ("p1.s1 iran supplies russia: uav, ten [9..1] @kirby", 33, "low 9 is above high 1"),
        ("p1.s1 & : uav @kirby", 7, "repeats the claim above"),
        ("p1.s1 iran supplies russia @kirby @self", 35, "given twice"),
        ("p1.s1 --", 9, "a skip needs its reason"),
        ("p1.s1 iran supplies russia: uav, ten [about 40] @kirby", 38, "a unit that holds a number"),
        ("p1.s1 iran supplies russia: uav, ten [million dollars] @kirby", 38, "[3 million dollars/year]"),
        ("p1.s1 iran supplies russia: uav, $300 million [1 x] @kirby", 34, 'amount with it is quoted: "$3'),
        ("p1.s1 iran elopes russia @kirby", 12, "no relation 'elopes' (graphkit code words lists them)"),
        ("p1.s1 iran gives russia: uav @kirby", 12, "the word may stand for supplies or tr"),
        ("p1.s1 iran 供給していない russia: uav @kirby", 12, "is negated: write '!供給'"),
        ("p1.s1 iran 供給されている russia: uav @kirby", 12, "is the passive: write who does it first"),
        ('p1.s1 *purpos iran: "a" | "b" @kirby', 8, "did you mean 'purpose'? (there are purpose, cause, "),
        ('p1.s1 *purpose : "a" | "b" @kirby', 16, "what the remark is about is missing"),
        ("p1.s1 *purpose iran @kirby", 8, "a remark is written"),
        ('p1.s1 *purpose irak: "a" | "b" @kirby', 16, "no entity 'irak'"),
        ("p1.s1 r1 iran supplies russia @kirby", 7, "this is a claim"),
        ("p1.s1 supplies russia @kirby", 7, "no subject"),
    ],
)
def test_errors_point_at_the_character(line: str, column: int, reason: str) -> None:
    with pytest.raises(DataError) as caught:
        from_lines([line], NAMES, file="lines.txt")
    (fault,) = caught.value.faults
    assert reason in fault.reason
    assert (fault.file, fault.line, fault.column) == ("lines.txt", 1, column)


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        ("at least 120 drones", (120, None, "drones")),
        ("at most 5", (None, 5, None)),
        ("300 million dollars", (300_000_000, 300_000_000, "dollars")),
        ("1.5..2 billion euros", (1_500_000_000, 2_000_000_000, "euros")),
        ("300,000,000 USD", (300_000_000, 300_000_000, "USD")),
        ("3万 発", (30_000, 30_000, "発")),
        ("120 T-72 tanks", (120, 120, "T-72 tanks")),
        ('300 "9 mm rounds"', (300, 300, "9 mm rounds")),
    ],
)
def test_an_amount_is_read_as_it_is_mostly_written(inside: str, read: tuple[object, ...]) -> None:
    amount = one(f"{START}: uav, so many [{inside}] @kirby").amount
    assert amount and (amount.low, amount.high, amount.unit) == read


@pytest.mark.parametrize("said", ["供給", "供給する", "供給した", "供給している", "供給しています"])
def test_a_japanese_verb_stands_for_its_relation(said: str) -> None:
    claim = one(f"p1.s1 イラン {said} ロシア @self")
    assert isinstance(claim, Claim) and claim.relation == "supplies"


def test_all_errors_are_told_at_once() -> None:
    with pytest.raises(DataError) as caught:
        from_lines([f"{START} @kirbi", "", "p1.s2 irann supplies russia @kirby"], NAMES)
    assert [(fault.line, fault.column) for fault in caught.value.faults] == [(1, 29), (3, 7)]


def test_a_name_of_several_asks_for_the_id() -> None:
    twin = NAMES.entities["iran"].model_copy(update={"id": "iran-2"})
    with pytest.raises(DataError, match="names several: iran, iran-2; write the id"):
        from_lines(
            ["p1.s1 russia supplies russia: イラン @self"],
            Names([*NAMES.entities.values(), twin], (), VOCABULARY),
        )


# --- whatever is typed -------------------------------------------------------------------------------

SIGNS = [*'&*!:,、[]@%=/^~?<+${}#|：＠"', "--", "..", "@@", "==", "??", "!!", '""']
PIECES = st.sampled_from([
    *SIGNS, "p1.s1", "p1.s2", "c1", "r1", "iran", "supplies", "russia", "シャヘド", "uav", "unknown",
    "effect", "c9", "@kirby", "@@kirby", "@self", "%iran", "=2024", "=/", "==2024?", "/pyongyang", "^sought",
    "~may", "?may", "??x", "<c1", "<c1,", "+iran", '"x"', '$x"y"', '^"w"', '#number"x"', "#x", "-- no",
    '{"a" | "b"}', "[1..2 x/y delivered]", "[..]", ", ten [1..2 x/y]", '*effect c1: "a" | "b"', ": uav",
    '#x""', "& : uav", "& china ..", "\0", "\t", "\u3000", "\u2028", "@\u3000", "\ud800", "-- a\0b",
])  # fmt: skip
STARTS = st.sampled_from(
    ["", "p1.s1 iran supplies russia", "p1.s1 iran supplies russia @kirby", "& : uav", "&"]
)
TYPED = st.builds(lambda start, rest: " ".join([start, *rest]), STARTS, st.lists(PIECES, max_size=5))


@given(st.lists(TYPED | st.text(max_size=20), max_size=4))
@settings(max_examples=300, deadline=None)
def test_whatever_is_typed_is_read_or_told_at_its_character(lines: list[str]) -> None:
    try:
        passages = from_lines(lines, NAMES).passages
    except DataError as error:
        for fault in error.faults:
            assert 1 <= fault.line <= len(lines)
            assert 1 <= fault.column <= len(lines[fault.line - 1]) + 2
    else:
        assert from_lines(to_lines(passages), NAMES).passages == passages


# --- how long it is ----------------------------------------------------------------------------------


def test_a_claim_of_our_texts_is_short() -> None:
    found = list(measured(str(ROOT / "data")))
    lines, yaml = ([each for one in found for each in getattr(one, part)] for part in ("claims", "yaml"))
    assert len(lines) == len(yaml) >= 141
    assert median(lines) <= 45 and median(yaml) >= 3 * median(lines)
