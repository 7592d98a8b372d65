"""What is asked of an absence of one's own: who stands in, whether it is known; and that somebody
may stand in. Pure."""

from __future__ import annotations

import re

from bot.understanding.reading import read
from core.spanish import bare_words

# "¿quién me reemplaza?" asks; "quien me reemplaza es Camilo" tells
_ASKS_WHO_STANDS_IN = re.compile(
    r"(?:(?:y|pero|oiga|disculpe|perdon|hola|buen[oa]s|dias|tardes|a|mi|yo|entonces|sabe|saber"
    r"|(?:quiero|queria|quisiera|necesito)(?: saber)?) ){0,6}"
    r"quien(?:es)? (?:es el que |es la que |es quien )?(?:"
    r"(?:me|nos) (?:va a |van a )?(?!(?:reemplaz|cubri|supli)(?:o|aron|eron)\b)"
    r"(?:reempla[zc]|cubr|suple|supl)[a-z]{1,5}"
    r"|es mi (?:reemplazo|suplente)"
    r"|(?:queda|esta|estara|va a (?:estar|quedar))(?: encargad[oa])? "
    r"(?:en mi (?:lugar|reemplazo|ausencia)|por mi|de lo mio)"
    r"|responde por (?:mi|lo mio|mis (?:actividades|cosas|temas)))(?: a mi)?"
    r"(?: (?:(?:la|el|lo|las|los|en|con|de) ){1,2}(?:\d{1,3}(?: \d{1,3}){0,3}|[a-z]{3,20}))?"
    r"(?: (?:(?:en|por|durante|mientras|si|cuando|est[ao]s?|la|mis?|hoy|manana)\b.{0,60}))?"
)
# "sí, es así, y quién queda de reemplazo?", behind what she told of herself
_AFTER_A_YES = re.compile(
    r"(?:(?:si|es asi|asi es|correcto|claro|ok|listo|gracias) ){1,4}(?P<asks>.{6,80})"
)
_OF_WHOM_SHE_TOLD = re.compile(r"(?:y )?quien (?:queda|estara|va a (?:estar|quedar)) de reemplazo")
_MAY_STAND_IN = re.compile(
    r"(?:y |o |sera |creo que |tal vez |quizas ){0,2}(?:la |el )?(?:[a-z]{3,20} ){1,3}"
    r"(?:puede|podria|me puede (?:cubrir|reemplazar)|esta disponible|si puede)"
    r"(?: (?:cubrir|cubrirme|reemplazarme|hacerlo|encargarse))?"
)
# "¿ya quedó lo de mi ausencia?", "¿me confirmaron el permiso?"
_ASKS_OF_ABSENCE = re.compile(
    r"(?=.{0,90}\b(?:mis?|me|nos)\b)"
    r"(?:(?:y|pero|oiga|disculpe|perdon|hola|buen[oa]s|dias|tardes|una pregunta|si|sera que|ya|me"
    r"|nos|se|sabe) ){0,6}(?:qued|confirm|registr|anot|aprob|acept|autoriz|hay respuesta)[a-z]{0,5}"
    r"(?: (?:list[oa]|registrad[oa]s?|anotad[oa]s?|confirmad[oa]s?|ya|lo|la|el|las|de|del)){0,5}"
    r" (?:mis? )?(?:ausencia|vacaciones|licencia|incapacidad|permiso|cita medica)"
    r"(?: (?:de|del|para|la|el|otra|proxima|este|esta|semana|mes|lunes|martes|miercoles|jueves"
    r"|viernes|y)){0,6} ?\?"
)


def asks_who_stands_in(text: str) -> bool:
    """Tell whether a text asks who stands in for its writer, and says nothing else."""
    return _ASKS_WHO_STANDS_IN.fullmatch(bare_words(text)) is not None


def asks_after_a_yes(text: str) -> bool:
    """Tell whether a text asks, behind a yes to what its writer told, who stands in for her: "sí,
    es así, y quién queda de reemplazo"."""
    said = _AFTER_A_YES.fullmatch(bare_words(text))
    forms = (_ASKS_WHO_STANDS_IN, _OF_WHOM_SHE_TOLD)
    return said is not None and any(one.fullmatch(said["asks"]) for one in forms)


def offers_somebody(text: str) -> bool:
    """Tell whether a text only says that somebody may stand in: "Nelson puede"."""
    return _MAY_STAND_IN.fullmatch(bare_words(text)) is not None


def asks_of_own_absence(text: str) -> bool:
    """Tell whether a text asks if its writer's absence is known, and says nothing else."""
    return _ASKS_OF_ABSENCE.fullmatch(read(text).plain.strip(" ¿")) is not None
