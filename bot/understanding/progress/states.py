"""Rules 5–7: vague, no progress, not begun, not applicable: said without a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.understanding.progress.called_off import CALLED_OFF, CODE_OR_THIS
from bot.understanding.reading import Reading, any_phrase, phrase, read
from bot.understanding.wordlists import MONTH, each, group


class WorkState(StrEnum):
    """What a text says without a figure."""

    NOT_APPLICABLE = "not_applicable"
    NOT_STARTED = "not_started"
    NO_PROGRESS = "no_progress"
    DONE = "done"
    JUST_READY = "just_ready"
    READY = "ready"  # for what is to come: all there was to do, perhaps


@dataclass(frozen=True, slots=True)
class SaidState:
    """A state and where in `plain` the words for it stand."""

    state: WorkState
    start: int
    end: int


# Rule 7.
_NOT_APPLICABLE = any_phrase(
    "n / a",
    r"(?:^|(?<=[:.,;¶@] ))na(?= *$| [.,;¶])",
    r"n \. a(?: \.)?",
    "no (?:nos |me |le )?aplica(?:ble)?(?! (?:el|la|los|las|un|una) (?:descuento|multa))",
    *each("no es aplicable, no son aplicables, no aplican"),
    *CALLED_OFF,
)
_APPLIES = phrase(r"si aplica|no es que no aplique|dicen que no aplica")

# Rule 6.
_AS_YET = "(?:todavia|aun|por ahora|de momento|hasta ahora)"
_HAS = "(?:hay|tiene|tenemos|tengo|llevamos|llevo|lleva|se tiene)"
_OF_IT_ALL = f"(?: (?:de eso|ahi|en eso|hecho|adelantado|listo|avanzado|{_AS_YET})){{0,2}}"
_ENDS_THERE = r"(?= *$| [.,;¶]| (?:porque|por|pues|y|pero)(?!\S))"
# "de la 3.1 todavía no hay nada", "no tenemos nada hecho"; not "no hay nada pendiente"
_NOTHING_THERE = (
    f"{_AS_YET} no {_HAS} nada{_OF_IT_ALL}{_ENDS_THERE}",
    f"(?<!ya )no {_HAS} nada(?: (?:de eso|ahi))? (?:{_AS_YET}|hecho|adelantado|listo|avanzado)"
    f"{_OF_IT_ALL}{_ENDS_THERE}",
)
NOTHING_THERE = any_phrase(*_NOTHING_THERE)
_BEGIN = r"(?:inici\w+|empez\w+|empiez\w+|comenz\w+|comienz\w+|arranc\w+)"
_NOT_STARTED = any_phrase(
    r"(?:aun |todavia )?no (?:se |l[ao]s? )?(?:le )?(?:ha|han|hemos|he|habia\w*)? ?"
    f"(?:podido |logrado )?(?:dado inicio|{_BEGIN})",
    "(?:aun|todavia) (?:no|sin) (?:se (?:ha|han) |hemos |ha |han |la |lo )?"
    f"(?:{_BEGIN}|dado inicio)",
    "sin (?:iniciar|empezar|comenzar|arrancar|inicio)",
    "(?:esta|estan|queda|sigue|estamos) (?:por|para) (?:iniciar|empezar|comenzar|arrancar)",
    f"ni (?:siquiera )?(?:la |lo |las |los |se )?(?:hemos|ha|han|he) {_BEGIN}",
    *each("no (?:se )?(?:le )?da inicio, en cero, en ceros"),
    f"ningun[oa]? (?:@ )?(?:la )?(?:se )?(?:ha|han|hemos) {_BEGIN}",
    *_NOTHING_THERE,
)
_PROGRESS = "(?:avances?|progresos?|novedad(?:es)?|cambios?)"
# "sin avance", "no se registra ningún avance"
_WITHOUT = (
    "sin (?:ningun[oa]?s? |mas )?(?:avances?|progresos?|novedad(?:es)?|cambios?|variacion(?:es)?"
    "|movimiento)(?: alguno| a la fecha)?"
)
_SHOWS = group(
    *each("hay, ha habido, hubo, tuvimos, tuvo, se tuvo, se tuvieron, tenemos, tengo, tiene"),
    *each("presenta(?:mos|n)?, registra(?:mos|n)?, reporta(?:mos|n)?, reporto"),
    *each("se presenta(?:n|ron)?, se registra(?:n|ron)?, se reporta(?:n)?, presento, existen?"),
)
_SHOWS_NONE = rf"no (?:se )?{_SHOWS} (?:ningun |mas |nuevos? )?{_PROGRESS}"
# "no hemos avanzado", "no se hizo nada"
_MOVED = group(
    *each("avanzad[oa], avanzar, progresado, adelantado, movido, hecho nada, hecho avances?"),
    *each("tenido avances?, presentado avances?, realizado nada"),
)
_NOT_MOVED = (
    "(?:aun |todavia )?(?:no|tampoco) (?:se )?(?:nos )?(?:ha|han|hemos|he) (?:podido |logrado )?"
    f"{_MOVED}(?: nada)?"
    "|(?:aun |todavia )?no se (?:movio|movieron|mueve|mueven)(?: nada)?"
    r"(?= *$| [.,;¶]| (?:la |el |lo )?(?:@|este|esta|todavia|aun)(?!\S))"
)
_NONE_MOVED = (
    r"ningun[oa]? (?:@ |de l[ao]s \d{1,2} )?(?:se )?(?:ha|han|tiene|tuvo|presenta|registra|hemos)"
    r" (?:(?:tenido|ningun) ){0,2}(?:avanz\w+|avances?|movido|progres\w+)"
)
# "no han arrancado este año, seguimos con el mismo conjunto": what was there before stands
_WITH_THE_SAME = (
    r"(?:seguimos|sigue|siguen|continuamos|continuan?|estamos|quedamos|tenemos)"
    r" (?:con )?(?:el|la|los|las) mism[oa]s?(?: (?:\d{1,4}|[a-z]{3,20})){0,2}(?= *$| [.,;¶])"
)
_DONE_NOTHING = "(?:no (?:se hizo|hicimos|se ha hecho|hemos hecho|se hicieron) nada)"
_NOTHING = (
    "(?:(?<=^)|(?<=@ )|(?<=@ : )|(?<=^de eso )|(?<=^ahi ))"
    f"(?:{_AS_YET} )?nada(?: {_AS_YET})?(?= *$| [.,;¶])"
)
# "seguimos igual que antes"
_STAYS = group(
    *each(r"seguimos, sigue, siguen, estamos, esta, estan, vamos, va, van, continua\w*"),
    *each(r"permanec\w*, continuo, siguio, siguieron, quedo, queda, todo"),
)
_THE_SAME = (
    "(?:igual(?:es|it[oa]s?)?|lo mismo|en las mismas|estancad[oa]s?|parad[oa]s?|quiet[oa]s?"
    "|en veremos)"
)
_STAYS_THE_SAME = (
    rf"{_STAYS} (?:exactamente |todo |en lo |todas )?{_THE_SAME}(?! de)"
    "(?: que (?:antes|la vez pasada|la semana pasada|el mes pasado))?"
)
# "mismo porcentaje", "sigue con el mismo avance del mes pasado"
_SAME_FIGURE = (
    "(?:(?:va|vamos|sigue|seguimos|queda|quedamos|con|en|el|al) ){0,3}mismo"
    " (?:porcentaje|avance|dato|valor)(?: (?:que (?:antes|tenia|la vez pasada)|anterior|de antes"
    "|del? (?:mes|corte|la vez) (?:pasad[oa]|anterior)))?"
)
_SAME_ALONE = (
    rf"(?:(?<=^)|(?<=[@:,;.¶] ))(?:(?:todo |todas )?igual(?:it[oa])?|{_SAME_FIGURE})"
    "(?= *$| [.,;!¶])"
)
SAME_FIGURE = phrase(rf"(?:(?:la|el|@|,) ){{0,2}}{_SAME_FIGURE}(?= *$| [.,;!¶])")
# "este mes no se ha hecho", of what comes back each month; not "no se ha hecho el acta, pero…"
_PERIOD = (
    "(?:(?:(?:en|durante|por|para) )?(?:est[ea]|el presente|la presente) (?:mes|bimestre|trimestre"
    "|cuatrimestre|semestre|periodo|corte|semana|quincena|vigencia|vez)"
    f"|en (?:{MONTH}))"
)
_NOT_DONE = (
    "(?:no (?:se |l[ao]s? |nos )?"
    "(?:(?:ha|han|hemos|he|pudo|pudimos|alcanzo|alcanzamos a|alcanzo a) )?"
    "(?:hecho|hizo|hicimos|hacer|realizad[oa]s?|realizo|realizamos|realizar|ejecutad[oa]|ejecuto"
    "|publicad[oa]s?|publico|publicamos|publicar|actualizad[oa]s?|actualizo|actualizamos"
    "|actualizar|adelantad[oa]|adelanto|adelantamos|movido|movio|trabajad[oa]|trabajo|dado|dio"
    "|llevado a cabo|llevo a cabo|llevamos a cabo|reunio|reunimos|reunido)"
    "|no (?:se |nos )?(?:hubo|tocaba|tocaban|toco|correspondia|alcanzo|pudo|pudimos)"
    "(?: (?:actualizacion|reunion|reuniones|sesion|sesiones|jornadas?|comite|encuentros?"
    "|publicacion|socializacion|actividad|actividades|reporte|informe))?)"
)
# What it is that was not done: "este mes no hicimos la 1.1", of which both readers keep the name.
_OF_IT = f"(?: (?:lo |nada )?(?:de |en |con )?(?:la |el )?{CODE_OR_THIS})?"
_ENDS = (
    "(?= *$| [.;¶]| ,? ?(?:porque|por|pues|ya que|debido|dado|como|toca)"
    "| , (?:est|falt|hub|queda |sera |se hara |(?:la |el )?(?:proxim|siguient)))"
    "(?![^.;¶]{0,160} pero (?:[a-z]{1,12} ){0,3}(?:si|ya) )"  # something else was done
)
NOT_THIS_TIME = (
    f"(?:{_PERIOD}{_OF_IT}(?: ,)? (?:todavia |aun |tampoco )?(?:{_NOT_DONE}|no (?:hay|hubo) nada)"
    f"{_OF_IT}{_ENDS}|{_NOT_DONE}{_OF_IT}(?: todavia| aun| nada)? {_PERIOD}{_ENDS}"
    f"|(?<=^){_PERIOD} (?:(?:todavia |aun |tampoco )?no|nada)(?= *$))"
)
# "todavía no toca", "aún no es la fecha": not "todavía no toca a nadie"
NOT_YET_DUE = (
    "(?:todavia|aun) no (?:nos )?(?:toca|es (?:la fecha|el momento|tiempo|hora))(?= *$| [.,;¶])"
    "|no (?:nos )?toca (?:todavia|aun)(?= *$| [.,;¶])"
)
# "no se ha movido", beside which nothing tells a figure
STANDS_STILL = any_phrase(_WITH_THE_SAME, _NOT_MOVED, _NONE_MOVED)
# "ningún edificio nuevo", "sin talleres nuevos"
_NO_MORE = r"(?= *$| [.,;¶]| (?:por|porque|este|esta|desde)(?!\S))"
_NONE_NEW = (
    r"ningun[oa]? (?:(?:nuev[oa]|otr[oa]) [a-z]{3,20}|[a-z]{3,20} (?:nuev[oa]|mas|adicional))"
    + _NO_MORE,
    r"(?:sin|no (?:hay|hubo|tenemos)) (?:nuev[oa]s [a-z]{3,20}s"
    rf"|[a-z]{{3,20}}s (?:nuev[oa]s|adicionales)){_NO_MORE}",
)
NONE_NEW = any_phrase(*_NONE_NEW)
_NO_PROGRESS = any_phrase(
    NOT_THIS_TIME,
    NOT_YET_DUE,
    _WITHOUT,
    _SHOWS_NONE,
    _NOT_MOVED,
    "no (?:se )?(?:avanzamos|avanzo|avanza|avance nada|pudimos avanzar|avanzado)",
    _DONE_NOTHING,
    _NOTHING,
    r"ni @ (?:ha|han|tiene|tienen|presentan?|se ha|se han)? ?(?:avanz\w+|avances?|movido)",
    _NONE_MOVED,
    *each("(?:en|con) lo mismo, nada de avances?, ningun avance, nada nuevo, cero avances?"),
    *each("0 avances?, 0 % de avance"),
    _STAYS_THE_SAME,
    _SAME_ALONE,
    *_NONE_NEW,
    "igual que (?:antes|la vez pasada|el mes pasado|la semana pasada|la ultima vez)",
    "igual que (?:en )?(?:el|la) (?:corte|reporte|informe|seguimiento|periodo|trimestre|mes)"
    " (?:pasado|anterior)",
    *each("en las mismas, lo mismo de (?:antes|siempre|la vez pasada)"),
)
# "sigue igual" tells a figure only where one has been told before
AS_BEFORE = any_phrase(_STAYS_THE_SAME, _SAME_ALONE)
AS_BEFORE_ALONE = re.compile(r"\s*(?:todo |todas )?igual(?:it[oa])?\s*")
# "ya la mandé", "ya se hizo", not "ya falta poco"
ALREADY_DONE = phrase(
    r"ya (?:(?:se|l[aeo]s?|nos|me|hemos|han?|he) ){0,3}"
    r"(?!casi|quedamos|vamos|estamos|no |poco|mero|medio|como|todo)[a-z]{2,}"
    r"(?:[eoi]|[ai]mos|aron|ieron|eron)"
)
_MUCH = re.compile(
    r"^ (?:mucho|significativ\w+|suficiente|gran(?:de)?s?|tanto|como|lo (?:suficiente|esperado"
    r"|que)|casi|importantes?|considerables?|todo|al ritmo|bastante|rapido|de fondo"
    r"|relevantes?|sino|mas alla)"
)
_LITTLE = phrase(r"poco avance|muy poco|no mucho avance|casi sin avances?")
_PUT_OFF = any_phrase(
    r"se [a-z]{3,}(?:ara|aran|era|eran|ira|iran)",
    "se (?:hara|haran|realizara|realizaran|ejecutara|ejecutaran|iniciara|iniciaran"
    r"|desarrollara\w*|llevara\w* a cabo|adelantara\w*|empezara\w*|comenzara\w*|programara\w*"
    r"|aplicara\w*|efectuara\w*)",
    "(?:esta|estan|quedo|quedaron|fue|se)? ?"
    r"(?:programad|prevista?o?|planead|agendad|aplazad|proyectad|contemplad)\w*(?: para)?",
    "(?:inicia|iniciara|iniciaremos|arranca|arrancara|empieza|empezara|empezaremos|comienza"
    "|comenzara|comenzaremos|arrancaremos|iniciamos|empezamos|arrancamos) "
    "(?:en|el|la|a partir|desde|despues|apenas)",
    "se (?:hace|realiza|ejecuta|inicia|desarrolla|va a (?:hacer|realizar|ejecutar|iniciar)) "
    "(?:en|el|la|a|hasta|para|desde)",
    "(?:lo|la|los|las) (?:haremos|realizaremos|ejecutaremos|vamos a hacer|hacemos en)",
    "para el (?:segundo|proximo|otro|tercer|cuarto|ultimo|2|3|4) "
    "(?:semestre|trimestre|cuatrimestre|año|periodo)",
    "es para el",
    "es despues del?",
    NOT_YET_DUE,
    "es en el",
    "corresponde al (?:segundo|tercer|cuarto|proximo)",
)

# "apenas arranca", not "apenas arranque le cuento"
_BEGUN = r"(?:arranc|inici|empez|empiez|comenz|comienz)(?:a|o|an|amos|aron|ado|ando)"
_BARELY_BEGUN = any_phrase(
    rf"(?:apenas|recien|solo ahora|hasta (?:ahora|ahorita|hoy|ayer|esta semana))"
    rf" (?:(?:se|la|lo|las|los|va|van|vamos|esta|estan|estamos|ha|han|hemos|le) ){{0,3}}{_BEGUN}",
    "(?:va|van|vamos|esta|estan|estamos) (?:apenas |hasta ahora |recien )?"
    "(?:arranc|inici|empez|comenz)ando",
    rf"acaba(?:n|mos)? de {_BEGIN}",
)

# Rule 5.
VAGUE = any_phrase(
    *each("despacio, apenas (?:estamos )?(?:arranc|empez|empiez|comenz|comienz|inici)\\w+"),
    *each(
        "casi, bastante, avanzad[oa]s?, avanzando, falta poquito, por buen camino, en eso, "
        "adelantad[oa]s?, practicamente, a punto, poco, en proceso, en curso, "
        r"en marcha, en ejecucion, en desarrollo, en tramite, trabajando, parcial\w*, "
        r"ahi vamos, ahi va, al dia, en la recta final, encaminad\w+, mas o menos, regular, "
        r"lento, mal, atrasad\w+, retrasad\w+, quedad[oa]s, normal"
    ),
    "como (?:estaba )?(?:previsto|programado)",
    "segun (?:lo )?(?:previsto|programado|cronograma)",
    *each(
        "cumpliendo, incumplid[oa]s?, suspendid[oa]s?, frenad[oa]s?, parad[oa]s?, no mucho, "
        "avance, avances, avanzamos, ultimando, en la fase final, pendientes?, bien, "
        "porcentaje"
    ),
)

# "2.4 ya": that it is done, where nothing else is said of it
_ALREADY = re.compile(r"(?:(?:y|e|la|el|lo|de|del|,) ){0,4}@ (?:: )?(?P<said>ya(?: si)?)[ .,;!¶]*")


def find_state(reading: Reading) -> SaidState | None:
    """Return what a text says by rules 6 and 7, or with nothing but "ya"; None when it says nothing
    of the kind."""
    plain = reading.plain
    if (already := _ALREADY.fullmatch(plain)) is not None:
        return SaidState(WorkState.DONE, *already.span("said"))
    not_applicable = _NOT_APPLICABLE.search(plain)
    if not_applicable is not None and _APPLIES.search(plain) is None:
        return SaidState(WorkState.NOT_APPLICABLE, *not_applicable.span())
    if _NOT_STARTED.search(plain) and (same := phrase(_WITH_THE_SAME).search(plain)) is not None:
        return SaidState(WorkState.NO_PROGRESS, *same.span())
    for pattern, state in (
        (_NOT_STARTED, WorkState.NOT_STARTED),
        (_NO_PROGRESS, WorkState.NO_PROGRESS),
    ):
        found = pattern.search(plain)
        much = found is not None and _MUCH.match(plain[found.end() :])
        if found is not None and not much and not _LITTLE.search(plain):
            return SaidState(state, *found.span())
    return None


def says_barely_begun(text: str) -> bool:
    """Whether a text says that the work has only just begun: "apenas arranca", "va empezando"."""
    return _BARELY_BEGUN.search(read(text).plain) is not None


def says_no_progress(text: str) -> bool:
    """Whether a text says that nothing has moved, or was done in this period."""
    found = find_state(read(text))
    return found is not None and found.state is WorkState.NO_PROGRESS


def find_not_applicable(plain: str) -> tuple[int, int] | None:
    """Return where it is said that something does not apply."""
    found = _NOT_APPLICABLE.search(plain)
    return None if found is None else found.span()


def is_put_off(plain: str) -> bool:
    """Whether the work is said to come later: "se hará en el segundo semestre"."""
    return _PUT_OFF.search(plain) is not None
