"""Rules 5–7: vague, no progress, not begun, not applicable: said without a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.understanding.reading import Reading, phrase


class State(StrEnum):
    """What a text says without a figure."""

    NOT_APPLICABLE = "not_applicable"
    NOT_STARTED = "not_started"
    NO_PROGRESS = "no_progress"
    DONE = "done"
    JUST_READY = "just_ready"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Said:
    """A state and where in `plain` the words for it stand."""

    state: State
    start: int
    end: int


# Rule 7.
_NOT_APPLICABLE = phrase(
    r"n / a|n \. a(?: \.)?|no (?:nos |me |le )?aplica(?:ble)?(?! (?:el|la|los|las|un"
    r"|una) (?:descuento|multa))"
    r"|no es aplicable|no son aplicables|no aplican"
)
_APPLIES = phrase(r"si aplica|no es que no aplique|dicen que no aplica")

# Rule 6.
_BEGIN = r"(?:inici\w+|empez\w+|empiez\w+|comenz\w+|comienz\w+|arranc\w+)"
_NOT_STARTED = phrase(
    rf"(?:aun |todavia )?no (?:se )?(?:le )?(?:ha|han|hemos|he|habia\w*)? ?(?:podido "
    rf"|logrado )?(?:dado inicio|{_BEGIN})"
    rf"|(?:aun|todavia) (?:no|sin) (?:se (?:ha|han) |hemos |ha |han |la |lo )?(?:{_BEGIN}"
    rf"|dado inicio)"
    rf"|sin (?:iniciar|empezar|comenzar|arrancar|inicio)|(?:esta|estan|queda|sigue"
    rf"|estamos) (?:por|para) (?:iniciar|empezar|comenzar|arrancar)"
    rf"|no (?:iniciad|empezad|comenzad)[oa]s?|ni (?:siquiera )?(?:hemos|ha|se ha) {_BEGIN}"
    r"|no (?:se )?da inicio|en cero|en ceros|no arranca(?:mos)?"
)
_NO_PROGRESS = phrase(
    r"sin (?:ningun[oa]?s? |mas )?(?:avances?|progresos?|novedad(?:es)?|cambios?"
    r"|variacion(?:es)?|movimiento)(?: alguno| a la fecha)?"
    r"|no (?:se )?(?:hay|ha habido|hubo|tuvimos|tuvo|se tuvo|se tuvieron|tenemos|tengo|tiene"
    r"|presenta(?:mos|n)?|registra(?:mos|n)?|reporta(?:mos|n)?|reporto|se presenta(?:n|ron)?"
    r"|se registra(?:n|ron)?|se reporta(?:n)?|presento|existen?) (?:ningun |mas "
    r"|nuevos? )?(?:avances?|progresos?|novedad(?:es)?|cambios?)"
    r"|(?:aun |todavia )?no (?:se )?(?:nos )?(?:ha|han|hemos|he) (?:podido "
    r"|logrado )?(?:avanzad[oa]|avanzar|progresado|adelantado|movido|hecho nada|hecho avances?"
    r"|tenido avances?|presentado avances?|realizado nada)(?: nada)?"
    r"|no (?:avanzamos|avanzo|avanza|avance nada|pudimos avanzar|avanzado)|(?:no (?:se hizo"
    r"|hicimos|se ha hecho|hemos hecho|se hicieron) nada)|(?<=^)(?:(?:todavia|aun|por ahora"
    r"|de momento|hasta ahora) )?nada(?= *$| [.,;])|(?:en|con) lo mismo|nada de avances?"
    r"|ningun avance|nada nuevo|cero avances?|0 avances?|0 % de avance"
    r"|(?:seguimos|sigue|siguen|estamos|esta|estan|vamos|va|van|continua\w*|permanece\w*|quedo"
    r"|queda|todo) (?:exactamente |todo |en lo |todas )?(?:igual(?:es|ito)?|lo mismo"
    r"|en las mismas|estancad[oa]s?|parad[oa]s?|quiet[oa]s?|en veremos)(?! de)(?: que (?:antes"
    r"|la vez pasada|la semana pasada|el mes pasado))?"
    r"|(?:(?<=^)|(?<=[@:,;.¶] ))(?:todo |todas )?igual(?:it[oa])?(?= *$| [.,;!¶])"
    r"|igual que (?:antes|la vez pasada|el mes pasado|la semana pasada|la ultima vez)"
    r"|en las mismas|lo mismo de (?:antes|siempre|la vez pasada)"
)
_MUCH = re.compile(
    r"^ (?:mucho|significativ\w+|suficiente|gran(?:de)?s?|tanto|como|lo (?:suficiente|esperado"
    r"|que)|casi|importantes?|considerables?|todo|al ritmo|bastante|rapido|de fondo"
    r"|relevantes?|sino|mas alla)"
)
_LITTLE = phrase(r"poco avance|muy poco|no mucho avance|casi sin avances?")
_PUT_OFF = phrase(
    r"se (?:hara|haran|realizara|realizaran|ejecutara|ejecutaran|iniciara|iniciaran|desarrollara\w*"
    r"|llevara\w* a cabo|adelantara\w*|empezara\w*|comenzara\w*|programara\w*|aplicara\w*"
    r"|efectuara\w*)"
    r"|(?:esta|estan|quedo|quedaron|fue|se)? ?(?:programad|prevista?o?|planead|agendad|aplazad"
    r"|proyectad|contemplad)\w*"
    r"(?: para)?|(?:inicia|iniciara|iniciaremos|arranca|arrancara|empieza|empezara|empezaremos"
    r"|comienza|comenzara|comenzaremos"
    r"|arrancaremos|iniciamos|empezamos|arrancamos) (?:en|el|la|a partir|desde|despues|apenas)"
    r"|se (?:hace|realiza|ejecuta|inicia|desarrolla|va a (?:hacer|realizar|ejecutar"
    r"|iniciar)) (?:en|el|la|a|hasta|para|desde)"
    r"|(?:lo|la|los|las) (?:haremos|realizaremos|ejecutaremos|vamos a hacer|hacemos en)"
    r"|para el (?:segundo|proximo|otro|tercer|cuarto|ultimo|2|3|4) (?:semestre|trimestre"
    r"|cuatrimestre|año|periodo)"
    r"|es para el|es en el|corresponde al (?:segundo|tercer|cuarto|proximo)"
)

# Rule 5.
VAGUE = phrase(
    r"casi|bastante|avanzad[oa]s?|avanzando|vamos (?:muy )?bien|va (?:muy )?bien"
    r"|van (?:muy )?bien|falta (?:muy )?poco|falta poquito"
    r"|por buen camino|en eso|adelantad[oa]s?|practicamente|a punto|muy poco|poco|en proceso"
    r"|en curso|en marcha|en ejecucion"
    r"|en desarrollo|en tramite|trabajando|parcial\w*|ahi vamos|ahi va|al dia"
    r"|en la recta final|encaminad\w+|mas o menos|regular|lento"
    r"|mal|atrasad\w+|retrasad\w+|quedad[oa]s|normal|como (?:estaba )?(?:previsto|programado)"
    r"|segun (?:lo )?(?:previsto|programado|cronograma)|cumpliendo"
    r"|suspendid[oa]s?|frenad[oa]s?|parad[oa]s?|no mucho|avance|avances|avanzamos|ultimando"
    r"|en la fase final|ya casi|pendientes?|bien|porcentaje"
)


def find_state(reading: Reading) -> Said | None:
    """Return what a text says by rules 6 and 7, None when it says nothing of the kind."""
    plain = reading.plain
    not_applicable = _NOT_APPLICABLE.search(plain)
    if not_applicable is not None and _APPLIES.search(plain) is None:
        return Said(State.NOT_APPLICABLE, *not_applicable.span())
    for pattern, state in ((_NOT_STARTED, State.NOT_STARTED), (_NO_PROGRESS, State.NO_PROGRESS)):
        found = pattern.search(plain)
        much = found is not None and _MUCH.match(plain[found.end() :])
        if found is not None and not much and not _LITTLE.search(plain):
            return Said(state, *found.span())
    return None


def is_put_off(plain: str) -> bool:
    """Whether the work is said to come later: "se hará en el segundo semestre"."""
    return _PUT_OFF.search(plain) is not None
