"""The closed lists of words, the rules by name, and the name of a proposition.

All that a question on a compiled corpus needs of the rules, so it imports next to nothing.
"""

from __future__ import annotations

from typing import NamedTuple

POLARITIES = ("affirmed", "negated")
CERTAINTIES = ("certain", "probable", "possible", "open")
PHASES = ("sought", "planned", "negotiating", "agreed", "actual", "ended")
STATUSES = ("denied", "negated", "undetermined", "prospective", "possible", "assessed", "asserted")
STANDINGS = ("contested", "negated only", "open", "uncontested", "withdrawn")
UNKNOWN, SELF, EARLIEST = "unknown", "self", 0

RULES: dict[str, str] = {
    # status
    "denied-by-subject": "the claim is negated, and its speaker is, is part of, or speaks for the subject",
    "denied-by-object": "the claim is negated, and its speaker is, is part of, or speaks for the object",
    "negated-by-other": "the claim is negated by a speaker who is neither of its parties",
    "certainty-open": "the speaker leaves open whether it is so",
    "phase-before-actual": "what is claimed is sought, planned, negotiated or agreed, and no fact yet",
    "certainty-possible": "the speaker calls it possible",
    "certainty-probable": "the speaker calls it probable",
    "certain": "the speaker states it without reserve",
    # a negation and an affirmation: why they meet
    "same-proposition": "it negates the very same proposition",
    "broader-relation": "it negates a broader relation, of which this one is a kind",
    "broader-item": "it negates a broader item, of which this one is a kind",
    "item-absent": "it negates the relation whatever the item",
    # why they do not
    "not-opposed": "they are not a negation and an affirmation, in this order",
    "withdrawn": "a claim that was withdrawn is out of standing",
    "unknown-party": "a party or item that is not named is not known to be the same",
    "other-parties": "the parties are not the same",
    "other-relation": "the relation is neither the same nor a broader one",
    "other-item": "the item is neither the same nor a broader one",
    "later-phase": "what is negated is a later stage than what is claimed",
    "other-time": "the times spoken of cannot overlap",
    # whether a negation that meets an affirmation contests it
    "another-speaker": "a negation meets an affirmation of another speaker",
    "same-speaker": "the speaker negates an own claim",
    "takes-no-side": "the claim leaves open whether it is so, and affirms nothing",
    # standing
    "only-negations": "of the claims that take a side, all negate",
    "only-undetermined": "every claim leaves open whether it is so",
    "own-negation": "it is negated only by the speaker who affirms it",
    "no-negation-meets": "it is negated, but for a later stage or another time, or a party is not named",
    "nobody-negates": "no negation meets it",
    "nothing-stands": "every claim was withdrawn",
    # support
    "affirms-it": "the claim affirms it",
    "narrower-item": "what is claimed of a kind of the item supports what is said of the item",
    "narrower-than-any": "what is claimed of an item supports what is said without an item",
    # origins
    "speaks-for": "the speaker speaks for it",
    "state-of-official": "the official speaks for an organisation that is part of this state",
    "named-person": "the named person answers, since it is not known that anybody is spoken for",
    "publisher": "the document's own voice: the publisher of its root document",
}
RULES |= {
    f"relayer-{rule}": f"who is relayed is not known; of the relayer: {RULES[rule]}"
    for rule in ("speaks-for", "state-of-official", "named-person", "publisher")
}


class Proposition(NamedTuple):
    """What could be said: who does what to whom with what; made by `proposition`."""

    subject: str
    relation: str
    object: str | None
    item: str | None

    @property
    def id(self) -> str:
        """The names with dots between them, `_` for none."""
        return f"{self.subject}.{self.relation}.{self.object or '_'}.{self.item or '_'}"


def proposition(
    subject: str, relation: str, object: str | None, item: str | None, symmetric: bool
) -> Proposition:
    """What a claim is about; the parties are sorted where the relation is symmetric."""
    if symmetric and object is not None and object < subject:
        subject, object = object, subject
    return Proposition(subject, relation, object, item)
