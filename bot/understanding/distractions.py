"""Rule 11: numbers that are no progress: dates, laws, money, people, shares of something else."""

from __future__ import annotations

import re

from bot.understanding.activities import sounds_like, stem
from bot.understanding.reading import phrase
from bot.understanding.talk import UNDONE_CODE
from bot.understanding.wordlists import any_of, each
from core.dates.reader import date_spans

NUMBER = r"-?\d+(?:\.\d+)?"
_FIGURES = r"\d[\d.'/-]*"
# Nouns that name a paper or a thing by its number.
NAMED_BY_NUMBER = any_of(
    *each(
        "ley, leyes, decretos?, resolucion, resoluciones, acuerdos?, circular, circulares, "
        "actas?, contratos?, convenios?, oficios?, radicados?, memorandos?, memorando, "
        "articulos?, ordenanzas?, expedientes?, orfeo, fichas?, orden, ordenes, formatos?, "
        "version, anexos?, cdp, rp, conpes, kilometros, sentencia, ntc, iso, norma, auto, "
        "tickets?, pqr, pqrs, pqrsd, solicitud, proceso, piso, oficina, sala, salon, bloque, "
        "carrera, calle, cra, cl, diagonal, transversal, barrio, comuna, manzana, kilometro, ext, "
        "extension, tel, telefono, telefonos, cel, celular, whatsapp, wsp, fijo, pbx, codigo, "
        "cc, cedula, nit, folio, folios, pagina, paginas, tomo, sesion, capitulo, componente, "
        "dimension, rubro, lote, fase, etapa, modulo, corte, grado, nivel, correo, linea, "
        "gacetas?, boletin, edicion, diario oficial, hallazgos?, vigencia, año, sisben, covid, "
        "windows, estacion, guia de envio"
    ),
)
_NO = r"(?:(?:no|nro|num|numero|numeros|n|#|:|\.|,|-|de|del|el|al|la) ){0,4}"
_PEOPLE = any_of(
    *each(
        "personas?, asistentes, funcionari[oa]s?, usuari[oa]s?, ciudadan[oa]s?, "
        "servidor[ea]?s?, servidoras, participantes, contratistas, beneficiari[oa]s?, "
        "estudiantes, niñ[oa]s, lideres, lideresas, adultos, mujeres, hombres, jovenes, "
        "victimas, familias, docentes, enlaces, empleados, campesin[oa]s, vecinos, "
        "invitad[oa]s, convocad[oa]s, citad[oa]s, encuestad[oa]s, inscrit[oa]s, comerciantes, "
        "concejales, delegad[oa]s, habitantes"
    ),
)
_TIMES = any_of(
    *each(
        "dias?, semanas?, mes, meses, años?, horas?, hrs?, h, minutos?, min, trimestres?, "
        "semestres?, cuatrimestres?, bimestres?, vigencias?, veces"
    ),
)
_MEASURES = any_of(
    *each(
        "millones, millon, mil, pesos, cop, smmlv, smlv, dolares, usd, km, kilometros, metros, "
        "mts, m2, hectareas, folios, paginas, hojas(?! de vida), cajas, megas, mb, gb, am, pm, "
        "a m, p m, m, kilos, kg, puntos de"
    ),
)
# Things of which a share is told that is not the progress of the work.
OTHER_SHARES = any_of(
    *each(
        r"presupuest\w*, recursos?, financier\w*, satisfaccion, satisfech\w*, asistencia, "
        r"asistentes, aprobacion, favorabilidad, favorable\w*, descuentos?, iva, impuestos?, "
        r"poblacion, encuestad\w*, usuari\w*, ciudadan\w*, participacion, participantes, "
        r"cobertura, calificacion, puntaje, anticipo, pagos?, giros?, girad\w*, pagad\w*, "
        "contratos?, apropiacion, cdp, rubros?, interes, inflacion, bateria, humedad, "
        r"lluvias?, ausentismo, humano, personal, funcionari\w*, servidor\w*, contratistas, "
        "equipos?, respuestas?, quejas, reclamos, peticiones, desercion, aceptacion, "
        r"confianza, percepcion, efectividad, eficacia, eficiencia, indicador\w*, probabilidad, "
        "riesgo residual, mujeres, hombres, jovenes, personas, gente, predios, recaudo, "
        "cartera, deuda, inversion, gastos?, ingresos, valor, costos?, dinero, plata"
    ),
)
_OF_THE = r"(?:de|del|en) (?:el |la |los |las |sus? |nuestr[oa]s? |total de (?:los |las )?)?"
_LINKS = (
    r"(?:(?:de|del|en|un|una|el|la|los|las|es|fue|esta|al|con|por|va|van|lleva|llego|alcanzo|obtuvo"
    r"|tuvo|nos|dio|dieron|obtuvimos|tuvimos|:|ejecutado|ejecutada|general|promedio|total|global"
    r"|ejecucion|avance|nivel|porcentaje|quedo|casi|como|subio|bajo|paso|aumento|mejoro|a) )"
)
_PERCENT = rf"{NUMBER} %"

