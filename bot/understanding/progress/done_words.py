"""The words that tell what was done, and those that say that it was a part, or is to come.

These are the rules' (4). The parting and the learned reader know such words by the tag DONE of
`lexicon.txt`: a new verb belongs in both.
"""

from __future__ import annotations

import re

from bot.understanding.activities import verb_stem
from bot.understanding.reading import any_phrase, phrase
from bot.understanding.wordlists import MONTH, WEEKDAY, any_of, each, group, word_list, word_set

# Verbs that end any work, and verbs that say what was done to it.
UNIVERSAL = frozenset(
    verb_stem(verb)
    for verb in word_list(
        "terminar finalizar culminar cumplir completar concluir realizar ejecutar efectuar"
    )
) | {"qued", "list", "listas", "listos", "ec", "is", "yeb", "sal", "logr", verb_stem("concluyo")}
_FINAL = "entregar firmar publicar aprobar adoptar expedir suscribir sancionar promulgar"
FINAL = frozenset(map(verb_stem, word_list(_FINAL)))
_SENT = frozenset(map(verb_stem, word_list("enviar remitir repartir distribuir divulgar difundir")))
# Of a goal of several, "se realizó" tells of one; these tell of all.
CLOSING = UNIVERSAL - {verb_stem(v) for v in ("realizar", "ejecutar", "efectuar")} - {
    "ec", "is", "yeb", "sal"
}  # fmt: skip
# What is done with somebody who is no part of it: "se suscribió con la fundación".
WITH_ANOTHER = frozenset(
    verb_stem(verb) for verb in word_list("firmar suscribir contratar acordar renovar pactar")
)
# What is put up where people read it is published: "ya está montado en la web".
_POSTED = frozenset(verb_stem(verb) for verb in word_list("montar subir colgar cargar"))
_PLACE = re.compile(
    r" (?:[^\s.,;]{1,20} ){0,6}?(?:en|a) (?:(?:la|el|las|nuestra|nuestro|su) )?"
    r"(?:pagina|web|sitio|portal|sede|micrositio|secop|intranet|redes)(?!\S)"
)
PUBLISH = verb_stem("publicar")
EVERY = re.compile(r"(?<!\S)tod[oa]s(?!\S)")
_STATE = (
    r"(?:[a-z]{3,}[ai]d[oa]s?|hech[oa]s?|list[oa]s?|complet[oa]s?|suscrit[oa]s?|abiert[oa]s?"
    r"|puest[oa]s?|resuelt[oa]s?|inscrit[oa]s?|impres[oa]s?)"
)
_PAST = r"(?:[a-z]{2,}(?:aron|ieron|io|uyo|uo|[^aeiou]o)|creo|hizo|hicieron|dio|salio|fue)"
_WE = group(
    "[a-z]{3,}(?:amos|imos)",
    *each("hicimos, termine, finalice, entregue, cumpli, hice, publique, complete, realice"),
)
# "ya quedó", "quedó publicada"; not "quedó en 60", "quedó pendiente".
_NOT_KEPT = (
    r"(?! (?:en|pendientes?|por|de(?!sde)|mal|faltando|para|a|sin|como|el \d"
    r"|con (?:observ|ajust|pendient)))"
)
_KEPT = (
    rf"(?:ya )?(?:(?:ha|han) )?(?:quedo|quedaron|quedado)(?: (?P<s0>{_STATE}|todo list[oa]|bien))?"
)
# "está publicado", "ya fue aprobada".
_BEING = group(
    *each("esta, estan, fue, fueron, se encuentra, se encuentran, la tenemos, lo tenemos, tenemos")
)
_IS = rf"(?:ya )?{_BEING} (?:ya |todo |totalmente |completamente )?(?P<s1>{_STATE})"
# "se dio por terminada", "se llevó a cabo", "ya está".
_ENDED = r"(?:terminad|finalizad|cumplid|culminad|concluid|cerrad)[oa]s?"
_GIVEN = rf"(?:(?:se|la|lo) )?(?:dio|dimos|damos|doy|da|dieron) por {_ENDED}"
GIVEN = phrase(_GIVEN)
_COMPLIED = r"(?:se )?(?:dio|dimos|damos|da|ha dado|dado) (?:total |pleno )?cumplimiento"
_SINCE = r" desde (?:el |la )?\w+(?: (?:pasad[oa]|\d+ de \w+))?(?: *$| [.,;¶])"
_LONG_AGO = (
    r"desde (?:(?:el|la|hace|principios de|comienzos de|inicios de|mediados de|finales de) ){0,2}"
    rf"(?:{MONTH}|{WEEKDAY}|ayer|antier|anteayer|(?:un |mucho )?(?:rato|tiempo)|\d{{1,2}} de"
    rf" (?:{MONTH})|(?:[a-z]{{2,9}} |\d{{1,2}} )?(?:dias?|semanas?|mes(?:es)?|años?|trimestre"
    r"|semestre))(?: (?:pasad[oa]|anterior|antepasad[oa]|del? (?:este año|año pasado|\d{4})))?"
).replace("ñ", "n")
SINCE = phrase(_LONG_AGO)
_ENDED_STATE = r"(?:list|hech|cumplid|terminad|finalizad|publicad|montad)[oa]s?"
_STOOD = rf"(?:esta|estan|estaba|estaban|quedo|quedaron)(?: ya)?(?: {_ENDED_STATE})?"
_OF_IT = r"(?:@|eso|esto|es[ae]|todo|la|el|ya|pues|y|si|no|señora?|doctora?|,)".replace("ñ", "n")
# "la 5.1 ya está desde febrero", "desde febrero está eso"
STOOD_SINCE = re.compile(
    rf"(?:(?:{_OF_IT} ){{0,6}}(?:@|eso|esto|es[ae]|todo|ya) {_STOOD} {_LONG_AGO}"
    rf"|(?:{_OF_IT} ){{0,6}}{_LONG_AGO}(?: ,)?(?: ya)? {_STOOD})(?: {_OF_IT}){{0,4}}"
)
# "queda así cumplida la actividad", "por la cual se acredita el cumplimiento"
_THE_WHOLE = (
    r"(?:(?:la|el|esta|este|dich[oa]|nuestr[oa]) )?"
    r"(?:@|actividad|meta|compromiso|tarea|accion|producto)"
)
FULFILLED = phrase(
    r"(?:queda|quedando)(?: asi| entonces)? (?:totalmente |plenamente )?"
    rf"(?:cumplid|culminad|terminad|finalizad|ejecutad)[oa] {_THE_WHOLE}"
    r"|(?:(?:con|por|mediante) )?(?:l[oa]|el) (?:cual|que) (?:se )?(?:acredita|certifica) "
    rf"(?:(?:el|la) (?:cumplimiento|(?:culmina|ejecu|termina)cion)(?: total)? del? )?{_THE_WHOLE}"
    r"(?= *$| [.,;¶])"
)
# "1.1 la aprobaron hoy, queda lista"
LEFT_READY = phrase(r"(?:ya )?quedan? (?:ya )?list[oa]s?(?= *$| [.,;!¶])")
_HELD = any_of(
    rf"(?:ya )?(?:{_GIVEN}|se llevo a cabo|se llevaron a cabo|{_COMPLIED})",
    *each("mision cumplida, tarea cumplida, todo (?:list|cumplid|hech|terminad)o"),
    rf"ya esta(?= *$| [.,;¶]|{_SINCE})",
)
# "se realizó", "lo publicaron"; "se ha firmado"; "hicimos"; "ya salió"; "publicado".
_DID = rf"(?:ya )?(?:se|la|lo|las|los|me|nos) (?:le |les |nos )?(?P<v1>{_PAST})"
_HAS = (
    r"(?:ya )?(?:(?:se|la|lo|las|los) )?(?:ha|han|hemos|he) (?:sido )?"
    r"(?P<s2>[a-z]+d[oa]s?|hecho|suscrito)"
)
_WE_DID = rf"(?:ya )?(?:(?:se )?(?:la|lo|las|los) )?(?P<v2>{_WE})"
_OUT = any_of(
    "ya (?:salio|salieron|termino|terminaron|finalizo|culmino|concluyo)",
    "salio(?=$| (?:[.,;¶]|ayer|hoy|el|la))",
    "(?:concluy|finaliz|culmin)(?:o|aron|eron)(?= *$| (?:[.,;¶]|ayer|hoy|el|la|con|sin))",
)
# "se hizo entrega del informe"
_GAVE = (
    r"(?:ya )?(?:(?:se|le|les|nos) ){0,2}(?:hizo|hicimos|ha hecho|hemos hecho|realizo|realizamos)"
    r" (?:la )?(?P<deed>entrega|publicacion|firma|adopcion|aprobacion|expedicion)(?= del? )"
)
# "entró en operación", "se puso al servicio", "están funcionando"
_SERVES = any_of(
    r"(?:ya )?(?:entro|entraron|(?:se )?(?:puso|pusieron)|quedo|quedaron|esta|estan|salio|salieron)"
    r" (?:ya )?(?:en|al) (?:plen[oa] )?(?:servicio|funcionamiento|operacion|produccion|vigencia)",
    "(?:ya )?(?:esta|estan|quedo|quedaron) (?:ya )?(?:funcionando|operando|en uso)",
)
# "salió firmada la resolución"
_CAME_OUT = (
    r"(?:ya )?(?:salio|salieron)"
    r" (?P<s4>(?:firmad|publicad|aprobad|adoptad|expedid|sancionad)[oa]s?)"
)
DONE = any_phrase(
    f"(?P<gave>{_GAVE})",
    f"(?P<serves>{_SERVES})",
    f"(?P<came>{_CAME_OUT})",
    f"(?P<kept>{_KEPT}){_NOT_KEPT}",
    f"(?P<be>{_IS})",
    f"(?P<held>{_HELD})",
    f"(?P<did>{_DID})",
    f"(?P<has>{_HAS})",
    f"(?P<we>{_WE_DID})",
    f"(?P<out>{_OUT})",
    f"(?P<bare>(?:ya )?(?P<s3>{_STATE}))",
)
# "los buzones", not "los de Salud", "de los buzones", "los buzones del centro"
LEFT_SO = word_set("quedaron estan listos listas")
THEM = phrase(r"(?<!de )(?<!en )(?<!con )(?<!a )(?:los|las) (?P<noun>[a-z]{3,}s)(?! del?(?!\S))")
# "este mes ya": what comes back each month was done in this one
THIS_TIME = phrase(
    r"(?:en |por )?est[ea] (?:mes|bimestre|trimestre|semestre|semana|periodo|corte) ya"
    r"(?= *$| [.,;¶])"
)
NOTHING_LEFT = phrase(r"(?:ya )?no (?:nos |me )?(?:falta|queda) nada(?: pendiente)?|nada pendiente")
BEFORE_NOUN = re.compile(r"(?:^|\s)(?:\d+|un|una|unos|unas|sus?|nuestr[oa]s?|otr[oa]s?) $")
A_LIST = re.compile(r"list(?:a|as|ado) (?:de|del|con) ")  # "lista de asistencia"
READY = phrase(r"list[oa]s?|listic[oa]")
# Whose work it is tells nothing of how far it is: "listo entonces, la 3.5 nos toca".
WHOSE = any_phrase(
    "(?:es|son) (?:nuestr[oa]s?|mi[oa]s?|de nosotr[oa]s)",
    "(?:nos|me) (?:toca|tocan|corresponden?|compete)(?! (?:hacer|entregar|publicar))",
)
AGREES = re.compile(r"^(?:(?:ok|bueno|pues|ah|si) )*listo ")
BLOCK = any_phrase(
    *each(
        "no, casi, nunca, tampoco, aun, todavia, cuando, ojala, espero, esperamos, esperando, "
        "para que, a punto, hasta que"
    ),
    *each(
        r"practicamente, parcial\w*, algun[oa]s?, mayoria, vari[oa]s, borradores, "
        r"parte, avances, mitad, quedara\w*, quedaria\w*, estara\w*, estaria\w*, "
        r"sera, seran, debe\w*, puede\w*, podra\w*"
    ),
    r"si (?:nos|se|hay|todo|el|la|logramos|dan|queda|esta|alcanz\w+)",
    r"quedo (?:muy )?(?:conforme|satisfech[oa])(?! (?:a|al|con)(?!\S))",  # who judges
    r"apenas (?:est|qued|se|lo|la)\w*",
    *each(
        r"una vez, medio, semi, falta\w*, va a, van a, vamos a, ir a, quiero, "
        r"queremos, que este, que quede, se espera, sin, preliminar\w*, proyectad\w*, "
        r"programad\w*, previst\w*, pendientes?, por (?:[a-z]{2,}[aei]r\w*|ahora|partes|pedazos), "
        r"por el momento, menos, excepto, salvo, solo, solamente, "
        "unicamente, apenas"
    ),
)
CLEAR_BLOCK = any_phrase(
    "no falta nada",
    "ya no falta nada",
    "sin (?:contratiempos?|novedad(?:es)?|problemas?|inconvenientes?|pendientes)",
    "por fin",
    "(?:que|la|lo|el|es[aeo]|@) si (?:esta|estan|quedo|quedaron|la|lo|se)",
    "por (?:terminad|finalizad|cumplid|culminad|concluid|cerrad)[oa]s?",
    "por (?:parte|medio|el (?:alcalde|secretario|jefe|comite|concejo|señor)|la "
    "(?:alcaldesa|secretaria|doctora|oficina|pagina)|correo|los|las|todos|unanimidad|completo"
    "|ley)",
    "nada pendiente",
)
# What is done is to be done again: "hay que actualizarlo otra vez", "pero toca rehacerla". Not what
# is done each year, or in the next one.
_MUST = (
    r"(?<!no )(?<!no nos )(?:hay que|toca|tenemos que|tengo que|tienen que|debemos|deben|se debe"
    r"|necesitamos|necesito|se necesita|vamos a tener que|es necesario|volvemos a)"
)
_LATER = r"(?! (?:[^\s.;¶]{1,20} ){0,6}(?:cada|proxim[oa]|siguiente))"
TO_DO_AGAIN = (
    rf"{_MUST}(?: [a-z]{{2,20}}){{1,6}} (?:otra vez|de nuevo|nuevamente){_LATER}",
    rf"{_MUST} (?:volver(?:l[oa]s?)? a [a-z]{{3,20}}"
    rf"|(?:re(?:hac|public|actualiz|formul|abr|elabor)|repet)[aei]r(?:l[oa]s?)?){_LATER}",
    rf"(?:pero|aunque|solo que|sino que) (?:(?:ahora|ya|nos|todavia|aun) ){{0,2}}{_MUST}"
    r" (?:actualiz|correg|ajust|complet|termin|cambi|modific|arregl)[aei]r(?:l[oa]s?)?",
)
# A step that may be left when another one is taken: "firmada, pendiente la radicación".
_STEP = (
    r"(?:radic|firm|public|apr[ou]e?b|revis|entreg|socializ|ajust|sub|carg|env|remit|notific"
    r"|legaliz|protocoliz|registr|adopt|sancion|divulg|valid|formaliz|suscrib|corr[ei]g)"
)
_STEPS_NAME = (
    rf"(?:{_STEP}i?(?:(?:ac)?ion|ado|[ao]|es?)|correccion|adopcion|suscripcion|tramite|proceso"
    "|visto bueno|concepto|observaciones|comentarios|tabulacion|digitacion|sistematizacion"
    "|consolidacion|depuracion|diagramacion|procesamiento|analisis)"
)
_STEP_TO_TAKE = rf"{_STEP}[aei]r(?:l[oae]s?|se)?"
HINDERED = any_phrase(
    *TO_DO_AGAIN,
    "(?:aun |todavia |solo |pero |nos |me )?"
    "(?:falta|faltan|faltaria|faltando|hace falta|hacen falta|restan?)",
    r"(?:[.,;:¶(-]|y|pero|aunque|solo|aun|todavia|@|list[oa]s?|siguen?|queda|quedan|esta|estan|tenemos"
    r"|hay|dejamos)(?: [a-z]{3,20})? pendientes?",
    "^pendientes?|pendientes? (?:de|por|la|el|los|las)",
    rf"(?:en|a) {_STEPS_NAME}",
    rf"sin (?:(?:su|la|el) )?(?:{_STEPS_NAME}|actas?|soportes?)",
    "para (?:su |la |el |que la )?(?:revision|firma|aprobacion|visto bueno|concepto|validacion"
    "|correccion|observaciones|comentarios|ajustes?|tramite)",
    rf"(?:por|sin|{_MUST}|solo queda|queda|nos queda) {_STEP_TO_TAKE}{_LATER}",
    # "aprobada, va para publicación", "firmada, sigue publicarla"
    rf"(?:va|van|pasa|pasan|siguen?) (?:a|para|con) (?:la |el |su )?{_STEPS_NAME}",
    rf"(?:siguen?|viene|ahora) {_STEP_TO_TAKE}",
    "(?:en|a la) espera|esperando",
    "solo (?:nos )?queda|nos queda (?:la|el|un|una)",
    rf"se {_STEP}[aei]ra[a-z]{{0,3}}",
    rf"(?:l[oa]s?|se) {_STEP}an? (?:mañana|(?:el|este) (?:{WEEKDAY}|proximo)|la (?:otra|proxima))",
    rf"{_STEP}(?:amos|imos|o) (?:mañana|la (?:otra|proxima))",
    "(?:lo|la) (?:publicamos|enviamos|firmamos|subimos) (?:el|mañana|la)|quedan? para",
)
COURTESY_PENDING = any_phrase(
    "(?:quedo|estoy|estare|quedamos|estamos|estaremos) (?:(?:muy|siempre|atent[oa]s?|y) ){0,3}"
    "pendientes?",
    "(?:ya )?no (?:nos |me )?(?:falta|queda|hay|tengo|tenemos) (?:nada|mas)(?: mas)?"
    "(?: (?:pendientes?|por [a-z]{3,20}))?",
    "no (?:(?:nos|me|hay|tengo|tenemos|quedan?) ){1,3}(?:ningun )?pendientes?",
    "pendientes? de (?:cualquier|lo que|sus? comentarios|ustedes)",
    *each("sin pendientes, nada pendiente, quedo atent[oa]"),
)
PARTS = any_phrase(
    *each(
        r"borrador\w*, preliminar\w*, version, primera?, segund[oa], tercera?, cuart[oa], fase, "
        "etapa, parte, avance, avances, mitad, propuesta, proyecto, esquema, esqueleto, "
        "plantilla, formato, cronograma, contrato, convocatoria, invitacion, "
        "trimestre, semestre, mes, casi, todavia, estudios, mesas?, reunion, reuniones, "
        r"parcial\w*, insumos?, diagnostico, otr[oa]s?, nuev[oa]s?, mayoria, algun[oa]s?, "
        "vari[oa]s"
    ),
    MONTH,
)
# "la sesión 2 la hicimos el viernes": one of several, by its number
NUMBERED = re.compile(
    r"(?<!\S)(?:sesion|taller|jornada|encuentro|reunion|fase|etapa|visita|capacitacion|modulo|grupo"
    r"|entrega|comite|ciclo|charla|mesa|feria|ronda|seguimiento) \d{1,2}(?!\S)"
)
DAY_OF_MONTH = re.compile(rf"(?:(?:{WEEKDAY}) )?\d{{1,2}} de (?:{MONTH})(?!\S)")
AMOUNT_NEXT = re.compile(
    rf"^(?! el (?:[12]?\d|3[01])(?= *$| [.,;¶]))"
    rf" (?:el |la |las |los |un |una |como |casi |solo |en |por |a "
    rf"|al )*(?!100(?!\S))(?!\d{{1,2}} (?:de (?:{MONTH})"
    rf"|/))(?:\d{{1,3}}(?:\.\d+)? (?!de (?:{MONTH}))\S|\d{{1,3}} *$|mitad|tercio|cuarta parte"
    rf"|tercera parte)"
)
OF_DOING = re.compile(r"^ de (?P<verb>[a-z]{3,}[aei]r)(?:l[oae]s?)?(?!\S)")
WITH_SOMEONE = re.compile(
    r"^ (?:(?:lo|la|el|los|las) (?:de|del)|con)(?! (?:exito|todo|todos|todas|los|las|el"
    r"|base|apoyo|ayuda|acompañamiento|participacion|asistencia|presencia|normalidad"
    r"|(?:la |el )?(?:resolucion|decreto|acuerdo|acta|circular|oficio|acto|memorando))(?!\S))"
    r"(?: (?:la|el|los|las))? (?P<noun>[a-z]+)"
)
WHOLE_NOUNS = word_set(
    "actividad tarea meta producto todo compromiso accion labor gestion ejercicio asunto "
    "trabajo eso esto objetivo"
)
SURELY_PAST = word_set("hicimos hice pusimos trajimos dijimos tuvimos")  # "entregamos" may be now
NOT_VERBS = word_set(
    "como cuando quedo quiero tengo pido solo cuento puedo luego debo informo espero anexo "
    "adjunto estoy reporto remito envio creo ruego solicito agradezco comparto necesito "
    "comento confirmo presento vamos estamos seguimos llevamos tenemos queremos necesitamos "
    "quedamos informamos esperamos reportamos solicitamos adjuntamos podemos andamos ramos "
    "agradecemos proximos ultimos minimos maximos tramos termino"
)
_SAID_OF_ONESELF = re.compile(
    r"(?:^| )yo (?:(?:l[aeo]s?|se|mism[oa]|misma) ){0,2}(?P<after>[a-z]{2,}o)(?!\S)"
    r"|(?:^| )(?P<before>[a-z]{2,}o) yo(?!\S)|(?<!\S)(?<!se )(?P<alone>llevo)(?! a cabo)(?!\S)"
    r"|(?<!ya )(?<!ya la )(?<!ya lo )(?P<kept>cumpl(?:o|imos))(?= (?:para )?el \d{1,2}(?!\S)(?! %))"
)
# "la presento el jueves y la entrego al alcalde" is to come; "se presentó el jueves" is past.
_PROMISED = re.compile(r"(?<!\S)(?<!se )l[aeo]s? (?P<does>[a-z]{2,20}o)(?!\S)")
_ON_A_DAY = re.compile(
    rf" (?:mañana|(?:el|este) (?:proximo )?(?:{WEEKDAY})(?! pasad[oa]))(?!\S)".replace("ñ", "n")
)


