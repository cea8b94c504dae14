"""What stands on the page of findings, under which heading, and the words between the statements."""

from __future__ import annotations

from typing import NamedTuple

THREE = ("russia", "iran", "north-korea")
Fields = dict[str, str | tuple[str, ...]]


class Topic(NamedTuple):
    """A heading and the fields of what stands under it; remarks of these kinds are said with their claims."""

    heading: str
    fields: tuple[Fields, ...]
    kinds: tuple[str, ...] = ()


TOPICS = (
    Topic("Drones", (
        {"subject": "iran", "object": "russia", "item": "uav"},
        {"subject": "iran", "object": "tatarstan-drone-plant"},
        {"subject": "tatarstan-drone-plant", "status": "assessed"},
        {"subject": "iran", "item": "uav", "relation": ("designs", "produces")},
        {"subject": "russia", "item": "uav", "where": "ukraine"},
    ), ("gain",)),
    Topic("Missiles from Iran", (
        {"subject": "iran", "object": "russia",
         "item": ("missile", "missile-system", "missile-support-system")},
    )),
    Topic("Other weapons from Iran, and knowledge", (
        {"subject": "iran", "object": "russia", "family": ("arms", "technology")},
    )),
    Topic("Missiles, shells and workers from North Korea", (
        {"subject": "north-korea", "object": "russia", "family": "arms"},
        {"subject": "russia", "item": "ballistic-missile", "relation": "attacks",
         "status": "asserted"},
    )),
    Topic("What is given, or sought, in return", (
        {"subject": "russia", "object": "north-korea", "relation": ("supplies", "transfers_technology")},
        {"subject": "russia", "object": "north-korea", "family": "support",
         "phase": ("sought", "planned", "actual")},
    )),
    Topic("The pact", (
        {"subject": THREE, "object": THREE, "phase": "agreed"},
        {"subject": THREE, "object": THREE, "relation": "concludes_pact"},
    )),
    Topic("Sanctions and the veto", (
        {"subject": "russia", "family": "opposition", "object": (
            "unsc-north-korea-resolutions", "un-north-korea-sanctions-monitoring")},
        {"subject": "united-states", "object": THREE, "family": "opposition"},
        {"subject": THREE, "object": THREE, "item": "weapon", "family": "alliance"},
        {"subject": "united-states", "family": "opposition", "phase": "planned", "document":
            "whitehouse-2024-01-04"},
    )),
    Topic("The ties as a whole", (
        {},
    )),
)  # fmt: skip
"""What stands under which heading; the names are ids of the data, and `find` with such fields lists it."""

INTRODUCTION = """\
# What the sources say together about Russia, Iran and North Korea

Made by `scripts/build_findings.py` of statements, not facts: [c] claims, [r] remarks; * marks inferred dates.
{documents}.
"""
NAMED = "{month}: {title} (`{document}`)"
ONLY, IN = " ({month} only)", "In {month}, "
SAID_TO_BE = {"probable": "probably", "possible": "possibly", "open": "undetermined"}
CONTESTED, ORIGINS, BOTH, INFERRED = "contested", "{count} origins", "both documents", "*"
RETURNED = ", in return for {items}"
DENIED = "## What is denied\n\n{sentences}\n"
DENIAL = "{said} [{id}]. This {against}."
CONTESTS = "contests what {speakers} {say} of {items} [{ids}]"
GENERAL = "denies in general, without meeting it, what is sought, planned or in talks [{ids}]"
SAY = ("says", "say")
RESTS = """\
## On whom this rests

Of these {all} claims {origins}. What these say at the least, more than one origin puts as a fact, narrower
claims counted [{more}]; one origin does in both documents [{both}]. All else rests on one origin, on none
that is known, or is not put as a fact.
"""
ANSWERS, FIRST, TOGETHER = (
    "{parties} for {count}",
    "{parties} alone answers for {count}",
    "{parties} together",
)
NOBODY = "nobody that is known"
ELSEWHERE = """\
## Elsewhere

{here} of the {all} claims stand here. The others: {rest}.
"""
FIRM = ("asserted", "assessed")
COUNTS = ("no", "one", "two", "three", "four")
REST = "{count} {about} (`graphkit find{line}`)"
VISITS = ("hosts",)
TIES = {"family": ("alliance", "support"), "party": ("iran", "north-korea")}
OTHERS = (
    ("of support and visits", TIES),
    ("of China", {"party": ("china",)}),
    ("of Ukraine", {"party": ("ukraine",)}),
    ("more", {}),
)
"""What is said elsewhere: in words, and the filters that find it; the last is the rest."""