_MASKS = tuple(
    phrase(pattern)
    for pattern in (
        r"https?://\S+|www\.\S+|\S+@\S+",
        r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}",
        r"\d+(?:-\d+)+|\d{1,3}(?:'\d{2,3})+(?: %)?|\d{1,2}:\d\d",
        r"\+ ?\d+(?: \d+)*|\d{3} \d{3} \d{2} ?\d{2}|\d{3} \d{4}|\d{3} \d{7}|60\d \d{3} \d{4}",
        rf"(?:{NAMED_BY_NUMBER}) {_NO}{_FIGURES}(?! %)(?: (?:,|y"
        rf"|-) {_FIGURES}(?! %)){{0,3}}(?: (?:de|del) \d{{4}})?",
        rf"(?:no|nro|num) \. {_FIGURES}(?! %)",
        rf"\$ ?{_FIGURES}(?: (?:millones|mil|millon)(?: de pesos)?)?",
        rf"{NUMBER} (?:mil )?(?:{_MEASURES}|{_TIMES})(?: de pesos)?",
        r"a la[s]? \d{1,2}(?! %)(?: (?:y media|y \d{1,2}|en punto))?",
        r"(?:19|20)\d\d(?! %)",
        r"-?\d{4,}(?! %)",
        r"(?:el|del|desde el|fecha) \d{1,2} / \d{1,2}|dia \d{1,2}",
        rf"(?:{NUMBER} (?:de|/) (?:(?:los|las|un total de) )?)?{NUMBER} (?:\w+ )?(?:{_PEOPLE})",
        rf"{_PERCENT} (?:y {_PERCENT} )?{_OF_THE}(?:[a-z]+ )?(?:{OTHER_SHARES}|{_PEOPLE})",
        rf"{_PERCENT} (?:financier|presupuestal)\w*(?! (?:(?:es|de|del|va|en|el|un|:) )*\d)",
        rf"{_PERCENT} de (?:avance|ejecucion) (?:financier|presupuestal)\w*",
        rf"(?:{OTHER_SHARES}) (?:fisico )?{_LINKS}{{0,6}}{_PERCENT}",
        rf"(?:avance|ejecucion) (?:financier|presupuestal)\w* {_LINKS}{{0,5}}{NUMBER}(?: %)?",
        rf"financier[oa] {_LINKS}{{0,4}}{NUMBER}(?: %)?",
        r"(?:evidencia|soporte|foto|anexo|archivo|pagina|parte|hoja)s? \d+ (?:de|/) \d+(?! %)",
        rf"(?:lo|la|los|las) (?:aprob|perd|gan|contest|respond|llen)\w+ (?:el |un )?{_PERCENT}",
        rf"1 de cada {NUMBER}",
        UNDONE_CODE,
        r"(?:100|cien) (?:%|por ciento) (?:(?:confidencial|transparen|comprometid|honest|segur)\w*"
        r"|(?:para|con) tod[oa]s)(?!\S)",
        rf"{_PERCENT} (?:\w+ ){{0,3}}?(?:se (?:declar|sient|sinti|mostr|muestr)\w+"
        r"|(?:in)?satisfech\w+|(?:in)?conformes?(?! (?:a|al|con|lo)(?!\S))|content[oa]s?"
        r"|de acuerdo)",
        rf"{_PERCENT} (?:mujeres|hombres|jovenes|niñ[oa]s|adultos|rural\w*|urban\w*)",
        r"(?:recuerd|escrib|llam|pregunt|avis|habl)\w*(?: (?:para|antes))? (?:de)?el \d{1,2}",
        r"el \d{1,2}(?= (?:le|les|te|se|lo|la|nos|me|vuelvo|regreso|tengo|hay|entrego|envio)"
        r"(?!\S))",
        rf"{_PERCENT} (?:son|fueron|eran|asistieron|votaron|respondieron|calificaron|participaron"
        r"|manifest\w+|opina\w*|considera\w*|conocen?|(?:dicen|dijeron) que)(?! de avance)",
        r"(?:asistimos|fuimos|eramos|somos|estuvimos|llegamos) \d+(?! %)",
        r"(?:es|fue) (?:la|el) (?:no |numero |# )?0?\d{3,}(?! (?:%|de (?:los|las)))",
    )
)
# "encuestamos 180 de 200 usuarios": the work on people, where the goal counts nothing else.
_DONE_TO_PEOPLE = phrase(
    r"(?:@|(?!asist|convoc|invit|cit[ao]|esper|fuimos|somos|tuvimos|cont[ao])[a-z]{3,}(?:amos|imos))"
    rf"(?: :)?(?: (?:ya|a))? {NUMBER} (?:de|/) (?:(?:los|las) )?{NUMBER} (?:{_PEOPLE})"
)
_DIGIT = re.compile(r"\d")
_WHOLE = rf"(?:\d{{1,3}}'\d{{3}}|{NUMBER})"
_NUMBER_OF = phrase(
    rf"(?:{_WHOLE} (?:(?:de|/) )?(?:los |las )?){{1,2}}(?P<noun>[a-z]+(?: [a-z]+)?)"
)


def mask(plain: str, counted: frozenset[str] = frozenset(), *, uncounted: bool = False) -> str:
    """Return `plain`, as long as before, with "_" for each digit that is no figure of progress.

    `counted` are stems of the units that the goal counts: "40 funcionarios" is a count where the
    plan promises to train 40 of them; of a goal that is `uncounted` so is "180 de 200 usuarios".
    """
    if _DIGIT.search(plain) is None:
        return plain
    kept = _counted_spans(plain, counted)
    kept += [found.span() for found in _DONE_TO_PEOPLE.finditer(plain)] if uncounted else []
    letters = list(plain)
    others = (found.span() for pattern in _MASKS for found in pattern.finditer(plain))
    for first, last in (*date_spans(plain), *others):
        if any(first < end and start < last for start, end in kept):
            continue
        for at in range(first, last):
            if letters[at].isdigit():
                letters[at] = "_"
    return "".join(letters)


def _counted_spans(plain: str, counted: frozenset[str]) -> list[tuple[int, int]]:
    if not counted:
        return []
    return [
        found.span()
        for found in _NUMBER_OF.finditer(plain)
        if any(sounds_like(stem(word), counted) for word in found["noun"].split())
    ]
