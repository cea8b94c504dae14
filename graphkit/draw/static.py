"""A Scene as SVG, PNG or PDF, by matplotlib without pyplot. Same scene, same bytes (SVG, PNG)."""

from __future__ import annotations

import os
from typing import Any

from graphkit.draw import fonts
from graphkit.draw.scene import Box, Point, Scene, Text
from graphkit.errors import UsageError

FORMATS = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
MOST_PIXELS = 30_000
_DASHES = {"solid": "solid", "dashed": (0, (4.2, 2.4)), "dotted": (0, (1.0, 1.9))}
SETTINGS: Any = {
    "svg.hashsalt": "graphkit",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "text.hinting": "no_hinting",  # else words are wider than they were measured
}
_MORE: dict[str, Any] = {"svg": {}, "pdf": {}, "png": {"pil_kwargs": {"compress_level": 4}}}  # half the time
_NO_DATES = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None},
             "pdf": {"CreationDate": None, "Creator": None, "Producer": None}}  # fmt: skip


def paint(scene: Scene, path: str, size: tuple[float, float] | None = None, dpi: float = 100) -> None:
    """Write the picture; its ending is the format. `size` is what it must fit into, in inches."""
    ending = check_path(path)
    wide, high = size or (scene.width / 72, scene.height / 72)
    if ending == ".png" and max(wide, high) * dpi > MOST_PIXELS:
        raise UsageError(
            f"the picture would be {wide * dpi:.0f} by {high * dpi:.0f} pixels; ask for fewer --dpi"
        )
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(SETTINGS):
        canvas = Canvas(scene, size, Figure, ending == ".png")
        canvas.draw()
        format_ = FORMATS[ending]
        canvas.figure.savefig(
            path,
            format=format_,
            dpi=dpi,
            facecolor=scene.paper,
            metadata=_NO_DATES[format_],
            **_MORE[format_],
        )


def check_path(path: str) -> str:
    """The ending of the file; UsageError when it names no format that pictures are written in."""
    ending = os.path.splitext(path)[1].lower()
    if ending not in FORMATS:
        raise UsageError(f"cannot draw into {path!r}: the file must end in {', '.join(sorted(FORMATS))}")
    return ending


def check_size(size: tuple[float, float] | None, dpi: float) -> None:
    """UsageError when it is no size that a picture can have."""
    if size and not all(1 <= inches <= 200 for inches in size):
        raise UsageError(f"a picture is 1 to 200 inches wide and high, not {size[0]:g} by {size[1]:g}")
    if not 10 <= dpi <= 600:
        raise UsageError(f"a picture has 10 to 600 dots an inch, not {dpi:g}")


