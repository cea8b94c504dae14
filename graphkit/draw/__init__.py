"""Pictures of claims: the network, the flow, the page. First a Scene, then the paint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from graphkit.corpus import Corpus
from graphkit.draw.beside import check_folder, writing
from graphkit.draw.flow import flow
from graphkit.draw.frame import frame
from graphkit.draw.labels import Voice
from graphkit.draw.network import network
from graphkit.draw.plan import FLOW, MOST_CLAIMS, NETWORK, Plan, Wish, is_small, plan
from graphkit.draw.scene import Scene
from graphkit.errors import UsageError
from graphkit.pattern import Pattern
from graphkit.standing import UNKNOWN

__all__ = ["KINDS", "Scene", "draw", "scene_of", "view"]

KINDS = {NETWORK: "who does what with whom", FLOW: "supplier | item | recipient"}
"""The kinds of pictures, and what they show."""


def draw(
    corpus: Corpus,
    kind: str,
    path: str,
    pattern: Pattern | None = None,
    *,
    lang: str = "en",
    title: str = "",
    size: tuple[float, float] | None = None,
    dpi: float = 100,
    **wishes: Any,
) -> list[str]:
    """Draw the claims of the pattern into a file (.svg, .png, .pdf); returns warnings, one a line.

    `size` is what the picture must fit into, in inches; `wishes` are the fields of plan.Wish (around,
    hops, top, parts, force). UsageError when the picture could not be read.
    """
    from graphkit.draw import static

    static.check_path(path)
    check_folder(path)
    static.check_size(size, dpi)
    scene, warnings = scene_of(corpus, kind, pattern, lang=lang, title=title, **wishes)
    with writing(path) as beside:
        static.paint(scene, beside, size, dpi)
    return warnings


def scene_of(
    corpus: Corpus,
    kind: str = NETWORK,
    pattern: Pattern | None = None,
    *,
    lang: str = "en",
    title: str = "",
    **wishes: Any,
) -> tuple[Scene, list[str]]:
    """The picture of the claims of the pattern as a value, and warnings about labels."""
    if kind not in KINDS:
        raise UsageError(f"no picture is called {kind!r}; there are: {', '.join(KINDS)}")
    wish = _wish(pattern, wishes)
    voice = _voice(corpus, lang)
    made = plan(corpus, wish, kind)
    return _scene(made, wish, kind, voice, title), _warnings(voice)


def _wish(pattern: Pattern | None, wishes: Mapping[str, Any]) -> Wish:
    wish = Wish(pattern or Pattern(), **wishes)
    if wish.hops < 1 or wish.top < 0:
        raise UsageError(f"hops are at least 1, and the top lines at least 0, not {wish.hops} and {wish.top}")
    return wish


def _voice(corpus: Corpus, language: str) -> Voice:
    from graphkit.draw import fonts

    return Voice(corpus, language, fonts.measure, fonts.wrap, fonts.showable, set())


def _scene(made: Plan, wish: Wish, kind: str, voice: Voice, title: str) -> Scene:
    from graphkit.draw import layout

    if kind == FLOW:
        nodes, lines, headings = flow(made, voice)
        return frame(kind, made, wish, nodes, lines, headings, voice, title)
    nodes, lines = network(made, voice, layout.place)
    return frame(kind, made, wish, nodes, lines, (), voice, title)


def _warnings(voice: Voice) -> list[str]:
    if not voice.lacking:
        return []
    return [
        f"no font has all letters of {', '.join(sorted(map(ascii, voice.lacking)))}: "
        "shown in the other language, or with ?"
    ]


def view(
    corpus: Corpus,
    path: str,
    pattern: Pattern | None = None,
    *,
    lang: str = "en",
    title: str = "",
    **wishes: Any,
) -> list[str]:
    """Write the page: both pictures and the whole list in one file; returns warnings."""
    check_folder(path)
    text, warnings = page_of(corpus, pattern, lang=lang, title=title, **wishes)
    with writing(path) as beside, open(beside, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return warnings


def page_of(
    corpus: Corpus, pattern: Pattern | None = None, *, lang: str = "en", title: str = "", **wishes: Any
) -> tuple[str, list[str]]:
    """The page as text, and warnings."""
    from graphkit.draw.page import Shown, page
    from graphkit.draw.pagewords import PAGE

    wish = _wish(pattern, wishes)
    if not wish.force and (count := corpus.count(wish.pattern)) > MOST_CLAIMS:
        raise UsageError(
            f"{count:,} claims are too many for one page ({MOST_CLAIMS:,}); ask for a part of them"
        )
    voices = {language: _voice(corpus, language) for language in ("en", "ja")}
    shown = []
    for kind in KINDS:
        drawn, made, is_part = _readable(corpus, wish, kind)
        scenes = {language: _scene(made, drawn, kind, voice, title) for language, voice in voices.items()}
        names = {language: _names(made, voice) for language, voice in voices.items()}
        shown.append(Shown(kind, scenes, names, is_part))
    claims = corpus.find(wish.pattern)
    documents = {claim.document for claim in claims}
    remarks = [remark for remark in corpus.remarks() if remark.document in documents]
    titles = {language: title or PAGE["title"][place] for place, language in enumerate(voices)}
    warnings = sorted({words for voice in voices.values() for words in _warnings(voice)})
    return page(corpus, list(claims), remarks, shown, lang, titles), warnings


def _readable(corpus: Corpus, wish: Wish, kind: str) -> tuple[Wish, Plan, bool]:
    """The whole picture, or, where it could not be read, a neighbourhood, and whether it is a part."""
    made = plan(corpus, wish._replace(force=True), kind)
    if wish.force or is_small(made.ties):
        return wish, made, False
    part = wish._replace(around=wish.around or _busiest(made), hops=1, top=25, force=True)
    return part, plan(corpus, part, kind), True


def _busiest(made: Plan) -> str:
    """The entity that most claims are of."""
    counts = Counter(
        end.entity
        for tie in made.ties
        for end in (tie.tail, tie.head)
        for _ in tie.claims
        if end.entity != UNKNOWN
    )
    return max(sorted(counts), key=lambda name: counts[name])


def _names(made: Plan, voice: Voice) -> Mapping[str, str]:
    """What each line and box is called aloud, before the words that stand on it."""
    from graphkit.draw.caption import claims_counted

    names = {}
    for tie in made.ties:
        arrow = "↔" if tie.symmetric else "→"
        item = f", {voice.name(tie.item)}" if tie.item else ""
        ends = f"{voice.name(tie.tail.entity)} {arrow} {voice.name(tie.head.entity)}{item}"
        family = voice.family(tie.family).label[voice.language]
        names[tie.id] = f"{ends}: {family}"
    for end in made.ends:
        count = sum(len(tie.claims) for tie in made.ties if end.id in (tie.tail.id, tie.head.id))
        names[end.id] = claims_counted(count, voice)
    return names
