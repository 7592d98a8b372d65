"""Rules 19, 20, 22: courtesy, taking back, and questions about the plan and the bot."""

from __future__ import annotations

import re

from bot.understanding.reading import phrase

ADDRESS = (
    r"(?:doctora?|doctores|doc|dra|dr|ingenier[oa]|ing|señor(?:a|ita|es)?|sra?|jefe|jefa|profe"
    r"|profesora?|licenciad[oa]|compañer[oa]s?|don|doña|estimad[oa]s?|apreciad[oa]s?"
    r"|respetad[oa]s?|equipo|todos|colegas?|amig[oa]|querid[oa]s?|abogad[oa]|secretari[oa])"
)
GREETING = (
    r"(?:hola(?: hola)?|(?:muy )?buen(?:os|as)? (?:dias?|tardes?|noches?)|buenas|(?:un "
    r"|reciban? un |les envio un )?(?:muy )?(?:cordial|atento|afectuoso|respetuoso) saludo"
    rf"|saludos(?: cordiales)?|(?:un )?cordial saludo|que tal|como (?:esta|estan|estas)"
    rf"|espero (?:que )?(?:estes?|esten|se encuentren?|te encuentres) (?:muy )?bien|{ADDRESS})"
)
_THANKS = (
    r"(?:(?:muchas|mil|muchisimas|infinitas|de antemano) )?gracias(?: (?:mil|totales"
    r"|de antemano))?(?: por (?:el|la|los|las|su|tu|todo)(?: (?:recordatorio|aviso|informacion"
    r"|atencion|ayuda|mensaje|apoyo|colaboracion|recordarme|recordar|gestion|paciencia))?)?"
    r"|muy amable|dios (?:le|la|lo|los|te) (?:pague|bendiga)|bendiciones|(?:feliz|buen|linda"
    r"|excelente) (?:dia|tarde|noche|semana|fin de semana|jornada)"
    r"|quedo (?:muy )?(?:atent[oa]|pendiente)s?(?: a (?:sus|cualquier|su|tus) \w+)?"
    r"|quedamos (?:muy )?(?:atent[oa]s|pendientes)(?: a (?:sus|cualquier|su) \w+)?"
    r"|atentamente|cordialmente|un abrazo|saludos|agradezco (?:su|la) (?:atencion|colaboracion"
    r"|ayuda)|con (?:mucho )?gusto|feliz resto de dia|que (?:tenga|este"
    r"|le vaya) (?:muy )?(?:un )?(?:buen |feliz )?(?:bien|dia|tarde)"
)
_NOTED = (
    r"(?:ok(?:s|ey)?|vale|enterad[oa]s?|recibid[oa]s?|entendid[oa]|de acuerdo|perfecto|copiado"
    r"|anotado|listo(?:s|nes)?|lista|dale|bueno|buenisimo|excelente|super|genial"
    r"|claro(?: que si)?|si(?: señora?)?"
    r"|de una|a la orden|igualmente|con gusto|tomo (?:atenta )?nota|tomamos nota|(?:lo"
    r"|la) (?:tendre|tendremos) (?:presente|en cuenta)|quedo enterad[oa]"
    r"|me doy por enterad[oa]|estoy enterad[oa]|acuso recib[oi]d?o?|recibido y entendido"
    r"|(?:ya )?(?:lo|la) (?:reviso|revisare|revisamos|miro|validare|valido)|correcto"
    r"|ja+(?:ja)*|je+(?:je)*|muy bien|que bien|bien|gracias|notado|confirmado(?: recibido)?"
    r"|confirmo recibido|mensaje recibido|ya mismo|ah|oh|uy|mmm+|amen|felicitaciones|confirmo)"
)
_LEAD_IN = phrase(
    rf"{GREETING}|[.,;:!¶]|(?:le|les|te) (?:cuento|informo|comento|comunico)(?: que)?(?! (?:el"
    rf"|la|los|mañana|luego|mas|despues|esta|apenas|en|cuando) ?(?:proxim|otra|lunes|martes"
    rf"|miercoles|jueves|viernes|tarde|semana|pued|rato))(?= \S+)"
    r"|en (?:atencion|respuesta) a (?:su|la) (?:solicitud|requerimiento|correo|mensaje|asunto)"
    r"|me permito (?:informar|comunicar)(?:le|les)?(?: que)?"
)
_FAREWELL = phrase(rf"{_THANKS}|[.,;!¶]|doctora?|ingenier[oa]")
_COURTESY = phrase(
    rf"{GREETING}|{_THANKS}|{_NOTED}|por (?:el|la) (?:recordatorio|aviso|informacion|mensaje)"
    rf"|usted(?:es)?|muy|y|a|por|todo|su|sus|que|le|les|mi|el|la|de|tu|tus|recordatorio|aviso"
    rf"|informacion|mensaje|x|señora?|saludo"
)
_CORE = phrase(rf"{_NOTED}|{_THANKS}|{GREETING}")
_SIGN = re.compile(r"[.,;:?!¶\s+-]+")
_READY = re.compile(r"(?:^|\s)list(?:o|a|os|as)(?!\S)")

