"""The usual headings of an anti-corruption plan: evidence for a reader, not a closed list.

Source: the guide "Estrategias para la Construcción del Plan Anticorrupción y de Atención al
Ciudadano", version 2 (2015), and the plans published under it. Plans under other norms have other
headings; where nothing here fits, nothing is concluded.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from core.spanish import fold


class Kind(Enum):
    """The components that the guide names."""

    RISKS = auto()
    PROCEDURES = auto()
    ACCOUNTABILITY = auto()
    SERVICE = auto()
    TRANSPARENCY = auto()


# The first that fits counts: "gestión del riesgo" before the rest, as its map names other parts.
_COMPONENTS = (
    (Kind.RISKS, r"riesgos? de corrupcion|mapa de riesgos|gestion (?:del|de) riesgos?"),
    (Kind.PROCEDURES, r"racionalizacion (?:de )?tramites|antitramites"),
    (Kind.ACCOUNTABILITY, r"rendicion de cuentas"),
    (Kind.TRANSPARENCY, r"\btransparencia\b|acceso a la informacion"),
    (Kind.SERVICE, r"(?:atencion|servicio)s? (?:al|de la|del) ciudadan|servicio al cliente"),
)
_SUBCOMPONENTS = (
    (Kind.TRANSPARENCY, r"transparencia (?:activa|pasiva)|instrumentos de gestion de (?:la )?info"
     r"|criterio diferencial|acceso a la informacion"),
    (Kind.RISKS, r"politica de (?:administracion|gestion) de(?:l)? riesgos?|construccion del mapa"
     r"|consulta y divulgacion|monitoreo (?:o|y) revision|^seguimiento$"),
    (Kind.PROCEDURES, r"^priorizacion|^racionalizacion|^identificacion de tramites"
     r"|interoperabilidad"),
    (Kind.ACCOUNTABILITY, r"informacion de calidad|dialogo (?:de doble via|y la retro)"
     r"|^responsabilidad$|(?:incentivos|motivar).*rendicion|evaluacion y retroalimentacion"),
    (Kind.SERVICE, r"estructura administrativa|canales de atencion|^talento humano$"
     r"|normativo y procedimental|relacionamiento con el ciudadano"),
)  # fmt: skip
_LONGEST_HEADING = 12
# Words with which headings begin; before another word a usual name is part of an activity's.
_BEGINNINGS = frozenset({
    "componente", "subcomponente", "estrategia", "estrategias", "mecanismos", "mecanismo", "para",
    "la", "las", "el", "los", "mejorar", "fortalecimiento", "fortalecer", "de", "del", "en", "y",
    "lineamientos", "gestion", "plan", "politica", "elaboracion", "instrumentos", "criterio",
    "monitoreo", "iniciativas", "servicio", "cultura", "al", "motivar", "incentivos",
})  # fmt: skip
# Subcomponents whose names contain a component's.
_SURELY_BELOW = re.compile(
    r"lineamientos de transparencia|(?:elaboracion de (?:los )?)?instrumentos de gestion"
    r"|criterio diferencial|monitoreo del? acceso|(?:incentivos|motivar)"
)
_INFINITIVE = re.compile(r"\w{2,}[aei]r(?:se|l[aeo]s?)?\b")
_NUMBER = re.compile(r"^(?:sub)?(?:componente|proceso)?\s*\d*\s*[:.)-]?\s*")


def component_kind(name: str) -> Kind | None:
    """Return which of the guide's components a name is, or None."""
    return _first(_COMPONENTS, _bare(name))


def subcomponent_kind(name: str) -> Kind | None:
    """Return the component under which the guide puts a subcomponent of this name, or None."""
    return _first(_SUBCOMPONENTS, _bare(name))


def begins_as_activity(text: str) -> bool:
    """Tell whether a text begins with an infinitive, as activities do and headings do not."""
    return bool(_INFINITIVE.match(fold(text)))


def is_heading(text: str) -> bool:
    """Tell whether a text is one of the guide's headings."""
    name = _bare(text)
    if len(name.split()) > _LONGEST_HEADING or begins_as_activity(name):
        return False
    return _begins_with(_COMPONENTS, name) or _begins_with(_SUBCOMPONENTS, name)


def is_subcomponent(text: str) -> bool:
    """Tell whether a name is one of the guide's subcomponents and none of its components."""
    name = _bare(text)
    if _first(_SUBCOMPONENTS, name) is None:
        return False
    return _first(_COMPONENTS, name) is None or bool(_SURELY_BELOW.match(name))


def _begins_with(patterns: tuple[tuple[Kind, str], ...], name: str) -> bool:
    """Tell whether only words that begin headings stand before a usual name."""
    for _, pattern in patterns:
        found = re.search(pattern, name)
        if found and set(name[: found.start()].split()) <= _BEGINNINGS:
            return True
    return False


def _bare(name: str) -> str:
    return _NUMBER.sub("", fold(name))


def _first(patterns: tuple[tuple[Kind, str], ...], name: str) -> Kind | None:
    return next((kind for kind, pattern in patterns if re.search(pattern, name)), None)
