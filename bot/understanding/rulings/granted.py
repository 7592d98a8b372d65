"""The words beside a grant: what is granted, which of two days is meant ("no el 27 sino el 25"),
and what else is said of it: a condition, a reason, a promise that is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.understanding.reading import read
from bot.understanding.rulings import words
from bot.understanding.rulings.beside import JOINING
from bot.understanding.wordlists import MONTH
from core.dates.reader import SaidDate, without_days
from core.spanish import bare_words, fold

_WEEKDAY = r"lunes|martes|mi[eé]rcoles|jueves|viernes"
_FEWEST = 2  # words that say something
# The condition of a grant, or why it is so: a day in it is not the day that is granted.
_LIMITS = re.compile(
    r"\b(?:porque|ya\sque|siempre\s(?:y\scuando|que)|(?:a|con\sla|con\suna)\scondici[oó]n"
    r"|con\s(?:el|un)\scompromiso|(?:(?:y|pero|para)\s)?que)\b"
    # "hasta el 20, el 30 es mucho"
    rf"|,\s(?:(?:que|porque)\s)?(?:hasta\s)?el\s\d{{1,2}}(?:\sde\s(?:{MONTH}))?\s(?:ya\s)?(?:es|ser[ií]a|queda|est[aá])\s"
    r"(?:mucho|demasiado|muy|tarde|lejos)\b",
    re.IGNORECASE,
)
_BUT = re.compile(r"\A(?:y|pero)\s(?=que\b|ojo\b|con\b)", re.IGNORECASE)
_AND = re.compile(r"\A\s?[,.;:]?\s(?:y\s(?=que\b))?", re.IGNORECASE)
_ANYWAY = re.compile(r"\bde todos modos\b", re.IGNORECASE)
_UNTIL = frozenset({"hasta", "para", "plazo", "al"})
# Beside a day they say nothing more than what is granted.
_MERE = re.compile(
    r"(?:hasta|solo|solamente|unicamente|nada|no|mas|nomas|tal|cual|pero|y|ya|el|la|lo|los|las|al?|del?|dias?|como"
    r"|pidi\w{1,4}|piden?|pedid[ao]|solicit\w{1,5}|es[ae]|mism[ao]|fecha|plazo|prorroga|tiempo"
    r"|maximo|tardar|esta|bien|acuerdo|listo|ok|si|gracias|por|favor|porfa|queda|dej[ae]l[ao]s?"
    r"|del[ae]s?|doctora?|senora?|ingenier[oa]|para|tambien|entonces|eso|asi|mejor|se|doy|damos)"
)
_DAY = rf"\d{{1,2}}(?: de (?:{MONTH}))?(?!\S)(?! (?:%|dias?|semanas?|mes|meses|horas?)(?!\S))"
_LEAD = r"(?:hasta|para|al?|del?|el|es|era|sea|seria|dia) "
_NOT = r"(?:(?:y|pero) )?(?:no|ni|nunca|en vez|en lugar)"
_FIRST = re.compile(rf"(?<!\S)(?P<meant>{_DAY}) (?:, )?{_NOT} (?:{_LEAD}){{1,3}}(?P<other>{_DAY})")
_LAST = re.compile(
    rf"(?<!\S){_NOT} (?:{_LEAD}){{1,3}}(?P<other>{_DAY}) (?:, )?"
    rf"(?:(?:y|sino|mejor|pero|solo|que) ){{0,2}}(?P<lead>(?:{_LEAD}){{1,3}})(?P<meant>{_DAY})"
)
_YES_LAST = re.compile(
    rf"(?<!\S)(?P<other>{_DAY}) no (?:, )?(?P<lead>(?:{_LEAD}){{1,3}})(?P<meant>{_DAY}) si(?!\S)"
)
_NAMED = re.compile(rf"(?<!\S)(?:hasta|el|al) (?P<day>{_DAY})")
# "no, el comité es el 27, désela hasta el 31": behind a no, the day until which it is granted.
_INSTEAD = re.compile(
    r"(?:\A|[.,;:]\s?|\s(?=(?:pero|sino)\s))(?:(?:y|pero|sino|entonces|as[ií]\sque)\s?,?\s){0,2}"
    rf"(?:{words.OBJECT}|(?!no\s){words.HANDED}|que\s(?:sea|quede)|mejor|m[aá]s\sbien)\s"
    r"(?:(?:mejor|s[oó]lo|solamente|m[aá]ximo|pero)\s)?(?P<given>hasta\s(?!que\b|cuando\b|tanto\b|no\b|ah[ií]\b).+)",
    re.IGNORECASE,
)
# "no, máximo hasta el 10", "no, hasta el 10 a lo sumo": right behind the no.
_MOST = (
    r"(?:(?:como\s|al\s)?m[aá]xim[oa]|a\slo\s(?:sumo|m[aá]s|m[aá]ximo)|m[aá]s\stardar|apenas"
    r"|s[oó]lo|solamente|[uú]nicamente|nada\sm[aá]s|no\sm[aá]s|nom[aá]s)"
)
UNTIL_A_DAY = (
    r"hasta\s(?:(?:el|este|d[ií]a|lunes|martes|mi[eé]rcoles|jueves|viernes)\s){0,3}"
    rf"(?:\d{{1,2}}(?:\sde\s(?:{MONTH})(?:\sde\s\d{{4}})?|[/-]\d{{1,2}})?"
    rf"|(?:fin(?:es|al)?|mediados)\sde\s(?:mes|{MONTH}))"
)
_AT_MOST = re.compile(
    rf"(?:(?:pero|sino|que)\s)?(?:{_MOST}\s{UNTIL_A_DAY}|{UNTIL_A_DAY}\s{_MOST})(?=\s?(?:$|[.,:;\n])"
    r"|\s(?:porque|ya\sque|pues|que|y)\b)",
    re.IGNORECASE,
)
# "pero que sea hasta el 17", "pero que no pase del 8 de julio": the day that is granted
_ITS_DAY = re.compile(
    r"(?:\bcon\stal\s(?:de\s)?|\bsiempre\sy\scuando\s(?:que\s)?)?\b(?:(?<=cuando\s)|que\s)"
    r"(?:sea|quede|vaya|llegue|(?:se\s)?(?:venza|extienda)|no\s(?:se\s)?pase)\s"
    rf"(?P<most>{_MOST}\s)?(?:hasta|para|al?|del?|(?=el\s))\s?(?P<day>(?:(?:el|este|d[ií]a|{_WEEKDAY})\s){{0,3}}"
    rf"(?:\d{{1,2}}(?:\sde\s(?:{MONTH})|[/-]\d{{1,2}})?(?![\w%/-]|\s(?:%|d[ií]as|semanas|meses|horas))"
    rf"|(?:fin(?:es|al)?|mediados)\sde\s(?:mes|{MONTH})\b|{_WEEKDAY}\b))",
    re.IGNORECASE,
)
# The day before what else is said of a grant: "pero solo hasta el 10, corre prisa".
_DAY_FIRST = re.compile(
    rf"\Apero\s(?:{_MOST}\s)?{UNTIL_A_DAY}(?:\s{_MOST})?(?:\s?[,.;:]\s|\s(?=(?:porque|ya\sque)\b))",
    re.IGNORECASE,
)
# "a tic dele plazo pero hasta el 24", "dele a Marta más tiempo, hasta el 24"
_GIVES_TIME = re.compile(
    r"\W{0,3}(?:(?:pero|s[oó]lo|por|con|plazo|m[aá]ximo)\s){0,3}"
    rf"(?:{UNTIL_A_DAY}|{words.GIVEN_TIME}{words.TIME_ENDS})",
    re.IGNORECASE,
)
_SO_LONG = re.compile(
    rf"\b(?:{words.ORDERING}|{words.HANDED})\s(?:al?\s[^\d.,;:\n]{{3,60}}?\s)?{words.GIVEN_TIME}(?!\w)",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"(?P<gives>{words.OBJECT}(?:\sal?\s[^\d.,;:\n]{{3,60}}?)?)\s(?:(?:el|un|m[aá]s|ese)\s)?"
    r"(?:plazo|pr[oó]rroga|tiempo)(?=(?:\s?,)?\s(?:(?:pero|s[oó]lo|m[aá]ximo)\s){0,2}(?:hasta|al?)\s"
    r"|(?:\s?,)?\spero\s(?:que\s)?d[ií]g[ae]n?l[aeo]s?\s)",
    re.IGNORECASE,
)

_SOMEBODY = r"(?:[^\W\d_]{2,20}\s){1,3}?"
_ANOTHER = re.compile(
    r"(?P<joint>(?:\A|\s?[.,;]\s)(?:y|pero)\s)(?:(?:y|pero)\s)?"
    r"(?:para\sque\ssep(?:a|an|amos)\b|les?\scuento\b|(?:lo|la)\s(?:m[ií][ao]|nuestr[ao])\b"
    rf"|(?:el|la|los|las|lo)\s(?:del?\s)?(?:[^\W\d_]{{2,20}}\s){{1,6}}?(?:no|s[ií])(?=\s?(?:[,.;]|\Z))"
    rf"|{_SOMEBODY}(?:no\s(?:est[aá]|viene|va\sa\sestar)"
    r"|est[aá]\s(?:de\s(?:vacaciones|licencia|permiso)|en\scomisi[oó]n|incapacitad[oa])))",
    re.IGNORECASE,
)


def gives_time(text: str) -> bool:
    """Tell whether a text gives more time by a verb that may mean another thing, "dele a Marta
    plazo hasta el 24", and not "apruébele el plazo"; or somebody so many days, which may be counted
    from today: "a Luz le doy 15 días"."""
    found = _TIME.search(text)
    by_verb = found is not None and fold(found["gives"]).startswith("d")
    return by_verb or _SO_LONG.search(text) is not None


def begins_with_time(beside: str) -> bool:
    """Tell whether the words beside a grant begin with a day until which time is given, or with how
    much: "hasta el 10 de junio", "por 15 días"."""
    return _GIVES_TIME.match(beside) is not None


def without_time(text: str) -> str:
    """Return a text that gives somebody more time without that word."""
    return _TIME.sub(r"\g<gives>", text)


def given_instead(beside: str) -> str:
    """Return the words beside a no that give more time until another day, from "hasta" on;
    nothing where there are none."""
    if _AT_MOST.match(beside) is not None:
        return beside[beside.lower().index("hasta") :]
    found = _INSTEAD.search(beside)
    return "" if found is None else found["given"]


def anyway(beside: str) -> bool:
    """Tell whether it is granted though nobody would be told: "de todos modos"."""
    return _ANYWAY.search(beside) is not None


def what_is_granted(beside: str) -> str:
    """Return the words that may name a day or an office, without the condition of the grant."""
    plainly = _ITS_DAY.sub(
        lambda one: f"{one['most'] or ''}hasta {one['day']}", _ANYWAY.sub("", beside)
    )
    return _LIMITS.split(plainly, maxsplit=1)[0]


def may_be_of_something_else(said: str, today: date) -> bool:
    """Tell whether a day may be of what is said beside it: "avance el 12 de junio"."""
    said_words = bare_words(without_days(read(said).plain, today)).split()
    if not _UNTIL.isdisjoint(said_words):
        return False
    return any(one.isalpha() and _MERE.fullmatch(one) is None for one in said_words)


def said_beside(beside: str, today: date, *, names_office: bool) -> str:
    """Return what is said beside a grant and is to be passed on; nothing where it only names the
    day, or, if it `names_office`, the office."""
    said = _ANYWAY.sub("", beside)
    if names_office:
        found = _LIMITS.search(said)
        said = "" if found is None else said[found.start() :]
    else:
        said = words.ADDRESSED.sub("", f" {said}", count=1)
    said = _DAY_FIRST.sub("", _BUT.sub("", JOINING.sub("", said).strip(" ,.;:-")))
    if (its_day := _ITS_DAY.match(said)) is not None:
        said = _AND.sub("", said[its_day.end() :])
    left = bare_words(without_days(read(said).plain, today)).split()
    telling = [one for one in left if _MERE.fullmatch(one) is None]
    return said if len(telling) >= _FEWEST else ""


def others_apart(said: str) -> tuple[str, str]:
    """Return what is said of a grant, and what is said behind that of another request, of the work
    of who decides or of who is away: "pero el inventario no, porque …", "y él no está el lunes"."""
    another = _ANOTHER.search(said)
    if another is None:
        return said, ""
    return said[: another.start()].strip(" .,;"), said[another.end("joint") :]


def without_denied(plain: str) -> str:
    """Return a reading without the days that it says are not meant; the month of one is the other's
    too: "el 25 y no el 27 de abril"."""
    plain = _YES_LAST.sub(lambda two: f"{two['lead']}{_with_month(two)} ;", plain)
    plain = _FIRST.sub(lambda two: f"{_with_month(two)} ;", plain)
    return _LAST.sub(lambda two: f"{two['lead']}{_with_month(two)} ;", plain)


def passes_over(plain: str, found: Sequence[SaidDate]) -> bool:
    """Tell whether a reading names a day that is not among those that were `found` in it."""
    return any(
        not any(one.start <= named.start("day") < one.end for one in found)
        for named in _NAMED.finditer(plain)
    )


def _with_month(two: re.Match[str]) -> str:
    """Return the day that is meant, with the month that only the other one names."""
    _, _, own = two["meant"].partition(" de ")
    _, _, other = two["other"].partition(" de ")
    return two["meant"] if own or not other else f"{two['meant']} de {other}"
