"""Corpora written in lines: the invented world of `standing_world` as records, compiled in memory.

The notation is that of `standing_world`, a claim a line, with more behind the commas: `via NAME`,
`when DATE`, `stated DATE`, `for c1 c2` (in return for), `amount WORDS`, `withdrawn`. `in DOCUMENT` behind
the speaker names the document, the report where there is none. Claims are numbered in each document.
"""

from collections.abc import Iterable
from pathlib import Path

from standing_world import DOCUMENTS, ITEMS, STATES, VOICES, WHOLES

from graphkit import compiler, reader
from graphkit.corpus import Corpus
from graphkit.model import (
    Amount,
    Claim,
    Codes,
    Document,
    Entity,
    Item,
    Organisation,
    Passage,
    Person,
    Records,
    Remark,
    Speaker,
    State,
    Words,
)  # fmt: skip
from graphkit.pattern import pattern_of
from graphkit.reports import report

ROOT = Path(__file__).parent.parent
VOCABULARY = reader.read_vocabulary(ROOT / "schema/vocabulary.yaml")
WORDS = {  # what a report is given behind its name
    "path": ("iran", "russia"),
    "explain": ("iran", "supplies", "russia"),
    "diff": ("shipped", "shipped"),
}
TEXT = """
    us-official: iran supplies russia shahed-136, when 2024-05
    us-official in briefing: iran supplies russia missile, negotiating
    iran: not iran supplies russia weapon
    press: russia supplies iran food, for c1, planned
    two-governments: russia exercises_with north-korea -
    scholar: unknown supplies russia food, open
    self: iran displays - missile, withdrawn
"""
PERSONS = {"spokesman", "minister", "scholar", "another-scholar"}
CODES = {"iran": Codes(iso="IRN", cow=630), "russia": Codes(iso="RUS", cow=365)}
PHASES = ("sought", "planned", "negotiating", "agreed", "ended")
CERTAINTIES = ("probable", "possible", "open")


def _words(name: str) -> Words:
    return Words(en=name.replace("-", " "), ja=name)


def entities() -> tuple[Entity, ...]:
    """Everything the lines may name."""
    parties = {voice for v in VOICES.values() for voice in (*v.persons, *v.speaks_for)} | set(WHOLES) | STATES
    parties |= {publisher for publisher, _, _ in DOCUMENTS.values() if publisher != "unknown"}
    made: list[Entity] = [
        Item(id=name, labels=_words(name), broader=above, category="weapon") for name, above in ITEMS.items()
    ]
    for name in parties - set(ITEMS):
        part = {"part_of": WHOLES.get(name, ())}
        kind = State if name in STATES else Person if name in PERSONS else Organisation
        made.append(kind(id=name, labels=_words(name), codes=CODES.get(name), **part))
    return tuple(sorted(made, key=lambda each: each.id))


def lines(text: str) -> list[str]:
    """The lines of a text without white space around them and without empty ones."""
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


def parsed(line: str, number: int) -> tuple[str, Claim]:
    """(document, claim) of one line."""
    who, _, what = line.partition(": ")
    what, *extras = what.split(", ")
    words = what.split()
    subject, relation, object, item = (None if word == "-" else word for word in words[-4:])
    who, _, document = who.partition(" in ")
    who, _, via = who.partition(" via ")
    given = dict(extra.partition(" ")[::2] for extra in extras)
    certainty = next((word for word in CERTAINTIES if word in given), "certain")
    return document or "report", Claim(
        id=f"c{number}", subject=subject, relation=relation, object=object, item=item, speaker=who,
        via=via or None, polarity="negated" if words[0] == "not" else "affirmed", certainty=certainty,
        hedge=None if certainty == "certain" else "it is said",
        phase=next((word for word in PHASES if word in given), "actual"),
        when=given.get("when"), stated=given.get("stated"),
        amount=Amount(wording=given["amount"]) if "amount" in given else None,
        in_return_for=tuple(given.get("for", "").split()),
        withdrawn="taken back" if "withdrawn" in given else None,
    )  # fmt: skip


def document(name: str, claims: Iterable[Claim], like: str = "", remarks: Iterable[Remark] = ()) -> Document:
    """A document of the world with a claim a sentence; `like` names the one whose head it has."""
    publisher, above, published = DOCUMENTS[like or name]
    speakers = [
        Speaker(
            id=v.id, label=_words(v.id), kind=v.kind, named=v.named, plural=False, persons=v.persons,
            speaks_for=v.speaks_for,
        )
        for v in VOICES.values()
        if v.id != "self"
    ]  # fmt: skip
    said = [{"claims": (claim,)} for claim in claims] + [{"remarks": (remark,)} for remark in remarks]
    passages = [Passage(at=f"p{number}.s1", **each) for number, each in enumerate(said, 1)]
    return Document(
        id=name, title=name, publisher=publisher, published=published, language="en", translation_of=above,
        speakers=tuple(speakers), passages=tuple(passages),
    )  # fmt: skip


def written(text: str) -> Records:
    """The records of some lines; documents that are only the original of another come with it."""
    found: dict[str, list[Claim]] = {}
    for line in lines(text):
        name, _ = parsed(line, 1)
        found.setdefault(name, []).append(parsed(line, len(found.get(name, ())) + 1)[1])
    for name in list(found):
        while (name := DOCUMENTS[name][1] or "") and name not in found:
            found[name] = []
    return Records(
        entities=entities(), documents=tuple(document(name, found[name]) for name in sorted(found))
    )


def compiled(records: Records) -> Corpus:
    """The records as an open corpus, in memory."""
    return Corpus(compiler.build(records, VOCABULARY))


def corpus(text: str) -> Corpus:
    """The lines as an open corpus, in memory."""
    return compiled(written(text))


def rows(opened: Corpus, name: str, *words: str, **fields: str) -> list[dict]:
    """The records of a report, in English."""
    return list(report(opened, name, pattern_of(**fields), "en", *words))


def short(names: Iterable[str]) -> str:
    """Ids without the document where that is the report."""
    return " ".join(name.removeprefix("report/") for name in names)
