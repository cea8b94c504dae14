"""The vocabulary as shipped is sound, says what it knows, and names each fault of a broken one."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graphkit import forms
from graphkit.errors import UsageError
from graphkit.model import ENTITY_KINDS
from graphkit.reader import read_vocabulary
from graphkit.vocabulary import LANGUAGES, Role, Vocabulary

VOCABULARY = read_vocabulary(Path(__file__).parent.parent / "schema" / "vocabulary.yaml")


@pytest.fixture
def data() -> Any:
    """A copy to break."""
    return copy.deepcopy(dict(VOCABULARY.data))


def test_the_shipped_vocabulary_has_no_fault() -> None:
    assert VOCABULARY.faults() == []


def test_it_reads_the_same_from_json() -> None:
    again = Vocabulary(json.loads(json.dumps(dict(VOCABULARY.data))))
    assert again.faults() == []
    assert again.relations["supplies"].roles == VOCABULARY.relations["supplies"].roles


def test_ancestors_go_from_the_relation_itself_to_the_root() -> None:
    assert VOCABULARY.ancestors("supplies") == ("supplies", "cooperates_with")
    assert VOCABULARY.descendants("oversees") == ("oversees", "monitors")
    roots = {name for name in VOCABULARY.relations if len(VOCABULARY.ancestors(name)) == 1}
    assert roots == {"cooperates_with", "opposes", "oversees", "holds"}


def test_roles_say_kinds_and_need() -> None:
    party = ("State", "Group", "Organisation", "Person")
    roles = VOCABULARY.relations["supplies"].roles
    assert roles == (Role(party, True), Role(party, True), Role(("Item", "Facility"), False))
    assert VOCABULARY.relations["vetoes"].roles.item is None
    assert VOCABULARY.relations["produces"].roles.object is None


def test_kinds_are_those_of_the_model() -> None:
    assert tuple(VOCABULARY.kinds) == tuple(ENTITY_KINDS)


def test_symmetric_relations_have_equal_ends() -> None:
    for name, relation in VOCABULARY.relations.items():
        if VOCABULARY.is_symmetric(name):
            assert relation.roles.subject == relation.roles.object
            assert relation.label == relation.inverse


@pytest.mark.parametrize("name", list(VOCABULARY.families))
def test_colours_can_be_seen_and_read_on_white(name: str) -> None:
    family = VOCABULARY.families[name]
    assert contrast(family.colour) >= 3
    assert contrast(family.text) >= 4.5


def contrast(colour: str) -> float:
    """Contrast with white, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


@pytest.mark.parametrize("name", list(VOCABULARY.relations))
def test_words_to_ask_with_have_forms_in_both_languages(name: str) -> None:
    relation = VOCABULARY.relations[name]
    for verb in (verb for group in relation.ask["en"].values() for verb in group["verbs"]):
        assert all(forms.english(verb, VOCABULARY.grammar("en")).values())
    for verb in (verb for group in relation.ask["ja"].values() for verb in group["verbs"]):
        stem, _, kind = verb.partition("/")
        assert forms.japanese(stem, kind, VOCABULARY.grammar("ja"))["progressive_polite"].endswith("います")


def test_the_phase_chooses_the_code_elsewhere() -> None:
    cameo = VOCABULARY.relations["supplies"].crosswalk["cameo"]
    codes = [cameo.code(phase) for phase in ("sought", "planned", "actual", "ended")]
    assert codes == ["0232", "0332", "072", "1622"]
    assert "sought" in cameo.reversed
    assert VOCABULARY.relations["displays"].crosswalk["cameo"].code("actual") == "none"
    assert VOCABULARY.relations["violates"].crosswalk["wikidata"].code("sought") == "none"


