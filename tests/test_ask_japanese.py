"""Shapes of Japanese questions: each is read so whatever words stand in it, and never otherwise."""

from __future__ import annotations

import pytest

from graphkit.ask.asking import reply
from graphkit.corpus import Corpus

W, J = "whitehouse-2024-01-04", "wsj-2024-06"
READ = (
    ("イランはロシアに何を渡したと米国は見ているのか", [f"{J}/c62"], [f"{J}/c41"]),
    (
        "北朝鮮は対ロ支援の見返りに何を得ようとしているとカービー氏はみているか",
        [f"{W}/c24"],
        [f"{W}/c14"],
    ),
    ("米当局者は、無人機を設計したのはどの国だと言っていますか", [f"{J}/c29"], [f"{J}/c28"]),
    (
        "6月18日にストルテンベルグ氏は、戦争を支えるのは誰だと述べましたか",
        [f"{J}/c24"],
        [f"{J}/c4"],
    ),
    ("匿名の当局者に基づく、イランのミサイル供給に関する主張はどれですか", [f"{J}/c66"], [f"{W}/c32"]),
    ("中国に関する主張のうち、匿名の当局者に基づくものはどれですか", [f"{J}/c74"], [f"{J}/c24", f"{J}/c57"]),
    ("ロシアが撃ったミサイルのうち、北朝鮮製のものは何ですか", [f"{W}/c17", f"{W}/c19"], [f"{W}/c3"]),
    ("2023年9月、イランで何が行われましたか", [f"{W}/c33"], [f"{W}/c40", f"{J}/c66"]),
    ("中ロの合同演習の標的はどこだったの", [f"{J}/c55", f"{J}/c56"], []),
    ("北朝鮮から得たミサイルを、ロシアはいつ使いましたか。", [f"{W}/c17", f"{W}/c19"], [f"{W}/c3"]),
    ("ロシアが飛ばしたイランの無人機は何機ですか", [f"{J}/c32"], [f"{W}/c2"]),
    ("イランの武器をロシアはどれだけ受け取ったのですか", [f"{J}/c64"], []),
    ("中国とロシアが一緒に計画している生産は何ですか", [f"{J}/c35"], [f"{J}/c30"]),
    ("砲弾の見返りは何ですか", [f"{J}/c43", f"{J}/c44"], [f"{J}/c46"]),
    ("ロシアの無人機工場を手伝ったのはどこだったっけ", [f"{J}/c27", f"{J}/c63"], []),
    ("ロシアが北朝鮮に提供しうる技術にはどのようなものがありますか。", [f"{J}/c43"], [f"{J}/c46"]),
    ("アバビルというミサイルを保有しているのは誰ですか。", [f"{W}/c36"], []),
    ("産科病院が被弾したという主張の出所はどこですか", [f"{W}/c6"], [f"{W}/c7"]),
    ("ヘインズ 台湾 演習", [f"{J}/c55", f"{J}/c57"], []),
    ("バイデン政権は議会に何を促していますか。", [f"{W}/r38"], [f"{W}/r41"]),
    ("通関データから分かることは何ですか。", [f"{J}/c52"], [f"{J}/c24"]),
    ("近距離弾道ミサイルの話し合いはどこまで進展しているのでしょうか", [f"{W}/c32"], [f"{J}/c42"]),
)
"""(question, what answers it, what does not)"""
NOT_READ = (
    "可能性にとどまらないものは何ですか",
    "米国と韓国が一緒に述べていることは何ですか",
    "ロシアと北朝鮮はともに攻撃しましたか",
    "カービー氏が見た資料は何ですか",
    "ロシアのミサイルは北朝鮮のものですか",
    "中国ってどこまで手を貸してるの",
    "ロシアが使った弾道ミサイル、どこ製？",
    "北朝鮮の支援について、カービー氏以外は何と言っていますか",
)
"""A word of these has no place in any reading, and is never passed over."""


@pytest.mark.parametrize("question, shown, others", READ, ids=lambda value: str(value)[:40])
def test_a_shape_is_read(shipped: Corpus, question: str, shown: list[str], others: list[str]) -> None:
    answer = reply(shipped, question)
    found = {row.id for row in (*answer.claims, *answer.remarks)}
    assert answer.exit == 0
    assert found.issuperset(shown)
    assert found.isdisjoint(others)


@pytest.mark.parametrize("question", NOT_READ)
def test_a_word_without_a_place_is_not_passed_over(shipped: Corpus, question: str) -> None:
    assert reply(shipped, question).exit == 3
