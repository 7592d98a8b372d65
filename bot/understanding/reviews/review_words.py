"""The words in which control verifies what was reported, as patterns."""

from __future__ import annotations

import re

from bot.understanding.wordlists import CODE, LETTERED, PRINTED_CODE, WISHED
from core.spanish import bare_words

ITS_CODE = (
    rf"(?:(?<![\w.-])(?:{LETTERED}|{CODE}|\d{{1,3}})(?![\w%]|\s?%|[.,/-]\d)"
    r"|(?:(?<=\bla\s)|(?<=\bactividad\s))\d{1,4}/\d{1,4}(?![\w/%]|[.,-]\d|\s?%))"
)
ARTICLE = r"(?:(?:las?|el|es[ae])\s)?(?:actividad(?:es)?\s)?"
AND = r"(?:\s?,\s?(?:[ye]\s)?|\s[ye]\s)"
# "la cifra de la 1.5", "el reporte de Hacienda en la 1.5": what is judged of an activity.
THING = (
    r"(?:(?:la|el|su|lo)\s(?:cifra|reporte|avance|porcentaje|registro|reportad[ao])s?"
    r"(?:\sreportad[ao])?(?:\s(?:de|por)\s(?:la\s|el\s)?(?:[^\W\d_][\w.]{1,30}\s){0,5}?(?:de|en)|\s(?:de|en|para|sobre))\s"
    r"|lo\sde\s(?=(?:la\s)?\d))?"
)
# "no acepto la 5.3, 12 de 20 no son 60": behind another only what no word follows is a number.
NEXT_CODE = (
    rf"{ARTICLE}(?:{PRINTED_CODE}|(?<=\bla\s){ITS_CODE}"
    rf"|{ITS_CODE}(?=\s?(?:$|[.,:;\n])|\s(?:y|e|por|porque|ya|pues|en|al|con|no|l[ao]s?|se|sin|faltan?|qued[ae]n?|s[ií])\b))"
)
# "la 2.4 de Salud": whose it is.
OF_AN_OFFICE = r"(?:\sdel?\s(?:(?:la|el|las|los)\s)?[^\W\d_]{3,20}(?:\s[^\W\d_]{1,20}){0,4}?)?"
# By the codes that plans print alone: "la 4.3 y la 5.1".
PRINTED_NAMES = rf"(?P<names>{ARTICLE}{PRINTED_CODE}(?:{AND}{NEXT_CODE}){{0,9}})"
NAMES = rf"{THING}{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}}"
# "a la Secretaría de Hacienda": to whom it is returned.
WHY = (
    r"(?:porque|por\scuanto|ya\sque|dado\sque|puesto\sque|toda\svez\sque|debido\sa(?:l|\sque)?"
    r"|en\sraz[oó]n\sa(?:\sque)?|en\svista\sde\sque|por\sque|por(?!\sfavor)|pues|como\squiera\sque)"
)
# "75 porque sigue sin firma": a figure, and no number of things.
A_FIGURE = (
    r"\d{1,3}(?:[.,]\d{1,2})?(?:\s?%|\s(?:por\sciento|porciento)|\s?(?:$|[.,:;\n](?!\d))"
    rf"|\s(?:{WHY}|no|y|pero)\s)"
)
# Behind a number: it counts nothing, as in "en 10 personas" and "en 10 de 40".
NO_COUNT = (
    r"(?!\d|\s(?:de\s(?:l[ao]s\s)?\d"
    r"|(?!(?:l[ao]s|les|sus|es|nos|pues|mientras|entonces|despu[eé]s|menos|m[aá]s|gracias|puntos)\b)"
    r"[^\W\d_]{2,19}s\b))"
)
# "verificado 75": the figure that she finds, and no acceptance of what was reported.
_AT_ONE = rf"\s(?:(?:en|al)\s)?(?:el\s|un\s)?{A_FIGURE}"

# "mil gracias por el apoyo": no reason of a judgement.
_THANKS = re.compile(
    r"(?:(?:muchas|mil) )?gracias(?: por [^\d]{1,40})?|cordialmente|atentamente"
    rf"|(?:un )?saludos?|quedo atent[oa]|(?:que tengan? )?(?:un )?{WISHED}"
)
_LAST_CLAUSE = re.compile(
    r"(?:\A|\s?[.,;!\n]\s?|\s(?=[ye]\s))(?:[ye]\s)?(?P<said>(?:[^.,;!\s]|\s(?![ye]\s)){1,60})[\s.,;!]{0,3}\Z"
)
_SIGNED = re.compile(  # "… Atentamente, Carmenza Ospina."
    r"(?:\A|[\s.,;]{1,3})(?i:atenta|cordial)mente\s?,\s(?:[A-ZÁÉÍÓÚÑ][^\W\d_]{1,20}\s?){1,5}[\s.]{0,3}\Z"
)
UNDECIDED = "(sin decidir)"  # behind a judgement that was only asked

