"""Commands such as "/pendientes", which do the same as words, and the words for leaving. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.asks.pages.asking import of_plan
from bot.understanding.asks.pages.questions import Page, is_signed
from bot.understanding.spelling import SHORTHAND
from core.entity.rights import Right
from core.inbound import Inbound
from core.spanish import fold

LEAVE = "salir"
SUMMARY, OVERDUE, OFFICE, SILENCE = "resumen", "vencidas", "oficina", "silencio"
BROADCAST = "difundir"
CONNECT = "grupo"
CALENDAR = "calendario"
WORKBOOK = "excel"
REQUESTS = "solicitudes"
DECIDED, AWAY = "decisiones", "ausencias"
DOUBTS, MESSAGES, UNVERIFIED = "dudas", "mensajes", "verificar"
COUNTS = "cuantas"
WHY = "porque"
# Pages that are asked for in words only: neither menu nor help names them.
UNTOLD, NOBODY, UNAGREED = "sin_reporte", "sin_nadie", "sin_confirmar"
LEADS, REPORTED = "lideres", "reportado"
# What is only explained, to anybody.
EXPLAINED = {
    Page.SUPPORT: "apoyo",
    Page.LATE: "vencimiento",
    Page.ASK_TIME: "plazo",
    Page.FILES: "soportes",
    Page.REMINDERS: "avisos",
    Page.TABLE: "tabla",
    Page.WHO_DECIDES: "decide",
    Page.READERS: "lectores",
    Page.COLLEAGUES: "companeros",
    Page.PLAN_NAMES: "siglas",
    Page.TROUBLE: "falla",
    Page.WHEN_TO_ANSWER: "contestar",
    Page.PUT_RIGHT: "corregir",
    Page.VOICE: "voz",
    Page.ADDRESSES: "datos",
    Page.DATES: "fechas",
    Page.STATES: "estados",
    Page.TO_VERIFY: "verificar_como",
    Page.TO_DECIDE: "decidir",
    Page.CUTOFF: "corte",
    Page.TO_LOAD: "cargar",
    Page.CONTACT: "contacto",
    Page.NOT_OURS: "ajena",
}
# Pages of the whole plan, which tell of no one activity.
OF_NO_ACTIVITY = frozenset(
    {OFFICE, AWAY, OVERDUE, SILENCE, SUMMARY, DOUBTS, UNVERIFIED, UNTOLD, NOBODY, LEADS, REPORTED}
)
# What each command of those who oversee the plans needs; the others are everybody's. What is asked
# for in words only needs `Right.SEE`.
RIGHTS = {
    SUMMARY: Right.SEE,
    OVERDUE: Right.SEE,
    OFFICE: Right.SEE,
    SILENCE: Right.SEE,
    REQUESTS: Right.SEE,
    DECIDED: Right.SEE,
    AWAY: Right.SEE,
    DOUBTS: Right.SEE,
    MESSAGES: Right.SEE,
    UNVERIFIED: Right.SEE,
    COUNTS: Right.SEE,
    BROADCAST: Right.BROADCAST,
    WHY: Right.ADDRESSES,
}

_COMMAND = re.compile(r"\s*/([A-Za-zñÑáéíóúÁÉÍÓÚ_]{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
_LONGEST_WISH = 120
_COURTESY = re.compile(
    r"\b(?:por favor|porfa(?:vor)?|muchas gracias|gracias|hola"
    r"|buen[oa]s(?: (?:dias|tardes|noches))?|buen dia|señor(?:a|ita|es)?|doctora?|ya(?: mismo)?"
    r"|disculpen?|oigan?|oye|(?:una )?(?:pregunt|consult)(?:a|ica)|sera que|perdone?"
    r"|(?:cierto|verdad)(?=\s*$)|rapid(?:o|ito)|de una(?: vez)?(?= (?:que|cual|quien|l[aeo]s?)\b)"
    r"|(?:para|(?:que|porque|pues) (?:tengo|voy|entro|salgo))(?: (?:para|al?|el|la|una?|mi))*"
    r" (?:comite|reunion|consejo|junta|auditoria|informe)(?: de (?:hoy|manana|la tarde|gobierno))?"
    r"(?: en [a-z0-9]{1,9} (?:minutos|horas?))?"
    r"|(?:(?:me|nos) )?(?:pueden?|podrian?) (?:decir|informar|contar|indicar)(?:me|nos)?"
    r"(?: (?:porfa|por favor))?(?: si)?|(?:me|nos) (?:dice|cuenta|informa|indica)n?|diga(?:me|nos)"
    r"|(?:pudieron|pudo|pudiste|han podido|alcanzaron a) (?:revisar|mirar|ver|averiguar|contar)"
    r"|(?:quiero|quisiera|necesito|me gustaria) saber)\b".replace("ñ", "n")
)
# Who writes: "soy de auditoría", "le escribe la contralora".
_WRITES = re.compile(r"(?:soy|somos|habla|(?:les? )?escrib[eo])(?: [a-z]{1,20}){1,8}")
_MORE = r"(?: (?:mas|de esto|mensajes|recordatorios|notificaciones|avisos))+"
_HERE = (
    r"(?: (?:por|a|de|en) (?:aca|aqui|telegram|culmina|este (?:chat|medio|numero|telefono)|esto))?"
)
# Only a text that says nothing else asks to leave: "no quiero más mensajes de la 1.2" is about 1.2.
_LEAVES = re.compile(
    # "ya quedó Luz al frente, a mí ya no me manden más de esto"
    r"(?:(?:(?:listo|gracias|ok|bueno) ){0,3}(?:ya )?(?:quedo|volvio|regreso|llego)"
    r" [a-z]{3,15}(?: [a-z]{4,15})?(?: (?:al frente|a cargo|encargad[oa]))? )?(?:a mi )?(?:ya )?"
    rf"(?:no (?:quiero|deseo)(?: recibir| que me (?:escriban?|manden?|envien?))?{_MORE}"
    rf"|no me (?:manden?|envien?){_MORE}"
    r"|no me (?:escriban?|molesten?)(?: mas)?"
    r"|dejen? de (?:escribirme|molestarme|(?:enviarme|mandarme) (?:mensajes|recordatorios))"
    r"|(?:quiero|deseo) (?:salir(?:me)?|retirarme|darme de baja)"
    r"|(?:retirenme|retireme|saquenme|saqueme|borrenme|borreme)(?: de la lista)?"
    r"|(?:darme|deme|denme) de baja"
    rf"|(?:retiro|revoco) mi (?:consentimiento|autorizacion)){_HERE}"
)


# "Quiero mi resumen semanal", "mándeme mi resumen cada lunes", "no más resumen semanal".
_OWN_WEEK = (
    r"(?:(?:mi|el|un|mas|ese|este) ){0,2}resumen"
    r" (?:semanal|(?:de )?(?:la|cada) semana|cada lunes|los lunes|todas las semanas)"
)
_WEEKLY = re.compile(
    rf"(?:(?:(?:si )?(?:quiero|quisiera|deseo)(?: recibir| que me (?:manden?|envien?))?"
    rf"|me (?:mandas?|envias?|mandan|envian)|(?:mande|envie)(?:n?me)?) )?{_OWN_WEEK}"
)
_NO_WEEKLY = re.compile(
    r"(?:(?:ya )?no (?:quiero|deseo|necesito)(?: mas)?(?: recibir)?"
    r"|(?:ya )?no me (?:manden?|envien?)"
    rf"|no mas|sin|dejen? de (?:mandar|enviar)me|quite(?:n?me)?) {_OWN_WEEK}"
)
_CALENDAR = re.compile(
    r"(?:(?:me )?(?:envi\w{1,8}|mand\w{1,8}|regal\w{1,8}|quiero|necesito|deseo|dame|deme"
    r"|puede\w?) ){0,3}(?:(?:el|mi|un|mis) )?"
    r"calendario(?: (?:con|de) (?:(?:las|mis|los|el|mi) )?(?:actividades|fechas|pendientes|plan))?"
)

# "mándeme mi excel", "quiero la hoja de cálculo con mis actividades"; "le mando mi excel" is none.
_WORKBOOK = re.compile(
    r"(?:(?:me )?(?:(?:envi|mand|regal|pas|compart)(?:[ae]n?(?:me|nos)?|ar(?:me|nos)?)|quiero"
    r"|necesito|deseo|quisiera|dame|deme|puede\w?|podrian?) ){1,3}"
    r"(?:(?:el|mi|un|la|una|mis|nuestro) ){0,2}"
    r"(?:excel|(?:archivo|libro|cuadro|tabla)(?: de| en) excel|hoja de calculo|xlsx)"
    r"(?: (?:con|de|para) (?:(?:las|mis|los|el|mi|la|mi oficina) ?){0,2}"
    r"(?:actividades|pendientes|plan|avances?|oficina|dependencia"
    r"|(?:diligenci|report|llen|complet|actualiz)ar(?:l[oa]s?)?)?)?"
    r"|(?:(?:el|mi) )?excel(?: (?:con|de) (?:las |mis )?(?:actividades|pendientes|avances))?"
    # "¿me puede mandar lo mío en excel?"
    r"|(?:(?:me|nos) )?(?:(?:pued|podri)[a-z]{1,3} )?(?:(?:envi|mand|regal|pas|compart)[a-z]{1,6}"
    r"|quiero|necesito|quisiera|deme) "
    r"(?:lo (?:mio|nuestro|de (?:mi|nuestra) oficina)|(?:mis|nuestras) (?:actividades|pendientes)) "
    r"en (?:excel|(?:una )?hoja de calculo)"
)

# "Avísele a todos los líderes que …", "mándale a las oficinas vencidas: …"
_TO_WRITE = (
    r"(?:av[ií]s(?:e|ar|a)|m[aá]nd(?:e|ar|a)|env[ií](?:e|ar|a)|escr[ií]b(?:a|ir|e)|d[ií]ga|d[ií](?=les?\b)|decir"
    r"|recu[eé]rd(?:e|a)|recordar|inf[oó]rm(?:e|a)|informar|comun[ií](?:que|car)|notif[ií](?:que|car)"
    r"|difund(?:a|ir)|p[aá]s(?:e|ar))(?:les?|n|nles?)?"
)
_LATE = r"(?:vencid|atrasad|moros|pendient|demorad|incumplid)[oae]s?"
_READERS = (
    r"(?:(?:tod[oa]s\s)?(?:l[oa]s|esas|esos)\s(?:l[ií]deres|oficinas|dependencias|secretar[ií]as|jefes"
    rf"|responsables|encargad[oa]s|enlaces|{_LATE}"
    r"|que\s(?:est[aá]n|tienen|van|deben|no\shan)\s[^\s:,.]{2,20})|todos|todo\sel\smundo)"
    r"(?:\s(?!que\b)[^\s:,.\n]{1,20}){0,5}?"
)
_FIRST = (
    r"\W{0,3}(?:(?:quiero|necesito|quisiera|deseo|favor|por\sfavor|porfa|puede|podr[ií]a|me\sayuda\sa"
    r"|hay\sque|hola|buen[oa]s(?:\s(?:d[ií]as|tardes))?|doctora?|y|tambi[eé]n|ah|primero|antes|mejor"
    r"|entonces|m[aá]s\sbien|adem[aá]s|adicionalmente|igualmente|de\spaso|(?:les?\s)?(?:pido|solicito|ruego|agradezco)(?:\sel\sfavor)?(?:\s(?:de|que))?)[\s,.]{1,3}){0,4}"
)
_WRITES_TO = (
    rf"{_FIRST}(?:les?\s)?{_TO_WRITE}(?:\s?,?\s(?:por\sfavor|porfa|favor)\s?,?)?"
    r"(?:\s(?:(?:un|el|este)\s)?(?:mensaje|aviso|recordatorio|correo|comunicado))?"
)
_BROADCASTS = re.compile(
    rf"{_WRITES_TO}\s(?:a|para)\s{_READERS}(?:\s?[:,]\s?(?:que\s)?|\sq(?:ue)?\s|\s?$)"
    r"(?P<words>.{0,2000})",
    re.IGNORECASE | re.DOTALL,
)
# "difunda que el viernes hay comité, a los que tienen vencidas"
_SPREADS = re.compile(
    r"(?:(?:y|tambi[eé]n|por\sfavor|porfa|favor)[\s,]{1,2}){0,3}difund(?:an?|ir)(?:\sque\s|\s?:\s?)"
    rf"(?P<words>\S.{{0,2000}}?)(?:,\sa\s(?:{_READERS}))?",
    re.IGNORECASE | re.DOTALL,
)
# "avísele a salud que la reunión es el viernes": to whom, is asked of the offices there are
_TELLS_ONE = re.compile(
    rf"{_WRITES_TO}\s(?:al?|para)\s(?:(?:la|el|las|los)\s)?(?:de\s(?:la\s)?)?"
    r"(?P<to>[^\s:,.]{3,30}(?:\s[^\s:,.]{1,30}){0,7}?)(?:\s?[:,]\s?(?:que\s)?|\sq(?:ue)?\s|\s(?=lo\sdel?\s|la\s\d))"
    r"(?P<words>\S.{1,2000})",
    re.IGNORECASE | re.DOTALL,
)
# "pregúntele a Jairo qué ley es"
_ASKS_ONE = re.compile(
    rf"{_FIRST}preg[uú]nt(?:e|ar)(?:les?|n|nles?)?\s(?:al?)\s(?:(?:la|el|las|los)\s)?"
    r"(?P<to>[^\s:,.]{3,30}(?:\s[^\s:,.]{1,30}){0,7}?)\s?[:,]?\s"
    r"(?P<words>(?:(?:por\s)?qu[eé]|cu[aá]l(?:es)?|cu[aá]nto|cu[aá]ndo|c[oó]mo|d[oó]nde|si)\s"
    r"\S.{1,2000})",
    re.IGNORECASE | re.DOTALL,
)

_PAGES = {
    Page.SUMMARY: SUMMARY,
    Page.OVERDUE: OVERDUE,
    Page.OFFICE: OFFICE,
    Page.SILENCE: SILENCE,
    Page.REQUESTS: REQUESTS,
    Page.DECIDED: DECIDED,
    Page.AWAY: AWAY,
    Page.DOUBTS: DOUBTS,
    Page.UNVERIFIED: UNVERIFIED,
    Page.COUNTS: COUNTS,
    Page.UNTOLD: UNTOLD,
    Page.NOBODY: NOBODY,
    Page.LEADS: LEADS,
    Page.UNAGREED: UNAGREED,
    Page.REPORTED: REPORTED,
    Page.DUE: OVERDUE,
    **EXPLAINED,
}
_IN_SUMMARY = frozenset({SUMMARY, OVERDUE, SILENCE})
_PARTS = re.compile(r",|\sy\s(?=(?:a )?(?:qu|cu|c[oó]mo)|(?:el|l[ao]s?|lo)\s)", re.IGNORECASE)
_SENTENCES = re.compile(r"[?¿.!¡;,\n]")
_MOST_ASKED = 300
_TOO = re.compile(r"(?:el|la|lo|los|las) del? (?:la )?(?P<office>[a-z]{3,20}(?: [a-z]{1,20}){0,5})")
_NEVER = re.compile(r"\b(?:nunca|jamas|desde (?:que|siempre|el))\b")
# "prórrogas pedidas o concedidas": what was decided, and what waits.
_ALSO_WAITING = re.compile(r"\b(?:pedid|solicitad|presentad|radicad|pendiente)[oa]?s?\b")

# "mándeme el resumen al correo": it is shown here, and who may change where is told
_TO_MAIL = re.compile(r"\bresumen\b.{0,30} (?:al|por|a mi) correo\b")
# "mándeme el resumen con el excel": it is shown, and where the table is to be had is told
_WITH_TABLE = re.compile(
    r",?\s(?:y|con|en|m[aá]s)(?:\stambi[eé]n)?(?:\s(?:el|la|un|una|su))?"
    r"(?:\s(?:archivo|tabla|libro|hoja|cuadro|formato)(?:\s(?:en|de))?)?\s(?:excel|xlsx)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Command:
    """A command without its slash, and the words behind it; `to`: whom they are for or of what
    they are, where that is not all."""

    name: str
    rest: str = ""
    to: str = ""


def read(text: str) -> Command | None:
    """Return the command that a text begins with, None where it begins with none."""
    found = _COMMAND.fullmatch(text)
    if found is None:
        return None
    return Command(fold(found.group(1)), (found.group(2) or "").strip())


def ordered(text: str) -> Command | None:
    """Return the command of a text, also where it asks in words to write to the offices."""
    in_words = _BROADCASTS.fullmatch(text.strip()) or _SPREADS.fullmatch(text.strip())
    return read(text) if in_words is None else Command(BROADCAST, in_words["words"].strip())


def told_to_one(text: str) -> Command | None:
    """Return the broadcast that a text wants for whom it names: "avísele a salud que …"."""
    found = _ASKS_ONE.fullmatch(text.strip()) or _TELLS_ONE.fullmatch(text.strip())
    return None if found is None else Command(BROADCAST, found["words"].strip(), found["to"])


@lru_cache(maxsize=64)  # several who take messages ask it of the same text
def asked(text: str) -> tuple[Command, ...]:
    """Return the commands for which a text asks in words: "¿qué hay vencido?", "resumen".

    The words behind OFFICE are whatever stands where an office is named: the caller has to see
    whether there is such an office. Several questions that the summary answers become one for the
    summary. Where a part of the text asks for no page, none is returned.
    """
    if len(text) > _MOST_ASKED:
        return ()
    found, table = _pages_of(text), Command(EXPLAINED[Page.TABLE])
    if table in found or not _WITH_TABLE.search(text):
        return found
    beside = _pages_of(_WITH_TABLE.sub("", text, count=1))
    return (*beside, table) if beside else found


def _pages_of(text: str) -> tuple[Command, ...]:
    sentences = [one for one in _SENTENCES.split(text) if not _introduces(one)]
    said = ", ".join(sentences)
    parts = [part for part in _PARTS.split(said) if _bare(part) != ""]
    found = [one for part in parts if (one := _asked(part, text)) is not None]
    if found and found[0].name == OFFICE:  # "el reporte de Salud y el de Hacienda"
        found = [one for part in parts if (one := _asked(part, text) or _too(part)) is not None]
    if len(found) < len(parts) or not parts:
        whole = _asked(said, text)
        found = [] if whole is None else [whole]
    found += [
        Command(REQUESTS) for one in found if one.name == DECIDED and _ALSO_WAITING.search(one.rest)
    ]
    found += [Command(EXPLAINED[Page.ADDRESSES]) for _ in found[:1] if _TO_MAIL.search(fold(text))]
    several = len(set(found)) > 1
    sums_up = any(one.name == SUMMARY for one in found)
    if several and sums_up and all(one.name in _IN_SUMMARY and not one.rest for one in found):
        return (Command(SUMMARY),)
    return tuple(dict.fromkeys(found))


def _too(part: str) -> Command | None:
    """Return the page of an office that is named beside another: "y el de Hacienda"."""
    bare = _TOO.fullmatch(_bare(part) or "")
    return None if bare is None else Command(OFFICE, bare["office"])


def _introduces(sentence: str) -> bool:
    """Tell whether a sentence is a courtesy, or only says who writes."""
    bare = _bare(sentence)
    return bare is not None and (not bare or _WRITES.fullmatch(bare) is not None)


def _asked(part: str, text: str) -> Command | None:
    bare = _bare(part)
    found = None if bare is None else of_plan(bare, signed=is_signed(fold(text)))
    if bare is None or found is None:
        return None
    page, named = found
    # Which decisions or reports are wanted, and of which days, many words of the question tell.
    if page is Page.REPORTED or (page is Page.SILENCE and _NEVER.search(bare)):
        named = bare
    if page is Page.DECIDED:
        return Command(DECIDED, bare, named)
    return Command(_PAGES[page], named)


def is_one(text: str) -> bool:
    """Tell whether a text is a command, or asks in words for what one does."""
    said = read(text) is not None or bool(asked(text))
    return said or wants_calendar(text) or wants_to_leave(text)


def spelled_out(message: Inbound) -> Inbound:
    """Return a message with its command in words; one without a command stays as it is."""
    command = Command(CALENDAR) if wants_calendar(message.text) else read(message.text)
    return message if command is None else message.model_copy(update={"text": in_words(command)})


def wants_calendar(text: str) -> bool:
    """Tell whether a text asks for a calendar of what is pending, and says nothing else."""
    return _is(_CALENDAR, text)


def wants_workbook(text: str) -> bool:
    """Tell whether a text asks for what is open as a workbook to complete, and nothing else."""
    command = read(text)
    if command is not None:
        return command.name == WORKBOOK
    return _is(_WORKBOOK, text)


def in_words(command: Command) -> str:
    """Return the words that ask for the same as a command of everybody's."""
    match command.name:
        case "avance":
            return command.rest or "¿qué tengo pendiente?"
        case "pendientes" | "lista" | "calendario":
            return "¿qué tengo pendiente?"
        case "cancelar":
            return command.name
        case "deshacer" | "delegar":
            return f"{command.name} {command.rest}".strip()
    return "ayuda"


def weekly_wish(text: str) -> bool | None:
    """Tell whether a text asks for her own week each week, or wants it no more; None where it says
    anything else."""
    if _is(_NO_WEEKLY, text):
        return False
    return True if _is(_WEEKLY, text) else None


def wants_to_leave(text: str) -> bool:
    """Tell whether a text asks for no more messages, and says nothing else."""
    return _is(_LEAVES, text)


def _is(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether a text, without its courtesies, is of a pattern and says nothing else."""
    return _match(pattern, text) is not None


def _match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    bare = _bare(text)
    return None if bare is None else pattern.fullmatch(bare)


def _bare(text: str) -> str | None:
    """Return the words of a text without its courtesies; None of one too long to be a wish."""
    if len(text) > _LONGEST_WISH:
        return None
    bare = _COURTESY.sub(" ", re.sub(r"[^\w\s]", " ", fold(text)))
    return " ".join(SHORTHAND.get(word, word) for word in bare.split())
