"""Commands such as "/pendientes", which do the same as words, and the words for leaving. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.inbound import Inbound
from core.rights import Right
from core.spanish import fold

LEAVE = "salir"
SUMMARY, OVERDUE, OFFICE, SILENCE = "resumen", "vencidas", "oficina", "silencio"
BROADCAST = "difundir"
CONNECT = "grupo"
CALENDAR = "calendario"
REQUESTS = "solicitudes"
# What each command of those who oversee the plans needs; the others are everybody's.
RIGHTS = {
    SUMMARY: Right.SEE,
    OVERDUE: Right.SEE,
    OFFICE: Right.SEE,
    SILENCE: Right.SEE,
    REQUESTS: Right.SEE,
    BROADCAST: Right.BROADCAST,
}

_COMMAND = re.compile(r"\s*/([A-Za-zñÑáéíóúÁÉÍÓÚ_]{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
_LONGEST_WISH = 100
_COURTESY = re.compile(
    r"\b(?:por favor|porfa(?:vor)?|muchas gracias|gracias|hola|buen[oa]s (?:dias|tardes|noches)"
    r"|buen dia|señor(?:a|ita|es)?|doctora?|ya)\b".replace("ñ", "n")
)
_MORE = r"(?: (?:mas|mensajes|recordatorios|notificaciones|avisos))+"
_HERE = (
    r"(?: (?:por|a|de|en) (?:aca|aqui|telegram|culmina|este (?:chat|medio|numero|telefono)|esto))?"
)
# Only a text that says nothing else asks to leave: "no quiero más mensajes de la 1.2" is about 1.2.
_LEAVES = re.compile(
    rf"(?:no (?:quiero|deseo)(?: recibir| que me (?:escriban?|manden?|envien?))?{_MORE}"
    rf"|no me (?:manden?|envien?){_MORE}"
    r"|no me (?:escriban?|molesten?)(?: mas)?"
    r"|dejen? de (?:escribirme|molestarme|(?:enviarme|mandarme) (?:mensajes|recordatorios))"
    r"|(?:quiero|deseo) (?:salir(?:me)?|retirarme|darme de baja)"
    r"|(?:retirenme|retireme|saquenme|saqueme|borrenme|borreme)(?: de la lista)?"
    r"|(?:darme|deme|denme) de baja"
    rf"|(?:retiro|revoco) mi (?:consentimiento|autorizacion)){_HERE}"
)


_CALENDAR = re.compile(
    r"(?:(?:me )?(?:envi\w{1,8}|mand\w{1,8}|regal\w{1,8}|quiero|necesito|deseo|dame|deme|puede\w?"
    r"|enviarme|mandarme) ){0,3}(?:(?:el|mi|un|mis) )?"
    r"calendario(?: (?:con|de) (?:(?:las|mis|los|el|mi) )?(?:actividades|fechas|pendientes|plan))?"
)


_NOT_ANSWERED = (
    r"(?:no (?:nos )?(?:ha|han) (?:respondido|contestado|reportado|escrito|dicho nada)"
    r"|no (?:nos )?(?:responden?|contestan?|reportan?|escriben?)"
    r"|faltan? por (?:responder|contestar|reportar))"
)
_NOT_REACHED = (
    r"(?:y )?(?:a )?(?:quien(?:es)?|(?:que|cuales) (?:oficinas|dependencias|secretarias|areas)) no "
    r"(?:(?:se )?(?:les? )?(?:puede|pueden|podemos|pudo|pudimos|ha podido|hemos podido|logra"
    r"|logramos)(?: (?:contactar|escribir|llegar|avisar|localizar|ubicar|alcanzar)(?:les?|los?)?)"
    r"|(?:les? )(?:llegan?|estan? llegando|han llegado|ha llegado)"
    r"(?: (?:nada|(?:los )?(?:mensajes|correos|recordatorios)))?)"
)
# "El plan" is all of it, never an office in whose name the word stands.
_WHOLE_PLAN = (
    r"(?:(?:el|este|nuestro) (?:plan|paac|ptep|programa)(?: (?:de accion|anual|institucional"
    r"|completo|general|anticorrupcion|hoy|a la fecha|de la (?:entidad|alcaldia))){0,3}"
    r"|todo(?: el plan)?|(?:la )?entidad)"
)
_ASK = (
    r"(?:(?:y|me|nos|le pido|quiero|quisiera|necesito|puedo|puede|podria|ver|consultar|abrir"
    r"|muestr\w{1,6}|mostrar\w{0,3}|d[ae]me|deme|pas[ae]me|envi[ae]me|mand[ae]me|regal[ae]me"
    r"|revisar|cual es) ){0,5}(?:(?:el|la|los|las) )?"
)
_OF_ALL = (
    r"(?: (?:hoy|ahora|de hoy|a hoy|a la fecha|actual|general|completo"
    r"|(?:de )?(?:todas )?(?:las )?(?:dependencias|oficinas|secretarias|actividades)"
    r"|del plan|de la entidad)){0,2}"
)
_WAITING = (
    r"(?:que|me|nos|se|hay|tengo|tenemos|faltan?|quedan?|estan?|siguen?|esperan?|abiertas|pendientes"
    r"|por|sin|para|de|decidir|resolver|responder|decision|todavia|aun|hoy)"
)
# What those who see all the plans ask in words; a name of a command among words that only ask for
# it is one of them too.
_ASKED = (
    (OVERDUE, re.compile(
        rf"{_ASK}(?:actividades )?vencidas{_OF_ALL}"
        r"|(?:y )?(?:que|cuales|cuantas|cuantos)(?: (?:actividades|cosas))?"
        r"(?: (?:hay|esta|estan|siguen|se encuentran|tenemos))? (?:actividades )?vencid[oa]s?"
        r"(?: (?:hay|tenemos|hoy|a hoy|a la fecha)){0,2}"
    )),
    (SILENCE, re.compile(
        rf"{_ASK}silencio{_OF_ALL}"
        r"|(?:y )?(?:quien(?:es)?|(?:(?:que|cuales|las) )?(?:oficinas|dependencias|secretarias"
        r"|areas))(?: (?:esta|estan|sigue|siguen|hay))? en silencio"
        rf"|(?:y )?(?:quien|quienes|cuales|(?:que|cuales) (?:oficinas|dependencias"
        rf"|secretarias|areas)) {_NOT_ANSWERED}(?: (?:nada|todavia|aun|hoy|esta semana)){{0,2}}"
        rf"|{_NOT_REACHED}"
    )),
    (SUMMARY, re.compile(
        rf"{_ASK}resumen{_OF_ALL}"
        rf"|(?:y )?como (?:va|van|anda|andamos|esta|estamos) (?:(?:con|en) )?{_WHOLE_PLAN}"
        rf"|(?:y )?como vamos(?: (?:con|en) {_WHOLE_PLAN})?(?: (?:hoy|en general|a la fecha))?"
    )),
    (REQUESTS, re.compile(
        rf"{_ASK}solicitudes(?: (?:abiertas|pendientes|por decidir|sin decidir))?"
        rf"|(?:y )?(?:que|cuales|cuantas)(?: son)?(?: las)? solicitudes(?: {_WAITING}){{1,8}}"
        rf"|(?:y )?que(?: {_WAITING}){{1,4}} (?:por|sin) (?:decidir|resolver)"
        r"|(?:y )?que (?:(?:solicitudes|cosas|decisiones) )?"
        r"(?:(?:me|nos) )?(?:falta|faltan|hay|tengo|tenemos|queda|quedan|esta|estan)"
        r"(?: pendientes?)? (?:por|para|de|sin) (?:decidir|decision)"
        r"|(?:y )?(?:hay|tengo|tenemos) (?:algo|algun[oa]|solicitudes) (?:por|para|sin) decidir"
    )),
    (OFFICE, re.compile(
        r"(?:y )?como (?:va|van|anda|esta|estan) (?:(?:la|el|los|las) )?(?P<rest>[a-z][a-z ]{2,80})"
    )),
)  # fmt: skip
_IN_SUMMARY = frozenset({SUMMARY, OVERDUE, SILENCE})
_PARTS = re.compile(r"[?¿.!¡;,\n]|\sy\s(?=(?:a )?(?:qu|cu|c[oó]mo))", re.IGNORECASE)
_NOTHING = re.compile("")
_MOST_ASKED = 300


@dataclass(frozen=True, slots=True)
class Command:
    """A command without its slash, and the words behind it."""

    name: str
    rest: str = ""


def read(text: str) -> Command | None:
    """Return the command that a text begins with, None where it begins with none."""
    found = _COMMAND.fullmatch(text)
    if found is None:
        return None
    return Command(fold(found.group(1)), (found.group(2) or "").strip())


def asked(text: str) -> Command | None:
    """Return the command for which a text asks in words: "¿qué hay vencido?", "resumen".

    What follows "¿cómo va …?" may be an office, or anything else. Several questions that the
    summary answers are one for it.
    """
    said = [part for part in _PARTS.split(text[:_MOST_ASKED]) if not _is(_NOTHING, part)]
    found = [_asked(part) for part in said]
    names = {None if one is None else one.name for one in found}
    if len(said) > 1 and names <= _IN_SUMMARY:
        return found[0] if len(names) == 1 else Command(SUMMARY)
    return _asked(text)


def _asked(text: str) -> Command | None:
    for name, pattern in _ASKED:
        if (found := _match(pattern, text)) is not None:
            return Command(name, found.groupdict().get("rest", ""))
    return None


def is_one(text: str) -> bool:
    """Tell whether a text is a command, or asks in words for what one does."""
    said = read(text) or asked(text)
    return said is not None or wants_calendar(text) or wants_to_leave(text)


def spelled_out(message: Inbound) -> Inbound:
    """Return a message with its command in words; one without a command stays as it is."""
    command = Command(CALENDAR) if wants_calendar(message.text) else read(message.text)
    return message if command is None else message.model_copy(update={"text": in_words(command)})


def wants_calendar(text: str) -> bool:
    """Tell whether a text asks for a calendar of what is pending, and says nothing else."""
    return _is(_CALENDAR, text)


def in_words(command: Command) -> str:
    """Return the words that ask for the same as a command of everybody's."""
    match command.name:
        case "avance":
            return command.rest or "¿qué tengo pendiente?"
        case "pendientes" | "lista" | "calendario":
            return "¿qué tengo pendiente?"
        case "deshacer" | "delegar":
            return f"{command.name} {command.rest}".strip()
    return "ayuda"


def wants_to_leave(text: str) -> bool:
    """Tell whether a text asks for no more messages, and says nothing else."""
    return _is(_LEAVES, text)


def _is(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether a text, without its courtesies, is of a pattern and says nothing else."""
    return _match(pattern, text) is not None


def _match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST_WISH:
        return None
    bare = _COURTESY.sub(" ", re.sub(r"[^\w\s]", " ", fold(text)))
    return pattern.fullmatch(" ".join(bare.split()))
