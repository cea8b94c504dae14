"""Build docs/findings.md: on one page, what the shipped documents say together about three states.

    python scripts/build_findings.py            write the file
    python scripts/build_findings.py --check    write nothing; fail where it differs

Every statement comes from the claims and remarks, in the words that `find` and `ask` say them with. Which of
them stand here is decided by rules, and no claim is named:

- every claim whose two ends lie in two of the three states stands in the first topic whose fields it fits,
  the last topic having none; but for visits, what a speaker relays from others, and what says no more than
  that they cooperate with or support each other, which are counted;
- other claims stand here where the fields of a topic ask for them;
- a remark stands with the claims it is about where it is about talks, or about the subject of the first of
  these claims by name, or of a kind that the topic asks for, or names one of the three that is no end of it;
- an assessment of all three states that is about no claim stands in the last topic.

A clause is marked as contested where its claims are, and by the number of origins or documents that put the
same as a fact, narrower claims counted, where there is more than one.

By hand are the headings, the fields of the topics, and the words between the statements.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import findings_topics as table
from findings_prose import Statement, ids, sentence

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graphkit import corpus as corpora  # noqa: E402
from graphkit import wording  # noqa: E402
from graphkit.pattern import pattern_of  # noqa: E402
from graphkit.reports import UNNAMED, report  # noqa: E402
from graphkit.rows import ClaimRow, RemarkRow  # noqa: E402

TARGET = ROOT / "docs" / "findings.md"
Record = dict[str, Any]


def built() -> str:
    """The page."""
    page = Page(corpora.load("shipped"))
    parts = [part for topic in table.TOPICS for part in page.topic(topic)]
    return "\n".join([page.introduction(), *parts, page.denied(), page.rests(), page.elsewhere()])


class Page:
    """What was told so far, of a corpus in which every document is of a month of its own."""

    def __init__(self, corpus: corpora.Corpus) -> None:
        self.corpus = corpus
        names = [name for name, *_ in corpus.store.documents() if corpus.store.passages(name)]
        self.documents = sorted(names, key=lambda name: corpus.head(name)["published"])
        self.claims: dict[str, ClaimRow] = {}
        self.remarks: dict[str, RemarkRow] = {}
        self.resting = {
            row["proposition"]: (len(row["firm_origins"]), len(row["firm_documents"]))
            for row in report(corpus, "corroboration")
            if row["mark"] != UNNAMED
        }
        self.sides = [{name, *corpus.under(name)} for name in table.THREE]
        states = {entity.id: entity for entity in corpus.records().entities if entity.id in table.THREE}
        self.names = [(states[n].labels.en, *states[n].adjectives.en) for n in table.THREE]
        words = (word for row in corpus.store.entities() for word in row[2].split())
        self.capitals = {word for word in words if word[:1].isupper()} | {"US", "UN"}
        self.between = {row.id for row in corpus.find() if self._is_between(row)}

    def _is_between(self, row: ClaimRow) -> bool:
        """Whether the two ends lie in two of the three states."""
        sides = [{n for n, side in enumerate(self.sides) if end in side} for end in (row.subject, row.object)]
        return all(sides) and sides[0] != sides[1]

    def month(self, document: str) -> str:
        """The month in which the document was published."""
        return wording.date(
            self.corpus.head(document)["published"][:7], self.corpus.vocabulary, "en"
        ).split()[0]

    def introduction(self) -> str:
        """Heading, what this is, the documents."""
        named = (
            table.NAMED.format(
                month=self.month(name), title=self.corpus.head(name)["labels"]["en"], document=name
            )
            for name in self.documents
        )
        return table.INTRODUCTION.format(documents="; ".join(named))

    # --- a topic ------------------------------------------------------------------------------------

    def topic(self, topic: table.Topic) -> Iterator[str]:
        """Heading and paragraph: what each document says, in turn."""
        claims = self._found(topic)
        self.claims |= {row.id: row for row in claims}
        remarks = [row for row in self.corpus.remarks() if self._belongs(row, claims, topic)]
        self.remarks |= {row.id: row for row in remarks}
        documents = [name for name in self.documents if any(row.document == name for row in claims)]
        only = table.ONLY.format(month=self.month(documents[0])) if len(documents) == 1 else ""
        yield f"## {topic.heading}{only}\n"
        said = [self._document(name, claims, remarks, alone=bool(only)) for name in documents]
        yield f"{' '.join(said)}\n"

    def _found(self, topic: table.Topic) -> list[ClaimRow]:
        found: dict[str, ClaimRow] = {}
        for fields in topic.fields:
            rows = self.corpus.find(pattern_of(**fields))
            found |= {row.id: row for row in rows if self._is_told(row, bool(fields))}
        kept = [row for row in found.values() if row.id not in self.claims and row.status != "denied"]
        return sorted(kept, key=lambda row: row.number)

    def _is_told(self, row: ClaimRow, is_asked: bool) -> bool:
        if row.relation in table.VISITS or row.via or self._is_general(row):
            return False
        return row.id in self.between or (is_asked and not self._of_group(row))

    def _is_general(self, row: ClaimRow) -> bool:
        """Whether it says of two of the states, or one and the war, no more than a tie of its family."""
        is_tie = row.family in table.TIES["family"] and row.phase == "actual"
        return is_tie and not (row.item or row.when or row.written_gloss)

    def _of_group(self, row: ClaimRow) -> bool:
        """Whether it is said of a group of states, of which it is not known that it is meant of each."""
        return "Group" in (self.corpus.kind(row.subject), self.corpus.kind(row.object or ""))

    def _belongs(self, row: RemarkRow, claims: Sequence[ClaimRow], topic: table.Topic) -> bool:
        """Whether the remark stands with these claims, by the rules above."""
        here = {claim.id: claim for claim in claims}
        about = [name for name in row.about if "/" in name]
        if not about:
            states = sum(name in table.THREE for name in row.about)
            return topic is table.TOPICS[-1] and states == len(table.THREE) and row.kind == "assessment"
        if about[0] not in here or not set(about) <= set(self.claims):
            return False
        claim = here[about[0]]
        if row.kind in topic.kinds or claim.phase == "negotiating" or claim.subject in row.about:
            return True
        others = self._named(row.text["en"]) - self._sides(claim.subject) - self._sides(claim.object)
        return bool(others) and row.kind != "gain"

    def _sides(self, end: str | None) -> set[int]:
        return {n for n, side in enumerate(self.sides) if end in side}

    def _named(self, words: str) -> set[int]:
        """Which of the three the words name, by label or adjective."""
        return {n for n, names in enumerate(self.names) if any(name in words for name in names)}

    # --- sentences ----------------------------------------------------------------------------------

    def _document(
        self, name: str, claims: Sequence[ClaimRow], remarks: Sequence[RemarkRow], alone: bool
    ) -> str:
        """What one document says, by speaker, each where it speaks first."""
        said = [*self._merged(row for row in claims if row.document == name)]
        said += [self._remark(row) for row in remarks if row.document == name]
        said.sort(key=lambda statement: statement.place)
        first = {}
        for number, each in enumerate(said):
            first.setdefault(each.source, number)
        said.sort(key=lambda statement: first[statement.source])
        sentences = [
            sentence(source, list(some)) for source, some in groupby(said, key=lambda each: each.source)
        ]
        begun = sentences[0] if alone else table.IN.format(month=self.month(name)) + sentences[0]
        return " ".join(f"{each[:1].upper()}{each[1:]}." for each in (begun, *sentences[1:]))

    def _merged(self, claims: Iterable[ClaimRow]) -> Iterator[Statement]:
        """The claims, those that differ in nothing but the item, or the other party, as one."""
        corpus, found = self.corpus, dict[Any, list[ClaimRow]]()
        for row in claims:
            parts = corpus.parts(row, "en")._replace(venue="", stated="")
            bare = parts if row.amount or parts.gloss else parts._replace(item="", item_kind="")
            found.setdefault((row.speaker, row.contested, bare), []).append(row)
        by_object: dict[Any, list[list[ClaimRow]]] = {}
        for (speaker, contested, bare), rows in found.items():
            items = tuple(dict.fromkeys(row.item for row in rows))
            apart = bare.gloss or corpus.vocabulary.is_symmetric(bare.relation)
            key = (speaker, contested, items, bare if apart else bare._replace(object=""))
            by_object.setdefault(key, []).append(rows)
        for groups in by_object.values():
            yield self._statement(groups)

    def _statement(self, groups: Sequence[Sequence[ClaimRow]]) -> Statement:
        corpus, rows = self.corpus, [row for group in groups for row in group]
        parts = corpus.parts(rows[0], "en")._replace(venue="")
        parts = parts._replace(where="") if parts.where_kind == "Event" else parts
        ends = {name: dict.fromkeys(getattr(row, name) for row in rows) for name in ("item", "object")}
        listed = {
            name: wording.listed([corpus.label(id, "en") for id in ids if id], corpus.vocabulary, "en")
            for name, ids in ends.items()
            if len(ids) > 1
        }
        returned = self._returned(rows[0])
        listed |= {"in_return": ()} if returned else {}
        said = wording.gloss(parts._replace(**listed), corpus.vocabulary, "en") + returned
        said = said.replace(" (date inferred)", table.INFERRED)
        source = wording.source(parts, corpus.vocabulary, "en")
        ids = [row.id for row in rows]
        item = corpus.label(rows[0].item, "en") if len(ends["item"]) == 1 and rows[0].item else ""
        subject, words = self._subject(said, rows), self._begun(said) + self._marks(rows)
        ends = tuple(corpus.label(end, "en") for end in (rows[0].subject, rows[0].object) if end)
        return Statement(
            _place(rows[0]), source, subject, words, ids, item and f"{rows[0].family} {item}", ends
        )

    def _marks(self, rows: Sequence[ClaimRow]) -> str:
        """Behind a clause: that its claims are contested, and on how many origins and documents they rest."""
        marks = [table.CONTESTED] if all(row.contested for row in rows) else []
        plain = all(row.status in table.FIRM and not (row.amount or row.written_gloss) for row in rows)
        rests = {self.resting.get(row.proposition, (0, 0)) for row in rows}
        origins, documents = rests.pop() if plain and len(rests) == 1 else (0, 0)
        marks += [table.ORIGINS.format(count=table.COUNTS[origins])] if origins > 1 else []
        marks += [table.BOTH] if documents > 1 else []
        return f" ({', '.join(marks)})" if marks else ""

    def _returned(self, row: ClaimRow) -> str:
        """What it is said to be given for, by the items alone; nothing where a claim of these has none."""
        given = list(self.corpus.find(claim=row.in_return_for)) if row.in_return_for else []
        labels = [self.corpus.label(each.item, "en") for each in given if each.item]
        if row.written_gloss or not labels or len(labels) < len(given):
            return ""
        return table.RETURNED.format(items=wording.listed(labels, self.corpus.vocabulary, "en"))

    def _subject(self, said: str, rows: Sequence[ClaimRow]) -> str:
        """The party that the clause begins with, unless another stands beside it."""
        labels = {self.corpus.label(end, "en") for row in rows for end in (row.subject, row.object) if end}
        fits = [
            each for each in labels if said.startswith(f"{each} ") and not said.startswith(f"{each} and ")
        ]
        return max(fits, key=len, default="")

    def _begun(self, words: str) -> str:
        """The words within a sentence: with a small letter, unless they begin with a name."""
        first = words.partition(" ")[0].partition("'")[0]
        return (
            words
            if first in self.capitals or (first.isupper() and len(first) > 1)
            else words[:1].lower() + words[1:]
        )

    def _remark(self, row: RemarkRow) -> Statement:
        """The remark in the words of the data, as a clause."""
        words = row.text["en"].removesuffix(".")
        hedge, source = table.SAID_TO_BE.get(row.certainty), row.speaker_label["en"]
        said = self._begun(words) + (f" ({hedge})" if hedge else "")
        return Statement(_place(row), source, "", said, [row.id])

    # --- the whole ----------------------------------------------------------------------------------

    def denied(self) -> str:
        """What each denial contests of what stands above, and what it denies in general only."""
        rows = list(report(self.corpus, "contested", pattern_of(claim=list(self.claims))))
        sentences = []
        for negation in dict.fromkeys(row["negation"] for row in rows):
            (claim,) = self.corpus.find(claim=negation)
            if claim.status != "denied":
                continue
            said = []
            for how, words in (("contested", table.CONTESTS), ("denied in general", table.GENERAL)):
                mine = [row for row in rows if (row["negation"], row["how"]) == (negation, how)]
                against = [self.claims[n] for row in mine for n in row["claims"] if n in self.claims]
                said += [self._against(words, against)] if against else []
            self.claims[claim.id] = claim
            told = self.corpus.attributed(claim, "en").removesuffix(".")
            sentences.append(
                table.DENIAL.format(said=told, id=self._short([claim.id]), against="; it ".join(said))
            )
        return table.DENIED.format(sentences=" ".join(sentences))

    def _against(self, words: str, against: Sequence[ClaimRow]) -> str:
        corpus = self.corpus
        speakers = {
            row.speaker_label["en"]: corpus.speaker(row.document, row.speaker).plural for row in against
        }
        items = dict.fromkeys(corpus.label(row.item, "en") for row in against if row.item)
        return words.format(
            speakers=wording.listed(list(speakers), corpus.vocabulary, "en"),
            say=table.SAY[len(speakers) > 1 or any(speakers.values())],
            items=wording.listed(list(items), corpus.vocabulary, "en"),
            ids=self._short([row.id for row in sorted(against, key=lambda row: row.number)]),
        )

    def rests(self) -> str:
        """Who answers for how many of the claims; what of the three more than one origin or document says."""
        counts = Counter(tuple(claim.origins) for claim in self.claims.values())
        ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        told = [
            (table.ANSWERS if number else table.FIRST).format(parties=self._parties(parties), count=count)
            for number, (parties, count) in enumerate(ranked)
        ]
        return table.RESTS.format(
            all=len(self.claims),
            origins=wording.listed(told, self.corpus.vocabulary, "en"),
            more=self._short(self._resting(lambda origins, documents: origins > 1)),
            both=self._short(self._resting(lambda origins, documents: origins == 1 < documents)),
        )

    def _resting(self, fits: Callable[[int, int], bool]) -> list[str]:
        """The claims put as a fact whose propositions have as many origins and documents."""
        firm = sorted(
            (row for row in self.claims.values() if row.status in table.FIRM), key=lambda row: row.number
        )
        return [row.id for row in firm if fits(*self.resting.get(row.proposition, (0, 0)))]

    def elsewhere(self) -> str:
        """How many claims do not stand here, and the commands that show them."""
        rest = [row for row in self.corpus.find() if row.id not in self.claims]
        all_claims, told = len(rest) + len(self.claims), []
        for about, fields in table.OTHERS:
            found = {row.id for row in self.corpus.find(pattern_of(**fields))}
            mine = [row for row in rest if row.id in found]
            rest = [row for row in rest if row.id not in found]
            line = "".join(f" --{name} {value}" for name, values in fields.items() for value in values)
            told.append(table.REST.format(count=len(mine), about=about, line=line))
        return table.ELSEWHERE.format(
            here=len(self.claims),
            all=all_claims,
            rest=wording.listed(told, self.corpus.vocabulary, "en"),
        )

    def _parties(self, parties: Sequence[str]) -> str:
        names = self._names(parties)
        return table.TOGETHER.format(parties=names) if len(parties) > 1 else names

    def _names(self, entities: Sequence[str]) -> str:
        labels = [self.corpus.label(name, "en") for name in entities]
        return wording.listed(labels, self.corpus.vocabulary, "en") if labels else table.NOBODY

    def _short(self, names: Sequence[str]) -> str:
        """The ids, each document by its month and once."""
        by: dict[str, list[str]] = {}
        for name in names:
            document, _, local = name.rpartition("/")
            by.setdefault(document, []).append(local)
        return "; ".join(f"{self.month(each)[:3]} {ids(local)}" for each, local in by.items())


def _place(row: ClaimRow | RemarkRow) -> tuple[int, int, int]:
    """Paragraph, sentence, and claims ahead of remarks."""
    paragraph, sentence = row.at[1:].split(".s")
    return int(paragraph), int(sentence), int(isinstance(row, RemarkRow))


def main() -> int:
    parser = argparse.ArgumentParser(description="Build docs/findings.md.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where it differs")
    words = built()
    if not parser.parse_args().check:
        TARGET.write_text(words, "utf-8")
        return 0
    if not TARGET.exists() or TARGET.read_text("utf-8") != words:
        print("docs/findings.md differs: run python scripts/build_findings.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
