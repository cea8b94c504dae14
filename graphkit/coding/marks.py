"""The marks of the one-line form: one table, of which the manual is made."""

from __future__ import annotations

from typing import NamedTuple

# The marks of a line, as the manual lists them: sign, field, what it is, an example.
MARKS = (
    ("@", "speaker", "who says it; behind a second @ who relays it", "@press-reports@kirby"),
    ("%", "venue", "the event where it was said", "%white-house-briefing-2024-01-04"),
    ("=", "when", "date of the fact", '=2023-12?"mid-December"'),
    ("==", "stated", "date of the statement", "==2024-06-19?"),
    ("/", "where", "place of the fact", "/pyongyang"),
    ("^", "phase", "sought, planned, negotiating, agreed or ended", '^sought"is seeking"'),
    ("~", "certainty", "probable, and its cue", "~we assess"),
    ("?", "certainty", "possible, and its cue", "?恐れがある"),
    ("??", "certainty", "open, and its cue", "??It is unclear whether"),
    ("<", "in_return_for", "the claims it is a return for", "<c22"),
    ("+", "by", "of a remark: whose purpose, gain or demand", "+iran"),
    ("$", "printed", "the words as printed for any other field", '$text"would have"'),
    ("{", "gloss", "our own sentence in English and Japanese", '{"..." | "..."}'),
    ("!!", "withdrawn", "the reason why it is withdrawn", '!!"the paper took it back"'),
    ("#", "silence", "a warning that is silenced here, with the reason", '#number"a page number"'),
)
CERTAINTIES = {"~": "probable", "?": "possible", "??": "open"}
FIELDS = {sign: field for sign, field, _, _ in MARKS}
OWN = ("id", "amount", "gloss", "withdrawn")  # what no other claim takes over
HEAD_SIGNS = ("@", "#")


class Circumstances(NamedTuple):
    """Where and when a speaker speaks, as far as `..` set it."""

    venue: str | None = None
    stated: str | None = None
