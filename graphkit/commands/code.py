"""`graphkit code`: aids for encoding a text by hand; their table stands with them, in `coding`."""

from __future__ import annotations

from graphkit.coding.commands import options, run

__all__ = ["options", "run"]
