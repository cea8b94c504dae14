"""Aids for encoding a text by hand: one line a statement, in place, said back, and looked through again.

`scan` (a line and its marks), `names` (what may be named), `lines` (lines <-> passages), `insert` (into a
file that keeps its comments), `desk` (which corpus, which document), `start`, `walk`, `sheet`, `entity`,
`compare`, and `commands` (the rows of the command line).
"""
