"""Clauses about persons beside a report: who works here no more, who comes back when, who stands in
for whom, how somebody is reached. They are no account of the work, and no description. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.understanding.asks.people.covered import (
    A_NAME,
    FEW,
    FOR_SOMEBODY,
    IN_CHARGE,
    LEAD,
    NAME,
    OFFICE,
    REPLACES,
    SOMEBODY,
    spelled,
)
from bot.understanding.asks.people.gone import (
    A_DAY,
    GONE,
    IN_A_MOOD,
    NO_TRIP,
    ON_LEAVE,
    TITLE,
    UNNAMED,
    UNWELL,
)
from bot.understanding.asks.people.of_health import tells_of_health
from bot.understanding.asks.requests.reassignment import says_whose_it_is_not
from bot.understanding.clauses import clauses
from bot.understanding.wordlists import A_CODE, MONTH, WEEKDAY
from core.spanish import fold

_PERSON = rf"(?:(?:el|la|mi|su|a) )?{TITLE}(?: {NAME}){{0,3}}"
_THEY_SAY = (
    rf"(?:me|nos) (?:dicen|dijeron|contaron|informaron|avisaron) que(?: (?:en )?{NAME}){{0,3}}"
)
_BACK = r"(?:vuelve|regresa|se reintegra|se reincorpora|retorna|se va|sale a vacaciones|no viene)"
_REACHED_BY = r"(?:correo|celular|cel|telefono|numero|whatsapp)"
_TELLS = re.compile(
    rf"{LEAD}(?:{UNNAMED} {GONE}{FEW}|{NO_TRIP}|{IN_A_MOOD})"
    rf"|{LEAD}(?:{_THEY_SAY} )?{_PERSON}(?: {_THEY_SAY})? (?:{GONE}|{ON_LEAVE}){FEW}"
    rf"|{LEAD}(?!{OFFICE}\b){NAME}(?: {NAME})? (?:se (?:nos )?(?:fue|va)|salio|sale)"
    rf" (?:de|a) (?:(?:sus?|las) )?vacaciones{FEW}"
    rf"|{LEAD}{_THEY_SAY} ya no (?:esta|trabaja|sigue|viene)(?: (?:el|la))?(?: {NAME}){{1,3}}"
    rf"|{LEAD}a mi (?:me|ya me) (?:dejaron|encargaron|nombraron|pusieron|toca)(?: (?:como|de))?"
    rf" {IN_CHARGE}{FEW}"
    rf"|{LEAD}yo (?:quedo|quede|estoy|sigo) {IN_CHARGE}{FEW}"
    rf"|{LEAD}(?:yo )?(?:me )?(?:quedo|quede|sigo) con (?:todo )?(?:lo|las|los) (?:suy[oa]s?"
    rf"|del? (?:el|ella|{NAME}))"
    rf"|{LEAD}(?:el|la) (?:nuev[oa] )?(?:secretari[oa]|jef[ea]|director[a]?|enlace|gerente"
    rf"|coordinador[a]?|encargad[oa])(?: nuev[oa])?(?: de [a-z]{{3,20}})?"
    rf" (?:empieza|entra|llega|arranca|se posesiona)(?: a trabajar)? {A_DAY}"
    rf"|{LEAD}(?:queda|quedo|quedara) {IN_CHARGE} (?:{_PERSON}|{NAME}){FEW}"
    rf"|{LEAD}{_PERSON} (?:queda|quedo|quedara|esta) {IN_CHARGE}{FEW}"
    rf"|{LEAD}(?:{_PERSON}|(?!{OFFICE}\b){NAME}) (?:me|nos) (?:escribio|dijo|aviso|conto"
    rf"|confirmo|llamo)(?: que)? (?:ya )?{_BACK}{FEW}"
    rf"|{LEAD}(?:{_PERSON}|(?!{OFFICE}\b){NAME}) (?:vuelve|regresa|se reintegra|se reincorpora)"
    rf" {A_DAY}{FEW}"
    rf"|{LEAD}(?:(?:desde|a partir del?) (?:el )?{A_DAY} )?(?:me|nos) {REPLACES}"
    rf" (?:{_PERSON}|{NAME}){FEW}|{LEAD}mi reemplazo (?:es|sera) (?:{_PERSON}|{NAME}){FEW}"
    # "no voy a poder con la 4.1 esta semana", "que la vea la Dra"
    rf"|{LEAD}(?:yo )?no (?:voy a poder|puedo|podre|alcanzo)(?: seguir)? con"
    r" (?:la|lo|el|eso|es[ae])"
    r"(?: (?:esta|la|proxima|otra|semana|mes|este|dia|por|ahora|actividad)){0,5}"
    rf"|{LEAD}que (?:la|lo) (?:vea|haga|maneje|lleve|coja|revise|siga|responda) {_PERSON}"
    rf"|{LEAD}(?:su|el|mi) (?:nuevo )?{_REACHED_BY}(?: nuevo)?"
    rf" (?:es|ya no es|cambio|de \w{{1,20}})\b.{{0,60}}"
    rf"|{LEAD}mi {_REACHED_BY} (?:(?:solo|ya|me) )?(?:sigue|funciona|sirve|dura|va)(?: activo)?"
    rf" {A_DAY}(?: \d{{1,2}})?(?: de (?:{MONTH}))?"
    # "no me toca lo del 11", "el permiso es el 12 nada más", "sí vengo": her own days
    rf"|{LEAD}no me toca (?:lo )?(?:del?|el) (?:dia )?\d{{1,2}}|{LEAD}si vengo(?: {A_DAY})?"
    r"(?: a (?:trabajar|laborar))?"
    rf"|{LEAD}(?:mi|el) (?:permiso|comision|licencia|compensatorio|descanso|dia libre)"
    rf" (?:es|era|seria) (?:(?:solo|solamente|nada mas) )?(?:el|del|para el) (?:dia )?"
    rf"(?:(?:{WEEKDAY}) )?\d{{1,2}}(?: de (?:{MONTH}))?(?: (?:nada mas|no mas|solamente|solo))?"
    rf"|{LEAD}(?:yo )?cambie (?:de|el|mi) {_REACHED_BY}.{{0,40}}"
)
# "la doctora está incapacitada", "la 4.3: la ingeniera sigue hospitalizada", "a Rosa la operaron"
_OF_ONE = r"(?: [a-z]{1,20}){1,8}\Z"
_WHY = r"(?:(?:porque|pues|ya que) )?"
_OF_A_TITLE = re.compile(rf"{LEAD}{_WHY}(?:(?:a|en) )?(?:(?:la|el) )?{_PERSON}{_OF_ONE}")
# "la capacitadora nueva es Diana Ríos": a person who is named.
_NEW = re.compile(
    rf"{LEAD}(?:el|la) (?:(?:nuev[oa]|contacto) )?(?:contacto|capacitador[a]?|director[a]?|jef[ea]"
    r"|secretari[oa]|enlace|supervisor[a]?|interventor[a]?|contratista|encargad[oa]|coordinador[a]?"
    r"|ingenier[oa]|profesional|lider|funcionari[oa]|abogad[oa]|responsable|gerente|asesor[a]?)"
    r"(?: nuev[oa])?(?: de(?: la)? [a-z]{3,20})? (?:es|sera|se llama|va a ser)\b.{1,80}"
)
_TITLED_NAME = re.compile(r"\s[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}")
# "y la lleva Nelson", "de eso se encarga Camilo ahora": who carries it is no account of the work.
_NOW = r"(?: (?:ahora|ya|hoy|actualmente|de ahora en adelante|desde (?:hoy|ahora)|por ahora))?"
_WHO = rf"(?:{_PERSON}|{NAME}(?: {NAME}){{0,2}}?)"
_OF_IT = r"(?: de (?:eso|esa|ella|ese tema|la actividad|todo eso))?"
# "la maneja Nelson ahora" gives it to him: that is obeyed.
_CARRIES = re.compile(
    rf"{LEAD}(?:(?!.{{1,60}} (?:ahora|ya|hoy)\Z)(?:eso |esa )?(?:la|lo|las|los)"
    rf" (?:lleva|maneja|coordina|lidera|atiende|esta (?:llevando|manejando)){_NOW} {_WHO}"
    rf"|(?:de (?:eso|esa|ella|la) )?(?:ahora )?se (?:va a )?encargar?a? {_WHO}{_NOW}"
    rf"|{_WHO} (?:ahora )?(?:se (?:va a )?encargar?a?|se hace cargo){_OF_IT}{_NOW}"
    rf"|(?:eso |esa )?(?:la |lo )?(?:esta|queda|quedo) (?:ahora )?a cargo de {_WHO}{_NOW})"
)
_A_NAME_WRITTEN = re.compile(r"(?:^|\s)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}")
# "todo queda con Teresa", "lo suyo lo tiene Nelson": who has what was somebody's
_NO_STATE = (
    r"(?!el\b|la\b|los\b|las\b|un|en\b|list|pendiente|falt|[a-z]{2,20}(?:[ai]d[oa]s?|ndo)\b)"
)
_HAS_IT = (
    r"(?:todo(?: (?:eso|lo (?:suyo|del? (?:el|ella))))?|l[oa]s? (?:suy[oa]s?|del? (?:el|ella)"
    r"|que (?:tenia|llevaba|manejaba))|sus (?:cosas|temas|actividades|asuntos|funciones))"
    r" (?:(?:ahora|ya) )?(?:l[oa]s? (?:tiene|lleva|maneja|asume|atiende|coge|recibe)"
    r"|(?:queda|quedan|quedo|pasa|paso|sigue) (?:con|a cargo de|en (?:manos|cabeza) de|a))"
    rf" {_NO_STATE}{NAME}(?: {_NO_STATE}{NAME}){{0,2}}"
)
# What goes on about the person who was just told of.
_GOES_ON = re.compile(
    rf"(?:y )?{_HAS_IT}|"
    r"(?:(?:el|ella|este|esta) )?(?:era|es|fue) (?:el|la|quien)(?: que)? (?:(?:nos|me|lo|la|le) )?"
    r"(?:manejaba|llevaba|sabia|tenia|hacia|conocia|atendia|maneja|lleva)\b.{0,80}"
    r"|(?:y )?(?:ahora )?(?:quien|que) (?:queda|quedo|sigue|lo reemplaza|la reemplaza|responde|va"
    r" a quedar)\b.{0,40}"
    r"|(?:no )?el \d{1,2}"
    rf"|(?:y )?(?:queda|quedo|quedara) (?:{_PERSON}|{_NO_STATE}{NAME}(?: {NAME})?)"
    rf" (?:{IN_CHARGE}|respondiendo){FEW}"
    r"|(?:y )?(?:(?:ahora|entonces|ya) )?(?:yo (?:quedo|sigo|respondo)|(?:quedo|sigo|respondo) yo)"
    r"(?: (?:a cargo|encargad[oa]|al frente|con (?:eso|todo)|sol[oa])){0,2}"
    rf"|(?:(?:y|entonces) )?(?:(?:hay|toca|falta|tienen|tenemos|por|favor) (?:que )?){{0,2}}"
    r"(?:registr|inscrib|invit|vincul|agreg)(?:ar|en|e|uen)(?:l[oa])? (?:al?|el|la|un|una)"
    r" [a-z ]{3,80}"
    r"|(?:y )?(?:(?:el|la) nuev[oa]|(?:la|lo) (?:que )?reemplaza|en su (?:lugar|reemplazo)"
    r"(?: (?:entra|entro|llega|llego|queda|quedo|esta|viene))?|entro|llego) [a-z ]{3,60}"
    rf"(?: (?:desde|a partir del?) (?:el )?(?:(?:{WEEKDAY}) )?\d{{1,2}}(?: de (?:{MONTH}))?)?"
    # "desde el lunes queda Pilar"
    rf"|(?:y )?(?:(?:ahora|(?:desde|a partir del?) (?:el )?(?:{WEEKDAY}|hoy|manana|\d{{1,2}})"
    rf"(?: \d{{1,2}})?(?: de (?:{MONTH}))?) (?:queda|entra|sigue|responde|asume|llega|esta)"
    r"|quedo|queda|entro|llego|entra|llega)"
    rf"(?: {_NO_STATE}{NAME}){{1,3}}(?: en {OFFICE})?"
    r"|(?:y )?(?:ya )?renuncio(?: (?:el|la) pobre)?|(?:(?:el|la) )?pobre(?:cit[oa])?"
    r"|(?:y )?(?:mi|nuestr[oa]) (?:nuev[oa] )?(?:delegad[oa]|enlace|reemplazo) (?:ahora )?"
    r"(?:es|sera) [a-z ]{3,60}"
    rf"|(?:y )?(?:desde|a partir del?) (?:el )?(?:proximo )?(?:{WEEKDAY}|hoy|manana|\d{{1,2}})"
    rf"(?: \d{{1,2}})?(?: de (?:{MONTH}))?"
)
# Beside a decision: "y lo de Rosa ya se lo dije al técnico", "y a Deisy hay que registrarla".
_REGISTER = r"(?:registr|inscrib|invit|vincul)(?:ar|en|e|a|emos)(?:l[oa])?"
_IS_TO = r"(?:(?:hay|toca|falta|que|q|por|favor|me|l[ao]) ){0,4}"
_ALSO = r"(?:y|e|pero|ah|ademas|tambien|por cierto|otra cosa)"
# "y llamen a Jairo, que no contesta", "y a Jairo lo llamo yo": what is to be told to somebody.
_CALL = r"(?:llam|avis|busqu|busc|escrib|dig|recuerd|record|cuent|pregunt|insist|inform|habl|cit)"
_TOLD_TO = (
    rf"(?:{_IS_TO}{_CALL}[a-z]{{1,4}}(?:l[aeo]s?)? (?:al?|con) {SOMEBODY}"
    rf"|al? {SOMEBODY} (?:ya )?(?:l[aeo]s? {_CALL}[a-z]{{1,5}}"
    rf"|{_IS_TO}{_CALL}[a-z]{{1,5}}l[aeo]s?))"
)
_REMARK = re.compile(
    rf"(?P<also>{_ALSO} )?{LEAD}(?:mientras tanto )?(?:{FOR_SOMEBODY}|{_TOLD_TO}|"
    rf"l[oa]s? del? (?:(?:el|la|don|dona) )?{A_NAME} ya (?:se )?(?:l[aeo]s? )?"
    r"(?:dije|dijimos|avise|avisamos|comente|informe|pase|pasamos|mande|conte|escribi|hable)"
    rf"|al? (?:(?:el|la|don|dona) )?{A_NAME} {_IS_TO}{_REGISTER}|{_IS_TO}{_REGISTER} al? {A_NAME}"
    rf"|{A_NAME} (?:ya )?(?:quedo|esta|fue) registrad[oa]"
    rf"){FEW}"
)
_SILENT = (
    r"(?:(?:casi )?nunca|jamas|no|tampoco) (?:(?:me|nos|le|les) )?(?:ha )?"
    r"(?:contest|respond|aparec|atiend)[a-z]{1,3}"
    r"(?: (?:nunca|jamas|nada|ni|a|al|el|los|las|telefono|celular|whatsapp|mensajes|llamadas"
    r"|correos|nadie|desde|hace|dias|ayer)){0,5}"
)
_MOVED = (
    r"(?:l[oa] (?:cambi|mov|pas|reubic|ascend|rot|traslad|nombr|sac)(?:aron|ieron)"
    r"|cambio)(?: (?:de|a|para|del|al|como) [a-z]{3,20}| jef[ea]| director[a]?){1,2}"
    r"(?: (?:[a-z]{2,20})){0,4}"
)
_STAYS = (
    r"queda (?:(?:muy )?pendiente|al tanto|atent[oa]|encargad[oa]|a cargo|al frente)"
    r"(?: de (?:eso|todo))?"
)
# "Camilo anda enfermo", "Patricia no contesta nunca": of somebody known by that name.
_OF_SOMEBODY = re.compile(
    rf"{LEAD}(?:a )?(?:(?:el|la|don|dona) )?(?P<who>{A_NAME}) (?:ya )?"
    rf"(?:{GONE}{FEW}|{UNWELL}|{_SILENT}|{_MOVED}|{_STAYS})"
)
_OF_A_NAME = re.compile(rf"{LEAD}{_WHY}(?:a )?(?P<who>{A_NAME}){_OF_ONE}")
# "Nelson se casa el sábado", "Patricia me debe un tinto": no account, whoever it is.
_PRIVATE = re.compile(
    rf"{LEAD}(?:a )?(?:(?:el|la|mi|don|dona) )?(?:{TITLE} )?(?P<who>{A_NAME}) (?:ya )?(?:"
    r"se (?:casa|caso|separo|divorcio|accidento|gradua|graduo|va a casar)"
    r"|esta (?:de (?:cumpleanos|luto|aniversario|mal genio|pelea|viaje de novios)|en embarazo"
    r"|embarazada|brav[oa]|molest[oa]|de malas|muy (?:brav|molest|aburrid|trist)[oa])"
    r"|anda (?:de mal genio|brav[oa]|molest[oa]|trist[e]|de malas|de amores)|cumple anos"
    r"|(?:me|nos) (?:debe (?:un|una|plata)|regano|grito|cae|trata|tiene (?:harta|loca|aburrida))"
    rf"|se le (?:murio|fallecio|enfermo)|tuvo (?:un )?(?:bebe|accidente|hij[oa])){FEW}"
)
_MAY_REMARK = re.compile(
    r"\bl[oa]s? de\b.{2,60}?\bya\b|registr|inscrib|invit|vincul|reemplaz|cubr|relev|suple|suplir"
    rf"|\b{_CALL}[a-z]{{1,5}}(?: (?:al?|con) |\b)"
)
_IS_WHY = re.compile(r"\b(?:porque|primero|antes|hasta que|mientras(?! tanto)|ya que)\b")
_NAMING = frozenset(("la", "el", "en", "de", "lo", "y", "actividad"))
_MAY_TELL = re.compile(
    r"encarga|\bqueda\b|lleva|maneja|coordina|lidera|atiende|hace cargo"
    r"|\bya no\b|viniendo|renunci|jubil|pension|traslad|sacaron|despid|echaron|contrato|encargad"
    r"|a cargo|al frente|reempla|(?:me|nos) (?:va a )?(?:cubr|supl)"
    r"|vuelve|regresa|reintegra|reincorpora|se (?:nos )?va\b|no viene|vacaciones|licencia"
    r"|no volvio|se (?:nos )?fue|se (?:nos )?retir|\bhasta\b"
    r"|comision|\bviaje|\bamanecio|pidio|entrega el|deja el|se desvinc"
    r"|correo|cel|tel|numero|whatsapp|contacto|nuev[oa]|@|voy a poder"
    r"|puedo con|podre|alcanzo|incapacit|operaron|cirugia|cancer|enferm|malit|indispuest|hospitaliz"
    r"|se siente|gripa|covid|dengue"
    r"|\bse (?:casa|caso|separo|divorcio|accidento|gradu|va a casar|le )|\besta (?:de|en|muy)\b"
    r"|embaraz|\bbrav[oa]|molest|genio|\banda\b|cumple|(?:me|nos) (?:debe|reg|grit|cae|trat|tiene)"
    r"|\btuvo\b|contest|respond|aparec|atiend|\bl[oa] [a-z]{3,8}(?:aron|ieron)\b"
    r"|\bcambi[oe] (?:de|a|para|el|mi)\b|\bme toca\b|\bpermiso\b|\bsi vengo\b|delegad|enlace"
)
_EDGE = re.compile(r"[.;!?](?=\s)\s{1,3}|\n+\s{0,3}|,\s{1,3}|\s(?:y|e|pero)\s(?=\S)", re.IGNORECASE)
_OR_WHY = re.compile(rf"{_EDGE.pattern}|\s(?=(?:porque|pues|ya que)\s)", re.IGNORECASE)
_LAST_AND = re.compile(r"[\s,](?:y|e|pero)\Z", re.IGNORECASE)
_JOINT = re.compile(r"\A(?:y|e|pero)\s", re.IGNORECASE)
_JOINS = re.compile(r"\s(?:y|e|pero)\s\Z", re.IGNORECASE)
_SIGNS = " ,;\n"
_ENDS = frozenset(".;!?")
_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){1,4}"
_LED = r"(?:cel(?:ular)?|tel(?:[eé]fono)?|m[oó]vil|whatsapp|ext(?:ensi[oó]n)?)\b\s?[.:#]{0,2}\s?"
# A telephone is led by what it is, or is a mobile's; not a filing number.
_CONTACT = re.compile(
    rf"[\s,(:]{{0,3}}(?:{_EMAIL}|(?<!\w){_LED}\+?\d[\d\s-]{{5,14}}\d"
    r"|(?<![\w.,/-])(?<!n[o°º]\s)(?<!no\.\s)(?<!radicado\s)(?<!rad\s)(?<!contrato\s)(?<!oficio\s)"
    r"(?<!n[uú]mero\s)(?:\+?57\s?)?3\d{2}[\s-]?\d{3}[\s-]?\d{2}[\s-]?\d{2}(?![\w.,/-]\d))\)?",
    re.IGNORECASE,
)
_LEADS_TO_IT = re.compile(
    rf"(?:(?:y|ahora|hoy|el|mi|su|nuevo|es|seria|al|a|en|ya) ?){{0,5}}(?:{_REACHED_BY} ?)?"
    r"(?:(?:nuevo|es|ahora) ?){0,3}"
)
# "la 2.3 la va a llevar Milena Ruiz", before how she is reached
_WILL_CARRY = re.compile(
    rf"{LEAD}(?:(?:la|el|lo|las|los|de|del|actividad|es[ae]|eso) ){{0,3}}[a-z\d][a-z\d. ]{{0,40}}?"
    r" l[oa]s? (?:va a |van a )?(?:llev|manej|asum|coordin|tom|hac|atend|ten|report)[a-z]{1,4}"
    rf"(?: (?:ahora|ya|desde hoy))? {_WHO}"
)
_MAY_REACH = re.compile(r"@|\d{3}")


def is_of_somebody(text: str) -> str:
    """Return the words by which a text calls somebody of whom it tells that she is ill, never
    answers, has another post or has left, and nothing else; "" for other texts."""
    found = None if "?" in text else _OF_SOMEBODY.fullmatch(spelled(text))
    return "" if found is None else found["who"]


def tells_of_somebody_gone(text: str) -> bool:
    """Tell whether a text says of somebody to have left, and what goes on about that one, "toca
    registrar a la nueva", and nothing else."""
    first = next((clause for clause, _ in clauses(text, _EDGE) if clause.strip()), "")
    return is_of_somebody(first) != "" and persons_apart(text, lambda _: True)[0] == ""


