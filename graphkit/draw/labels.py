"""What is written on boxes and lines: words with their sizes, in one language, wrapped; not yet placed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from graphkit import wording
from graphkit.corpus import UNKNOWN, Corpus
from graphkit.draw.phrases import bare, phrases
from graphkit.draw.plan import ITEM, STATE, End, Plan, Tie
from graphkit.draw.scene import Measure, Words
from graphkit.rows import ClaimRow
from graphkit.spoken import listed

STATE_SIZE, PARTY_SIZE, THING_SIZE, LABEL_SIZE, NOTE_SIZE = 15.0, 12.0, 10.5, 9.5, 8.5
NODE_WIDTH, LABEL_WIDTH = 150.0, 190.0
MOST_NODE_LINES, MOST_LABEL_LINES = 4, 5
PARTIES = (STATE, "Group", "Organisation", "Person")


class Voice(NamedTuple):
    """How labels are made: the corpus, the language, the fonts, and warnings about what they cannot show."""

    corpus: Corpus
    language: str
    measure: Measure
    wrap: Any
    showable: Any
    lacking: set[str]

    def say(self, key: str, **values: object) -> str:
        """One of the picture's own phrases, filled in; values are not read as patterns."""
        return phrases(self.language)[key].format(**values)

    def name(self, entity: str) -> str:
        """The name of an entity, in the other language where the fonts cannot show it."""
        if entity == UNKNOWN:
            return str(self.corpus.vocabulary.unnamed[self.language])
        label = self.corpus.label(entity, self.language)
        return bare(self.shown(label, self.corpus.label(entity, self.other), entity), self.language)

    def shown(self, *labels: str) -> str:
        """The first of the labels that the fonts can show; notes it when it is not the first."""
        words, is_first = self.showable(labels)
        if not is_first:
            self.lacking.add(labels[0])
        return str(words)

    @property
    def other(self) -> str:
        """The other language."""
        return "ja" if self.language == "en" else "en"

    def family(self, family: str) -> Any:
        """A family of relations with its colours."""
        return self.corpus.vocabulary.families[family]

    def palette(self) -> Mapping[str, Any]:
        """The colours of light paper."""
        palette: Mapping[str, Any] = self.corpus.vocabulary.data["palette"]["light"]
        return palette

    def lines(self, words: str, size: float, width: float, colour: str, bold: bool = False, most: int = 0) -> list[Words]:
        """The words wrapped, each line with its width."""
        return [
            Words(line, size, self.measure(line, size, bold), colour, bold)
            for line in self.wrap(words, width, size, bold, most)
        ]


def node_rank(kind: str) -> int:
    """0 for states, 1 for other parties, 2 for the rest."""
    return 0 if kind == STATE else 1 if kind in PARTIES else 2


def node_words(end: End, voice: Voice) -> list[Words]:
    """The lines of a box's label: states largest."""
    rank = node_rank(end.kind)
    size = (STATE_SIZE, PARTY_SIZE, THING_SIZE)[rank]
    colour = str(voice.palette()["ink" if end.entity != UNKNOWN else "muted"])
    return voice.lines(voice.name(end.entity), size, NODE_WIDTH, colour, rank == 0, MOST_NODE_LINES)


def tie_words(tie: Tie, made: Plan, voice: Voice) -> list[Words]:
    """The lines of a line's label: what is done with which items, then how it is put, then who denies it."""
    colour, muted = str(voice.family(tie.family).text), str(voice.palette()["muted"])
    lines: list[Words] = []
    for about in _abouts(tie, voice):
        lines += voice.lines(about, LABEL_SIZE, LABEL_WIDTH, colour, False)
    if len(lines) > MOST_LABEL_LINES:
        lines = lines[: MOST_LABEL_LINES - 1] + voice.lines(
            lines[MOST_LABEL_LINES - 1].words + " …", LABEL_SIZE, LABEL_WIDTH, colour, False, 1
        )
    note = how_put(tie.claims, voice)
    numbers = made.exchanges.get(tie.id)
    if numbers:
        note += "  " + voice.say("exchange", numbers=" ".join(map(str, numbers)))
    lines += voice.lines(note, NOTE_SIZE, LABEL_WIDTH, muted, False, 3)
    against = deniers(tie.claims, made, voice)
    if against:
        said = voice.say("contested", who=listing(against, voice))
        lines += voice.lines(said, NOTE_SIZE, LABEL_WIDTH, str(voice.palette()["ink"]), True, 2)
    return lines


