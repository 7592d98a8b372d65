"""Whether words right after a report tell of its work, or speak to somebody else. Pure.

Only a sign that they do lets them into a published table: what was done, how it stands, what lacks
or hinders, a word of the activity or of what was said of it, a word that goes on from that.
"""

from __future__ import annotations

import re

from bot.understanding.activities import stem
from bot.understanding.parting.naming.names import may_name
from bot.understanding.reading import phrase, read
from bot.understanding.talk import ADDRESS
from bot.understanding.wordlists import DAYS_OF_A_WEEK, LONG_SMALL, MONTH, WEEKDAY, word_set
from core.spanish import bare_words

_LEAD = r"\A(?:(?:y|e|ah|ay|oiga|mire|pero|bueno|no|si|pues|entonces|por favor|porfa) ){0,3}"
# "y también", "además", "con apoyo de la ESAP", "porque no llegó": they go on from what was said.
_GOES_ON = re.compile(
    rf"{_LEAD}(?:ademas|tambien|tampoco|igualmente|asimismo|incluso|aunque|con|sin|porque|ya que"
    r"|debido a|por (?:lo|el|la|los|las|falta|eso|ello|esto)|para (?:que|la|el|los|las)|lo unico"
    r"|lo que (?:pasa|falta)|es que|a pesar de|gracias a)\b(?! (?:favor|mi|mis)\b)"
)
_HINDRANCE = (
    r"(?:plata|dinero|presupuesto|recursos?|personal|gente|contrat\w+|quorum|rubro|cdp|respuesta"
    r"|disponibilidad|tiempo|sistema|salon|avances?|novedad(?:es)?|transporte|material(?:es)?"
    r"|insumos?|acta|firma|quien|como|cupos?|oferentes?|proponentes?)"
)
# How the work stands, what lacks of it or keeps it from going on.
_STANDS = re.compile(
    r"\b(?:faltan?|faltaban?|faltaron|falto|faltaria|pendientes?|quedan?|quedo|quedaron|quedara\w*|queden?"
    r"|todavia|aun|casi|lograd[oa]s?|adelantad[oa]s?|atrasad[oa]s?|retrasad[oa]s?|avanz\w+"
    r"|demor\w+|tocan?|toco|vamos|seguimos|llevamos|venimos|a la espera|esperando|esperamos"
    r"|(?:estan?|esta|estamos|sigue|siguen|quedo) (?:list|firmad|publicad|aprobad|en|por|para|sin"
    r"|al dia|a la espera)\w*|(?!comida|salida|bebida)[a-z]{3,}[ai]d[oa]s?\Z"
    r"|ya (?:estan?|hay|casi|tenemos|tengo|tienen?|van?|sali\w+|llego|llegaron|entro|paso)"
    r"|en (?:proceso|revision|tramite|ejecucion|curso|marcha|espera|elaboracion|firmas?|juridica"
    rf"|estudio|etapa|fase|ajustes?)|no (?:hay|hubo|habia) {_HINDRANCE}"
    r"|(?:hubo|(?<!no )hay|tuvimos|tenemos) \w+|(?:quedar|estar)an?"
    r"|van? a [a-z]{2,}[aei]r|apenas|arranc\w+|empez\w+|empiez\w+|inici\w+)\b"
)
# What was done, or is being done, by those who do it: not what one does for herself.
_DEED = re.compile(
    r"\b(?:(?!almorz|desayun|vamos|vemos|sigamos|jug|llegamos)[a-z]{2,}(?:amos|imos)"
    r"|hemos|tenemos|hacemos|haremos|[a-z]{3,}(?:aremos|eremos|iremos)"
    r"|(?!quier|dieron)[a-z]{3,}(?:aron|ieron)|(?:ha|han|he) (?:ya )?\w{2,}(?:[ai]do|cho|sto|rto)"
    r"|fue(?:ron)? \w{2,}[ai]d[oa]s?|(?:se|l[oa]s?|nos) (?:ya )?[a-z]{3,}(?:o|io)(?! de\b)"
    r"|se (?:ha|han|hizo|hace|hacen|hara|haran|va|van|esta|estan|[a-z]{3,}(?:aran?|eran?|iran?))"
    r"|ya (?:se |l[oa]s? |nos |le |les ){0,2}(?!vuelvo|salgo|bajo|regreso|llego|subo|paso)[a-z]{3,}"
    r"(?:o|e|i)"
    r"|(?:estan?|esta|estamos) [a-z]{2,}(?:ando|iendo|yendo)"
    r"|\w{3,}[ai]d[oa]s? (?:por|ante|en) (?:el|la|los|las)"
    r"|no (?:(?:se|me|nos|le|les|lo|la) ){0,2}(?:pud[eio]\w{0,5}|dej[ao]\w{0,3}|contest\w{1,4}"
    r"|respond\w{1,5}|lleg\w{1,4}|asist\w{1,5}))\b"
)
# How those tell of the work who do it: "ya lo enviamos", "esperando la firma", "falta el acta".
_OURS = re.compile(
    r"\b(?:[a-z]{2,}(?:amos|emos|imos)|nos|nuestr[ao]s?|estoy|sigo|llevo|esperando|a la espera"
    r"|faltan?|falto|pendientes?|igual|en (?:proceso|revision|tramite|ejecucion|curso|marcha|espera"
    r"|elaboracion|firmas?|juridica)|list[oa]s?|avanc\w+|sigue|va|van)\b"
)
# Papers, people and meetings that work is made of.
_THING = phrase(
    r"actas?|oficios?|contratos?|contratistas?|convenios?|borrador(?:es)?|informes?|encuestas?"
    r"|resultados?|firmas?|resolucion(?:es)?|decretos?|certificad[oa]s?|cronogramas?|presupuesto"
    r"|proveedor(?:es)?|juridica|comite|secop|cdp|rp|estudios previos|licitacion|cotizacion(?:es)?"
    r"|interventor(?:ia)?|documentos?|formatos?|jornadas?|taller(?:es)?|sesion(?:es)?"
    r"|convocatorias?|asistencia|asistentes|planillas?|socializacion(?:es)?|publicacion"
    r"|soportes?|evidencias?|tallerista|facilitador|capacitador|operador"
)
_TITLE = (
    r"(?:doctora?|dra?|ingenier[oa]|ing|señora?|sra?|seño|licenciad[oa]"
    r"|arquitect[oa]|profe|profesora?|don|doña|jef[ea])"
).replace("ñ", "n")
_CALLED = r"(?!(?:de|del|que|no|se|ya|lo|la|le|nos|me|esta|dijo|quedo)\b)[a-z]{3,15}"
# Who is spoken to: "doña Patricia, …", "…, secretaria", "vecina no alcanzo"; "el ing Germán se
# fue" tells of somebody.
_CALLS = re.compile(
    rf"\A(?:(?:buen[oa]s?(?: dias?| tardes?| noches?)?|hola|oiga|mire|y|ay|no) (?:, )?){{0,3}}"
    rf"(?:{_TITLE} {_CALLED}|(?:la|el) {_TITLE} {_CALLED}(?= ,|\Z)"
    r"|(?:vecin[oa]|mij[oa]|comadre|compadre|parce|amor|secretari[oa] (?:por favor|,)"
    r"|[a-z]{3,12}(?: ,)? (?:por favor|porfa)(?: ,)?))(?! (?:y|de|del)\b)"
)
_CALLED_LAST = re.compile(
    rf"(?:\b(?:olvid[ea]|favor|gracias|porfa)|,) (?:{ADDRESS}|vecin[oa]|mij[oa])"
    rf"(?: [a-z]{{3,15}})?(?: [.!¶])*\Z"
)
_APOLOGY = phrase(
    r"que pena (?:la|con|mole|que|l[oa])|perdon(?:e|a)? (?:la|que)|disculpe|la molestia"
)
# What somebody is told or asked to do, with whom it is for: "tráigame", "me mandan", "no se le
# olvide"; an account of the work has no such verb.
_BIDS = re.compile(
    r"\b(?!(?:derrame|reclame|infame)\b)[a-z]{3,}(?:a|e|an|en)(?:me|melo|mela|melos|melas)\b"
    rf"|{_LEAD}me (?:manda|pasa|regala|repite|muestra|envia|colabora|ayuda|recuerda|reenvia|da"
    r"|hace|trae|llama|avisa|espera|mande|pase|regale|repita|muestre|envie|colabore|ayude|traiga"
    r"|haga|llame|avise)n?\b(?! (?:miedo|pena|cuenta|falta)\b)"
    r"|\bno (?:(?:se|me|le|les|nos) ){1,3}(?:olvide|vaya a olvidar|pite|escriba|mande)n?\b"
    r"|\b(?:recuerde|acuerdese|recuerden|acuerdense)\b"
    rf"|{_LEAD}(?:digale|diganle|pidale|pidanle|preguntele|avisele|cuentele)s?\b"
    rf"|{_LEAD}(?:yo )?(?:ya )?(?:voy (?!a [a-z]{{2,}}[aei]r)|vuelvo)\b"
)
# What is of her own, and of no plan.
_PRIVATE = re.compile(
    r"\bmis? (?:espos|marid|mam|pap|hij|nin|herman|suegr|abuel|carro|moto|casa|perr)\w*"
    r"|\b(?:celular|telefono|tinto|almuerzo|partido|seleccion|misa|cumpleanos)\b"
)
_OF_ANY_DAY = (
    LONG_SMALL
    | {*DAYS_OF_A_WEEK}
    | word_set(
        "alcalde alcaldesa alcaldia hacer realizar oficina secretaria hora horas manana tarde "
        "noche hoy ayer semana ano fecha persona personas reunion cada favor vamos"
    )
)
_A_DAY = re.compile(rf"(?:{WEEKDAY}|{MONTH})")
_SHORT = 3  # letters


