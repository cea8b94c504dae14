"""The proof sheet: each sentence, what was made of it said back in both languages, and what it has besides.

It holds the sentences of the reader's own copy, so it is printed or written where the reader says, and
never into a corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from graphkit import evidence, signs
from graphkit.coding.desk import Desk, segments_of
from graphkit.errors import UsageError
from graphkit.looking import Known
from graphkit.model import Passage
from graphkit.reader import Source


class Proof(NamedTuple):
    """One sentence, what was said back (id, English, Japanese), warnings and silenced ones (code, words)."""

    at: str
    sentence: str
    speaker: str
    skip: str
    said: tuple[tuple[str, str, str], ...]
    warnings: tuple[tuple[str, str], ...]
    silenced: tuple[tuple[str, str], ...]


def proofs(desk: Desk, source: Source, texts: str) -> list[Proof]:
    """Every sentence of the document in reading order; UsageError without a copy of the text."""
    copy = evidence.copy_of(source, texts)
    if isinstance(copy, str):
        raise UsageError(f"{source.document.id}: {copy}")
    if copy.problem:
        raise UsageError(f"the copy {copy.path} {copy.problem}")
    words = signs.sentences(source, copy)
    known = Known(desk.loaded, desk.vocabulary)
    passages = {passage.at: passage for passage in source.document.passages}
    found = []
    for segment in segments_of(source).segments:
        passage = passages.get(segment.at, Passage(at=segment.at))
        found.append(_proof(desk, source, passage, words, known))
    return found


def _proof(desk: Desk, source: Source, passage: Passage, words: dict[str, str], known: Known) -> Proof:
    said, warnings = [], []
    for each in passage.statements:
        back = desk.said(source.document, each)
        said.append((each.id, back.en, back.ja))
    for code in signs.SIGNS:
        if code not in passage.silence:
            seen = signs.look_at(code, passage, source, words, known)
            warnings += [(code, reason) for reason in seen]
    sentence = words.get(passage.at, "(this sentence is not in the copy)")
    return Proof(
        passage.at, sentence, passage.speaker or "", passage.skip or "", tuple(said), tuple(warnings),
        tuple(passage.silence.items()),
    )  # fmt: skip


def as_text(found: Iterable[Proof]) -> Iterator[str]:
    """The sheet for a terminal, line by line."""
    for proof in found:
        yield f"{proof.at}  {proof.sentence}"
        if proof.skip:
            yield f"    --  {proof.skip}"
        elif not proof.said:
            yield "    ..  open"
        for id, en, ja in proof.said:
            yield f"    {id:4}{en}"
            yield f"        {ja}"
        yield from (f"    !   {code}: {reason}" for code, reason in proof.warnings)
        yield from (f"    ok  {code}: {reason}" for code, reason in proof.silenced)
        yield ""


_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
section { border-top: 1px solid #999; padding: .7rem 0; break-inside: avoid }
blockquote { margin: .2rem 0 .6rem; font-size: 1.1em }
ol { list-style: none; margin: 0; padding: 0 0 0 1rem } li { margin: .3rem 0 }
.id { display: inline-block; min-width: 3em; font-weight: 600 } .ja { padding-left: 3em; color: #333 }
.warning { color: #8a2500 } .warning::before { content: "! " } .silenced, .skip { color: #555 }
.marks { display: flex; gap: 1rem; align-items: start; margin-top: .5rem }
textarea { flex: 1; min-height: 2.4em; font: inherit } h2 { font-size: 1em; margin: 0 }
@media print { textarea { border: 1px solid #999 } }
"""


def as_page(found: Iterable[Proof], title: str, language: str) -> str:
    """The sheet as one HTML page, with a box and a field for the marks of a second reader.

    The page loads nothing and sends nothing; what is written into its fields is printed, not kept.
    """
    rows = [_section(proof, language) for proof in found]
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>Proof sheet: {escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n<p>For the second reader: is each statement what the sentence says, no "
        "more and no less? Mark what is not, and print the page.</p>\n"
        + "\n".join(rows)
        + "\n</body>\n</html>\n"
    )


def _section(proof: Proof, language: str) -> str:
    said = "".join(
        f'<li><span class="id">{escape(id)}</span>{escape(en)}'
        f'<div class="ja" lang="ja">{escape(ja)}</div></li>'
        for id, en, ja in proof.said
    )
    notes = "".join(
        f'<p class="warning">{escape(code)}: {escape(words)}</p>' for code, words in proof.warnings
    )
    notes += "".join(
        f'<p class="silenced">{escape(code)}: {escape(words)}</p>' for code, words in proof.silenced
    )
    skip = f'<p class="skip">skipped: {escape(proof.skip)}</p>' if proof.skip else ""
    at = escape(proof.at)
    return (
        f'<section id="{at}"><h2>{at} {escape(proof.speaker)}</h2>'
        f'<blockquote lang="{escape(language)}">{escape(proof.sentence)}</blockquote>'
        f"{skip}<ol>{said}</ol>{notes}"
        f'<div class="marks"><label><input type="checkbox"> right</label>'
        f'<textarea aria-label="marks for {at}"></textarea></div></section>'
    )
