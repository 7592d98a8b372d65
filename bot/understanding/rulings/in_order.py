"""Texts of who decides, put in the order and the words in which decisions are read: without the
words between a verb and what it decides, and with who is given time before the verb. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.understanding.rulings import everyday, words
from bot.understanding.rulings.granted import UNTIL_A_DAY
from bot.understanding.rulings.told_to import PERSON, STATES

# "no. es la solicitud de Marta, concedida": the no is to what was understood before.
_NOT_THAT = re.compile(
    r"\A\W{0,3}no\s?[.,;:]\s(?:que\s)?(?:es|era|digo|hablo\sde|me\srefiero\sa)\s(?=l[ao]\s)",
    re.IGNORECASE,
)
# "a la doctora Luz Dary le doy …", "del ingeniero Jairo"
_TITLE = re.compile(
    r"\b(?P<at>a|de|para)(?:l|\s(?:la|el))\s(?:doctora?|dra?\.?|ingenier[oa]|ing\.?|se[ñn]ora?|arquitect[oa])\s"
    r"(?!(?:que|les?|se|no|s[ií]|ya|hasta|d[eé]\w{0,6}|conc\w+|nieg\w+|ni[eé]g\w+)\b)(?=[^\W\d_]{3})",
    re.IGNORECASE,
)
# "niego también la de Hacienda", "niegue entonces lo de Salud"
_BESIDE = r"(?:tambi[eé]n|igualmente|as[ií]\smismo|entonces|pues|de\suna(?:\svez)?|definitivamente)"
_THE_ONE = r"(?:a\s)?(?:la|lo|el|las|los|es[ao])\s"
_VERB_FIRST = re.compile(
    rf"(?P<verb>\b{words.ORDERING}|\b{STATES})\s{_BESIDE}\s"
    rf"(?={_THE_ONE})",
    re.IGNORECASE,
)
_AND_ALSO = re.compile(
    rf"(?P<begins>{words.BEGINS})(?:(?:y|pero)\s)?{_BESIDE}\s(?={words.ORDERING}\s{_THE_ONE})",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    rf"(?P<begins>{words.BEGINS})(?:(?:y|pero)\s)?tampoco\s(?:se\s)?"
    r"(?=(?:conced|apr[uo]e?b|autori[cz])\w{1,4}\s)",
    re.IGNORECASE,
)
# "lo de la cita que volvieron a pedir, concédaselo", "la de Hacienda que me piden otra vez no"
_CALLED = (
    r"(?P<called>\b(?:l[ao]s?|es[ao])\sdel?\s(?:(?:las?|los|el)\s)?"
    r"(?!(?:que|q)\b)[^\W\d_]{2,20}(?:\s(?!(?:que|q)\b)[^\W\d_]{2,20}){0,5})"
)
_THAT_WAS_ASKED = re.compile(
    rf"{_CALLED}\s(?:que|q)\s(?:(?:me|nos|ya|otra|vez|de|nuevo|tambi[eé]n|a|v(?:ol|uel)v\w{{1,6}}|est[aá]n?|est[aá]bamos)\s){{0,5}}"
    r"(?:ped\w{1,6}|pid\w{1,7}|solicit\w{1,6})"
    r"(?:\s(?:otra\svez|de\snuevo|nuevamente|ayer|hoy|antier|esta\s(?:ma[ñn]ana|semana)))?"
    rf"(?=\s?,|\s(?:s[ií]|no|tampoco|tambi[eé]n)\b|\s{words.VERB})",
    re.IGNORECASE,
)
# "…, bueno, concédaselo"; "lo de Hacienda definitivamente no"
_WELL = re.compile(
    rf"\s?,\s(?:(?:bueno|listo|ok|pues|entonces|est[aá]\sbien|de\sacuerdo|ya)\s?,?\s){{1,3}}(?={words.OBJECT}\b)",
    re.IGNORECASE,
)
_FOR_GOOD = re.compile(
    r"(?:\s?,)?\s(?:definitivamente|en\sdefinitiva|de\splano|rotundamente|la\sverdad|pues|ah[ií]|yo\sdigo\sque)"
    r"\s?,?(?=\s(?:s[ií]|no)\s?(?:$|[.,:;\n])|\s(?:s[ií]|no)\s(?:porque|ya\sque|hasta|procede|se\spuede)\b)",
    re.IGNORECASE,
)
# "ok, a Luz le doy …", "a Luz sí le doy …", "a Salud le amplío …", "lo del recibo lo niego"
_LEAD = re.compile(
    r"\A\W{0,3}(?:(?:ok|okey|listo|bueno|dale|perfecto|entonces|mejor\sdicho)\s?[,.]?\s){1,3}"
    r"(?=al?\s[^\W\d_]{3}|(?:la|lo)\sdel?\s)",
    re.IGNORECASE,
)
# "ok la 4.3 se la concedo", "no, la 4.3 no se la puedo dar": before what names it and decides
_LEAD_IN = re.compile(
    r"\A\W{0,3}(?:(?:(?:ok|okey|listo|bueno|dale|vale|perfecto|de\sacuerdo|mire|ay|uy|pues)\s?[,.]?\s){1,3}"
    rf"(?=(?:a\s|lo\sde\s)?la\s{words.NAME}\s?,?\s(?:(?:s[ií]|ya|yo|mejor)\s){{0,2}}{words.VERB})"
    rf"|no\s?,\s(?=(?:a\s|lo\sde\s)?la\s{words.NAME}\s?,?\sno\s))",
    re.IGNORECASE,
)
# "a ver: la 4.1 sí", "le cuento lo que decidí:": before a list
_LEADS_A_LIST = re.compile(
    r"\A\W{0,3}(?:(?:(?:vamos\s)?a\sver|bueno|listo|mire|vea|oiga|entonces|va|van|pues|ok|eh|ah[ií]\s(?:le\s)?van?"
    r"|(?:mis\s|las\s)?(?:decisiones|respuestas)|(?:(?:le|les)\s(?:cuento|digo|informo)\s)?(?:lo\sque\s(?:yo\s)?decid[ií]"
    r"|c[oó]mo\squedan)|quedan?(?:\sas[ií])?|as[ií]\squedan?)\s?[,:.]?\s{0,2}){1,3}(?<=[:,.\s])"
    rf"(?=(?:a\s|lo\sde\s)?(?:la\s)?{words.NAME}\s?,?\s(?:s[ií]|no|{words.VERB})\b)",
    re.IGNORECASE,
)
_YES_GIVES = re.compile(
    r"(?<=[^\W\d_])\s(?:s[ií]|pues|entonces)\s(?=(?:se\s)?les?\s(?:doy|damos|da)\b)", re.IGNORECASE
)
_LENGTHENS = re.compile(
    r"\bles?\s(?:ampl[ií](?:o|amos)|extiend(?:o|emos)|extendemos|prorrog(?:o|amos)|corr(?:o|emos))\b",
    re.IGNORECASE,
)
# "la de Sandra, la 1.3, hasta el 10 de abril"
AND_ITS_CODE = re.compile(
    rf"(?P<begins>{words.BEGINS})(?:la|lo)\s(?P<of>del?\s[^\W\d_]{{3,20}}(?:\s[^\W\d_]{{2,20}}){{0,3}})\s?,\s"
    rf"la\s(?P<code>{words.NAME})\s?,?(?=\shasta\s)",
    re.IGNORECASE,
)
# "a Marta déjela hasta el 25"
_LEAVES_UNTIL = re.compile(
    rf"(?P<to>\bal?\s{PERSON.format('who')})\s?,?\sd[eé]jen?l[aeo]s?(?=\s{UNTIL_A_DAY})",
    re.IGNORECASE,
)
_DECIDES_IT = re.compile(
    r"\blos?\s(?=(?:aprueb|nieg|conced|autoriz|rechaz)o\b|(?:aprob|neg|autoriz|rechaz)amos\b)",
    re.IGNORECASE,
)
# "concédale a Luz lo que pidió", "niego las dos también"
_AS_ASKED = re.compile(
    rf"(?P<given>\b{words.ORDERING}\sal?\s[^\W\d_]{{2,20}}(?:\s[^\W\d_]{{2,20}}){{0,4}}?)"
    r"\slo\s(?:que\s(?:(?:me|nos)\s)?(?:pid\w{1,5}|solicit\w{1,4}|est[aá]n?\spidiendo)|pedido|solicitado)"
    r"(?=\s?(?:$|[.,;\n])|\s(?:y|pero|hasta|porque)\b)",
    re.IGNORECASE,
)
_AND_TO = re.compile(
    r"\s[ye]\s(?=al?\s[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,3}?\s(?:s[ií]|no)\s?(?:$|[.,;\n]))",
    re.IGNORECASE,
)
# "…, y a Salud ni un día más", "a Marta ni una hora mas": no to them
_NOT_A_DAY_MORE = re.compile(
    r"(?P<begins>\A\W{0,3}|\s?[.,;]\s(?:(?:y|pero)\s)?|\s(?:y|pero)\s)"
    r"(?P<to>al?\s[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,4}?)\s?,?\s(?:no\sles?\s(?:doy|damos)\s)?"
    r"ni\s(?:un|una)\s(?:d[ií]a|semana|hora|minuto)(?:\sm[aá]s)?(?=\s?(?:$|[.,;:\n])|\s(?:porque|ya\sque)\b)",
    re.IGNORECASE,
)
# "a Marta le doy hasta el 10, a Pedro hasta el 20": the verb is of both
_SOMEBODY = r"al?\s[^\W\d_]{3,20}(?:\s(?!(?:les?|no|s[ií]|d[eé]n?les?)\b)[^\W\d_]{2,20}){0,4}?"
_GIVES_BOTH = re.compile(
    rf"(?P<first>(?:{_SOMEBODY}\s(?:les?\s(?:doy|damos|concedo)|d[eé]n?les?|conc[eé]d[ae]n?les?)"
    rf"|(?:d[eé]n?les?|conc[eé]d[ae]n?les?)\s{_SOMEBODY})\s(?:{UNTIL_A_DAY}|{words.GIVEN_TIME}))"
    rf"(?:\s?,\s(?:y\s)?|\s[ye]\s)(?P<second>{_SOMEBODY})(?=\s(?:{UNTIL_A_DAY}|{words.GIVEN_TIME})(?!\w))",
    re.IGNORECASE,
)
_THOSE_TOO = re.compile(
    rf"(?P<those>\b{words.ORDERING}\s(?:las\s(?:dos|tres|cuatro)|ambas|todas))\stambi[eé]n"
    r"(?=\s?(?:$|[.,;\n]))",
    re.IGNORECASE,
)
# "lo otro no": the other request
_THE_OTHER = re.compile(
    rf"(?P<begins>{words.BEGINS}(?:(?:y|pero)\s)?)(?:a\s)?(?:lo|el)\sotro"
    rf"(?={words.DECIDES.pattern}|{words.YES.pattern}|{words.NO.pattern}|{words.WAITS.pattern})",
    re.IGNORECASE,
)
_AND_THE_OTHER = re.compile(
    r"(?<=\w)\s[ye]\s(?:a\s)?la\sotra(?=\s?,?\s(?:s[ií]|no)\s?(?:$|[.,:;\n]))", re.IGNORECASE
)
# "le doy a Luz hasta el 15", "deje que Luz tenga hasta el 15", "la de Salud que quede hasta el 15"
_TIME = r"(?:\s(?:(?:el|un|m[aá]s|ese)\s)?(?:plazo|pr[oó]rroga|tiempo))?"
_ONLY = r"\s(?:(?:pero|s[oó]lo|solamente|m[aá]ximo|nada\sm[aá]s|no\sm[aá]s|[uú]nicamente)\s){0,2}"
_GIVES_TO = re.compile(
    rf"(?P<begins>{words.BEGINS}(?:(?:y|pero|bueno|listo|ok|s[ií])\s?,?\s){{0,2}})"
    r"(?:(?:se\sl[aeo]s?|les?)\s(?:doy|damos|da|dan|concedo|concedemos|concede|dejo|otorgo|otorga|apruebo)"
    r"|d[eé]jel[ae]s?)"
    rf"{_TIME}\sal?\s{PERSON.format('who')}{_TIME}"
    rf"(?={_ONLY}hasta\s|\s{words.GIVEN_TIME}{words.TIME_ENDS})",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"(?P<begins>{words.BEGINS}(?:(?:y|pero|bueno|listo|ok|s[ií])\s?,?\s){{0,2}})"
    r"(?:(?:se\sl[aeo]s?|les?)\s(?:doy|damos|concedo|dejo|apruebo)|d[eé]n?les?|conc[eé]d[ae]n?les?"
    r"|(?:ampl[ií]|prorr[oó]gu|ot[oó]rgu|autor[ií]c|apru[eé]b)en?les?|conced[aeo]|apruebo|autori[cz][eo]|otorg(?:o|ue))"
    rf"{_TIME}(?P<until>{_ONLY}{UNTIL_A_DAY}|\s{words.GIVEN_TIME})\s(?:al?|para)\s{PERSON.format('who')}"
    r"(?=\s?(?:$|[.,:;\n])|\s(?:no\sm[aá]s|nada\sm[aá]s|nom[aá]s|porque|ya\sque)\b)",
    re.IGNORECASE,
)
_HAS_UNTIL = re.compile(
    rf"(?P<begins>{words.BEGINS}(?:(?:y|pero|bueno|listo|ok|s[ií]|d[eé]jen?)\s?,?\s){{0,2}})"
    rf"(?:que\s(?P<of>(?:la|lo)\sdel?\s)?(?:a\s)?{PERSON.format('first')}\s(?:(?:la|lo|le|les|s[oó]lo)\s)?"
    rf"|(?P<of_it>(?:la|lo)\sdel?\s)?(?:a\s)?{PERSON.format('last')}\s?,?\sque\s(?:(?:la|lo|le|les)\s)?)"
    rf"(?:tengan?|queden?|den?){_TIME}(?={_ONLY}{UNTIL_A_DAY}(?:\s?(?:$|[.,:;\n])|\s(?:no|nada)\sm[aá]s\b))",
    re.IGNORECASE,
)
# "a Rosa le doy hasta el 15", "les doy hasta el 15", "dele a Rosa hasta el 15"
_GIVEN_UNTIL = re.compile(
    rf"\W{{0,3}}(?:(?:y|pero|bueno|listo|ok|s[ií]|entonces)\s?,?\s){{0,3}}"
    rf"(?:(?:al?\s{PERSON.format('first')}\s?,?\s)?(?:{words.OBJECT}|les?\s(?:doy|damos|concedo))"
    rf"(?:\sal?\s{PERSON.format('last')})?{_TIME}|que\stengan?{_TIME})(?={_ONLY}(?:{UNTIL_A_DAY}"
    r"(?:\s?(?:$|[.,;\n])|\s(?:no\sm[aá]s|nada\sm[aá]s|nom[aá]s|porque|ya\sque|pero)\b)"
    rf"|{words.GIVEN_TIME}{words.TIME_ENDS}))",
    re.IGNORECASE,
)
# "a la rampa concédale el plazo": the verb says it
_ITS_TIME = re.compile(
    rf"(?P<given>\b(?:a\s)?(?:las?|los?|el)\s(?:[^.,;:\n?]|\.(?=\d)){{2,60}}?\s?,?\s{words.OBJECT})\s(?:el|ese|la|esa)\s"
    r"(?:plazo|pr[oó]rroga|tiempo)(?:\sque\s(?:pid|solicit)\w{1,4})?"
    r"(?=\s?(?:$|[.,;\n])|\s(?:y|pero|porque)\b)",
    re.IGNORECASE,
)
# "ok el plazo de la rampa, y que …", not "listo el plazo de la rampa es el 25"
_ITS_NAME = (
    r"(?:(?:la|el|los|las)\s)?(?:[\d.]{1,9}|(?!es\b|va\b|era\b|ya\b)[^\W\d_]{2,20}"
    r"(?:\s(?!(?:es|va|era|ya|vence|qued\w{1,4}|est[aá])\b)[^\W\d_]{2,20}){0,6}?)"
)
_AGREES_TO = re.compile(
    rf"(?P<begins>{words.BEGINS})(?:ok(?:ey)?|vale|dale|d[eé]\sacuerdo|s[ií])\s?,?\s(?:con\s)?"
    r"(?P<called>(?:el\s(?:plazo|aplazamiento)|la\s(?:pr[oó]rroga|ampliaci[oó]n))\s(?:de|para|a)\s"
    rf"{_ITS_NAME})(?=\s?(?:$|[.,;:\n])|\s(?:y|pero|hasta|porque)\b)",
    re.IGNORECASE,
)
# "la 2 se niega. La cita médica sí hasta el 15": a sentence of its own, beside another decision.
SENTENCE_DATED = re.compile(
    r"(?P<before>(?:(?<=[.;]\s)|(?<=\n))(?:(?:y|pero)\s)?)"
    r"(?:(?:a\s)?(?:las?|los?|el)(?:\sdel?(?:\sl[ao]s?)?)?|al?)\s"
    r"(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,7}?)"
    rf"(?={words.UNTIL.pattern}{UNTIL_A_DAY}(?:\s(?:no\sm[aá]s|nada\sm[aá]s|nom[aá]s|solamente))?\s?(?:$|[.;\n]))",
    re.IGNORECASE,
)


# "la 3.5 pásela a TIC. La rampa no, tiene que estar lista": the same, with a yes or a no.
SENTENCE_SAID = re.compile(
    r"(?P<before>(?:(?<=[.;]\s)|(?<=\n))(?:(?:y|pero)\s)?)(?:a\s)?(?:las?|los?|el)\s"
    r"(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,7}?)"
    r"(?=\s?,?\s(?:s[ií]|no)\s?(?:$|[.,;:\n]|\s(?:porque|ya\sque)\b))",
    re.IGNORECASE,
)
# "la rampa hasta el 15 de abril y la de la página web déjeme pensarla": beside another that is
# decided, or left for later.
DATED_FIRST = re.compile(
    r"\A(?P<before>\W{0,3})(?:(?:a\s)?(?:las?|los?|el)|al?)\s"
    r"(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,7}?)"
    rf"(?={words.UNTIL.pattern}{UNTIL_A_DAY}(?:\s?[.,;]\s(?:(?:y|pero)\s)?|\s[ye]\s)(?:a\s)?l[ao]s?\s(?:del?\s|\d)"
    rf"[^.,;\n?]{{1,60}}?(?:{words.DECIDES.pattern}|{words.WAITS.pattern}))",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # several who take messages ask it of the same text
def put_in_order(text: str) -> str:
    """Return a text in which to whom something is given stands behind the verb, "la 1.2 concedida a
    hacienda", and a sign between "2.4 sí 3.1 no", or in the place of dots: "negar 1… no, mejor";
    without a no to what was understood before, and in the words in which decisions are read."""
    text = _LEADS_A_LIST.sub("", text)
    text = _NOT_THAT.sub("", words.RUN_ON.sub(r"\1, ", text.replace("…", ". ")))
    text = _plainly(everyday.plainly(text))
    return words.HANDED_FIRST.sub(
        lambda one: f"{one[0][: one.start('to') - one.start()]}{one['verb']}{one['to']}", text
    )


def given_until(text: str) -> str | None:
    """Return to whom a text that begins so gives time until a day, "" where it names nobody: "le
    doy a Rosa hasta el 15"; None for other texts, and where it asks."""
    found = None if "?" in text else _GIVEN_UNTIL.match(put_in_order(text))
    return None if found is None else found["first"] or found["last"] or ""


