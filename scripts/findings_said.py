"""The chosen claims and remarks as clauses: merged where they differ in an item or a party alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import findings_topics as table
from findings_chosen import LAST, Chooser, Chosen, local_ids, place_of
from findings_items import Items
from findings_prose import (
    AUXILIARIES,
    DISBELIEVING,
    EXPECTING,
    FAR,
    SAME,
    SAYING,
    Speaker,
    Statement,
    hedge,
    speaker,
)

from graphkit import wording
from graphkit.model import State
from graphkit.rows import ClaimRow, RemarkRow

HEDGED, GROUND = " probably", 6
"""A hedge, and how many words name a cause."""


class Saying:
    """Says what was chosen: `statements` of a topic, by document."""

    def __init__(self, chooser: Chooser) -> None:
        self.corpus, self.chooser, self.items = chooser.corpus, chooser, Items(chooser.corpus)
        states = (each for each in self.corpus.records().entities if isinstance(each, State))
        self.adjectives = {each.id: each.adjectives.en[0] for each in states if each.adjectives.en}
        words = (word for row in self.corpus.store.entities() for word in row[2].split())
        self.capitals = {word for word in words if word[:1].isupper()} | {"US", "UN"}
        self.capitals |= set(self.adjectives.values())

    def statements(self, chosen: Chosen, document: str) -> list[Statement]:
        """What the document says, clause by clause, in reading order; where none is relayed, by speaker."""
        said = sorted(self._statements(chosen, document), key=lambda each: each.place)
        if any(row.via and row.document == document for row in chosen.claims):
            return said
        first, last, order = dict[str, int](), dict[str, int](), list[int]()
        for number, each in enumerate(said):
            key, paragraph = each.speaker.key, each.place[0]
            if paragraph - last.get(key, paragraph) > FAR:
                first[key] = number
            last[key] = paragraph
            order.append(first.setdefault(key, number))
        return [each for _, each in sorted(zip(order, said, strict=True), key=lambda pair: pair[0])]

    def _statements(self, chosen: Chosen, document: str) -> Iterator[Statement]:
        claims = [row for row in chosen.claims if row.document == document]
        remarks = [row for row in chosen.remarks if row.document == document]
        absorbed: dict[str, list[str]] = {}
        named: dict[str, tuple[str, str]] = {}
        gone = {*self._owned(claims, named, absorbed), *self._origins(claims, remarks, named, absorbed)}
        gone.update(self._grounds(claims, remarks, absorbed))
        for remark in remarks:
            said = {row.proposition for row in claims if self.chooser.covers(remark, row)}
            covered = [row.id for row in claims if row.speaker == remark.speaker and row.proposition in said]
            if remark.id not in gone and covered:
                gone.update(covered)
                absorbed[remark.id] = covered
        claims = [row for row in claims if row.id not in gone and row.origins]
        claims = [row for row in claims if not self._is_less(row, chosen.claims)]
        for groups in self._merged(claims):
            yield self._statement(groups, claims, named, absorbed)
        for remark in remarks:
            if remark.id not in gone:
                yield self._remark(remark, absorbed.get(remark.id, []), remarks, claims)

    # --- what says only whose an item is --------------------------------------------------------------

    def _owned(
        self,
        claims: Sequence[ClaimRow],
        named: dict[str, tuple[str, str]],
        absorbed: dict[str, list[str]],
    ) -> Iterator[str]:
        """The claims that only say who made or has what the claim beside them is about."""
        for row in claims:
            sides = self.chooser.sides(row.subject)
            others = [
                each
                for each in claims
                if (each.at, each.speaker, each.item) == (row.at, row.speaker, row.item)
                and each.id != row.id
                and not (each.relation in table.OWN and each.subject in table.THREE)
            ]
            if row.relation in table.OWN and row.subject in (*table.THREE, *(x.subject for x in others)):
                adjective = self.chooser.adjectives[min(sides)]
                for each in others[:1]:
                    item = self.corpus.label(row.item or "", "en")
                    new = table.OWN[row.relation].format(adjective=adjective, item=item)
                    named[each.id] = (item, new)
                    absorbed.setdefault(each.id, []).append(row.id)
                    yield row.id

    def _origins(
        self,
        claims: Sequence[ClaimRow],
        remarks: Sequence[RemarkRow],
        named: dict[str, tuple[str, str]],
        absorbed: dict[str, list[str]],
    ) -> Iterator[str]:
        """The remarks that only say from which of the three an item came that another of them uses."""
        rows = {row.id: row for row in claims}
        for remark in remarks:
            row = rows.get(remark.about[0])
            if remark.kind != "description" or row is None or not row.item:
                continue
            others = self.chooser.named(remark.text["en"]) - self.chooser.sides(row.subject)
            for number in others - self.chooser.sides(row.object):
                adjective, item = self.chooser.adjectives[number], self.corpus.label(row.item, "en")
                if adjective in remark.text["en"]:
                    if adjective not in row.gloss["en"]:
                        named[row.id] = (item, f"{adjective} {item}")
                    absorbed.setdefault(row.id, []).append(remark.id)
                    yield remark.id

    def _grounds(
        self, claims: Sequence[ClaimRow], remarks: Sequence[RemarkRow], absorbed: dict[str, list[str]]
    ) -> Iterator[str]:
        """The remarks that name as the cause what the claim names in the same words."""
        for remark in remarks:
            begun = self._begun(" ".join(remark.text["en"].split()[:GROUND]))
            for row in claims:
                written = (row.written_gloss or {}).get("en", "")
                if remark.kind == "cause" and row.id in remark.about and f" {begun}" in written:
                    absorbed.setdefault(row.id, []).append(remark.id)
                    yield remark.id

    def _is_less(self, row: ClaimRow, claims: Sequence[ClaimRow]) -> bool:
        """Whether it is told with a date or an amount, or with what both documents say together."""

        def bare(each: ClaimRow) -> bool:
            return not (each.when or each.amount or each.written_gloss or each.in_return_for)

        same = [each for each in claims if (each.proposition, each.phase) == (row.proposition, row.phase)]
        fuller = [each for each in same if each.speaker == row.speaker and not bare(each)]
        return bare(row) and bool(fuller or {each.document for each in same} - {row.document})

    # --- claims -----------------------------------------------------------------------------------------

    def _merged(self, claims: Sequence[ClaimRow]) -> Iterator[list[list[ClaimRow]]]:
        """The claims, those that differ in the item, or the other party, alone as one; parts in a whole."""
        found: dict[Any, list[ClaimRow]] = {}
        wholes = [row for row in claims if row.family == "support" and row.item and row.in_return_for]
        for row in claims:
            bare = self.corpus.parts(row, "en")._replace(venue="", stated="", amount=None)
            bare = bare if bare.gloss else bare._replace(item="", item_kind="")
            whole = next((each for each in wholes if self._is_part(row, each)), None)
            key = whole.id if whole else (row.speaker, row.contested, bare)
            found.setdefault(key, []).insert(0 if row is whole else len(claims), row)
        by_object: dict[Any, list[list[ClaimRow]]] = {}
        for key, rows in found.items():
            items = tuple(dict.fromkeys(row.item for row in rows))
            apart = (
                isinstance(key, str) or key[2].gloss or self.corpus.vocabulary.is_symmetric(rows[0].relation)
            )
            if not isinstance(key, str):
                key = (key[:2], items, key[2] if apart else key[2]._replace(object=""))
            by_object.setdefault(key, []).append(rows)
        yield from by_object.values()

    def _is_part(self, row: ClaimRow, whole: ClaimRow) -> bool:
        """Whether it is sought or given with the whole, in one sentence and for the same."""

        def alike(each: ClaimRow) -> tuple[object, ...]:
            return (
                each.at,
                each.speaker,
                each.subject,
                each.object,
                each.phase,
                each.certainty,
                *each.in_return_for,
            )

        return alike(row) == alike(whole)

    def _statement(
        self,
        groups: Sequence[Sequence[ClaimRow]],
        claims: Sequence[ClaimRow],
        named: dict[str, tuple[str, str]],
        absorbed: dict[str, list[str]],
    ) -> Statement:
        rows = [row for group in groups for row in group]
        first, returned = rows[0], self._returned(rows[0])
        said = self._clause(groups, bool(returned)).replace(" (date inferred)", table.INFERRED) + returned
        said = self._able(self._this(said, first), first)
        for row in rows:
            if row.id in named and named[row.id][1] not in said:
                old, new = (words.removesuffix("s") for words in named[row.id])
                said = said.replace(old, new, 1)
        said = self._undated(said, first)
        said += self._denied(rows) if all(row.contested for row in rows) else ""
        verb: tuple[str, ...] = SAYING
        place, said = place_of(first), said.replace(") (", "; ")
        if first.certainty == "probable" and HEDGED in said:
            verb, said = self._hedge(first), said.replace(HEDGED, "", 1)
        for expected in table.EXPECTED:
            verb = EXPECTING if expected in said else verb
            said = said.replace(expected, AUXILIARIES[-1] + " ", 1)
        if before := self._narrower(first, claims):
            verb, place_ = SAME, self.corpus.label(before.where or "", "en")
            is_there = place_ and said.endswith(f" in {place_}")
            said = said.removesuffix(f" in {place_}") + table.THERE if is_there else said
            place = (*place_of(before)[:3], 1)
        ids = [name for row in rows for name in (row.id, *absorbed.get(row.id, []))]
        return Statement(
            place, self.speaker(first), verb, self._subject(said, rows), self._begun(said),
            tuple(local_ids(ids)), returned, self._plural(groups[0]), person=self._person(first),
            is_among=first.printed.get("subject", "").startswith(table.OF_THESE),
        )  # fmt: skip

    def _denied(self, rows: Sequence[ClaimRow]) -> str:
        """Who denies the claims."""
        denials = self.corpus.denials(rows)
        labels = list(dict.fromkeys(row.speaker_label["en"] for row in denials))
        who = wording.listed(labels, self.corpus.vocabulary, "en")
        return table.CONTESTED.format(who=who, deny=table.DENY[len(labels) > 1])

    def _hedge(self, row: ClaimRow | RemarkRow, certainty: str = "") -> tuple[str, str]:
        """The verb for what the speaker holds probable."""
        states = self.corpus.speaker(row.document, row.speaker).speaks_for
        adjective = next((self.adjectives[name] for name in states if name in self.adjectives), "")
        return hedge(row.hedge, certainty or row.certainty, adjective)

    def _able(self, said: str, row: ClaimRow) -> str:
        """The words, of a plant with a capacity that it runs and could make as much."""
        words = self.corpus.vocabulary.relations[row.relation].words["en"]
        is_able = (row.amount or {}).get("kind") == table.ABLE
        can = table.CAN.format(base=words["base"])
        return said.replace(f" {words['third']} ", can, 1) if is_able else said

    def _clause(self, groups: Sequence[Sequence[ClaimRow]], is_returned: bool) -> str:
        """The words of the claims, items and objects listed; without a return where that follows."""
        corpus, rows = self.corpus, [row for group in groups for row in group]
        parts = corpus.parts(rows[0], "en")._replace(venue="", amount=None)
        is_disbelieved = rows[0].status == "negated" and self._hedge(rows[0]) == DISBELIEVING
        parts = parts._replace(polarity="affirmed") if is_disbelieved else parts
        parts = parts._replace(where="") if parts.where_kind == "Event" else parts
        objects = dict.fromkeys(corpus.label(row.object, "en") for row in rows if row.object)
        if len(objects) > 1:
            parts = parts._replace(object=wording.listed(list(objects), corpus.vocabulary, "en"))
        parts = parts._replace(in_return=()) if is_returned else parts
        if not parts.gloss:
            parts = parts._replace(item=self.items.listed(groups[0], parts.subject))
        said = wording.gloss(parts, corpus.vocabulary, "en")
        if parts.gloss and len({row.item for row in groups[0]}) > 1:
            whole = table.INCLUDING.format(whole=parts.item, parts=self.items.listed(groups[0][1:]))
            said = said.replace(parts.item, whole, 1)
        return said

    def _person(self, row: ClaimRow) -> str:
        is_person = row.object and self.corpus.kind(row.object) == "Person"
        return self.corpus.label(row.object or "", "en") if is_person else ""

    def _this(self, said: str, row: ClaimRow) -> str:
        """The words, what is spoken of as this one, and a date printed more closely, as printed."""
        subject, wording_ = self.corpus.label(row.subject, "en"), (row.amount or {}).get("wording", "")
        if row.written_gloss and wording_.lower().startswith(table.THIS) and subject in said:
            said = wording_.lower() + said.partition(subject)[2]
        printed = row.printed.get("when", "")
        month = printed.rpartition("-")[2]
        return said.replace(f" {month} ", f" {printed} ", 1) if "-" in printed and month else said

    def _undated(self, said: str, row: ClaimRow) -> str:
        """The words without the date of the document itself, where it is only inferred."""
        published = self.corpus.head(row.document)["published"]
        day = wording.date(published, self.corpus.vocabulary, "en")
        for link, instead in table.UP_TO.items():
            printed = row.printed.get("when", "")
            instead = f" {printed}" if printed in table.ADVERBS else instead
            instead = table.UP_TO["as of"] if row.status == "negated" else instead
            said = said.replace(f" {link} {day}{table.INFERRED}", instead)
        return said

    def _plural(self, rows: Sequence[ClaimRow]) -> str:
        """The one item of the clause, where `them` could stand for it."""
        items = {self.corpus.label(row.item, "en") for row in rows if row.item}
        return items.pop() if len(items) == 1 and all(item.endswith("s") for item in items) else ""

    def _narrower(self, row: ClaimRow, claims: Sequence[ClaimRow]) -> ClaimRow | None:
        """The claim before in which another speaker says just the same of a narrower item."""

        def same(each: ClaimRow) -> tuple[object, ...]:
            return each.subject, each.relation, each.object, each.status in table.FIRM

        under = self.corpus.under(row.item or "")
        found = (x for x in claims if same(x) == same(row) and x.item in under and x.number < row.number)
        return next((each for each in found if each.speaker != row.speaker), None)

    def _returned(self, row: ClaimRow) -> str:
        """What it is said to be given for, by the items alone; nothing where a claim of these has none."""
        given = list(self.corpus.find(claim=row.in_return_for)) if row.in_return_for else []
        labels = [self.corpus.label(each.item, "en") for each in given if each.item]
        if row.written_gloss or not labels or len(labels) < len(given):
            return ""
        believed = table.PERHAPS if any(each.certainty != "certain" for each in given) else ""
        is_pointing = row.printed.get("in_return_for", "").startswith(table.POINTING)
        pattern = table.READ_AS if is_pointing else table.RETURNED
        return pattern.format(items=wording.listed(labels, self.corpus.vocabulary, "en") + believed)

    def _subject(self, said: str, rows: Sequence[ClaimRow]) -> str:
        """The party that the clause begins with, unless another stands beside it."""
        labels = {self.corpus.label(end, "en") for row in rows for end in (row.subject, row.object) if end}
        words = self._begun(said)
        fits = [each for each in labels if words.startswith(f"{each} ") and f"{each} and " not in words]
        return max(fits, key=len, default="")

    def _begun(self, words: str) -> str:
        """The words within a sentence: with a small letter, unless they begin with a name."""
        first = words.partition(" ")[0].partition("'")[0].rstrip(",")
        is_name = first in self.capitals or (first.isupper() and len(first) > 1)
        return words if is_name else words[:1].lower() + words[1:]

    # --- remarks ----------------------------------------------------------------------------------------

    def _remark(
        self, row: RemarkRow, covered: Iterable[str], among: Sequence[RemarkRow], claims: Sequence[ClaimRow]
    ) -> Statement:
        """The remark in the words of the data, as a clause; whom it counts is named."""
        words = row.text["en"].removesuffix(".")
        states = self._states(row)
        is_named = any(
            (each.speaker, place_of(each)[0]) == (row.speaker, place_of(row)[0])
            and all(state in each.text["en"] for state in states)
            for each in among
        )
        if table.COUNTED in words and not is_named:
            words = words.replace(table.COUNTED, wording.listed(states, self.corpus.vocabulary, "en"), 1)
        back = table.BY if table.BACK in words else ""
        words = words.replace(table.BACK, "", 1) + back
        words = words.replace(table.MEASURES, self._measures(row), 1)
        words = self._members(words, covered)
        is_hedged = any(f" {hedge} " in f" {words} " for hedge in table.HEDGES)
        verb = self._hedge(row, "certain" if is_hedged else "")
        beside = [
            each
            for each in claims
            if (each.at, each.speaker) == (row.at, row.speaker) and each.id in row.about
        ]
        if row.kind == "specification":
            beside = [each for each in claims if each.id in row.about][::-1]
        place = (*place_of(beside[0])[:3], place_of(row)[3]) if beside else place_of(row)
        is_after = row.kind in table.AFTER and any("/" in name for name in row.about)
        place = (place[0], LAST, *place[2:]) if is_after else place
        return Statement(
            place, self.speaker(row), verb, "", self._begun(words), tuple(local_ids([*covered, row.id])),
            is_remark=True, is_alone=bool(back),
        )  # fmt: skip

    def _measures(self, row: RemarkRow) -> str:
        """The items of what the remark names as a cause."""
        about = [name for name in row.about if "/" in name]
        rows = self.corpus.find(claim=about) if about else ()
        items = [each.item for each in rows if each.item and each.relation in table.CAUSES]
        labels = [self.corpus.label(item, "en") for item in items]
        labels[1:] = [label.removeprefix("US ") for label in labels[1:]]
        return wording.listed(labels, self.corpus.vocabulary, "en")

    def _members(self, words: str, covered: Iterable[str]) -> str:
        """The words, the group that the covered claims speak of with its members."""
        rows = self.corpus.find(claim=list(covered)) if covered else ()
        ends = dict.fromkeys(end for row in rows for end in (row.subject, row.object) if end)
        groups = [end for end in ends if self.corpus.kind(end) == "Group"]
        for group in groups:
            label, members = self.corpus.label(group, "en"), self.items.states(self.corpus.under(group))
            words = words.replace(label, table.MEMBERS.format(label=label, members=members), 1)
        return words

    def _states(self, row: RemarkRow) -> list[str]:
        """The states that the remark is about, itself or by its claims, but for the one that it names."""
        about = [name for name in row.about if "/" in name]
        claims = self.corpus.find(claim=about) if about else ()
        ends = [end for claim in claims for end in (claim.subject, claim.object)]
        names = [name for name in (*row.about, *ends) if name and self.corpus.kind(name) == "State"]
        labels = dict.fromkeys(self.corpus.label(name, "en") for name in names)
        others = [label for label in labels if label not in row.text["en"]]
        return [label for label in others if self._begun(label) == label or label in row.text["en"]]

    def speaker(self, row: ClaimRow | RemarkRow) -> Speaker:
        """Who says it, and who relays it."""
        who, name = self.corpus.speaker(row.document, row.speaker), row.speaker_label["en"]
        name = table.ITSELF if who.kind == "document" else name
        if row.via:
            via = self.corpus.speaker(row.document, row.via).label["en"]
            name = table.VIA.format(speaker=name, via=via)
        turn = table.TURNS.get(row.printed.get("text", ""), "")
        is_read = self.chooser.is_read(row)
        name = turn + (table.READ_SPEAKER.format(speaker=name) if is_read else name)
        return speaker(f"{turn}{who.id}{'?' * is_read}", name, who.kind, who.named, who.plural)
