"""What stands on the page of findings, under which heading, and the words between the statements."""

from __future__ import annotations

from typing import NamedTuple

THREE = ("russia", "iran", "north-korea")
FOUR = (*THREE, "china")
"""The three, and the state that the sources name beside them, where a statement is of them all."""
Fields = dict[str, str | tuple[str, ...]]


class Topic(NamedTuple):
    """A heading and the fields of what stands under it; remarks of these kinds are said with it."""

    heading: str
    fields: tuple[Fields, ...]
    kinds: tuple[str, ...]


TOPICS = (
    Topic("Drones, and knowledge", (
        {"subject": "iran", "object": "russia", "item": ("uav", "knowledge")},
        {"subject": "iran", "object": "tatarstan-drone-plant"},
        {"subject": "tatarstan-drone-plant"},
        {"subject": "iran", "item": "uav", "relation": ("designs", "produces")},
        {"subject": "russia", "item": "uav", "where": "ukraine"},
    ), ("effect", "gain")),
    Topic("Missiles and other weapons from Iran", (
        {"subject": "iran", "object": "russia",
         "item": ("missile", "missile-system", "missile-support-system")},
        {"subject": "iran", "item": "ballistic-missile", "relation": "holds"},
        {"subject": "iran", "object": "sergei-shoigu", "relation": "hosts"},
        {"subject": "iran", "object": "russia", "family": "arms"},
    ), ("assessment", "comparison", "gain")),
    Topic("Arms and workers from North Korea", (
        {"subject": "north-korea", "object": "russia", "family": ("arms", "support"),
         "phase": "actual"},
        {"subject": "russia", "item": "ballistic-missile", "relation": "attacks"},
        {"subject": "russia", "item": "missile", "relation": "targets"},
    ), ("assessment", "effect", "gain", "purpose", "specification")),
    Topic("In return", (
        {"subject": "russia", "object": "north-korea", "relation": ("supplies", "transfers_technology")},
        {"subject": "russia", "object": "north-korea", "family": "support",
         "phase": ("sought", "planned")},
    ), ("effect",)),
    Topic("The agreement", (
        {"subject": THREE, "object": THREE, "origin": ("russia", "north-korea")},
        {"subject": THREE, "object": THREE, "relation": "concludes_pact"},
    ), ()),
    Topic("Sanctions and the veto", (
        {"subject": "russia", "family": "opposition", "object": (
            "unsc-north-korea-resolutions", "un-north-korea-sanctions-monitoring",
            "russian-international-obligations")},
        {"subject": THREE, "object": THREE, "item": "weapon", "family": "alliance"},
        {"subject": "united-states", "object": "unknown", "family": "opposition"},
    ), ("cause", "demand", "description", "purpose")),
    Topic("Russia's search for support", (
        {"subject": ("unknown", "north-korea"), "object": "russia", "phase": "sought",
         "item": ("military-equipment", "weapon")},
        {"subject": "russia", "object": FOUR, "family": "alliance", "phase": "sought"},
        {"object": "russia-partner-states"},
        {"subject": "russia-partner-states", "relation": "sends_personnel"},
        {"subject": ("iran", "north-korea"), "object": "russia", "relation": "supports", "phase": "actual"},
        {"subject": FOUR, "object": "ukraine-war", "relation": "supports"},
        {"subject": "unknown", "object": "russia", "item": "military-supplies", "phase": "actual"},
        {"subject": "unknown", "object": "ukraine-war", "relation": "supports"},
        {"subject": "russia", "relation": "produces"},
    ), ("cause", "comparison", "effect", "purpose")),
    Topic("The ties", (
        {"subject": "russia-partner-states", "relation": "improves_capability"},
        {"subject": "russia", "object": FOUR, "relation": "improves_capability"},
        {},
    ), ("assessment", "cause", "comparison", "effect", "purpose")),
)  # fmt: skip
"""What stands under which heading; the names are ids of the data, and `find` with such fields lists it."""

ABOUT_STATES = ("assessment", "comparison", "effect")
"""The kinds that are said though they are about no claim, and about one or two of the three alone."""
COVERING = ("description", "purpose")
"""The kinds that say what the claims of their own sentence say, where they name an end of these."""
AFTER = ("cause", "specification")
"""The kinds that are said at the end of their paragraph."""
UNKNOWN, SUCH = "unknown", " such "
ALONE = ("comparison", "demand")
"""The kinds that say so of one claim."""
VISITS, TIES = ("hosts",), ("alliance", "support")
OWN = {
    "produces": "{adjective}-made {item}",
    "designs": "{adjective}-designed {item}",
    "holds": "its {item}",
}
"""Relations that only say whose an item is: how the claim beside it then calls the item."""
FIRM = ("asserted", "assessed")

