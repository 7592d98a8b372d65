"""The words in which control verifies what was reported, as patterns, and a text with the verb of
each judgement that only says that another activity is judged alike, or the other way."""

from __future__ import annotations

import re

from bot.understanding.wordlists import CODE, LETTERED, WISHED
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
    r"(?:\sreportad[ao])?(?:\s(?:de|por)\s(?:la\s|el\s)?(?:[^\W\d_][\w.]{1,30}\s){0,5}?(?:de|en)|\s(?:de|en|para|sobre))\s)?"
)
# "no acepto la 5.3, 12 de 20 no son 60": behind another only what no word follows is a number.
NEXT_CODE = (
    rf"{ARTICLE}(?:(?<![\w.-])(?:{LETTERED}|{CODE})(?![\w%]|\s?%|[.,/-]\d)|(?<=\bla\s){ITS_CODE}"
    rf"|{ITS_CODE}(?=\s?(?:$|[.,:;\n])|\s(?:y|e|por|porque|ya|pues|en|al|con|no|l[ao]s?|se|sin|faltan?|qued[ae]n?|s[ií])\b))"
)
# "la 2.4 de Salud": whose it is.
OF_AN_OFFICE = r"(?:\sdel?\s(?:(?:la|el|las|los)\s)?[^\W\d_]{3,20}(?:\s[^\W\d_]{1,20}){0,4}?)?"
NAMES = rf"{THING}{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}}"
# "a la Secretaría de Hacienda": to whom it is returned.
WHY = (
    r"(?:porque|por\scuanto|ya\sque|dado\sque|puesto\sque|toda\svez\sque|debido\sa(?:l|\sque)?"
    r"|en\sraz[oó]n\sa(?:\sque)?|en\svista\sde\sque|por\sque|por|pues|como\squiera\sque)"
)

# "mil gracias por el apoyo": no reason of a judgement.
_THANKS = re.compile(
    r"(?:(?:muchas|mil) )?gracias(?: por [^\d]{1,40})?|cordialmente|atentamente"
    rf"|(?:un )?saludos?|quedo atent[oa]|(?:que tengan? )?(?:un )?{WISHED}"
)
_LAST_CLAUSE = re.compile(
    r"(?:\A|\s?[.,;!\n]\s?|\s(?=[ye]\s))(?:[ye]\s)?(?P<said>(?:[^.,;!\s]|\s(?![ye]\s)){1,60})[\s.,;!]{0,3}\Z"
)
UNDECIDED = "(sin decidir)"  # behind a judgement that was only asked

_AS_DONE = r"por\s(?:(?:cumplid|verificad|aceptad|validad|buen)[ao]s?|bien)"
RETURNS = (
    r"no\s(?:(?:se\s)?l[ao]s?\s|les?\s)?(?:acepto|aceptamos|valido|validamos|recibo|recibimos"
    rf"|apruebo|doy\s{_AS_DONE}|damos\s{_AS_DONE})"
    rf"|no\sse\s(?:aceptan?|validan?|reciben?|dan?\s{_AS_DONE})"
    r"|(?:(?:se\s)?l[ao]s?\s)?(?:rechazo|rechazamos|reabro|reabrimos|(?:vuelvo|volvemos)\sa\sabrir)"
    r"|rechazar(?:l[ao]s?)?|rech[aá]cen?(?:se)?l[ao]s?|rechazad[ao]s?"
    r"|no\s(?:me|nos)\s(?:convencen?|convenci[oó]|satisfacen?|sirven?)"
    r"|no\s(?:quedan?\s)?(?:aceptad|validad)[ao]s?"
    rf"|no\s(?:aceptar|validar|recibir|dar\s{_AS_DONE}|(?:l[ao]s?\s)?(?:acepten?|validen?))"
    r"|(?:se\s)?(?:l[aeo]s?\s)?(?:devuelvo|devolvemos|devuelven?)"
    r"|devolver(?:se)?(?:l[aeo]s?)?|devu[eé]lvan?(?:se)?(?:l[aeo]s?)?"
    r"|(?:sean?\s|siguen?\s|(?:debe|deben)\sser\s)?devuelt[ao]s?"
    r"|(?:siguen?|quedan?|contin[uú]an?)\ssin\s(?:aceptar|validar|recibir)(?:se|l[ao]s?)?"
    r"|no\s(?:se\s)?(?:l[ao]s?\s)?(?:puedo|podemos|pueden?)\s"
    rf"(?:(?:aceptar|validar|recibir|aprobar)(?:l[ao]s?)?|dar(?:l[ao]s?)?\s{_AS_DONE})(?:\sas[ií]\b)?"
)
ACCEPTS = (
    r"(?:(?:se\s)?l[ao]s?\s)?(?:acepto|aceptamos|valido|validamos"
    rf"|doy\s{_AS_DONE}|damos\s{_AS_DONE})"
    rf"|se\s(?:aceptan?|validan?|dan?\s{_AS_DONE})"
    rf"|(?:aceptar|validar)(?:l[ao]s?)?|dar(?:l[ao]s?)?\s{_AS_DONE}"
    r"|(?:ac[eé]pte|val[ií]de)n?(?:se)?l[ao]s?"
    rf"|(?:acepte|valide)n?(?=\s{ARTICLE}{ITS_CODE})|(?:acept|valid|verific)ad[ao]s?"
)
VERIFIES = (
    r"(?:l[ao]s?\s)?(?:verifico|verificamos|(?:veo|vemos|dejo|califico)(?=\s(?:en|al)\s\d))"
    r"|(?:verif[ií]que|calif[ií]que)n?(?:se)?l[ao]s?(?=\s(?:en|al)\s\d)"
)

