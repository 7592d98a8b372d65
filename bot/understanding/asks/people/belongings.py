"""What belongs to an absence that is told, and to no work: its paper, who knows of it, why, and a
courtesy. Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.people.absence_days import (
    A_WEEKDAY,
    NEXT_WEEK,
    NOT_AWAY_YET,
    THIS_WEEK,
)
from bot.understanding.wordlists import MONTH

_STAFF = (
    r"(?:talento humano|recursos humanos|gestion humana|personal|nomina|la eps"
    r"|(?:(?:el|la|mi) )?jef[ea](?: inmediat[oa])?)"
)
_SENT = r"(?:mand|envi|radiqu|radic|entregu|entreg|pas|adjunt|lleve|llev)[a-z]{1,4}"
_OWN_PAPER = r"(?:excusa|incapacidad|permiso|licencia)"
OF_AN_ABSENCE = re.compile(
    r"\A(?:(?:y|pero|ya|yo|es que|porque|igual|tambien|eso|de todas formas) ){0,4}(?:"
    rf"(?:l[ea]s? |se )?(?:{_SENT}|pedi|tengo)(?: (?:ya|el|la|l[oa]s?|mi|un|una)){{0,3}}"
    rf" (?:{_OWN_PAPER}(?: medica)?"
    rf"|(?:soporte|formato|certificado|constancia)s?(?=.{{1,30}}{_STAFF}))"
    rf"(?: (?:al?|con|por|en|de) (?:{_STAFF}|[a-z]{{2,15}})(?: [a-z]{{2,15}}){{0,2}})?"
    rf"|(?:(?:quedo|esta|fue) )?(?:autoriz|aprob|conced|firm)[ai]d[oa] (?:por|con) {_STAFF}"
    rf"|(?:le |les )?(?:avise|informe|comente|conte|dije) (?:a|con) {_STAFF}"
    rf"|{_STAFF} (?:ya )?(?:sabe|esta enterad[oa]|me (?:autorizo|dio (?:el )?permiso))"
    r"|(?:(?:es|fue|se (?:me |nos )?presento|tengo|tuve) )?(?:por )?(?:un(?:os|as|a)? )?"
    r"(?:tema|asunto|problema|motivo|urgencia|emergencia|inconveniente|calamidad|situacion|razon)"
    r"(?:e?s)? (?:de (?:salud|familia|fuerza mayor|ultima hora)|familiar(?:es)?|personal(?:es)?"
    r"|medic[oa]s?|domestica)"
    rf"|{NOT_AWAY_YET}|(?:todavia |aun )?no se (?:(?:para|hasta) )?cuando(?: (?:vuelvo|regreso))?"
    r"|(?:estoy|me siento|sigo) (?:mejor|bien|mal|malit[oa]|enferm[oa])"
    r"|(?:despues|luego|al (?:volver|regreso)|cuando (?:vuelva|regrese)|el lunes) "
    r"(?:(?:yo|ya) ){0,2}(?:me pongo al dia|retomo|me conecto)"
    r"|(?:mil |le |les )?(?:perdon|disculp[a-z]{1,4}|que pena|gracias|agradezco|espero|ofrezco"
    r" (?:excusas|disculpas))(?: (?:de antemano|de verdad|con usted(?:es)?|mucho)){0,2}"
    r"(?: (?:por|su|la|el|no|haber|avisar|avisad[oa]|antes|comprension|comprender|entender"
    r"|colaboracion|demora|molestia|molestias|inconveniente|inconvenientes|aviso|tarde|tan|las"
    r"|los)){0,6}"
    r")(?: gracias)?\Z"
)
# "estoy en capacitación en Montería": why and where she is away.
WHY_AWAY = re.compile(
    r"\A(?:(?:es )?(?:que|porque|pues|por) )?"
    r"(?:(?:yo )?(?:estoy|estare|voy(?: a estar)?|me voy|salgo|viajo|tengo|asisto|me toca"
    r"|(?:me|nos) mandaron)(?: (?:en|a|de|para|por|una?|el|la)){0,3} )?"
    r"(?:capacitacion|curso|taller|seminario|congreso|diplomado|foro|evento|reunion|comision|viaje"
    r"|citas? medicas?|examenes|calamidad|diligencias?|turnos?)"
    r"(?: [a-z]{1,15}){0,5}\Z"
    # "estamos de brigada en las veredas hasta el viernes 13": where she works on those days
    r"|\A(?:(?:es )?(?:que|porque|pues) )?(?:estoy|estare|estamos|estaremos|ando|andamos|andaremos"
    r"|voy|vamos|salgo|salimos|tengo|tenemos)(?: (?:en|a|de|para|por|una?|la|el)){0,3}"
    r" (?:brigadas?|giras?|correrias?|campo|visitas?|recorridos?|jornadas?|campanas?|vacunacion)"
    rf"(?: [a-z]{{1,15}}){{0,6}} (?:{THIS_WEEK}|{NEXT_WEEK}"
    r"|(?:hasta|(?:el|del?) (?=.{1,30} al? ))"
    rf" ?(?:(?:el|al?|dia|{A_WEEKDAY}|\d{{1,2}}|de (?:{MONTH})) ?){{1,8}})\Z"
)
