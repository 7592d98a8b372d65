"""Rules 1, 2, 3: the amounts of a text: percentages, fractions, shares in words, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import chain

from bot.understanding.activities import sounds_like, stem
from bot.understanding.reading import phrase


class Kind(StrEnum):
    """How an amount is written."""

    PERCENT = "percent"
    FRACTION = "fraction"
    SHARE = "share"
    POINTS = "points"
    COUNT = "count"
    BARE = "bare"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Amount:
    """`plain[start:end]` as a percentage; `value` is None for what has none (a range)."""

    kind: Kind
    value: Decimal | None
    start: int
    end: int
    units: int | None = None
    of_others: bool = False


N = r"-?\d+(?:\.\d+)?"
_INT = r"(?:\d{1,3}'\d{3}|\d{1,4})"
_SOME = r"(?:(?:el|un|al|como|casi|unos|a|por) ){0,20}"
_OF = (
    r"(?:de(?: entre)?|/|del)(?: (?:un total de|un total de los|total de|los|las|mis|nuestras"
    r"|nuestros"
    r"|sus|el total de))?"
)
_RANGE = phrase(
    rf"entre {_SOME}{N}(?: %)? (?:y|a|-) {_SOME}{N}(?: %)?|{N} %? ?(?:o|-|u|y|ó) {N} %"
    rf"|(?<!del )(?<!de )(?<!desde )(?<!desde el )(?<!de un )(?<!desde un )(?<!del un ){N}(?: "
    rf"%)? (?:a|o|u|-) {_SOME}{N}(?: %)?"
    rf"|{N} {N} %|{N}(?: %)? (?:y pico|y algo|y tantos?|y punta|largo|larguito)(?: %)?"
    rf"|(?:mas o menos )?de {_SOME}{N}(?: %)? para arriba"
)
# "3 de 5", "2 capacitaciones de las 3", "una de las tres".
_FRACTION = phrase(
    rf"(?:(?P<part>{_INT})"
    r"(?: (?!\w+mos )(?:[a-z]+s|(?<=1 )[a-z]+)(?: de [a-z]{3,})?(?: (?!del? )[a-z]+){0,2})?"
    rf" {_OF}"
    rf"|(?P<one>una?|ningun[oa]?) (?:de|de entre|del total de) (?:(?:los|las) )?"
    rf"|(?P<unit>una?|ningun[oa]?) [a-z]+ (?:[a-z]+ )?de (?:los|las)) ?(?P<whole>{_INT})"
    r"(?! (?:%|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto)))"
)
_MAY_BE_A_RANGE = re.compile(r"[4-9][05] / [4-9][05]")  # "60/70"
# "de las 5 llevamos 3", "de 18 procesos faltan 6".
_WHOLE_FIRST = phrase(
    rf"(?:(?:de )?(?:las|los|un total de)|de) (?P<whole>{_INT})(?: [a-z]+){{0,3}}? (?:ya )?"
    r"(?:llevamos|lleva|llevo|van|hay|(?!falt|qued)[a-z]{3,}(?:amos|emos|imos)|(?P<lacks>faltan?|quedan?"
    r"|nos faltan)|se \w+"
    rf"|se han \w+|hemos \w+)(?: ya)? (?P<part>{_INT})(?! (?:%|de|\d))"
)
# "lista la primera de tres", "ya se hizo el segundo taller de los cuatro".
_JUST_DONE = (
    r"(?:list[oa]|hech[oa]|realizad[oa]|entregad[oa]|terminad[oa]|dictad[oa]"
    r"|publicad[oa]|hicimos|hice|vamos (?:en|por)"
    r"|realizamos|dictamos|terminamos|entregamos|publicamos|quedo"
    r"|(?<!no )se (?:hizo|realizo|dicto|entrego|publico|termino|llevo a cabo|ha hecho))"
)
_ORDINAL_OF = phrase(
    rf"(?<!no ){_JUST_DONE} (?:ya )?(?:la|el)"
    r" (?P<ordinal>primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|quint[ao])"
    rf"(?: [a-z]+){{0,2}} de (?:(?:las|los) )?(?P<whole>{_INT})"
    r"|(?:la|el) (?P<nth>primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|quint[ao])(?: [a-z]+){0,2} de"
    rf" (?:(?:las|los) )?(?P<all>{_INT})(?: [a-z]+){{0,2}} (?:ya )?"
    r"(?:quedo (?:list|hech|terminad|realizad)[oa]|esta list[oa]|ya esta|se (?:hizo|realizo|dicto"
    r"|celebro|publico|entrego|llevo a cabo|ejecuto|efectuo|instalo))"
)
_PERCENT = phrase(rf"(?P<minus>menos )?(?P<n>{N}) %|(?<=en )menos (?P<bare>{N})")
_POINTS = phrase(rf"(?P<n>{N}) puntos?(?: porcentuales)?")
_SHARE = phrase(
    r"(?P<half>(?:la |a |una )?mitad(?: de(?:l)? camino)?|a medias|medio camino|a media marcha)"
    r"|(?P<third>un tercio|la tercera parte|una tercera parte|1 / 3)"
    r"|(?P<thirds>2 tercios|(?:las )?2 terceras partes|(?:los )?2 tercios)"
    r"|(?P<quarter>una cuarta parte|la cuarta parte|un cuarto)"
    r"|(?P<quarters>(?:las )?3 cuartas partes|(?:los )?3 cuartos)"
    r"|(?:una|la) (?P<nth>quinta|sexta|decima) parte|(?P<some>[2-4]) quintas partes"
)
# "la mitad de mayo", "la mitad del presupuesto", "un cuarto de hora" are no share of the work.
_NO_SHARE = re.compile(
    r" de(?:l)? (?:(?:el|la|los|las|este|esta) )?(?:hora|ano|mes|semana|semestre|trimestre|periodo"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|presupuesto|recursos|plata|dinero|contrato|tiempo|plazo|funcionarios|asistentes|personas"
    r"|usuarios|gente|equipo|personal|ciudadanos|encuestados|pisos?)(?!\S)"
)
_COUNT = phrase(rf"(?P<n>{_INT}|una?)(?P<words>(?: [a-z]+){{1,2}})")
_OF_THEM = phrase(
    rf"(?:de )?(?:(?:las|los) )?(?P<noun>[a-z]+)(?: [a-z]+){{0,2}} (?:ya )?(?:van|llevamos|hicimos"
    rf"|tenemos|realizamos|lleva|llevo|hay|(?:hay|estan|tenemos) (?:ya )?(?:funcionando|operando"
    rf"|list[oa]s|hech[oa]s|instalad[oa]s|terminad[oa]s|en (?:funcionamiento|servicio|operacion)))"
    rf" (?P<n>{_INT})(?! (?:%|de|/|\d))"
)
# "brigadas 4": in a list the noun of the goal is its label.
_LABELLED = phrase(
    rf"(?P<noun>[a-z]{{4,}}s)(?: [a-z]{{4,}}){{0,2}} (?:: )?(?P<n>{_INT})(?= *$| [.,;¶])"
)
_ALL_OF_THEM = phrase(
    rf"(?:hicimos|realizamos|dictamos|terminamos|van|completamos|se \w+(?:aron|ieron)|listas"
    rf"|listos) (?:ya )?(?:las|los) (?P<n>{_INT})(?= *$| [.,;¶])"
)
_BARE = phrase(rf"(?P<n>{N})")
_TOO_MANY = 3  # times what is planned: no count of the goal's units
_NTH = {"quinta": 20, "sexta": 17, "decima": 10}
_ORDINAL = ("primer", "segund", "tercer", "cuart", "quint")

_PLURAL_VERB = re.compile(
    r"\w+mos|mas|menos|gracias|ademas|despues|entonces|pues|mientras|es|los|las|nos|pendientes|tras"
)
_NO_UNIT = re.compile(r"[.,;:?!¶@-]|%|\d\S*")


def find_amounts(plain: str, counted: frozenset[str], planned: int | None) -> list[Amount]:
    """Return the amounts in `plain`, whose distracting numbers are masked, in their order.

    `counted` are stems of the units of a goal of `planned` of them.
    """
    found: list[Amount] = []
    taken = bytearray(len(plain))
    counts = _counts(plain, counted, planned) if planned else ()
    finders = (_fractions, _ranges, _percents, _shares, _points)
    for amounts in (*(finder(plain) for finder in finders), counts, _bare_numbers(plain)):
        for amount in amounts:
            if not any(taken[amount.start : amount.end]):
                taken[amount.start : amount.end] = b"\1" * (amount.end - amount.start)
                found.append(amount)
    return sorted(found, key=lambda amount: amount.start)


def rounded(value: Decimal) -> Decimal:
    """Round to a whole number, halves up."""
    return value.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _int(written: str) -> int:
    """Return a whole number of units, written with or without its sign for thousands."""
    return int(written.replace("'", ""))


def _ranges(plain: str) -> Iterator[Amount]:
    for found in _RANGE.finditer(plain):
        after = plain[found.end() :]
        if found.group().count("%") or not re.match(r" (?:de|puntos|/)", after):
            yield Amount(Kind.RANGE, None, found.start(), found.end())


def _fractions(plain: str) -> Iterator[Amount]:
    for found in _WHOLE_FIRST.finditer(plain):
        part, whole = _int(found["part"]), _int(found["whole"])
        yield _share_of(whole - part if found["lacks"] else part, whole, *found.span())
    for found in _ORDINAL_OF.finditer(plain):
        said = found["ordinal"] or found["nth"]
        part = next(n for n, o in enumerate(_ORDINAL, 1) if said.startswith(o))
        yield _share_of(part, _int(found["whole"] or found["all"]), *found.span())
    for found in _FRACTION.finditer(plain):
        said = found["part"] or found["one"] or found["unit"]
        part = _int(said) if said[0].isdigit() else 0 if said.startswith("ning") else 1
        if _MAY_BE_A_RANGE.fullmatch(found.group()):
            yield Amount(Kind.RANGE, None, *found.span())
            continue
        amount = _share_of(part, _int(found["whole"]), *found.span())
        noun = plain[amount.end :].split(maxsplit=1)[:1]
        yield replace(amount, of_others=bool(noun) and _is_counted_noun(noun[0]))


def _share_of(part: int, whole: int, start: int, end: int) -> Amount:
    value = rounded(Decimal(part) * 100 / whole) if whole else Decimal(-1)
    return Amount(Kind.FRACTION, value, start, end, units=whole)


def _percents(plain: str) -> Iterator[Amount]:
    for found in _PERCENT.finditer(plain):
        value = Decimal(found["n"] or found["bare"])
        if found["bare"] or (found["minus"] and _stands_alone(plain, found.start())):
            value = -value
        yield Amount(Kind.PERCENT, value, found.start(), found.end())


def _stands_alone(plain: str, at: int) -> bool:
    """Whether nothing but a frame is before "menos 10 %", so that it is the number's sign."""
    before = plain[max(0, at - 12) : at]
    return re.search(r"(?:^|[.,;:¶@]|en|va|vamos|estamos) ?$", before) is not None


