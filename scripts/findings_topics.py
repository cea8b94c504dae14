"""What stands on the page of findings, under which heading, and the words between the statements."""

from __future__ import annotations

from typing import NamedTuple

THREE = ("russia", "iran", "north-korea")
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
        {"subject": "tatarstan-drone-plant", "status": "assessed"},
        {"subject": "iran", "item": "uav", "relation": ("designs", "produces")},
        {"subject": "russia", "item": "uav", "where": "ukraine"},
    ), ("effect", "gain")),
    Topic("Missiles from Iran", (
        {"subject": "iran", "object": "russia",
         "item": ("missile", "missile-system", "missile-support-system")},
        {"subject": "iran", "item": "ballistic-missile", "relation": "holds"},
        {"subject": "iran", "object": "sergei-shoigu", "relation": "hosts"},
    ), ("assessment", "comparison")),
    Topic("Weapons from Iran", (
        {"subject": "iran", "object": "russia", "family": "arms"},
    ), ("gain",)),
    Topic("Arms and workers from North Korea", (
        {"subject": "north-korea", "object": "russia", "family": ("arms", "support"),
         "phase": ("actual", "sought")},
        {"subject": "russia", "item": "ballistic-missile", "relation": "attacks"},
        {"subject": "russia", "item": "missile", "relation": "targets"},
    ), ("assessment", "effect", "gain", "purpose", "specification")),
    Topic("In return", (
        {"subject": "russia", "object": "north-korea", "relation": ("supplies", "transfers_technology")},
        {"subject": "russia", "object": "north-korea", "family": "support",
         "phase": ("sought", "planned")},
    ), ("effect",)),
    Topic("The pact", (
        {"subject": THREE, "object": THREE, "origin": ("russia", "north-korea")},
        {"subject": THREE, "object": THREE, "relation": "concludes_pact"},
    ), ("assessment",)),
    Topic("Sanctions and the veto", (
        {"subject": "russia", "family": "opposition", "object": (
            "unsc-north-korea-resolutions", "un-north-korea-sanctions-monitoring",
            "russian-international-obligations")},
        {"subject": "united-states", "object": "russia", "item": "us-sanctions"},
        {"subject": THREE, "object": THREE, "item": "weapon", "family": "alliance"},
        {"subject": "united-states", "object": "unknown", "family": "opposition"},
    ), ("demand", "description", "purpose")),
    Topic("The ties", (
        {"subject": "russia-partner-states", "relation": "improves_capability"},
        {},
    ), ("assessment", "comparison", "effect", "purpose")),
)  # fmt: skip
"""What stands under which heading; the names are ids of the data, and `find` with such fields lists it."""

ABOUT_STATES = ("assessment", "cause", "comparison", "effect")
"""The kinds that are said though they are about no claim, and about one or two of the three alone."""
COVERING = ("description", "purpose")
"""The kinds that say what the claims of their own sentence say, where they name an end of these."""
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
remarks, * inferred dates.
"""
NAMED = "{short} is {title} (`{document}`)"
RENDERED = ", as a blog translated it; most of its US officials are unnamed"
ONLY, IN = " ({month})", "In {month}, "
HEDGES = ("may", "might", "could", "would", "likely", "seems", "expected")
"""Words with which a sentence is hedged already."""
COUNTED = "the three"
"""Words that count states, which are named where the remark is the first of its speaker."""
LANGUAGES = {"ja": "Japanese"}
RANGE = "{low:,} to {high:,}{per} as read from the {language}"
KIND, CONTESTED, INFERRED = "{kind}: {words}", " (contested)", "*"
RETURNED, PERHAPS = ", in return for {items}", " believed to be supplied"
INCLUDING = "{whole}, including {parts},"
ITSELF = "the article"
VIA = "{speaker} cited by {via}"

TAKEN = "Together: {said}."
BOTH = "{item} {are} {stage} in both [{ids}]"
CHANGED = "{item} {are} {early} in {first} [{ids}], {late} in {last} [{more}]"
OTHER = "{item} {are} {early} in {first} [{ids}]; {other}, {how}, {late} in {last} [{more}]"
KIN, NARROWER, BROADER = "another item here", "a narrower item", "a broader item"
NONE = "no claim has either delivered"
STAGES = {
    "sought": "sought",
    "planned": "thought possible",
    "negotiating": "in talks",
    "agreed": "agreed",
}
ACTUAL = {
    "asserted": "said to be delivered",
    "assessed": "believed to be delivered",
    "negated": "believed not to be delivered",
}
"""How far a thing had come, by the stage of its claims, and for what is under way by how they are put."""
IN_FORCE, ON = {"opposition": "in force"}, "{item} on {object}"
NOT = " not"
AGAINST = "The {family} of which {one} {speak} [{ids}] is no formal one to {other} [{more}]."
SPEAK = ("speaks", "speak")

DENIED = "## What is denied\n\n{sentences}\n"
DENIAL = (
    "{said} [{ids}]. This contests what {speakers} {say} of {items}. It does not speak to what is only"
    " sought, planned or in talks."
)
OF = "{item} [{ids}]"
SAY = ("says", "say")

RESTS = """\
## On whom this rests

Of {all} claims here {alone} rest on {country} alone: {named} on {names} ({cited} citing {press}), {unnamed} \
on unnamed officials. Others: {others}. Two governments speaking together count as two, an unknown origin \
[{unknown}] as none.

By speakers apart, more than one origin asserts or assesses {apart}.
"""
ANSWERS = "{count} on {parties}"
TOGETHER, IN_BOTH, NOTES = " together", "both documents", " ({notes})"
NARROWLY = "more narrowly"
THING = "{thing} [{ids}]"

ELSEWHERE = """\
## Elsewhere

{rest} claims and {rest_remarks} remarks are left out. Listed are {commands}.
"""
COMMAND = "{count} {of} (`graphkit find{line}`)"
OTHERS: tuple[tuple[str, Fields], ...] = (
    ("in all", {}),
    ("of China", {"party": ("china",)}),
    ("of Ukraine", {"party": ("ukraine",)}),
)
"""What is listed, in words, and the filters that list it, told here or not."""
