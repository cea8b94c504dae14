"""What the claims say together: one table of reports, from which commands, manual and tests are made.

A report gives plain records, {column: value}, in a stated order that no file's name or order changes.
Values are ids and words from closed lists; sentences are in the language asked for. `worded` puts the
rest into that language, too. Each query stands in the room that the table names, opened when it is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from graphkit.errors import UsageError
from graphkit.pattern import Pattern

if TYPE_CHECKING:
    from graphkit.corpus import Corpus

Record = dict[str, Any]
Words = Mapping[str, str]


class Asked(NamedTuple):
    """What a query is given; it counts in `left_out`, by reason, what it could not put into a row."""

    corpus: Corpus
    pattern: Pattern
    language: str
    arguments: tuple[str, ...]
    left_out: Counter[str]


class Argument(NamedTuple):
    """A word that must follow the report's name (`least` of them, at most `most`)."""

    name: str
    help: str
    least: int = 1
    most: int = 1


class Report(NamedTuple):
    """One report: its columns, those shown in tables for reading, and the room its query stands in.

    `is_filtered`: a pattern narrows it; `is_of_folders`: its arguments name the corpora it is about;
    `is_drawn`: there is a picture of it.
    """

    name: str
    room: str
    words: Words
    columns: tuple[str, ...]
    brief: tuple[str, ...]
    arguments: tuple[Argument, ...] = ()
    is_filtered: bool = True
    is_of_folders: bool = False
    is_drawn: bool = False

    @property
    def query(self) -> Callable[[Asked], Iterator[Record]]:
        """The function that gives the records."""
        query: Callable[[Asked], Iterator[Record]] = getattr(
            import_module(f"graphkit.reports.{self.room}"), self.name
        )
        return query


class Column(NamedTuple):
    """The words at the head of a column, and what its values are (a key of `_READINGS`, or as they are)."""

    words: Words
    reads: str = ""


REPORTS = {
    report.name: report
    for report in (
        Report(
            "contested", "disputes",
            {"en": "what somebody affirms and somebody negates",
             "ja": "肯定と否定が対立する命題"},
            ("proposition", "how", "said", "affirmed_by", "claims", "negation", "negated_by", "denial",
             "chain", "rule"),
            ("how", "said", "affirmed_by", "negated_by", "denial", "chain"),
        ),
        Report(
            "corroboration", "disputes",
            {"en": "on how many independent origins each proposition rests",
             "ja": "各命題を支える独立した出所の数"},
            ("proposition", "about", "standing", "claims", "speakers", "origins", "counted", "documents",
             "mark", "supported_by", "all_origins", "all_documents", "firm_origins", "firm_documents"),
            ("about", "standing", "speakers", "counted", "documents", "mark", "supported_by", "firm_origins"),
        ),
        Report(
            "timeline", "times",
            {"en": "what was said and what happened, by the date of the statement",
             "ja": "発言と出来事（発言日順）"},
            ("claim", "stated", "stated_from", "stated_to", "fact", "fact_from", "fact_to", "subject",
             "relation", "object", "item", "stage", "as_printed", "status", "certainty", "contested", "said",
             "according_to", "document", "at"),
            ("stated", "fact", "stage", "status", "said", "according_to", "claim"),
            is_drawn=True,
        ),
        Report(
            "stages", "times",
            {"en": "how far each thing had come, statement by statement",
             "ja": "段階の推移（発言ごと）"},
            ("subject", "relation", "object", "item", "stated", "stage", "as_printed", "status", "certainty",
             "contested", "fact", "said", "according_to", "claim"),
            ("subject", "relation", "object", "item", "stated", "stage", "as_printed", "status",
             "according_to", "claim"),
        ),
        Report(
            "exchanges", "links",
            {"en": "what is given for what", "ja": "何の見返りに何を与えるか"},
            ("claim", "giver", "receiver", "gives", "status", "stage", "for_claim", "returner",
             "returns", "for_status", "for_stage", "according_to", "stated"),
            ("giver", "gives", "status", "returns", "for_status", "according_to", "claim", "for_claim"),
        ),
        Report(
            "path", "links",
            {"en": "ways from one entity to another, shortest first, then firmest",
             "ja": "二者を結ぶ経路（短い順、次に確かな順）"},
            ("path", "step", "source", "target", "firmness", "contested_claims", "claims", "said"),
            ("path", "step", "source", "target", "firmness", "contested_claims", "said"),
            (Argument("from", "where the way begins: an id, name or alias"),
             Argument("to", "where it ends")),
        ),
        Report(
            "dyads", "times",
            {"en": "claims by ordered pair and year, with state codes",
             "ja": "順序付きの二者と年ごとの主張の数（国コード付き）"},
            ("from", "to", "from_iso", "from_cow", "to_iso", "to_cow", "year", "year_of", "family",
             "firm", "tentative", "denied"),
            ("from", "to", "year", "year_of", "family", "firm", "tentative", "denied"),
        ),
        Report(
            "crosswalk", "links",
            {"en": "the claims in the codes of other systems, and what is lost",
             "ja": "他の体系の符号と、そこで失われるもの"},
            ("claim", "system", "code", "source", "target", "date", "date_of", "stage", "status", "lost"),
            ("claim", "system", "code", "source", "target", "date", "lost"),
        ),
        Report(
            "diff", "changes",
            {"en": "what appeared, vanished or changed between two corpora, and why",
             "ja": "二つのコーパスの違いとその理由"},
            ("what", "id", "change", "field", "before", "after", "rule", "claims"),
            ("what", "id", "change", "field", "before", "after", "rule", "claims"),
            (Argument("before", "a corpus folder"), Argument("after", "another corpus folder")),
            is_filtered=False, is_of_folders=True,
        ),
        Report(
            "explain", "explained",
            {"en": "why a claim or proposition has its derived words, rule by rule",
             "ja": "導かれた語の理由（規則ごと）"},
            ("id", "word", "value", "said_value", "rule", "because", "claims", "according_to"),
            ("id", "word", "said_value", "because", "claims", "according_to"),
            (Argument("thing", "a claim (document/c1), a proposition, or: A RELATION B", 1, 3),),
            is_filtered=False,
        ),
    )
}  # fmt: skip

