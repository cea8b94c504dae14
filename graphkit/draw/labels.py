"""What is written on boxes and lines: words with their sizes, in one language, wrapped; not yet placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from graphkit import spoken
from graphkit.corpus import Corpus
from graphkit.draw.phrases import bare, phrases
from graphkit.draw.plan import STATE, End, Plan, Tie
from graphkit.draw.scene import Measure, Words
from graphkit.rows import ClaimRow
from graphkit.shaping import CONTESTED
from graphkit.standing import UNKNOWN
from graphkit.vocabulary import Family

STATE_SIZE, PARTY_SIZE, THING_SIZE, LABEL_SIZE, NOTE_SIZE = 15.0, 12.0, 10.5, 9.5, 8.5
NODE_WIDTH, LABEL_WIDTH = 150.0, 175.0
MOST_NODE_LINES, MOST_LABEL_LINES, MOST_CONTEST_LINES = 4, 6, 4
PARTIES = (STATE, "Group", "Organisation", "Person")


class Voice(NamedTuple):
    """How labels are made: the corpus, the language, the fonts, and warnings about what they cannot show."""

    corpus: Corpus
    language: str
    measure: Measure
    wrap: Callable[[str, float, float, bool, int], list[str]]
    showable: Callable[[Sequence[str]], tuple[str, bool]]
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
        return words

    @property
    def other(self) -> str:
        """The other language."""
        return "ja" if self.language == "en" else "en"

    def family(self, family: str) -> Family:
        """A family of relations with its colours."""
        return self.corpus.vocabulary.families[family]

    def palette(self) -> Mapping[str, Any]:
        """The colours of light paper."""
        palette: Mapping[str, Any] = self.corpus.vocabulary.data["palette"]["light"]
        return palette

    def lines(
        self, words: str, size: float, width: float, colour: str, bold: bool = False, most: int = 0
    ) -> list[Words]:
        """The words wrapped, each line with its width."""
        return [
            Words(line, size, self.measure(line, size, bold), colour, bold)
            for line in self.wrap(words, width, size, bold, most)
        ]

    def balanced(
        self, words: str, size: float, width: float, colour: str, bold: bool = False, most: int = 0
    ) -> list[Words]:
        """The same in as many lines, but of nearly equal length, so that no word is left alone."""
        lines = self.lines(words, size, width, colour, bold, most)
        if len(lines) > 1 and lines[-1].width < 0.5 * lines[0].width and lines[-1].words[-1:] != "…":
            even = sum(line.width for line in lines) / len(lines)
            for wider in (1.08, 1.2, 1.35):
                other = self.lines(words, size, min(width, even * wider), colour, bold, most)
                if len(other) == len(lines):
                    return other
        return lines


def node_rank(kind: str) -> int:
    """0 for states, 1 for other parties, 2 for the rest."""
    return 0 if kind == STATE else 1 if kind in PARTIES else 2


def node_words(end: End, voice: Voice) -> list[Words]:
    """The lines of a box's label: states largest."""
    rank = node_rank(end.kind)
    size = (STATE_SIZE, PARTY_SIZE, THING_SIZE)[rank]
    colour = str(voice.palette()["ink" if end.entity != UNKNOWN else "muted"])
    return voice.balanced(voice.name(end.entity), size, NODE_WIDTH, colour, rank == 0, MOST_NODE_LINES)


def tie_words(tie: Tie, made: Plan, voice: Voice) -> list[Words]:
    """The lines of a line's label: what is done with which items, then how it is put, then who denies it."""
    colour = str(voice.family(tie.family).text)
    return [*_abouts(tie, voice, colour), *notes(tie, made, voice, how_put(tie.claims, voice), LABEL_WIDTH)]


def notes(tie: Tie, made: Plan, voice: Voice, note: str, width: float) -> list[Words]:
    """How the claims of a line are put, the exchanges they are part of, and who denies them."""
    muted, ink = str(voice.palette()["muted"]), str(voice.palette()["ink"])
    numbers = made.exchanges.get(tie.id)
    if numbers:
        note += "  " + voice.say("exchange", numbers=" ".join(map(str, numbers)))
    lines = voice.balanced(note, NOTE_SIZE, width, muted, False, 3)
    for choices in contests(tie, made, voice):
        said = [voice.lines(words, NOTE_SIZE, width, ink, True) for words in choices]
        lines += next((each for each in said if len(each) <= MOST_CONTEST_LINES), said[-1])
    return lines


def contests(tie: Tie, made: Plan, voice: Voice) -> list[list[str]]:
    """What stands on a line for each who denies some of it, and shorter words where there is no room.

    `≠ contested, 7 of 8: weapons: denied by Iran`; what is denied is not named where all of it is.
    """
    denied: dict[tuple[str, ...], list[ClaimRow]] = {}
    for claim in tie.claims:
        if who := tuple(deniers([claim], made, voice)):
            denied.setdefault(who, []).append(claim)
    return [_contest(claims, tie, listing(who, voice), voice) for who, claims in denied.items()]


def _contest(claims: Sequence[ClaimRow], tie: Tie, who: str, voice: Voice) -> list[str]:
    if len(claims) == len(tie.claims):
        return [voice.say("contested", who=who)]
    counts = {"count": len(claims), "all": len(tie.claims), "who": who}
    names = _denied_names(claims, [claim for claim in tie.claims if claim not in claims], tie, voice)
    comma = phrases(voice.language)["comma"]
    said = []
    for kept in range(len(names), 0, -1):
        rest = voice.say("rest", count=len(names) - kept) if kept < len(names) else ""
        said.append(voice.say("contested_part", what=comma.join(names[:kept]) + rest, **counts))
    return [*said, voice.say("contested_some", **counts)]


