"""Sentences worked out by hand in both languages, and what must hold of every sentence."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from graphkit import load, spoken, wording
from graphkit.reader import read_vocabulary
from graphkit.vocabulary import Vocabulary
from graphkit.wording import Amount, Parts

VOCABULARY = read_vocabulary(Path(__file__).parent.parent / "schema" / "vocabulary.yaml")
LANGUAGES = ("en", "ja")
LABELS = {
    "iran": ("Iran", "イラン", "State"),
    "russia": ("Russia", "ロシア", "State"),
    "north-korea": ("North Korea", "北朝鮮", "State"),
    "china": ("China", "中国", "State"),
    "ukraine": ("Ukraine", "ウクライナ", "State"),
    "taiwan": ("Taiwan", "台湾", "State"),
    "usa": ("the United States", "米国", "State"),
    "west": ("Western states", "西側諸国", "Group"),
    "un": ("the United Nations", "国連", "Organisation"),
    "forces": ("the Russian armed forces", "ロシア軍", "Organisation"),
    "corps": ("the Guard Corps", "革命防衛隊", "Organisation"),
    "visit": ("the visit of September 2023", "2023年9月の訪問", "Event"),
    "kim": ("Kim Jong Un", "金正恩", "Person"),
    "shoigu": ("Sergei Shoigu", "セルゲイ・ショイグ", "Person"),
    "unknown": ("unknown", "unknown", ""),
    "plant": ("the drone plant in Tatarstan", "タタルスタンの無人機工場", "Facility"),
    "cities": ("Ukrainian cities", "ウクライナの都市", "Facility"),
    "pyongyang": ("Pyongyang", "平壌", "Place"),
    "war": ("the war in Ukraine", "ウクライナでの戦争", "Event"),
    "mandate": ("the UN mandate", "国連の任務", "Measure"),
    "pact": ("the pact of June 2024", "2024年6月の条約", "Measure"),
    "west-sanctions": ("Western sanctions on Russia", "西側諸国による対ロシア制裁", "Measure"),
    "obligations": ("Russia's obligations", "ロシアの義務", "Measure"),
    "quoted": ("“third countries”", "「第三国」", ""),
    "us-sanctions": ("US sanctions", "米国の制裁", "Measure"),
    "shells": ("artillery shells", "砲弾", "Item"),
    "weapons": ("weapons", "武器", "Item"),
    "srbm": ("short-range ballistic missiles", "短距離弾道ミサイル", "Item"),
    "crbm": ("close-range ballistic missiles", "近距離弾道ミサイル", "Item"),
    "uav": ("armed drones", "武装無人機", "Item"),
    "uuav": ("unarmed drones", "非武装無人機", "Item"),
    "shahed": ("Shahed 136", "シャヘド136", "Item"),
    "know-how": ("drone technology", "無人機技術", "Item"),
    "combat": ("combat capability", "戦闘能力", "Item"),
    "workers": ("workers", "労働者", "Item"),
    "oil": ("fuel oil", "燃料油", "Item"),
    "field": ("space technology", "宇宙技術", "Item"),
}
NEG: dict[str, Any] = {"polarity": "negated"}

# relation, subject, object, item, further fields, English, Japanese: read aloud, worked out by hand
GLOSSES: list[tuple[str, str, str, str, dict[str, Any], str, str]] = [
    (
        "supplies",
        "north-korea",
        "russia",
        "shells",
        {"certainty": "possible"},
        "North Korea may be supplying Russia with artillery shells",
        "北朝鮮はロシアに砲弾を供給している可能性がある",
    ),
    (
        "supplies",
        "north-korea",
        "russia",
        "shells",
        {"certainty": "probable"},
        "North Korea probably supplies Russia with artillery shells",
        "北朝鮮はロシアに砲弾を供給しているとみられる",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "crbm",
        NEG,
        "Iran has not supplied Russia with close-range ballistic missiles",
        "イランはロシアに近距離弾道ミサイルを供給していない",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "srbm",
        {"phase": "negotiating"},
        "Iran is in talks to supply Russia with short-range ballistic missiles",
        "イランはロシアへの短距離弾道ミサイルの供給に向けて交渉している",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "crbm",
        {"phase": "sought"},
        "Russia seeks close-range ballistic missiles from Iran",
        "ロシアはイランに近距離弾道ミサイルの供給を求めている",
    ),
    (
        "supplies",
        "unknown",
        "russia",
        "weapons",
        {"phase": "sought"},
        "Russia seeks weapons",
        "ロシアは武器の供給を求めている",
    ),
    ("supplies", "iran", "russia", "", {}, "Iran supplies Russia", "イランはロシアへの供給を行っている"),
    (
        "supplies",
        "unknown",
        "russia",
        "weapons",
        {},
        "Russia is supplied with weapons",
        "ロシアは武器の供給を受けている",
    ),
    (
        "supplies",
        "unknown",
        "russia",
        "weapons",
        NEG,
        "An unnamed party has not supplied Russia with weapons",
        "名指しされていない当事者はロシアに武器を供給していない",
    ),
    (
        "supplies",
        "iran",
        "unknown",
        "uav",
        {},
        "Iran supplies an unnamed party with armed drones",
        "イランは名指しされていない当事者に武装無人機を供給している",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"phase": "planned"},
        "Iran plans to supply Russia with armed drones",
        "イランはロシアへの武装無人機の供給を計画している",
    ),
    (
        "supplies",
        "russia",
        "north-korea",
        "field",
        {"phase": "planned", "certainty": "possible"},
        "Russia could supply North Korea with space technology",
        "ロシアは北朝鮮に宇宙技術を供給する可能性がある",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"phase": "agreed"},
        "Iran has agreed to supply Russia with armed drones",
        "イランはロシアへの武装無人機の供給に合意している",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"phase": "agreed", **NEG, "certainty": "probable"},
        "Iran probably has not agreed to supply Russia with armed drones",
        "イランはロシアへの武装無人機の供給に合意していないとみられる",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"phase": "ended"},
        "Iran no longer supplies Russia with armed drones",
        "イランはロシアへの武装無人機の供給をやめた",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"phase": "ended", **NEG},
        "Iran has not stopped supplying Russia with armed drones",
        "イランはロシアへの武装無人機の供給をやめていない",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"phase": "ended", "when": "2023", "stated": "2024"},
        "Iran stopped supplying Russia with armed drones in 2023",
        "イランは2023年にロシアへの武装無人機の供給をやめた",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"certainty": "open"},
        "It is undetermined whether Iran supplies Russia with armed drones",
        "イランがロシアに武装無人機を供給しているかどうかは明らかでない",
    ),
    (
        "supplies",
        "north-korea",
        "russia",
        "srbm",
        {"when": "2023-12-30?", "stated": "2024-01-04"},
        "North Korea supplied Russia with short-range ballistic missiles on 30 December 2023 (date inferred)",
        "北朝鮮は2023年12月30日（日付は推定）にロシアに短距離弾道ミサイルを供給した",
    ),
    (
        "supplies",
        "north-korea",
        "russia",
        "srbm",
        {"when": "2023", "stated": "2024-01-04", **NEG},
        "North Korea did not supply Russia with short-range ballistic missiles in 2023",
        "北朝鮮は2023年にロシアに短距離弾道ミサイルを供給しなかった",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"when": "2022-08/.."},
        "Iran has supplied Russia with armed drones since August 2022",
        "イランは2022年8月以降、ロシアに武装無人機を供給している",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"when": "2024", "stated": "2024-06-20"},
        "Iran supplies Russia with armed drones in 2024",
        "イランは2024年にロシアに武装無人機を供給している",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"amount": Amount("何百機", 100, 999)},
        "Iran supplies Russia with armed drones (“何百機”, hundreds)",
        "イランはロシアに武装無人機（「何百機」）を供給している",
    ),
    (
        "supplies",
        "north-korea",
        "russia",
        "srbm",
        {"amount": Amount("several [dozen]", 24)},
        "North Korea supplies Russia with short-range ballistic missiles (“several [dozen]”)",
        "北朝鮮はロシアに短距離弾道ミサイル（「several [dozen]」、数十）を供給している",
    ),
    (
        "supplies",
        "russia",
        "north-korea",
        "oil",
        {
            "in_return": [
                ("supplies", "north-korea", "russia", "shells", {"certainty": "probable"}),
                ("supplies", "north-korea", "russia", "srbm", {"certainty": "possible"}),
            ]
        },
        "Russia supplies North Korea with fuel oil, in return for North Korea supplying Russia"
        " with artillery shells and short-range ballistic missiles",
        "ロシアは、北朝鮮がロシアに砲弾と短距離弾道ミサイルを供給していることの見返りに、"
        "北朝鮮に燃料油を供給している",
    ),
    (
        "supplies",
        "russia",
        "north-korea",
        "oil",
        {
            "phase": "sought",
            "when": "2024",
            "stated": "2025",
            "in_return": [
                ("sends_personnel", "north-korea", "russia", "workers", {}),
                ("supplies", "north-korea", "russia", "shells", {"when": "2023", "stated": "2024"}),
            ],
        },
        "North Korea sought fuel oil from Russia in 2024, in return for sending workers to Russia"
        " and having supplied Russia with artillery shells in 2023",
        "北朝鮮は2024年に、ロシアに労働者を派遣していることと2023年にロシアに砲弾を供給したことの見返りに、"
        "ロシアに燃料油の供給を求めた",
    ),
    (
        "supplies",
        "west",
        "ukraine",
        "weapons",
        {},
        "Western states supply Ukraine with weapons",
        "西側諸国はウクライナに武器を供給している",
    ),
    (
        "supplies",
        "west",
        "ukraine",
        "weapons",
        {"phase": "negotiating"},
        "Western states are in talks to supply Ukraine with weapons",
        "西側諸国はウクライナへの武器の供給に向けて交渉している",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "crbm",
        {**NEG, "certainty": "probable", "when": "/2024-01-04", "stated": "2024-01-04"},
        "Iran probably has not supplied Russia with close-range ballistic missiles as of 4 January 2024",
        "イランは2024年1月4日の時点で、ロシアに近距離弾道ミサイルを供給していないとみられる",
    ),
    (
        "supplies",
        "north-korea",
        "russia",
        "shells",
        {"certainty": "probable", "when": "../2024-01-04?", "stated": "2024-01-04"},
        "North Korea has probably supplied Russia with artillery shells by 4 January 2024 (date inferred)",
        "北朝鮮は2024年1月4日（日付は推定）までに、ロシアに砲弾を供給したとみられる",
    ),
    (
        "supplies",
        "russia",
        "north-korea",
        "field",
        {"phase": "planned", "certainty": "possible", "when": "2025", "stated": "2024-06"},
        "Russia could supply North Korea with space technology in 2025",
        "ロシアは2025年に北朝鮮に宇宙技術を供給する可能性がある",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"phase": "planned", "when": "../2025", "stated": "2024-06"},
        "Iran plans to supply Russia with armed drones by 2025",
        "イランは2025年までのロシアへの武装無人機の供給を計画している",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {**NEG, "phase": "planned", "when": "../2025", "stated": "2024-06"},
        "Iran does not plan to supply Russia with armed drones by 2025",
        "イランは2025年までのロシアへの武装無人機の供給を計画していない",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"phase": "agreed", "when": "2025/..", "stated": "2024-06"},
        "Iran has agreed to supply Russia with armed drones from 2025 on",
        "イランは2025年以降のロシアへの武装無人機の供給に合意している",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"phase": "negotiating", "when": "../2023", "stated": "2024-06"},
        "Iran has been in talks to supply Russia with armed drones by 2023",
        "イランは2023年までに、ロシアへの武装無人機の供給に向けて交渉した",
    ),
    (
        "co_produces",
        "china",
        "russia",
        "uuav",
        {"phase": "agreed", "when": "2024-05", "stated": "2024-06", "where": "pyongyang"},
        "China and Russia agreed to jointly produce unarmed drones in Pyongyang in May 2024",
        "中国とロシアは2024年5月に平壌での非武装無人機の共同生産に合意した",
    ),
    (
        "supplies",
        "quoted",
        "russia",
        "shells",
        {},
        "“third countries” supply Russia with artillery shells",
        "「第三国」はロシアに砲弾を供給している",
    ),
    (
        "holds",
        "iran",
        "",
        "uav",
        {"certainty": "possible"},
        "Iran may have armed drones",
        "イランは武装無人機を保有している可能性がある",
    ),
    (
        "supplies",
        "unknown",
        "russia",
        "uav",
        {"certainty": "possible", "when": "2023", "stated": "2024"},
        "Russia may have been supplied with armed drones in 2023",
        "ロシアは2023年に武装無人機の供給を受けた可能性がある",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"phase": "ended", "certainty": "possible"},
        "Iran may no longer be supplying Russia with armed drones",
        "イランはロシアへの武装無人機の供給をやめた可能性がある",
    ),
    (
        "displays",
        "corps",
        "shoigu",
        "crbm",
        {"when": "2023-09?", "where": "visit", "stated": "2024-01-04"},
        "The Guard Corps displayed close-range ballistic missiles to Sergei Shoigu"
        " during the visit of September 2023",
        "革命防衛隊は2023年9月の訪問の際に、セルゲイ・ショイグに近距離弾道ミサイルを披露した",
    ),
    (
        "holds",
        "corps",
        "",
        "crbm",
        {},
        "The Guard Corps has close-range ballistic missiles",
        "革命防衛隊は近距離弾道ミサイルを保有している",
    ),
    (
        "cooperates_with",
        "china",
        "russia",
        "field",
        {},
        "China and Russia cooperate on space technology",
        "中国とロシアは宇宙技術の分野で協力している",
    ),
    (
        "cooperates_with",
        "china",
        "russia",
        "",
        {**NEG, "certainty": "possible"},
        "China and Russia may not be cooperating",
        "中国とロシアは協力していない可能性がある",
    ),
    (
        "licenses_production",
        "iran",
        "russia",
        "shahed",
        {"phase": "agreed"},
        "Iran has agreed to license Russia to produce Shahed 136",
        "イランはロシアへのシャヘド136の生産許可に合意している",
    ),
    (
        "licenses_production",
        "iran",
        "russia",
        "shahed",
        {"phase": "sought"},
        "Russia seeks a licence from Iran to produce Shahed 136",
        "ロシアはイランにシャヘド136の生産許可を求めている",
    ),
    (
        "transfers_technology",
        "iran",
        "russia",
        "know-how",
        {},
        "Iran transfers drone technology to Russia",
        "イランはロシアに無人機技術を移転している",
    ),
    (
        "transfers_technology",
        "russia",
        "iran",
        "",
        {**NEG, "certainty": "probable"},
        "Russia probably has not transferred technology to Iran",
        "ロシアはイランに技術を移転していないとみられる",
    ),
    (
        "co_produces",
        "china",
        "russia",
        "uuav",
        {"phase": "negotiating"},
        "China and Russia are in talks to jointly produce unarmed drones",
        "中国とロシアは非武装無人機の共同生産に向けて交渉している",
    ),
    (
        "co_produces",
        "china",
        "russia",
        "uuav",
        {},
        "China and Russia jointly produce unarmed drones",
        "中国とロシアは非武装無人機を共同生産している",
    ),
    (
        "supports_facility",
        "iran",
        "plant",
        "uav",
        {},
        "Iran assists the drone plant in Tatarstan in making armed drones",
        "イランはタタルスタンの無人機工場の整備・運営（武装無人機の生産）を支援している",
    ),
    (
        "sends_personnel",
        "north-korea",
        "russia",
        "workers",
        {},
        "North Korea sends workers to Russia",
        "北朝鮮はロシアに労働者を派遣している",
    ),
    (
        "sends_personnel",
        "north-korea",
        "russia",
        "",
        NEG,
        "North Korea has not sent personnel to Russia",
        "北朝鮮はロシアに人員を派遣していない",
    ),
    (
        "improves_capability",
        "iran",
        "russia",
        "combat",
        {"certainty": "possible"},
        "Iran may be improving the combat capability of Russia",
        "イランはロシアの戦闘能力を向上させている可能性がある",
    ),
    (
        "exercises_with",
        "china",
        "russia",
        "",
        {},
        "China and Russia have held joint exercises",
        "中国とロシアは合同演習を実施した",
    ),
    (
        "exercises_with",
        "china",
        "russia",
        "",
        {"when": "2024-05?", "where": "taiwan", "stated": "2024-06"},
        "China and Russia held joint exercises in Taiwan in May 2024 (date inferred)",
        "中国とロシアは2024年5月（日付は推定）に台湾で、合同演習を実施した",
    ),
    (
        "concludes_pact",
        "north-korea",
        "russia",
        "pact",
        {"when": "2024-06-19?", "stated": "2024-06"},
        "North Korea and Russia concluded the pact of June 2024 on 19 June 2024 (date inferred)",
        "北朝鮮とロシアは2024年6月19日（日付は推定）に2024年6月の条約を締結した",
    ),
    (
        "concludes_pact",
        "north-korea",
        "russia",
        "",
        {"phase": "ended", **NEG},
        "North Korea and Russia have not ended their pact",
        "北朝鮮とロシアは協定を破棄していない",
    ),
    ("trades_with", "china", "iran", "", {}, "China and Iran trade", "中国とイランは貿易を行っている"),
    (
        "trades_with",
        "china",
        "iran",
        "oil",
        {"phase": "ended"},
        "China and Iran no longer trade in fuel oil",
        "中国とイランは燃料油の貿易をやめた",
    ),
    (
        "supports",
        "china",
        "war",
        "",
        {},
        "China supports the war in Ukraine",
        "中国はウクライナでの戦争を支援している",
    ),
    (
        "supports",
        "usa",
        "ukraine",
        "",
        {"phase": "planned"},
        "The United States plans to support Ukraine",
        "米国はウクライナへの支援を計画している",
    ),
    (
        "hosts",
        "iran",
        "shoigu",
        "",
        {"when": "2023-09", "stated": "2024-01-04"},
        "Iran hosted Sergei Shoigu in September 2023",
        "イランは2023年9月にセルゲイ・ショイグを受け入れた",
    ),
    (
        "displays",
        "iran",
        "russia",
        "crbm",
        {"when": "2023-12-15~", "stated": "2024-01-04"},
        "Iran displayed close-range ballistic missiles to Russia around 15 December 2023",
        "イランは2023年12月15日ごろにロシアに近距離弾道ミサイルを披露した",
    ),
    ("opposes", "china", "usa", "", {}, "China opposes the United States", "中国は米国に対抗している"),
    (
        "sanctions",
        "usa",
        "russia",
        "us-sanctions",
        {},
        "The United States imposes US sanctions on Russia",
        "米国はロシアに制裁を科している",
    ),
    (
        "violates",
        "russia",
        "obligations",
        "",
        {},
        "Russia violates its obligations",
        "ロシアは義務に違反している",
    ),
    (
        "sanctions",
        "west",
        "russia",
        "west-sanctions",
        {},
        "Western states impose Western sanctions on Russia",
        "西側諸国は対ロシア制裁を科している",
    ),
    (
        "sanctions",
        "unknown",
        "russia",
        "west-sanctions",
        {},
        "Western sanctions on Russia are in force",
        "西側諸国による対ロシア制裁が科されている",
    ),
    (
        "sanctions",
        "usa",
        "unknown",
        "us-sanctions",
        {"phase": "planned", "amount": Amount("additional")},
        "The United States plans to impose US sanctions (“additional”)",
        "米国は制裁（「additional」、追加）の発動を計画している",
    ),
    (
        "sanctions",
        "usa",
        "russia",
        "oil",
        {},
        "The United States sanctions Russia over fuel oil",
        "米国はロシアに制裁（燃料油）を科している",
    ),
    (
        "sanctions",
        "usa",
        "russia",
        "",
        {"phase": "ended"},
        "The United States no longer sanctions Russia",
        "米国はロシアへの制裁を解除した",
    ),
    (
        "warns",
        "usa",
        "china",
        "us-sanctions",
        {},
        "The United States has warned China about US sanctions",
        "米国は制裁について中国に警告した",
    ),
    (
        "vetoes",
        "russia",
        "mandate",
        "",
        {"when": "2024-03?", "stated": "2024-06"},
        "Russia vetoed the UN mandate in March 2024 (date inferred)",
        "ロシアは2024年3月（日付は推定）に国連の任務に対して拒否権を行使した",
    ),
    (
        "attacks",
        "russia",
        "cities",
        "srbm",
        {"when": "2023-12-29/2024-01-02", "stated": "2024-01-04"},
        "Russia attacked Ukrainian cities with short-range ballistic missiles"
        " from 29 December 2023 to 2 January 2024",
        "ロシアは2023年12月29日から2024年1月2日にかけてウクライナの都市を短距離弾道ミサイルで攻撃した",
    ),
    (
        "attacks",
        "unknown",
        "cities",
        "",
        {},
        "Ukrainian cities have been attacked",
        "ウクライナの都市は攻撃された",
    ),
    (
        "attacks",
        "forces",
        "ukraine",
        "",
        {"phase": "planned", "certainty": "probable"},
        "The Russian armed forces probably plan to attack Ukraine",
        "ロシア軍はウクライナへの攻撃を計画しているとみられる",
    ),
    (
        "targets",
        "china",
        "taiwan",
        "",
        {"certainty": "probable"},
        "China probably targets Taiwan",
        "中国は台湾を標的にしているとみられる",
    ),
    (
        "violates",
        "russia",
        "mandate",
        "",
        {},
        "Russia violates the UN mandate",
        "ロシアは国連の任務に違反している",
    ),
    (
        "oversees",
        "un",
        "mandate",
        "",
        {},
        "The United Nations oversees the UN mandate",
        "国連は任務を監督している",
    ),
    (
        "monitors",
        "mandate",
        "north-korea",
        "",
        {"phase": "ended"},
        "The UN mandate no longer monitors North Korea",
        "国連の任務は北朝鮮の監視をやめた",
    ),
    (
        "holds",
        "russia",
        "",
        "uav",
        NEG,
        "Russia does not have armed drones",
        "ロシアは武装無人機を保有していない",
    ),
    ("designs", "iran", "", "shahed", {}, "Iran designed Shahed 136", "イランはシャヘド136を設計した"),
    (
        "produces",
        "plant",
        "",
        "shahed",
        {"amount": Amount("年に数千機", 1000, 9999, "year", "capacity")},
        "The drone plant in Tatarstan produces Shahed 136 "
        "(capacity “年に数千機”, several thousand a year)",
        "タタルスタンの無人機工場はシャヘド136（能力「年に数千機」）を生産している",
    ),
    (
        "produces",
        "plant",
        "",
        "uuav",
        {"phase": "planned", "certainty": "probable"},
        "The drone plant in Tatarstan probably plans to produce unarmed drones",
        "タタルスタンの無人機工場は非武装無人機の生産を計画しているとみられる",
    ),
    (
        "operates",
        "forces",
        "",
        "uav",
        {},
        "The Russian armed forces operate armed drones",
        "ロシア軍は武装無人機を運用している",
    ),
    (
        "operates",
        "unknown",
        "",
        "uav",
        {},
        "Armed drones are operated by an unnamed party",
        "武装無人機は名指しされていない当事者によって運用されている",
    ),
]

# the same with the speaker: label, whether plural, and how it is reported
ATTRIBUTED: list[tuple[str, str, str, str, dict[str, Any], tuple[str, str], str, str]] = [
    (
        "supplies",
        "iran",
        "russia",
        "weapons",
        {**NEG, "status": "denied"},
        ("Iran", "イラン"),
        "Iran denies supplying Russia with weapons.",
        "イランは、ロシアに武器を供給していることを否定している。",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "weapons",
        {**NEG, "status": "denied", "speaker_plural": True},
        ("Iranian officials", "イラン当局者"),
        "Iranian officials deny that Iran supplies Russia with weapons.",
        "イラン当局者は、イランがロシアに武器を供給していることを否定している。",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "weapons",
        {**NEG, "status": "denied"},
        ("Russia", "ロシア"),
        "Russia denies that Iran supplies Russia with weapons.",
        "ロシアは、イランがロシアに武器を供給していることを否定している。",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "weapons",
        {**NEG, "status": "denied", "phase": "negotiating"},
        ("Iran", "イラン"),
        "Iran denies being in talks to supply Russia with weapons.",
        "イランは、ロシアへの武器の供給に向けて交渉していることを否定している。",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "weapons",
        {**NEG, "status": "denied", "phase": "sought"},
        ("Russia", "ロシア"),
        "Russia denies seeking weapons from Iran.",
        "ロシアは、イランに武器の供給を求めていることを否定している。",
    ),
    (
        "attacks",
        "russia",
        "cities",
        "",
        {**NEG, "status": "denied"},
        ("Russia", "ロシア"),
        "Russia denies having attacked Ukrainian cities.",
        "ロシアは、ウクライナの都市を攻撃したことを否定している。",
    ),
    (
        "cooperates_with",
        "iran",
        "russia",
        "",
        {**NEG, "status": "denied"},
        ("Iran", "イラン"),
        "Iran denies that Iran and Russia cooperate.",
        "イランは、イランとロシアが協力していることを否定している。",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "weapons",
        {**NEG, "status": "denied", "certainty": "possible"},
        ("Iran", "イラン"),
        "According to Iran, Iran may not have supplied Russia with weapons.",
        "イランによると、イランはロシアに武器を供給していない可能性がある。",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "crbm",
        {**NEG, "status": "negated"},
        ("John Kirby", "ジョン・カービー"),
        "According to John Kirby, Iran has not supplied Russia with close-range ballistic missiles.",
        "ジョン・カービーによると、イランはロシアに近距離弾道ミサイルを供給していないという。",
    ),
    (
        "sends_personnel",
        "north-korea",
        "russia",
        "workers",
        {},
        ("some US officials", "一部の米当局者"),
        "According to some US officials, North Korea sends workers to Russia.",
        "一部の米当局者によると、北朝鮮はロシアに労働者を派遣しているという。",
    ),
    (
        "supplies",
        "north-korea",
        "russia",
        "shells",
        {"certainty": "probable"},
        ("US officials", "米当局者"),
        "According to US officials, North Korea probably supplies Russia with artillery shells.",
        "米当局者によると、北朝鮮はロシアに砲弾を供給しているとみられる。",
    ),
    (
        "concludes_pact",
        "north-korea",
        "russia",
        "",
        {"certainty": "open"},
        ("Kim Jong Un", "金正恩"),
        "Kim Jong Un leaves open whether North Korea and Russia have concluded a pact.",
        "金正恩は、北朝鮮とロシアが協定を締結したかどうかは不明だとしている。",
    ),
    (
        "displays",
        "iran",
        "shoigu",
        "crbm",
        {
            "via": ("John Kirby", "ジョン・カービー"),
            "venue": ("the briefing", "会見"),
            "when": "2023-09",
            "stated": "2024-01-04",
        },
        ("press reports", "報道"),
        "According to press reports (relayed by John Kirby; at the briefing), Iran displayed"
        " close-range ballistic missiles to Sergei Shoigu in September 2023.",
        "報道（ジョン・カービーが伝えた、会見）によると、イランは2023年9月にセルゲイ・ショイグに"
        "近距離弾道ミサイルを披露したという。",
    ),
    (
        "supports",
        "china",
        "war",
        "",
        {"venue": ("the press conference", "共同記者会見")},
        ("Jens Stoltenberg", "ストルテンベルグ"),
        "According to Jens Stoltenberg (at the press conference), China supports the war in Ukraine.",
        "ストルテンベルグ（共同記者会見）によると、中国はウクライナでの戦争を支援しているという。",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "",
        {},
        ("", ""),
        "Iran supplies Russia.",
        "イランはロシアへの供給を行っている。",
    ),
    (
        "supplies",
        "iran",
        "russia",
        "uav",
        {"certainty": "open"},
        ("", ""),
        "It is undetermined whether Iran supplies Russia with armed drones.",
        "イランがロシアに武装無人機を供給しているかどうかは明らかでない。",
    ),
]


def parts(relation: str, ends: tuple[str, str, str], language: str, fields: dict[str, Any]) -> Parts:
    """The parts with labels and kinds of a language."""
    at = LANGUAGES.index(language)
    labels = [LABELS[name][at] if name else "" for name in ends]
    kinds = [LABELS[name][2] if name else "" for name in ends]
    named = {**fields}
    if "where" in named:
        named |= {"where": LABELS[fields["where"]][at], "where_kind": LABELS[fields["where"]][2]}
    if "in_return" in named:
        named["in_return"] = tuple(
            parts(given, (ends[0], ends[1], ends[2]), language, more)
            for given, *ends, more in fields["in_return"]
        )
    named |= {key: named[key][at] for key in ("via", "venue", "speaker") if key in named}
    kinded = dict(zip(("subject_kind", "object_kind", "item_kind"), kinds, strict=True))
    return Parts(relation, *labels, **kinded, **named)


@pytest.mark.parametrize("case", GLOSSES, ids=lambda case: case[5])
@pytest.mark.parametrize("language", LANGUAGES)
def test_gloss_worked_out_by_hand(case: Any, language: str) -> None:
    relation, *ends, fields, english, japanese = case
    said = wording.gloss(parts(relation, tuple(ends), language, fields), VOCABULARY, language)
    assert said == {"en": english, "ja": japanese}[language]


@pytest.mark.parametrize("case", ATTRIBUTED, ids=lambda case: case[6])
@pytest.mark.parametrize("language", LANGUAGES)
def test_attribution_worked_out_by_hand(case: Any, language: str) -> None:
    relation, *ends, fields, speaker, english, japanese = case
    given = parts(relation, tuple(ends), language, {**fields, "speaker": speaker})
    assert wording.attributed(given, VOCABULARY, language) == {"en": english, "ja": japanese}[language]


# the sweep: every relation in every phase, polarity and certainty that makes sense

STAND_INS = {"State": "iran", "Facility": "plant", "Measure": "mandate", "Item": "shells"}
STANCES = [
    stance
    for stance in product(("affirmed", "negated"), VOCABULARY.terms("certainties"))
    if stance != ("negated", "open")
]


def ends_of(relation: str, with_item: bool) -> tuple[str, str, str]:
    roles = VOCABULARY.relations[relation].roles
    object = next(
        (name for kind, name in STAND_INS.items() if roles.object and kind in roles.object.kinds), ""
    )
    item = next((name for kind, name in STAND_INS.items() if roles.item and kind in roles.item.kinds), "")
    wanted = with_item or (roles.item is not None and roles.item.required)
    return "north-korea", {"iran": "russia"}.get(object, object), item if wanted else ""


def sweep(language: str, with_item: bool = True, **fields: Any) -> dict[tuple[str, ...], Parts]:
    return {
        (relation, phase, *stance): parts(
            relation,
            ends_of(relation, with_item),
            language,
            {"phase": phase, "polarity": stance[0], "certainty": stance[1], **fields},
        )
        for relation in VOCABULARY.relations
        for phase in VOCABULARY.relations[relation].phases
        for stance in STANCES
    }


FIELDS: list[dict[str, Any]] = [
    {},
    {"with_item": False},
    {"when": "2023-12-15?", "stated": "2024-01", "where": "pyongyang"},
    {"when": "2022/..", "amount": Amount("何百機", 100, None)},
    {"when": "/2023-12-15?", "stated": "2024-01"},
    {"with_item": False, "amount": Amount("many"), "in_return": [("hosts", "iran", "russia", "", {})]},
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fields", FIELDS, ids=str)
def test_sentences_are_whole(fields: dict[str, Any], language: str) -> None:
    for key, given in sweep(language, **fields).items():
        for said in (
            wording.gloss(given, VOCABULARY, language),
            wording.attributed(given._replace(speaker="X"), VOCABULARY, language),
            wording.gloss(given._replace(subject="unknown"), VOCABULARY, language),
        ):
            assert not re.search(r"[{}|]|  |\bunknown\b|^ | $| ,|,,", said), (key, said)
            assert not re.search(r"はは|がが|をを|にに|でで|とと|のの|へへ|、、|。。|はを|をが|にを", said), (
                key,
                said,
            )
            assert said[0] == said[0].upper(), (key, said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("with_item", [True, False])
def test_no_two_claims_read_alike(with_item: bool, language: str) -> None:
    said: dict[str, Any] = {}
    for key, given in sweep(language, with_item).items():
        sentence = wording.gloss(given, VOCABULARY, language)
        assert sentence not in said, (key, said.get(sentence), sentence)
        said[sentence] = key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("speaker", ["north-korea", "russia", "kim"])
def test_a_denial_never_reads_as_its_affirmation(speaker: str, language: str) -> None:
    mark = {"en": r"\b(denies|not)\b", "ja": "否定している|ない"}[language]
    said_by = LABELS[speaker][LANGUAGES.index(language)]
    for key, given in sweep(language, status="denied").items():
        if given.polarity == "negated":
            denial = wording.attributed(given._replace(speaker=said_by), VOCABULARY, language)
            other = given._replace(speaker=said_by, polarity="affirmed", status="asserted")
            assert re.search(mark, denial), (key, denial)
            assert denial != wording.attributed(other, VOCABULARY, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_negation_is_said_and_an_affirmation_is_not_negated(language: str) -> None:
    mark = {"en": r"\bnot\b", "ja": "(てい|しなかっ|ら|か|さ|わ|な)?(ない|なかった)"}[language]
    for key, given in sweep(language).items():
        said = wording.gloss(given, VOCABULARY, language).replace("明らかでない", "")
        assert bool(re.search(mark, said)) == (given.polarity == "negated"), (key, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_certain_is_hedged(language: str) -> None:
    marks = {
        "en": {"probable": "probably", "possible": " (may|could) ", "open": "undetermined whether"},
        "ja": {"probable": "とみられる", "possible": "可能性がある", "open": "かどうか"},
    }[language]
    for key, given in sweep(language).items():
        said = wording.gloss(given, VOCABULARY, language)
        found = {word for word, mark in marks.items() if re.search(mark, said)}
        assert found == {given.certainty} - {"certain"}, (key, said)


@pytest.mark.parametrize(
    ("edtf", "english", "japanese"),
    [
        ("2024", "2024", "2024年"),
        ("2024-06", "June 2024", "2024年6月"),
        ("2024-06-19", "19 June 2024", "2024年6月19日"),
        ("2024-06-19?", "19 June 2024 (date inferred)", "2024年6月19日（日付は推定）"),
        ("2024-06~", "about June 2024", "2024年6月ごろ"),
        ("2024-06%", "about June 2024 (date inferred)", "2024年6月ごろ（日付は推定）"),
        ("2024-22", "summer 2024", "2024年夏"),
        ("201X", "the 2010s", "2010年代"),
        ("19XX", "the 1900s", "1900年代"),
        ("2024-XX", "2024", "2024年"),
        ("2024-06-XX", "June 2024", "2024年6月"),
        ("2022-02/2023-03-05", "February 2022 to 5 March 2023", "2022年2月から2023年3月5日"),
        ("2022-02/..", "since February 2022", "2022年2月以降"),
        ("../2022", "until 2022", "2022年まで"),
        ("2022/", "from 2022 (end unknown)", "2022年以降（終わりは不明）"),
        ("/2022", "until 2022 (start unknown)", "2022年まで（始まりは不明）"),
        ("2022?/2023", "2022 to 2023 (date inferred)", "2022年から2023年（日付は推定）"),
    ],
)
def test_dates_in_words(edtf: str, english: str, japanese: str) -> None:
    assert (wording.date(edtf, VOCABULARY, "en"), wording.date(edtf, VOCABULARY, "ja")) == (english, japanese)


@pytest.mark.parametrize(
    ("edtf", "english", "japanese"),
    [
        ("2024-06-19?", "on 19 June 2024 (date inferred)", "2024年6月19日（日付は推定）に"),
        ("2024", "in 2024", "2024年に"),
        ("201X", "in the 2010s", "2010年代に"),
        ("2024-06~", "around June 2024", "2024年6月ごろに"),
        ("2024-01/2024-02", "from January 2024 to February 2024", "2024年1月から2024年2月にかけて"),
        ("2022/..", "since 2022", "2022年以降、"),
        ("/2024-01-04?", "by 4 January 2024 (date inferred)", "2024年1月4日（日付は推定）までに、"),
        ("2022/", "from 2022 on", "2022年以降、"),
    ],
)
def test_dates_said_of_a_fact(edtf: str, english: str, japanese: str) -> None:
    said = tuple(wording.at_date(edtf, VOCABULARY, language) for language in LANGUAGES)
    assert said == (english, japanese)


@pytest.mark.parametrize(
    ("fields", "english", "japanese"),
    [
        ({}, "Iran supplying Russia with armed drones", "イランがロシアに武装無人機を供給していること"),
        (
            NEG,
            "Iran not supplying Russia with armed drones",
            "イランがロシアに武装無人機を供給していないこと",
        ),
        (
            {"certainty": "possible", "phase": "planned"},
            "Iran planning to supply Russia with armed drones",
            "イランがロシアへの武装無人機の供給を計画していること",
        ),
        (
            {"phase": "ended"},
            "Iran no longer supplying Russia with armed drones",
            "イランがロシアへの武装無人機の供給をやめたこと",
        ),
    ],
)
def test_a_claim_as_a_noun_has_no_hedge(fields: dict[str, Any], english: str, japanese: str) -> None:
    ends = ("iran", "russia", "uav")
    said = [wording.nominal(parts("supplies", ends, each, fields), VOCABULARY, each) for each in LANGUAGES]
    assert said == [english, japanese]


def test_a_sentence_written_by_hand_is_said_by_the_speaker_too() -> None:
    given = Parts(
        "supplies", "Iran", "Russia", certainty="possible", gloss="the supply could grow", speaker="X"
    )
    assert wording.gloss(given, VOCABULARY, "en") == "The supply could grow"
    assert wording.attributed(given, VOCABULARY, "en") == "According to X, the supply could grow."
    assert wording.attributed(given._replace(speaker=""), VOCABULARY, "en") == "The supply could grow."
    assert (
        wording.attributed(given._replace(gloss="供給が増えうる"), VOCABULARY, "ja")
        == "Xによると、供給が増えうる。"
    )
    denial = given._replace(
        certainty="certain", polarity="negated", status="denied", gloss="no supply at all"
    )
    assert wording.attributed(denial, VOCABULARY, "en") == "X denies that Iran supplies Russia."


def test_numbers_and_lists() -> None:
    assert [wording.number(n, VOCABULARY, "en") for n in (0, 1, 12, 13, 12000, 2.5)] == [
        *("no", "one", "twelve", "13", "12,000", "2.5")
    ]
    assert [wording.number(n, VOCABULARY, "ja") for n in (0, 1, 12000)] == ["0", "1", "12,000"]
    assert wording.listed(["a", "b", "c"], VOCABULARY, "en") == "a, b and c"
    assert wording.listed(["甲", "乙", "丙"], VOCABULARY, "ja") == "甲、乙と丙"
    assert [wording.listed(words, VOCABULARY, "en") for words in ([], ["a"], ["a", "b"])] == [
        "",
        "a",
        "a and b",
    ]


def test_the_amount_stands_at_the_end_where_there_is_no_item() -> None:
    given = Parts("supplies", "Iran", "Russia", amount=Amount("a lot", kind="delivered"))
    assert wording.gloss(given, VOCABULARY, "en") == "Iran supplies Russia (delivered “a lot”)"


def test_a_relation_added_to_the_data_can_be_said() -> None:
    blesses = {
        **VOCABULARY.relations["hosts"].data,
        "words": {
            "en": dict(
                zip(
                    ("base", "third", "past", "participle", "ing"),
                    ("bless", "blesses", "blessed", "blessed", "blessing"),
                    strict=True,
                )
            ),
            "ja": {"stem": "祝福", "class": "suru"},
        },
    }
    data = {**VOCABULARY.data, "relations": {**VOCABULARY.data["relations"], "blesses": blesses}}
    given = Parts("blesses", "X", "Y")
    assert wording.gloss(given, Vocabulary(data), "en") == "X has blessed Y"
    assert wording.gloss(given, Vocabulary(data), "ja") == "XはYを祝福した"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = str(Path(__file__).parent.parent / "data")
    return load(folder, compiled=str(tmp_path_factory.mktemp("compiled") / "corpus.sqlite"))


@pytest.mark.parametrize(
    ("claim", "english", "japanese"),
    [
        (
            "wsj-2024-06/c44",
            "Russia could supply North Korea with advanced systems, in return for North Korea"
            " supplying Russia with artillery shells and short-range ballistic missiles",
            "ロシアは、北朝鮮がロシアに砲弾と短距離弾道ミサイルを供給していることの見返りに、"
            "北朝鮮に先進的なシステムを供給する可能性がある",
        ),
        (
            "whitehouse-2024-01-04/c24",
            "North Korea probably seeks fighter aircraft from Russia, in return for supporting Russia",
            "北朝鮮は、ロシアを支援していることの見返りに、ロシアに戦闘機の供給を求めているとみられる",
        ),
        (
            "whitehouse-2024-01-04/c10",
            "“third countries” support Russia",
            "ロシアは支援を受けている",
        ),
    ],
)
def test_sentences_of_the_shipped_corpus(shipped: Any, claim: str, english: str, japanese: str) -> None:
    [row] = shipped.find(claim=[claim])
    assert row.gloss == {"en": english, "ja": japanese}


def test_every_shipped_sentence_is_whole(shipped: Any) -> None:
    for row, language in product(shipped.find(), LANGUAGES):
        for said in (shipped.gloss(row, language), shipped.attributed(row, language)):
            assert not re.search(r"[{}|]|  |\bunknown\b|、、|はは|（（|\(\(|\)\)", said), (row.id, said)


@pytest.mark.parametrize(
    ("said", "language", "expected"),
    [
        (Amount("かなりの量"), "en", "“かなりの量”, a considerable amount"),
        (Amount("かなりの量"), "ja", "「かなりの量」"),
        (Amount("そこそこの量"), "en", "“そこそこの量” [in Japanese]"),
        (Amount("a fair few"), "ja", "「a fair few」［英語］"),
        (Amount("何百機か", 100, 999), "en", "“何百機か”, read as 100 to 999"),
        (Amount("何百機", 100, 999), "en", "“何百機”, hundreds"),
    ],
)
def test_an_amount_in_the_other_language_has_its_meaning_its_number_or_its_language(
    said: Amount, language: str, expected: str
) -> None:
    """No translation is made up: the vocabulary has it, or the reader is told why there is none."""
    assert spoken.quoted(said, VOCABULARY.grammar(language)) == expected
