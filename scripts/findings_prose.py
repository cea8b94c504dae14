"""What a document says on a topic, as short sentences: attributed, and nothing in them said twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

MOST, LONG = 3, 60
"""Clauses in a sentence, and the number of words from which it takes no further one."""
INNER = "that "
THAT, TOO = "{source} {verb} that {clauses}", "{source} also {verb} that {clauses}"
SAYING, BELIEVING, SAME = ("say", "says"), ("believe", "believes"), ("say", "says", "too")
AGAIN = (("add", "adds"), ("say", "says"))
"""How a speaker who spoke before speaks on, in turn."""
IT_IS, LESS = r"says? (it )", r"that \1"
"""The verb of a sentence that goes on from one that says: not said again."""
UNBOUND = ("] and that ", "], that ")
"""The `and` of a list that goes on."""
FAR = 20
"""Paragraphs from which a speaker is no longer told with what it said before."""
THEM, DATE = "them", r" (in|on \d+) [A-Z][a-z]+ \d{4}\*?$"
AUXILIARIES = (" may", " could", " may in future", " will")
THEY, IT, OFFICIAL = "they", "it", "the official"
TALKS = r"^(.+?) is in talks to \S+ (\S+) with (.+)$"
HEADWAY = r"^the talks (?:on \S+ \S+ )?((?:are|have) (?:\w+ing |at )?(.+))$"
HAVING_TALKS = "the talks of {taker} and {giver} on {item} for {taker} {headway}"
MEANT = r"^the (.+) are (meant for|to) (.+)$"
COUNTED = "the three "
"""Before it a remark says again of what the remark before it speaks."""
AIM, AIMED = "the aim is to ", ", to "
LINKS = ("in", "to", "of", "from", "with", "by", "for", "at", "on", "the", "a", "is", "are", "was")
"""Words that cannot stand before `and`."""
PLURAL = {
    "supports": "support", "stands": "stand", "sustains": "sustain", "has": "have", "is": "are",
    "cooperates": "cooperate",
}  # fmt: skip
EACH, OTHER = "{one} and {other} {verb} each {rest}", "the other"
LEAST, SHORT, PAIR = 3, 4, 2
"""Words that two clauses have in common to be said as one, the most in which they differ, those of a verb."""
READ = r" \(read here as [^)]+\)"
AND, AMONG = "and", ", among them"
"""Between a party and one that is said to be of it."""
DISBELIEVING, EXPECTING = ("do not believe", "does not believe"), ("expect", "expects")
HEDGES = {
    "we do not believe": DISBELIEVING,
    "our information indicates": ("say {state} information indicates", "says {state} information indicates"),
    "とみられる": ("say it is believed", "says it is believed"),
    "appears": ("say it appears", "says it appears"),
    "分析する": ("assess", "assesses"),
    "予想している": EXPECTING,
}
"""The verb that a hedge stands for, where it is not believing; `state`: for which the speaker speaks."""


class Speaker(NamedTuple):
    """Who says it: a key, the name, how it is called again, and whether it is many."""

    key: str
    name: str
    again: str
    plural: bool


class Statement(NamedTuple):
    """One clause: where it stands, who says it how (plural, singular), its subject, its words, its ids."""

    place: tuple[int, int, int, int]
    speaker: Speaker
    verb: tuple[str, ...]
    subject: str
    words: str
    ids: tuple[str, ...]
    returned: str = ""
    item: str = ""
    is_remark: bool = False
    person: str = ""
    is_alone: bool = False
    is_among: bool = False

    def named(self, document: str) -> set[str]:
        """The ids, with that of the document."""
        return {f"{document}/{name}" for name in self.ids}


Join = Callable[[Statement, Statement], "Statement | None"]


def speaker(key: str, name: str, kind: str, named: bool, plural: bool) -> Speaker:
    """The speaker, with what it is called when it speaks again."""
    person = name.rsplit(" ", 1)[-1] if " " in name and name[:1].isupper() else name
    single = person if named else OFFICIAL
    again = THEY if plural else {"document": IT, "press": IT}.get(kind, single)
    return Speaker(key, name, again, plural)


def ids(names: Iterable[str]) -> str:
    """The ids, those that follow each other as a range."""
    runs: list[list[str]] = []
    for name in names:
        if runs and (runs[-1][-1][0], int(runs[-1][-1][1:]) + 1) == (name[0], int(name[1:])):
            runs[-1].append(name)
        else:
            runs.append([name])
    return ",".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else run[0] for run in runs)


def paragraph(statements: Iterable[Statement], month: str, begin: str) -> str:
    """The sentences of one document; `month` stands before the ids of each clause."""
    joined = list(_pronouns(_joined(_joined(_joined(statements, _one), _closer), _counted)))
    before, sentences, spoken = list[Statement](), list[list[str]](), 0
    for some in _sentences(joined):
        who = some[0].speaker
        is_again = bool(before) and who.key == before[0].speaker.key
        if is_again and _is_bound(before, some):
            second = _sentence(some, month, None).removeprefix(f"{who.name} ")
            sentences[-1].append(re.sub(IT_IS, LESS, second) if before[-1].verb == SAYING else second)
            before = [*before, *some]
            continue
        said = _sentence(some, month, AGAIN[spoken % len(AGAIN)] if is_again else None)
        before, spoken = some, spoken + (is_again and some[0].verb == SAYING)
        sentences.append([said if sentences or not begin else begin + said])
    told = (f" {AND} ".join([", ".join(each[:-1]).replace(*UNBOUND), each[-1]] if each[1:] else each)
            for each in sentences)
    return " ".join(f"{each[:1].upper()}{each[1:]}." for each in told)


def _sentences(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Statements of one speaker and verb, as many as one sentence holds."""
    some: list[Statement] = []
    for each in statements:
        if some and not _fits(some, each):
            yield some
            some = []
        some.append(each)
    if some:
        yield some