# "devuelvo también la 2.4", "y además devuelvo la 2.4": it says nothing more.
_TOO = r"(?:tambi[eé]n|adem[aá]s|igualmente|as[ií]\s?mismo)"
_VERB = rf"(?:{RETURNS}|{ACCEPTS}|{VERIFIES})"
# "acepto 4.1 y 5.4, devuelvo la 2.4": a verb judges what stands behind it, and not the one before.
_OF_WHAT_FOLLOWS = (
    r"(?!(?:no\s)?(?:se\s)?l[aeo]s?\s|\w{4,14}l[aeo]s?\b|(?:queda|sigue|contin)|devuelt"
    rf"|(?:acept|valid|verific|rechaz)ad[ao]s?\b){_VERB}(?:\sal?\s[^\W\d_][^,.;:\d]{{1,40}}?)?\s"
    rf"{THING}{NEXT_CODE}"
)
ITS_OWN = rf"{_OF_WHAT_FOLLOWS}(?!\s?,?\s(?!{_OF_WHAT_FOLLOWS}){_VERB}\b)"
# "no!! la 5.4 la acepté", "perdón, la 5.4 la acepto": it is no reason.
PUTS_RIGHT = (
    r"(?:ay\s?,?\s)?(?:(?:no+(?=!|,?\sno\b|\s?$)(?:\s?,?\sno+)?|perd[oó]n(?:en?)?|disculpen?|corrijo"
    r"|me\sequivoqu[eé])[\s,.:;!]{1,5}){1,3}"
)
# "la que devuelvo es la 2.4", "devuelvo es la 2.4", "la devuelta era la 2.4"
_IS_THE_ONE = re.compile(
    r"\b(?:(?:la|es[ae])s?\sq(?:ue)?\s(?:yo\s)?(?P<no>no\s)?(?:(?:quiero|quer[ií]a|quise|voy\sa|iba\sa)\s)?"
    r"(?:(?P<returns>devuelv[oe]|devolv(?:[ií]|imos|emos|er)|rechaz(?:o|[eé]|ar|amos))"
    r"|(?:acept|valid)(?:o|[eé]|ar|amos))|(?P<does>devuelvo|acepto)|las?\s(?P<back>devuelta|rechazada)s?)"
    rf"\s(?:es|era|son|eran|fue)\s(?=(?:solo\s)?{ARTICLE}{ITS_CODE})",
    re.IGNORECASE,
)
# "la 5.4 la acepté", "la 2.4 se la devolví"
_DID = re.compile(
    rf"(?P<name>{ARTICLE}{ITS_CODE})\s?,?\s(?:(?:yo|s[ií]|ya)\s){{0,2}}(?:se\s)?(?:l[ao]s?\s)"
    r"(?:(?P<accepts>acept[eé]|valid[eé])|devolv[ií]|rechac[eé])(?=\s?(?:$|[.,:;!\n])|\s(?:porque|y|pero)\b)",
    re.IGNORECASE,
)
# "no acepto todavía la 4.1": it may be accepted later
_NOT_YET = re.compile(
    rf"\b(?P<verb>{RETURNS})\s(?:todav[ií]a|a[uú]n|por\s(?:ahora|el\smomento))(?=\s{ARTICLE}{ITS_CODE})",
    re.IGNORECASE,
)
_TOO_BEHIND = re.compile(rf"(?<=\w)\s{_TOO}(?=\s{ARTICLE}{ITS_CODE})", re.IGNORECASE)
_TOO_BEFORE = re.compile(rf"\b{_TOO}\s(?={_VERB}\b)", re.IGNORECASE)
JUDGING = re.compile(
    rf"\b(?:(?P<returns>{RETURNS})|(?P<accepts>{ACCEPTS})|{VERIFIES})\b", re.IGNORECASE
)
# "…, y la 2.4 también por lo mismo", "la 2.4 tampoco": it is judged as the one before.
ALIKE = re.compile(
    rf"(?:\s?[.,;:]\s|\n|\s(?=[ye]\s))(?:[ye]\s)?(?:(?P<first>{_TOO})\s)?"
    rf"(?P<name>{ARTICLE}{ITS_CODE})(?(first)|\s?,?\s(?:{_TOO}|igual|lo\smismo|(?P<nor>tampoco)))"
    r"(?=\s?(?:$|[.,;:\n])|\s(?:por|porque|ya\sque)\b)",
    re.IGNORECASE,
)

