"""The words of reports in both languages: heads of columns, and this room's own closed lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

Words = Mapping[str, str]


class Column(NamedTuple):
    """The words at the head of a column, and what its values are (see `worded`)."""

    words: Words
    reads: str = ""


COLUMNS: dict[str, Column] = {
    "about": Column({"en": "about", "ja": "命題"}),
    "according_to": Column({"en": "according to", "ja": "発言者"}),
    "affirmed_by": Column({"en": "affirmed by", "ja": "肯定する側"}),
    "after": Column({"en": "after", "ja": "変更後"}),
    "as_fact": Column({"en": "who asserts or assesses it", "ja": "断言または推定する出所"}),
    "as_printed": Column({"en": "stage as printed", "ja": "段階の原文"}),
    "at": Column({"en": "at", "ja": "箇所"}),
    "because": Column({"en": "because", "ja": "理由"}),
    "before": Column({"en": "before", "ja": "変更前"}),
    "certainty": Column({"en": "certainty", "ja": "確度"}, "certainties"),
    "chain": Column({"en": "from broad to narrow", "ja": "上位から下位へ"}),
    "change": Column({"en": "change", "ja": "変化"}, "term"),
    "claim": Column({"en": "claim", "ja": "主張"}),
    "claims": Column({"en": "claims", "ja": "主張"}),
    "code": Column({"en": "code", "ja": "符号"}),
    "contested": Column({"en": "contested", "ja": "争いあり"}, "term"),
    "contested_counts": Column(
        {"en": "of them contested, by family and firmness", "ja": "うち争いのあるもの（分野と確かさ別）"},
        "counts"),
    "contested_number": Column({"en": "of them contested", "ja": "うち争いのあるもの"}),
    "contested_claims": Column({"en": "contested claims", "ja": "争いのある主張"}),
    "counts": Column({"en": "by family and firmness", "ja": "分野と確かさ別"}, "counts"),
    "counted": Column(
        {"en": "origins at any stage, and how counted", "ja": "出所（段階を問わない）と数え方"}),
    "date": Column({"en": "date", "ja": "日付"}, "date"),
    "date_of": Column({"en": "date of", "ja": "何の日付か"}, "term"),
    "denial": Column({"en": "the negation", "ja": "否定の内容"}),
    "document": Column({"en": "document", "ja": "文書"}),
    "documents_any_stage": Column({"en": "documents, at any stage", "ja": "文書（段階を問わない）"}),
    "documents_with_narrower": Column(
        {"en": "documents at any stage, with those of narrower claims",
         "ja": "下位の主張を含む文書（段階を問わない）"}),
    "fact": Column({"en": "date of the fact", "ja": "事実の日付"}, "date"),
    "fact_from": Column({"en": "fact, first day", "ja": "事実の最初の日"}),
    "fact_to": Column({"en": "fact, last day", "ja": "事実の最後の日"}),
    "field": Column({"en": "field", "ja": "項目"}),
    "firm_documents": Column(
        {"en": "documents that assert or assess it, or a narrower thing",
         "ja": "これ、またはその下位を断言または推定する文書"}),
    "firm_origins": Column(
        {"en": "origins that assert or assess it, or a narrower thing",
         "ja": "これ、またはその下位を断言または推定する出所"}, "entity"),
    "firmness": Column({"en": "firmness", "ja": "確かさ"}, "term"),
    "for_according_to": Column({"en": "the return according to", "ja": "見返りの発言者"}),
    "for_contested": Column({"en": "the return contested", "ja": "見返りへの争い"}, "term"),
    "for_claim": Column({"en": "for claim", "ja": "見返りの主張"}),
    "for_stage": Column({"en": "its stage", "ja": "その段階"}, "phases"),
    "for_status": Column({"en": "its status", "ja": "その状態"}, "statuses"),
    "from": Column({"en": "from", "ja": "主体"}, "entity"),
    "from_cow": Column({"en": "from (COW)", "ja": "主体（COW）"}),
    "from_iso": Column({"en": "from (ISO)", "ja": "主体（ISO）"}),
    "giver": Column({"en": "giver", "ja": "与える側"}, "entity"),
    "gives": Column({"en": "gives", "ja": "与えるもの"}),
    "how": Column({"en": "how", "ja": "対立の仕方"}, "term"),
    "id": Column({"en": "id", "ja": "ID"}),
    "inexact": Column({"en": "of them in a year that is not exact", "ja": "うち年が不確かなもの"}),
    "item": Column({"en": "item", "ja": "品目"}, "entity"),
    "lost": Column({"en": "what is lost", "ja": "失われるもの"}),
    "mark": Column({"en": "mark", "ja": "印"}, "term"),
    "mutual": Column({"en": "of them mutual, in both orders", "ja": "うち相互的で両順に数えたもの"}),
    "narrower": Column({"en": "narrower claims that support it", "ja": "これを支える下位の主張"}),
    "negated_by": Column({"en": "negated by", "ja": "否定する側"}),
    "negation": Column({"en": "negation", "ja": "否定の主張"}),
    "number": Column({"en": "claims", "ja": "主張の数"}),
    "object": Column({"en": "object", "ja": "相手"}, "entity"),
    "origins_any_stage": Column({"en": "origins, at any stage", "ja": "出所（段階を問わない）"}, "entity"),
    "origins_with_narrower": Column(
        {"en": "origins at any stage, with those of narrower claims",
         "ja": "下位の主張を含む出所（段階を問わない）"}, "entity"),
    "path": Column({"en": "path", "ja": "経路"}),
    "proposition": Column({"en": "proposition", "ja": "命題"}),
    "put": Column({"en": "how it is put", "ja": "述べ方"}),
    "receiver": Column({"en": "receiver", "ja": "受ける側"}, "entity"),
    "relation": Column({"en": "relation", "ja": "関係"}, "relations"),
    "returner": Column({"en": "returner", "ja": "見返りを与える側"}, "entity"),
    "returns": Column({"en": "in return for", "ja": "見返り"}),
    "rule": Column({"en": "rule", "ja": "規則"}),
    "said": Column({"en": "what is claimed", "ja": "主張の内容"}, "few"),
    "said_value": Column({"en": "value", "ja": "値"}),
    "source": Column({"en": "from", "ja": "主体"}, "entity"),
    "speakers": Column({"en": "speakers", "ja": "発言者"}),
    "stage": Column({"en": "stage", "ja": "段階"}, "phases"),
    "standing": Column({"en": "standing", "ja": "争いの有無"}, "standings"),
    "stated": Column({"en": "stated", "ja": "発言日"}, "date"),
    "stated_from": Column({"en": "stated, first day", "ja": "発言の最初の日"}),
    "stated_to": Column({"en": "stated, last day", "ja": "発言の最後の日"}),
    "status": Column({"en": "status", "ja": "状態"}, "statuses"),
    "step": Column({"en": "step", "ja": "段"}),
    "subject": Column({"en": "subject", "ja": "主体"}, "entity"),
    "supported_by": Column(
        {"en": "ids of narrower claims that support it", "ja": "これを支える下位の主張のID"}),
    "system": Column({"en": "system", "ja": "体系"}, "system"),
    "target": Column({"en": "to", "ja": "相手"}, "entity"),
    "to": Column({"en": "to", "ja": "相手"}, "entity"),
    "to_cow": Column({"en": "to (COW)", "ja": "相手（COW）"}),
    "to_iso": Column({"en": "to (ISO)", "ja": "相手（ISO）"}),
    "value": Column({"en": "value", "ja": "値"}),
    "what": Column({"en": "what", "ja": "対象"}, "term"),
    "word": Column({"en": "word", "ja": "語"}, "term"),
    "year": Column({"en": "year", "ja": "年"}),
    "year_of": Column({"en": "year of", "ja": "何の年か"}, "term"),
}  # fmt: skip

CLAIMS = ("claim", "claims", "negation", "for_claim")
"""The columns that hold the ids of the claims a row is about."""

UNNAMED = "a party is not named"
TERMS: dict[str, Words] = {
    "": {"en": "", "ja": ""},
    UNNAMED: {
        "en": "a party is not named: the claims may be about different ones",
        "ja": "名指しされていない当事者がいる（主張ごとに異なりうる）",
    },
    "appeared": {"en": "appeared", "ja": "追加"},
    "changed": {"en": "changed", "ja": "変更"},
    "claim": {"en": "claim", "ja": "主張"},
    "contested": {"en": "contested", "ja": "争いあり"},
    "denied": {"en": "denied", "ja": "否定"},
    "denied in general": {"en": "denied in general", "ja": "一般的に否定"},
    "fact": {"en": "the fact", "ja": "事実"},
    "firm": {"en": "asserted or assessed", "ja": "断言か推定"},
    "left open": {"en": "left open, not contested", "ja": "未確定（争いなし）"},
    "colour": {"en": "colour of the line", "ja": "線の色"},
    "line": {"en": "line", "ja": "線"},
    "negated otherwise": {"en": "negated of another stage or time",
             "ja": "別の段階・時期について否定"},
    "more": {"en": "and {number} more", "ja": "ほか{number}件"},
    "narrower only": {"en": "of a narrower item only", "ja": "下位の品目についてのみ"},
    "negated by itself": {"en": "negated by the same speaker", "ja": "同じ発言者による否定"},
    "no origin is known": {"en": "no origin is known", "ja": "出所不明"},
    "no origin of its own": {
        "en": "no origin of its own claims is known, only of narrower ones",
        "ja": "この命題自体の主張は出所不明（下位の主張には出所がある）",
    },
    "nobody": {"en": "nobody asserts or assesses it", "ja": "断言または推定する者はいない"},
    "one origin": {"en": "one origin only", "ja": "出所は一つのみ"},
    "one origin of its own": {
        "en": "one origin only of its own claims; narrower ones have more",
        "ja": "この命題自体の出所は一つのみ（下位の主張にはほかの出所もある）",
    },
    "origin": {"en": "origin", "ja": "出所"},
    "proposition": {"en": "proposition", "ja": "命題"},
    "standing": {"en": "standing", "ja": "争いの有無"},
    "statement": {"en": "the statement", "ja": "発言"},
    "status": {"en": "status", "ja": "状態"},
    "support": {"en": "support", "ja": "支え"},
    "support, not as a fact": {
        "en": "support, neither asserted nor assessed", "ja": "支え（断言でも推定でもない）"},
    "tentative": {"en": "tentative", "ja": "不確か"},
    "vanished": {"en": "vanished", "ja": "削除"},
}
"""Words of this room's own closed lists; those of claims and propositions stand in the vocabulary."""


def term(value: Any, language: str) -> str:
    """A word of TERMS in the language; truth values as the word or nothing; anything else as it is."""
    if isinstance(value, bool):
        return TERMS["contested"][language] if value else ""
    return TERMS[value][language] if value in TERMS else str(value)
