"""Where she is and goes, and how tired she is of being asked: nothing of the work. Pure."""

from __future__ import annotations

from bot.understanding.framing.not_now import puts_off
from bot.understanding.framing.record_words import quarrels
from bot.understanding.reading import Reading, phrase
from bot.understanding.wordlists import CITY, MONTH, WEEKDAY, group

_LEAD = (
    r"(?:(?:y|e|pero|perdon|disculpen?|que pena|yo|ya|hoy|mañana|ahora|ahorita|es que|porque|que"
    r"|aunque|la verdad|igual|pues"
    r"|de paso|esta semana|en este momento) ){0,4}"
)
_CITY = group(CITY)
_EVENT = (
    r"(?:reunion|comite|junta|consejo|curso|capacitacion|taller|seminario|congreso|diplomado|foro"
    r"|comision|viaje|vacaciones|permiso|licencia|almuerzo|entrevista|audiencia|diligencias?"
    r"|citas?|examen|examenes|control medico|terapia|calamidad)"
)
_OF_EVENT = (
    r"(?: (?:medic[oa]s?|odontologic[oa]s?|de (?:trabajo|servicios?)"
    r"|con (?:el|la|mi) (?:medico|doctora?|odontolog[oa]|especialista)))?"
)
_PLACE = (
    r"(?:casa|la (?:casa|eps|clinica|notaria|terminal|capital)|mi (?:casa|pueblo|tierra)"
    r"|el (?:medico|odontologo|banco|aeropuerto|hospital)|carretera|camino|afuera|fuera|vuelo)"
)
_HOW = r"(?: (?:ya|hoy|mañana|ahora|ahorita|temprano|mas temprano|tarde|rapido|de una))?"
_GOES = (
    rf"(?:(?:estoy|ando|sigo|estare|me encuentro|voy|me voy|salgo|viajo|entro|tengo|regreso|vengo"
    rf"|voy a estar|voy saliendo|voy llegando|me toca){_HOW})"
)
_TO = r"(?: (?:en|a|al|para|por|de|del|con))?(?: (?:un|una|el|la|unas|unos))?"
_A_DAY = rf"(?:(?:el |este )?(?:{WEEKDAY})(?: \d{{1,2}})?|el \d{{1,2}}(?: de (?:{MONTH}))?)"
_WHEN = (
    rf"(?: (?:hoy|mañana|ahora|ahorita|ya|temprano|todo el dia|toda la (?:mañana|tarde|semana)"
    rf"|(?:en|por|esta) (?:la )?(?:tarde|mañana|noche)|esta semana|estos dias|(?:y )?hasta {_A_DAY}"
    rf"|hasta (?:hoy|mañana)|(?:y )?(?:vuelvo|regreso) {_A_DAY}|{_A_DAY}"
    rf"|a las \d{{1,2}}|en {_CITY}))"
)
_WHERE = phrase(
    rf"{_LEAD}{_GOES}(?:{_TO} {_EVENT}{_OF_EVENT}"
    rf"|(?: (?:en|a|para|por|de|desde))? (?:{_CITY}|{_PLACE}))"
    rf"{_WHEN}{{0,3}}"
)
# "andaba en lo de las elecciones", "estaba ocupada con el concejo": why she answers late.
_WAS_BUSY = phrase(
    rf"{_LEAD}(?:"
    r"(?:andaba|anduve|ando)(?: (?:yo|toda|todo|la|el|semana|dia|mañana|tarde)){0,4}"
    r" (?:en (?:lo|eso|cosas|vueltas|campo|territorio|visitas?|la (?:calle|vereda)|veredas|otras?"
    r"|correr|correrias)|con (?:lo|el tema|los temas|mil|muchas?)|por (?:fuera|alla|la)"
    r"|de (?:viaje|afan|un lado|comision|permiso|vacaciones))(?: [a-z]{1,20}){0,6}"
    r"|(?:andaba|estaba|estuve|anduve|estoy|ando) (?:muy |re |super )?(?:ocupad|encartad|enredad"
    r"|embolatad|incapacitad|enferm|indispuest|atorad|copad)[oa](?: (?:con|en|por) [a-z ]{2,60})?"
    r"|(?:estaba|estoy|ando|andaba) (?:almorzando|comiendo|desayunando|manejando|durmiendo|viajando"
    r"|sin (?:señal|internet|datos|bateria|carga|celular|telefono|saldo)|(?:en|por) (?:el |la )?"
    r"(?:carro|moto|bus|taxi|buseta|carretera|calle))"
    rf"|(?:andaba|estaba)(?:{_TO} {_EVENT}{_OF_EVENT}"
    rf"|(?: (?:en|por|de))? (?:{_CITY}|{_PLACE}|campo))"
    r"|(?:ando|estoy|andaba|estaba|andamos) (?:corriendo|a las carreras|full?|de afan|hasta el"
    r" (?:cuello|tope))(?: (?:con|por) [a-z ]{2,60})?"
    rf")(?: pero)?{_WHEN}{{0,3}}"
)
# "trabajando desde la finca", "puente en familia", "desde Bogotá"
_FROM_THERE = phrase(
    rf"{_LEAD}(?:(?:(?:estoy |ando |aqui |sigo )?(?:trabajando|escribiendo|respondiendo"
    r"|contestando|reportando|descansando|conectad[oa]) )?"
    rf"(?:desde|en) (?:{_CITY}|{_PLACE}|(?:la |mi )?finca|el pueblo|mi (?:tierra|casa))"
    r"|(?:(?:aqui|de|pasando|este|el) )*puente (?:en|con) (?:la |mi )?(?:familia|casa|finca)"
    rf"|(?:aqui )?(?:en|con) (?:la |mi )?familia){_WHEN}{{0,2}}"
)
# "estoy cansada de que pregunten", "qué jartera"
_TIRED = phrase(
    rf"{_LEAD}(?:(?:estoy|estamos|me tienen?|ando) (?:\w+ ){{0,2}}"
    r"(?:mamad|cansad|hart|aburrid|estresad|desesperad)[oa]s?"
    r"|que (?:pesadez|jartera|pereza|cansancio|desgaste|fastidio))(?: [a-z]{1,20}){0,12}"
)
_JOINTS = frozenset({"y", "e", "pero", "aunque", "porque", "pues", "que"})
_BEGINS = _JOINTS & {"y", "e", "pero"}


def tells_of_herself(clause: str) -> bool:
    """Tell whether a clause, as the grammar spells it, says where she is or goes, how tired she is,
    or that she cannot answer now: "estoy en Bogotá hasta el jueves", "salgo temprano a cita"."""
    said = (one.fullmatch(clause) for one in (_WHERE, _TIRED, _WAS_BUSY, _FROM_THERE))
    return any(said) or puts_off(clause)


def without_her(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Return a clause without what is joined to its account of the work and tells of herself, or
    scolds: "falta la firma" of "falta la firma y estoy cansada de que pregunten"."""
    joints = [at for at in range(first + 1, last - 1) if reading.norms[at] in _JOINTS]
    for at in joints:
        if _is_hers(reading.part(at + 1, last).plain):
            return first, at
    for at in reversed(joints):
        if reading.norms[at] in _BEGINS and tells_of_herself(reading.part(first, at).plain):
            return at + 1, last
    return first, last


def _is_hers(clause: str) -> bool:
    return tells_of_herself(clause) or (quarrels(clause) and not _goes_on(clause))


def _goes_on(clause: str) -> bool:
    return any(word in _BEGINS for word in clause.split())
