"""Rules 8, 9, 10, 12: what an amount is said to be: where the work is, was, will be, or lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.understanding.activities import ActivityWords, sounds_like, stem, verb_stem
from bot.understanding.amounts import Amount, Kind, find_amounts, rounded
from bot.understanding.dates import SaidDate, find_dates
from bot.understanding.distractions import mask
from bot.understanding.reading import Reading
from bot.understanding.wordlists import word_set


class Role(StrEnum):
    """What the words about an amount say that it is."""

    CURRENT = "current"
    LATEST = "latest"
    FORMER = "former"
    REJECTED = "rejected"
    MISSING = "missing"
    GAIN = "gain"
    LOSS = "loss"
    GOAL = "goal"
    UNSURE = "unsure"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in its role."""

    role: Role
    amount: Amount


_REACH = 160  # characters beside an amount that may say what it is; bounds the work

_FILL = (
    r"(?:(?:https?://\S+|el|la|lo|los|las|un|una|unos|al|a|en|de|del|como|ya|casi|solo"
    r"|solamente|apenas|aun"
    r"|todavia"
    r"|nos|me|mas o menos|aproximadamente|aprox|cerca|alrededor|por|ahi|mas|menos|tan|unicamente"
    r"|hoy|ahora|actualmente|que|le|les|se|:|@|avance|avances|porcentaje|total|general|fisico"
    r"|acumulado|ejecucion|cumplimiento|orden|,|hasta|ahi|entre|otros|otro|bien|exactamente"
    r"|doctora?"
    r"|ingenier[oa]|hola|buenas|buenos|buen|dia|dias|tardes?|noches?|ok|vale|listo|doc|jefe"
    r"|jefa|senora?|gracias|si|saludo|cordial|muy|logro|lograr|-|y|esta|actividad|meta) )*"
)
_FRAME = (
    r"(?:vamos|va|van|voy|ando|anda|andamos|llevamos|lleva|llevo|llevan|estamos|esta|estan"
    r"|estoy|avance"
    r"|avances|avanzado|avanzada|avanzados|avanzadas|progreso|cumplimiento|ejecucion|ejecutado"
    r"|ejecutada|quedamos|quedo|quedaron|queda|quedan|seguimos|sigue|siguen|presenta|presentamos"
    r"|dejamos|dejo|registra|reporta|reportamos|reporto|reportar|alcanza|alcanzo|alcanzamos"
    r"|logramos|logro"
    r"|tenemos"
    r"|tiene|tengo|completamos|completado|cumplimos|cumplido|llegamos|llego|hicimos|hemos"
    r"|hecho|hechos"
    r"|hechas|realizamos|realizado|realizados|realizadas|actualmente|hoy|ahora|dice|dicen|es|son"
    r"|era|eran|fue|sino|pongale|ponga|ponle|anote|registre|porcentaje|correcta|correcto|corrija"
    r"|corrijo|perdon|dicho|disculpe|digo|decir|poner|queria|diria|calculo|cuentas|creo"
    r"|digamos|pasamos|paso|pasa|subimos|subio|sube|suben|baja|llega|avanza|bajamos|bajo|retrocedimos|cayo"
    r"|desarrollo|desarrollado|implementacion|implementado"
    r"|marcha|organizado|actualizado|actualizadas|actualizados|actualizada|listos?|listas?|vamo|ya"
    r"|acumulado|finalizad[oa]s?|terminad[oa]s?|cumplid[oa]s?|culminad[oa]s?|ejecutad[oa]s?"
    r"|fecha|avanzamos|avanzo|avanza|estado|publicamos|dictamos|terminamos|terminado"
    r"|entregamos|sumamos|ajustado|cerramos|cerro|@|:)"
)
_FRAMED = re.compile(rf"(?:^|\s){_FRAME} {_FILL}$")
_ONLY_FILL = re.compile(rf"^{_FILL}$")
_MISSING = re.compile(
    rf"(?:^|\s)(?:falta|faltan|faltando|faltante|faltaria|faltarian|resta|restan|restando"
    rf"|hace falta"
    rf"|hacen falta|pendientes?|por ejecutar|por hacer"
    rf"|por completar) (?:{_FILL}(?:\w+[aei]r )?){{1,2}}$"
)
_WAS_MISSING = re.compile(rf"(?:^|\s)(?:faltaba|faltaban|restaba) {_FILL}$")
_IS_MISSING = re.compile(
    r"^ (?:pendientes?|restante|faltante|por (?:ejecutar|hacer|completar|realizar|terminar|cumplir)"
    r"|que (?:nos |me )?falta|que resta|sin (?:ejecutar|hacer|terminar))(?!\S)"
)
_LEFT_OVER = re.compile(
    r"(?:^|\s)(?:nos )?quedan? (?:(?:nos|solo|solamente|apenas|un|el|por|como|todavia|aun|ya) )*$"
)
_ALL = Decimal(100)
_TENTH = Decimal(10)
_DAYS = Decimal(31)
_BEFORE_DAYS = frozenset(("el ", "para el ", "hasta el ", "desde el ", "del ", "al "))
_SHRUNK = re.compile(rf"(?:^|\s)(?:se )?(?:reduj\w+|reduc\w+) (?:\w+ )?{_FILL}$")
_ALMOST = re.compile(rf"(?:^|\s)casi {_FILL}$")
_LESS_THAN = re.compile(
    r"(?:^|\s)(?:menos de|menos del|por debajo de|por debajo del|inferior al?) $"
)
_TIME_PAST = re.compile(
    r"(?:^|\s)(?:año|mes|trimestre|semestre|cuatrimestre|periodo|vez|semana|corte|reporte|informe)"
    r" (?:pasad[oa]|anterior)(?!\S)".replace("ñ", "n")
)
_FORMER = re.compile(
    rf"(?:^|\s)(?:estabamos|estaba|estaban|estuvimos|veniamos|venia|ibamos|iba|iban|teniamos|tenia"
    rf"|llevabamos|llevaba|habiamos reportado|habia reportado|habiamos quedado|antes|anteriormente"
    rf"|el mes pasado|la (?:vez|semana) pasada|anterior|pasado|habia|habian"
    rf"|reporte anterior) {_FILL}$"
)
_FROM = re.compile(r"(?:^|\s)(?:de|del|desde|desde el|desde un)(?: (?:un|casi|la))? $")
_TO = re.compile(
    r"^ (?:(?:ya|y|pasamos|paso|subimos|subio|fuimos|avanzamos|llegamos) )*(?:a|al|hasta"
    r"|hasta el|para|hacia el|-)(?: (?:un|casi|el|la|las))? $"
)
_REJECTED = re.compile(
    r"(?:^|\s)(?:no|no es|no era|no eran|no son|no al|no en|no el|no del|no un|en vez de|en vez del"
    r"|en lugar de|en lugar del|y no|y no el|no a) $"
)
_NEGATED = re.compile(
    r"(?:^|\s)(?:ni (?:siquiera )?(?:a |en |por |al )?(?:la |el |un |una )?$|(?:no|ni|nunca"
    r"|tampoco)(?: (?:se|nos|le|lo|ha|han|hemos|hay|habia|he|alcanza\w*|lleg\w+"
    r"|pasa\w*|pasamos|supera\w*|vamos|van?|esta|estan|estamos|llevamos|cumpl\w+|logr\w+|es"
    r"|aun|todavia|hic\w+|hizo|hecho|dict\w+|entreg\w+|public\w+|termin\w+|inici\w+"
    r"|tenemos|completa\w*|avanz\w+|hicimos|realiz\w+|sub\w+|podido|a|siquiera))+ "
    rf"{_FILL}$)"
)
_UNDONE = re.compile(
    r"(?:^|\s)(?:aplaz|cancel|suspend|pospus|reprogram|rechaz|devolv|programaron|programo|agend"
    rf"|contrat(?:o|aron|amos)(?= ))\w* {_FILL}$"
)
# A count is of units that are there: "van 2 talleres", "se dictaron 2", "2 talleres listos".
_MADE = re.compile(
    r"(?:^|\s)(?:van?|llevamos|llevo|llevan?|vamos|completamos|sumamos|logramos|alcanzamos|cumpl\w+"
    r"|ya (?:estan?|hay|tenemos|son|salio|salieron)|total de|participa\w+|particip[oe]|asisti\w+"
    r"|estuvimos|salio|salieron|hic\w+|hizo|hech[oa]s?|list[oa]s"
    r"|(?:realiz|dict|public|entreg|emit|transmit|grab|elabor|celebr|efectu|ejecut|desarroll"
    r"|adelant|termin|finaliz|culmin|complet|atend|present|difund|divulg|sub|carg|levant|produc"
    r"|expid)(?:amos|imos|aron|ieron|o|io|e|i|ad[oa]s?|id[oa]s?))(?!\S)"
)
_ONLY_OF_ALL = re.compile(
    r"(?:^|\s)(?:para|de|sobre|entre|por|en|con|desde|hasta)(?: (?:las|los|mis|nuestr[oa]s|est[oa]s))? $"
)
_TO_THEM = re.compile(r"(?:^|\s)(?:a|con|para|entre)(?: (?:las|los))? $")
_GOING_TO = re.compile(
    r"(?:^|\s)(?:vamos|van|va|llevamos|lleva|llegamos|llego|avanz\w+|cumpl\w+|pas\w+|sub\w+|de|equival\w+"
    r"|corresponde\w*|igual)(?!\S)"
)
_COUNTED_WITH = re.compile(
    r"(?:^|\s)(?:total|mas|menos|cerca|alrededor|participa\w*|estuvimos|presencia|cumpl\w+|vamos|van|llevamos)"
    r" (?:de|en|con|por)(?: (?:las|los))? $"
)
_GAIN = re.compile(
    r"(?:^|\s)(?:subimos|subio|subieron|aumentamos|aumento|crecimos|crecio|sumamos|incrementamos"
    r"|incremento|avanzamos|avanzo|adicional|adicionales|otros?|otras?|gano|ganamos|mejoramos)"
    r" (?:(?:en|un|unos|el|otros?|como|casi|ya|nos|solo|apenas|cerca|de|los|las"
    r"|aproximadamente) )*$"
)
_MORE = re.compile(r"^ (?:mas(?! o menos)|adicional(?:es)?|de mas|extra)(?!\S)")
_AND_OTHERS = re.compile(r"(?:^|\s)y otr[oa]s? (?:dicen )?$")
_LOSS = re.compile(
    r"(?:^|\s)(?:bajamos|bajo|retrocedimos|retrocedio|perdimos|disminuyo) (?:(?:en|un|unos"
    r"|como) )*$"
)
_GOAL = re.compile(
    r"(?:^|\s)(?:espero|esperamos|esperan|esperando|espera|aspiramos|aspiro|proyect\w+|debe|debemos"
    r"|deberia\w*|debiamos|debia|tenemos que|toca|hay que|llegaremos|llegaria\w*|llegar|lograr"
    r"|lograremos"
    r"|alcanzar|alcanzaremos|tendremos|quedara\w*|quedaria\w*|estara\w*|estaria\w*|estaremos"
    r"|sera|seria"
    r"|vamos a \w+r|va a \w+r|van a \w+r|programad[oa]s?|programamos|previst[oa]s?|prevemos"
    r"|planead[oa]s?"
    r"|planeamos|ojala|objetivo|cuando|pensamos"
    r"|queremos|confiamos"
    r"|buscamos|podemos|podriamos|se espera|completaremos|completaria\w*|subira\w*|subiremos"
    r"|pasaremos"
    r"|avanzaremos|cerraremos|terminaremos|haremos|realizaremos|haran|realizaran|hara|realizara"
    r"|comprometemos|compromiso|estimamos|estimado|si (?:nos|se|hay|todo|el|la|logramos|dan)"
    r"|para que|para (?:cumplir|completar|llegar|terminar|lograr|alcanzar|cerrar)"
    r"|faltaria para|quedemos|lleguemos|llegue|alcancemos|entregaremos|publicaremos|dictaremos"
    r"|pedia|pide|exigia|exige|cronograma|programacion|vamos para|va para|vamos hacia"
    r"|solicitad[oa]s|contratad[oa]s|agendad[oa]s|solicitamos|solicitaron)(?!\S)"
)
_IS_GOAL = re.compile(
    r"^ (?:programad|planead|previst|proyectad|esperad|pactad)[oa]s?(?!\S)|^ de meta"
)
_GOAL_HEAD = re.compile(
    r"^(?:y |la |el |una |frente a |frente al |contra )*(?:meta|programado|planeado)"
    r"(?: (?:\w+|:))? $"
)
_OF_WHAT = re.compile(
    r"^ (?:de|del) (?:(?:la|el|los|las|sus?|nuestr[oa]s?|est[ae]|dich[oa]) )?(?P<noun>[a-z]{3,})"
)
_OF_THE_WORK = word_set(
    "avance avances cumplimiento ejecucion actividad actividades meta metas tarea total progreso "
    "implementacion desarrollo trabajo producto programado planeado previsto camino acuerdo lo "
    "elaboracion construccion actualizacion consolidacion cronograma plan documento todo"
)
_GOING = re.compile(
    rf"(?:^|\s)(?:vamos|va|van|voy|llevamos|lleva|llevo|avance|avanzado|@) {_FILL}$"
)
_BY_THEN = re.compile(r"^ (?:(?:para|al|a|en|hacia|antes de)(?: el| la| los)? |el |la )?$")
_IS_ANOTHERS = re.compile(r"(?:^|\s)(?:segun|dice|dicen|decia|pero|otr[oa]s?|mientras)(?!\S)")
_NOW = re.compile(
    rf"(?:^|\s)(?:ahora|hoy|actualmente|por ahora|por el momento|de momento|a hoy|ya|quedamos|quedo|queda|quedaron|a la fecha"
    rf"|al dia de hoy|este mes"
    rf"|llegamos|llego|digo|perdon|mejor dicho|corrijo|corrija|sino|total de|en total|disculpe"
    rf"|es) {_FILL}$"
)
_CURRENT_FRAME = re.compile(
    rf"(?:^|\s)(?:vamos|va|van|voy|llevamos|lleva|llevo|estamos|esta|estan|hoy|actualmente"
    rf"|a la fecha|por ahora|por el momento|de momento|a hoy"
    rf"|presenta|avance(?: de| del)?) {_FILL}$"
)


