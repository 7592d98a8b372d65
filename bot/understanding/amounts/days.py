"""Numbers that are days without their month: "la última es el 17", "faltan 2 sesiones: 8 y 15"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, dropwhile, islice, takewhile

from bot.understanding.lexicon import rule_tags
from bot.understanding.reading import HARD_BREAKS
from bot.understanding.wordlists import MOVED_TO, WEEKDAY, word_set
from core.numerals import ORDINALS
from core.spanish import MONTHS

MONTH_NAMES = frozenset(MONTHS)
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
_JOINS = word_set("y e , o u")
_BEFORE = word_set("el dia dias")
_PREPOSITIONS = word_set("para hasta desde ya solo apenas seguramente como ahora tentativamente")
_SET = word_set(
    "para programada programado programadas prevista previsto previstas fijada fijado fijadas "
    "citada citado convocada convocado agendada agendado aplazada aplazado"
)
_IS = (
    word_set(
        "es son sera seran seria serian fue fueron era eran queda quedan quedo quedaron quedaria "
        "esta estan estaria toca cae hay tenemos paso pasa pasaron corrieron movieron "
        ": , se nos la lo las los"
    )
    | _SET
)
# "la segunda", "las otras", "la que falta"
_ONE_OF_SEVERAL = {*ORDINALS} | word_set(
    "ultima ultimo ultimas ultimos penultima penultimo otra otro otras otros siguiente siguientes "
    "proxima proximo proximas proximos resto restante restantes faltante faltantes "
    "falta faltan sigue siguen"
)
_WILL_BE = word_set("es sera seria")
_STANDS = word_set("queda quedo esta")
_LACKS = word_set("falta faltan restan resta")  # "falta el 20"
_SAYS_A_FIGURE = word_set("cifra dato valor numero reporte resultado meta reporto reportamos")
_MOVED_TO = re.compile(rf"(?<!\S){MOVED_TO}$")
# "el jueves 19 y 20", "los dos días, 19 y 20"
_DAYS_LED = re.compile(rf"(?<!\S)(?:(?:{WEEKDAY})(?: ,)?|(?:dias|jornadas) [,:])$")
# "en cero todavía, es el 19", "todavía nada, la hacemos el 19", "no hemos empezado, toca el 19"
_NOTHING_YET = re.compile(
    r"(?<!\S)(?:(?:en )?0(?: %)?(?: de avance)?|nada|sin (?:avances?|empezar|iniciar|comenzar"
    r"|arrancar|hacer|realizar)|no (?:(?:se|la|lo|las|los|nos|ha|han|he|hemos) ){0,3}(?:empez|inici"
    r"|comenz|arranc|hech|realiz|avanz)[a-z]{1,6})"
    r"(?: (?:todavia|aun|por ahora|de momento|hasta (?:ahora|hoy)|a la fecha)){0,3}"
    r" (?:[,.;]|y|porque|pues|que)(?: (?:que|porque|pues|eso|esa))?"
    r" (?:es|son|sera|seria|toca|tocaba|cae|queda|quedo|esta"
    r"|(?:la|lo|las|los|se|nos)(?: va)? [a-z]+)"
    r"(?: (?:para|hasta|prevista|programada)){0,2}$"
)
_NO_LONGER = re.compile(
    r"(?<!\S)(?:no (?:es|esta|va|vamos|era)|antes|estaba|estabamos|iba) (?:en )?$"
)
# "el ingeniero está en vacaciones hasta el 16"
_AWAY_UNTIL = re.compile(
    r"(?<!\S)(?:vacaciones|licencia|permiso|incapacidad|incapacitad[oa]|comision|ausente"
    r"|no (?:esta|estara|estoy|estare))(?: (?!va|van|vamos|en)[a-z]{2,15}){0,4}"
    r" (?:hasta|regresa|vuelve)$"
)
# "vuelvo el 19", "Jairo sale es el 20"; "le cuento el 16"
_COMES_OR_GOES = re.compile(
    r"(?<!\S)(?:(?:vuelv|regres|viaj)(?:o|e|a|emos|imos|amos|en|an)|salgo|sale|salimos|salen|llego"
    r"|llegamos|(?:me|nos|se) (?:voy|vamos|va|van)"
    r"|(?:le|les) (?:cuento|informo|comento|aviso|digo))"
    r"(?: (?:es|desde|hasta))?$"
)
# "el plazo quedó en 27", "la fecha la dejaron para el 15"
_DUE_IS = re.compile(
    r"(?<!\S)(?:plazo|fecha|vencimiento|prorroga)(?: (?:nuev[oa]|final|limite|ya|nos|se|l[ao]))*"
    r" (?:qued[ao]|quedaria|es|era|fue|sigue|esta|dej(?:o|aron)|corri(?:o|eron)|pus(?:o|ieron))"
    r"(?: (?:en|para|al?|hasta|como|del?|por))?(?: (?:el|dia)){0,2}$"
)
# "viaja del 18 al 20", "desde el lunes 16 hasta el viernes 20": days, whatever they are the days of
_FIRST_TO_LAST = re.compile(
    rf"(?<!\S)(?:del|desde(?: el)?|entre el)(?: (?:{WEEKDAY}|dia))? (?P<first>\d{{1,2}})"
    rf"(?: de [a-z]{{4,10}})? (?:al?|hasta(?: el)?|y el)(?: (?:{WEEKDAY}|dia))? (?P<last>\d{{1,2}})"
    r"(?!\S)(?! (?:%|por ciento|puntos?|/))"
)
# "Camilo también sale 12 y 13", "ausente lunes 12 y martes 13"
_TWO_AWAY = re.compile(
    r"(?<!\S)(?:sal[eg](?:n|o)?|ausentes?|no (?:esta|estan|estoy|viene|vienen"
    r"|vengo|va a estar|voy a estar)|(?:esta|estan|estoy|estara) (?:por )?fuera|viaj(?:a|an|o))"
    rf"(?: (?:tambien|solo|el|los|dias?|{WEEKDAY})){{0,3}} (?P<first>\d{{1,2}})(?: ,)? y"
    rf"(?: (?:el|{WEEKDAY})){{0,2}} (?P<last>\d{{1,2}})(?!\S)(?! (?:%|por ciento|puntos?|/))"
)
# "pasamos del 18 al 20" is where the work stood and stands
_RISES = re.compile(
    r"(?<!\S)(?:pas|sub|avan[zc]|aument|baj|increment|crec|salt|ascend|mejor|retroced|porcentaje"
    r"|avance)[a-z]{0,8}(?: [a-z]{1,12}){0,3} $"
)
# "al final sí cumplimos el 25", "vamos a cumplir el 25"
_KEPT = re.compile(
    r"(?<!\S)(?:cumpl(?:o|imos|iremos|ire|iran|ieron|io|ir)"
    r"|alcanzamos a (?:cumplir|terminar|entregar)) (?:para )?(?:el|dia)"
    r"(?: (?:plazo|dia)(?: (?:el|del))?)?$"
)
# "se actualizó la de enero el 20", "la sacan el 25", "la subimos el 28": when it was, or will be
_WHEN_DONE = re.compile(
    r"(?<!\S)(?:se (?:(?:la|lo|le|les) )?(?!qued|mantuv|estanc|avanz|baj|aument|lleg|pas)"
    r"[a-z]{3,15}o|(?:la|lo|las|los) (?:(?:sac|public|firm|aprueb|aprob|entreg|mand|envi|present"
    r"|mont|carg|radic|revis)(?:a|o|an|en|amos|aron)|sub(?:en|imos|ieron|e|o)))"
    r"(?: (?:la|lo|de|del|carta|informe|corte|reporte|[a-z]{4,10})){0,4} el$"
)
_OF_A_FIGURE = word_set("avance porcentaje cifra dato en al")
_REACH = 10  # words before it in which what it is the day of may stand
_AFTER_NOTHING = 16  # words before it in which nothing is said to be there
_NEAR = 5
_MOST = 8  # days of a list
_ITS_OWN = word_set("el la lo los las")
# "el 25 la publico", "el 20 se firma": what will be done then, or was; not "el 25 la otra en 40"
_PRONOUNS = word_set("la lo los las se le les nos me te")
_NO_DEED = word_set(
    "de del que otra otro otras otros primera segunda tercera cuarta ultima ultimo siguiente "
    "mayoria mitad parte actividad va van esta estan lleva llevan tiene es son y"
)
_DEED = re.compile(r"[a-z]{2,}(?:o|a|e|an|en|on|[aei]mos|re|ra|ran)|haran?|doy|voy", re.ASCII)
_SURE = (("sin", "falta"), ("no", "pasa"), ("no", "pasamos"))  # "el 25 sin falta"
# "ya casi, el 25", "casi lista el 25", "la entrego el 25": the day on which it will be there
_NEARLY = word_set("casi entrego entregare entregaremos")
_READY = word_set("listo lista listos listas")
_NAMES = word_set(", @ la el lo las los")
# "no alcanzamos al 25, requerimos hasta el 30 de abril": the day by which it will not be there
_NOT_MADE = re.compile(
    r"no (?:(?:la|lo|las|los|le|se|nos|me|vamos|voy|a) ){0,2}(?:alcanz|lleg|cumpl|termin|acab"
    r"|entreg|logr|pued|pod|qued)[a-z]{1,8}(?: [a-z]{1,15}){0,3} (?:al|el|del|dia|los|este)$"
)
# "no la alcanzamos el 29": the activity, and no figure
_NOT_HAD = re.compile(
    r"no (?:vamos a |va a |voy a )?l[ao]s? (?:alcanz|termin|acab|entreg|logr|ten|sac|sale)"
    r"[a-z]{1,8}(?: (?:a [a-z]{3,12}r|list[ao]))? (?:para )?(?:el|al|este)$"
)
_MORE_TIME = word_set(
    "hasta plazo prorroga ampliacion aplazamiento aplazar correr corre corren corra corrernos "
    "extender mover mueve mueven mueva tiempo"
)
_ASKED_WITHIN = 16  # tokens behind the day
_AT_REST = word_set("en al un como por con")  # "va en el 25 la ..."


def is_bare_day(norms: Sequence[str], at: int) -> bool:
    """Whether the number at a token is the day on which something is, was or will be."""
    return _may_be_day(norms, at) and (
        _is_not_made(norms, at)
        or _is_moved_to(norms, at)
        or _is_when_it_begins(norms, at)
        or _is_when_back(norms, at)
        or _is_of_a_span(norms, at)
        or _is_when_kept(norms, at)
        or _is_when_done(norms, at)
        or _is_said(norms, at)
        or _is_set_against_another(norms, at)
    )


def _is_when_back(norms: Sequence[str], at: int) -> bool:
    """Whether somebody is said to be away until that day, or to come or to go then."""
    if not _has_article(norms, at):
        return False
    before = " ".join(norms[max(0, at - _REACH) : max(0, at - 1)])
    return any(one.search(before) for one in (_AWAY_UNTIL, _COMES_OR_GOES))


def _is_of_a_span(norms: Sequence[str], at: int) -> bool:
    """Whether it is the first or the last of the days from one to another, or of two on which
    somebody is away."""
    before = " ".join([*norms[max(0, at - _REACH) : at], ""])
    about = before + " ".join(norms[at : at + _REACH])
    for found in chain(_FIRST_TO_LAST.finditer(about), _TWO_AWAY.finditer(about)):
        here = len(before) in (found.start("first"), found.start("last"))
        if here and int(found["first"]) < int(found["last"]):
            return _RISES.search(about[: found.start()]) is None
    return False


def _is_when_kept(norms: Sequence[str], at: int) -> bool:
    """Whether it is said that what was due is, or was, there on that day: "sí cumplimos el 25"."""
    before = " ".join(norms[max(0, at - _REACH) : at])
    return _KEPT.search(before) is not None


def _is_when_done(norms: Sequence[str], at: int) -> bool:
    """Whether it is the day on which a deed was, or will be, done: "se actualizó el 20"."""
    found = _WHEN_DONE.search(" ".join(norms[max(0, at - _REACH) : at]))
    return found is not None and _OF_A_FIGURE.isdisjoint(found[0].split())


def _is_when_it_begins(norms: Sequence[str], at: int) -> bool:
    """Whether nothing is said to be there yet, and that day of what is to come behind it."""
    if not _has_article(norms, at):
        return False
    before = " ".join(norms[max(0, at - _AFTER_NOTHING) : at - 1])
    found = _NOTHING_YET.search(before)
    return found is not None and _NO_LONGER.search(before[: found.start()]) is None


def _is_moved_to(norms: Sequence[str], at: int) -> bool:
    """Whether a date is asked to be moved to that day, or is that day: "¿se puede correr la fecha
    al 20?", "el plazo quedó en 27"."""
    before = " ".join(norms[max(0, at - _REACH) : at])
    return any(one.search(before) for one in (_MOVED_TO, _DUE_IS))