_AS_DONE = r"por\s(?:(?:cumplid|verificad|aceptad|validad|buen)[ao]s?|bien)"
RETURNS = (
    r"no\s(?:(?:(?:se|te)\s)?l[ao]s?\s|les?\s|te\s)?(?:acepto|aceptamos|valido|validamos|recibo|recibimos"
    rf"|apruebo|doy\s{_AS_DONE}|damos\s{_AS_DONE})"
    rf"|no\sse\s(?:aceptan?|validan?|reciben?|dan?\s{_AS_DONE})"
    r"|(?:(?:se\s)?l[ao]s?\s)?(?:rechazo|rechazamos|reabro|reabrimos|(?:vuelvo|volvemos)\sa\sabrir)"
    r"|rechazar(?:l[ao]s?)?|rech[aá]cen?(?:se)?l[ao]s?|rechazad[ao]s?"
    r"|no\s(?:me|nos)\s(?:convencen?|convenci[oó]|satisfacen?|sirven?)"
    r"|no\s(?:quedan?\s)?(?:aceptad|validad)[ao]s?"
    rf"|no\s(?:aceptar|validar|recibir|dar\s{_AS_DONE}|(?:l[ao]s?\s)?(?:acepten?|validen?))"
    r"|(?:(?:se|te)\s)?(?:l[aeo]s?\s)?(?:devuelvo|devolvemos|devuelven?)"
    r"|devolver(?:se)?(?:l[aeo]s?)?|devu[eé]lvan?(?:se|me|nos)?(?:l[aeo]s?)?"
    r"|(?:sean?\s|siguen?\s|(?:se\s)?van?\s|(?:debe|deben)\sser\s)?devuelt[ao]s?"
    r"|(?:siguen?|quedan?|contin[uú]an?)\ssin\s(?:aceptar|validar|recibir)(?:se|l[ao]s?)?"
    r"|no\s(?:(?:se|te)\s)?(?:l[aeo]s?\s)?(?:puedo|podemos|pueden?|voy\sa|vamos\sa)\s"
    rf"(?:(?:aceptar|validar|recibir|aprobar)(?:l[ao]s?)?|dar(?:l[ao]s?)?\s{_AS_DONE})(?:\sas[ií]\b)?"
)
ACCEPTS = (
    r"(?:(?:(?:se|te)\s)?l[ao]s?\s)?(?:acepto|aceptamos|valido|validamos"
    rf"|doy\s{_AS_DONE}|damos\s{_AS_DONE})"
    rf"|se\s(?:aceptan?|validan?|dan?\s{_AS_DONE})"
    rf"|(?:aceptar|validar)(?:l[ao]s?)?|dar(?:l[ao]s?)?\s{_AS_DONE}"
    r"|(?:ac[eé]pte|val[ií]de)n?(?:se)?l[ao]s?"
    rf"|(?:acepte|valide)n?(?=\s{ARTICLE}{ITS_CODE})"
    rf"|d[eé]j(?:e(?:nl|l)[ao]s?|(?:en?|o|amos)(?=\s[^\s.,;]{{1,10}}ad[ao]s?\s{ARTICLE}{ITS_CODE}))"
    r"\s(?:como\s|ya\s)?(?:acept|valid)ad[ao]s?"
    # "la puede dar por aceptada", "puede aceptarla"
    rf"|(?:l[ao]s?\s)?(?:puede|podemos|puedo)n?\s(?:dar(?:l[ao]s?)?\s{_AS_DONE}|(?:acept|valid)ar(?:l[ao]s?)?)"
    rf"|d[eé]n?l[ao]s?\s{_AS_DONE}|(?:acept|valid)ad[ao]s?|verificad[ao]s?(?!{_AT_ONE})"
)
VERIFIES = (
    rf"(?:verificad[ao]s?(?={_AT_ONE})|(?:l[ao]s?\s)?(?:verifico|verificamos|(?:veo|vemos|dejo|califico)(?=\s(?:en|al)\s\d)))"
    r"|(?:verif[ií]que|calif[ií]que)n?(?:se)?l[ao]s?(?=\s(?:en|al)\s\d)"
)

# What may stand before a verb that judges, or before the activity.
FIRST = (
    r"(?:(?:hola|h?m{2,5}|uy|buen[oa]?s?(?:\s(?:d[ií]as?|tardes?|noches?))?|(?:feliz|lindo)\s(?:d[ií]a|tarde|noche)|cordial\ssaludo|(?:pens|mir|vi[eé]nd|revis)(?:[aá]nd)?olo\s(?:mejor|bien)|(?:revisando|mirando|viendo)\s(?:mejor|bien)|por\sfavor|s[ií]|bueno|listo|ok|yo|pues|es[ao](?=\s?,?\s(?:no\s)?(?:se\s)?l[ao]\s)|(?:la\sverdad\s)?es\sque|entonces|y|ya|mejor|siempre(?=\sno\s)|tambi[eé]n|adem[aá]s|(?:ahora|esta\svez)\ss[ií]|otra\svez|de\snuevo|nuevamente|no\s?,(?=\sl[ao]s?\s)"
    r"|control(?:\sinterno)?|favor|(?:le|les)|(?:se\s)?solicit(?:o|amos|a)|pido|pedimos|ruego|s[ií]rvanse?|s[ií]rvase"
    r"|lo\sq(?:ue)?\s(?:digo|dije|quise\sdecir|quiero\sdecir)\ses\sq(?:ue)?|agradezco|agradecemos|quiero|hay\sque|toca|(?:se\s)?debe|(?:se\s)?proced(?:e|o|emos)\sa)\s?,?\s){0,3}"
)
# "respecto a la 1.5, devuélvase"
TOPIC = (
    r"(?:(?:con\s)?(?:respecto|relaci[oó]n|referencia)\s(?:al?|de|con)\s|en\scuanto\sa\s|frente\sa\s"
    r"|en\slo\sreferente\sa\s|(?:sobre|de|en)\s)?"
)