# "la 4.3 también", and nothing else
ALIKE_ALONE = re.compile(
    rf"(?:(?:y|e|pero|ah)\s)?(?:{_TOO}\s)?(?P<names>{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}})"
    rf"\s?,?\s(?:{_TOO}|igual(?:mente)?|lo\smismo|(?P<nor>tampoco))[\s.!]{{0,3}}",
    re.IGNORECASE,
)
_AN_OFFICE = r"(?:la\s|el\s)?[^\W\d_]{3,20}(?:\s(?!no\b)[^\W\d_]{1,20}){0,6}?"
_RIGHT = (
    r"(?:tod[oa]s?|est[aá]n?|qued[oó]|qued[oa]n?|va|viene|muy|bien|ok|en\sorden|conformes?"
    r"|correct[oa]s?|complet[oa]s?|y)"
)
# "acepto todo lo de Hacienda", "lo de Salud todo bien, aceptado"
OF_WHOLE_OFFICE = re.compile(
    rf"(?:(?:s[ií]|listo|bueno|ya|yo|ok)\s?,?\s){{0,2}}(?:(?:{ACCEPTS})\s(?:todo\s|tod[ao]s\s)?(?:l[ao]s?)\s"
    rf"(?:(?:reportad[ao]s?|reportes?)\s)?(?:del?|por)\s(?P<office>{_AN_OFFICE})"
    rf"|(?:tod[ao]s?\s)?l[ao]s?\s(?:(?:reportad[ao]s?|reportes?)\s)?(?:del?|por)\s(?P<first>{_AN_OFFICE})"
    rf"(?:\s?[,:]?\s{_RIGHT}){{0,6}}\s?[,.:;]?\s(?:{ACCEPTS}))",
    re.IGNORECASE,
)

