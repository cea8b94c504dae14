"""Light rows: plain values, equal by value, tables for notebooks with everything escaped."""

from __future__ import annotations

import json

import pytest

from graphkit.rows import ClaimRow, RemarkRow, Row, Rows, SpeakerRow, TieRow


class Pair(Row):
    fields = ("id", "more")


def pairs(*values: object) -> Rows[Pair]:
    return Rows(Pair({"id": f"r{number}", "more": value}) for number, value in enumerate(values))


@pytest.mark.parametrize("kind", [ClaimRow, RemarkRow, SpeakerRow, TieRow])
def test_every_field_of_a_row_is_annotated_or_a_property(kind):
    properties = {name for name, value in vars(kind).items() if isinstance(value, property)}
    assert set(kind.fields) <= {*kind.__annotations__, *properties}
    assert len(set(kind.fields)) == len(kind.fields)


def test_a_row_is_plain_data(frozen):
    for rows in (frozen.find(withdrawn=True), frozen.remarks(), frozen.ties()):
        for row, record in zip(rows, rows.to_records(), strict=True):
            assert tuple(record) == row.fields
            assert json.loads(json.dumps(record)) == record
            assert repr(row) == f"<{type(row).__name__} {getattr(row, row.fields[0])}>"


def test_rows_are_equal_by_value(frozen):
    first, second = frozen.find(subject="berun"), frozen.find(subject="berun")
    assert first == second and hash(first) == hash(second) and first[0] is not second[0]
    assert first != frozen.find(subject="cestia")
    assert first[0] != frozen.remarks()[0]


def test_rows_are_a_sequence():
    rows = pairs(1, 2, 3)
    assert (len(rows), rows[0].more, rows[-1].more, bool(pairs())) == (3, 1, 3, False)
    assert rows[1:] == Rows(list(rows)[1:]) and isinstance(rows[:1], Rows)
    assert rows[:1].to_records() == [{"id": "r0", "more": 1}]
    assert rows[1] in rows and [row.more for row in reversed(rows)] == [3, 2, 1]
    assert repr(rows) == "<3 rows>"


def test_what_a_question_changes_in_its_answer_changes_no_other(frozen):
    frozen.find()[0].to_record()["origins"].append("x")
    frozen.find(object="aldora")[0].reached["object"] = []
    assert frozen.find()[0].origins == ["aldora"]
    assert not frozen.find(object="northern-league")[0].reached


def test_a_notebook_shows_a_table_with_everything_escaped():
    html = pairs("<script>alert(1)</script>", {"a&b": [None, "<i>"]}, None)._repr_html_()
    assert "<script>" not in html and "&lt;script&gt;" in html and "a&amp;b: , &lt;i&gt;" in html
    assert html.count("<tr>") == 4 and html.startswith("<table>")
    assert pairs()._repr_html_() == "<p>no rows</p>"


def test_a_notebook_shows_every_claim(frozen):
    html = frozen.find()._repr_html_()
    assert html.count("<tr>") == 15 and "several dozen" in html
