"""The questions that reach the reports: every one of the vocabulary, in both languages, and their rows."""

import json
import shlex
import subprocess
import sys

import pytest
from written_world import ROOT, TEXT, VOCABULARY, written

from graphkit import cli, compiler, reports
from graphkit.ask import reply
from graphkit.corpus import Corpus
from graphkit.reports import CLAIMS, REPORTS, Report
from graphkit.vocabulary import Vocabulary

LANGUAGES = ("en", "ja")
ASKED = [
    (row.name, number, language)
    for row in REPORTS.values()
    for number in range(len(row.questions(VOCABULARY)))
    for language in LANGUAGES
]
KIRBY, WSJ = "whitehouse-2024-01-04", "wsj-2024-06"
EXPECTED = {  # by hand, from the documents: what an answer shows, and what it does not
    "What is contested?": ("contested", "wsj/c62 wsj/c64 wsj/c65 wsj/c68", "wsj/c66 wsj/c41 kirby/c30"),
    "What is contested about drones?": ("contested", "wsj/c64 wsj/c68", "wsj/c62"),
    "What rests on one origin only?": ("corroboration", "kirby/c46 kirby/c30 kirby/c32", "wsj/c41 wsj/c42"),
    "How did the talks on missiles develop?": (
        "timeline", "kirby/c30 kirby/c31 kirby/c32 wsj/c66", "wsj/c64 wsj/c42 kirby/c16",
    ),
    "ミサイルの交渉はどう進展しましたか？": (
        "timeline", "kirby/c30 kirby/c31 kirby/c32 wsj/c66", "wsj/c64 wsj/c42 kirby/c16",
    ),
    "How have North Korea's missile deliveries to Russia evolved?": (
        "timeline", "kirby/c16 kirby/c20 kirby/c45 wsj/c42", "wsj/c66 wsj/c41",
    ),
    "How far have the talks on missiles come?": ("stages", "kirby/c30 kirby/c32 wsj/c66", "kirby/c16"),
    "What does Russia give in return?": ("exchanges", "wsj/c43 wsj/c44 wsj/c46 kirby/c24", "wsj/c64"),
    "How are Iran and North Korea connected?": ("path", "wsj/c64 wsj/c46", "wsj/c68"),
    "Why is the line between Iran and Russia drawn so?": ("explain", "wsj/c64 kirby/c32 wsj/c68", "wsj/c41"),
    "Why is c64 contested?": ("explain", "wsj/c64 wsj/c68", "wsj/c62"),
    "How is c64 coded in CAMEO?": ("crosswalk", "wsj/c64", "wsj/c62"),
    "How is wsj-2024-06/c46 coded in CAMEO?": ("crosswalk", "wsj/c46", "kirby/c46"),
    "On how many origins does the supply of shells by North Korea to Russia rest?": (
        "corroboration", "wsj/c41", "wsj/c42",
    ),
}  # fmt: skip


def ids(short: str) -> set[str]:
    full = {"kirby": KIRBY, "wsj": WSJ}
    return {f"{full[document]}/{id}" for document, _, id in (each.partition("/") for each in short.split())}


def test_every_report_on_one_corpus_has_questions_in_both_languages():
    reached = {row.name for row in REPORTS.values() if row.questions(VOCABULARY)}
    assert reached == {row.name for row in REPORTS.values() if not row.is_of_folders}
    assert reached == set(VOCABULARY.data["reports"]), "no question is for a report that is not there"


@pytest.mark.parametrize("name, number, language", ASKED)
def test_each_question_gives_the_rows_of_its_report(shipped, name, number, language, capsys):
    question = REPORTS[name].questions(VOCABULARY)[number]
    answer = reply(shipped, question["ask"][language])
    assert (answer.exit, answer.language, answer.report.get("name")) == (0, language, name)
    assert not answer.ignored and not answer.corrections and not answer.unapplied
    told = []
    for command in answer.report["commands"]:
        words = [*shlex.split(command)[1:], "--format", "json", "--lang", language, "--corpus", "shipped"]
        assert cli.main(words) == 0
        told += json.loads(capsys.readouterr().out)
    kept = [row for row in told if all(row[k] in v for k, v in answer.report["keep"].items())]
    rows = json.loads(json.dumps(answer.report["rows"]))
    assert rows and all(row in kept for row in rows)
    assert len(rows) == len(kept) or "once" in question
    named = {id for row in rows for column in CLAIMS for id in as_list(row.get(column, ()))}
    assert named <= set(answer.ids()) or answer.total > len(answer.claims)
    assert len(named & set(answer.ids())) >= min(len(named), 50)


def as_list(value):
    return [value] if isinstance(value, str) else value


