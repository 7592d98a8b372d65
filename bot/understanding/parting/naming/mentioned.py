"""Where a text names activities outright: by code, by place in the list, or all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.lexicon import tags
from bot.understanding.parting.naming.codes import NUMBER, Codes, Mention
from bot.understanding.parting.naming.ordinals import (
    counts_before,
    is_of_a_thing,
    is_of_what_is_counted,
    is_piece,
)
from bot.understanding.parting.naming.ranges import range_at
from bot.understanding.parting.naming.wholes import ENDS, all_at
from bot.understanding.reading import read
from bot.understanding.wordlists import DAYS_OF_A_WEEK, PLACES, word_set

# What tells a state of "la 3 1", which has not been told its figure then.
_STATES = re.compile(
    r"van?|iba|esta|estan|queda|quedo|llevan?|llego|sigue|presenta|tiene|subio|paso"
)
_NAMES_A_PLACE = re.compile(
    rf"(?<!\S)(?:{'|'.join(PLACES)}"
    r"|(?:la|el|actividad|tarea|punto|numero|item)(?: n[o.]?| numero)? \d{1,2})(?!\S)(?! %)"
)
_OF_ALL = re.compile(
    r"(?<!\S)(?:tod[oa]s?|amb[oa]s|demas|otras?|otros?|resto|l[oa]s (?:dos|tres))(?!\S)"
)
_SUM = re.compile(r"\d{1,3}(?:\.\d{3}){1,5}")
_CUES = word_set(
    "la el las los actividad actividades meta accion codigo item punto numeral numero no "
    "nro n # act tarea nueva"
)
# "5.2 eso lo publica Carmen", in a line of its own: no figure.
_OF_WHOM = frozenset({"eso", "esa", "ese", "la", "lo", "las", "los", "se", "es"})
_OF_DICTATED = _CUES - {"el", "los", "las", "no", "n", "nueva"}  # "el 31" is a day
_BEFORE_A_DAY = frozenset(DAYS_OF_A_WEEK) | word_set("hasta para desde antes despues dia")
_WAS_DONE = re.compile(
    r"(?!pero|como|cuando|cuanto|mismo|solo|segundo|primero|punto|codigo|item|numero|acuerdo)"
    r"[a-z]{2,}(?:aron|ieron|eron|amos|imos|io|ue|[^rj]o)"
)
_LEADS_TO_FIGURE = word_set("ya en al por con el un casi")
_LAST = word_set("ultima ultimo penultima penultimo")
_TOLD = frozenset(("STAND", "DONE", "NOT", "ALREADY", "LACK"))
_AFTER_PLACE = word_set("en al y si que igual todavia aun")
_PARTS_OF_A_WHOLE = word_set("tercios terceras cuartos cuartas quintos quintas partes")
_NO_THINGS = word_set("es nos les")  # "la 5.2 es de Hacienda"
_AFTER_CODE = word_set("en al igual con lo se y pasa")
# "5.1 conforme, vi las actas": what is said of a thing, and of no figure.
_SAID_OF_A_THING = word_set(
    "conforme conformes conformidad visto buena bueno bien mala malo mal correcta correcto "
    "perfecta perfecto completa incompleta ok okey le les revisada revisado aprobada aprobado "
    "aceptada aceptado devuelta devuelto pendiente tampoco tambien"
)
_MOST = 100  # mentions that are looked for in a text


def names_a_place(text: str) -> bool:
    """Tell whether a text may name a place in the list, and speaks of no others with it."""
    plain = read(text).plain
    return _NAMES_A_PLACE.search(plain) is not None and _OF_ALL.search(plain) is None


def find_mentions(
    norms: Sequence[str], codes: Codes, spoken_of: str | None = None
) -> list[Mention]:
    """Return what the tokens name by code, place or as a whole, in their order; "la otra" that
    opens a text is another than the one `spoken_of`."""
    found: list[Mention] = []
    at = 0
    while at < len(norms) and len(found) < _MOST:
        named = range_at(norms, at, codes) or _code_at(norms, at, codes, found)
        named = named or _place_at(norms, at, codes, found)
        named = named or all_at(norms, at, codes, found, spoken_of)
        if named is None:
            at += 1
            continue
        found.append(named)
        at = named.last
    return found


def _code_at(
    norms: Sequence[str], at: int, codes: Codes, before: Sequence[Mention]
) -> Mention | None:
    written = codes.at(norms, at)
    if written is not None:
        code, end = written
        long = len(norms[at]) > 4 or _is_line(norms, at, end)
        alone = norms[at].isdigit() and end == at + 1 and not long
        if not alone or _may_name(_Number(norms, at, end, before)):
            return Mention(_with_cue(norms, at), end, (code,), "code")
        return None
    away = _away_at(norms, at, codes)
    if away is not None:
        return away
    if not NUMBER.fullmatch(norms[at]):
        return _unlisted(norms, at, codes)
    spoken = _in_two(norms, at, codes)
    if spoken is not None:
        return spoken
    if not _may_name(_Number(norms, at, at + 1, before)) and not _labels(norms, at):
        return _unknown_line(norms, at, before)
    return _number_at(norms, at, codes) or _unknown_line(norms, at, before)


def _away_at(norms: Sequence[str], at: int, codes: Codes) -> Mention | None:
    """Read the code of an activity of others, where its number can mean nothing else."""
    written = codes.away_at(norms, at)
    if written is None:
        return None
    code, end = written
    if norms[at][0].isdigit():
        cued = at > 0 and norms[at - 1] in _OF_DICTATED
        after = norms[end] if end < len(norms) else "."
        opens = "." in norms[at] and (at == 0 or norms[at - 1] in ENDS or norms[at - 1] == "y")
        goes_on = after in ENDS or after in _AFTER_CODE or bool(tags(after) & _TOLD)
        goes_on = goes_on or after in _SAID_OF_A_THING
        goes_on = goes_on or (at > 0 and norms[at - 1] == "¶" and after in _OF_WHOM)
        if not codes.ending(norms[at]) and _is_masculine(norms, at, after):
            return Mention(_with_cue(norms, at), end, (code,), "code")
        if codes.ending(norms[at]) or not (cued or (opens and goes_on)):
            return None
        if not _may_name(_Number(norms, at, end, ())):
            return None
    return Mention(_with_cue(norms, at), end, (code,), "code")


def _is_masculine(norms: Sequence[str], at: int, after: str) -> bool:
    """Tell whether a number is led as a code is: "los datos del 5.2", not "hasta el 5.2"."""
    led = at > 0 and "." in norms[at] and norms[at - 1] in ("el", "del")
    of_a_day = at > 1 and norms[at - 2] in _BEFORE_A_DAY
    plural = after.isalpha() and after.endswith("s") and not tags(after)  # "del 5.2 millones"
    amount = after in ("%", "$", "/", "por", "punto", "mil") or after[0].isdigit() or plural
    return led and not of_a_day and not amount


def _unlisted(norms: Sequence[str], at: int, codes: Codes) -> Mention | None:
    """Read what is formed as a code, opens a clause and is told a state, as one not in the list."""
    end = codes.formed_at(norms, at)
    opens = at == 0 or norms[at - 1] in ENDS or norms[at - 1] in ("y", "la")
    after = norms[end] if end is not None and end < len(norms) else "."
    tells = after in ("en", "al", ":") or _STATES.fullmatch(after) is not None
    return Mention(at, end, (), "code") if end is not None and opens and tells else None


def _is_line(norms: Sequence[str], at: int, end: int) -> bool:
    """Whether tokens fill a line of their own."""
    return (not at or norms[at - 1] == "¶") and [*norms[end : end + 1]] == ["¶"]


def _unknown_line(norms: Sequence[str], at: int, before: Sequence[Mention]) -> Mention | None:
    """Read the number that opens a line, as codes did before it, as a code that is not there."""
    opens = norms[at - 1] == "¶" if at else False
    labels = [*norms[at + 1 : at + 2]] in ([":"], ["-"], [","])
    lines = any(m.kind == "code" and (not m.first or norms[m.first - 1] == "¶") for m in before)
    if opens and labels and lines:
        return Mention(at, at + 1, (), "code")
    return Mention(at, at + 1, (), "code") if _is_item(norms, at, before) else None


def _is_item(norms: Sequence[str], at: int, before: Sequence[Mention]) -> bool:
    """Whether a dotted number that opens a clause is told a figure: "1.2 60 %, 7.7 50 %"."""
    opens = at == 0 or norms[at - 1] in ENDS or norms[at - 1] == "y"
    if not opens or "." not in norms[at] or _SUM.fullmatch(norms[at]):
        return False
    after = [*norms[at + 1 : at + 5], ".", ".", ".", "."]
    if after[0] == ":":
        return True
    goes = _STATES.fullmatch(after[0]) is not None or after[0] in ("en", "al")
    rest = [norm for norm in after if norm not in _LEADS_TO_FIGURE and not _STATES.fullmatch(norm)]
    figure = rest[0][0].isdigit() and rest[1] == "%"
    led = _STATES.fullmatch(after[0]) is not None and rest[0][0].isdigit()
    return led or (figure and (goes or any("." in norms[m.last - 1] for m in before)))


def _number_at(norms: Sequence[str], at: int, codes: Codes) -> Mention | None:
    """Read a number alone as the end of a code, or as a place in the list (rule 13)."""
    norm, first = norms[at], _with_cue(norms, at)
    cued = at > 0 and norms[at - 1] in _CUES
    counts = norm.isdigit() and norm[0] != "0" and len(codes.order) > 1
    place = codes.by_place(int(norm)) if counts and (cued or _labels(norms, at)) else None
    fits = frozenset(codes.ending(norm)) | ({place, *codes.last(norm)} if place else frozenset())
    kind = "code" if codes.ending(norm) or not fits else "place"
    fits = fits or (codes.dictated(norm) if at and norms[at - 1] in _OF_DICTATED else frozenset())
    if len(fits) > 1:
        return Mention(first, at + 1, (), "code")
    if fits:
        return Mention(first, at + 1, tuple(fits), kind)
    of_a_day = at > 0 and norms[at - 1] == "el" and norm.count(".") == 1
    if "." in norm and (cued or norm.count(".") > 1) and not _SUM.fullmatch(norm) and not of_a_day:
        return Mention(first, at + 1, (), "code")
    after = norms[at + 1] if at + 1 < len(norms) else "."
    if at and norms[at - 1] in _OF_DICTATED and norm.isdigit() and _STATES.fullmatch(after):
        return Mention(first, at + 1, (), "code")
    return None


def _labels(norms: Sequence[str], at: int) -> bool:
    """Whether a number opens a line as the label of a figure or a state: "2: 45 %"."""
    opens = at == 0 or not norms[at - 1][0].isalnum()
    sign, told = [*norms[at + 1 : at + 3], ".", "."][:2]
    tells = told[0].isdigit() or (sign == ":" and bool(tags(told) & _TOLD))
    return opens and sign in (":", ".") and tells


def _in_two(norms: Sequence[str], at: int, codes: Codes) -> Mention | None:
    """Read "la tres uno va en 60", "menos la tres uno": a code whose dot was not dictated."""
    before = norms[at - 1] if at else ""
    if not (norms[at].isdigit() and norms[at + 1 : at + 2] and norms[at + 1].isdigit()):
        return None
    if not (before in _OF_DICTATED or before == "el") or not _names_in_two(norms, at):
        return None
    written = codes.at([f"{norms[at]}.{norms[at + 1]}"], 0)
    return None if written is None else Mention(_with_cue(norms, at), at + 2, (written[0],), "code")


def _names_in_two(norms: Sequence[str], at: int) -> bool:
    """Whether two numbers are a code, and tell no amount and no list: "la 2 3 meses", "la 1 2 y 3";
    after "el" only what is told a state, as others are days."""
    after, beyond = [*norms[at + 2 : at + 4], ".", "."][:2]
    if _STATES.fullmatch(after) or (len(after) > 1 and after.isdigit() and beyond == "%"):
        return True
    if norms[at - 1] == "el" or after in ("%", "de", "del", "/", "punto", "puntos", "$", "a", "o"):
        return False
    lists = after in ("y", "e", ",") and beyond[0].isdigit()
    counts = after.isalpha() and after.endswith("s") and len(after) > 3 and not tags(after)
    return not (after[0].isdigit() or lists or counts or after in _PARTS_OF_A_WHOLE)


def _with_cue(norms: Sequence[str], at: int) -> int:
    while at and norms[at - 1] in _CUES:
        at -= 1
    return at


@dataclass(frozen=True, slots=True)
class _Number:
    """A number alone: the token `at` of a text, up to `end`, and what was found before it."""

    norms: Sequence[str]
    at: int
    end: int
    before: Sequence[Mention]

    @property
    def after(self) -> str:
        """The token behind it, "." at the end."""
        return self.norms[self.end] if self.end < len(self.norms) else "."

    @property
    def lead(self) -> str:
        """The token before it, "" at the beginning."""
        return self.norms[self.at - 1] if self.at else ""

    @property
    def is_cued(self) -> bool:
        """Whether a word that calls activities stands before it: "el ítem 3", "la 3"."""
        return self.lead in _CUES

    @property
    def dots(self) -> int:
        """How many dots it has: "1.3" one."""
        return self.norms[self.at].count(".")

    @property
    def opens(self) -> bool:
        """Whether it opens a clause: the text, a sentence, what follows "y"."""
        return not self.at or self.lead in ENDS or self.lead in ("y", "e")

    @property
    def follows_a_code(self) -> bool:
        """Whether at most one token stands between it and a code: "1.2 y 1.3"."""
        near = bool(self.before) and 0 < self.at - self.before[-1].last + 1 <= 2
        return near and self.before[-1].kind == "code"

    @property
    def is_listed(self) -> bool:
        """Whether only a comma or "y" stands between it and a code."""
        between = self.norms[self.before[-1].last : self.at] if self.follows_a_code else ()
        return self.follows_a_code and all(one in (",", "y", "e") for one in between)

    @property
    def tells(self) -> bool:
        """Whether what stands behind it tells how something goes: "2 va en 50", "2: 50"."""
        states = bool(tags(self.after) & {"STAND", "DONE", "NOT", "ALREADY", "LACK"})
        leads = self.after in ("en", "al", "igual", ":", "-", "lo", "se")
        return leads or self.after[0].isdigit() or states


def _has_a_unit(one: _Number) -> bool:
    """Whether it is an amount by what stands behind it: "3 %", "3 de 5", "2 puntos"."""
    units = ("%", "de", "del", "/", "punto", "puntos", "$")
    return one.after in units or one.after in _PARTS_OF_A_WHOLE


def _counts_things(one: _Number) -> bool:
    """Whether it counts what was spoken of: "las 3 y los videos"; not "las 2 y 3"."""
    return one.lead in ("las", "los") and not _goes_on(one.norms, one.end)


def _is_not_so_many(one: _Number) -> bool:
    """Whether it corrects a count: "eran 5 talleres no 4"."""
    return one.lead == "no" and counts_before(one.norms, one.at - 1)


def _is_a_whole(one: _Number) -> bool:
    """Whether it is how many there are in all: "una de las 3"."""
    return one.at > 1 and one.lead in ("las", "los") and one.norms[one.at - 2] == "de"


def _begins_an_amount(one: _Number) -> bool:
    """Whether another number follows it in the middle of a clause, after no code."""
    led = one.is_cued or not one.at or one.lead in ENDS or one.follows_a_code
    return one.after[0].isdigit() and not led


_TELLS_AN_AMOUNT = (_has_a_unit, _counts_things, _is_not_so_many, _is_a_whole, _begins_an_amount)


def _may_name(one: _Number) -> bool:
    """Whether a number alone names an activity and tells no amount."""
    if one.is_cued and one.dots and one.after in ("de", "del"):
        return True  # "el ítem 1.3 del programa"
    if any(tells(one) for tells in _TELLS_AN_AMOUNT):
        return False
    if one.is_cued:
        counted = one.after.endswith("s") and one.after not in _NO_THINGS
        things = one.after.isalpha() and counted and not tags(one.after)
        return not things and not _is_day(one.norms, one.at)
    return one.is_listed or one.dots > 1 or (one.opens and (one.tells or one.dots > 0))


def _is_day(norms: Sequence[str], at: int) -> bool:
    """Whether a number after "el" tells when something is done: "llegaron el 14", "lo cierra
    contabilidad el 10"; not "el 10 va en 50"."""
    led = at > 1 and norms[at - 1] == "el" and norms[at].isdigit() and 0 < int(norms[at]) <= 31
    if not led or _WAS_DONE.fullmatch(norms[at - 2]):
        return led
    after = norms[at + 1] if at + 1 < len(norms) else "."
    opens = norms[at - 2] in ENDS or norms[at - 2] in ("y", "e")
    return norms[at - 2].isalpha() and not opens and (after in ENDS or after == "y")


