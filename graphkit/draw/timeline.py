"""The timeline: a row a claim; when it was said, and when it is said to have happened, on one axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from graphkit import wording
from graphkit.corpus import Corpus
from graphkit.draw.beside import check_folder, writing
from graphkit.draw.frame import frame
from graphkit.draw.labels import LABEL_SIZE, NOTE_SIZE, Voice
from graphkit.draw.plan import End, Plan, Tie, Wish
from graphkit.draw.scene import STYLES, Box, Label, Line, Node, Point, Scene, Text, Words, set_lines, stack
from graphkit.errors import UsageError
from graphkit.pattern import Pattern
from graphkit.reports import report
from graphkit.rows import ClaimRow

KIND, MOST_ROWS = "timeline", 60
LABEL_WIDTH, GAP, AXIS, ROW_GAP, TOP, TICK = 330.0, 24.0, 460.0, 9.0, 44.0, 6.0
MARK, LEAST_BAR, BAR, DAYS_BESIDE, MOST_TICKS = 7.0, 12.0, 3.2, 20, 7
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months between two ticks; the first that gives few enough is taken."""
WORDS = {
    "en": {
        "title": "What was said when, and of what time",
        "axis": "Square: date of the statement, wide where only a month or year is known. "
        "Bar: date of the fact, where one is given; an arrow: that end is open.",
        "crowd": "{count:,} claims are too many for one timeline (at most {most}); narrow them with filters",
    },
    "ja": {
        "title": "いつ、いつのことが述べられたか",
        "axis": "四角は発言の日付（月や年しか分からなければ幅を持つ）、帯は事実の日付（示されている場合）、"
        "矢印はその端が開いていることを示す。",
        "crowd": "主張{count:,}件は一つの年表には多すぎる（最大{most}件）。絞り込みを加えること",
    },
}
Record = dict[str, Any]


def draw_timeline(corpus: Corpus, path: str, pattern: Pattern | None = None, lang: str = "en") -> None:
    """Draw the claims that fit into a file (.svg, .png, .pdf), a row each, in the order of the report.

    UsageError when they are more than can be read.
    """
    from graphkit.draw import static

    static.check_path(path)
    check_folder(path)
    scene = timeline_scene(corpus, pattern, lang)
    with writing(path) as beside:
        static.paint(scene, beside)


def timeline_scene(corpus: Corpus, pattern: Pattern | None = None, lang: str = "en") -> Scene:
    """The same as a value."""
    from graphkit.draw import fonts

    wanted = pattern or Pattern()
    found = corpus.find(wanted)
    if len(found) > MOST_ROWS:
        raise UsageError(WORDS[lang]["crowd"].format(count=len(found), most=MOST_ROWS))
    rows = {row.id: row for row in found}
    records = [(record, rows[record["claim"]]) for record in report(corpus, "timeline", wanted, lang)]
    voice = Voice(corpus, lang, fonts.measure, fonts.wrap, fonts.showable, set())
    axis = Axis.over([record for record, _ in records])
    nodes: list[Node] = list(axis.ticks(voice)) if records else []
    lines: list[Line] = []
    y = TOP
    for record, row in records:
        label = _label(record, row, y, voice)
        nodes.append(_mark(record, row, axis, y, label.box.height, voice))
        lines.append(_line(record, row, axis, y, label, voice))
        y = label.box.bottom + ROW_GAP
    made = Plan((), tuple(map(_tie, rows.values())), tuple(found), found.left_out, (), {}, {})
    headings = tuple(axis.headings(voice)) if records else ()
    return frame(KIND, made, Wish(wanted), nodes, lines, headings, voice, WORDS[lang]["title"])


