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
    ("韓国政府の見解は？", [f"{J}/c41"], [f"{J}/c62"]),
    ("イラン側の認識は？", [f"{J}/c68"], [f"{J}/c64"]),
    ("制裁についての米国の立場は", [f"{W}/c48", f"{J}/c72"], [f"{J}/c12"]),
    ("ロシアのミサイル調達の相手国は", [f"{W}/c16"], [f"{W}/c25"]),
    ("中国の合同演習の相手国。", [f"{J}/c57"], []),
    ("米国が科した制裁の対象国。", [f"{W}/c11", f"{J}/c50"], []),
    ("北朝鮮の武器供給の時期は", [f"{W}/c15", f"{W}/c16"], [f"{W}/c45"]),
    ("北朝鮮の武器提供の根拠は何ですか", [f"{W}/c16", f"{J}/c41"], [f"{J}/r23"]),
    ("ロシアと北朝鮮の取り決めの中身は。", [f"{J}/c4"], [f"{J}/c46"]),
    ("中国の狙いは何か", [f"{J}/r14"], [f"{J}/c55"]),
    ("ロシアへの制裁は効いていますか。", [f"{W}/r6", f"{J}/r47"], []),
    ("ヘインズ長官が議会で述べたこと。", [f"{J}/c55", f"{J}/c57"], [f"{J}/c60"]),
    ("NATOと比べてロシアの協力関係はどう評価されているか。", [f"{J}/r26"], []),
    ("ロシアにとって最も役立っているのはどこの国からの供給ルートですか。", [f"{J}/r39"], [f"{W}/r31"]),
    ("米政府は、すでに中国に対ロ支援を理由に制裁を科したのか。", [f"{J}/c72"], [f"{W}/c11"]),
    ("イラン製無人機が戦場で使われると、イランにはどんな得があるのか", [f"{J}/r19"], [f"{J}/r39"]),
    ("2023年9月にイランを訪れたロシアの要人は誰ですか", [f"{W}/c33"], [f"{W}/c40"]),
    ("まだ交渉の段階にあるのはどの武器？", [f"{W}/c32", f"{J}/c66"], [f"{J}/c64"]),
    ("軍需物資の生産が予想より早く回復したのはなぜか", [f"{J}/r49"], [f"{J}/r10"]),
    (
        "タレブー氏とはどのような人物で、イランについて何と述べていますか。",
        [f"{J}/r42", f"{J}/r44"],
        [f"{J}/c64"],
    ),
    ("中露が台湾を標的に演習したと明かしたのは誰？", [f"{J}/c55", f"{J}/c57"], [f"{J}/c60"]),
    ("ロシアが拒否権を行使した狙いは何だと米当局者は見ているのか", [f"{J}/r38"], [f"{J}/c62"]),
    (
        "制裁監視の延長を阻んだのは誰で、その狙いは何だったと米当局者は見ているのか。",
        [f"{J}/c60", f"{J}/r38"],
        [f"{W}/c21"],
    ),
    (
        "ロシアに送られたイランの無人機は何機で、イラン自身はこれを認めているのですか。",
        [f"{J}/c64", f"{J}/c68"],
        [],
    ),
    (
        "ロシアへの武器の提供を否定しているのはどの国で、それに反することを言っているのは誰ですか。",
        [f"{J}/c68", f"{J}/c64"],
        [f"{J}/c69", f"{W}/c32"],
    ),
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
    "カービー氏の発言はいつか",
    "1月2日の攻撃で使われたミサイルの出所は。",
    "こうした協力は違法か",
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


@pytest.mark.parametrize(
    "question",
    ["この協力は同盟と呼べるのか。", "その取引は何の見返りか。", "これらの無人機を製造しているのはどこか。"],
)
def test_what_is_pointed_at_nowhere_is_named(shipped: Corpus, question: str) -> None:
    assert question.startswith(reply(shipped, question).unapplied[0])


@pytest.mark.parametrize(
    "question", ["この戦争でロシアを支援しているのは誰か。", "イランの協力と、その協力の目的は"]
)
def test_what_is_pointed_at_and_named_is_not(shipped: Corpus, question: str) -> None:
    assert not reply(shipped, question).unapplied
