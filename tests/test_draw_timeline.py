"""The timeline as a picture: one row a claim, two axes, by the rules of the other pictures."""

import pytest
from written_world import corpus

import graphkit
from graphkit import cli
from graphkit.draw.scene import STYLES, faults
from graphkit.draw.timeline import AXIS, GAP, LABEL_WIDTH, Axis, draw_timeline, timeline_scene
from graphkit.errors import UsageError
from graphkit.pattern import pattern_of
from graphkit.reports import report

TEXT = """
    us-official: iran supplies russia missile, when 2024-05
    us-official in briefing: iran supplies russia missile, negotiating
    iran: not iran supplies russia weapon, when ../2024-06
    scholar: russia exercises_with iran -, when 2022-02?/.., possible
"""


@pytest.fixture(scope="module")
def small():
    return corpus(TEXT)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_nothing_overlaps_and_nothing_is_cut(language):
    shipped = graphkit.load("shipped")
    for fields in ({"object": "russia", "item": "weapon"}, {"subject": "iran"}, {"item": "uav"}):
        assert faults(timeline_scene(shipped, pattern_of(**fields), language)) == []


def test_a_row_for_each_claim_in_the_order_of_the_report(small):
    scene = timeline_scene(small)
    assert [line.id for line in scene.lines] == [row["claim"] for row in report(small, "timeline")]
    assert [line.label.box.y for line in scene.lines] == sorted(line.label.box.y for line in scene.lines)


def test_the_line_is_the_status(small):
    styles = {line.id: line.style for line in timeline_scene(small).lines}
    statuses = small.vocabulary.statuses
    assert styles == {row.id: STYLES[statuses[row.status].firmness] for row in small.find()}


def test_a_bar_only_where_the_fact_has_a_date_and_arrows_where_it_is_open(small):
    drawn = {line.id: (len(line.paths), len(line.heads)) for line in timeline_scene(small).lines}
    assert drawn == {
        "report/c1": (1, 0), "briefing/c1": (0, 0), "report/c2": (1, 1), "report/c3": (1, 1),
    }  # fmt: skip


def test_every_mark_stands_on_the_axis(small):
    axis = Axis.over(list(report(small, "timeline")))
    assert [axis.x(axis.first), axis.x(axis.last)] == [LABEL_WIDTH + GAP, LABEL_WIDTH + GAP + AXIS]
    assert 1 <= len(axis.months()) <= 9
    assert [edtf for _, edtf in Axis(738000, 738005).months()] in ([], ["2021-08"])


def test_an_empty_result_is_an_honest_empty_picture(small):
    scene = timeline_scene(small, pattern_of(subject="south-korea"))
    assert not scene.lines
    assert any("nothing to draw" in text.words for text in scene.texts)


def test_too_many_claims_say_so():
    many = corpus("\n".join("self: iran supplies russia food" for _ in range(61)))
    with pytest.raises(UsageError, match="61 claims are too many for one timeline"):
        timeline_scene(many)


def test_the_same_bytes_each_time(small, tmp_path):
    for name in ("a.svg", "b.svg"):
        draw_timeline(small, str(tmp_path / name))
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_the_command_draws(tmp_path, capsys):
    path = tmp_path / "t.png"
    words = ["timeline", "--corpus", "shipped", "--subject", "iran", "--object", "russia"]
    assert cli.main([*words, "--draw", str(path)]) == 0
    assert path.read_bytes().startswith(b"\x89PNG")
    assert "drawn:" in capsys.readouterr().err
