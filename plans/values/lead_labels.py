"""Words in a cell of offices that say which of them leads: "Líder: Planeación. Apoya: TIC",
"Planeación con el apoyo de la Oficina TIC"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plans.values.office_words import BESIDE, USUAL
from plans.values.offices import begins_other, key

_BEGIN = r"(?:^|(?<=[\n;,.|/(–—-]))[ ]{0,3}"
_SUPPORT = (
    r"(?:(?:[áa]reas?|oficinas?|dependencias?|responsables?|con(?: el)?)\s(?:de\s)?)?"
    r"(?:apoy(?:os?|an?)|co-?\s?r?responsables?|acompañan?|acompañamiento|colaboran?|participan?)"
)
_LEAD = (
    r"(?:l[ií]der(?:es|esa)?(?:\s(?:del\sproceso|responsable|principal))?|lideran?|"
    r"(?:dependencia\s|[áa]rea\s|oficina\s)?responsables?(?:\s(?:principal(?:es)?|directo|l[ií]der))?|"
    r"(?:dependencia|[áa]rea|oficina)\sl[ií]der|ejecutan?|encargad[oa]s?|a\scargo(?:\sde)?)"
)
_WHOSE = r"(?:de(?:l\b|\s+(?:la|las|los)\b|\b)\s*)"
# Between the offices that lead and those that support them; a word of a name stands behind no "de".
_LINKED = (
    r"(?:^|(?<!\s)\s|[,;.(/–—-])\s{0,3}(?:con\s+(?:el\s+)?(?:apoyo|acompañamiento|colaboraci[óo]n|soporte)"
    rf"(?:\s+y\s+(?:el\s+)?(?:apoyo|acompañamiento|colaboraci[óo]n|soporte))?\s+{_WHOSE}"
    r"|apoyad[oa]s?\s+por\s+(?:(?:la|las|el|los)\s+)?)"
)
# A colon stands behind a label; the verbs need none before a name.
_LABEL = re.compile(
    rf"{_BEGIN}(?:(?P<support>(?i:{_SUPPORT})\s?:|(?i:apoyan?)\s(?:(?:la|el|los|las)\s)?(?=[A-ZÁÉÍÓÚÑ]))"
    rf"|(?P<bare>(?i:apoyo)\s+(?i:{_WHOSE})?(?=[A-ZÁÉÍÓÚÑ]))"
    rf"|(?P<lead>(?i:{_LEAD})\s?:|(?i:lideran?)\s(?:(?:la|el|los|las)\s)?(?=[A-ZÁÉÍÓÚÑ])))\s*"
    rf"|(?P<linked>(?i:{_LINKED}))"
)
_MARKED = re.compile(
    r"\s?(?:\(|[–—-]\s)(?:(?P<support>(?i:(?:de\s)?apoyo|apoya|co-?r?responsable))"
    r"|(?P<lead>(?i:l[ií]der(?:\sdel\sproceso)?|lidera|responsable|principal)))\)?(?=\s{0,2}(?:$|[\n;,/|.]|y\s))"
)
_ITEM = re.compile(r"(?<!\s)\s*[\n;,/|.]\s*(?:y\s)?|(?<!\s)\s+y\s+")
_AND_ARTICLE = re.compile(r"(?<!\s)\s+(?i:y\s+(?:de\s+)?(?:la|el|los|las|del))\s+(?=[A-ZÁÉÍÓÚÑ])")
_GOES_ON = re.compile(r"(?i:\bde)\s*$")
_LAST = re.compile(r"[\n;,/|][^\n;,/|]*$")
_EDGES = " \t\n;,.|/–—-"


def led_and_supported(text: str) -> tuple[str, str]:
    """Return what a cell prints of the offices that lead, and of those that support them; without
    words that tell them apart, all of it and ""."""
    labels = list(_labels(text))
    if labels:
        return _by_labels(text, labels)
    return _by_marks(text) if _MARKED.search(text) else (text, "")


def begins_with_label(text: str) -> bool:
    """Tell whether a text begins with a word that says which offices follow: "Apoyo: Sistemas"."""
    label = _LABEL.match(text)
    return label is not None and bool(label["support"] or label["lead"])


def _labels(text: str) -> Iterator[re.Match[str]]:
    """Yield the labels in a text; "Apoyo" without a colon is one behind another name, in small
    letters or before what is surely an office: "Apoyo Logístico" is one's own name."""
    for label in _LABEL.finditer(text):
        behind = text[label.end() :]
        sure = (
            (label["bare"] or "").startswith("apoyo")
            or begins_other(behind)
            or key(_ITEM.split(behind, maxsplit=1)[0]) in USUAL | BESIDE
        )
        goes_on = _GOES_ON.search(text, 0, label.start())
        if label["bare"] is None or (sure and not goes_on):
            yield label


def _by_labels(text: str, labels: list[re.Match[str]]) -> tuple[str, str]:
    """Return the parts of a text behind the labels of each sort; what no label stands before leads,
    and so do the last name before another "con apoyo de" and what follows a label's brackets."""
    ends = [*(label.start() for label in labels[1:]), len(text)]
    lead = [text[: labels[0].start()]]
    support: list[str] = []
    for label, end, after in zip(labels, ends, [*labels[1:], None], strict=True):
        part, rest = text[label.end() : end], ""
        if text.count("(", 0, label.end()) > text.count(")", 0, label.end()):
            part, _, rest = part.partition(")")
        elif label["linked"] and after and after["linked"] and (last := _LAST.search(part)):
            part, rest = part[: last.start()], last.group()
        (lead if label["lead"] else support).append(_AND_ARTICLE.sub(_apart, part))
        lead.append(rest)
    return _joined(lead), _joined(support)


def _apart(link: re.Match[str]) -> str:
    """Return what stands between two offices in place of an "y" with an article before another."""
    return "; " if begins_other(link.string[link.end() :]) else link.group()


def _by_marks(text: str) -> tuple[str, str]:
    """Return the names that a mark behind them calls supporting apart from the others."""
    lead: list[str] = []
    support: list[str] = []
    position = 0
    for mark in _MARKED.finditer(text):
        *before, own = _ITEM.split(text[position : mark.start()].lstrip(_EDGES)) or [""]
        lead += before
        (support if mark["support"] else lead).append(own)
        position = mark.end()
    return _joined([*lead, text[position:]]), _joined(support)


def _joined(parts: list[str]) -> str:
    """Return parts as one list, each without the bracket that was opened before it."""
    bare = (part.strip(_EDGES) for part in parts)
    closed = (
        one[:-1] if one.count(")") > one.count("(") else one.removesuffix("(") for one in bare
    )
    return "; ".join(one for part in closed if (one := part.strip(_EDGES)))
