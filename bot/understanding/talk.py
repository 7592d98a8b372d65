"""Rules 19, 20, 22: courtesy, taking back, and questions about the plan and the bot."""

from __future__ import annotations

import re

from bot.understanding.correcting.correction import MISTAKEN
from bot.understanding.correcting.nobody_such import says_nobody_is_so
from bot.understanding.hers import ALL_TOGETHER, HOW_HERS_GO, OF_HERS
from bot.understanding.reading import any_phrase, phrase
from bot.understanding.wordlists import APPOINTED, MONTH, WEEKDAY, WISHED, any_of, each, group

ADDRESS = group(
    *each(
        "doctora?, doctores, doc, dra, dr, ingenier[oa], ing, señor(?:a|ita|es)?, sra?, jefe, "
        "jefa, profe, profesora?, licenciad[oa], compañer[oa]s?, don, doña, estimad[oa]s?, "
        "apreciad[oa]s?, respetad[oa]s?, equipo, todos, colegas?, amig[oa], querid[oa]s?, "
        "abogad[oa], secretari[oa](?! de ), sumerce, "
        "(?:mi )?(?:teniente|comandante|capitan|sargento|coronel), veci(?:na|no)?, patron(?:a)?"
    ),
    "mij(?:it)?[oa]|mi (?:niñ[oa]|reina|rey|amor|vida|corazon|cielo)"
    "(?= *$| [.,;:!¶]| (?:la|el|los|las|lo|de|en|le) (?!que ))",
).replace("ñ", "n")  # as a text is read
GREETING = group(
    "hola(?: hola)?",
    "(?:muy )?buen(?:os|as)? (?:dias?|tardes?|noches?)",
    "buenas",
    "(?:un |reciban? un |les envio un )?(?:muy )?(?:cordial|atento|afectuoso|respetuoso) saludo",
    *each(r"saludos(?: cordiales)?, que tal, que mas(?= *$| [.,;:!?¶]| la \d)"),
    r"como (?:esta|estan|estas|amanec(?:io|ieron|iste|e|en)|siguen? de salud"
    r"|(?:(?:me )?(?:les?|te) (?:va|ha ido)|va todo(?: por alla)?)(?= *$| [.,;:!?¶]| la \d| @))",
    WISHED,
    "espero (?:que )?(?:(?:estes?|esten|se encuentren?|te encuentres) )?(?:muy )?bien",
    f"{ADDRESS}",
)
THANKS = any_of(
    "(?:(?:muchas|mil|muchisimas|infinitas|de antemano) )?gracias"
    "(?: (?:mil|totales|de antemano))?"
    "(?: por (?:el|la|los|las|su|tu|todo)"
    "(?: (?:recordatorio|aviso|informacion|atencion|ayuda|mensaje|apoyo|colaboracion|recordarme"
    "|recordar|gestion|paciencia))?"
    "| por (?:recordar|avisar|escribir|informar)(?:me|nos|lo)?)?",
    *each("muy amable, (?:muy )?agradecid[oa]s?"),
    "dios (?:le|la|lo|los|te) (?:pague|bendiga)",
    WISHED,
    r"quedo (?:muy )?(?:atent[oa]|pendiente)s?(?: a (?:sus|cualquier|su|tus) \w+)?",
    r"quedamos (?:muy )?(?:atent[oa]s|pendientes)(?: a (?:sus|cualquier|su) \w+)?",
    *each("atentamente, cordialmente, un abrazo"),
    r"saludos(?: (?:a|para) (?:(?:el|la|los|las) )?[a-z]{2,15}(?: [a-z]{3,15}){0,2})?",
    "agradezco (?:su|la) (?:atencion|colaboracion|ayuda)",
    "(?:favor|(?:le |les )?agradezco|agradecemos) (?:de antemano )?"
    "(?:me |nos )?(?:confirmar|confirme(?:n|me|nos)?|confirmarme|confirmarnos|acusar|acuse)"
    " (?:el |de )?(?:recib[io]d?o?|correo|este correo)",
    *each("con (?:mucho )?gusto, feliz resto de dia"),
    "(?:(?:ha sido|fue|es|sera) )?(?:todo )?un (?:verdadero )?(?:gusto|placer)"
    "(?: (?:haberl[oae]s? )?(?:habl|salud|trabaj|serv|conoc|atend)[a-z]{1,6}(?: con ustedes)?)?",
    "que (?:tengan?|esten?|les? vaya|pasen?) (?:muy )?(?:una? )?(?:(?:muy )?(?:buen[oa]?"
    "|feliz|lind[oa]|excelente) )?(?:bien|dia|tarde|noche|semana|jornada|puente"
    "|fin de semana)(?: tod[oa]s)?",
    "(?:estamos|seguimos|quedamos|estaremos|seguiremos|nos mantenemos) en contacto",
    "(?:perdon|perdonen?|disculpen?|excusas|disculpas|que pena) (?:por |con )?"
    "(?:la (?:demora|tardanza)|el (?:retraso|silencio)|no (?:haberl[eo]s? |haber )?"
    "(?:contest|respond|report|escrib)[a-z]{1,5}(?:l[eo]s?)?(?: (?:antes|a tiempo|ayer|rapido))?)",
)
_NOTED = group(
    *each(
        "ok(?:s|ey)?, vale, enterad[oa]s?, recibid[oa]s?(?: conforme| a satisfaccion)?, dale, "
        "entendid[oa], de acuerdo(?: con tod[oa]s?)?, perfecto, copiado, anotado, lista, bueno, "
        "listo(?:s|nes)?, buenisimo, excelente, super, genial, claro(?: que si)?, si(?: señora?)?, "
        "de una, a la orden, igualmente, con gusto, tomo (?:atenta )?nota, tomamos nota"
    ),
    "(?:lo|la) (?:tendre|tendremos) (?:presente|en cuenta)",
    # to come: "estamos pendientes" tells how work stands
    "(?:estare|estaremos|quedare|quedaremos|voy a (?:estar|quedar)|vamos a (?:estar|quedar))"
    " (?:muy )?(?:pendientes?|atent[oa]s?|al tanto)",
    "(?:estoy|estamos) (?:muy )?atent[oa]s?",
    *each("quedo enterad[oa], me doy por enterad[oa], estoy enterad[oa], acuso recib[oi]d?o?"),
    "recibido y entendido",
    "(?:ya )?(?:lo|la) (?:reviso|revisare|revisamos|miro|validare|valido)",
    *each(
        "correcto, ja+(?:ja)*, je+(?:je)*, muy bien, que bien, bien, gracias, notado, "
        "confirmad[oa](?: recibid[oa])?, confirmo recibido, mensaje recibido, ya mismo, ah, oh, "
        "uy, mmm+, amen, felicitaciones, confirmo"
    ),
)
_LEAD_IN = any_phrase(
    f"{GREETING}",
    "[.,;:!¶]",
    *each("mire, vea, oiga, fijese, hay(?= (?:mire|vea|doctora?|jefe|profe|ingenier[oa])), ve"),
    "(?:le|les|te) (?:cuento|informo|comento|comunico|reporto|confirmo)(?: que)?"
    "(?! (?:el|la|los|mañana|luego|mas|despues|esta|apenas|en|cuando) ?"
    rf"(?:proxim|otra|{WEEKDAY}|tarde|semana|pued|rato"
    r"|(?<=el )(?:[12]?\d|3[01])(?: *$| ?[.,;:¶])))(?= \S+)",
    "en (?:atencion|respuesta) a (?:su|la) (?:solicitud|requerimiento|correo|mensaje|asunto)",
    "me permito (?:informar|comunicar)(?:le|les)?(?: que)?",
    "(?:(?:le|les|te) )?(?:respondo|contesto|respondemos|contestamos|doy respuesta)"
    " (?:aqui |en el mismo correo )?(?:abajo|debajo|a continuacion|entre lineas|en rojo|en azul)"
    "(?: de cada (?:una?|punto|pregunta|actividad))?",
)
# Whom one thanks follows a sign or the thanks: "no hay ingeniero" tells who is missing.
_ADDRESSED = "(?: (?:doctora?|ingenier[oa]))?"
_FAREWELL = phrase(rf"{THANKS}{_ADDRESSED}|[.,;!¶]{_ADDRESSED}")
# "…, cordialmente hernan"; what tells a figure after it is no name.
_SIGNED = re.compile(
    r"(?<=[.,;:!¶] )(?:cordialmente|atentamente)(?! \w+[ai]mos(?!\S))(?: [.,;:¶])*"
    r"(?: (?!cordialmente|atentamente)[a-z]+(?: [.,;:¶-])*){0,10} *$"
)
_COURTESY = any_phrase(
    f"{GREETING}|{APPOINTED}",
    f"{THANKS}",
    f"{_NOTED}",
    "por (?:el|la) (?:recordatorio|aviso|informacion|mensaje)",
    *each(
        "usted(?:es)?, muy, y, a, por, todo, su, sus, que, le, les, mi, el, la, de, tu, tus, "
        "recordatorio, aviso, informacion, mensaje, x, saludo, util, utiles, oportuno"
    ),
)
_ADDRESS = phrase(ADDRESS)
_CORE = phrase(rf"{_NOTED}|{THANKS}|{GREETING}|{APPOINTED}")
_GREETED = phrase(GREETING)
_SALUTE = phrase(r"hola|buen(?:os|as)? (?:dias?|tardes?|noches?)|buenas|saludos?|que tal")
_SIGN = re.compile(r"[.,;:?!¶\s+-]+")
_A_SIGN = 3  # characters of a comma
# "soy Camilo de Salud", beside a greeting
_WORK = r"(?!(?:[a-z]+(?:[aei]mos|[ai]d[oa]s?|aron|ieron)|list[oa]s?|todo|nada|ya|va|van|no)(?!\S))"
_WHO_WRITES = re.compile(
    r"(?<!\S)(?:(?:yo )?soy|(?:l[ae]s? )?(?:habla|escribe)|mi nombre es)"
    rf" [a-z]{{2,15}}(?: {_WORK}[a-z]{{3,15}}){{0,2}}"
    rf"(?: del?(?: (?:la|el|los))? {_WORK}[a-z]{{3,20}}(?: (?:de )?{_WORK}[a-z]{{3,20}}){{0,2}})?"
    r"(?= *$| [.,;:!?¶])"
)
_READY = re.compile(r"(?:^|\s)list(?:o|a|os|as)(?!\S)")
# "borre el último reporte", "no tenga en cuenta lo anterior", "ese dato está mal"
_TAKE_BACK = group(
    # what was done to the work is told: "borramos el archivo"
    r"(?:anul|borr|elimin|quit|retir)[ea](?!dor|mos|ron|d[oa]|ba)\w*",
    r"cancel[ea]\w*(?! (?:el|la|los|las|mi) (?:cita|reunion|almuerzo|vuelo|salon|viaje|factura))",
    r"revers[ea]\w*",
)
_JUST_SAID = r"que (?:dije|reporte|puse|escribi|envie|mande|acabo de \w+)"
_THE_REPORT = (
    r"(?:(?:eso|esto|el|la|lo|mi|ese|esa|ultim[oa])"
    rf"(?: (?:reporte|registro|avance|anterior|ultim[oa]|dato|cifra|{_JUST_SAID}))*|reporte)"
    r"(?! del? (?:l[ao]s? )?(?:recordatorios?|avisos?|plazos?|prorrogas?)\b)"
)
_DISREGARD = (
    r"(?:ignor[ea]\w*|no (?:tenga[ns]?|tener|tome[ns]?) en cuenta|haga[ns]? caso omiso (?:de|a|del)"
    r"|olvid[ea]\w*|descart[ea]\w*)"
)
_WHAT_WAS_SAID = (
    r"(?:lo|el|la|eso|es[ae]|mi)(?: (?:anterior|ultim[oa]|reporte|mensaje|respuesta|dato"
    r"|del? \d{1,3}|que (?:dije|puse|escribi|reporte|envie)|de (?:antes|ahorita)))*"
)
_THAT = (
    "(?:eso|ese|esa|lo anterior|el anterior|el reporte|ese reporte|ese dato)"
    "(?: dato| reporte| cifra)?"
)
_NOT_SO = (
    # "eso no es mensual" says something of the work, and not of what was reported
    r"(?:no (?:era|es|va|iba)(?= *$| [.,;:!¶@]| (?:asi|ciert[oa]|verdad|correct[oa]|eso|es[ae]|la"
    r"|el|los|las|un|una|sino|que|en|\d+)(?!\S))"
    r"|esta (?:mal|errado|equivocado)|estaba (?:mal|errado|equivocado)|quedo mal)"
)
# "eso es mañana, déjela como estaba"
_AS_IT_WAS = (
    r"(?:dej(?:e|en|emos|a|ar)(?:(?:me)?l[oae]s?)?|vuelvan? a (?:dejar|poner)(?:l[oa]s?)?"
    r"|(?:vuelv|devuelv|regres)\w{1,2}(?:l[oa]s?)? a|pongan?l[oa]s?|que (?:se )?quede)"
    r"(?: (?:la|el|lo|las|los|eso|es[ea]|todo|actividad|cifra|reporte|[a-z]{0,2}\d[\d.]{0,8})){0,3}"
    r" (?:(?:tal )?como|(?:en|con|a) (?:lo|el|la) que|igual (?:que|a|a como)) "
    r"(?:(?:se )?(?:estaba|tenia|venia|iba)|antes)(?: antes)?(?= *$| [.,;!¶])"
)
_PUT_DOWN = "(?:ponga|registre|anote|apunte|cuente)[ns]?"
_UNDO = any_phrase(
    _AS_IT_WAS,
    rf"(?:no (?:perdon|mentira(?:s)?) )?{MISTAKEN}",
    r"(?<!\btoco )(?<!tuve que )(?<!tuvimos que )(?<!tuvieron que )deshacer(?:l[oa]s?)?",
    r"desha(?:ga|z|gamos)(?:l[oa]s?)?",
    *each("(?:me )?equivoque, equivocacion, error mio"),
    *each("mi error, fue un error, por error, undo"),
    rf"{_TAKE_BACK} (?:(?:por favor|porfa) )?{_THE_REPORT}"
    r"(?! (?:parte|palabras?|frase|pedazo|de la (?:pagina|descripcion|tabla|observacion))\b)",
    rf"{_DISREGARD} {_WHAT_WAS_SAID}|{_WHAT_WAS_SAID} no l[oa] (?:tengan?|tomen?) en cuenta",
    rf"(?:borr|elimin|quit|anul)[ae]l[oa]s?|{_THAT} {_NOT_SO}",
    "(?:eso|esa|ese|lo anterior) (?:era|es) (?:de|para) (?:la )?otra(?: actividad)?",
    *each("no era (?:eso|esa|ese|asi|para), corrija(?:n|lo|la)?, corrige(?:lo|la)?"),
    "corregir (?:el|ese|mi|lo)(?: ultimo)? (?:reporte|dato|registro|reportado)",
    "quedo mal(?: (?:el )?(?:reporte|registrado|reportado))?(?! (?:el|la|los|las) (?!reporte|dato"
    "|registro|cifra|porcentaje|numero|avance))",
    *each("reporte mal, lo reporte mal, puse mal, escribi mal, digite mal"),
    r"devuelv[ae]\w* (?:el|lo|ese|eso)(?: ultimo)?(?: reporte)?",
    r"(?:mejor|no ,) no (?:pong|registr|anot|apunt)[ea]n? nada(?= *$| [.,;:!¶])",
    rf"no (?:l[oa] {_PUT_DOWN}|{_PUT_DOWN} (?:eso|esto|lo anterior))(?= *$| [.,;:!¶])",
    r"ha(?:z|ga|gan) de cuenta que no (?:(?:le|les|te) )?(?:dije|he dicho|escribi|mande|reporte)"
    " nada",
)
_COMMAND = re.compile(r"^/ (\w+)")
# "¿qué tengo pendiente esta semana?"
_WHICH = (
    "(?<!para las )(?<!para los )(?<!con las )(?<!con los )(?<!a las )(?<!a los )"
    # "el listado de predios que faltan" tells of the work
    "(?:(?<![a-zñ]{4}s )|(?<=idades )|(?<=tareas )|(?<=cosas )|(?<=metas )|(?<=romisos ))"
    "(?:que|cuales|cual|cuantas|cuantos)"
    "(?: (?:es|son|actividades|cosas|tareas|fechas|vencimientos|entregas|otras|otra|mas|lo|las"
    "|los|me|nos|yo)){0,4}"
)
_IS_OPEN = (
    "(?:tengo|tenemos|hay|estan|quedan?|sigue|siguen|faltan?|debo|debemos|toca|tocan|vence|vencen)"
)
_OPEN_TAIL = (
    "(?: (?:pendientes?|abiert[oa]s?|por|que|reportar|responder|hacer|entregar|cumplir|cerrar"
    "|vencid[oa]s?|de|yo|a|mi|hoy|aun"
    "|todavia|est[ao]s?|es[eo]s|semanas?|quincena|mes|este|para|el|la|los|las|prox|proxim[oa]s?"
    "|otr[oa]|siguientes?|entrante"
    "|que viene|mañana|dias?|corte|trimestre|ahora|plan"
    f"|en|{MONTH})){{0,6}}"
)
# "¿cuáles son mis actividades?", "mándeme la lista de pendientes"
_WHICH_ARE = (
    "(?:cuales|cual) (?:es|son) (?:mis|las|los|la|lo|el)"
    "(?: (?:actividad(?:es)?|tareas|pendientes?|que|me|mi|mias?|nuestras?|faltan?|tengo|lista"
    "|compromisos))+"
)
_SHOW = group(
    *each(r"ver, muestre\w*, muestra\w*, mostrar, dame, deme, regale\w*, regala\w*, envie\w*"),
    *each(r"enviar\w*, mande\w*, (?:mand|pas)a(?!mos|ron|d[oa])\w*, pase\w*, liste\w*, listar"),
    *each(r"consultar, recuerde\w*, recorda\w*"),
)
_SHOWN = (
    "(?: (?:mis|los|las|el|la|que|cuales|me|son|tengo|un|todos?|todas|lo|listado|lista|de|porfa"
    "|por|favor|otra|vez|nuevo)){1,6} (?:pendientes?|actividades|tareas|listado|compromisos|lista)"
)
# "muéstreme las que vencen el viernes", "cuáles se vencen antes del 20 de mayo"
_DUE_ON = (
    f"(?:{_SHOW}(?: me)?|que|cuales)(?: (?:son|las|los|cuales|actividades|tareas|que|se|me)){{0,5}}"
    rf" vencen?(?: (?:el|la|en|del?|los|antes|proxim[oa]|\d{{1,2}}|{WEEKDAY}|{MONTH})){{1,6}}"
    "(?= *$| [?.,])"
)
_LIST = any_phrase(
    _DUE_ON,
    rf"{_WHICH} (?:{_IS_OPEN}{_OPEN_TAIL}(?= *$| [?.,]| (?:fuera|aparte|ademas) de ))",
    _WHICH_ARE,
    r"que (?:actividades|tareas|compromisos|metas) (?:tengo|tenemos|me|nos|estan|hay)"
    r"(?: \w+){0,2} (?:a (?:mi |nuestro )?cargo|asignad\w+|correspond\w+)",
    f"{_SHOW}{_SHOWN}",
    *each("(?:mis|los) (?:pendientes|compromisos), mis (?:actividades|tareas)"),
    r"(?:hay|tengo|tenemos) (?:algo|alguna|cosas|actividades)(?: \w+){0,2}"
    r" (?:vencid|pendient|atrasad)\w*",
    r"(?:debo|debemos) (?:algo|alguna)(?: (?:cosa|actividad|respuesta))?(?= *$| [?.,]| o )",
    *each("lista de (?:mis )?(?:pendientes|actividades), en que (?:estoy|estamos)"),
    "que (?:es lo que )?(?:(?:me|nos) (?:toca|corresponde)|tengo que|tenemos que|debo|debemos)"
    " (?:responder|reportar|contestar|rendir|informar)"
    "(?: (?:yo|nosotr[oa]s|a mi|aca|aqui|hoy|ahora|ya|esta semana|este mes)){1,3}(?= *$| [?.,])",
    "que (?:(?:me|nos) (?:toca|corresponde)|(?:tengo|tenemos) por) (?:responder|reportar|contestar"
    "|a mi(?: ahora| hoy| ya)?|a nosotr[oa]s(?: ahora| hoy| ya)?)(?= *$| [?.,]| mientras )",
    "que (?:actividades|metas|cosas) (?:(?:me|nos) toca )?(?:apoy|lider|llev|manej)(?:o|amos|ar)"
    "(?= *$| [?.,])",
    *OF_HERS,
    "que (?:me|nos) estan (?:preguntando|pidiendo|cobrando)(?= *$| [?.,])",
)
_ALL_OF_HERS = any_phrase(HOW_HERS_GO, ALL_TOGETHER)
_LIST_ALONE = any_phrase(
    "(?:(?:gracias|ok|bueno) )?(?:y )?(?:como voy(?: yo)?"
    f"|{HOW_HERS_GO}"
    "|(?:que|cual) (?:es )?lo mio(?: que (?:esta|hay))? (?:vencido|atrasado|pendiente)"
    "|(?:la|lo|el) (?:proxim[oa]|siguiente|otr[oa])(?: mi[oa])? cuando (?:es|(?:se )?vence|toca)"
    "|(?:cual es|cuando (?:(?:me|nos) )?(?:es|vence|toca)) (?:la|lo|el|mi) (?:proxim[oa]|siguiente"
    "|otr[oa])(?: (?:fecha|actividad|entrega|reporte|vez))?|cual (?:se )?(?:me )?vence primero"
    "|(?:que(?: tanto)?|cuant[oa]s?(?: actividades)?) (?:(?:me|nos) )?faltan?"
    "(?: por (?:reportar|cumplir|entregar|cerrar|hacer))?"
    "|(?:(?:me|nos) )?(?:quedan?|faltan?|estan?|hay|tengo|tenemos|siguen?)(?: (?:pendientes?"
    "|vencid[oa]s?|por (?:reportar|cumplir|entregar|cerrar|hacer)))?(?: entonces)? cual(?:es)?"
    "|por cual empiezo|(?:ver|muestreme)(?:las)? todas|pendientes?|lista|listado|(?:mis |ver )?"
    "(?:pendientes|actividades|tareas)|que (?:debo|tengo|hay)|(?:(?:mi|el|ver) )?estado"
    "(?: (?:de )?(?:mis|las) (?:actividades|tareas|pendientes))?)(?: por favor| gracias)?",
)
_WHAT_IT_IS = group(
    "(?:que|quien) (?:es|son) (?:esto|culmina|usted(?:es)?|este (?:chat|bot|numero|mensaje))",
    "como (?:es que )?se llama (?:esto|usted|este (?:chat|bot|numero))",
    "usted(?:es)? (?:quien|que) (?:es|son)(?! (?:el|la|los|las) )|(?:quien(?:es)? (?:me|nos)"
    " (?:escriben?|hablan?)|(?:con )?quien habl[ao]|(?:es|es usted|(?:usted|esto) es)"
    " (?:un )?(?:robot|bot|persona)|que haces?)(?= *$| [?.,])",
)
_ASKS_WHAT_IT_IS = phrase(_WHAT_IT_IS)
_HELP = any_phrase(
    *each("ayuda(?:me|r)?, ayudeme, help, auxilio, instrucciones"),
    "como (?:hago|se hace|puedo|se|le hago|es que|debo|funciona|uso|tengo que|me|lo|le"
    "|diligencio|reporto|respondo|contesto|registro|envio|mando|subo|cargo|adjunto|escribo|informo"
    "|actualizo|corrijo|cambio|toca)(?! (?:va|van|vamos))",
    "no (?:entiendo|entendi|se como|se que (?:responder|hacer|poner|escribir|contestar|decir))",
    "que (?:mas |(?:otras )?cosas )?(?:le |les )?(?:puedo|debo|tengo que|hay que) "
    "(?:escribir|hacer|responder|poner|contestar|decir|enviar|(?:pedir|preguntar)(?:les?)?)"
    "(?! (?:yo|nosotr[oa]s|a mi|aca|aqui|hoy|ahora|esta semana|este mes)(?!\\S))",
    *each(
        r"para que (?:sirve|es), como funciona, explique\w*, me explican?, "
        "a quien (?:le )?(?:reporto|respondo|informo|escribo|pregunto), tutorial, orienteme"
        ", no comprendo"
    ),
    _WHAT_IT_IS,
    "que (?:comandos|opciones)|como es",
    "(?<=^)manual(?= *$| [?.])",
    r"(?:tienen?|hay|donde esta|envi\w+|mand\w+) (?:un |el |algun )?manual",
)
_COMMANDS = {
    "pendientes": "list",
    "ayuda": "help",
    "start": "help",
    "help": "help",
    "deshacer": "undo",
    "lista": "list",
}


