"""From open sentence to open sentence: shown with what is known of it, encoded in lines, said back, written.

Each line that is accepted is written at once, so that nothing is lost when the walk is broken off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TextIO

from graphkit import evidence, signs
from graphkit.coding import add
from graphkit.coding.desk import Desk, open_desk
from graphkit.coding.marks import MARKS
from graphkit.coding.names import Names, names_of
from graphkit.errors import DataError, UsageError
from graphkit.looking import Known
from graphkit.model import SELF
from graphkit.output import width
from graphkit.reader import Source

_SIGNS = "@%/+"
HELP = (
    "subject relation object: item, amount [low..high unit/per kind]   a claim",
    '*kind about, about: "English" | "Japanese"                         a remark',
    "-- reason   skips the sentence;   & ... is as the claim above but for what is written",
    *(f"{sign:3} {words:55} {example}" for sign, _, words, example in MARKS),
    "an empty line: the next sentence;   q: stop",
)


def open_places(source: Source) -> Iterator[str]:
    """The places of the sentences that nothing was made of yet, in reading order."""
    passages = {passage.at: passage for passage in source.document.passages}
    for segment in source.segments.segments if source.segments else ():
        passage = passages.get(segment.at)
        if passage is None or not (passage.claims or passage.remarks or passage.skip):
            yield segment.at


def walk(
    corpora: list[str], document: str, texts: str, ask: Callable[[str], str], show: Callable[[str], None]
) -> int:
    """How many lines were written; `ask` gives a line and raises EOFError at the end."""
    desk = open_desk(corpora)
    words = _sentences(desk.own(document), texts)
    written = 0
    for at in list(open_places(desk.own(document))):
        show("")
        for line in shown(desk, desk.own(document), at, words):
            show(line)
        while True:
            try:
                line = ask(f"{at}> ").strip()
            except EOFError:
                return written
            if line in ("", "q"):
                break
            if line == "?":
                show("\n".join(HELP))
            elif _take(desk, document, f"{at} {line}", ask, show):
                written += 1
                desk = open_desk(corpora)
                if line.startswith("--"):
                    break
        if line == "q":
            break
    return written


def _take(
    desk: Desk, document: str, line: str, ask: Callable[[str], str], show: Callable[[str], None]
) -> bool:
    """Whether the line was written."""
    source = desk.own(document)
    before = add.content(source)
    try:
        added = add.prepare(desk, source, [line])
    except DataError as error:
        for fault in error.faults:
            show(pointed(line, fault.column, fault.reason))
        return False
    except UsageError as error:
        show(str(error))
        return False
    for _, each, back in add.said(desk, added):
        show(f"  {each.id}  {back.en}\n      {back.ja}")
    for fault in added.warnings:
        show(f"  !   {fault.reason}")
    with suppress(EOFError):
        if ask("  write it? [Y/n] ").strip().lower() in ("n", "no"):
            return False
    add.write(source, before, added)
    return True


def pointed(line: str, column: int, reason: str) -> str:
    """The line, a mark under the character, and the reason."""
    return f"  {line}\n  {' ' * width(line[: max(column - 1, 0)])}^ {reason}"


def shown(desk: Desk, source: Source, at: str, words: dict[str, str]) -> Iterator[str]:
    """A sentence, and the names, relation words, cues, numbers and dates in it."""
    sentence = words.get(at, "")
    yield f"{at}  {sentence or '(this sentence is not in the copy)'}"
    language = "ja" if source.document.language == "ja" else "en"
    known = Known(desk.loaded, desk.vocabulary)
    names = [
        f"{each.words} ({'/'.join(sorted(each.means))})" for each in known.names(language).find(sentence)
    ]
    cues = [f"{each.words} ({'/'.join(sorted(each.means))})" for each in known.cues(language).find(sentence)]
    relations = [f"{word} ({id})" for id, word in _relations(desk, sentence, language)]
    numbers = [each.group() for each in signs.DIGITS.finditer(sentence)]
    for what, found in (("names", names), ("relations", relations), ("cues", cues), ("numbers", numbers)):
        if found:
            yield f"  {what}: {', '.join(dict.fromkeys(found))}"


def _relations(desk: Desk, sentence: str, language: str) -> Iterator[tuple[str, str]]:
    """Relations whose word stands in the sentence: a form of the verb, or its stem in Japanese."""
    said = set(sentence.lower().replace(",", " ").replace(".", " ").split())
    for id, relation in desk.vocabulary.relations.items():
        forms = relation.words[language]
        if language == "ja":
            words = (word for word in (forms["stem"], relation.label["ja"]) if word and word in sentence)
            yield from ((id, word) for word in list(words)[:1])
        else:
            words = {forms[name] for name in ("base", "third", "past", "participle", "ing") if name in forms}
            for word in sorted(words & said):
                yield id, word


def _sentences(source: Source, texts: str) -> dict[str, str]:
    copy = evidence.copy_of(source, texts)
    if isinstance(copy, str):
        raise UsageError(f"{source.document.id}: {copy}")
    return signs.sentences(source, copy)


def completions(names: Names, begun: str, sign: str) -> list[str]:
    """What a word that is begun may become: speakers behind an @, else ids and names, and relations."""
    if sign == "@":
        known = [*names.speakers, SELF]
    else:
        labels = [label for entity in names.entities.values() for label in names_of(entity)]
        known = [*names.entities, *labels, *([] if sign else names.vocabulary.relations)]
    exact = {each for each in known if each.startswith(begun)}
    return sorted(exact or {each for each in known if each.lower().startswith(begun.lower())})


def complete_names(desk: Desk, document: str) -> None:
    """Have the terminal complete names with the tabulator, where it can."""
    with suppress(ImportError):
        import readline

        names = desk.names(desk.source(document).document)

        def complete(begun: str, number: int) -> str | None:
            before = readline.get_line_buffer()[: readline.get_begidx()]
            sign = before[-1:] if before[-1:] in _SIGNS else ":" if before.rstrip().endswith(":") else ""
            fitting = completions(names, begun, sign)
            return fitting[number] if number < len(fitting) else None

        readline.set_completer(complete)
        readline.set_completer_delims(f" \t\n,:!*{_SIGNS}")
        readline.parse_and_bind("tab: complete")


def asker(stream: TextIO, is_terminal: bool) -> Callable[[str], str]:
    """Asks on a terminal, or takes the lines of a pipe without words between."""
    if is_terminal:
        return input

    def take(prompt: str) -> str:
        line = stream.readline()
        if not line:
            raise EOFError
        return line.rstrip("\n")

    return take