def test_what_a_code_loses_is_said_alike_in_both_languages() -> None:
    crossings = [each for relation in VOCABULARY.relations.values() for each in relation.crosswalk.values()]
    pairs = {(each.lost["en"], each.lost["ja"]) for each in crossings}
    assert len(pairs) == len(dict(pairs)), "one English text, one Japanese text"
    for english, japanese in pairs:
        assert re.search(r"[ぁ-んァ-ヶ一-龠]", japanese) and not japanese.endswith("。"), japanese
        names = re.findall(r"[A-Z]{3,}|P?[0-9]{2,}", english)
        assert [name for name in names if name not in japanese] == [], f"the codes stand in {japanese}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_ask_for_what_there_is(language: str) -> None:
    fields = {
        "any",
        "subject",
        "object",
        "item",
        "amount",
        "count",
        "when",
        "where",
        "venue",
        "return",
        "speaker",
    }
    families = {"yes", "compare", "describe", "connect", "list", "how"}
    known = fields | families | set(VOCABULARY.remark_kinds)
    for words, question in VOCABULARY.data["questions"][language].items():
        assert set(question["asks"]) <= known, words
        assert set(question.get("kinds", ())) <= set(VOCABULARY.kinds), words
        assert {question.get("status", "denied")} <= set(VOCABULARY.statuses), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_compounds_name_relations(language: str) -> None:
    assert set(VOCABULARY.data["compounds"][language].values()) <= set(VOCABULARY.relations)


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("supply", ["supply", "supplies", "supplied", "supplied", "supplying"]),
        ("veto", ["veto", "vetoes", "vetoed", "vetoed", "vetoing"]),
        ("hand over", ["hand over", "hands over", "handed over", "handed over", "handing over"]),
        ("jointly make", ["jointly make", "jointly makes", "jointly made", "jointly made", "jointly making"]),
        ("see", ["see", "sees", "saw", "seen", "seeing"]),
        ("display", ["display", "displays", "displayed", "displayed", "displaying"]),
    ],
)
def test_english_forms(verb: str, expected: list[str]) -> None:
    assert list(forms.english(verb, VOCABULARY.grammar("en")).values()) == expected


@pytest.mark.parametrize(
    ("verb", "form", "expected"),
    [
        ("供給/suru", "negative_past", "供給しなかった"),
        ("供給/suru", "passive_plain", "供給される"),
        ("供給/suru", "passive_progressive_negative", "供給されていない"),
        ("与え/ichidan", "polite_past", "与えました"),
        ("売/r", "past", "売った"),
        ("渡/s", "te", "渡して"),
        ("行/u", "progressive_plain", "行っている"),
        ("結/b", "past", "結んだ"),
        ("持/t", "polite", "持ちます"),
        ("組/m", "potential_plain", "組める"),
        ("招/k", "past", "招いた"),
        ("買/u", "passive_past", "買われた"),
        ("受け入れ/ichidan", "passive_past", "受け入れられた"),
    ],
)
def test_japanese_forms(verb: str, form: str, expected: str) -> None:
    stem, _, kind = verb.partition("/")
    assert forms.japanese(stem, kind, VOCABULARY.grammar("ja"))[form] == expected


@pytest.mark.parametrize(
    "table", ["relations", "families", "kinds", "categories", "statuses", "remark_kinds"]
)
def test_an_unknown_name_fails_with_the_known_ones(table: str) -> None:
    known = getattr(VOCABULARY, table)
    with pytest.raises(UsageError, match=r"is called 'nonsense'; there are: .*" + sorted(known)[0]):
        known["nonsense"]
    assert "nonsense" not in known
    assert known.get("nonsense") is None


def without(*path: str) -> Any:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        del data[path[-1]]

    return change


def having(value: Any, *path: str) -> Any:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = value

    return change


SUPPLIES = ("relations", "supplies")