def command_of(plain: str) -> str | None:
    """Return "list", "help" or "undo" for a command such as "/pendientes"."""
    found = _COMMAND.match(plain)
    return _COMMANDS.get(found.group(1)) if found else None


def opening(plain: str) -> int:
    """Return how much of a text greets and leads in before it says anything."""
    end = 0
    for found in _LEAD_IN.finditer(plain):
        if found.start() > end + 1:
            break
        end = found.end()
    who = _WHO_WRITES.search(plain, end) if end and _SALUTE.search(plain, 0, end) else None
    return who.end() if who is not None and who.start() <= end + _A_SIGN else end


def closing(plain: str) -> int:
    """Return where the thanks and farewells at the end of a text begin."""
    start = edge = len(plain)
    for found in reversed(list(_FAREWELL.finditer(plain))):
        if found.end() < edge - 1:
            break
        edge = found.start()
        start = start if _SIGN.fullmatch(found.group()) else edge
    return start


def signed(plain: str) -> int:
    """Return where a farewell with the name below it begins, the length of `plain` for none."""
    found = _SIGNED.search(plain)
    return len(plain) if found is None else found.start()


def is_address(word: str) -> bool:
    """Whether a word addresses somebody, so that a name may follow: "doctor", "don"."""
    return _ADDRESS.fullmatch(word) is not None