@pytest.mark.parametrize("question", EXPECTED)
def test_what_the_answer_shows(shipped, question):
    name, must, must_not = EXPECTED[question]
    answer = reply(shipped, question)
    named = {id for row in answer.report["rows"] for column in CLAIMS for id in as_list(row.get(column, ()))}
    assert answer.report["name"] == name
    assert ids(must) <= named
    assert not ids(must_not) & named


@pytest.mark.parametrize(
    "question",
    [
        "Why is c999 contested?",
        "How is c64 coded in MARS?",
        "How are Iran and Atlantis connected?",
        "How did the weather develop?",
        "c64はMARSでどう符号化されますか",
        "Why is c64 important?",
    ],
)
def test_what_no_slot_understands_is_not_answered(shipped, question):
    answer = reply(shipped, question)
    assert not answer.report and not answer.claims


def test_an_id_that_two_documents_have_is_answered_for_both_by_name(shipped):
    answer = reply(shipped, "Explain c46.")
    assert ids("kirby/c46 wsj/c46") <= {row["id"] for row in answer.report["rows"]}
    assert len(answer.report["commands"]) == 2
    assert all(id in answer.reading["words"] for id in ids("kirby/c46 wsj/c46"))


def test_without_a_row_the_question_is_read_as_any_other(shipped):
    answer = reply(shipped, "What does Russia give Iran in return?")
    assert not answer.report and not answer.claims and answer.exit == 0


def test_a_report_that_has_no_row_says_so(shipped):
    answer = reply(shipped, "How is wsj-2024-06/c68 coded in ATOP?")
    assert answer.exit == 0 and not answer.claims and not answer.report
    assert "no row" in answer.sentence and "system = ATOP" in answer.reading["words"]


def test_a_new_row_and_its_words_reach_an_answer_without_a_line_in_ask(monkeypatch):
    def census(asked):
        for row in asked.corpus.find(asked.pattern):
            yield {"claim": row.id, "said": asked.corpus.gloss(row, asked.language)}

    columns = ("claim", "said")
    row = Report("census", "times", {"en": "every claim", "ja": "全主張"}, columns, columns)
    asked = {
        "words": {"en": {"words": ["head count"]}, "ja": {"words": ["全数調査"]}},
        "questions": [
            {
                "ask": {"en": "What is the head count of missile?", "ja": "missileの全数調査は何ですか"},
                "forms": {"en": ["what is the {word} of {claims}"], "ja": ["{claims}の{word}は[何]"]},
            }
        ],
    }
    monkeypatch.setattr("graphkit.reports.times.census", census, raising=False)
    monkeypatch.setitem(reports.REPORTS, "census", row)
    words = Vocabulary({**VOCABULARY.data, "reports": {**VOCABULARY.data["reports"], "census": asked}})
    small = Corpus(compiler.build(written(TEXT), words))
    for question in asked["questions"][0]["ask"].values():
        answer = reply(small, question)
        assert answer.report["name"] == "census"
        assert {row.id for row in answer.claims} == {row["claim"] for row in answer.report["rows"]} != set()


def test_the_text_shows_the_rows_and_the_command(shipped):
    text = str(reply(shipped, "What is contested?"))
    assert "from broad to narrow" in text and "weapons > armed drones" in text
    assert "The same: graphkit contested" in text
    assert reply(shipped, "What is contested?").to_record()["report"]["name"] == "contested"


HEAVY = {"pydantic", "yaml", "networkx", "rdflib", "matplotlib", "dataclasses", "inspect", "rapidfuzz"}


@pytest.mark.parametrize(
    ("question", "rooms"),
    [
        ("Who supplies artillery shells?", set()),
        ("What is contested?", {"disputes", "judge", "shown", "words"}),
        ("What does Russia give in return?", {"disputes", "judge", "links", "shown", "words"}),
        ("Why is c64 contested?", {"disputes", "explained", "judge", "shown", "words"}),
    ],
)
def test_a_question_loads_the_rooms_of_its_report_alone(shipped, question, rooms):
    code = (
        "import sys; from graphkit.cli import main; main(sys.argv[1:]);print(*sys.modules, file=sys.stderr)"
    )
    asked = [sys.executable, "-c", code, "--corpus", "shipped", "ask", question]
    subprocess.run(asked, capture_output=True, check=True)  # compiled where it was not
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert {each.split(".")[2] for each in loaded if each.startswith("graphkit.reports.")} == rooms
    assert not loaded & HEAVY


@pytest.mark.parametrize("manual", ["reports", "asking"])
def test_the_manuals_print_every_question(manual):
    text = (ROOT / "docs" / f"{manual}.md").read_text("utf-8")
    for row in REPORTS.values():
        for question in row.questions(VOCABULARY):
            assert all(question["ask"][language] in text for language in LANGUAGES)
