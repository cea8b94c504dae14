"""Everything known about one thing, of each kind; the reader's own sentence, or the reason why not."""

from __future__ import annotations

import json
import shutil

import pytest
from conftest import TEXTS

from graphkit import cards
from graphkit.cards import show
from graphkit.errors import UsageError

A, C = "aldora-2031-03-05", "cestia-2031-04-02"
THINGS = {
    f"{A}/c1": "claim",
    f"{A}/c8": "claim",
    f"{C}/r1": "remark",
    A: "document",
    f"{C}-original": "document",
    "supplies": "relation",
    "berun.supplies.cestia.kestrel": "proposition",
    "berun.exercises_with.cestia._": "proposition",
    "aldora.sanctions.unknown._": "proposition",
    "dravia.designs._.kestrel": "proposition",
    "berun": "entity",
    "Republic of Berun": "entity",
    "攻撃型無人機": "entity",
    "unknown": "entity",
    "lina-moss": "entity",
    "northern-league": "entity",
}


@pytest.mark.parametrize("name", THINGS)
def test_each_kind_of_thing_has_a_card_of_plain_data(frozen, name):
    card = show(frozen, name)
    assert card["type"] == THINGS[name]
    assert json.loads(json.dumps(card)) == card
    lines = list(cards.flat(card))
    assert lines[0] == f"type: {THINGS[name]}" and all("\n" not in line for line in lines)


NOTHING = (
    "wsj", "", "%", "a/c1", f"{A}/c99", f"{A}/r99", "nowhere/r1", "U.S.A.", "x.y.z.w", "a.supplies.b.c", "c1",
    "berun.supplies.cestia.jet-engine", f"{A}/c0", f"{A}/", "/c1", f"{A}/c{'9' * 5000}", "....", "_._._._",
)  # fmt: skip


@pytest.mark.parametrize("name", NOTHING)
def test_what_is_not_known_ends_in_a_line(frozen, name):
    told = r"is called|is about the proposition|there is no proposition|stands in a document"
    with pytest.raises(UsageError, match=told):
        show(frozen, name)


def test_a_claim_tells_everything_in_both_languages(frozen):
    card = show(frozen, f"{A}/c1")
    assert {key: card[key] for key in ("subject", "relation", "object", "item", "standing", "at")} == {
        "subject": "berun", "relation": "supplies", "object": "cestia", "item": "kestrel",
        "standing": "contested", "at": "p2.s1",
    }  # fmt: skip
    for field in ("gloss", "said", "put", "citation"):
        assert set(card[field]) == {"en", "ja"} and all(card[field].values())
    assert "several dozen" in card["said"]["en"]
    assert [denial["id"] for denial in card["denials"]] == [f"{A}/c4", f"{C}/c3"]
    assert [given["id"] for given in card["given_in_return"]] == [f"{A}/c3"]
    assert [remark["id"] for remark in card["remarks"]] == [f"{A}/r1", f"{C}/r1"]
    assert [claim["id"] for claim in show(frozen, f"{A}/c4")["contests"]] == [f"{A}/c1", f"{A}/c2"]


def test_a_withdrawn_claim_is_shown_with_its_reason_and_backs_nothing(frozen):
    card = show(frozen, "dravia.designs._.kestrel")
    assert (card["standing"], card["origins"]) == ("withdrawn", [])
    assert card["claims"][0]["withdrawn"] == "the ministry took it back"


def test_who_denies_a_proposition_is_no_origin_of_it(frozen):
    assert show(frozen, "berun.supplies.cestia.kestrel")["origins"] == ["aldora"]
    assert show(frozen, "berun.supplies.cestia.weapon")["origins"] == []


def test_a_document_tells_what_was_looked_at(frozen):
    card = show(frozen, A)
    assert [card[key] for key in ("sentences", "skipped", "claims", "remarks")] == [9, 1, 7, 1]
    assert [speaker["id"] for speaker in card["speakers"]][:2] == [f"{A}/self", f"{A}/aldora-ministry"]
    assert show(frozen, C)["root"] == f"{C}-original"


def test_a_relation_tells_its_kin_and_codes(frozen):
    card = show(frozen, "supplies")
    assert card["parents"] == ["cooperates_with"] and card["claims"] == 7
    assert set(card["crosswalk"]) >= {"cameo", "plover", "wikidata", "sipri", "atop"}
    assert all(set(told["lost"]) == {"en", "ja"} and told["codes"] for told in card["crosswalk"].values())


def test_an_entity_tells_what_is_under_it(frozen):
    assert show(frozen, "berun")["under_it"] == ["kestrel-works"]
    assert show(frozen, "uav")["under_it"] == ["armed-uav", "kestrel"]
    assert show(frozen, "northern-league")["under_it"] == ["aldora", "dravia"]


# the reader's own sentence


def test_the_sentence_comes_from_the_readers_own_copy(frozen):
    assert show(frozen, f"{A}/c4", str(TEXTS))["sentence"] == "Berun denies supplying any weapons to Cestia."
    assert show(frozen, f"{C}/r1", str(TEXTS))["sentence"].startswith("専門家のリナ・モス氏は")
    assert "sentence" not in show(frozen, f"{A}/c4")


@pytest.mark.parametrize("document", [A, C])
def test_every_claim_of_every_document_has_its_sentence(frozen, document):
    for row in frozen.find(document=document, withdrawn=True):
        assert len(cards.sentence(frozen, document, row.at, str(TEXTS))) > 10


def test_a_copy_with_other_white_space_and_a_mark_in_front_is_the_same_text(frozen, tmp_path):
    words = (TEXTS / f"{A}.en.txt").read_text("utf-8").replace("\n", "\r\n").replace("denies ", "denies  ")
    (tmp_path / f"{A}.en.txt").write_text("\ufeff\r\n" + words, "utf-8", newline="")
    found = cards.sentence(frozen, A, "p3.s1", str(tmp_path))
    assert found == "Berun denies  supplying any weapons to Cestia."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Another text.\n", "does not hold the sentence p3.s1 of aldora-2031-03-05: it is another text"),
        (b"", "does not hold the sentence"),
        (b"\xff\xfe", "cannot be read: 'utf-8' codec"),
        (None, "cannot be read: .*No such file"),
    ],
)
def test_another_text_is_refused(frozen, tmp_path, content, message):
    if content is not None:
        (tmp_path / f"{A}.en.txt").write_bytes(content)
    with pytest.raises(UsageError, match=message):
        show(frozen, f"{A}/c4", str(tmp_path))


def test_a_folder_in_place_of_the_copy_is_refused(frozen, tmp_path):
    (tmp_path / f"{A}.en.txt").mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        show(frozen, f"{A}/c4", str(tmp_path))


def test_one_changed_letter_is_another_sentence(frozen, tmp_path):
    shutil.copytree(TEXTS, tmp_path / "texts")
    path = tmp_path / f"texts/{A}.en.txt"
    path.write_text(path.read_text("utf-8").replace("any weapons", "some weapons"), "utf-8")
    with pytest.raises(UsageError, match="it is another text"):
        show(frozen, f"{A}/c4", str(tmp_path / "texts"))
    assert show(frozen, f"{A}/c5", str(tmp_path / "texts"))["sentence"].startswith("Press reports")