def said_of_oneself(clause: str) -> frozenset[str]:
    """Return the verbs in "-o" that somebody says of her own work, and that are no past: "las
    publico yo", "yo la actualizo", "los llevo", "la presento el jueves", "cumplimos el 25"."""
    own = {one[str(one.lastgroup)] for one in _SAID_OF_ONESELF.finditer(clause)}
    promised = list(_PROMISED.finditer(clause))
    to_come = any(_ON_A_DAY.match(clause, one.end()) for one in promised)
    return frozenset(own | {one["does"] for one in promised if to_come})


def is_posted(root: str, after: str) -> bool:
    """Tell whether the root of a verb and the words `after` it say that a thing was published."""
    return root in _POSTED and _PLACE.match(after) is not None


def is_sent_in_full(root: str, after: str) -> bool:
    """Tell whether the root of a verb and the words `after` it say that all of it was sent."""
    return root in _SENT and after.startswith(" en su totalidad")


# "si desembolsan esta semana, la actividad queda cumplida"; not "sí, ya está publicado"
CONDITION = phrase(
    r"(?:(?:y|pero|pues|entonces|es que) )?(?:si(?! (?:senora?|ya|se (?:hizo|pudo|logro))(?!\S))"
    r"|cuando|apenas|una vez|tan pronto|en cuanto(?! al?(?!\S))|siempre que|con tal)(?= )"
)
QUEUES = phrase(r"(?:queda|quedan|esta|estan|damos|se da|tenemos|termina\w*|cumpl\w*|seria)")
# "ya firmaron el acta, ciérrenla por favor": done, unless anything in the text speaks against it.
CLOSE_IT = re.compile(
    r"(?:(?:la|el|y|ya|asi que|por favor|porfa|entonces|actividad|@) )*"
    r"(?:(?:(?:me )?la |lo )?(?:pueden?|podrian?) )?(?:cierr(?:e|en)(?:l[ao])?|cerrarl[ao]?|cerrar)"
    r"(?: (?:ya|por favor|porfa|gracias|la|el|actividad|@))*"
)
NOT_TO_BE_CLOSED = any_phrase(
    r"no|nunca|sin|ni|si|cuando|apenas|hasta|porque|pues|ya que|luego|despues|falt[a-z]{1,4}"
    r"|(?:cancel|suspend|suspens|desist|elimin|incumpl|inviabl|anul|duplicad|repetid)[a-z]{0,8}"
)
LEFT_ASIDE = any_phrase(
    *each(
        "doctora?, doc, dra, dr, ingenier[oa], señora?, jefe, jefa, profe, si, muchas, "
        "gracias, ok, vale, bueno, muy, amable, don, doña, mi, dale, perfecto, con gusto, "
        "entonces, pues, teniente, comandante, capitan, sargento, coronel, sumerce, veci, "
        "patron(?:a)?"
    ),
)
ACT = re.compile(
    r"(?:resolucion|decreto|acuerdo|ordenanza|acto administrativo|circular)(?: (?:no|n|nro|numero|:"
    r"|\.|\d\S*|_+|de|del|el|la)){0,6} (?:que|mediante|por (?:la|el|medio)(?: de)?(?: (?:la|el))?"
    r"(?: cual| que)?|con (?:la|el) (?:cual|que)) (?:se )?(?P<verb>[a-z]{4,}) (?P<rest>.*)"
)


