"""Rule 5 and 22: whether a text without a figure speaks of the work or of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.activities import sounds_like, stem, words_of
from bot.understanding.meaning import Context
from bot.understanding.reading import Reading, phrase
from bot.understanding.states import VAGUE
from bot.understanding.talk import is_courtesy
from bot.understanding.topics import Topic, default_code

_VERBS = (
    r"(?:avanz|socializ|public|capacit|reun|firm|aprob|envi|entreg|consolid|tabul|revis|elabor"
    r"|ajust|actualiz|realiz|program|convoc|contrat|adjudic|radic|present|diseñ|recopil"
    r"|recolect|levant|organiz|digit|carg|sub|diligenci|implement|ejecut|gestion|solicit"
    r"|coordin|valid|verific|formul|construy|construi|redact|proyect|concert|adelant|trabaj"
    r"|termin|finaliz|culmin|complet|complement|corrig|correg|respond|recib|aplic|defin"
    r"|conform|invit|inscrib|registr|grab|edit|instal|visit|inspeccion|entrevist|sensibiliz"
    r"|divulg|difund|expid|adopt|remit|pag|compr|cotiz|cumpl|hac|hic|hech|hiz|inici|empez"
    r"|empiez|comenz|particip|analiz|depur|clasific|foli|escane|digitaliz|caracteriz|identific"
    r"|prioriz|asign|autoriz|devolv|devuelt|aplaz|suspend|cancel|reprogram|alist|estructur"
    r"|concluy|acord|cit|atend|mejor|tramit|cruz|sistematiz|migr|list|recog|falt|legaliz|licit"
    r"|perfeccion|mand|pas|dict|orient|acompañ|apoy|asist|dialog|concili|proces|prepar|arm"
    r"|escrib|cre|abr|pint|montaj|mont|tom|extend|arranc|invert|invirt|gast|gir|sembr|constitu"
    r"|paviment|vacun|fumig|calibr|renov|emit|transmit|traduj|traduc|habilit|adecu|adquir"
    r"|distribu|repart|seleccion|notific|evalu|unific|transcrib|sustent|resolv|recorr|reactiv"
    r"|comunic|estudi|discut|negoci|configur|desarroll|acondicion|restaur|repar|lider|acab|cerr|quedar)"
)
_DEED = phrase(
    rf"(?:ya |nos |me |lo |la |los |las |le ){{0,3}}(?:se |hemos |han |ha |he |estamos |estan "
    rf"|esta |estoy |fue |fueron |seguimos |sigue |venimos |vamos a |va a |van a |se esta "
    rf"|se estan |se ha |se han ){{1,3}}(?:le |les |lo |la |nos )?(?:ya )?{_VERBS}\w*"
    rf"|(?:ya |nos |me |la |lo |los |las ){{0,3}}{_VERBS}(?:amos|imos|aron|ieron|aremos|o|ando"
    rf"|iendo|ad[oa]s?|id[oa]s?|e)"
    r"|(?:nos |solo |aun |me |tambien |todavia ){0,3}(?:falta|faltan|hace falta|quedan?|quedo"
    r"|tenemos|hay) (?:pendientes?|por|la|el|los|las|que|un|una|unos|unas|es|firm\w+|algun\w+"
    r"|detalles|solo|como)(?: \w+)?"
    r"|pendientes? (?:de|por|la|el)|en (?:proceso|revision|tramite|ejecucion|curso|marcha"
    r"|elaboracion|construccion|espera|etapa|fase|ajustes?)"
    r"|(?:para|pendiente de) (?:la |el |su )?(?:firma|revision|visto bueno|aprobacion|validacion)"
    r"|a la espera|esperando|en ello"
    r"|estamos en eso"
    r"|(?:tuvimos|tenemos|hubo) (?:una |un |la |el |las |los |dificultades|problemas"
    r"|inconvenientes|reunion\w*|mesas?)\w*"
    r"|(?:el |la |los |las )(?:contratista|contrato|documento|informe|borrador|acta|proveedor"
    r"|presupuesto|proceso|sistema|plataforma|comite|cronograma) \w+|vamos|avances?|adjunto"
    r"|anexo"
)
_STATE = phrase(
    r"ya estan?|cerrad[oa]|cerro|list[oa]s?|queda|quedan|quedaron|faltan?|quedara\w*|quede"
    r"|quedo|termin\w+|finaliz\w+"
    r"|culmin\w+|cumpl\w+|entreg\w+|complet\w+|iniciar|empezar|\S* ?%"
)
_WE_DID = phrase(r"(?:hemos|hubo|tuvimos) \w+|(?:ya )?(?:lo|la|los|las) \w{3,}(?:amos|imos)")
_NOUN = phrase(
    r"presupuesto|encuestas?|satisfaccion|reunion|reuniones|mesas?|taller|talleres|jornadas?"
    r"|visitas?|comite|contratista|contratos?|documentos?"
    r"|informes?|borrador|actas?|cronograma|concepto|firmas?|resolucion|circular|proveedor"
    r"|evidencias?|soportes?|listados?|asistencia|plataforma"
    r"|lideres|enlaces|capacitacion|socializacion|publicacion|ajustes|correcciones"
    r"|observaciones|insumos|propuesta|convenio|estudios|asistentes|participantes|recursos"
    r"|encuentros?|sesion|sesiones|dificultades|cotizacion\w*|convocatoria"
)
_ASIDE = phrase(
    r"\w* ?ascensor|numero equivocado|quien es|almuerzo|cumpleaños|parqueadero|impresora"
    r"|aire acondicionado|internet|recibo (?:de|del|de la) (?:agua|luz|gas)|(?:el|la|un) rifa"
)
_ASKING = phrase(r"quien|cuando|donde|a que horas?|cuanto|cual|por que|que (?:hora|dia|es)")


def is_about_work(reading: Reading, topics: Sequence[Topic], context: Context) -> bool:
    """Whether words without a figure report on an activity, rather than speak of other things."""
    plain = reading.plain
    if is_courtesy(plain) or _ASIDE.search(plain):
        return False
    if plain.endswith("?") and (_ASKING.search(plain) or not re.search(r"[.;¶]", plain)):
        return False
    if any(topic.named for topic in topics):
        return True
    if any(pattern.search(plain) for pattern in (_DEED, VAGUE, _STATE)):
        return True
    known = default_code(context) is not None
    if known and _WE_DID.search(plain):
        return True
    return (known and _NOUN.search(plain) is not None) or _has_title_words(reading, context)


def _has_title_words(reading: Reading, context: Context) -> bool:
    terms = frozenset().union(*(words_of(a.title, a.product).terms for a in context.pending))
    return any(
        sounds_like(stem(t.norm), terms)
        for t in reading.tokens
        if t.norm.isalpha() and len(t.norm) > 3
    )
