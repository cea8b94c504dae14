"""What the page says of its claims as a whole: joins, denials, on whom they rest, what stands elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import findings_topics as table
from findings_chosen import Chooser, Chosen, placed
from findings_items import Items
from findings_prose import HEADWAY, PAIR, PLURAL, ids

from graphkit import wording
from graphkit.pattern import pattern_of
from graphkit.reports import report
from graphkit.rows import ClaimRow, RemarkRow

NARROWER = 1


class Whole:
    """Says what holds across the documents; `months` names each of them, in order."""

    def __init__(self, chooser: Chooser, months: dict[str, str]) -> None:
        self.corpus, self.chooser, self.months = chooser.corpus, chooser, months
        self.items = Items(self.corpus)
        self.broader = {
            each.id: tuple(each.broader)
            for each in self.corpus.records().entities
            if hasattr(each, "broader")
        }

    # --- what both documents say of one thing -----------------------------------------------------------

    def joins(self, chosen: Chosen) -> str:
        """How far each thing had come that stands in both documents."""
        first, last = self.months
        early = self._things(row for row in chosen.claims if row.document == first)
        late = self._things(row for row in chosen.claims if row.document == last)
        told, done = [], set()
        for (tie, item), rows in early.items():
            near = [
                (how, other, others)
                for (also, other), others in late.items()
                if also == tie and all(tie[1:]) and other not in done
                if (how := self._kin(item, other)) is not None
            ]
            if near and sum(how == NARROWER for how, *_ in near) < 2:  # one that covers two is no one thing
                how, other, others = min(near, key=lambda each: each[0])
                done.add(other)
                told.append(self._join(rows, others, how, chosen.remarks))
        told += [*self._backing(chosen), *self._causes(chosen)]
        return table.TAKEN.format(said="; ".join(told)) if told else ""

    def _things(self, claims: Iterable[ClaimRow]) -> dict[tuple[tuple[object, ...], str], list[ClaimRow]]:
        found: dict[tuple[tuple[object, ...], str], list[ClaimRow]] = {}
        for row in claims:
            tie = (
                row.relation,
                tuple(self.chooser.sides(row.subject)),
                tuple(self.chooser.sides(row.object)),
            )
            if row.item:
                found.setdefault((tie, row.item), []).append(row)
        return found

    def _kin(self, item: str, other: str) -> int | None:
        """How close two items are: 0 the same, 1 the other narrower, 2 alike in kind; else None."""
        if item == other:
            return 0
        if other in self.corpus.under(item):
            return NARROWER
        shared = set(self.broader.get(item, ())) & set(self.broader.get(other, ()))
        return 2 if any(self.broader.get(each) for each in shared) else None

    def _join(
        self, rows: Sequence[ClaimRow], others: Sequence[ClaimRow], how: int, remarks: Sequence[RemarkRow]
    ) -> str:
        first, last = self._genres()
        early, late = (self._further(each, remarks) for each in (rows, others))
        item = self.corpus.label(rows[0].item or "", "en")
        are = "are" if item.endswith("s") else "is"
        said = (table.OTHER if how else table.SAME_ITEM).format(
            item=item, are=are, again=table.AGAIN[are], first=first, last=last,
            early=self._stages(rows, early), late=self._stages(others, late),
            ids=self._named(each.id for each in (*rows, *early.values())),
            more=self._named(each.id for each in (*others, *late.values())),
            other=self.corpus.label(others[0].item or "", "en"),
            how=table.KIN if how else "",
        )  # fmt: skip
        is_none = how and not any(row.status in table.FIRM for row in (*rows, *others))
        return f"{said}; {table.NONE}" if is_none else said

    def _further(self, rows: Sequence[ClaimRow], remarks: Sequence[RemarkRow]) -> dict[str, RemarkRow]:
        """The remarks that say how far the talks of these claims have come."""
        return {
            row.id: remark
            for row in rows
            for remark in remarks
            if row.phase == table.TALKING and row.id in remark.about and re.match(HEADWAY, _begun(remark))
        }

    def _stages(self, rows: Sequence[ClaimRow], further: dict[str, RemarkRow]) -> str:
        """How far the claims say it had come, each as certain as it is put; of talks the hedge is how far."""
        told: dict[str, list[str]] = {}
        for row in sorted(rows, key=lambda row: row.status == "negated"):
            verb, to, rest = self._stage(row, further.get(row.id)).partition(" to be ")
            told.setdefault(to + rest, []).append(verb)
        words = list(dict.fromkeys(told.pop("", [])))
        put = [self._listed(dict.fromkeys(said)) + to for to, said in told.items()]
        firm = [each for each in words if not each.startswith(table.BELIEVED)]
        not_so = [each.removeprefix(table.BELIEVED) if put else each for each in words if each not in firm]
        return self._listed([*firm, *put, *not_so])

    def _stage(self, row: ClaimRow, further: RemarkRow | None) -> str:
        stage = table.STAGES.get(row.phase, "")
        if further and (headway := re.match(HEADWAY, _begun(further))):
            put = table.FEAR.get(row.hedge or "", table.TAKEN_SO)
            return table.TALKS.format(stage=stage, put=put, how=headway[2])
        if row.hedge in table.FEAR:
            return table.FEARED
        if row.status == "negated":
            return table.NEGATED.format(table.ACTUAL[row.status])
        is_actual = row.phase not in table.STAGES
        stage = table.ACTUAL[row.status] if is_actual else table.STAGES[row.phase]
        put = table.PUT.get(row.certainty, ("", ""))[is_actual]
        put = table.PUT_SO.get((row.hedge or "").lower(), put)
        return put.format(stage) if put else stage

    def _genres(self) -> list[str]:
        """What the documents are, with their months: `January statement`."""
        labels = {name: self.corpus.head(name)["labels"]["en"] for name in self.months}
        return [
            f"{month} {next(each for each in table.GENRES if each in labels[name])}"
            for name, month in self.months.items()
        ]

    def joined(self, chosen: Chosen) -> set[str]:
        """The claims that the join tells, and from which no remark goes on: they are told there alone."""
        about = {name for remark in chosen.remarks for name in remark.about}
        backs = self._backs(chosen)
        rows = (row for speakers in backs.values() for some in speakers.values() for row in some)
        return {row.id for row in rows if row.id not in about} if set(backs) == set(self.months) else set()

    def _backs(self, chosen: Chosen) -> dict[str, dict[str, list[ClaimRow]]]:
        """The claims that a state stands behind the one, or its war, by document and speaker."""
        backs: dict[str, dict[str, list[ClaimRow]]] = {}
        for row in chosen.claims:
            is_of_it = row.object == table.BACKED or self.corpus.kind(row.object or "") == "Event"
            is_backer = row.relation == table.BACKERS and row.status in table.FIRM and row.written_gloss
            if is_backer and is_of_it and self.corpus.kind(row.subject) == "State":
                backs.setdefault(row.document, {}).setdefault(row.speaker_label["en"], []).append(row)
        return backs

    def _backing(self, chosen: Chosen) -> Iterator[str]:
        """Who of the states is said in each document to stand behind the one, or its war."""
        backs = self._backs(chosen)
        said, before = list[str](), set[str]()
        for document, pattern in zip(self.months, table.BACKING, strict=True):
            for name, rows in backs.get(document, {}).items():
                words = self._backers(rows, before)
                said.append(pattern.format(speakers=name, said=words, ids=self.short(rows)))
                before = {row.subject for row in rows}
        if set(backs) == set(self.months):
            yield "; ".join(said)

    def _backers(self, rows: Sequence[ClaimRow], before: set[str]) -> str:
        """The backers, two named just before as both, and what they do in the words of the first claim."""
        label = self.corpus.label(rows[0].subject, "en")
        verb, _, rest = (rows[0].written_gloss or {})["en"].removeprefix(label).strip().partition(" ")
        verb = PLURAL.get(verb, verb) if len(rows) > 1 else verb
        names = {row.subject for row in rows}
        others = self.items.states(names - before)
        is_more = len(before) == PAIR and before < names
        who = table.BOTH.format(others=others) if is_more else self.items.states(names)
        return f"{who} {verb} {rest}"

    def _causes(self, chosen: Chosen) -> Iterator[str]:
        """The causes that both documents name."""
        for relation, words in table.CAUSES.items():
            both = [
                remark
                for remark in chosen.remarks
                if remark.kind == "cause" and relation in {row.relation for row in self._about(remark)}
            ]
            if {remark.document for remark in both} == set(self.months):
                yield words.format(ids=self._named(remark.id for remark in both))

    def _about(self, remark: RemarkRow) -> Iterable[ClaimRow]:
        about = [name for name in remark.about if "/" in name]
        return self.corpus.find(claim=about) if about else ()

    # --- what is denied -----------------------------------------------------------------------------------

    def denied(self) -> str:
        """What each denial contests of what stands above."""
        told = self.chooser.told
        rows = [
            row
            for row in report(self.corpus, "contested", pattern_of(claim=list(told)))
            if row["how"] == "contested"
        ]
        sentences = []
        for negation in dict.fromkeys(row["negation"] for row in rows):
            (claim,) = self.corpus.find(claim=negation)
            against = [told[name] for row in rows if row["negation"] == negation for name in row["claims"]]
            told[claim.id] = claim
            sentences.append(self._denial(claim, against))
        return table.DENIED.format(sentences=" ".join(sentences) + self._silent())

    def _silent(self) -> str:
        """Which of the three answers nowhere to what is said of arms."""
        answers = [row for row in self.corpus.find() if row.family == "arms" or row.status == "denied"]
        speaking = {name for row in answers for name in row.origins}
        silent = [self.corpus.label(name, "en") for name in table.THREE if name not in speaking]
        return table.SILENT.format(states=" or ".join(silent)) if len(silent) > 1 else ""

    def _talks(self, claim: ClaimRow) -> str:
        """That it stands behind what is said of talks, and does not say whether it covers these."""
        rows = [row for row in self.corpus.find(document=claim.document) if placed(row.at) < placed(claim.at)]
        last = max((row.at for row in rows), key=placed, default="")
        talks = [row for row in rows if row.at == last and row.phase == table.TALKING]
        labels = dict.fromkeys(self.corpus.label(row.item or "", "en") for row in talks)
        return table.BEHIND.format(talks=self._listed(labels)) if talks else ""

    def _denial(self, claim: ClaimRow, against: Sequence[ClaimRow]) -> str:
        speakers = {
            row.speaker_label["en"]: self.corpus.speaker(row.document, row.speaker) for row in against
        }
        items: dict[str, list[ClaimRow]] = {}
        for row in sorted(against, key=self.chooser.is_read):
            items.setdefault(self.items.called(row) + self.items.read_as(row), []).append(row)
        items = {
            (table.AS_READ.format(item=item) if all(map(self.chooser.is_read, rows)) else item): rows
            for item, rows in items.items()
        }
        return table.DENIAL.format(
            said=self.corpus.attributed(claim, "en").removesuffix("."), ids=self.short([claim]),
            speakers=self._listed(speakers), items=self._listed(
                table.OF.format(item=item.replace(") (", "; "), ids=self.short(rows))
                for item, rows in items.items()
            ),
            talks=self._talks(claim),
            say=table.SAY[len(speakers) > 1 or any(each.plural for each in speakers.values())],
        )  # fmt: skip

    # --- on whom it rests -----------------------------------------------------------------------------------

    def rests(self) -> str:
        """Who answers for how many of the claims; what more than one origin, or both documents, put as so."""
        claims = list(self.chooser.told.values())
        ranked = Counter(tuple(row.origins) for row in claims).most_common()
        (most, alone), *others = [each for each in ranked if each[0]]
        mine = [row for row in claims if tuple(row.origins) == most]
        named = [row for row in mine if self._person(row)]
        names = dict.fromkeys(self._person(row) for row in named)
        cited = [row for row in named if row.via]
        return table.RESTS.format(
            all=len(claims), alone=alone - len(cited), country=self.corpus.label(most[0], "en"),
            names=self._listed(names),
            named=len(named) - len(cited), cited=len(cited), unnamed=len(mine) - len(named),
            read=sum(map(self.chooser.is_read, mine)),
            press=self._listed(dict.fromkeys(row.speaker_label["en"] for row in cited)),
            others=self._others(others), apart=self._backed(),
        )  # fmt: skip

    def _others(self, ranked: Sequence[tuple[tuple[str, ...], int]]) -> str:
        return self._listed(
            table.ANSWERS.format(
                count=count,
                parties=self._listed(self.corpus.label(name, "en") for name in parties)
                + (table.TOGETHER if len(parties) > 1 else ""),
            )
            for parties, count in ranked
        )  # fmt: skip

    def _person(self, row: ClaimRow) -> str:
        """The name of the one who says or relays it; nothing where it is not named."""
        speaker = self.corpus.speaker(row.document, row.via or row.speaker)
        return speaker.label["en"] if speaker.named else ""

    def _backed(self) -> str:
        """What speakers apart, of more than one origin, assert or assess."""
        told = self.chooser.told
        firm = {
            row.id: row
            for row in self.corpus.find()
            if row.status in table.FIRM and not self.chooser.is_read(row)
        }
        apart = []
        for about in report(self.corpus, "corroboration"):
            own = [firm[name] for name in about["claims"] if name in firm]
            under = [name.partition(" ")[0] for name in about["narrower"]]
            rows = [*own, *(firm[name] for name in under if name in firm)]
            thing = table.THING.format(thing=self._thing(own[0]), ids=self.short(rows)) if own else ""
            speakers = {(row.document, row.speaker) for row in rows}
            origins = {name for row in rows for name in row.origins}
            is_in_both = len({row.document for row in rows}) > 1
            is_told = any(row.id in told for row in own)
            if is_told and len(origins) > 1 and len(speakers) > 1:
                notes = [table.IN_BOTH] * is_in_both
                notes += [self._narrowly(each, rows) for each in about["as_fact"] if "(" in each]
                apart.append(thing + (table.NOTES.format(notes="; ".join(notes)) if notes else ""))
        return self._listed(apart)

    def _narrowly(self, origin: str, rows: Sequence[ClaimRow]) -> str:
        """The origin of a narrower claim; where it only speaks of it as believed, that this is read."""
        label = origin.partition(" (")[0]
        mine = [row for row in rows if label in (self.corpus.label(name, "en") for name in row.origins)]
        read = table.BY_BELIEF if mine and all(row.hedge == table.BELIEVED_SO for row in mine) else ""
        return f"{label}{read} {table.NARROWLY}"

    def _thing(self, row: ClaimRow) -> str:
        """What it says of its item, in its own words where it has such; of no item, that there is a tie."""
        parts = self.corpus.parts(row, "en")._replace(when="", where="", venue="", amount=None, in_return=())
        parts = parts if row.item else parts._replace(gloss="")
        return wording.gloss(parts._replace(certainty="certain"), self.corpus.vocabulary, "en")

    # --- what stands elsewhere ----------------------------------------------------------------------

    def elsewhere(self) -> str:
        """How many claims and remarks do not stand here, and commands with what each lists."""
        claims, remarks = len(self.corpus.find()), len(self.corpus.remarks())
        here, told = len(self.chooser.told), len(self.chooser.remarked)
        commands = []
        for of, fields in table.OTHERS:
            line = "".join(f" --{name} {value}" for name, values in fields.items() for value in values)
            count = len(self.corpus.find(pattern_of(**fields)))
            commands.append(table.COMMAND.format(line=line, count=count, of=of))
        return table.ELSEWHERE.format(
            here=here, all=claims, told=told, remarks=remarks, rest=claims - here,
            rest_remarks=remarks - told, asides=self._asides(), commands=self._listed(commands),
        )  # fmt: skip

    def _asides(self) -> str:
        """How many of the claims that do not stand here are of what lies beside the three."""
        left = [row for row in self.corpus.find() if row.id not in self.chooser.told]
        counts = Counter[str]()
        for row in left:
            ends = [
                name
                for name in table.ASIDES
                if {row.subject, row.object} & {name, *self.corpus.under(name)}
            ]
            counts.update(ends[:1])
        words = (
            table.ASIDE.format(count=counts[name], state=self.corpus.label(name, "en"))
            for name in table.ASIDES
        )
        return self._listed(words)

    def short(self, rows: Iterable[ClaimRow]) -> str:
        """The ids of the claims, each document by its month and once."""
        return self._named(row.id for row in sorted(rows, key=lambda row: row.number))

    def _named(self, names: Iterable[str]) -> str:
        by: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            document, _, local = name.rpartition("/")
            by.setdefault(document, []).append(local)
        ordered = (document for document in self.months if document in by)
        return "; ".join(f"{self.months[each][:3]}/{ids(by[each])}" for each in ordered)

    def _listed(self, words: Iterable[str]) -> str:
        return wording.listed(list(words), self.corpus.vocabulary, "en")


def _begun(remark: RemarkRow) -> str:
    """The words of the remark as within a sentence."""
    words = remark.text["en"].removesuffix(".")
    return words[:1].lower() + words[1:]
