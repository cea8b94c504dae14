"""Pictures as files: formats, sizes, the same bytes again, quiet, extents as in the Scene."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from drawn_world import corpus_of
from test_draw import HOSTILE, ITEMS, STATES, SUPPLY

from graphkit.corpus import Corpus
from graphkit.draw import KINDS, draw, fonts, scene_of, view
from graphkit.draw.static import FORMATS, paint
from graphkit.errors import UsageError
from graphkit.pattern import pattern_of

SMALL = pattern_of(party="venezuela")
ELEMENTS = {"svg", "metadata", "RDF", "Work", "type", "format", "defs", "style", "g", "path", "use"}


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_format_is_written_twice_alike(shipped: Corpus, tmp_path: Path, kind: str, ending: str) -> None:
    one, other = tmp_path / f"one{ending}", tmp_path / f"other{ending}"
    for path in (one, other):
        assert draw(shipped, kind, os.fspath(path), SMALL) == []
    assert one.read_bytes() == other.read_bytes()
    assert b"CreationDate" not in one.read_bytes() and b"<dc:date>" not in one.read_bytes()


def test_svg_is_the_same_in_another_process(shipped: Corpus, tmp_path: Path) -> None:
    here, there = tmp_path / "here.svg", tmp_path / "there.svg"
    draw(shipped, "network", os.fspath(here), SMALL)
    code = (
        "import sys, graphkit; from graphkit.draw import draw; from graphkit.pattern import pattern_of;"
        "draw(graphkit.load('shipped'), 'network', sys.argv[1], pattern_of(party='venezuela'))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", code, os.fspath(there)], capture_output=True, env=environment, check=True
    )
    assert done.stderr == b"" and done.stdout == b""
    assert here.read_bytes() == there.read_bytes()


def test_an_unknown_ending_is_refused_with_the_known_ones(shipped: Corpus) -> None:
    with pytest.raises(UsageError, match=r"\.pdf, \.png, \.svg"):
        draw(shipped, "network", "picture.gif")


def test_a_file_that_cannot_be_written_is_one_line(shipped: Corpus, tmp_path: Path) -> None:
    for write in (
        lambda path: draw(shipped, "network", path, SMALL),
        lambda path: view(shipped, path, SMALL),
    ):
        with pytest.raises(UsageError, match=r"cannot write .*there is no folder"):
            write(os.fspath(tmp_path / "none" / "picture.svg"))


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_is_written_whole_or_not_at_all(
    shipped: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    from matplotlib.figure import Figure

    def half(self: Figure, path: str, **_: Any) -> None:
        Path(path).write_text("half")
        raise OSError(28, "No space left on device")

    path = tmp_path / f"picture{ending}"
    path.write_text("before")
    monkeypatch.setattr(Figure, "savefig", half)
    with pytest.raises(UsageError, match="No space left"):
        draw(shipped, "network", os.fspath(path), SMALL)
    assert path.read_text() == "before" and list(tmp_path.iterdir()) == [path]


def test_a_folder_is_no_picture(shipped: Corpus, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it is a folder"):
        view(shipped, os.fspath(tmp_path), SMALL)


def test_a_link_to_a_file_stays_a_link(shipped: Corpus, tmp_path: Path) -> None:
    there, link = tmp_path / "there.svg", tmp_path / "link.svg"
    link.symlink_to(there)
    draw(shipped, "network", os.fspath(link), SMALL)
    assert link.is_symlink() and there.read_text("utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    "given",
    [{"size": (0, 5)}, {"size": (float("nan"), 5)}, {"dpi": 0}, {"dpi": 1e9}, {"hops": 0}, {"top": -1}],
)
def test_what_no_picture_can_have_is_refused(shipped: Corpus, given: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=r"not (-?\d|nan|1e\+09)"):
        draw(shipped, "network", "picture.png", SMALL, **given)


def test_a_picture_of_too_many_pixels_is_refused(shipped: Corpus) -> None:
    with pytest.raises(UsageError, match="60000 by 60000 pixels"):
        draw(shipped, "network", "picture.png", SMALL, size=(200, 200), dpi=300)


def test_size_and_dpi(shipped: Corpus, tmp_path: Path) -> None:
    from PIL import Image

    path = os.fspath(tmp_path / "picture.png")
    draw(shipped, "network", path, SMALL, size=(6, 4), dpi=50)
    with Image.open(path) as image:
        assert image.size == (300, 200)


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("kind", KINDS)
def test_words_are_drawn_no_wider_than_the_scene_says(shipped: Corpus, kind: str, lang: str) -> None:
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from graphkit.draw.static import SETTINGS, Canvas

    scene, _ = scene_of(shipped, kind, lang=lang)
    with matplotlib.rc_context(SETTINGS):
        canvas = Canvas(scene, None, Figure, True)
        canvas.draw()
        renderer = FigureCanvasAgg(canvas.figure).get_renderer()  # type: ignore[no-untyped-call]
        drawn = [(text.get_position(), text.get_window_extent(renderer)) for text in canvas.figure.texts]
    edge = canvas.figure.bbox
    for _, extent in drawn:
        assert edge.x0 <= extent.x0 and extent.x1 <= edge.x1 and edge.y0 <= extent.y0 and extent.y1 <= edge.y1
    rights = {(round(x, 2), round(y, 2)): extent.width for (x, y), extent in drawn}
    for text in scene.words():
        (font, _, width), *_ = fonts.runs(text.words, text.bold)
        if font == fonts.paths(text.bold)[0]:  # the other font is drawn as outlines, at its true size
            assert rights[round(text.box.x, 2), round(text.y, 2)] <= width * text.size + 1.5, text.words


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "blank"])
def test_hostile_labels_leave_a_whole_file_and_no_word_of_others(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder
) -> None:
    corpus = corpus_of([SUPPLY], {**STATES, "aldora": (HOSTILE[name], HOSTILE[name])}, ITEMS)
    for ending in FORMATS:
        draw(corpus, "network", os.fspath(tmp_path / f"picture{ending}"))
    found = ElementTree.parse(tmp_path / "picture.svg").iter()
    assert {element.tag.rpartition("}")[2] for element in found if isinstance(element.tag, str)} <= ELEMENTS
    assert capfd.readouterr() == ("", "") and len(recwarn) == 0


def test_the_svg_holds_no_reference_to_anywhere(shipped: Corpus, tmp_path: Path) -> None:
    scene, _ = scene_of(shipped, "flow", SMALL)
    paint(scene, os.fspath(tmp_path / "picture.svg"))
    text = (tmp_path / "picture.svg").read_text("utf-8")
    assert not re.findall(r'(?:href|src)="(?!#)', text)


def test_drawing_does_not_load_pyplot(tmp_path: Path) -> None:
    code = (
        "import sys, graphkit; from graphkit.draw import draw;"
        "draw(graphkit.load('shipped'), 'flow', sys.argv[1]);"
        "heavy = ('matplotlib.pyplot', 'networkx', 'pydantic', 'rdflib');"
        "print([name for name in heavy if name in sys.modules])"
    )
    command = [sys.executable, "-c", code, os.fspath(tmp_path / "picture.svg")]
    subprocess.run(command, capture_output=True, check=True)  # compiles
    assert subprocess.run(command, capture_output=True, check=True, text=True).stdout == "[]\n"