def _goes_on(norms: Sequence[str], at: int) -> bool:
    """Whether a list of numbers goes on: "las 2 y 3", not "las 3 y los videos"."""
    after = [*norms[at : at + 3], ".", ".", "."]
    return after[0] in ("y", ",", "e") and (
        after[1][0].isdigit() or (after[1] == "la" and after[2][0].isdigit())
    )


def _is_a_figure(norms: Sequence[str], at: int) -> bool:
    """Whether behind a place its figure is told as what it is: "la segunda es 35"."""
    is_so, figure = [*norms[at + 1 : at + 3], ".", "."][:2]
    return is_so in ("es", "son") and figure[0].isdigit()


def _place_at(
    norms: Sequence[str], at: int, codes: Codes, before: Sequence[Mention]
) -> Mention | None:
    """Read "la primera", "la última" and "las dos primeras" as places in the list."""
    if len(codes.order) < 2:
        return None
    norm, after = norms[at], norms[at + 1] if at + 1 < len(norms) else "."
    if norm.isdigit() and after in ("primeras", "primeros", "ultimas", "ultimos"):
        count = int(norm)
        if 1 < count <= len(codes.order):
            chosen = codes.order[:count] if after[0] == "p" else codes.order[-count:]
            return Mention(_with_cue(norms, at), at + 2, chosen, "place")
    place = PLACES.get(norm)
    if norm in _LAST and is_of_what_is_counted(norms, at):
        return None
    led = at and norms[at - 1] in ("la", "el", "y")
    labels = after == ":" and (at == 0 or norms[at - 1] in ENDS)
    if place is None or not (led or labels) or is_piece(norms, at, before):
        return None
    told = after in ENDS or after[0].isdigit() or after in _AFTER_PLACE or _is_a_figure(norms, at)
    if not (told or tags(after) & {"STAND", "DONE", "NOT", "ALREADY", "LACK", "PAST"}):
        return None
    if led and norm not in _LAST and is_of_a_thing(norms, at, before):
        return Mention(at - 1, at + 1, (), "code")
    code = codes.by_place(place)
    return Mention(at if labels else at - 1, at + 1, (code,) if code else (), "place")
