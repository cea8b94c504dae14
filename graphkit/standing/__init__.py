"""What follows from claims: status, standing, origins, and which negation meets which affirmation.

Pure rules over plain values that know nothing of files and tables: `words` (what is derived), `rules`
(one claim, two claims, one proposition), `speakers` (who answers), `matching` (many claims at once).
The rules are loaded when they are used, since a question on a compiled corpus needs the words alone.
"""

from __future__ import annotations

from graphkit.standing.words import (
    CERTAINTIES,
    EARLIEST,
    PHASES,
    POLARITIES,
    RULES,
    SELF,
    STANDINGS,
    STATUSES,
    UNKNOWN,
    Proposition,
    proposition,
)

TYPE_CHECKING = False  # type checkers take this name as true
if TYPE_CHECKING:
    from graphkit.standing.matching import contests, standings
    from graphkit.standing.rules import (
        Backing,
        Closures,
        Ruling,
        Stance,
        Verdict,
        backing,
        counted,
        covers,
        denied_in_general,
        disputes,
        meets,
        span,
        standing,
        status,
        supports,
    )
    from graphkit.standing.speakers import Origin, Voice, identity, origins, parties, root

__all__ = [
    "CERTAINTIES", "EARLIEST", "PHASES", "POLARITIES", "RULES", "SELF", "STANDINGS", "STATUSES", "UNKNOWN",
    "Backing", "Closures", "Origin", "Proposition", "Ruling", "Stance", "Verdict", "Voice",
    "backing", "contests", "counted", "covers", "denied_in_general", "disputes", "identity",
    "meets", "origins", "parties", "proposition", "root", "span", "standing", "standings", "status",
    "supports",
]  # fmt: skip

_PARTS = ("rules", "speakers", "matching")


def __getattr__(name: str) -> object:
    """The name from the part it lives in (PEP 562)."""
    import importlib

    for part in _PARTS if name in __all__ else ():
        module = importlib.import_module(f"{__name__}.{part}")
        if name in vars(module):
            return globals().setdefault(name, vars(module)[name])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
