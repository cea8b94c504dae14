"""A Scene as inline SVG for the page: our own few elements, classes for colours, no style attributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from graphkit.draw.scene import Box, Line, Node, Point, Scene, Text


def svg(scene: Scene, inks: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The picture as one `svg` element. `inks` gives the class of each colour of words, `names` says each line and box aloud.

    Lines and boxes carry their place in the scene as `data-l` and `data-b`.
    """
    parts = [
        f'<svg class="picture" lang="{scene.language}" role="group" aria-label="{escape(scene.summary)}" '
        f'viewBox="0 0 {scene.width:g} {scene.height:g}" width="{scene.width:g}" height="{scene.height:g}">'
    ]
    parts += (_line(line, place, names[line.id], inks) for place, line in enumerate(scene.lines))
    parts += (_node(node, place, names[node.id], inks) for place, node in enumerate(scene.nodes))
    parts += _samples(scene, inks)
    parts += (_text(text, inks) for text in scene.texts)
    return "".join([*parts, "</svg>"])


def _line(line: Line, place: int, name: str, inks: Mapping[str, str]) -> str:
    curves = "".join(f'<path class="c" d="{curve(path)}"/>' for path in line.paths)
    heads = "".join(f'<path class="h" d="{head(tip, base, line.width)}"/>' for tip, base in line.heads)
    words = "".join(_text(text, inks) for text in line.label.texts)
    return (
        f'<g class="line {family_class(line.family)} {line.style}" stroke-width="{line.width:g}" data-l="{place}" '
        f'tabindex="0" role="button" aria-label="{escape(name)}">'
        f"{_rect(line.label.box, 'hit', 3)}{curves}{heads}{words}</g>"
    )


def _node(node: Node, place: int, name: str, inks: Mapping[str, str]) -> str:
    words = "".join(_text(text, inks) for text in node.texts)
    kind = f"k-{node.kind}" if node.kind else "unnamed"
    return (
        f'<g class="node {kind} r{node.rank}" data-b="{place}" tabindex="0" role="button" '
        f'aria-label="{escape(name)}">{_rect(node.box, "b", 5 if node.rank < 2 else 0)}{words}</g>'
    )


def _rect(box: Box, name: str, round_: int) -> str:
    corner = f' rx="{round_}"' if round_ else ""
    return f'<rect class="{name}" x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}"{corner}/>'


def _samples(scene: Scene, inks: Mapping[str, str]) -> Iterator[str]:
    for sample in scene.samples:
        (x, y), (end, _) = sample.start, sample.end
        yield (
            f'<path class="c {inks[sample.colour]} {sample.style}" stroke-width="{sample.width:g}" '
            f'd="M{x:g} {y:g}H{end:g}"/>{_text(sample.text, inks)}'
        )


def _text(text: Text, inks: Mapping[str, str]) -> str:
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    bold = ' font-weight="bold"' if text.bold else ""
    return (
        f'<text class="{inks[text.colour]}" x="{text.x:g}" y="{text.y:g}" font-size="{text.size:g}"{anchor}{bold}>'
        f"{escape(text.words)}</text>"
    )


def family_class(family: str) -> str:
    """The class of a family's lines."""
    return f"f-{family}"


def curve(points: tuple[Point, ...]) -> str:
    """Path data of a Bézier curve."""
    first, *others = (f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{first}C{' '.join(others)}" if others else f"M{first}"


def head(tip: Point, base: Point, width: float) -> str:
    """Path data of an arrowhead."""
    half = 3.0 + width * 0.45
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    across = (-dy / length * half, dx / length * half)
    one, other = (base[0] + across[0], base[1] + across[1]), (base[0] - across[0], base[1] - across[1])
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (tip, one, other)) + "z"
