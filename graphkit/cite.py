"""How to cite a document or one statement in it: one line, BibTeX, CSL JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graphkit import dates, wording
from graphkit.corpus import Corpus

Record = dict[str, Any]


def line(corpus: Corpus, document: str, language: str, at: str = "", claim: str = "") -> str:
    """The citation as one line, ready to paste: authors, title, publisher, date, place in the text, id."""
    head = corpus.head(document)
    title = f"「{head['title']}」" if language == "ja" else f"“{head['title']}”"
    parts = [
        ", ".join(head.get("authors", ())), title, corpus.label(head["publisher"], language),
        wording.date(head["published"], corpus.vocabulary, language), _rendered(corpus, head, language),
        at, head.get("url", ""), f"[graphkit {claim}]" if claim else "",
    ]  # fmt: skip
    said = ("、" if language == "ja" else ", ").join(part for part in parts if part)
    return said + ("。" if language == "ja" else ".")


def _rendered(corpus: Corpus, head: Mapping[str, Any], language: str) -> str:
    """The original of a translation, or nothing."""
    original = head.get("translation_of")
    if not original:
        return ""
    above = corpus.head(original)
    words: str = corpus.vocabulary.data["citation"]["translation"][language]
    published = wording.date(above["published"], corpus.vocabulary, language)
    publisher = corpus.label(above["publisher"], language)
    return words.format(title=above["title"], publisher=publisher, date=published)


def csl(corpus: Corpus, document: str, at: str = "", claim: str = "") -> Record:
    """The document as a CSL JSON item (citationstyles.org, 1.0.2); pointer and claim id in `note`."""
    head = corpus.head(document)
    item: Record = {
        "id": _key(document, claim),
        "type": "document",
        "title": head["title"],
        "author": [{"literal": name} for name in head.get("authors", ())],
        "publisher": corpus.label(head["publisher"], _language(head)),
        "issued": _issued(head["published"]),
        "language": head["language"],
        "URL": head.get("url", ""),
        "note": "; ".join(part for part in (at, claim, _rendered(corpus, head, "en")) if part),
    }
    return {key: value for key, value in item.items() if value}


def _issued(edtf: str) -> Record:
    """A date as CSL writes it, as exact as it is known; in letters where an end is open."""
    low, high = dates.bounds(edtf)
    if dates.FIRST in (low, high) or dates.LAST in (low, high):
        return {"literal": edtf}
    exact = 3 if low == high else 2 if low[:7] == high[:7] else 1
    first, last = ([int(part) for part in day.split("-")[:exact]] for day in (low, high))
    return {"date-parts": [first] if first == last else [first, last]}


def bibtex(corpus: Corpus, document: str, at: str = "", claim: str = "") -> str:
    """The document as an entry for biblatex, which reads EDTF; pointer and claim id in `note`."""
    item, published = csl(corpus, document, at, claim), corpus.head(document)["published"]
    years = {day[:4] for day in dates.bounds(published)}
    fields = {
        "author": " and ".join(f"{{{_tex(name['literal'])}}}" for name in item.get("author", ())),
        "title": f"{{{_tex(item['title'])}}}",
        "publisher": _tex(item["publisher"]),
        "date": published.replace("..", ""),
        "year": years.pop() if len(years) == 1 else "",
        "url": re.sub(r"[\\{}]", lambda found: f"%{ord(found[0]):02X}", item.get("URL", "")),
        "langid": item["language"],
        "note": _tex(item.get("note", "")),
    }
    body = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@misc{{{_key(document, claim)},\n{body}}}"


def _key(document: str, claim: str) -> str:
    """The key of the entry: two claims of one document have two."""
    return claim.replace("/", ".") or document


def _language(head: Mapping[str, Any]) -> str:
    return "ja" if head["language"].startswith("ja") else "en"


_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX |= {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}  # BibTeX counts braces, escaped ones too
_TEX |= {char: f"\\{char}" for char in "&%$#_"}


def _tex(words: str) -> str:
    return re.sub(r"[\\{}~^&%$#_]", lambda found: _TEX[found[0]], words)