def _denied_names(
    claims: Sequence[ClaimRow], others: Sequence[ClaimRow], tie: Tie, voice: Voice
) -> list[str]:
    """What the claims are of, by item, or by verb and item where the others have the item, too."""
    drawn = (tie.tail.entity, tie.head.entity)
    mine, rest = (
        list(dict.fromkeys((claim.relation, claim.item if claim.item not in drawn else "") for claim in some))
        for some in (claims, others)
    )
    if set(mine) <= set(rest):
        return []
    kept = {item for _, item in rest}
    names = [
        (_verb(relation, voice), voice.name(item) if item else "", not item or item in kept)
        for relation, item in mine
    ]
    told = [
        (voice.say("with", relation=verb, items=item) if item else verb) if is_shared else item
        for verb, item, is_shared in names
    ]
    return list(dict.fromkeys(told))


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
    return spoken.listed(words, voice.corpus.vocabulary.grammar(voice.language))


class Said(NamedTuple):
    """An item of a line as it is written: verb, item, and the parts of the two ends that are meant."""

    relation: str
    item: str
    parts: tuple[str, ...]


def _abouts(tie: Tie, voice: Voice, colour: str) -> list[Words]:
    """`supplies: weapons, armed drones`, relation after relation, as far as there is room."""
    drawn = (tie.tail.entity, tie.head.entity)
    full, said = (said_of(tie.claims, drawn, voice, printed) for printed in (True, False))
    for some, kept in [(some, kept) for kept in range(len(said), 0, -1) for some in (full, said)]:
        about = _told(some[:kept], voice)
        if kept < len(said):
            about[-1] += voice.say("rest", count=len(said) - kept)
        lines = [line for words in about for line in voice.balanced(words, LABEL_SIZE, LABEL_WIDTH, colour)]
        if len(lines) <= MOST_LABEL_LINES + (some is full and full != said):
            break
    return lines[: MOST_LABEL_LINES + 1]


def _told(said: Sequence[Said], voice: Voice) -> list[str]:
    """One line of words for each relation; parts stand once behind the items that share them.

    Where only some claims of a relation have an item, it is said that others have none.
    """
    comma = phrases(voice.language)["comma"]
    bare_ones = {relation for relation, item, parts in said if not item and not parts}
    found: dict[str, dict[tuple[str, ...], list[str]]] = {}
    for relation, item, parts in said:
        found.setdefault(relation, {}).setdefault(parts, []).extend([item] if item else [])
    lines = []
    for relation, groups in found.items():
        items = [
            voice.say("qualified", name=comma.join(names), more=comma.join(parts)) if names and parts
            else comma.join(names or parts)
            for parts, names in groups.items()
        ]  # fmt: skip
        items = [item for item in items if item]
        if items and relation in bare_ones:
            items.append(voice.say("no item"))
        lines.append(voice.say("with", relation=relation, items=comma.join(items)) if items else relation)
    return lines


def said_of(
    claims: Sequence[ClaimRow], drawn: tuple[str, ...], voice: Voice, printed: bool = True
) -> list[Said]:
    """What the claims say beyond their two boxes, each once, relation by relation, the contested first.

    Amounts as printed, or, not `printed`, only as read, where there is less room.
    """
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for claim in claims:
        shown = "" if not claim.item or claim.item in drawn else voice.name(claim.item)
        more = found.setdefault((claim.relation, shown), {"parts": [], "amounts": []})
        parts = [
            end for end in (claim.subject, claim.object) if end and end not in (*drawn, claim.item, UNKNOWN)
        ]
        more["parts"] += [name for name in map(voice.name, parts) if name not in more["parts"]]
        if claim.item:
            more["amounts"] += [
                words for words in amounts(claim, voice, printed) if words not in more["amounts"]
            ]
    order = _order(claims)
    return [
        Said(_verb(relation, voice), _with_amounts(item, more["amounts"], voice), tuple(more["parts"]))
        for (relation, item), more in sorted(found.items(), key=lambda each: order.index(each[0][0]))
    ]


def _order(claims: Sequence[ClaimRow]) -> list[str]:
    """The relations of the claims: contested first, then by number of claims, then as read."""
    count = Counter(claim.relation for claim in claims)
    contested = {claim.relation for claim in claims if claim.standing == CONTESTED}
    return sorted(count, key=lambda relation: (relation not in contested, -count[relation]))


def _with_amounts(item: str, said: Sequence[str], voice: Voice) -> str:
    comma = phrases(voice.language)["comma"]
    return (
        voice.say("qualified", name=item, more=comma.join(said))
        if item and said
        else item or comma.join(said)
    )


def _verb(relation: str, voice: Voice) -> str:
    return voice.shown(str(voice.corpus.vocabulary.relations[relation].label[voice.language]))


def amounts(claim: ClaimRow, voice: Voice, printed: bool = True) -> list[str]:
    """The amount as printed; in the other script, as `spoken.quoted` or what was read alone."""
    said = voice.corpus.parts(claim, voice.language).amount if claim.amount else None
    grammar = voice.corpus.vocabulary.grammar(voice.language)
    if said is None:
        return []
    if not spoken.is_foreign(said.wording, grammar):
        return [voice.shown(said.wording)]
    read = spoken.meaning(said, grammar)
    if read and not printed:
        return [read]
    return [voice.shown(spoken.quoted(said, grammar), read or claim.id)]


def how_put(claims: Sequence[ClaimRow], voice: Voice) -> str:
    """How many claims of each status, with phases, and by whom it is denied: `2 prospective: in talks`."""
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
