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
    made = plan(corpus, wish)
    nodes, lines = network(made, voice, layout.place)
    return frame(kind, made, wish, nodes, lines, (), voice, title)


def draw(corpus, kind, path, pattern=None, *, lang="en", title="", size=None, dpi=100, **wishes):  # type: ignore[no-untyped-def]
    from graphkit.draw import static

    static.paint(scene_of(corpus, kind, pattern, lang, title, **wishes), path, size, dpi)
    return []
