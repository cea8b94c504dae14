"""What the page says of its claims as a whole: joins, denials, on whom they rest, what stands elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import findings_topics as table
from findings_chosen import Chooser, Chosen
from findings_prose import ids

from graphkit import wording
from graphkit.pattern import pattern_of
from graphkit.reports import report
from graphkit.rows import ClaimRow

NARROWER = 1


class Whole:
    """Says what holds across the documents; `months` names each of them, in order."""

    def __init__(self, chooser: Chooser, months: dict[str, str]) -> None:
        self.corpus, self.chooser, self.months = chooser.corpus, chooser, months
        self.broader = {
            each.id: tuple(each.broader)
            for each in self.corpus.records().entities
            if hasattr(each, "broader")
        }

    # --- what both documents say of one thing -----------------------------------------------------------

    def joins(self, chosen: Chosen) -> str:
        """How far each thing had come that stands in both documents, and what is said against a tie."""
        first, last = self.months
        early = self._things(row for row in chosen.claims if row.document == first)
        late = self._things(row for row in chosen.claims if row.document == last)
        told, done = [], set()
        for (tie, item), rows in early.items():
            near = [
                (how, other, others)
                for (also, other), others in late.items()
                if also == tie and other not in done and (how := self._kin(item, other)) is not None
            ]
            if near and sum(how == NARROWER for how, *_ in near) < 2:  # one that covers two is no one thing
                how, other, others = min(near, key=lambda each: each[0])
                done.add(other)
                told.append(self._join(rows, others, how))
        said = [table.TAKEN.format(said="; ".join(told))] if told else []
        return " ".join([*said, *self._against(chosen)])

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
        """How close two items are: 0 the same, 1 and 2 narrower and broader, 3 alike in kind; else None."""
        if item == other:
            return 0
        if other in self.corpus.under(item):
            return NARROWER
        if item in self.corpus.under(other):
            return 2
        shared = set(self.broader.get(item, ())) & set(self.broader.get(other, ()))
        return 3 if any(self.broader.get(each) for each in shared) else None

    def _join(self, rows: Sequence[ClaimRow], others: Sequence[ClaimRow], how: int) -> str:
        first, last = self.months.values()
        item = self.corpus.label(rows[0].item or "", "en")
        are = "are" if item.endswith("s") else "is"
        if rows[0].family in table.IN_FORCE:
            item = table.ON.format(item=item, object=self.corpus.label(rows[0].object or "", "en"))
        early, late = self._stages(rows), self._stages(others)
        if not how and early == late:
            return table.BOTH.format(item=item, are=are, stage=early, ids=self.short([*rows, *others]))
        said = (table.OTHER if how else table.CHANGED).format(
            item=item, are=are, early=early, late=late, first=first, last=last, ids=self.short(rows),
            more=self.short(others), other=self.corpus.label(others[0].item or "", "en"),
            how=("", table.NARROWER, table.BROADER, table.KIN)[how],
        )  # fmt: skip
        is_none = how and not any(row.status in table.FIRM for row in (*rows, *others))
        return f"{said}; {table.NONE}" if is_none else said

    def _stages(self, rows: Sequence[ClaimRow]) -> str:
        told: dict[str, list[str]] = {}
        for row in rows:
            stage = table.STAGES.get(row.phase) or table.IN_FORCE.get(row.family) or table.ACTUAL[row.status]
            verb, _, rest = stage.partition(" to be ")
            told.setdefault(rest, []).append(verb)
        words = dict.fromkeys(told.pop("", []))
        wholes = [f"{self._listed(dict.fromkeys(verbs))} to be {rest}" for rest, verbs in told.items()]
        return self._listed([*words, *wholes])

    def _against(self, chosen: Chosen) -> Iterator[str]:
        """The claims of a tie by name, each with the assessment that denies it the name."""
        for remark in chosen.remarks:
            words = remark.text["en"]
            for row in self.chooser.told.values():
                ends = {row.subject, row.object}
                written = (row.written_gloss or {}).get("en", "")
                is_named = row.family in written and row.family in words and table.NOT in words
                if is_named and remark.kind == "assessment" and ends <= set(remark.about):
                    speaker = self.corpus.speaker(row.document, row.speaker)
                    yield table.AGAINST.format(
                        family=row.family, one=speaker.label["en"], speak=table.SPEAK[speaker.plural],
                        ids=self.short([row]), other=remark.speaker_label["en"],
                        more=self._named([remark.id]),
                    )  # fmt: skip

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
        return table.DENIED.format(sentences=" ".join(sentences))

    def _denial(self, claim: ClaimRow, against: Sequence[ClaimRow]) -> str:
        speakers = {
            row.speaker_label["en"]: self.corpus.speaker(row.document, row.speaker) for row in against
        }
        items: dict[str, list[ClaimRow]] = {}
        for row in against:
            items.setdefault(self.corpus.label(row.item or "", "en"), []).append(row)
        return table.DENIAL.format(
            said=self.corpus.attributed(claim, "en").removesuffix("."), ids=self.short([claim]),
            speakers=self._listed(speakers), items=self._listed(
                table.OF.format(item=item, ids=self.short(rows)) for item, rows in items.items()
            ),
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
            all=len(claims), alone=alone, country=self.corpus.label(most[0], "en"), named=len(named),
            names=self._listed(names), cited=len(cited), unnamed=len(mine) - len(named),
            press=self._listed(dict.fromkeys(row.speaker_label["en"] for row in cited)),
            others=self._others(others), unknown=self.short([row for row in claims if not row.origins]),
            apart=self._backed(),
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
        firm = {name: row for name, row in self.chooser.told.items() if row.status in table.FIRM}
        apart = []
        for about in report(self.corpus, "corroboration"):
            own = [firm[name] for name in about["claims"] if name in firm]
            under = [name.partition(" ")[0] for name in about["narrower"]]
            rows = [*own, *(firm[name] for name in under if name in firm)]
            thing = table.THING.format(thing=self._thing(own[0]), ids=self.short(rows)) if own else ""
            speakers = {(row.document, row.speaker) for row in rows}
            is_in_both = len({row.document for row in rows}) > 1
            if own and len(about["firm_origins"]) > 1 and len(speakers) > 1:
                notes = [table.IN_BOTH] * is_in_both
                notes += [
                    f"{each.partition(' (')[0]} {table.NARROWLY}" for each in about["as_fact"] if "(" in each
                ]
                apart.append(thing + (table.NOTES.format(notes="; ".join(notes)) if notes else ""))
        return self._listed(apart)

    def _thing(self, row: ClaimRow) -> str:
        parts = self.corpus.parts(row, "en")._replace(gloss="", when="", where="", amount=None, in_return=())
        return wording.nominal(parts, self.corpus.vocabulary, "en")

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
            rest_remarks=remarks - told, commands=self._listed(commands),
        )  # fmt: skip

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
