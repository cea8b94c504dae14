"""A small invented world for the rules of standing, and a short notation for its claims.

`iran: not iran supplies russia weapon, stated 2024-01-04`
    Iran says, on that day, that it does not supply Russia with weapons. `-` stands for no object or item.
"""

from graphkit.standing import Closures, Stance, Voice, identity, origins, parties, proposition, root, span

RELATIONS = {
    "cooperates_with": None,
    "supplies": "cooperates_with",
    "gives": "supplies",
    "exercises_with": "cooperates_with",
    "opposes": None,
    "displays": "cooperates_with",
}
SYMMETRIC = {"cooperates_with", "exercises_with"}
ITEMS = {
    "weapon": (),
    "uav": (),
    "armed-uav": ("uav", "weapon"),
    "unarmed-uav": ("uav",),
    "shahed-136": ("armed-uav",),
    "missile": ("weapon",),
    "food": (),
}
WHOLES = {
    "iran-ministry": ("iran",),
    "iran-mission": ("iran-ministry",),
    "us-ministry": ("united-states",),
    "us-agency": ("united-states",),
    "corridor-command": ("united-states", "south-korea"),
    "maker": ("russia",),
    "plant": ("russia",),
    "spokesman": ("iran-ministry",),
    "minister": ("russia",),
    "journal": ("united-states",),
}
STATES = {"iran", "russia", "united-states", "south-korea", "north-korea"}

DOCUMENTS = {  # document: (publisher, translation of, published)
    "report": ("journal", None, "2024-06-19"),
    "rendering": ("blog", "report", "2024-06-20"),
    "rendering-of-rendering": ("another-blog", "rendering", "2024-07"),
    "later-report": ("journal", None, "2024-07-01"),
    "briefing": ("us-ministry", None, "2024-01-04"),
    "leaflet": ("unknown", None, "2024"),
    "rendering-of-leaflet": ("blog", "leaflet", "2024-05"),
}
VOICES = {
    voice.id: voice
    for voice in (
        Voice("self"),
        Voice("iran", "official", True, (), ("iran",)),
        Voice("iranian-official", "official", False, (), ("iran",)),
        Voice("mission", "organisation", True, (), ("iran-mission",)),
        Voice("spokesman", "official", True, ("spokesman",), ()),
        Voice("minister", "official", True, ("minister",), ("russia",)),
        Voice("russia", "official", True, (), ("russia",)),
        Voice("maker", "organisation", True, (), ("maker",)),
        Voice("us-official", "official", False, (), ("united-states",)),
        Voice("another-us-official", "official", False, (), ("united-states",)),
        Voice("ministry-official", "official", False, (), ("us-ministry",)),
        Voice("agency-official", "official", False, (), ("us-agency",)),
        Voice("command-official", "official", False, (), ("corridor-command",)),
        Voice("two-governments", "official", False, (), ("united-states", "south-korea")),
        Voice("russia-and-iran", "official", True, (), ("russia", "iran")),
        Voice("scholar", "expert", True, ("scholar",), ()),
        Voice("two-scholars", "expert", True, ("scholar", "another-scholar"), ()),
        Voice("journal", "press", True, (), ("journal",)),
        Voice("press", "press", False, (), ()),
        Voice("western-officials", "official", False, (), ()),
    )
}


def _above(name, direct):
    found = [name]
    for each in found:
        found += [above for above in direct.get(each) or () if above not in found]
    return tuple(found)


def wholes(party):
    """What the party is part of, itself first."""
    return _above(party, WHOLES)


CLOSURES = Closures(
    {item: _above(item, ITEMS) for item in ITEMS}.__getitem__,
    {name: _above(name, {k: v and (v,) for k, v in RELATIONS.items()}) for name in RELATIONS}.__getitem__,
    SYMMETRIC.__contains__,
)


def voiced(voice, document, via=None):
    """What the speaker of a document brings to a stance: speaker, parties, origins, root."""
    end = root(document, {name: row[1] for name, row in DOCUMENTS.items()})
    publisher = DOCUMENTS[end][0]
    return {
        "speaker": identity(voice, document, end),
        "parties": parties(voice, publisher, wholes),
        "origins": tuple(each.party for each in origins(voice, via, publisher, wholes, STATES)),
        "root": end,
    }


def claim(text, id="c1"):
    """The stance of a line in the notation above; a speaker may be `speaker in document`, `via` another."""
    who, _, what = text.partition(": ")
    what, *extras = what.split(", ")
    words = what.split()
    polarity = "negated" if words[0] == "not" else "affirmed"
    subject, relation, object, item = (None if w == "-" else w for w in words[-4:])
    who, _, document = who.partition(" in ")
    who, _, via = who.partition(" via ")
    document = document or "report"
    given = dict(extra.partition(" ")[::2] for extra in extras)
    low, high = span(given.get("when"), given.get("stated") or DOCUMENTS[document][2])
    return Stance(
        id, subject, relation, object, item, polarity,
        next((c for c in ("probable", "possible", "open") if c in given), "certain"),
        next((p for p in ("sought", "planned", "negotiating", "agreed", "ended") if p in given), "actual"),
        low, high, withdrawn="withdrawn" in given,
        **voiced(VOICES[who], document, VOICES[via] if via else None),
    )  # fmt: skip


def claims(text):
    """The stances of several lines, numbered."""
    return [claim(line.strip(), f"c{n}") for n, line in enumerate(text.strip().splitlines(), 1)]


def about(stance):
    """The proposition of a stance."""
    return proposition(*stance[1:5], CLOSURES.symmetric(stance.relation))
