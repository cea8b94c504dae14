"""What the claims say together: one table of reports, from which commands, manual and tests are made.

A report gives plain records, {column: value}, in a stated order that no file's name or order changes.
Values are ids and words from closed lists; sentences are in the language asked for. `worded` puts the
rest into that language, too. Each query stands in the room that the table names, opened when it is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from graphkit.errors import UsageError
from graphkit.pattern import Pattern
from graphkit.reports.shown import in_words, worded
from graphkit.reports.words import CLAIMS, COLUMNS, TERMS, UNNAMED, Column, Words, term

if TYPE_CHECKING:
    from graphkit.corpus import Corpus
    from graphkit.vocabulary import Vocabulary

__all__ = [
    "CLAIMS", "COLUMNS", "REPORTS", "TERMS", "UNNAMED", "Argument", "Asked", "Column", "Report", "Words",
    "in_words", "report", "term", "worded",
]  # fmt: skip
Record = dict[str, Any]


UNTOLD = "claim of a row, after its first ones"


class Asked(NamedTuple):
    """What a query is given; it counts in `left_out`, by reason, what it could not put into a row."""

    corpus: Corpus
    pattern: Pattern
    language: str
    arguments: tuple[str, ...]
    left_out: Counter[str]
    most: int | None = None
    """How many claims of one row are told, where there can be any number; the others count as UNTOLD."""


class Argument(NamedTuple):
    """A word that must follow the report's name (`least` of them, at most `most`)."""

    name: str
    help: str
    least: int = 1
    most: int = 1


