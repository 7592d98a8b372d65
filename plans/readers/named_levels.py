"""The words with which a line says that it names a level: "EJE 1. Archivo", "Programa: Salud"."""

from __future__ import annotations

import re

# The words that name a level, as printed or folded.
LEVELS = (
    r"eje|l[ií]nea|objetivo|(?:sub)?programa|dimensi[oó]n|pilar|perspectiva|cap[ií]tulo|"
    r"estrategia|pol[ií]tica|rol|ciclo"
)
PARTS = r"(?:sub)?componente|(?:sub)?proyecto|(?:sub)?proceso"
# "Plan 1. Digitalizar los fondos" above its own table: a plan of a plan has a number.
_NUMBERED = r"plan(?=\s\d{1,2}[.:)])"
# What an audit found: "Hallazgo No. 3 - Cartera", "OBSERVACIÓN 2: Archivo", but no sentence about
# it ("Hallazgo 2 se cerró en marzo"), and no note ("Observación: …") nor count ("Hallazgo: 9").
_BEFORE_NUMBER = r"(?=\s?(?:n[o°º.]{0,2}\s?)?\d{1,3}(?!\d)\s?(?:[.:)(–—-]|$|(?-i:[A-ZÁÉÍÓÚÑ])))"
_FOUND = (
    rf"(?:hallazgo|observaci[oó]n|no conformidad|oportunidad de mejora){_BEFORE_NUMBER}|"
    r"(?:hallazgo|no conformidad)(?=\s?:(?!\s?\d{1,3}$))"
)
# "EJE ESTRATÉGICO 1: ARCHIVO", "Objetivo: mejorar": the level's name, and what is printed of it.
NAMED = re.compile(
    rf"((?:{LEVELS}|{PARTS}|{_NUMBERED}|{_FOUND}|[áa]rea de gesti[oó]n|grupo de est[aá]ndares)"
    r"(?: (?:estrat[eé]gic[oa]|de (?:acci[oó]n|trabajo|intervenci[oó]n|gesti[oó]n)|tem[aá]tic[oa]|"
    r"articulador(?:es)?|transversal|general))?)"
    r"\s?(?:n[o°º.]{0,2}\s?)?(?=\d{1,2}\b|[ivx]{1,4}\b|:)",
    re.IGNORECASE,
)

# "5.1. EJE 1: ARCHIVO": the number of a document's section before the name of a level.
_SECTION = re.compile(r"(?:\d{1,2}\.){1,3}(?:\d{1,2})?\)?\s{1,3}(?=\D)")


def without_section(text: str) -> str:
    """Return a line that names a level without the number of the document's section before it, and
    any other line as it is."""
    found = _SECTION.match(text)
    return text[found.end() :] if found and NAMED.match(text, found.end()) else text


def named_level(text: str) -> str:
    """Return the name of the level that a line of text names with its number or a colon, or ""."""
    found = NAMED.match(text)
    return found.group(1) if found else ""
