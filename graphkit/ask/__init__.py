"""A question in words -> a pattern of claims -> an answer said back in words.

A closed lexicon, longest match, roles by word order, voice, prepositions and particles as the
vocabulary says; no model, no tokenizer, no network. What is not understood is said, never guessed.
"""

from __future__ import annotations

from graphkit.ask.answer import Answer, written
from graphkit.ask.asking import ask, reply
from graphkit.ask.prompt import converse

__all__ = ["Answer", "ask", "converse", "reply", "written"]
