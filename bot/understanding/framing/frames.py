"""What frames a report and tells nothing of the work: letterhead, opening, cover words, signature,
the footers of systems.

Only the description leaves them out: who reads the figures sees the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from bot.understanding.framing.record_words import TELLS_US
from bot.understanding.framing.signing import (
    CONTACT,
    LINKS,
    MOST_LINES,
    Span,
    is_name,
    is_office,
    signature,
)
from bot.understanding.reading import Reading, any_phrase, phrase, read
from bot.understanding.talk import ADDRESS, GREETING, is_courtesy
from bot.understanding.wordlists import MONTH, TAKES_LEAVE, WEEKDAY, each, group
from core.spanish import fold

_INFORMS = (
    r"(?:me permito|nos permitimos|se permiten?|paso|pasamos|procedo|procedemos)(?: a)?"
    r" (?:inform|comunic|manifest|indic|señal|present|remit|relacion|report|rend|d)[a-z]{1,4}"
    r"(?:le|les)?"
)
_TO_HIM = (
    r"(?:(?:le|les) (?:coment|inform|cuent|dig|report|manifiest)[oa]|infor(?:mo|me|mamos)les?)"
)
_WROTE = group(
    *each(
        "solicitud, requerimiento, correo, mensaje, asunto, comunicacion, oficio, memorando, "
        "circular, recordatorio, peticion, lo solicitado, lo requerido, presente"
    )
)
_ANSWERS = (
    r"(?:(?:en|con|dando) (?:atencion|respuesta|relacion|referencia|cumplimiento|alcance|ocasion)"
    rf"|de (?:acuerdo|conformidad)|atendiendo|conforme)(?: (?:a|al|con|de)){{0,2}}"
    rf"(?: (?:su|el|la|los|las)){{0,2}}(?: [a-z]{{3,15}})? {_WROTE}"
)
_FOLLOWS = (
    r"(?:lo siguiente|(?:los |las |el |la )?siguientes? (?:terminos?|avances?|informe|reporte"
    r"|informacion|manera|forma)|a continuacion)"
)
_OPENING = re.compile(
    r"(?:^|(?<=[.;:!?¶,] ))"
    rf"(?:(?:(?:{_ANSWERS}|{_INFORMS})(?! [^.:;!?¶]{{0,200}} @)[^.;!?¶%]{{0,240}}? )?"
    rf"(?:(?:{_INFORMS} )(?:[a-z]{{1,12}} ){{0,4}}?)?{_FOLLOWS}[^.:;!?¶%]{{0,120}}(?= [.:¶]|$)"
    rf"|{_ANSWERS}[^.:;!?¶%]{{0,160}}? (?:{_INFORMS}|{_TO_HIM})"
    r"(?: que| [^.:;!?¶%\d]{0,90}(?= :))?"
    r"|(?=(?:en|dando) respuesta|[^.,;:!?¶]{0,60} (?:su|recordatorio|asunto|solicitado|requerido) )"
    rf"{_ANSWERS}[^.,;:!?¶%]{{0,80}}(?= ,)|{_INFORMS}(?= :))".replace("ñ", "n")
)
# What an opening answers, and that it now tells: "… su solicitud del 3 de abril, doy respuesta".
_ASKED = (
    rf"(?:su (?:[a-z]+ ){{0,2}}(?:despacho|{_WROTE})|(?:lo|informacion)"
    r" (?:solicitad|requerid|dispuest|ordenad|establecid|indicad)[oa]|(?:la|el|del?|al) (?:presente"
    rf"|referencia|{_WROTE})|(?:del|el) termino(?: \w+)?)"
)
_SAYS = (
    rf"(?:{_INFORMS}|(?:(?:se|le|les|nos|me|permite|permiten) ){{0,2}}(?:inform|comunic|manifiest"
    r"|report|present|relacion|remit|envi|adjunt|allego|rind)(?:o|amos|imos|a|an|en?|ir|ar)?"
    r"|(?:doy|damos|se da|dar) (?:respuesta|alcance))"
)
_A_REPORT = (
    r"(?:(?:el|la|los|las|un|lo|su|a|de) ){0,2}(?:[a-z]+ )?(?:informe|reporte|avances?|seguimiento"
    r"|estado|informacion|resultados?|siguiente|cuadro|compromisos|actividades|respuesta|asi"
    rf"|{_WROTE})"
)
_POLITELY = (
    r"(?:con toda atencion|comedidamente|(?:muy )?respetuosamente|de (?:la )?manera (?:mas )?[a-z]+"
    r"|por (?:instrucciones|solicitud) de [^.,;:!?¶%]{0,60} ,)"
)
_TO_ITS_END = r"(?:[^.:;!?¶%]|(?<= no )\.){0,160}(?<! no)(?= [.:¶])"  # "radicada con el No. 45"
# "De acuerdo con lo que me corresponde le comento que", "Ok entiendo. Entonces infórmole que"
_TURNS = (
    r"(?:(?:ok|okey|listo|bueno|vale|si)(?: [,.])? )?(?:(?:entiendo|entendido|comprendo)(?: [,.])?"
    r"|(?:de acuerdo con|conforme a|segun|en) lo que (?:me|nos) (?:corresponde|compete|toca)"
    rf"(?: ,)?) (?:(?:entonces|pues|ya)(?: ,)? )?{_TO_HIM}(?: que| lo siguiente)?(?: :)?"
)
_ANSWERING = re.compile(
    r"(?:^|(?<=[.;:!?¶,] ))"
    rf"(?:(?:(?<!, )[^.;:!?¶%]{{0,120}}?(?<!\S){_ASKED}(?!\S)[^;:!?¶%]{{0,160}}?|{_POLITELY} )"
    rf"(?<!\S){_SAYS}(?: que(?!\S)|(?= :)| {_A_REPORT}(?!\S){_TO_ITS_END})"
    rf"|{_TURNS}"
    rf"|(?:doy|damos) respuesta (?:a|al) {_TO_ITS_END}"
    rf"|{_SAYS} {_A_REPORT}(?!\S)[^.:;!?¶%]{{0,160}}(?= : ¶)"
    r"|(?:reciban? )?(?:un )?(?:muy )?(?:cordial|atento|respetuoso|afectuoso)(?: y [a-z]+)? saludo"
    r"(?: (?:de|en nombre de) [^.,;:!?¶%]{0,80})?(?= [.,;:¶]))"
)
_SUBJECT = re.compile(
    r"(?:^|(?<=¶ ))(?:asunto|ref|referencia|radicado|cc|con copia|para|de|fecha|anexos?|copia)"
    r"(?: [.:]){1,2}"
    r" [^¶%]{0,240}(?= ¶)"
)
_NUMBERED = phrase(
    r"(?:oficio|memorando|circular|radicado|rad|consecutivo)"
    r"(?: (?:no?|numero|interno|externo|[.:#])){0,4} [^%]{1,40}"
)
_PLACE_AND_DAY = phrase(
    rf"(?:(?:[a-z.]+ ){{1,7}}, )?(?:\d{{1,2}} de (?:{MONTH})|(?:{MONTH}) \d{{1,2}})"
    r"(?: (?:de|del|,))? \d{4}"
)
_CALLED = re.compile(
    rf"^(?:(?:{GREETING}|[,.;:!¶]) )*(?:{ADDRESS}(?: {ADDRESS})? |(?<=[so] , ))".replace("ñ", "n")
)
_MOST_NAMES = 5
# "Atte. Marta Rincón, Sec. Planeación, cel 300 123 4567" at the end of a line that tells something.
_SIGNED_IN_LINE = re.compile(
    r"(?<=[\s.,;:])(?i:att|atte|atentamente|cordialmente)\b"
    r"(?:[\s.,;:()-]{1,5}(?:[A-ZÁÉÍÓÚÑ]\w{0,30}|\d{1,12}|de|del|la|los|y|(?i:cel|tel|ext)\w{0,5}))"
    r"{1,15}[\s.,;!]{0,5}$"
)
# What systems add below: all from there on.
_FOOTER = re.compile(
    r"(?im)^\W{0,5}(?:(?:aviso|nota|cl[aá]usula|declaraci[oó]n)(?: legal| importante)?(?: de)?"
    r" confidencial|(?:la informaci[oó]n contenida en )?este (?:correo|mensaje)(?: electr[oó]nico)?"
    r" (?:y (?:sus|los) |contiene|puede contener|es confidencial|est[aá] dirigid|va dirigid)"
    r"|la informaci[oó]n (?:contenida|transmitida|enviada) (?:en|a trav[eé]s)"
    r"|(?:por favor )?(?:considere|cuide|cuidemos|piense en) el (?:medio )?(?:ambiente|planeta)"
    r"|antes de imprimir|si usted no es el destinatario|aviso legal\b|no imprima)"
)
# Lines of a form that tell who and when: "Responsable: Marta Rincón", "Fecha: 11 de mayo de 2026".
_OF_A_FORM = re.compile(
    r"(?m)^[ \t*-]{0,5}(?:(?i:responsables?|dependencia|cargo|elabor[oó]|proyect[oó]|revis[oó]"
    r"|aprob[oó])[ \t]{0,3}:[ \t]{0,3}[A-ZÁÉÍÓÚÑ][^\W\d]{1,20}"
    r"(?: (?:de|del|la|las|los|y|[A-ZÁÉÍÓÚÑ][^\W\d]{1,20})){0,8}"
    r"|(?i:fecha(?: de (?:corte|reporte|env[ií]o))?)[ \t]{0,3}:[ \t]{0,3}\d{1,4}[-/. ]"
    rf"(?i:(?:de )?(?:{MONTH})|\d{{1,2}})[-/. ](?:del? )?\d{{2,4}})[ \t.]{{0,5}}$"
)
_LEAVES = phrase(TAKES_LEAVE)
_QUOTED = re.compile(r"\s*[«\"“'‘].{3,120}[»\"”'’][.!]?\s*")
_LABELLED = phrase(r"(?:para|de|fecha|asunto|ref|referencia|copia|cc)(?: [.:]){1,2} [^%]{1,200}")
_SENT = group(
    *each(
        "remito, remitimos, reenvio, reenviamos, envio, enviamos, adjunto, comparto, compartimos, "
        "traslado, paso, allego, anexo"
    )
)
_ORDER = group(
    *each(
        "digale, mandele, avisele, cuentele, informele, pasele, comuniquele, escribale, "
        "confirmele, reportele, dile, avisale, mandale, cuentale"
    )
)
# Said to whom sends the reminders: "ustedes tienen que mandarle los recordatorios a Camilo".
_TO_US = (
    r"(?:(?:ustedes|usted|y|pero) ){0,2}(?:tienen?|deben?|tendrian?|deberian?) que"
    r" (?:no )?(?:mand|envi|reenvi|pas|escrib|quit|dej)[a-z]{1,6} [^.;¶]{0,60}"
    r"(?:recordatorios?|mensajes?|avisos?)(?: [a-z]+){0,4}"
)
# What stands before what is told: "bueno le voy contando", "mándele a Patricia que".
LEADS = (
    rf"{TELLS_US}"
    r"|(?:(?:se|le|les) )?(?:informo|informamos|informa|comunico|comunicamos|comunica|manifiesto"
    r"|manifestamos) que"
    r"|(?:(?:por favor|como descripcion|en la descripcion|y) ){0,2}(?:ponga|anote|registre|escriba)"
    r"(?:n|le|me)?(?: (?:como|en la) descripcion)? que"
    r"|(?:(?:por favor|y|entonces) ){0,2}(?:tom[ea]n?(?: atenta)? nota|(?:anot|apunt)[ea]n? ahi)"
    r"(?: (?:de )?que)?"
    r"|(?:(?:pero|y|pues|yo) ){0,2}ya (?:(?:se|le|les|te|l[oa]s?) ){0,2}(?:habia )?"
    r"(?:dij[eo]|dicho|reporte|conte|escribi|informe) que"
    rf"|(?:por favor )?{_ORDER}(?: (?:a|al) (?:la |el )?[a-z]+(?: [a-z]+)?)? que"
)
_THE_TEXT = (
    r"(?:carta|oficio|comunicacion|correo|documento|informe|mensaje|memorando|numeracion|numeral)"
)
_PLACE_IN = rf"(?: en (?:mi|el|la|nuestra) {_THE_TEXT}(?: anterior)?)"
_KIND = (
    r"(?:atencion|colaboracion|ayuda|apoyo|gestion|comprension|disposicion|respuesta|informacion"
    r"|decision|prorroga|plazo|ampliacion|aviso|recordatorio|correo|comunicacion|anterior)"
)
_OF_WHICH = (
    r"(?: (?:prestad|brindad|oportun|recibid|concedid)[oa]s?)?(?: (?:de|a|para|en) @)?(?: y)?"
)
_THANKS = (
    r"(?:le |les )?agrade(?:zco|cemos|ciendo) (?:[a-z]+ ){0,2}?(?:la|el|su|sus) (?:[a-z]+ ){0,2}?"
    rf"{_KIND}{_OF_WHICH}"
)
_LATER = (
    r"(?:mañana|luego|despues|mas (?:tarde|adelante)|ahorita|(?:al|en un) rato|otro dia"
    r"|en la tarde|(?:esta|la otra|la proxima) (?:tarde|semana)"
    rf"|el (?:{WEEKDAY}))"
)
_I_TELL = r"(?:cuento|mando|envio|informo|confirmo|reporto|escribo|aviso|digo|completo|paso)"
_THE_REST = (
    r"(?:(?:(?:de|con|sobre) )?(?:el |lo |la |los |las )?(?:resto|demas|otr[oa]s?|que falta)"
    r"|del resto|@|mas|bien|eso)"
)
_THE_OTHERS = r"(?:lo (?:demas|otro|que falta)|el resto|@)"
_BESIDE = any_phrase(
    # the cover of what is forwarded
    rf"{_SENT} (?:(?:el|la|lo|los|las) )?(?:[a-z]+ )?que (?:me|nos) (?:[a-z]+ ){{1,8}}?[a-z]+",
    r"(?:lo anterior |esto |eso )?para (?:lo pertinente|lo de su (?:competencia|cargo)"
    r"|(?:su|los|sus) (?:conocimiento|informacion|fines)(?: [a-z]+){0,4})",
    r"sin otro particular(?: [a-z]+){0,4}",
    r"(?:tal )?como (?:dice|indica|consta|va|esta|aparece|sale)(?: en)?"
    r" (?:el (?:asunto|correo|mensaje)|la carta|ahi|aqui|alli|arriba|abajo)",
    r"(?:le |les )?agrade(?:zco|cemos) (?:informar|avisar|comunicar|contar|decir)(?:le|les)?"
    r"(?: [a-z]+){1,8}",
    r"(?:y )?(?:por|de) (?:(?:otra|mi|nuestra) parte|otro lado)",
    r"(?:y )?(?:de (?:igual|la misma) (?:manera|forma)|asi ?mismo|igualmente|adicionalmente)",
    # "en atención al seguimiento" before what is reported
    r"(?:en|con|dando) (?:atencion|respuesta|relacion|referencia|cumplimiento|alcance|ocasion)"
    r" (?:a|al|con|de)(?: (?:su|el|la|los|las))? (?:seguimiento|requerimiento|solicitud|asunto"
    r"|correo|recordatorio|mensaje|plan|referencia|informe)(?: (?:al?|del?|de la) plan)?",
    # "dejo reportada la 2.4 en 95 %"
    r"(?:y )?(?:(?:(?:le|les) )?(?:dejo|dejamos|queda|quedo|va) )?(?:reportad|registrad)[oa]s?"
    r"(?: (?:la|el|las|los))?(?: @)?(?: (?:en|al|con)(?: (?:el|un))? \d{1,3}(?: %)?)?",
    r"(?:de )?los? (?:mi[oa]|nuestr[oa])s?",
    r"(?:tal )?como (?:ya )?(?:se )?(?:lo )?(?:indi|inform|di[jx]|report|manifest)\w{1,6}"
    rf"{_PLACE_IN}",
    r"(?:y )?(?:me suscribo|se suscribe|se despide|me despido|nos despedimos)(?: [a-z]+){0,6}",
    r"(?:y )?(?:quedo|quedamos|estare|estaremos)(?: muy| siempre)? (?:atent[oa]s?|pendientes?)"
    r"(?: (?:a|de|para|ante|por))? (?:sus?|cualquier|l[oa]s? (?:inquietud|observacion|comentario))"
    r"(?:e?s)?(?: [a-z]+){1,9}",
    r"(?:y )?(?:quedo|quedamos|estoy|estamos) (?:a (?:su|la)(?: entera)? )?disposicion",
    r"(?:y )?(?:quedo|quedamos|estoy|estamos) a(?: su| la)?(?: entera)? disposicion"
    r"(?: (?:para (?:ampliar|aclarar|cualquier|resolver|atender|brindar|suministrar)"
    r"|de usted(?:es)?)"
    r"(?: [a-z]+){0,6})?",
    r"(?:y )?(?:quedo|quedamos|estoy|estamos) prest[oa]s? a(?: [a-z]+){1,8}",
    r"sin mas (?:por el momento|sobre el particular|que agregar|particular)(?: [a-z]+){0,4}",
    r"con sentimientos de [a-z]+(?: [a-z]+){0,4}",
    r"enviado desde mi [a-z]+(?: [a-z]+){0,2}",
    r"(?:por |ante |para )?cualquier (?:otra )?(?:inquietud|duda|cosa(?= (?:me|nos|quedo))"
    r"|informacion|aclaracion|observacion"
    r"|comentario)(?: (?:adicional|al respecto|que (?:surja|tengan?|requieran?)))?"
    r"(?: (?:con (?:mucho )?gusto|sera|estoy|estamos|estare|estaremos|quedo|quedamos|me|nos|no dude"
    r"|favor|por favor|puede)(?: [a-z\d]+){0,8})?",
    r"(?:(?:le |les )?agrade(?:zco|cemos)(?: de antemano)?|(?:por )?favor)"
    r" (?:acusar|confirmar|dar)(?: [a-z]+){0,2} recib[io]d?o?(?: [a-z]+){0,5}",
    r"(?:en|bajo) (?:los|estos|esos) (?:anteriores )?terminos(?: [a-z]+){0,10}",
    r"(?:espero|esperamos|esperando) haber (?:dado|atendido|resuelto)(?: [a-z]+){0,8}",
    rf"(?:muchas |mil )?gracias por (?:su|la|el) (?:[a-z]+ ){{0,2}}?{_KIND}"
    rf"(?: (?:prestad|brindad)[oa]s?)?(?: y (?:su |la )?(?:[a-z]+ )?{_KIND})?",
    r"(?:(?:me|nos) pueden? )?(?:llamar|ubicar|contactar|escribir|localizar)(?:me|nos)?"
    r" (?:en|a|al)(?: [a-z]{2,10}){0,3} \d[\d-]{6,14}",
    r"(?:en )?(?:la |el |al )?(?:extension|telefono|celular)(?: \d[\d-]{0,14}){1,5}",
    r"(?:ext|tel|cel)(?: \d[\d-]{0,14}){0,5}",
    r"\d{1,3} folios?(?: [a-z]+){0,3}",
    r"otros (?:asuntos|temas)",
    # "mañana le cuento del resto"
    rf"(?:y )?{_LATER} (?:le|les|te) {_I_TELL}(?: {_THE_REST})?",
    # "lo demás se lo digo personalmente", "ahora sigo", "eso sería"
    rf"(?:y )?{_THE_OTHERS}(?: {_LATER})? (?:se|te) l[oa]s? {_I_TELL}(?: [a-z]{{1,15}}){{0,3}}",
    r"(?:y )?(?:ahora|ahorita|luego|mas tarde|en un rato) sigo"
    r"(?: (?:contando|escribiendo)\w{0,3})?",
    r"(?:y )?eso (?:seria|era)(?: (?:todo|lo que hay|lo mio))?(?: por (?:ahora|hoy))?",
    # words on words: what is meant by a number, what was wrong
    r"(?:es[eao]s?|el|la|los) (?:numeral(?:es)?|numer(?:o|os|acion)|codigos?|punto)"
    rf" (?:es|era|son|eran) (?:del?|el de) (?:[a-z]+ )?{_THE_TEXT}",
    r"no (?:es|era|son|eran) (?:el|los|un) (?:codigos?|numer(?:o|os|al|ales))"
    r"(?: del? (?:la )?(?:plan|actividad|culmina))?",
    r"(?:y )?(?:eso|ese dato|esa cifra|lo anterior|es[eo] reporte) (?:no )?"
    r"(?:esta|estaba|quedo|es|era)"
    r" (?:mal|errad[oa]|equivocad[oa]|asi|cierto|correct[oa]|incorrect[oa])",
    # "lo de la veeduría es la 3.3": words that only name the activity
    r"(?:(?:y|e|pero) )?(?:lo|eso|esto) del?(?: (?:[a-z]+|@)){1,6} (?:es|era)(?: (?:la|el|de)){0,2}"
    r" (?:@|\d{1,3}(?:\.\d{1,3}){1,4})",
    # thanks and notice of what was decided
    rf"(?:y )?{_THANKS}",
    r"(?:y )?(?:quedo|quedamos|me doy por|estoy) (?:enterad|notificad)[oa]s?"
    rf"(?: y {_THANKS}| del? (?:(?:la|lo|su) )?{_KIND}{_OF_WHICH})?",
    _TO_US,
    # what heads a section, what counts or leads to an item
    r"(?:[ivx]{1,4}|[a-h]|primero|segundo|tercero|cuarto|quinto)",
    r"(?:antecedentes|avances?|compromisos|conclusion(?:es)?|consideraciones|desarrollo"
    r"|solicitud(?:es)?|respuestas?|introduccion|hechos|objeto|peticion(?:es)?|observaciones"
    r"|dificultades|logros|anexos?)",
    r"(?:que )?(?:(?:en (?:cuanto|relacion|referencia)|con (?:relacion|respecto)|respecto|frente"
    r"|en lo (?:que respecta|referente|relacionado|concerniente)) (?:a|al|de|del|con)|sobre"
    r"|acerca de|de|que)(?: (?:el|la|los|las|lo))?(?: @)?",
)


def asks_of_us(text: str) -> bool:
    """Tell whether a text only says to whom the reminders are to be sent."""
    return phrase(_TO_US).fullmatch(read(text).plain.strip(" .!¶")) is not None


def tells_beside(clause: str) -> bool:
    """Tell whether a clause, as the grammar spells it, tells nothing of the work: "para lo
    pertinente", "ese numeral era de mi carta", "en cuanto a"."""
    return _BESIDE.fullmatch(clause) is not None