@pytest.mark.parametrize(
    ("change", "path", "reason"),
    [
        (without("base"), ("base",), "what every IRI begins with"),
        (without("families"), ("families",), "is missing"),
        (having(["x"], "relations"), ("relations",), "no mapping"),
        (having("x", *SUPPLIES), SUPPLIES, "no mapping"),
        (having("nobody", *SUPPLIES, "parent"), (*SUPPLIES, "parent"), "no relation is called 'nobody'"),
        (
            having("supplies", *SUPPLIES, "parent"),
            (*SUPPLIES, "parent"),
            "leads back to itself: supplies < supplies",
        ),
        (without(*SUPPLIES, "label", "ja"), (*SUPPLIES, "label"), "is missing in ja"),
        (without(*SUPPLIES, "definition"), (*SUPPLIES, "definition"), "is missing in en"),
        (
            having("x", *SUPPLIES, "family"),
            (*SUPPLIES, "family"),
            "no family is called 'x'; there are: alliance",
        ),
        (without(*SUPPLIES, "family"), (*SUPPLIES, "family"), "is missing: a family"),
        (having("x", *SUPPLIES, "aspect"), (*SUPPLIES, "aspect"), "no aspect is called 'x'"),
        (having("no", *SUPPLIES, "symmetric"), (*SUPPLIES, "symmetric"), "is 'yes', or is left out"),
        (having(["soon"], *SUPPLIES, "phases"), (*SUPPLIES, "phases"), "no phase is called 'soon'"),
        (without(*SUPPLIES, "roles", "subject"), (*SUPPLIES, "roles"), "has no subject"),
        (
            having(["Ship"], *SUPPLIES, "roles", "object", "kinds"),
            (*SUPPLIES, "roles", "object", "kinds"),
            "'Ship'",
        ),
        (
            having("must", *SUPPLIES, "roles", "item", "need"),
            (*SUPPLIES, "roles", "item", "need"),
            "'required'",
        ),
        (
            without(*SUPPLIES, "words", "en", "past"),
            (*SUPPLIES, "words", "en"),
            "the word form past is missing",
        ),
        (
            having("x", *SUPPLIES, "words", "ja", "class"),
            (*SUPPLIES, "words", "ja", "class"),
            "no conjugation",
        ),
        (
            without(*SUPPLIES, "frames", "ja", "noun"),
            (*SUPPLIES, "frames", "ja"),
            "the frame noun is missing",
        ),
        (
            having("{who} {verb}", *SUPPLIES, "frames", "en", "active"),
            (*SUPPLIES, "frames", "en", "active"),
            "{who}",
        ),
        (
            having("[{verb}", *SUPPLIES, "frames", "en", "active"),
            (*SUPPLIES, "frames", "en", "active"),
            "brackets",
        ),
        (
            having({}, *SUPPLIES, "ask", "en", "shouting"),
            (*SUPPLIES, "ask", "en"),
            "no pattern is called 'shouting'",
        ),
        (without(*SUPPLIES, "crosswalk", "atop"), (*SUPPLIES, "crosswalk"), "atop is missing"),
        (without(*SUPPLIES, "crosswalk", "sipri", "lost"), (*SUPPLIES, "crosswalk", "sipri"), "and lost"),
        (
            without(*SUPPLIES, "crosswalk", "sipri", "lost", "ja"),
            (*SUPPLIES, "crosswalk", "sipri", "lost"),
            "is missing in ja",
        ),
        (
            having("major arms only", *SUPPLIES, "crosswalk", "sipri", "lost"),
            (*SUPPLIES, "crosswalk", "sipri", "lost"),
            "is missing in en",
        ),
        (without("families", "arms", "colour"), ("families", "arms", "colour"), "a colour such as"),
        (
            having(["Ship"], "kind_sets", "party"),
            ("kind_sets", "party"),
            "no kind of entity is called 'Ship'",
        ),
        (without("cues", "ja"), ("cues",), "is missing in ja"),
    ],
)
def test_every_fault_is_named_with_its_path(
    data: Any, change: Any, path: tuple[str, ...], reason: str
) -> None:
    change(data)
    found = [why for at, why in Vocabulary(data).faults() if at == path]
    assert any(reason in why for why in found), Vocabulary(data).faults()


def test_a_cycle_of_parents_is_found_wherever_it_is_entered(data: Any) -> None:
    data["relations"]["cooperates_with"]["parent"] = "supplies"
    found = {at[1]: why for at, why in Vocabulary(data).faults() if at[-1] == "parent"}
    assert found["supplies"] == "leads back to itself: supplies < cooperates_with < supplies"
    assert "cooperates_with" in found


def test_nothing_heavy_is_loaded() -> None:
    heavy = ("pydantic", "yaml", "networkx", "rdflib", "matplotlib", "importlib.metadata")
    code = f"import sys, graphkit.wording; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