def find_figures(
    reading: Reading, today: date, words: ActivityWords | None, planned: int | None
) -> list[Figure]:
    """Return the amounts of a text about one activity, each in its role, in their order."""
    counted = words.counted if words else frozenset()
    plain = mask(reading.plain, counted)
    amounts = find_amounts(plain, counted, planned)
    if not amounts:
        return []
    future = [
        (said.start, said.end)
        for said in find_dates(reading.plain, today)
        if said.day is not None and said.day > today and _is_near(said, today)
    ]
    figures: list[Figure] = []
    of_others: list[int] = []
    going = False
    for n, amount in enumerate(amounts):
        start = amounts[n - 1].end if n else 0
        end = amounts[n + 1].start if n + 1 < len(amounts) else len(plain)
        place = _Place(plain, start, end, amount, future)
        role = _role(place, figures)
        if role in (Role.CURRENT, Role.LATEST) and _is_of_another_thing(place, words):
            role = Role.UNSURE
            of_others.append(n)
        elif role is Role.CURRENT and _is_dealt_with(place, words):
            role = Role.UNSURE
        elif (
            role in (Role.CURRENT, Role.LATEST)
            and amount.kind is Kind.COUNT
            and not _is_made(place, words)
        ):
            role = Role.IGNORED
        elif role in (Role.CURRENT, Role.LATEST) and _GOING.search(place.clause):
            going = True
        figures.append(Figure(role, amount))
    if going:
        return [
            replace(f, role=Role.IGNORED) if n in of_others else f for n, f in enumerate(figures)
        ]
    return figures