class Axis(NamedTuple):
    """Days from left to right."""

    first: int
    last: int

    @classmethod
    def over(cls, records: Sequence[Record]) -> Axis:
        """The axis that has room for every day that is named."""
        names = ("stated_from", "stated_to", "fact_from", "fact_to")
        days = [_day(record[name]) for record in records for name in names if record[name]]
        beside = max(DAYS_BESIDE, (max(days) - min(days)) // 20) if days else 0
        return cls(min(days) - beside, max(days) + beside) if days else cls(1, 2)

    def x(self, day: int) -> float:
        """Where a day stands."""
        return LABEL_WIDTH + GAP + AXIS * (day - self.first) / (self.last - self.first)

    def months(self) -> list[tuple[int, str]]:
        """(day, EDTF) of the ticks: first days of months, or of years where these are enough."""
        low, high = max(1, self.first), min(date.max.toordinal(), self.last)
        start, end = date.fromordinal(low), date.fromordinal(high)
        whole = (end.year - start.year) * 12 + end.month - start.month
        step = next((each for each in STEPS if whole / each <= MOST_TICKS), STEPS[-1])
        months = [m for m in range(start.year * 12, end.year * 12 + 12) if m % step == 0]
        found = [(date(m // 12, m % 12 + 1, 1).toordinal(), m) for m in months]
        return [
            (day, f"{m // 12:04}" if step >= 12 else f"{m // 12:04}-{m % 12 + 1:02}")
            for day, m in found
            if low <= day <= high
        ]

    def ticks(self, voice: Voice) -> Iterator[Node]:
        """A short stroke for each tick."""
        ink = str(voice.palette()["muted"])
        for day, _ in self.months():
            box = Box(self.x(day) - 0.4, TOP - TICK - 4, 0.8, TICK)
            yield Node(f"tick/{day}", "", "Event", 2, box, (), ink, ink)

    def headings(self, voice: Voice) -> Iterator[Text]:
        """What the marks mean, and the date over each tick."""
        ink, muted = str(voice.palette()["ink"]), str(voice.palette()["muted"])
        words = voice.lines(WORDS[voice.language]["axis"], NOTE_SIZE, LABEL_WIDTH + GAP + AXIS, ink)
        yield from set_lines(words, 0.0, 0.0, "start")
        for day, edtf in self.months():
            said = wording.date(edtf, voice.corpus.vocabulary, voice.language)
            width = voice.measure(said, NOTE_SIZE, False)
            yield Text(self.x(day), TOP - TICK - 7, said, NOTE_SIZE, width, muted, "middle")


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _tie(row: ClaimRow) -> Tie:
    one, other = (End(name, name, "") for name in (row.subject, row.object or row.item or row.subject))
    return Tie(one, other, row.family, "", False, (row,))


def _label(record: Record, row: ClaimRow, y: float, voice: Voice) -> Label:
    """What is claimed, and below it how it is put and by whom."""
    colour, muted = str(voice.family(row.family).text), str(voice.palette()["muted"])
    speaker = voice.shown(record["according_to"], voice.corpus.according_to(row, "en"))
    put = voice.say("noted", relation=voice.corpus.put(row, voice.language), note=speaker)
    said = voice.lines(voice.shown(record["said"], row.gloss["en"]), LABEL_SIZE, LABEL_WIDTH, colour, most=3)
    below = voice.lines(voice.shown(put, row.id), NOTE_SIZE, LABEL_WIDTH, muted, most=2)
    words: list[Words] = [*said, *below]
    return Label(Box(0.0, y, LABEL_WIDTH, stack(words)[1]), set_lines(words, 0.0, y, "start"))


def _mark(record: Record, row: ClaimRow, axis: Axis, y: float, height: float, voice: Voice) -> Node:
    """The square of the statement; as wide as its date is uncertain."""
    low, high = _day(record["stated_from"]), _day(record["stated_to"])
    middle, width = (axis.x(low) + axis.x(high)) / 2, max(MARK, axis.x(high) - axis.x(low))
    box = Box(middle - width / 2, y + height / 2 + 1, width, MARK)
    colour, firmness = voice.family(row.family).colour, _firmness(row, voice)
    fill = colour if firmness == "firm" else str(voice.palette()["paper"])
    return Node(f"{row.id}/stated", "", "Event", 2, box, (), fill, colour, STYLES[firmness], (row.id,))


def _line(record: Record, row: ClaimRow, axis: Axis, y: float, label: Label, voice: Voice) -> Line:
    """The bar of the fact, if it has a date; an arrowhead where an end is open."""
    paths: tuple[tuple[Point, ...], ...] = ()
    heads: list[tuple[Point, Point]] = []
    if record["fact_from"] or record["fact_to"]:
        left = axis.x(_day(record["fact_from"])) if record["fact_from"] else axis.x(axis.first)
        right = axis.x(_day(record["fact_to"])) if record["fact_to"] else axis.x(axis.last)
        wider = max(0.0, LEAST_BAR - (right - left)) / 2
        height = y + label.box.height / 2 - 4
        one, other = (left - wider, height), (right + wider, height)
        paths = ((one, one, other, other),)
        if not record["fact_from"]:
            heads.append((one, (one[0] + 7, one[1])))
        if not record["fact_to"]:
            heads.append((other, (other[0] - 7, other[1])))
    return Line(
        row.id, "", "", row.family, _firmness(row, voice), False, (row.status,), (), (), (row.id,),
        voice.family(row.family).colour, BAR, paths, tuple(heads), label,
    )  # fmt: skip


def _firmness(row: ClaimRow, voice: Voice) -> str:
    return str(voice.corpus.vocabulary.statuses[row.status].firmness)
