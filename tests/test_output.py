"""Rows as text: every format, no rows, wide letters; nothing moves the cursor or runs as a formula."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import output
from graphkit.output import FORMATS

ROWS = [
    {"id": "a", "amount": None, "label": {"en": "x", "ja": "無人機"}, "of": ["p", "q"], "sure": True},
    {"id": "b|c\\", "amount": {"low": 24, "wording": 'about 24, or "so"'}, "label": {"en": "", "ja": ""},
     "of": [], "sure": False},
]  # fmt: skip
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
plain = st.none() | st.booleans() | st.integers() | texts
nested = st.lists(texts, max_size=2) | st.dictionaries(texts, plain, max_size=2)
few = settings(max_examples=40, deadline=None)
rows_of = st.lists(st.fixed_dictionaries({"a": plain, "b": nested}), max_size=3)


def told(format: str, rows) -> str:
    return "".join(FORMATS[format](rows))


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("format", FORMATS)
def test_no_rows(format):
    assert told(format, []) == ("[]\n" if format == "json" else "")


def test_the_cases_above_are_all_formats():
    assert list(FORMATS) == ["table", "json", "jsonl", "csv", "md"]


@few
@given(rows_of)
def test_json_reads_back_equal(rows):
    assert json.loads(told("json", rows)) == rows
    assert [json.loads(line) for line in told("jsonl", rows).splitlines()] == rows


@pytest.mark.parametrize("format", FORMATS)
@few
@given(rows=rows_of)
def test_nothing_moves_the_cursor(format, rows):
    letters = set(told(format, rows)) - {"\n", "\r"}
    assert not {char for char in letters if ord(char) < 32 or 127 <= ord(char) < 160}


@few
@given(rows_of)
def test_every_format_with_lines_has_a_line_a_row(rows):
    assert len(told("jsonl", rows).splitlines()) == len(rows)
    assert len(read(told("csv", rows))) == len(rows)
    if rows:
        assert told("md", rows).count("\n") == len(rows) + 2
        assert told("table", rows).count("\n") == len(rows) + 1


def test_csv_has_the_same_columns_in_every_row():
    assert read(told("csv", ROWS)) == [
        {"id": "a", "amount_low": "", "amount_wording": "", "label_en": "x", "label_ja": "無人機",
         "of": "p; q", "sure": "true"},
        {"id": "b|c\\", "amount_low": "24", "amount_wording": 'about 24, or "so"', "label_en": "",
         "label_ja": "", "of": "", "sure": "false"},
    ]  # fmt: skip


def test_a_column_that_is_never_filled_stays_one():
    assert read(told("csv", [{"id": "a", "amount": None}])) == [{"id": "a", "amount": ""}]


def test_a_markdown_table_escapes_bars():
    assert told("md", ROWS[1:]).splitlines()[2].startswith("| b\\|c\\\\ | ")


def test_columns_of_a_table_stand_under_their_names():
    lines = told("table", [{"a": "無人機", "b": "x"}, {"a": "e\u0301", "b": "y"}]).splitlines()
    assert lines == ["a       b", "無人機  x", "e\u0301       y"]


@pytest.mark.parametrize("limit", [1, 20, 40, 80])
def test_a_narrow_terminal_loses_no_word(limit):
    rows = [{"a": "one two three four five six seven", "b": "無人機の部品を供給した" * 3}]
    lines = list(output.as_table(rows, limit))
    letters = "".join("".join(lines).split())
    for word in ("one", "seven", "供"):
        assert word in letters
    written = "ab" + "".join(rows[0].values()).replace(" ", "")
    assert sorted(letters) == sorted(written)
    assert all(output.width(line.rstrip("\n")) <= max(limit, 2 * 12 + 2) for line in lines)


# CSV for spreadsheet programs: text never runs as a formula


FORMULAS = ("=1+1", "+1", "-1", "@x", '=HYPERLINK("x")', " =1", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x")


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_is_marked_as_text(text):
    (row,) = output.for_spreadsheets([{"x": text, "y": {"en": text}, "z": [text]}])
    assert [value[0] for value in row.values()] == ["'", "'", "'"]
    assert row["x"].lstrip("'").strip() == text.strip()


@pytest.mark.parametrize("value", [-1, 0.5, "x=1", "2024-06", "a-b", ""])
def test_other_values_stay_as_they_are(value):
    assert output.for_spreadsheets([{"x": value}]) == [{"x": value}]


def test_csv_for_other_programs_stays_exact():
    assert read(told("csv", [{"x": "=1+1"}])) == [{"x": "=1+1"}]


# what is printed


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("無人機 e\u0301 – 🛩️", "無人機 e\u0301 – 🛩️"),
        ("a\u3000b", "a\u3000b"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b31m", r"\x9b31m"),
        ("a\u202eb", r"a\u202eb"),
        ("a\nb", r"a\nb"),
        ("\udcff", r"\udcff"),
    ],
)
def test_what_moves_the_cursor_is_written_as_its_escape(words, shown):
    assert output.printable(words) == shown


def test_json_that_is_shown_has_no_raw_control_character():
    assert output.to_json({"x": "\x1b\x7f\x9b\u2028\n"}) == r'{"x": "\u001b\u007f\u009b\u2028\n"}'
    assert json.loads(output.to_json("\x9b無")) == "\x9b無"
