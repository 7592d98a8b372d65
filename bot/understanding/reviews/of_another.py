"""Where words beside a judgement speak of something else: of another activity, of who is away, of
what is confirmed."""

from __future__ import annotations

import re

from bot.understanding.asks.of_persons import tells_of_somebody_gone
from bot.understanding.asks.people.absence import tells_of_absence, tells_of_another
from bot.understanding.asks.people.days_apart import tells_back
from bot.understanding.asks.people.departure import tells_who_gets_nothing, tells_who_left
from bot.understanding.asks.people.of_offices import office_and_who
from bot.understanding.reviews.review_words import (
    ACCEPTS,
    AND,
    ARTICLE,
    GOES_WELL,
    ITS_CODE,
    JUDGEMENT_TAKEN_BACK,
    RETURNS,
    VERIFIES,
    WHY,
    without_thanks,
)
from bot.understanding.wordlists import A_CODE, CODE, LETTERED, PRINTED_CODE

# Where a sentence behind a judgement speaks of something else: "confirmo su ausencia", "la 3.3 …".
_ALSO = r"(?:[ye]|pero|tambi[eé]n|adem[aá]s|igualmente|(?:por|de)\sotr[oa]\s(?:lado|parte))"
_OF_ANOTHER = re.compile(
    rf"(?:{_ALSO}\s?,?\s){{0,2}}(?:en\slo\sque\s(?:compete|respecta|concierne|toca|ata[ñn]e)\sa\s[^.,;\d]{{3,40}},\s)?"
    rf"(?:(?:lo\sde|a|en|de|para|sobre|con)\s)?{ARTICLE}(?P<code>{ITS_CODE})"
    rf"|(?:{_ALSO}\s?,?\s){{0,2}}(?P<confirms>(?:(?:les?|l[ao]s?|se)\s)?confirm(?:o|amos|an?)"
    r"|(?:(?:quedan?|siguen?|contin[uú]an?)\s)?confirmad[ao]s?|ausentes?\s(?:n\S{0,5}\s)?\d{1,9})\b",
    re.IGNORECASE,
)
# "La de la licencia la acepto": a judgement of one that is named by its title.
_JUDGES_ANOTHER = re.compile(
    rf"(?:{_ALSO}\s?,?\s){{0,2}}(?:(?:la|el|lo)\sdel?\s[^.;,:\d]{{3,60}}?,?\s(?:{RETURNS}|{ACCEPTS}|{VERIFIES})\b"
    # "El directorio sí lo acepto"
    r"|(?:las?|los?|el)\s[^.;,:\d]{3,60}?,?\s(?:s[ií]\s|no\s)?l[ao]s?\s(?:acept|valid|rechaz|devuelv|devolv|dej|verific|calific)(?:o|amos|emos)\b)",
    re.IGNORECASE,
)
# "… y la mía va en 30": her own
_HERS = (
    rf"(?:{_ALSO}\s?,?\s){{0,2}}l[ao]s?\s(?:(?:m[ií][ao]|nuestr[ao])s?"
    r"|de\s(?:mi|nuestra)\s(?:oficina|[aá]rea|dependencia))\b"
)
_OF_HERS = re.compile(_HERS, re.IGNORECASE)
# "Marta vuelve después del 20 de marzo": of a person, and no thing that lacks
_BACK_LATER = re.compile(
    rf"(?:{_ALSO}\s?,?\s){{0,2}}(?!(?:el|la|los|las|su|sus|un|una|no|ya|se)\s(?!doctora?\s|ingenier[oa]\s))[^\W\d_]{{3,20}}(?:\s[^\W\d_]{{2,20}}){{0,3}}?"
    r"\s(?:ya\s)?(?:vuelve|regresa|retorna|llega|se\s(?:reintegra|reincorpora))\s(?:s[oó]lo\s|hasta\s)?(?:despu[eé]s|luego|pasad[ao])\s(?:del?|el|la)\s",
    re.IGNORECASE,
)
# "Gobierno me dijo que la 5.5 la terminan el viernes"
_HEARSAY = re.compile(
    r"(?:[^\W\d_]\w{1,20}\s){1,6}(?:me|nos)\s"
    r"(?:dij(?:o|eron)|dicen?|inform(?:an?|[oó]|aron)|cont(?:[oó]|aron)|asegur(?:an?|[oó]|aron)"
    rf"|avis(?:[oó]|aron))\sque\s[^.;\n]{{0,60}}?(?P<code>{CODE})",
    re.IGNORECASE,
)
# "La que me sigue preocupando es la 2.4", "ojo con la 2.4", "sigo esperando la 2.4"
_CONCERN = (
    rf"(?:(?:{_ALSO}|ah|ojo)\s?,?\s){{0,2}}(?:(?:la|lo)\sque\s(?:[^.;,\d?]{{3,40}}\s)?(?:es|sigue\ssiendo)\s"
    r"|(?:me|nos)\s(?:sigue\s|tiene\s|sigue\sfaltando\s)?(?:preocup|inquiet|falt|qued)\w{1,5}\s(?:[^.;,\d?]{1,30}\s)?"
    r"|(?:ojo|pilas|cuidado|pendientes?)\s(?:con|de|a)\s|(?:sigo|seguimos|estoy|estamos|quedo)\s[^.;,\d?]{3,40}?\s)"
    rf"(?:lo\sde\s)?{ARTICLE}(?P<{{}}>{ITS_CODE})"
)
_CONCERNS = re.compile(_CONCERN.replace("{}", "code"), re.IGNORECASE)
# "y a Germán denle el plazo", "concédale la prórroga a Luz": what is decided of a request.
_GIVES_TIME = (
    rf"(?:(?:{_ALSO}|ah|yo|por\sm[ií]|(?:por|de)\smi\sparte)\s?,?\s){{0,3}}(?:al?\s[^\d.,;:?]{{3,40}}?\s)?(?:no\s)?"
    r"(?:que\s(?:se\s)?les?\sd[eé]n?|(?:que\s(?:se\s)?(?:les?\s)?)?(?:(?:conc[eé]d|apru[eé]b|d[eé]|autor[ií]c|ampl[ií]|ni[eé]gu|ot[oó]rgu)[ae]?n?(?:se)?l[aeo]s?"
    r"|(?:se\s)?l[aeo]s?\s(?:concedo|apruebo|doy|dar[ií]a|conceder[ií]a)|(?:conced|aprueb|nieg|autori[cz])\w{1,4}"
    r"|(?:conc[eé]da|apru[eé]be|ni[eé]gue|autor[ií]ce|ampl[ií]e|ot[oó]rgue)n?(?:se)?))\s"
    r"(?:al?\s[^\d.,;:?]{3,40}?\s)?(?:(?:el|la|ese|esa|un|una|m[aá]s)\s){0,2}(?:plazo|pr[oó]rroga|tiempo|solicitud)\b"
)
# "lo del plazo que pidieron para la 4.2 también concédaselo"
_TIME_FIRST = (
    rf"(?:{_ALSO}\s?,?\s){{0,2}}(?:lo\sdel?\s|el\s|la\s)(?:plazo|pr[oó]rroga|tiempo|solicitud)\b(?:[^.;,\n]|\.(?=\d)){{0,60}}?"
    r"\s(?:conc[eé]d|apru[eé]b|d[eé]n?l|d[eé]n?se|autor[ií]c|ni[eé]gu|ot[oó]rgu)\w{1,8}\b"
)
_TIME_GIVEN = re.compile(rf"{_GIVES_TIME}|{_TIME_FIRST}", re.IGNORECASE)
# "y la de los techos cómo va": a question of another
_ASKS = (
    rf"(?:{_ALSO}\s?,?\s){{0,2}}(?:(?:l[ao]s?|el)\sdel?\s[^.;,\d]{{3,60}}?\s|l[ao]\s(?:{CODE})\s)?"
    r"(?:c[oó]mo\s(?:va|van|sigue|est[aá])|cu[aá]ndo\s(?:vence|es)|en\scu[aá]nto\s(?:va|est[aá]))\b"
)
_QUESTION = re.compile(_ASKS, re.IGNORECASE)
# "y avísele a Salud que el viernes …", "le pido que me muestre lo que he verificado": what she
# wants done.
_SHOW = (
    r"(?:mu[eé]str|d[ií]g|cu[eé]nt|conf[ií]rm|inf[oó]rm|ind[ií]qu|recu[eé]rd|m[aá]nd|env[ií]|p[aá]s"
    r"|regal|list|expl[ií]qu|compart)"
)
_TELL = (
    r"(?:d[ií]g|av[ií]s|inf[oó]rm|cu[eé]nt|recu[eé]rd|preg[uú]nt|comun[ií]qu|escr[ií]b|m[aá]nd"
    r"|notif[ií]qu)"
)
_TO_DO = (
    r"(?:mostr|dec|cont|confirm|inform|indic|record|mand|envi|pas|list|explic|avis|pregunt|comunic"
    r"|escrib|notific|remit|facilit|alleg)[aei]r"
)
_PLEASE = r"(?:por\sfavor|porfa|favor)"
_AND_THEN = (
    rf"(?:(?:{_ALSO}|adicionalmente|as[ií]\s?mismo|finalmente|por\s[uú]ltimo|ahora|ah|de\spaso"
    rf"|de\suna(?:\svez)?|aprovecho|ya\sque\sest(?:oy|amos)|{_PLEASE})\s?,?\s){{0,3}}"
)
_POLITELY = (
    r"(?:(?:les?\s)?(?:pido|pedimos|solicito|solicitamos|ruego|rogamos|agradezco|agradecemos|agradecer[ií]a)(?:\sel\sfavor)?(?:\sde)?(?:\sque)?"
    r"|(?:necesito|quiero|quisiera)\sque|(?:(?:me|nos)\s)?(?:puede|podr[ií]a)n?(?:\spor\sfavor)?)\s"
)
# "solicito se me presente el historial", "agradezco se me remitan los soportes"
_FOR_ME = (
    r"(?:que\s)?se\s(?:me|nos)\s(?:muestr|present|relacion|remit|alleg|facilit|suministr|entreg|env[ií]|comparta?"
    r"|expid|exhib|indiqu|inform|d[ií]g|comuniqu|confirm|list)\w{1,4}\b"
)
_SEES = re.compile(
    rf"{_AND_THEN}"
    rf"(?:mu[eé]str[ae]n?(?:me|nos)\b|{_POLITELY}(?:(?:me|nos)\smuestr[ae]n?|mostrar(?:me|nos)?)\b)",
    re.IGNORECASE,
)
# "dígame si a Milena le llegan los mensajes"
_OF_MESSAGES = re.compile(
    rf"{_AND_THEN}(?:d[ií]g|cu[eé]nt|conf[ií]rm)[ae]n?(?:me|nos)\ssi\sal?\s[^.;,\d]{{3,60}}\b(?:lleg|recib)\w{{1,6}}\b",
    re.IGNORECASE,
)
_WANTS = (
    rf"{_AND_THEN}"
    rf"(?:{_SHOW}[ae]n?(?:me|nos)\b"
    rf"|{_TELL}[ae]n?les?\s(?:,?\s?{_PLEASE}\s?,?\s)?(?:(?:un|el)\s(?:mensaje|aviso|recordatorio)\s)?al?\s"
    rf"|{_POLITELY}(?:(?:me|nos)\s{_SHOW}[ae]n?\b|{_TO_DO}(?:me|nos|les?)?\b|les?\s{_TELL}[ae]n?\s)"
    rf"|{_POLITELY}(?:que\s)?(?:me|nos)\s(?:sean?|fueran?)\s"
    rf"|{_POLITELY}{_FOR_ME}"
    rf"|s[ií]rva(?:n)?se\s(?:adem[aá]s\s)?(?:{_TO_DO}|oficiar)(?:me|nos|les?)?\b"
    r"|(?:quiero|quisiera|necesito|deseo|me\sgustar[ií]a)\s(?:(?:saber|conocer|consultar)\b|ver\s(?:lo|la\slista|el\s(?:listado|resumen|historial|seguimiento))\b"
    r"|(?:el|la|un|una)\s(?:listado|lista|resumen|historial|reporte|excel)\b))"
)
# "Descargue el seguimiento en Excel": what nobody else is told
_ORDERS = (
    rf"{_AND_THEN}(?:{_POLITELY})?"
    r"(?:descarg(?:ue|ar)|gener(?:e|ar)|export(?:e|ar)|imprim(?:a|ir)|prepar(?:e|ar)|list(?:e|ar)|muestr(?:e|ar)|mostrar|publi(?:que|car)|program(?:e|ar)"
    r"|busque|busc[aá]r|consult(?:e|ar)|revis(?:e|ar)|verifi(?:que|car)|quit(?:e|ar)|borr(?:e|ar)|cambi(?:e|ar)|corrija|corregir|cierre|abra|av[ií]se)(?:me|nos)?\b"
)
_WISH = re.compile(rf"{_WANTS}|{_ORDERS}", re.IGNORECASE)
_CALLED = (
    r"(?:(?:lo\sde|en|a|de|para)\s)?(?:(?:las?|el|es[ae])\s(?:actividad(?:es)?\s)?|actividad\s)"
    rf"(?:{LETTERED}|{CODE})(?![\w%]|\s?%|[.,/-]\d)"
)
# What goes on with the activities that are judged: "acepto la 2.1, la 2.4 porque …".
_GOES_ON = (
    rf"(?:{WHY}|[yeo]|ni|sin|faltan?|con|del?|en|al?|para|que|tambi[eé]n|tampoco|adem[aá]s|igual|lo\smismo"
    r"|s[ií]|no(?=\s?(?:[.,:;]|$|\sporque\b)))\b"
)
_OF_BOTH = r"(?:les|l[ao]s|amb[ao]s|dos|tod[ao]s|est[aá]n|quedan|tienen|siguen|van|son|ya)\b"
# "acepto la 2.1, la 2.4 la miro mañana", "la 2.1 la acepto y la 2.4 va en 40": a clause of another.
# Right behind a code, several may be judged by the verb before it: "acepto la 2.1 y la 2.4 …".
_ANOTHERS_CLAUSE = re.compile(
    r"(?:(?P<code>(?<=\d))|(?<!\d))(?:\s?[,:]\s(?:(?:y|e|pero|ah|adem[aá]s|tambi[eé]n)\s?,?\s)?|\s(?:y|e|pero)\s)"
    rf"(?={_CALLED}(?(code)|(?:{AND}{_CALLED}){{0,9}})\s(?!{_GOES_ON})(?(code)(?!{_OF_BOTH}))[^\W\d_])",
    re.IGNORECASE,
)
# "…, la que me preocupa es la 2.4", "…, y a Germán denle el plazo"
_SOMETHING_ELSE = re.compile(
    r"(?:\s?[,;]\s(?:(?:y|pero|ah)\s?,?\s)?|\s(?:y|pero)\s)"
    rf"(?={_GIVES_TIME}|{_TIME_FIRST}|{_HERS}|{_WANTS}|{_ASKS}"
    rf"|{_CONCERN.replace('(?P<{}>', '(?:')})",
    re.IGNORECASE,
)
# "…, y sostengo la devolución de la 2.4": a clause that judges another, wherever that is named.
_JOINT = re.compile(
    r"(?:\A|\s?[,;]\s|\s(?=(?:y|e|pero)\s))(?:(?:y|e|pero|adem[aá]s|tambi[eé]n)\s?,?\s){1,2}"
    r"|\s?[,;]\s",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;\n]\s|\.\s|\Z")
