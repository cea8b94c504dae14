"""What a picture stands on, in sentences: sources, claims by status, filters, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from graphkit import wording
from graphkit.draw.labels import Voice, listing
from graphkit.draw.phrases import bare, filter_phrase, phrases
from graphkit.draw.plan import Plan, Wish
from graphkit.pattern import FILTERS


def caption(made: Plan, wish: Wish, voice: Voice) -> Iterator[str]:
    """What the picture stands on, sentence by sentence."""
    documents = list(_documents(made, voice))
    if documents:
        yield voice.say("sources", documents=listing(documents, voice))
    counts = Counter(claim.status for claim in made.claims)
    statuses = voice.corpus.vocabulary.statuses
    said = [
        voice.say("counted", count=counts[name], status=statuses[name].label[voice.language])
        for name in reversed(tuple(statuses)) if counts[name]
    ]  # fmt: skip
    if said:
        total = voice.say(
            "statuses", claims=claims_counted(len(made.claims), voice), counts=listing(said, voice)
        )
        yield total
    filters = list(_filters(wish, voice))
    if filters:
        yield voice.say("shown", filters=phrases(voice.language)["list"].join(filters))
    if made.left_out:
        reasons = [voice.say(reason, count=count) for reason, count in sorted(made.left_out.items())]
        yield voice.say("left_out", reasons=phrases(voice.language)["list"].join(reasons))
    if made.folded:
        names = [voice.name(name) for name in made.folded]
        yield voice.say("folded", names=phrases(voice.language)["list"].join(names))
    yield voice.say("truth")


def claims_counted(count: int, voice: Voice) -> str:
    """`1 claim`, `12 claims`."""
    return voice.say("claims_1" if count == 1 else "claims", count=count)


def _documents(made: Plan, voice: Voice) -> Iterator[str]:
    for name in sorted({claim.document for claim in made.claims}):
        head = voice.corpus.head(name)
        labels = head.get("labels") or {}
        title = voice.shown(labels.get(voice.language) or head["title"], labels.get(voice.other, ""), name)
        title = bare(title, voice.language)
        date = wording.date(head["published"], voice.corpus.vocabulary, voice.language)
        yield title if date in title else voice.say("dated", title=title, date=date)


def _filters(wish: Wish, voice: Voice) -> Iterator[str]:
    """The filters as they were asked for, in words."""
    asked: list[tuple[str, str, Iterable[str]]] = []
    for filter_ in FILTERS:
        values = getattr(wish.pattern, filter_.field)
        asked.append((filter_.field, filter_.reads, (values,) if isinstance(values, str) else values or ()))
    asked += [("around", "entity", (wish.around,) if wish.around else ())]
    asked += [("hops", "", (str(wish.hops),) if wish.around and wish.hops > 1 else ())]
    asked += [("top", "", (str(wish.top),) if wish.top else ())]
    for field, reads, values in asked:
        names = [_value(reads, value, voice) for value in values]
        if names:
            pattern = filter_phrase(field, voice.language)
            yield voice.shown(pattern.format(value=phrases(voice.language)["comma"].join(names)))


def _value(reads: str, value: str, voice: Voice) -> str:
    """The value of a filter by its label, where it has one."""
    vocabulary = voice.corpus.vocabulary
    if reads == "entity":
        return voice.name(voice.corpus.resolve(value))
    if reads == "relation":
        return str(vocabulary.relations[voice.corpus.relation(value)].label[voice.language])
    if reads in ("family", "status", "standing", "polarity", "certainty", "phase"):
        section = {"family": "families", "certainty": "certainties", "polarity": "polarities"}.get(
            reads, f"{reads}es" if reads == "status" else f"{reads}s"
        )
        return str(vocabulary.data[section][value]["label"][voice.language])
    return value


def summary(title: str, made: Plan, voice: Voice) -> str:
    return voice.say(
        "summary", title=title, claims=claims_counted(len(made.claims), voice), nodes=len(made.ends),
        lines=len(made.ties),
    )  # fmt: skip
