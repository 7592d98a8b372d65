"""Words in a cell of offices that say which of them leads: "Líder: Planeación. Apoya: TIC"."""

from __future__ import annotations

import re

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
# A colon stands behind a label; the verbs need none before a name.
_LABEL = re.compile(
    rf"{_BEGIN}(?:(?P<support>(?i:{_SUPPORT})\s?:|(?i:apoyan?)\s(?:(?:la|el|los|las)\s)?(?=[A-ZÁÉÍÓÚÑ]))"
    rf"|(?P<lead>(?i:{_LEAD})\s?:|(?i:lideran?)\s(?:(?:la|el|los|las)\s)?(?=[A-ZÁÉÍÓÚÑ])))\s*"
)
_MARKED = re.compile(
    r"\s?(?:\(|[–—-]\s)(?:(?P<support>(?i:(?:de\s)?apoyo|apoya|co-?r?responsable))"
    r"|(?P<lead>(?i:l[ií]der(?:\sdel\sproceso)?|lidera|responsable|principal)))\)?(?=\s{0,2}(?:$|[\n;,/|.]|y\s))"
)
_ITEM = re.compile(r"(?<!\s)\s*[\n;,/|.]\s*(?:y\s)?|(?<!\s)\s+y\s+")
_EDGES = " \t\n;,.|/–—-"


def led_and_supported(text: str) -> tuple[str, str]:
    """Return what a cell prints of the offices that lead, and of those that support them; without
    words that tell them apart, all of it and ""."""
    labels = list(_LABEL.finditer(text))
    if labels:
        return _by_labels(text, labels)
    return _by_marks(text) if _MARKED.search(text) else (text, "")


def _by_labels(text: str, labels: list[re.Match[str]]) -> tuple[str, str]:
    """Return the parts of a text behind the labels of each sort; what no label stands before
    leads."""
    ends = [*(label.start() for label in labels[1:]), len(text)]
    lead = [text[: labels[0].start()]]
    support: list[str] = []
    for label, end in zip(labels, ends, strict=True):
        (support if label["support"] else lead).append(text[label.end() : end])
    return _joined(lead), _joined(support)


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
