"""Sentences, pointers and digests."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit import text

JAPANESE = {
    "full stops": ("雨だ。風だ！雪か？", ["雨だ。", "風だ！", "雪か？"]),
    "inside quotation marks": ("彼は「行く。必ず行く」と言った。", ["彼は「行く。必ず行く」と言った。"]),
    "inside brackets": ("晴れ（夜は雨。）だ。次。", ["晴れ（夜は雨。）だ。", "次。"]),
    "runs of marks": ("本当か？！次。", ["本当か？！", "次。"]),
    "no mark at the end": ("一。二", ["一。", "二"]),
    "wide blanks between": ("一。\u3000二。", ["一。", "二。"]),
    "a closing mark alone": ("」一。二。", ["」一。", "二。"]),
}


@pytest.mark.parametrize(("words", "sentences"), JAPANESE.values(), ids=JAPANESE)
def test_japanese_sentences(words: str, sentences: list[str]) -> None:
    assert [words[each.start : each.end] for each in text.segments(words, "ja")] == sentences


def test_pointers_count_lines_that_are_not_white_space_only() -> None:
    words = "\n一。二。\n \u3000\n\n三。\r\n四。"
    assert [(each.at, words[each.start : each.end]) for each in text.segments(words, "ja")] == [
        ("p1.s1", "一。"), ("p1.s2", "二。"), ("p2.s1", "三。"), ("p3.s1", "四。"),
    ]  # fmt: skip


def test_other_languages_are_cut_by_sentencex() -> None:
    words = "Mr. Moss spoke. He left."
    assert [words[each.start : each.end] for each in text.segments(words, "en-GB")] == [
        "Mr. Moss spoke.",
        "He left.",
    ]
    assert text.rule_for("en").startswith("sentencex/") and text.rule_for("ja-JP") == "graphkit-ja/1"


@pytest.mark.parametrize("language", ["ja", "en"])
@given(words=st.text(st.sampled_from("ab 一。！？「」（）.\n\r\t\u3000\u2028é🛩"), max_size=40))
def test_every_letter_stands_in_one_sentence(language: str, words: str) -> None:
    found = text.segments(words, language)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(words[each.start : each.end].split()) for each in found) == "".join(words.split())
    assert all(text.POINTER.match(each.at) for each in found)
    assert all(text.digest(words[each.start : each.end]) == each.digest for each in found)


def test_a_digest_does_not_see_white_space_or_width() -> None:
    assert text.digest("ＡＢＣ 12\u3000ｶﾞ") == text.digest("ABC１２ガ")
    assert text.digest("a") != text.digest("b") and len(text.digest("")) == 16


def test_folded_names_are_equal_whatever_their_width_and_case() -> None:
    assert text.fold(" Ｉｒａｎ\u3000 ISLAMIC ") == "iran islamic"