def tells_of_somebody_new(text: str) -> bool:
    """Tell whether a text says who is going to carry an activity, and how that one is reached."""
    first, *more = [clause for clause, _ in clauses(text, _EDGE) if clause.strip()] or [""]
    return bool(more) and _will_carry(first) and all(_is_contact(one) for one in more)


def persons_apart(
    text: str, knows: Callable[[str], bool] = lambda _: False
) -> tuple[str, tuple[str, ...]]:
    """Return a text without what its clauses tell of persons, and these; the whole text where none
    does. `knows` tells whether somebody is called so: nobody else is told of without a title."""
    if _MAY_TELL.search(fold(text)) is None:
        return text, ()
    kept: list[str] = []
    told: list[str] = []
    telling, named = False, ""
    for clause, whole in clauses(text, _OR_WHY):
        again = telling and _goes_on(clause)
        if kept and _is_contact(clause) and _will_carry(kept[-1]):
            whole = f"{kept.pop()}{whole}"
        telling = again or _is_contact(clause) or _is_of_persons(clause)
        telling = telling or _is_private(clause, knows)
        telling = telling or (_says_who_carries(clause) and _report_stands(kept))
        code = A_CODE.search(clause)
        if again:
            told[-1] += whole
        elif telling:
            told.append(whole)
        else:  # "no voy a poder con la 4.1. Sigue en 50"
            kept.append(f"la {named} {whole}" if named and code is None else whole)
        named = code[0] if telling and code is not None else named if telling else ""
        if telling and kept and _ends(whole) and not _ends(kept[-1]):
            kept[-1] = f"{_trimmed(kept[-1])}. "
    if not told:
        return text, ()
    return _JOINT.sub("", _trimmed("".join(kept))), tuple(map(_trimmed, told))


