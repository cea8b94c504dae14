"""An open corpus: claims, remarks, ties. Light rows from the compiled file, no records."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graphkit import conditions, dates, locate, selects, sources, standing, wording
from graphkit.conditions import ENDS
from graphkit.errors import CompiledError, UsageError
from graphkit.first import one_of
from graphkit.names import CLAIM_ID, Names
from graphkit.pattern import Pattern, pattern_of, values_of
from graphkit.rows import ClaimRow, RemarkRow, Rows, TieRow
from graphkit.selects import Condition
from graphkit.shaping import CONTESTED, claim_row, remark_row, told_of_tie
from graphkit.store import Store

if TYPE_CHECKING:
    from graphkit.model import Records

UNKNOWN = standing.UNKNOWN
_WITHDRAWN = selects.CLAIM_COLUMNS.index("withdrawn")
MEMBER, WITHIN = "member", "within"
ACTUAL, BEFORE, CERTAIN = "actual", "prospective", "certain"


def load(*folders: str, compiled: str | None = None) -> Corpus:
    """The corpus of the folders, united and compiled where it is not yet.

    `shipped` names the packaged corpus. Without folders: those of GRAPHKIT_CORPUS (separated as in
    PATH), else the current folder where it holds a corpus, else the packaged one. `compiled` is the
    file to keep the compiled corpus in; by default it lies in the user's cache folder. Raises
    DataError with every fault of the corpus, UsageError for a folder that holds none.
    """
    chosen, vocabulary = locate.corpus_folders(*folders), locate.vocabulary_file()
    if compiled and ("\0" in compiled or (os.path.exists(compiled) and not os.path.isfile(compiled))):
        raise UsageError(f"{compiled!r} is no file: a compiled corpus cannot be kept there")
    target = compiled or locate.cache_file(chosen)
    seen = sources.sources(chosen, vocabulary)
    try:
        opened = Store.open(target)
        if sources.is_fresh(opened, seen):
            return Corpus(opened)
        opened.close()
    except CompiledError as error:
        if compiled and error.is_foreign:
            raise
    from graphkit import compiler

    return Corpus(compiler.compile_corpus(chosen, vocabulary, target))


class Corpus(Names):
    """Claims that can be asked; made by `load`. Nothing in it is changed by asking."""

    # claims

    def find(
        self,
        pattern: Pattern | None = None,
        *,
        limit: int | None = None,
        withdrawn: bool = False,
        **fields: str | Iterable[str] | None,
    ) -> Rows[ClaimRow]:
        """The claims that fit the pattern, in reading order, the earliest document first.

        `left_out` of the answer counts claims that fit but for having no date of the fact, when a
        date was asked for, and those withdrawn. UsageError on a name that is not known.
        """
        if pattern is not None and fields:
            raise UsageError(f"find takes a pattern or fields, not both: {', '.join(fields)}")
        if limit is not None and limit < 0:
            raise UsageError(f"the limit is a number from 0 on, not {limit}")
        wanted = pattern or pattern_of(**fields)
        wide = self.conditions(wanted)
        if limit is None or withdrawn:
            found = self.store.claims(wide, limit)
        else:
            found = self.store.claims([*wide, selects.withdrawn(False)], limit)
        kept = found if withdrawn else [row for row in found if not row[_WITHDRAWN]]
        dropped = None if limit is not None and not withdrawn else len(found) - len(kept)
        rows = self._claims(kept)
        self._mark(wanted, rows)
        return Rows(rows, lambda: self._left_out(wanted, withdrawn, dropped))

    def first(self, pattern: Pattern, limit: int) -> list[int]:
        """The numbers of the first claims that fit the pattern, as `find` would give them."""
        return self.store.first([*self.conditions(pattern), selects.withdrawn(False)], limit)

    def uniting(self, pattern: Pattern, names: Iterable[str], limit: int) -> list[str]:
        """The ids of the first claims that fit the pattern and in which each of the names stands."""
        standing_in = [selects.by_party(self.reach([name])) for name in names]
        fitting = [*self.conditions(pattern), *standing_in, selects.withdrawn(False)]
        numbers = self.store.first(fitting, limit)
        ids = self.store.identities(numbers)
        return [ids[number] for number in numbers]

    def meeting(self, every: Iterable[Sequence[Pattern]], limit: int) -> Rows[ClaimRow]:
        """The first claims that fit, of each group of patterns, one."""
        numbers = self.store.first(self.fitting(every), limit)
        return Rows(self._claims(self.store.claims([selects.by_numbers(numbers)])))

    def about(self, propositions: Iterable[int], limit: int) -> Rows[ClaimRow]:
        """The first claims about the propositions with these numbers."""
        fitting = [selects.by_propositions(propositions), selects.withdrawn(False)]
        numbers = self.store.first(fitting, limit)
        return Rows(self._claims(self.store.claims([selects.by_numbers(numbers)])))

    def fitting(self, every: Iterable[Sequence[Pattern]]) -> list[Condition]:
        """Conditions on claims that fit, of each group of patterns, one; withdrawn claims left out."""
        groups = [one_of([self.conditions(pattern) for pattern in group]) for group in every]
        return [*(each for group in groups for each in group), selects.withdrawn(False)]

    def by_status(self, ways: Sequence[Sequence[Condition]], most: int) -> tuple[dict[str, int], bool]:
        """(how many claims meet one of the ways, by status, whether these are all): up to `most`."""
        counts, is_whole = self.store.by_status(ways, most)
        return {standing.STATUSES[n]: count for n, count in counts.items()}, is_whole

    def _left_out(self, wanted: Pattern, withdrawn: bool, dropped: int | None) -> Mapping[str, int]:
        """What a find left out, by reason; `dropped` withdrawn claims, which are counted where it is None."""
        if dropped is None:
            dropped = self.store.count([*self.conditions(wanted), selects.withdrawn(True)])
        left_out = {"withdrawn": dropped}
        if wanted.since or wanted.until:
            undated = [*self.conditions(wanted._replace(since=None, until=None)), selects.undated()]
            standing_only = [] if withdrawn else [selects.withdrawn(False)]
            left_out["without a date of the fact"] = self.store.count([*undated, *standing_only])
        return {reason: count for reason, count in left_out.items() if count}

    def stream(self, pattern: Pattern, order: str = "reading") -> Iterator[ClaimRow]:
        """The claims that fit, one in memory at a time; in reading order, or that of `stated` or `ends`.

        `stated`: by the date of the statement, then of the fact. `ends`: by subject, relation and object,
        then by the date of the statement. Withdrawn claims are left out.
        """
        fitting = [*self.conditions(pattern), selects.withdrawn(False)]
        return (self._claims([row])[0] for row in self.store.stream(fitting, order))

    def count(self, pattern: Pattern, *, withdrawn: bool = False) -> int:
        """How many claims fit the pattern, without those withdrawn unless they are asked for too."""
        standing_only = [] if withdrawn else [selects.withdrawn(False)]
        return self.store.count([*self.conditions(pattern), *standing_only])

    def conditions(self, pattern: Pattern) -> list[Condition]:
        """The pattern as conditions of the store; UsageError on a value that is not known."""
        return conditions.conditions(self, pattern)

    def has_date(self, edtf: str) -> bool:
        """Whether a claim is dated then, and not only in a time that is open or years long."""
        low, high = (int(day.replace("-", "")) for day in dates.bounds(edtf))
        return self.store.has_date(low, high)

    def _mark(self, pattern: Pattern, rows: Iterable[ClaimRow]) -> None:
        """Note on each row where an end was reached through a part, a narrower item or a group, and which."""
        relations = self.vocabulary.relations
        for end in ENDS:
            names = set(self.resolved(getattr(pattern, end)))
            groups: set[str] | None = None  # looked up where a row was reached through something
            for row in rows if names else ():
                both = end != "item" and relations[row.relation].symmetric
                ends = [row.subject, row.object] if both else [getattr(row, end)]
                if not names & set(ends):
                    groups = self.groups(names) if groups is None else groups
                    through = next((each for each in ends if each in groups), None)
                    row.reached[end] = [MEMBER, through] if through else [WITHIN, getattr(row, end)]

    # in words

    def reached(self, row: ClaimRow, language: str) -> str:
        """In words, through which group the row was reached; parts and narrower items are in the sentence."""
        patterns: Mapping[str, Mapping[str, str]] = self.vocabulary.data["reached"]
        return "".join(
            patterns[how][language].format(name=self.label(name, language))
            for how, name in row.reached.values()
            if how in patterns
        )

    def gloss(self, claim: ClaimRow, language: str) -> str:
        """The claim as a sentence, without its speaker: the one written by hand, else the generated one."""
        return wording.gloss(self.parts(claim, language), self.vocabulary, language)

    def attributed(self, claim: ClaimRow, language: str) -> str:
        """The claim as its speaker puts it, hedged as the speaker does, in one sentence."""
        return wording.attributed(self.parts(claim, language), self.vocabulary, language)

    def parts(self, claim: ClaimRow, language: str) -> wording.Parts:
        """What the sentence of a claim is made of, with labels in the language."""
        given = self.find(claim=claim.in_return_for) if claim.in_return_for else ()
        printed = claim.printed.get("in_return_for", "")
        return self._parts(claim, language)._replace(
            in_return=tuple(self._parts(each, language) for each in given),
            points=bool(given) and printed.startswith(tuple(self.vocabulary.data["pointing"])),
        )

    def _parts(self, claim: ClaimRow, language: str) -> wording.Parts:
        """The parts without what the claim is given in return for."""

        def named(entity: str | None, role: str = "") -> str:
            if entity == UNKNOWN:
                return self._printed(claim, role, language) or UNKNOWN
            return "" if entity is None else self.label(entity, language)

        speaker = self.speaker(claim.document, claim.speaker)
        return wording.Parts(
            relation=claim.relation, subject=named(claim.subject, "subject"),
            object=named(claim.object, "object"),
            item=named(claim.item), polarity=claim.polarity, certainty=claim.certainty, phase=claim.phase,
            status=claim.status, when=claim.when or "", stated=claim.stated, where=named(claim.where),
            amount=_amount(claim.amount),
            speaker=speaker.label[language],
            via=self.speaker(claim.document, claim.via).label[language] if claim.via else "",
            venue=named(claim.venue), speaker_plural=speaker.plural,
            subject_kind=self.kind(claim.subject), object_kind=self.kind(claim.object or ""),
            item_kind=self.kind(claim.item or ""), where_kind=self.kind(claim.where or ""),
            gloss=(claim.written_gloss or {}).get(language, ""),
        )  # fmt: skip

    def _printed(self, claim: ClaimRow, role: str, language: str) -> str:
        """The words that a document prints for a party it does not name, quoted in its own language."""
        words = claim.printed.get(role, "")
        own = words and self.head(claim.document)["language"] == language
        return wording.quoted(words, self.vocabulary, language) if own else ""

    def according_to(self, row: ClaimRow | RemarkRow, language: str) -> str:
        """Who says it, and who relays that: `press reporting (relayed by John Kirby)`."""
        label = row.speaker_label[language]
        if row.via is None:
            return label
        via = self.speaker(row.document, row.via).label[language]
        return wording.source(wording.Parts("", "", speaker=label, via=via), self.vocabulary, language)

    def put(self, claim: ClaimRow, language: str) -> str:
        """How the claim is put, in words: as `standing_words`, and the hedge as printed."""
        quoted = "（「{}」）" if language == "ja" else " (“{}”)"
        said = self.standing_words(claim, language)
        return said + (quoted.format(claim.hedge) if claim.hedge else "")

    def standing_words(self, claim: ClaimRow, language: str) -> str:
        """Stage, status, certainty of the claim, whether it is contested: `in talks, probable`."""
        words = [] if claim.phase == ACTUAL else [self._term("phases", claim.phase, language)]
        if claim.status != BEFORE:
            words.append(self._term("statuses", claim.status, language))
        if claim.certainty != CERTAIN and claim.status in ("denied", "negated", BEFORE):
            words.append(self._term("certainties", claim.certainty, language))
        if claim.contested:
            words.append(self._term("standings", CONTESTED, language))
        return ("、" if language == "ja" else ", ").join(words)

    def _term(self, section: str, word: str, language: str) -> str:
        label: str = self.vocabulary.data[section][word]["label"][language]
        return label

    # remarks, denials, exchanges

    def remarks(
        self,
        *,
        about: str | Iterable[str] = (),
        kind: str | Iterable[str] = (),
        speaker: str | Iterable[str] = (),
        document: str | Iterable[str] = (),
        limit: int | None = None,
    ) -> Rows[RemarkRow]:
        """Remarks in reading order: about (or on behalf of) entities or claims, of a kind, by a speaker.

        `about` takes claims by id, entities by id or name; an entity reaches its parts and what is narrower.
        UsageError on a name that is not known.
        """
        found: list[Condition] = []
        if names := values_of(about):
            claims = [name for name in names if CLAIM_ID.search(name)]
            entities = self.reach(name for name in names if name not in claims)
            found.append(selects.remarks_about(entities, self.claim_numbers(claims)))
        if names := values_of(kind):
            conditions.known_words(names, tuple(self.vocabulary.remark_kinds), "kind of remark")
            found.append(selects.remarks_with("kind", names))
        if names := values_of(speaker):
            found.append(selects.remarks_with("speaker", self.speakers(names)))
        if names := values_of(document):
            found.append(selects.remarks_with("document", map(self.document, names)))
        rows = self.store.remarks(found, limit)
        return Rows(remark_row(dict(zip(selects.REMARK_COLUMNS, row, strict=True))) for row in rows)

    def denials(self, claims: Iterable[ClaimRow]) -> Rows[ClaimRow]:
        """Negations by another speaker that meet one of the claims, also by a broader item or relation."""
        numbers = [claim.number for claim in claims if claim.contested]
        against = {negation for _, negation, meets in self.store.contests(numbers) if meets}
        return Rows(self._claims(self.store.claims([selects.by_numbers(against)])) if against else ())

    def covering(self, claims: Iterable[ClaimRow]) -> Rows[ClaimRow]:
        """Denials of the same as one of the claims or of something broader, at whatever stage and time."""
        denied = standing.STATUSES.index("denied")
        numbers = self.store.covering((claim.number for claim in claims), denied)
        return Rows(self._claims(self.store.claims([selects.by_numbers(numbers)])) if numbers else ())

    def backing(self, claims: Iterable[ClaimRow]) -> dict[int, set[str]]:
        """The origins that affirm what each claim is about, by the number of the claim."""
        negated = [standing.STATUSES.index(word) for word in ("denied", "negated")]
        found: dict[int, set[str]] = {}
        for number, parties in self.store.backing((claim.number for claim in claims), negated):
            found.setdefault(number, set()).update(json.loads(parties))
        return found

    def contested(self, negations: Iterable[ClaimRow]) -> Rows[ClaimRow]:
        """The affirmations that these negations contest: what a denial is a denial of."""
        numbers = self.store.contested(claim.number for claim in negations)
        return Rows(self._claims(self.store.claims([selects.by_numbers(numbers)])) if numbers else ())

    def denied_by(self, claim: ClaimRow) -> Rows[ClaimRow]:
        """The denials that contest this one claim."""
        return self.denials([claim])

    def exchanged(self, claim: ClaimRow) -> Rows[ClaimRow]:
        """The claims given in return for this one, and those it is given in return for."""
        pairs = self.store.exchanges([claim.number])
        numbers = {number for pair in pairs for number in pair} - {claim.number}
        return Rows(self._claims(self.store.claims([selects.by_numbers(numbers)])) if numbers else ())

    def exchanges(self, pattern: Pattern) -> Iterator[tuple[ClaimRow, ClaimRow]]:
        """(what is given, what it is given in return for), where either fits the pattern."""
        pairs = self.store.exchanged(self.conditions(pattern))
        numbers = {number for pair in pairs for number in pair}
        rows = {row.number: row for row in self._claims(self.store.claims([selects.by_numbers(numbers)]))}
        return ((rows[claim], rows[given]) for claim, given in pairs)

    def between(self, pattern: Pattern) -> Iterator[tuple[list[ClaimRow], set[str]]]:
        """All claims between two parties, pair by pair, and the ids of those that fit the pattern.

        For the pairs of which a claim fits; withdrawn claims included; one pair in memory at a time.
        """
        found = self.store.between(self.conditions(pattern))
        for _, rows in groupby(found, key=lambda row: row[:2]):
            told = [(self._claims([row[3:]])[0], row[2]) for row in rows]
            yield [claim for claim, _ in told], {claim.id for claim, fits in told if fits}

    def tallies(self, pattern: Pattern) -> Iterator[Sequence[Any]]:
        """Claims that fit, counted: as `Store.tallies`, the status in words, withdrawn claims left out."""
        for row in self.store.tallies([*self.conditions(pattern), selects.withdrawn(False)]):
            yield (*row[:3], standing.STATUSES[row[3]], *row[4:])

    # the whole

    def ties(
        self, pattern: Pattern | None = None, *, by_year: bool = False, **fields: str | Iterable[str] | None
    ) -> Rows[TieRow]:
        """What is drawn as one line: claims by (subject, object, family, firm | tentative | denied).

        Without an object the item is the second end. Ends of a symmetric relation are sorted by id. With
        `by_year` each year has ties of its own: that of the fact, of its end where the start is open, else of
        the statement. As of a date: `stated_until`. Sorted by subject, object (the unnamed first), family,
        firmness, year; claims in reading order; withdrawn ones left out.
        """
        if pattern is not None and fields:
            raise UsageError(f"ties takes a pattern or fields, not both: {', '.join(fields)}")
        fitting = [*self.conditions(pattern or pattern_of(**fields)), selects.withdrawn(False)]
        firmness = [self.vocabulary.statuses[word].firmness for word in standing.STATUSES]
        families = self.vocabulary.families
        return Rows(TieRow(row, self._tied) for row in self.store.ties(fitting, firmness, families, by_year))

    def _tied(self, claims: str) -> dict[str, Any]:
        return told_of_tie(self.store.tied(map(int, claims.split(","))))

    def stats(self, language: str = "en") -> list[dict[str, Any]]:
        """What the corpus covers, so that "no claim in the data" is read rightly: what, which, how many."""
        words = self.vocabulary
        rows: list[tuple[str, str, int, str]] = []
        for document, *_ in self.store.documents():
            published = f"sentences; {self.head(document)['published']}"
            rows.append(("document", document, len(self.store.passages(document)), published))
        for what, table in (("entities", "entity"), ("claims", "claim"), ("remarks", "remark")):
            rows.append((what, "", self.store.tally(table) - (table == "entity"), ""))
        for column, names, labels in (
            ("status", standing.STATUSES, words.statuses),
            ("standing", standing.STANDINGS, words.standings),
            ("relation", None, words.relations),
        ):
            for value, count in self.store.counts(column, [selects.withdrawn(False)]):
                name = names[value] if names else value
                rows.append((column, name, count, labels[name].label[language]))
        return [dict(zip(("what", "which", "count", "note"), row, strict=True)) for row in rows]

    def records(self) -> Records:
        """The records that this corpus was compiled from: equal entities, documents and segments."""
        from graphkit import restore

        return restore.records(self.store)

    def _claims(self, values: Iterable[Sequence[Any]]) -> list[ClaimRow]:
        return [claim_row(row, self.gloss) for row in values]


def _amount(amount: Mapping[str, Any] | None) -> wording.Amount | None:
    if amount is None:
        return None
    return wording.Amount(**{name: amount[name] for name in wording.Amount._fields if name in amount})
