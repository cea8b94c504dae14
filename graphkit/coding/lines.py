"""Passages to lines and back: the one-line form of everything that is encoded by hand.

`to_lines` and `from_lines` undo each other for every document.
"""

from graphkit.coding.marks import MARKS
from graphkit.coding.reading import Line, Written, from_lines
from graphkit.coding.writing import to_lines

__all__ = ["MARKS", "Line", "Written", "from_lines", "to_lines"]
