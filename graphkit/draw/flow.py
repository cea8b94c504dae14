"""The flow: who hands over | what | to whom, a row for each item, in three columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.draw.labels import (
    LABEL_SIZE,
    Said,
    Voice,
    how_put,
    node_words,
    notes,
    said_of,
)
from graphkit.draw.network import cut_heads, line_of, node
from graphkit.draw.phrases import phrases
from graphkit.draw.plan import End, Plan, Tie
from graphkit.draw.scene import Box, Label, Line, Node, Point, Text, Words, set_lines, stack

ROW_WIDTH, REACH, ROW_GAP, GROUP_GAP, PORT_GAP, HEADING = 400.0, 110.0, 6.0, 16.0, 9.0, 11.0
Row = tuple[Tie, tuple[Words, ...], tuple[Words, ...], float]


def flow(made: Plan, voice: Voice) -> tuple[tuple[Node, ...], tuple[Line, ...], tuple[Text, ...]]:
    """Boxes, lines and the headings of the columns, from (0, 0)."""
    rows = [_row(tie, made, voice) for tie in _ordered(made.ties)]
    tops = _tops(rows)
    words = {end.id: node_words(end, voice) for end in made.ends}
    suppliers = {tie.tail.id: tie.tail for tie, *_ in rows}
    recipients = {tie.head.id: tie.head for tie, *_ in rows}
    left = max((stack(words[name])[0] for name in suppliers), default=0.0) + 18
    right = max((stack(words[name])[0] for name in recipients), default=0.0) + 18
    start = left + REACH
    middles = {tie.id: tops[tie.id] + height - 3.5 for tie, _, _, height in rows}
    boxes = _column(rows, 0, "tail", middles, words, left) | _column(
        rows, start + ROW_WIDTH + REACH, "head", middles, words, right
    )
    ports = _ports(rows, boxes, middles)
    ends: list[End] = [*suppliers.values(), *recipients.values()]
    return (
        tuple(node(end, boxes[end.id], words[end.id], made, voice) for end in ends),
        tuple(
            _line(row, start, tops[row[0].id], middles[row[0].id], boxes, ports, made, voice) for row in rows
        ),
        _headings(left, start, start + ROW_WIDTH + REACH, right, voice) if rows else (),
    )


def _ordered(ties: Sequence[Tie]) -> list[Tie]:
    """Suppliers with most claims first, then recipients, then by family, firm before denied."""
    given: dict[str, int] = {}
    got: dict[str, int] = {}
    for tie in ties:
        given[tie.tail.id] = given.get(tie.tail.id, 0) + len(tie.claims)
        got[tie.head.id] = got.get(tie.head.id, 0) + len(tie.claims)
    firmnesses = ("firm", "tentative", "denied")

    def place(tie: Tie) -> tuple[object, ...]:
        return (
            -got[tie.head.id], tie.head.id, -given[tie.tail.id], tie.tail.id, tie.family,
            firmnesses.index(tie.firmness), -len(tie.claims), tie.id,
        )  # fmt: skip

    first: dict[str, int] = {}
    for tie in sorted(ties, key=place):
        first.setdefault(tie.tail.id, len(first))
    return sorted(ties, key=lambda tie: (first[tie.tail.id], place(tie)))


def _row(tie: Tie, made: Plan, voice: Voice) -> Row:
    """What stands in a row: the item left, how it is put right, or below where there is no room."""
    said = said_of(tie.claims, (tie.tail.entity, tie.head.entity), voice)
    colour = str(voice.family(tie.family).text)
    note = voice.say("noted", relation=_verbs(said, voice), note=how_put(tie.claims, voice))
    first = tuple(voice.lines(_item(said, voice), LABEL_SIZE + 1, ROW_WIDTH, colour, most=3))
    second = tuple(notes(tie, made, voice, note, ROW_WIDTH))
    if stack(first)[0] + stack(second)[0] + 14 <= ROW_WIDTH:
        height = max(stack(first)[1], stack(second)[1])
    else:
        height = stack(first)[1] + stack(second)[1]
    return tie, first, second, height + 7


def _verbs(said: Sequence[Said], voice: Voice) -> str:
    return phrases(voice.language)["comma"].join(dict.fromkeys(each.relation for each in said))


def _item(said: Sequence[Said], voice: Voice) -> str:
    """The item of a row, with the parts that are meant."""
    comma = phrases(voice.language)["comma"]
    names = list(dict.fromkeys(each.item for each in said if each.item))
    parts = list(dict.fromkeys(part for each in said for part in each.parts))
    words = comma.join(names or parts)
    return voice.say("qualified", name=words, more=comma.join(parts)) if names and parts else words


def _tops(rows: Sequence[Row]) -> dict[str, float]:
    """Where each row begins, with room between the suppliers."""
    tops, y, before = {}, HEADING * 2.4, ""
    for tie, _, _, height in rows:
        y += GROUP_GAP if before and tie.tail.id != before else 0.0
        tops[tie.id], before = y, tie.tail.id
        y += height + ROW_GAP
    return tops


def _column(
    rows: Sequence[Row], x: float, side: str, middles: Mapping[str, float],
    words: Mapping[str, Sequence[Words]], width: float,
) -> dict[str, Box]:  # fmt: skip
    """The boxes of one side, each in the middle of its rows, moved down where two would overlap."""
    mine: dict[str, list[float]] = {}
    for tie, *_ in rows:
        mine.setdefault(getattr(tie, side).id, []).append(middles[tie.id])
    boxes: dict[str, Box] = {}
    lowest = HEADING * 2.4
    for name, some in sorted(mine.items(), key=lambda each: (sum(each[1]) / len(each[1]), each[0])):
        height = max(stack(words[name])[1] + 12, PORT_GAP * (len(some) + 0.5))
        top = max(lowest, sum(some) / len(some) - height / 2)
        boxes[name] = Box(x, top, width, height)
        lowest = top + height + GROUP_GAP
    return boxes


def _ports(
    rows: Sequence[Row], boxes: Mapping[str, Box], middles: Mapping[str, float]
) -> dict[tuple[str, str], float]:
    """Where each line meets its two boxes: spread over the side, in the order of the rows."""
    lines: dict[str, list[str]] = {}
    for tie, *_ in sorted(rows, key=lambda row: middles[row[0].id]):
        lines.setdefault(tie.tail.id, []).append(tie.id)
        lines.setdefault(tie.head.id, []).append(tie.id)
    return {
        (name, line): boxes[name].y + boxes[name].height * (place + 0.5) / len(some)
        for name, some in lines.items()
        for place, line in enumerate(some)
    }


def _line(
    row: Row, start: float, top: float, y: float, boxes: Mapping[str, Box],
    ports: Mapping[tuple[str, str], float], made: Plan, voice: Voice,
) -> Line:  # fmt: skip
    tie, first, second, height = row
    end = start + ROW_WIDTH
    out = (boxes[tie.tail.id].right, ports[tie.tail.id, tie.id])
    into = (boxes[tie.head.id].x, ports[tie.head.id, tie.id])
    bends = (*_bend(out, (start, y)), *_straight(start, end, y), *_bend((end, y), into))
    path, heads = cut_heads((out, *bends), False, True)
    beside = stack(first)[0] + stack(second)[0] + 14 <= ROW_WIDTH
    bottom = top + height - 7
    texts = set_lines(first, start, bottom - stack(first)[1] if beside else top, "start")
    texts += set_lines(
        second, end if beside else start, bottom - stack(second)[1], "end" if beside else "start"
    )
    return line_of(tie, (path,), heads, Label(Box(start, top, ROW_WIDTH, height), texts), made, voice)


def _bend(one: Point, other: Point) -> tuple[Point, Point, Point]:
    middle = (one[0] + other[0]) / 2
    return (middle, one[1]), (middle, other[1]), other


def _straight(start: float, end: float, y: float) -> tuple[Point, Point, Point]:
    return (start + (end - start) / 3, y), (end - (end - start) / 3, y), (end, y)


def _headings(left: float, start: float, last: float, right: float, voice: Voice) -> tuple[Text, ...]:
    muted = str(voice.palette()["muted"])
    places = (("supplier", left / 2), ("item", start + ROW_WIDTH / 2), ("recipient", last + right / 2))
    return tuple(
        Text(
            x,
            HEADING * 1.3,
            voice.say(key),
            HEADING,
            voice.measure(voice.say(key), HEADING, False),
            muted,
            "middle",
        )
        for key, x in places
    )