# "devuelvo también la 2.4", "y además devuelvo la 2.4": it says nothing more.
TOO = r"(?:tambi[eé]n|adem[aá]s|igualmente|as[ií]\s?mismo)"
VERB = rf"(?:{RETURNS}|{ACCEPTS}|{VERIFIES})"
# "acepto 4.1 y 5.4, devuelvo la 2.4": a verb judges what stands behind it, and not the one before.
_OF_WHAT_FOLLOWS = (
    r"(?!(?:no\s)?(?:se\s)?l[aeo]s?\s|\w{4,14}l[aeo]s?\b|(?:queda|sigue|contin)|devuelt"
    rf"|(?:acept|valid|verific|rechaz)ad[ao]s?\b){VERB}(?:\sal?\s[^\W\d_][^,.;:\d]{{1,40}}?)?\s"
    rf"{THING}{NEXT_CODE}"
)
ITS_OWN = rf"{_OF_WHAT_FOLLOWS}(?!\s?,?\s(?!{_OF_WHAT_FOLLOWS}){VERB}\b)"
# "no!! la 5.4 la acepté", "perdón, la 5.4 la acepto": it is no reason.
PUTS_RIGHT = (
    r"(?:ay\s?,?\s)?(?:no\s?,?\s(?=perd[oó]n|disculp|corrijo|me\sequivoq|mentira))?"
    r"(?:(?:no+(?=!|,?\sno\b|\s?$)(?:\s?,?\sno+)?|perd[oó]n(?:en?)?|disculpen?|corrijo"
    r"|mentiras?|me\sequivoqu[eé])[\s,.:;!]{1,5}){1,3}"
)
PUTS_RIGHT_FIRST = re.compile(PUTS_RIGHT, re.IGNORECASE)
JUDGING = re.compile(
    rf"\b(?:(?P<returns>{RETURNS})|(?P<accepts>{ACCEPTS})|{VERIFIES})\b", re.IGNORECASE
)
# "la 2.4 ya trae el acta, así que también"
_AND_SO = (
    r"(?:\s?,?\s(?![^.;:\n]{0,60}\b(?:no|sin|faltan?|tampoco)\b)[^.;:?\d\n]{3,60}?"
    r"\sas[ií]\sq(?:ue)?)"
)
# "…, y la 2.4 también por lo mismo", "la 2.4 tampoco": it is judged as the one before.
ALIKE = re.compile(
    rf"(?:\s?[.,;:]\s|\n|\s(?=[ye]\s))(?:[ye]\s)?(?:(?P<first>{TOO})\s)?"
    rf"(?P<name>{ARTICLE}{ITS_CODE})(?(first)|{_AND_SO}?"
    rf"\s?,?\s(?:{TOO}|igual|lo\smismo|(?P<nor>tampoco)))"
    r"(?=\s?(?:$|[.,;:\n])|\s(?:por|porque|ya\sque)\b)",
    re.IGNORECASE,
)