def _is_set_against_another(norms: Sequence[str], at: int) -> bool:
    """Whether a day with its month stands before "el 30" in the sentence, and no word of a figure
    between: "no es un 31 de abril, eso no existe, es el 30"."""
    if norms[at - 1 : at] != ["el"]:
        return False
    led = list(takewhile(lambda norm: norm not in MONTH_NAMES, _words_before(norms, at - 1)))
    month = at - 1 - len(led)
    if len(led) >= _REACH or norms[max(0, month - 1) : month] != ["de"]:
        return False
    return not any(_stands([word]) or word in _SAYS_A_FIGURE for word in led[1:])


def _is_said(norms: Sequence[str], at: int) -> bool:
    """Whether the words about the number at a token, or about a list of such, say of what it is the
    day."""
    first, last = at, at
    days = [at]
    while len(days) < _MOST and (before := _day_before(norms, first)) is not None:
        days.append(first := before)
    while len(days) < _MOST and (after := _day_after(norms, last)) is not None:
        days.append(last := after)
    if len(days) > 1 and _DAYS_LED.search(" ".join(norms[max(0, first - 2) : first])):
        return True
    articles = sum(_has_article(norms, day) for day in days)
    led = _words_before(norms, first - 1)
    if norms[first - 1 : first] == [":"] and not articles:
        return len(days) > 1 and _counts(norms, first - 1, len(days))
    if articles > 1 and led[1:2] in ([":"], ["@"]):
        return True
    if norms[first - 1 : first] == ["del"]:
        own = any(map(_is_event, led[1:4])) or bool(_ITS_OWN.intersection(led[1:2]))
        return own or tuple(norms[last + 1 : last + 3]) in _SURE
    if not _has_article(norms, first):
        return False
    return (
        _is_of_an_event(led[1:])
        or _is_there_then(led[1:])
        or (not _stands(led[1:2]) and _leads_to_a_deed(norms[last + 1 :]))
    )


