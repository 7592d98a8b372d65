"""What a figure comes to where a goal counts several units: all of them, one of them, or those that
there were up to now. Pure."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile

from bot.understanding.activities import sounds_like, stem, title_words, words_of
from bot.understanding.amounts.settled import rounded
from bot.understanding.meaning import PendingActivity
from bot.understanding.wordlists import PLACES, word_set

_ALL_UNITS = re.compile(
    r"(?<!\S)l[oa]s (?P<all>\d{1,3})(?: [a-z]{3,20})? (?:, )?(?:(?:al|en|va|van|ya) ){0,2}(?:el )?"
    r"100 (?:%|por ciento)"
    r"|(?<!\S)(?:complet|list|instalad|terminad|entregad)[oa]s (?:ya )?l[oa]s (?P<done>\d{1,3})"
    r"(?= *$| [.,;])"
    # "ya las terminamos ayer, las 300"
    r"|(?<!\S)(?:(?:termin|complet|finaliz|culmin|acab|realiz|entreg|aplic|instal|ejecut|capacit"
    r"|public|visit)(?:amos|aron|o)|hicimos|hicieron|conclu(?:imos|yeron)|cumplimos)"
    r"(?: [a-z]{2,15}){0,3} , (?:(?:ya|o sea|son|eran) )?l[oa]s (?P<told>\d{1,4})"
    r"(?: [a-z]{3,20})?(?= *$| [.,;])"
)
_LACKING = "no|sin|faltan?|pendientes?|casi|quedan|excepto|menos"
_LACKS = re.compile(rf"(?<!\S)(?:{_LACKING})(?!\S)")
_NOT_ALL = re.compile(rf"(?<!\S)(?:{_LACKING}|pero)(?!\S)")
_NOT_YET = re.compile(r"(?<!\S)(?:no|sin|falta|pendientes?|casi|si|cuando|apenas)(?!\S)")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,%])")
_CLOSED = re.compile(r"(?<!\S)(?:termino|culmino|finalizo|acabo)(?!\S)")
# "18 de 18 suscritos a la fecha", "3 de 3 este mes": more of them come.
_UP_TO_NOW = re.compile(
    r"(?<!\S)(?:a|hasta) (?:la|esta) fecha|(?:a|hasta) (?:hoy|ahora|el momento|este momento)(?!\S)"
    r"|(?<!\S)(?:de |del |en |por )?(?:este|esta|el|la) (?:mes|bimestre|trimestre|semestre|periodo"
    r"|semana)(?!\S)|(?<!\S)en lo (?:corrido|que va)(?!\S)|(?<!\S)(?:suscrit|celebrad)[oa]s(?!\S)"
)
_DEED = (
    r"(?:vinieron|asistieron|llegaron|pusimos|pusieron"
    r"|(?:capacit|instal|entreg|realiz|public|complet|visit|coloc|mont|ubic|aplic|dict)"
    r"(?:aron|amos)|hicimos|hicieron)"
)
_DID = re.compile(rf"(?<!\S){_DEED}(?: (?:ya|otr[oa]s|los|las)){{0,2}} $")
# "hicimos otros dos talleres", "ya instalamos las otras dos", "los otros dos ya quedaron
# instalados", "los dos que faltaban"
_OTHERS = re.compile(
    r"(?<!\S)otr[oa]s (?P<extra>\d{1,2}) (?P<units>[a-z]{3,20})(?!\S)"
    r"|(?<!\S)l[oa]s (?:otr[oa]s (?P<others>\d{1,2})|(?P<lacked>\d{1,2}) (?:[a-z]{3,20} )?que"
    r" (?:(?:nos|me) )?(?:faltaban|quedaban|restaban|hacian falta))(?! %)(?!\S)"
    r"|(?<!\S)otr[oa] (?P<unit>[a-z]{3,20})(?!\S)"
)
_OF_OTHERS = ("extra", "others", "lacked")  # the groups with their number
# "otros dos talleres, van 4": what they come to is told
_RESULT = re.compile(
    r"(?<!\S)(?:van?|vamos|llev[a-z]{1,5}|quedamos|completamos|sumamos|suman|son|total)"
    r" (?:(?:ya|en|a|al|con|por|un|de) ){0,3}\d"
)
_DID_OTHERS = re.compile(
    r"(?<!\S)(?:(?:sac|senaliz|celebr|ejecut|desarroll|adecu|digitaliz|elabor|radic|habilit"
    rf"|public|difund)(?:amos|aron|imos|ieron)|{_DEED}"
    r"|(?:qued(?:o|aron)|estan?|fue|fueron) [a-z]{3,20}[ai]d[oa]s?"
    r"|se (?:instal|entreg|realiz|public|complet|visit|coloc|mont|ubic|aplic)(?:o|aron))(?!\S)"
)
# "el buzón de la vereda Santa Rosa", "el de Sta Rosa", "el buzón en la alcaldía"
_ONE_NAMED = re.compile(
    r"(?<!\S)(?:(?:el|la) (?P<unit>[a-z]{3,20}) (?:de sugerencias )?(?:del?|en)|(?:el|la) del?)"
    r"(?P<name>(?: [a-z]{2,20}){1,5})"
)
_MADE = re.compile(
    rf"(?<!\S)(?:{_DEED}|qued(?:o|aron)|(?:fue|fueron) [a-z]{{3,20}}[ai]d[oa]s?|ya estan?"
    r"|list[oa]s?|se (?:instal|entreg|realiz|public|complet|visit|coloc|mont|ubic|aplic)"
    r"(?:o|aron))(?!\S)"
)
_BEHIND_NAME = word_set(
    "ya quedo quedaron esta estan fue se que con para por hoy ayer y listo lista"
)
_OF_NO_NAME = word_set("el la los las de del todo todos todas anual mes dia tarde noche lunes")
# "con el de Santa Rosa completamos los 5", "el último, el de la alcaldía"
_WITH_ALL = re.compile(r"(?<!\S)(?:tod[oa]s?|ultim[oa]|con|complet\w{2,9}|faltaba|quedaba)(?!\S)")
_WHOLE = Decimal(100)
_SIGN = re.compile(r"(?<!\S)[.,;:!?¶](?!\S)")
_ONE_OF_THEM = re.compile(
    rf" ?(?:(?:y|ojo|pero|@|el|la|del|de) ){{0,4}}(?P<nth>{'|'.join(PLACES)})"
    r" (?P<noun>[a-z]{3,20})(?!\S)"
)
_OF_THE_SAME = re.compile(
    r" ?(?:(?:y|pero|apenas|ya|solo) ){0,3}(?:va|esta|lleva|iria|quedo)(?!\S)"
)
# "el primer informe lo tengo en borrador, a la mitad": the figure is of what stands before its sign
_IN_HAND = re.compile(
    r"(?<!\S)(?:borrador|en (?:elaboracion|construccion|redaccion|proceso))(?!\S)"
)
_ONLY_LEADS = re.compile(r" ?(?:(?:como|al?|en|por|la|un|el|casi|apenas) ){0,4}")
# "ya instalamos 3 y el cuarto va en", "12 de las 20 personas ya y el otro grupo va en"
_A_PLACED_UNIT = rf"(?:{'|'.join(PLACES)}) (?!acti|qued|sigue|segui|esta)[a-z]{{4,20}}"
_BESIDE_OTHERS = re.compile(
    rf"(?<!\S)(?:\d{{1,3}}|una?|{_A_PLACED_UNIT})(?!\S)[^;¶]{{1,120}}(?<!\S)(?:el|la) (?:"
    rf"(?P<nth>{'|'.join(PLACES)})(?: que falta(?:ba)?)?|otr[oa] (?!va |esta )[a-z]{{3,20}}"
    r"|que (?:falta|sigue|queda)) (?:(?:ya|apenas|solo|si) )?(?:va|esta|lleva|iria|quedo)"
    r" (?:(?:ya|como|al?|en|por|la|un|el|casi|apenas) ){0,4}$"
)


def all_units(plain: str, product: str, planned: int | None) -> tuple[int, int] | None:
    """Return where all units of the goal are told beside 100, or as done: "ya van los 5, 100 %",
    "completos los 5", of "5 buzones"."""
    found = _ALL_UNITS.search(plain)
    goal = _NUMBER.search(product)
    whole = planned or (int(goal[0]) if goal else 0)
    if found is None or _NOT_ALL.search(plain):
        return None
    name = str(found.lastgroup)
    words = found.span(name) if name == "told" else found.span()  # the deed is told in her words
    return words if int(found[name]) == whole else None


def is_closed(plain: str) -> bool:
    """Tell whether a text says that the work itself has ended: "terminó, asistieron las 20"."""
    return _CLOSED.search(plain) is not None and _LACKS.search(plain) is None


def is_up_to_now(plain: str) -> bool:
    """Tell whether what is counted is what there was up to now, and more of it may come."""
    return _UP_TO_NOW.search(plain) is not None


def of_one_unit(plain: str, start: int, percent: Decimal, units: int, unit: str) -> Decimal | None:
    """Return what a figure at `start` comes to that is told of one of several units in a row: "el
    primer informe va por la mitad" of two is 25; None where it is told of the whole."""
    *before, here = _SIGN.split(plain[:start])
    found = _ONE_OF_THEM.match(here)
    alone = _ONLY_LEADS.fullmatch(here) and before and _IN_HAND.search(before[-1])
    if found is None and before and (alone or _OF_THE_SAME.match(here)):
        found = _ONE_OF_THEM.match(before[-1])
    if found is not None and not (unit and _is_called(found["noun"], unit)):
        return None
    found = found or _BESIDE_OTHERS.search(plain[:start])
    nth = PLACES.get(found["nth"], 0) if found is not None else 0
    if not 0 < nth <= units or units <= 1:
        return None
    return rounded(((nth - 1) * _WHOLE + percent) / units)