def is_courtesy(plain: str) -> bool:
    """Whether nothing but courtesy is said (rule 19); "listo" is one of its words."""
    if _CORE.search(plain) is None:
        return False
    return not _SIGN.sub("", _COURTESY.sub(" ", _WHO_WRITES.sub(" ", plain)))


def is_greeting(plain: str) -> bool:
    """Whether nothing is said but "hola", "buenos días", to whom and who writes."""
    rest = _GREETED.sub(" ", _WHO_WRITES.sub(" ", plain))
    return not _SIGN.sub("", rest) and _SALUTE.search(plain) is not None


def is_social(plain: str) -> bool:
    """Whether nothing but courtesy or a greeting is said."""
    return is_courtesy(plain) or is_greeting(plain)


def says_ready(plain: str) -> bool:
    """Whether "listo" is among the words."""
    return _READY.search(plain) is not None


def is_list_request(plain: str) -> bool:
    """Whether the person asks what is pending."""
    alone = _LIST_ALONE.fullmatch(_SIGN.sub(" ", plain).strip())
    return alone is not None or _LIST.search(plain) is not None


def asks_for_hers(plain: str) -> bool:
    """Whether the person asks how all goes that is hers: "¿cómo va lo mío?"."""
    return _ALL_OF_HERS.search(plain) is not None


def is_help_request(plain: str) -> bool:
    """Whether the person asks how to answer."""
    return _HELP.search(plain) is not None


def asks_what_it_is(plain: str) -> bool:
    """Whether the person asks who it is that writes to her."""
    return _ASKS_WHAT_IT_IS.search(plain) is not None


def find_undo(plain: str) -> re.Match[str] | None:
    """Return the words that take the last report back."""
    return None if says_nobody_is_so(plain) else _UNDO.search(plain)