def _plainly(text: str) -> str:
    """Return a text without the words between a verb and what it decides, "niego también la de
    Hacienda", and with who is given time before the verb, "le doy a Luz hasta el 15"."""
    text = _TITLE.sub(r"\g<at> ", _LEAD.sub("", _LEAD_IN.sub("", text)))
    text = _LENGTHENS.sub("le doy", _YES_GIVES.sub(" ", _DECIDES_IT.sub("la ", text)))
    text = _LEAVES_UNTIL.sub(r"\g<to> le doy", text)
    text = _THOSE_TOO.sub(r"\g<those>", _AS_ASKED.sub(r"\g<given>", _AND_TO.sub(", ", text)))
    text = _GIVES_BOTH.sub(r"\g<first>, \g<second> le doy", _NOT_A_DAY_MORE.sub(_refused, text))
    text = _VERB_FIRST.sub(r"\g<verb> ", text)
    text = _AND_ALSO.sub(r"\g<begins>", _NEITHER.sub(r"\g<begins>no ", text))
    text = _THAT_WAS_ASKED.sub(r"\g<called>", text)
    text = _FOR_GOOD.sub("", _WELL.sub(", ", text))
    text = _AND_THE_OTHER.sub(", la otra", _THE_OTHER.sub(r"\g<begins>la otra", text))
    text = _GIVES_TO.sub(r"\g<begins>a \g<who> le doy", text)
    text = _DAY_FIRST.sub(r"\g<begins>a \g<who> le doy\g<until>", text)
    text = _AGREES_TO.sub(r"\g<begins>concedido \g<called>", _ITS_TIME.sub(r"\g<given>", text))
    return _HAS_UNTIL.sub(_given, text)


def _refused(told: re.Match[str]) -> str:
    """Return that somebody is given nothing, as a clause of its own."""
    begins = told["begins"] if told.start() == 0 or told["begins"].strip()[:1] in ".;" else ", "
    return f"{begins}{told['to']} no"


def _given(told: re.Match[str]) -> str:
    """Return that somebody is given time, or that what is called so is granted."""
    of, who = told["of"] or told["of_it"], told["first"] or told["last"]
    return f"{told['begins']}{of}{who} concedida" if of else f"{told['begins']}a {who} le doy"