def is_beside_others(plain: str, start: int) -> bool:
    """Tell whether a figure at `start` is told of one unit, beside others that were counted."""
    return _BESIDE_OTHERS.search(plain[:start]) is not None


def with_more(
    plain: str, start: int, number: Decimal, units: int, last: Decimal | None
) -> Decimal | None:
    """Return what so many more units come to beside the last figure: "vinieron 7 más" after 9 of
    20; None where no deed is told of them, or they are too many."""
    if last is None or units <= 1 or _DID.search(plain[:start]) is None:
        return None
    share = _with_so_many_more(last, number, units)
    return share if share <= _WHOLE else None


def with_others(
    plain: str, units: int, unit: str, last: Decimal | None
) -> tuple[Decimal, int, int] | None:
    """Return what the other units, or another one, come to beside the last figure, and where they
    are told: "ya instalamos las otras dos" after 3 of 5; None where no deed is told of them, or
    they are too many."""
    found = _OTHERS.search(plain)
    if found is None or last is None or units <= 1:
        return None
    called = found["unit"] or found["units"]
    if called and not (unit and _is_called(called, unit)):
        return None
    clause = _clause_around(plain, found)
    told_apart = found["extra"] and _RESULT.search(plain)
    number = next((int(found[one]) for one in _OF_OTHERS if found[one]), 1)
    share = _with_so_many_more(last, Decimal(number), units)
    done = _DID_OTHERS.search(clause) is not None and _NOT_YET.search(clause) is None
    if share > _WHOLE or told_apart or not done:
        return None
    return share, *found.span()


