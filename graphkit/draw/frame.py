"""Title, legend and caption around a picture: together they make the Scene."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphkit.draw.caption import caption, summary
from graphkit.draw.labels import Voice
from graphkit.draw.phrases import phrases
from graphkit.draw.plan import Plan, Wish
from graphkit.draw.scene import (
    LEADING,
    STYLES,
    Box,
    Line,
    Node,
    Point,
    Sample,
    Scene,
    Text,
    Words,
    set_lines,
)

MARGIN, TITLE_SIZE, TEXT_SIZE, HEADING_SIZE = 16.0, 16.0, 9.5, 10.0
LEAST_WIDTH, SAMPLE = 640.0, 26.0


def frame(
    kind: str,
    made: Plan,
    wish: Wish,
    nodes: Sequence[Node],
    lines: Sequence[Line],
    headings: Sequence[Text],
    voice: Voice,
    title: str = "",
) -> Scene:
    """The picture with its title above, legend and caption below, all moved to its place."""
    words = voice.shown(title or voice.say(kind))
    drawn = _extent(nodes, lines, headings)
    width = max(LEAST_WIDTH, drawn.width + 2 * MARGIN)
    texts = list(_paragraph(words, TITLE_SIZE, MARGIN, width, voice, "ink", bold=True))
    y = texts[-1].box.bottom + 10
    dx, dy = (width - drawn.width) / 2 - drawn.x, y - drawn.y
    texts += [_rounded(text.moved(dx, dy)) for text in headings]
    if not made.ties:
        texts += _paragraph(voice.say("empty"), TITLE_SIZE, y + 30, width, voice, "muted")
    y += drawn.height + 18 if made.ties else 90
    samples, legend, y = _legend(made, lines, y, width, voice)
    said = phrases(voice.language)["join"].join(caption(made, wish, voice))
    texts += [*legend, *_paragraph(said, TEXT_SIZE, y + 4, width, voice, "muted")]
    return Scene(
        kind, voice.language, round(width, 2), round(texts[-1].box.bottom + MARGIN, 2),
        voice.palette()["paper"], words, summary(words, made, voice),
        tuple(_moved_node(node, dx, dy) for node in nodes),
        tuple(_moved_line(line, dx, dy) for line in lines), tuple(samples), tuple(texts),
    )  # fmt: skip


def _extent(nodes: Sequence[Node], lines: Sequence[Line], headings: Sequence[Text]) -> Box:
    """Around all that is drawn, with the width of the lines."""
    boxes = [node.box for node in nodes] + [line.label.box for line in lines]
    boxes += [text.box for text in headings]
    points = [point for line in lines for path in line.paths for point in path]
    xs = [x for box in boxes for x in (box.x, box.right)] + [x for x, _ in points]
    ys = [y for box in boxes for y in (box.y, box.bottom)] + [y for _, y in points]
    if not xs:
        return Box(0, 0, 0, 0)
    return Box(min(xs) - 3, min(ys) - 3, max(xs) - min(xs) + 6, max(ys) - min(ys) + 6)


def _moved_node(node: Node, dx: float, dy: float) -> Node:
    return node._replace(
        box=_rounded_box(node.box.moved(dx, dy)),
        texts=tuple(_rounded(text.moved(dx, dy)) for text in node.texts),
    )


def _moved_line(line: Line, dx: float, dy: float) -> Line:
    def moved(points: Iterable[Point]) -> tuple[Point, ...]:
        return tuple((round(x + dx, 2), round(y + dy, 2)) for x, y in points)

    label = line.label
    return line._replace(
        paths=tuple(moved(path) for path in line.paths),
        heads=tuple((moved([tip])[0], moved([base])[0]) for tip, base in line.heads),
        label=label._replace(
            box=_rounded_box(label.box.moved(dx, dy)),
            texts=tuple(_rounded(text.moved(dx, dy)) for text in label.texts),
        ),
    )


def _rounded_box(box: Box) -> Box:
    return Box(*(round(value, 2) for value in box))


def _rounded(text: Text) -> Text:
    return text._replace(x=round(text.x, 2), y=round(text.y, 2), width=round(text.width, 2))


def _paragraph(
    words: str, size: float, top: float, width: float, voice: Voice, colour: str, bold: bool = False
) -> tuple[Text, ...]:
    lines = voice.lines(words, size, width - 2 * MARGIN, str(voice.palette()[colour]), bold)
    return tuple(map(_rounded, set_lines(lines, MARGIN, top, "start")))


def _legend(
    made: Plan, lines: Sequence[Line], top: float, width: float, voice: Voice
) -> tuple[list[Sample], list[Text], float]:
    """Samples and headings in columns: families, styles, signs; and where they end."""
    if not lines:
        return [], [], top
    ink = str(voice.palette()["ink"])
    columns: list[tuple[str, list[tuple[str, str, float, str]]]] = [
        ("families", list(_family_rows(made, voice))),
        ("styles", list(_style_rows(made, ink, voice))),
        ("signs", list(_sign_rows(lines, voice))),
    ]
    samples: list[Sample] = []
    texts: list[Text] = []
    x, y, lowest = MARGIN, top, top
    for heading, rows in columns:
        if not rows:
            continue
        wide = max(voice.measure(row[3], TEXT_SIZE, False) for row in rows) + SAMPLE + 8
        wide = min(max(wide, voice.measure(voice.say(heading), HEADING_SIZE, True)), width - 2 * MARGIN)
        if x > MARGIN and x + wide > width - MARGIN:
            x, y = MARGIN, lowest + 8
        bottom = _column(heading, rows, x, y, wide, voice, samples, texts)
        x, lowest = x + wide + 28, max(lowest, bottom)
    return samples, texts, lowest + 8


def _column(
    heading: str, rows: Sequence[tuple[str, str, float, str]], x: float, y: float, wide: float, voice: Voice,
    samples: list[Sample], texts: list[Text],
) -> float:  # fmt: skip
    ink = str(voice.palette()["ink"])
    words = voice.say(heading)
    size = voice.measure(words, HEADING_SIZE, True)
    texts += map(_rounded, set_lines([Words(words, HEADING_SIZE, size, ink, True)], x, y, "start"))
    y += HEADING_SIZE * LEADING + 2
    for colour, style, width, text in rows:
        indent = SAMPLE + 6 if style else 0.0
        wrapped = voice.lines(text, TEXT_SIZE, wide - indent + 0.5, ink)
        placed = [_rounded(each) for each in set_lines(wrapped, x + indent, y, "start")]
        if style:
            middle = round(y + TEXT_SIZE * LEADING / 2, 2)
            samples.append(Sample((x, middle), (x + SAMPLE, middle), colour, style, width, placed[0]))
            texts += placed[1:]
        else:
            texts += placed
        y += len(wrapped) * TEXT_SIZE * LEADING + 2
    return y


def _family_rows(made: Plan, voice: Voice) -> Iterator[tuple[str, str, float, str]]:
    relations: dict[str, dict[str, None]] = {}
    for claim in made.claims:
        relations.setdefault(claim.family, {})[claim.relation] = None
    for family in voice.corpus.vocabulary.families:
        if family in relations:
            label = voice.corpus.vocabulary.families[family].label[voice.language]
            verbs = [
                str(voice.corpus.vocabulary.relations[name].label[voice.language])
                for name in relations[family]
            ]
            said = voice.say(
                "family_row", family=label, relations=phrases(voice.language)["comma"].join(verbs)
            )
            yield voice.family(family).colour, "solid", 3.0, said


def _style_rows(made: Plan, ink: str, voice: Voice) -> Iterator[tuple[str, str, float, str]]:
    statuses = voice.corpus.vocabulary.statuses
    for firmness in STYLES:
        words = [str(statuses[name].label[voice.language]) for name in reversed(tuple(statuses))
                 if statuses[name].firmness == firmness]  # fmt: skip
        yield ink, STYLES[firmness], 1.8, phrases(voice.language)["comma"].join(words)


def _sign_rows(lines: Sequence[Line], voice: Voice) -> Iterator[tuple[str, str, float, str]]:
    counts = [len(line.claims) for line in lines]
    if max(counts) > min(counts):
        yield "", "", 0.0, voice.say("sign_width", least=min(counts), most=max(counts))
    if any(line.symmetric for line in lines):
        yield "", "", 0.0, voice.say("sign_two")
    if any(line.contested_by for line in lines):
        yield "", "", 0.0, voice.say("sign_contested")
    if any(line.exchanges for line in lines):
        yield "", "", 0.0, voice.say("sign_exchange")
