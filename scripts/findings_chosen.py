"""Which claims and remarks stand on the page of findings, under which topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import findings_topics as table

from graphkit.corpus import Corpus
from graphkit.pattern import pattern_of
from graphkit.rows import ClaimRow, RemarkRow

LAST = 10**6
"""A place behind all."""


class Chosen(NamedTuple):
    """What stands under one topic, in the order of the documents and in reading order."""

    topic: table.Topic
    claims: list[ClaimRow]
    remarks: list[RemarkRow]


class Chooser:
    """Chooses, topic by topic; what stands under one stands under no other.

    - A claim stands in the first topic whose fields it fits, the last having none: for that its two ends
      lie in two of the three states, but for visits, and for what says no more than that
      they support or cooperate with each other, of which a topic by family holds what a remark is about.
      Of a group it is told only where the fields name it.
    - A claim of no known origin is not told, but for what another document says as well.
    - A remark stands with the first of the claims it is about, or with one of its own sentence: where its
      kind asks for it, or it is about talks, is hedged, is about the subject of the claim by name, says
      who else of the three has to do with it, or says what is left open.
    - A remark about no claim stands beside one of its own sentence, or else last: about all three by name,
      or assessing some, or their group.
    - What is shown for a claim stands with it, and a further step of another state with those told before.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.told: dict[str, ClaimRow] = {}
        self.remarked: dict[str, RemarkRow] = {}
        self._sides = [{name, *corpus.under(name)} for name in table.THREE]
        states = {each.id: each for each in corpus.records().entities if each.id in table.THREE}
        self.adjectives = [states[name].adjectives.en[0] for name in table.THREE]
        self.names = [(states[name].labels.en, *states[name].adjectives.en) for name in table.THREE]
        self._spoken_of = {name for remark in corpus.remarks() for name in remark.about}
        self._speakers: dict[str, dict[str, set[str]]] = {}
        for row in (*corpus.find(), *corpus.remarks()):
            self._speakers.setdefault(row.document, {}).setdefault(row.at, set()).add(row.speaker)
        self._said = {(row.document, row.proposition): row for row in corpus.find() if row.origins}

    def topic(self, topic: table.Topic) -> Chosen:
        """What stands under the topic and was not told yet."""
        found: dict[str, ClaimRow] = {}
        for fields in topic.fields:
            rows = self.corpus.find(pattern_of(**fields))
            found |= {row.id: row for row in rows if self._fits(row, fields)}
        claims = [row for row in found.values() if row.id not in self.told and row.status != "denied"]
        claims.sort(key=lambda row: row.number)
        self.told |= {row.id: row for row in claims}
        remarks: list[RemarkRow] = []
        for row in self.corpus.remarks():
            if row.id not in self.remarked and self._belongs(row, claims, topic, remarks):
                remarks.append(row)
        self.remarked |= {row.id: row for row in remarks}
        return Chosen(topic, claims, remarks)

    def sides(self, end: str | None) -> set[int]:
        """Which of the three the end lies in."""
        return {n for n, side in enumerate(self._sides) if end in side}

    def is_read(self, row: ClaimRow | RemarkRow) -> bool:
        """Whether its speaker is read here: none is printed, or the last one is carried on past another."""
        printed = row.printed.get("speaker", "")
        if printed == table.CARRIED:
            speakers = self._speakers[row.document]
            before = max((at for at in speakers if placed(at) < placed(row.at)), key=placed, default="")
            return row.speaker not in speakers.get(before, ())
        return printed == table.UNPRINTED

    def named(self, words: str) -> set[int]:
        """Which of the three the words name, by label or adjective."""
        return {n for n, names in enumerate(self.names) if any(name in words for name in names)}

    def _fits(self, row: ClaimRow, fields: table.Fields) -> bool:
        if not row.origins and not any(
            document != row.document and proposition == row.proposition
            for document, proposition in self._said
        ):
            return False
        if not fields and (row.relation in table.VISITS or self._is_bare(row)):
            return False
        groups = {end for end in (row.subject, row.object) if self.corpus.kind(end or "") == "Group"}
        is_tie = self._is_bare(row) or (row.written_gloss and self._is_bare(row, is_glossed=True))
        if "family" in fields and is_tie and row.id not in self._spoken_of:
            return False
        asked = {value for values in fields.values() for value in _values(values)}
        return groups <= asked and (bool(fields) or self._is_between(row))

    def _is_bare(self, row: ClaimRow, is_glossed: bool = False) -> bool:
        """Whether it says no more than that there is a tie: neither what of, nor how, nor when."""
        return row.family in table.TIES and not (
            row.item or row.when or (row.written_gloss and not is_glossed)
        )

    def _is_between(self, row: ClaimRow) -> bool:
        sides = [self.sides(end) for end in (row.subject, row.object)]
        return all(sides) and sides[0] != sides[1]

    def _belongs(
        self, row: RemarkRow, claims: Sequence[ClaimRow], topic: table.Topic, before: Sequence[RemarkRow]
    ) -> bool:
        about = [name for name in row.about if "/" in name]
        if not about and any(self._is_beside(row, each) for each in before):
            return row.kind in topic.kinds
        if not about and row.kind in topic.kinds and any(self._is_next(row, each) for each in before):
            return True
        if not about:
            return topic is table.TOPICS[-1] and self._is_of_states(row)
        here = {claim.id: claim for claim in claims}
        mine = [here[name] for name in about if name in here]
        if mine and f"{table.SHOWN} " in row.text["en"]:
            return True
        if row.kind in topic.kinds and any(self._is_step(row, each) for each in before):
            return True
        beside = [claim for claim in claims if (claim.document, claim.at) == (row.document, row.at)]
        first = next((name for name in about if name in self.told), None)
        if not (mine and mine[0].id == first) and not (beside and first):
            return False
        if row.kind == "specification" and any(
            (each.kind, each.about) == (row.kind, row.about) for each in before
        ):
            return False  # the same in another unit
        if row.kind == "comparison" and not set(about) <= set(self.told):
            return False  # with what is not told
        return self._is_asked(row, (mine or beside)[0], topic)

    def _is_next(self, row: RemarkRow, told: RemarkRow) -> bool:
        """Whether it gives a cause in the same sentence of the same, or the aim of a step."""
        is_same = (row.document, row.at, row.speaker) == (told.document, told.at, told.speaker)
        return (is_same and row.about == told.about) or self._is_step(row, told)

    def _is_step(self, row: RemarkRow, told: RemarkRow) -> bool:
        """Whether the speaker speaks on of what another state than the three will do."""
        acting = {name for name in row.about if self.corpus.kind(name) == "State"} - set(table.THREE)
        is_same = (row.document, row.speaker) == (told.document, told.speaker)
        return is_same and bool(acting & set(told.about))

    def _is_beside(self, row: RemarkRow, told: RemarkRow) -> bool:
        """Whether it follows what is told, of one speaker in one sentence, and is of a group of the three."""
        is_group = any(set(table.THREE) <= set(self.corpus.under(name)) for name in row.about)
        return is_group and (row.document, row.at, row.speaker) == (told.document, told.at, told.speaker)

    def _is_asked(self, row: RemarkRow, claim: ClaimRow, topic: table.Topic) -> bool:
        is_closer = any("/" not in name for name in row.about)
        if claim.written_gloss and claim.at == row.at and row.kind == "purpose" and is_closer:
            return False  # the claim says it
        is_judged = row.kind == "assessment" and self.covers(row, claim)
        if row.kind in topic.kinds or claim.phase == "negotiating" or is_judged:
            return True
        if row.kind != "description":
            return False
        others = self.named(row.text["en"]) - self.sides(claim.subject) - self.sides(claim.object)
        is_named = claim.subject in row.about and claim.status != "prospective"
        return row.certainty == "probable" or is_named or bool(others) or self.covers(row, claim)

    def covers(self, row: RemarkRow, claim: ClaimRow) -> bool:
        """Whether the remark says what the claim says, and more: it leaves open, or names, the same."""
        is_beside = (row.document, row.at, row.speaker) == (claim.document, claim.at, claim.speaker)
        about = [name for name in row.about if "/" in name]
        if not is_beside or claim.id not in about or (len(about) < 2 and row.kind not in table.ALONE):
            return False
        ends = self.sides(claim.subject) | self.sides(claim.object)
        is_of_group = "Group" in (self.corpus.kind(claim.subject), self.corpus.kind(claim.object or ""))
        is_said = claim.status == "undetermined" or is_of_group or bool(ends & self.named(row.text["en"]))
        if row.kind == "assessment" and claim.subject == table.UNKNOWN:
            return bool(set(row.about) & set(table.THREE)) and claim.phase == "actual"
        return is_said and (
            row.kind in (*table.COVERING, *table.ALONE)
            or (row.kind == "cause" and claim.subject == table.UNKNOWN and table.SUCH not in row.text["en"])
            or (row.kind == "assessment" and not claim.item)
        )

    def _is_of_states(self, row: RemarkRow) -> bool:
        kinds = {name: self.corpus.kind(name) for name in row.about}
        groups = [set(self.corpus.under(name)) for name in row.about if kinds[name] == "Group"]
        if set(table.THREE) <= set(row.about).union(*groups):
            return True
        is_wide = row.kind == "effect" and not set(kinds.values()) <= {"Group", "State"}
        states = set(row.about).union(*groups) & set(table.THREE)
        return bool(states) and row.kind in table.ABOUT_STATES and not is_wide


def placed(at: str) -> tuple[int, int]:
    """Paragraph and sentence of a pointer."""
    paragraph, sentence = at[1:].split(".s")
    return int(paragraph), int(sentence)


def _values(values: str | tuple[str, ...]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else values


def local_ids(names: Iterable[str]) -> list[str]:
    """The ids within their document, claims first, in order and once."""
    local = {name.rpartition("/")[2] for name in names}
    return sorted(local, key=lambda name: (name[0], int(name[1:])))


def place_of(row: ClaimRow | RemarkRow) -> tuple[int, int, int, int]:
    """Paragraph and sentence; a remark after the claim of its sentence, or else after all claims of it."""
    number = int(row.id.rpartition("/")[2][1:])
    return (*placed(row.at), number, 0) if isinstance(row, ClaimRow) else (*placed(row.at), LAST, number)
