"""Who arms whom, and who says so: the face of graphkit, a dozen names, each loaded when it is used."""

from __future__ import annotations

import sys
from types import ModuleType

TYPE_CHECKING = False  # type checkers take this name as true; importing it from typing would cost start-up
if TYPE_CHECKING:
    from graphkit.ask import ask
    from graphkit.checks import check
    from graphkit.corpus import Corpus, load
    from graphkit.errors import DataError, GraphkitError, NoReading, UsageError
    from graphkit.graph import from_networkx, to_networkx
    from graphkit.pattern import Pattern
    from graphkit.rdf import from_rdf, to_rdflib

__version__ = "0.1.0"
__all__ = [
    "Corpus", "DataError", "GraphkitError", "NoReading", "Pattern", "UsageError",
    "__version__", "ask", "check", "from_networkx", "from_rdf", "load", "to_networkx", "to_rdflib",
]  # fmt: skip

_ROOMS = {
    "Corpus": "corpus",
    "DataError": "errors",
    "GraphkitError": "errors",
    "NoReading": "errors",
    "Pattern": "pattern",
    "UsageError": "errors",
    "ask": "ask",
    "check": "checks",
    "from_networkx": "graph",
    "from_rdf": "rdf",
    "load": "corpus",
    "to_networkx": "graph",
    "to_rdflib": "rdf",
}


def __getattr__(name: str) -> object:
    """The name from the room it lives in (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'graphkit' has no attribute '{name}'")
    import importlib

    return getattr(importlib.import_module(f"graphkit.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)


class _Face(ModuleType):
    """The module itself: opening the room `graphkit.ask` does not hide the function `graphkit.ask`."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _ROOMS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
