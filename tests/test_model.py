"""What may be written: frozen records, nothing unknown, nothing filled in silently."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter

from graphkit import model
from graphkit.model import Amount, Claim, Codes, Document, Passage, Records, Remark, Segments, State, Words
from graphkit.record import ValidationError

CLAIM: dict[str, Any] = {"id": "c1", "subject": "a", "relation": "supplies", "object": "b", "speaker": "s"}


def test_records_are_frozen_and_equal_by_value() -> None:
    claim = Claim(**CLAIM)
    assert claim == Claim(**CLAIM) and claim != Claim(**{**CLAIM, "id": "c2"})
    with pytest.raises(ValidationError, match="frozen"):
        claim.subject = "x"  # type: ignore[misc]


HIDDEN = [0x00, 0x1B, 0x7F, 0x85, 0x9B, 0x2028, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xFFFF, 0xD800]


@pytest.mark.parametrize("code", HIDDEN, ids=lambda code: f"U+{code:04X}")
def test_hidden_characters_are_refused(code: int) -> None:
    with pytest.raises(ValidationError):
        Words(en=f"a{chr(code)}b", ja="x")


@pytest.mark.parametrize("words", ["👩‍👩‍👧", "e\u0301", "a\u200fb", "\u3000".join("ab"), "NO", "か\u3099"])
def test_other_characters_are_kept_as_they_are(words: str) -> None:
    assert Words(en=words, ja="x").en == words


@pytest.mark.parametrize("words", ["", " a", "a ", "a\u3000", "x" * 2001])
def test_texts_have_no_blank_ends_and_a_bound(words: str) -> None:
    with pytest.raises(ValidationError):
        Words(en=words, ja="x")


@pytest.mark.parametrize("name", ["", "A", "a_b", "a--b", "-a", "a-", "é", "a b", "x" * 81, "a\n"])
def test_ids(name: str) -> None:
    with pytest.raises(ValidationError):
        State(id=name, labels=Words(en="a", ja="a"))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"hedge": "may"}, "hedge is given, but certainty is certain"),
        ({"certainty": "open"}, "certainty is open, but the hedge as printed is missing"),
        ({"amount": {"wording": "x", "low": 2, "high": 1}}, "low 2 is above high 1"),
        ({"when": "2024-06/2024-05"}, "ends before it starts"),
        ({"in_return_for": ["c2", "c3", "c2"]}, "'c2' stands in it twice"),
    ],
)
def test_rules_between_the_fields_of_a_claim(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Claim(**CLAIM, **changed)


def test_numbers_are_read_from_text_and_kept_exactly() -> None:
    amount = Amount.model_validate({"wording": "x", "low": "100", "high": "999.5"})
    assert (amount.low, amount.high) == (100, 999.5) and isinstance(amount.low, int)


def test_a_speaker_is_inherited_from_the_passage() -> None:
    silent = {key: value for key, value in CLAIM.items() if key != "speaker"}
    passage = Passage.model_validate(
        {"at": "p1.s1", "speaker": "us", "claims": [silent, {**CLAIM, "id": "c2"}]}
    )
    assert [claim.speaker for claim in passage.claims] == ["us", "s"]
    with pytest.raises(ValidationError, match="c1 has no speaker, and the passage names none"):
        Passage.model_validate({"at": "p1.s1", "claims": [silent]})


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 2), (4, 4)])
def test_a_sentence_begins_before_it_ends(start: int, end: int) -> None:
    with pytest.raises(ValidationError, match=f"the sentence p1.s1 goes from {start} to {end}"):
        sentences = [["p1.s1", start, end, "x"]]
        model.Segments.model_validate({"document": "a", "rule": "r", "segments": sentences})


def test_what_is_skipped_says_nothing() -> None:
    with pytest.raises(ValidationError, match="skip is given, but the passage has claims or remarks"):
        Passage.model_validate({"at": "p1.s1", "skip": "x", "claims": [CLAIM]})


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Records.model_validate({"ties": []})
    with pytest.raises(ValidationError, match="Extra inputs"):
        Claim(**CLAIM, status="denied")


def test_each_kind_has_its_file() -> None:
    assert list(model.ENTITY_FILES) == [
        "states", "groups", "organisations", "persons", "items", "places", "facilities", "measures", "events",
    ]  # fmt: skip
    assert set(model.ENTITY_FILES.values()) == set(model.ENTITY_KINDS.values())
    assert State(id="a", labels=Words(en="a", ja="a")).kind == "State"


PLAIN: list[tuple[type[model.Record], dict[str, Any]]] = [
    (Claim, CLAIM),
    (
        Claim,
        {**CLAIM, "certainty": "probable", "hedge": "is thought to", "amount": {"wording": "5", "low": 5}},
    ),
    (Claim, {**CLAIM, "certainty": "probable", "status": "x", "phase": "done", "when": "June"}),
    (Claim, {**CLAIM, "amount": {"wording": "x", "low": 3, "high": "1e400"}, "printed": {"No": " a "}}),
    (Amount, {"wording": "x", "low": -1, "high": "many"}),
    (Passage, {"at": "p1", "claims": [{}, CLAIM, 3], "remarks": {"a": 1}, "silence": {"A": ""}}),
    (Document, {"id": "a", "speakers": [{"id": "s", "named": "perhaps"}], "length": -1, "url": "ftp://x y"}),
    (State, {"id": "a", "labels": {"en": "a", "ja": "あ"}, "codes": {"iso": "abc", "cow": 1}}),
    (model.Segments, {"document": "a", "rule": "r", "segments": [["p1.s1", 0, 1, "x"], {"at": 1}, [1]]}),
    (model.Remark, {"id": "c1", "about": [], "kind": "x", "text": "words"}),
]


@pytest.mark.parametrize(("kind", "data"), PLAIN)
def test_pydantic_says_the_same_of_a_record(kind: type[model.Record], data: dict[str, Any]) -> None:
    """pydantic takes a record as a type of its own, with the same verdicts."""

    def told(check: Callable[[Any], Any]) -> Any:
        try:
            return check(data)
        except ValidationError as error:
            return [(each["type"], each["loc"]) for each in error.errors()]

    assert told(kind.model_validate) == told(TypeAdapter(kind).validate_python)


def test_records_are_copied_pickled_and_shown() -> None:
    claim = Claim(**CLAIM, amount=Amount(wording="some", low=3))
    assert pickle.loads(pickle.dumps(claim)) == claim == copy.deepcopy(claim)
    assert hash(Words(en="a", ja="b")) == hash(Words(en="a", ja="b"))
    moved = claim.model_copy(update={"object": "d"})
    assert (moved.object, claim.object) == ("d", "b") and moved.model_fields_set == {*CLAIM, "amount"}
    assert repr(Words(en="a", ja="b")) == "Words(en='a', ja='b')"
    assert Words.model_construct(en=1).__dict__ == {"en": 1}
    made = Claim.model_construct(id="c1")
    made.printed["item"] = "x"
    assert Claim(**CLAIM).printed == {} and hash(claim) == hash(Claim(**CLAIM, amount=claim.amount))
    with pytest.raises(ValidationError, match="frozen"):
        del moved.object


def test_each_pattern_is_put_in_words() -> None:
    schema = str([TypeAdapter(kind).json_schema() for kind in (Document, *model.ENTITY_KINDS.values())])
    assert all(repr(pattern)[1:-1] in schema for pattern in model.SHAPES)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Amount(wording="hundreds", low=True),
        lambda: Amount.model_validate({"wording": "hundreds", "high": False}),
        lambda: Amount.model_validate_json('{"wording": "hundreds", "low": true}'),
        lambda: Codes(cow=True),
        lambda: Document.model_validate_json(
            '{"id": "d", "title": "t", "publisher": "a", "published": "2024", "language": "en", '
            '"length": true}'
        ),
        lambda: Segments.model_validate_json(
            '{"document": "d", "rule": "r", "segments": '
            '[{"at": "p1.s1", "start": false, "end": true, "digest": "x"}]}'
        ),
    ],
)
def test_true_is_no_number(make):
    with pytest.raises(ValidationError):
        make()


def test_digits_are_a_number():
    """YAML is read as strings only."""
    read = Amount(wording="hundreds", low="100", high="0.5e3")
    assert read == Amount(wording="hundreds", low=100, high=500)


@pytest.mark.parametrize("make", [Passage, lambda **given: Passage.model_validate(given)])
def test_a_passage_leaves_the_claims_it_is_given_as_they_are(make):
    """Whoever keeps a claim to put it into another passage has the speaker of neither."""
    claim = Claim(id="c1", subject="iran", relation="supplies", object="russia")
    remark = Remark(id="r1", about=("iran",), kind="assessment", text={"en": "it grows", "ja": "増えている"})
    one, other = (make(at="p1.s1", speaker=name, claims=(claim,), remarks=(remark,)) for name in "ab")
    assert (claim.speaker, remark.speaker) == ("", "")
    assert [each.speaker for each in one.statements] == ["a", "a"]
    assert [each.speaker for each in other.statements] == ["b", "b"]