# "…, la 3.3 sí", "pero la 3.3 no, falta el acta": judged behind another by a yes or a no.
OTHERWISE = re.compile(
    rf"(?:\s?[.,;:]\s|\n|\s(?=(?:[ye]|pero)\s))(?:(?:y|e|pero)\s)?(?P<name>{ARTICLE}{ITS_CODE})"
    r"\s?,?\s(?P<says>s[ií]|no)(?=\s?(?:$|[.,;:\n])|\s(?:porque|ya\sque|por)\b)",
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
# "no acepto el directorio: faltan…", "lo del directorio no me convence": by words of its title.
CALLED = re.compile(
    rf"(?P<verb>\b{_VERB}\s)?\b(?:l[ao]s?\sdel?\s(?:(?:la|los|las|el)\s)?|(?:el|las?|los)\s)"
    r"(?P<name>[^\W\d_]{4,20}(?:\s[^\W\d_]{2,20}){0,5}?)"
    r"(?(verb)(?=\s?(?:$|[.,:;\n])|\s(?:porque|ya\sque|pues|pero|sin|faltan?|hasta|con|en\s\d|l[ao]s?|le|no)\b)"
    rf"|(?=\s?,?\s(?:(?:quedan?|siguen?)\s)?{_VERB}\b))",
    re.IGNORECASE,
)
_CALLING = r"(?:l[ao]s?\sdel?\s(?:(?:la|los|las|el)\s)?|(?:el|las?|los)\s)"
_CALLED_SO = r"(?P<name>[^\W\d_]{4,20}(?:\s[^\W\d_]{2,20}){0,5}?)"
# "la 2.4 no está lista, devuélvala": what is wrong with it stands before the verb.
_WHY_FIRST = (
    r"\s?,?\s(?P<why>(?:a[uú]n\s|todav[ií]a\s)?(?:no|sin|faltan?|le\sfaltan?|tiene|est[aá]|qued[oó]|sigue|viene)\s[^.;:\n\d]{2,80}?)"
    r"\s?[,;]\s(?:(?:y|as[ií]\sque|por\sfavor|porfa|entonces|mejor)\s?,?\s){0,2}"
    r"(?:(?:se\s)?la\s(?:devuelvo|devolvemos|rechazo|rechazamos)|devu[eé]lvan?(?:se)?la|devolver(?:se)?la|rechazarla|rech[aá]cela"
    r"|no\sla\s(?:acepto|aceptamos|apruebo|valido))"
)
# "acepto la lista y la 4.2", "acepto la 4.2 y la de la lista", "vi la lista, ahora sí la acepto":
# one of several, or one that she looked at.
CALLED_BESIDE = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"(?P<verb>(?<!\w)(?<!no\s))(?:ya\s)?(?:vi|vimos|revis[eé]|revisamos|le[ií])\s{_CALLING}{_CALLED_SO}"
        rf"(?=\s?[,;.]\s(?:[ye]\s)?(?:(?:ahora|esta\svez)\s(?:s[ií]\s)?|ya\s)?(?:no\s)?l[ao]s?\s{_PLAIN_VERB})",
        rf"(?P<verb>\A\W{{0,3}}){_CALLING}{_CALLED_SO}(?={_WHY_FIRST}[\s.!]{{0,3}}\Z)",
        rf"(?P<verb>\A\W{{0,3}}){_CALLING}{_CALLED_SO}"
        rf"(?=\s?,?\s(?:no\s)?l[ao]s?\s{_PLAIN_VERB}{AND}{ARTICLE}{ITS_CODE})",
        rf"(?P<verb>\b{_VERB}\s){_CALLING}{_CALLED_SO}"
        rf"(?={AND}(?:{ARTICLE}{ITS_CODE}|{_CALLING}[^\W\d_]{{4,20}})|\s?(?:$|[.,:;\n]))",
        rf"(?P<verb>\b{_VERB}\s{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}}(?:{AND}|\sni\s)(?:{_TOO}\s)?)"
        rf"{_CALLING}{_CALLED_SO}(?:\s(?:{_TOO}|igual))?(?=\s?(?:$|[.,:;\n])|{AND}{_CALLING})",
    )
)
# "no acepto ni la 4.1 ni la 1.1", "ni la 4.1 ni la 1.1 las acepto"
_NEITHER = re.compile(
    rf"\b(?P<verb>(?:{RETURNS})\s)?ni\s(?P<first>{ARTICLE}{ITS_CODE})(?P<more>(?:\s?,?\sni\s{ARTICLE}{ITS_CODE}){{1,9}})"
    r"(?(verb)|\s?,?\s(?P<behind>(?:se\s)?(?:las?\s)?(?:acept|valid|recib)(?:o|amos|imos|an))\b)",
    re.IGNORECASE,
)
_NOR = re.compile(rf"(?:\s?,)?\sni\s(?={ARTICLE}{ITS_CODE})", re.IGNORECASE)
_NOR_BEHIND = re.compile(
    rf"(?P<returns>\b(?:{RETURNS})\s{ARTICLE}{ITS_CODE})\s?,?\sni\s(?={ARTICLE}{ITS_CODE})",
    re.IGNORECASE,
)