def deniers(claims: Iterable[ClaimRow], made: Plan, voice: Voice) -> list[str]:
    """Who denies one of the claims, as named in their documents."""
    found = [each for claim in claims for each in made.deniers.get(claim.id, ())]
    return list(dict.fromkeys(speaker_name(document, name, voice) for document, name in found))


def speaker_name(document: str, speaker: str, voice: Voice) -> str:
    """The name of a speaker in the picture's language."""
    label = voice.corpus.speaker(document, speaker).label
    return bare(voice.shown(label[voice.language], label[voice.other], speaker), voice.language)


def listing(words: Sequence[str], voice: Voice) -> str:
    """The words as a list: `a, b and c`."""
    return listed(words, voice.corpus.vocabulary.grammar(voice.language))


def _abouts(tie: Tie, voice: Voice) -> list[str]:
    """`supplies: weapons, armed drones`, one for each relation in reading order."""
    by_relation: dict[str, list[ClaimRow]] = {}
    for claim in tie.claims:
        by_relation.setdefault(claim.relation, []).append(claim)
    said = []
    for relation, claims in by_relation.items():
        label = voice.shown(str(voice.corpus.vocabulary.relations[relation].label[voice.language]))
        items = _items(tie, claims, voice)
        said.append(voice.say("with", relation=label, items=items) if items else label)
    return said


def _items(tie: Tie, claims: Sequence[ClaimRow], voice: Voice) -> str:
    """The items of one relation, the most claimed first, with parts and amounts in brackets."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        name, more = _item(tie, claim, voice)
        if name or more:
            known = found.setdefault(name or more.pop(0), [])
            known += [each for each in more if each not in known]
    comma = phrases(voice.language)["comma"]
    return comma.join(
        voice.say("qualified", name=name, more=comma.join(more)) if more else name for name, more in found.items()
    )


def _item(tie: Tie, claim: ClaimRow, voice: Voice) -> tuple[str, list[str]]:
    """The item of a claim, and what qualifies it: the parts of the two ends that are meant, the amount."""
    name = "" if not claim.item or claim.item in (tie.tail.entity, tie.head.entity) else voice.name(claim.item)
    drawn = (tie.tail.entity, tie.head.entity, claim.item, UNKNOWN)
    more = [voice.name(end) for end in (claim.subject, claim.object) if end and end not in drawn]
    return name, more + _amount(claim, voice)


def _amount(claim: ClaimRow, voice: Voice) -> list[str]:
    """The amount as the sources put it, where it says a number or is written in this language."""
    said = voice.corpus.parts(claim, voice.language).amount if claim.amount else None
    if said is None:
        return []
    kinds = voice.corpus.vocabulary.terms("amount_kinds")
    words = wording.spoken.amount(
        said._replace(kind=""), voice.corpus.vocabulary.grammar(voice.language),
        {kind: str(kinds[kind].label[voice.language]) for kind in kinds},
    )  # fmt: skip
    return [voice.shown(words)]


def how_put(claims: Sequence[ClaimRow], voice: Voice) -> str:
    """How many claims of each status, with their phases and, where denied, by whom: `2 prospective: in talks`."""
    by_status: dict[str, list[ClaimRow]] = {}
    for status in reversed(tuple(voice.corpus.vocabulary.statuses)):
        some = [claim for claim in claims if claim.status == status]
        if some:
            by_status[status] = some
    comma = phrases(voice.language)["comma"]
    return comma.join(_status(status, some, voice) for status, some in by_status.items())


def _status(status: str, claims: Sequence[ClaimRow], voice: Voice) -> str:
    label = voice.shown(str(voice.corpus.vocabulary.statuses[status].label[voice.language]))
    word = voice.say("counted", count=len(claims), status=label) if len(claims) > 1 else label
    firmness = voice.corpus.vocabulary.statuses[status].firmness
    if firmness == "denied":
        who = dict.fromkeys(speaker_name(claim.document, claim.speaker, voice) for claim in claims)
        return voice.say("who", status=word, who=listing(list(who), voice))
    terms = voice.corpus.vocabulary.terms("phases")
    early = {claim.phase for claim in claims} - {"actual", "ended"}
    phases = [str(terms[phase].label[voice.language]) for phase in terms if phase in early]
    return voice.say("phase", status=word, phases=listing(phases, voice)) if phases else word


def is_item(kind: str) -> bool:
    """Whether a box stands for a thing that is given or made."""
    return kind == ITEM
