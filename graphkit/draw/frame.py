"""Title, legend and caption around a picture: together they make the Scene."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graphkit import wording
from graphkit.draw.labels import Voice, listing
from graphkit.draw.phrases import bare, filter_phrase, phrases
from graphkit.draw.plan import Plan, Wish
from graphkit.draw.scene import LEADING, STYLES, Box, Line, Node, Point, Sample, Scene, Text, Words, set_lines
from graphkit.pattern import FILTERS

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
    extent = _extent(nodes, lines, headings)
    width = max(LEAST_WIDTH, extent[2] - extent[0] + 2 * MARGIN)
    y = MARGIN
    texts = list(_paragraph(words, TITLE_SIZE, MARGIN, y, width, voice, "ink", bold=True))
    y += len(texts) * TITLE_SIZE * LEADING + 10
    dx, dy = MARGIN - extent[0] + max(0.0, width - 2 * MARGIN - (extent[2] - extent[0])) / 2, y - extent[1]
    texts += [text.moved(dx, dy) for text in headings]
    if made.ties:
        y += extent[3] - extent[1] + 18
    else:
        texts += _paragraph(voice.say("empty"), TITLE_SIZE, MARGIN, y + 30, width, voice, "muted")
        y += 90
    samples, legend, y = _legend(made, lines, y, width, voice)
    texts += legend
    caption = phrases(voice.language)["join"].join(_caption(made, wish, voice))
    below = list(_paragraph(caption, TEXT_SIZE, MARGIN, y + 4, width, voice, "muted"))
    y += 4 + len(below) * TEXT_SIZE * LEADING + MARGIN
    return Scene(
        kind, voice.language, round(width, 2), round(y, 2), voice.palette()["paper"], words,
        _summary(words, made, voice), tuple(_moved_node(node, dx, dy) for node in nodes),
        tuple(_moved_line(line, dx, dy) for line in lines), tuple(samples), (*texts, *below),
    )  # fmt: skip


def _extent(
    nodes: Sequence[Node], lines: Sequence[Line], headings: Sequence[Text]
) -> tuple[float, float, float, float]:
    """left, top, right, bottom of all that is drawn, with the width of the lines."""
    boxes = (
        [node.box for node in nodes] + [line.label.box for line in lines] + [text.box for text in headings]
    )
    points = [point for line in lines for path in line.paths for point in path]
    xs = [box.x for box in boxes] + [box.right for box in boxes] + [x for x, _ in points]
    ys = [box.y for box in boxes] + [box.bottom for box in boxes] + [y for _, y in points]
    return (min(xs) - 3, min(ys) - 3, max(xs) + 3, max(ys) + 3) if xs else (0.0, 0.0, 0.0, 0.0)


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
    words: str, size: float, x: float, top: float, width: float, voice: Voice, colour: str, bold: bool = False
) -> tuple[Text, ...]:
    lines = voice.lines(words, size, width - x - MARGIN, str(voice.palette()[colour]), bold)
    return tuple(map(_rounded, set_lines(lines, x, top, "start")))


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


def _caption(made: Plan, wish: Wish, voice: Voice) -> Iterator[str]:
    """What the picture stands on, sentence by sentence."""
    documents = list(_documents(made, voice))
    if documents:
        yield voice.say("sources", documents=listing(documents, voice))
    counts = Counter(claim.status for claim in made.claims)
    statuses = voice.corpus.vocabulary.statuses
    said = [
        voice.say("counted", count=counts[name], status=statuses[name].label[voice.language])
        for name in reversed(tuple(statuses)) if counts[name]
    ]  # fmt: skip
    if said:
        total = voice.say(
            "statuses", claims=claims_counted(len(made.claims), voice), counts=listing(said, voice)
        )
        yield total
    filters = list(_filters(wish, voice))
    if filters:
        yield voice.say("shown", filters=phrases(voice.language)["list"].join(filters))
    if made.left_out:
        reasons = [voice.say(reason, count=count) for reason, count in sorted(made.left_out.items())]
        yield voice.say("left_out", reasons=phrases(voice.language)["list"].join(reasons))
    if made.folded:
        names = [voice.name(name) for name in made.folded]
        yield voice.say("folded", names=phrases(voice.language)["list"].join(names))
    yield voice.say("truth")


def claims_counted(count: int, voice: Voice) -> str:
    """`1 claim`, `12 claims`."""
    return voice.say("claims_1" if count == 1 else "claims", count=count)


def _documents(made: Plan, voice: Voice) -> Iterator[str]:
    used = {claim.document for claim in made.claims}
    for name, _, head, _ in voice.corpus.store.documents():
        if name in used:
            told = json.loads(head)
            labels = told.get("labels") or {}
            title = voice.shown(
                labels.get(voice.language) or told["title"], labels.get(voice.other, ""), name
            )
            date = wording.date(told["published"], voice.corpus.vocabulary, voice.language)
            title = bare(title, voice.language)
            yield title if date in title else voice.say("dated", title=title, date=date)


def _filters(wish: Wish, voice: Voice) -> Iterator[str]:
    """The filters as they were asked for, in words."""
    asked: list[tuple[str, str, Iterable[str]]] = []
    for filter_ in FILTERS:
        values = getattr(wish.pattern, filter_.field)
        asked.append((filter_.field, filter_.reads, (values,) if isinstance(values, str) else values or ()))
    asked += [("around", "entity", (wish.around,) if wish.around else ())]
    asked += [("hops", "", (str(wish.hops),) if wish.around and wish.hops > 1 else ())]
    asked += [("top", "", (str(wish.top),) if wish.top else ())]
    for field, reads, values in asked:
        names = [_value(reads, value, voice) for value in values]
        if names:
            pattern = filter_phrase(field, voice.language)
            yield voice.shown(pattern.format(value=phrases(voice.language)["comma"].join(names)))


def _value(reads: str, value: str, voice: Voice) -> str:
    """The value of a filter by its label, where it has one."""
    vocabulary = voice.corpus.vocabulary
    if reads == "entity":
        return voice.name(voice.corpus.resolve(value))
    if reads == "relation":
        return str(vocabulary.relations[voice.corpus.relation(value)].label[voice.language])
    if reads in ("family", "status", "standing", "polarity", "certainty", "phase"):
        section = {"family": "families", "certainty": "certainties", "polarity": "polarities"}.get(
            reads, f"{reads}es" if reads == "status" else f"{reads}s"
        )
        return str(vocabulary.data[section][value]["label"][voice.language])
    return value


def _summary(title: str, made: Plan, voice: Voice) -> str:
    return voice.say(
        "summary", title=title, claims=claims_counted(len(made.claims), voice), nodes=len(made.ends),
        lines=len(made.ties),
    )  # fmt: skip
