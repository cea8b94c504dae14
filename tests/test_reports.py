"""Every report of the table: its columns, its words, its command."""

import json
from collections import Counter

import pytest
from written_world import ROOT, TEXT, WORDS, corpus, rows

from graphkit import cli
from graphkit.errors import UsageError
from graphkit.pattern import pattern_of
from graphkit.reports import COLUMNS, REPORTS, TERMS, Asked, report, term, worded


@pytest.fixture(scope="module")
def small():
    return corpus(TEXT)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_has_its_columns_in_order_and_the_same_each_time(small, name):
    found = rows(small, name, *WORDS.get(name, ()))
    assert all(tuple(row) == REPORTS[name].columns for row in found)
    assert found == rows(small, name, *WORDS.get(name, ()))
    assert json.loads(json.dumps(found)) == found, "plain data"
    assert found or name == "diff"


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_has_words_in_both_languages(small, name):
    row = REPORTS[name]
    assert set(row.words) == {"en", "ja"}
    assert set(row.brief) <= set(row.columns) <= set(COLUMNS)
    for language in ("en", "ja"):
        heads = [COLUMNS[column].words[language] for column in row.brief]
        assert len(set(heads)) == len(heads), "no two columns of a table have one head"
        for record in report(small, name, None, language, *WORDS.get(name, ())):
            assert list(worded(small, row, record, language)) == heads


@pytest.mark.parametrize("name", REPORTS)
def test_an_unknown_name_in_a_filter_fails(small, name):
    if REPORTS[name].is_filtered:
        with pytest.raises(UsageError, match="no entity is called 'atlantis'"):
            rows(small, name, *WORDS.get(name, ()), subject="atlantis")


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("form", ["table", "json"])
def test_each_report_is_a_command(name, form, capsys):
    words = [name, *WORDS.get(name, ()), "--format", form, "--corpus", "shipped", "--lang", "ja"]
    assert cli.main(words) == 0
    printed = capsys.readouterr()
    assert "row" in printed.err
    if form == "json":
        assert all(tuple(row) == REPORTS[name].columns for row in json.loads(printed.out))


def test_every_column_and_term_is_used():
    assert {column for row in REPORTS.values() for column in row.columns} == set(COLUMNS)
    assert all(set(words) == {"en", "ja"} for words in TERMS.values())
    assert [term(value, "ja") for value in (True, False, "fact", 3)] == ["争いあり", "", "事実", "3"]


def test_an_unknown_report_fails_with_the_known_ones(small):
    with pytest.raises(UsageError, match="no report is called 'gossip'; there are: contested, corroboration"):
        list(report(small, "gossip"))


def test_a_query_does_not_change_what_it_is_given(small):
    asked = Asked(small, pattern_of(), "en", (), Counter())
    assert list(REPORTS["contested"].query(asked)) == list(REPORTS["contested"].query(asked))


@pytest.mark.parametrize("name", [name for name, row in REPORTS.items() if row.note])
def test_what_a_reader_must_know_stands_in_the_help_and_the_manual(name, capsys):
    note = REPORTS[name].note
    with pytest.raises(SystemExit):
        cli.main([name, "--help"])
    said = " ".join(capsys.readouterr().out.replace("-\n", "-").split())
    assert " ".join(note["en"].replace("`", "").split()) in said
    manual = (ROOT / "docs/reports.md").read_text("utf-8")
    assert note["en"] in manual and note["ja"] in manual


@pytest.mark.parametrize("name", REPORTS)
def test_the_manual_has_each_report(name):
    manual = (ROOT / "docs/reports.md").read_text("utf-8")
    assert f"## `{name}" in manual
    assert REPORTS[name].words["ja"] in manual


RELAYED = """
    press via us-official: iran supplies russia missile
    press via us-official: russia supplies iran food, for c1
    iran via us-official: not iran supplies russia weapon
"""


@pytest.mark.parametrize("name", sorted(set(REPORTS) - {"dyads", "diff"}))
def test_who_relays_stands_beside_who_says_it(name):
    """Whoever reads `press` alone takes the words of an official for those of a newspaper."""
    opened = corpus(RELAYED)
    told = list(report(opened, name, None, "en", *WORDS.get(name, ())))
    assert told and all("press" not in _names(row) for row in told)
    assert any("press (relayed by us official)" in _names(row) for row in told)
    told = list(report(opened, name, None, "ja", *WORDS.get(name, ())))
    assert any("press（us-officialが伝えた）" in _names(row) for row in told)


def _names(row):
    said = [row[name] for name in ("according_to", "speakers", "affirmed_by", "negated_by") if name in row]
    return [name for each in said for name in (each if isinstance(each, list) else [each])]