# "la 4.3 también", and nothing else
ALIKE_ALONE = re.compile(
    rf"(?:(?:y|e|pero|ah)\s)?(?:{TOO}\s)?(?P<names>{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}})"
    rf"\s?,?\s(?:{TOO}|igual(?:mente)?|lo\smismo|(?P<nor>tampoco))[\s.!]{{0,3}}",
    re.IGNORECASE,
)
# "la 4.3 no, falta el acta", "la 4.3 sí", behind the judgement of another that was told
OTHERWISE_ALONE = re.compile(
    rf"(?P<led>{PUTS_RIGHT})?(?:(?:y|e|pero|ah)\s)?(?P<names>{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}})"
    r"\s?,?\s(?P<says>s[ií]|no|(?P<yet>todav[ií]a\sno|a[uú]n\sno))(?P<why>\s?[,.:;]\s[^?%]{1,200}|\s(?:porque|ya\sque)\s[^?%]{1,200})?[\s.!]{0,3}",
    re.IGNORECASE,
)
# "sí, todas", "acepto las dos", of those that were shown
ALL_SHOWN = re.compile(
    rf"(?:s[ií]\s?,?\s)?(?:(?:(?P<returns>{RETURNS})|(?P<accepts>{ACCEPTS}))\s)?"
    r"(?:tod[ao]s|l[ao]s\s(?:dos|tres|cuatro|cinco)|amb[ao]s)"
    rf"(?:\s(?:quedan\s|est[aá]n\s)?(?:(?P<back>{RETURNS})|(?P<well>bien|{ACCEPTS})))?[\s.!]{{0,3}}",
    re.IGNORECASE,
)
_AN_OFFICE = r"(?:la\s|el\s)?[^\W\d_]{3,20}(?:\s(?!no\b)[^\W\d_]{1,20}){0,6}?"
_RIGHT = (
    r"(?:tod[oa]s?|est[aá]n?|qued[oó]|qued[oa]n?|va|viene|muy|bien|ok|en\sorden|conformes?"
    r"|correct[oa]s?|complet[oa]s?|y)"
)
_OF_WHOM = (
    r"(?:(?:reportad[ao]s?|reportes?)\s)?"
    r"(?:del?|por|que\s(?:ya\s)?(?:report|mand|envi|entreg)(?:[oó]|aron))"
)
_ALL_BUT = (
    rf"(?:\s?,?\s(?:menos|excepto|salvo|pero\sno|quitando|a\sexcepci[oó]n\sde)\s(?P<but>{NAMES}))?"
    r"(?:(?:\s?[,.:;]|\s(?=porque|que|ya|faltan?\b|sin\b|por\b))\s?(?P<why>[^?\n]{3,200}))?"
)
# "acepto todo lo de Hacienda", "lo de Salud todo bien, aceptado", "todo lo de Hacienda lo acepto
# menos la 2.2", "de Salud acepto todo", "lo que reportó Sandra lo devuelvo, no trae soportes"
OF_WHOLE_OFFICE = re.compile(
    rf"(?:(?:s[ií]|listo|bueno|ya|yo|ok|les?)\s?,?\s){{0,2}}(?:(?:(?P<returns>{RETURNS})|{ACCEPTS})\s"
    rf"(?:(?:(?:todo|tod[ao]s|nada\sde)\s)?l[ao]s?(?:\s(?:dos|tres|cuatro|cinco))?|todo|nada)\s(?:{_OF_WHOM}|a)\s(?P<office>{_AN_OFFICE})"
    rf"|del?\s(?P<of>{_AN_OFFICE})\s?,?\s(?:(?P<gives>{RETURNS})|{ACCEPTS})\s(?:todo|tod[ao]s)"
    rf"|(?:tod[ao]s?\s)?l[ao]s?\s{_OF_WHOM}\s(?P<first>{_AN_OFFICE})"
    rf"(?:\s?[,:]?\s{_RIGHT}){{0,6}}\s?[,.:;]?\s(?:(?P<back>{RETURNS})|{ACCEPTS}))"
    rf"{_ALL_BUT}",
    re.IGNORECASE,
)
# "todo lo que llegó hoy lo acepto menos la 4.1 que no trae soporte"
_CAME = (
    r"(?:(?:todo\s(?:lo|el\sgrupo)?|tod[ao]s\sl[ao]s|lo)\s?que\s(?:(?:me|nos|se|ya|ha|han)\s){0,3}"
    r"(?:lleg|entr|report|mand|envi|recib)\w{1,5}\s(?:el\sd[ií]a\sde\s)?hoy"
    r"|(?:todo\s)?lo\s(?:reportad|recibid|enviad|llegad|entregad)o\s(?:el\sd[ií]a\sde\s)?hoy)"
)
OF_TODAY = re.compile(
    rf"(?:(?:s[ií]|listo|bueno|ya|yo|ok|buenos\sd[ií]as|buenas\stardes)\s?,?\s){{0,2}}(?:(?:{ACCEPTS}|apruebo)\s{_CAME}"
    rf"|de\s{_CAME}\s?,?\s(?:{ACCEPTS}|apruebo)\s(?:todo|tod[ao]s)"
    rf"|{_CAME}(?:\s?[,:]?\s{_RIGHT}){{0,6}}\s?[,.:;]?\s(?:{ACCEPTS}|(?:(?:queda|lo)\s)?(?:aprobado|apruebo))){_ALL_BUT}",
    re.IGNORECASE,
)