def _shares(plain: str) -> Iterator[Amount]:
    for found in _SHARE.finditer(plain):
        if _NO_SHARE.match(plain, found.end()):
            continue
        groups = {name for name, said in found.groupdict().items() if said}
        yield Amount(Kind.SHARE, _share_value(found, groups), found.start(), found.end())


def _share_value(found: re.Match[str], groups: set[str]) -> Decimal:
    if "nth" in groups:
        return Decimal(_NTH[found["nth"]])
    if "some" in groups:
        return Decimal(int(found["some"]) * 20)
    values = {"half": 50, "third": 33, "thirds": 67, "quarter": 25, "quarters": 75}
    return Decimal(next(values[name] for name in values if name in groups))


def _points(plain: str) -> Iterator[Amount]:
    for found in _POINTS.finditer(plain):
        yield Amount(Kind.POINTS, Decimal(found["n"]), found.start(), found.end())


def _counts(plain: str, counted: frozenset[str], planned: int) -> Iterator[Amount]:
    """Find bare counts of the goal's units: "ya hicimos 2 capacitaciones"."""
    for found in _COUNT.finditer(plain):
        words = found["words"].split()
        hits = [n for n, word in enumerate(words) if sounds_like(stem(word), counted)]
        if not hits or (hits[0] == 1 and words[0] in ("de", "en", "por", "para", "con", "y")):
            continue
        number = _int(found["n"]) if found["n"][0].isdigit() else 1
        if number > _TOO_MANY * planned:
            continue  # "asistieron 22 tutores" to the first of three workshops
        value = rounded(Decimal(number) * 100 / planned)
        end = found.start("words") + sum(len(word) + 1 for word in words[: hits[0] + 1])
        of_all = re.match(rf" de (?:(?:las|los) )?{planned}(?! %)(?!\S)", plain[end:])
        end += of_all.end() if of_all else 0
        yield Amount(Kind.COUNT, value, found.start(), end, units=number)

    for found in chain(_OF_THEM.finditer(plain), _LABELLED.finditer(plain)):
        if sounds_like(stem(found["noun"]), counted) and _int(found["n"]) <= planned:
            number = _int(found["n"])
            value = rounded(Decimal(number) * 100 / planned)
            yield Amount(Kind.COUNT, value, found.start(), found.end(), units=number)
    for found in _ALL_OF_THEM.finditer(plain):
        if _int(found["n"]) == planned:
            yield Amount(Kind.COUNT, Decimal(100), found.start(), found.end(), units=planned)


def _bare_numbers(plain: str) -> Iterator[Amount]:
    for found in _BARE.finditer(plain):
        after = plain[found.end() :].split(maxsplit=1)[:1]
        if not (after and _is_counted_noun(after[0])):
            yield Amount(Kind.BARE, Decimal(found["n"]), found.start(), found.end())


def _is_counted_noun(word: str) -> bool:
    if word in ("de", "/", "_") or word.startswith("_"):
        return True
    plural = word.endswith("s") and len(word) > 3 and not _PLURAL_VERB.fullmatch(word)
    return plural and not _NO_UNIT.fullmatch(word)
