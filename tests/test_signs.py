"""What the signs say of single sentences: no warning where the encoding is right, one where it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graphkit import reader, signs
from graphkit.looking import Known, Look
from graphkit.model import Document, Passage

HERE = Path(__file__).resolve().parent
KNOWN = Known(
    reader.gather([HERE / "corpus"]), reader.read_vocabulary(HERE.parent / "schema" / "vocabulary.yaml")
)
CLAIM = {"id": "c1", "subject": "berun", "relation": "supplies", "object": "cestia"}


def seen(
    sign: str, sentence: str, label: str, plural: bool, language: str = "en", **fields: Any
) -> tuple[str, ...]:
    """What the sign says of the sentence, in which a speaker called so makes one claim."""
    speaker: dict[str, Any] = {
        "id": "voice", "label": {"en": label, "ja": label}, "kind": "official", "named": "false",
        "plural": "true" if plural else "false",
    }  # fmt: skip
    passage = {"at": "p1.s1", "speaker": "voice", "claims": [CLAIM | fields]}
    document = Document.model_validate({
        "id": "invented", "title": "Invented", "publisher": "dravia", "published": "2031",
        "language": language, "speakers": [speaker], "passages": [passage],
    })  # fmt: skip
    source = reader.Source("invented.yaml", document, reader.Places("invented.yaml"), None)
    (first,) = document.passages
    assert isinstance(first, Passage)
    return tuple(signs.SIGNS[sign][1](Look(sentence, source, first, KNOWN)))


@pytest.mark.parametrize(
    ("sentence", "label", "found"),
    [
        ("Berun supplies Cestia, two European officials said.", "two European officials", ()),
        ("Berun supplies Cestia, two European officials said.", "European officials", ()),
        ("Two senior officials said that Berun supplies Cestia.", "officials", ()),
        ("Two officials, who had seen it, said that Berun supplies Cestia.", "officials", ()),
        ("Berun sent Cestia two drones, officials said.", "officials", ("two",)),
        ("Berun sent Cestia two drones, two officials said.", "two officials", ()),
        ("Berun sent Cestia three drones, two officials said.", "two officials", ("three",)),
    ],
)
def test_a_number_of_speakers_is_no_amount(sentence: str, label: str, found: tuple[str, ...]) -> None:
    said = seen("number", sentence, label, True)
    assert said == tuple(f"the number “{each}” is in no statement" for each in found)


@pytest.mark.parametrize(
    ("sentence", "label", "plural", "found"),
    [
        ("One of the officials said that Berun supplies Cestia.", "an official", False, ""),
        ("One of the European officials said so.", "an official", False, ""),
        ("One of the officials said that Berun supplies Cestia.", "officials", True, "one speaks"),
        ("Berun is one of the suppliers, officials said.", "officials", True, ""),
        ("Berun is one of the suppliers, officials said.", "an official", False, "several speak"),
        ("The officials said that Berun supplies Cestia.", "an official", False, "several speak"),
    ],
)
def test_one_of_several_is_one(sentence: str, label: str, plural: bool, found: str) -> None:
    assert [each.partition(",")[0] for each in seen("how-many", sentence, label, plural)] == [found][
        : len(found)
    ]


@pytest.mark.parametrize(
    ("sentence", "plural", "found"),
    [
        ("当局者らの一人は、ベルンが武器を送ったと述べた。", False, ""),
        ("当局者らの一人は、ベルンが武器を送ったと述べた。", True, "one speaks"),
        ("当局者らは、ベルンが武器を送ったと述べた。", False, "several speak"),
    ],
)
def test_one_of_several_is_one_in_japanese(sentence: str, plural: bool, found: str) -> None:
    said = seen("how-many", sentence, "当局者", plural, "ja")
    assert [each.partition(",")[0] for each in said] == [found][: len(found)]


@pytest.mark.parametrize(
    ("sentence", "label", "found"),
    [
        ("Port Vell rejects that Berun supplies Cestia.", "Port Vell", 0),
        ("Port Vell rejects that Berun supplies Cestia.", "the port", 1),
        (
            "Dravian officials, and Port Vell officials, say that Berun supplies Cestia.",
            "Port Vell officials",
            0,
        ),
        ("Port Vell officials say that Berun supplies Cestia.", "officials", 1),
    ],
)
def test_a_name_that_the_speaker_is_called_by_is_used(sentence: str, label: str, found: int) -> None:
    assert len(seen("name", sentence, label, False)) == found


def test_a_name_of_one_letter_is_not_looked_for() -> None:
    berun = KNOWN.entities["berun"]
    aliases = berun.aliases.model_copy(update={"ja": ("ロ",)})
    loaded = reader.gather([HERE / "corpus"])
    files = tuple(
        file._replace(entities=(berun.model_copy(update={"aliases": aliases}),)) for file in loaded.files[:1]
    )
    known = Known(loaded._replace(files=files), KNOWN.vocabulary)
    assert known.names("ja").find("シニアフェローが述べた。") == []


def test_what_is_relayed_is_hearsay_and_no_doubt() -> None:
    sentence = "Berun reportedly supplies Cestia."
    assert seen("doubt", sentence, "a voice", False, via="self") == ()
    assert len(seen("doubt", sentence, "a voice", False)) == 1
    assert len(seen("doubt", "Berun may supply Cestia.", "a voice", False, via="self")) == 1


def test_who_publishes_is_used_where_the_document_itself_relays() -> None:
    sentence = "Berun supplies Cestia, officials told Dravia."
    assert seen("name", sentence, "officials", True, via="self") == ()
    assert len(seen("name", sentence, "officials", True)) == 1


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Berun builds drones in the factory at Kestrel.", 0),
        ("Berun supplies a Kestrel.", 1),
        ("Berun sends a factory, and no Kestrel.", 1),
    ],
)
def test_a_part_of_a_longer_name_that_is_used_is_used(sentence: str, found: int) -> None:
    (works,) = (each for each in KNOWN.entities.values() if each.kind == "Facility")
    label = works.labels.model_copy(update={"en": "Kestrel drones factory"})
    named = works.model_copy(update={"labels": label})
    entities = KNOWN.entities
    KNOWN.entities = entities | {works.id: named}
    try:
        assert len(seen("name", sentence, "officials", True, where=works.id)) == found
    finally:
        KNOWN.entities = entities


@pytest.mark.parametrize("who", ["The two countries", "Two sides", "Both leaders"])
def test_parties_that_are_counted_are_no_amount(who: str) -> None:
    assert seen("number", f"{who} met in Berun.", "officials", True) == ()
