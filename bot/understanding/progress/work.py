"""Rule 5 and 22: whether a text without a figure speaks of the work or of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.activities import sounds_like, stem, title_words, words_of
from bot.understanding.meaning import Context
from bot.understanding.parting.pieces import default_code
from bot.understanding.parting.topics import Topic
from bot.understanding.progress.of_the_report import bids, speaks_to_another
from bot.understanding.progress.states import VAGUE, is_put_off
from bot.understanding.reading import Reading, any_phrase, phrase
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import each, group

_VERBS = group(
    *each(
        "avanz, socializ, public, capacit, reun, firm, aprob, envi, entreg, consolid, tabul, "
        "revis, elabor, ajust, actualiz, realiz, program, convoc, contrat, adjudic, radic, "
        "present, diseñ, recopil, recolect, levant, organiz, digit, carg, sub, diligenci, "
        "implement, ejecut, gestion, solicit, coordin, valid, verific, formul, construy, "
        "construi, redact, proyect, concert, adelant, trabaj, termin, finaliz, culmin, "
        "complet, complement, corrig, correg, respond, recib, aplic, defin, conform, invit, "
        "inscrib, registr, grab, edit, instal, visit, inspeccion, entrevist, sensibiliz, "
        "divulg, difund, expid, adopt, remit, pag, compr, cotiz, cumpl, hac, hic, hech, hiz, "
        "inici, empez, empiez, comenz, particip, analiz, depur, clasific, foli, escane, "
        "digitaliz, caracteriz, identific, prioriz, asign, autoriz, devolv, devuelt, aplaz, "
        "suspend, cancel, reprogram, alist, estructur, concluy, acord, cit, atend, mejor, "
        "tramit, cruz, sistematiz, migr, list, recog, falt, legaliz, licit, perfeccion, mand, "
        "pas, dict, orient, acompañ, apoy, asist, dialog, concili, proces, prepar, arm, "
        "escrib, cre, abr, pint, montaj, mont, tom, extend, arranc, invert, invirt, gast, gir, "
        "sancion, promulg, reglament, formaliz, "
        "sembr, constitu, paviment, vacun, fumig, calibr, renov, emit, transmit, traduj, "
        "traduc, habilit, adecu, adquir, distribu, repart, seleccion, notific, evalu, unific, "
        "transcrib, sustent, resolv, recorr, reactiv, comunic, estudi, discut, negoci, "
        "configur, desarroll, acondicion, restaur, repar, lider, acab, cerr, quedar"
    ),
)
_ACTS = (
    "(?:ya |nos |me |lo |la |los |las |le ){0,3}"
    "(?:se |hemos |han |ha |he |estamos |estan |esta |estoy |fue |fueron |seguimos |sigue "
    "|venimos |vamos a |va a |van a |se esta |se estan |se ha |se han ){1,3}"
    rf"(?:le |les |lo |la |nos )?(?:ya )?{_VERBS}\w*",
    f"(?:ya |nos |me |la |lo |los |las ){{0,3}}{_VERBS}"
    "(?:amos|imos|aron|ieron|aremos|o|ando|iendo|ad[oa]s?|id[oa]s?|e)",
)
_ACT = any_phrase(*_ACTS)
_DEED = any_phrase(
    *_ACTS,
    "(?:nos |solo |aun |me |tambien |todavia ){0,3}"
    "(?:falta|faltan|hace falta|quedan?|quedo|tenemos|hay) "
    r"(?:pendientes?|por|la|el|los|las|que|un|una|unos|unas|es|firm\w+|algun\w+|detalles|solo"
    r"|como)(?: \w+)?",
    "pendientes? (?:de|por|la|el)",
    "en (?:proceso|revision|tramite|ejecucion|curso|marcha|elaboracion|construccion|espera"
    "|etapa|fase|ajustes?)",
    "(?:para|pendiente de) (?:la |el |su )?(?:firma|revision|visto bueno|aprobacion|validacion)",
    *each("a la espera, esperando, en ello, estamos en eso"),
    "(?:quedamos|quedaron|quedo) de [a-z]+[aei]r(?:l[oa]s?)?",
    "(?:tuvimos|tenemos|hubo) (?:una |un |la |el |las |los |dificultades|problemas"
    r"|inconvenientes|reunion|mesas?)\w*",
    "(?:el |la |los |las )(?:contratista|contrato|documento|informe|borrador|acta|proveedor"
    r"|presupuesto|proceso|sistema|plataforma|comite|cronograma) \w+",
    *each("vamos, avances?, adjunto, anexo"),
)
_STATE = any_phrase(
    *each(
        "ya estan?, ya sal(?:io|ieron), cerrad[oa], cerro, list[oa]s?, queda, quedan, quedaron, "
        "faltan?, "
        r"quedara\w*, quede, quedo, quedado, termin\w+, finaliz\w+, culmin\w+, cumpl\w+, "
        r"entreg\w+, complet\w+, iniciar, empezar, \S* ?%"
    ),
)
_WE_DID = phrase(r"(?:hemos|hubo|tuvimos) \w+|(?:ya )?(?:lo|la|los|las) \w{3,}(?:amos|imos)")
_NOUN = any_phrase(
    *each(
        "presupuesto, encuestas?, satisfaccion, reunion, reuniones, mesas?, taller, talleres, "
        "jornadas?, visitas?, comite, contratista, contratos?, documentos?, informes?, "
        "borrador, actas?, cronograma, concepto, firmas?, resolucion, circular, proveedor, "
        "evidencias?, soportes?, listados?, asistencia, plataforma, lideres, enlaces, "
        "capacitacion, socializacion, publicacion, ajustes, correcciones, observaciones, "
        "insumos, propuesta, convenio, estudios, asistentes, participantes, recursos, "
        r"encuentros?, sesion, sesiones, dificultades, cotizacion\w*, convocatoria"
    ),
)
_ASIDE = any_phrase(
    *each(
        r"\w* ?ascensor, numero equivocado, quien es, almuerzo, cumpleaños, parqueadero, "
        "impresora, aire acondicionado, internet, goteras?, bombillos?, cafeteria, tinto, partido"
    ),
    "recibo (?:de|del|de la) (?:agua|luz|gas)",
    "(?:el|la|un) rifa",
    "(?:se )?(?:vend[eo]|arriend[ao]|alquil[ao]) [a-z]+",
)
_ASKS = re.compile(r"quien(?: [^.;¶]+)?")
_ASKING = phrase(r"quien|cuando|donde|a que horas?|cuanto|cual|por que|que (?:hora|dia|es)")


def is_about_work(reading: Reading, topics: Sequence[Topic], context: Context) -> bool:
    """Whether words without a figure report on an activity, rather than speak of other things."""
    plain = reading.plain
    named = {code for topic in topics if topic.named for code in topic.codes}
    titles = [title_words(a.title, a.product) for a in context.pending if a.code in named]
    works = bool(named) and _ACT.search(plain) is not None
    if is_beside_the_work(plain, frozenset().union(*titles), works=works):
        return False
    if any(topic.named for topic in topics):
        return True
    if speaks_to_another(reading.text) and bids(reading.text):
        return False  # "doña Patricia, hágame llegar el oficio"
    if any(pattern.search(plain) for pattern in (_DEED, VAGUE, _STATE)):
        return True
    known = default_code(context) is not None
    if known and is_put_off(plain):
        return True
    if known and _WE_DID.search(plain):
        return True
    return (known and _NOUN.search(plain) is not None) or _has_title_words(reading, context)


def is_other_question(plain: str) -> bool:
    """Whether a text asks who, and says nothing: "¿quién ganó anoche?"."""
    return _ASKS.fullmatch(plain) is not None


def is_beside_the_work(
    plain: str, titles: frozenset[str] = frozenset(), *, works: bool = False
) -> bool:
    """Whether a text is courtesy, a question, or of what no plan is about, and no word of the
    `titles` that it names: "la cita por internet". Of a named activity that is said to be worked on
    (`works`) it is not: "lo de la transmisión ya cotizamos el internet"."""
    aside = None if works else _ASIDE.search(plain)
    if is_courtesy(plain) or (aside and titles.isdisjoint(aside[0].split())):
        return True
    return plain.endswith("?") and (
        _ASKING.search(plain) is not None or not re.search(r"[.;¶]", plain)
    )


def _has_title_words(reading: Reading, context: Context) -> bool:
    terms = frozenset().union(*(words_of(a.title, a.product).terms for a in context.pending))
    return any(
        sounds_like(stem(t.norm), terms)
        for t in reading.tokens
        if t.norm.isalpha() and len(t.norm) > 3
    )