@lru_cache(maxsize=64)
def frame(text: str) -> tuple[Span, ...]:
    """Return where the frame of a letter stands in a text: head, subject, opening, signature."""
    whole = read(text)
    found = [
        whole.span(*one.span())
        for p in (_OPENING, _ANSWERING, _SUBJECT)
        for one in p.finditer(whole.plain)
    ]
    forms = [one.span() for one in _OF_A_FORM.finditer(text)]
    return tuple(sorted([*found, *forms, *_of_lines(text), *_called(whole)]))


def lead_in(text: str) -> Span | None:
    """Return where a text opens with what it answers and that it now tells: "En atención a su
    oficio …, me permito informar que"; None where it opens otherwise."""
    whole = read(text)
    found = [
        whole.span(*one.span())
        for p in (_OPENING, _ANSWERING)
        for one in p.finditer(whole.plain)
        if not is_courtesy(one.group())
    ]
    opens = [one for one in found if _greets(text[: one[0]])]
    if not opens:
        return None
    first, last = min(opens)[0], max(end for _, end in opens)
    return first, len(text) - len(text[last:].lstrip(" :,"))


def _greets(text: str) -> bool:
    """Whether a text is a greeting, or empty."""
    plain = read(text).plain.strip(" .,;:¶")
    return not plain or is_courtesy(plain)


