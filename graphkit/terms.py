"""RDF terms as Turtle writes them: `prefix:name`, `"words"@en`, `12`, each made and checked here alone.

A term is a plain string, so that a million of them are cheap: a prefixed name, a literal that begins with
a quotation mark, a whole number, or true and false. There are no blank nodes and no other shapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from graphkit.errors import UsageError

# Names that others gave: prefix -> what it stands for.
OUTSIDE: dict[str, str] = {
    "cito": "http://purl.org/spar/cito/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# Our own: prefix -> the part of the path behind the base.
OWN: dict[str, str] = {
    "mc": "schema/",
    "data": "data/",
    **{
        name: f"{name}/"
        for name in (
            "entity", "document", "graph", "speaker", "passage", "selector", "claim", "remark",
            "proposition", "tie", "relation", "printed", "silence", "plain", "polarity", "certainty", "phase",
            "status", "standing", "family", "category", "remark-kind", "speaker-kind", "amount-kind",
            "code", "shape",
        )
    },
}  # fmt: skip
CORPUS = "data:corpus"
"""The node that stands for what was written: policy, selection, counts."""
SCHEMA, MARK = "mc:", "schema/Corpus"
"""The end of the IRI of the class of that node: by it a file is known as ours, and its base read."""

_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z")
NEXT = " ;\n    "
_BASE = re.compile(r"[a-z][a-z0-9+.-]*://[A-Za-z0-9._~!$&()*+,;=:@/%?-]+[/#]\Z")
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^(\S+))?\Z', re.DOTALL)
_HALF = re.compile("[\ud800-\udfff]")
_MUST_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f\u0085\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
_ESCAPED = re.compile(r"\\(u[0-9A-F]{4}|.)", re.DOTALL)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNESCAPES = {short[1]: char for char, short in _ESCAPES.items()}


def name(prefix: str, local: str) -> str:
    """`prefix:local`; UsageError where the local part could not stand there as it is.

    >>> name("entity", "north-korea")
    'entity:north-korea'
    """
    if _NAME.match(local) is None:
        raise UsageError(f"{local!r} cannot be the end of an IRI ({prefix}:...)")
    return f"{prefix}:{local}"


def literal(words: str, datatype: str = "") -> str:
    """The words in quotation marks, escaped, with their datatype; UsageError for a lone surrogate.

    >>> print(literal('the "line"'), literal("2024", "mc:edtf"))
    "the \\"line\\"" "2024"^^mc:edtf
    """
    if _MUST_ESCAPE.search(words) is not None:
        if _HALF.search(words) is not None:
            raise UsageError(f"{words!r} holds half of a character and cannot be written as UTF-8")
        words = _MUST_ESCAPE.sub(_escape, words)
    return f'"{words}"^^{datatype}' if datatype else f'"{words}"'


def in_language(words: str, language: str) -> str:
    """The words in quotation marks with the language they are in."""
    return f"{literal(words)}@{language}"


def number(value: int | float) -> str:
    """A whole number as it is, another one as xsd:double."""
    return str(value) if isinstance(value, int) else f'"{value!r}"^^xsd:double'


def boolean(value: bool) -> str:
    """`true` or `false`."""
    return "true" if value else "false"


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found.group()) or f"\\u{ord(found.group()):04X}"


def _unescape(found: re.Match[str]) -> str:
    code = found.group(1)
    return chr(int(code[1:], 16)) if len(code) > 1 else _UNESCAPES[code]


class Names:
    """The prefixes over one base IRI, and terms written out in full."""

    def __init__(self, base: str) -> None:
        if _BASE.match(base) is None:
            raise UsageError(f"the base {base!r} is no IRI that names can be made from (https://.../)")
        self.base = base
        self.prefixes: Mapping[str, str] = dict(
            sorted({**OUTSIDE, **{prefix: base + path for prefix, path in OWN.items()}}.items())
        )

    def iri(self, term: str) -> str:
        """The IRI of a prefixed name, without its angle brackets."""
        prefix, _, local = term.partition(":")
        return self.prefixes[prefix] + local

    def parts(self, term: str) -> tuple[str, str, str]:
        """(characters, language, datatype IRI) of a literal, a number or a truth value; not of a name."""
        if not term.startswith('"'):
            return term, "", self.prefixes["xsd"] + ("boolean" if term in ("true", "false") else "integer")
        found = _LITERAL.match(term)
        if found is None:
            raise UsageError(f"{term} is no literal")
        words, language, datatype = found.groups()
        if "\\" in words:
            words = _ESCAPED.sub(_unescape, words)
        return words, language or "", self.iri(datatype or ("rdf:langString" if language else "xsd:string"))


def is_name(term: str) -> bool:
    """Whether a term is a prefixed name, and no literal."""
    return term[0] not in '"0123456789' and term not in ("true", "false")


def block(subject: str, pairs: Iterable[tuple[str, str]]) -> str:
    """What is said of a subject, in Turtle.

    >>> print(block("entity:iran", [("a", "mc:State"), ("mc:iso", '"IRN"')]), end="")
    entity:iran a mc:State ;
        mc:iso "IRN" .
    <BLANKLINE>
    """
    return f"{subject} {NEXT.join(map(' '.join, pairs))} .\n\n"


def prefix_lines(names: Names) -> str:
    """The prefixes, as Turtle and TriG begin."""
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in names.prefixes.items()) + "\n"
