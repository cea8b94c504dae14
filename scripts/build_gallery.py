"""Write the figures of README.md and docs/gallery.md from the shipped corpus.

    python scripts/build_gallery.py            write the files that differ
    python scripts/build_gallery.py --check    write nothing; fail naming the files that differ

The figures are SVG and the same bytes each time with the same versions of matplotlib and Graphviz; under
other versions a curve may bend otherwise. --check then compares what is drawn (the Scenes' words), which
stands in docs/gallery/words.txt, and says so.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graphkit.corpus import Corpus, load  # noqa: E402
from graphkit.draw import draw, scene_of  # noqa: E402
from graphkit.draw.scene import Scene  # noqa: E402
from graphkit.draw.timeline import draw_timeline, timeline_scene  # noqa: E402
from graphkit.pattern import pattern_of  # noqa: E402

FOLDER = ROOT / "docs" / "gallery"
NOTHING: Mapping[str, Any] = MappingProxyType({})
TIMELINE = "timeline"


class Figure(NamedTuple):
    """A figure: its file, what it shows, and the options of `graphkit draw` that make it.

    The kind `timeline` is drawn by the report of that name, which takes neither a title nor wishes.
    """

    name: str
    says: str
    kind: str
    lang: str = "en"
    title: str = ""
    pattern: Mapping[str, Any] = NOTHING
    wishes: Mapping[str, Any] = NOTHING

    @property
    def command(self) -> str:
        """The command line that draws it."""
        options = {**self.pattern, **self.wishes, **({"title": self.title} if self.title else {})}
        options |= {"lang": self.lang} if self.lang != "en" else {}
        words = [f"--{name.replace('_', '-')} {_quoted(value)}" for name, value in options.items()]
        if self.kind == TIMELINE:
            return " ".join(["graphkit timeline", *words, f"--draw {self.name}.svg"])
        return " ".join([f"graphkit draw {self.kind} -o {self.name}.svg", *words])

    def drawn(self, corpus: Corpus, path: str) -> Scene:
        """Draw it into the file; what was drawn, as a value."""
        pattern = pattern_of(**self.pattern)
        if self.kind == TIMELINE:
            draw_timeline(corpus, path, pattern, self.lang)
            return timeline_scene(corpus, pattern, self.lang)
        given = {"lang": self.lang, "title": self.title, **self.wishes}
        draw(corpus, self.kind, path, pattern, **given)
        return scene_of(corpus, self.kind, pattern, **given)[0]


def _quoted(value: Any) -> str:
    return f'"{value}"' if " " in str(value) or not str(value).isascii() else str(value)


FIGURES = (
    Figure(
        "arms", "Who arms whom: dashed is sought, planned or in talks, dotted is denied.",
        "network", title="Who arms whom, and how firmly it is said", pattern={"family": "arms"},
    ),
    Figure(
        "flow", "The same by item; each row says how it is put, and who denies it.",
        "flow", title="Arms, goods and workers, item by item", pattern={"family": "arms"},
    ),
    Figure(
        "iran-ja", "A neighbourhood, with Japanese labels: everything claimed of Iran.",
        "network", lang="ja", title="イランをめぐる主張", wishes={"around": "iran"},
    ),
    Figure(
        "article", "A whole article in one picture, each of its claims in a line.",
        "network", title="Who helps rebuild Russia’s war machine: claims in one article of June 2024",
        pattern={"document": "wsj-2024-06"},
    ),
    Figure(
        "missiles", "What was said when, and of what time: ballistic missiles for Russia, sought, in talks, "
        "said to have been sent.",
        TIMELINE, pattern={"relation": "supplies", "object": "russia", "item": "ballistic-missile"},
    ),
    Figure(
        "empty", "An empty answer is an honest empty picture, with what the filters left out.",
        "flow", title="What does Venezuela supply?", pattern={"subject": "venezuela", "relation": "supplies"},
    ),
)  # fmt: skip


def files(corpus: Corpus) -> Iterator[tuple[Path, bytes]]:
    """Every file of the gallery and its content."""
    scenes = {}
    with tempfile.TemporaryDirectory() as folder:
        for figure in FIGURES:
            path = os.path.join(folder, f"{figure.name}.svg")
            scenes[figure.name] = figure.drawn(corpus, path)
            yield FOLDER / f"{figure.name}.svg", Path(path).read_bytes()
    yield FOLDER / "words.txt", words(scenes).encode()
    yield ROOT / "docs" / "gallery.md", gallery().encode()


def words(scenes: dict[str, Scene]) -> str:
    """What the figures say, whatever the curves: the words of every line and box, and what drew them."""
    lines = [f"# drawn with matplotlib {version('matplotlib')}, pygraphviz {version('pygraphviz')}"]
    for name, scene in scenes.items():
        lines += ["", f"# {name}"]
        said = [*((line.id, line.style, line.label.texts) for line in scene.lines)]
        said += [(node.id, node.style, node.texts) for node in scene.nodes]
        lines += sorted(
            f"{id} {style}: {' / '.join(text.words for text in texts)}" for id, style, texts in said
        )
    return "\n".join(lines) + "\n"


def gallery() -> str:
    """The page docs/gallery.md."""
    parts = [
        "# Gallery\n",
        "Pictures of the shipped claims. A line is what somebody says, not what is so: solid is asserted or "
        "assessed, dashed is possible or prospective, dotted is denied; the word stands on the line too. "
        "Colour is the family of the relation, width the number of claims.\n\n"
        "Made by `scripts/build_gallery.py`; edit that, not this.\n",
    ]
    for figure in FIGURES:
        image = f"![{figure.says}](gallery/{figure.name}.svg)"
        parts.append(f"## {figure.says.rstrip('.')}\n\n```sh\n{figure.command}\n```\n\n{image}\n")
    parts.append(
        "## The page\n\n```sh\ngraphkit view -o claims.html\n```\n\n"
        "One file to open with a double click, without a network: both pictures, the whole list, search in "
        "English and Japanese, filters with live counts, links to one claim (`#claim=wsj-2024-06/c64`) or a "
        "search (`#q=Iran`). It holds no source text.\n"
    )
    return "\n".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the figures of README.md and docs/gallery.md.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing, fail naming the files that differ"
    )
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        made = dict(files(load("shipped", compiled=os.path.join(folder, "corpus.sqlite"))))
    drawn_here = _head(made[FOLDER / "words.txt"]) == _head(_read(FOLDER / "words.txt"))
    differing = [path for path, content in made.items() if _read(path) != content]
    if check and not drawn_here:
        print("other versions of matplotlib or pygraphviz drew the figures: only their words are compared")
        differing = [path for path in differing if path.suffix != ".svg"]
        if _body(made[FOLDER / "words.txt"]) == _body(_read(FOLDER / "words.txt")):
            differing = [path for path in differing if path.name != "words.txt"]
    for path in differing:
        print(f"{'differs' if check else 'wrote'}: {path.relative_to(ROOT)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made[path])
    return 1 if check and differing else 0


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _head(text: bytes) -> bytes:
    return text.partition(b"\n")[0]


def _body(text: bytes) -> bytes:
    return text.partition(b"\n")[2]


if __name__ == "__main__":
    sys.exit(main())
