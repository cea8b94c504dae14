"""Words of the vocabulary in the forms that questions have."""

from __future__ import annotations

import pytest

from graphkit.lexicon import bare_label, parts_of_label, plural, words
from graphkit.locate import vocabulary_file
from graphkit.reader import read_vocabulary
from graphkit.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary(vocabulary_file())


def test_every_relation_has_words_in_both_languages(vocabulary: Vocabulary) -> None:
    found = {
        (language, target) for _, language, kind, target, _ in words(vocabulary) if kind in ("verb", "noun")
    }
    assert found >= {(language, name) for name in vocabulary.relations for language in ("en", "ja")}


@pytest.mark.parametrize(
    "phrase", ["gave", "supplies", "suppliers", "deliveries", "供給", "供給国", "no longer", "what", "誰"]
)
def test_words(vocabulary: Vocabulary, phrase: str) -> None:
    assert any(word[0] == phrase for word in words(vocabulary))


@pytest.mark.parametrize(
    "label, language, parts",
    [
        ("Western officials and customs data", "en", ("Western officials", "customs data")),
        ("US and South Korean officials", "en", ()),
        ("西側当局者や通関データ", "ja", ("西側当局者", "通関データ")),
    ],
)
def test_parts_of_a_label(label: str, language: str, parts: tuple[str, ...]) -> None:
    assert parts_of_label(label, language) == parts


def test_a_label_without_the_word_that_tells_it_from_others(vocabulary: Vocabulary) -> None:
    assert bare_label("a defence official", "en", vocabulary) == "defence official"
    assert bare_label("別の国防当局者", "ja", vocabulary) == "国防当局者"


@pytest.mark.parametrize(
    "noun, more", [("supply", "supplies"), ("boy", "boys"), ("breach", "breaches"), ("person", "people")]
)
def test_plural(noun: str, more: str) -> None:
    assert plural(noun) == more