_A_VERDICT = re.compile(
    r"\b(?:(?:acept|valid|verific|rechaz)(?:o|amos|ad[ao]s?)|(?:acepta|devolu)ci(?:[oó]n|ones)|devuelv(?:o|e|en)"
    r"|devuelt[ao]s?|devolver(?:l[ao]s?)?|(?:man|sos)ten(?:go|emos)|ratifico|apruebo|retiro|b[aá]jen?(?:l[aeo])?)\b",
    re.IGNORECASE,
)
# "… y además la 5.1 sigue mala"
_GOES_BADLY = re.compile(
    rf"{ARTICLE}{PRINTED_CODE}\s(?:tambi[eé]n\s|todav[ií]a\s|a[uú]n\s)?(?:sigue|est[aá]|qued[oó])\s(?:muy\s|igual\sde\s)?(?:mal[ao]?|p[eé]sim[ao]|floj[ao]|incomplet[ao]|igual)\b",
    re.IGNORECASE,
)
_GROUNDS = re.compile(rf"(?:{WHY}|si|cuando|hasta|mientras|que|depende)\b", re.IGNORECASE)


def verdict_apart(remark: str, codes: tuple[str, ...]) -> tuple[str, str]:
    """Return the words beside a judgement of these codes up to a clause that judges another, and
    those from there on, which are none of its reason."""
    for joint in _JOINT.finditer(remark):
        end = _CLAUSE_END.search(remark, joint.end())
        clause = remark[joint.end() : end.start() if end else None]
        named = {*re.findall(PRINTED_CODE, clause)}
        judges = _A_VERDICT.search(clause) or _GOES_BADLY.match(clause)
        if named - {*codes} and judges and not _GROUNDS.match(clause):
            return remark[: joint.start()].strip(" ,;"), remark[joint.end() :].strip()
    return remark, ""


