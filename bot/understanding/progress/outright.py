"""A figure that she says outright is the one: "déjelo en 25", "40 le dije", "mejor 20", "entonces
0". What else is told beside it says why. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.amounts.settled import Kind
from bot.understanding.progress.figures import STATED, Figure, Role
from bot.understanding.talk import ADDRESS
from bot.understanding.wordlists import MONTH, WEEKDAY

OUTRIGHT = "12 said outright"
_COUNT = r"(?P<count>\d{1,3}(?:\.\d{1,2})?)"
_HERE = r"(?: (?:en|a|al|hasta|por|con|el|un|unos|como|de))"
_IT = r"(?: (?:@|la|lo|el|eso|es[ae]|de|mejor)){0,3}"
_TAIL = (
    rf"(?: %)?(?: ,)?(?: (?:mejor|entonces|pues|por favor|porfa|gracias|no mas|y ya|por ahora"
    rf"|mientras tanto|{ADDRESS})){{0,3}}"
    r"(?= {0,2}$| [.,;!¶]| (?:y|que|porque|pues|mientras)(?!\S))"
)
_PUT = (
    r"(?:pon|pong[ae]n?|pongamos|diga(?=le )|dejen?|dejemos?|coloquen?|registren?|anoten?"
    r"|dej[ae]l[aeo]s?)"
    r"(?:me|le|nos)?(?:l[aeo]s?)?"
)
_MOVE = r"(?:baj[ae]|bajemos?|sub[ae]|subamos?|cambi[ea])(?:me|le|nos)?l[aeo]s?"
_NO = r"(?<!no )(?<!no le )(?<!no la )(?<!no lo )(?<!no te )(?<!no les )(?<!no me )"
_SAY = r"(?:dije|dijimos|repito)"
_DENIES = re.compile(rf"(?<!\S)no (?:(?:yo|le|les|te) ){{0,2}}{_SAY}(?!\S)")
_NOT_SO = r"(?! (?:[.,;] )?(?:y |pero |sino )?(?:era|eran|es|son|va|van|sino|quise)(?!\S))"
# "Nelson dice 70 pero yo creo que 60": hers, beside the figure of somebody else.
_ANOTHER_SAYS = (
    r"(?:dice|dicen|dijo|dijeron|pone|puso|pusieron|reporto|calcula|cree"
    r"|segun (?:(?:la|el) )?[a-z]{3,20})"
    rf"(?: (?:que|va|vamos|esta)){{0,2}}{_HERE}{{0,2}} \d{{1,3}}(?: %)?"
)
_I_SAY = (
    r"(?:(?:yo|nosotros)(?: (?:la|lo|le|mas|bien|si)){0,2} (?:creo|creemos|digo|decimos|diria"
    r"|diriamos|pienso|pensamos|calculo|calculamos|estimo|estimamos|considero|pongo|veo|vemos)"
    r"|para mi|a mi (?:juicio|parecer))"
)
_AGAINST_ANOTHERS = (
    rf"(?<!\S){_ANOTHER_SAYS}(?: [.,;])?(?: (?:pero|y|aunque|mas))? {_I_SAY}"
    rf"(?: (?:que|es|son|seria|va|vamos|esta)){{0,3}}{_HERE}{{0,2}} {_COUNT}{_TAIL}"
)
# What stands whatever other amounts are told: "22 % o 25 %, déjelo en 25", "no, 40 le dije".
_WHATEVER_ELSE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\S){_NO}{_PUT}{_IT}{_HERE}{{0,3}} {_COUNT}{_TAIL}",
        rf"(?<!\S){_NO}{_MOVE}{_IT} (?:a|al|hasta|por)(?: (?:el|un))? {_COUNT}{_TAIL}",
        # "pásela a 70": not "pásela al 15", which is a day
        rf"(?<!\S){_NO}pas[ae](?:me|le|nos)?l[aeo]s?{_IT} a(?: un)? {_COUNT}{_TAIL}",
        rf"(?<!\d )(?<!\S){_COUNT}(?: %)?(?: ,)?(?: (?:yo|ya|le|les|te|que)){{0,3}} {_SAY}"
        r"(?= {0,2}$| [.,;!¶]| que)",
        rf"(?<!\S){_NO}{_SAY}(?: que)?(?: (?:era|eran|va|van|es))?{_HERE}{{0,2}} {_COUNT}{_TAIL}"
        rf"{_NOT_SO}",
        rf"(?<!\S)(?:no|perdon|mentiras?|digo)(?: ,)? mejor{_HERE}{{0,2}} {_COUNT}{_TAIL}",
        r"(?<!\S)(?:en total|del total|de todo|en general|sobre el total)(?: ,)?"
        rf" (?:seria|iria|quedaria|es|va|vamos){_HERE}{{1,3}} {_COUNT}{_TAIL}",
        _AGAINST_ANOTHERS,
        # "ella me dijo que 40", "ya se publicó el decreto, así que 100"
        rf"(?<!\S){_NO}(?:(?:me|nos) (?:dij|dic|inform|coment|confirm|cont|report|avis)[a-z]{{1,5}}"
        r" que|asi que|por lo tanto|de modo que|osea que|o sea que"
        r"|(?:o sea|osea|es decir)(?= (?:ya )?(?:va|van|vamos|llevamos|estamos) ))"
        r"(?: (?:ya|va|van|vamos|llevamos|estamos|es|esta|queda|quedamos|seria)){0,2}"
        rf"{_HERE}{{0,2}}"
        rf" {_COUNT}{_TAIL}",
    )
)
# "ya quedó en 10 días o sea 70": what the number before it comes to.
_COMES_TO = re.compile(
    r"(?<!\S)(?:dias?|semanas?|meses|horas?)(?: ,)? "
    r"(?:o sea|osea|es decir|digamos|(?:eso|esto) (?:es|seria)"
    r"|pongale|calculo)(?: (?:que|va|vamos|es|seria|queda|quedamos)){0,3}"
    rf"{_HERE}{{0,3}} {_COUNT}{_TAIL}"
)
_TIME_TO_COME = re.compile(
    r"(?<!\S)(?:falta[a-z]{0,3}|quedan?|plazo|dentro|pid[a-z]{1,6}|necesit[a-z]{1,5}|van? a"
    r"|vamos a|se demora[a-z]{0,2}|ocupa[a-z]{0,3})(?!\S)[^.;!¶]{0,80}$"
)
_LEADS = (
    r"(?:(?:no|perdon|perdone|disculpe|mejor|entonces|pues|o sea|digamos|digo|bueno|h?ay|uy|ah"
    r"|mentiras?|que pena|corrijo)(?: ,)? ){1,4}"
)
_ALONE = re.compile(rf"(?:^ ?|[.,;!¶] ){_LEADS}{_COUNT}{_TAIL}")
_LAST = re.compile(rf"[.!;¶] {_COUNT}(?: %)?(?: [.!]){{0,3}} {{0,2}}$")
# "ya está en producción, 95": no day of a month
_LAST_BEHIND_COMMA = re.compile(
    r"[a-z] , (?P<count>3[2-9]|[4-9]\d|100)(?: %)?(?: [.!]){0,3} {0,2}$"
)
# "va en 20, ya llegaron las cotizaciones", "la 5.4 al 85, ya quedaron 3 formularios de 5"
_STANDS_AT = re.compile(
    r"(?:(?:^ ?|[.,;!¶:] |@ )(?:(?:ya|hoy|@) ){0,2}"
    r"(?:va|vamos|esta|estamos|sigue|seguimos|quedo|lleva)|^ ?@) (?:en|al)(?: (?:el|un))?"
    rf" {_COUNT}{_TAIL}"
)
# "60 pero falta la firma", "como 60 porque no hay actas": none that lacks 60
_OPPOSED = re.compile(
    r"^ ?(?:(?:como|por|unos|un|el|en|al|ya|va|vamos|ahi|pues|bueno|listo)(?: ,)? ){0,4}"
    rf"{_COUNT}(?: %)?(?: ,)? (?:pero|aunque|solo que|porque|ya que|sin|con)(?!\S)"
)
# "a la 1.2 ya le dimos inicio 10, socializamos …"
_BEGUN = re.compile(
    r"(?:^ ?|[.,;!¶] |@ )ya (?:les? )?(?:dimos|dieron|di|dio) (?:inicio|comienzo|arranque) "
    rf"{_COUNT}{_TAIL}"
)
# "12 contratos y van 30 %", the only one with its sign; not "van 30 % de los contratos"
_WITH_SIGN = re.compile(
    r"(?<!\S)(?:va|van|vamos|llevamos|estamos|esta)(?: (?:en|al|como|ya|un|el)){0,3}"
    rf" {_COUNT}(?= %)(?! % (?:del?|en)(?!\S))"
)
# "falta 1 formulario", beside where the work stands
_LACKING = re.compile(r"(?<!\S)(?:faltan?|restan?|quedan?)(?: (?:solo|nos|apenas|por|como)){0,2} $")
_A_THING = re.compile(r" (?!por ciento|puntos?)[a-z]{3,20}(?!\S)")
_PERCENT = re.compile(r"(?<!\S)\d{1,3}(?:\.\d{1,2})?(?= %)")
_IF = re.compile(r"(?<!\S)(?:si|cuando|apenas|hasta que|una vez)(?!\S)[^.;!¶]{0,120}$")
_SAYS_YES = re.compile(r"(?:^ ?|[.,;!¶] )si(?= ,| (?:senora?|doctora?)(?!\S))")
# "lista para firma 80", "la pasan a comité el jueves, 80", "dejemos esa en 100 pero solo lo mío"
_ENDS_ON_IT = re.compile(
    rf"(?!.{{0,90}}(?<!\S)(?:(?:{WEEKDAY}) ,|(?:{MONTH})) (?:[12]?\d|3[01])(?!\d))"
    r"(?!(?:(?:la|el|@|[:,]) ){0,4}(?:en|para|a) (?:el |fin(?:al)?es? de )?"
    rf"(?:{MONTH}|{WEEKDAY}) ,)"
    r"(?:(?:la|el|@|[:,]) ){0,4}(?:(?:(?:el|la|lo) (?:del? )?)?(?P<name>[a-z]{4,20})|[^\d,]{1,90} ,"
    r"|(?:.{0,40} )?(?:list[oa]s? |va |esta |casi )?(?:para|pendiente de|en) [a-z]{5,15}"
    r"|(?:.{0,40} )?[a-z]{2,12}[ai]d[oa]s?|dejemos (?:@|es[ae]|esto|la|lo) en"
    r"|[^\d%]{1,120} [.,;] (?:seria|serian|quedaria en)(?: como)?(?: un| el)?) "
    r"(?P<last>[1-9]\d?|100)(?: %)?(?: pero (?:solo|solamente) (?:lo|la parte) [a-z ]{2,20})?[ .!]*"
)


def outright(plain: str, figures: Sequence[Figure], *, one_thing: bool) -> list[Figure]:
    """Return the one figure that a text, as a reading spells it, says to be the one; all of them
    where it says that of none. Not what hangs on something: "si ya se publicó, póngale 100".

    Where the goal is `one_thing`, so many of others beside it only tell how: "va en 20, llegaron 2
    cotizaciones de 3".
    """
    found = _ordered(plain)
    ordered = [one for one in figures if one.amount.start == found]
    if ordered and not _is_before_the_name(plain, ordered[0], figures):
        return [replace(ordered[0], role=Role.CURRENT)]
    if len(figures) == 1 and figures[0].role is Role.IGNORED and _is_alone(plain, figures[0]):
        return [replace(figures[0], role=Role.CURRENT)]
    starts = {one.start("count") for one in _STANDS_AT.finditer(plain)}
    stands = [one for one in figures if one.amount.start in starts and one.role in STATED]
    others = [one for one in figures if one not in stands]
    counts = all(one.amount.kind is Kind.FRACTION or _is_lacking(plain, one) for one in others)
    return stands if one_thing and len(stands) == 1 and counts else [*figures]


def _is_lacking(plain: str, figure: Figure) -> bool:
    """Tell whether so many things lack: "falta 1 formulario"."""
    amount = figure.amount
    told = _LACKING.search(plain[: amount.start]) is not None
    return told and figure.role is Role.UNSURE and _A_THING.match(plain[amount.end :]) is not None


def is_outright(plain: str, start: int) -> bool:
    """Tell whether the number that begins at `start` is said outright."""
    if _ordered(plain) == start:
        return True
    percents = {one.start() for one in _PERCENT.finditer(plain)} - {start}
    ways: tuple[re.Pattern[str], ...] = (_ALONE, _LAST, _LAST_BEHIND_COMMA)
    ways = ways if percents else (*ways, _STANDS_AT, _BEGUN, _WITH_SIGN, _OPPOSED)
    return start in {one.start("count") for way in ways for one in way.finditer(plain)}


def _is_before_the_name(plain: str, ordered: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether the activity is named behind a figure, with another one: "40 dije. y faltó la
    2.2: sigue en 35"."""
    name = plain.find("@", ordered.amount.end)
    return name >= 0 and any(one.amount.start > name for one in figures)


def _is_alone(plain: str, figure: Figure) -> bool:
    return any(one.start("count") == figure.amount.start for one in _ALONE.finditer(plain))


def _ordered(plain: str) -> int | None:
    """Return where the last figure begins that is ordered, said again or told of the whole; "no
    dije 30, dije 54" is of the report that has the 30."""
    if _DENIES.search(plain) is not None:
        return None
    starts = [
        found.start("count")
        for way in _WHATEVER_ELSE
        for found in way.finditer(plain)
        if not _hangs(plain[: found.start()])
    ]
    starts += [
        found.start("count")
        for found in _COMES_TO.finditer(plain)
        if not _TIME_TO_COME.search(plain[: found.start()]) and not _hangs(plain[: found.start()])
    ]
    return max(starts, default=None)


def _hangs(before: str) -> bool:
    """Tell whether words before an order say on what it hangs, and not only "sí"."""
    return _IF.search(_SAYS_YES.sub(" ", before)) is not None


def last_number(plain: str) -> re.Match[str] | None:
    """Return the number that ends a text and may be its figure, `last`, with what it may only be
    the number of, `name`; no day of the week's."""
    return _ENDS_ON_IT.fullmatch(plain)