# "…, la 3.3 sí", "pero la 3.3 no, falta el acta": judged behind another by a yes or a no.
OTHERWISE = re.compile(
    r"(?:\s?[.,;:]\s(?P<led>(?:y|e|pero)\s)|\s?[.,;:]\s|\n(?:(?:y|e|pero)\s)?|\s(?:y|e|pero)\s)"
    rf"(?P<name>{ARTICLE}{ITS_CODE}(?(led)(?:{AND}{NEXT_CODE}){{0,9}})){OF_AN_OFFICE}"
    r"\s?,?\s(?P<says>s[ií](?:\s(?:va|pasa|est[aá]\sbien))?|no)(?=\s?(?:$|[.,;:\n])|\s(?:porque|ya\sque|por)\b)",
    re.IGNORECASE,
)
# "Revisado el oficio 0112, acepto la 1.5": what she looked at may have a number.
LOOKED_AT = re.compile(
    r"(?:ya\s|hemos\s|he\s|una\svez\s|l[aeo]s?\s){0,2}(?:revis(?:[eé]|amos|ad[oa]s?)|verifi(?:qu[eé]|camos|cad[oa]s?)"
    r"|vi(?:mos|st[oa]s?)?|le[ií](?:mos|d[oa]s?)?|recib[ií](?:mos|d[oa]s?)?)\s(?![^%]*(?:%|\d\.\d))[^.;\n]{1,100}",
    re.IGNORECASE,
)
_PLAIN_VERB = r"(?:acept|valid|devolv|devuelv)\w{1,5}\b"
# "a la 4.3 le vi el informe, la acepto", "devuélvame la 4.3, no la acepto": it is named before.
# "no, hablo de la 5.1, la acepto": which one she means. "Revisé la 5.1 y la verifico en 50".
NAMED_FIRST = re.compile(
    r"(?:\bdevu[eé]lvan?(?:me|nos)\s|\b(?:no\s?,?\s)?(?:hablo|hablaba|hablamos|me\srefiero|me\srefer[ií]a"
    rf"|digo|era|es)\s(?:de\s|a\s)?|\b(?P<looked>(?:ya\s)?(?:revis(?:[eé]|amos)|mir(?:[eé]|amos)|vi|vimos|le[ií]|le[ií]mos)\s)"
    rf"|\b(?:al?|de|en)\s)?(?P<name>{ARTICLE}{ITS_CODE})"
    rf"(?:\s?,?\s{LOOKED_AT.pattern})?(?=(?:\s?[,;]\s(?:[ye]\s)?|\s[ye]\s)(?:no\s)?l[ao]s?\s"
    rf"(?:{_PLAIN_VERB}|(?(looked)verific(?:o|amos)\b|(?!))))",
    re.IGNORECASE,
)
_CALLING = r"(?:l[ao]s?\sdel?\s(?:(?:la|los|las|el)\s)?|(?:el|las?|los)\s)"
_CALLED_SO = (
    r"(?P<name>[^\W\d_]{4,20}"
    r"(?:\s(?:[ye]\s(?!(?:l[aeo]s?|el|no|s[ií]|ya|una?)\b))?[^\W\d_]{2,20}){0,5}?)"
)
# "no acepto el directorio: faltan…", "lo del directorio no me convence": by words of its title.
CALLED = re.compile(
    rf"(?P<verb>\b{VERB}\s)?\b{_CALLING}{_CALLED_SO}"
    r"(?(verb)(?=\s?(?:$|[.,:;\n])|\s(?:porque|ya\sque|pues|pero|sin|faltan?|hasta|con|en\s\d{1,3}|l[ao]s?|le|no)\b)"
    rf"|(?=\s?,?\s(?:(?:quedan?|siguen?|s[ií])\s)?{VERB}\b))",
    re.IGNORECASE,
)
# "la verifico en 50 la de las veredas": which one stands behind its figure.
NAMED_BEHIND = re.compile(
    r"\bl[ao]\s(?:(?:verific|dej|calific)o|verificamos)\s(?P<at>(?:en|al)\s(?:el\s)?\d{1,3}(?:\s?%)?)\s?,?\s"
    rf"(?P<name>l[ao]\s(?:{PRINTED_CODE}|del?\s[^.,;:\d]{{3,60}}?))(?=\s?(?:$|[.,;:\n])|\s(?:{WHY}|pues)\b)",
    re.IGNORECASE,
)
# "la de la licencia sí va", "a Rosa lo de la licencia ok": behind the judgement of another.
_TO_SOMEBODY = r"(?:al?\s[^\W\d_]{3,20}(?:\s(?!lo\b|la\b)[^\W\d_]{2,20}){0,3}\s?,?\s)?"
_GOES = (
    r"\s?,?\s(?:s[ií](?:\s(?:va|pasa|est[aá]\sbien|se\sl[ao]\s(?:acept|valid)\w{1,4}))?"
    r"|(?:(?:est[aá]|qued[oa]|va)\s)?(?:ok|okey|bien))"
)
GOES_WELL = re.compile(
    rf"(?:(?:y|e|pero)\s)?{_TO_SOMEBODY}l[ao]s?\sdel?\s[^.;,:\d]{{3,60}}?{_GOES}[\s.!]{{0,3}}(?:\Z|[;\n])",
    re.IGNORECASE,
)
# "la que devuelvo es la 2.4", "devuelvo es la 2.4", "la devuelta era la 2.4"
THE_ONE = (
    r"\b(?:(?:la|es[ae])s?\sq(?:ue)?\s(?:yo\s)?(?P<no>no\s)?(?:(?:quiero|quer[ií]a|quise|voy\sa|iba\sa)\s)?"
    r"(?:(?P<returns>devuelv[oe]|devolv(?:[ií]|imos|emos|er)|rechaz(?:o|[eé]|ar|amos))"
    r"|(?:acept|valid)(?:o|[eé]|ar|amos))|(?P<does>devuelvo|acepto)|las?\s(?P<back>devuelta|rechazada)s?)"
    r"\s(?:es|era|son|eran|fue)\s"
)
# "la 2.4 no está lista, devuélvala": what is wrong with it stands before the verb.
WHY_FIRST = (
    r"\s?,?\s(?P<why>(?:a[uú]n\s|todav[ií]a\s)?(?:no|sin|faltan?|le\sfaltan?|tiene|est[aá]|qued[oó]|sigue|viene)\s[^.;:\n\d]{2,80}?)"
    r"\s?[,;]\s(?:(?:y|as[ií]\sque|por\sfavor|porfa|entonces|mejor)\s?,?\s){0,2}"
    r"(?:(?:se\s)?la\s(?:devuelvo|devolvemos|rechazo|rechazamos)|devu[eé]lvan?(?:se)?la|devolver(?:se)?la|rechazarla|rech[aá]cela"
    r"|no\sla\s(?:acepto|aceptamos|apruebo|valido))"
)
# "La rampa no tiene baranda. La devuelvo.": what it is like, before a verb that ends its sentence.
_JUDGED_AT_LAST = (
    r"(?=\s(?:l[aeo]s?\s|ya\s|a[uú]n\s|todav[ií]a\s|solo\s|s[oó]lo\s|no\s|s[ií]\s){0,3}[^\W\d_]{2,20}\b[^.;?%\n]{0,120}"
    rf"(?:[.;,]\s|\n)(?:(?:la|lo)\s(?:{RETURNS}|{ACCEPTS})|no\sl[ao]\s{_PLAIN_VERB}"
    r"|(?:ac[eé]pte|devu[eé]lva)l[ao]|queda\s(?:devuelt|aceptad|validad|rechazad)[ao]|(?:no\s)?se\s(?:acepta|valida|recibe|devuelve|rechaza))"
    r"\s?(?:$|[.;!\n]|,\s(?:que|porque|por|hasta|ya\sque)\s))"
)
# "acepto la lista y la 4.2", "acepto la 4.2 y la de la lista", "vi la lista, ahora sí la acepto":
# one of several, or one that she looked at.
CALLED_BESIDE = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"(?P<verb>(?<!\w)(?<!no\s))(?:ya\s)?(?:vi|vimos|revis[eé]|revisamos|le[ií])\s{_CALLING}{_CALLED_SO}"
        rf"(?=\s?[,;.]\s(?:[ye]\s)?(?:(?:ahora|esta\svez)\s(?:s[ií]\s)?|ya\s)?(?:no\s)?l[ao]s?\s{_PLAIN_VERB})",
        rf"(?P<verb>{THE_ONE}){_CALLING}{_CALLED_SO}(?=\s?(?:$|[.,:;\n])|\s(?:{WHY}|que)\s)",
        rf"(?P<verb>(?:(?<=[,;]\s)|(?<=\s[ye]\s)|(?<=\spero\s))){_CALLING}{_CALLED_SO}"
        rf"(?=\s(?:no\s|s[ií]\s)?(?:se\s)?l[ao]s?\s{_PLAIN_VERB})",
        rf"(?P<verb>(?:\A|(?<=[,;]\s)|(?<=\s[ye]\s)|(?<=\spero\s))){_CALLING}{_CALLED_SO}"
        r"(?=\s(?:s[ií]|no)(?:\s?(?:$|[.,;:\n])|\s(?:porque|ya\sque|por)\b))",
        rf"(?P<verb>(?:\A|(?<=[.;!]\s)|(?<=\n))){_CALLING}{_CALLED_SO}{_JUDGED_AT_LAST}",
        rf"(?P<verb>(?<=[.;]\s)|(?<=\n))(?:(?:y|pero)\s)?{_TO_SOMEBODY}{_CALLING}{_CALLED_SO}"
        rf"(?={_GOES}\s?(?:$|[.;!\n]))",
        rf"(?P<verb>\A\W{{0,3}}){_CALLING}{_CALLED_SO}(?={WHY_FIRST}[\s.!]{{0,3}}\Z)",
        rf"(?P<verb>\A\W{{0,3}}){_CALLING}{_CALLED_SO}"
        rf"(?=\s?,?\s(?:no\s)?l[ao]s?\s{_PLAIN_VERB}{AND}{ARTICLE}{ITS_CODE})",
        rf"(?P<verb>\b{VERB}\s){_CALLING}{_CALLED_SO}"
        rf"(?={AND}(?:{ARTICLE}{ITS_CODE}|{_CALLING}[^\W\d_]{{4,20}}|{VERB}\b)|\s?(?:$|[.,:;\n]))",
        rf"(?P<verb>\b{VERB}\s{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}}(?:{AND}|\sni\s)(?:{TOO}\s)?)"
        rf"{_CALLING}{_CALLED_SO}(?:\s(?:{TOO}|igual))?(?=\s?(?:$|[.,:;\n])|{AND}(?:{_CALLING}|{VERB}\b))",
    )
)
_ERRED = r"me\s(?:equivoqu[eé]|confund[ií])"
_WITH_IT = rf"(?:con|en)\s(?:lo\sde\s)?{ARTICLE}{ITS_CODE}"
# "mejor no, retire esa devolución": of the judgement that was told last or of the one it names.
_LED_BACK = (
    rf"(?:(?:no|mejor(?:\sno)?|perd[oó]n|disculpe|ay|{_ERRED}(?:\s{_WITH_IT})?|pens[aá]ndolo\s(?:bien|mejor)"
    r"|por\sfavor|porfa|y|entonces|mil\sgracias|gracias|espere(?:n|me)?|mentiras?)\b[\s,.;!]{0,3})"
)
_A_JUDGEMENT = (
    r"(?:(?:l[ao]|el|es[ao]|es[ae]|esta|mi)\s)?(?:[uú]ltima\s)?(?:(?P<returned>devoluci[oó]n|rechazo|devuelto)"
    r"|(?P<accepted>(?:acepta|verifica|valida|aproba)ci[oó]n|(?:acept|verific|valid|aprob)ado|visto\sbueno)|veredicto)(?:\s(?:que\s(?:(?:yo|le)\s)?(?:hice|di|puse)|m[ií]a))?"
    rf"(?:\s(?:de|en|a)\s{ARTICLE}{ITS_CODE})?"
    rf"|lo\s(?:que\s(?:yo\s)?(?:dije|puse|escrib[ií]|respond[ií])\s)?(?:de|en|sobre)\s{ARTICLE}{ITS_CODE}"
)
_TAKES_BACK = (
    r"(?:ret[ií]r(?:a|e|o|ar|en|emos)|qu[ií]t(?:a|e|o|ar|en)(?:me)?|an[uú]l(?:a|e|o|ar|en)|elim[ií]n(?:a|e|o|ar|en)|b[oó]rr(?:a|e|o|ar|en)|olvid(?:a|e|o|en)"
    r"|canc[eé]l(?:a|e|o|ar|en)|revi[eé]rt(?:a|e|o|an)|revertir|revers(?:a|e|o|ar)|desh[aá](?:z|g(?:a|o|an))|deshacer|levant(?:a|e|o|ar)|revoqu(?:e|en)|revoc(?:a|o|ar)"
    r"|d[eé]j(?:a|e|o|amos|en)\ssin\sefectos?)(?:le)?"
)
# "la 3.4 la había aceptado pero fue por error, quítela", "acepté la 3.4 por error"
_IN_ERROR = (
    r"\s?,?\s(?:pero\s)?(?:(?:fue|era)\s)?(?:(?:por|un)\s(?:error|equivocaci[oó]n)(?:\sm[ií][ao])?|sin\squerer)"
    rf"(?:\s?,?\s(?:y\s)?{_TAKES_BACK}(?:l[ao])?(?!\w))?"
)
_JUDGED = (
    r"(?:hab[ií]a(?:mos)?\s(?:(?:acept|aprob|valid|verific|rechaz)ado|devuelto)"
    r"|(?:acept|aprob|valid|verifiqu|rechac)[eé]|devolv[ií])"
)
_BY_MISTAKE = (
    rf"{ARTICLE}{ITS_CODE}\s?,?\s(?:yo\s)?l[ao]\s{_JUDGED}{_IN_ERROR}"
    rf"|(?:yo\s)?{_JUDGED}\s{ARTICLE}{ITS_CODE}{_IN_ERROR}"
    rf"|{_JUDGED}\spor\s(?:error|equivocaci[oó]n)\s{ARTICLE}{ITS_CODE}"
    rf"|(?P<erred>{_ERRED}\s(?:{_WITH_IT}|al\s(?:aceptar|devolver|verificar|rechazar)\s{ARTICLE}{ITS_CODE}))"
    rf"|no\s(?:he\sdebido|deb[ií]|ten[ií]a\sque)\s(?:aceptar|devolver|verificar|rechazar)\s{ARTICLE}{ITS_CODE}"
)
_THAT = r"(?:l[ao]\b|\s(?:eso|esa|ese|lo\s(?:anterior|[uú]ltimo|que\s(?:dije|hice|puse))))"
_UNWILLED = (
    r"(?:(?:le|lo|la)\sdi\s|fue\s|lo\shice\s)?(?:sin\squerer|por\s(?:error|equivocaci[oó]n))"
)
_NOT_RETURNED = r"(?:ya\s)?no\sl[ao]\s(?:devuelv|rechac)(?:an?|en?|o)\b(?:\s(?:todav[ií]a|a[uú]n))?"
# "la 4.3 la dejo como estaba"
_AS_IT_WAS = (
    rf"(?:(?:{ARTICLE}{ITS_CODE}\s?,?\s)?(?:mejor\s)?(?:l[ao]\sdej(?:o|en?|amos)|d[eé]jen?l[ao]|(?:l[ao]\s)?qued[ae])"
    rf"|dejen?\s{ARTICLE}{ITS_CODE})\s(?:tal\s)?como\s(?:estaba|ven[ií]a|iba)"
)
JUDGEMENT_TAKEN_BACK = re.compile(
    rf"(?:(?:[^?%\n]{{3,100}}?[.,;:]\s{{1,3}})?{_LED_BACK}{{0,5}}{_TAKES_BACK}\s(?:{_A_JUDGEMENT})"
    rf"|{_LED_BACK}{{0,5}}(?:(?:{ARTICLE}{ITS_CODE}\s?,?\s(?:mejor\s)?)?(?P<that>{_TAKES_BACK}{_THAT})|(?:{ARTICLE}{ITS_CODE}\s?,?\s)?{_NOT_RETURNED}"
    rf"|(?P<left>{_AS_IT_WAS})|{_BY_MISTAKE}))"
    rf"(?:[\s,.;]{{1,3}}(?:{_LED_BACK}|{_NOT_RETURNED})){{0,4}}"
    rf"(?:[\s,.;]{{0,3}}(?:(?<=[,.;:]\s)(?:el|la|los|las|un|una|hay|(?:no\s)?(?:era|iba|fue))|ya|porque|que|s[ií]|es\sque|con|{_UNWILLED}|l[ao]\s(?:acept|devolv|rechac)(?:[eéií])\spor|todav[ií]a|a[uú]n|a[uú]n\sno"
    rf"|no\sl[ao]\she|(?:{_ERRED}|fue\sun\serror))(?:\s[^?%\d]{{1,80}})?)?[\s.!]{{0,3}}",
    re.IGNORECASE,
)
YET = r"(?:todav[ií]a|a[uú]n|por\sahora|otra\svez|de\snuevo|nuevamente)"
# "devuelvo la 1.5 y dígale a Pedro que falta el anexo": the reason, which reaches him anyway
_HAS_TOLD = (
    r"(?:y\s)?(?:d[ií]ga|av[ií]se|inf[oó]rme|cu[eé]nte|com[eé]nte|recu[eé]rde|expl[ií]que)n?les?\s"
    r"(?:al?\s[^.,;:]{3,60}?\s)?que\s(?=faltan?\s|no\s)"
)
# What leads to the reason of a judgement: whose it is, and what joins, "acepto la 1.5 de hacienda,
# ya vi …", "acepto la 1.5 que ya la vi".
LEADS = re.compile(
    rf"^(?:\s?del?\s(?!nuevo\b)(?:(?:la|el|los|las)\s)?[^\W\d_]{{3,20}}(?:\s(?!{WHY}\b)[^\W\d_]{{1,20}}){{0,4}}(?=\s?[.,:;]|\s{WHY}\s|$))?(?:\s?{YET}\b)?[\s.,:;-]*"
    r"(?:(?:por\sfavor|porfa|favor)(?:\s?[.,:;]\s|\s(?=(?:que|porque|ya\sque|pues)\s)))?"
    rf"(?:{WHY}\s|que\s(?=(?:ya|no|s[ií]|l[ao]s?|est[aá]n?|faltan?|son|fueron)\s)|{_HAS_TOLD})?",
    re.IGNORECASE,
)
# "Revisé la 2.3 y la 5.1, las dos quedan aceptadas": several that are named before.
SEVERAL_FIRST = re.compile(
    r"(?:ya\s)?(?:revis(?:[eé]|amos)|mir(?:[eé]|amos)|vi|vimos|le[ií]|le[ií]mos|verifi(?:qu[eé]|camos))\s"
    rf"(?P<names>{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{1,9}})(?:\s?[.,;:]\s(?:[ye]\s)?|\s[ye]\s)"
    r"(?:(?:l[ao]s\s(?:dos|tres|cuatro)|amb[ao]s|tod[ao]s)\s)?"
    r"(?=(?:(?:est[aá]n|quedan)\s)?(?:aceptad|validad|verificad|devuelt|rechazad)[ao]s\b|(?:no\s)?las\s(?:acept|valid|devolv|devuelv)\w{1,5}\b)",
    re.IGNORECASE,
)
# "acepto la 2.1 … devuelvo la 2.4 por lo mismo": its reason is the one before.
THE_SAME = re.compile(
    r"(?:por\s)?(?:lo\smismo|(?:la\smisma|igual)\s(?:raz[oó]n|causa|situaci[oó]n)"
    r"|(?:el\smismo|igual)\smotivo)",
    re.IGNORECASE,
)
# "verificada en 60 y aceptada"
AND_ACCEPTED = re.compile(
    r"(?:[ye]\s)?(?:(?:(?:queda|est[aá])\s)?(?:aceptad|aprobad|validad)[ao]s?|(?:se\s)?la\s(?:acept|apruebo|valid)(?:o|amos)?)(?=\s?(?:\Z|[.,:;]))[\s,.:;]*",
    re.IGNORECASE,
)
# "no acepto la 1.2: faltan listados, y Jairo está por fuera": the contractor's absence is a reason.
BEFORE_SOMEBODY = re.compile(
    r"\s?,\s(?:y|e|pero|ah|adem[aá]s)\s"
    r"(?!(?:el|la|los|las|su|sus|un|una|no|ya|se)\s(?!doctora?\s|ingenier[oa]\s))",
    re.IGNORECASE,
)


def without_thanks(remark: str) -> str:
    """Return words without the thanks, the farewell and who signs behind them."""
    remark = _SIGNED.sub("", remark)
    while remark and (last := _LAST_CLAUSE.search(remark)) is not None:
        if not _THANKS.fullmatch(bare_words(last["said"])):
            break
        remark = remark[: last.start()]
    return remark
