"""The picture's own words in English and Japanese: headings, counts, captions."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: dict[str, dict[str, str]] = {
    "en": {
        "network": "Who does what with whom, as claimed",
        "flow": "Who gives what to whom, as claimed",
        "supplier": "from",
        "item": "what",
        "recipient": "to",
        "with": "{relation}: {items}",
        "comma": ", ",
        "qualified": "{name} ({more})",
        "rest": " and {count} more",
        "no item": "no item named",
        "claims_1": "1 claim",
        "claims": "{count} claims",
        "counted": "{count} {status}",
        "noted": "{relation} · {note}",
        "phase": "{status}: {phases}",
        "who": "{status} ({who})",
        "contested": "≠ contested: denied by {who}",
        "contested_part": "≠ contested, {count} of {all}: {what}: denied by {who}",
        "contested_some": "≠ contested, {count} of {all}: denied by {who}",
        "printed": "“{wording}”",
        "printed_read": "“{wording}”: {read}",
        "exchange": "⇄ {numbers}",
        "families": "Family of relation (colour)",
        "styles": "How it is put (line)",
        "signs": "Signs",
        "sign_contested": "≠ contested: another speaker denies what is named, else all of it",
        "sign_exchange": "⇄ same number: one in return for the other",
        "sign_two": "two heads: both alike",
        "sign_width": "wider: more claims ({least} to {most})",
        "sources": "Sources: {documents}.",
        "dated": "{title} ({date})",
        "statuses": "{claims}: {counts}.",
        "left_out": "Left out: {reasons}.",
        "filtered": "{count} by the filters",
        "withdrawn": "{count} withdrawn",
        "without a date of the fact": "{count} without a date of the fact",
        "not in the columns": "{count} that hand no named item over",
        "beyond the top": "{count} on thinner lines",
        "beyond the neighbourhood": "{count} outside the neighbourhood",
        "shown": "Shown: {filters}.",
        "folded": "Parts are drawn with their state: {names}.",
        "truth": "Lines show what is claimed, not what is so.",
        "empty": "No claim fits: there is nothing to draw.",
        "join": " ",
        "list": ", ",
        "summary": "{title}. {claims}, {nodes} boxes, {lines} lines.",
        "family_row": "{family}: {relations}",
    },
    "ja": {
        "network": "誰が誰と何をしていると言われるか",
        "flow": "誰が誰に何を渡すと言われるか",
        "supplier": "渡す側",
        "item": "品目",
        "recipient": "受け取る側",
        "with": "{relation}：{items}",
        "comma": "、",
        "qualified": "{name}（{more}）",
        "rest": "ほか{count}件",
        "no item": "品目なし",
        "claims_1": "主張1件",
        "claims": "主張{count}件",
        "counted": "{status}{count}件",
        "noted": "{relation}・{note}",
        "phase": "{status}：{phases}",
        "who": "{status}（{who}）",
        "contested": "≠ 争いあり：{who}が否定",
        "contested_part": "≠ {all}件中{count}件に争いあり：{what}：{who}が否定",
        "contested_some": "≠ {all}件中{count}件に争いあり：{who}が否定",
        "printed": "「{wording}」",
        "printed_read": "「{wording}」：{read}",
        "exchange": "⇄ {numbers}",
        "families": "関係の種類（色）",
        "styles": "述べ方（線）",
        "signs": "しるし",
        "sign_contested": "≠ 争いあり：挙げたもの（なければ全体）を別の話者が否定している",
        "sign_exchange": "⇄ 同じ番号：一方が他方の見返り",
        "sign_two": "両矢印：双方が対等",
        "sign_width": "太さ：主張の数（{least}～{most}件）",
        "sources": "出典：{documents}。",
        "dated": "{title}（{date}）",
        "statuses": "{claims}：{counts}。",
        "left_out": "省いたもの：{reasons}。",
        "filtered": "絞り込みにより{count}件",
        "withdrawn": "取り下げ{count}件",
        "without a date of the fact": "事実の日付なし{count}件",
        "not in the columns": "品目の受け渡しを述べない{count}件",
        "beyond the top": "細い線の{count}件",
        "beyond the neighbourhood": "近傍の外{count}件",
        "shown": "表示：{filters}。",
        "folded": "国の一部は国に含めて描く：{names}。",
        "truth": "線は主張を示すもので、事実の認定ではない。",
        "empty": "当てはまる主張がなく、描くものがない。",
        "join": "",
        "list": "、",
        "summary": "{title}。{claims}、箱{nodes}個、線{lines}本。",
        "family_row": "{family}：{relations}",
    },
}


FILTERS: dict[str, tuple[str, str]] = {
    "subject": ("by {value}", "主体 {value}"),
    "relation": ("relation {value}", "関係 {value}"),
    "object": ("to {value}", "相手 {value}"),
    "item": ("item {value}", "品目 {value}"),
    "party": ("with {value}", "関係者 {value}"),
    "family": ("family {value}", "種類 {value}"),
    "status": ("status {value}", "述べ方 {value}"),
    "standing": ("standing {value}", "成否 {value}"),
    "polarity": ("{value}", "{value}"),
    "certainty": ("certainty {value}", "確度 {value}"),
    "phase": ("phase {value}", "段階 {value}"),
    "speaker": ("said by {value}", "話者 {value}"),
    "origin": ("answered for by {value}", "責任を負う者 {value}"),
    "document": ("document {value}", "文書 {value}"),
    "where": ("in {value}", "場所 {value}"),
    "claim": ("claims {value}", "主張 {value}"),
    "since": ("since {value}", "{value}以後"),
    "until": ("until {value}", "{value}以前"),
    "stated_since": ("stated since {value}", "発言が{value}以後"),
    "stated_until": ("stated until {value}", "発言が{value}以前"),
    "around": ("around {value}", "{value}の近傍"),
    "hops": ("within {value} steps", "{value}段階以内"),
    "top": ("the {value} widest lines", "太い線{value}本"),
}
"""How a filter is said in the caption, in English and in Japanese."""


def phrases(language: str) -> Mapping[str, str]:
    """The words of a language."""
    return PHRASES[language]


def filter_phrase(field: str, language: str) -> str:
    """How a filter is said: `since {value}`."""
    return FILTERS[field][("en", "ja").index(language)]


def bare(label: str, language: str) -> str:
    """A name without its leading article, as it stands in a box: `United States`."""
    if language == "en" and label[:4].casefold() == "the ":
        return label[4:]
    return label