def _is_bound(before: Sequence[Statement], some: Sequence[Statement]) -> bool:
    """Whether the sentence goes on with another verb of its speaker, and both are short enough for one."""
    both = [*before, *some]
    is_short = len(both) <= MOST and sum(len(one.words.split()) for one in both) <= LONG
    is_other = SAME not in (before[-1].verb, some[0].verb) and before[-1].verb != some[0].verb
    return is_short and is_other and len(some) == 1 and not any(one.is_alone for one in both)


def _fits(some: Sequence[Statement], each: Statement) -> bool:
    first = some[0]
    if (first.speaker.key, first.verb) != (each.speaker.key, each.verb) or first.verb == SAME:
        return False
    if first.is_alone or each.is_alone:
        return False
    if len(some) == MOST or sum(len(one.words.split()) for one in [*some, each]) > LONG:
        return False
    heads = [_beginning(first, one) for one in some[1:]]
    if heads and all(heads) and not _beginning(first, each):
        return False
    alike = {one.subject for one in some}
    if len(some) > 1 and len(alike) == 1 and first.subject:
        return each.subject == first.subject
    return len(some) == 1 or each.subject not in alike - {""}


def _sentence(some: Sequence[Statement], month: str, again: tuple[str, str] | None) -> str:
    """One sentence; `again` is the verb of a speaker who spoke in the sentence before."""
    who, verb = some[0].speaker, some[0].verb
    name = who.again if again else who.name
    is_one = len(some) > 1 and some[0].subject and len({one.subject for one in some}) == 1
    heads = [_alike(some[0], one) if is_one else _beginning(some[0], one) for one in some[1:]]
    told = [_cited(some[0], month)]
    for head, one in zip(heads, some[1:], strict=True):
        clause = _cited(one, month)
        told.append(clause.removeprefix(head).strip() if all(heads) else INNER + clause)
    clauses = ", ".join(told[:-1]) + f" and {told[-1]}" if len(told) > 1 else told[0]
    frame = TOO if verb == SAME else THAT
    verb = again if verb == SAYING and again else verb
    return frame.format(source=name, verb=verb[not who.plural], clauses=clauses)


