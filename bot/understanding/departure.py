"""That somebody leaves the entity: "me voy de la alcaldía el viernes, me reemplaza Óscar". Pure."""

from __future__ import annotations

import re

from core.spanish import fold

_PLACE = (
    r"(?:la |el |esta |este |mi )?(?:alcaldia|gobernacion|entidad|municipio|administracion"
    r"|ministerio|instituto|empresa|hospital|cargo|puesto)"
)
_LEAVES = re.compile(
    rf"\b(?:(?:ya )?me (?:voy|retiro|retire|fui|desvinculo|desvincularon) (?:de|del) {_PLACE}"
    rf"|ya no (?:trabajo|laboro|estoy|sigo)(?: mas)? "
    rf"(?:aqui|aca|(?:en|con|para) (?:{_PLACE}|ustedes))"
    rf"|ya no hago parte de {_PLACE}"
    r"|(?:ya )?(?:renuncie|(?:presente|pase) (?:mi|la) (?:carta de )?renuncia)"
    r"|dejo (?:el|mi) (?:cargo|puesto)|es mi ultimo dia|me (?:jubilo|pensiono)"
    r"|me (?:va a )?(?:reemplaza|releva|sucede)[r]?|(?:mi reemplazo|quien me reemplaza) es)\b"
)
# What a mailbox left behind says, of its owner in the first or the third person. Who follows is no
# sign of it: somebody is replaced on holiday too.
_OFFICE = (
    r"(?:la |el |esta |este |mi )?(?:secretaria|dependencia|direccion|institucion|organizacion)"
)
_HAS_LEFT = re.compile(
    r"\b(?:ya no (?:(?:trabaj|labor)[oa]|me desempeno|se desempena)(?: mas)?"
    rf" (?:aqui|aca|(?:en|con|para) (?:{_PLACE}|{_OFFICE}|ustedes|nosotros))"
    rf"|ya no (?:estoy|sigo|hago parte|hace parte) (?:aqui|en|de|con) {_PLACE}"
    rf"|ya no (?:(?:me|se) encuentr[oa]|esta|estoy) vinculad[oa] (?:a|al|con) {_PLACE}"
    rf"|(?:me|se) (?:retire|retiro|desvincule|desvinculo|pensione|pensiono) (?:de|del) {_PLACE}"
    r"|dej[eo] de (?:trabajar|laborar|prestar (?:mis|sus) servicios)"
    rf" (?:aqui|(?:en|con|para) {_PLACE})"
    r"|(?:ya )?(?:renuncie|presente (?:mi|la) (?:carta de )?renuncia))\b"
)
_WHEN = r"(?:hoy|manana|ahora|ya|(?:el |este |la )?(?:proxim[oa] )?[a-z]{4,10})"
_FOLLOWED = re.compile(
    rf"\b(?:desde|a partir de|a partir del) {_WHEN} (?:la|lo|las|los) "
    r"(?:lleva|maneja|asume|atiende|coge)n? (?P<who>[a-zñ]{3,20}(?: [a-zñ]{3,20}){0,3})"
)
_CLAUSE = re.compile(r"[.;,!\n]\s{0,3}|\s{1,3}y\s{1,3}(?=(?:la|el|los|las|me)\b)", re.IGNORECASE)


def without_departure(text: str) -> str | None:
    """Return what a text says besides that its writer leaves; None where it does not say so."""
    kept, last, leaves = [], 0, False
    edges = [(found.start(), found.end()) for found in _CLAUSE.finditer(text)]
    for start, end in [*edges, (len(text), len(text))]:
        if _LEAVES.search(fold(text[last:start])) or _FOLLOWED.search(fold(text[last:start])):
            leaves = True
        else:
            kept.append(text[last:end])
        last = end
    return "".join(kept).strip(" .;,\n") if leaves else None


def has_left(text: str) -> bool:
    """Tell whether a mailbox says that its owner no longer works there."""
    return _HAS_LEFT.search(fold(text)) is not None


def only_who_follows(text: str) -> str | None:
    """Return who is said to follow where only that is told: "desde mañana la lleva Marta"."""
    found = None if _LEAVES.search(fold(text)) else _FOLLOWED.search(fold(text))
    return None if found is None else found["who"]
