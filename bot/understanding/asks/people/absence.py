"""That somebody is away: "estoy de vacaciones", "mañana no voy"; that she is back. Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.people.absence_days import (
    A_WEEKDAY,
    AT_WORK,
    DAY_AND_DAY,
    LEAVE,
    LEAVE_ME,
    NEXT_WEEK,
    OPERATED,
    REASON,
    SOME_DAY,
    THIS_WEEK,
)
from bot.understanding.asks.people.belongings import OF_AN_ABSENCE, WHY_AWAY
from bot.understanding.asks.people.formally_away import as_announced
from bot.understanding.asks.people.meetings import (
    ANYTHING_WITH,
    AT_A_MEETING,
    leaves_it_to_somebody,
)
from bot.understanding.asks.people.presence_words import CAME_BACK, COMES_BACK_TODAY, TO_WORK
from bot.understanding.clauses import clauses, joined, without_clauses
from bot.understanding.wordlists import CITY, MONTH, WEEKDAY, group
from core.spanish import bare_words

_WHEN = (
    rf"(?:del? \d|del? {A_WEEKDAY}|desde\b|hasta\b|{SOME_DAY}|{THIS_WEEK}|(?:toda )?{NEXT_WEEK})"
)
_MEANWHILE = (
    r"\b(?:en|por|durante|mientras(?: (?:dur[ea]|estoy en|este en|estoy de))?)"
    rf" (?:(?:la|el|mis?|las|est[ae]|es[ae]) )?{REASON}\b"
)
_IS_REPLACED = (
    r"(?:(?:me|nos) (?:va a )?(?:cubr|reemplaz|supl)(?:e|a|ira?|ara?)"
    r"|mi reemplazo (?:es|sera))"
)
_DAY = rf"(?:\b{SOME_DAY}|\b(?:al?|y) (?:{A_WEEKDAY} )?\d{{1,2}}(?: de (?:{MONTH}))?)"
_COURSE = r"(?:capacitacion|curso|seminario|congreso|diplomado)"
_FRAME = (
    r"(?:(?:y|pero|yo|ya|que|es que|solo|solamente|unicamente|ah|oiga|hola|buen[oa]s|dias|tardes"
    r"|no|jefe|doctora?|les? (?:informo|cuento|aviso)(?: que)?) ){0,4}"
)
_ON_DAYS = (
    rf"(?:(?:(?:del?|desde)(?: el)? )?{DAY_AND_DAY}|{SOME_DAY}|{THIS_WEEK}|(?:toda )?{NEXT_WEEK})"
)
_IN_CITY = (
    r"(?:(?:estoy|estare|estaremos|voy a estar|ando|andare|me encuentro) en"
    rf"|(?:me toca|tengo que|debo|voy a) (?:ir|viajar) a) (?:{CITY})\b"
)
_FOR_WHAT = r"(?: (?:en|por|para|con) (?:[a-z]{1,15} ){0,3}[a-z]{2,20})?"
_SAYS_AWAY = re.compile(
    r"(?<!\bno )\b(?:me voy|salgo|salimos|nos vamos|entro|estoy|ando|estare|estaremos|voy a estar"
    r"|me encuentro|sigo|continuo)"
    r"(?: \w+){0,2} (?:de|a|en|con) (?:(?:mis?|un|el|periodo de) )?"
    r"(?:vacaciones|licencia|incapacidad|permiso|descanso|compensatorio|viaje"
    r"|comision(?! de (?!servicio)))\b"
    r"|\b(?:empiezo|empezare|comienzo|comenzare|inicio|iniciare|arranco|entro)"
    r" (?:(?:mis?|un|una|el|la|con|a|en|manana|hoy|periodo de) ){0,3}(?:vacaciones|incapacidad"
    r"|(?:licencia|permiso|descanso|compensatorio)"
    r"(?! (?:del? (?!\d|maternidad|paternidad|luto)|para)))\b"
    r"|(?<!\bno )\b(?:estoy|estare|sigo|continuo|quede|voy a estar|me encuentro|me encontrare)"
    r" (?:ausente|incapacitad[oa]|hospitalizad[oa]|en incapacidad)\b"
    rf"|\b(?:estoy|sigo|me encuentro) (?:muy )?enferm[oa] (?:y )?{_WHEN}"
    r"|\bme (?:enferme|(?:han )?incapacit(?:aron|ado)|hospitalizaron)\b"
    rf"|\b(?:tengo|me dieron) (?:una )?(?:incapacidad|licencia)\b|(?<!\bno )\b{OPERATED}\b"
    r"|(?<!\bno )\b(?:tengo|tendre|tomo|tomare|me (?:dieron|aprobaron|autorizaron|concedieron))"
    rf" (?:(?:las|mis|unas) )?vacaciones(?: [a-z]{{5,12}}[ao]s| pendientes)?"
    rf" (?:para )?(?:{_WHEN}|la )"
    rf"|(?<!\bno )\b(?:tengo|tendre|tomo|tomare|me tomo|pedi|me (?:dieron|concedieron))"
    rf" (?:(?:un|una|el|mi|de|(?:un|dos|tres|\d{{1,2}}) dias?) ){{0,3}}{LEAVE}\b"
    r"|\b(?:disfruto|disfrutare) (?:de )?(?:(?:mis?|un|el|la) )?"
    r"(?:compensatorio|vacaciones|licencia)\b"
    r"|\b(?:estoy|estare|voy a estar) de luto\b"
    r"|\b(?:estoy|estare|estaremos|voy a estar) (?:por )?(?:a?fuera)"
    rf"(?: de la (?:oficina|alcaldia|ciudad|entidad)\b| del (?:pais|municipio)\b|(?= {_WHEN}|\Z))"
    rf"|\b(?:estare|voy a estar) en (?:una? )?{_COURSE} (?:\w+ ){{0,4}}?(?:del \d|hasta)"
    rf"|\b(?:estoy|tengo)(?: en)?(?: una?)? {_COURSE}(?: en \w+)? {_WHEN}"
    rf"|(?:{_DAY}|{NEXT_WEEK}) (?:yo |ya |tambien ){{0,2}}(?:estoy|estare|voy a estar|tengo)"
    rf"(?: en)?(?: una?)? {_COURSE}\b(?! (?:con|a|para)\b)"
    r"|\b(?:me (?:reintegro|reincorporo)|(?:vuelvo|regreso) (?:a la oficina|al trabajo|a trabajar))"
    r" (?:el|hasta|manana)\b"
    rf"|(?:{_DAY}|{THIS_WEEK}|{NEXT_WEEK})(?: toda)? "
    rf"(?:yo |ya |que? |tampoco ){{0,2}}(?:no|tampoco) "
    rf"(?:trabajo|laboro|estoy|estare|vengo|voy (?:a (?:estar|ir|venir)|(?={AT_WORK})))\b"
    r"(?! (?:en|con|sobre|de|list[oa]s?|cumplid[oa]s?|segur[oa]|enterad[oa]|al dia"
    r"|ausente|incapacitad[oa])\b)"
    rf"|\b{SOME_DAY} (?:yo )?si no (?:trabajo|estoy|estare|vengo|voy)\Z"
    r"|\bincapacidad (?:medica )?(?:de |por )?\d"
    r"|\b(?:salgo|me voy|viajo|me ausento) (?:\w+ ){0,8}(?:vuelvo|regreso|retorno) "
    rf"(?:el|manana|pasado|{WEEKDAY}|hasta)\b"
    rf"|\b(?:(?:me toca|tengo que|debo|voy a) (?:viajar|ausentarme)|me voy a ausentar) {_WHEN}"
    rf"|(?<!\bno )\b(?:viajo|me ausento) {_WHEN}"
    rf"|(?<!\bno )\bme voy (?:(?:desde|a partir de) {SOME_DAY}|del? \d{{1,2}} al? \d)"
    rf"|\b{SOME_DAY} (?:en|por) la (?:tarde|manana) (?:yo |ya )?no (?:estoy|estare|voy a estar)"
    r"(?: (?:en la oficina|disponible))?\Z"
    rf"|\A(?=.{{0,60}}\b{SOME_DAY}){_FRAME}(?:{SOME_DAY} )?(?:me voy|salgo|viajo)(?: {SOME_DAY})?"
    rf" (?:a|para) {group(CITY)}(?: {SOME_DAY})?\Z"
    # "el martes y miércoles estoy en Bogotá", "me voy a una capacitación el lunes y martes"
    rf"|\A{_FRAME}{_ON_DAYS} (?:yo |ya )?{_IN_CITY}{_FOR_WHAT}\Z"
    rf"|\A{_FRAME}{_IN_CITY}{_FOR_WHAT}(?: (?:desde|para))? {_ON_DAYS}{_FOR_WHAT}\Z"
    r"|\b(?:(?:me )?voy|salgo|asisto|me (?:mandan|mandaron|toca ir)) (?:a|para) (?:una? )?"
    rf"{_COURSE}(?: (?:en|de|a|sobre) [a-z]{{3,20}}){{0,2}} {_ON_DAYS}"
    rf"|\b(?:no {LEAVE_ME} (?:para )?{SOME_DAY}|{SOME_DAY} (?:y {SOME_DAY} )?no {LEAVE_ME})\b"
    r"|\bmientras (?:vuelvo|regreso|retorno|me (?:reintegro|reincorporo))"
    rf"(?= (?:que|el|hasta|manana|pasado|{WEEKDAY})\b)"
    r"|\byo tampoco (?:trabajo|estoy|estare|vengo|voy)(?: ese dia)?\Z"
    r"|\bno (?:estoy|estare|estaremos|voy a estar|vengo|voy a (?:ir|venir)) "
    rf"(?:{_WHEN}|disponible\b|en la (?:oficina|alcaldia)\b)"
    rf"|\bno voy (?:{AT_WORK} )?(?:{SOME_DAY}(?: (?:y|ni) {SOME_DAY})?|{THIS_WEEK}|{NEXT_WEEK})"
    rf"(?: {AT_WORK})?\Z|\A{_FRAME}{SOME_DAY} (?:yo )?no voy\Z"
    rf"|\A{_FRAME}(?:falto|faltare|voy a faltar)(?: solo)? (?:{AT_WORK} )?{SOME_DAY}\Z"
    rf"|\A{_FRAME}(?:falto|faltare|viajo|me ausento) {DAY_AND_DAY}\Z"
    rf"|\A{_FRAME}{SOME_DAY} (?:yo )?(?:falto|faltare|voy a faltar)(?: {AT_WORK})?\Z"
    r"|\b(?:me|nos) (?:va a )?(?:cubr|reemplaz|supl)(?:e|a|ira?|ara?) "
    rf"(?:(?:por|durante) )?{_WHEN}"
    # "a partir del 14 me reemplaza Ana"
    rf"|\b(?:desde|a partir del?) (?:{SOME_DAY}|\d{{1,2}}(?: de (?:{MONTH}))?) {_IS_REPLACED}\b"
    # "en la comisión me reemplaza Ana", "me reemplaza Ana mientras dura el viaje"
    rf"|{_MEANWHILE}(?: [a-z\d]{{1,20}}){{0,8}} {_IS_REPLACED}\b"
    rf"|\b{_IS_REPLACED}(?: [a-z]{{1,20}}){{1,5}} {_MEANWHILE}"
)
_IS_THERE = r"(?:esta|estara|viene|vendra|(?<!\bya no )trabaja|va a (?:estar|venir|trabajar))"
_ELSEWHERE = r"(?:en (?!la (?:oficina|alcaldia))|con|sobre)"
_STATE = r"(?:[a-z]{2,20}[ai]d[oa]s?|list[oa]s?|segur[oa])"
# What is said of somebody else: "Sandra estará incapacitada", "a Camilo le dieron licencia".
_ANOTHER_AWAY = re.compile(
    r"(?<!\bno )\b(?:esta|estara|sale|saldra|salio|entra|entro|se va|se fue|anda|se encuentra"
    r"|sigue|continua|va a estar)"
    rf" (?:\w+ ){{0,2}}?(?:de|en|con|a) (?:(?:sus?|una?|el|periodo de) )?{REASON}\b"
    # "Camilo estará en capacitación del 4 al 6"
    rf"|\b(?:esta|estara|va a estar|anda|se encuentra) en (?:una? )?(?:{_COURSE}|taller|comite)"
    r" (?:(?:en|de|fuera de) [a-z]{3,20} )?(?:desde |entre )?"
    rf"(?:del? \d{{1,2}} al? \d|{DAY_AND_DAY}|{THIS_WEEK}|{NEXT_WEEK}|hasta (?:el )?\d)"
    r"|\b(?:esta|estara|quedo|sigue|continua|se encuentra) (?:ausente|incapacitad[oa]"
    r"|hospitalizad[oa])\b"
    r"|\b(?:se incapacito|l[ao] incapacitaron|incapacitaron a|fue incapacitad[oa])\b"
    r"|\b(?:tiene|tomo|pidio|l[ea] (?:dieron|concedieron|otorgaron)) (?:\w+ ){0,3}?"
    rf"(?:{REASON}|calamidad|cita medica)\b"
    r"|\bno (?:viene|va a venir|estara|va a estar)"
    r" (?:hasta|desde|del? \d{1,2}|en la (?:oficina|alcaldia))\b|\bno esta del? \d{1,2} al? \d"
    r"|(?<!no )\b(?:viaja|viajara|se ausenta|se ausentara|se va(?: de viaje)?) del? \d{1,2} al? \d"
    r"|\b(?:esta|estara|va a estar|anda) (?:por )?fuera(?: de la (?:oficina|ciudad))?"
    rf" (?:hasta (?:el )?(?:\d|{A_WEEKDAY})|{SOME_DAY}|{THIS_WEEK}|{NEXT_WEEK})"
    r"|\bno (?:viene|vendra)(?: hoy)?\Z"
    rf"|\bno esta (?:(?:ella|el) )?(?:anda|se fue) (?:\w+ ){{1,4}}?hasta (?:el )?(?:\d|{A_WEEKDAY})"
    # "Sandra no está el 12", "no está, anda en Bogotá hasta el lunes": of whom a name tells
    rf"|\bno {_IS_THERE}(?: (?!{_STATE}\b)[a-z]{{2,20}}){{0,2}}"
    rf" (?:{SOME_DAY}|{THIS_WEEK}|{NEXT_WEEK})(?! {_ELSEWHERE}\b)"
    rf"|(?:{_DAY}|{THIS_WEEK}|{NEXT_WEEK})"
    r" (?:(?!el |la |los |las |una? |del? |que |y )[a-z]{2,20} ){0,3}"
    rf"no {_IS_THERE}\b(?! (?:{_ELSEWHERE}|{_STATE}|de|al dia)\b)"
    rf"|\b(?:sale|saldra|falta|faltara|ausente) (?:de (?:permiso|viaje) )?{DAY_AND_DAY}"
    # "Luz se queda hasta el viernes con la mamá en el hospital"
    r"|\b(?:se queda|se quedo|sigue|esta|estara|anda) (?:[a-z\d]{1,12} ){0,8}?"
    r"(?:en (?:el hospital|la clinica|urgencias)\b|hospitalizad[oa]\b)"
    r"|\bno (?:vuelve|regresa|retorna|se reintegra|se reincorpora) (?:a trabajar )?"
    rf"(?:sino )?(?:hasta|para) (?:(?:el|la|este) )?(?:\d|{A_WEEKDAY}|manana|otra semana)"
    # "confirmo la ausencia de Luz hasta el 27"
    r"|\b(?:confirm(?:o|amos|adas?)|autoriz(?:o|amos|adas?)|apruebo|aprobadas?)"
    rf" (?:(?:las?|el|su) )?(?:ausencias?|{REASON}) del? [a-z]{{2,20}}\b"
    # "ausencia de Pedro del 18 al 22"
    rf"|\b(?:ausencia|{REASON}) de (?:[a-z]{{2,20}} ){{1,3}}?"
    r"(?:del? \d{1,2} al?|hasta|desde) (?:el )?\d"
    # "de acuerdo, ausente Marta del 18 al 22", "Marta ausente hasta el 22"
    r"|\bausente (?:[a-z]{2,20} ){1,4}(?:del? \d{1,2}|desde|hasta)\b"
    r"|\A(?:[a-z]{2,20} ){1,4}ausente (?:del? \d{1,2}|desde|hasta)\b"
)
# "Queda Camilo", not "queda lista la encuesta" nor "queda pendiente".
_SOMEBODY = (
    r"(?!(?:el|la|los|las|un|una|uno|al|del?|en|con|por|para|solo|todo|asi|igual|bien|mal|muy|ya"
    r"|falta\w*|pendientes?|list[oa]s?|hech[oa]s?|\w{1,20}[ai]d[oa]s?|\w{0,9}\d\w{0,9})\b)\w+"
)
_ALL_MINE = (
    r"(?:(?:todo )?lo mio|(?:todos |todas )?mis (?:cosas|temas|asuntos|pendientes|actividades))"
)
# "lo mío queda con Nelson", "mis temas los ve Nelson"
_MINE_LEFT = (
    rf"{_ALL_MINE} (?:queda\w{{0,2}} (?:con|donde|a cargo de|en manos de)"
    rf"|(?:se )?l[oa]s? (?:dejo|encargo|va a ver|ve|atiende|maneja|lleva|cubre|recibe))"
)
_GIVES_ALL = r"deleg(?:ar?|ue|o|uele|arle) todo(?: (?:lo mio|eso))? (?:a|en)"
_RECEIVES = (
    r"que (?:(?:l[aoe]s? )?(?:recib|atiend|contest|respond)[ae]n? (?:(?:los|las|mis|sus|todo) )?"
    r"(?:correos|mensajes|recordatorios|avisos|eso|todo)|l[oa]s (?:recib|atiend|contest)[ae]n?)"
)
_STANDS_IN = re.compile(
    rf"^(?:y )?(?:(?:se )?queda\w{{0,2}}|dejo a)(?: (?:el|la) (?=doctora?|ingenier|senora?))?"
    rf"(?: {_SOMEBODY}){{1,4}}"
    r"(?: (?:en mi (?:lugar|reemplazo|ausencia)|por mi|pendiente|con (?:eso|todo|mis temas)))?$|"
    # "Luz responde", "mientras tanto contesta Luz Dary", "Luz queda al tanto"
    r"^(?:y |mientras tanto )?(?:(?:el|la) (?=doctora?|ingenier))?"
    rf"(?:(?!(?:no|que|nadie|se|quien|me|le|te)\b){_SOMEBODY} ){{1,3}}"
    r"(?:responde|contesta|atiende|(?:esta|queda) (?:al tanto|respondiendo|con (?:eso|todo)))$|"
    rf"^(?:y |mientras tanto )?(?:responde|contesta|atiende)(?: {_SOMEBODY}){{1,3}}$|"
    r"\b(?:queda\w{0,2}|estara\w{0,1}|dejo|encarg\w{1,4}) (?:\w+ ){0,3}"
    rf"(?:a cargo|encargad[oa]|pendiente|al frente)\b|\b{ANYTHING_WITH}\b"
    r"|\bme (?:va a )?(?:reemplaza\w{0,2}|cubr[ei]\w{0,3}|supl[ei]\w{0,3})\b|\bse encarga\w{0,1}\b"
    rf"|\b{_MINE_LEFT}\b|\bmi reemplazo (?:es|sera)\b|\ben mi (?:lugar|reemplazo|ausencia)\b"
    r"|\b(?:le )?dejo (?:todo|mis temas|(?:todas )?(?:las|mis)(?: \w{1,6})? actividades)"
    r" (?:a|con)\b"
    r"|\b(?:responde|atiende|contesta)\w{0,2} (?:por mi\b|(?:por |a )?mis temas\b)"
    r"|\b(?:hablar|hable[nr]?|comunicarse|(?:escrib[aei]|pregunten)\w{0,5}) (?:a|con) \w"
    rf"|\b{_GIVES_ALL} \w|\b{_RECEIVES} \w"
)
# "y quién queda encargado" asks; "quien me reemplaza es Camilo" tells
_ASKS_WHO = re.compile(
    r"(?:y |pero |entonces |oiga ){0,2}(?:quien(?:es)?\b(?!.* es )|si (?:ya )?qued)"
)
# The same beside the absence: who it is stands behind these words, or before them.
_LEFT_TO = re.compile(
    r"(?P<before>(?:\b[a-z]{3,20} ){0,3})(?<!\bno )\b(?:queda\w{0,2}|encarg\w{1,4}|estara"
    r"|dej(?:o|ar(?:les?)?)(?: (?:tod[oa]s? )?(?:las|mis)(?: \w{1,6})? actividades)?"
    rf"|{_MINE_LEFT}"
    r"|me (?:va a )?(?:reemplaza\w{0,2}|cubr[ei]\w{0,3}|supl[ei]\w{0,3})|se encarga\w?"
    r"|mi reemplazo (?:es|sera)"
    rf"|{_GIVES_ALL}|{_RECEIVES}|{ANYTHING_WITH}|(?:responde|atiende|contesta)\w{{0,2}}"
    r"|(?:esta|queda) al tanto"
    r"|(?:hablar|hable[nr]?|comunicarse|(?:escrib[aei]|pregunten)\w{0,5}) (?:a|con))\b"
    r"(?P<after>(?: [a-z]{1,20}\b){0,4})"
)
# "Queda el informe pendiente" is about the work.
_THING_LEFT = re.compile(
    r"\bqueda\w{0,2} (?:(?:el|la|l[oa]s|una?) (?!doctora?|ingenier|senora?)(?:\w+ ){1,3}pendiente"
    r"|(?:\w+ ){0,2}pendiente (?:el|la|l[oa]s|una?|del?|por|que|para))\b"
)
# What is left of "mañana salgo, vuelvo el jueves 12" where its clauses are told apart.
_GOES_AND_COMES = re.compile(
    rf"\A(?:{SOME_DAY} )?(?:si |ya )?(?:salgo|me voy|viajo)(?: {SOME_DAY})?"
    rf"(?: (?:a|para) (?:{CITY}))?(?: {SOME_DAY})?\Z"
    r"|\A(?:(?:y|pero) )?(?:vuelvo|regreso|retorno) (?:el|manana|hasta)\b(?!.{1,20} con l[ao]s? )"
    r"|\A(?:(?:por|tengo) )?(?:una )?(?:cita(?: (?:medica|odontologica"
    r"|con (?:el|la|mi) [a-z]{3,15}))?"
    r"|calamidad(?: domestica)?|luto)\Z"
    r"|\A(?:ah|por cierto|a proposito|de paso)\Z"
    r"|\A(?:(?:y|pero) )?no (?:tengo|hay|dejo)(?: a)? (?:quien|nadie que)"
    r" me (?:reemplace|cubra|supla)\Z"
)
_WHO_IT_IS = re.compile(r"\A(?:(?:ella|el) )?es (?:(?:la|el|una?|mi) )?\w+(?: \w+){0,3}\Z")
_IS_AT = re.compile(
    r"\A(?:(?:esta|estara|anda|tiene|va|sale)(?: (?:en|a|de|para|una?|el|la)){0,3}) "
)
_VISITS = re.compile(
    r"\A(?:anda|esta|sale|salio) (?:en|de|a|para)(?: (?:una?|la|el))? (?:visitas?|recorridos?"
    r"|inspeccion|campo|terreno|gira|correria|brigadas?)(?: (?:de|a|en|por) [a-z ]{2,40})?\Z"
)
# Not "jueves y viernes", but "va en 40 y el viernes no estoy".
NO_DAY = (
    r"(?<!lunes)(?<!martes)(?<!rcoles)(?<!jueves)(?<!viernes)(?<!bado)(?<!domingo)(?<!hoy)"
    r"(?<!ma[nñ]ana)(?<!l \d)(?<!l \d\d)(?<!s \d)(?<!s \d\d)"
)
CLAUSE = re.compile(
    r"[.;,!]\s{1,3}|\n\s{0,3}|\s(?:pero|aunque)\s|\s(?=mientras\stanto\s)"
    r"|\s(?=les?\scuento\sque\s(?:el|la|ya|se)\s)"
    r"|\s(?:que|pues|porque|ya\sque)\s(?=yo\s(?:salgo|me\svoy)\b)"
    rf"|[^\S\n]{{1,3}}y\s{{1,3}}(?!pasado\b|(?:el )?(?:{A_WEEKDAY}|\d{{1,2}})\b)"
    r"|\s(?=la\s\d{1,2}\.\d{1,2}\s(?:(?:se\s)?l[ao]|queda)\s)"  # "… en Bogotá la 2.2 se la dejo a"
    rf"|{NO_DAY}\sy\s(?=(?:(?:el\s)?{A_WEEKDAY}\s(?:\d{{1,2}}\s)?(?:y\s)?){{1,2}}"
    r"(?:yo\s)?(?:no|falto|tampoco|tengo|estoy|estar[eé]|salgo|viajo|me\svoy|vuelvo\sa)\b)",
    re.IGNORECASE,
)
_LAST_AND = re.compile(r"[\s.,]{1,4}(?:y|pero|aunque|ah|que|pues|porque|ya que)\Z", re.IGNORECASE)
_PLACE = r"(?:aqui|aca|en (?:la|mi) (?:oficina|alcaldia|puesto)|trabajando|disponible)"
_CAME_BACK_FROM = r"(?:llegue|llegamos|vine|aterrice)"
_TRIP = (
    rf"(?:{REASON}|{_COURSE}|taller|foro|reunion|comite|citas?(?: medicas?)?|medico|clinica"
    rf"|calamidad|diligencias?|audiencia|vereda|municipio|{CITY})"
)
_SINCE = rf"desde (?:hoy|ayer|{SOME_DAY})"
_WORKS = rf"(?:atiendo|trabajo|estoy(?: {_PLACE})?)"
_EARLIER = r"antes(?: de (?:tiempo|lo (?:previsto|esperado|pensado)))?"
_IS_BACK = re.compile(
    r"\A(?:(?:hola|buen[oa]s|dias|tardes|y|pero|si|no|oiga|mire|q|que|jefe|bueno|es|eso|era|entonces"
    r"|al final|ya|gracias a dios|por fin|les? (?:cuento|aviso|informo|dije|habia dicho)) ){0,6}?"
    rf"(?:ya {CAME_BACK}"
    rf"|{CAME_BACK}(?: {SOME_DAY}|(?= (?:{_PLACE}|del? |ayer|desde|al? )|(?: {_EARLIER})?\Z))"
    rf"|(?:desde )?(?:ayer|antier|{SOME_DAY}) (?:ya )?{CAME_BACK}"
    rf"|(?:desde )?hoy (?:ya )?{COMES_BACK_TODAY}|{COMES_BACK_TODAY} (?:desde )?hoy"
    r"|(?:(?:desde )?hoy |ya )estoy (?:reincorporad|reintegrad)[oa]"
    rf"|ya {_CAME_BACK_FROM}|{_CAME_BACK_FROM}(?= de[l ])"
    rf"|(?:ya )?estoy de (?:vuelta|regreso)|estoy {_PLACE}(?= desde (?:hoy|ayer))"
    rf"|(?:ya|yo|yo si|si) estoy {_PLACE}|(?:al final )?no me (?:he ido|fui)"
    r"|no (?:viaje|he viajado)"
    r"|(?:ya )?me (?:dieron|dio|han dado)(?: el medico| la eps| ya)? (?:de alta|el alta)"
    rf"|ya (?:sali|salimos|acabe|termine|estoy fuera|se me (?:acabo|termino|vencio)"
    rf"|me (?:acabo|termino))(?: (?:del?(?: la| mi| las| mis)?|la|mi|las|mis|el))? (?:{REASON}"
    r"|hospital|clinica)"
    rf"|(?:hoy|desde hoy|desde ayer) (?:ya |yo )?si {_WORKS}|desde (?:hoy|ayer) (?:ya )?{_WORKS}"
    rf"|(?:yo )?no (?:estoy|sigo|me encuentro) (?:(?:de|en) {REASON}|ausente|incapacitad[oa]"
    r"|hospitalizad[oa]))"
    rf"(?: (?:{_PLACE}|de (?:las? |mis? |el |una? )?{_TRIP}|del {_TRIP}|a (?:{CITY})"
    rf"|{_EARLIER}|hoy(?: mismo)?|ayer|{_SINCE}|al?(?: (?:la|las|mis?))? {TO_WORK}"
    r"|gracias|de nuevo|otra vez)){0,3}\Z"
)
# Beside her return, no word about the work: where she is, and since when.
_IS_HERE = re.compile(
    rf"\A(?:ya |yo |si |hoy |{SOME_DAY} ){{0,3}}"
    rf"(?:{_WORKS}(?: {_SINCE}| normal(?:mente)?)?|{_SINCE} (?:ya )?{_WORKS})\Z"
    rf"|\A(?:si |yo |ya )?(?:aqui|aca|{_PLACE}) (?:estoy|sigo)\Z|\A(?:sigo|ando) {_PLACE}\Z"
    rf"|\A(?:ya |me |por favor |puede |pueden |ahora si ){{0,3}}(?:escrib|mand|avis)[a-z]{{1,7}}"
    r"(?: (?:normal(?:mente)?|de nuevo|otra vez|como siempre|tranquil[oa]s?)){1,2}\Z"
    r"|\A(?:por favor )?no me (?:posponga|aplace|corra)n? (?:nada|eso|los? recordatorios?)\Z"
    r"|\A(?:porque |que )?(?:se )?me (?:cancel|aplaz|suspend)[a-z]{2,5} (?:la|el) "
    r"(?:cita(?: medica)?|permiso|viaje|comision|licencia)\Z"
)
_OTHER_DAYS = re.compile(
    rf"\b(?:las?|mis?|el) {REASON} (?:no )?(?:es|son|era|eran|empiezan?|comienzan?)\b"
)
_GREETS = re.compile(r"\A(?:hola|buen[oa]s (?:dias|tardes|noches)|que (?:hay|mas))?\Z")
_THANKS = re.compile(r"\A(?:(?:muchas|mil) )?gracias\Z|\Apor favor\Z")


def tells_of_absence(text: str) -> bool:
    """Tell whether somebody says to be away for a while."""
    said = (as_announced(one) for one in (text, *(clause for clause, _ in clauses(text, CLAUSE))))
    return any(map(_SAYS_AWAY.search, said)) or leaves_it_to_somebody(text)


def tells_of_another(text: str) -> bool:
    """Tell whether somebody else is said to be away for a while."""
    return _ANOTHER_AWAY.search(bare_words(text)) is not None and not tells_of_absence(text)


def without_absence(text: str) -> str:
    """Return what a text says besides who is away, and who stands in for her."""
    tell = (*_own_forms(text), _STANDS_IN, _GOES_AND_COMES, WHY_AWAY, OF_AN_ABSENCE)
    named = _STANDS_IN.search(bare_words(text)) is not None
    rest = without_clauses(text, CLAUSE, as_announced, (*tell, _WHO_IT_IS) if named else tell)
    return _LAST_AND.sub("", rest)


def own_words(text: str, edges: re.Pattern[str] = CLAUSE) -> str:
    """Return the clauses of a text, or its parts between other edges, that say that its writer is
    away."""
    forms = _own_forms(text)
    told = (whole for one, whole in clauses(text, edges) if _is_any(forms, as_announced(one)))
    return "".join(told)


def _own_forms(text: str) -> tuple[re.Pattern[str], ...]:
    return (_SAYS_AWAY, AT_A_MEETING) if leaves_it_to_somebody(text) else (_SAYS_AWAY,)


def _is_any(forms: tuple[re.Pattern[str], ...], said: str) -> bool:
    return any(one.search(said) is not None for one in forms)


def only_stands_in(text: str) -> bool:
    """Tell whether a text says who stands in for its writer, and nothing else: "queda Camilo"."""
    plain = bare_words(text)
    if "?" in text or _ASKS_WHO.match(plain):
        return False
    rest = without_clauses(text, CLAUSE, bare_words, (_STANDS_IN, _GREETS, _THANKS))
    return not rest and bool(_STANDS_IN.search(plain)) and not _THING_LEFT.search(plain)


def is_replaced(text: str) -> bool:
    """Tell whether a text says in so many words that somebody replaces its writer."""
    return re.search(rf"\b{_IS_REPLACED}\b", bare_words(text)) is not None


def left_to(text: str) -> tuple[str, ...]:
    """Return the words of a text among which the name stands of who stands in for its writer, the
    likeliest first."""
    found = list(_LEFT_TO.finditer(bare_words(text)))
    return (*(one["after"] for one in found), *(one["before"] for one in found))


def without_return(text: str) -> str | None:
    """Return what a text says besides that its writer is back, or never went; None where it does
    not say so."""
    rest = without_clauses(text, CLAUSE, bare_words, (_IS_BACK,))
    if rest == joined([text]):
        return None
    tell = (_OTHER_DAYS, _GREETS, _IS_HERE, OF_AN_ABSENCE)
    return without_clauses(rest, CLAUSE, bare_words, tell)


def says_here(clause: str) -> bool:
    """Tell whether a clause only says that its writer is here: "sigo acá", "escríbanme normal"."""
    said = bare_words(clause)
    return any(one.search(said) is not None for one in (_IS_BACK, _IS_HERE))


def says_why_away(clause: str) -> bool:
    """Tell whether a clause beside an absence says why and where somebody is away: "capacitación en
    Bogotá"."""
    said = bare_words(clause)
    visits = _IS_AT.match(said) is not None and _VISITS.search(said) is not None
    return visits or WHY_AWAY.search(_IS_AT.sub("", said)) is not None


def without_what_belongs(text: str) -> str:
    """Return what a text says besides what belongs to an absence: its paper, who knows of it, why,
    and a courtesy."""
    return without_clauses(text, CLAUSE, bare_words, (OF_AN_ABSENCE,))
