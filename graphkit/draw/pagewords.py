"""The page's own words in English and Japanese."""

from __future__ import annotations

from html import escape

LANGUAGES = ("en", "ja")
PAGE: dict[str, tuple[str, str]] = {
    "title": ("Who does what with whom: claims and their speakers", "誰が誰と何をしているか：主張とその話者"),
    "skip": ("Skip to the claims", "主張の一覧へ"),
    "search": ("Search", "検索"),
    "search_hint": (
        "name, alias, its groups and parts, item, speaker (English or Japanese)",
        "名前・別名・所属する集団や一部・品目・話者（日本語・英語）",
    ),
    "language": ("Language", "言語"),
    "network": ("Network", "関係図"),
    "flow": ("Flow", "流れ図"),
    "pictures": ("Pictures", "図"),
    "smaller": ("Smaller", "縮小"),
    "larger": ("Larger", "拡大"),
    "whole": ("Whole picture", "図の全体"),
    "cropped": (
        "Only a part of the picture is in view: scroll, or choose",
        "図の一部だけが見えている。スクロールするか、次を選ぶこと：",
    ),
    "readable": ("Readable", "読める大きさ"),
    "scroll": ("Picture; scroll to see all of it", "図（スクロールで全体を見る）"),
    "filters": ("Filters", "絞り込み"),
    "family": ("Family of relation", "関係の種類"),
    "status": ("How it is put", "述べ方"),
    "speaker": ("Speaker", "話者"),
    "document": ("Document", "文書"),
    "date": ("Date of the fact, else of the statement", "事実の日付（なければ発言の日付）"),
    "since": ("from", "から"),
    "until": ("to", "まで"),
    "all": ("all", "すべて"),
    "clear": ("Show all", "すべて表示"),
    "claims": ("Claims", "主張"),
    "remarks": ("Remarks", "言及"),
    "about": ("about", "対象："),
    "says": ("according to", "話者："),
    "at": ("at", "位置："),
    "stated": ("stated", "発言日"),
    "inferred": ("the document's date", "文書の日付"),
    "when": ("fact of", "事実の時期"),
    "origins": ("answered for by", "責任を負う者："),
    "relayer": (
        ", through the relayer: who is relayed is not known",
        "（伝えた者を通じて。元の発言者は不明）",
    ),
    "no_origin": ("not known who answers for it", "責任を負う者は不明"),
    "contested": ("contested: denied by", "争いあり。否定："),
    "return": ("in return for", "次の見返り："),
    "cite": ("Copy citation", "引用をコピー"),
    "copied": ("Copied", "コピーしました"),
    "link": ("Link", "リンク"),
    "none": (
        "No claim fits. Clear the search or a filter.",
        "当てはまる主張がない。検索か絞り込みを解除すること。",
    ),
    "counted": ("{shown} of {all} claims, {remarks} remarks", "主張{all}件中{shown}件、言及{remarks}件"),
    "selected": ("Selected", "選択中"),
    "no_source": (
        "This page contains no source text: only our wording of each claim, with a pointer to its sentence.",
        "このページは出典の本文を含まない。各主張は独自の要約で、原文の位置を示す。",
    ),
    "truth": (
        "A claim is what a speaker says, not what is so.",
        "主張は話者の発言であり、事実の認定ではない。",
    ),
    "part": (
        "The corpus is too large for one picture: this one shows a part of it. The list is complete.",
        "全体は一つの図に収まらないため、図は一部を示す。一覧は完全である。",
    ),
    "pointer": ("pointers: p = paragraph, s = sentence", "位置：p＝段落、s＝文"),
    "picture_note": (
        "Click a line or a box, or reach it with Tab and press Enter, to see its claims. Escape shows all.",
        "線や箱をクリックするか、Tabで移動してEnterを押すと、その主張が表示される。Escapeで元に戻る。",
    ),
}


def words(key: str, language: str) -> str:
    """A phrase of the page in one language, escaped."""
    return escape(PAGE[key][LANGUAGES.index(language)])


def both(english: str, japanese: str) -> str:
    """Words in both languages, one of which is shown; escaped."""
    if english == japanese:
        return escape(english)
    said = {"en": escape(english), "ja": escape(japanese)}
    return "".join(f'<span class="{code}" lang="{code}">{words}</span>' for code, words in said.items())


def said(key: str) -> str:
    """A phrase of the page in both languages."""
    return both(*PAGE[key])


def marked(key: str, attribute: str) -> str:
    """An attribute in English, with both languages beside it for the switch."""
    english, japanese = map(escape, PAGE[key])
    return f'{attribute}="{english}" data-{attribute}-en="{english}" data-{attribute}-ja="{japanese}"'