def is_of_another(sentence: str, codes: tuple[str, ...]) -> bool:
    """Tell whether a sentence speaks of something else than the judgement of these codes."""
    told = (
        tells_of_absence, tells_of_another, tells_back, tells_who_left, tells_who_gets_nothing,
        tells_of_somebody_gone, office_and_who,
    )  # fmt: skip
    if any(tells(sentence) for tells in told) or not without_thanks(sentence):
        return True
    if GOES_WELL.fullmatch(sentence.strip()) is not None:
        return True
    if any(one.match(sentence) for one in (_TIME_GIVEN, _OF_HERS, _BACK_LATER, _QUESTION)):
        return True
    takes_back = A_CODE.search(sentence) and JUDGEMENT_TAKEN_BACK.fullmatch(sentence)
    if takes_back or _JUDGES_ANOTHER.match(sentence) is not None:
        return True
    forms = (_OF_ANOTHER, _HEARSAY, _CONCERNS)
    found = next(filter(None, (one.match(sentence) for one in forms)), None)
    return found is not None and (found["code"] is None or found["code"] not in codes)


def is_wish(sentence: str) -> bool:
    """Tell whether a sentence wants something shown, or somebody told: beside what is accepted it
    is no remark, and what is returned tells its office in it what lacks."""
    return _WISH.match(sentence) is not None


def tells_return(sentence: str) -> bool:
    """Tell whether a sentence says after which day somebody is back: no day that is written down,
    and no reason of a judgement."""
    return _BACK_LATER.match(sentence) is not None


def wants_to_see(sentence: str) -> bool:
    """Tell whether a sentence wants something shown to who writes it: no reason of what is
    returned."""
    return _SEES.match(sentence) is not None or asks_of_messages(sentence)


def asks_of_messages(sentence: str) -> bool:
    """Tell whether a sentence asks whether somebody gets what we send."""
    return _OF_MESSAGES.match(sentence) is not None


def clauses(sentence: str) -> list[tuple[str, str]]:
    """Return a sentence up to each place where a clause begins that opens with an activity or may
    speak of another matter, and the words from there on: "acepto la 2.1", "la 2.4 la miro
    mañana"."""
    cuts = [*_ANOTHERS_CLAUSE.finditer(sentence), *_SOMETHING_ELSE.finditer(sentence)]
    cuts.sort(key=lambda one: one.start())
    return [(sentence[: one.start()], sentence[one.end() :]) for one in cuts]