def _called(whole: Reading) -> list[Span]:
    """Return whom a text speaks to at its beginning: "Doctor Hernán: …"."""
    found = _CALLED.match(whole.plain)
    if found is None:
        return []
    first = whole.index(found.end() - 1) + 1
    for last in range(first + 1, min(first + _MOST_NAMES, len(whole.tokens) - 1) + 1):
        said = [whole.text[token.start : token.end] for token in whole.tokens[first:last]]
        if not all(word.istitle() or fold(word) in LINKS for word in said):
            break
        addressed = whole.tokens[first - 1].norm != ","
        if whole.tokens[last].norm in ({":", ",", "¶"} if addressed else {":", ".", "¶"}):
            return [(whole.tokens[0].start, whole.tokens[last - 1].end)]
    return []


def _of_lines(text: str) -> list[Span]:
    """Return the letterhead and whom it is for, the signature, lines of names and offices, and
    what systems add below."""
    footer = _FOOTER.search(text) or _SIGNED_IN_LINE.search(text)
    added = [(footer.start(), len(text))] if footer else []
    return [*_head_and_foot(text[: footer.start()] if footer else text), *added]


def _head_and_foot(text: str) -> list[Span]:
    lines = text.rstrip().split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    head = _run(lines, text)
    foot = _run(lines[head:][::-1], text, foot=True)
    signed = signature(text)
    if signed is not None and signed[0] < starts[len(lines) - foot]:
        return [(0, starts[head]), signed]
    if foot and not _signs(lines[: len(lines) - foot], lines[-foot:]):
        foot = 0
    found = [(0, starts[head])] if head else []
    return [*found, (starts[len(lines) - foot], len(text))] if foot else found