def with_named(
    plain: str, activity: PendingActivity, units: int
) -> tuple[Decimal, int, int] | None:
    """Return what single units that are done and called by their names come to beside the last
    figure, and where they are told: "ya instalamos el buzón de Santa Rosa" of 5; None where the
    words are of the whole, or of one that is still to come."""
    if units <= 1 or _WITH_ALL.search(plain):
        return None
    told = [one for one in _ONE_NAMED.finditer(plain) if _names_one(one, activity)]
    clauses = {_clause_around(plain, one, one[0]) for one in told}
    done = [one for one in clauses if _MADE.search(one) and not _NOT_YET.search(one)]
    if not told or len(done) < len(clauses):
        return None
    share = _with_so_many_more(activity.percent or Decimal(0), Decimal(len(told)), units)
    return (share, told[0].start(), told[-1].end()) if share <= _WHOLE else None


def _with_so_many_more(last: Decimal, number: Decimal, units: int) -> Decimal:
    """Return what so many units more come to: two of six after 33 % are four of them, 67 %."""
    before = in_units(last, units)
    had = last * units / _WHOLE if before is None else before
    return rounded((had + number) * _WHOLE / units)


def in_units(percent: Decimal, units: int) -> int | None:
    """Return how many units a percentage is; None where it is no whole number of them."""
    number = percent * units / _WHOLE
    whole = int(number.to_integral_value())
    return whole if rounded(whole * _WHOLE / units) == percent else None


def names_units(plain: str) -> bool:
    """Tell whether words are of units that are told as the others, or by their names."""
    return any(one.search(plain) for one in (_OTHERS, _ONE_NAMED))


def _names_one(found: re.Match[str], activity: PendingActivity) -> bool:
    """Tell whether a unit of the goal is called by a name, which no word of the activity is."""
    unit = found["unit"]
    counted = words_of(activity.title, activity.product).counted
    if unit and sounds_like(stem(unit), counted) is None:
        return False
    own = {stem(one) for one in title_words(activity.title, activity.product)}
    name = takewhile(lambda one: one not in _BEHIND_NAME, found["name"].split())
    return any(one not in _OF_NO_NAME and stem(one) not in own for one in name)


def _is_called(noun: str, unit: str) -> bool:
    return sounds_like(stem(noun), frozenset({stem(unit)})) is not None


def _clause_around(plain: str, found: re.Match[str], between: str = "") -> str:
    before, after = _SIGN.split(plain[: found.start()])[-1], _SIGN.split(plain[found.end() :])[0]
    return f"{before} {between} {after}"