def is_to_come(norms: Sequence[str], at: int) -> bool:
    """Whether the words from a token on tell when something will be: "la segunda de 3 es el 12"."""
    words = [norm for norm in norms[at : at + 3] if norm != ","]
    if words[:1] and words[0] in _WILL_BE:
        return True
    return len(words) > 1 and words[0] in _STANDS and words[1] in _SET


def _may_be_day(norms: Sequence[str], at: int) -> bool:
    after = norms[at + 1] if at + 1 < len(norms) else "."
    return _DAY.fullmatch(norms[at]) is not None and after not in (
        "%", "de", "del", "/", "-", "punto", "puntos",
    )  # fmt: skip


def _has_article(norms: Sequence[str], at: int) -> bool:
    return at > 0 and norms[at - 1] in _BEFORE


def _day_before(norms: Sequence[str], at: int) -> int | None:
    """Return where the day before this one of a list stands: "el 8 y el 15"."""
    here = at - 2 if _has_article(norms, at) else at - 1
    joined = here > 0 and norms[here] in _JOINS
    return here - 1 if joined and _may_be_day(norms, here - 1) else None


def _day_after(norms: Sequence[str], at: int) -> int | None:
    here = at + 1
    if here >= len(norms) or norms[here] not in _JOINS:
        return None
    here += 2 if here + 1 < len(norms) and norms[here + 1] in _BEFORE else 1
    return here if here < len(norms) and _may_be_day(norms, here) else None


