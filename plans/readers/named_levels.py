"""The words with which a line says that it names a level: "EJE 1. Archivo", "Programa: Salud"."""

from __future__ import annotations

import re

# The words that name a level, as printed or folded.
LEVELS = (
    r"eje|l[ií]nea|objetivo|(?:sub)?programa|dimensi[oó]n|pilar|perspectiva|cap[ií]tulo|"
    r"estrategia|pol[ií]tica"
)
PARTS = r"(?:sub)?componente|(?:sub)?proyecto|(?:sub)?proceso"
# "Plan 1. Digitalizar los fondos" above its own table: a plan of a plan has a number.
_NUMBERED = r"plan(?=\s\d{1,2}[.:)])"
# "EJE ESTRATÉGICO 1: ARCHIVO", "Objetivo: mejorar": the level's name, and what is printed of it.
NAMED = re.compile(
    rf"((?:{LEVELS}|{PARTS}|{_NUMBERED}|[áa]rea de gesti[oó]n)"
    r"(?: (?:estrat[eé]gic[oa]|de acci[oó]n|transversal|general))?)"
    r"\s?(?:n[o°º.]{0,2}\s?)?(?=\d{1,2}\b|[ivx]{1,4}\b|:)",
    re.IGNORECASE,
)


def named_level(text: str) -> str:
    """Return the name of the level that a line of text names with its number or a colon, or ""."""
    found = NAMED.match(text)
    return found.group(1) if found else ""
