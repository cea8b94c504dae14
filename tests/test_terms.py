"""Terms: what is written is what is read, whatever the characters."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import UsageError
from graphkit.terms import Names, in_language, is_name, literal, name, number

NAMES = Names("https://x.example/")


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_any_words_come_back_from_turtle(words: str) -> None:
    for term in (literal(words), in_language(words, "en"), literal(words, "mc:edtf")):
        text = f"@prefix mc: <https://x.example/schema/> . <a:a> <a:b> {term} ."
        (quad,) = ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)
        assert quad.object.value == words == NAMES.parts(term)[0]


@given(st.integers(0) | st.floats(0, allow_nan=False, allow_infinity=False))
def test_any_number_comes_back(value: float) -> None:
    words, _, datatype = NAMES.parts(number(value))
    assert type(value)(words) == value and datatype.endswith(("#integer", "#double"))


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UsageError, match="half of a character"):
        literal("\ud800")


@pytest.mark.parametrize("local", ["", "a b", "a/b", "a>", "é", ".a", "a.", "a\n", 'a"', "-a"])
def test_names_that_could_not_stand_in_an_iri_are_refused(local: str) -> None:
    with pytest.raises(UsageError, match="cannot be the end of an IRI"):
        name("entity", local)


@pytest.mark.parametrize(
    "base", ["", "x", "https://x.example", "https://x.example/ /", "https://x.example/<>/", "file"]
)
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="is no IRI"):
        Names(base)


def test_names_and_literals_are_told_apart() -> None:
    assert is_name("entity:iran") and is_name("tie:a.b.c")
    assert not any(map(is_name, ("12", '"a"', '"a"@en', "true", "false")))