def _is_near(said: SaidDate, today: date) -> bool:
    """Whether a day may be a coming one: "abril" in June was last April, in April it is now."""
    if said.day is None or (not said.exact and said.day.replace(day=1) <= today):
        return False
    return (said.day - today).days < 240


_HARD_SIGN = re.compile(r"(?<!\S)[.;?!¶](?!\S)")
_ANY_SIGN = re.compile(r"(?<!\S)[.;,?!¶](?!\S)")
_COMMA = re.compile(r"(?<!\S),(?!\S)")


class _Place:
    """An amount with the words before and after it, up to the amounts and clauses beside it."""

    def __init__(
        self, plain: str, start: int, end: int, amount: Amount, future: Sequence[tuple[int, int]]
    ) -> None:
        self.amount = amount
        before = plain[max(start, amount.start - _REACH) : amount.start]
        self.since_last = before
        after = plain[amount.end : min(end, amount.end + _REACH)]
        self.until_next = after
        self.sentence = _HARD_SIGN.split(before)[-1].lstrip()
        self.clause = _COMMA.split(self.sentence)[-1].lstrip()
        self.after = _ANY_SIGN.split(after, maxsplit=1)[0]
        sentence_start = amount.start - len(self.sentence)
        after_end = amount.end + len(self.after)
        self.dated_before = [s for s in future if sentence_start <= s[0] < amount.start]
        self.dated_after = [s for s in future if amount.end <= s[0] < after_end]