# "para mí la 2.4 va en 60, no en 100": the figure that she finds right, beside the other.
_FINDS = re.compile(
    rf"\b(?:para\s(?:m[ií]|nosotr[oa]s|control)|a\smi\s(?:juicio|modo\sde\sver))\s?,?\s(?P<name>{ARTICLE}{ITS_CODE})"
    r"\s?,?\s(?:va|est[aá]|queda|es)\s(?=(?:en|al)\s\d[^.;\n]{0,20}?\sno\s(?:(?:en|al)\s)?(?:el\s)?\d)",
    re.IGNORECASE,
)
# "la 2.4 para mí va en 40, no hay soporte", "según lo que revisé la 2.4 va en 40": what she finds,
# and no verdict yet.
_TO_HER = (
    r"(?:para\sm[ií]|a\smi\s(?:juicio|parecer|modo\sde\sver)|yo\svi\sque"
    r"|(?:seg[uú]n|por)\s(?:lo\sque\s)?(?:yo\s)?(?:vi|revis[eé]|verifiqu[eé]|mi\srevisi[oó]n|lo\srevisado))"
)
_SEES = re.compile(
    rf"(?<!\w)(?:{_TO_HER}\s?,?\s(?P<name>{ARTICLE}{ITS_CODE})|(?P<first>{ARTICLE}{ITS_CODE})\s?,?\s{_TO_HER})\s?,?\s"
    r"(?:(?:apenas|solo|s[oó]lo|no)\s)?(?:va|est[aá]|queda|anda|lleva|llega|es)\s(?:en\s|al?\s)?(?:el\s|un\s)?"
    r"(?P<at>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?",
    re.IGNORECASE,
)
# "en la 2.4 no veo 60 sino 40": the figure that she finds, behind the one that she does not.
_FINDS_NOT = re.compile(
    rf"(?:\b(?:en|de)\s)?(?P<name>{ARTICLE}{ITS_CODE})\s?,?\s(?:yo\s)?no\s(?:(?:la|le|lo)\s)?(?:veo|vemos|encuentro"
    r"|encontramos|encontr[eé]|evidencio|evidenciamos)\s(?:en\s|un\s|el\s)?(?P<not>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?"
    r"\s?,?\ssino\s(?:en\s|un\s|el\s)?(?P<at>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?",
    re.IGNORECASE,
)
# "en la 2.4 encontré 60 %, no el 80 que dicen"
_FOUND_OTHERWISE = re.compile(
    rf"(?:\b(?:en|de)\s)?(?P<name>{ARTICLE}{ITS_CODE})\s?,?\s(?:yo\s)?(?:encontr[eé]|encontramos|evidenci[eé]"
    r"|evidenciamos)\s(?:en\s|un\s|el\s)?(?P<at>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?\s?,?\s(?:y\s)?no\s(?:en\s|un\s|el\s)?"
    r"(?P<not>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?(?:\sque\s(?:dicen?|report(?:an?|aron|[oó])))?",
    re.IGNORECASE,
)
# "la 2.4 no está lista, devuélvala"
_RETURNED_BEHIND = re.compile(
    rf"(?:\b(?:al?|de|en)\s)?(?P<name>{ARTICLE}{ITS_CODE}){OF_AN_OFFICE}{_WHY_FIRST}(?=[\s.!]{{0,3}}\Z)",
    re.IGNORECASE,
)
# "la 2.4 de Salud en 75 está bien, aceptada": accepted at the figure that stands before the verb.
_RIGHT_AT = re.compile(
    rf"(?P<name>{ARTICLE}{ITS_CODE}){OF_AN_OFFICE}(?P<at>\s(?:en|con|al)\s(?:el\s|un\s)?\d{{1,3}}(?:[.,]\d{{1,2}})?\b(?:\s?%)?)"
    r"(?:\s(?:(?:est[aá]|qued[ao]|me\sparece|va)\s)?(?:muy\s)?(?:bien|ok|correct[oa]|perfect[oa]|de\sacuerdo))?"
    r"\s?,?\s(?:(?:y|queda|est[aá]|as[ií])\s){0,2}(?:(?:se\s)?l[ao]s?\s(?:acepto|aceptamos|valido|validamos)"
    r"|(?:aceptad|validad)[oa]s?)(?=\s?(?:$|[.,;:\n])|\s(?:porque|ya\sque|pues|y)\b)",
    re.IGNORECASE,
)
# "la de Jairo 1.5 no la acepto": whose it is, before its code
_OF_SOMEBODY = re.compile(
    r"\bl[ao]\sdel?\s(?:(?:la|el)\s)?[^\W\d_]{3,20}(?:\s(?!(?:y|e|ni|la|el|en|va|no|es)\b)[^\W\d_]{1,20}){0,3}"
    rf"\s?,?\s(?:\(|(?:de\s)?la\s)?(?P<name>(?<![\w.-])(?:{LETTERED}|{CODE})(?![\w%]|\s?%|[.,/-]\d))\)?",
    re.IGNORECASE,
)
# "no devolví la 5.5, la acepto", "no la devuelvo, sino que la acepto": only the other is judged.
_NOT_RETURNED = re.compile(
    r"\bno\s(?:l[ao]s?\s)?(?:era\s|iba\sa\s|quer[ií]a\s|quise\s|quiero\s|he\s|fue\s|est[aá]\s|qued[ao]\s)?"
    r"(?:devolv(?:[ií]|imos|emos|er(?:l[ao]s?)?)|devuelvo|devuelt[ao]s?|rechac[eé]|rechazo|rechazar(?:l[ao]s?)?)"
    rf"(?:\s(?P<name>{ARTICLE}{ITS_CODE}))?(?:\s?[.,;]\s|\s)(?:(?:sino(?:\sque)?|y|pero|al\scontrario|yo)\s?,?\s){{0,2}}"
    r"(?=(?:s[ií]\s)?(?:se\s)?(?:l[ao]s?\s(?:acept|valid)(?:o|amos)|aceptarl[ao]s?)\b)",
    re.IGNORECASE,
)

