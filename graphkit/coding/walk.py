"""From open sentence to open sentence: shown with what is known of it, encoded in lines, said back, written.

Each line that is accepted is written at once, so that nothing is lost when the walk is broken off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TextIO

from graphkit import evidence, signs, text
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
    "an empty line: the next sentence;   q or quit: stop;   ? or help: this",
)
QUIT, ASKS = ("q", "quit", "exit"), ("?", "？", "help")
YES, NO = ("", "y", "yes", "はい"), ("n", "no", "いいえ")


def open_places(source: Source) -> Iterator[str]:
    """The places of the sentences that nothing was made of yet, in reading order."""
    passages = {passage.at: passage for passage in source.document.passages}
    for segment in source.segments.segments if source.segments else ():
        passage = passages.get(segment.at)
        if passage is None or not (passage.claims or passage.remarks or passage.skip):
            yield segment.at


class Walk:
    """A walk through the open sentences of a document; `ask` gives a line and raises EOFError at the end.

    `written` counts the lines, `at` is the place reached, `is_stopped` whether it was left before its end.
    With `begin` the walk begins there, whatever stands there already.
    """

    def __init__(
        self, corpora: list[str], document: str, texts: str, ask: Callable[[str], str],
        show: Callable[[str], None], begin: str | None = None,
    ) -> None:  # fmt: skip
        self.corpora, self.document, self.show, self._ask = corpora, document, show, ask
        self.desk = open_desk(corpora)
        self.words = _sentences(self.desk.own(document), texts)
        self.places = list(open_places(self.source))
        if begin is not None:
            self.places = [begin, *(at for at in self.places if _numbers(at) > _numbers(begin))]
        self.written, self.at, self.is_stopped = 0, "", False
        self.kept: list[str] = []

    @property
    def source(self) -> Source:
        """The document as it is now."""
        return self.desk.own(self.document)

    def run(self) -> None:
        """Walk until the end, or until somebody stops."""
        for at in self.places:
            self.at = at
            self.show("")
            for line in (
                *shown(self.desk, self.source, self.at, self.words),
                *said_here(self.desk, self.source, self.at),
            ):
                self.show(line)
            try:
                self.is_stopped = not self._sentence()
            except EOFError:
                return
            if self.is_stopped:
                return

    def _sentence(self) -> bool:
        """Take lines for one sentence; whether to go on with the next."""
        while (line := self._line()) and line.lower() not in QUIT:
            if line.lower() in ASKS:
                self.show("\n".join(HELP))
            elif self._take(f"{self.at} {line}"):
                self.written += 1
                self.desk = open_desk(self.corpora)
                if line.startswith("--"):
                    return True
        return not line

    def _line(self) -> str:
        """The next line: one that was pasted before, else one that is asked for."""
        prompt = f"{self.at}> "
        if self.kept:
            self.show(f"{prompt}{self.kept[0]}")
            return self.kept.pop(0)
        return self._ask(prompt).strip()

    def _take(self, line: str) -> bool:
        """Whether the line was written."""
        before = add.content(self.source)
        try:
            added = add.prepare(self.desk, self.source, [line])
        except DataError as error:
            for fault in error.faults:
                self.show(pointed(line, fault.column, fault.reason))
            return False
        except UsageError as error:
            self.show(str(error))
            return False
        for _, each, back in add.said(self.desk, added):
            self.show(f"  {each.id}  {back.en}\n      {back.ja}")
        for fault in added.warnings:
            self.show(f"  !   {fault.reason}")
        if not self._is_confirmed():
            return False
        add.write(self.source, before, added)
        return True

    def _is_confirmed(self) -> bool:
        """Whether to write it. What is neither yes nor no is asked again; a line is kept for afterwards."""
        while True:
            try:
                given = self._ask("  write it? [Y/n] ").strip()
            except EOFError:
                return False
            answer = text.fold(given)
            if answer in YES or answer in NO:
                return answer in YES
            if " " in answer:
                self.kept.append(given)
                self.show("  this line comes next; first: write the one above? y or n")
            else:
                self.show("  y or n")


def begin_at(source: Source, pointer: str) -> str:
    """The pointer, if it is one of a sentence of the document; UsageError otherwise."""
    known = [each.at for each in source.segments.segments] if source.segments else []
    if pointer not in known:
        last = f"; the last is {known[-1]}" if known else ""
        raise UsageError(f"there is no sentence {pointer} in {source.document.id}{last}")
    return pointer


def _numbers(pointer: str) -> tuple[int, int]:
    paragraph, _, sentence = pointer[1:].partition(".s")
    return int(paragraph), int(sentence)


def said_here(desk: Desk, source: Source, at: str) -> Iterator[str]:
    """What stands at the place already, said back."""
    for passage in source.document.passages:
        for each in passage.statements if passage.at == at else ():
            back = desk.said(source.document, each)
            yield f"  {each.id}  {back.en}\n      {back.ja}"


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
            stems = (word for word in (forms["stem"], relation.label["ja"]) if word and word in sentence)
            yield from ((id, word) for word in list(stems)[:1])
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
