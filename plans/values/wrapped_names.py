"""Names of persons, and their posts, that a narrow column breaks into lines."""

from __future__ import annotations

import re
from collections.abc import Callable

from core.spanish import fold
from plans.posts import CLERK

_WORD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{1,20}"
# "Carlos Andrés" over "Ruiz"; "Luis Alberto Ramírez" over "Cano – Profesional".
_BROKEN = re.compile(
    rf"(?m)(?P<first>^{_WORD}(?: {_WORD}){{0,3}})\n"
    rf"(?P<rest>{_WORD}(?: {_WORD})?)(?P<post>\s?[–—-]\s|\s?\()?(?(post)|(?=\n|$))"
)
# "Profesional" over "Universitario": what follows a post and is no office.
_POST = re.compile(
    rf"(?i)\b({CLERK})\n"
    r"(universitari[oa]|especializad[oa]|administrativ[oa]|operativ[oa]|asistencial)"
    r"(?= ?(?:\n|$|[–—(),;/-]))"
)
# "Subdirección" over "Técnica": what is said of an office, and no post in it.
_TECHNICAL = re.compile(
    r"(?im)^((?:sub)?(?:direcci[oó]n|secretar[ií]a|gerencia|coordinaci[oó]n)|unidad|oficina|[aá]rea)"
    r"\n(t[eé]cnica)(?= ?(?:\n|$|[,;/]))"
)
# One word that names an area, and is nobody's surname.
_AREAS = frozenset({
    "almacen", "archivo", "sistemas", "presupuesto", "cartera", "nomina", "tesoreria", "juridica",
    "prensa", "calidad", "compras", "contratos", "planeacion", "hacienda", "salud", "cultura",
    "deporte", "gobierno", "talento", "control", "servicio", "bienestar", "contabilidad",
})  # fmt: skip


def with_names_joined(text: str, given: frozenset[str], is_office: Callable[[str], bool]) -> str:
    """Return a cell with the names in one line that its lines' ends break; `given` are the names
    that people have first, `is_office` tells what begins like an office."""
    if "\n" not in text:
        return text

    def joined(found: re.Match[str]) -> str:
        first, rest = found["first"].split(), found["rest"].split()
        named = fold(first[0]) in given and not any(map(is_office, [*first, *rest]))
        only_given = all(fold(word) in given for word in first)
        whole = not only_given and not found["post"]
        if not named or whole or any(_is_area(word) for word in rest):
            return found.group()
        return f"{found['first']} {found['rest']}{found['post'] or ''}"

    text = _TECHNICAL.sub(r"\1 \2", text)
    return _POST.sub(r"\1 \2", _BROKEN.sub(joined, text))


def _is_area(word: str) -> bool:
    folded = fold(word)
    return folded in _AREAS or folded.endswith(("cion", "miento", "dad", "ncia", "tica"))
