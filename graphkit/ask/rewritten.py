"""A Japanese question as its words are looked up: 三月 as 3月, 演習、その狙い as 演習の狙い."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any


def rewritten(said: str, asking: Mapping[str, Any]) -> str:
    """The question with numbers in digits, spoken forms as written, a part joined to its whole."""
    if not (counting := asking.get("numerals")):
        return said
    signs, counters = counting["signs"], "|".join(map(re.escape, counting["counters"]))
    number = re.compile(rf"([{''.join(signs)}]+)(?={counters})")
    said = number.sub(lambda match: _digits(match.group(), signs), said)
    for spoken, written in asking["spoken"].items():
        said = re.sub(spoken, written, said)
    its = "|".join(map(re.escape, asking["its"]))
    return re.sub(rf"(?<=[一-龥ァ-ヶー])(?<![年月日])[、,]\s*(?:{its})(?=[一-龥])", "の", said)


def reworded(said: str, asking: Mapping[str, Any]) -> str:
    """The question with pieces of it in words that are read, 国連で as 安保理で: that is told."""
    for typed, read in asking.get("put_as", {}).items():
        said = re.sub(typed, read, said)
    return said


def _digits(typed: str, signs: Mapping[str, str]) -> str:
    """Written with tens, 十二, or sign by sign, 二〇二四.

    >>> _digits("二十三", {"二": "2", "三": "3", "十": "10"})
    '23'
    """
    if not any(signs[sign] == "10" for sign in typed):
        return "".join(signs[sign] for sign in typed)
    tens, ones = "".join("+" if signs[sign] == "10" else signs[sign] for sign in typed).split("+", 1)
    return typed if "+" in ones else str(int(tens or 1) * 10 + int(ones or 0))