def _pronouns(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, an item of which the speaker just spoke as `them`; no date or person twice."""
    before: Statement | None = None
    for each in statements:
        words, item = each.words, before.item if before else ""
        if before and item and before.speaker == each.speaker and each.item == item:
            words = re.sub(rf"\b(with|on) {re.escape(item)}( for \S+)?", rf"\1 {THEM}", words, count=1)
        if before and before.speaker == each.speaker and (date := re.search(DATE, words)):
            is_same = before.words.endswith(date[0].rstrip("*"))
            words = words.removesuffix(date[0]) if is_same else words
        if before and before.speaker == each.speaker and before.person == each.person != "":
            words = words.removesuffix(f" to {each.person}")
        if before and before.speaker == each.speaker and before.subject == each.subject.strip() != "":
            is_thing = each.subject.startswith("the ") and each.verb != before.verb
            words = words.replace(each.subject, IT, 1) if is_thing else words
        if before and before.speaker == each.speaker and (read := re.search(READ, each.words)):
            words = words.replace(read[0], "", 1) if read[0] in before.words else words
        yield each._replace(words=words)
        before = each


def _alike(first: Statement, each: Statement) -> str:
    """What need not be said again of the same subject: its name, and an auxiliary that both have."""
    words = each.words.split(" ")
    head, _ = shared(first.words.split(" "), words)
    begun = " ".join(words[:head])
    return begun if begun.endswith(AUXILIARIES) else each.subject


def _beginning(one: Statement, other: Statement) -> str:
    """The words that two clauses without a subject begin with, where they are enough to be left out."""
    words = other.words.split(" ")
    head, _ = shared(one.words.split(" "), words)
    return " ".join(words[:head]) + " " if head > LEAST and not one.subject + other.subject else ""


def _cited(each: Statement, month: str) -> str:
    return f"{each.words} [{month}/{ids(each.ids)}]"


def _joined(statements: Iterable[Statement], one: Join) -> Iterator[Statement]:
    """The statements, neighbours as one where `one` says both; a return is said once."""
    before: Statement | None = None
    for each in statements:
        if before and before.returned and before.returned == each.returned:
            before = before._replace(words=before.words.removesuffix(before.returned))
        both = one(before, each) if before else None
        if before and both is None:
            yield before
        before = both or each
    if before:
        yield before


def _one(first: Statement, second: Statement) -> Statement | None:
    """Both as one clause that says once what they begin with and end in; None where that reads badly."""
    if (first.speaker, first.verb) != (second.speaker, second.verb) or first.verb == SAME:
        return None
    a, b = first.words.split(" "), second.words.split(" ")
    if len(first.ids) > 1 and not shared(a, b)[0]:  # several parties already: their verb is plural
        b = [PLURAL.get(word, word) for word in b]
    head, tail = shared(a, b)
    middles = [words[head : len(words) - tail] for words in (a, b)]
    if _turned(first, second):
        verb, rest = first.words.removeprefix(f"{first.subject} ").split(" ", 1)
        said = EACH.format(
            one=first.subject, other=second.subject, verb=PLURAL.get(verb, verb),
            rest=rest.replace(second.subject, OTHER, 1),
        )  # fmt: skip
        return first._replace(words=said, ids=(*first.ids, *second.ids), subject="")
    if not all(0 < len(words) <= SHORT for words in middles) or head + tail < (LEAST if head else PAIR):
        return None
    if any(words[-1] in LINKS for words in middles):
        return None
    rest = a[len(a) - tail :]
    if not head:
        if not all(words[0][:1].isupper() for words in middles):
            return None
        rest = [PLURAL.get(rest[0], rest[0]), *rest[1:]]
    if head and a[head - 1] == "and" and rest:  # two pairs of which one is in both
        pair = [*a[:head], *middles[1]]
        words = " ".join([*a[:head], *middles[0]]) + f", and {' '.join(pair)}, {' '.join(rest)}"
        return first._replace(words=words, ids=(*first.ids, *second.ids), subject="")
    joint = " or" if head and a[head - 1] == "and" else AMONG if second.is_among else " and"
    if joint == f" {AND}" and len(first.ids) > 1 and AND in middles[0]:
        middles[0] = " ".join(middles[0]).replace(f" {AND} ", ", ", 1).split(" ")
    words = " ".join([*a[:head], *middles[0]]) + f"{joint} {' '.join([*middles[1], *rest])}"
    return first._replace(words=words, ids=(*first.ids, *second.ids))


def _closer(first: Statement, second: Statement) -> Statement | None:
    """The claim with the end of the remark that says it more closely."""
    if first.speaker != second.speaker or first.is_remark or not second.is_remark:
        return None
    if words := _further(first.words, second.words):
        return first._replace(words=words, ids=(*first.ids, *second.ids))
    claim, remark = first.words.split(" "), second.words.split(" ")
    words = _continued(claim, remark) or (_inserted(claim, remark) if first.verb == second.verb else "")
    return first._replace(words=words, ids=(*first.ids, *second.ids)) if words else None


def _further(claim: str, remark: str) -> str:
    """The claim, with how far its talks are or what its items are meant for; "" where it is not told."""
    talks, headway = re.match(TALKS, claim), re.match(HEADWAY, remark)
    if talks and headway:
        giver, taker, item = talks.groups()
        return HAVING_TALKS.format(giver=giver, taker=taker, item=item, headway=headway[1])
    meant = re.match(MEANT, remark)
    is_of_items = meant and all(f"{word} " in f"{claim} " for word in meant[1].split(" and "))
    return f"{claim}, {meant[2]} {meant[3]}" if meant and is_of_items else ""


def _counted(first: Statement, second: Statement) -> Statement | None:
    """The remark with the end of the next, where that begins with what the first speaks of."""
    if (first.speaker, first.verb, first.place[0]) != (second.speaker, second.verb, second.place[0]):
        return None
    _, _, rest = second.words.partition(COUNTED)
    if first.is_remark and second.words.startswith(AIM):
        words = second.words.replace(AIM, AIMED, 1)
        return first._replace(words=f"{first.words}{words}", ids=(*first.ids, *second.ids))
    article, _, same = second.words.partition(" ")
    noun, _, more = same.partition(" ")
    if article == "the" and noun.islower() and noun in first.words.split(" ")[:SHORT]:
        rest = more
    if first.is_remark and second.is_remark and not rest:
        begun = _beginning(first, second)
        rest = second.words.removeprefix(begun) if begun else ""
    if first.words.rpartition(f" {AND} ")[2].partition(" ")[0] == rest.partition(" ")[0] or (
        rest.partition(" ")[0] in first.words.split(" ")[:LEAST]
    ):
        rest = rest.partition(" ")[2]
    if not (first.is_remark and second.is_remark and rest):
        return None
    return first._replace(words=f"{first.words} and {rest}", ids=(*first.ids, *second.ids))


def _continued(claim: Sequence[str], remark: Sequence[str]) -> str:
    """The claim, ending as the remark does that says the same more closely; "" where it does not."""
    for end in range(len(claim) - 1, max(len(claim) - SHORT, LEAST), -1):
        run = list(claim[end - LEAST - 1 : end])
        for start in range(1, len(remark) - len(run)):
            if remark[start : start + len(run)] == run:
                return " ".join([*claim[:end], *remark[start + len(run) :]])
    return ""


def _inserted(claim: Sequence[str], remark: Sequence[str]) -> str:
    """The claim with the place or manner that the remark adds to its verb; "" where it adds no such."""
    for start in range(1, len(remark) - PAIR):
        rest = list(remark[start + PAIR :])
        for end in range(PAIR, len(claim)):
            is_verb = claim[end - PAIR : end] == remark[start : start + PAIR]
            if is_verb and len(rest) < SHORT and rest[0] in LINKS:
                return " ".join([*claim[:end], *rest, *claim[end:]])
    return ""


def _turned(first: Statement, second: Statement) -> bool:
    """Whether the second says of the parties, in each other's place, what the first says."""
    one, other = first.subject, second.subject
    turned = first.words.replace(one, "\0").replace(other, one).replace("\0", other) if one and other else ""
    return one != other and other in first.words and turned == second.words


def shared(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """How many words both begin with, and end in."""
    least = min(len(a), len(b))
    head = next((n for n in range(least) if a[n] != b[n]), least)
    return head, next((n for n in range(least - head) if a[-1 - n] != b[-1 - n]), least - head)


def hedge(words: str | None, certainty: str, state: str = "") -> tuple[str, str]:
    """The verb for what a speaker holds probable, after its own hedge where there is one for it."""
    if certainty != "probable":
        return SAYING
    if known := HEDGES.get((words or "").lower()):
        return known[0].format(state=state), known[1].format(state=state)
    if asked := re.fullmatch(r"we (expect|assess|anticipate)", (words or "").lower()):
        return asked[1], f"{asked[1]}es" if asked[1].endswith("s") else f"{asked[1]}s"
    if asked := re.fullmatch(r"is (\w+) that", words or ""):
        return f"are {asked[1]}", f"is {asked[1]}"
    return BELIEVING
