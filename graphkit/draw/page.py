"""The page: one HTML file with both pictures and the whole list of claims and remarks."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from graphkit.corpus import Corpus
from graphkit.draw.aliases import other_names
from graphkit.draw.cards import cards, remark_cards, speaker_options, written
from graphkit.draw.pagewords import LANGUAGES, PAGE, both, marked, said
from graphkit.draw.scene import Scene
from graphkit.draw.svg import family_class, svg
from graphkit.draw.twins import Twins
from graphkit.rows import ClaimRow, RemarkRow

PIECE = 50
Spoken = Mapping[str, Mapping[str, str]]


class Shown(NamedTuple):
    """One picture in both languages, and what each line and box is called aloud, by language and id."""

    kind: str
    scenes: Mapping[str, Scene]
    names: Spoken
    is_part: bool


def page(
    corpus: Corpus, claims: Sequence[ClaimRow], remarks: Sequence[RemarkRow], pictures: Sequence[Shown],
    language: str, title: Mapping[str, str],
) -> str:  # fmt: skip
    """The whole page as text; the same corpus gives the same text."""
    style, script = _colours(corpus) + _asset("page.css"), _asset("page.js")
    data = _data(corpus, claims, pictures, title)
    items = [[*cards(corpus, claims, data["aliases"])], [*remark_cards(corpus, remarks, data["aliases"])]]
    twins = Twins(paragraph for some in items for card in some for paragraph in card.paragraphs)
    data["twins"] = twins.pairs
    lists = [_lists(written(card, twins) for card in some) for some in items]
    told = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return "".join(
        [
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n',
            f"<title>{escape(title[language])}</title>\n<style>{style}</style>\n</head>\n<body>\n",
            _header(title),
            f"<main>\n{_pictures(corpus, pictures)}\n",
            _list(corpus, claims, *lists),
            f"\n</main>\n{_footer()}",
            f'<script type="application/json" id="data">{_harmless(told)}</script>\n',
            f"<script>{script}</script>\n</body>\n</html>\n",
        ]
    )


def _harmless(data: str) -> str:
    """JSON that cannot end the element it stands in."""
    return data.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _asset(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return "".join(f"{line.strip()}\n" for line in file if line.strip())


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _colours(corpus: Corpus) -> str:
    """The colours of the vocabulary as variables, for light paper and for dark."""
    light, dark = (corpus.vocabulary.data["palette"][name] for name in ("light", "dark"))
    families = corpus.vocabulary.families
    lines = {name: (families[name].colour, families[name].text) for name in families}
    bright = {name: (dark["families"].get(name, dark["ink"]),) * 2 for name in families}
    rules = [
        f".{family_class(name)} {{ --line: var(--line-{name}); --text: var(--text-{name}); }}\n"
        f".swatch.{family_class(name)} {{ color: var(--line-{name}); }}\nsvg .c.{family_class(name)} "
        f"{{ stroke: var(--line-{name}); }}\n"
        for name in families
    ]
    rules += [
        f"svg .k-{kind} .b {{ fill: var(--fill-{kind}); stroke: var(--edge-{kind}); }}\n"
        for kind in light["nodes"]
    ]
    return (
        f":root {{ {_variables(light, lines, '#E9F2FB', '#D5D8DC', '#0B57D0')} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ "
        f"{_variables(dark, bright, '#23384D', '#3A3F45', '#8AB8FF')} }} }}\n" + "".join(rules)
    )


def _variables(
    palette: Mapping[str, Any], families: Mapping[str, Sequence[str]], mark: str, rule: str, link: str
) -> str:
    plain = {name: palette[name] for name in ("paper", "ink", "muted")}
    plain |= {"mark": mark, "rule": rule, "link": link, "focus": link}
    for name, (line, text) in families.items():
        plain |= {f"line-{name}": line, f"text-{name}": text}
    for kind, paint in palette["nodes"].items():
        plain |= {f"fill-{kind}": paint["fill"], f"edge-{kind}": paint["edge"]}
    return " ".join(f"--{name}: {value};" for name, value in plain.items())


def _header(title: Mapping[str, str]) -> str:
    languages = "".join(
        f'<button type="button" data-language="{code}" lang="{code}" aria-pressed="false">{name}</button>'
        for code, name in (("en", "English"), ("ja", "日本語"))
    )
    return (
        f'<a class="skip" href="#list">{said("skip")}</a>\n'
        f"<header>\n<h1>{both(title['en'], title['ja'])}</h1>\n"
        f'<div class="find" role="search"><label for="q">{said("search")}</label>'
        f'<input id="q" type="search" autocomplete="off" {marked("search_hint", "placeholder")}></div>\n'
        f'<div class="row languages" role="group" {marked("language", "aria-label")}>{languages}</div>\n'
        "</header>\n"
    )


def _pictures(corpus: Corpus, pictures: Sequence[Shown]) -> str:
    tabs = "".join(
        f'<button type="button" role="tab" id="tab-{each.kind}" data-tab="{each.kind}" '
        f'aria-controls="panel-{each.kind}" aria-selected="{"false" if place else "true"}">'
        f"{said(each.kind)}</button>"
        for place, each in enumerate(pictures)
    )
    zooms = "".join(
        f'<button type="button" data-zoom="{by}" {marked(key, "aria-label")}>{sign}</button>'
        for by, key, sign in (("0.8", "smaller", "−"), ("1.25", "larger", "+"))
    )
    zooms += "".join(
        f'<button type="button" data-zoom="{key}" aria-pressed="false">{said(key)}</button>'
        for key in ("whole", "readable")
    )
    cropped = f'<p class="cropped" id="cropped" hidden>{said("cropped")} '
    cropped += f'<button type="button" data-zoom="whole">{said("whole")}</button></p>'
    panels = "\n".join(_panel(corpus, each, bool(place)) for place, each in enumerate(pictures))
    return (
        f'<section class="pictures" {marked("pictures", "aria-label")}>\n<div class="bar">'
        f'<div class="row" role="tablist" {marked("pictures", "aria-label")}>{tabs}</div>'
        f'<div class="row">{zooms}</div></div>\n{cropped}\n{panels}\n'
        f'<p class="note screen">{said("picture_note")}</p>\n'
        f'<p class="note">{said("no_source")} {said("truth")}</p>\n</section>'
    )


def _panel(corpus: Corpus, shown: Shown, hidden: bool) -> str:
    drawn = "".join(
        svg(scene, _inks(corpus), shown.names[language]).replace(
            "<svg", "<svg hidden" if language != "en" else "<svg", 1
        )
        for language, scene in shown.scenes.items()
    )
    note = f'<p class="note">{said("part")}</p>' if shown.is_part else ""
    return (
        f'<div id="panel-{shown.kind}" role="tabpanel" aria-labelledby="tab-{shown.kind}" '
        f'data-kind="{shown.kind}"{" hidden" if hidden else ""}>'
        f'<div class="view" tabindex="0" role="region" {marked("scroll", "aria-label")}>{drawn}</div>'
        f"{note}</div>"
    )


def _inks(corpus: Corpus) -> dict[str, str]:
    """Colour of a Scene -> its class."""
    light, families = corpus.vocabulary.data["palette"]["light"], corpus.vocabulary.families
    inks = {families[name].colour: family_class(name) for name in families}
    inks |= {families[name].text: family_class(name) for name in families}
    return {**inks, light["ink"]: "ink", light["muted"]: "muted"}


def _list(corpus: Corpus, claims: Sequence[ClaimRow], claim_list: str, remark_list: str) -> str:
    return (
        f'<section class="list" id="list" tabindex="0" {marked("claims", "aria-label")}>\n'
        f"<h2>{said('claims')}</h2>\n{_filters(corpus, claims)}"
        f'<div class="status-bar"><p id="count" role="status" aria-live="polite"></p>'
        f'<button type="button" id="clear">{said("clear")}</button></div>\n'
        f'<p class="chosen" id="chosen" role="status" hidden></p><p id="none" hidden>{said("none")}</p>\n'
        f'<div id="claims">{claim_list}</div>\n'
        f'<div id="remarks-part"><h2>{said("remarks")}</h2>\n'
        f'<div id="remarks">{remark_list}</div></div>\n'
        '<p class="out" id="told" role="status" aria-live="polite"></p>'
        f'<textarea id="citation" {marked("cite", "aria-label")} hidden></textarea>\n</section>'
    )


def _lists(items: Iterable[str]) -> str:
    """The items in lists of fifty: a browser lays out only the lists that are seen."""
    rest, lists = list(items), []
    for first in range(0, len(rest), PIECE):
        lists.append(f'<ol class="cards" start="{first + 1}">{"".join(rest[first : first + PIECE])}</ol>\n')
    return "".join(lists)


def _filters(corpus: Corpus, claims: Sequence[ClaimRow]) -> str:
    families, statuses = corpus.vocabulary.families, corpus.vocabulary.statuses
    used, documents = {claim.family for claim in claims}, dict.fromkeys(claim.document for claim in claims)
    parts = [
        _boxes("family", [(name, families[name].label, f'<span class="swatch {family_class(name)}"></span>')
                          for name in families if name in used]),
        _boxes("status", [(name, statuses[name].label, "") for name in reversed(tuple(statuses))
                          if any(claim.status == name for claim in claims)]),
        _select("speaker", speaker_options(corpus, claims)),
        _select("document", [(name, _title(corpus, name)) for name in documents]),
        f'<fieldset class="options"><legend>{said("date")}</legend><div class="row">'
        f'<label for="since">{said("since")}</label><input type="date" id="since">'
        f'<label for="until">{said("until")}</label><input type="date" id="until"></div></fieldset>',
    ]  # fmt: skip
    return f'<details class="filters"><summary>{said("filters")}</summary>{"".join(parts)}</details>\n'


def _boxes(name: str, options: Iterable[tuple[str, Mapping[str, str], str]]) -> str:
    made = "".join(
        f'<label><input type="checkbox" name="{name}" value="{escape(value)}" data-count="n-{name}-{place}">'
        f"{sign}<span>{both(label['en'], label['ja'])}</span> "
        f'<span class="count" id="n-{name}-{place}"></span></label>'
        for place, (value, label, sign) in enumerate(options)
    )
    return f'<fieldset class="options"><legend>{said(name)}</legend>{made}</fieldset>'


def _select(name: str, options: Iterable[tuple[str, Mapping[str, str]]]) -> str:
    made = "".join(
        f'<option value="{escape(value)}" data-en="{escape(label["en"])}" data-ja="{escape(label["ja"])}">'
        f"{escape(label['en'])}</option>"
        for value, label in options
    )
    every = "".join(f' data-{code}="{words}"' for code, words in zip(LANGUAGES, PAGE["all"], strict=True))
    return (
        f'<fieldset class="options"><legend><label for="by-{name}">{said(name)}</label></legend>'
        f'<select id="by-{name}" name="{name}"><option value=""{every}>{PAGE["all"][0]}</option>'
        f"{made}</select></fieldset>"
    )


def _title(corpus: Corpus, document: str) -> dict[str, str]:
    head = corpus.head(document)
    labels = head.get("labels") or {}
    return {language: labels.get(language) or head["title"] for language in LANGUAGES}


def _footer() -> str:
    lines = "".join(f"<p>{said(key)}</p>" for key in ("pointer",))
    return f"<footer>{lines}</footer>\n"


def _data(
    corpus: Corpus, claims: Sequence[ClaimRow], pictures: Sequence[Shown], title: Mapping[str, str]
) -> dict[str, Any]:
    """What the script needs: the claims of lines and boxes, aliases, citations, its own words."""
    from graphkit import cite

    places = {claim.id: place for place, claim in enumerate(claims)}
    words = {
        key: dict(zip(LANGUAGES, PAGE[key], strict=True)) for key in ("counted", "selected", "copied", "cite")
    }
    return {
        "words": {**words, "title": dict(title)},
        "pictures": {each.kind: _picture(each, places) for each in pictures},
        "aliases": dict(other_names(corpus, claims)),
        "citations": {
            document: {language: cite.line(corpus, document, language, "\1", "\2") for language in LANGUAGES}
            for document in sorted({claim.document for claim in claims})
        },
    }


def _picture(shown: Shown, places: Mapping[str, int]) -> dict[str, Any]:
    """The lines by the places of their claims in the list, and the boxes by their lines."""
    scene = shown.scenes["en"]
    mine = [
        [place for place, line in enumerate(scene.lines) if node.id in (line.tail, line.head)]
        for node in scene.nodes
    ]
    return {
        "busiest": max(range(len(mine)), key=lambda place: len(mine[place]), default=0),
        "lines": [[places[name] for name in line.claims] for line in scene.lines],
        "boxes": [[node.entity, lines] for node, lines in zip(scene.nodes, mine, strict=True)],
    }
