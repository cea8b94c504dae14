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
    low, high = dates.bounds(head["published"])
    parts = [int(part) for part in low.split("-")]
    exact = 3 if low == high else 2 if low[:7] == high[:7] else 1
    item: Record = {
        "id": document,
        "type": "document",
        "title": head["title"],
        "author": [{"literal": name} for name in head.get("authors", ())],
        "publisher": corpus.label(head["publisher"], _language(head)),
        "issued": {"date-parts": [parts[:exact]]},
        "language": head["language"],
        "URL": head.get("url", ""),
        "note": "; ".join(part for part in (at, claim, _rendered(corpus, head, "en")) if part),
    }
    return {key: value for key, value in item.items() if value}


def bibtex(corpus: Corpus, document: str, at: str = "", claim: str = "") -> str:
    """The document as a BibTeX entry of type misc; pointer and claim id in `note`."""
    item = csl(corpus, document, at, claim)
    date = "-".join(f"{part:02}" for part in item["issued"]["date-parts"][0])
    fields = {
        "author": " and ".join(f"{{{_tex(name['literal'])}}}" for name in item.get("author", ())),
        "title": f"{{{_tex(item['title'])}}}",
        "publisher": _tex(item["publisher"]),
        "date": date,
        "year": date[:4],
        "url": item.get("URL", ""),
        "langid": item["language"],
        "note": _tex(item.get("note", "")),
    }
    body = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@misc{{{document},\n{body}}}"


def _language(head: Mapping[str, Any]) -> str:
    return "ja" if head["language"].startswith("ja") else "en"


_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX |= {char: f"\\{char}" for char in "{}&%$#_"}


def _tex(words: str) -> str:
    return re.sub(r"[\\{}~^&%$#_]", lambda found: _TEX[found[0]], words)
