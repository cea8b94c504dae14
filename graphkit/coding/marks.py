"""The marks of the one-line form: one table, of which the manual is made."""

from __future__ import annotations

from typing import NamedTuple

# The marks of a line, as the manual lists them: sign, field, what it is, an example.
MARKS = (
    ("@", "speaker", "speaker; behind a second @ who relays it", "@press-reports@kirby"),
    ("%", "venue", "venue: event where it was said", "%white-house-briefing-2024-01-04"),
    ("=", "when", "date of the fact", '=2023-12?"mid-December"'),
    ("==", "stated", "date of the statement", "==2024-06-19?"),
    ("/", "where", "place of the fact", "/pyongyang"),
    ("^", "phase", "phase: sought, planned, negotiating, agreed, ended", '^sought"is seeking"'),
    ("~", "certainty", "probable, and its cue", "~we assess"),
    ("?", "certainty", "possible, and its cue", "?恐れがある"),
    ("??", "certainty", "open, and its cue", "??It is unclear whether"),
    ("<", "in_return_for", "claims it is a return for", "<c22"),
    ("+", "by", "whose purpose, gain or demand (of a remark)", "+iran"),
    ("$", "printed", "as printed, for any other field", '$text"would have"'),
    ("{", "gloss", "gloss: our own sentence", '{"English" | "日本語"}'),
    ("!!", "withdrawn", "withdrawn, and why", '!!"the paper took it back"'),
    ("#", "silence", "silences a warning, with the reason", '#number"a page number"'),
)
# Lines that are no claim in full, as the manual lists them: an example, what it is.
LINES = (
    ('*effect c3, iran: "English" | "日本語", amount', "remark: kind, what about, our words; `*!` negated"),
    ("-- a headline", "sentence skipped, with the reason"),
    ("& : missile", "the claim above but for the item"),
    ("& china", "another object; `& china ..` another subject"),
    ("p5.s1 @kirby", "speaker of a sentence"),
    (".. @kirby %white-house-briefing", "from here on, each time Kirby speaks, there"),
    ("# a comment", "nothing"),
)
CERTAINTIES = {"~": "probable", "?": "possible", "??": "open"}
FIELDS = {sign: field for sign, field, _, _ in MARKS}
OWN = ("id", "amount", "gloss", "withdrawn")  # what no other claim takes over
HEAD_SIGNS = ("@", "#")


class Circumstances(NamedTuple):
    """Where and when a speaker speaks, as far as `..` set it."""

    venue: str | None = None
    stated: str | None = None
