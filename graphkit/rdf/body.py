"""The sentences, claims and remarks of one document as nodes; by far the most of what is written.

What comes again and again is encoded once, in the syntax that is asked for, with the mark ahead of it
(`Syntax.more`), so that a claim is one string put together from a dozen others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from graphkit import properties, selects, standing, terms
from graphkit.rdf import encode
from graphkit.rdf.chosen import Chosen
from graphkit.rdf.encode import Node, Pair
from graphkit.rdf.syntax import Made, Syntax
from graphkit.store import Row, Store

_CLAIM, _REMARK = properties.of("Claim"), properties.of("Remark")


def words(prefix: str, known: tuple[str, ...]) -> list[str]:
    """The names of the words of a closed list, in its order."""
    return [terms.name(prefix, encode.slug(word)) for word in known]


_NO_MORE: tuple[int, Iterator[Row]] = (0, iter(()))
_POLARITY, _PHASE = words("polarity", standing.POLARITIES), words("phase", standing.PHASES)
_CERTAINTY, _STATUS = words("certainty", standing.CERTAINTIES), words("status", standing.STATUSES)


class Of(NamedTuple):
    """The document whose body is written, and what its claims have in common.

    `speakers` says by number to whom a claim is attributed, `said` by its date when it was said.
    """

    id: str
    published: str
    speakers: Mapping[int, str]
    said: Made[str | None, str]
    disputes: dict[int, list[Node]]


class Bodies:
    """The bodies of documents, one after the other; names are looked up once for all of them."""

    def __init__(
        self, opened: Store, chosen: Chosen, syntax: Syntax, step: Callable[[int], None] = lambda _: None
    ) -> None:
        self.store, self.chosen, self.syntax, self.step = opened, chosen, syntax, step
        self.ids: dict[int, str] = {0: "_", **opened.names("entity")}
        self.relations = opened.names("relation")
        more = self.more = syntax.more
        self.subject, self.object, self.item, self.where = map(
            self.ends, ("mc:subject", "mc:object", "mc:item", "mc:where")
        )
        self.kinds = {
            n: more(f"mc:relation {terms.name('relation', id)}") for n, id in self.relations.items()
        }
        self.origins = {
            n: more(*(f"mc:origin {encode.entity(each)}" for each in parties))
            for n, parties in opened.origin_lists().items()
        }
        self.claim, self.stances = syntax.told(["a mc:Claim"]), Made(self._stance)
        self.places: Made[int, str] = Made(lambda place: more(f"mc:index {place}"))
        self.facts: Made[str | None, str] = Made(lambda fact: more(*_fact(fact)))
        self.alone: Made[str | None, str | None] = Made(self._alone)
        self.on, self.on_end = syntax.around("mc:proposition", "proposition")

    def ends(self, predicate: str) -> Made[int | None, str]:
        """An entity by its number, under a predicate; nothing for none."""
        return Made(lambda n: self.more(f"{predicate} {encode.entity(self.ids[n])}") if n else "")

    def nodes(self, document: str, published: str, speakers: Mapping[int, str]) -> Iterator[list[Node]]:
        """The body of a document, sentence by sentence; `speakers` says by number who is attributed how."""
        said: Made[str | None, str] = Made(lambda stated: self.more(*_stated(stated, published)))
        of = Of(document, published, speakers, said, {})
        passages, chunks = self.store.body(document, self.chosen.numbers(document))
        claims = groupby(self._counted(chunks, of), itemgetter(2))
        there, rows = next(claims, _NO_MORE)
        remarks, passage = self._remarks(document), self._passages(document)
        for index, (n, at, *told) in enumerate(passages, 1):
            if self.chosen.is_all or n == there or at in remarks:
                found = [passage(index, at, *told)]
                if n == there:
                    place = self.more(f"prov:wasDerivedFrom {found[0][1]}")
                    for number, row in enumerate(rows, 1):
                        found.append(self._claim(row, number, place, of))
                        if row[-1]:
                            found += of.disputes.pop(row[0], ())
                    there, rows = next(claims, _NO_MORE)
                yield found + remarks.get(at, [])

    def _counted(self, chunks: Iterable[list[Row]], of: Of) -> Iterator[Row]:
        """The claims one by one; what disputes them is looked up some hundred at a time."""
        for rows in chunks:
            contested = [row[0] for row in rows if row[-1]]
            of.disputes.update(self._disputes(of.id, contested) if contested else ())
            self.step(len(rows))
            yield from rows

    def _passages(self, document: str) -> Callable[..., Node]:
        """What makes a node of a sentence of the document, given its place and its columns."""
        more, around, name = self.more, self.syntax.around, terms.name("document", document)
        a_passage, at_, places = self.syntax.told(["a mc:Passage"]), more('mc:at ""')[:-1], self.places
        speakers: Made[str, str] = Made(
            lambda id: more(f"mc:speaker {terms.name('speaker', f'{document}.{id}')}")
        )
        selector, end = around("oa:hasSelector", "selector")
        there = f"{more(f'oa:hasSource {name}')}{selector}{document}."

        def node(index: int, at: str, speaker: str | None, skip: str | None, silence: str | None) -> Node:
            told = speakers[speaker] if speaker else ""
            told += more(f"mc:skip {terms.literal(skip)}") if skip else ""
            told += more(*encode.keyed("silence", json.loads(silence))) if silence else ""
            subject = terms.name("passage", f"{document}.{at}")
            return document, subject, f'{a_passage}{at_}{at}"{told}{places[index]}{there}{at}{end}'

        return node

    def _claim(self, row: Row, index: int, place: str, of: Of) -> Node:
        (_, number, _, first, relation, second, item, swapped, stance, origins, speaker, stated, fact, where,
         more, _) = row  # fmt: skip
        ids = self.ids
        subject, object = (second, first) if swapped else (first, second)
        told = self.alone[more] if self.chosen.is_all else None
        if told is None:
            told = self.more(*self._more(_CLAIM, json.loads(more or "{}"), of.id))
        if not self.chosen.is_all:
            self.chosen.need(*(ids[each] for each in (first, second, item, where or 0) if each))
        return of.id, f"claim:{of.id}.c{number}", (
            f"{self.claim}{self.subject[subject]}{self.kinds[relation]}{self.object[object]}"
            f"{self.item[item]}{self.stances[stance]}{of.speakers[speaker]}{of.said[stated]}"
            f"{self.facts[fact]}{self.where[where]}{told}{place}{self.places[index]}"
            f"{self.on}{ids[first]}.{self.relations[relation]}.{ids[second]}.{ids[item]}{self.on_end}"
            f"{self.origins[origins]}"
        )  # fmt: skip

    def _stance(self, stance: int) -> str:
        """The words of a claim, given by their places in the closed lists (`selects.STANCE`)."""
        polarity, certainty, phase, status = selects.stance(stance)
        return self.more(
            f"mc:polarity {_POLARITY[polarity]}",
            f"mc:certainty {_CERTAINTY[certainty]}",
            f"mc:phase {_PHASE[phase]}",
            f"mc:status {_STATUS[status]}",
        )

    def _remarks(self, document: str) -> dict[str, list[Node]]:
        """The remarks of a document by the pointer of their sentence."""
        found: dict[str, list[Node]] = {}
        for values in self.store.remarks([selects.remarks_with("document", [document])]):
            row = dict(zip(selects.REMARK_COLUMNS, values, strict=True))
            more = json.loads(row["more"])
            if self.chosen.is_about(more["about"], document):
                mine = found.setdefault(row["at"], [])
                mine.append(self._remark(row, more, len(mine) + 1))
        return found

    def _remark(self, row: Mapping[str, Any], more: dict[str, Any], index: int) -> Node:
        document = row["document"]
        head = {"about": more.pop("about"), "kind": row["kind"], "text": more.pop("text"), "by": row["by"]}
        self.chosen.need(row["by"])
        told = ["a mc:Remark", *encode.pairs(_REMARK, head, document)]
        told += (
            f"mc:polarity {_POLARITY[row['polarity']]}",
            f"mc:certainty {_CERTAINTY[row['certainty']]}",
            f"prov:wasAttributedTo {terms.name('speaker', f'{document}.' + row['speaker'])}",
            *_stated(row["stated"], row["published"]),
            *_fact(row["fact"]),
            *self._more(_REMARK, more, document),
            f"prov:wasDerivedFrom {terms.name('passage', f'{document}.' + row['at'])}",
            f"mc:index {index}",
            *(f"mc:origin {encode.entity(each)}" for each in json.loads(row["origins"])),
        )
        return document, terms.name("remark", f"{document}.r{row['number']}"), self.syntax.told(told)

    def _more(self, rows: tuple[properties.Property, ...], more: dict[str, Any], document: str) -> list[Pair]:
        """The fields that few statements have; references to claims that were not chosen are left out."""
        if not self.chosen.is_all:
            self.chosen.need(more.get("venue"))
            if "in_return_for" in more:
                more["in_return_for"] = self.chosen.kept(more["in_return_for"], document)
        printed = more.pop("printed", None)
        found = encode.pairs(rows, more, document)
        return [*found, *encode.keyed("printed", printed)] if printed else found

    def _alone(self, more: str | None) -> str | None:
        """The fields that few claims have, often the same; None where they name something of the document."""
        if not more:
            return ""
        is_of_document = '"via":' in more or '"in_return_for":' in more
        return None if is_of_document else self.more(*self._more(_CLAIM, json.loads(more), ""))

    def _disputes(self, document: str, claims: list[int]) -> dict[int, list[Node]]:
        """By number of the affirmation: that the negations which contest it do so."""
        met = [(each, negation) for each, negation, meets in self.store.contests(claims) if meets]
        ids = self.store.identities({number for pair in met for number in pair}) if met else {}
        if not self.chosen.is_all:
            met = [pair for pair in met if self.chosen.kept([ids[pair[1]]], document)]
        names = {n: encode.claim(id, "") for n, id in ids.items()}
        said = {
            each: self.syntax.told([f"cito:disputes {names[each]}"]) for each in {pair[0] for pair in met}
        }
        found: dict[int, list[Node]] = {}
        for affirmation, negation in met:
            found.setdefault(affirmation, []).append((document, names[negation], said[affirmation]))
        return found


def _stated(stated: str | None, published: str) -> tuple[Pair, ...]:
    """When it was said: as written, and what that can mean."""
    told = (f"mc:stated {encode.edtf(stated)}",) if stated else ()
    return (*told, *encode.bounds("stated", stated or published))


def _fact(fact: str | None) -> tuple[Pair, ...]:
    """When it was so: as written, and what that can mean."""
    return (f"mc:when {encode.edtf(fact)}", *encode.bounds("when", fact)) if fact else ()
