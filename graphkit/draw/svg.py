"""A Scene as inline SVG for the page: our own few elements, classes for colours, no style attributes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from graphkit.draw.scene import Box, Line, Node, Point, Scene, Text

THIN, PLAIN = 1.3, 9.5
"""The width of most lines, the size of most words."""


def svg(scene: Scene, inks: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The picture as one `svg` element.

    `inks` gives the class of each colour, `names` says each line and box aloud.
    What only a click or a key needs (places to hit, roles) is added by the page's script.
    """
    wide, high = f"{scene.width:g}", f"{scene.height:g}"
    parts = [
        f'<svg class="picture" lang="{scene.language}" role="group" aria-label="{escape(scene.summary)}" '
        f'stroke-width="{THIN:g}" font-size="{PLAIN:g}" viewBox="0 0 {wide} {high}" '
        f'width="{wide}" height="{high}">'
    ]
    shared = _shared(line.label.texts for line in scene.lines)
    parts.append(f"<g{_attributes(shared)}>")
    parts += (_line(line, names[line.id], inks, shared) for line in scene.lines)
    shared = _shared(node.texts for node in scene.nodes)
    parts.append(f"</g><g{_attributes(shared)}>")
    parts += (_node(node, names[node.id], inks, shared) for node in scene.nodes)
    parts.append("</g>")
    parts += _samples(scene, inks)
    parts += (_text(text, inks) for text in scene.texts)
    return "".join([*parts, "</svg>"])


def _line(line: Line, name: str, inks: Mapping[str, str], shared: Mapping[str, str]) -> str:
    curves = "".join(map(curve, line.paths))
    heads = "".join(head(tip, base, line.width) for tip, base in line.heads)
    return (
        f'<g class="line {family_class(line.family)} {line.style}"{_stroke(line.width)} '
        f'aria-label="{escape(name)}"{_common(line.label.texts, shared)}><path class="c" d="{curves}"/>'
        f'<path class="h" d="{heads}"/>{_words(line.label.texts, inks)}</g>\n'
    )


def _node(node: Node, name: str, inks: Mapping[str, str], shared: Mapping[str, str]) -> str:
    kind = f"k-{node.kind}" if node.kind else "unnamed"
    return (
        f'<g class="node {kind} r{node.rank}" aria-label="{escape(name)}"{_common(node.texts, shared)}>'
        f"{_rect(node.box, 'b', 5 if node.rank < 2 else 0)}{_words(node.texts, inks)}</g>\n"
    )


def _stroke(width: float) -> str:
    return "" if width == THIN else f' stroke-width="{width:g}"'


def _look(texts: tuple[Text, ...]) -> dict[str, str]:
    """How the first line of a label looks."""
    if not texts:
        return {}
    first = texts[0]
    weight = "bold" if first.bold else "normal"
    return {"font-size": f"{first.size:g}", "text-anchor": first.anchor, "font-weight": weight}


def _shared(labels: Iterable[tuple[Text, ...]]) -> dict[str, str]:
    """How most labels look, written once on the group of all."""
    looks = Counter(tuple(_look(texts).items()) for texts in labels if texts)
    return dict(looks.most_common(1)[0][0]) if looks else {}


def _common(texts: tuple[Text, ...], shared: Mapping[str, str]) -> str:
    """What the lines of a label share, and not with most labels."""
    return _attributes({name: value for name, value in _look(texts).items() if shared.get(name) != value})


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in values.items())


def _words(texts: tuple[Text, ...], inks: Mapping[str, str]) -> str:
    return " ".join(_text(text, inks, texts[0]) for text in texts)


def _rect(box: Box, name: str, round_: int) -> str:
    corner = f' rx="{round_}"' if round_ else ""
    x, y, wide, high = (f"{round(value, 1):g}" for value in box)
    return f'<rect class="{name}" x="{x}" y="{y}" width="{wide}" height="{high}"{corner}/>'


def _samples(scene: Scene, inks: Mapping[str, str]) -> Iterator[str]:
    for sample in scene.samples:
        (x, y), (end, _) = sample.start, sample.end
        yield (
            f'<path class="c {inks[sample.colour]} {sample.style}" stroke-width="{sample.width:g}" '
            f'd="M{x:g} {y:g}H{end:g}"/>{_text(sample.text, inks)}'
        )


def _text(text: Text, inks: Mapping[str, str], like: Text | None = None) -> str:
    """One line of words; what it shares with the first line of its label stands on the group."""
    name = inks[text.colour]
    is_note = (
        like is not None and like != text and text.size < like.size
    )  # its size stands in the style sheet
    size = "" if is_note or ((like.size if like else PLAIN) == text.size) else f' font-size="{text.size:g}"'
    anchor = "" if text.anchor == (like.anchor if like else "start") else f' text-anchor="{text.anchor}"'
    bold = "" if is_note or text.bold == bool(like and like.bold) else ' font-weight="bold"'
    shown = "" if like and name.startswith("f-") else f' class="{name}"'
    x, y = f"{round(text.x)}", f"{round(text.y, 1):g}"
    return f'<text{shown} x="{x}" y="{y}"{size}{anchor}{bold}>{escape(text.words, quote=False)}</text>'


def family_class(family: str) -> str:
    """The class of a family's lines."""
    return f"f-{family}"


def curve(points: tuple[Point, ...]) -> str:
    """Path data of a Bézier curve: the start, then steps from piece to piece, level ones as `h`.

    The ends are given to a tenth of a point, what is between them to a point.
    """
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    tenths[2:-2] = [(round(x, -1), round(y, -1)) for x, y in tenths[2:-2]]
    (x, y), data, last = tenths[0], f"M{_numbers(tenths[0])}", ""
    for place in range(1, len(tenths) - 2, 3):
        piece = tenths[place : place + 3]
        if all(to_y == y for _, to_y in piece):
            command, steps = "h", [piece[-1][0] - x]
        else:
            command, steps = "c", [step for to_x, to_y in piece for step in (to_x - x, to_y - y)]
        numbers = _numbers(steps)
        data += command + numbers if command != last else numbers if numbers[0] == "-" else f" {numbers}"
        (x, y), last = piece[-1], command
    return data


def _numbers(tenths: Iterable[int]) -> str:
    """Numbers given in tenths, with a space between them where no sign parts them."""
    shown = [f"{tenth / 10:g}" for tenth in tenths]
    return "".join(
        each if place == 0 or each.startswith("-") else f" {each}" for place, each in enumerate(shown)
    )


def head(tip: Point, base: Point, width: float) -> str:
    """Path data of an arrowhead."""
    half = 3.0 + width * 0.45
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    across = (-dy / length * half, dx / length * half)
    one, other = (base[0] + across[0], base[1] + across[1]), (base[0] - across[0], base[1] - across[1])
    return "M" + "L".join(_numbers((round(x * 10), round(y * 10))) for x, y in (tip, one, other)) + "z"
