"""Questions one after another: a prompt with completion of names, or a question a line from a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from graphkit.ask.answer import written
from graphkit.ask.asking import reply
from graphkit.corpus import Corpus

PROMPT = "? "


def converse(
    corpus: Corpus, source: TextIO, target: TextIO, format: str = "text", language: str | None = None
) -> int:
    """Answer every question of the source, each when it comes; the exit status of the worst.

    On a terminal it shows a prompt, completes names with the tab key and ends with Ctrl-D.
    """
    worst = 0
    on_terminal = source.isatty()
    for question in _typed(corpus) if on_terminal else source:
        if question.strip():
            found = reply(corpus, question, language)
            target.write(written(found, format) + ("\n" if format == "text" else ""))
            target.flush()
            worst = worst if on_terminal else max(worst, found.exit)
    return worst


def _typed(corpus: Corpus) -> Iterator[str]:
    """Questions typed at the prompt, until Ctrl-D."""
    try:
        import readline
    except ImportError:  # not every system has it; the prompt works without completion
        pass
    else:
        readline.set_completer(Completer(corpus))
        readline.set_completer_delims(" \t\n,?")
        readline.parse_and_bind("tab: complete")
    while True:
        try:
            yield input(PROMPT)
        except EOFError:
            print()
            return
        except KeyboardInterrupt:
            print()


class Completer:
    """Completes the word before the cursor to names of the corpus; called as readline calls it."""

    def __init__(self, corpus: Corpus) -> None:
        self.names = sorted(
            {row[column] for row in corpus.store.entities() for column in (2, 3)}, key=str.casefold
        )
        self.found: list[str] = []

    def __call__(self, text: str, state: int) -> str | None:
        """The match of this number for what was typed so far; None past the last."""
        if state == 0:
            begun = text.casefold()
            self.found = [
                name for name in self.names if name.removeprefix("the ").casefold().startswith(begun)
            ]
        return self.found[state] if state < len(self.found) else None