def _run(lines: Sequence[str], text: str, *, foot: bool = False) -> int:
    """Return how many lines of names, offices and days open a text, or close it; 0 where no office
    is among them, and where nothing else stands there."""
    most = 0
    an_office = False
    for at, line in enumerate(lines[:MOST_LINES], 1):
        plain = read(line).plain.strip(" ,.:;-_")
        office = is_office(line, plain)
        leaves = foot and _LEAVES.fullmatch(plain) is not None
        a_slogan = foot and _QUOTED.fullmatch(line) is not None
        marks = (_PLACE_AND_DAY, _NUMBERED, _LABELLED)
        a_mark = not foot and any(one.fullmatch(plain) for one in marks)
        reach = foot and CONTACT.fullmatch(line) is not None
        frames = office or leaves or a_slogan or a_mark or reach
        if plain and not (frames or is_name(line, text)):
            break
        an_office = an_office or office or a_mark
        most = at
    return most if an_office and most < len(lines) else 0


def _signs(above: Sequence[str], rows: Sequence[str]) -> bool:
    """Whether such lines sign a text, and are no list of what it tells: below a leave-taking, or
    a name that stands apart."""
    told = [line for line in rows if line.strip()]
    last = next((line.rstrip() for line in reversed(above) if line.strip()), "")
    leaves = _LEAVES.fullmatch(read(told[0]).plain.strip(" ,.:;-_")) is not None
    apart = not rows[0].strip() or not above[-1].strip()
    named = not is_office(told[0], read(told[0]).plain)
    return leaves or (apart and named and not last.endswith(":"))