COLUMNS: dict[str, Column] = {
    "about": Column({"en": "about", "ja": "命題"}),
    "according_to": Column({"en": "according to", "ja": "発言者"}),
    "affirmed_by": Column({"en": "affirmed by", "ja": "肯定する側"}),
    "after": Column({"en": "after", "ja": "変更後"}),
    "all_documents": Column({"en": "documents with narrower claims", "ja": "下位の主張を含む文書"}),
    "all_origins": Column({"en": "origins with narrower claims", "ja": "下位の主張を含む出所"}, "entity"),
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
    "contested_claims": Column({"en": "contested", "ja": "争いのある主張"}),
    "counted": Column({"en": "origins, and how counted", "ja": "出所と数え方"}),
    "date": Column({"en": "date", "ja": "日付"}),
    "date_of": Column({"en": "date of", "ja": "何の日付か"}, "term"),
    "denial": Column({"en": "the negation", "ja": "否定の内容"}),
    "denied": Column({"en": "denied", "ja": "否定"}),
    "document": Column({"en": "document", "ja": "文書"}),
    "documents": Column({"en": "documents", "ja": "文書"}),
    "fact": Column({"en": "date of the fact", "ja": "事実の日付"}),
    "fact_from": Column({"en": "fact, first day", "ja": "事実の最初の日"}),
    "fact_to": Column({"en": "fact, last day", "ja": "事実の最後の日"}),
    "family": Column({"en": "family", "ja": "分野"}, "families"),
    "field": Column({"en": "field", "ja": "項目"}),
    "firm": Column({"en": "firm", "ja": "確か"}),
    "firm_documents": Column({"en": "documents that put it as a fact", "ja": "事実として述べる文書"}),
    "firm_origins": Column({"en": "origins that put it as a fact", "ja": "事実として述べる出所"}, "entity"),
    "firmness": Column({"en": "firmness", "ja": "確かさ"}, "term"),
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
    "item": Column({"en": "item", "ja": "品目"}, "entity"),
    "lost": Column({"en": "what is lost", "ja": "失われるもの"}),
    "mark": Column({"en": "mark", "ja": "印"}, "term"),
    "negated_by": Column({"en": "negated by", "ja": "否定する側"}),
    "negation": Column({"en": "negation", "ja": "否定の主張"}),
    "object": Column({"en": "object", "ja": "相手"}, "entity"),
    "origins": Column({"en": "origins", "ja": "出所"}, "entity"),
    "path": Column({"en": "path", "ja": "経路"}),
    "proposition": Column({"en": "proposition", "ja": "命題"}),
    "receiver": Column({"en": "receiver", "ja": "受ける側"}, "entity"),
    "relation": Column({"en": "relation", "ja": "関係"}, "relations"),
    "returner": Column({"en": "returner", "ja": "見返りを与える側"}, "entity"),
    "returns": Column({"en": "in return for", "ja": "見返り"}),
    "rule": Column({"en": "rule", "ja": "規則"}),
    "said": Column({"en": "what is claimed", "ja": "主張の内容"}),
    "said_value": Column({"en": "value", "ja": "値"}),
    "source": Column({"en": "from", "ja": "主体"}, "entity"),
    "speakers": Column({"en": "speakers", "ja": "発言者"}),
    "stage": Column({"en": "stage", "ja": "段階"}, "phases"),
    "standing": Column({"en": "standing", "ja": "争いの有無"}, "standings"),
    "stated": Column({"en": "stated", "ja": "発言日"}),
    "stated_from": Column({"en": "stated, first day", "ja": "発言の最初の日"}),
    "stated_to": Column({"en": "stated, last day", "ja": "発言の最後の日"}),
    "status": Column({"en": "status", "ja": "状態"}, "statuses"),
    "step": Column({"en": "step", "ja": "段"}),
    "subject": Column({"en": "subject", "ja": "主体"}, "entity"),
    "supported_by": Column({"en": "supported by narrower claims", "ja": "これを支える下位の主張"}),
    "system": Column({"en": "system", "ja": "体系"}),
    "target": Column({"en": "to", "ja": "相手"}, "entity"),
    "tentative": Column({"en": "tentative", "ja": "不確か"}),
    "to": Column({"en": "to", "ja": "相手"}, "entity"),
    "to_cow": Column({"en": "to (COW)", "ja": "相手（COW）"}),
    "to_iso": Column({"en": "to (ISO)", "ja": "相手（ISO）"}),
    "value": Column({"en": "value", "ja": "値"}),
    "what": Column({"en": "what", "ja": "対象"}, "term"),
    "word": Column({"en": "word", "ja": "語"}, "term"),
    "year": Column({"en": "year", "ja": "年"}),
    "year_of": Column({"en": "year of", "ja": "何の年か"}, "term"),
}

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
    "end of fact": {"en": "end of the fact", "ja": "事実の終わり"},
    "fact": {"en": "the fact", "ja": "事実"},
    "firm": {"en": "firm", "ja": "確か"},
    "left open": {"en": "left open, not contested", "ja": "未確定（争いなし）"},
    "line": {"en": "line", "ja": "線"},
    "negated otherwise": {"en": "negated of another stage or time",
             "ja": "別の段階・時期について否定"},
    "negated by itself": {"en": "negated by the same speaker", "ja": "同じ発言者による否定"},
    "no origin is known": {"en": "no origin is known", "ja": "出所不明"},
    "one origin": {"en": "one origin only", "ja": "出所は一つのみ"},
    "origin": {"en": "origin", "ja": "出所"},
    "proposition": {"en": "proposition", "ja": "命題"},
    "standing": {"en": "standing", "ja": "争いの有無"},
    "start of fact": {"en": "start of the fact", "ja": "事実の始まり"},
    "statement": {"en": "the statement", "ja": "発言"},
    "status": {"en": "status", "ja": "状態"},
    "support": {"en": "support", "ja": "支え"},
    "tentative": {"en": "tentative", "ja": "不確か"},
    "vanished": {"en": "vanished", "ja": "削除"},
}
"""Words of this room's own closed lists; those of claims and propositions stand in the vocabulary."""