_UNDO = phrase(
    r"(?:no (?:perdon|mentira(?:s)?) )?(?:me|nos) (?:equivoque|equivocamos|confundi"
    r"|confundimos)|deshacer|deshaga(?:lo)?|deshaz(?:lo)?|(?:me )?equivoque|equivocacion"
    r"|error mio|mi error|fue un error|por error"
    r"|(?:anul[ea]\w*|borr[ea]\w*|elimin[ea]\w*|cancel[ea]\w*|quit[ea]\w*|retir[ea]\w*"
    r"|revers[ea]\w*) (?:(?:por favor|porfa) )?(?:(?:eso|esto|el|la|lo|mi|ese|esa"
    r"|ultim[oa])(?: (?:reporte|registro|avance|anterior|ultim[oa]|dato|cifra|que (?:dije"
    r"|reporte|puse|escribi|envie|mande|acabo de \w+)))*|reporte)"
    r"|(?:ignor[ea]\w*|no (?:tenga|tengan|tener) en cuenta|haga(?:n)? caso omiso (?:de|a|del)"
    r"|olvid[ea]\w*|descart[ea]\w*) (?:lo|el|la|eso|mi)(?: (?:anterior|ultimo|ultima|reporte"
    r"|mensaje|que (?:dije|puse|escribi|reporte|envie)|de (?:antes|ahorita)))*"
    r"|(?:eso|ese|esa|lo anterior|el anterior|el reporte|ese reporte|ese dato)(?: dato"
    r"| reporte| cifra)? (?:no (?:era|es|va|iba)(?! (?:con|de|del|para|mi|mio|nuestr\w+|a)(?!\S))|esta (?:mal|errado|equivocado)|estaba (?:mal"
    r"|errado|equivocado)|quedo mal)|no era (?:eso|esa|ese|asi|para)"
    r"|corrija(?:n|lo|la)?|corrige(?:lo|la)?|corregir (?:el|ese|mi|lo)(?: ultimo)? (?:reporte|dato"
    r"|registro|reportado)"
    r"|quedo mal(?: (?:el )?(?:reporte|registrado|reportado))?|reporte mal|lo reporte mal"
    r"|puse mal|escribi mal|digite mal"
    r"|devuelv[ae]\w* (?:el|lo|ese|eso)(?: ultimo)?(?: reporte)?|undo"
)
_CORRECTS = phrase(
    r"(?:me|nos) (?:equivoque|equivocamos|confundi|confundimos)|equivoque|error mio|mi error"
    r"|fue un error|corrij[oae]\w*|corregir|correccion|rectific\w+|aclaro|la cifra (?:correcta"
    r"|real|es)|el (?:dato|porcentaje|valor) (?:correcto|real)|lo correcto es"
    r"|quise decir|quiero corregir|queria decir|mejor dicho|(?:perdon|disculpe(?:n)?|disculpa"
    r"|que pena|uy|ay|ups) (?:, )?(?:(?:doctora?|ingenier[oa]) )?(?:, )?(?:es|era|eran|son|no"
    r"|quise|la|el|fue)(?! por| la demora| la tardanza)|(?:perdon|disculpen?|uy"
    r"|no)(?: ,)?(?= (?:el |un |son |es )?\d)|no era|no eran|era (?:un |el )?\d\S*"
    r"|eran (?:el )?\d\S*|digite mal|puse mal|escribi mal|reporte mal|quedo mal|por error"
    r"|cambi[ea]\w* (?:por|a|el|al)|en realidad|deshaga\w*|anul[ea]\w*"
)
_NO_CORRECTION = phrase(
    r"perdon por|perdon la|disculpe(?:n)? (?:por|la|el)|que pena (?:por|la|con)"
)
_COMMAND = re.compile(r"^/ (\w+)")
_LIST = phrase(
    r"(?:que|cuales|cual|cuantas|cuantos)(?: (?:es|son|actividades|cosas|tareas|otras|otra|mas"
    r"|lo|las|los|me|nos|es|yo)){0,4}"
    r" (?:(?:tengo|tenemos|hay|estan|quedan?|sigue|siguen|faltan?|debo|debemos|toca|tocan"
    r"|vence|vencen)"
    r"(?: (?:pendientes?|por|que|reportar|responder|hacer|entregar|vencid[oa]s?|de|yo|a|mi|hoy"
    r"|aun|todavia|esta|semana|mes|este|para|el|la|proxim[oa]|mañana|dia|corte|trimestre|ahora"
    r"|plan)){0,6}(?= *$| [?.,]))"
    r"|(?:cuales|cual) (?:es|son) (?:mis|las|los|la|lo|el)(?: (?:actividades|tareas"
    r"|pendientes?|que|me|mi|faltan?|tengo|lista|compromisos))+"
    r"|(?:ver|muestre\w*|muestra\w*|mostrar|dame|deme|regale\w*|regala\w*|envie\w*|enviar\w*"
    r"|mande\w*|manda\w*|pase\w*|pasa\w*|liste\w*|listar|consultar|recuerde\w*|recorda\w*)"
    r"(?: (?:mis|los|las|el|la|que|cuales|me|son|tengo|un|todos?|todas|lo|listado|lista|de|por"
    r"|favor|otra|vez)){1,6} (?:pendientes?|actividades|tareas|listado|compromisos|lista)"
    r"|(?:mis|los) (?:pendientes|compromisos)|mis (?:actividades|tareas)"
    r"|lista de (?:mis )?(?:pendientes|actividades)|en que (?:estoy|estamos)"
)
_LIST_ALONE = phrase(
    r"(?:y )?(?:que (?:me )?falta(?: por reportar)?|pendientes?|lista|listado|(?:mis "
    r"|ver )?(?:pendientes|actividades|tareas)|que (?:debo|tengo|hay))(?: por favor| gracias)?"
)
_HELP = phrase(
    r"ayuda(?:me|r)?|ayudeme|help|auxilio|instrucciones|como (?:hago|se hace|puedo|se|le hago"
    r"|es que|debo|funciona|uso|tengo que|me|lo|le|diligencio|reporto|respondo|contesto"
    r"|registro|envio|mando|subo|cargo|escribo|informo|actualizo|corrijo|cambio|toca)(?! (?:va"
    r"|van|vamos))"
    r"|no (?:entiendo|entendi|se como)|que (?:puedo|debo|tengo que|hay que) (?:escribir|hacer"
    r"|responder|poner|contestar|decir|enviar)|para que (?:sirve|es)|que es esto|como funciona"
    r"|explique\w*|quien es usted|que hace(?:s)?|manual|tutorial|orienteme|no comprendo"
    r"|que (?:comandos|opciones)|como es"
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
    return end


def closing(plain: str) -> int:
    """Return where the thanks and farewells at the end of a text begin."""
    start = edge = len(plain)
    for found in reversed(list(_FAREWELL.finditer(plain))):
        if found.end() < edge - 1:
            break
        edge = found.start()
        start = start if _SIGN.fullmatch(found.group()) else edge
    return start


def is_courtesy(plain: str) -> bool:
    """Whether nothing but courtesy is said (rule 19); "listo" is one of its words."""
    if _CORE.search(plain) is None:
        return False
    return not _SIGN.sub("", _COURTESY.sub(" ", plain))


def says_ready(plain: str) -> bool:
    """Whether "listo" is among the words."""
    return _READY.search(plain) is not None


def is_list_request(plain: str) -> bool:
    """Whether the person asks what is pending."""
    alone = _LIST_ALONE.fullmatch(_SIGN.sub(" ", plain).strip())
    return alone is not None or _LIST.search(plain) is not None


def is_help_request(plain: str) -> bool:
    """Whether the person asks how to answer."""
    return _HELP.search(plain) is not None


def find_undo(plain: str) -> re.Match[str] | None:
    """Return the words that take the last report back."""
    return _UNDO.search(plain)


def find_correction(plain: str) -> re.Match[str] | None:
    """Return the words that say that a figure corrects a former one."""
    return _CORRECTS.search(_NO_CORRECTION.sub(lambda m: "_" * len(m.group()), plain))
