"""Each rule between records, on a copy of the invented corpus with one thing changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit import checks, evidence, plain, reader, rules, signs, writer
from graphkit.errors import Fault
from graphkit.vocabulary import Vocabulary

HERE = Path(__file__).parent
CORPUS, TEXTS = HERE / "corpus", HERE / "texts"
EN, JA = "documents/aldora-2031-03-05.yaml", "documents/cestia-2031-04-02.yaml"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    schema = HERE.parent / "schema" / "vocabulary.yaml"
    return Vocabulary(plain.from_yaml(schema.read_bytes()))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A fresh copy of the invented corpus, to edit."""
    return Path(shutil.copytree(CORPUS, tmp_path / "corpus"))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A fresh copy of the invented texts, to edit."""
    return Path(shutil.copytree(TEXTS, tmp_path / "texts"))


def change(corpus: Path, file: str, old: str, new: str) -> None:
    path = corpus / file
    words = path.read_text(encoding="utf-8")
    assert old in words, f"{old!r} is not in {file}"
    path.write_text(words.replace(old, new, 1), encoding="utf-8")


def told(corpus: Path, vocabulary: Vocabulary, texts: Path | None = None) -> list[Fault]:
    return list(checks.check(reader.gather([corpus]), vocabulary, texts).faults)


def test_the_invented_corpus_is_sound_and_its_pointers_are_verified(vocabulary: Vocabulary) -> None:
    checked = checks.check(reader.read_corpora([CORPUS]), vocabulary, TEXTS)
    assert checked.faults == ()
    assert checked.verified == ("aldora-2031-03-05", "cestia-2031-04-02")
    assert checked.unverified == (("cestia-2031-04-02-original", "has no passages"),)
    assert checked.coverage == (
        ("aldora-2031-03-05", 9, 7, 1, 1, 0, ""),
        ("cestia-2031-04-02-original", 0, 0, 0, 0, 0, ""),
        ("cestia-2031-04-02", 9, 6, 1, 2, 0, ""),
    )


# file, what stands there, what is put in its place, code of the rule, field and reason
BROKEN = {
    "entity": (EN, "object: cestia, item: kestrel, stated", "object: cesta, item: kestrel, stated", "roles",
               "passages[1].claims[0].object: there is no entity 'cesta'; did you mean 'cestia'?"),
    "label for id": (EN, "subject: dravia", "subject: norway", "roles", "there is no entity 'norway'"),
    "relation": (EN, "relation: supplies", "relation: suplies", "roles",
                 "passages[1].claims[0].relation: there is no relation 'suplies'; did you mean 'supplies'?"),
    "kind": (EN, "relation: designs, item: kestrel", "relation: designs, item: aldora", "roles",
             "passages[8].claims[0].item: 'aldora' is of kind State; here stands Item"),
    "kinds": (EN, "object: cestia, item: kestrel, where", "object: kestrel, item: kestrel, where", "roles",
              "'kestrel' is of kind Item; here stands State, Group, Organisation or Person"),
    "no object allowed": (EN, "relation: designs,", "relation: designs, object: berun,", "roles",
                          "passages[8].claims[0].object: 'designs' has no object"),
    "object missing": (EN, "relation: exercises_with, object: cestia,", "relation: exercises_with,", "roles",
                       "passages[5].claims[0].object: the object is missing (who or what “exercises with”): "
                       "'exercises_with' needs one of kind State, Group, "),
    "item missing": (EN, "relation: designs, item: kestrel", "relation: designs", "roles",
                     "passages[8].claims[0].item: the item is missing (behind a colon in a line): '"),
    "unknown is no item": (EN, "relation: designs, item: kestrel", "relation: designs, item: unknown",
                           "roles",
                           "there is no entity 'unknown'"),
    "speaker": (EN, "speaker: second-official", "speaker: second-oficial", "speaker",
                "passages[2].speaker: there is no speaker 'second-oficial' in this document; "
                "did you mean 'second-official'?"),
    "speaker of a claim": (EN, "hedge: may, speaker: self", "hedge: may, speaker: selfie", "speaker",
                           "passages[7].claims[0].speaker: there is no speaker 'selfie'"),
    "via": (EN, "via: aldora-ministry", "via: aldora", "speaker",
            "passages[4].claims[0].via: there is no speaker"),
    "speaker twice": (EN, "{id: second-official", "{id: aldora-ministry", "speakers",
                      "speakers[1].id: the speaker 'aldora-ministry' is defined twice"),
    "speaks for": (EN, "speaks_for: [berun]", "speaks_for: [kestrel]", "speakers",
                   "speakers[2].speaks_for[0]: 'kestrel' is of kind Item; here stands State"),
    "persons": (JA, "persons: [lina-moss]", "persons: [berun]", "speakers",
                "speakers[3].persons[0]: 'berun' is of kind State; here stands Person"),
    "publisher": (EN, "publisher: aldora-press-office", "publisher: aldora-pres-office", "head",
                  "publisher: there is no entity 'aldora-pres-office'; did you mean 'aldora-press-office'?"),
    "original": (JA, "translation_of: cestia-2031-04-02-original",
                 "translation_of: cestia-2031-04-02-orig", "head",
                 "translation_of: there is no document 'cestia-2031-04-02-orig'; did you mean"),
    "venue": (JA, "venue: spring-summit", "venue: port-vell", "entities",
              "passages[2].claims[0].venue: 'port-vell' is of kind Place; here stands Event"),
    "where": (EN, "where: port-vell", "where: kestrel", "entities",
              "passages[2].claims[0].where: 'kestrel' is of kind Item; here stands State, Group, Place, "),
    "by": (EN, "by: berun", "by: kestrel", "entities",
           "passages[6].remarks[0].by: 'kestrel' is of kind Item"),
    "in return for": (EN, "in_return_for: [c1, c2]", "in_return_for: [c1, c99]", "references",
                      "passages[2].claims[1].in_return_for[1]: there is no claim 'c99' in aldora-2031-03-05"),
    "in return for itself": (EN, "in_return_for: [c1, c2]", "in_return_for: [c1, c3]", "references",
                             "passages[2].claims[1].in_return_for[1]: c3 is in return for itself"),
    "in return for itself, by its whole name": (
        EN, "in_return_for: [c1, c2]", "in_return_for: [aldora-2031-03-05/c3]", "references",
        "passages[2].claims[1].in_return_for[0]: c3 is in return for itself",
    ),
    "about a document": (JA, "aldora-2031-03-05/c1", "aldora-2031-03-06/c1", "references",
                         "passages[6].remarks[0].about[1]: there is no document 'aldora-2031-03-06'"),
    "about an entity": (JA, "about: [kestrel,", "about: [kestral,", "references",
                        "there is no entity 'kestral'; did you mean 'kestrel'?"),
    "remark kind": (EN, "kind: purpose", "kind: purpos", "remark-kind",
                    "there is no remark kind 'purpos'; did you mean 'purpose'? (there are purpose, cause, "),
    "printed": (EN, "printed: {phase: talks}", "printed: {fase: talks}", "printed",
                "passages[4].claims[0].printed.fase: a claim has no field 'fase'; did you mean 'phase'?"),
    "claim twice": (EN, "{id: c2,", "{id: c1,", "unique", "passages[2].claims[0].id: 'c1' stands twice"),
    "same claim": (JA, "{id: c6, subject: berun", "{id: c6, subject: cestia", "same-claim",
                   "passages[7].claims[1]: c6 says the same as c5, which stands at p4.s2 too: leave out one"),
    "itself": (EN, "object: cestia, item: kestrel, stated", "object: berun, item: kestrel, stated", "itself",
               "is the subject and the object"),
    "a speaker called as a person is": (
        JA, ", persons: [lina-moss]", "", "persons",
        "speakers[3].label: 'moss' is called as the person 'lina-moss' is: write persons: [lina-moss]",
    ),
    "part of a person": ("entities/places.yaml", "[cestia]", "[lina-moss]", "entity-ties",
                         "'lina-moss' is of kind Person; here stands State, Group, Organisation, Place or "),
    "foretold": (EN, "'../2031-03-05'", "2031-04", "foretold",
                 "passages[1].claims[0].when: the fact (2031-04) is later than its statement (2031-03-05)"),
    "phase": (JA, "object: resolution-77, certainty", "object: resolution-77, phase: agreed, certainty",
              "phase",
              "passages[7].claims[0].phase: 'violates' is not agreed; its phases are planned, "),
    "open": (EN, "    skip: says that the text is invented\n", "", "open",
             "passages[0].at: p1.s1 has no claims, no remarks and no reason to skip it"),
    "pointer twice": (EN, "at: p2.s2", "at: p2.s1", "pointers", "passages[2].at: p2.s1 stands twice"),
    "pointer out of order": (EN, "at: p4.s1", "at: p1.s2", "pointers",
                             "passages[5].at: p1.s2 stands behind p3.s2, but comes before it"),
    "pointer not in the segments": (EN, "at: p4.s4", "at: p4.s5", "segments",
                                    "passages[8].at: there is no sentence p4.s5 in the segments"),
    "sentence without passage": (EN, "at: p4.s4", "at: p4.s5", "segments", "no passage speaks of p4.s4"),
    "part_of": ("entities/places.yaml", "[cestia]", "[cesta]", "entity-ties",
                "[0].part_of[0]: there is no entity 'cesta'; did you mean 'cestia'?"),
    "part of an item": ("entities/places.yaml", "[cestia]", "[kestrel]", "entity-ties",
                        "'kestrel' is of kind Item; here stands State,"),
    "members": ("entities/groups.yaml", "dravia]", "kestrel]", "entity-ties",
                "[0].members[1]: 'kestrel' is of kind"),
    "no members": ("entities/groups.yaml", "[aldora, dravia]", "[]", "no-members",
                   "[0].members: 'northern-league' has no members: list them, or let its description say"),
    "category": ("entities/items.yaml", "category: weapon", "category: wepon", "category",
                 "[0].category: there is no category 'wepon'; did you mean 'weapon'? (there are weapon, "),
    "kept id": ("entities/events.yaml", "id: north-wind", "id: c12", "entity-id",
                "[0].id: 'c12' is kept for claims, remarks or speakers; choose another id"),
    "kept word": ("entities/events.yaml", "id: north-wind", "id: unknown", "entity-id",
                  "'unknown' is kept for"),
    "cycle": ("entities/items.yaml", "  labels: {en: weapon,",
              "  broader: [kestrel]\n  labels: {en: weapon,", "cycle",
              "[0].broader: goes round in a circle: armed-uav > weapon > kestrel > armed-uav"),
    "own part": ("entities/states.yaml", "- id: dravia\n", "- id: dravia\n  part_of: [dravia]\n", "cycle",
                 "[3].part_of: goes round in a circle: dravia > dravia"),
    "member of itself": ("entities/groups.yaml", "[aldora,", "[northern-league,", "cycle",
                         "members: goes round in a circle: northern-league > northern-league"),
    "a warning that is none": (EN, "silence: {absent:", "silence: {absence:", "silence",
                               "there is no warning 'absence'; did you mean 'absent'?"),
    "original of itself": (JA, "translation_of: cestia-2031-04-02-original",
                           "translation_of: cestia-2031-04-02",
                           "cycle", "goes round in a circle: cestia-2031-04-02 > cestia-2031-04-02"),
}  # fmt: skip


def test_a_group_may_say_why_it_has_no_members(corpus: Path, vocabulary: Vocabulary) -> None:
    said = "[]\n  description: {en: not named one by one, ja: 個々には名指しされていない}"
    change(corpus, "entities/groups.yaml", "[aldora, dravia]", said)
    assert not [fault for fault in told(corpus, vocabulary) if fault.code == "no-members"]


def test_segments_that_are_there_and_wrong_are_not_called_missing(
    corpus: Path, vocabulary: Vocabulary, texts: Path
) -> None:
    file = "documents/aldora-2031-03-05.segments.json"
    change(corpus, file, '"start": 0', '"start": true')
    found = checks.check(reader.gather([corpus]), vocabulary, texts)
    assert [(fault.code, fault.reason) for fault in found.faults if file in fault.file] == [
        ("", "true is no number (write 300 or 0.5, of 0 or more)")
    ]
    assert not [fault for fault in found.faults if fault.code in ("no-segments", "segments")]
    assert ("aldora-2031-03-05", "has segments that cannot be read") in found.unverified
    (corpus / file).unlink()
    assert [fault for fault in told(corpus, vocabulary) if fault.code == "no-segments"]


@pytest.mark.parametrize(("file", "old", "new", "code", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_rule_is_told(
    corpus: Path, vocabulary: Vocabulary, file: str, old: str, new: str, code: str, said: str
) -> None:
    change(corpus, file, old, new)
    found = told(corpus, vocabulary)
    mine = [fault for fault in found if fault.code == code and said in f"{fault.field}: {fault.reason}"]
    assert mine, "\n".join(map(str, found))
    assert all(fault.line and fault.column for fault in mine)
    level = next(rule.level for rule in checks.CHECKS if rule.code == code)
    assert {fault.level for fault in mine} == {level}


def test_each_rule_has_a_case() -> None:
    tried = {case[3] for case in BROKEN.values()}
    elsewhere = {"twice", "no-segments", "copy", "digest", "moved", "text", "rule", "idle", *signs.SIGNS}
    assert tried | elsewhere == {rule.code for rule in checks.CHECKS}
    assert len({rule.code for rule in checks.CHECKS}) == len(checks.CHECKS)


def test_symmetric_relations_say_the_same_in_either_order(corpus: Path, vocabulary: Vocabulary) -> None:
    claim = "      - {id: c6, subject: berun, relation: exercises_with, object: cestia, certainty: open"
    other = (
        claim.replace("c6", "c16")
        .replace("berun", "x")
        .replace("cestia", "berun")
        .replace("x,", "cestia,", 1)
    )
    change(corpus, EN, claim, f"{other}, phase: agreed, hedge: unclear}}\n{claim}")
    assert [fault.reason for fault in told(corpus, vocabulary)] == [
        "c6 says the same as c16, which stands at p4.s1 too: leave out one, or change it in the file"
    ]


def test_an_id_defined_twice_names_both_places(corpus: Path, vocabulary: Vocabulary) -> None:
    change(corpus, "entities/events.yaml", "id: north-wind", "id: kestrel")
    found = [fault for fault in told(corpus, vocabulary) if fault.code == "twice"]
    assert len(found) == 1 and found[0].file.endswith("items.yaml")
    assert found[0].reason.startswith("'kestrel' is defined already, in ")
    assert found[0].reason.endswith("events.yaml:1:7")


def test_an_id_defined_in_two_corpora_names_both_places(
    corpus: Path, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    (tmp_path / "mine" / "entities").mkdir(parents=True)
    shutil.copy(corpus / "entities" / "groups.yaml", tmp_path / "mine" / "entities" / "groups.yaml")
    loaded = reader.gather([corpus, tmp_path / "mine"])
    (fault,) = checks.check(loaded, vocabulary).faults
    assert fault.file == str(tmp_path / "mine" / "entities" / "groups.yaml")
    assert fault.reason == f"'northern-league' is defined already, in {corpus}/entities/groups.yaml:1:7"


def test_two_corpora_are_united(corpus: Path, tmp_path: Path, vocabulary: Vocabulary) -> None:
    (tmp_path / "mine" / "documents").mkdir(parents=True)
    for name in ("cestia-2031-04-02.yaml", "cestia-2031-04-02.segments.json"):
        shutil.move(corpus / "documents" / name, tmp_path / "mine" / "documents" / name)
    assert checks.check(reader.gather([corpus, tmp_path / "mine"]), vocabulary).faults == ()
    assert checks.check(reader.gather([tmp_path / "mine"]), vocabulary).faults != ()


def test_what_could_not_be_read_is_not_said_to_be_missing(corpus: Path, vocabulary: Vocabulary) -> None:
    change(corpus, "entities/states.yaml", "labels: {en: Berun, ja: ベルン}", "labels: {en: Berun}")
    change(corpus, EN, "when: '../2031-03-05'", "when: soon")
    change(corpus, JA, "remarks:", "remarcs:")
    found = told(corpus, vocabulary)
    assert sorted(fault.field for fault in found) == [
        "[1].labels.ja", "passages[1].claims[0].when", "passages[6].remarcs",
    ]  # fmt: skip


def test_reading_and_rules_are_told_in_one_run(corpus: Path, vocabulary: Vocabulary) -> None:
    change(corpus, "entities/states.yaml", "ja: ドラヴィア", "ja: ''")
    change(corpus, EN, "where: port-vell", "where: port-bell")
    found = told(corpus, vocabulary)
    assert [fault.field for fault in found] == ["passages[2].claims[0].where", "[3].labels.ja"]
    assert found == sorted(found)


def test_one_document_can_be_checked_against_an_index(corpus: Path, vocabulary: Vocabulary) -> None:
    change(corpus, EN, "subject: dravia", "subject: nobody")
    loaded = reader.gather([corpus])
    index = rules.Index(loaded, vocabulary)
    assert [len(checks.check_source(source, index)) for source in loaded.sources] == [1, 0, 0]


# --- evidence ----------------------------------------------------------------------------------------


def test_a_document_without_segments_is_warned_of(corpus: Path, vocabulary: Vocabulary) -> None:
    (corpus / "documents" / "aldora-2031-03-05.segments.json").unlink()
    (fault,) = told(corpus, vocabulary, TEXTS)
    assert (fault.level, fault.code) == ("warning", "no-segments")
    assert fault.reason == (
        "aldora-2031-03-05.segments.json is missing; graphkit code start TEXT makes it; "
        "pointers and coverage are not checked"
    )


def test_a_missing_copy_is_named_and_not_verified(corpus: Path, vocabulary: Vocabulary, texts: Path) -> None:
    (texts / "aldora-2031-03-05.en.txt").unlink()
    checked = checks.check(reader.gather([corpus]), vocabulary, texts)
    assert checked.faults == () and checked.verified == ("cestia-2031-04-02",)
    assert checked.unverified[0][0] == "aldora-2031-03-05"
    assert "no copy of the text: " in checked.unverified[0][1]


COPIES: dict[str, tuple[Callable[[bytes], bytes], set[tuple[str, str, str]]]] = {
    "another sentence": (
        lambda text: text.replace(b"any weapons", b"few weapons"),
        {("error", "digest", "passages[3].at"), ("warning", "text", "sha256")},
    ),
    "a line before": (
        lambda text: b"Read this first.\n" + text,
        {("warning", "moved", f"passages[{n}].at") for n in range(9)}
        | {("warning", "text", "length"), ("warning", "text", "sha256")},
    ),
    "other line ends": (
        lambda text: text.replace(b"\n", b"\r\n"),
        {("warning", "text", "length"), ("warning", "text", "sha256")},
    ),
    "wider blanks": (
        lambda text: text.replace(b" ", b"  "),
        {("warning", "text", "length"), ("warning", "text", "sha256")},
    ),
    "not UTF-8": (lambda text: b"\xff" + text, {("error", "copy", "")}),
}


@pytest.mark.parametrize(("edit", "said"), COPIES.values(), ids=COPIES)
def test_a_copy_that_differs(
    vocabulary: Vocabulary, texts: Path, edit: Callable[[bytes], bytes], said: set[tuple[str, str, str]]
) -> None:
    path = texts / "aldora-2031-03-05.en.txt"
    path.write_bytes(edit(path.read_bytes()))
    found = told(CORPUS, vocabulary, texts)
    assert {(fault.level, fault.code, fault.field) for fault in found} == said
    assert all(fault.file.endswith("aldora-2031-03-05.yaml") and str(path) in fault.reason for fault in found)


def test_the_new_place_of_a_sentence_is_named(vocabulary: Vocabulary, texts: Path) -> None:
    path = texts / "cestia-2031-04-02.ja.txt"
    path.write_text(path.read_text("utf-8").replace("この協定は", "\nこの協定は"), "utf-8")
    reasons = {f.field: f.reason for f in told(CORPUS, vocabulary, texts) if f.code == "moved"}
    assert reasons == {
        "passages[7].at": f"the sentence p4.s2 stands at p5.s1 in the copy {path}",
        "passages[8].at": f"the sentence p4.s3 stands at p5.s2 in the copy {path}",
    }


def test_another_rule_is_said(corpus: Path, vocabulary: Vocabulary) -> None:
    change(corpus, "documents/cestia-2031-04-02.segments.json", "graphkit-ja/1", "graphkit-ja/0")
    (fault,) = told(corpus, vocabulary, TEXTS)
    assert (fault.level, fault.code) == ("warning", "rule")
    assert fault.reason.startswith("the sentences were cut by graphkit-ja/0, here by graphkit-ja/1")


def test_segments_of_the_invented_texts_are_those_that_are_kept() -> None:
    for source in reader.gather([CORPUS]).sources:
        document = source.document
        if source.segments:
            words = (TEXTS / f"{document.id}.{document.language}.txt").read_text("utf-8")
            found = evidence.segments_of(words, document.language, document.id)
            assert found.segments == source.segments.segments
            if document.language == "ja":
                path = CORPUS / "documents" / f"{document.id}.segments.json"
                assert writer.segments_json(found) == path.read_text("utf-8")


def test_a_copy_in_which_a_pointer_leads_astray_is_not_called_verified(
    corpus: Path, vocabulary: Vocabulary, texts: Path
) -> None:
    copy = texts / "cestia-2031-04-02.ja.txt"
    lines = copy.read_text(encoding="utf-8").split("\n")
    copy.write_text("\n".join([*lines[:-2], "別の文。"]) + "\n", encoding="utf-8")
    checked = checks.check(reader.read_corpora([corpus]), vocabulary, texts)
    assert checked.verified == ("aldora-2031-03-05",)
    assert any(id == "cestia-2031-04-02" and "lead astray" in why for id, why in checked.unverified)


def test_a_namesake_is_silenced_where_the_speaker_speaks(corpus: Path, vocabulary: Vocabulary) -> None:
    change(corpus, JA, ", persons: [lina-moss]", "")
    assert [fault.code for fault in told(corpus, vocabulary)] == ["persons"]
    silence = "    silence: {persons: another of that name}\n"
    change(corpus, JA, "    speaker: moss\n", f"    speaker: moss\n{silence}")
    assert told(corpus, vocabulary) == []