# "acepto la 2.3 de Salud y la 5.1 de Hacienda": whose each of several is, before the next one.
_OF_EACH = re.compile(
    rf"(?P<head>\b{_VERB}\s{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}}){OF_AN_OFFICE}"
    rf"(?<=[^\W\d_])(?={AND}(?:la\s)?(?:actividad\s)?(?<![\w.-])(?:{LETTERED}|{CODE})(?![\w%]|\s?%|[.,/-]\d))",
    re.IGNORECASE,
)
# "la 2.3 y la 5.1 revisadas y aceptadas": that she looked, before what became of it.
_LOOKED_AND = re.compile(
    r"(?<=\d)\s(?:(?:quedan?|est[aá]n?)\s)?(?:ya\s)?(?:revisad|verificad|vist)[ao]s?\s(?:[ye]|,)\s"
    r"(?=(?:aceptad|validad|verificad|devuelt|rechazad)[ao]s?\b)",
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

# "conforme con la 4.3", "no estoy de acuerdo con el reporte de la 5.1, falta el acta"; not "de
# acuerdo con la 4.3, el plazo es …", which says by what something goes.
_AGREED = re.compile(
    r"(?P<led>\A\W{0,3}|[.;\n]\s?|\s?,\s(?:[ye]\s|pero\s)?|\s[ye]\s)"
    r"(?:(?:control(?:\sinterno)?|yo|s[ií]|pues)\s?,?\s){0,2}(?P<no>no\s)?"
    r"(?:(?:estoy|estamos|quedo|quedamos)\s)?(?:muy\s|totalmente\s|plenamente\s)?"
    rf"(?:de\sacuerdo|conformes?)\scon\s(?P<name>{THING}{ARTICLE}(?<![\w.-])(?:{LETTERED}|{CODE})(?![\w%]|\s?%|[.,/-]\d)"
    rf"(?:{AND}{NEXT_CODE}){{0,9}}){OF_AN_OFFICE}"
    r"(?=[\s.!]{0,3}\Z|\s?[.;:\n]|(?:\s?,)?\s(?:pero|aunque|salvo|ya|gracias|tod[ao]|no|faltan?|porque)\b|\s[ye]\s)",
    re.IGNORECASE,
)
# "acepto la 2.1 … devuelvo la 2.4 por lo mismo": its reason is the one before.
THE_SAME = re.compile(
    r"(?:por\s)?(?:lo\smismo|(?:la\smisma|igual)\s(?:raz[oó]n|causa|situaci[oó]n)"
    r"|(?:el\smismo|igual)\smotivo)",
    re.IGNORECASE,
)


def without_thanks(remark: str) -> str:
    """Return words without the thanks and the farewell behind them."""
    while remark and (last := _LAST_CLAUSE.search(remark)) is not None:
        if not _THANKS.fullmatch(bare_words(last["said"])):
            break
        remark = remark[: last.start()]
    return remark


def _neither(found: re.Match[str]) -> str:
    """Return a verb and the activities of which none is accepted, joined as others are."""
    names = f"{found['first']}{_NOR.sub(' y ', found['more'])}"
    return f"{found['verb']}{names}" if found["verb"] else f"{names} no {found['behind']}"


def _seen(found: re.Match[str]) -> str:
    """Return the figure that she finds as one that she may mean to verify."""
    return f"{found['name'] or found['first']} la verifico en {found['at']} {UNDECIDED}"


def _returned_behind(found: re.Match[str]) -> str:
    """Return what is returned with its reason behind the verb; as it is where that judges too."""
    judges = JUDGING.search(found["why"]) is not None
    return found.group() if judges else f"{found['name']} la devuelvo: {found['why']}"


def _the_one(found: re.Match[str]) -> str:
    """Return the verb of what is said to be the one that she judges so."""
    verb = found["returns"] or found["back"] or (found["does"] or "").lower() == "devuelvo"
    return "devuelvo " if verb or found["no"] else "acepto "


def _did(found: re.Match[str]) -> str:
    """Return what she says that she has judged as a judgement."""
    return f"{found['name']} la {'acepto' if found['accepts'] else 'devuelvo'}"


def spelled_out(text: str) -> str:
    """Return a text with the verb of a judgement also where it only says that another activity is
    judged alike, or the other way: "devuelvo la 2.3, la 2.4 también", "…, la 2.4 sí"."""

    def otherwise(found: re.Match[str]) -> str:
        verb = "no acepto" if found["says"].lower() == "no" else "acepto"
        judged = JUDGING.search(text, 0, found.start())
        return f"; {verb} {found['name']}" if judged else found.group()

    def alike(found: re.Match[str]) -> str:
        verbs = [*JUDGING.finditer(text, 0, found.start())]
        verb = "devuelvo" if verbs and verbs[-1]["returns"] else ""
        if verbs and verbs[-1]["accepts"] and not found["nor"]:
            verb = "acepto"
        return f"; {verb} {found['name']}" if verb else found.group()

    text = _DID.sub(_did, _IS_THE_ONE.sub(_the_one, _LOOKED_AND.sub(" ", text)))
    while (of_each := _OF_EACH.sub(r"\g<head>", text)) != text:
        text = of_each
    text = _NOT_YET.sub(r"\g<verb>", _OF_SOMEBODY.sub(r"la \g<name>", text))
    text = _AGREED.sub(
        lambda one: f"{one['led']}{'no ' if one['no'] else ''}acepto {one['name']}", text
    )
    if "ni " in text.lower():
        text = _NOR_BEHIND.sub(r"\g<returns> y ", _NEITHER.sub(_neither, text))
    text = _NOT_RETURNED.sub(lambda one: f"{one['name']} " if one["name"] else "", text)
    for found_otherwise in (_FINDS_NOT, _FOUND_OTHERWISE):
        text = found_otherwise.sub(r"\g<name> la verifico en \g<at>, no en \g<not>", text)
    text = _RETURNED_BEHIND.sub(_returned_behind, text)
    text = _FINDS.sub(r"\g<name> la verifico ", text)
    text = _SEES.sub(_seen, text)
    text = _RIGHT_AT.sub(r"\g<name> la acepto\g<at>", text)
    text = OTHERWISE.sub(otherwise, text)
    text = _TOO_BEFORE.sub("", ALIKE.sub(alike, text))
    behind = {one.end() for one in JUDGING.finditer(text)}
    return _TOO_BEHIND.sub(lambda one: "" if one.start() in behind else one.group(), text)