def report(
    corpus: Corpus,
    name: str,
    pattern: Pattern | None = None,
    language: str = "en",
    *arguments: str,
    left_out: Counter[str] | None = None,
) -> Iterator[Record]:
    """The records of a report, each with all its columns; UsageError on a name that is not in REPORTS."""
    if name not in REPORTS:
        raise UsageError(f"no report is called {name!r}; there are: {', '.join(REPORTS)}")
    row = REPORTS[name]
    _counted(row, arguments)
    counts = Counter[str]() if left_out is None else left_out
    asked = Asked(corpus, pattern or Pattern(), language, arguments, counts)
    for record in row.query(asked):
        yield {column: record[column] for column in row.columns}


def _counted(row: Report, arguments: tuple[str, ...]) -> None:
    least, most = sum(a.least for a in row.arguments), sum(a.most for a in row.arguments)
    if not least <= len(arguments) <= most:
        named = " ".join(argument.name.upper() for argument in row.arguments) or "no words"
        raise UsageError(f"{row.name} takes {named}; given: {' '.join(arguments) or 'nothing'}")


def worded(corpus: Corpus, row: Report, record: Record, language: str) -> Record:
    """The record for reading: its brief columns, heads and values in the language."""
    return {
        COLUMNS[name].words[language]: _worded(corpus, COLUMNS[name].reads, record[name], language)
        for name in row.brief
    }


def _worded(corpus: Corpus, reads: str, value: Any, language: str) -> Any:
    if isinstance(value, (list, tuple)):
        return [_worded(corpus, reads, each, language) for each in value]
    if value in (None, "") or not reads:
        return value
    if reads == "entity":
        return corpus.label(value, language)
    if reads == "term":
        return term(value, language)
    label: str = corpus.vocabulary.data[reads][value]["label"][language]
    return label


def term(value: Any, language: str) -> str:
    """A word of TERMS in the language; truth values as the word or nothing; anything else as it is."""
    if isinstance(value, bool):
        return TERMS["contested"][language] if value else ""
    return TERMS[value][language] if value in TERMS else str(value)