def remarks_apart(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without what it remarks of persons behind what it is about, and these; the
    whole text where it remarks nothing, or says with that why."""
    if _MAY_REMARK.search(fold(text)) is None:
        return text, ()
    kept: list[str] = []
    told: list[str] = []
    for clause, whole in clauses(text, _EDGE):
        found = None if A_CODE.search(clause) else _REMARK.fullmatch(spelled(clause))
        joined = found is not None and (found["also"] or _is_joined(kept))
        apart = kept and joined and _IS_WHY.search(fold(clause)) is None
        (told if apart else kept).append(whole)
    if not told:
        return text, ()
    return _trimmed("".join(kept)), tuple(map(_trimmed, told))


def _report_stands(kept: list[str]) -> bool:
    """Tell whether these clauses say more than the name of an activity, and not whose it is not:
    "la 1.1 no la manejo yo, la maneja Jairo" gives it to him."""
    said = " ".join(A_CODE.sub("", one) for one in kept)
    more = any(word not in _NAMING for word in spelled(said).split())
    return more and not says_whose_it_is_not("".join(kept))


def _says_who_carries(clause: str) -> bool:
    named = _A_NAME_WRITTEN.search(clause.strip()) is not None
    return named and _CARRIES.fullmatch(spelled(clause)) is not None


def _will_carry(clause: str) -> bool:
    return _WILL_CARRY.fullmatch(spelled(clause)) is not None


def _is_private(clause: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether a clause tells what is private of somebody known, or named with a capital."""
    ill = _OF_A_NAME.match(spelled(clause)) if tells_of_health(clause) else None
    if (who := is_of_somebody(clause) or (ill["who"] if ill else "")) and knows(who):
        return True
    found = _PRIVATE.fullmatch(spelled(clause))
    return found is not None and (
        _A_NAME_WRITTEN.search(clause.strip()) is not None or knows(found["who"])
    )


def _is_joined(kept: list[str]) -> bool:
    """Tell whether what goes on is joined to these clauses by a word, or begins a sentence."""
    before = kept[-1] if kept else ""
    return _ends(before) or before.endswith("\n") or _JOINS.search(before) is not None


def without_contacts(words: str) -> str:
    """Return words without addresses of mail and telephones: no published table shows them."""
    if _MAY_REACH.search(words) is None:
        return words
    told = _CONTACT.sub("", words)
    return words if told == words else told.strip(_SIGNS).lstrip(". ")


def _ends(whole: str) -> bool:
    return whole.rstrip()[-1:] in _ENDS


def _goes_on(clause: str) -> bool:
    return _is_contact(clause) or _GOES_ON.fullmatch(spelled(clause)) is not None


def _is_contact(clause: str) -> bool:
    told = _CONTACT.sub("", clause)
    return told != clause and _LEADS_TO_IT.fullmatch(spelled(told)) is not None


def _is_of_persons(clause: str) -> bool:
    plain = spelled(_CONTACT.sub("", clause))
    if _TELLS.fullmatch(plain) or (_OF_A_TITLE.match(plain) and tells_of_health(clause)):
        return True
    named = _TITLED_NAME.search(clause) or _CONTACT.search(clause)
    return named is not None and _NEW.fullmatch(plain) is not None


def _trimmed(text: str) -> str:
    return _LAST_AND.sub("", text.strip(_SIGNS)).strip(_SIGNS)