def _counts(norms: Sequence[str], at: int, days: int) -> bool:
    """Whether as many events as days stand before a colon: "faltan 2 sesiones: 8 y 15"."""
    before = _words_before(norms, at)
    return str(days) in before and any(_is_event(word) for word in before)


def _words_before(norms: Sequence[str], at: int) -> list[str]:
    """Return the words of the sentence before a token, the nearest first."""
    words: list[str] = []
    for norm in reversed(norms[max(0, at - _REACH) : at + 1]):
        if norm in HARD_BREAKS:
            break
        words.append(norm)
    return words


def _is_of_an_event(led: Sequence[str]) -> bool:
    """Whether the words before "el 17", the nearest first, tell of what has a day."""
    rest = list(dropwhile(_PREPOSITIONS.__contains__, led))
    if not rest or rest[0] in _LACKS:
        return False
    put_off = "para" in led[: len(led) - len(rest)]
    if "HAPPENS" in rule_tags(rest[0]) or (put_off and rest[0].startswith("qued")):
        return True
    verbs = list(takewhile(_IS.__contains__, rest))
    subject = rest[len(verbs) :]
    if subject[1:3] == ["de", ","]:  # "la segunda (de tres) es el 12"
        subject = subject[3:]
    near = list(islice(takewhile(lambda word: word != ",", subject), _NEAR))
    if near[:1] == ["@"] and any(map(str.isalpha, verbs)):
        return True  # "la audiencia es el 28" of the activity itself
    if any("LABEL" in rule_tags(word) or word in _SAYS_A_FIGURE for word in near):
        return False
    return any(word in _ONE_OF_SEVERAL or _is_event(word) for word in near)