def _role(place: _Place, former: Sequence[Figure]) -> Role:
    for reader in (_as_unreadable, _as_missing, _as_former, _as_denied, _as_goal, _as_change):
        role = reader(place, former)
        if role is not None:
            return role
    if place.amount.kind is Kind.BARE and not _is_reported(place):
        return Role.UNSURE if former and _IS_ANOTHERS.search(place.since_last) else Role.IGNORED
    return Role.LATEST if _NOW.search(place.sentence) else Role.CURRENT


def _is_of_another_thing(place: _Place, words: ActivityWords | None) -> bool:
    """Whether a percentage is of things that neither the activity nor its progress is called."""
    if place.amount.kind not in (Kind.PERCENT, Kind.SHARE) or _GOING.search(place.clause):
        return False
    of_what = _OF_WHAT.match(place.after)
    if of_what is None or of_what["noun"] in _OF_THE_WORK:
        return False
    return words is not None and sounds_like(stem(of_what["noun"]), words.terms) is None


def _is_dealt_with(place: _Place, words: ActivityWords | None) -> bool:
    """Whether a fraction is of those that something was sent to, not of what is made."""
    if place.amount.kind is not Kind.FRACTION or not _TO_THEM.search(place.clause):
        return False
    return not (_GOING_TO.search(place.clause) or _is_own_deed(place.clause, words))


