"""What is left out of a question that nothing reads whole: the answer names it, or there is none."""

from __future__ import annotations

import pytest

from graphkit.ask import reply
from graphkit.corpus import Corpus


@pytest.mark.parametrize(
    "question, left_out, shown",
    [
        ("Is Iran grobblingly supplying Russia with drones?", "grobblingly", "wsj-2024-06/c64"),
        ("What grobbled drones does Iran supply Russia?", "grobbled", "wsj-2024-06/c64"),
        ("Which groblous states supply Russia with shells?", "groblous", "wsj-2024-06/c41"),
        ("イランはロシアに老朽化した無人機を供与しているか。", "老朽化した", "wsj-2024-06/c64"),
        ("ロシアは高価な砲弾を誰から得たか", "高価な", "wsj-2024-06/c41"),
    ],
)
def test_an_unknown_word_that_only_narrows_is_left_out_and_named(
    shipped: Corpus, question: str, left_out: str, shown: str
) -> None:
    answer = reply(shipped, question)
    assert answer.exit == 0 and answer.unapplied == (left_out,) and shown in answer.ids()
    assert left_out in answer.sentence and answer.reading["asks"] != "loosely"


@pytest.mark.parametrize(
    "question, shown",
    [
        ("Which government grobbles Moscow with artillery shells?", "wsj-2024-06/c41"),
        ("On which occasion did Haines grobble Taiwan?", "wsj-2024-06/c56"),
        ("西側の制裁はロシアにどう罟罘いたのですか", "wsj-2024-06/r10"),
    ],
)
def test_the_loosest_search_says_that_it_did_not_understand(
    shipped: Corpus, question: str, shown: str
) -> None:
    answer = reply(shipped, question)
    assert answer.reading["asks"] == "loosely" and shown in answer.ids()
    assert answer.sentence.startswith(("Not understood as a question.", "質問としては理解できなかった。"))


@pytest.mark.parametrize(
    "question",
    [
        "Does Iran have nuclear weapons?",
        "Who exports chemical weapons to Russia?",
        "化学兵器を供給しているのはどの国か",
        "Does Iran hardly supply Russia with drones?",
        "Has Belarus transferred loitering munitions to Russia?",
        "How many people were killed by Iranian drones?",
        "How many tanks has China given Russia?",
        "日本がウクライナに供与した装備品は何か",
        "習近平国家主席は、無人機の共同生産について何と述べたのですか。",
        "Does Iran supply all of Russia's drones?",
        "Which company steers the drone factory in Tatarstan?",
        "プーチン大統領は悪い人だと思いますか",
    ],
)
def test_a_name_a_number_a_kind_or_what_is_asked_for_is_never_left_out(
    shipped: Corpus, question: str
) -> None:
    assert reply(shipped, question).exit == 3