class Canvas:
    """A figure and the scale from the scene's points to its inches."""

    def __init__(self, scene: Scene, size: tuple[float, float] | None, figure: Any, is_pixels: bool) -> None:
        from matplotlib.transforms import Affine2D

        self.scene, self.is_pixels = scene, is_pixels
        wide, high = size or (scene.width / 72, scene.height / 72)
        self.scale = min(wide * 72 / scene.width, high * 72 / scene.height)
        self.figure = figure(figsize=(wide, high), dpi=72)
        dx, dy = (wide * 72 - scene.width * self.scale) / 2, (high * 72 - scene.height * self.scale) / 2
        points = Affine2D().scale(self.scale, -self.scale).translate(dx, dy + scene.height * self.scale)
        self.place = points + self.figure.dpi_scale_trans.frozen().inverted() + self.figure.dpi_scale_trans

    def draw(self) -> None:
        """Lines first, then boxes, then words."""
        for line in self.scene.lines:
            for path in line.paths:
                self._curve(path, line.colour, line.style, line.width)
            for tip, base in line.heads:
                self._head(tip, base, line.colour, line.width)
        for node in self.scene.nodes:
            self._box(
                node.box, node.fill, node.edge, node.style, 1.4 if node.rank == 0 else 0.9, node.rank < 2
            )
        for sample in self.scene.samples:
            points = (sample.start, sample.start, sample.end, sample.end)
            self._curve(points, sample.colour, sample.style, sample.width)
        for text in self.scene.words():
            self._text(text)

    def _curve(self, points: tuple[Point, ...], colour: str, style: str, width: float) -> None:
        from matplotlib.path import Path

        codes = [Path.MOVETO] + [Path.CURVE4] * (len(points) - 1)
        self._patch(Path(points, codes), facecolor="none", edgecolor=colour, linestyle=_DASHES[style],
                    linewidth=width * self.scale, capstyle="butt", joinstyle="round")  # fmt: skip

    def _head(self, tip: Point, base: Point, colour: str, width: float) -> None:
        from matplotlib.path import Path

        half = 3.0 + width * 0.45
        dx, dy = tip[0] - base[0], tip[1] - base[1]
        length = (dx * dx + dy * dy) ** 0.5 or 1.0
        across = (-dy / length * half, dx / length * half)
        corners = [
            tip,
            (base[0] + across[0], base[1] + across[1]),
            (base[0] - across[0], base[1] - across[1]),
            tip,
        ]
        self._patch(Path(corners, closed=True), facecolor=colour, edgecolor="none", linewidth=0)

    def _box(self, box: Box, fill: str, edge: str, style: str, width: float, is_round: bool) -> None:
        from matplotlib.path import Path

        x, y, right, bottom = box.x, box.y, box.right, box.bottom
        corners = [(x, y), (right, y), (right, bottom), (x, bottom), (x, y)]
        shape = _rounded(box) if is_round else Path(corners, closed=True)
        self._patch(
            shape, facecolor=fill, edgecolor=edge, linestyle=_DASHES[style], linewidth=width * self.scale
        )

    def _patch(self, path: Any, **style: Any) -> None:
        from matplotlib.patches import PathPatch

        patch = PathPatch(path, **style)
        patch.set_transform(self.place)
        self.figure.patches.append(patch)

    def _text(self, text: Text) -> None:
        x = text.box.x
        for font, words, width in fonts.runs(text.words, text.bold):
            is_japanese = font == fonts.paths(text.bold)[1]
            drawn = self._shapes if is_japanese and (self.is_pixels or text.bold) else self._words
            drawn(x, text.y, words, text, font)
            x += width * text.size

    def _words(self, x: float, y: float, words: str, text: Text, font: str) -> None:
        from matplotlib.font_manager import FontProperties
        from matplotlib.text import Text as Drawn

        drawn = Drawn(
            x, y, words, color=text.colour, parse_math=False, verticalalignment="baseline",
            fontproperties=FontProperties(fname=font, size=text.size * self.scale),
        )  # fmt: skip
        drawn.set_transform(self.place)
        drawn.set_figure(self.figure)
        self.figure.texts.append(drawn)

    def _shapes(self, x: float, y: float, words: str, text: Text, font: str) -> None:
        """The words as outlines: the Japanese font is else set in whole pixels, and has no bold."""
        from matplotlib.font_manager import FontProperties
        from matplotlib.textpath import TextPath
        from matplotlib.transforms import Affine2D

        shape = TextPath((0, 0), words, size=text.size, prop=FontProperties(fname=font), usetex=False)
        placed = Affine2D().scale(1, -1).translate(x, y).transform_path(shape)
        edge = text.colour if text.bold else "none"
        self._patch(placed, facecolor=text.colour, edgecolor=edge, linewidth=0.035 * text.size * self.scale)


def _rounded(box: Box, radius: float = 5.0) -> Any:
    from matplotlib.path import Path

    left, top, right, bottom, r = box.x, box.y, box.right, box.bottom, radius
    corners = [
        ((left + r, top), (right - r, top), (right, top), (right, top + r)),
        ((right, top + r), (right, bottom - r), (right, bottom), (right - r, bottom)),
        ((right - r, bottom), (left + r, bottom), (left, bottom), (left, bottom - r)),
        ((left, bottom - r), (left, top + r), (left, top), (left + r, top)),
    ]
    points: list[Point] = [(left + r, top)]
    codes = [Path.MOVETO]
    for _, before, corner, after in corners:
        points += [before, corner, after]
        codes += [Path.LINETO, Path.CURVE3, Path.CURVE3]
    return Path(points, codes)
