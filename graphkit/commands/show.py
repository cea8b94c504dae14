"""`graphkit show`: everything known about one thing, with a citation."""

from __future__ import annotations

import argparse

from graphkit import cards, cite, output
from graphkit.commands import common
from graphkit.errors import UsageError


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the id of a claim (document/c12), proposition, document, relation or "
                        "entity, or an entity's name")  # fmt: skip
    parser.add_argument("--format", choices=("text", "json", "bibtex", "csl"), default="text",
                        help="default: text; bibtex and csl are citations")  # fmt: skip
    parser.add_argument("--text", metavar="DIR",
                        help="folder with your copies of the texts: adds its sentence")  # fmt: skip


def run(arguments: argparse.Namespace) -> common.Result:
    corpus = common.corpus(arguments)
    card = cards.show(corpus, arguments.name, arguments.text)
    if arguments.format == "json":
        print(output.to_json(card, indent=1))
    elif arguments.format == "text":
        print("\n".join(map(output.printable, cards.flat(card))))
    elif "citation" not in card:
        raise UsageError(f"{arguments.name} is no document, claim or remark: there is nothing to cite")
    else:
        document, at = str(card.get("document") or card["id"]), str(card.get("at", ""))
        claim = card["id"] if at else ""
        if arguments.format == "bibtex":
            print(cite.bibtex(corpus, document, at, claim))
        else:
            print(output.to_json([cite.csl(corpus, document, at, claim)], indent=1))
    return 0
