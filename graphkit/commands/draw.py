"""`graphkit draw`: the network or the flow of the claims that fit, as a picture."""

from __future__ import annotations

import argparse
from typing import Any

from graphkit import draw
from graphkit.commands import common
from graphkit.errors import UsageError


def options(parser: argparse.ArgumentParser) -> None:
    """What to draw, how large, and which claims."""
    kinds = "; ".join(f"{kind}: {what}" for kind, what in draw.KINDS.items())
    parser.add_argument("kind", choices=list(draw.KINDS), help=kinds)
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="ends in .svg, .png or .pdf")
    parser.add_argument("--size", metavar="WxH", help="what the picture must fit into, in inches: 10x6")
    parser.add_argument("--dpi", type=float, default=100, help="dots an inch of a PNG (default: 100)")
    parts(parser)
    common.filters(parser)


def parts(parser: argparse.ArgumentParser) -> None:
    """Which part of a picture, under which title."""
    parser.add_argument("--title", default="", help="the words above the picture")
    parser.add_argument("--around", metavar="ENTITY", default="", help="only the neighbourhood of an entity")
    parser.add_argument("--hops", type=int, default=1, metavar="N", help="how far it reaches (default: 1)")
    parser.add_argument("--top", type=int, default=0, metavar="N", help="the N lines with most claims alone")
    parser.add_argument("--parts", action="store_true", help="boxes for organisations, persons, plants too")
    parser.add_argument("--force", action="store_true", help="draw it even where it cannot be read")


def wishes(arguments: argparse.Namespace) -> dict[str, Any]:
    """The part of the picture that the options name."""
    return {name: getattr(arguments, name) for name in ("title", "around", "hops", "top", "parts", "force")}


def run(arguments: argparse.Namespace) -> common.Result:
    corpus, language = common.corpus(arguments), arguments.lang or "en"
    warnings = draw.draw(
        corpus, arguments.kind, arguments.output, common.pattern(arguments), lang=language,
        size=_size(arguments.size), dpi=arguments.dpi, **wishes(arguments),
    )  # fmt: skip
    for warning in warnings:
        common.words(f"graphkit: {warning}")
    common.words(f"drawn: {arguments.output}")
    return 0


def _size(told: str | None) -> tuple[float, float] | None:
    if told is None:
        return None
    try:
        width, height = map(float, told.lower().split("x"))
    except ValueError:
        raise UsageError(f"--size is width and height in inches, such as 10x6, not {told!r}") from None
    return width, height
