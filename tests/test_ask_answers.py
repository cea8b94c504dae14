"""What an answer says around its claims: who denies and when, what stands first, what is there instead."""

from __future__ import annotations

import pytest

from graphkit.ask import reply
from graphkit.corpus import Corpus


def test_who_says_that_it_is_not_so_is_not_among_those_who_say_so(shipped: Corpus) -> None:
    answer = reply(shipped, "Who says that Iran has supplied Russia with close-range ballistic missiles?")
    assert "Said not to be so by: John Kirby." in answer.sentence
    assert "Said by: John Kirby" not in answer.sentence
    denied = reply(shipped, "Who denies that Iran supplies drones?").sentence
    assert denied.startswith("Denied by: Iran.")
    japanese = reply(shipped, "ロシアへの武器供与を否定しているのは誰か").sentence
    assert japanese.startswith("否定しているのはイラン。")


@pytest.mark.parametrize(
    "question, dated",
    [
        ("In January 2024, what was said about Iran?", "with weapons (document of June 2024)."),
        ("ロシアはイランに何を求めていますか", "否定している（2024年6月の文書）。"),
    ],
)
def test_a_denial_from_another_document_has_its_date(shipped: Corpus, question: str, dated: str) -> None:
    assert dated in reply(shipped, question).sentence


def test_a_denial_from_the_same_document_has_none(shipped: Corpus) -> None:
    answer = reply(shipped, "Does Iran supply Russia with drones?")
    assert answer.sentence.endswith("Iran denies supplying Russia with weapons.")


@pytest.mark.parametrize(
    "question, first",
    [
        ("Which states are under American sanctions?", ("Russia", "Iran", "Venezuela")),
        ("Who supplies Russia with missiles?", ("North Korea supplies", "Russia seeks")),
    ],
)
def test_each_answer_is_told_before_one_is_told_twice(
    shipped: Corpus, question: str, first: tuple[str, ...]
) -> None:
    said = reply(shipped, question).sentence
    places = [said.find(each) for each in first]
    assert -1 not in places and said.find(first[-1]) < said.rfind("And ")


def test_what_is_dated_in_the_time_that_is_asked_for_stands_first(shipped: Corpus) -> None:
    said = reply(shipped, "Russian strikes on Ukraine, 2 January 2024").sentence
    assert said.index("on 2 January 2024 (date inferred)") < said.index("29 December 2023")


@pytest.mark.parametrize("question", ["Which of the claims are disputed?", "争いのある主張はどれですか"])
def test_a_claim_that_no_denial_meets_is_not_contested_with_its_proposition(
    shipped: Corpus, question: str
) -> None:
    ids = reply(shipped, question).ids()
    assert {"wsj-2024-06/c62", "wsj-2024-06/c64"} <= {*ids} and "wsj-2024-06/c67" not in ids


def test_what_is_denied_names_what_others_say_is_not_so(shipped: Corpus) -> None:
    answer = reply(shipped, "What is denied?")
    assert [row.id for row in answer.claims] == ["wsj-2024-06/c68"]
    assert "whitehouse-2024-01-04/c31" in answer.sentence and "wsj-2024-06/c69" in answer.sentence


def test_a_capital_in_a_bag_of_words_is_its_state_where_nothing_is_there(shipped: Corpus) -> None:
    answer = reply(shipped, "Shoigu Tehran missiles 2023")
    assert "whitehouse-2024-01-04/c34" in answer.ids()


@pytest.mark.parametrize(
    "question, first",
    [
        ("Does South Korea supply Russia with artillery shells?", "wsj-2024-06/c41"),
        ("中国は北朝鮮に燃料油を供給しているか", "wsj-2024-06/c46"),
        ("中国から北朝鮮へ戦闘機が渡ったというのは事実ですか", "whitehouse-2024-01-04/c24"),
    ],
)
def test_instead_is_who_else_gives_the_same_thing(shipped: Corpus, question: str, first: str) -> None:
    answer = reply(shipped, question)
    assert not answer.claims and answer.instead[0].id == first


def test_a_plant_that_acts_is_the_place_that_is_asked_for(shipped: Corpus) -> None:
    said = reply(shipped, "How many Shahed 136 drones are produced at the Tatarstan plant?").sentence
    assert "No claim names" not in said and "several thousand a year" in said


def test_a_remark_that_is_not_flat_says_how_firmly_and_by_which_words(shipped: Corpus) -> None:
    english = reply(shipped, "What will Russia gain from the launches?")
    assert "John Kirby (put as probable, “We expect”): Russia will draw lessons" in english.sentence
    japanese = reply(shipped, "ロシアは発射から何を得ますか").sentence
    assert "ジョン・カービー氏（推定として）: ロシアは発射から教訓を得る。" in japanese
    put = {english.table(row)["how it is put"] for row in english.remarks}
    assert put == {"gain, probable"}


def test_what_a_thing_is_given_for_is_said_to_be_read_where_the_print_only_points(shipped: Corpus) -> None:
    [pointed] = shipped.find(claim=["wsj-2024-06/c46"])
    assert pointed.gloss["en"].endswith("in return for North Korea sending workers to Russia (as read here)")
    [said] = shipped.find(claim=["wsj-2024-06/c43"])
    assert "as read here" not in said.gloss["en"]