# "nuestra parte de la 2.3 ya quedó", "ya quedó de nuestra parte", "la parte de TIC está lista"
ITS_PART = (
    r"(?:(?:de|por) )?(?:(?:la )?(?:nuestra|mi) parte|la parte de esta (?:oficina|dependencia)"
    r"|(?:(?:la|es[ae]|esta) )?parte (?:nuestra|mia|de nosotros)|(?:nuestro|mi) (?:lado|apoyo)"
    r"|el (?:lado|apoyo) (?:nuestro|mio|de nosotros)|lo (?:nuestro|mio|de nosotros)"
    r"|lo que (?:a nosotros )?nos (?:toca|tocaba|corresponde|correspondia|compete)(?: a nosotros)?"
    r"|(?:la parte|el lado|lo) (?:de|del) (?P<of>(?!@)[a-z]+(?: [a-z]+){0,5}?))"
)
# "lo nuestro de la rampa": the thing has to be of the title.
_OF_THING = r"(?:de|en) (?:(?:la|el|los|las) )?(?P<thing>[a-z]{3,20}(?: [a-z]{2,20}){0,3}?)"
_PART = rf"{ITS_PART}(?: (?:(?:(?:de|en) )?(?:la |el )?@|{_OF_THING}))?"
_PART_IS_DONE = (
    r"(?:(?:esta|estan|se encuentra) ya|ya (?:esta|estan|se encuentra|quedo|quedaron|cumplimos"
    r"|cumpli|terminamos|termine|entregamos|entregue|hicimos|hice|se (?:hizo|entrego|cumplio"
    r"|termino|envio))|quedo|quedaron|(?:cumpl|termin|entreg|complet)(?:[ai]mos|[eo])|(?:ya )?"
    r"list[oa](?: ya)?|(?:ya )?(?:esta|estan|se encuentra|quedo|quedaron|fue|ha sido)(?: ya)?"
    r" (?:al dia|(?:list|cumplid|hech|terminad|complet|entregad|finalizad|culminad|enviad)[oa]s?))"
)
_BEFORE_PART = (
    "(?:(?:pero|y|pues|bueno|entonces|ya) ){0,2}(?:(?:(?:en|de|para|sobre) )?@ "
    "|en lo que (?:concierne|respecta|corresponde) a(?: la)?(?: actividad)? @ (?:, )?"
    "|(?:la|lo) (?:de la |del? )[a-z]{3,20} )?(?:nosotros )?"
)
_MADE = "(?: (?:[a-z]{2,12}[ai]d[oa]s?|list[oa]s?))?"  # "ya quedó montada"
_IN_OTHER_WORDS = "(?: (?:o sea|osea|es decir)(?: [a-z]+){1,8})?"
PART_FIRST = phrase(rf"{_BEFORE_PART}{_PART} (?:{_PART_IS_DONE}{_MADE}{_IN_OTHER_WORDS}|ya)")
PART_LAST = phrase(rf"{_BEFORE_PART}{_PART_IS_DONE}{_MADE} {_PART}")
# "nosotros solo prestamos el salón y ya quedó listo"
_HELPS = (
    "(?:prestamos|apoyamos|damos|dimos|ponemos|pusimos|facilitamos|aportamos|colaboramos|ayudamos"
    "|acompanamos|suministramos|hacemos)"
)
_NAMED = r"[a-z]{2,20}(?: [a-z]{1,20}){0,7}"
ASIDE = re.compile(r"@|(?:la|el|los|las) [a-z]{3,20}")
ACROSS_CLAUSES = re.compile(
    rf"(?<!\S)(?:nosotros (?:(?:ya|solo|solamente|unicamente|nada mas|les?) ){{0,2}}{_HELPS}"
    rf"(?: [a-z]+){{1,8}}(?: ,)?(?: y)?(?: eso)?|{ITS_PART} , (?:{ASIDE.pattern}|{_NAMED}) [,:])"
    rf" {_PART_IS_DONE}{_MADE}(?= *$| [.,;¶])"
)
# "con eso TIC cumple", "nosotros ya cumplimos con el apoyo"
OFFICE_IS_DONE = phrase(
    r"(?:y )?(?:con (?:eso|esto) )?(?:ya )?(?:nosotros |(?P<of>(?!@)[a-z]+(?: [a-z]+){0,5}?) )?"
    r"(?:ya )?(?:cumple|cumplio|cumplimos|termino|terminamos)"
    rf"(?: (?:con )?(?:su parte|{ITS_PART.replace('?P<of>', '?:')}|(?:el|su) apoyo))?"
)
