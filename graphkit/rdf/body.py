"""The sentences, claims and remarks of one document as nodes; by far the most of what is written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from graphkit import properties, selects, standing, terms
from graphkit.rdf import encode
from graphkit.rdf.chosen import Chosen
from graphkit.rdf.encode import Node, Pair
from graphkit.store import Row, Store

_CLAIM, _REMARK = properties.of("Claim"), properties.of("Remark")


def words(prefix: str, known: tuple[str, ...]) -> list[str]:
    """The names of the words of a closed list, in its order."""
    return [terms.name(prefix, encode.slug(word)) for word in known]


_POLARITY, _PHASE = words("polarity", standing.POLARITIES), words("phase", standing.PHASES)
_CERTAINTY, _STATUS = words("certainty", standing.CERTAINTIES), words("status", standing.STATUSES)


class Bodies:
    """The bodies of documents, one after the other; names are looked up once for all of them."""

    def __init__(self, opened: Store, chosen: Chosen) -> None:
        self.store, self.chosen = opened, chosen
        self.ids: dict[int, str] = {0: "_", **opened.names("entity")}
        self.entities = {n: encode.entity(id) for n, id in self.ids.items() if n}
        self.relations = opened.names("relation")
        self.roles = {
            role: {n: f"mc:{role} {name}" for n, name in self.entities.items()}
            for role in ("subject", "object", "item", "where")
        }
        self.kinds = {n: f"mc:relation {terms.name('relation', id)}" for n, id in self.relations.items()}
        self.origins = {
            n: [f"mc:origin {encode.entity(each)}" for each in parties]
            for n, parties in opened.origin_lists().items()
        }

    def nodes(self, document: str, published: str, speakers: Mapping[int, str]) -> Iterator[Node]:
        """The body of a document; `speakers` says by number to whom a claim is attributed."""
        passages, claims = self.store.body(document, self.chosen.conditions)
        disputes = self._disputes(document, [row[0] for row in claims])
        by_passage = {n: list(rows) for n, rows in groupby(claims, itemgetter(2))}
        remarks = self._remarks(document)
        for index, (n, at, speaker, skip, silence) in enumerate(passages, 1):
            if self.chosen.is_all or n in by_passage or at in remarks:
                passage = terms.name("passage", f"{document}.{at}")
                yield self._passage(index, document, at, speaker, skip, silence)
                for place, row in enumerate(by_passage.get(n, ()), 1):
                    yield self._claim(row, place, document, published, passage, speakers)
                    yield from disputes.get(row[0], ())
                yield from remarks.get(at, ())

    def _passage(
        self, index: int, document: str, at: str, speaker: str | None, skip: str | None, silence: str | None
    ) -> Node:
        local = f"{document}.{at}"
        told = ["a mc:Passage", f'mc:at "{at}"']
        told += [f"mc:speaker {terms.name('speaker', f'{document}.{speaker}')}"] if speaker else ()
        told += [f"mc:skip {terms.literal(skip)}"] if skip else ()
        told += encode.keyed("silence", json.loads(silence)) if silence else ()
        told += (
            f"mc:index {index}",
            f"oa:hasSource document:{document}",
            f"oa:hasSelector selector:{local}",
        )
        return document, f"passage:{local}", told

    def _claim(
        self,
        row: Row,
        index: int,
        document: str,
        published: str,
        passage: str,
        speakers: Mapping[int, str],
    ) -> Node:
        (_, number, _, first, relation, second, item, swapped, polarity, certainty, phase, status, origins,
         speaker, stated, fact, place, more) = row  # fmt: skip
        roles, ids = self.roles, self.ids
        subject, object = (second, first) if swapped else (first, second)
        told: list[Pair] = ["a mc:Claim", roles["subject"][subject], self.kinds[relation]]
        if object:
            told.append(roles["object"][object])
        if item:
            told.append(roles["item"][item])
        told += _stance(polarity, certainty, phase, status)
        told.append(speakers[speaker])
        told += dates(stated, published, fact)
        if place:
            told.append(roles["where"][place])
        if more:
            is_plain = self.chosen.is_all and '"via":' not in more and '"in_return_for":' not in more
            told += _alone(more) if is_plain else self._more(_CLAIM, json.loads(more), document)
        told += (
            f"prov:wasDerivedFrom {passage}",
            f"mc:index {index}",
            f"mc:proposition proposition:{ids[first]}.{self.relations[relation]}.{ids[second]}.{ids[item]}",
            *self.origins[origins],
        )
        if not self.chosen.is_all:
            self.chosen.need(*(ids[each] for each in (first, second, item, place or 0) if each))
        return document, f"claim:{document}.c{number}", told

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
            *dates(row["stated"], row["published"], row["fact"]),
            *self._more(_REMARK, more, document),
            f"prov:wasDerivedFrom {terms.name('passage', f'{document}.' + row['at'])}",
            f"mc:index {index}",
            *(f"mc:origin {encode.entity(each)}" for each in json.loads(row["origins"])),
        )
        return document, terms.name("remark", f"{document}.r{row['number']}"), told

    def _more(self, rows: tuple[properties.Property, ...], more: dict[str, Any], document: str) -> list[Pair]:
        """The fields that few statements have; references to claims that were not chosen are left out."""
        if not self.chosen.is_all:
            self.chosen.need(more.get("venue"))
            if "in_return_for" in more:
                more["in_return_for"] = self.chosen.kept(more["in_return_for"], document)
        printed = more.pop("printed", None)
        found = encode.pairs(rows, more, document)
        return [*found, *encode.keyed("printed", printed)] if printed else found

    def _disputes(self, document: str, claims: list[int]) -> dict[int, list[Node]]:
        """By number of the affirmation: that the negations which contest it do so."""
        met = [(each, negation) for each, negation, meets in self.store.contests(claims) if meets]
        names = self.store.identities({number for pair in met for number in pair}) if met else {}
        found: dict[int, list[Node]] = {}
        for affirmation, negation in met:
            against, of = (encode.claim(names[each], "") for each in (affirmation, negation))
            found.setdefault(affirmation, []).append((document, of, [f"cito:disputes {against}"]))
        return found


@lru_cache(maxsize=65536)
def _alone(more: str) -> list[Pair]:
    """The fields that few claims have, where none of them names anything of the document; often the same."""
    record = json.loads(more)
    printed = record.pop("printed", {})
    return [*encode.pairs(_CLAIM, record), *encode.keyed("printed", printed)]


@lru_cache(maxsize=1024)
def _stance(polarity: int, certainty: int, phase: int, status: int) -> tuple[Pair, ...]:
    """The words of a claim, given by their places in the closed lists."""
    return (
        f"mc:polarity {_POLARITY[polarity]}",
        f"mc:certainty {_CERTAINTY[certainty]}",
        f"mc:phase {_PHASE[phase]}",
        f"mc:status {_STATUS[status]}",
    )


@lru_cache(maxsize=65536)
def dates(stated: str | None, published: str, fact: str | None) -> tuple[Pair, ...]:
    """When it was said and when it was so: as written, and what that can mean."""
    told: tuple[Pair, ...] = (f"mc:stated {encode.edtf(stated)}",) if stated else ()
    told += encode.bounds("stated", stated or published)
    return (*told, f"mc:when {encode.edtf(fact)}", *encode.bounds("when", fact)) if fact else told