INTRODUCTION = """\
# What the sources say together about Russia, Iran and North Korea

Statements, not facts, built by `scripts/build_findings.py`. {documents}. c marks claims, r \
remarks, * inferred dates; [dozen] is the transcript's own.
"""
NAMED = "{short} is {title} (`{document}`){ours}"
OURS = "; its “we”, the United States, is told as {name}"
RENDERED = ", in a {language} rendering carried by a blog"
ONLY, IN = " ({month})", "In {month}, "
HEDGES = ("may", "might", "could", "would", "likely", "seems", "expected", "If", "danger", "concern")
"""Words with which a sentence is hedged already."""
COUNTED = "the three"
"""Words that count states, which are named where the remark is the first of its speaker."""
LANGUAGES = {"ja": "Japanese"}
RANGE = "{low:,} to {high:,}"
RANGES = {(100, 999): "hundreds of", (1000, 9999): "thousands of"}
QUANTITIES = {"かなりの量": "a considerable amount of"}
ONE = " one"
"""What an amount printed in another language is called: by what was read from it, or by its words."""
ABLE, CAN = "capacity", " runs and can {base} "
"""What an amount of this kind makes of the verb of a plant: it is running, and that much it could make."""
OTHER_THAN, ANOTHER = ("other ", "その他の"), "other {item}"
"""What an item printed with such a word is called, behind those that it is beside."""
READ_SO = " (read here as {how})"
CONTESTED, INFERRED = ", which {who} {deny}", "*"
DENY = ("denies", "deny")
UNPRINTED, CARRIED = "—", "という"
READ_SPEAKER = "{speaker} (as read here; no speaker is printed)"
"""What stands in the data where a sentence prints no speaker, the word that carries the last one on, and
what is said of a speaker who is read, there or past another one."""
TURNS = {"とはいえ": "all the same, "}
"""How a statement is said whose text turns against what stands before it."""
UP_TO = {"by": "", "as of": " so far"}
ADVERBS = ("recently",)
"""What stands for the date of the document itself, by the word before it."""
RETURNED, PERHAPS = ", in return for {items}", " believed to be supplied"
READ_AS, POINTING = ", in return (as read here, for {items})", ("その",)
"""Where the text but points to what it is a return for, and that is told by what stands before it."""
OF_THESE = "one of "
"""With this a party is printed that is one of those named before it."""
EXPECTED = (" is expected to ", " are expected to ")
INCLUDING = "{whole}, including {parts},"
ITSELF = "the article"
VIA = "{speaker} cited by {via}"
AND = " and "
ROLE, OF_OFFICE, WHO = ", {role},", " of {office}", " who "
"""What stands behind a name where it is first named: the office of an author is its house."""
MEMBERS = "{label} ({members})"
BACK, BY = " thereby", " by this (supply and use, as read here)"
MEASURES = "the US measures"
"""Words of a remark for the items of the claims that it is about, which are named instead."""
THERE, THIS = " there", "this "

TAKEN = "Together: {said}."
SAME_ITEM = "in the {first}, {item} {are} {early} [{ids}]; in the {last}, {again} {late} [{more}]"
AGAIN = {"are": "they are", "is": "it is"}
OTHER = "in the {first}, {item} {are} {early} [{ids}]; in the {last}, {other}, {how}, are {late} [{more}]"
KIN = "which may be the same"
GENRES = ("statement", "article")
"""What a document is called, where its label says so."""
BACKING = ("{speakers} says that {said} [{ids}]", "{speakers} that {said} [{ids}]")
"""What each document says of those who back the state or its war."""
BACKED, BACKERS = "russia", "supports"
SHOWN = "graphic"
"""What is shown for what is said: remarks of it stand with that."""
CAUSES = {
    "sanctions": "both documents count sanctions among what drove Russia to this search [{ids}]",
}
"""A cause that both documents name, by the relation of the claims that it is about."""
NONE = "neither is said to have been delivered"
BOTH = "both, and {others},"
STAGES = {
    "sought": "sought",
    "planned": "thought possible",
    "negotiating": "under negotiation",
    "agreed": "agreed",
}
TALKING, TALKS, TAKEN_SO = "negotiating", "{stage} ({how} is {put})", "believed"
FEAR = {"is concerned that": "of concern", "懸念される": "of concern"}
FEARED = "a matter of concern"
"""Hedges that are a worry, and what is told of what they stand with."""
ACTUAL = {"asserted": "supplied", "assessed": "supplied", "negated": "delivered"}
PUT = {"certain": ("", "said flatly to be {}"), "probable": ("believed to be {}", "believed to be {}")}
PUT_SO = {
    "our information indicates": "indicated by US information to be {}",
    "we assess": "assessed to be {}",
}
BELIEVED = "believed "
NEGATED = "not believed to have been {}"
"""How far a thing had come, by the stage of its claims, and how that is put, what is to come and what is."""

DENIED = "## What is denied\n\n{sentences}\n"
DENIAL = (
    "{said} [{ids}]. This contests what {speakers} {say} of {items}.{talks}"
)
AS_READ = "{item} (no speaker is printed)"
BEHIND = (
    " Whether it also covers the talks on {talks}, after which it stands, is not said."
)
SILENT = " Neither document has {states} answer what is said of arms between them."
OF = "{item} [{ids}]"
SAY = ("says", "say")

RESTS = """\
## On whom this rests

Of these {all} claims {alone} rest on {country} alone: {named} on {names} and {unnamed} on unnamed officials \
({read} as read here). A further {cited} rest on {press} known only through {names}. Others: {others}.

Speakers apart, of several origins (not therefore independent), assert or assess {apart}.
"""
ANSWERS = "{count} on {parties}"
TOGETHER, IN_BOTH, NOTES = " together", "both documents", " ({notes})"
NARROWLY, BY_BELIEF, BELIEVED_SO = "more narrowly", ", as read here,", "とみられる"
"""How an origin is named that says it of a narrower item, and one that only speaks of it as believed."""
THING = "that {thing} [{ids}]"

ELSEWHERE = """\
Not told of {commands}: {rest} ({asides}) and {rest_remarks} remarks.
"""
ASIDES, ASIDE = ("china", "ukraine"), "{count} on {state}"
COMMAND = "{count} {of} (`graphkit find{line}`)"
OTHERS: tuple[tuple[str, Fields], ...] = (
    ("claims", {}),
)
"""What is listed, in words, and the filters that list it, told here or not."""