def _is_own_deed(clause: str, words: ActivityWords | None) -> bool:
    own = words.verbs if words else frozenset()
    return any(verb_stem(w) in own for w in clause.split() if not w.endswith(("ar", "er", "ir")))


def _is_made(place: _Place, words: ActivityWords | None) -> bool:
    """Whether a count of units is said to be there, and not to be planned, bought or spoken of."""
    if _ONLY_OF_ALL.search(place.clause) and not _COUNTED_WITH.search(place.clause):
        return False
    told = f"{place.clause} {place.after}"
    if not told.strip() or _ONLY_FILL.match(place.clause.replace("los ", "").replace("las ", "")):
        alone = not place.after.strip()
        if alone:
            return True
    return _MADE.search(told) is not None or _is_own_deed(told, words)


def _as_unreadable(place: _Place, former: Sequence[Figure]) -> Role | None:
    del former
    less = _LESS_THAN.search(place.clause)
    almost = place.amount.value == _ALL and _ALMOST.search(place.clause)
    if place.amount.kind is Kind.RANGE or less or almost:
        return Role.UNSURE
    return None


def _as_missing(place: _Place, former: Sequence[Figure]) -> Role | None:
    del former
    if _WAS_MISSING.search(place.sentence):
        return Role.FORMER
    if _LEFT_OVER.search(place.clause):
        return Role.MISSING if place.amount.kind is not Kind.BARE else Role.UNSURE
    if not (_MISSING.search(place.clause) or _IS_MISSING.match(place.after)):
        return None
    if place.amount.kind is Kind.BARE:
        return Role.MISSING if _is_a_share(place) else Role.UNSURE
    one_of_them = place.amount.kind is Kind.COUNT and place.amount.units == 1
    return Role.UNSURE if one_of_them else Role.MISSING