def speaks_to_another(text: str) -> bool:
    """Tell whether a text speaks to somebody by name or by her charge: "doña Patricia, …"."""
    plain = read(text).plain.strip()
    return _CALLS.search(plain) is not None or _CALLED_LAST.search(plain) is not None


def bids(text: str) -> bool:
    """Tell whether a text tells somebody to do something, or of what she herself goes to do."""
    plain = bare_words(text)
    return _BIDS.search(plain) is not None or _APOLOGY.search(read(text).plain) is not None


def tells_of(text: str, known: str) -> bool:
    """Tell whether a text shows a sign that it tells of the work of which `known` are the words:
    the title of the activity, what it makes, what was said of it."""
    plain = bare_words(text)
    if bids(text) or "?" in text or _PRIVATE.search(plain):
        return False
    return shows_work(text) or names_alike(text, known)


def shows_work(text: str) -> bool:
    """Tell whether a text shows a sign of work, whichever it is: a deed, how it stands, a paper."""
    plain = bare_words(text)
    signs = (_GOES_ON, _STANDS, _DEED)
    return any(one.search(plain) for one in signs) or _THING.search(read(text).plain) is not None


def tells_of_ours(text: str) -> bool:
    """Tell whether a text tells of work in the words of those who do it."""
    return _OURS.search(bare_words(text)) is not None


def names_alike(text: str, title: str) -> bool:
    """Tell whether a text has a word of a title."""
    return not _stems(text).isdisjoint(_stems(title))


def _stems(text: str) -> frozenset[str]:
    words = bare_words(text).split()
    return frozenset(
        stem(one)
        for one in words
        if len(one) > _SHORT
        and one.isalpha()
        and one not in _OF_ANY_DAY
        and may_name(one)
        and not _A_DAY.fullmatch(one)
    )