class Report(NamedTuple):
    """One report: its columns, those shown in tables for reading, and the room its query stands in.

    Its name is also the key of the questions that reach it, in the section `reports` of the vocabulary.
    `is_filtered`: a pattern narrows it; `is_of_folders`: its arguments name the corpora it is about;
    `is_drawn`: there is a picture of it; `is_light`: its rows are few
    however many claims there are. `note` is what its reader must know, said in the help, too.
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
    is_light: bool = False
    note: Words | None = None

    @property
    def query(self) -> Callable[[Asked], Iterator[Record]]:
        """The function that gives the records."""
        query: Callable[[Asked], Iterator[Record]] = getattr(
            import_module(f"graphkit.reports.{self.room}"), self.name
        )
        return query

    def questions(self, vocabulary: Vocabulary) -> Sequence[Mapping[str, Any]]:
        """The questions that reach it, each with an example in both languages and the forms it may have.

        None reaches a report on more than the corpus that is asked.
        """
        reached: Mapping[str, Any] = vocabulary.data["reports"].get(self.name, {})
        questions: Sequence[Mapping[str, Any]] = reached.get("questions", ())
        return questions


REPORTS = {
    report.name: report
    for report in (
        Report(
            "contested", "disputes",
            {"en": "what somebody affirms and somebody negates",
             "ja": "肯定と否定が対立する命題"},
            ("proposition", "how", "said", "affirmed_by", "claims", "negation", "negated_by", "denial",
             "chain", "rule"),
            ("how", "said", "affirmed_by", "claims", "negated_by", "denial", "negation", "chain"),
        ),
        Report(
            "corroboration", "disputes",
            {"en": "on how many independent origins each proposition rests",
             "ja": "各命題を支える独立した出所の数"},
            ("proposition", "about", "put", "standing", "claims", "speakers", "origins_any_stage", "counted",
             "documents_any_stage", "mark", "supported_by", "narrower", "origins_with_narrower",
             "documents_with_narrower", "firm_origins", "firm_documents", "as_fact"),
            ("about", "put", "standing", "claims", "speakers", "counted", "documents_any_stage", "mark",
             "narrower", "as_fact"),
            note={"en": "A row is no fact: `put` says how its claims are put, from sought to denied. Origins "
                        "at any stage may differ in what they affirm; `as_fact` has those that put it as a "
                        "fact.",
                  "ja": "行は事実ではない。「述べ方」が要望から否定までを示す。段階を問わない出所は同じことを"
                        "肯定しているとは限らず、事実として述べる出所は別の列にある。"},
        ),
        Report(
            "timeline", "times",
            {"en": "what was said and what happened, by the date of the statement; with --draw a picture",
             "ja": "発言と出来事（発言日順）。--drawで図にもなる"},
            ("claim", "stated", "stated_from", "stated_to", "fact", "fact_from", "fact_to", "subject",
             "relation", "object", "item", "stage", "as_printed", "status", "certainty", "contested", "said",
             "according_to", "document", "at"),
            ("stated", "fact", "stage", "status", "said", "according_to", "claim"),
            is_drawn=True,
            note={"en": "It is also a picture: `graphkit timeline --item missile --draw missiles.svg`.",
                  "ja": "図にもなる: `graphkit timeline --item missile --draw missiles.svg`"},
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
            ("claim", "giver", "receiver", "gives", "status", "stage", "contested", "for_claim", "returner",
             "returns", "for_status", "for_stage", "for_contested", "according_to", "for_according_to",
             "stated"),
            ("giver", "gives", "status", "according_to", "returns", "for_status", "for_according_to", "claim",
             "for_claim"),
            is_light=True,
        ),
        Report(
            "path", "links",
            {"en": "ways from one entity to another, shortest first, then firmest",
             "ja": "二者を結ぶ経路（短い順、次に確かな順）"},
            ("path", "step", "source", "target", "firmness", "contested_claims", "claims", "said",
             "according_to"),
            ("path", "step", "source", "target", "firmness", "contested_claims", "said", "according_to"),
            (Argument("from", "where the way begins: an id, name or alias"),
             Argument("to", "where it ends")),
            note={"en": "Tables show the first claims of a step and count the others; json, jsonl and csv "
                        "have all.",
                  "ja": "表は各段の最初の主張だけを示し、残りは数で示す（json・jsonl・csvはすべて）。"},
        ),
        Report(
            "dyads", "times",
            {"en": "claims by ordered pair and year, with state codes",
             "ja": "順序付きの二者と年ごとの主張の数（国コード付き）"},
            ("from", "to", "from_iso", "from_cow", "to_iso", "to_cow", "year", "year_of", "number",
             "contested_number", "mutual", "inexact", "counts", "contested_counts"),
            ("from", "to", "year", "year_of", "number", "contested_number", "mutual", "inexact", "counts",
             "contested_counts"),
            note={"en": "Do not sum the rows of A to B and B to A: a claim of a mutual relation (they "
                        "cooperate) counts in both, and `mutual` says how many do. A count is of claims, "
                        "not of transfers; a firm claim may be contested, and `contested_counts` says how "
                        "many are. For transfers of weapons alone: `graphkit dyads --relation supplies "
                        "--item weapon`.",
                  "ja": "AからBとBからAの行は合計しないこと。相互的な関係の主張は両方に数えられ、その数は"
                        "「mutual」の列にある。数は主張の数であって移転の数ではない。確かな主張にも争いのあるもの"
                        "があり、その数は「contested_counts」の列にある。武器の移転だけなら: "
                        "`graphkit dyads --relation supplies --item weapon`"},
        ),
        Report(
            "crosswalk", "links",
            {"en": "the claims in the codes of other systems, and what is lost",
             "ja": "他の体系の符号と、そこで失われるもの"},
            ("claim", "system", "code", "source", "target", "date", "date_of", "stage", "status", "certainty",
             "contested", "according_to", "lost"),
            ("claim", "system", "code", "source", "target", "date", "date_of", "stage", "status",
             "according_to", "lost"),
            note={"en": "A code does not say who claims it, how firmly, or that another denies it: keep "
                        "`status`, `contested` and `according_to` beside it.",
                  "ja": "符号は、誰の主張か、どれほど確かか、否定する者がいるかを示さない。「status」"
                        "「contested」「according_to」の列を併せて用いること。"},
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
            ("id", "word", "value", "said_value", "rule", "because", "put", "claims", "according_to"),
            ("id", "word", "said_value", "because", "put", "claims", "according_to"),
            (Argument("thing", "a claim (document/c1), a proposition, or: A B, or: A RELATION B", 1, 3),),
            is_filtered=False,
        ),
    )
}  # fmt: skip

def report(
    corpus: Corpus,
    name: str,
    pattern: Pattern | None = None,
    language: str = "en",
    *arguments: str,
    left_out: Counter[str] | None = None,
    most: int | None = None,
) -> Iterator[Record]:
    """The records of a report, each with all its columns; UsageError on a name that is not in REPORTS.

    `most`: of the claims of one row only the first ones are told, where the report can say so.
    """
    if name not in REPORTS:
        raise UsageError(f"no report is called {name!r}; there are: {', '.join(REPORTS)}")
    row = REPORTS[name]
    _counted(row, arguments)
    counts = Counter[str]() if left_out is None else left_out
    asked = Asked(corpus, pattern or Pattern(), language, arguments, counts, most)
    for record in row.query(asked):
        yield {column: record[column] for column in row.columns}


def _counted(row: Report, arguments: tuple[str, ...]) -> None:
    least, most = sum(a.least for a in row.arguments), sum(a.most for a in row.arguments)
    if not least <= len(arguments) <= most:
        named = " ".join(argument.name.upper() for argument in row.arguments) or "no words"
        raise UsageError(f"{row.name} takes {named}; given: {' '.join(arguments) or 'nothing'}")