def _is_a_share(place: _Place) -> bool:
    """Whether "falta un 10" leaves out its sign: what is counted has no "un" before the number."""
    value = place.amount.value
    return place.clause.endswith((" un ", " como un ")) and value is not None and value >= _TENTH


def _as_former(place: _Place, former: Sequence[Figure]) -> Role | None:
    """Read "estábamos en 40" and the 40 of "del 40 al 60"."""
    if former and former[-1].role is Role.FORMER and _TO.match(place.since_last):
        return Role.LATEST
    if _FORMER.search(place.sentence) or _TIME_PAST.search(place.clause):
        return Role.FORMER
    if _FROM.search(place.sentence) and _TO.match(place.until_next):
        return Role.FORMER
    return None


def _as_denied(place: _Place, former: Sequence[Figure]) -> Role | None:
    if re.match(r"^ no(?= sino| es| era| son|$)", place.after):
        return Role.REJECTED
    if _REJECTED.search(place.clause) and (former or len(place.clause.split()) < 4):
        return Role.REJECTED
    if _NEGATED.search(place.clause):
        return Role.REJECTED if re.search(r"(?:^|\s)sino ", place.until_next) else Role.UNSURE
    if _UNDONE.search(place.clause) or _SHRUNK.search(place.clause):
        return Role.UNSURE
    return Role.REJECTED if _REJECTED.search(place.clause) else None


def _as_goal(place: _Place, former: Sequence[Figure]) -> Role | None:
    del former
    of_the_whole = place.amount.kind is Kind.FRACTION  # "3 de las 6 programadas"
    if (_IS_GOAL.match(place.after) and not of_the_whole) or _GOAL_HEAD.search(place.clause):
        return Role.GOAL
    framed = _CURRENT_FRAME.search(place.clause) is not None
    goal = _GOAL.search(place.clause + " ")
    if goal is not None and not (framed and _FRAMED.search(place.clause[goal.end() :])):
        return Role.GOAL
    if place.dated_before and not (framed and "," in place.sentence):
        return None if framed and _is_of_the_deed(place) else Role.GOAL
    if place.dated_after and not framed and _BY_THEN.match(_up_to_date(place)):
        return Role.GOAL
    return None


def _is_of_the_deed(place: _Place) -> bool:
    """Whether the date stands apart from the state: "la visita del viernes ya va en 60"."""
    return re.search(r"(?:^|\s)(?:hoy|ya|ahora)(?!\S)", place.clause) is not None


def _up_to_date(place: _Place) -> str:
    start = place.dated_after[0][0] - place.amount.end
    return place.after[:start]


def _as_change(place: _Place, former: Sequence[Figure]) -> Role | None:
    if _LOSS.search(place.clause):
        return Role.LOSS
    points = place.amount.kind is Kind.POINTS
    if points or _GAIN.search(place.clause) or _MORE.match(place.after):
        if former and _AND_OTHERS.search(place.clause):
            return Role.UNSURE
        return Role.UNSURE if place.amount.kind in (Kind.FRACTION, Kind.COUNT) else Role.GAIN
    return None


def _is_reported(place: _Place) -> bool:
    """Whether a number without a sign is said to be where the work is."""
    clause = place.clause.replace("  ", " ")
    value = place.amount.value
    if clause in _BEFORE_DAYS and place.after.strip() and value is not None and value <= _DAYS:
        return False  # "el 15 se firma"
    return bool(
        _ONLY_FILL.match(clause) or _FRAMED.search(" " + clause) or _NOW.search(place.sentence)
    )


def percent_of(figure: Figure, last: Decimal | None) -> Decimal | None:
    """Return the percentage that a figure comes to, None when it comes to none."""
    value = figure.amount.value
    if value is None:
        return None
    if figure.role is Role.MISSING:
        return Decimal(100) - value
    if figure.role in (Role.GAIN, Role.LOSS):
        sign = 1 if figure.role is Role.GAIN else -1
        return None if last is None else last + sign * value
    return value


def is_same(one: Decimal, other: Decimal) -> bool:
    """Whether two percentages differ by no more than rounding."""
    return abs(rounded(one) - rounded(other)) <= 1
