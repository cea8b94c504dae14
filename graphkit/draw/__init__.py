"""Pictures of claims: the network, the flow, the page. Scenes first, then paint."""

from __future__ import annotations

from graphkit.draw.scene import Scene

__all__ = ["Scene", "draw", "scene_of"]


def scene_of(corpus, kind="network", pattern=None, lang="en", title="", warnings=None, **wishes):  # type: ignore[no-untyped-def]
    from graphkit.draw import fonts, layout
    from graphkit.draw.frame import frame
    from graphkit.draw.labels import Voice
    from graphkit.draw.network import network
    from graphkit.draw.plan import Wish, plan
    from graphkit.pattern import Pattern

    wish = Wish(pattern or Pattern(), **wishes)
    voice = Voice(corpus, lang, fonts.measure, fonts.wrap, fonts.showable, set())
    made = plan(corpus, wish, kind)
    if kind == "flow":
        from graphkit.draw.flow import flow
        nodes, lines, headings = flow(made, voice)
    else:
        nodes, lines = network(made, voice, layout.place)
        headings = ()
    return frame(kind, made, wish, nodes, lines, headings, voice, title)


def draw(corpus, kind, path, pattern=None, *, lang="en", title="", size=None, dpi=100, **wishes):  # type: ignore[no-untyped-def]
    from graphkit.draw import static

    static.paint(scene_of(corpus, kind, pattern, lang, title, **wishes), path, size, dpi)
    return []
