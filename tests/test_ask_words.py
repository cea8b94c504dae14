"""Words of a question: names, capitals, endings, dates, spelling."""

from __future__ import annotations

import pytest

from graphkit.ask import words
from graphkit.ask.reader import unknown
from graphkit.corpus import Corpus


def cut(corpus: Corpus, question: str) -> words.Words:
    plain = words.clean(question)
    return words.cut(corpus, plain, words.language_of(plain))


def entities(corpus: Corpus, question: str) -> list[str]:
    return [s.target for t in cut(corpus, question).tokens for s in t.of("entity")[:1]]


@pytest.mark.parametrize(
    "question, named",
    [
        ("Iran's drones", ["iran", "uav"]),
        ("President Putin", ["vladimir-putin"]),
        ("プーチン氏は", ["vladimir-putin"]),
        ("Shahed-131s", []),
        ("Ｉｒａｎ and　Russia", ["iran", "russia"]),
        ("What does the US supply us?", ["united-states"]),
        ("does the us supply", ["united-states"]),
        ("イランやロシア", ["iran", "russia"]),
        ("短距離弾道ミサイル", ["short-range-ballistic-missile"]),
        ("the Russians", ["russia"]),
    ],
)
def test_names(shipped: Corpus, question: str, named: list[str]) -> None:
    assert entities(shipped, question) == named


@pytest.mark.parametrize(
    "question, strange", [("イランダは", "イランダ"), ("ニューロシアの", "ニューロシア"), ("露西は", "露西")]
)
def test_a_name_inside_a_longer_one_is_not_known(shipped: Corpus, question: str, strange: str) -> None:
    assert [token.text for token in unknown(cut(shipped, question))] == [strange]


@pytest.mark.parametrize(
    "question, correction",
    [
        ("What does Iran suply?", {"suply": "supply"}),
        ("Who supplies Rusia?", {"Rusia": "russia"}),
        ("シャヒド136とは", {"シャヒド": "シャヘド"}),
        ("What does Irak supply?", {}),
        ("イラクは", {}),
        ("Does Iran refuse to supply?", {}),
        ("Who is the main supplier?", {}),
    ],
)
def test_spelling_is_put_right_only_where_it_is_one_slip(
    shipped: Corpus, question: str, correction: dict[str, str]
) -> None:
    assert dict(cut(shipped, question).corrections) == correction


@pytest.mark.parametrize(
    "question, date",
    [
        ("on 4 January 2024", "2024-01-04"),
        ("January 4, 2024", "2024-01-04"),
        ("in January 2024", "2024-01"),
        ("in 2024", "2024"),
        ("2024-01-04", "2024-01-04"),
        ("2024年1月4日に", "2024-01-04"),
        ("2024年1月", "2024-01"),
        ("in January", "2024-01"),
    ],
)
def test_dates(shipped: Corpus, question: str, date: str) -> None:
    assert [s.target for t in cut(shipped, question).tokens for s in t.of("date")] == [date]


@pytest.mark.parametrize(
    "verb",
    [
        "供給する",
        "供給します",
        "供給している",
        "供給しています",
        "供給した",
        "供給しました",
        "供給していない",
        "供給してる",
        "供給されている",
    ],
)
def test_japanese_verbs_in_their_forms(shipped: Corpus, verb: str) -> None:
    found = cut(shipped, verb).tokens
    assert len(found) == 1 and found[0].has("verb", "supplies")


@pytest.mark.parametrize(
    "verb", ["supply", "supplies", "supplied", "supplying", "gave", "given", "sent", "hands over"]
)
def test_english_verbs_in_their_forms(shipped: Corpus, verb: str) -> None:
    found = cut(shipped, verb).tokens
    assert len(found) == 1 and found[0].has("verb", "supplies")