def _is_there_then(led: Sequence[str]) -> bool:
    """Whether the words before "el 25", the nearest first, tell that it will be there that day; not
    where they say where it stands: "vamos casi el 25"."""
    rest = list(dropwhile((_PREPOSITIONS | _NAMES).__contains__, led))
    rest = rest[1:] if rest[:1] and rest[0] in _READY else rest
    if not rest or rest[0] not in _NEARLY:
        return False
    return not any("STAND" in rule_tags(word) for word in rest[1:3])


def _stands(led: Sequence[str]) -> bool:
    """Whether the word before "el 25" says where the work stands: "vamos en el 25"."""
    return any(word in _AT_REST or rule_tags(word) & {"STAND", "LABEL"} for word in led)


def _is_not_made(norms: Sequence[str], at: int) -> bool:
    """Whether it is said that it will not be there on that day: "no la alcanzamos el 29"; or more
    time is asked for behind it (or was cut from there), or the figure is told with its sign before
    it: "vamos en 30 %. No alcanzamos al 25"."""
    before = " ".join(norms[max(0, at - _REACH) : at])
    if _NOT_HAD.search(before):
        return True
    behind = norms[at + 1 : at + _ASKED_WITHIN]
    asked = tuple(behind) == (",",) or not _MORE_TIME.isdisjoint(behind)
    if not asked and "%" not in norms[max(0, at - _ASKED_WITHIN) : at]:
        return False
    return _NOT_MADE.search(before) is not None


def _leads_to_a_deed(after: Sequence[str]) -> bool:
    """Whether the words behind "el 25" tell what is done on that day."""
    if tuple(after[:2]) in _SURE:
        return True
    pronouns = list(takewhile(_PRONOUNS.__contains__, after[:3]))
    verb = after[len(pronouns)] if len(after) > len(pronouns) else "."
    if verb in _NO_DEED or _DEED.fullmatch(verb) is None:
        return False
    return bool(pronouns) or "HAPPENS" in rule_tags(verb)


def _is_event(word: str) -> bool:
    return "EVENT" in rule_tags(word)
