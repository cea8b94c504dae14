"""The forms of a word: English verbs by rule and exception, Japanese verbs by their class.

The exceptions and the endings stand in the vocabulary's grammar; here is only how they are put together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ENGLISH = ("base", "third", "past", "participle", "ing")


def english(verb: str, grammar: Mapping[str, Any]) -> dict[str, str]:
    """The five forms of an English verb; one of several words bends its first that is no adverb.

    >>> english("hand over", {"adverbs_first": [], "irregular": {}})["past"]
    'handed over'
    """
    words = verb.split()
    at = next((n for n, word in enumerate(words) if word not in grammar["adverbs_first"]), 0)
    forms = (words[at], *(grammar["irregular"].get(words[at]) or _regular(words[at])))
    bent = (" ".join((*words[:at], form, *words[at + 1 :])) for form in forms)
    return dict(zip(ENGLISH, bent, strict=True))


def _regular(base: str) -> tuple[str, str, str, str]:
    if base.endswith("e"):
        past, ing = base + "d", base.removesuffix("e") + "ing"
    elif base.endswith("y") and base[-2:-1] not in "aeiou":
        past, ing = base[:-1] + "ied", base + "ing"
    else:
        past, ing = base + "ed", base + "ing"
    return _third(base), past, past, ing


def _third(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def passive(be: Mapping[str, str], participle: str) -> dict[str, str]:
    """A verb in the passive: the forms of be, with the participle behind."""
    return {**be, "base": f"be {participle}", "ing": f"being {participle}", "tail": participle}


def agreeing(
    words: Mapping[str, str], plural: bool, lexemes: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """What a verb group is put together from: the verb's forms and its auxiliaries, in number."""
    return {
        **{form: words[form] for form in ("base", "participle", "ing")},
        "present": present(words, plural),
        "past": words.get("past_plural", words["past"]) if plural else words["past"],
        "have": present(lexemes["have"], plural),
        "do": present(lexemes["do"], plural),
        "did": lexemes["do"]["past"],
        "going": words.get("going", f"be {words['ing']}"),
    }


def present(words: Mapping[str, str], plural: bool) -> str:
    """The present form that agrees with the subject."""
    return words.get("plural", words["base"]) if plural else words["third"]


def japanese(stem: str, kind: str, grammar: Mapping[str, Any]) -> dict[str, str]:
    """Every form of a Japanese verb of a class, by name.

    The simple ones as in the grammar; `progressive_*` (-te iru), and `passive_*`, `causative_*` and
    `potential_*`, each bent like an ichidan verb, with `passive_progressive_*`.
    """
    forms = _bent(stem, kind, grammar)
    for voice in ("passive", "causative", "potential"):
        inner = _bent(forms.pop(voice), "ichidan", grammar)
        forms |= {f"{voice}_{name}": form for name, form in inner.items() if name not in VOICES}
    return forms


VOICES = ("passive", "causative", "potential")


def _bent(stem: str, kind: str, grammar: Mapping[str, Any]) -> dict[str, str]:
    forms = {name: stem + ending for name, ending in grammar["conjugations"][kind].items()}
    going = {f"progressive_{name}": forms["te"] + ending for name, ending in grammar["progressive"].items()}
    return forms | going
